/**
 * One statement (STMTRS, CCSTMTRS, INVSTMTRS) while it is read: whose it is, its balances and what to tell about it.
 *
 * Its head goes to the sink with its first row, or at its end if it has none: account blocks stand before the rows.
 * Never fails; what can't be read is `null`, with a warning.
 */
import type { Sink, StatementBalances, StatementHead } from '../reader.ts';
import { Tally } from '../text/tally.ts';
import { quoted, readWords } from '../text/words.ts';
import type { AccountReferences, Fitids } from './fitids.ts';
import { Holdings } from './holdings.ts';
import type { RowDraft } from './row.ts';
import { readAmount, readDate } from './values.ts';

const KINDS: Readonly<Record<string, StatementHead['kind']>> = {
  STMTRS: 'bank',
  CCSTMTRS: 'card',
  INVSTMTRS: 'investment',
};

/** The leaves that are kept; in wrappers of the statement there may be any others. */
const ABOUT: ReadonlySet<string> = new Set(['ACCTID', 'BANKID', 'BROKERID', 'ACCTTYPE', 'CURDEF']);
const STATED: ReadonlySet<string> = new Set(['BALAMT', 'DTASOF', 'DTSTART', 'DTEND']);

type Balance = 'closing' | 'available';
const BALANCE_NAMES: Readonly<Record<Balance, string>> = { closing: 'ledger', available: 'available' };

export class OpenStatement {
  readonly line: number;
  readonly holdings = new Holdings();
  readonly #sink: Sink;
  readonly #fitids: Fitids;
  readonly #ordinal: number;
  readonly #kind: StatementHead['kind'];
  readonly #bankName: string | null;
  /** Leaves about the account, the first of each name. */
  readonly #about = new Map<string, string>();
  /** Leaves of balances and period, the first of each name. */
  readonly #stated = new Map<string, string>();
  readonly #strayCurrencySigns = new Tally();
  readonly #otherCurrencies = new Tally();
  readonly #corrections = new Tally();
  #index: number | null = null;
  #references: AccountReferences | null = null;
  #currency: string | null = null;

  /** `ordinal` counts the statements of the file from 1; `bankName` is what its sign-on calls the bank. */
  constructor(
    sink: Sink,
    fitids: Fitids,
    name: string,
    ordinal: number,
    line: number,
    bankName: string | null,
  ) {
    this.#sink = sink;
    this.#bankName = bankName;
    this.#fitids = fitids;
    this.#kind = KINDS[name] ?? 'unknown';
    this.#ordinal = ordinal;
    this.line = line;
  }

  get isInvestment(): boolean {
    return this.#kind === 'investment';
  }

  /** What to call the account in messages. */
  get label(): string {
    const id = this.#text('ACCTID');
    return id === null
      ? `Statement ${this.#ordinal} (no account number)`
      : `Account ${readWords(id).slice(0, 40)}`;
  }

  /** Notes the reference of a row and what is odd about it; call it after `announce`. */
  note(row: RowDraft): void {
    if (!row.pending) this.#references!.see(row.fitid, row.line);
    const stray = row.strayCurrencySign;
    if (stray !== null) this.#strayCurrencySigns.add(row.line, stray);
    if (row.isCorrection) this.#corrections.add(row.line);
    const currency = row.currencySymbol;
    if (currency !== null && this.#currency !== null && currency !== this.#currency)
      this.#otherCurrencies.add(row.line, currency);
  }

  setAbout(name: string, value: string): void {
    if (ABOUT.has(name) && !this.#about.has(name)) this.#about.set(name, value);
  }

  setBalance(balance: Balance, name: string, value: string): void {
    this.#setStated(`${balance}/`, name, value);
  }

  setPeriod(name: string, value: string): void {
    this.#setStated('', name, value);
  }

  /** Announces the statement if that is not done yet; its index in the sink. */
  announce(): number {
    if (this.#index !== null) return this.#index;
    const accountId = this.#text('ACCTID');
    this.#currency = this.#readCurrency();
    this.#index = this.#sink.statement({
      accountId,
      bankId: this.#bankId,
      kind: this.#kind,
      accountType: this.#text('ACCTTYPE'),
      currency: this.#currency,
      accountName: null,
      bankName: this.#bankName,
    });
    // Statements of the same account share their references; one that names none stands alone.
    const key = accountId === null ? `#${this.#ordinal}` : `${this.#kind} ${this.#bankId ?? ''} ${accountId}`;
    this.#references = this.#fitids.account(key, this.label);
    if (accountId === null)
      this.#sink.warning(`${this.label}: the file does not say whose statement this is (line ${this.line})`);
    return this.#index;
  }

  /** Ends the statement: balances and warnings go to the sink. */
  finish(): void {
    const index = this.announce();
    this.#sink.balances(index, this.#balances());
    for (const warning of this.#warnings()) this.#sink.warning(`${this.label}: ${warning}`);
  }

  #balances(): StatementBalances {
    return {
      closing: this.#amount('closing'),
      closingOn: this.#day('closing'),
      available: this.#amount('available'),
      availableOn: this.#day('available'),
      opening: null,
      openingOn: null,
      periodFrom: readDate(this.#stated.get('DTSTART')),
      periodTo: readDate(this.#stated.get('DTEND')),
    };
  }

  #amount(balance: Balance): string | null {
    const written = this.#stated.get(`${balance}/BALAMT`);
    if (written === undefined) return null;
    const reading = readAmount(written);
    const what = `${this.label}: the ${BALANCE_NAMES[balance]} balance`;
    if ('reason' in reading) {
      this.#sink.warning(`${what} was not taken: ${reading.reason}`);
      return null;
    }
    if (reading.stray !== null)
      this.#sink.warning(`${what} has a stray “${reading.stray}” and was read without it`);
    return reading.amount;
  }

  #day(balance: Balance): string | null {
    const written = this.#stated.get(`${balance}/DTASOF`);
    const day = readDate(written);
    if (written !== undefined && day === null)
      this.#sink.warning(
        `${this.label}: the date ${quoted(written)} of the ${BALANCE_NAMES[balance]} balance is not a day that exists`,
      );
    return day;
  }

  *#warnings(): Iterable<string> {
    const holdings = this.holdings.describe();
    if (holdings !== null) yield holdings;
    if (this.#strayCurrencySigns.count > 0)
      yield `${this.#strayCurrencySigns.describe('amount')} with a stray “${this.#strayCurrencySigns.sample}”, read without it`;
    if (this.#otherCurrencies.count > 0)
      yield `${this.#otherCurrencies.describe('row')} in another currency (${quoted(this.#otherCurrencies.sample)}) than the account's; the amounts are taken as they stand`;
    if (this.#corrections.count > 0)
      yield `${this.#corrections.describe('row')} sent by the bank to correct one that it sent before; check the earlier one`;
  }

  get #bankId(): string | null {
    return this.#text('BANKID') ?? this.#text('BROKERID');
  }

  #readCurrency(): string | null {
    const written = this.#text('CURDEF');
    if (written === null || /^[A-Za-z]{3}$/.test(written)) return written?.toUpperCase() ?? null;
    this.#sink.warning(`${this.label}: ${quoted(written)} is not the code of a currency`);
    return null;
  }

  /** Verbatim, as an id has to be; the tokenizer has trimmed it, and an empty value is never set. */
  #text(name: string): string | null {
    return this.#about.get(name) ?? null;
  }

  #setStated(prefix: string, name: string, value: string): void {
    const key = prefix + name;
    if (STATED.has(name) && !this.#stated.has(key)) this.#stated.set(key, value);
  }
}
