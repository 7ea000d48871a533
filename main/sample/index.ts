/**
 * A realistic sample: what a new user sees before there is anything of their own. A studio (an LLC) and the person who
 * owns it, two years of statements and entries, the last month half done.
 *
 * REFUSED unless the vault is empty. Deterministic but for ids. One command, so one undo takes all of it back.
 */
import { addDays, type CalendarDate } from '../../shared/dates.ts';
import { BulkheadError } from '../../shared/errors.ts';
import type { Scope } from '../ledger/index.ts';
import { addCrossed } from './across.ts';
import {
  addAccounts,
  addEntities,
  addEntries,
  addReceipt,
  addRules,
  importStatements,
  openingEntries,
  reconcileStatements,
} from './books.ts';
import { addRecords } from './records.ts';
import { statementsOf } from './statements.ts';
import { tell } from './tell.ts';

/** Before it, dates would leave the calendar's four-digit years. */
const EARLIEST_ENDING = '1990-01-01';

export async function fillWithSample(
  scope: Scope,
  ending: CalendarDate | undefined,
): Promise<{ entities: number; entries: number }> {
  requireEmpty(scope);
  const story = tell(requireEnding(ending ?? endOfLastMonth(scope)));
  const statements = statementsOf(story);
  await addEntities(scope);
  await addAccounts(scope);
  await addRules(scope);
  await addEntries(scope, openingEntries(addDays(story.from, -1)));
  const ids = await addEntries(scope, story.entries);
  await addReceipt(scope, story.entries, ids);
  const crossed = await addCrossed(scope, story.crossed);
  await importStatements(scope, statements);
  await reconcileStatements(scope, statements);
  await addRecords(scope, story, crossed);
  return { entities: count(scope, 'entity'), entries: count(scope, 'entry') };
}

function requireEmpty(scope: Scope): void {
  if (count(scope, 'entity') === 0) return;
  throw new BulkheadError('REFUSED', 'The vault has books already; the sample only goes into an empty one.', {
    remedy: 'Create another vault for it.',
  });
}

function requireEnding(ending: CalendarDate): CalendarDate {
  if (ending >= EARLIEST_ENDING) return ending;
  throw new BulkheadError('INVALID_INPUT', `The sample can’t end as early as ${ending}.`, {
    remedy: `Choose a day from ${EARLIEST_ENDING} on.`,
  });
}

function endOfLastMonth(scope: Scope): CalendarDate {
  const { today } = scope;
  return addDays(`${today.slice(0, 8)}01`, -1);
}

function count(scope: Scope, table: 'entity' | 'entry'): number {
  return scope.db.prepare(`SELECT count(*) FROM ${table}`).pluck().get() as number;
}
