/**
 * What a row of a payment processor is to a book-keeper: a sale, a refund, a fee, a payout, ..., and what it is made of:
 * the gross amount, what of it is tax, tip or shipping, and the fee that was kept.
 *
 * Promises: the parts make the amount exactly. Where the file's own gross and fee do not come to its net, or one of them
 * can't be read, the row is a problem and says so. Nothing fails.
 */
import type { CsvMapping, PostingKind } from '../../../shared/contract/mapping.ts';
import { isNothing, isZero, negateText, readAmount, sumOf } from '../amounts.ts';
import type { RowPart } from '../reader.ts';
import { flagWord, phraseSet } from './header.ts';
import type { Money } from './money.ts';
import { isSame, type MoneyReader } from './parts.ts';
import type { Besides, Transaction } from './rows.ts';
import { tenderReader } from './tenders.ts';

type Postings = NonNullable<CsvMapping['postings']>;

const WORD_LENGTH_MAX = 80;
const SHOWN_LENGTH_MAX = 40;

const NONE: Figure = { amount: null, problem: null };

/** Kinds whose amount may hold others: tax is part of what was sold, and of nothing else. */
const COMPOSED: ReadonlySet<PostingKind | null> = new Set(['sale', 'refund']);

/** A cell that says nothing is `null`. */
interface Figure {
  amount: string | null;
  problem: string | null;
}

/** Reads money as `read` does, and what it is made of. */
export function postingReader(mapping: CsvMapping, postings: Postings, read: MoneyReader): MoneyReader {
  const { decimal, gross, columns } = mapping;
  // Where no gross amount stands beside it, `read` says what the fee came off.
  const isFeeRead = mapping.lessFee === true || mapping.netIn === true;
  const kindOf = kindFinder(postings);
  const tenderOf = tenderReader(postings.tenders);
  const figure = (cells: readonly string[], column: number): Figure => {
    const cell = cells[column] ?? '';
    if (isNothing(cell)) return { amount: null, problem: null };
    const amount = readAmount(cell, decimal);
    const shown = cell.trim().slice(0, SHOWN_LENGTH_MAX);
    return { amount, problem: amount === null ? `the amount “${shown}” can't be read` : null };
  };
  const wordAt = (cells: readonly string[], column: number | undefined) =>
    column === undefined ? '' : flagWord(cells[column] ?? '');
  const isOneMoney = (cells: readonly string[]) => {
    const [amountIn, grossIn] = [wordAt(cells, columns.currency), wordAt(cells, columns.feeCurrency)];
    return amountIn === grossIn || grossIn === '';
  };
  const partsIn = (cells: readonly string[], named: Postings['within'] = []) =>
    named.map(({ column, kind }) => ({ kind, ...figure(cells, column) }));

  return (cells) => {
    const money = read(cells);
    if (money.amount === null) return money;
    const net = money.amount;
    const [paid, fee] = [gross, columns.fee].map((column) =>
      column === undefined ? NONE : figure(cells, column),
    ) as [Figure, Figure];
    const within = partsIn(cells, postings.within);
    const elsewhere = partsIn(cells, postings.elsewhere);
    const back = postings.paidBack === undefined ? NONE : figure(cells, postings.paidBack);
    const tender = tenderOf(cells);
    const unread = [paid, fee, back, ...within, ...elsewhere].find((one) => one.problem !== null)?.problem;
    const problem = unread ?? (tender.paid === 'mixed' ? tender.reason : null);
    if (problem) return { amount: null, reason: problem, empty: false };
    const kept = postings.restIsFee
      ? restOf(net, isOneMoney(cells) ? paid.amount : null)
      : isFeeRead
        ? (money.parts?.[1]?.amount ?? '0')
        : keptOf(net, paid.amount ?? (gross === undefined ? net : null), fee.amount ?? '0');
    if (kept === null) return contradiction(net, paid.amount, fee.amount ?? '0');
    const total = sumOf(net, negateText(kept));
    const kind = kindOf(cells, total.startsWith('-') ? 'out' : 'in');
    const composed = COMPOSED.has(kind) ? partsOf(total, within) : [];
    const rest = composed.reduce((left, { amount }) => sumOf(left, negateText(amount)), total);
    const other = elsewhere.flatMap((one) => present(one.kind, one.amount && negateText(one.amount)));
    if (tender.paid === 'beside') other.push(...present(tender.kind, negateText(total)));
    const parts = [...present(kind, rest), ...composed, ...present('fee', kept), ...other];
    const amount = other.reduce((sum, part) => sumOf(sum, part.amount), net);
    const isWhole = parts.length === 0 || (parts.length === 1 && parts[0]!.kind === (kind ?? undefined));
    const besides = paidBackOf(back.amount, tender.paid === 'beside');
    return { amount, kind, ...(!isWhole && { parts }), ...(besides && { besides }) };
  };
}

/** What was paid back is told without its day, which can't be guessed. */
function paidBackOf(amount: string | null, isBeside: boolean): Besides | null {
  if (amount === null || isZero(amount)) return null;
  return {
    amount: isBeside ? '0' : negateText(amount),
    reason: `${amount} of it was paid back since, and the file does not tell when: enter that by hand`,
  };
}

function restOf(net: string, paid: string | null): string {
  return paid === null ? '0' : sumOf(net, negateText(paid));
}

/** The fee as it moves the balance: some processors write it so, some as a plain size. `null` where neither fits. */
function keptOf(net: string, paid: string | null, fee: string): string | null {
  // All of it may stand in the column of fees, whatever it is.
  if (paid === null) return isZero(fee) || isSame(fee, net) ? '0' : null;
  return [fee, negateText(fee)].find((value) => isSame(sumOf(paid, value), net)) ?? null;
}

function contradiction(net: string, paid: string | null, fee: string): Money {
  const reason =
    paid === null
      ? `a fee of ${fee} without the gross amount that it was taken from`
      : `the gross amount ${paid} and the fee ${fee} do not come to the net ${net}`;
  return { amount: null, reason, empty: false, stated: net };
}

/** What is within the total, as far as it plainly is: of the same sign, and no more than all of it. */
function partsOf(total: string, within: readonly (Figure & { kind: PostingKind })[]): RowPart[] {
  const parts = within.flatMap(({ kind, amount }) => present(kind, amount));
  const left = parts.reduce((sum, part) => sumOf(sum, negateText(part.amount)), total);
  const isOut = total.startsWith('-');
  const fits = parts.every(({ amount }) => amount.startsWith('-') === isOut);
  return fits && (isZero(left) || left.startsWith('-') === isOut) ? parts : [];
}

/**
 * A payout with a fee is two rows: what is sent, which other exports and the bank tell of without the fee, and the fee.
 * Any other is one.
 */
export function rowsOf(transaction: Transaction): Transaction[] {
  const { what, parts } = transaction;
  const [sent, fee, ...more] = parts ?? [];
  if (what !== 'payout' || sent?.kind !== 'payout' || fee?.kind !== 'fee' || more.length > 0)
    return [transaction];
  return [
    { ...transaction, amount: sent.amount, parts: null },
    { ...transaction, amount: fee.amount, parts: null, what: 'fee', besides: null },
  ];
}

function present(kind: PostingKind | null, amount: string | null): RowPart[] {
  if (amount === null || isZero(amount)) return [];
  return [{ amount, payee: '', memo: '', category: '', ...(kind !== null && { kind }) }];
}

function kindFinder({ kinds, otherwise }: Postings) {
  const rules = kinds.map(({ words = [], begins = [], ...rule }) => ({
    ...rule,
    begins,
    words: phraseSet(words),
  }));
  return (cells: readonly string[], way: 'in' | 'out'): PostingKind | null => {
    const fits = (rule: (typeof rules)[number]) => {
      const cell = (cells[rule.column] ?? '').trim().slice(0, WORD_LENGTH_MAX);
      if ((rule.way ?? way) !== way) return false;
      return rule.words.has(flagWord(cell)) || rule.begins.some((begin) => cell.startsWith(begin));
    };
    return rules.find(fits)?.kind ?? otherwise ?? null;
  };
}
