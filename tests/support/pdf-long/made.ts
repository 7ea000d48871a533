/** What statements of thirty pages are made of: their entries, what is hurt of them, and their pages. */
import { at, type Cell, type PageLine } from '../pdf.ts';
import {
  type Damage,
  type Entry,
  type Layout,
  plain,
  total,
  type Wanted,
  wantedRows,
} from '../pdf-layouts.ts';

/** `near` is the row before the one that was hurt, `within` how many pages at most the proof may then point to. */
export interface LongLayout extends Layout {
  near: string;
  within: number;
}

export const PAGES = 30;

/** A day of 2025 for each place in a list, in order. */
function dayAt(index: number, count: number, from = '2025-01-02', days = 27): string {
  const day = new Date(`${from}T00:00:00Z`);
  day.setUTCDate(day.getUTCDate() + Math.floor((index * days) / count));
  return day.toISOString().slice(0, 10);
}

const NAMES = ['Harbor Supply', 'Tidewater Freight', 'Alder & Sons', 'Larkspur Studio', 'Mill Street Market'];

/** Entries that no two are alike of; `sign` 0: both kinds. `more` lines of description now and then. */
export function entriesOf(
  what: string,
  count: number,
  sign: -1 | 0 | 1,
  seed: number,
  from?: string,
): Entry[] {
  return Array.from({ length: count }, (_, index) => {
    const way = sign === 0 ? (index % 3 === 0 ? 1 : -1) : sign;
    return {
      day: dayAt(index, count, from),
      cents: way * (1_00 + ((index * 7919 + seed * 104_729) % 480_000)),
      text: `${NAMES[(index + seed) % NAMES.length]} ${what} ${index}`,
      ...(index % 5 === 1 ? { more: `Reference ${seed}${String(index).padStart(4, '0')} of the order` } : {}),
    };
  });
}

export interface Hurt {
  printed: Entry[];
  off: string;
  near: string;
}

/** The entries as they are printed, with the one at `place` hurt. */
export function hurt(entries: readonly Entry[], damage: Damage, place: number): Hurt {
  const bad = entries[place]!;
  const near = entries[place - 1]!.text;
  if (damage === 'whole') return { printed: [...entries], off: '0.00', near };
  if (damage === 'row-missing')
    return { printed: entries.filter((entry) => entry !== bad), off: plain(bad.cents), near };
  const changed = { ...bad, cents: bad.cents + Math.sign(bad.cents) * 1000 };
  return {
    printed: entries.map((entry) => (entry === bad ? changed : entry)),
    off: plain(bad.cents - changed.cents),
    near,
  };
}

/** Cuts the lines of a table into pages, wherever that falls, with the same lines above and below on each. */
export function cut(
  body: readonly PageLine[],
  first: readonly PageLine[],
  above: readonly PageLine[],
  below: (page: number) => PageLine[] = (page) => [[at(50, `Page ${page} of ${PAGES}`)]],
): PageLine[][] {
  const size = Math.ceil(body.length / PAGES);
  return Array.from({ length: PAGES }, (_, page) => [
    ...(page === 0 ? first : above),
    ...body.slice(page * size, (page + 1) * size),
    12,
    ...below(page + 1),
  ]);
}

export const lineOf = (cells: Cell[], more: string | undefined, x: number): PageLine[] => [
  cells,
  ...(more === undefined ? [] : [[at(x, more)]]),
];

/** What a statement of these entries should be read as. */
export function wantedOf(
  account: Pick<Wanted, 'account' | 'kind' | 'currency' | 'closingOn'>,
  opening: number,
  entries: readonly Entry[],
  printed: readonly Entry[] = entries,
): Wanted {
  return {
    ...account,
    opening: plain(opening),
    closing: plain(opening + total(entries)),
    rows: wantedRows(printed),
  };
}
