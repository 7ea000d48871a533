/**
 * In which order QIF files and PDFs write their dates, where they do not tell: what was chosen for the file, or else for
 * the account that its rows go to when it had one of that format before. It lies beside the stored file, so that it goes when that is taken
 * back. Nothing fails.
 */
import type { DateOrder } from '../../shared/contract/import.ts';
import { BulkheadError } from '../../shared/errors.ts';
import { findAccount } from '../ledger/index.ts';
import { preparedValue } from '../vault/index.ts';
import type { FileChoices } from './choices.ts';
import type { ImportRun } from './import-run.ts';
import type { KnownDates } from './messages.ts';

const latestOrder = preparedValue<DateOrder>(
  `SELECT json_extract(f.mapping, '$.dateOrder') FROM statement s JOIN source_file f ON f.id = s.source_file_id
   WHERE s.account_id = ? AND f.format = ? AND f.mapping IS NOT NULL ORDER BY f.id DESC LIMIT 1`,
);

/** What is kept beside a file. */
export function keptOrder(dateOrder: DateOrder): string {
  return JSON.stringify({ dateOrder });
}

/** `format`: of the file, where it may be one that does not tell. */
export function knownDates(run: ImportRun, choices: FileChoices, format: 'qif' | 'pdf'): KnownDates | null {
  const chosen = choices.dateOrder ?? run.input.date_order;
  if (chosen !== undefined) return { order: chosen, isChosen: true };
  const account = chosenAccount(run, choices);
  const before = account === null ? undefined : latestOrder(run.scope.unit.db).get(account, format);
  return before === undefined ? null : { order: before, isChosen: false };
}

/** The account that was named for the file; one that can't be found is refused where the rows go there. */
export function chosenAccount({ scope, input, account }: ImportRun, choices: FileChoices): string | null {
  const chosen = choices.account;
  if (chosen?.account === undefined) return account?.id ?? null;
  try {
    return findAccount(scope.unit.db, chosen.account, chosen.entity ?? input.entity).id;
  } catch (error) {
    if (error instanceof BulkheadError) return null;
    throw error;
  }
}
