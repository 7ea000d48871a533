/** What crossed, as facts of papers: both entries with their legs, and what each account came to at the end of that day. */

import type { CrossingOut } from '../../../shared/contract/crossing.ts';
import { requireCrossing } from '../../crossing/index.ts';
import { MONEY_ROLES } from '../../ledger/index.ts';
import { prepared, preparedValue, type VaultDatabase } from '../../vault/index.ts';
import type { LedgerLeg, Movement } from '../facts.ts';

/** With the account that it lies within, unless that is a root of the chart. */
const accountOf = prepared<{ name: string; type: string; role: string; within: string | null }>(
  `SELECT a.name, a.type, a.role, p.name AS within FROM account a
   LEFT JOIN account p ON p.id = a.parent_id AND p.parent_id IS NOT NULL WHERE a.id = ?`,
);
const balanceOn = preparedValue<number>(
  'SELECT ifnull(sum(amount_minor), 0) FROM posting WHERE account_id = ? AND currency = ? AND date <= ?',
);
const fileCount = preparedValue<number>('SELECT count(*) FROM attachment WHERE entry_id IN (?, ?)');

type Side = CrossingOut['from'];

/** NOT_FOUND unless the crossing is there. */
export function movementOf(db: VaultDatabase, id: string): Movement {
  const crossing = requireCrossing(db, id);
  const { kind, settlement, date, currency, from, to } = crossing;
  return {
    ...{ id, kind, settlement, date, currency },
    amountMinor: crossing.amount_minor,
    purpose: crossing.purpose ?? '',
    payee: from.payee,
    categories: categoriesOf(db, to),
    moneyLeft: hasMoney(db, from),
    moneyArrived: hasMoney(db, to),
    fileCount: fileCount(db).get(from.entry_id, to.entry_id)!,
    legs: [from, to].flatMap((side) => legsOf(db, side, date, currency)),
  };
}

function legsOf(db: VaultDatabase, side: Side, date: string, currency: string): LedgerLeg[] {
  return side.legs.map((leg) => {
    const { name, type, within } = accountOf(db).get(leg.account_id)!;
    const holds = type !== 'income' && type !== 'expense';
    return {
      entryId: side.entry_id,
      books: side.entity,
      // One that stands against another entity bears its name; for what it does so says the one above.
      account: leg.is_against && within !== null ? `${within}: ${name}` : name,
      amountMinor: leg.amount_minor,
      currency,
      balanceMinor: holds ? balanceOn(db).get(leg.account_id, currency, date)! : null,
      isMirrored: leg.is_against,
    };
  });
}

/** What it was for in the books that received it. */
function categoriesOf(db: VaultDatabase, { legs }: Side): string[] {
  const names = legs
    .filter(({ is_against }) => !is_against)
    .map(({ account_id }) => accountOf(db).get(account_id)!)
    .filter(({ type, role }) => type === 'expense' && role !== 'uncategorised')
    .map(({ name }) => name);
  return [...new Set(names)];
}

function hasMoney(db: VaultDatabase, { legs }: Side): boolean {
  return legs.some(
    ({ is_against, account_id }) => !is_against && MONEY_ROLES.has(accountOf(db).get(account_id)!.role),
  );
}
