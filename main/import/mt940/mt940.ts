/**
 * Reads SWIFT MT940 statements and MT942 interim reports. Keeps the promises of `../reader.ts`.
 *
 * The fields come from `fields.ts`; this module tells where a message and a row begin and end, and hands each field to
 * the one it belongs to. Nothing is built beyond the open row and what is said of the open message.
 *
 * Each message is a statement of its own; one that goes on from the page before it says so (`continues`). Throws
 * LIMIT_EXCEEDED if the file goes beyond `limits`. Everything else is a problem or a warning in the sink.
 */

import { NO_STATEMENT, type ReaderLimits, type Sink } from '../reader.ts';
import { LineCounter } from '../text/lines.ts';
import { DAMAGED, limitExceeded, SPLIT_IT } from '../text/refusals.ts';
import { Fields } from './fields.ts';
import { RowDraft } from './row.ts';
import { OpenStatement, type StatedBalance } from './statement.ts';

/** Messages in one file: forty years of one account's days. */
const MESSAGES_MAX = 10_000;

/** Pushes everything that `text` states into `sink`, in the file's order. */
export function readMt940(text: string, sink: Sink, limits: ReaderLimits): void {
  new Mt940Reader(text, sink, limits).read();
}

/** What an account's last message so far ended with. */
interface LastPage {
  label: string;
  closing: StatedBalance | null;
}

class Mt940Reader {
  readonly #text: string;
  readonly #sink: Sink;
  readonly #limits: ReaderLimits;
  readonly #lines: LineCounter;
  readonly #fields: Fields;
  readonly #lastPages = new Map<string, LastPage>();
  #statement: OpenStatement | null = null;
  #row: RowDraft | null = null;
  #messages = 0;
  #rows = 0;

  constructor(text: string, sink: Sink, limits: ReaderLimits) {
    this.#text = text;
    this.#sink = sink;
    this.#limits = limits;
    this.#lines = new LineCounter(text);
    this.#fields = new Fields(text, this.#lines, limits.fieldLengthMax);
  }

  read(): void {
    const fields = this.#fields;
    while (fields.next()) {
      if (fields.afterBoundary) this.#endRow();
      if (fields.tag === '86' || fields.tag === 'NS') this.#addToRow(fields);
      else {
        this.#endRow();
        this.#take(fields);
      }
    }
    this.#endRow();
    this.#endStatement();
    this.#conclude();
  }

  #take(fields: Fields): void {
    const { tag } = fields;
    const statement = this.#statementFor(tag);
    if (tag === '61') return this.#beginRow();
    const { value } = fields;
    switch (tag) {
      case '25':
      case '25P':
        return statement.setAccount(value);
      case '28':
      case '28C':
        return statement.setNumber(value);
      case '60F':
      case '60M':
        return statement.setBalance('opening', tag === '60M', value);
      case '62F':
      case '62M':
        return statement.setBalance('closing', tag === '62M', value);
      case '64':
        return statement.setBalance('available', false, value);
      case '34F':
        return statement.setFloorLimit(value);
      case '13':
      case '13D':
        return statement.setReportTime(value);
      case '90C':
      case '90D':
        return statement.setTotal(tag === '90C' ? 'credits' : 'debits', value);
      default:
      // The message's own reference (20, 21) and balances of days to come (65) have no place.
    }
  }

  // --- Statements ----------------------------------------------------------------------------------------------

  /** The open statement, or a new one where the field begins one, even if the message's first field is missing. */
  #statementFor(tag: string): OpenStatement {
    const open = this.#statement;
    if (open === null || tag === '20') return this.#beginStatement();
    if ((tag === '25' || tag === '25P') && open.account !== null) return this.#beginStatement();
    if ((tag !== '60F' && tag !== '60M') || !open.isClosed) return open;
    const next = this.#beginStatement();
    if (open.account !== null) next.setAccount(open.account);
    return next;
  }

  #beginStatement(): OpenStatement {
    this.#endStatement();
    const line = this.#lines.at(this.#fields.start);
    this.#messages += 1;
    if (this.#messages > MESSAGES_MAX)
      throw limitExceeded(line, `more than ${MESSAGES_MAX} messages in one file`, MESSAGES_MAX, SPLIT_IT);
    this.#statement = new OpenStatement(this.#sink, this.#messages, line);
    return this.#statement;
  }

  #endStatement(): void {
    const statement = this.#statement;
    if (statement === null) return;
    this.#statement = null;
    statement.finish(this.#pageBefore(statement));
    const { account, label, closing } = statement;
    if (account === null) return;
    this.#lastPages.set(account, { label, closing });
    const most = this.#limits.statementsMax;
    if (this.#lastPages.size > most)
      throw limitExceeded(statement.line, `more than ${most} accounts in one file`, most, SPLIT_IT);
  }

  #pageBefore({ account }: OpenStatement): StatedBalance | null {
    return account === null ? null : (this.#lastPages.get(account)?.closing ?? null);
  }

  // --- Rows ----------------------------------------------------------------------------------------------------

  #beginRow(): void {
    const { start, end, lines } = this.#fields;
    const line = this.#lines.at(start);
    const most = this.#limits.rowsMax;
    this.#rows += 1;
    if (this.#rows > most) throw limitExceeded(line, `more than ${most} rows in one file`, most, SPLIT_IT);
    this.#row = new RowDraft(line, start, end, lines);
    this.#checkRowLength(this.#row);
  }

  /** Behind the last balance such a field is about the statement, and no row is open. */
  #addToRow(fields: Fields): void {
    if (this.#row === null) {
      if (this.#statement === null) this.#beginStatement();
      return;
    }
    this.#row.add(fields.lines, fields.tag === 'NS', fields.end);
    this.#checkRowLength(this.#row);
  }

  #endRow(): void {
    const draft = this.#row;
    const statement = this.#statement;
    if (draft === null || statement === null) return;
    this.#row = null;
    const index = statement.announce(this.#pageBefore(statement));
    const result = draft.finish(this.#text);
    if ('reason' in result) this.#sink.problem(index, result);
    else this.#sink.row(index, result);
    statement.note(draft);
  }

  #checkRowLength(row: RowDraft): void {
    const most = this.#limits.rowLengthMax;
    if (row.end - row.offset > most)
      throw limitExceeded(row.line, `a row is longer than ${most} characters`, most, DAMAGED);
  }

  // --- What the file as a whole says ---------------------------------------------------------------------------

  #conclude(): void {
    for (const { label, closing } of this.#lastPages.values())
      if (closing?.isInterim)
        this.#sink.warning(`${label}: the next page of this statement is missing; it may have more rows`);
    if (this.#messages === 0) this.#sink.warning(NO_STATEMENT);
  }
}
