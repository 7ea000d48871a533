/**
 * Who is on the other side. Where members name their entity, that decides who owns a company; where they name none, any
 * person of the vault may be the owner. Fails with INVALID_INPUT where nobody was named and several could be meant, and
 * with REFUSED where there is nobody, or somebody else was named.
 */
import { BulkheadError } from '../../shared/errors.ts';
import { type EntityRow, findEntity, listEntities } from '../ledger/index.ts';
import { preparedValue, type VaultDatabase } from '../vault/index.ts';
import type { Relation } from './kinds.ts';

const holdersOf = preparedValue<string>(
  'SELECT holder_id FROM member WHERE entity_id = ? AND holder_id IS NOT NULL',
);

export function owns(db: VaultDatabase, owner: EntityRow, company: EntityRow): boolean {
  if (company.kind !== 'llc' || owner.id === company.id) return false;
  const holders = holdersOf(db).all(company.id);
  return holders.length === 0 ? owner.kind === 'person' : holders.includes(owner.id);
}

function isRelated(db: VaultDatabase, relation: Relation, from: EntityRow, to: EntityRow): boolean {
  switch (relation) {
    case 'owner-to-company':
      return owns(db, from, to);
    case 'company-to-owner':
      return owns(db, to, from);
    case 'companies':
      return from.kind === 'llc' && to.kind === 'llc' && from.id !== to.id;
    case 'any':
      return owns(db, from, to) || owns(db, to, from) || isRelated(db, 'companies', from, to);
  }
}

/** Everybody who can be on the other side of that entity, which gives or receives. */
export function counterparts(
  db: VaultDatabase,
  of: EntityRow,
  relation: Relation,
  gives: boolean,
): EntityRow[] {
  return listEntities(db).filter((one) =>
    gives ? isRelated(db, relation, of, one) : isRelated(db, relation, one, of),
  );
}

interface Asked {
  relation: Relation;
  gives: boolean;
  named: string | undefined;
}

export function chooseCounterpart(db: VaultDatabase, of: EntityRow, asked: Asked): EntityRow {
  const { relation, gives, named } = asked;
  const all = counterparts(db, of, relation, gives);
  if (named !== undefined) {
    const other = findEntity(db, named);
    if (all.some(({ id }) => id === other.id)) return other;
    throw notRelated(of, other, relation, all);
  }
  const [only, ...more] = all;
  if (!only) throw nobody(of, relation);
  if (more.length === 0) return only;
  const names = all.map(({ name }) => name).join(', ');
  throw new BulkheadError(
    'INVALID_INPUT',
    relation === 'any' || relation === 'companies'
      ? `Several could be on the other side of “${of.name}”: ${names}.`
      : of.kind === 'llc'
        ? `“${of.name}” has several owners: ${names}.`
        : `“${of.name}” has several companies: ${names}.`,
    { remedy: 'Say whose it is.', facts: { choices: all.map(({ id, name }) => ({ id, name })) } },
  );
}

function notRelated(
  of: EntityRow,
  other: EntityRow,
  relation: Relation,
  all: readonly EntityRow[],
): BulkheadError {
  const [company, person] = of.kind === 'llc' ? [of, other] : [other, of];
  const message =
    of.id === other.id
      ? `“${of.name}” can’t be on both sides.`
      : relation === 'companies'
        ? `“${of.name}” and “${other.name}” are not two companies.`
        : company.kind === 'llc' && person.kind === 'person'
          ? relation === 'any' || all.some(({ kind }) => kind === other.kind) || all.length === 0
            ? `“${person.name}” is not among the members of “${company.name}”.`
            : `“${of.name}” and “${other.name}” are the wrong way round.`
          : `“${other.name}” and “${of.name}” are not a company and its owner.`;
  return new BulkheadError('REFUSED', message, {
    remedy:
      all.length > 0
        ? `There is: ${all.map(({ name }) => name).join(', ')}.`
        : relation === 'companies'
          ? 'Choose two companies.'
          : 'Name the owner among the company’s members.',
  });
}

function nobody(of: EntityRow, relation: Relation): BulkheadError {
  if (relation === 'companies')
    return new BulkheadError('REFUSED', `There is no other company beside “${of.name}”.`, {
      remedy: 'Add the company.',
    });
  return of.kind === 'llc'
    ? new BulkheadError('REFUSED', `The owner of “${of.name}” has no books here.`, {
        remedy: 'Add the person, or name them among the company’s members.',
      })
    : new BulkheadError('REFUSED', `“${of.name}” has no company in these books.`, {
        remedy: 'Add the company, or name this person among its members.',
      });
}
