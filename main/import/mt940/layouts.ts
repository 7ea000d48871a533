/**
 * Tells the layouts of a :86: field apart, by how its text begins: numbered subfields, as German and Polish banks write
 * them ("166?00...?20..."), words between slashes, as Dutch banks do ("/EREF/.../NAME/..."), and free text. Pure, never
 * fails: what has no place of its own goes into the memo as written.
 */
import { readWords } from '../text/words.ts';
import { type Details, memoOf, NO_DETAILS } from './details.ts';
import { readSlashWords } from './slash-words.ts';
import { readNumbered, readSubfields } from './subfields.ts';
import { joinLines } from './wrapped.ts';

/** `lines` of one :86: field, or of several that follow each other. */
export function readDetails(lines: readonly string[]): Details {
  const numbered = readSubfields(lines);
  if (numbered !== null) return numbered;
  const text = joinLines(lines);
  if (text === '') return NO_DETAILS;
  return readSlashWords(text) ?? { ...NO_DETAILS, memo: readWords(text) };
}

/** `lines` of a :NS: field, which belongs to the bank alone and has no layout but a usual one. */
export function readOwnLines(lines: readonly string[]): Details {
  if (lines.length === 0) return NO_DETAILS;
  return readNumbered(lines) ?? { ...NO_DETAILS, memo: readWords(joinLines(lines)) };
}

/** What two fields say of one entry; the first one that names a payee or an account is believed. */
export function joinDetails(a: Details, b: Details): Details {
  if (b === NO_DETAILS) return a;
  return {
    payee: a.payee || b.payee,
    memo: memoOf([a.memo, b.memo, a.payee === '' ? '' : b.payee]),
    counterparty: a.counterparty ?? b.counterparty,
    words: [...a.words, ...b.words],
  };
}
