/**
 * Guesses how a bank writes its CSV files from one of them, by what is in it.
 *
 * Promises: what can't be told from the file is said in `doubts`, in plain sentences, and lowers `confidence`: from
 * TRUSTED_CONFIDENCE on, the mapping may be used unseen. The guess is tried on the sample before it is given out.
 * Fails: as `forEachRow` for files that can't be cut into rows at all.
 */
import { createHash } from 'node:crypto';
import type { CsvMapping } from '../../../shared/contract/mapping.ts';
import { BulkheadError } from '../../../shared/errors.ts';
import type { KnownDates } from '../messages.ts';
import { DEFAULT_LIMITS, type ReaderLimits } from '../reader.ts';
import { currencyBeside } from './currency-column.ts';
import { guessDialect } from './dialect.ts';
import { guessDates } from './guess-dates.ts';
import { guessMoney, type MoneyGuess } from './guess-money.ts';
import { fixedCurrency, guessOthers } from './guess-others.ts';
import { plainWords } from './header.ts';
import { minorUnitsOf } from './minor-units.ts';
import { type Column, fileDecimal, profileOf } from './profile.ts';
import { rowReader, type Trouble } from './rows.ts';
import { type Layout, layoutOf, type Sample, type SampleRow, takeSample } from './sample.ts';
import type { Dialect } from './tokens.ts';
import type { HeaderRole } from './words.ts';

export interface CsvGuess {
  /** `null` if the text is no table with dates and amounts. */
  mapping: CsvMapping | null;
  /** How its dates may be written as well; `null` where the file tells. */
  otherFormat: string | null;
  /** 0 to 1. */
  confidence: number;
  doubts: string[];
  /** The same for every file of the same layout: column names, delimiter and number of columns. */
  shape: string;
  /** Names of the columns; `null` where the file has none. */
  header: readonly string[] | null;
  /** How the file is cut into cells; `null` if it is no table. */
  dialect: Dialect | null;
}

/** What is known besides the text. */
export interface GuessHints {
  /** How the text is cut into cells; absent where that is to be told from it. */
  dialect?: Dialect | undefined;
  /** How its dates are written. */
  dates?: KnownDates | null;
  /** It is of a card. */
  isCard?: boolean;
}

export function guessMapping(text: string, limits: ReaderLimits, hints: GuessHints = {}): CsvGuess {
  const dialect = hints.dialect ?? guessDialect(text, limits);
  if (dialect === null)
    return {
      ...unknown('The file is not a table: no character parts it into columns.', ''),
      header: null,
      dialect,
    };
  const sample = takeSample(text, dialect, limits);
  const layout = layoutOf(sample);
  if (layout === null)
    return { ...unknown('No row has both a date and an amount.', ''), header: null, dialect };
  const columns = profileOf(layout);
  const shape = shapeOf(dialect, layout, columns);
  const guess =
    layout.rows.length === 0
      ? guessEmpty(dialect, layout, columns, shape)
      : guessFilled(dialect, { sample, layout, columns, shape }, hints);
  return { ...guess, header: layout.headerRow === null ? null : layout.names, dialect };
}

/** A guess without how the file is laid out, which is known before it. */
type Guessed = Omit<CsvGuess, 'header' | 'dialect'>;

/**
 * Puts a mapping learnt from one file on another of the same shape: what is in the columns stays as learnt, where the
 * rows begin is as this file has it, because a heading may have more lines this month than last.
 */
export function placeMapping(learnt: CsvMapping, { mapping }: CsvGuess): CsvMapping {
  if (mapping === null) return learnt;
  const { headerRow, firstRow, delimiter, quote } = mapping;
  return { ...learnt, headerRow, firstRow, delimiter, quote };
}

/** Whether the text looks like a table of transactions; reads no more than its first rows. */
export function looksLikeCsv(text: string): boolean {
  try {
    const dialect = guessDialect(text, DEFAULT_LIMITS);
    return dialect !== null && holdsTable(text, dialect, DEFAULT_LIMITS);
  } catch (error) {
    // A table whose quotes don't close is no less a table: reading it will say what is wrong.
    return error instanceof BulkheadError && error.facts.line !== 1;
  }
}

/** The same of a text of which it is known how it is cut. */
export function holdsTable(text: string, dialect: Dialect, limits: ReaderLimits): boolean {
  return layoutOf(takeSample(text, dialect, limits, 'head')) !== null;
}

function unknown(doubt: string, shape: string): Guessed {
  return { mapping: null, otherFormat: null, confidence: 0, doubts: [doubt], shape };
}

interface Seen {
  sample: Sample;
  layout: Layout;
  columns: readonly Column[];
  shape: string;
}

function guessFilled(dialect: Dialect, { sample, layout, columns, shape }: Seen, hints: GuessHints): Guessed {
  const decimal = fileDecimal(columns);
  const money = guessMoney(layout, columns, decimal, hints.isCard ?? false);
  if (money === null) return unknown('No column holds amounts.', shape);
  const used = Object.values(money.columns).map((index) => columns[index]!);
  const amount = money.columns.amount ?? money.columns.out ?? money.columns.in!;
  const balance = money.columns.balance;
  const fixed = fixedCurrency(
    used.filter((column) => column.index !== balance),
    sample,
    layout.firstRow,
  );
  const currencies = columns.filter((column) => column.kind === 'currency');
  const dates = guessDates(columns, {
    decimalComma: money.decimal === ',',
    currency: fixed ?? (currencies.length > 0 ? currencies[0]!.filled[0]!.toUpperCase() : null),
    known: hints.dates ?? null,
  });
  if (dates === null) return unknown('No column holds dates.', shape);
  const dateColumns = {
    date: dates.date,
    ...defined(dates, 'valueDate'),
    ...defined(dates, 'transactionDate'),
  };
  const flags = money.sign.rule === 'flag' ? [money.sign.column] : [];
  const others = guessOthers(columns, {
    columns: [...Object.values(money.columns), ...Object.values(dateColumns), ...flags],
    amount,
    balance,
  });
  const mapping = assemble(
    dialect,
    layout,
    money,
    { ...dateColumns, ...money.columns, ...others },
    dates.format,
  );
  settleCurrency(mapping, columns, used, { fixed, rows: layout.rows.length, isProven: money.isProven });
  const units = minorUnitsOf(used);
  if (units.minorUnits !== null) mapping.minorUnits = units.minorUnits;
  const doubts = [...money.doubts, ...units.doubts, ...(dates.doubt === null ? [] : [dates.doubt])];
  const tried = tryOut(mapping, sample);
  if (tried.doubt !== null) doubts.push(tried.doubt);
  const above = sample.head.filter((row) => row.index < layout.firstRow && isTransaction(row, layout)).length;
  if (above > 0)
    doubts.push(`${above} rows above the column names look like transactions and would be left out.`);
  const named = layout.namesKnown ? 1 : 0.9;
  const confidence =
    Math.min(money.sureness, units.sureness, dates.sureness, tried.sureness, above > 0 ? 0.5 : 1) * named;
  const { otherFormat } = dates;
  return { mapping, otherFormat, confidence: Math.round(confidence * 100) / 100, doubts, shape };
}

/** Whether the currency stands in a column, or is one and the same. */
function settleCurrency(
  mapping: CsvMapping,
  columns: readonly Column[],
  used: readonly Column[],
  { fixed, rows, isProven }: { fixed: string | null; rows: number; isProven: boolean },
): void {
  const given = mapping.columns.currency === undefined ? undefined : columns[mapping.columns.currency]!;
  const money = used.map(({ index }) => index);
  const beside = given && currencyBeside(given, columns, { money, rows, isProven });
  // A name such as "Amount (EUR)" is nearer to the amounts than a column about something else.
  const inName = used.some(
    ({ index, name }) => index !== mapping.columns.balance && /\([A-Z]{3}\)/.test(name),
  );
  if (beside !== undefined) mapping.currency = fixed ?? beside;
  else if (fixed !== null && (inName || given === undefined || given.kind === 'empty'))
    mapping.currency = fixed;
  else return;
  delete mapping.columns.currency;
}

function isTransaction(row: SampleRow, layout: Layout): boolean {
  return row.isData && row.cells.length === layout.width;
}

function defined<K extends string>(
  from: Partial<Record<K, number | undefined>>,
  key: K,
): Partial<Record<K, number>> {
  const value = from[key];
  return value === undefined ? {} : ({ [key]: value } as Partial<Record<K, number>>);
}

function assemble(
  dialect: Dialect,
  layout: Layout,
  money: Pick<MoneyGuess, 'sign' | 'outSign' | 'balanceWhen' | 'decimal'>,
  columns: CsvMapping['columns'],
  dateFormat: string,
): CsvMapping {
  return {
    delimiter: dialect.delimiter,
    quote: dialect.quote,
    headerRow: layout.headerRow,
    firstRow: layout.firstRow,
    columns,
    sign: money.sign,
    outSign: money.outSign,
    balanceWhen: money.balanceWhen,
    currency: null,
    dateFormat,
    decimal: money.decimal,
  };
}

/** Reads the sample under the mapping: rows it can't read say that the guess is wrong, or the file broken. */
function tryOut(mapping: CsvMapping, sample: Sample): { sureness: number; doubt: string | null } {
  const read = rowReader(mapping);
  let rows = 0;
  let problems = 0;
  const header = sample.head.find((row) => row.index === mapping.headerRow)?.cells.join('\n');
  for (const { index, cells } of [...sample.head, ...sample.tail]) {
    if (index < mapping.firstRow || cells.join('\n') === header) continue;
    const outcome = read({ index, line: 0, offset: 0, length: 0, cells: [...cells], damaged: false });
    if (outcome.kind === 'row') rows++;
    else if (outcome.kind === 'problem' && !isOfRowAlone(outcome, mapping)) problems++;
  }
  if (problems === 0 && rows > 0) return { sureness: 1, doubt: null };
  const share = problems / (rows + problems || 1);
  const doubt = `${problems} of the first ${rows + problems} rows could not be read.`;
  return { sureness: rows === 0 || share > 0.2 ? 0.4 : share > 0.05 ? 0.65 : 0.8, doubt };
}

/** A row without an amount (a stock split), one that still pends, and a day that there is not, under a name, speak against no mapping. */
function isOfRowAlone({ what, reason }: Trouble, { headerRow }: CsvMapping): boolean {
  return (what === 'no-day' && headerRow !== null) || /^(?:no amount$|pending|status)/.test(reason);
}

/** A statement without transactions: its columns are known by name only. */
function guessEmpty(dialect: Dialect, layout: Layout, columns: readonly Column[], shape: string): Guessed {
  const named = (...roles: HeaderRole[]) => roles.map((role) => columns.find((c) => c.role === role)?.index);
  const [date] = named('bookingDate', 'date', 'transactionDate', 'valueDate').filter(
    (index) => index !== undefined,
  );
  const [amount] = named('amount', 'net', 'gross').filter((index) => index !== undefined);
  const [out, into] = named('out', 'in');
  if (date === undefined || (amount === undefined && out === undefined && into === undefined))
    return unknown('The file has column names, but no rows, and not all names are known.', shape);
  const money =
    amount !== undefined
      ? { amount }
      : { ...(out !== undefined && { out }), ...(into !== undefined && { in: into }) };
  const columnsOf = { date, ...money, payee: [], memo: [] };
  const style = { sign: { rule: 'as-is' }, outSign: 'positive', balanceWhen: 'after', decimal: '.' } as const;
  const mapping = assemble(dialect, layout, style, columnsOf, 'YYYY-MM-DD');
  const doubts = ['The file has no transactions, so how it writes dates and amounts can’t be told.'];
  return { mapping, otherFormat: null, confidence: 0.5, doubts, shape };
}

/** Names and delimiter where there are names, kinds of columns where there are none. */
function shapeOf(dialect: Dialect, layout: Layout, columns: readonly Column[]): string {
  const cells =
    layout.headerRow === null
      ? columns.map((column) => (column.kind === 'empty' ? 'text' : column.kind))
      : layout.names.map(plainWords);
  return createHash('sha256')
    .update(JSON.stringify([dialect.delimiter, columns.length, ...cells]))
    .digest('hex')
    .slice(0, 32);
}
