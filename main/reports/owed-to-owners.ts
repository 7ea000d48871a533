/**
 * What an S corporation or a partnership owes its owners of interest, rent and fees is deducted when it is paid, although it keeps
 * its books as things accrue: the owner has the income only then (IRC s. 267(a)(2), (e)(1)). So is what it owes another company
 * of which one of its owners holds more than half (s. 267(b), (e)(1)(D); 707(b)(1)). Whoever is on the accrual basis has the
 * income at once. What was laid out for the company is nobody's income, and is deducted as it accrues; so are a partner's
 * guaranteed payments (s. 267(e)(4), 707(c)).
 */
import { formatMoneyForPeople } from '../../shared/money.ts';
import {
  type ChartAccount,
  type EntityRow,
  findEntity,
  holdersOn,
  loadMembers,
  methodOf,
} from '../ledger/index.ts';
import { loadFamilies } from '../tax/index.ts';
import { prepared, type VaultDatabase } from '../vault/index.ts';
import { type CashBasis, cashBasis, type Gone } from './cash-basis.ts';
import type { Span } from './span.ts';

interface Counter {
  account_id: string;
  other_id: string;
  sort: 'due-from' | 'due-to' | 'accrued-receivable' | 'accrued-payable';
}
const counters = prepared<Counter>(
  `SELECT c.account_id, c.other_id, c.sort FROM counter_account c JOIN account a ON a.id = c.account_id
   WHERE a.entity_id = ? AND c.sort IN ('due-from', 'due-to', 'accrued-receivable', 'accrued-payable')`,
);

/** What of an entry's income and expense is no claim's: what somebody laid out for the other counts when it was booked. */
const laidOut = prepared<{ entry_id: string; account_id: string; minor: number }>(
  `SELECT p.entry_id, p.account_id, sum(p.amount_minor) AS minor
   FROM posting p JOIN account a ON a.id = p.account_id AND a.type IN ('income', 'expense')
   WHERE p.date <= :to AND p.currency = :currency
     AND p.entry_id IN (SELECT entry_id FROM posting WHERE account_id IN (SELECT value FROM json_each(:accounts)))
     AND p.entry_id NOT IN (
       SELECT origin_entry_id FROM crossing WHERE kind IN ('rent', 'management-fee', 'interest')
       UNION ALL SELECT mirror_entry_id FROM crossing WHERE kind IN ('rent', 'management-fee', 'interest'))
   GROUP BY p.entry_id, p.account_id`,
);

/** What to add to the books of an entity on the accrual basis. */
export function whenOwnersArePaid(
  db: VaultDatabase,
  chart: readonly ChartAccount[],
  span: Span,
  gone: Gone,
): CashBasis {
  const owed = owedToRelated(db, span);
  if (owed.length === 0) return { shift: new Map(), steps: new Map(), notes: [] };
  const own = new Set(owed.map(({ account_id }) => account_id));
  const alone = chart.map((account): ChartAccount => {
    if (own.has(account.id)) return { ...account, role: 'payable' };
    return WAITING.has(account.role) ? { ...account, role: 'other' } : account;
  });
  const basis = cashBasis(db, alone, span, withoutLaidOut(db, owed, span, gone));
  return { ...basis, notes: [...basis.notes, ...notesOf(db, basis.steps, owed, span.entity)] };
}

export function whenOthersPay(
  db: VaultDatabase,
  chart: readonly ChartAccount[],
  span: Span,
  gone: Gone,
): CashBasis {
  const waiting = waitingOnOthers(db, chart, span, gone);
  return cashBasis(db, waiting.chart, span, waiting.gone);
}

/**
 * On the cash basis: with what entities owe each other of interest, rent and fees waiting on both sides, as what anybody else
 * owes. Other claims between them carry no income.
 */
export function waitingOnOthers(
  db: VaultDatabase,
  chart: readonly ChartAccount[],
  span: Pick<Span, 'entity' | 'to'>,
  gone: Gone,
): { chart: readonly ChartAccount[]; gone: Gone } {
  const roles = new Map(chart.map(({ id, role }) => [id, role]));
  const owed = counters(db)
    .all(span.entity.id)
    .filter(({ account_id }) => !WAITING.has(roles.get(account_id) ?? 'payable'));
  const own = new Set(owed.map(({ account_id }) => account_id));
  return {
    chart: chart.map(
      (account): ChartAccount => (own.has(account.id) ? { ...account, role: 'payable' } : account),
    ),
    gone: withoutLaidOut(db, owed, span, gone),
  };
}

const WAITING: ReadonlySet<ChartAccount['role']> = new Set(['receivable', 'payable', 'deferred']);

/** Accounts on which an owner on the cash basis, or a company of theirs, is owed. Where nobody is named as an owner, all are. */
function owedToRelated(db: VaultDatabase, { entity, to }: Span): Counter[] {
  const rows = counters(db)
    .all(entity.id)
    .filter(({ sort }) => sort === 'accrued-payable' || sort === 'due-to');
  if (rows.length === 0) return [];
  const families = loadFamilies(db);
  const filer = findEntity(db, families.taxpayerOf(entity.id, to));
  if (filer.tax_class !== 's-corp' && filer.tax_class !== 'partnership') return [];
  const { members } = loadMembers(db, filer.id);
  const taxpayers = (id: string | null) => (id === null ? [] : [families.taxpayerOf(id, to)]);
  const owners = new Set(members.flatMap(({ holderId }) => taxpayers(holderId)));
  const isOwner = (id: string | null) => taxpayers(id).some((one) => members.length === 0 || owners.has(one));
  const isOwned = (id: string) =>
    holdersOn(db, families.taxpayerOf(id, to), to).some(
      ({ holderId, share }) => isOwner(holderId) && Number(share) > 50,
    );
  return rows.filter(
    ({ other_id: id }) => methodOf(findEntity(db, id)) === 'cash' && (isOwner(id) || isOwned(id)),
  );
}

function withoutLaidOut(
  db: VaultDatabase,
  owed: readonly Counter[],
  { entity, to }: Pick<Span, 'entity' | 'to'>,
  gone: Gone,
): Gone {
  const accounts = owed.filter(({ sort }) => sort.startsWith('due-')).map(({ account_id }) => account_id);
  if (accounts.length === 0) return gone;
  const all = new Map(gone);
  const found = laidOut(db).all({ accounts: JSON.stringify(accounts), to, currency: entity.base_currency });
  for (const { entry_id, account_id, minor } of found)
    all.set(entry_id, new Map(all.get(entry_id)).set(account_id, minor));
  return all;
}

function notesOf(
  db: VaultDatabase,
  steps: CashBasis['steps'],
  owed: readonly Counter[],
  { base_currency: currency }: EntityRow,
): string[] {
  return owed.flatMap(({ account_id, other_id, sort }) => {
    const amount = steps.get(account_id) ?? 0;
    if (amount === 0) return [];
    const of = sort === 'due-to' ? 'rent and fees' : 'interest';
    const what = `${formatMoneyForPeople(Math.abs(amount), currency)} ${currency} of ${of} to ${findEntity(db, other_id).name}`;
    return [
      amount < 0
        ? `${what} is owed and left out: it is deducted when it is paid (IRC s. 267(a)(2)).`
        : `${what} was paid that was left out before (IRC s. 267(a)(2)).`,
    ];
  });
}
