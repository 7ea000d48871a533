/** What the values of each column look like, and what its name says. Pure functions of the sample; nothing fails. */
import { type DecimalMark, decimalVotes, isNothing, readAmount } from '../amounts.ts';
import { isIban } from '../iban.ts';
import { formatsOf, isNoDay } from './dates.ts';
import { bestRole, isCurrencyCode, type RoleScores, roleScores } from './header.ts';

import { isAmountLike, type Layout } from './sample.ts';
import type { HeaderRole } from './words.ts';

export interface Column {
  index: number;
  name: string;
  scores: RoleScores;
  role: HeaderRole | null;
  kind: 'empty' | 'date' | 'number' | 'currency' | 'iban' | 'text';
  /** The trimmed cells of the sampled transactions, head and tail. */
  values: readonly string[];
  /** Those that say something. */
  filled: readonly string[];
  distinct: number;
  /** Date formats that fit, best first; empty unless `kind` is 'date'. */
  formats: readonly { format: string; share: number }[];
  votes: { dot: number; comma: number; open: number };
}

/** A column is of a kind if so many of its filled cells are. */
const SHARE_MIN = 0.9;
/** Dates may stand beside words such as "Pending". */
const DATE_SHARE_MIN = 0.8;

export function profileOf(layout: Layout): Column[] {
  const width = Math.max(layout.width, layout.names.length);
  return Array.from({ length: width }, (_, index) => columnOf(layout, index));
}

function columnOf(layout: Layout, index: number): Column {
  const name = (layout.names[index] ?? '').trim();
  const values = layout.all.map((row) => (row.cells[index] ?? '').trim());
  const filled = values.filter((value) => !isNothing(value));
  const days = filled.filter((value) => !isNoDay(value));
  const formats = formatsOf(days);
  const scores = name.length > 200 ? {} : roleScores(name);
  const kind = kindOf(filled, formats[0]?.share ?? 0);
  return {
    index,
    name,
    scores,
    role: bestRole(scores),
    kind,
    values,
    filled,
    distinct: new Set(filled).size,
    formats: kind === 'date' ? formats : [],
    votes: kind === 'number' ? decimalVotes(filled) : { dot: 0, comma: 0, open: 0 },
  };
}

function kindOf(filled: readonly string[], dateShare: number): Column['kind'] {
  if (filled.length === 0) return 'empty';
  const most = (test: (value: string) => boolean) => filled.filter(test).length >= filled.length * SHARE_MIN;
  if (dateShare >= DATE_SHARE_MIN) return 'date';
  if (most((cell) => isAmountLike(cell) && !isNumbered(cell))) return 'number';
  if (most(isCurrencyCode)) return 'currency';
  if (most((cell) => isIban(cell.trim()))) return 'iban';
  return 'text';
}

/** “CHQ 1001” is a thing with its number; an amount has a currency before it. */
function isNumbered(cell: string): boolean {
  const word = /^\s*([A-Za-z]{3})\s*\d+\s*$/.exec(cell)?.[1];
  return word !== undefined && !isCurrencyCode(word);
}

/** The decimal mark of a column: what its cells prove, else what the file's other columns do. */
export function decimalOf(column: Column, file: DecimalMark): DecimalMark {
  const { dot, comma } = column.votes;
  return dot === comma ? file : dot > comma ? '.' : ',';
}

/** The mark that most columns with cents prove; a point where nothing proves any. */
export function fileDecimal(columns: readonly Column[]): DecimalMark {
  let dot = 0;
  let comma = 0;
  for (const { votes } of columns) {
    if (votes.dot > votes.comma) dot += votes.dot;
    else comma += votes.comma;
  }
  return comma > dot ? ',' : '.';
}

/** The column's values as numbers, for evidence only; NaN where a cell says nothing or can't be read. */
export function numbersOf(column: Column, decimal: DecimalMark): number[] {
  return column.values.map((value) => Number(readAmount(value, decimal) ?? Number.NaN));
}
