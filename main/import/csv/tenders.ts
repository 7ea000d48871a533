/**
 * How a sale was paid, where a column tells by which ways, joined by a plus: in one that is not of this balance (a gift
 * card, cash), in one that another export tells of, or in several, of which the file does not tell how much each took.
 * Nothing fails.
 */
import type { CsvMapping, PostingKind } from '../../../shared/contract/mapping.ts';
import { flagWord, phraseFinder, phraseSet } from './header.ts';

type Tenders = NonNullable<NonNullable<CsvMapping['postings']>['tenders']>;
type Way = Tenders['ways'][number];

const CELL_LENGTH_MAX = 200;
/** Shops know a few ways to pay, and their mixtures. */
const KNOWN_MAX = 1_000;

export type Tender =
  /** It is of this balance. */
  | { paid: 'here' }
  /** All of it is of another account. */
  | { paid: 'beside'; kind: PostingKind }
  /** Another export has it. */
  | { paid: 'elsewhere'; why: string }
  | { paid: 'mixed'; reason: string };

const HERE: Tender = { paid: 'here' };

export function tenderReader(tenders: Tenders | undefined): (cells: readonly string[]) => Tender {
  if (tenders === undefined) return () => HERE;
  const wayOf = wayFinder(tenders.ways);
  const known = new Map<string, Tender>();
  return (cells) => {
    const cell = (cells[tenders.column] ?? '').trim().slice(0, CELL_LENGTH_MAX);
    let tender = known.get(cell);
    if (tender === undefined) {
      tender = tenderOf(cell, wayOf);
      if (known.size < KNOWN_MAX) known.set(cell, tender);
    }
    return tender;
  };
}

function wayFinder(ways: readonly Way[]): (said: string) => Way | null {
  const rules = ways.map((way) => ({
    way,
    words: phraseSet(way.words ?? []),
    holds: phraseFinder(way.holds ?? []),
  }));
  return (said) => {
    const word = flagWord(said);
    return rules.find(({ words, holds }) => words.has(word) || holds(word))?.way ?? null;
  };
}

function tenderOf(cell: string, wayOf: (said: string) => Way | null): Tender {
  const ways = cell.split('+').map(wayOf);
  const [first = null] = ways;
  if (ways.every((way) => way?.why !== undefined)) return { paid: 'elsewhere', why: first!.why! };
  if (ways.every((way) => way?.kind === first?.kind && way?.why === undefined))
    return first?.kind === undefined ? HERE : { paid: 'beside', kind: first.kind };
  const told = ways.find((way) => way?.why !== undefined)?.why;
  const rest = told === undefined ? 'enter it by hand' : `of one of them ${told}; enter the rest by hand`;
  return {
    paid: 'mixed',
    reason: `it was paid in several ways (${cell}), and the file does not tell how much in each: ${rest}`,
  };
}
