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
import {
  canBePaid,
  isCost,
  isFee,
  type Kind,
  movesMoney,
  relationOf,
  requireAllowed,
  requirePayer,
} from './kinds.ts';
import { type Origin, requireOrigin } from './origin.ts';
import { chooseCounterpart, counterparts, owns } from './parties.ts';

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

/** Which side the entry's books are on. Of a fee the one who is paid gives: it did the work. */
export function givesIn(kind: Kind, { money }: { money: Pick<Origin['money'], 'amount_minor'> }): boolean {
  if (isFee(kind)) return money.amount_minor > 0;
  return !movesMoney(kind) || money.amount_minor < 0;
}

/** INVALID_INPUT where a movement of that kind can't begin with an entry of those books. */
export function requireFromEntry(kind: Kind, owner: EntityRow): void {
  if (isCost(kind)) return requirePayer(kind, owner, owner.kind === 'person');
  if (!canBePaid(kind))
    throw new BulkheadError('INVALID_INPUT', 'Nothing is paid in that kind of movement.', {
      remedy: 'Give both sides, the day and the amount.',
      facts: { field: 'kind' },
    });
}

/**
 * The direction of the payments of `own` that can be that kind with `other`: the one that is asked for, or the only one there
 * is. REFUSED or INVALID_INPUT where none of them can be.
 */
export function directionOfKind(
  db: VaultDatabase,
  kind: Kind,
  { own, other, direction, day }: { own: EntityRow; other: EntityRow; direction: Direction; day: string },
): Direction {
  requireFromEntry(kind, own);
  const why = (way: 'in' | 'out') => {
    const gives = givesIn(kind, { money: { amount_minor: way === 'in' ? 1 : -1 } });
    const [from, to] = gives ? [own, other] : [other, own];
    return whyNot(() => requireBetween(db, kind, from, to, { day, entry: null }));
  };
  const [whyIn, whyOut] = [why('in'), why('out')];
  if (direction === null) {
    if (whyIn && whyOut) throw goesOut(kind, own) ? whyOut : whyIn;
    return whyIn ? 'out' : whyOut ? 'in' : null;
  }
  if ((direction === 'in' ? whyIn : whyOut) === null) return direction;
  if (whyIn && whyOut) throw goesOut(kind, own) ? whyOut : whyIn;
  throw new BulkheadError(
    'REFUSED',
    `Money ${direction === 'in' ? 'that comes to' : 'that leaves'} “${own.name}” is no ${kind.replace('-', ' ')}: that goes ${wayOf(kind)}.`,
    { remedy: 'Choose the other direction, or another kind.', facts: { field: 'direction' } },
  );
}

/** Of rows; `null` for both. */
type Direction = 'in' | 'out' | null;

/** The way that money of that kind goes by its nature, where it has one. */
function goesOut(kind: Kind, own: EntityRow): boolean {
  const relation = relationOf(kind);
  if (isCost(kind) || relation === 'any' || relation === 'companies') return true;
  return (relation === 'company-to-owner') === (own.kind === 'llc');
}

export function possibleKinds(db: VaultDatabase, from: EntityRow, to: EntityRow, day: string): Kind[] {
  return CROSSING_KINDS.filter(
    (kind) => whyNot(() => requireBetween(db, kind, from, to, { day, entry: null })) === null,
  );
}

export function listKinds({ db, today }: Scope, input: Input): Output {
  if (input.entry !== undefined) return kindsOfEntry(db, input.entry, input.with);
  const [from, to] = [findEntity(db, input.from!), findEntity(db, input.to!)];
  const day = input.date ?? today;
  return CROSSING_KINDS.map((kind) => ({
    ...between(kind, from, to),
    ...told(whyNot(() => requireBetween(db, kind, from, to, { day, entry: null }))),
  }));
}

function kindsOfEntry(db: VaultDatabase, id: string, named: string | undefined): Output {
  const entry = requireOrigin(db, id);
  const own = entry.owner;
  const other =
    named === undefined
      ? chooseCounterpart(db, own, { relation: 'any', gives: true, day: entry.date, named, field: 'with' })
      : findEntity(db, named);
  return CROSSING_KINDS.map((kind) => {
    const [from, to] = givesIn(kind, entry) ? ([own, other] as const) : ([other, own] as const);
    return {
      ...between(kind, from, to),
      ...told(
        whyNot(() => {
          requireFromEntry(kind, own);
          requireBetween(db, kind, from, to, { day: entry.date, entry });
        }),
      ),
    };
  });
}

/** The day of the crossing, and the entry that it begins with. */
interface When {
  day: string;
  entry: Origin | null;
}

/** REFUSED with the reason unless the kind can be between the two this way; `entry`: whose money tells the way. */
function requireBetween(
  db: VaultDatabase,
  kind: Kind,
  from: EntityRow,
  to: EntityRow,
  { day, entry }: When,
): void {
  requirePossible(db, kind, from, to, day);
  requireWay(db, kind, from, to, { day, entry });
  chooseCounterpart(db, from, { relation: relationOf(kind), gives: true, day, named: to.id, field: 'to' });
}

/** REFUSED where it would be possible if the two were exchanged; a class that forbids it even then is the better reason. */
export function requireWay(
  db: VaultDatabase,
  kind: Kind,
  from: EntityRow,
  to: EntityRow,
  { day, entry }: When,
): void {
  const relation = relationOf(kind);
  const isTurned =
    (relation === 'owner-to-company' && owns(db, to, from, day)) ||
    (relation === 'company-to-owner' && owns(db, from, to, day));
  if (!isTurned) return;
  requirePossible(db, kind, from, to, day);
  if (entry !== null && movesMoney(kind)) throw moneyWentOtherwise(kind, entry);
  throw new BulkheadError(
    'REFUSED',
    `“${from.name}” and “${to.name}” are the wrong way round: that goes ${wayOf(kind)}.`,
    { remedy: 'Exchange the two.' },
  );
}

/** REFUSED where the kind goes from an owner to a company, or back, and the money of the entry went the other way. */
export function requireMoneysWay(
  db: VaultDatabase,
  kind: Kind,
  entry: Origin,
  { gives, day }: { gives: boolean; day: string },
): void {
  const relation = relationOf(kind);
  if (!movesMoney(kind) || relation === 'any') return;
  const [these, those] = [gives, !gives].map((way) =>
    counterparts(db, entry.owner, relation, { gives: way, day }),
  );
  if (these!.length === 0 && those!.length > 0) throw moneyWentOtherwise(kind, entry);
}

function moneyWentOtherwise(kind: Kind, entry: Origin): BulkheadError {
  return new BulkheadError('REFUSED', `${sayMoney(entry)}; money of that kind goes ${wayOf(kind)}.`, {
    remedy: 'Choose a kind that goes the way the money went.',
  });
}

function wayOf(kind: Kind): string {
  return relationOf(kind) === 'owner-to-company'
    ? 'from the owner to the company'
    : 'from the company to its owner';
}

function sayMoney({ owner, date, money }: Origin): string {
  return `Money ${money.amount_minor < 0 ? 'left' : 'came to'} “${owner.name}” on ${date}`;
}

const GIVES_AND_RECEIVES: Readonly<Partial<Record<Kind, readonly [string, string]>>> = {
  'management-fee': ['did the work', 'pays the fee'],
  rent: ['lets the property', 'pays the rent'],
};

/** REFUSED where somebody names the two the other way round than the money of the entry went. */
export function requireAsMoneyWent(
  kind: Kind,
  entry: Origin,
  gives: boolean,
  said: { from: EntityRow | undefined; to: EntityRow | undefined },
): void {
  const [own, other] = gives ? [said.from, said.to] : [said.to, said.from];
  if ((own === undefined || own.id === entry.owner.id) && other?.id !== entry.owner.id) return;
  if (own !== undefined && other !== undefined && other.id !== entry.owner.id)
    throw new BulkheadError('REFUSED', `That entry is in the books of “${entry.owner.name}”.`, {
      remedy: 'Name it, or leave out who gives and who receives: the entry tells.',
    });
  const [giver, receiver] = GIVES_AND_RECEIVES[kind] ?? ['gives', 'receives'];
  throw new BulkheadError(
    'REFUSED',
    `${sayMoney(entry)}, so it is the one that ${gives ? giver : receiver}: from and to are the wrong way round.`,
    { remedy: 'Exchange them.', facts: { field: 'from' } },
  );
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
