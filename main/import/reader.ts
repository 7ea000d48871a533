/**
 * What every statement reader promises, whatever the format.
 *
 * A reader is a pure function of text: it turns one decoded file into *evidence* and pushes it, in the file's order,
 * into a `Sink`. It knows nothing of the books. It runs in a worker that can be killed, so it may be slow but must
 * not be unbounded; it checks `ReaderLimits` as it goes and throws LIMIT_EXCEEDED.
 *
 * Rules all readers keep: an amount is never guessed (unreadable → `Sink.problem`, not 0); a row is never dropped
 * (it becomes a `row` or a `problem`); dates are the calendar day written in the file, with no time-zone shift.
 */
import type { DateOrder } from '../../shared/contract/import.ts';
import type { PostingKind } from '../../shared/contract/mapping.ts';

/** One account's part of a file. */
export interface StatementHead {
  /** The bank's own id of the account, verbatim and trimmed; `null` where the file names none. */
  accountId: string | null;
  /** Routing number, broker id or BIC; `null` where the file names none. */
  bankId: string | null;
  kind: 'bank' | 'card' | 'cash' | 'loan' | 'investment' | 'unknown';
  /** As the file says (CHECKING, SAVINGS, ...); `null` where it says nothing. */
  accountType: string | null;
  /** ISO 4217 code, or `null` where the file says nothing. */
  currency: string | null;
  /** What the bank itself calls the account, if the file says so. */
  accountName: string | null;
  /** What the file calls the bank (often a code, such as B1); `null` where it says nothing. Names, never identifies. */
  bankName: string | null;
  /** What tells the bank's papers from another's (PDF). Of nothing but that. */
  letterhead?: string;
  /** This is the next page of the account's statement before it in the file, and one statement with it. */
  continues?: true;
  /** A payment processor's balance, which its name alone tells; and the export that this is of those it has. */
  processor?: string;
}

/** What the file itself calls the account: the bank's id, or a name where there is no id. */
export function namedByFile(head: StatementHead): string | null {
  return head.accountId ?? head.accountName;
}

/** What the bank states about the account's balance. Decimals are exact plain text, money in the bank positive. */
export interface StatementBalances {
  closing: string | null;
  closingOn: string | null;
  available: string | null;
  availableOn: string | null;
  opening: string | null;
  openingOn: string | null;
  /** The period that the file says it covers. */
  periodFrom: string | null;
  periodTo: string | null;
}

/** One booked or pending row. */
export interface StatementRow {
  /** 1-based line of the file on which the row begins. */
  line: number;
  /** Where the row's own text lies in the decoded file, in UTF-16 units: its verbatim evidence. */
  offset: number;
  length: number;
  /** `YYYY-MM-DD`, the day written in the file. */
  date: string;
  valueDate: string | null;
  /** Exact plain decimal, money in positive, money out negative ("-12.50"); decimals as many as the file gave. */
  amount: string;
  /** Only where it differs per row (CSV with a currency column, OFX CURRENCY/ORIGCURRENCY is not this). */
  currency: string | null;
  payee: string;
  memo: string;
  /** TRNTYPE or the bank's own word for the kind of row. */
  type: string;
  checkNumber: string | null;
  /** FITID, or the bank's own reference for the row. */
  reference: string | null;
  /** The other side's account or IBAN. */
  counterparty: string | null;
  /** The balance the bank prints after this row. */
  balanceAfter: string | null;
  pending: boolean;
  /** The name of the category that the file gives it (QIF, a column of a table), as written there; absent where it gives none. */
  category?: string;
  /** What lies behind a slash belongs to its name: QIF alone puts a class there. */
  categoryIsWhole?: true;
  /** It is what the account began with, which such files write as their first row (QIF). */
  opens?: true;
  /** What the row is made of, where the file tells: the splits of QIF, the payments of a CAMT batch. */
  parts?: readonly RowPart[];
  /** It takes back the row of that reference which the bank sent before, or stands in its place. */
  corrects?: { reference: string; deletes: boolean };
  /** The text ends with it, and nothing says that all of it is there. */
  unended?: true;
  /** Of a payment processor's or broker's row: what it is, or the first of its parts; absent where the file does not tell. */
  kind?: PostingKind;
}

/** A part of a row. The amounts of all parts make the row's, unless the file is wrong. */
export interface RowPart {
  /** Signed as the row's; exact plain decimal. */
  amount: string;
  payee: string;
  memo: string;
  /** As `StatementRow.category`; '' where the file gives none. */
  category: string;
  /** As `StatementRow.kind`. */
  kind?: PostingKind;
  /** What another account pays or gets for this one, whose own money stays as it is: that of its category (QIF). */
  elsewhere?: true;
}

/** What the account holds of one security, as its statement says; exact plain decimals, `null` where it says nothing. */
export interface Position {
  /** Its name, or what the file has instead; '' where it names none. */
  security: string;
  ticker: string | null;
  /** CUSIP, ISIN, or the broker's own id. */
  id: string | null;
  /** Sold without being held: owed, and not owned. */
  short: boolean;
  units: string | null;
  price: string | null;
  /** The market value that is stated. */
  value: string | null;
  /** Only where it is not the account's. */
  currency: string | null;
  /** The day of its price. */
  as_of: string | null;
}

/** What could be read of a row that can't be booked, but for its amount. */
export type RowRead = Partial<
  Pick<
    StatementRow,
    'date' | 'valueDate' | 'payee' | 'memo' | 'type' | 'checkNumber' | 'reference' | 'counterparty'
  >
> & {
  /** Where the money went, as far as an amount that is no number tells. */
  way?: 'in' | 'out' | null;
};

/** Without what says nothing; `date` may not have been readable. */
export function whatWasRead(row: Omit<RowRead, 'date'> & { date?: string | null }): Pick<ProblemRow, 'read'> {
  const { date, valueDate, payee, memo, type, checkNumber, reference, counterparty, way } = row;
  const all = { date, valueDate, payee, memo, type, checkNumber, reference, counterparty, way };
  const read = Object.fromEntries(Object.entries(all).filter(([, value]) => Boolean(value)));
  return Object.keys(read).length === 0 ? {} : { read };
}

/** A row that was found but can't be booked as it stands. */
export interface ProblemRow {
  line: number;
  offset: number;
  length: number;
  /** Plain words: what is wrong with it. */
  reason: string;
  /** The row's own text, cut at RAW_LENGTH_MAX. */
  raw: string;
  /** The amount, where that much could be read: it still counts in the file's sum. */
  amount: string | null;
  currency: string | null;
  /** The bank has not booked it: it counts among what is pending, and not among what is wrong. */
  pending?: true;
  /** What else could be read, for whoever says what is lacking. */
  read?: RowRead;
}

export const RAW_LENGTH_MAX = 2_000;

/** What a reader warns of where there is nothing to read. */
export const NO_STATEMENT = 'The file holds no statement';

/** The problem of what stands in `text` up to `end`. */
export function problemAt(
  text: string,
  { line, offset }: Pick<ProblemRow, 'line' | 'offset'>,
  end: number,
  said: Pick<ProblemRow, 'reason' | 'amount' | 'currency' | 'pending' | 'read'>,
): ProblemRow {
  const raw = text.slice(offset, Math.min(end, offset + RAW_LENGTH_MAX));
  return { line, offset, length: end - offset, raw, ...said };
}

/** The order of the dates of a file that does not tell it. */
export interface OpenDates {
  /** The one that the rows are read by, and what it could be as well. */
  order: DateOrder;
  other: DateOrder;
}

/** Where a reader puts what it finds. Indices returned by `statement` tie rows to their account. */
export interface Sink {
  statement(head: StatementHead): number;
  row(statement: number, row: StatementRow): void;
  /** `statement` is `null` for text that belongs to no account. */
  problem(statement: number | null, problem: ProblemRow): void;
  balances(statement: number, balances: StatementBalances): void;
  /** All that the account holds `on` a day; only of a statement that lists it. */
  positions?(statement: number, on: string | null, positions: readonly Position[]): void;
  /** Something the user should know that costs no row. */
  warning(text: string): void;
  /** Only where the file does not tell. */
  dates?(open: OpenDates): void;
  /** Rows have no year, and nothing in the file tells it. */
  undated?(): void;
  /** What the file states itself does not prove that all rows were read, and of such a format it should. */
  unproven?(statement: number): void;
}

/** Bounds on what one file may ask for. */
export interface ReaderLimits {
  /** Bytes of a file. A bank's five years of one busy account are about 30 MB. */
  bytesMax: number;
  rowsMax: number;
  /** UTF-16 units of one field or row of text. */
  fieldLengthMax: number;
  rowLengthMax: number;
  /** Nested aggregates (OFX). */
  depthMax: number;
  /** Accounts in one file. */
  statementsMax: number;
}

export const DEFAULT_LIMITS: ReaderLimits = {
  bytesMax: 100 * 1024 * 1024,
  rowsMax: 1_000_000,
  fieldLengthMax: 64 * 1024,
  rowLengthMax: 1024 * 1024,
  depthMax: 64,
  statementsMax: 500,
};

/** Collects everything in memory: for tests and small files. */
export class MemorySink implements Sink {
  readonly statements: {
    head: StatementHead;
    balances: StatementBalances | null;
    rows: StatementRow[];
    positions?: readonly Position[];
  }[] = [];
  readonly problems: { statement: number | null; problem: ProblemRow }[] = [];
  readonly warnings: string[] = [];
  openDates: OpenDates | null = null;
  readonly unprovenStatements: number[] = [];

  statement(head: StatementHead): number {
    return this.statements.push({ head, balances: null, rows: [] }) - 1;
  }
  row(statement: number, row: StatementRow): void {
    this.statements[statement]!.rows.push(row);
  }
  problem(statement: number | null, problem: ProblemRow): void {
    this.problems.push({ statement, problem });
  }
  balances(statement: number, balances: StatementBalances): void {
    this.statements[statement]!.balances = balances;
  }
  positions(statement: number, _on: string | null, positions: readonly Position[]): void {
    this.statements[statement]!.positions = positions;
  }
  warning(text: string): void {
    this.warnings.push(text);
  }
  dates(open: OpenDates): void {
    this.openDates = open;
  }
  unproven(statement: number): void {
    this.unprovenStatements.push(statement);
  }
}
