/**
 * Reads a CSV statement under a mapping into a `Sink`.
 *
 * Promises: one row in memory at a time; every row of the file becomes a row, a problem, or is named in a warning
 * (heading, totals, notes), blank ones excepted; amounts are exact. One statement per account and currency where the
 * file has such columns, one for the whole file otherwise.
 * Fails: as `forEachRow` (unclosed quotes, over-long rows), and LIMIT_EXCEEDED for too many rows or accounts.
 */

import type { CsvMapping } from '../../../shared/contract/mapping.ts';
import { BulkheadError } from '../../../shared/errors.ts';
import { isZero } from '../amounts.ts';
import {
  type ProblemRow,
  RAW_LENGTH_MAX,
  type ReaderLimits,
  type Sink,
  type StatementRow,
  whatWasRead,
} from '../reader.ts';
import { Asides } from './asides.ts';
import { Cells } from './cells.ts';
import { CutRow } from './cut-row.ts';
import { accountIn, dayBehind, readSummary } from './labels.ts';
import { rowsOf } from './postings.ts';
import {
  type Besides,
  type Outcome,
  rowReader,
  type Transaction,
  type Trouble,
  type TroubleKind,
} from './rows.ts';
import { Settlements } from './settlement.ts';
import { sideReader } from './sides.ts';
import { type Part, Statements, stretch } from './statements.ts';
import { forEachRow, isBlank, type TextRow } from './tokens.ts';
import { RowWidth } from './width.ts';
import { withCell } from './with-cell.ts';

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
  const reading = new Reading(text, mapping, sink, limits, { counting, onTrouble });
  forEachRow(text, mapping, limits, (row) => {
    if (counting === 'rows') row.line = row.index + 1;
    reading.take(row);
    return row.index + 1 < rowsEnd;
  });
  reading.finish();
}

/** A row that waits for its continuation lines before it is handed on. */
interface Held {
  /** `null` for a problem whose account can't be told. */
  part: Part | null;
  row: StatementRow | null;
  problem: Trouble | null;
  /** What of a problem could be read. */
  read: Pick<ProblemRow, 'read'>;
  currency: string | null;
  line: number;
  offset: number;
  length: number;
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
  private readonly width: RowWidth;
  private readonly cutRow: CutRow | null;
  private readonly cells: Cells;
  private readonly statements: Statements;
  private readonly asides = new Asides();
  private rowCount = 0;
  private header: readonly string[] = [];
  /** The account that a heading or a section's title names. */
  private titleAccount: string | null = null;
  private held: Held | null = null;
  private doubted: { row: TextRow; outcome: SummaryOutcome } | null = null;

  constructor(
    text: string,
    mapping: CsvMapping,
    sink: Sink,
    limits: ReaderLimits,
    { counting, onTrouble }: Pick<ReadOptions, 'counting' | 'onTrouble'>,
  ) {
    this.text = text;
    this.mapping = mapping;
    this.sink = sink;
    this.limits = limits;
    this.onTrouble = onTrouble;
    // The rows of a sheet are put in writing here, and none is cut.
    this.cutRow = counting === 'rows' ? null : new CutRow(mapping, text.length);
    this.width = new RowWidth(text, mapping, limits);
    this.readRow = rowReader(mapping);
    this.sidesOf = sideReader(mapping);
    this.settlements = mapping.postings?.settlement ? new Settlements(mapping) : null;
    this.cells = new Cells(mapping);
    this.statements = new Statements(mapping, sink, limits, this.cells);
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
      this.asides.repeatedHeaders++;
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
    this.statements.finish();
    const note = this.mapping.postings?.note;
    if (note !== undefined) this.sink.warning(note);
    for (const warning of this.asides.warnings()) this.sink.warning(warning);
    if (this.statements.isUnclear)
      this.sink.warning('The file states balances, but not to which of its accounts they belong.');
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
    this.asides.headingLines++;
    this.titleAccount = accountIn(row.cells) ?? this.titleAccount;
    const summary = readSummary(row.cells, this.mapping.decimal);
    if (summary !== null)
      this.statements.state(summary.what, summary.amount, this.cells.dayIn(dayBehind(summary.label)));
  }

  /** The column names stand again: another account's rows may follow, if a line above has named one. */
  private startSection(): void {
    this.release();
    if (this.titleAccount !== null) this.statements.sectionAccount = this.titleAccount;
  }

  private takeBody(row: TextRow): void {
    const read = this.width.overfull(row.cells, this.header) ?? this.readRow(row);
    const outcome = (read.kind === 'row' && this.cutRow?.look(row, read)) || read;
    if (outcome.kind === 'row') this.settleDoubt(false);
    switch (outcome.kind) {
      case 'blank':
        return;
      case 'row':
        this.release();
        if (outcome.what === 'payout') this.holdRows(row, rowsOf(outcome));
        else this.hold(row, outcome, null);
        if (outcome.parts === null && !this.mapping.postings) this.countFee(row.cells);
        if (outcome.besides !== null) this.holdBesides(row, outcome.besides);
        return;
      case 'left-out':
        this.release();
        this.asides.leaveOut(row.line, outcome, this.header);
        return;
      case 'problem':
        this.release();
        this.hold(row, null, outcome);
        return;
      case 'more':
        if (this.held === null) this.asides.add(row.line, outcome.text);
        else this.extend(this.held, row, outcome.text);
        return;
      case 'note':
        this.release();
        this.titleAccount = accountIn(row.cells) ?? this.titleAccount;
        this.asides.add(row.line, outcome.text);
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
    this.statements.state(what, amount, date);
    this.asides.add(row.line, `${label} ${amount ?? ''} (${what === 'total' ? 'a total' : 'a balance'})`);
  }

  private hold(row: TextRow, transaction: Transaction | null, problem: Trouble | null): void {
    if (++this.rowCount > this.limits.rowsMax) {
      throw new BulkheadError('LIMIT_EXCEEDED', `The file has more than ${this.limits.rowsMax} rows.`, {
        remedy: 'Download a shorter period.',
        facts: { line: row.line, rowsMax: this.limits.rowsMax },
      });
    }
    const part = transaction === null ? this.statements.ofProblem(row.cells) : this.statements.of(row.cells);
    const { line, offset, length } = row;
    const statementRow = transaction === null ? null : this.cells.statementRow(row, transaction);
    const currency = this.cells.currencyOf(row.cells);
    this.settlements?.add(row.cells, transaction?.amount ?? null);
    const read = problem === null ? {} : whatWasRead(this.cells.read(row.cells));
    this.held = { part, row: statementRow, problem, read, currency, line, offset, length };
    const amount = transaction?.amount ?? problem?.amount ?? null;
    const balance = this.cells.amountAt(row.cells, this.mapping.columns.balance);
    // A row the bank prints no balance for and has not booked is not in the balances either.
    if (amount !== null && (balance !== null || (transaction !== null && !transaction.pending)))
      part?.tracker?.take(amount, balance, line);
    // Behind a row with which the file ends there is nothing to prove.
    else if (amount === null && problem?.what !== 'pending' && problem?.what !== 'cut') part?.tracker?.skip();
    if (part !== null && transaction !== null && !transaction.pending) stretch(part, transaction.date);
    const { opening, closing } = this.mapping.columns;
    if (opening !== undefined)
      this.statements.state('opening', this.cells.amountAt(row.cells, opening), null);
    if (closing !== undefined)
      this.statements.state('closing', this.cells.amountAt(row.cells, closing), null);
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
    const { line, offset, length, currency, read } = held;
    const raw = this.text.slice(offset, offset + Math.min(length, RAW_LENGTH_MAX));
    const { what, reason, amount } = held.problem!;
    this.onTrouble?.(what);
    const problem = { line, offset, length, reason, raw, amount, currency, ...read };
    this.sink.problem(held.part?.index ?? null, what === 'pending' ? { ...problem, pending: true } : problem);
  }

  private countFee(cells: readonly string[]): void {
    const fee = this.cells.amountAt(cells, this.mapping.columns.fee);
    if (fee !== null && !isZero(fee)) this.asides.fees++;
  }
}
