/**
 * What one row of a CSV file is, under a mapping: a transaction, a problem, a total or a balance, the continuation of
 * the row above, a note, or the column names again.
 *
 * Promises: an amount is either read wholly or not at all; every row that isn't blank gets an outcome. Nothing fails.
 */

import type { CsvMapping, PostingKind } from '../../../shared/contract/mapping.ts';
import { isSameAmount, isZero, readAmount } from '../amounts.ts';
import type { RowPart } from '../reader.ts';
import { dateReader, isDateLike, isNoDay } from './dates.ts';
import { flagWord, phraseFinder } from './header.ts';
import { balanceNamed, readSummary, type Summary } from './labels.ts';
import { leftOutFinder } from './left-out.ts';
import { wholeUnitsReader } from './minor-units.ts';
import { type Money, moneyReader } from './money.ts';
import { feeReader } from './parts.ts';
import { postingReader } from './postings.ts';
import { payoutOfTotal } from './settlement.ts';
import { isBlank, type TextRow } from './tokens.ts';
import { amountFromWords } from './worded.ts';
import { PENDING_WORDS, VOID_WORDS } from './words.ts';

/** The cells of a transaction that could be read. */
export interface Transaction {
  kind: 'row';
  date: string;
  amount: string;
  /** What the amount is made of, where the file tells. */
  parts: readonly RowPart[] | null;
  /** What it is to a book-keeper, where a processor tells. */
  what: PostingKind | null;
  pending: boolean;
  /** What it tells of besides that can't be booked. */
  besides: Besides | null;
}
/** Something that has to be entered by hand, with the amount that it moves this account by. */
export interface Besides {
  amount: string;
  reason: string;
}
/** What is wrong with a row, for who has to tell one from another: `misdated` has a date that does not read, `no-day` one that is none in any order, `cut` ends with the file. */
export type TroubleKind = 'cut' | 'misdated' | 'no-day' | 'no-amount' | 'pending' | 'void' | 'unreadable';
export interface Trouble {
  kind: 'problem';
  what: TroubleKind;
  reason: string;
  amount: string | null;
}
export type Outcome =
  | Transaction
  | Trouble
  | { kind: 'blank' }
  /** `doubtful`: it may be a payment to somebody of that name as well; only its place in the file tells. */
  | ({ kind: 'summary'; date: string | null; doubtful?: true } & Summary)
  /** More text for the row above. */
  | { kind: 'more'; text: string }
  | { kind: 'note'; text: string }
  /** It moves nothing on this account; `word` is what says so. */
  | { kind: 'left-out'; column: number; word: string; why: string | null };

const saysPending = phraseFinder(PENDING_WORDS);
const saysVoid = phraseFinder(VOID_WORDS);

/** Whether a word of a status column means that no money moved, or has not yet. Words repeat, so answers are kept. */
function statusReader(says: (words: string) => boolean): (cell: string) => boolean {
  const known = new Map<string, boolean>();
  return (cell) => {
    let answer = known.get(cell);
    if (answer === undefined) {
      answer = cell.length <= 80 && says(flagWord(cell));
      if (known.size < 1_000) known.set(cell, answer);
    }
    return answer;
  };
}

/** A reader of rows under `mapping`. */
export function rowReader(mapping: CsvMapping): (row: TextRow) => Outcome {
  const { columns } = mapping;
  const readDate = dateReader(mapping.dateFormat);
  const { postings } = mapping;
  const readAmounts = moneyReader(mapping);
  const readFees = postings && mapping.gross !== undefined ? readAmounts : feeReader(mapping, readAmounts);
  const readMoney = postings ? postingReader(mapping, postings, readFees) : readFees;
  const asPayout = payoutOfTotal(mapping);
  const withAmount = amountFromWords(mapping);
  const leftOut = leftOutFinder(mapping);
  const saysOwnPending = phraseFinder(mapping.pendingWords ?? []);
  const isPending = statusReader((words) => saysPending(words) || saysOwnPending(words));
  const isVoid = statusReader(saysVoid);
  const inWholeUnits = wholeUnitsReader(mapping);
  const isOwnTotal = phraseFinder(mapping.totalsWords ?? []);
  const textColumns = new Set([...columns.payee, ...columns.memo]);
  textColumns.delete(columns.date);
  const mapped = new Set(Object.values(columns).flat());
  /** Columns whose words are of the account, the day, or the text that named a balance. */
  const says = new Set([
    ...textColumns,
    ...[columns.date, columns.valueDate, columns.transactionDate, columns.currency, columns.amount],
    ...[columns.in, columns.out, columns.balance, columns.account, columns.accountName, columns.status],
  ]);

  return (row) => {
    const cells = withAmount(asPayout(row.cells));
    if (isBlank(cells)) return { kind: 'blank' };
    const money = readMoney(cells);
    if (row.damaged) {
      const reason = 'a quotation mark is opened and not closed in it: cells or rows may have run together';
      return { kind: 'problem', what: 'unreadable', reason, amount: null };
    }
    const date = readDate(cells[columns.date] ?? '');
    const out = date === null ? null : leftOut(cells);
    if (out !== null) return { kind: 'left-out', ...out };
    return date === null ? undated(cells, money) : dated(cells, money, date);
  };

  function dated(cells: readonly string[], money: Money, date: string): Outcome {
    const status = statusOf(cells);
    const named = columns.payee.concat(columns.memo).map((column) => balanceNamed(cells[column] ?? ''));
    const what = named.find((kind) => kind !== null);
    const balance = what === undefined ? null : statedBalance(cells, money);
    if (what !== undefined && balance !== null) {
      const label = cellText(cells, columns.payee) || cellText(cells, columns.memo);
      return { kind: 'summary', what, label, date, ...balance };
    }
    if (isVoid(status)) return notCarriedOut(status);
    if (money.amount === null) {
      const what = money.empty ? 'no-amount' : 'unreadable';
      return { kind: 'problem', what, reason: money.reason, amount: money.stated ?? null };
    }
    return { ...rowOf(date, money), pending: isPending(status) && !hasLeft(money.kind ?? null, cells) };
  }

  /**
   * What is held, and what is on its way to a bank and in the balance beside it, has left already, although what it is held
   * for, or the bank, is still to come.
   */
  function hasLeft(kind: PostingKind | null, cells: readonly string[]): boolean {
    return kind === 'hold' || (kind === 'payout' && balanceBeside(cells) !== null);
  }

  /**
   * The balance that a dated row with the name of one states; null where it is a payment after all, to a shop called New
   * Balance, say. Such a row moves nothing: its amount is the balance itself, or there is none and the balance stands beside
   * it, as in every row. And nobody says of a balance what kind of payment it was.
   */
  function statedBalance(
    cells: readonly string[],
    money: Money,
  ): { amount: string | null; doubtful?: true } | null {
    const beside = balanceBeside(cells);
    if (money.amount === null || isZero(money.amount)) return { amount: beside ?? money.amount };
    if (saysPayment(cells)) return null;
    if (beside === null) return { amount: money.amount, doubtful: true };
    return isSameAmount(beside, money.amount) ? { amount: beside } : null;
  }

  function saysPayment(cells: readonly string[]): boolean {
    return cells.some(
      (cell, column) => !says.has(column) && /\p{L}{3,}/u.test(cell) && balanceNamed(cell.trim()) === null,
    );
  }

  function balanceBeside(cells: readonly string[]): string | null {
    const { balance } = columns;
    const read = balance === undefined ? null : readAmount(cells[balance] ?? '', mapping.decimal);
    return inWholeUnits(read, balance, cells);
  }

  function undated(cells: readonly string[], money: Money): Outcome {
    const dateCell = (cells[columns.date] ?? '').trim();
    // A line of text that happens to speak of pending rows is none.
    const alone = cells.filter((cell) => cell.trim() !== '').length === 1;
    // What was never carried out has no day on which it was.
    if (!alone && isVoid(statusOf(cells))) return notCarriedOut(statusOf(cells));
    if (!alone && (isPending(statusOf(cells)) || isPending(dateCell)))
      return pendingUndated(cells, money, dateCell);
    const summary = readSummary(cells, mapping.decimal, isOwnTotal) ?? balanceColumns(cells, money);
    if (summary !== null) return { kind: 'summary', date: null, ...summary };
    if (money.amount === null && money.empty) {
      const aside = asideText(cells);
      return (
        aside ?? { kind: 'problem', what: 'unreadable', reason: 'neither a date nor an amount', amount: null }
      );
    }
    const shown = dateCell.slice(0, 40);
    const said = shown === '' ? 'no date' : `the date “${shown}” does not read as ${mapping.dateFormat}`;
    return {
      kind: 'problem',
      what: isNoDay(shown) ? 'no-day' : /\d/.test(shown) ? 'misdated' : 'unreadable',
      reason: money.amount === null ? `${said}, and ${money.reason}` : said,
      amount: money.amount,
    };
  }

  /** It moved nothing, whatever amount it names: nobody has to ask what the file lacks by it. */
  function notCarriedOut(status: string): Outcome {
    const reason = `status “${status.trim()}”: the bank did not carry it out`;
    return { kind: 'problem', what: 'void', reason, amount: '0' };
  }

  function pendingUndated(cells: readonly string[], money: Money, dateCell: string): Outcome {
    const begun = [columns.transactionDate, columns.valueDate]
      .filter((column) => column !== undefined)
      .map((column) => readDate(cells[column] ?? ''))
      .find((date) => date !== null);
    if (begun !== undefined && money.amount !== null) return { ...rowOf(begun, money), pending: true };
    const why =
      money.amount === null
        ? money.reason
        : `no day yet${dateCell === '' ? '' : ` (“${dateCell.slice(0, 40)}”)`}`;
    return { kind: 'problem', what: 'pending', reason: `pending: ${why}`, amount: money.amount };
  }

  function statusOf(cells: readonly string[]): string {
    return columns.status === undefined ? '' : (cells[columns.status] ?? '');
  }

  /** A row that only states the statement's opening or closing balance in columns of their own. */
  function balanceColumns(cells: readonly string[], money: Money): Summary | null {
    if (money.amount !== null) return null;
    for (const what of ['opening', 'closing'] as const) {
      const column = columns[what];
      const amount = column === undefined ? null : readAmount(cells[column] ?? '', mapping.decimal);
      if (amount !== null) return { what, label: `${what} balance`, amount };
    }
    return null;
  }

  /** Text beside the transactions: more about the row above, or a note. Anything that may hold a payment is neither. */
  function asideText(cells: readonly string[]): Outcome | null {
    const filled = [...cells.keys()].filter((column) => cells[column]!.trim() !== '');
    const text = filled.map((column) => cells[column]!.trim()).join(' ');
    if (filled.every((column) => textColumns.has(column))) return { kind: 'more', text };
    const beside = filled.length === 1 || filled.every((column) => !mapped.has(column));
    return beside && !holdsPayment(text) ? { kind: 'note', text } : null;
  }
}

/** A line that names a day and an amount with cents may be a transaction that was cut wrongly. */
function holdsPayment(text: string): boolean {
  if (text.length > 200) return false;
  return text.split(/[;,|\t]/).some(isDateLike) && /\d[.,]\d{2}(?!\d)/.test(text);
}

/** So some services write that a cell has no text. */
const NO_TEXT = '(None)';

/** Joins the filled cells of several columns, each text once. */
export function cellText(cells: readonly string[], columns: readonly number[], glue = ' '): string {
  const textAt = (column: number) => {
    const text = (cells[column] ?? '').trim();
    return text === NO_TEXT ? '' : text;
  };
  if (columns.length === 1) return textAt(columns[0]!);
  const texts = columns.map(textAt).filter((text) => text !== '');
  return [...new Set(texts)].join(glue);
}

function rowOf(
  date: string,
  { amount, parts, kind, besides }: Money & { amount: string },
): Omit<Transaction, 'pending'> {
  return { kind: 'row', date, amount, parts: parts ?? null, what: kind ?? null, besides: besides ?? null };
}
