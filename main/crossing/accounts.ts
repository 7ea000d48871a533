/**
 * Which accounts the two legs of a pair go to. Each side has one for what is owed and one for what stays: the standard chart's
 * own, made where the chart lacks it. Where an entity has several on the other side, each of them has an account below that
 * one, so that what one holds of the other ties in both books. A pair of entities stays with the account it has used.
 */
import { BulkheadError } from '../../shared/errors.ts';
import {
  type AccountRow,
  addAccount,
  defaultParent,
  type EntityRow,
  type NewAccount,
  type Unit,
} from '../ledger/index.ts';
import { prepared, preparedValue } from '../vault/index.ts';
import type { Kind, Settlement } from './kinds.ts';
import { counterparts } from './parties.ts';

interface Standard {
  code?: string;
  name: string;
  type: AccountRow['type'];
  role: NewAccount['role'];
}

const EXPENSES_PAID: Standard = {
  code: '3010',
  name: 'Contributions: expenses paid by member',
  type: 'equity',
  role: 'other',
};

function drawOf(taxClass: EntityRow['tax_class']): Standard {
  const name = taxClass === 's-corp' ? 'Distributions' : taxClass === 'c-corp' ? 'Dividends paid' : 'Draws';
  return { code: '3100', name, type: 'equity', role: 'other' };
}

function companyStandard({ tax_class: taxClass }: EntityRow, kind: Kind, settlement: Settlement): Standard {
  if (kind === 'personal')
    return settlement === 'equity'
      ? drawOf(taxClass)
      : { code: '1400', name: 'Due from owner', type: 'asset', role: 'other' };
  if (settlement === 'owed')
    return { code: '2100', name: 'Due to owner', type: 'liability', role: 'payable' };
  return taxClass === 'c-corp'
    ? { code: '3000', name: 'Paid-in capital', type: 'equity', role: 'other' }
    : EXPENSES_PAID;
}

function personStandard(kind: Kind, settlement: Settlement): Standard {
  if (settlement === 'equity') return { name: 'Interest in LLC', type: 'asset', role: 'other' };
  return kind === 'personal'
    ? { name: 'Due to LLC', type: 'liability', role: 'other' }
    : { name: 'Due from LLC', type: 'asset', role: 'other' };
}

/** Where most pairs of the same two went: it may have been renamed, and it stays theirs when others come. */
const usedBefore = prepared<AccountRow>(
  `SELECT a.* FROM crossing c
   JOIN posting o ON o.entry_id = c.origin_entry_id AND o.line = c.origin_line JOIN account oa ON oa.id = o.account_id
   JOIN posting m ON m.entry_id = c.mirror_entry_id AND m.line = c.mirror_line JOIN account ma ON ma.id = m.account_id
   JOIN account a ON a.id IN (oa.id, ma.id)
   WHERE a.entity_id = :of AND :with IN (oa.entity_id, ma.entity_id) AND a.archived = 0
     AND a.type = :type AND a.role = :role AND c.settlement = :settlement AND (:kind IS NULL OR c.kind = :kind)
   GROUP BY a.id ORDER BY count(*) DESC, max(c.id) DESC LIMIT 1`,
);
const standardOf = prepared<AccountRow>(
  `SELECT * FROM account WHERE entity_id = :of AND type = :type AND role = :role AND (name = :name OR code = :code)
   ORDER BY name = :name DESC, parent_id IS NULL, id LIMIT 1`,
);
const childOf = prepared<AccountRow>(
  'SELECT * FROM account WHERE parent_id = ? AND name = ? ORDER BY archived LIMIT 1',
);
const hasCode = preparedValue<number>('SELECT 1 FROM account WHERE entity_id = ? AND code = ?');
const accountRow = prepared<AccountRow>('SELECT * FROM account WHERE id = ?');

interface Claim {
  kind: Kind;
  settlement: Settlement;
  currency: string;
}

/** The account in the books of `of` for what stands against `other`; makes it where there is none. */
export function accountAgainst(unit: Unit, of: EntityRow, other: EntityRow, claim: Claim): AccountRow {
  const { kind, settlement, currency } = claim;
  const standard =
    of.kind === 'llc' ? companyStandard(of, kind, settlement) : personStandard(kind, settlement);
  const { type, role } = standard;
  // A person's interest is one account, whichever way the money went.
  const sameKind = of.kind === 'person' && settlement === 'equity' ? null : kind;
  const known = usedBefore(unit.db).get({
    ...{ of: of.id, with: other.id, type, role, settlement, kind: sameKind },
  });
  return requireUsable(known ?? find(unit, of, other, standard), currency);
}

function find(unit: Unit, of: EntityRow, other: EntityRow, standard: Standard): AccountRow {
  const { code = null, name, type, role } = standard;
  const top =
    standardOf(unit.db).get({ of: of.id, type, role, name, code }) ?? make(unit, of, standard, null);
  if (counterparts(unit.db, of).length < 2) return top;
  // A path is written with colons.
  const below = other.name.replaceAll(':', ' ');
  return childOf(unit.db).get(top.id, below) ?? make(unit, of, { name: below, type, role }, top.id);
}

function make(
  unit: Unit,
  of: EntityRow,
  { code, ...standard }: Standard,
  parentId: string | null,
): AccountRow {
  const isFree = code !== undefined && hasCode(unit.db).get(of.id, code) === undefined;
  const id = addAccount(unit, {
    entity: of,
    ...standard,
    currency: standard.type === 'equity' ? null : of.base_currency,
    code: isFree ? code : undefined,
    parentId: parentId ?? defaultParent(unit.db, of.id, standard.type),
  });
  return accountRow(unit.db).get(id)!;
}

function requireUsable(account: AccountRow, currency: string): AccountRow {
  if (account.archived === 1)
    throw new BulkheadError('REFUSED', `“${account.name}” is archived, and the pair is booked to it.`, {
      remedy: 'Bring it back first.',
    });
  if (account.currency !== null && account.currency !== currency)
    throw new BulkheadError('REFUSED', `“${account.name}” holds ${account.currency}, not ${currency}.`, {
      remedy: 'Book the pair by hand, with the exchange.',
    });
  return account;
}
