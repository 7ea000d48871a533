/** What the text of one kind of paper may name, and how its facts say it. */
import type { Table } from '../../papers/index.ts';
import type { Facts } from '../facts.ts';
import { columnAmount } from '../figures.ts';

export interface Field {
  /** What it is, for whoever edits the text, and in the list of blanks. */
  about: string;
  /** The books can't know it, or only of some: somebody may say it where they don't. */
  isGiven?: true;
  /** The books only suppose it, and somebody may say it otherwise: which law governs, how a thing is described. */
  isChosen?: true;
  /** An amount: a plain figure that somebody says of it is printed as money. */
  isAmount?: true;
  /** There is no such thing where the books say that other field. */
  unless?: string;
}

export interface Vocabulary {
  texts: Readonly<Record<string, Field>>;
  /** What stands between double brackets, with what it is. */
  tables: Readonly<Record<string, string>>;
}

export interface Said {
  texts: Readonly<Record<string, string | null>>;
  tables: Readonly<Record<string, Table | null>>;
}

export interface PaperSort {
  vocabulary: Vocabulary;
  fieldsOf(facts: Facts): Said;
}

export const given = (about: string): Field => ({ about, isGiven: true });
export const chosen = (about: string): Field => ({ ...given(about), isChosen: true });
export const givenAmount = (about: string): Field => ({ ...given(about), isAmount: true });
export const known = (about: string): Field => ({ about });

const AMOUNT_WIDTH = 78;

/** A table whose last columns are amounts; nothing where it would have no rows. */
export function amountTable(
  titles: readonly string[],
  amountTitles: readonly string[],
  rows: readonly (readonly string[])[],
  more: { total?: readonly string[]; widths?: readonly (number | undefined)[]; amountWidth?: number } = {},
): Table | null {
  if (rows.length === 0) return null;
  return {
    kind: 'table',
    columns: [
      ...titles.map((title, at) => ({
        title,
        ...(more.widths?.[at] === undefined ? {} : { width: more.widths[at]! }),
      })),
      ...amountTitles.map((title) => ({
        title,
        align: 'right' as const,
        width: more.amountWidth ?? AMOUNT_WIDTH,
      })),
    ],
    rows,
    ...(more.total ? { total: more.total } : {}),
  };
}

export function amountColumn(facts: Facts): (amountMinor: number) => string {
  const currency = currencyOf(facts);
  return (amountMinor) => columnAmount(amountMinor, currency);
}

export function currencyOf({ movements, loan }: Facts): string {
  return movements[0]?.currency ?? loan?.currency ?? 'USD';
}

/** What all movements of a paper come to; of a loan without any, its principal. */
export function totalOf({ movements, loan }: Facts): number {
  if (movements.length === 0) return loan?.principalMinor ?? 0;
  return movements.reduce((sum, { amountMinor }) => sum + amountMinor, 0);
}
