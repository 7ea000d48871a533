/**
 * Money that was lent without any loan on record: one open account for each two parties and currency, without interest, due on
 * demand. Read from the crossings that belong to no loan; it decides nothing.
 */
import type { CalendarDate } from '../../shared/dates.ts';
import { prepared, preparedValue, type VaultDatabase } from '../vault/index.ts';

export interface Advances {
  lenderId: string;
  borrowerId: string;
  currency: string;
  /** In the order of their days: lent (positive) or paid back (negative). */
  changes: readonly AdvanceChange[];
}

export interface AdvanceChange {
  crossingId: string;
  date: CalendarDate;
  amountMinor: number;
  /** Paid with it, beside the principal. */
  interestMinor: number;
}

interface Row {
  id: string;
  kind: 'loan' | 'repayment';
  from_id: string;
  to_id: string;
  date: CalendarDate;
  currency: string;
  principal_minor: number;
  interest_minor: number;
}
const onAccounts = (sorts: string) => `(SELECT sum(p.amount_minor) FROM posting p
  JOIN counter_account x ON x.account_id = p.account_id WHERE p.entry_id = c.origin_entry_id AND x.sort IN (${sorts}))`;
/** Of a payment only what stands on accounts of loans: interest is none of it. */
const rows = prepared<Row>(
  `SELECT c.id, c.kind, oe.entity_id AS from_id, me.entity_id AS to_id, o.date, o.currency,
     abs(coalesce(${onAccounts("'loan-receivable', 'loan-payable'")},
       iif(${onAccounts("'accrued-receivable', 'accrued-payable'")} IS NULL, o.amount_minor, 0))) AS principal_minor,
     abs(coalesce(${onAccounts("'accrued-receivable', 'accrued-payable'")}, 0)) AS interest_minor
   FROM crossing c JOIN posting o ON o.entry_id = c.origin_entry_id AND o.line = c.origin_line
   JOIN entry oe ON oe.id = c.origin_entry_id JOIN entry me ON me.id = c.mirror_entry_id
   WHERE c.kind IN ('loan', 'repayment') AND c.loan_id IS NULL ORDER BY o.date, c.id`,
);

export function listAdvances(db: VaultDatabase): Advances[] {
  const found = new Map<string, { of: Omit<Advances, 'changes'>; changes: AdvanceChange[] }>();
  for (const row of rows(db).all()) {
    const { kind, from_id, to_id, date, currency, principal_minor: minor } = row;
    const isLent = kind === 'loan';
    const [lenderId, borrowerId] = isLent ? [from_id, to_id] : [to_id, from_id];
    const key = `${lenderId}/${borrowerId}/${currency}`;
    const one = found.get(key) ?? { of: { lenderId, borrowerId, currency }, changes: [] };
    one.changes.push({
      ...{ crossingId: row.id, date, interestMinor: row.interest_minor },
      amountMinor: isLent ? minor : -minor,
    });
    found.set(key, one);
  }
  return [...found.values()].map(({ of, changes }) => ({ ...of, changes }));
}

/** A stretch of days on which something was owed without a break. */
export interface Stretch {
  /** The day on which it rose from nothing. */
  since: CalendarDate;
  /** Crossings that lent what is still open, since what is paid back goes to the oldest; all of the stretch where nothing is. */
  lent: readonly string[];
}

/** The last one by `asOf`; `balances` are those of the account, in the order of their days. */
export function lastStretch(
  { changes }: Pick<Advances, 'changes'>,
  balances: readonly { date: CalendarDate; balanceMinor: number }[],
  asOf: CalendarDate,
): Stretch {
  const isRise = (at: number) => balances[at]!.balanceMinor > 0 && (balances[at - 1]?.balanceMinor ?? 0) <= 0;
  const since = balances.findLast((_, at) => isRise(at))?.date ?? balances[0]!.date;
  const lendings = changes.filter(
    ({ date, amountMinor }) => amountMinor > 0 && date >= since && date <= asOf,
  );
  let left = balances.at(-1)!.balanceMinor;
  if (left <= 0) return { since, lent: lendings.map(({ crossingId }) => crossingId) };
  const lent: string[] = [];
  for (const { crossingId, amountMinor } of lendings.toReversed()) {
    if (left <= 0) break;
    lent.push(crossingId);
    left -= amountMinor;
  }
  return { since, lent };
}

const openInterest = preparedValue<string>(
  `SELECT c.id FROM crossing c JOIN posting o ON o.entry_id = c.origin_entry_id AND o.line = c.origin_line
   JOIN entry oe ON oe.id = c.origin_entry_id JOIN entry me ON me.id = c.mirror_entry_id
   WHERE c.kind = 'interest' AND c.loan_id IS NULL AND oe.entity_id = :lenderId AND me.entity_id = :borrowerId
     AND o.currency = :currency ORDER BY o.date, c.id`,
);

/** Interest that was booked between the two and belongs to no loan: crossings, by their ids. */
export function interestWithout(
  db: VaultDatabase,
  { lenderId, borrowerId, currency }: Pick<Advances, 'lenderId' | 'borrowerId' | 'currency'>,
): string[] {
  return openInterest(db).all({ lenderId, borrowerId, currency });
}

/**
 * What is one with a lending: what was paid back goes to the oldest that is open, and a payment that went to several ties them
 * together. Interest names no lending, so that where there is any, all of the account is one.
 */
export function oneWith(
  { changes }: Pick<Advances, 'changes'>,
  crossingId: string,
  hasInterest: boolean,
): readonly AdvanceChange[] {
  if (hasInterest || changes.some(({ interestMinor }) => interestMinor !== 0)) return changes;
  const groups: { leftMinor: number; members: AdvanceChange[] }[] = [];
  for (const change of changes) {
    if (change.amountMinor > 0) {
      groups.push({ leftMinor: change.amountMinor, members: [change] });
      continue;
    }
    let left = -change.amountMinor;
    const paid = groups.filter((group) => {
      const part = Math.min(left, group.leftMinor);
      left -= part;
      group.leftMinor -= part;
      return part > 0;
    });
    const [first, ...more] = paid;
    if (!first) continue;
    for (const group of more) {
      first.leftMinor += group.leftMinor;
      first.members.push(...group.members);
      groups.splice(groups.indexOf(group), 1);
    }
    first.members.push(change);
  }
  const own = groups.find(({ members }) => members.some((one) => one.crossingId === crossingId));
  return (own?.members ?? []).toSorted((a, b) =>
    a.date !== b.date ? (a.date < b.date ? -1 : 1) : a.crossingId < b.crossingId ? -1 : 1,
  );
}
