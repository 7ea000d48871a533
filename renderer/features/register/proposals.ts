/** What category a payee most likely wants: the one it got last, or the one that its namesakes got. */
import type { Payee } from './types.ts';

export interface Proposal {
  account_id: string;
  account: string;
  /** Whether the payee itself had it, or only one that begins alike. */
  exact: boolean;
}

/** Letters and digits that tell one payee from another: `SQ *BLUE BOTTLE #12` is `sq blue bottle`. */
export function wordsOfPayee(payee: string): string[] {
  return payee
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '' && !/^\d+$/.test(word));
}

/** What to ask for to find namesakes: the longest of the first words, as it is written. */
export function stemOf(payee: string): string {
  const words = wordsOfPayee(payee).slice(0, 3);
  return words.reduce((longest, word) => (word.length > longest.length ? word : longest), '');
}

/** Namesakes share this many first words, or all where there are fewer. */
const WORDS_ALIKE = 2;

/**
 * `known` are payees used before with the category each got last, `open` tells categories that are none. The payee itself
 * comes first, then the namesake used most often.
 */
export function proposalFor(
  payee: string,
  known: readonly Payee[],
  open: (accountId: string) => boolean,
): Proposal | null {
  const wanted = payee.trim().toLowerCase();
  if (wanted === '') return null;
  const useful = known.filter(
    (one): one is Payee & { account_id: string; account: string } =>
      one.account_id !== null && one.account !== null && !open(one.account_id),
  );
  const same = useful.find((one) => one.payee.trim().toLowerCase() === wanted);
  if (same) return { account_id: same.account_id, account: same.account, exact: true };
  const start = wordsOfPayee(payee).slice(0, WORDS_ALIKE).join(' ');
  if (start === '') return null;
  const namesakes = useful.filter((one) => wordsOfPayee(one.payee).slice(0, WORDS_ALIKE).join(' ') === start);
  const best = namesakes.toSorted((a, b) => b.uses - a.uses)[0];
  return best ? { account_id: best.account_id, account: best.account, exact: false } : null;
}
