/** The columns beside date and money: who, what for, which account, which currency, what status. Nothing fails. */

import type { CsvMapping } from '../../../shared/contract/mapping.ts';
import {
  currencyInCell,
  currencyInName,
  flagWord,
  isCurrencyCode,
  phraseFinder,
  plainWords,
} from './header.ts';
import type { Column } from './profile.ts';
import type { Sample } from './sample.ts';
import {
  BOOKED_WORDS,
  CREDIT_WORDS,
  DEBIT_WORDS,
  type HeaderRole,
  PENDING_WORDS,
  VOID_WORDS,
} from './words.ts';

type Columns = CsvMapping['columns'];
type Others = Omit<Columns, 'date' | 'valueDate' | 'transactionDate' | 'amount' | 'out' | 'in' | 'balance'>;

/** Columns that date and money have taken, and the one that stands for the amount. */
export interface Taken {
  columns: readonly number[];
  amount: number;
  balance: number | undefined;
}

export function guessOthers(columns: readonly Column[], taken: Taken): Others {
  const free = columns.filter((column) => !taken.columns.includes(column.index));
  const named = (role: HeaderRole) => bestNamed(free, role)?.index;
  const status = statusColumn(free);
  const account = accountColumn(free);
  const texts = textColumns(free.filter((column) => column.index !== status && column.index !== account));
  const others: Partial<Record<keyof Others, number | undefined>> = {
    currency: currencyColumn(free, taken),
    account,
    accountName: filledAlways(free, named('accountName')),
    reference: named('reference'),
    checkNumber: named('checkNumber'),
    category: categoryColumn(free),
    type: named('type'),
    status,
    fee: columns.some((column) => column.role === 'net') ? undefined : feeColumn(free),
    counterparty: counterpartyColumn(free, account),
    opening: named('opening'),
    closing: named('closing'),
  };
  const given = Object.entries(others).filter(([, column]) => column !== undefined);
  return { ...texts, ...(Object.fromEntries(given) as Omit<Others, 'payee' | 'memo'>) };
}

/** What another program, or the bank, put the row down as: words, and not a code. */
function categoryColumn(columns: readonly Column[]): number | undefined {
  return bestNamed(
    columns.filter(({ kind }) => kind === 'text'),
    'category',
  )?.index;
}

function bestNamed(columns: readonly Column[], role: HeaderRole): Column | undefined {
  const named = columns.filter((column) => column.role === role);
  return named.sort((a, b) => rank(b, role) - rank(a, role) || a.index - b.index)[0];
}

/** A name that fits wholly is better, a column that is never filled is useless. */
function rank(column: Column, role: HeaderRole): number {
  return (column.scores[role] ?? 0) + (column.kind === 'empty' ? -1 : 0);
}

function filledAlways(columns: readonly Column[], index: number | undefined): number | undefined {
  const column = columns.find((candidate) => candidate.index === index);
  return column !== undefined && column.filled.length === column.values.length ? index : undefined;
}

function feeColumn(columns: readonly Column[]): number | undefined {
  return columns.find((column) => column.role === 'fee' && column.kind === 'number')?.index;
}

/** The own account: named so or an IBAN that hardly changes, and given in every row. */
function accountColumn(columns: readonly Column[]): number | undefined {
  const full = columns.filter(
    (column) => column.values.length > 0 && column.filled.length === column.values.length,
  );
  const named = full
    .filter((column) => column.role === 'account' && column.kind !== 'currency')
    .sort(
      (a, b) =>
        (b.scores.account ?? 0) - (a.scores.account ?? 0) || digits(b) - digits(a) || a.distinct - b.distinct,
    );
  if (named[0] !== undefined) return named[0].index;
  const steady = full.find(
    (column) =>
      column.role === null &&
      column.distinct === 1 &&
      column.values.length > 1 &&
      (column.kind === 'iban' || /^0\d{7,}$/.test(column.filled[0]!)),
  );
  return steady?.index;
}

/** An account's number is better than its name. */
function digits(column: Column): number {
  return /\d{4}/.test(column.filled[0] ?? '') ? 1 : 0;
}

function counterpartyColumn(columns: readonly Column[], account: number | undefined): number | undefined {
  const free = columns.filter((column) => column.index !== account && column.kind !== 'number');
  return (
    bestNamed(free, 'counterparty')?.index ??
    free.find((column) => column.kind === 'iban' && column.role === null)?.index
  );
}

/** The amount's currency: by name, and of several the one that stands beside the amount and not beside the balance. */
function currencyColumn(columns: readonly Column[], { amount, balance }: Taken): number | undefined {
  const found = columns.filter(
    (column) =>
      (column.kind === 'currency' && column.role !== 'other') ||
      (column.kind === 'empty' && column.role === 'currency'),
  );
  const cost = (column: Column) =>
    Math.abs(column.index - amount) +
    (column.index > amount ? 0.1 : 0) +
    (column.role === 'currency' ? -0.5 : 0) +
    (balance !== undefined && Math.abs(column.index - balance) < Math.abs(column.index - amount) ? 2 : 0);
  return found.sort((a, b) => cost(a) - cost(b))[0]?.index;
}

/** The currency of all amounts, where no column gives it: in the amount's name, its cells, or the heading. */
export function fixedCurrency(amounts: readonly Column[], sample: Sample, firstRow: number): string | null {
  for (const column of amounts) {
    const named = currencyInName(column.name);
    if (named !== null) return named;
  }
  const cells = amounts.flatMap((column) => column.filled);
  const written = new Set(cells.map(currencyInCell));
  const [one = null] = written;
  if (written.size === 1 && one !== null) return one;
  // A mere dollar may be many, but beside amounts with a sign of their own it is no other's.
  if (written.size > 1 && cells.some((cell) => cell.includes('$') && currencyInCell(cell) === null))
    return 'USD';
  return headingCurrency(sample, firstRow);
}

const SAYS_CURRENCY =
  /(?:[Cc]urrency|[Ww]ährung|[Dd]evise|[Dd]ivisa|[Mm]oneda|[Vv]aluta|[Mm]oeda)\W{1,4}([A-Z]{3})\b/u;

function headingCurrency(sample: Sample, firstRow: number): string | null {
  const codes = new Set<string>();
  for (const { index, cells } of sample.head) {
    if (index >= firstRow) break;
    for (const cell of cells) {
      const code = /^[\s:]*([A-Z]{3})\s*$|\(([A-Z]{3})\)/.exec(cell) ?? SAYS_CURRENCY.exec(cell);
      const text = code?.[1] ?? code?.[2];
      if (text !== undefined && isCurrencyCode(text)) codes.add(text);
    }
  }
  return codes.size === 1 ? [...codes][0]! : null;
}

const saysStatus = phraseFinder([...PENDING_WORDS, ...BOOKED_WORDS, ...VOID_WORDS]);

/** A column of few different words, among them words for booked and pending. */
function statusColumn(columns: readonly Column[]): number | undefined {
  const likely = columns.filter((column) => {
    if (column.kind !== 'text' || column.distinct > 8) return false;
    const words = [...new Set(column.filled.map(flagWord))];
    if (column.role === 'status') return words.some(saysStatus);
    const short = words.every((word) => word.split(' ').length <= 3);
    // A free text may say "pending" once; a status says such a word every time.
    return column.role !== 'payee' && short && words.every(saysStatus);
  });
  return (likely.find((column) => column.role === 'status') ?? likely[0])?.index;
}

/** "Information mode" is no information: a text's name must be mostly a word for it. */
const TEXT_NAMED_MIN = 0.5;

/** Who and what for: by name; without names, the texts that differ most. */
function textColumns(columns: readonly Column[]): { payee: number[]; memo: number[] } {
  const texts = columns.filter(
    (column) => column.kind === 'text' || column.kind === 'number' || column.kind === 'iban',
  );
  const indexes = (role: HeaderRole, wanted: readonly Column[]) =>
    wanted
      .filter((column) => column.role === role && column.scores[role]! > TEXT_NAMED_MIN)
      .map((column) => column.index);
  // “Details” that only say DEBIT, CREDIT or CHECK are the kind of row, whatever they are called.
  const words = texts.filter((column) => column.kind === 'text' && !saysOnlyKind(column));
  let payee = indexes('payee', words);
  // “1001” is no name, but what is written under such a heading is kept all the same.
  let memo = [
    ...indexes('memo', texts),
    ...indexes(
      'payee',
      texts.filter((column) => column.kind !== 'text'),
    ),
  ];
  if (payee.length === 0 && memo.length === 0)
    memo = indexes(
      'payee',
      columns.filter((column) => column.kind !== 'empty'),
    );
  if (payee.length === 0 && memo.length === 0) {
    const unnamed = words
      .filter((column) => isHardlyNamed(column) && column.filled.some((value) => /\p{L}{3}/u.test(value)))
      .sort((a, b) => b.distinct - a.distinct || length(b) - length(a));
    payee = unnamed.slice(0, 1).map((column) => column.index);
    memo = unnamed.slice(1, 3).map((column) => column.index);
    if (payee.length === 0) return { payee, memo: runningNumber(texts) };
  }
  // "Description" beside "Name" is what for, not who.
  if (payee.length > 1) {
    const people = payee.filter((index) => isPerson(columns.find((column) => column.index === index)!));
    if (people.length > 0 && people.length < payee.length) {
      memo = [...payee.filter((index) => !people.includes(index)), ...memo].sort((a, b) => a - b);
      payee = people;
    } else if (people.length === 0) {
      memo = [...payee.slice(1), ...memo].sort((a, b) => a - b);
      payee = payee.slice(0, 1);
    }
  }
  if (payee.length === 0) return { payee: memo.slice(0, 1), memo: memo.slice(1) };
  return { payee, memo };
}

/** A name that says nothing, or holds no more than a word for texts: “Transaction Ref1”. */
function isHardlyNamed({ role, scores }: Column): boolean {
  return role === null || ((role === 'payee' || role === 'memo') && scores[role]! <= TEXT_NAMED_MIN);
}

/** All that a table without names and words says of its rows: a number that each has for itself. */
function runningNumber(columns: readonly Column[]): number[] {
  const found = columns.find(
    ({ role, kind, filled, distinct }) =>
      role === null &&
      kind === 'number' &&
      distinct === filled.length &&
      filled.every((value) => /^\d+$/.test(value)),
  );
  return found === undefined ? [] : [found.index];
}

const KINDS = new Set(
  [...DEBIT_WORDS, ...CREDIT_WORDS, 'check', 'dslip', 'slip', 'atm', 'fee', 'transfer'].map((word) =>
    word.toLowerCase(),
  ),
);

function saysOnlyKind(column: Column): boolean {
  return column.filled.length > 1 && column.filled.every((value) => KINDS.has(value.trim().toLowerCase()));
}

const PERSON =
  /name|naam|payee|payer|from|to|merchant|empfae?nger|auftraggeber|beneficia|begue?nstigt|kontrahent|odbiorca|partner|counterpart|handelaar|nadawca|контрагент/;

function isPerson(column: Column): boolean {
  return PERSON.test(plainWords(column.name));
}

function length(column: Column): number {
  return column.filled.reduce((sum, value) => sum + value.length, 0);
}
