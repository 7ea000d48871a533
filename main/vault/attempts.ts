/**
 * Slows guessing down: after the second failure each further try has to wait, twice as long each time up to a
 * minute. The count lies in a file, so that starting the program again does not reset it.
 *
 * This holds back someone who sits at the program. Someone who can delete the file can also copy the vault and guess
 * elsewhere; against that stands Argon2id alone.
 */
import fs from 'node:fs';
import { BulkheadError } from '../../shared/errors.ts';
import { writeAtomic } from './files.ts';

const FREE_FAILURES = 2;
const WAIT_S_MAX = 60;

interface Failures {
  failures: number;
  lastMs: number;
}

const NONE: Failures = { failures: 0, lastMs: 0 };

/** Seconds to wait after this many failures in a row: 0, 0, 1, 2, 4, ... 60. */
export function waitAfter(failures: number): number {
  return failures <= FREE_FAILURES ? 0 : Math.min(WAIT_S_MAX, 2 ** (failures - FREE_FAILURES - 1));
}

/**
 * Runs `attempt`, which throws WRONG_KEY for a wrong secret. TOO_SOON, with `waitSeconds` in its facts, if the last
 * failure is too recent. The failure is written down before the try and taken back after success, so that killing
 * the program in between does not give a free guess.
 */
export async function guardAttempt<T>(
  file: string,
  clock: () => number,
  attempt: () => Promise<T>,
): Promise<T> {
  const before = read(file);
  const now = clock();
  const waitSeconds = secondsLeft(before, now);
  if (waitSeconds > 0)
    throw new BulkheadError('TOO_SOON', `too many wrong tries: wait ${waitSeconds} s`, {
      remedy: `Try again in ${waitSeconds} s.`,
      facts: { waitSeconds, failures: before.failures },
    });
  write(file, { failures: before.failures + 1, lastMs: now });
  try {
    const result = await attempt();
    write(file, NONE);
    return result;
  } catch (error) {
    const wrong = error instanceof BulkheadError && error.code === 'WRONG_KEY';
    if (!wrong) write(file, before);
    throw error;
  }
}

/** A clock that was set back never makes the wait longer than the failures deserve. */
function secondsLeft({ failures, lastMs }: Failures, now: number): number {
  const wait = waitAfter(failures);
  return Math.ceil(Math.min(wait, (lastMs + wait * 1000 - now) / 1000));
}

function read(file: string): Failures {
  try {
    const { failures, lastMs } = JSON.parse(fs.readFileSync(file, 'utf8')) as Partial<Failures>;
    if (Number.isSafeInteger(failures) && Number.isSafeInteger(lastMs))
      return { failures: failures!, lastMs: lastMs! };
  } catch {
    // Missing or unreadable counts as none: it guards only against guessing, and must not lock the owner out.
  }
  return NONE;
}

function write(file: string, state: Failures): void {
  if (state.failures === 0) fs.rmSync(file, { force: true });
  else writeAtomic(file, `${JSON.stringify(state)}\n`);
}
