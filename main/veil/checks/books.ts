/** V17: money accounts are reconciled, and closed books stay closed. */
import { addDays } from '../../../shared/dates.ts';
import { readableDate } from '../../papers/index.ts';
import type { MoneyAccount, Reopening } from '../facts.ts';
import { age, day, type Outcome, type Seen, type View } from '../finding.ts';

export function books(view: View): Outcome {
  const { moneyAccounts, reopenings } = view.facts;
  const missing: string[] = [];
  if (moneyAccounts.length === 0) missing.push('No money account has an entry yet.');
  if (reopenings === null) missing.push('Whether closed books were changed.');
  const seen = moneyAccounts.flatMap((account) => unreconciled(account, view) ?? []);
  return { seen: [...seen, ...(reopenings ?? []).map((one) => reopened(one, view))], missing };
}

function unreconciled({ id, name, firstEntryOn, reconciledThrough }: MoneyAccount, view: View): Seen | null {
  const limit = view.thresholds.reconcile_days;
  const since = reconciledThrough ?? firstEntryOn;
  if (age(since, view) <= limit) return null;
  return {
    severity: 'medium',
    subject: { kind: 'account', id, name },
    text:
      reconciledThrough === null
        ? `“${name}” has never been reconciled.`
        : `“${name}” is reconciled until ${readableDate(reconciledThrough)} only.`,
    facts: [day(reconciledThrough === null ? 'First entry' : 'Reconciled until', since)],
    since,
    opened: addDays(since, limit + 1),
    cures: ['reconcile'],
  };
}

function reopened({ id, on, closedThrough, closedAgainOn }: Reopening, { facts }: View): Seen {
  return {
    severity: 'medium',
    subject: { kind: 'books', id, name: facts.company.name },
    text: `Books that were closed through ${readableDate(closedThrough)} were opened again.`,
    facts: [
      day('Closed through', closedThrough),
      day('Opened again', on),
      ...(closedAgainOn === null ? [] : [day('Closed again', closedAgainOn)]),
    ],
    since: on,
    cured: closedAgainOn,
    cures: ['close-books'],
  };
}
