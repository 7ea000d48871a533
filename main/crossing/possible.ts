/**
 * Which kinds a movement can be, and why the others can't: by who owns whom, by the company's tax class, and where it
 * begins with an entry, by what that entry is. The same questions that `make` asks, asked of every kind beforehand.
 */
import type { z } from 'zod';
import { CROSSING_KINDS } from '../../shared/contract/crossing.ts';
import type { contract } from '../../shared/contract/index.ts';
import { BulkheadError } from '../../shared/errors.ts';
import { type EntityRow, findEntity, type Scope } from '../ledger/index.ts';
import type { VaultDatabase } from '../vault/index.ts';
import { isCost, type Kind, movesMoney, relationOf, requireAllowed, requirePayer } from './kinds.ts';
import { type Origin, requireOrigin } from './origin.ts';
import { chooseCounterpart, owns } from './parties.ts';

type Kinds = (typeof contract.crossing.kinds)['~orpc'];
type Input = z.output<NonNullable<Kinds['inputSchema']>>;
type Output = z.input<NonNullable<Kinds['outputSchema']>>;

/** REFUSED where the kind can't be between the two, in this direction. */
export function requirePossible(
  db: VaultDatabase,
  kind: Kind,
  from: EntityRow,
  to: EntityRow,
  day: string,
): void {
  const company = companyOf(db, from, to, day);
  requireAllowed(kind, company);
  if (kind === 'waiver' && !owns(db, from, to, day) && !owns(db, to, from, day))
    throw new BulkheadError(
      'REFUSED',
      `“${from.name}” can’t give up what “${to.name}” owes: neither owns the other.`,
      { remedy: 'Book a draw of the one and a contribution to the other.' },
    );
}

/** The one of the two whose tax class decides. */
export function companyOf(db: VaultDatabase, from: EntityRow, to: EntityRow, day: string): EntityRow {
  if (from.kind === 'llc' && !owns(db, from, to, day)) return from;
  return to.kind === 'llc' ? to : from;
}

/** Which side the entry's books are on. */
export function givesIn(kind: Kind, entry: Origin): boolean {
  return !movesMoney(kind) || entry.money.amount_minor < 0;
}

/** INVALID_INPUT where a movement of that kind can't begin with an entry of those books. */
export function requireFromEntry(kind: Kind, owner: EntityRow): void {
  if (isCost(kind)) return requirePayer(kind, owner, owner.kind === 'person');
  if (!movesMoney(kind))
    throw new BulkheadError('INVALID_INPUT', 'Nothing is paid in that kind of movement.', {
      remedy: 'Give both sides, the day and the amount.',
      facts: { field: 'kind' },
    });
}

export function possibleKinds(db: VaultDatabase, from: EntityRow, to: EntityRow, day: string): Kind[] {
  return CROSSING_KINDS.filter((kind) => whyNot(() => requireBetween(db, kind, from, to, day)) === null);
}

export function listKinds({ db, today }: Scope, input: Input): Output {
  if (input.entry !== undefined) return kindsOfEntry(db, input.entry, input.with);
  const [from, to] = [findEntity(db, input.from!), findEntity(db, input.to!)];
  const day = input.date ?? today;
  return CROSSING_KINDS.map((kind) => ({
    ...between(kind, from, to),
    ...told(whyNot(() => requireBetween(db, kind, from, to, day))),
  }));
}

function kindsOfEntry(db: VaultDatabase, id: string, named: string | undefined): Output {
  const entry = requireOrigin(db, id);
  const own = entry.owner;
  const other =
    named === undefined
      ? chooseCounterpart(db, own, { relation: 'any', gives: true, day: entry.date, named })
      : findEntity(db, named);
  return CROSSING_KINDS.map((kind) => {
    const [from, to] = givesIn(kind, entry) ? ([own, other] as const) : ([other, own] as const);
    return {
      ...between(kind, from, to),
      ...told(
        whyNot(() => {
          requireFromEntry(kind, own);
          requireBetween(db, kind, from, to, entry.date);
        }),
      ),
    };
  });
}

function requireBetween(db: VaultDatabase, kind: Kind, from: EntityRow, to: EntityRow, day: string): void {
  // A class that forbids it is the better reason: turning the two round would not help.
  requirePossible(db, kind, from, to, day);
  const relation = relationOf(kind);
  const isTurned =
    (relation === 'owner-to-company' && owns(db, to, from, day)) ||
    (relation === 'company-to-owner' && owns(db, from, to, day));
  if (isTurned)
    throw new BulkheadError('REFUSED', `“${from.name}” and “${to.name}” are the wrong way round.`, {
      remedy: 'Turn the two round.',
    });
  chooseCounterpart(db, from, { relation, gives: true, day, named: to.id });
}

function between(kind: Kind, from: EntityRow, to: EntityRow) {
  return { kind, from_id: from.id, from: from.name, to_id: to.id, to: to.name };
}

function told(error: BulkheadError | null) {
  return { possible: error === null, reason: error?.message ?? null, remedy: error?.remedy ?? null };
}

function whyNot(require: () => void): BulkheadError | null {
  try {
    require();
    return null;
  } catch (error) {
    if (error instanceof BulkheadError) return error;
    throw error;
  }
}
