/**
 * One STMTTRN (or pending STMTTRNP, or a loan's LOANSTMTTRN) while it is read, and what becomes of it: a row where amount and day can be read,
 * a problem otherwise. Never fails, never guesses.
 */
import { wayOf } from '../amounts.ts';
import { type ProblemRow, problemAt, type RowRead, type StatementRow, whatWasRead } from '../reader.ts';
import { quoted, readOptional, readWords } from '../text/words.ts';
import { isLoanRow, LOAN_FIELDS, loanAmount, loanParts, loanWords } from './loan.ts';
import { type AmountReading, readAmount, readDate } from './values.ts';

/** Leaves of a row that are kept, by the role of the aggregate they stand in. */
const FIELDS = {
  row: new Set([
    'TRNTYPE',
    'DTPOSTED',
    'DTAVAIL',
    'VALUEDATE',
    'DTTRAN',
    'TRNAMT',
    'FITID',
    'CHECKNUM',
    'NAME',
    'MEMO',
    'CORRECTFITID',
    'CORRECTACTION',
    ...LOAN_FIELDS,
  ]),
  payee: new Set(['NAME']),
  counterparty: new Set(['ACCTID']),
  currency: new Set(['CURSYM']),
} as const;

export type DraftPart = keyof typeof FIELDS;

/** A row of any kind while it is read. */
export interface Draft {
  readonly line: number;
  readonly offset: number;
  readonly pending: boolean;
  readonly fitid: string | null;
  /** Whether the bank sends this row to replace or delete one that it sent before. */
  readonly isCorrection: boolean;
  /** The currency that the row says its amount is in, if it says so itself. */
  readonly currencySymbol: string | null;
  /** The currency sign that stood in the amount and was left out, if any. */
  readonly strayCurrencySign: string | null;
  set(part: DraftPart, name: string, value: string): void;
  /** Ends the row at `end`. */
  finish(text: string, end: number): StatementRow | ProblemRow;
  /** Ends the row at `end` as one that can't be booked, whatever it says. */
  problem(text: string, end: number, reason: string): ProblemRow;
}

export class RowDraft implements Draft {
  readonly line: number;
  readonly offset: number;
  readonly pending: boolean;
  readonly #values = new Map<string, string>();
  #reading: AmountReading | null = null;

  constructor(line: number, offset: number, pending: boolean) {
    this.line = line;
    this.offset = offset;
    this.pending = pending;
  }

  /** Takes a leaf; the first of a name counts, except that repeated MEMO lines are one memo. */
  set(part: DraftPart, name: string, value: string): void {
    if (!FIELDS[part].has(name)) return;
    const key = part === 'row' ? name : `${part}/${name}`;
    const before = this.#values.get(key);
    if (before === undefined) this.#values.set(key, value);
    else if (key === 'MEMO') this.#values.set(key, `${before} ${value}`);
  }

  get fitid(): string | null {
    return readOptional(this.#values.get('FITID'));
  }

  get isCorrection(): boolean {
    const corrects = this.#corrects.corrects;
    return corrects !== undefined && (corrects.deletes || corrects.reference !== this.fitid);
  }

  get currencySymbol(): string | null {
    return readOptional(this.#values.get('currency/CURSYM'))?.toUpperCase() ?? null;
  }

  get strayCurrencySign(): string | null {
    const reading = this.#amount;
    return 'amount' in reading ? reading.stray : null;
  }

  finish(text: string, end: number): StatementRow | ProblemRow {
    const amount = this.#amount;
    const date = readDate(this.#writtenDate);
    if ('amount' in amount && date !== null) return this.#row(end, date, amount.amount);
    const reasons = 'reason' in amount ? [amount.reason] : [];
    if (date === null) reasons.push(dateReason(this.#writtenDate));
    return this.problem(text, end, reasons.join('; '));
  }

  problem(text: string, end: number, reason: string): ProblemRow {
    const amount = this.#amount;
    return problemAt(text, this, end, {
      reason,
      amount: 'amount' in amount ? amount.amount : null,
      currency: null,
      ...(this.pending && { pending: true }),
      ...whatWasRead({
        ...this.#said,
        date: readDate(this.#writtenDate),
        way: 'amount' in amount ? null : this.#way,
      }),
    });
  }

  /** By the sign of what is no amount, or by the bank's word for the kind of row. */
  get #way(): RowRead['way'] {
    const type = this.#values.get('TRNTYPE')?.toUpperCase();
    const byType = type === 'DEBIT' || type === 'CHECK' ? 'out' : type === 'CREDIT' ? 'in' : null;
    return wayOf(this.#values.get('TRNAMT')) ?? byType;
  }

  get #amount(): AmountReading {
    const values = this.#values;
    this.#reading ??= isLoanRow(values) ? loanAmount(values) : readAmount(values.get('TRNAMT'));
    return this.#reading;
  }

  get #memo(): string {
    const memo = readWords(this.#values.get('MEMO'));
    if (!isLoanRow(this.#values)) return memo;
    return [loanWords(this.#values), memo].filter(Boolean).join('. ');
  }

  get #writtenDate(): string | undefined {
    const posted = this.#values.get('DTPOSTED');
    // Some banks write pending rows as they write booked ones.
    return this.pending ? (this.#values.get('DTTRAN') ?? posted) : posted;
  }

  #row(end: number, date: string, amount: string): StatementRow {
    const values = this.#values;
    return {
      line: this.line,
      offset: this.offset,
      length: end - this.offset,
      date,
      amount,
      currency: null,
      ...this.#said,
      balanceAfter: null,
      pending: this.pending,
      ...(isLoanRow(values) && loanParts(values)),
      ...this.#corrects,
    };
  }

  /** All but its day and its amount. */
  get #said(): Omit<Required<RowRead>, 'date' | 'way'> {
    const values = this.#values;
    return {
      valueDate: readDate(values.get('DTAVAIL') ?? values.get('VALUEDATE')),
      payee: readWords(values.get('NAME') ?? values.get('payee/NAME')),
      memo: this.#memo,
      type: readWords(values.get('TRNTYPE') ?? values.get('LOANTRNTYPE')),
      checkNumber: readOptional(values.get('CHECKNUM')),
      reference: this.fitid,
      counterparty: readOptional(values.get('counterparty/ACCTID')),
    };
  }

  get #corrects(): Pick<StatementRow, 'corrects'> {
    const reference = readOptional(this.#values.get('CORRECTFITID'));
    if (reference === null) return {};
    return {
      corrects: { reference, deletes: this.#values.get('CORRECTACTION')?.toUpperCase() === 'DELETE' },
    };
  }
}

export function dateReason(written: string | undefined): string {
  return written === undefined
    ? 'the date is missing'
    : `the date ${quoted(written)} is not a day that exists`;
}
