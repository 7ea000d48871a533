/**
 * The keywords of SEPA within a German purpose: "EREF+123 MREF+M-7 SVWZ+Invoice 5". Pure, never fails; text without a
 * keyword is the purpose.
 */

import type { Word } from './details.ts';

/** What the payment is for. */
const PURPOSE = 'SVWZ';
/** Before a keyword there is a blank, or nothing. */
const KEYWORD = /(?:^|\s)(EREF|KREF|MREF|CRED|DEBT|COAM|OAMT|SVWZ|ABWA|ABWE|IBAN|BIC|PURP)\+/g;

export interface Purpose {
  /** What the payment is for. */
  text: string;
  /** Everything else that is said under a keyword. */
  words: readonly Word[];
}

/** Whether `piece` begins with a keyword. */
export function beginsWithKeyword(piece: string): boolean {
  return piece.includes('+') && piece.search(KEYWORD) === 0 && piece[0]!.trim() !== '';
}

export function readPurpose(written: string): Purpose {
  if (!written.includes('+')) return { text: written, words: [] };
  const words: Word[] = [];
  let text = '';
  let word = PURPOSE;
  let from = 0;
  const end = (to: number) => {
    const value = written.slice(from, to).trim();
    if (word !== PURPOSE) words.push({ word, value });
    else if (value !== '') text += text === '' ? value : ` ${value}`;
  };
  for (const match of written.matchAll(KEYWORD)) {
    end(match.index);
    word = match[1]!;
    from = match.index + match[0].length;
  }
  end(written.length);
  return { text, words };
}
