/**
 * Regular expressions as rules use them: RE2's, whose time grows with the text alone, whatever the pattern. What it
 * refuses (a look ahead, a reference back) is refused with its reason, and so is a pattern that unfolds to too much. Only
 * the first letters of a text are looked at: what banks write is shorter, and the rest could hold an import up.
 */
import { RE2JS, RE2JSException } from 're2js';
import { BulkheadError } from '../../shared/errors.ts';

const LENGTH_MAX = 300;
/** Instructions: each may be looked at for each letter of a text, for every row and every rule. */
const PROGRAM_MAX = 300;
export const ASKED_LENGTH_MAX = 500;

/**
 * Whether the first `ASKED_LENGTH_MAX` letters of a text have a part that fits, as if the text ended there; capitals make
 * no difference. Fails with INVALID_INPUT.
 */
export function compilePattern(pattern: string): (text: string) => boolean {
  if (pattern.length > LENGTH_MAX) throw refused(pattern, `it has more than ${LENGTH_MAX} letters`);
  const compiled = compile(pattern);
  if (compiled.programSize() > PROGRAM_MAX) throw refused(pattern, 'its repetitions unfold to too much');
  return (text) => compiled.test(text.slice(0, ASKED_LENGTH_MAX));
}

/** Of letters, figures and marks, one of each: a pattern that is in all of them asks nothing of a text. */
const ANY_TEXTS = ['A', '7', '?'];

/** Whether every text that says anything has a part that fits. Fails as `compilePattern` does. */
export function fitsAnyText(pattern: string): boolean {
  return ANY_TEXTS.every(compilePattern(pattern));
}

function compile(pattern: string): RE2JS {
  try {
    return RE2JS.compile(pattern.normalize('NFC'), RE2JS.CASE_INSENSITIVE);
  } catch (error) {
    if (!(error instanceof RE2JSException)) throw error;
    throw refused(pattern, error.message.replace('error parsing regexp: ', '').replace('(?i)', ''), error);
  }
}

function refused(pattern: string, reason: string, cause?: unknown): BulkheadError {
  const shown = pattern.length > 60 ? `${pattern.slice(0, 60)}…` : pattern;
  return new BulkheadError('INVALID_INPUT', `“${shown}” is no pattern that a rule can use: ${reason}.`, {
    remedy: 'Write it as RE2 has it: without looking ahead or behind, and without references back.',
    cause,
  });
}
