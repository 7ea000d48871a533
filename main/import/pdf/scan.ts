/**
 * Goes through the lines of a file once and finds what is printed: rows that begin with a date, the lines that go on
 * below them, headings, balances, accounts. It decides no sign and no year.
 *
 * Fails: LIMIT_EXCEEDED for more rows or accounts than `limits` allow.
 */
import type { ReaderLimits } from '../reader.ts';
import { type Money, type MoneyStyle, moneyIn } from './amounts.ts';
import type { Calendar } from './calendar.ts';
import {
  type DateKind,
  dateKinds,
  type Heading,
  headingOf,
  mergeHeadings,
  placeInColumns,
} from './columns.ts';
import type { WrittenDate } from './dates.ts';
import { repeatedLines } from './furniture.ts';
import { accountNamed, balanceLabel, beginsTotal, isTotal, type Section, sectionOf } from './labels.ts';
import { LabelsAbove } from './labels-above.ts';
import type { Line } from './lines.ts';
import { mayBeRow } from './possible-rows.ts';
import {
  EDGE_TOLERANCE,
  isBelow,
  lastLine,
  leadingDates,
  printedRow,
  setAmounts,
  TableEdges,
  textEnd,
} from './rows.ts';
import { SegmentList, tooMany } from './segment-list.ts';
import type { PrintedBalance, PrintedRow, Segment } from './segments.ts';
import { partsOf } from './side-by-side.ts';

/** Lines of one description. */
const TEXT_LINES_MAX = 12;
/** Lines between the two lines of one heading. */
const HEADING_LINES = 2;

export function scan(
  lines: readonly Line[],
  style: MoneyStyle,
  calendar: Calendar,
  limits: ReaderLimits,
): Segment[] {
  const scanner = new Scanner(style, calendar, limits, repeatedLines(lines));
  for (const line of lines) scanner.take(line);
  return scanner.finish();
}

class Scanner {
  readonly #style: MoneyStyle;
  readonly #calendar: Calendar;
  readonly #limits: ReaderLimits;
  readonly #repeated: ReadonlySet<Line>;
  readonly #segments: SegmentList;
  #heading: Heading | null = null;
  #headingLine = Number.NEGATIVE_INFINITY;
  #section: Section | null = null;
  #sectionLine = Number.NEGATIVE_INFINITY;
  readonly #edges = new TableEdges();
  /** The row that lines below may go on. */
  #open: PrintedRow | null = null;
  readonly #above = new LabelsAbove();
  #before = '';
  #count = 0;

  constructor(style: MoneyStyle, calendar: Calendar, limits: ReaderLimits, repeated: ReadonlySet<Line>) {
    this.#style = style;
    this.#calendar = calendar;
    this.#limits = limits;
    this.#repeated = repeated;
    this.#segments = new SegmentList(limits);
  }

  get #segment(): Segment {
    return this.#segments.current;
  }

  take(line: Line): void {
    const parts = partsOf(line, moneyIn(line, 0, this.#style));
    for (const part of parts) this.#takePart(part);
    this.#segment.lastLine = line.number;
    this.#before = line.text;
  }

  #takePart(line: Line): void {
    const dates = leadingDates(line, this.#calendar);
    const from = dates.at(-1)?.end ?? 0;
    const amounts = moneyIn(line, from, this.#style);
    if (amounts.length === 0) this.#takeWords(line, dates);
    else if (!this.#takeBalances(line, dates, amounts)) this.#takeMoney(line, dates, amounts);
  }

  finish(): Segment[] {
    return this.#segments.finish();
  }

  #takeWords(line: Line, dates: WrittenDate[]): void {
    if (dates.length > 0) return this.#takeDated(line, dates, []);
    this.#segment.period ??= this.#calendar.periodIn(line);
    // "Deposits and additions" in one go is a part's heading, and not two columns.
    const section = line.text.includes('  ') ? null : sectionOf(line.text);
    const heading = section === null ? headingOf(line) : null;
    if (heading) this.#takeHeading(heading, line);
    else if (this.#wraps(line)) return this.#goOn(line);
    this.#above.note(line);
    const account = accountNamed(line, this.#segment.rows.length > 0);
    if (account !== null) this.#segments.nameAccount(account);
    if (section !== null) {
      this.#section = section;
      this.#sectionLine = line.number;
      this.#open = null;
      this.#splitAt(line);
    }
    if (heading !== null || section !== null || account !== null || this.#repeated.has(line)) return;
    if (beginsTotal(line.text) || balanceLabel(line.text) !== null) this.#open = null;
    this.#goOn(line);
  }

  #takeHeading(heading: Heading, line: Line): void {
    this.#splitAt(line);
    const near = line.number - this.#headingLine <= HEADING_LINES;
    const dates =
      heading.dates.length > 1 ? heading.dates : mergedKinds(dateKinds(this.#before), heading.dates);
    const whole = { ...heading, dates };
    this.#heading = near && this.#heading ? mergeHeadings(this.#heading, whole) : whole;
    this.#headingLine = line.number;
    if (!near) this.#edges.clear();
    const money = this.#heading.columns.filter(({ role }) => role !== 'balance');
    // Balances by day may have a heading of their own, and call them amounts.
    const isOfBalances = !this.#heading.hasText && line.number - this.#sectionLine <= HEADING_LINES;
    if (money.length > 0 && this.#section === 'balances' && !isOfBalances) this.#section = null;
  }

  /** Whether a line stands right where the description above it stands, and is no balance or sum. */
  #wraps(line: Line): boolean {
    const row = this.#open;
    if (!row || !isBelow(row, line) || Math.abs(line.words[0]!.x0 - row.textX) > EDGE_TOLERANCE) return false;
    return (
      row.textX - row.line.words[0]!.x0 > EDGE_TOLERANCE &&
      !beginsTotal(line.text) &&
      balanceLabel(line.text) === null
    );
  }

  /** A line that goes on with the description of the row above it. */
  #goOn(line: Line): void {
    const row = this.#open;
    const x = line.words[0]!.x0;
    if (!row || x < row.textX - EDGE_TOLERANCE || x > textEnd(row)) return;
    const isOverleaf = line.page === lastLine(row).page + 1 && Math.abs(x - row.textX) <= EDGE_TOLERANCE;
    if (row.text.length >= TEXT_LINES_MAX || (!isBelow(row, line) && !isOverleaf)) return;
    row.text.push(line.text);
    row.lines.push(line);
  }

  /** What holds for the rows of one account holds for no other. */
  #splitAt(line: Line): void {
    if (!this.#segments.splitAt(line)) return;
    this.#open = null;
    this.#heading = null;
    this.#section = null;
    this.#edges.clear();
  }

  /** Takes the amounts of a line that are balances; `false` if it is no line of balances. */
  #takeBalances(line: Line, dates: WrittenDate[], amounts: readonly Money[]): boolean {
    let at = dates.at(-1)?.end ?? 0;
    let found = false;
    for (const money of amounts) {
      const label = line.text.slice(at, money.start);
      at = money.end;
      const what = /\p{L}/u.test(label) ? balanceLabel(label, dates.length > 0) : null;
      if (what === null) continue;
      found = true;
      const own = this.#balanceOf(line, amounts, money);
      const balance = { line, money: own, label, date: dates[0] ?? null };
      this.#addBalance(what, balance);
      const isInTable = dates.length > 0 || this.#segment.rows.length > 0;
      if (isInTable && mayBeRow(amounts, this.#heading?.columns ?? [], dates.length > 0)) {
        const row = printedRow(line, dates, [...amounts], this.#heading, this.#section);
        this.#segment.possible.push({ row, balance });
        this.#count += 1;
      }
      // On a row of the table what follows belongs to it.
      if (dates.length > 0) break;
    }
    const below = found || dates.length > 0 ? [] : this.#above.below(line, amounts);
    for (const { what, money } of below) this.#addBalance(what, { line, money, label: '', date: null });
    found ||= below.length > 0;
    const { account, rows } = this.#segment;
    if (found && account === null && rows.length === 0) this.#segment.account = accountNamed(line, false);
    if (found) this.#open = null;
    return found;
  }

  /** In a table a balance may stand in the column of balances, behind others. */
  #balanceOf(line: Line, amounts: readonly Money[], first: Money): Money {
    const columns = this.#heading?.columns ?? [];
    if (amounts.length < 2 || line.text.slice(first.end).match(/\p{L}{2}/u)) return first;
    return placeInColumns(amounts, columns).find(({ role }) => role === 'balance')?.money ?? first;
  }

  #addBalance(what: 'opening' | 'closing', balance: PrintedBalance): void {
    if (what === 'opening' && this.#segments.isNextOpening(balance)) this.#splitAt(balance.line);
    (what === 'opening' ? this.#segment.openings : this.#segment.closings).push(balance);
  }

  #takeMoney(line: Line, dates: WrittenDate[], amounts: Money[]): void {
    if (dates.length > 0) return this.#takeDated(line, dates, amounts);
    const { account, rows } = this.#segment;
    // "Credit limit 5,000.00   Card number ...4821" names it; "Savings ...4821   500.00" only lists it.
    const behind = { ...line, text: line.text.slice(amounts.at(-1)!.end) };
    if (account === null && rows.length === 0) this.#segment.account = accountNamed(behind, false);
    const label = line.text.slice(0, amounts[0]!.start);
    if (isTotal(label) || sectionOf(label) !== null) {
      if (isTotal(label)) this.#segment.totals.push({ line, amounts });
      this.#open = null;
      return;
    }
    const row = this.#open;
    if (row?.amounts.length === 0 && isBelow(row, line)) {
      // The amount of a row may stand on the last line of its description.
      setAmounts(row, amounts, this.#heading);
      if (/\p{L}/u.test(label)) row.text.push(label.trim());
      row.lines.push(line);
      this.#segment.withoutAmount = this.#segment.withoutAmount.filter((other) => other !== row);
      this.#segment.rows.push(row);
      this.#edges.note(row);
      return;
    }
    if (this.#isInTable(amounts) && /\p{L}/u.test(label)) {
      const undated = printedRow(line, [], amounts, this.#heading, this.#section);
      this.#segment.undated.push(undated);
      this.#open = undated;
      return;
    }
    this.#goOn(line);
  }

  /** Whether amounts stand as those of rows do, on a line without a day of its own. */
  #isInTable(amounts: readonly Money[]): boolean {
    const goesOn = this.#heading !== null && this.#segment.rows.length > 0 && this.#section !== 'balances';
    return (this.#open !== null || goesOn) && this.#edges.holds(amounts, this.#heading);
  }

  #takeDated(line: Line, dates: WrittenDate[], amounts: Money[]): void {
    if (this.#section === 'balances') return;
    const row = printedRow(line, dates, amounts, this.#heading, this.#section);
    const hasText = row.text.some((text) => /\p{L}{2}/u.test(text));
    if (amounts.length === 0) {
      const above = this.#segment.rows.at(-1);
      // A description may begin with a date, too, but not where rows have theirs.
      const isRowsDate =
        above !== undefined && Math.abs(above.line.words[0]!.x0 - line.words[0]!.x0) <= EDGE_TOLERANCE;
      if (this.#open && !isRowsDate && this.#open.textX - EDGE_TOLERANCE <= line.words[0]!.x0)
        return this.#goOn(line);
      if (above === undefined && this.#heading === null) return;
      if (hasText) this.#segment.withoutAmount.push(row);
      this.#open = row;
      return;
    }
    const role = row.placed.some(({ role }) => role !== 'balance');
    if (row.hasHeading && !role) {
      // Only a balance on that day; or an amount in the wrong place.
      if (hasText) this.#segment.withoutAmount.push(row);
      return;
    }
    if (!hasText && this.#heading === null && this.#section === null) return;
    this.#splitAt(line);
    if (++this.#count > this.#limits.rowsMax) throw tooMany(line, 'rows', this.#limits.rowsMax);
    this.#segment.rows.push(row);
    this.#edges.note(row);
    this.#open = row;
  }
}

const mergedKinds = (a: readonly DateKind[], b: readonly DateKind[]): DateKind[] => [
  ...new Set([...a, ...b]),
];
