/** What a company paid in a year, by vendor or payee, out of its books. What one taxpayer pays itself does not exist. */
import type { PaymentMeans } from '../../shared/contract/vendor.ts';
import { type EntityRow, MONEY_ROLES } from '../ledger/index.ts';
import { eliminations, loadFamilies } from '../tax/index.ts';
import { prepared, type VaultDatabase } from '../vault/index.ts';
import { type Counted, countsOf, isBox } from './counts.ts';
import { type LegKind, type Paid, type PaidEntry, type PaidLeg, paidTo } from './paid.ts';
import { foldPayee, payeeKeys } from './vendors.ts';

/** One name in the books; empty where entries name nobody. */
export interface PaidPayee {
  folded: string;
  name: string;
}

/** Everybody under one vendor, or under one name that nobody said a vendor of, with what they were paid. */
export interface PaidParty {
  key: string;
  names: PaidPayee[];
  paid: Paid;
}

interface LegRow {
  id: string;
  date: string;
  payee: string;
  account_id: string;
  minor: number;
}

/**
 * Boxes matter within the year; bills that are paid in it may be older, or come later. The legs of an entry come one after the
 * other.
 */
const legsOf = prepared<LegRow>(
  `SELECT e.id, e.date, e.payee, p.account_id, p.amount_minor AS minor FROM (
     SELECT b.entry_id FROM json_each(:boxed) AS j CROSS JOIN posting b ON b.account_id = j.value
       AND b.date BETWEEN :from AND :to
     UNION SELECT b.entry_id FROM json_each(:payables) AS j CROSS JOIN posting b ON b.account_id = j.value) AS t
   CROSS JOIN entry e ON e.id = t.entry_id CROSS JOIN posting p ON p.entry_id = e.id WHERE p.currency = :currency`,
);
const said = prepared<{ entry_id: string; means: PaymentMeans }>(
  'SELECT entry_id, means FROM vendor_payment',
);

export function partiesPaid(db: VaultDatabase, entity: EntityRow, year: number): PaidParty[] {
  const to = `${year}-12-31`;
  const counted = countsOf(db, entity);
  const idsWhere = (holds: (one: Counted) => boolean) =>
    JSON.stringify([...counted].filter(([, one]) => holds(one)).map(([id]) => id));
  const rows = legsOf(db).all({
    boxed: idsWhere(({ counts }) => isBox(counts)),
    payables: idsWhere((one) => kindOf(one) === 'payable'),
    ...{ from: `${year}-01-01`, to, currency: entity.base_currency },
  });
  const gone = goneOf(db, entity, to);
  const chosen = new Map(
    said(db)
      .all()
      .map((one) => [one.entry_id, one.means]),
  );
  const keyOf = payeeKeys(db);
  const names = new Map<string, Map<string, PaidPayee>>();
  const entries: PaidEntry[] = [];
  let entry: PaidEntry & { legs: PaidLeg[] } = NO_ENTRY;
  for (const row of rows) {
    if (row.id !== entry.id) {
      const party = keyOf(row.payee);
      entry = { id: row.id, date: row.date, party, isOpening: false, legs: [] };
      entries.push(entry);
      named(names, party, row.payee);
    }
    const one = counted.get(row.account_id)!;
    if (one.account.role === 'opening') entry.isOpening = true;
    const leg = legOf(row, one, gone, chosen.get(row.id));
    if (leg) entry.legs.push(leg);
  }
  entries.sort((a, b) => (a.date < b.date || (a.date === b.date && a.id < b.id) ? -1 : 1));
  return [...paidTo(entries, to)].map(([key, paid]) => ({
    ...{ key, paid, names: [...names.get(key)!.values()] },
  }));
}

const NO_ENTRY = { id: '', date: '', party: '', isOpening: false, legs: [] };

function named(names: Map<string, Map<string, PaidPayee>>, party: string, payee: string): void {
  const folded = foldPayee(payee);
  const own = names.get(party) ?? new Map<string, PaidPayee>();
  if (!own.has(folded)) own.set(folded, { folded, name: payee.trim() });
  names.set(party, own);
}

/** Who bore a cost still tells how it was paid: of what crosses, costs alone go. What is gone is taken off once. */
function legOf(
  { id, account_id: accountId, minor }: LegRow,
  one: Counted,
  gone: Map<string, number>,
  means: PaymentMeans | undefined,
): PaidLeg | null {
  const kind = kindOf(one);
  if (gone.size > 0 && isBox(one.counts)) {
    const key = `${id} ${accountId}`;
    const left = minor - (gone.get(key) ?? 0);
    gone.delete(key);
    return left === 0 ? null : { accountId, kind, minor: left };
  }
  const isMoney = MONEY_ROLES.has(one.account.role) || one.account.role === 'cash';
  return { accountId, kind: isMoney ? (means ?? kind) : kind, minor };
}

function kindOf({ account: { type, role }, counts }: Counted): LegKind {
  if (counts !== 'none') return counts;
  if (role === 'payable') return 'payable';
  return type === 'income' || type === 'expense' ? 'earning' : 'other';
}

/** By entry and account, what crosses between books of one taxpayer. */
function goneOf(db: VaultDatabase, { id }: EntityRow, day: string): Map<string, number> {
  const families = loadFamilies(db);
  const gone = new Map<string, number>();
  for (const { entityId, entryId, accountId, minor } of eliminations(
    db,
    families,
    families.taxpayerOf(id, day),
    EVER,
  )) {
    if (entityId !== id || accountId === null) continue;
    const key = `${entryId} ${accountId}`;
    gone.set(key, (gone.get(key) ?? 0) + minor);
  }
  return gone;
}

/** Bills may come after the year. */
const EVER = '9999-12-31';
