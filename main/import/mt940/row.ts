/**
 * One entry (:61: with the texts that follow it) while it is read, and what becomes of it: a row where amount and day
 * can be read, a problem otherwise. Never fails, never guesses.
 */
import { isIban } from '../iban.ts';
import { type ProblemRow, problemAt, type RowRead, type StatementRow, whatWasRead } from '../reader.ts';
import { readWords } from '../text/words.ts';
import { accountOf, type Details, memoOf, saidUnder, saysNothing } from './details.ts';
import { dayReason, type EntryLine, readEntryLine } from './entry-line.ts';
import { joinDetails, readDetails, readOwnLines } from './layouts.ts';
import { joinLines } from './wrapped.ts';

const NOT_AN_ENTRY = 'the line is not made up of a date, a mark for debit or credit, and an amount';
/** Old layouts name the other side's account where others have a reference. */
const ACCOUNT_BEFORE_NAME = /^P?\d{6,10}$/;
/** A customer's reference that only says where in the text the reference is. */
const POINTER = /^(EREF|KREF|PREF|MREF|MARF)\+?$/;
const CHECK = 'NCHK';

export class RowDraft {
  readonly line: number;
  readonly offset: number;
  /** `null` where it is not made up as an entry has to be. */
  readonly entry: EntryLine | null;
  /** Behind the last text that belongs to the row. */
  end: number;
  readonly #supplement: readonly string[];
  readonly #details: string[] = [];
  readonly #own: string[] = [];

  /** `lines` of the :61: field that reaches from `offset` to `end`. */
  constructor(line: number, offset: number, end: number, lines: readonly string[]) {
    this.line = line;
    this.offset = offset;
    this.end = end;
    this.entry = readEntryLine((lines[0] ?? '').trim());
    this.#supplement = lines.slice(1);
  }

  /** Takes the lines of a :86: or (`isOwn`) :NS: field that ends at `end`. */
  add(lines: readonly string[], isOwn: boolean, end: number): void {
    const texts = isOwn ? this.#own : this.#details;
    for (const line of lines) texts.push(line);
    this.end = end;
  }

  /** The amount, signed, where it can be read. */
  get amount(): string | null {
    const reading = this.entry?.amount;
    return reading !== undefined && 'amount' in reading ? reading.amount : null;
  }

  finish(text: string): StatementRow | ProblemRow {
    const { entry, amount } = this;
    if (entry !== null && entry.date !== null && amount !== null) return this.#row(entry, entry.date, amount);
    return problemAt(text, this, this.end, {
      reason: reasonFor(entry),
      amount,
      currency: null,
      ...(this.isPending && { pending: true }),
      ...(entry && whatWasRead({ ...this.#said(entry), date: entry.date })),
    });
  }

  /** What a bank expects (EC, ED) it has not booked yet. */
  get isPending(): boolean {
    return this.entry?.mark.startsWith('E') ?? false;
  }

  #row(entry: EntryLine, date: string, amount: string): StatementRow {
    return {
      line: this.line,
      offset: this.offset,
      length: this.end - this.offset,
      date,
      amount,
      currency: null,
      ...this.#said(entry),
      balanceAfter: null,
      pending: this.isPending,
    };
  }

  /** All but its day and its amount. */
  #said(entry: EntryLine): Omit<Required<RowRead>, 'date' | 'way'> {
    const said = joinDetails(readDetails(this.#details), readOwnLines(this.#own));
    const supplement = joinLines(this.#supplement).trim();
    const account = accountIn(supplement);
    const isOld = entry.name !== '' && ACCOUNT_BEFORE_NAME.test(entry.customerReference);
    const isCheck = entry.type === CHECK && /^\d+$/.test(entry.customerReference);
    return {
      valueDate: entry.valueDate,
      payee: said.payee || readWords(entry.name),
      memo: memoWith(said, [
        account === null ? supplement : '',
        entry.rest,
        said.payee === '' ? '' : entry.name,
      ]),
      type: entry.type,
      checkNumber: isCheck ? entry.customerReference : null,
      reference: isOld ? told(entry.bankReference) : referenceOf(entry, said),
      counterparty: said.counterparty ?? account ?? (isOld ? entry.customerReference : null),
    };
  }
}

/** The memo, with what is said beside it and not in it. */
function memoWith({ payee, memo }: Details, others: readonly string[]): string {
  const news = others.map(readWords).filter((text) => text !== payee && !memo.includes(text));
  return news.length === 0 ? memo : memoOf([memo, ...news]);
}

/** The other side's account, where the line below an entry is nothing else. */
function accountIn(supplement: string): string | null {
  const account = supplement === '' ? null : accountOf(supplement);
  return account !== null && isIban(account) ? account : null;
}

function reasonFor(entry: EntryLine | null): string {
  if (entry === null) return NOT_AN_ENTRY;
  const reasons = 'reason' in entry.amount ? [entry.amount.reason] : [];
  if (entry.date === null) reasons.push(dayReason(entry));
  return reasons.join('; ');
}

function referenceOf(entry: EntryLine, said: Details): string | null {
  const pointed = POINTER.exec(entry.customerReference)?.[1];
  const customer = pointed === undefined ? entry.customerReference : (saidUnder(said.words, pointed) ?? '');
  return told(entry.bankReference) ?? told(customer);
}

function told(reference: string): string | null {
  return saysNothing(reference) ? null : readWords(reference);
}
