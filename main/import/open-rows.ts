/**
 * Rows of one account's part of a file that can't be told by their identity, while there are others of their day and amount
 * from before. They are kept until the part's rows are all there, and then are either the same ones, which is counted and
 * said, or come in. None is left out without a word: what was taken for which is told with the row, and as a warning.
 *
 * LIMIT_EXCEEDED where more than memory has room for would have to wait.
 */
import { BulkheadError } from '../../shared/errors.ts';
import { formatMoneyForPeople } from '../../shared/money.ts';
import type { Unit } from '../ledger/index.ts';
import { preparedValue } from '../vault/index.ts';
import { type Alike, AlikeRows, type PartOfFile } from './alike-rows.ts';
import { noteDoubt, rowKey } from './doubtful-rows.ts';
import { overruled } from './doubts.ts';
import type { Occurrences } from './identity.ts';
import type { MendedRows } from './mended-rows.ts';
import type { Closing } from './proof.ts';
import type { Route } from './route.ts';
import { type TakenRow, WAITING_MAX } from './taken-row.ts';

/** Warnings are for reading: of more than these only the number is told. */
const TOLD_MAX = 5;

/** So many wait at most, where they are of one day, or their file in no order. */
const OPEN_MAX = 250_000;

const isThere = preparedValue<1>('SELECT 1 FROM statement_line WHERE id = ?');

export interface SettledRows {
  same: Alike[];
  /** Rows of their own; with the one that it may be after all. */
  fresh: { taken: TakenRow; like: Alike | null }[];
}

export class OpenRows {
  readonly #unit: Unit;
  readonly #route: Route;
  readonly #statementId: string;
  readonly #occurrences: Occurrences;
  readonly #mended: Pick<MendedRows, 'has'>;
  #rows: TakenRow[] = [];
  /** Rows of one day have to wait for its end, however many they are: not each of them asks for all the others. */
  #fullAt = WAITING_MAX;
  readonly #same: Alike[] = [];
  readonly #possible: Alike[] = [];
  /** Of those that are the same, as many as the bank's balance says so of. */
  #byBalance = 0;
  /** What somebody said of rows in doubt, by their keys; and the keys of those that turned out to be so. */
  readonly #said: ReadonlyMap<string, boolean>;
  readonly #met = new Set<string>();

  constructor(
    unit: Unit,
    route: Route,
    statementId: string,
    occurrences: Occurrences,
    said: ReadonlyMap<string, boolean>,
    mended: Pick<MendedRows, 'has'>,
  ) {
    this.#mended = mended;
    this.#said = said;
    this.#unit = unit;
    this.#route = route;
    this.#statementId = statementId;
    this.#occurrences = occurrences;
  }

  take(taken: TakenRow): void {
    if (this.#rows.length >= OPEN_MAX)
      throw new BulkheadError(
        'LIMIT_EXCEEDED',
        `More than ${OPEN_MAX.toLocaleString('en')} rows may be there already, of one day or in no order of days (line ${taken.row.line}).`,
        { remedy: 'Sort the file by date, or split it.' },
      );
    this.#rows.push(taken);
  }

  /** There are too many to be kept, and those of days that the file is done with need not be. */
  get isFull(): boolean {
    return this.#rows.length >= this.#fullAt && this.#occurrences.isInOrder;
  }

  /** Settles those before `date`, or all; `closing` is what the file states, where that is known by then. */
  settle(
    part: Omit<PartOfFile, 'accountId' | 'statementId'>,
    until: { date: string } | { closing: Closing | null },
  ): SettledRows {
    const isLast = 'closing' in until;
    const rows = isLast ? this.#rows : this.#rows.filter(({ row }) => row.date !== until.date);
    this.#rows = isLast ? [] : this.#rows.filter(({ row }) => row.date === until.date);
    this.#fullAt = Math.max(WAITING_MAX, 2 * this.#rows.length);
    if (rows.length === 0) return { same: [], fresh: [] };
    const { account } = this.#route;
    const statementId = this.#statementId;
    const of = { ...part, accountId: account.id, statementId };
    const sorter = new AlikeRows(this.#unit.db, of, this.#mended);
    const { alike, fresh } = sorter.sort(rows, this.#occurrences);
    for (const like of alike) this.#decide(like);
    if (isLast) this.#ask(alike, until.closing);
    const same = alike.filter(({ isSame }) => isSame);
    const own = alike.filter(({ isSame }) => !isSame);
    this.#same.push(...same);
    this.#possible.push(...own);
    const all = [
      ...own.map((like) => ({ taken: like.taken, like })),
      ...fresh.map((taken) => ({ taken, like: null })),
    ];
    return { same, fresh: all.sort((a, b) => a.taken.row.offset - b.taken.row.offset) };
  }

  /** What somebody says of a row goes before everything. */
  #decide(like: Alike): void {
    const key = rowKey(like.taken);
    const said = this.#said.get(key);
    if (said === undefined) return;
    this.#met.add(key);
    like.isSame = said;
    like.isSaid = true;
  }

  /** Keys of what somebody said, by whether the row was in doubt. */
  get said(): { met: string[]; unmet: string[] } {
    const unmet = [...this.#said.keys()].filter((key) => !this.#met.has(key));
    return { met: [...this.#met], unmet };
  }

  /** Whether something was said that is to be remembered. */
  get hasNews(): boolean {
    return this.#same.some(({ isSaid }) => isSaid);
  }

  /** Keeps what was said, and what nobody has said of rows that came in. */
  remember(): void {
    const { account } = this.#route;
    for (const { taken, line, isSaid } of this.#same)
      if (isSaid) noteDoubt(this.#unit, account.id, taken, line.id, true);
    for (const { taken, line, isSaid } of this.#possible)
      if (!isSaid && isThere(this.#unit.db).get(taken.lineId))
        noteDoubt(this.#unit, account.id, taken, line.id, null);
  }

  #ask(alike: readonly Alike[], closing: Closing | null): void {
    const doubts = alike.map((like) => ({
      ...{ like, isSame: like.isSame },
      ...{ date: like.taken.row.date, minor: like.taken.minor },
    }));
    const statement = { id: this.#statementId, closing };
    for (const { like } of overruled(this.#unit, this.#route, statement, doubts)) {
      if (like.isSaid) continue;
      like.isSame = !like.isSame;
      if (like.isSame) this.#byBalance += 1;
    }
  }

  warnings(): string[] {
    const count = (how: Alike['how']) => this.#same.filter((one) => one.how === how && !one.isSaid).length;
    const said = [
      [this.#same.filter(({ isSaid }) => isSaid).length, 'there already, as you said,'],
      [count('mended'), 'there as entered by hand (same day and amount)'],
      [count('other_kind'), 'known from another kind of file (same day and amount)'],
      [count('reworded'), 'there in other words (same day and amount)'],
      [count('rereferenced'), 'there under other references (same day and amount)'],
    ] as const;
    const balance =
      this.#byBalance > 0
        ? ` The bank’s balance says so of ${this.#byBalance}: it comes out without them.`
        : '';
    const some = said.filter(([rows]) => rows > 0);
    const same = some.map(
      ([rows, words], at) =>
        `${rows === 1 ? 'One row is' : `${rows} rows are`} ${words} and ${rows === 1 ? 'was' : 'were'} not added again.${at === some.length - 1 ? balance : ''}`,
    );
    return [...same, ...this.#warnOfPossible()];
  }

  #warnOfPossible(): string[] {
    const { account, currency } = this.#route;
    const open = this.#possible.filter(({ isSaid }) => !isSaid);
    const told = open
      .slice(0, TOLD_MAX)
      .map(
        (like) =>
          `${account.path}, ${formatMoneyForPeople(like.taken.minor, currency)} ${currency} on ${like.taken.row.date}: ${wordsOfPossible(like)}.`,
      );
    const more = open.length - told.length;
    return more > 0 ? [...told, `${account.path}: ${more} more rows that may be there already.`] : told;
  }
}

/** Why a row that was added may be there already. */
export function wordsOfPossible({ line, isSaid }: Alike): string {
  if (isSaid) return `Another row than in ${line.file}, as you said`;
  return `Possibly the same as “${line.payee === '' ? line.memo : line.payee}” of that day (${line.file}): check that it is not there twice`;
}

/** Why a row is taken for one that is there. */
export function wordsOfSame({ line, how, isSaid }: Alike): string {
  if (isSaid) return `The same row as in ${line.file}, as you said`;
  switch (how) {
    case 'mended':
      return `Same day and amount as somebody entered for a row that could not be booked (${line.file})`;
    case 'other_kind':
      return `Same day and amount as a row of another kind of file (${line.file})`;
    case 'reworded':
      return `Same day and amount as a row in other words (${line.file})`;
    case 'rereferenced':
      return `Same day and amount as a row with another reference (${line.file})`;
  }
}
