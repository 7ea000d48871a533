/** What the texts beside an entry say of it, whatever their layout, and what all layouts need for that. */
import { readWords } from '../text/words.ts';

export interface Details {
  payee: string;
  memo: string;
  counterparty: string | null;
  /** What the text says under a keyword (EREF, KREF, ...), in its order. */
  words: readonly Word[];
}

export interface Word {
  word: string;
  value: string;
}

export const NO_DETAILS: Details = { payee: '', memo: '', counterparty: null, words: [] };

/** What is said under `word`, the first time that something is; `null` where nothing is. */
export function saidUnder(words: readonly Word[], word: string): string | null {
  return words.find((one) => one.word === word && !saysNothing(one.value))?.value ?? null;
}

/** The parts that say something, as one line of words. */
export function memoOf(parts: readonly string[]): string {
  return readWords(parts.filter((part) => part !== '').join(' '));
}

/** An account's number as it is compared: without the blanks that set off groups of digits. */
export function accountOf(written: string): string | null {
  return written.replace(/\s+/g, '') || null;
}

/** Whether a reference says that there is none. */
export function saysNothing(reference: string): boolean {
  return /^(?:NONREF|NOREF|NOTPROVIDED|NOT PROVIDED|N)?$/i.test(reference);
}
