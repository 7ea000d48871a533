/**
 * One statement (STMTRS, CCSTMTRS, INVSTMTRS, LOANSTMTRS) while it is read: whose it is, its balances and what to tell about it.
 *
 * Its head goes to the sink with its first row, or at its end if it has none: account blocks stand before the rows.
 * Never fails; what can't be read is `null`, with a warning.
 */
import type { Sink, StatementBalances, StatementHead } from '../reader.ts';
import { Tally } from '../text/tally.ts';
import { quoted, readWords } from '../text/words.ts';
import type { AccountReferences, Fitids } from './fitids.ts';
import { owed } from './loan.ts';
import { Positions } from './positions.ts';
import type { Draft } from './row.ts';
import type { Securities } from './securities.ts';
import { TradeDraft } from './trade.ts';
import { readAmount, readDate } from './values.ts';

const KINDS: Readonly<Record<string, StatementHead['kind']>> = {
  STMTRS: 'bank',
  CCSTMTRS: 'card',
  INVSTMTRS: 'investment',
  LOANSTMTRS: 'loan',
};

/** The leaves that are kept; in wrappers of the statement there may be any others. */
const ABOUT: ReadonlySet<string> = new Set(
  'ACCTID LOANACCTID BANKID BROKERID ACCTTYPE LOANACCTTYPE CURDEF DTASOF'.split(' '),
);
const STATED: ReadonlySet<string> = new Set(['BALAMT', 'DTASOF', 'DTSTART', 'DTEND', 'AVAILCASH']);

type Balance = 'closing' | 'principal' | 'available' | 'cash';
const BALANCE_NAMES: Readonly<Record<Balance, string>> = {
  closing: 'ledger',
  principal: 'principal',
  available: 'available',
  cash: 'cash',
};
/** The leaf that has its amount. */
const BALANCE_LEAVES: Readonly<Record<Balance, string>> = {
  closing: 'BALAMT',
  principal: 'BALAMT',
  available: 'BALAMT',
  cash: 'AVAILCASH',
};

export class OpenStatement {
  readonly line: number;
  readonly positions: Positions;
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
  readonly #sales = new Tally();
  readonly #contributions = new Tally();
  readonly #unsigned = new Tally();
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
    securities: Securities,
  ) {
    this.#sink = sink;
    this.#bankName = bankName;
    this.#fitids = fitids;
    this.#kind = KINDS[name] ?? 'unknown';
    this.#ordinal = ordinal;
    this.line = line;
    this.positions = new Positions(securities);
  }

  get isInvestment(): boolean {
    return this.#kind === 'investment';
  }

  /** What to call the account in messages. */
  get label(): string {
    const id = this.#accountId;
    return id === null
      ? `Statement ${this.#ordinal} (no account number)`
      : `Account ${readWords(id).slice(0, 40)}`;
  }

  /** Notes the reference of a row and what is odd about it; call it after `announce`. */
  note(row: Draft): void {
    if (!row.pending) this.#references!.see(row.fitid, row.line);
    const stray = row.strayCurrencySign;
    if (stray !== null) this.#strayCurrencySigns.add(row.line, stray);
    if (row.isCorrection) this.#corrections.add(row.line);
    if (row instanceof TradeDraft) this.#noteTrade(row);
    const currency = row.currencySymbol;
    if (currency !== null && this.#currency !== null && currency !== this.#currency)
      this.#otherCurrencies.add(row.line, currency);
  }

  #noteTrade(trade: TradeDraft): void {
    if (trade.isSale) this.#sales.add(trade.line);
    if (trade.isContribution) this.#contributions.add(trade.line);
    if (trade.isUnsigned) this.#unsigned.add(trade.line);
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
    const accountId = this.#accountId;
    this.#currency = this.#readCurrency();
    this.#index = this.#sink.statement({
      accountId,
      bankId: this.#bankId,
      kind: this.#kind,
      accountType: this.#text('ACCTTYPE') ?? this.#text('LOANACCTTYPE'),
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

  /** Ends the statement: balances, positions and warnings go to the sink. */
  finish(): void {
    const index = this.announce();
    this.#sink.balances(index, this.#balances());
    const { found, isListed } = this.positions;
    if (isListed) this.#sink.positions?.(index, this.#asOf, found);
    for (const warning of this.#warnings()) this.#sink.warning(`${this.label}: ${warning}`);
  }

  #balances(): StatementBalances {
    return {
      ...this.#closing(),
      available: this.#amount('available'),
      availableOn: this.#day('available'),
      opening: null,
      openingOn: null,
      periodFrom: readDate(this.#stated.get('DTSTART')),
      periodTo: readDate(this.#stated.get('DTEND')),
    };
  }

  /** Of an investment account the cash: what it holds besides is in its positions. Of a loan what is owed. */
  #closing(): Pick<StatementBalances, 'closing' | 'closingOn'> {
    const closing = this.#amount('closing');
    const cash = closing === null && this.isInvestment ? this.#amount('cash') : null;
    if (cash !== null) return { closing: cash, closingOn: this.#asOf };
    const principal = closing === null ? this.#amount('principal') : null;
    if (principal !== null) return { closing: owed(principal), closingOn: this.#day('principal') };
    return { closing, closingOn: this.#day('closing') };
  }

  #amount(balance: Balance): string | null {
    const written = this.#stated.get(`${balance}/${BALANCE_LEAVES[balance]}`);
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
    yield* this.positions.warnings();
    if (this.#sales.count > 0)
      yield `${this.#sales.describe('sale')} booked with all that it brought: the file does not tell what the shares had cost, and so neither gain nor loss`;
    if (this.#contributions.count > 0)
      yield `${this.#contributions.describe('purchase')} paid out of contributions that the file does not list: enter what pay and employer put in, or the cash of the account falls below zero`;
    if (this.#unsigned.count > 0)
      yield `${this.#unsigned.describe('purchase')} with a total that has no minus, taken as money paid out`;
    if (this.#strayCurrencySigns.count > 0)
      yield `${this.#strayCurrencySigns.describe('amount')} with a stray “${this.#strayCurrencySigns.sample}”, read without it`;
    if (this.#otherCurrencies.count > 0)
      yield `${this.#otherCurrencies.describe('row')} in another currency (${quoted(this.#otherCurrencies.sample)}) than the account's; the amounts are taken as they stand`;
    if (this.#corrections.count > 0)
      yield `${this.#corrections.describe('row')} sent by the bank to correct one that it sent before: it moves what that changes`;
  }

  /** The day that all of an investment statement is of. */
  get #asOf(): string | null {
    return readDate(this.#about.get('DTASOF'));
  }

  get #accountId(): string | null {
    return this.#text('ACCTID') ?? this.#text('LOANACCTID');
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
