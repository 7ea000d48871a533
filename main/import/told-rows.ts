/**
 * Says of each row of an account why it is what it is, and shows the entry that it stands for. All of it is looked up
 * for the eye only: what becomes of a row was decided before.
 */
import type { ImportRow } from '../../shared/contract/import.ts';
import { daysBetween } from '../../shared/dates.ts';
import { formatMoney } from '../../shared/money.ts';
import { accountById } from '../ledger/index.ts';
import { prepared, type VaultDatabase } from '../vault/index.ts';
import type { Alike } from './alike-rows.ts';
import { rowKey } from './doubtful-rows.ts';
import type { PayoutLeg } from './payouts.ts';
import type { ProblemRow, StatementRow } from './reader.ts';
import type { Route } from './route.ts';
import { NOT_BOOKED_YET, type ShownRows, sentence, shownProblem, shownRow } from './shown-rows.ts';
import type { OtherLeg } from './told-categories.ts';

const REFERENCE_LENGTH_MAX = 40;

interface KnownLine {
  date: string;
  file: string;
  entry_id: string | null;
  line: number | null;
}

const KNOWN_LINE = `SELECT l.date, f.name AS file, m.entry_id, m.line
  FROM statement_line l JOIN statement s ON s.id = l.statement_id JOIN source_file f ON f.id = s.source_file_id
  LEFT JOIN line_match m ON m.statement_line_id = l.id`;

const knownLine = prepared<KnownLine>(
  `${KNOWN_LINE} WHERE l.account_id = ? AND l.identity = ? AND l.occurrence = ?`,
);

const lineById = prepared<KnownLine>(`${KNOWN_LINE} WHERE l.id = ?`);

interface LegRow {
  date: string;
  payee: string;
  source: string;
  amount_minor: number;
  currency: string;
}

const legOf = prepared<LegRow>(
  `SELECT e.date, e.payee, e.source, p.amount_minor, p.currency
   FROM posting p JOIN entry e ON e.id = p.entry_id WHERE p.entry_id = ? AND p.line = ?`,
);

const otherLegs = prepared<{ account_id: string }>(
  'SELECT DISTINCT account_id FROM posting WHERE entry_id = ? AND line <> ? LIMIT 2',
);

export class ToldRows {
  readonly shown: ShownRows;
  readonly #db: VaultDatabase;
  readonly #route: Route;
  readonly #paths = new Map<string, string>();
  /** Shown rows by their place in the file, which no two share. */
  readonly #byOffset = new Map<number, ImportRow>();

  constructor(db: VaultDatabase, route: Route, shown: ShownRows) {
    this.#db = db;
    this.#route = route;
    this.shown = shown;
  }

  pending(row: StatementRow): void {
    this.shown.add(() => shownRow(row, this.#route.currency, 'pending', NOT_BOOKED_YET));
  }

  problem(problem: ProblemRow): void {
    this.shown.add(() => shownProblem(problem, this.#route.currency));
  }

  refused(row: StatementRow, reason: string): void {
    this.shown.add(() => shownRow(row, this.#route.currency, 'unreadable', sentence(reason)));
  }

  created(row: StatementRow, legs: readonly OtherLeg[]): void {
    const { currency } = this.#route;
    this.shown.add(() => {
      const parts = legs.map(({ accountId, amountMinor, kind }) => ({
        kind: kind ?? null,
        category: this.#pathOf(accountId),
        amount: formatMoney(amountMinor === 0 ? 0 : -amountMinor, currency),
      }));
      const shown = shownRow(row, currency, 'new', '');
      const [only, ...more] = parts;
      return this.#kept(
        row,
        more.length === 0 ? { ...shown, category: only?.category ?? null } : { ...shown, parts },
      );
    });
  }

  /** A row that is a payout of a processor, or a payment on a loan, which waited for it. */
  arrived(row: StatementRow, legs: readonly PayoutLeg[]): void {
    this.shown.add(() => {
      const [leg] = legs;
      const from = this.#pathOf(leg!.from_id).split(':').at(-1);
      const days = daysApart(leg!.date, row.date);
      const what = leg!.kind === 'payout' ? 'payout from' : 'payment on';
      const reason = `The ${what} ${from} of ${leg!.date}, ${days}, same amount`;
      return this.#kept(row, this.#beside(row, 'matched', reason, leg));
    });
  }

  /** Another bank told before of what moves in the row at `offset`; `minor` on its account. */
  otherSide(
    offset: number,
    { date, accountId, minor }: { date: string; accountId: string; minor: number },
  ): void {
    const how = minor < 0 ? 'Left' : 'Reached';
    this.remark(offset, `${how} ${this.#pathOf(accountId).split(':').at(-1)} on ${date}`);
    const row = this.#byOffset.get(offset);
    if (row && row.parts.length === 0) row.category = this.#pathOf(accountId);
  }

  /** What a rule takes the row at `offset` for between two entities; with the account where it stands, if it came to that. */
  crossed(offset: number, words: string, accountId: string | null): void {
    this.remark(offset, words);
    const row = this.#byOffset.get(offset);
    if (row && accountId !== null) row.category = this.#pathOf(accountId);
  }

  /** One that somebody has said by hand. */
  mended(row: StatementRow, lineId: string): void {
    const reason = 'Entered by hand, since it could not be booked';
    this.shown.add(() => this.#beside(row, 'duplicate', reason, lineById(this.#db).get(lineId)));
  }

  duplicate(row: StatementRow, identity: string, occurrence: number): void {
    this.shown.add(() => {
      const known = knownLine(this.#db).get(this.#route.account.id, identity, occurrence);
      return this.#beside(row, 'duplicate', reasonOf(row, known), known);
    });
  }

  /** A row that is the same as a line of another identity. */
  same(row: StatementRow, like: Alike, reason: string): void {
    this.shown.add(() => ({
      ...this.#beside(row, 'duplicate', reason, lineById(this.#db).get(like.line.id)),
      doubt: doubtOf(like),
    }));
  }

  /** A row of its own that may be one from before. */
  mayBe(offset: number, like: Alike, reason: string): void {
    this.remark(offset, reason);
    const row = this.#byOffset.get(offset);
    if (row) row.doubt = doubtOf(like);
  }

  /** The row at `offset`, shown as new, was there after all. */
  turned(offset: number, reason: string): void {
    const row = this.#byOffset.get(offset);
    if (row) Object.assign(row, { state: 'duplicate', reason });
  }

  matched(row: StatementRow, leg: { entry_id: string; line: number }): void {
    this.shown.add(() => {
      const found = legOf(this.#db).get(leg.entry_id, leg.line)!;
      const what = found.source === 'manual' ? 'entry you made on' : 'other side of the transfer of';
      const reason = `Matches the ${what} ${found.date}, ${daysApart(found.date, row.date)}, same amount`;
      return this.#kept(row, this.#beside(row, 'matched', reason, leg));
    });
  }

  /** What somebody had matched the row with, before its import was taken back. */
  again(row: StatementRow, legs: readonly { entryId: string; line: number }[]): void {
    this.shown.add(() => {
      const [{ entryId, line }, ...more] = legs as [{ entryId: string; line: number }];
      const { date } = legOf(this.#db).get(entryId, line)!;
      const what = more.length === 0 ? `the entry of ${date}` : `${legs.length} entries`;
      const reason = `Matches ${what}, as you matched it before`;
      return this.#kept(row, this.#beside(row, 'matched', reason, { entry_id: entryId, line }));
    });
  }

  /** Adds to the reasons of the row at `offset` of the file, if it is shown. */
  remark(offset: number, words: string): void {
    const row = this.#byOffset.get(offset);
    if (row) row.reason = [row.reason, words].filter(Boolean).join('. ');
  }

  #kept(row: StatementRow, shown: ImportRow): ImportRow {
    this.#byOffset.set(row.offset, shown);
    return shown;
  }

  #beside(
    row: StatementRow,
    state: ImportRow['state'],
    reason: string,
    leg: { entry_id: string | null; line: number | null } | undefined,
  ): ImportRow {
    const shown = shownRow(row, this.#route.currency, state, reason);
    if (!leg || leg.entry_id === null || leg.line === null) return shown;
    const found = legOf(this.#db).get(leg.entry_id, leg.line)!;
    const category = this.#categoryOf(leg.entry_id, leg.line);
    const { date, payee, amount_minor, currency } = found;
    const amount = formatMoney(amount_minor, currency);
    return { ...shown, category, entry: { entry_id: leg.entry_id, date, payee, amount, category } };
  }

  /** The account of the other leg; `null` where there are several. */
  #categoryOf(entryId: string, line: number): string | null {
    const others = otherLegs(this.#db).all(entryId, line);
    return others.length === 1 ? this.#pathOf(others[0]!.account_id) : null;
  }

  #pathOf(accountId: string): string {
    let path = this.#paths.get(accountId);
    if (path === undefined) {
      path = accountById(this.#db, accountId)!.path;
      this.#paths.set(accountId, path);
    }
    return path;
  }
}

function reasonOf(row: StatementRow, known: KnownLine | undefined): string {
  if (!known) return 'Same row as in another export';
  const where = ` (${known.file})`;
  if (row.reference === null) return `Equal row already there${where}`;
  return `Same reference ${row.reference.slice(0, REFERENCE_LENGTH_MAX)} as on ${known.date}${where}`;
}

/** "3 days earlier": where the entry lies from the bank's day. */
function daysApart(entryDay: string, bankDay: string): string {
  const days = daysBetween(entryDay, bankDay);
  if (days === 0) return 'same day';
  const count = Math.abs(days);
  return `${count} day${count === 1 ? '' : 's'} ${days > 0 ? 'earlier' : 'later'}`;
}

function doubtOf({ taken, line, isSame, isSaid }: Alike): NonNullable<ImportRow['doubt']> {
  const { id, date, payee, memo, file } = line;
  return {
    ...{ key: rowKey(taken), row_id: id, date, payee: payee === '' ? memo : payee, file },
    ...{ is_same: isSame, is_said: isSaid },
  };
}
