/**
 * One entry of a statement (Ntry) while it is read, and what becomes of it: a row where amount and day can be read, a
 * problem otherwise. Never fails, never guesses.
 */

import { type ProblemRow, problemAt, type RowPart, type StatementRow, whatWasRead } from '../reader.ts';
import { quoted, readOptional, readWords } from '../text/words.ts';
import { ENTRY, Values } from './paths.ts';
import { type Booked, common, listed, otherParty, type Payment, partsOf, told, typeOf } from './payments.ts';
import { type AmountReading, isTrue, readAmount, readCurrency, readDay } from './values.ts';

/** The account that an entry is booked in. */
export interface OwnAccount {
  id: string | null;
  currency: string | null;
}

const PENDING: ReadonlySet<string> = new Set(['PDNG', 'FUTR']);

/** What banks write where a reference is wanted and they have none. */
const NO_REFERENCE = /^(?:NONREF|NOT ?PROVIDED|NONE|N\/A|0+|-+)$/i;
/** A number that counts the entries of one statement; the next download may count anew. */
const RUNNING_NUMBER = /^\d{1,6}$/;

export class EntryDraft {
  readonly line: number;
  readonly offset: number;
  readonly values = new Values();
  readonly payments: Payment[] = [];
  /** How much of its text is that of payments. */
  paymentsLength = 0;
  /** Whether it has several payments that don't make its amount. */
  isUnevenBatch = false;
  #reading: AmountReading | null = null;

  constructor(line: number, offset: number) {
    this.line = line;
    this.offset = offset;
  }

  /** The currency that it says its amount is in. */
  get currency(): string | null {
    return readCurrency(this.values.get(ENTRY.currency));
  }

  /** The value day that it writes, where that is no day. */
  get wrongValueDay(): string | null {
    const written = this.values.get(ENTRY.valueDay);
    return written === undefined || readDay(written) !== null ? null : written;
  }

  /** Whether it moved no money, or has not yet. */
  get isUnbooked(): boolean {
    return this.#isPending || this.#isInformation;
  }

  /** Ends the entry at `end`. */
  finish(text: string, end: number, account: OwnAccount): StatementRow | ProblemRow {
    const amount = this.#amount;
    const day = readDay(this.#writtenDay);
    const reasons = [...this.#reasons(amount, day)];
    if ('amount' in amount && day !== null && reasons.length === 0)
      return this.#row(end, day, amount.amount, account);
    return this.problem(text, end, reasons.join('; '), account);
  }

  /** Ends the entry at `end` as one that can't be booked, whatever it says. `account`: where that is known. */
  problem(text: string, end: number, reason: string, account: OwnAccount | null): ProblemRow {
    const amount = this.#amount;
    // What is no booking, or of other money, has no place in the file's sum.
    const isForeign = account !== null && (this.currency ?? account.currency) !== account.currency;
    const counts = 'amount' in amount && !this.#isInformation && !isForeign;
    return problemAt(text, this, end, {
      reason,
      amount: counts ? amount.amount : null,
      currency: this.currency,
      ...(this.#isPending && { pending: true }),
      // Who the other side is follows from where the money went.
      ...whatWasRead({
        ...{ date: readDay(this.#writtenDay), valueDate: readDay(this.values.get(ENTRY.valueDay)) },
        ...{ memo: this.#memo, type: typeOf(this.values, ENTRY), reference: this.#reference },
      }),
    });
  }

  *#reasons(amount: AmountReading, day: string | null): Iterable<string> {
    const status = this.#status;
    const currency = this.values.get(ENTRY.currency);
    if (this.#isInformation) yield 'the bank sends it for information only and has not booked it';
    else if (status !== 'BOOK' && !this.#isPending)
      yield `${quoted(status)} does not say whether it is booked (BOOK) or pending (PDNG)`;
    if ('reason' in amount) yield amount.reason;
    if (currency !== undefined && this.currency === null)
      yield `${quoted(currency)} is not the code of a currency`;
    if (day === null) yield dayReason(this.#writtenDay);
  }

  /** Statements hold booked entries, so one that says nothing is booked. */
  get #status(): string {
    return readWords(this.values.get(ENTRY.status)).toUpperCase() || 'BOOK';
  }

  get #isPending(): boolean {
    return PENDING.has(this.#status);
  }

  get #isInformation(): boolean {
    return this.#status === 'INFO';
  }

  get #amount(): AmountReading {
    this.#reading ??= readAmount(this.values.get(ENTRY.amount), this.values.get(ENTRY.direction));
    return this.#reading;
  }

  get #writtenDay(): string | undefined {
    return this.values.get(ENTRY.day) ?? this.values.get(ENTRY.valueDay);
  }

  #row(end: number, date: string, amount: string, account: OwnAccount): StatementRow {
    const { values, payments, currency } = this;
    const booked: Booked = {
      amount,
      currency: currency ?? account.currency,
      isReversal: isTrue(values.get(ENTRY.isReversal)),
      ownAccount: account.id,
    };
    const parties = payments.map((payment) => otherParty(payment, booked));
    const payees = parties.map((party) => party.name);
    const parts = payments.length > 1 ? partsOf(payments, booked) : [];
    this.isUnevenBatch = parts === null;
    return {
      line: this.line,
      offset: this.offset,
      length: end - this.offset,
      date,
      valueDate: readDay(values.get(ENTRY.valueDay)),
      amount,
      currency: currency === account.currency ? null : currency,
      payee: common(payees),
      memo: payments.length > 1 ? this.#batchMemo(payees, parts) : this.#memo,
      type: typeOf(values, ENTRY) || common(payments.map((payment) => payment.type)),
      checkNumber: this.#onlyPayment?.checkNumber ?? null,
      reference: this.#reference,
      counterparty: common(parties.map((party) => party.account ?? '')) || null,
      balanceAfter: null,
      pending: this.#isPending,
      ...(parts !== null && parts.length > 0 && { parts }),
    };
  }

  get #onlyPayment(): Payment | undefined {
    return this.payments.length === 1 ? this.payments[0] : undefined;
  }

  get #note(): string {
    return readWords(this.values.get(ENTRY.note));
  }

  get #memo(): string {
    const payment = this.#onlyPayment;
    return payment?.memo || payment?.note || this.#note;
  }

  /** The bank's own words for a batch, and each payment in it with its amount; without amounts, what tells them apart. */
  #batchMemo(payees: readonly string[], parts: readonly RowPart[] | null): string {
    if (parts !== null) return [this.#note, told(parts)].filter(Boolean).join(': ');
    if (this.#note !== '') return this.#note;
    return listed(common(payees) === '' ? payees : this.payments.map((payment) => payment.memo));
  }

  /**
   * What the bank calls the entry. By the standard the account servicer's reference is the same in the reports of the
   * day, in the statement and in the notification, and in every later download; so that one first, the entry's, else
   * that of its only payment. The entry's own number may be as good, unless it merely counts. Then the clearing's id of
   * the payment, which nobody may change on its way. References that the payer chose (EndToEndId, InstrId) recur with
   * every standing order and name no entry: without a better one the row is known by its content.
   */
  get #reference(): string | null {
    const payment = this.#onlyPayment;
    const candidates = [
      readOptional(this.values.get(ENTRY.bankReference)),
      payment?.bankReference,
      notRunning(readOptional(this.values.get(ENTRY.entryReference))),
      payment?.transactionId,
    ];
    return candidates.find((one) => one != null && !NO_REFERENCE.test(one)) ?? null;
  }
}

function notRunning(reference: string | null): string | null {
  return reference === null || RUNNING_NUMBER.test(reference) ? null : reference;
}

function dayReason(written: string | undefined): string {
  return written === undefined
    ? 'the date is missing'
    : `the date ${quoted(written)} is not a day that exists`;
}
