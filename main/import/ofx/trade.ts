/**
 * One investment transaction while it is read. What it does to the cash of its account is its row; one that moves shares
 * alone is a row of nothing, so that it is seen, kept and known again like any other. A reinvestment is one of nothing,
 * too, that is made of what was earned and what it was spent on. Never fails, never guesses.
 */
import { negateText } from '../amounts.ts';
import { type ProblemRow, problemAt, type RowPart, type StatementRow, whatWasRead } from '../reader.ts';
import { readOptional } from '../text/words.ts';
import { type Draft, type DraftPart, dateReason } from './row.ts';
import type { Securities } from './securities.ts';
import { incomeKind, type TradeKind, tradeKind } from './trade-kinds.ts';
import { tradeWords } from './trade-words.ts';
import { type AmountReading, readAmount, readDate } from './values.ts';

const FIELDS: ReadonlySet<string> = new Set(
  [
    'FITID DTTRADE DTSETTLE REVERSALFITID MEMO UNIQUEID UNITS UNITPRICE TOTAL',
    'COMMISSION FEES LOAD TAXES PENALTY WITHHOLDING STATEWITHHOLDING ACCRDINT GAIN',
    'INCOMETYPE INV401KSOURCE SUBACCTFROM SUBACCTTO TFERACTION OPTACTION OLDUNITS NEWUNITS FRACCASH',
  ]
    .join(' ')
    .split(' '),
);

const NOTHING: AmountReading = { amount: '0', stray: null };

export class TradeDraft implements Draft {
  readonly line: number;
  readonly offset: number;
  readonly pending = false;
  readonly #name: string;
  readonly #kind: TradeKind | undefined;
  readonly #securities: Securities;
  readonly #values = new Map<string, string>();
  #reading: AmountReading | null = null;

  constructor(name: string, line: number, offset: number, securities: Securities) {
    this.#name = name;
    this.#kind = tradeKind(name);
    this.#securities = securities;
    this.line = line;
    this.offset = offset;
  }

  /** Takes a leaf; the first of a name counts. */
  set(part: DraftPart, name: string, value: string): void {
    const key = part === 'currency' && name === 'CURSYM' ? 'currency/CURSYM' : name;
    if ((part === 'row' ? FIELDS.has(name) : key !== name) && !this.#values.has(key))
      this.#values.set(key, value);
  }

  get fitid(): string | null {
    return readOptional(this.#values.get('FITID'));
  }

  get isCorrection(): boolean {
    return this.#values.has('REVERSALFITID');
  }

  get currencySymbol(): string | null {
    return readOptional(this.#values.get('currency/CURSYM'))?.toUpperCase() ?? null;
  }

  get strayCurrencySign(): string | null {
    const stated = this.#stated;
    return 'amount' in stated ? stated.stray : null;
  }

  /** An aggregate of an unknown name without any known value is no transaction, but wraps some. */
  get isNone(): boolean {
    return this.#kind === undefined && this.#values.size === 0;
  }

  get isSale(): boolean {
    return this.#kind?.side === 'sell';
  }

  /** Bought with money that goes from pay or employer into a retirement plan, which the file does not list by itself. */
  get isContribution(): boolean {
    return this.#kind?.side === 'buy' && this.#values.has('INV401KSOURCE');
  }

  /** A purchase of more shares with a total that has no minus: its file writes totals without signs. */
  get isUnsigned(): boolean {
    const stated = this.#stated;
    const units = readAmount(this.#values.get('UNITS'));
    return (
      this.#kind?.side === 'buy' &&
      'amount' in stated &&
      isMore(stated.amount) &&
      'amount' in units &&
      isMore(units.amount)
    );
  }

  /** Ends the transaction at `end`. */
  finish(text: string, end: number): StatementRow | ProblemRow {
    const kind = this.#kind;
    const stated = this.#stated;
    const date = readDate(this.#values.get('DTTRADE'));
    const reasons = kind === undefined ? [`${this.#name} is no kind of transaction that is known`] : [];
    if (kind !== undefined && 'reason' in stated) reasons.push(stated.reason);
    if (date === null) reasons.push(dateReason(this.#values.get('DTTRADE')));
    if (kind === undefined || date === null || 'reason' in stated)
      return this.problem(text, end, reasons.join('; '));
    return this.#row(end, date, kind, stated.amount);
  }

  problem(text: string, end: number, reason: string): ProblemRow {
    const stated = this.#stated;
    const moves = this.#kind !== undefined && this.#kind.cash !== 'reinvested';
    const amount = moves && 'amount' in stated ? stated.amount : null;
    const values = this.#values;
    const said = {
      ...{ date: readDate(values.get('DTTRADE')), valueDate: readDate(values.get('DTSETTLE')) },
      payee: this.#securities.called(values.get('UNIQUEID'))?.name ?? '',
      ...{ type: this.#name, reference: this.fitid },
    };
    return problemAt(text, this, end, { reason, amount, currency: null, ...whatWasRead(said) });
  }

  /** The amount that the file states of its cash. */
  get #stated(): AmountReading {
    this.#reading ??= this.#readStated();
    return this.#reading;
  }

  #readStated(): AmountReading {
    const cash = this.#kind?.cash ?? 'total';
    if (cash === 'none') return NOTHING;
    if (cash !== 'fraction') return readAmount(this.#values.get('TOTAL'));
    const paid = this.#values.get('FRACCASH');
    return paid === undefined ? NOTHING : readAmount(paid);
  }

  #row(end: number, date: string, kind: TradeKind, stated: string): StatementRow {
    const values = this.#values;
    const security = this.#securities.called(values.get('UNIQUEID'));
    const income = incomeKind(values.get('INCOMETYPE'))?.kind;
    const what = kind.kind ?? income;
    const isReinvested = kind.cash === 'reinvested';
    return {
      line: this.line,
      offset: this.offset,
      length: end - this.offset,
      date,
      valueDate: readDate(values.get('DTSETTLE')),
      amount: isReinvested ? '0' : this.isUnsigned ? negateText(stated) : stated,
      currency: null,
      payee: security?.name ?? '',
      memo: tradeWords(kind, values),
      type: this.#name,
      checkNumber: null,
      reference: this.fitid,
      counterparty: null,
      balanceAfter: null,
      pending: false,
      ...(what !== undefined && { kind: what }),
      ...(isReinvested && { parts: this.#reinvested(stated, income) }),
    };
  }

  /** What was earned, and what it was spent on; fewer shares undo one from before. */
  #reinvested(stated: string, kind: RowPart['kind']): RowPart[] {
    const size = stated.replace('-', '');
    const units = readAmount(this.#values.get('UNITS'));
    const isUndone = 'amount' in units && units.amount.startsWith('-');
    const earned = isUndone ? negateText(size) : size;
    const part = { payee: '', memo: '', category: '' };
    return [
      { ...part, amount: earned, ...(kind !== undefined && { kind }) },
      { ...part, amount: negateText(earned), kind: 'security' },
    ];
  }
}

function isMore(amount: string): boolean {
  return !amount.startsWith('-') && /[1-9]/.test(amount);
}
