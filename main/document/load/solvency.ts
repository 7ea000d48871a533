/**
 * What a company had and owed at the end of a day, by its legal books. `null` where that can't be told: it holds a currency
 * besides its own, whose worth the books don't know.
 */

import { addDays, daysBetween } from '../../../shared/dates.ts';
import { counterAccounts } from '../../crossing/index.ts';
import type { EntityRow } from '../../ledger/index.ts';
import { type LoanStanding, loanStandings } from '../../loan/index.ts';
import { prepared, preparedValue, type VaultDatabase } from '../../vault/index.ts';
import type { Aged, BalanceLine, Solvency } from '../facts.ts';

interface Row {
  id: string;
  name: string;
  type: 'asset' | 'liability';
  role: string;
  amount_minor: number;
}

const balances = prepared<Row>(
  `SELECT a.id, a.name, a.type, a.role, sum(p.amount_minor) AS amount_minor
   FROM account a JOIN posting p ON p.account_id = a.id
   WHERE a.entity_id = :entity AND a.type IN ('asset', 'liability') AND p.date <= :date AND p.currency = :currency
   GROUP BY a.id HAVING sum(p.amount_minor) <> 0 ORDER BY a.type, ifnull(a.code, '~'), a.name`,
);
const otherCurrency = preparedValue<number>(
  `SELECT 1 FROM account a JOIN posting p ON p.account_id = a.id
   WHERE a.entity_id = :entity AND a.type IN ('asset', 'liability') AND p.date <= :date AND p.currency <> :currency
   GROUP BY a.id, p.currency HAVING sum(p.amount_minor) <> 0 LIMIT 1`,
);
/** What is owed to others, as it was booked and paid. */
const payableLegs = prepared<{ account_id: string; date: string; amount_minor: number }>(
  `SELECT p.account_id, p.date, p.amount_minor FROM account a JOIN posting p ON p.account_id = a.id
   WHERE a.entity_id = :entity AND a.type = 'liability' AND a.role = 'payable' AND p.date <= :date AND p.currency = :currency
   ORDER BY p.account_id, p.date, p.entry_id, p.line`,
);

/** Words in the names of accounts that hold taxes to be paid: no role tells them. */
const TAX = /\b(?:tax(?:es)?|payroll|withh(?:eld|olding))\b/i;

export function solvencyOf(db: VaultDatabase, company: EntityRow, date: string): Solvency | null {
  const currency = company.base_currency;
  const asked = { entity: company.id, date, currency };
  if (otherCurrency(db).get(asked) !== undefined) return null;
  const against = new Map(counterAccounts(db).map((one) => [one.account_id, one]));
  const loans = loanStandings(db, company.id, date).filter(({ borrowerId }) => borrowerId === company.id);
  const loanDuesMinor = loanDues(db, company, date, loans);
  return {
    ...{ date, currency, loanDuesMinor },
    lines: balances(db)
      .all(asked)
      .flatMap((row) => {
        const line = lineOf(row, against.has(row.id));
        const other = against.get(row.id);
        return other?.sort === 'accrued-payable' && loanDuesMinor !== null
          ? byTerms(
              line,
              loans.filter(({ lenderId }) => lenderId === other.other_id),
            )
          : [line];
      }),
    payables: aged(payableLegs(db).all(asked), date),
  };
}

/** Interest that was accrued is paid with the payments of its loan, where that has a term: those are counted by themselves. */
function byTerms(line: BalanceLine, loans: readonly LoanStanding[]): BalanceLine[] {
  const paidByTerms = loans
    .filter(({ maturesOn }) => maturesOn !== null)
    .reduce((sum, { accruedMinor }) => sum + accruedMinor, 0);
  const withLoans = Math.max(0, Math.min(line.amountMinor, paidByTerms));
  return [
    { ...line, sort: 'loan' as const, amountMinor: withLoans },
    { ...line, amountMinor: line.amountMinor - withLoans },
  ].filter(({ amountMinor }) => amountMinor !== 0);
}

/** How far the outlook looks. */
const AHEAD_DAYS = 90;
const owedOnLoans = preparedValue<number>(
  `SELECT ifnull(-sum(p.amount_minor), 0) FROM account a JOIN posting p ON p.account_id = a.id
   WHERE a.entity_id = :entity AND a.type = 'liability' AND a.role = 'loan' AND p.date <= :date AND p.currency = :currency`,
);

/** Of loans whose terms are kept here; `null` where the books owe on loans what those don't come to. */
function loanDues(
  db: VaultDatabase,
  company: EntityRow,
  date: string,
  loans: readonly LoanStanding[],
): number | null {
  const currency = company.base_currency;
  const known = loans.reduce(
    (sum, { balances }) => sum + (balances.findLast((one) => one.date <= date)?.balanceMinor ?? 0),
    0,
  );
  if (owedOnLoans(db).get({ entity: company.id, date, currency })! !== known) return null;
  const until = addDays(date, AHEAD_DAYS);
  return loans
    .flatMap(({ dues }) => dues)
    .filter(({ dueOn }) => dueOn <= until)
    .reduce((sum, { openMinor }) => sum + openMinor, 0);
}

function lineOf({ name, type, role, amount_minor: minor }: Row, isAgainst: boolean): BalanceLine {
  return {
    account: name,
    side: type,
    sort: type === 'asset' ? assetSort(role) : liabilitySort(role, name),
    isOnOwner: type === 'asset' && isAgainst,
    amountMinor: type === 'asset' ? minor : -minor,
  };
}

function assetSort(role: string): BalanceLine['sort'] {
  if (role === 'bank' || role === 'cash') return 'cash';
  return role === 'receivable' ? 'receivable' : 'other';
}

/** What is owed without a term can be asked for any day, so it counts with what is payable. */
function liabilitySort(role: string, name: string): BalanceLine['sort'] {
  if (role === 'card' || role === 'loan' || role === 'deferred') return role;
  return TAX.test(name) ? 'tax' : 'payable';
}

const BUCKETS: readonly [label: string, upTo: number][] = [
  ['0 to 30 days', 30],
  ['31 to 60 days', 60],
  ['61 to 90 days', 90],
  ['more than 90 days', Number.POSITIVE_INFINITY],
];

/** What is paid takes the oldest away first, account by account. */
function aged(
  legs: readonly { account_id: string; date: string; amount_minor: number }[],
  date: string,
): Aged[] {
  const left = new Map<string, number>();
  for (const [, of] of Map.groupBy(legs, ({ account_id }) => account_id)) {
    let paid = of.reduce((sum, { amount_minor: minor }) => sum + Math.max(0, minor), 0);
    for (const { amount_minor: minor, date: booked } of of) {
      if (minor >= 0) continue;
      const open = Math.max(0, -minor - paid);
      paid = Math.max(0, paid + minor);
      const [label] = BUCKETS.find(([, upTo]) => daysBetween(booked, date) <= upTo)!;
      left.set(label, (left.get(label) ?? 0) + open);
    }
  }
  return BUCKETS.flatMap(([label]) => {
    const amountMinor = left.get(label) ?? 0;
    return amountMinor === 0 ? [] : [{ label, amountMinor }];
  });
}
