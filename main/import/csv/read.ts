/**
 * Reads a CSV statement under a mapping into a `Sink`.
 *
 * Promises: one row in memory at a time; every row of the file becomes a row, a problem, or is named in a warning
 * (heading, totals, notes), blank ones excepted; amounts are exact. One statement per account and currency where the
 * file has such columns, one for the whole file otherwise.
 * Fails: as `forEachRow` (unclosed quotes, over-long rows), and LIMIT_EXCEEDED for too many rows or accounts.
 */

import type { CsvMapping, PostingKind } from '../../../shared/contract/mapping.ts';
import { BulkheadError } from '../../../shared/errors.ts';
import { isZero, readAmount } from '../amounts.ts';
import {
  RAW_LENGTH_MAX,
  type ReaderLimits,
  type Sink,
  type StatementBalances,
  type StatementHead,
  type StatementRow,
} from '../reader.ts';
import { withCell } from './cells.ts';
import { dateReader } from './dates.ts';
import { currencyInCell, isCurrencyCode } from './header.ts';
import { accountIn, dayBehind, readSummary, type SummaryKind } from './labels.ts';
import { wholeUnitsReader } from './minor-units.ts';
import { rowsOf } from './postings.ts';
import {
  type Besides,
  cellText,
  type Outcome,
  rowReader,
  type Transaction,
  type Trouble,
  type TroubleKind,
} from './rows.ts';
import { Settlements } from './settlement.ts';
import { sideReader } from './sides.ts';
import { forEachRow, isBlank, type TextRow } from './tokens.ts';
import { BalanceTracker } from './tracker.ts';

/** Asides that are named one by one; of more than these only the number is told. */
const NAMED_MAX = 10;
const NAMED_LENGTH_MAX = 120;

/** What the line of a row is: a line of the text, or the number of the row, whose cells may have lines of their own. */
export type Counting = 'lines' | 'rows';

interface ReadOptions {
  counting?: Counting;
  /** How many rows of the text are looked at, where only its beginning is of interest. */
  rowsEnd?: number;
  /** Hears of each problem what kind of one it is. */
  onTrouble?: (what: TroubleKind) => void;
}

export function readCsv(
  text: string,
  mapping: CsvMapping,
  sink: Sink,
  limits: ReaderLimits,
  { counting = 'lines', rowsEnd = Number.POSITIVE_INFINITY, onTrouble }: ReadOptions = {},
): void {
  const reading = new Reading(text, mapping, sink, limits, onTrouble);
  forEachRow(text, mapping, limits, (row) => {
    if (counting === 'rows') row.line = row.index + 1;
    reading.take(row);
    return row.index + 1 < rowsEnd;
  });
  reading.finish();
}

/** A statement that was begun. */
interface Part {
  index: number;
  tracker: BalanceTracker | null;
  firstDate: string | null;
  lastDate: string | null;
}

/** A row that waits for its continuation lines before it is handed on. */
interface Held {
  /** `null` for a problem whose account can't be told. */
  part: Part | null;
  row: StatementRow | null;
  problem: Trouble | null;
  currency: string | null;
  line: number;
  offset: number;
  length: number;
}

/** Rows that tell how wide a table is. */
const WIDTH_ROWS = 100;

function usualWidth(text: string, mapping: CsvMapping, limits: ReaderLimits): number {
  let header = 0;
  let seen = 0;
  const counts = new Map<number, number>();
  forEachRow(text, mapping, limits, ({ index, cells }) => {
    if (index === mapping.headerRow) header = cells.length;
    if (index < mapping.firstRow || isBlank(cells)) return true;
    const width = Math.max(header, filledWidth(cells));
    counts.set(width, (counts.get(width) ?? 0) + 1);
    return ++seen < WIDTH_ROWS;
  });
  const [first, ...others] = [...counts].sort(([a], [b]) => a - b);
  return others.reduce((most, one) => (one[1] > most[1] ? one : most), first ?? [header, 0])[0];
}

function filledWidth(cells: readonly string[]): number {
  return cells.findLastIndex((cell) => cell.trim() !== '') + 1;
}

type SummaryOutcome = Extract<Outcome, { kind: 'summary' }>;

class Reading {
  private readonly text: string;
  private readonly mapping: CsvMapping;
  private readonly sink: Sink;
  private readonly limits: ReaderLimits;
  private readonly onTrouble: ReadOptions['onTrouble'];
  private readonly readRow: ReturnType<typeof rowReader>;
  private readonly sidesOf: ReturnType<typeof sideReader>;
  private readonly settlements: Settlements | null;
  /** How many cells most rows have; some banks give more cells than names in every row. */
  private readonly width: number;
  private readonly inWholeUnits: ReturnType<typeof wholeUnitsReader>;
  private readonly readDay: (cell: string) => string | null;
  private readonly parts = new Map<string, Part>();
  private readonly stated = new Map<SummaryKind, { amount: string; on: string | null }>();
  private readonly asides: { line: number; text: string }[] = [];
  private asideCount = 0;
  private headingLines = 0;
  private repeatedHeaders = 0;
  private fees = 0;
  /** How many rows each word leaves out, and the lines of the first ones, by what is said of them. */
  private readonly leftOut = new Map<string, { count: number; lines: number[] }>();
  private rowCount = 0;
  private header: readonly string[] = [];
  /** The account that a heading or a section's title names. */
  private titleAccount: string | null = null;
  private sectionAccount: string | null = null;
  private held: Held | null = null;
  private doubted: { row: TextRow; outcome: SummaryOutcome } | null = null;

  constructor(
    text: string,
    mapping: CsvMapping,
    sink: Sink,
    limits: ReaderLimits,
    onTrouble: ReadOptions['onTrouble'],
  ) {
    this.text = text;
    this.mapping = mapping;
    this.sink = sink;
    this.limits = limits;
    this.onTrouble = onTrouble;
    this.width = usualWidth(text, mapping, limits);
    this.readRow = rowReader(mapping);
    this.sidesOf = sideReader(mapping);
    this.settlements = mapping.postings?.settlement ? new Settlements(mapping) : null;
    this.inWholeUnits = wholeUnitsReader(mapping);
    this.readDay = dateReader(mapping.dateFormat);
  }

  take(row: TextRow): void {
    if (row.index === this.mapping.headerRow) {
      this.header = row.cells;
      this.startSection();
      return;
    }
    if (row.index < this.mapping.firstRow) {
      this.takeHeading(row);
      return;
    }
    if (this.mapping.headerRow === null && row.index === this.mapping.firstRow) this.startSection();
    if (this.isHeader(row.cells)) {
      this.repeatedHeaders++;
      this.startSection();
      return;
    }
    if (this.settlements !== null) this.takeBody(this.settlements.asRow(row));
    else if (this.sidesOf === null) this.takeBody(row);
    else for (const cells of this.sidesOf(row.cells)) this.takeBody({ ...row, cells });
  }

  finish(): void {
    this.release();
    this.settleDoubt(true);
    this.tellUnsettled();
    if (this.parts.size === 0) this.partFor([]);
    for (const part of this.parts.values()) this.sink.balances(part.index, this.balancesOf(part));
    this.warnOfAsides();
  }

  private tellUnsettled(): void {
    for (const { row, reason, lacking: amount } of this.settlements?.unsettled() ?? []) {
      if (row === null) this.sink.warning(reason);
      else this.hold(row, null, { kind: 'problem', what: 'unreadable', reason, amount });
      this.release();
    }
  }

  private isHeader(cells: readonly string[]): boolean {
    const { header } = this;
    return (
      header.length > 1 &&
      header.length === cells.length &&
      header.every((name, column) => name === cells[column])
    );
  }

  private takeHeading(row: TextRow): void {
    if (isBlank(row.cells)) return;
    this.headingLines++;
    this.titleAccount = accountIn(row.cells) ?? this.titleAccount;
    const summary = readSummary(row.cells, this.mapping.decimal);
    if (summary !== null) this.state(summary.what, summary.amount, this.readDay(dayBehind(summary.label)));
  }

  /** The column names stand again: another account's rows may follow, if a line above has named one. */
  private startSection(): void {
    this.release();
    if (this.titleAccount !== null) this.sectionAccount = this.titleAccount;
  }

  /** More cells than columns: a comma within an amount or a text that is not quoted has parted it. Nothing is guessed. */
  private overfull(row: TextRow): Trouble | null {
    if (this.header.length === 0) return null;
    const isWide = row.cells.slice(this.width).some((cell) => cell.trim() !== '');
    const isParted = filledWidth(row.cells) > this.header.length && this.partsAmount(row.cells);
    if (!isParted && (!isWide || this.spillsText(row.cells))) return null;
    return {
      kind: 'problem',
      what: 'unreadable',
      reason: 'more cells than the heading has columns: a text or an amount may lack its quotation marks',
      amount: null,
    };
  }

  /** “2,500.00” or “10,00” without quotation marks: whole units in its column, and the rest of it in the next. */
  private partsAmount(cells: readonly string[]): boolean {
    const { columns } = this.mapping;
    return [columns.amount, columns.out, columns.in].some(
      (column) =>
        column !== undefined &&
        /^\W{0,3}\d+$/.test((cells[column] ?? '').trim()) &&
        /^(?:\d{2}|\d{3}(?:[.,]\d+)?)\W{0,2}$/.test((cells[column + 1] ?? '').trim()),
    );
  }

  /** A text in the last column may run on over more cells; an amount that was parted leaves its thousands behind it. */
  private spillsText(cells: readonly string[]): boolean {
    const { columns } = this.mapping;
    if (![...columns.payee, ...columns.memo].includes(this.header.length - 1)) return false;
    const amounts = [columns.amount, columns.out, columns.in].filter((column) => column !== undefined);
    return amounts.every((column) => !/^\d{3}(?:[.,]\d+)?$/.test((cells[column + 1] ?? '').trim()));
  }

  private takeBody(row: TextRow): void {
    const outcome = this.overfull(row) ?? this.readRow(row);
    if (outcome.kind === 'row') this.settleDoubt(false);
    switch (outcome.kind) {
      case 'blank':
        return;
      case 'row':
        this.holdRows(row, rowsOf(outcome));
        if (outcome.parts === null && !this.mapping.postings) this.countFee(row.cells);
        if (outcome.besides !== null) this.holdBesides(row, outcome.besides);
        return;
      case 'left-out':
        this.release();
        this.leaveOut(row.line, outcome);
        return;
      case 'problem':
        this.release();
        this.hold(row, null, outcome);
        return;
      case 'more':
        if (this.held === null) this.aside(row.line, outcome.text);
        else this.extend(this.held, row, outcome.text);
        return;
      case 'note':
        this.release();
        this.titleAccount = accountIn(row.cells) ?? this.titleAccount;
        this.aside(row.line, outcome.text);
        return;
      case 'summary':
        this.release();
        if (outcome.doubtful && !(outcome.what === 'opening' && this.rowCount === 0)) {
          this.settleDoubt(false);
          this.doubted = { row, outcome };
          return;
        }
        this.stateSummary(row, outcome);
    }
  }

  /**
   * An opening balance stands before the rows and a closing one after them; anywhere else, what is called like one may be
   * a payment.
   */
  private settleDoubt(isLast: boolean): void {
    const { doubted } = this;
    if (doubted === null) return;
    this.doubted = null;
    const { row, outcome } = doubted;
    if (isLast && outcome.what !== 'opening' && this.rowCount > 0) return this.stateSummary(row, outcome);
    const reason = `“${outcome.label.slice(0, 40)}” may be a balance or a payment to somebody of that name; enter it by hand if it is one`;
    this.hold(row, null, { kind: 'problem', what: 'unreadable', reason, amount: outcome.amount });
    this.release();
  }

  private stateSummary(row: TextRow, { what, amount, date, label }: SummaryOutcome): void {
    this.state(what, amount, date);
    this.aside(row.line, `${label} ${amount ?? ''} (${what === 'total' ? 'a total' : 'a balance'})`);
  }

  private hold(row: TextRow, transaction: Transaction | null, problem: Trouble | null): void {
    if (++this.rowCount > this.limits.rowsMax) {
      throw new BulkheadError('LIMIT_EXCEEDED', `The file has more than ${this.limits.rowsMax} rows.`, {
        remedy: 'Download a shorter period.',
        facts: { line: row.line, rowsMax: this.limits.rowsMax },
      });
    }
    const part = transaction === null ? this.partOfProblem(row.cells) : this.partFor(row.cells);
    const { line, offset, length } = row;
    const statementRow = transaction === null ? null : this.toStatementRow(row, transaction);
    const currency = this.currencyOf(row.cells);
    this.settlements?.add(row.cells, transaction?.amount ?? null);
    this.held = { part, row: statementRow, problem, currency, line, offset, length };
    const amount = transaction?.amount ?? problem?.amount ?? null;
    const balance = this.amountAt(row.cells, this.mapping.columns.balance);
    // A row the bank prints no balance for and has not booked is not in the balances either.
    if (amount !== null && (balance !== null || (transaction !== null && !transaction.pending)))
      part?.tracker?.take(amount, balance, line);
    if (part !== null && transaction !== null && !transaction.pending) stretch(part, transaction.date);
    const { opening, closing } = this.mapping.columns;
    if (opening !== undefined) this.state('opening', this.amountAt(row.cells, opening), null);
    if (closing !== undefined) this.state('closing', this.amountAt(row.cells, closing), null);
  }

  /** A balance beside them is the one after the last. */
  private holdRows(row: TextRow, transactions: readonly Transaction[]): void {
    const { balance } = this.mapping.columns;
    const isOne = transactions.length === 1 || balance === undefined;
    const before = isOne ? row : { ...row, cells: withCell(row.cells, balance, '') };
    for (const [n, transaction] of transactions.entries()) {
      this.release();
      this.hold(n === transactions.length - 1 ? row : before, transaction, null);
    }
  }

  private holdBesides(row: TextRow, besides: Besides): void {
    this.release();
    this.hold(row, null, { kind: 'problem', what: 'unreadable', ...besides });
  }

  private toStatementRow(row: TextRow, { date, amount, parts, what, pending }: Transaction): StatementRow {
    const { columns, postings } = this.mapping;
    const { cells } = row;
    const payee = cellText(cells, columns.payee, ' / ');
    const memo = cellText(cells, columns.memo);
    return {
      line: row.line,
      offset: row.offset,
      length: row.length,
      date,
      valueDate: columns.valueDate === undefined ? null : this.readDay(cells[columns.valueDate] ?? ''),
      amount,
      currency: null,
      payee: payee === '' && (memo === '' || what === 'payout') ? this.unnamed(what) : payee,
      memo,
      type: textAt(cells, columns.type) ?? '',
      checkNumber: nonZero(textAt(cells, columns.checkNumber)),
      reference:
        (what === 'payout' ? textAt(cells, postings?.payout) : null) ?? textAt(cells, columns.reference),
      counterparty: textAt(cells, columns.counterparty),
      balanceAfter: this.mapping.balanceWhen === 'after' ? this.amountAt(cells, columns.balance) : null,
      pending,
      ...(parts !== null && { parts }),
      ...(what !== null && { kind: what }),
    };
  }

  /** Some rows of processors have no words at all. */
  private unnamed(what: PostingKind | null): string {
    const { source } = this.mapping;
    return what === null || source === undefined ? '' : `${source.institution} ${what}`;
  }

  private extend(held: Held, row: TextRow, text: string): void {
    held.length = row.offset + row.length - held.offset;
    if (held.length > this.limits.rowLengthMax) {
      throw new BulkheadError('LIMIT_EXCEEDED', `The text of the row on line ${held.line} is too long.`, {
        facts: { line: held.line },
      });
    }
    if (held.row === null) return;
    held.row.length = held.length;
    held.row.memo = held.row.memo === '' ? text : `${held.row.memo} ${text}`;
  }

  private release(): void {
    const { held } = this;
    if (held === null) return;
    this.held = null;
    if (held.row !== null && held.part !== null) {
      this.sink.row(held.part.index, held.row);
      return;
    }
    const { line, offset, length, currency } = held;
    const raw = this.text.slice(offset, offset + Math.min(length, RAW_LENGTH_MAX));
    const { what, reason, amount } = held.problem!;
    this.onTrouble?.(what);
    const problem = { line, offset, length, reason, raw, amount, currency };
    this.sink.problem(held.part?.index ?? null, what === 'pending' ? { ...problem, pending: true } : problem);
  }

  /** A problem row may lack the very cells that say where it belongs; then it begins no statement of its own. */
  private partOfProblem(cells: readonly string[]): Part | null {
    const { account, currency } = this.mapping.columns;
    const told = [account, currency].every(
      (column) => column === undefined || textAt(cells, column) !== null,
    );
    return told ? this.partFor(cells) : null;
  }

  private partFor(cells: readonly string[]): Part {
    const { columns } = this.mapping;
    const accountId = textAt(cells, columns.account) ?? this.sectionAccount;
    const accountName = textAt(cells, columns.accountName);
    const currency = this.currencyOf(cells);
    const key = `${accountId ?? accountName ?? ''}\n${currency ?? ''}`;
    let part = this.parts.get(key);
    if (part === undefined) {
      if (this.parts.size >= this.limits.statementsMax) {
        throw new BulkheadError(
          'LIMIT_EXCEEDED',
          `The file names more than ${this.limits.statementsMax} accounts.`,
          {
            remedy: 'Check which column holds the account.',
          },
        );
      }
      const { source } = this.mapping;
      const isBalance = source?.balance !== undefined && accountId === null && accountName === null;
      const head: StatementHead = {
        accountId,
        bankId: null,
        kind: source?.kind ?? 'unknown',
        accountType: null,
        currency,
        accountName: isBalance ? source.balance! : accountName,
        bankName: source === undefined || source.shared ? null : source.institution,
        ...(isBalance && { processor: source.product }),
      };
      const tracker = columns.balance === undefined ? null : new BalanceTracker(this.mapping.balanceWhen);
      part = { index: this.sink.statement(head), tracker, firstDate: null, lastDate: null };
      this.parts.set(key, part);
    }
    return part;
  }

  private currencyOf(cells: readonly string[]): string | null {
    const cell = textAt(cells, this.mapping.columns.currency);
    if (cell !== null && isCurrencyCode(cell)) return cell.toUpperCase();
    return this.amountCurrency(cells) ?? this.mapping.currency;
  }

  /** Where no column tells it, an amount may be written with its own. */
  private amountCurrency(cells: readonly string[]): string | null {
    const { amount, out, in: into, currency } = this.mapping.columns;
    if (currency !== undefined) return null;
    for (const column of [amount, out, into]) {
      const written = column === undefined ? null : currencyInCell(cells[column] ?? '');
      if (written !== null) return written;
    }
    return null;
  }

  private amountAt(cells: readonly string[], column: number | undefined): string | null {
    const read = column === undefined ? null : readAmount(cells[column] ?? '', this.mapping.decimal);
    return this.inWholeUnits(read, column, cells);
  }

  private countFee(cells: readonly string[]): void {
    const fee = this.amountAt(cells, this.mapping.columns.fee);
    if (fee !== null && !isZero(fee)) this.fees++;
  }

  /** Keeps the first opening and the last closing balance that the file states. */
  private state(what: SummaryKind, amount: string | null, on: string | null): void {
    if (amount === null || (what === 'opening' && this.stated.has('opening'))) return;
    this.stated.set(what, { amount, on });
  }

  private leaveOut(
    line: number,
    { column, word, why }: { column: number; word: string; why: string | null },
  ): void {
    const name = (this.header[column] ?? '').trim().slice(0, NAMED_LENGTH_MAX);
    const place = name === '' ? `column ${column + 1}` : `“${name}”`;
    const what = word === '' ? `nothing in ${place}` : `“${word}” in ${place}`;
    const said = why === null ? `${what} moves nothing on this account.` : `${what}: ${why}.`;
    // Words that no two rows share are told together.
    const key = this.leftOut.has(said) || this.leftOut.size < NAMED_MAX ? said : 'for other words.';
    const rows = this.leftOut.get(key) ?? { count: 0, lines: [] };
    rows.count++;
    if (rows.lines.length < NAMED_MAX) rows.lines.push(line);
    this.leftOut.set(key, rows);
  }

  private aside(line: number, text: string): void {
    this.asideCount++;
    if (this.asides.length < NAMED_MAX)
      this.asides.push({ line, text: text.replace(/\s+/g, ' ').trim().slice(0, NAMED_LENGTH_MAX) });
  }

  private balancesOf(part: Part): StatementBalances {
    const proven = part.tracker?.result() ?? null;
    if (proven !== null && 'broken' in proven) this.sink.warning(proven.broken);
    const running = proven !== null && 'opening' in proven ? proven : null;
    // What the file states outside the rows belongs to one account; with several it can't be told to which.
    const stated = this.parts.size === 1 ? this.stated : null;
    const opening = stated?.get('opening');
    const closing = stated?.get('closing');
    const available = stated?.get('available');
    if (running !== null) {
      this.compare('opening', running.opening, opening?.amount);
      this.compare('closing', running.closing, closing?.amount);
    }
    const from = dayOf(opening, running?.opening);
    const to = dayOf(closing, running?.closing);
    const isPeriod =
      from !== null && to !== null && from <= (part.firstDate ?? to) && to >= (part.lastDate ?? from);
    return {
      opening: running?.opening ?? opening?.amount ?? null,
      openingOn: running === null || isPeriod ? from : part.firstDate,
      closing: running?.closing ?? closing?.amount ?? null,
      closingOn: running === null || isPeriod ? to : part.lastDate,
      available: available?.amount ?? null,
      availableOn: available?.on ?? null,
      periodFrom: isPeriod ? from : null,
      periodTo: isPeriod ? to : null,
    };
  }

  private compare(what: string, running: string, stated: string | undefined): void {
    if (stated === undefined || Number(stated) === Number(running)) return;
    this.sink.warning(
      `The file states ${stated} as its ${what} balance, but the balances beside the rows give ${running}.`,
    );
  }

  private warnOfAsides(): void {
    if (this.mapping.postings?.note !== undefined) this.sink.warning(this.mapping.postings.note);
    if (this.headingLines > 0)
      this.sink.warning(`${counted(this.headingLines, 'line')} above the rows taken as the file's heading.`);
    if (this.repeatedHeaders > 0)
      this.sink.warning(`The column names are repeated ${counted(this.repeatedHeaders, 'time')}.`);
    for (const { line, text } of this.asides) this.sink.warning(`Line ${line} is not a transaction: ${text}`);
    const more = this.asideCount - this.asides.length;
    if (more > 0) this.sink.warning(`${counted(more, 'more line')} that are not transactions.`);
    for (const [said, { count, lines }] of this.leftOut) {
      const rest = count > lines.length ? ` and ${count - lines.length} more` : '';
      const where = `on line${count === 1 ? '' : 's'} ${lines.join(', ')}${rest}`;
      this.sink.warning(`${counted(count, 'row')} left out, ${where}: ${said}`);
    }
    if (this.fees > 0)
      this.sink.warning(
        `${counted(this.fees, 'row')} with a fee in its own column, which is not added to the amount.`,
      );
    if (this.parts.size > 1 && this.stated.size > 0)
      this.sink.warning('The file states balances, but not to which of its accounts they belong.');
  }
}

/** The day of a balance that is stated, unless the balances beside the rows say another. */
function dayOf(
  stated: { amount: string; on: string | null } | undefined,
  running: string | undefined,
): string | null {
  if (stated === undefined) return null;
  return running === undefined || Number(stated.amount) === Number(running) ? stated.on : null;
}

function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}

function textAt(cells: readonly string[], column: number | undefined): string | null {
  if (column === undefined) return null;
  const text = (cells[column] ?? '').trim();
  return text === '' ? null : text;
}

/** "0" in a column of check numbers means that there was no check. */
function nonZero(text: string | null): string | null {
  return text === null || /^0+$/.test(text) ? null : text;
}

function stretch(part: Part, date: string): void {
  if (part.firstDate === null || date < part.firstDate) part.firstDate = date;
  if (part.lastDate === null || date > part.lastDate) part.lastDate = date;
}
