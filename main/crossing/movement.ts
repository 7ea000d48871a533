/**
 * Booking a movement: both entries and what ties them, in one command. Legs against the other entity come first, those at the
 * same place in both books being a pair; what is left (money, cost, income) follows. An entry that was there keeps its
 * leg of money, and its category gives way; it takes the day of the pair where its own was later. REFUSED where either of
 * the books is closed on that day.
 */
import { BulkheadError } from '../../shared/errors.ts';
import type { EntityRow, Unit } from '../ledger/index.ts';
import { entry, lineMatch, posting } from '../ledger/tables.ts';
import { prepared } from '../vault/index.ts';
import type { Kind, Settlement } from './kinds.ts';
import { type Origin, requireOpen, requireOrigin } from './origin.ts';
import { crossing, crossingBefore, crossingLeg } from './tables.ts';

export interface NewLeg {
  accountId: string;
  /** Debits positive. */
  amountMinor: number;
  status?: 'pending' | 'cleared';
  memo?: string | null;
}

export interface Side {
  entity: EntityRow;
  /** Each mirrors the one at its place on the other side: together they come to zero. */
  against: readonly NewLeg[];
  /** What else the entry has. Of an entry that is there, without its leg of money. */
  rest: readonly NewLeg[];
  /** The entry that is there already. */
  entryId?: string | undefined;
  /** Where the two books call it differently. */
  payee?: string;
}

export interface Movement {
  kind: Kind;
  settlement: Settlement;
  /** Gives value; of interest the lender, of a waiver the creditor. */
  from: Side;
  to: Side;
  date: string;
  currency: string;
  payee: string;
  memo?: string;
  purpose: string | null;
  loanId?: string | null;
}

/** Books both sides and ties them; answers with the crossing's id. */
export function recordMovement(unit: Unit, movement: Movement): string {
  const { from, to, date } = movement;
  if (from.against.length === 0 || from.against.length !== to.against.length)
    throw new Error('a movement has the same legs against each other on both sides');
  for (const { entity } of [from, to]) requireOpen(entity, date);
  const origin = bookSide(unit, from, movement);
  const mirror = bookSide(unit, to, movement);
  const id = unit.newId();
  const [originLine, ...originMore] = origin.lines;
  const [mirrorLine, ...mirrorMore] = mirror.lines;
  const entries = { originEntryId: origin.entryId, mirrorEntryId: mirror.entryId };
  unit.insert(crossing, {
    ...{ id, kind: movement.kind, settlement: movement.settlement, ...entries },
    ...{ originLine: originLine!, mirrorLine: mirrorLine! },
    made: madeOf(from.entryId !== undefined, to.entryId !== undefined),
    purpose: movement.purpose,
    loanId: movement.loanId ?? null,
    recordedAt: unit.now,
  });
  for (const [index, line] of originMore.entries())
    unit.insert(crossingLeg, {
      ...{ crossingId: id, number: index + 1, ...entries },
      ...{ originLine: line, mirrorLine: mirrorMore[index]! },
    });
  for (const { entryId, before } of [origin, mirror])
    if (before) unit.insert(crossingBefore, { crossingId: id, entryId, ...before });
  return id;
}

function madeOf(fromWasThere: boolean, toWasThere: boolean): 'origin' | 'both' | 'none' | null {
  if (fromWasThere) return toWasThere ? 'none' : null;
  return toWasThere ? 'origin' : 'both';
}

interface Booked {
  entryId: string;
  /** Of the legs against the other entity. */
  lines: number[];
  /** What the entry was, where it was there. */
  before: { date: string; accountId: string; status: 'pending' | 'cleared' } | null;
}

function bookSide(unit: Unit, side: Side, movement: Movement): Booked {
  const legs = [...side.against, ...side.rest];
  return side.entryId === undefined
    ? bookNew(unit, side, legs, movement)
    : takeEntry(unit, requireOrigin(unit.db, side.entryId), side, legs, movement);
}

function bookNew(unit: Unit, side: Side, legs: readonly NewLeg[], movement: Movement): Booked {
  const { date, payee, memo = '', currency } = movement;
  const entryId = unit.newId();
  unit.insert(entry, {
    ...{ id: entryId, entityId: side.entity.id, date, memo, source: 'manual' },
    payee: side.payee ?? payee,
  });
  for (const [line, leg] of legs.entries()) insertLeg(unit, entryId, line, date, currency, leg);
  return { entryId, lines: side.against.map((_, line) => line), before: null };
}

function insertLeg(
  unit: Unit,
  entryId: string,
  line: number,
  date: string,
  currency: string,
  { accountId, amountMinor, status = 'cleared', memo = null }: NewLeg,
): void {
  unit.insert(posting, { entryId, line, accountId, amountMinor, currency, date, status, memo });
}

/** The first leg stands where the category stood, the others behind all there are. */
function takeEntry(
  unit: Unit,
  origin: Origin,
  side: Side,
  legs: readonly NewLeg[],
  { date, currency }: Movement,
): Booked {
  const { id: entryId, money, category } = origin;
  const owed = -legs.reduce((sum, leg) => sum + leg.amountMinor, 0);
  if (origin.owner.id !== side.entity.id || money.currency !== currency || money.amount_minor !== owed)
    throw new BulkheadError(
      'REFUSED',
      `That entry of ${origin.owner.name} moves another amount than the other side of it.`,
      { remedy: 'Choose the two rows that belong together, or split one of them first.' },
    );
  if (date !== origin.date) moveTo(unit, entryId, date);
  const [first, ...more] = legs;
  const { accountId, amountMinor } = first!;
  unit.update(posting, { entryId, line: category.line }, { accountId, amountMinor, status: 'cleared' });
  const behind = Math.max(money.line, category.line) + 1;
  for (const [index, leg] of more.entries()) insertLeg(unit, entryId, behind + index, date, currency, leg);
  const lines = [category.line, ...more.map((_, index) => behind + index)];
  const before = {
    date: origin.date,
    accountId: category.account_id,
    status: category.status === 'pending' ? ('pending' as const) : ('cleared' as const),
  };
  return { entryId, lines: lines.slice(0, side.against.length), before };
}

const linesOf = prepared<{ line: number }>('SELECT line FROM posting WHERE entry_id = ?');
const madeFromRows = prepared<{ statement_line_id: string; line: number }>(
  "SELECT statement_line_id, line FROM line_match WHERE entry_id = ? AND kind = 'created'",
);

/** Its day is no longer the bank's: it counts on the bank's day in the proof, as an entry does that a row has met. */
function moveTo(unit: Unit, entryId: string, date: string): void {
  unit.update(entry, { id: entryId }, { date });
  for (const { line } of linesOf(unit.db).all(entryId)) unit.update(posting, { entryId, line }, { date });
  for (const { statement_line_id: statementLineId, line } of madeFromRows(unit.db).all(entryId))
    unit.update(lineMatch, { statementLineId, entryId, line }, { kind: 'matched' });
}
