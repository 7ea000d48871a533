/**
 * What an S corporation or a partnership owes its owners of interest is deducted when it is paid, although it keeps its books as
 * things accrue: the owner has the income only then (IRC s. 267(a)(2), (e)). An owner on the accrual basis has it at once.
 */
import { formatMoney } from '../../shared/money.ts';
import { type ChartAccount, type EntityRow, findEntity, loadMembers, methodOf } from '../ledger/index.ts';
import { loadFamilies } from '../tax/index.ts';
import { prepared, type VaultDatabase } from '../vault/index.ts';
import { type CashBasis, cashBasis, type Gone } from './cash-basis.ts';
import type { Span } from './span.ts';

/** What to add to the books of an entity on the accrual basis. */
export function whenOwnersArePaid(
  db: VaultDatabase,
  chart: readonly ChartAccount[],
  span: Span,
  gone: Gone,
): CashBasis {
  const owed = interestOwed(db, span);
  if (owed.size === 0) return { shift: new Map(), steps: new Map(), notes: [] };
  const waiting = chart.map((account): ChartAccount => {
    if (owed.has(account.id)) return { ...account, role: 'payable' };
    return WAITING.has(account.role) ? { ...account, role: 'other' } : account;
  });
  const basis = cashBasis(db, waiting, span, gone);
  return { ...basis, notes: [...basis.notes, ...notesOf(basis.steps, owed, span.entity)] };
}

const WAITING: ReadonlySet<ChartAccount['role']> = new Set(['receivable', 'payable', 'deferred']);

const accrued = prepared<{ account_id: string; other_id: string }>(
  `SELECT c.account_id, c.other_id FROM counter_account c JOIN account a ON a.id = c.account_id
   WHERE a.entity_id = ? AND c.sort = 'accrued-payable'`,
);

/** Accounts of accrued interest, with the name of the owner whose it is. Where nobody is named as an owner, all have one. */
function interestOwed(db: VaultDatabase, { entity, to }: Span): Map<string, string> {
  const rows = accrued(db).all(entity.id);
  if (rows.length === 0) return new Map();
  const families = loadFamilies(db);
  const filer = findEntity(db, families.taxpayerOf(entity.id, to));
  if (filer.tax_class !== 's-corp' && filer.tax_class !== 'partnership') return new Map();
  const { members } = loadMembers(db, filer.id);
  const owners = new Set(members.map(({ holderId }) => holderId && families.taxpayerOf(holderId, to)));
  const isOwner = (id: string) => owners.size === 0 || owners.has(families.taxpayerOf(id, to));
  return new Map(
    rows.flatMap(({ account_id, other_id }) => {
      const other = findEntity(db, other_id);
      return isOwner(other_id) && methodOf(other) === 'cash' ? [[account_id, other.name] as const] : [];
    }),
  );
}

function notesOf(
  steps: CashBasis['steps'],
  owed: ReadonlyMap<string, string>,
  { base_currency: currency }: EntityRow,
): string[] {
  return [...steps].flatMap(([id, amount]) => {
    const owner = owed.get(id);
    if (owner === undefined || amount === 0) return [];
    const what = `${formatMoney(Math.abs(amount), currency)} ${currency} of interest to ${owner}`;
    return [
      amount < 0
        ? `${what} is owed and left out: it is deducted when it is paid (IRC s. 267(a)(2)).`
        : `${what} was paid that was left out before (IRC s. 267(a)(2)).`,
    ];
  });
}
