/**
 * Reads OFX, QFX and QBO files (SGML 1.x, XML 2.x): bank, card, loan and investment statements. Keeps the promises of
 * `../reader.ts`.
 *
 * The tags come from the tokenizer, and `nesting.ts` keeps the stack of open aggregates; this module hands each value to the
 * row or statement that it belongs to. Nothing is built beyond the open row and the open statement's head and balances.
 *
 * Throws UNREADABLE_FILE if the text has no <OFX> element or declares a document type or entities, LIMIT_EXCEEDED if
 * the file goes beyond `limits`. Everything else is a problem or a warning in the sink.
 */
import { NO_STATEMENT, type ReaderLimits, type Sink } from '../reader.ts';
import { LineCounter } from '../text/lines.ts';
import { CUT_OFF, DAMAGED, limitExceeded, SPLIT_IT, unreadable } from '../text/refusals.ts';
import { Tally } from '../text/tally.ts';
import { readWords } from '../text/words.ts';
import { BankMessages } from './bank-messages.ts';
import { LISTED_ACCOUNTS, type Role } from './elements.ts';
import { Fitids } from './fitids.ts';
import { type Hearer, Nesting } from './nesting.ts';
import { type Draft, type DraftPart, RowDraft } from './row.ts';
import { Securities } from './securities.ts';
import { OpenStatement } from './statement.ts';
import { Tokenizer } from './tokenizer.ts';
import { TradeDraft } from './trade.ts';

/** As many as a file of the most rows can have, with twenty values each: bounds the time that other text can take. */
const TAGS_MAX = 10_000_000;
const BANK_NAME_LENGTH_MAX = 60;

const ORPHAN = 'the row stands outside any statement, so its account is not known';

/** Pushes everything that `text` states into `sink`, in the file's order. */
export function readOfx(text: string, sink: Sink, limits: ReaderLimits): void {
  new OfxReader(text, sink, limits).read();
}

class OfxReader implements Hearer {
  readonly #text: string;
  readonly #sink: Sink;
  readonly #limits: ReaderLimits;
  readonly #lines: LineCounter;
  readonly #tokens: Tokenizer;
  readonly #nesting: Nesting;
  readonly #fitids = new Fitids();
  readonly #bankMessages = new BankMessages();
  readonly #securities: Securities;
  readonly #unread = new Tally();
  #statement: OpenStatement | null = null;
  #row: Draft | null = null;
  #bankName: string | null = null;
  #statements = 0;
  #rows = 0;
  #listedAccounts = 0;
  /** Whether the text ended with something open. */
  #cutOff = false;

  constructor(text: string, sink: Sink, limits: ReaderLimits) {
    this.#text = text;
    this.#sink = sink;
    this.#limits = limits;
    this.#lines = new LineCounter(text);
    this.#tokens = new Tokenizer(text, this.#lines, limits.fieldLengthMax);
    this.#nesting = new Nesting(this.#tokens, this.#lines, limits.depthMax, this);
    this.#securities = new Securities(text, limits.fieldLengthMax);
  }

  read(): void {
    const tokens = this.#tokens;
    if (!tokens.next() || tokens.kind !== 'open' || tokens.name !== 'OFX')
      throw unreadable(
        1,
        'there is no <OFX> element, so this is no OFX file',
        'Download the statement as OFX or QFX.',
      );
    let tags = 0;
    do {
      this.#nesting.take();
      tags += 1;
    } while (tokens.next() && tags < TAGS_MAX);
    if (tags === TAGS_MAX)
      throw limitExceeded(this.#lines.at(tokens.start), `more than ${TAGS_MAX} elements`, TAGS_MAX, SPLIT_IT);
    this.#cutOff = this.#nesting.isOpen;
    this.#nesting.endAll(this.#text.length);
    this.#conclude();
  }

  // --- What aggregates mean ------------------------------------------------------------------------------------

  get isInvestment(): boolean {
    return this.#statement?.isInvestment === true;
  }

  opened(name: string): void {
    if (this.#statement === null && LISTED_ACCOUNTS.has(name)) this.#listedAccounts += 1;
  }

  begin(name: string, role: Role): void {
    switch (role) {
      case 'statement':
        this.#beginStatement(name);
        break;
      case 'row':
      case 'pendingRow':
        this.#beginRow((line, at) => new RowDraft(line, at, role === 'pendingRow'));
        break;
      case 'trade':
        this.#beginRow((line, at) => new TradeDraft(name, line, at, this.#securities));
        break;
      case 'positions':
        if (this.#statement) this.#statement.positions.isListed = true;
        break;
      case 'position':
        this.#statement?.positions.begin(this.#lines.at(this.#tokens.start));
        break;
      case 'status':
        this.#bankMessages.begin();
        break;
      case 'unread':
        this.#unread.add(this.#lines.at(this.#tokens.start), name);
        break;
      default:
    }
  }

  end(role: Role, end: number): void {
    if (role === 'row' || role === 'pendingRow' || role === 'trade') this.#endRow(end);
    else if (role === 'position') this.#statement?.positions.end();
    else if (role === 'status') this.#endStatus();
    else if (role === 'statement') this.#endStatement();
  }

  leaf(role: Role | undefined, name: string, value: string): void {
    switch (role) {
      case 'row':
      case 'pendingRow':
      case 'trade':
        this.#rowLeaf('row', name, value);
        break;
      case 'payee':
      case 'counterparty':
        this.#rowLeaf(role, name, value);
        break;
      case 'currency':
        if (this.#row !== null) this.#rowLeaf(role, name, value);
        else this.#statement?.positions.set(name, value);
        break;
      case 'institution':
        if (name === 'ORG') this.#bankName ??= readWords(value).slice(0, BANK_NAME_LENGTH_MAX) || null;
        break;
      case 'statement':
      case 'account':
        this.#statement?.setAbout(name, value);
        break;
      case 'period':
        this.#statement?.setPeriod(name, value);
        break;
      case 'ledger':
        this.#statement?.setBalance('closing', name, value);
        break;
      case 'principal':
      case 'available':
        this.#statement?.setBalance(role, name, value);
        break;
      case 'cash':
        this.#statement?.setBalance('cash', name, value);
        break;
      case 'position':
        this.#statement?.positions.set(name, value);
        break;
      case 'status':
        this.#bankMessages.set(name, value);
        break;
      default:
    }
  }

  // --- Statements and rows -------------------------------------------------------------------------------------

  #beginStatement(name: string): void {
    const line = this.#lines.at(this.#tokens.start);
    const most = this.#limits.statementsMax;
    this.#statements += 1;
    if (this.#statements > most)
      throw limitExceeded(line, `more than ${most} statements in one file`, most, SPLIT_IT);
    this.#statement = new OpenStatement(
      this.#sink,
      this.#fitids,
      name,
      this.#statements,
      line,
      this.#bankName,
      this.#securities,
    );
  }

  #endStatement(): void {
    this.#statement?.finish();
    this.#statement = null;
  }

  #beginRow(make: (line: number, offset: number) => Draft): void {
    const offset = this.#tokens.start;
    // One that stands within another ends it: neither is lost.
    this.#endRow(offset);
    const line = this.#lines.at(offset);
    const most = this.#limits.rowsMax;
    this.#rows += 1;
    if (this.#rows > most) throw limitExceeded(line, `more than ${most} rows in one file`, most, SPLIT_IT);
    this.#row = make(line, offset);
  }

  #rowLeaf(part: DraftPart, name: string, value: string): void {
    if (this.#row === null) return;
    this.#checkRowLength(this.#row, this.#tokens.end + value.length);
    this.#row.set(part, name, value);
  }

  #endRow(end: number): void {
    const draft = this.#row;
    if (draft === null) return;
    this.#row = null;
    if (draft instanceof TradeDraft && draft.isNone) return;
    this.#checkRowLength(draft, end);
    const statement = this.#statement;
    if (statement === null) {
      this.#sink.problem(null, draft.problem(this.#text, end, ORPHAN));
      return;
    }
    const index = statement.announce();
    const result = this.#cutOff ? draft.problem(this.#text, end, CUT_OFF) : draft.finish(this.#text, end);
    if ('reason' in result) this.#sink.problem(index, result);
    else this.#sink.row(index, result);
    statement.note(draft);
  }

  #checkRowLength(row: Draft, end: number): void {
    const most = this.#limits.rowLengthMax;
    if (end - row.offset > most)
      throw limitExceeded(row.line, `a row is longer than ${most} characters`, most, DAMAGED);
  }

  // --- What the bank and the file as a whole say ---------------------------------------------------------------

  #endStatus(): void {
    const told = this.#bankMessages.end(this.#lines.at(this.#tokens.start));
    if (told !== null) this.#sink.warning(told);
  }

  #conclude(): void {
    for (const warning of this.#fitids.warnings()) this.#sink.warning(warning);
    const untold = this.#bankMessages.conclude();
    if (untold !== null) this.#sink.warning(untold);
    if (this.#unread.count > 0)
      this.#sink.warning(
        `${this.#unread.describe('section')} of a kind that is not read (${this.#unread.sample})`,
      );
    if (this.#statements === 0) this.#sink.warning(this.#whyEmpty());
    if (this.#cutOff)
      this.#sink.warning(
        'The file ends before its closing </OFX>: it may have been cut off, rows may be missing',
      );
  }

  #whyEmpty(): string {
    const listed = this.#listedAccounts;
    if (listed === 0) return NO_STATEMENT;
    return `The file only lists accounts: ${listed} account${listed === 1 ? '' : 's'} listed, no transactions`;
  }
}
