/**
 * Every balance that the bank states of an account, beside what the books come to on that day; and which days its
 * statements cover. A day's balance is that at its end, and legs count on the bank's own day.
 */
import { addDays } from '../../shared/dates.ts';
import { goesOnFrom, lastOfDay } from '../ledger/index.ts';
import { prepared, preparedValue, type VaultDatabase } from '../vault/index.ts';

interface DaySum {
  day: string;
  minor: number;
}

/** In the order of the index: one pass over the account. */
const sumsByDay = prepared<DaySum>(
  `SELECT date AS day, sum(amount_minor) AS minor FROM posting
   WHERE account_id = ? AND status <> 'pending' GROUP BY date ORDER BY date`,
);

const movedDays = prepared<{ day: string; bank_day: string; minor: number }>(
  `SELECT p.date AS day, l.date AS bank_day, p.amount_minor AS minor
   FROM line_match m INDEXED BY line_match_matched
   CROSS JOIN posting p ON p.entry_id = m.entry_id AND p.line = m.line
   CROSS JOIN statement_line l ON l.id = m.statement_line_id
   WHERE m.kind = 'matched' AND p.account_id = ? AND p.status <> 'pending' AND p.date <> l.date`,
);

export interface StatementRow {
  id: string;
  file: string;
  period_from: string | null;
  period_to: string | null;
  first_date: string | null;
  last_date: string | null;
  opening_minor: number | null;
  closing_minor: number | null;
  closing_on: string | null;
  unbooked_minor: number;
  /** Rows that could not be read; `null` where nobody counted them. */
  unread_count: number | null;
  /** The instant it was imported. */
  added_at: string;
}

const statements = prepared<StatementRow>(
  `SELECT s.id, f.name AS file, s.period_from, s.period_to, s.first_date, s.last_date, s.opening_minor, s.closing_minor,
     s.closing_on, s.unbooked_minor, s.unread_count, b.at AS added_at
   FROM statement s JOIN source_file f ON f.id = s.source_file_id JOIN import_batch b ON b.id = f.batch_id WHERE s.account_id = ? ORDER BY s.id`,
);

export function statementsOf(db: VaultDatabase, accountId: string): StatementRow[] {
  return statements(db).all(accountId);
}

/** What the books come to at the end of any day, with `changes` laid over them. */
export class DayBalances {
  readonly #days: string[] = [];
  readonly #sums: number[] = [];

  constructor(db: VaultDatabase, accountId: string, changes: readonly DaySum[] = []) {
    const byDay = new Map<string, number>();
    const add = (day: string, minor: number) => byDay.set(day, (byDay.get(day) ?? 0) + minor);
    for (const { day, minor } of sumsByDay(db).all(accountId)) byDay.set(day, minor);
    for (const { day, bank_day: bankDay, minor } of movedDays(db).all(accountId)) {
      add(day, -minor);
      add(bankDay, minor);
    }
    for (const { day, minor } of changes) add(day, minor);
    let sum = 0;
    for (const [day, minor] of [...byDay].sort(([a], [b]) => (a < b ? -1 : 1))) {
      sum += minor;
      this.#days.push(day);
      this.#sums.push(sum);
    }
  }

  at(day: string): number {
    let [low, high] = [0, this.#days.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.#days[middle]! <= day) low = middle + 1;
      else high = middle;
    }
    return low === 0 ? 0 : this.#sums[low - 1]!;
  }
}

export interface StatedDay {
  day: string;
  stated: number;
}

/**
 * The balances that statements state, one a day, in order: closing ones, and opening ones on the day before the first row.
 * Banks date an opening balance on that day or the next, so its own date says nothing. Of several statements that close
 * on one day the first opens it and the last closes it, by their own figures; of two that say nothing of the kind, the
 * one that came later counts.
 */
export function statedDays(all: readonly StatementRow[]): StatedDay[] {
  const byDay = new Map<string, number>();
  const closed = Map.groupBy(
    all.filter((one) => one.closing_minor !== null),
    (one) => one.closing_on,
  );
  for (const one of all) {
    const begins = dayBefore(one);
    const isWithin = closed
      .get(one.closing_on)
      ?.some((other) => other !== one && goesOnFrom(one, other) && dayBefore(other) === begins);
    if (one.opening_minor !== null && one.unbooked_minor === 0 && begins !== null && !isWithin)
      byDay.set(begins, one.opening_minor);
  }
  for (const [day, sameDay] of closed) if (day !== null) byDay.set(day, lastOfDay(sameDay)!.closing_minor!);
  return [...byDay].map(([day, stated]) => ({ day, stated })).sort((a, b) => (a.day < b.day ? -1 : 1));
}

/** Identities begin with the day. */
const rowsBetween = preparedValue<number>(
  `SELECT ifnull(sum(amount_minor), 0) FROM statement_line
   WHERE account_id = ? AND identity >= ? AND identity < ?`,
);

/**
 * Beside the stated balances those that a statement of known days, which tells no opening, begins with: what it closes with
 * less its rows. They tell what came before those days from what lies in them.
 */
export function knownDays(
  db: VaultDatabase,
  accountId: string,
  all: readonly StatementRow[],
  stated: readonly StatedDay[] = statedDays(all),
): StatedDay[] {
  const byDay = new Map<string, number>();
  for (const one of all) {
    const { period_from: from, opening_minor: opening, closing_minor: closing, closing_on: on } = one;
    const isTold = from !== null && opening === null && closing !== null && on !== null && on >= from;
    if (!isTold || (one.unread_count ?? 0) !== 0 || dayBefore(one) !== addDays(from, -1)) continue;
    // What the first of all statements begins with is where the books themselves begin.
    if (from <= (stated[0]?.day ?? from)) continue;
    const rows = rowsBetween(db).get(accountId, from, `${on}}`)!;
    byDay.set(addDays(from, -1), closing - rows - one.unbooked_minor);
  }
  for (const { day, stated: minor } of stated) byDay.set(day, minor);
  return [...byDay].map(([day, stated]) => ({ day, stated })).sort((a, b) => (a.day < b.day ? -1 : 1));
}

function dayBefore({ period_from: from, first_date: first }: StatementRow): string | null {
  const earliest = from !== null && (first === null || from < first) ? from : first;
  return earliest === null ? null : addDays(earliest, -1);
}

export interface Covered {
  from: string;
  to: string;
  /** How it is known that it begins there: by the period it names, by the balance before its first row, or not at all. */
  begins: 'period' | 'balance' | null;
  file: string;
}

/** The days that each statement covers, in order; what tells of no day is left out. */
export function coveredDays(all: readonly StatementRow[]): Covered[] {
  return all
    .flatMap((one): Covered[] => {
      const days = [one.period_from, one.period_to, one.first_date, one.last_date, one.closing_on];
      const known = days.filter((day) => day !== null).sort();
      const [from, to] = [known[0], known.at(-1)];
      if (from === undefined || to === undefined) return [];
      const begins = one.period_from === from ? 'period' : one.opening_minor === null ? null : 'balance';
      return [{ from, to, begins, file: one.file }];
    })
    .sort((a, b) => (a.from !== b.from ? (a.from < b.from ? -1 : 1) : a.to < b.to ? -1 : 1));
}

export interface Gap {
  from: string;
  to: string;
  /** A period says so; without one, there may just have been no rows. */
  certain: boolean;
}

/** The days between statements that none covers. One that does not tell where it begins leaves no gap before it. */
export function gapsOf(covered: readonly Covered[]): Gap[] {
  const gaps: Gap[] = [];
  let until: string | null = null;
  for (const { from, to, begins } of covered) {
    if (until !== null && begins !== null && from > addDays(until, 1))
      gaps.push({ from: addDays(until, 1), to: addDays(from, -1), certain: begins === 'period' });
    if (until === null || to > until) until = to;
  }
  return gaps;
}
