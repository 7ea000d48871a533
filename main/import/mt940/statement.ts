/**
 * One message while it is read: whose it is, its balances and what to tell about it.
 *
 * Its head goes to the sink with its first row, or at its end if it has none: what is said of the account stands before
 * the rows. Never fails; what can't be read is `null`, with a warning.
 */

import type { Sink, StatementBalances } from '../reader.ts';
import { OwnProof } from '../text/own-proof.ts';
import { Tally } from '../text/tally.ts';
import { quoted, readWords } from '../text/words.ts';
import { Entries } from './entries.ts';
import type { RowDraft } from './row.ts';
import { currencyOf, readBalance, readDay, type WrittenBalance } from './values.ts';

export interface StatedBalance extends WrittenBalance {
  /** Whether the statement goes on, on another page, before or after this balance. */
  isInterim: boolean;
}

type Balance = 'opening' | 'closing' | 'available';

export class OpenStatement {
  readonly line: number;
  readonly #sink: Sink;
  readonly #ordinal: number;
  readonly #entries = new Entries();
  readonly #proof = new OwnProof();
  readonly #wrongDays = new Tally();
  readonly #stated = new Map<Balance, StatedBalance>();
  /** Balances that were found, be they readable or not. */
  readonly #found = new Set<Balance>();
  readonly #repeated = new Set<Balance>();
  /** `null` until the file tells it. */
  account: string | null = null;
  #number = '';
  #index: number | null = null;
  #currency: string | null = null;
  #isInterimReport = false;
  #reportedOn: string | null = null;

  /** `ordinal` counts the messages of the file from 1. */
  constructor(sink: Sink, ordinal: number, line: number) {
    this.#sink = sink;
    this.#ordinal = ordinal;
    this.line = line;
  }

  /** What to call it in messages. */
  get label(): string {
    const { account } = this;
    const whose =
      account === null ? `Message ${this.#ordinal} (no account number)` : `Account ${account.slice(0, 40)}`;
    return this.#number === '' ? whose : `${whose}, statement ${this.#number.slice(0, 20)}`;
  }

  get opening(): StatedBalance | null {
    return this.#stated.get('opening') ?? null;
  }

  get closing(): StatedBalance | null {
    return this.#stated.get('closing') ?? null;
  }

  /** Whether a closing balance was found, so that another opening one is another statement's. */
  get isClosed(): boolean {
    return this.#found.has('closing');
  }

  setAccount(value: string): void {
    this.account ??= value || null;
  }

  setNumber(value: string): void {
    this.#number ||= readWords(value);
  }

  /** :34F:, the amount below which entries are left out; it is what tells an interim report's currency. */
  setFloorLimit(value: string): void {
    this.#isInterimReport = true;
    this.#currency ??= /^[A-Z]{3}/.exec(value)?.[0] ?? null;
  }

  /** :13D:, when an interim report was made. */
  setReportTime(value: string): void {
    this.#isInterimReport = true;
    const day = readDay(value.slice(0, 6));
    if (day === null)
      this.#warn(`the date ${quoted(value)} on which the report was made is not a day that exists`);
    this.#reportedOn ??= day;
  }

  setTotal(kind: 'credits' | 'debits', value: string): void {
    this.#isInterimReport = true;
    this.#entries.state(kind, value);
  }

  setBalance(balance: Balance, isInterim: boolean, value: string): void {
    const reading = readBalance(value);
    if (this.#found.has(balance)) return this.#noteRepetition(balance, reading);
    this.#found.add(balance);
    if ('reason' in reading) {
      this.#currency ??= currencyOf(value);
      this.#warn(`the ${balance} balance was not taken: ${reading.reason}`);
      return;
    }
    const { currency, on, writtenDay } = reading;
    if (currency !== null && currency !== (this.#currency ?? currency)) {
      this.#warn(
        `the ${balance} balance was not taken: it is in ${currency}, the account in ${this.#currency}`,
      );
      return;
    }
    if (on === null)
      this.#warn(`the date ${quoted(writtenDay)} of the ${balance} balance is not a day that exists`);
    this.#currency ??= currency;
    this.#stated.set(balance, { ...reading, isInterim });
  }

  /** Takes note of a row; call it after `announce`. */
  note({ entry, line, amount, isPending }: RowDraft): void {
    this.#entries.add(entry?.mark ?? '', amount);
    if (!isPending) this.#proof.add(amount);
    if (entry !== null && entry.date !== null && entry.wrongDay !== null)
      this.#wrongDays.add(line, entry.wrongDay);
  }

  /**
   * Announces the statement if that is not done yet; its index in the sink. `before` is the balance that the page before
   * it in the file ends with, if there is one.
   */
  announce(before: StatedBalance | null): number {
    if (this.#index !== null) return this.#index;
    const { account } = this;
    this.#index = this.#sink.statement({
      accountId: account,
      bankId: bankOf(account),
      kind: 'bank',
      accountType: null,
      currency: this.#currency ?? currencyIn(account),
      accountName: null,
      bankName: null,
      ...(this.#continues(before) ? { continues: true } : {}),
    });
    if (account === null) this.#warn(`the file does not say whose statement this is (line ${this.line})`);
    return this.#index;
  }

  /** Ends the statement: balances and warnings go to the sink. */
  finish(before: StatedBalance | null): void {
    const index = this.announce(before);
    this.#sink.balances(index, this.#balances());
    for (const warning of this.#warnings()) this.#warn(warning);
  }

  #continues(before: StatedBalance | null): boolean {
    const { opening } = this;
    if (before === null || opening === null || !before.isInterim || !opening.isInterim) return false;
    return before.amount === opening.amount && before.on === opening.on;
  }

  #balances(): StatementBalances {
    const available = this.#stated.get('available');
    return {
      closing: this.closing?.amount ?? null,
      closingOn: this.closing?.on ?? null,
      available: available?.amount ?? null,
      availableOn: available?.on ?? null,
      opening: this.opening?.amount ?? null,
      openingOn: this.opening?.on ?? null,
      periodFrom: null,
      periodTo: this.#reportedOn,
    };
  }

  *#warnings(): Iterable<string> {
    if (this.#wrongDays.count > 0)
      yield `${this.#wrongDays.describe('row')} with a date that does not exist (${quoted(this.#wrongDays.sample)}); the other one that the bank gives was taken`;
    yield* this.#entries.differences();
    const contradiction = this.#repeated.size > 0 ? null : this.#proof.contradiction(this.#balances());
    if (contradiction !== null) yield contradiction;
    for (const balance of this.#repeated)
      yield `the ${balance} balance is stated in several ways; the first was taken`;
    if (this.#found.has('opening') && !this.isClosed && !this.#isInterimReport)
      yield 'there is no closing balance: the file may have been cut off, rows may be missing';
  }

  #warn(text: string): void {
    this.#sink.warning(`${this.label}: ${text}`);
  }

  #noteRepetition(balance: Balance, reading: WrittenBalance | { reason: string }): void {
    const first = this.#stated.get(balance);
    const isSame = 'amount' in reading && first?.amount === reading.amount && first.on === reading.on;
    if (!isSame) this.#repeated.add(balance);
  }
}

/** The bank's code stands before a slash, where it is given. */
function bankOf(account: string | null): string | null {
  const slash = account?.indexOf('/') ?? -1;
  return slash > 0 ? account!.slice(0, slash).trim() : null;
}

const CURRENCIES: ReadonlySet<string> = new Set(Intl.supportedValuesOf('currency'));

/** The currency that some banks write behind the account's number. */
function currencyIn(account: string | null): string | null {
  const code = /[\d /]([A-Z]{3})$/.exec(account ?? '')?.[1];
  return code !== undefined && CURRENCIES.has(code) ? code : null;
}
