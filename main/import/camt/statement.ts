/**
 * One statement (Stmt), report (Rpt) or notification (Ntfctn) while it is read: whose it is, its balances and what to
 * tell about it.
 *
 * Its head goes to the sink with its first entry, or at its end if it has none: account and balances stand before the
 * entries. Never fails; what can't be read is `null`, with a warning.
 */
import type { ProblemRow, Sink, StatementBalances, StatementRow } from '../reader.ts';
import { OwnProof } from '../text/own-proof.ts';
import { Tally } from '../text/tally.ts';
import { quoted, readOptional, readWords } from '../text/words.ts';
import { Balances } from './balances.ts';
import type { EntryDraft, OwnAccount } from './entry.ts';
import { goesOnFrom, type Page, readPage } from './pages.ts';
import { STATEMENT, Values } from './paths.ts';
import { readCurrency, readDay } from './values.ts';

const BANK_NAME_LENGTH_MAX = 60;

/** The days of its period, and what it does on them. */
const PERIOD = [
  ['begins', STATEMENT.from],
  ['ends', STATEMENT.to],
] as const;

/** Finds the page of an account that stands last so far. */
export type PageFinder = (account: OwnAccount) => Page | undefined;

export class OpenStatement {
  readonly values = new Values();
  readonly balances = new Balances((text) => this.#warn(text));
  readonly #sink: Sink;
  readonly #ordinal: number;
  readonly #line: number;
  readonly #proof = new OwnProof();
  readonly #unevenBatches = new Tally();
  readonly #wrongValueDays = new Tally();
  #index: number | null = null;
  #entries = 0;
  #account: OwnAccount = { id: null, currency: null };

  /** `ordinal` counts the statements of the file from 1. */
  constructor(sink: Sink, ordinal: number, line: number) {
    this.#sink = sink;
    this.#ordinal = ordinal;
    this.#line = line;
  }

  get isAnnounced(): boolean {
    return this.#index !== null;
  }

  /** Known once it is announced. */
  get account(): OwnAccount {
    return this.#account;
  }

  /**
   * Announces the statement if that is not done yet; its index in the sink. `currency` is that of its first entry,
   * `before` finds the account's last page so far.
   */
  announce(currency: string | null, before: PageFinder): number {
    if (this.#index !== null) return this.#index;
    const { values } = this;
    const id = this.#accountId;
    this.#account = { id, currency: this.#readCurrency(currency) };
    this.#index = this.#sink.statement({
      accountId: id,
      bankId: values.get(STATEMENT.bankId) ?? null,
      kind: 'bank',
      accountType: values.get(STATEMENT.accountType) ?? null,
      currency: this.#account.currency,
      accountName: readOptional(values.get(STATEMENT.accountName)),
      bankName: readWords(values.get(STATEMENT.bankName)).slice(0, BANK_NAME_LENGTH_MAX) || null,
      ...(this.#continues(before) && { continues: true }),
    });
    if (id === null) this.#warn(`the file does not say whose statement this is (line ${this.#line})`);
    return this.#index;
  }

  /** Notes what became of an entry; call it after `announce`. */
  note(entry: EntryDraft, result: StatementRow | ProblemRow): void {
    this.#entries += 1;
    if (entry.isUnevenBatch) this.#unevenBatches.add(entry.line);
    const { wrongValueDay } = entry;
    // Of an entry that is listed as a problem it is told already.
    if (wrongValueDay !== null && !('reason' in result)) this.#wrongValueDays.add(entry.line, wrongValueDay);
    if (entry.isUnbooked) return;
    this.#proof.add('reason' in result || result.currency !== null ? null : result.amount);
  }

  /** Ends the statement: balances and warnings go to the sink. Answers with what a next page goes on from. */
  finish(before: PageFinder): Page {
    const index = this.announce(null, before);
    const { balances, warnings } = this.balances.settle(this.#account.currency);
    this.#sink.balances(index, {
      ...balances,
      periodFrom: readDay(this.values.get(STATEMENT.from)),
      periodTo: readDay(this.values.get(STATEMENT.to)),
    });
    for (const warning of [...warnings, ...this.#warnings(balances)]) this.#warn(warning);
    return readPage(this.values, balances);
  }

  #continues(before: PageFinder): boolean {
    const last = before(this.#account);
    const { balances } = this.balances.settle(this.#account.currency);
    return last !== undefined && goesOnFrom(readPage(this.values, balances), last);
  }

  get #accountId(): string | null {
    return this.values.get(STATEMENT.accountId) ?? null;
  }

  /** What to call the account in messages. */
  get label(): string {
    const id = this.#accountId;
    return id === null
      ? `Statement ${this.#ordinal} (no account number)`
      : `Account ${readWords(id).slice(0, 40)}`;
  }

  *#warnings(balances: Pick<StatementBalances, 'opening' | 'closing'>): Iterable<string> {
    const contradiction = this.#proof.contradiction(balances);
    if (contradiction !== null) yield contradiction;
    if (this.#unevenBatches.count > 0)
      yield `${this.#unevenBatches.describe('row')} whose payments do not add up to the amount booked; the amount was taken, and the payments were left out`;
    if (this.#wrongValueDays.count > 0)
      yield `${this.#wrongValueDays.describe('row')} with a value date that does not exist (${quoted(this.#wrongValueDays.sample)}), which was left out`;
    for (const [what, field] of PERIOD) {
      const written = this.values.get(field);
      if (written !== undefined && readDay(written) === null)
        yield `the date ${quoted(written)} with which its period ${what} is not a day that exists`;
    }
    const counted = Number(this.values.get(STATEMENT.entryCount));
    if (counted > this.#entries)
      yield `the bank counts ${counted} entries and the file has ${this.#entries}: some may be missing`;
  }

  #warn(text: string): void {
    this.#sink.warning(`${this.label}: ${text}`);
  }

  #readCurrency(ofEntry: string | null): string | null {
    const written = this.values.get(STATEMENT.currency);
    const currency = readCurrency(written);
    if (written !== undefined && currency === null)
      this.#warn(`${quoted(written)} is not the code of a currency`);
    return currency ?? this.balances.bookedCurrency ?? ofEntry ?? this.balances.anyCurrency;
  }
}
