/**
 * Opening balances that the bank's own balances imply. When the first statement of an account arrives, what the account
 * held before it is what the statement opens with, or else: closing − its rows. Where a statement's own figures contradict
 * each other, the one is believed and the other shows by how much: nothing is made to prove. The earliest statement that
 * tells an opening is the anchor: whatever arrives or leaves, the opening is such that the books agree with it. Files that
 * tell no balance may tell of days before it in any order, and leave gaps that a later one fills. A gap after
 * it shows as the difference of a later statement, between days that prove. A statement without an opening, of which
 * a row could not be read, tells none: closing less what was read would hide that row.
 *
 * An opening that somebody changed by hand is theirs: it is left alone from then on.
 */
import { addDays } from '../../shared/dates.ts';
import { BulkheadError } from '../../shared/errors.ts';
import { tryParseMoney } from '../../shared/money.ts';
import {
  bankBalance,
  bookOpening,
  findEntity,
  firstOfDay,
  removeEntry,
  STATEMENTS_A_DAY_MAX,
  type Unit,
} from '../ledger/index.ts';
import { entry, posting } from '../ledger/tables.ts';
import { prepared, preparedValue } from '../vault/index.ts';
import type { Route } from './route.ts';
import { deducedOpening } from './tables.ts';

/** A stated balance in minor units; `null` where there is none or it has more decimals than the currency. */
export function toMinor(decimal: string | null, currency: string): number | null {
  if (decimal === null) return null;
  const minor = tryParseMoney(decimal, currency);
  return typeof minor === 'number' ? minor : null;
}

type OwnAccount = Pick<Route, 'owner' | 'account' | 'currency'>;

interface Opening {
  date: string;
  minor: number;
  anchorId: string;
}

interface Anchor {
  id: string;
  period_from: string | null;
  first_date: string | null;
  last_date: string | null;
  opening_minor: number | null;
  closing_on: string;
  closing_minor: number;
  unbooked_minor: number;
  unread_count: number | null;
}

const TELLS = 'closing_minor IS NOT NULL AND (opening_minor IS NOT NULL OR coalesce(unread_count, 0) = 0)';

const anchors = prepared<Anchor>(
  `SELECT id, period_from, first_date, last_date, opening_minor, closing_on, closing_minor, unbooked_minor, unread_count
   FROM statement
   WHERE account_id = ? AND ${TELLS} AND closing_on = (
     SELECT min(closing_on) FROM statement WHERE account_id = ? AND ${TELLS})
   ORDER BY id LIMIT ${STATEMENTS_A_DAY_MAX}`,
);

/** The earliest statement that tells what the account opened with; `null` where none does. */
function anchorOf(unit: Unit, accountId: string): Anchor | null {
  return firstOfDay(anchors(unit.db).all(accountId, accountId)) ?? null;
}

/** What the anchor implies, whatever else is booked. */
function impliedOpening(unit: Unit, accountId: string, anchor: Anchor, exceptEntry: string | null): Opening {
  const days = [firstLineDay(unit, accountId), anchor.closing_on, opensOn(anchor)];
  const [first] = days.filter((day) => day !== null).sort();
  return {
    date: addDays(first!, -1),
    minor: impliedMinor(unit, accountId, anchor, exceptEntry),
    anchorId: anchor.id,
  };
}

/** The day of its first row; where no row has a day, that on which its period begins. */
function opensOn({ first_date: first, period_from: from, opening_minor: opening }: Anchor): string | null {
  return opening === null ? null : (first ?? from);
}

/** What it opens with less all that is booked before its rows, or what it closes with less all until then. */
function impliedMinor(unit: Unit, accountId: string, anchor: Anchor, exceptEntry: string | null): number {
  const { opening_minor: opening, last_date: last, closing_on: closingOn } = anchor;
  const booked = (until: string) => bankBalance(unit.db, accountId, until, exceptEntry);
  // Rows that are dated behind the day on which it closes are in its closing balance, and not in the books of that day.
  const endsLater = last !== null && last > closingOn && !anchor.unread_count;
  if (opening !== null && !endsLater) return opening - booked(addDays(opensOn(anchor) ?? closingOn, -1));
  // Rows that could not be booked are left out of the books, not hidden in the opening: the difference shows them.
  return anchor.closing_minor - booked(closingOn) - anchor.unbooked_minor;
}

const firstIdentity = preparedValue<string | null>(
  'SELECT min(identity) FROM statement_line WHERE account_id = ?',
);

/** The day of the account's first bank row; identities begin with the day. */
function firstLineDay(unit: Unit, accountId: string): string | null {
  return firstIdentity(unit.db).get(accountId)?.slice(0, 10) ?? null;
}

/** What an account held when its anchor's own days began, by the bank's rows: that stays, whatever rows come. */
export interface Anchored {
  anchorId: string;
  /** The first of the anchor's own days. */
  begins: string;
  minor: number;
}

const anchorById = prepared<Anchor>(
  `SELECT id, period_from, first_date, last_date, opening_minor, closing_on, closing_minor, unbooked_minor, unread_count
   FROM statement WHERE id = ? AND ${TELLS}`,
);

/** Identities begin with the day. */
const toldBefore = preparedValue<number>(
  'SELECT ifnull(sum(amount_minor), 0) FROM statement_line WHERE account_id = ? AND identity < ?',
);

/** To be asked before rows come, for `settleOpening` afterwards; `null` where no opening was deduced. */
export function anchoredOpening(unit: Unit, accountId: string): Anchored | null {
  const deduced = deducedOpenings(unit.db).get(accountId);
  const anchor = deduced && anchorById(unit.db).get(deduced.anchor_id);
  if (!anchor) return null;
  const behind = addDays(anchor.closing_on, 1);
  const own = anchor.first_date ?? anchor.period_from ?? behind;
  const begins = own < behind ? own : behind;
  const minor = deduced.amount_minor + toldBefore(unit.db).get(accountId, begins)!;
  return { anchorId: anchor.id, begins, minor };
}

/**
 * Brings the account's opening balance up to date with what has just been taken in, or deduces it where a statement
 * `states` a balance. `before`: as it stood before that. Answers with a new one; `null` where there is none. REFUSED where
 * it is locked.
 */
export function settleOpening(
  unit: Unit,
  route: OwnAccount,
  states: boolean,
  before: Anchored | null,
): Opening | null {
  if (follow(unit, route.account.id, before) || !states) return null;
  return deduceOpening(unit, route);
}

/** Deduces the opening of an account that holds nothing but what statements explain; `null` where none states a balance. */
function deduceOpening(unit: Unit, route: OwnAccount): Opening | null {
  const { owner, account } = route;
  if (hasUnexplained(unit, account.id) || toldOpening(unit.db).get(owner.id, account.id) !== undefined)
    return null;
  const anchor = anchorOf(unit, account.id);
  if (!anchor) return null;
  const implied = impliedOpening(unit, account.id, anchor, null);
  // In closed books the opening must already be there; the difference will say so.
  if (owner.closed_through !== null && implied.date <= owner.closed_through) return null;
  const entryId = bookOpening(unit, {
    entity: owner,
    accountId: account.id,
    date: implied.date,
    minor: implied.minor,
    currency: route.currency,
    memo: 'Deduced from the bank’s own balance',
  });
  unit.insert(deducedOpening, {
    accountId: account.id,
    entryId,
    date: implied.date,
    amountMinor: implied.minor,
    anchorId: implied.anchorId,
  });
  return implied;
}

interface DeducedRow {
  anchor_id: string;
  entry_id: string;
  date: string;
  amount_minor: number;
}

/** Whether the account holds something that no statement explains: then its opening is somebody's own affair. */
function hasUnexplained(unit: Unit, accountId: string): boolean {
  const leg = unit.db
    .prepare(
      `SELECT 1 FROM posting p WHERE p.account_id = ? AND p.status <> 'pending'
       AND NOT EXISTS (SELECT 1 FROM line_match m WHERE m.entry_id = p.entry_id AND m.line = p.line) LIMIT 1`,
    )
    .get(accountId);
  return leg !== undefined;
}

/** An opening balance that a file told as a row: another would stand beside it. Of openings there are few, of rows many. */
const toldOpening = preparedValue<1>(
  `SELECT 1 FROM account a CROSS JOIN posting o ON o.account_id = a.id CROSS JOIN posting p ON p.entry_id = o.entry_id
   WHERE a.entity_id = ? AND a.role = 'opening' AND +p.account_id = ? LIMIT 1`,
);

const deducedOpenings = prepared<DeducedRow>('SELECT * FROM deduced_opening WHERE account_id = ?');

/** Brings a deduced opening up to date after rows or statements went. REFUSED where it is locked. */
export function resettleOpening(unit: Unit, accountId: string): void {
  follow(unit, accountId, null);
}

/** Answers whether the account has a deduced opening, or had one until now. */
function follow(unit: Unit, accountId: string, before: Anchored | null): boolean {
  const deduced = deducedOpenings(unit.db).get(accountId);
  if (!deduced) return false;
  if (isChangedByHand(unit, accountId, deduced)) {
    unit.remove(deducedOpening, { accountId });
    return true;
  }
  const implied = nextOpening(unit, accountId, deduced, before);
  if (!implied) {
    if (firstLineDay(unit, accountId) === null) removeOpening(unit, accountId, deduced.entry_id);
    return true;
  }
  if (implied.date === deduced.date && implied.minor === deduced.amount_minor) {
    unit.update(deducedOpening, { accountId }, { anchorId: implied.anchorId });
    return true;
  }
  requireMovable(unit, accountId, deduced, implied);
  unit.update(entry, { id: deduced.entry_id }, { date: implied.date });
  unit.update(
    posting,
    { entryId: deduced.entry_id, line: 0 },
    { date: implied.date, amountMinor: implied.minor },
  );
  unit.update(
    posting,
    { entryId: deduced.entry_id, line: 1 },
    { date: implied.date, amountMinor: opposite(implied.minor) },
  );
  const { date, minor, anchorId } = implied;
  unit.update(deducedOpening, { accountId }, { date, amountMinor: minor, anchorId });
  return true;
}

/**
 * While the anchor stays, only rows from before its own days move the opening: they were in it. A row that turns up
 * within those contradicts it, and has to show as a difference. Another anchor implies it anew.
 */
function nextOpening(
  unit: Unit,
  accountId: string,
  deduced: DeducedRow,
  before: Anchored | null,
): Opening | null {
  const anchor = anchorOf(unit, accountId);
  if (!anchor) return null;
  if (before?.anchorId !== anchor.id) return impliedOpening(unit, accountId, anchor, deduced.entry_id);
  const firstDay = firstLineDay(unit, accountId);
  const date = firstDay !== null && firstDay <= deduced.date ? addDays(firstDay, -1) : deduced.date;
  return {
    date,
    minor: before.minor - toldBefore(unit.db).get(accountId, before.begins)!,
    anchorId: anchor.id,
  };
}

/** What a statement that is there told of an opening, and tells no more, since one of its rows could not be read after all. */
export function forgetUntold(unit: Unit, accountId: string): void {
  const deduced = deducedOpenings(unit.db).get(accountId);
  if (!deduced || anchorOf(unit, accountId) || isChangedByHand(unit, accountId, deduced)) return;
  if (isStated(unit.db).get(deduced.anchor_id) === undefined) return;
  requireMovable(unit, accountId, deduced, deduced);
  removeOpening(unit, accountId, deduced.entry_id);
}

const isStated = preparedValue<1>('SELECT 1 FROM statement WHERE id = ?');

function removeOpening(unit: Unit, accountId: string, entryId: string): void {
  unit.remove(deducedOpening, { accountId });
  removeEntry(unit, entryId);
}

/** −0 is no amount. */
function opposite(minor: number): number {
  return minor === 0 ? 0 : -minor;
}

interface OpeningLeg {
  account_id: string;
  amount_minor: number;
  date: string;
}

const openingLegs = prepared<OpeningLeg>(
  'SELECT account_id, amount_minor, date FROM posting WHERE entry_id = ? ORDER BY line',
);

function isChangedByHand(unit: Unit, accountId: string, deduced: DeducedRow): boolean {
  const legs = openingLegs(unit.db).all(deduced.entry_id);
  const [first] = legs;
  return (
    legs.length !== 2 ||
    first?.account_id !== accountId ||
    first.amount_minor !== deduced.amount_minor ||
    first.date !== deduced.date
  );
}

function requireMovable(
  unit: Unit,
  accountId: string,
  deduced: DeducedRow,
  implied: Pick<Opening, 'date'>,
): void {
  const row = unit.db
    .prepare(
      `SELECT a.name, a.entity_id, p.status FROM account a JOIN posting p ON p.account_id = a.id AND p.entry_id = ? WHERE a.id = ?`,
    )
    .get(deduced.entry_id, accountId) as { name: string; entity_id: string; status: string };
  if (row.status === 'reconciled') {
    throw new BulkheadError(
      'REFUSED',
      `The opening balance of “${row.name}” is reconciled, and these rows would move it.`,
      {
        remedy: 'Reopen that reconciliation first.',
        facts: { next: 'reconcile.reopen' },
      },
    );
  }
  const closed = findEntity(unit.db, row.entity_id).closed_through;
  if (closed !== null && (deduced.date <= closed || implied.date <= closed)) {
    throw new BulkheadError(
      'REFUSED',
      `The opening balance of “${row.name}” lies in books closed through ${closed}, and these rows would move it.`,
      {
        remedy: 'Reopen the period first, with the reason.',
        facts: { next: 'period.reopen' },
      },
    );
  }
}
