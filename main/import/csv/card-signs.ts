/**
 * Which way the signs of a card's statement stand, as the words of its rows tell: what was bought moves the one way, and
 * payments to the card, refunds and credits the other. Evidence only, and nothing fails.
 */
import type { Said } from './said.ts';

type CardSigns = 'spent-is-positive' | 'spent-is-negative' | 'likely-negative' | 'unknown';

interface Rows {
  minus: readonly number[];
  plus: readonly number[];
}

/** Of an account that is known to be a card's; both signs occur. */
export function cardSigns({ minus, plus }: Rows, { moneyBack }: Said): CardSigns {
  const isBack = (row: number) => moneyBack.has(row);
  const [down, up] = [minus.filter(isBack).length, plus.filter(isBack).length];
  if (up === 0 && down > 0 && down * 2 >= minus.length) return 'spent-is-positive';
  if (down === 0 && up > 0 && up * 2 >= plus.length) return 'spent-is-negative';
  return minus.length > plus.length ? 'likely-negative' : 'unknown';
}

/** Of an account of which nothing is known: every minus, and no plus, is a payment that was received or money back. */
export function readsLikeCard({ minus, plus }: Rows, { moneyBack, thanked }: Said): boolean {
  const isBack = (row: number) => moneyBack.has(row);
  return minus.some((row) => thanked.has(row)) && minus.every(isBack) && !plus.some(isBack);
}
