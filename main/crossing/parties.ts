/**
 * Who is on the other side. Where members name their entity, that decides who owns a company, by the table of ownership of the
 * day; where nobody has said for that day, whoever is named at any time, and where none is, any person of the vault may be the
 * owner. What is lent and owed outlives that: it can be settled with whoever was an owner. Fails with INVALID_INPUT where
 * nobody was named and several could be meant, and with REFUSED where there is nobody, or somebody else was named.
 */
import { BulkheadError } from '../../shared/errors.ts';
import { type EntityRow, findEntity, listEntities, loadMembers } from '../ledger/index.ts';
import type { VaultDatabase } from '../vault/index.ts';
import type { Relation } from './kinds.ts';

export function owns(db: VaultDatabase, owner: EntityRow, company: EntityRow, day: string): boolean {
  if (company.kind !== 'llc' || owner.id === company.id) return false;
  const { members, ownership } = loadMembers(db, company.id);
  const table = ownership.findLast(({ since }) => since <= day);
  const named = members.filter(({ holderId }) => holderId !== null);
  const holders = table ? named.filter(({ id }) => table.stakes.has(id)) : named;
  if (holders.length > 0) return holders.some(({ holderId }) => holderId === owner.id);
  // Those who hold it have no books here, so that any of the vault may be one of them, but for who is known to hold it not.
  return owner.kind === 'person' && !named.some(({ holderId }) => holderId === owner.id);
}

/** On any day. */
function everOwned(db: VaultDatabase, owner: EntityRow, company: EntityRow): boolean {
  if (company.kind !== 'llc' || owner.id === company.id) return false;
  const holders = loadMembers(db, company.id).members.flatMap(({ holderId }) => holderId ?? []);
  return holders.length === 0 ? owner.kind === 'person' : holders.includes(owner.id);
}

function areCompanies(a: EntityRow, b: EntityRow): boolean {
  return a.kind === 'llc' && b.kind === 'llc' && a.id !== b.id;
}

function isRelated(
  db: VaultDatabase,
  relation: Relation,
  from: EntityRow,
  to: EntityRow,
  day: string,
): boolean {
  switch (relation) {
    case 'owner-to-company':
      return owns(db, from, to, day);
    case 'company-to-owner':
      return owns(db, to, from, day);
    case 'companies':
      return areCompanies(from, to);
    case 'any':
      return everOwned(db, from, to) || everOwned(db, to, from) || areCompanies(from, to);
  }
}

/** Everybody who can be on the other side of that entity, which gives or receives, on a day. */
export function counterparts(
  db: VaultDatabase,
  of: EntityRow,
  relation: Relation,
  { gives, day }: { gives: boolean; day: string },
): EntityRow[] {
  return listEntities(db).filter((one) =>
    gives ? isRelated(db, relation, of, one, day) : isRelated(db, relation, one, of, day),
  );
}

/** Everybody with whom anything can cross, on any day. */
export function relatives(db: VaultDatabase, of: EntityRow): EntityRow[] {
  return counterparts(db, of, 'any', { gives: true, day: '' });
}

interface Asked {
  relation: Relation;
  gives: boolean;
  /** Of the crossing. */
  day: string;
  named: string | undefined;
  /** Where they are named. */
  field: 'with' | 'from' | 'to';
}

export function chooseCounterpart(db: VaultDatabase, of: EntityRow, asked: Asked): EntityRow {
  const { relation, named, field } = asked;
  const all = counterparts(db, of, relation, asked);
  if (named !== undefined) {
    const other = findEntity(db, named);
    if (all.some(({ id }) => id === other.id)) return other;
    throw notRelated(
      of,
      other,
      relation,
      all,
      everOwned(db, other, of) || everOwned(db, of, other) ? asked.day : null,
    );
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
    { remedy: 'Say which of them.', facts: { field, choices: all.map(({ id, name }) => ({ id, name })) } },
  );
}

function notRelated(
  of: EntityRow,
  other: EntityRow,
  relation: Relation,
  all: readonly EntityRow[],
  /** On which somebody who owns it at other times does not. */
  day: string | null,
): BulkheadError {
  const [company, person] = of.kind === 'llc' ? [of, other] : [other, of];
  const message =
    of.id === other.id
      ? `“${of.name}” can’t be on both sides.`
      : relation === 'companies'
        ? `“${of.name}” and “${other.name}” are not two companies.`
        : company.kind === 'llc' && person.kind === 'person'
          ? relation === 'any' || all.some(({ kind }) => kind === other.kind) || all.length === 0
            ? `“${person.name}” is not among the members of “${company.name}”${day === null ? '' : ` on ${day}`}.`
            : `“${of.name}” and “${other.name}” are the wrong way round.`
          : `“${other.name}” and “${of.name}” are not a company and its owner.`;
  const areTwoCompanies = of.kind === 'llc' && other.kind === 'llc' && of.id !== other.id;
  return new BulkheadError('REFUSED', message, {
    remedy:
      // To make the one a member of the other would change whose company it is.
      areTwoCompanies && relation !== 'companies'
        ? 'Book it as a loan, or as a draw of the one and a contribution to the other.'
        : all.length > 0
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
      facts: { next: 'entity.create' },
    });
  return of.kind === 'llc'
    ? new BulkheadError('REFUSED', `The owner of “${of.name}” has no books here.`, {
        remedy: 'Add the person, or name them among the company’s members.',
        facts: { next: ['entity.create', 'member.set'] },
      })
    : new BulkheadError('REFUSED', `“${of.name}” has no company in these books.`, {
        remedy: 'Add the company, or name this person among its members.',
        facts: { next: ['entity.create', 'member.set'] },
      });
}
