/**
 * Who is on the other side: of a company's entry its owner, of a person's entry a company that is theirs. Where members name
 * their entity, that decides; where they name none, any person of the vault may be the owner. Fails with INVALID_INPUT where
 * nobody was named and several could be meant, and with REFUSED where there is nobody, or somebody else was named.
 */
import { BulkheadError } from '../../shared/errors.ts';
import { type EntityRow, findEntity, listEntities } from '../ledger/index.ts';
import { preparedValue, type VaultDatabase } from '../vault/index.ts';

const holdersOf = preparedValue<string>(
  'SELECT holder_id FROM member WHERE entity_id = ? AND holder_id IS NOT NULL',
);

function owns(db: VaultDatabase, person: EntityRow, company: EntityRow): boolean {
  const holders = holdersOf(db).all(company.id);
  return holders.length === 0 || holders.includes(person.id);
}

/** Everybody who can be on the other side of that entity's entries. */
export function counterparts(db: VaultDatabase, of: EntityRow): EntityRow[] {
  return listEntities(db).filter((one) => {
    if (one.kind === of.kind) return false;
    return of.kind === 'llc' ? owns(db, one, of) : owns(db, of, one);
  });
}

export function chooseCounterpart(db: VaultDatabase, of: EntityRow, ref: string | undefined): EntityRow {
  const all = counterparts(db, of);
  const names = all.map(({ name }) => name).join(', ');
  if (ref !== undefined) {
    const named = findEntity(db, ref);
    if (all.some(({ id }) => id === named.id)) return named;
    const [company, person] = of.kind === 'llc' ? [of, named] : [named, of];
    throw new BulkheadError(
      'REFUSED',
      named.kind === of.kind
        ? `“${named.name}” and “${of.name}” are not a company and its owner.`
        : `“${person.name}” is not among the members of “${company.name}”.`,
      { remedy: all.length > 0 ? `There is: ${names}.` : 'Name the owner among the company’s members.' },
    );
  }
  const [only, ...more] = all;
  if (only && more.length === 0) return only;
  if (!only)
    throw new BulkheadError(
      'REFUSED',
      of.kind === 'llc'
        ? `The owner of “${of.name}” has no books here.`
        : `“${of.name}” has no company in these books.`,
      {
        remedy:
          of.kind === 'llc'
            ? 'Add the person, or name them among the company’s members.'
            : 'Add the company, or name this person among its members.',
      },
    );
  throw new BulkheadError(
    'INVALID_INPUT',
    of.kind === 'llc'
      ? `“${of.name}” has several owners: ${names}.`
      : `“${of.name}” has several companies: ${names}.`,
    { remedy: 'Say whose cost it was.', facts: { choices: all.map(({ id, name }) => ({ id, name })) } },
  );
}
