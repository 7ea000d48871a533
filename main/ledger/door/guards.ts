/**
 * What the database refuses, in words. The names are those of `migrations/0001_guards.sql`; a command normally checks
 * first and says more, so these are the last line, for whoever writes past the rules.
 */
import { BulkheadError } from '../../../shared/errors.ts';
import type { VaultDatabase } from '../../vault/index.ts';

const SENTENCES: Record<string, [message: string, remedy: string]> = {
  'across-entities': [
    'An entry may not touch accounts of two entities.',
    'Book one entry in each entity’s books.',
  ],
  'posting-date': ['A posting carries another date than its entry.', 'Give both the same date.'],
  'account-currency': ['The account holds another currency.', 'Use an account of that currency.'],
  'closed-period': [
    'The books are closed for that date.',
    'Reopen the period, with the reason, or choose a later day.',
  ],
  'posting-identity': ['A posting can’t move to another entry.', 'Remove it there and add it here.'],
  'entry-identity': ['An entry can’t move to another entity.', 'Remove it there and add it here.'],
  'account-identity': ['An account can’t move to another entity.', 'Add one there instead.'],
  'account-loop': ['An account can’t lie below itself.', 'Choose another parent.'],
  reconciled: ['The posting is reconciled.', 'Reopen that reconciliation first.'],
  evidence: [
    'What the bank sent is evidence and is never edited.',
    'Change the entry, not the statement line.',
  ],
  'match-account': [
    'A statement line can only stand for a posting of its own account.',
    'Pick a posting of that account.',
  ],
  'crossing-sides': [
    'A crossing lies in the books of two entities, with the same amount on the same day.',
    'Pair an entry with one in the other entity’s books.',
  ],
  crossing: [
    'That entry is paired with one in other books; its amount, its day and the leg between the two stay as they are.',
    'Take the pair apart first, change it, and pair it again.',
  ],
  'loan-terms': [
    'The terms of a loan stay as they were agreed.',
    'Add an amendment, with the day it begins.',
  ],
  paper: [
    'What a paper says, and what was signed, never changes.',
    'Make another, which supersedes it, or void it with the reason.',
  ],
  'veil-record': [
    'What was recorded of a finding, or of solvency on a day, is never changed.',
    'Add a note, or record it again as it is now.',
  ],
  audit: ['The audit log is append-only.', 'Use undo: it adds an event that takes the command back.'],
};

interface SqliteProblem extends Error {
  code: string;
}

function isSqliteProblem(error: unknown): error is SqliteProblem {
  return error instanceof Error && error.name === 'SqliteError' && 'code' in error;
}

function unsound(db: VaultDatabase): BulkheadError | null {
  const row = db
    .prepare(
      `SELECT e.id, e.date, e.payee, p.currency, sum(p.amount_minor) AS off FROM entry_unsound u
       JOIN entry e ON e.id = u.entry_id JOIN posting p ON p.entry_id = e.id
       GROUP BY e.id, p.currency ORDER BY abs(sum(p.amount_minor)) DESC LIMIT 1`,
    )
    .get() as { id: string; date: string; payee: string; currency: string; off: number } | undefined;
  if (!row) return null;
  return new BulkheadError(
    'REFUSED',
    `The entry of ${row.date} “${row.payee}” does not balance in ${row.currency}.`,
    {
      remedy: 'Its postings must sum to zero in each currency.',
      facts: { entry_id: row.id, currency: row.currency, off_minor: row.off },
    },
  );
}

/** Turns what SQLite threw into the error that people should see; anything unknown comes back as it is. Only COMMIT fails for
 * entries left unsound; a statement fails for what it refers to itself. */
export function explainGuard(error: unknown, db: VaultDatabase, committing = false): unknown {
  if (!isSqliteProblem(error)) return error;
  const guard = /^guard:(.+)$/.exec(error.message)?.[1];
  const sentence = guard === undefined ? undefined : SENTENCES[guard];
  if (sentence)
    return new BulkheadError('REFUSED', sentence[0], { remedy: sentence[1], facts: { guard }, cause: error });
  if (error.code === 'SQLITE_CONSTRAINT_FOREIGNKEY') {
    const imbalance = db.inTransaction && committing ? unsound(db) : null;
    return (
      imbalance ??
      new BulkheadError('REFUSED', 'Something else still refers to this.', {
        remedy: 'Remove what refers to it first.',
        cause: error,
      })
    );
  }
  if (error.code === 'SQLITE_CONSTRAINT_UNIQUE' || error.code === 'SQLITE_CONSTRAINT_PRIMARYKEY') {
    return new BulkheadError('REFUSED', 'That name, code or key is taken already.', {
      remedy: 'Choose another.',
      facts: { detail: error.message },
      cause: error,
    });
  }
  if (error.code === 'SQLITE_CONSTRAINT_CHECK') {
    return new BulkheadError('REFUSED', 'An amount is larger than one posting can hold.', {
      remedy: 'Check the amounts.',
      facts: { detail: error.message },
      cause: error,
    });
  }
  if (error.code === 'SQLITE_FULL') {
    return new BulkheadError('REFUSED', 'The disk is full; nothing was changed.', {
      remedy: 'Make room and try again.',
      cause: error,
    });
  }
  return error;
}
