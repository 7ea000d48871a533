/**
 * Reads ISO 20022 CAMT.052 (report), CAMT.053 (statement) and CAMT.054 (notification), any version, with any namespace or
 * none. Keeps the promises of `../reader.ts`.
 *
 * The tags come from `XmlTokens`; this module keeps, for each open element, the place that it has in its aggregate, and
 * hands each text to the aggregate that it belongs to. Nothing is built beyond the open statement's head and balances
 * and the open entry.
 *
 * Throws UNREADABLE_FILE for what is no well-formed XML and for elements that can't stand where they do,
 * LIMIT_EXCEEDED if the file goes beyond `limits`. Everything else is a problem or a warning in the sink.
 */

import { NO_STATEMENT, type ReaderLimits, type Sink } from '../reader.ts';
import { LineCounter } from '../text/lines.ts';
import { DAMAGED, limitExceeded, SPLIT_IT } from '../text/refusals.ts';
import { EntryDraft, type OwnAccount } from './entry.ts';
import type { Page } from './pages.ts';
import {
  BALANCE,
  ENTRY,
  PAYMENT,
  PAYMENT_AMOUNTS,
  type Place,
  placesOf,
  STATEMENT,
  Values,
} from './paths.ts';
import { readPayment } from './payments.ts';
import { OpenStatement } from './statement.ts';
import { XmlTokens } from './xml.ts';

/** Each aggregate's own tree; to meet its root on the stack is to meet the aggregate. */
const STATEMENT_PLACE = placesOf(Object.values(STATEMENT));
const BALANCE_PLACE = placesOf(Object.values(BALANCE));
const ENTRY_PLACE = placesOf(Object.values(ENTRY));
const PAYMENT_PLACE = placesOf([
  ...Object.values(PAYMENT),
  ...PAYMENT_AMOUNTS.flatMap(({ amount, currency }) => [amount, currency]),
]);
/** The element that holds the statements. */
const MESSAGE_PLACE = placesOf([]);

const MESSAGE = /^BkToCstmr(?:Stmt|AcctRpt|DbtCdtNtfctn)(?:V\d\d)?$/;
const STATEMENTS: ReadonlySet<string> = new Set(['Stmt', 'Rpt', 'Ntfctn']);

/** Forty years of one account's days. */
const STATEMENTS_MAX = 10_000;
/** As many as the largest file of a bank can have: bounds the time that nothing but tags can take. */
const TAGS_MAX = 20_000_000;

const ORPHAN = 'the entry stands outside of any statement, so its account is not known';

/** Pushes everything that `text` states into `sink`, in the file's order. */
export function readCamt(text: string, sink: Sink, limits: ReaderLimits): void {
  new CamtReader(text, sink, limits).read();
}

class CamtReader {
  readonly #text: string;
  readonly #sink: Sink;
  readonly #limits: ReaderLimits;
  readonly #lines: LineCounter;
  readonly #tokens: XmlTokens;
  /** The place of each open element; `null` where nothing is wanted. */
  readonly #places: (Place | null)[] = [];
  #statement: OpenStatement | null = null;
  #balance: { values: Values; line: number } | null = null;
  #entry: EntryDraft | null = null;
  #payment: { values: Values; offset: number } | null = null;
  /** The last page of each account, and what to call it in messages. */
  readonly #lastPages = new Map<string, Page & { label: string }>();
  #statements = 0;
  #entries = 0;
  #payments = 0;

  constructor(text: string, sink: Sink, limits: ReaderLimits) {
    this.#text = text;
    this.#sink = sink;
    this.#limits = limits;
    this.#lines = new LineCounter(text);
    this.#tokens = new XmlTokens(text, this.#lines, limits);
  }

  read(): void {
    const tokens = this.#tokens;
    for (let tags = 0; tokens.next(); tags += 1) {
      this.#check(tags, TAGS_MAX, 'tags');
      if (tokens.kind === 'open') this.#open();
      else this.#close();
    }
    this.#conclude();
  }

  #conclude(): void {
    if (this.#statements === 0) this.#sink.warning(NO_STATEMENT);
    for (const { goesOn, label } of this.#lastPages.values())
      if (goesOn) this.#sink.warning(`${label}: the statement goes on in another file; import that one, too`);
  }

  #open(): void {
    const parent = this.#places.at(-1) ?? null;
    if (parent !== null) this.#requireRoom(parent);
    const place = this.#begin(parent) ?? parent?.children.get(this.#tokens.name) ?? null;
    this.#places.push(place);
    if (place === null) return;
    for (const { name, path } of place.attributes) {
      const value = this.#tokens.attribute(name);
      if (value !== null) this.#values?.add(path, value);
    }
  }

  #close(): void {
    const place = this.#places.pop() ?? null;
    if (place === null) return;
    const { text } = this.#tokens;
    if (place.isWanted && text !== '') this.#values?.add(place.path, text);
    else this.#requireNoText();
    switch (place) {
      case PAYMENT_PLACE:
        return this.#endPayment();
      case ENTRY_PLACE:
        return this.#endEntry();
      case BALANCE_PLACE:
        return this.#endBalance();
      case STATEMENT_PLACE:
        return this.#endStatement();
      default:
    }
  }

  /** Of the innermost open aggregate. */
  get #values(): Values | undefined {
    return (this.#payment ?? this.#entry ?? this.#balance ?? this.#statement)?.values;
  }

  #requireRoom(parent: Place): void {
    this.#requireNoText();
    if (parent.isWanted && parent.children.size === 0)
      throw this.#tokens.refusal(this.#tokens.start, 'an element stands within a value, where none can be');
  }

  /** Half an amount beside an element would be read as a whole one. */
  #requireNoText(): void {
    if (this.#tokens.text !== '')
      throw this.#tokens.refusal(this.#tokens.start, 'there is text between elements, where none can be');
  }

  // --- Aggregates ----------------------------------------------------------------------------------------------

  /** Begins the aggregate that the element at hand is, if it is one; its place. */
  #begin(parent: Place | null): Place | null {
    const { name } = this.#tokens;
    if (name === 'Ntry') return this.#beginEntry();
    if (this.#entry !== null) return name === 'TxDtls' ? this.#beginPayment() : null;
    if (parent === MESSAGE_PLACE && STATEMENTS.has(name)) return this.#beginStatement();
    if (parent === STATEMENT_PLACE && name === 'Bal') return this.#beginBalance();
    if (parent === STATEMENT_PLACE && name === 'Acct') this.#requireUnannounced();
    return this.#statement === null && MESSAGE.test(name) ? MESSAGE_PLACE : null;
  }

  #beginStatement(): Place {
    this.#statements += 1;
    this.#check(this.#statements, STATEMENTS_MAX, 'statements');
    this.#statement = new OpenStatement(this.#sink, this.#statements, this.#line);
    return STATEMENT_PLACE;
  }

  #requireUnannounced(): void {
    if (this.#statement?.isAnnounced)
      throw this.#tokens.refusal(this.#tokens.start, 'the account is named behind its entries');
  }

  #endStatement(): void {
    const statement = this.#statement;
    if (statement === null) return;
    const page = statement.finish(this.#lastPageOf);
    this.#lastPages.set(this.#keyOf(statement.account), { ...page, label: statement.label });
    this.#check(this.#lastPages.size, this.#limits.statementsMax, 'accounts');
    this.#statement = null;
  }

  readonly #lastPageOf = (account: OwnAccount): Page | undefined => this.#lastPages.get(this.#keyOf(account));

  /** A statement that names no account stands alone. */
  #keyOf({ id, currency }: OwnAccount): string {
    return id === null ? `#${this.#statements}` : `${id} ${currency ?? ''}`;
  }

  #beginBalance(): Place {
    this.#balance = { values: new Values(), line: this.#line };
    return BALANCE_PLACE;
  }

  #endBalance(): void {
    if (this.#balance !== null) this.#statement?.balances.add(this.#balance.values, this.#balance.line);
    this.#balance = null;
  }

  /** Wherever it stands: an entry in a wrong place must not be lost. */
  #beginEntry(): Place {
    if (this.#entry !== null || this.#balance !== null)
      throw this.#tokens.refusal(
        this.#tokens.start,
        'an entry stands within another element, where none can be',
      );
    this.#entries += 1;
    this.#check(this.#entries, this.#limits.rowsMax, 'entries');
    this.#entry = new EntryDraft(this.#line, this.#tokens.start);
    return ENTRY_PLACE;
  }

  #endEntry(): void {
    const entry = this.#entry;
    if (entry === null) return;
    this.#entry = null;
    const { end } = this.#tokens;
    // A batch of thousands of payments is long; each of them is held to the limit by itself.
    this.#checkLength(entry.line, end - entry.offset - entry.paymentsLength);
    const statement = this.#statement;
    if (statement === null) {
      this.#sink.problem(null, entry.problem(this.#text, end, ORPHAN, null));
      return;
    }
    const index = statement.announce(entry.currency, this.#lastPageOf);
    const result = entry.finish(this.#text, end, statement.account);
    if ('reason' in result) this.#sink.problem(index, result);
    else this.#sink.row(index, result);
    statement.note(entry, result);
  }

  #beginPayment(): Place {
    if (this.#payment !== null)
      throw this.#tokens.refusal(this.#tokens.start, 'a payment stands within another');
    this.#payments += 1;
    this.#check(this.#payments, this.#limits.rowsMax, 'payments');
    this.#payment = { values: new Values(), offset: this.#tokens.start };
    return PAYMENT_PLACE;
  }

  #endPayment(): void {
    const payment = this.#payment;
    if (payment === null || this.#entry === null) return;
    this.#payment = null;
    const length = this.#tokens.end - payment.offset;
    this.#checkLength(this.#entry.line, length);
    this.#entry.paymentsLength += length;
    this.#entry.payments.push(readPayment(payment.values));
  }

  // --- Limits --------------------------------------------------------------------------------------------------

  /** Asked for moving forward only. */
  get #line(): number {
    return this.#lines.at(this.#tokens.start);
  }

  #check(count: number, most: number, what: string): void {
    if (count > most)
      throw limitExceeded(this.#line, `more than ${most} ${what} in one file`, most, SPLIT_IT);
  }

  #checkLength(line: number, length: number): void {
    const most = this.#limits.rowLengthMax;
    if (length > most) throw limitExceeded(line, `an entry is longer than ${most} characters`, most, DAMAGED);
  }
}
