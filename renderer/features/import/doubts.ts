/** What is said of rows that may be there already: one by one, or of all that nobody has decided yet. */
import type { ImportRow } from '../../../shared/contract/import.ts';
import type { PlaceChoice } from './choices.ts';

export type Doubt = NonNullable<ImportRow['doubt']>;
export type Said = NonNullable<PlaceChoice['doubts']>;
export type Decision = 'same' | 'another' | 'open';

/** As it was chosen here, or else as the preview has it. */
export function decisionOf({ key, is_same: isSame, is_said: isSaid }: Doubt, said: Said): Decision {
  const chosen = said.find((one) => one.key === key);
  if (chosen?.same ?? isSame) return 'same';
  return isSaid || chosen ? 'another' : 'open';
}

/** The keys of those that nobody has decided. */
export function openKeys(doubts: readonly Doubt[], said: Said): string[] {
  const known = new Set(said.map(({ key }) => key));
  return doubts
    .filter((doubt) => !doubt.is_same && !doubt.is_said && !known.has(doubt.key))
    .map(({ key }) => key);
}

export function withDecisions(said: Said, keys: readonly string[], same: boolean): Said {
  const own = new Set(keys);
  return [...said.filter(({ key }) => !own.has(key)), ...keys.map((key) => ({ key, same }))];
}
