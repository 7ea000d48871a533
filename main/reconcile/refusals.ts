/** What reconciling refuses, each with its reason and what to do instead. */
import { BulkheadError } from '../../shared/errors.ts';
import { formatMoneyForPeople } from '../../shared/money.ts';
import type { ChartAccount, Scope } from '../ledger/index.ts';
import type { VaultDatabase } from '../vault/index.ts';
import { currencyOf, importedBalance, latestOf } from './measure.ts';

export type Mark = 'pending' | 'cleared';

/** Why a leg can't be marked; `null` if it can. */
export function refusalToMark(
  db: VaultDatabase,
  entryId: string,
  leg: { line: number; status: string },
  to: Mark,
): BulkheadError | null {
  if (leg.status === 'reconciled')
    return new BulkheadError('REFUSED', `Entry ${entryId} is reconciled.`, {
      remedy: 'Reopen that reconciliation first.',
      facts: { next: 'reconcile.reopen' },
    });
  if (to === 'cleared' || leg.status === to) return null;
  // What a row of the bank stands behind does not wait for the bank: another row would be matched with it.
  const seen = db.prepare('SELECT 1 FROM line_match WHERE entry_id = ? AND line = ?').get(entryId, leg.line);
  if (seen === undefined) return null;
  return new BulkheadError('REFUSED', `Entry ${entryId} stands for a row of the bank, which has seen it.`, {
    remedy: 'If the row is wrong, undo the import batch that brought it.',
    facts: { next: 'imports.undo' },
  });
}

/** Why no statement of that day can be the next one that is proven; `null` if one can. */
export function refusalOfDay({ db, unit }: Scope, account: ChartAccount, date: string): BulkheadError | null {
  if (date > unit.today)
    return new BulkheadError('REFUSED', `${date} has not come yet; no statement closes on it.`, {
      remedy: 'Give the day that the statement prints.',
    });
  const latest = latestOf(db, account.id);
  if (!latest || latest.statement_date < date) return null;
  return new BulkheadError(
    'REFUSED',
    `“${account.path}” is reconciled until ${latest.statement_date} already.`,
    { remedy: 'Take a later statement, or reopen that one.', facts: { next: 'reconcile.reopen' } },
  );
}

/** The bank itself states another balance of that day: books that are off could be proven by whatever they come to. */
export function refusalOfBalance(
  db: VaultDatabase,
  account: ChartAccount,
  { date, minor }: { date: string; minor: number },
): BulkheadError | null {
  const bank = importedBalance(db, account, date);
  if (bank === null || bank === minor) return null;
  const currency = currencyOf(db, account);
  return new BulkheadError(
    'REFUSED',
    `The imported statement of “${account.path}” closes ${date} with ${formatMoneyForPeople(bank, currency)} ${currency}, not with ${formatMoneyForPeople(minor, currency)}.`,
    { remedy: 'Take the bank’s balance, or say why another one is right; the reason is kept.' },
  );
}
