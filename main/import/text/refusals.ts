/** The ways in which reading a file ends early, worded in one place. */
import { BulkheadError } from '../../../shared/errors.ts';

/** Why the last row of a file can't be booked. */
export const CUT_OFF = 'the file ends in the middle of this row';
/** What to do about a file that no bank makes. */
export const DAMAGED = 'The file is damaged or was not made by a bank: download it again.';
/** What to do about one that holds too much. */
export const SPLIT_IT =
  'Download shorter periods or fewer accounts at a time, and import them one after another.';

/** LIMIT_EXCEEDED: `what` reads on from "line 12: ", for example "more than 500 accounts". */
export function limitExceeded(line: number, what: string, limit: number, remedy: string): BulkheadError {
  return new BulkheadError('LIMIT_EXCEEDED', `line ${line}: ${what}`, { remedy, facts: { line, limit } });
}

/** UNREADABLE_FILE: the file as a whole is not taken. */
export function unreadable(line: number, why: string, remedy: string): BulkheadError {
  return new BulkheadError('UNREADABLE_FILE', `line ${line}: ${why}`, { remedy, facts: { line } });
}
