/**
 * Which accounts the legs of a crossing go to. What stands against another entity is an account of its own for each of
 * them: the standard chart's, made where the chart lacks it; where an entity has several on the other side, an account
 * below that one for each, so that what one holds of the other ties in both books. A pair of entities stays with the account
 * it has used, whatever it is called by then.
 */
import { BulkheadError } from '../../shared/errors.ts';
import { type AccountRow, addAccount, defaultParent, type EntityRow, type Unit } from '../ledger/index.ts';
import { prepared, preparedValue, type VaultDatabase } from '../vault/index.ts';
import { relatives } from './parties.ts';
import { COSTS, type CounterSort, INCOMES, type Standard, standardFor } from './standards.ts';
import { counterAccount as counterAccounts } from './tables.ts';

const registered = prepared<AccountRow>(
  `SELECT a.* FROM counter_account c JOIN account a ON a.id = c.account_id
   WHERE a.entity_id = :of AND c.other_id = :with AND c.sort = :sort AND (a.currency IS NULL OR a.currency = :currency)
   ORDER BY a.archived, a.id LIMIT 1`,
);
const standardOf = prepared<AccountRow>(
  `SELECT * FROM account WHERE entity_id = :of AND type = :type AND (name = :name OR code = :code)
     AND role IN ('other', 'loan', 'payable', 'receivable')
   ORDER BY role = :role DESC, name = :name DESC, parent_id IS NULL, id LIMIT 1`,
);
const childOf = prepared<AccountRow>(
  'SELECT * FROM account WHERE parent_id = ? AND name = ? ORDER BY archived LIMIT 1',
);
const takenFor = preparedValue<string>('SELECT other_id FROM counter_account WHERE account_id = ?');
const hasCode = preparedValue<number>('SELECT 1 FROM account WHERE entity_id = ? AND code = ?');
const accountRow = prepared<AccountRow>('SELECT * FROM account WHERE id = ?');

/** The account in the books of `of` for what stands against `other`; makes it where there is none. */
export function counterAccount(
  unit: Unit,
  of: EntityRow,
  other: EntityRow,
  sort: CounterSort,
  currency: string,
): AccountRow {
  const { db } = unit;
  const known = registered(db).get({ of: of.id, with: other.id, sort, currency });
  if (known) return requireUsable(known, currency);
  const account = requireUsable(find(unit, of, other, standardFor(of, other, sort), currency), currency);
  // One account may stand for several things: what a C corporation is given is paid-in capital, however it came.
  if (takenFor(db).get(account.id) === undefined)
    unit.insert(counterAccounts, { accountId: account.id, sort, otherId: other.id });
  return account;
}

function find(unit: Unit, of: EntityRow, other: EntityRow, standard: Standard, currency: string): AccountRow {
  const { db } = unit;
  const top = standardAccount(unit, of, standard);
  const alike = relatives(db, of).filter(({ kind }) => kind === other.kind);
  const owner = takenFor(db).get(top.id);
  const fits = top.currency === null || top.currency === currency;
  if (fits && (owner === undefined ? alike.length < 2 : owner === other.id)) return top;
  // A path is written with colons.
  const plain = other.name.replaceAll(':', ' ');
  const below = fits ? plain : `${plain} ${currency}`;
  const { type, role } = standard;
  return childOf(db).get(top.id, below) ?? make(unit, of, { name: below, type, role }, top.id, currency);
}

/** An account of the standard chart, by its name or code; made where the books have none. */
export function standardAccount(unit: Unit, of: EntityRow, standard: Standard): AccountRow {
  const { code = null, name, type, role } = standard;
  return (
    standardOf(unit.db).get({ of: of.id, type, role, name, code }) ??
    make(unit, of, standard, null, of.base_currency)
  );
}

function make(
  unit: Unit,
  of: EntityRow,
  { code, ...standard }: Standard,
  parentId: string | null,
  currency: string,
): AccountRow {
  const isFree = code !== undefined && hasCode(unit.db).get(of.id, code) === undefined;
  const holdsOne = standard.type === 'asset' || standard.type === 'liability';
  const id = addAccount(unit, {
    entity: of,
    ...standard,
    currency: holdsOne ? currency : null,
    code: isFree ? code : undefined,
    parentId: parentId ?? defaultParent(unit.db, of.id, standard.type),
  });
  return accountRow(unit.db).get(id)!;
}

function requireUsable(account: AccountRow, currency: string): AccountRow {
  if (account.archived === 1)
    throw new BulkheadError('REFUSED', `“${account.name}” is archived, and the pair is booked to it.`, {
      remedy: 'Bring it back first.',
      facts: { next: 'account.update' },
    });
  if (account.currency !== null && account.currency !== currency)
    throw new BulkheadError('REFUSED', `“${account.name}” holds ${account.currency}, not ${currency}.`, {
      remedy: 'Book the pair by hand, with the exchange.',
    });
  return account;
}

/** Where interest between the two is a cost, and where it is income. */
export function interestAccounts(
  unit: Unit,
  borrower: EntityRow,
  lender: EntityRow,
): { expense: AccountRow; income: AccountRow } {
  const cost =
    borrower.kind === 'person'
      ? COSTS.personalInterest
      : lender.kind === 'person'
        ? COSTS.interestToOwner
        : COSTS.otherInterest;
  const income =
    lender.kind === 'llc'
      ? INCOMES.companyInterest
      : borrower.tax_class === 'disregarded'
        ? INCOMES.disregardedInterest
        : INCOMES.personalInterest;
  return { expense: standardAccount(unit, borrower, cost), income: standardAccount(unit, lender, income) };
}

const moneyAccounts = prepared<AccountRow & { used: number }>(
  `SELECT a.*, EXISTS (SELECT 1 FROM posting p WHERE p.account_id = a.id) AS used FROM account a
   WHERE a.entity_id = :of AND a.role IN ('bank', 'cash') AND a.archived = 0
     AND (a.currency IS NULL OR a.currency = :currency) ORDER BY used DESC, a.code IS NULL, a.code, a.id`,
);
const lastUsed = preparedValue<string>(
  `SELECT a.id FROM crossing c JOIN posting p ON p.entry_id IN (c.origin_entry_id, c.mirror_entry_id)
   JOIN account a ON a.id = p.account_id
   WHERE a.entity_id = :of AND a.role IN ('bank', 'cash') AND a.archived = 0
     AND (a.currency IS NULL OR a.currency = :currency)
   ORDER BY c.id DESC LIMIT 1`,
);

/**
 * The account of `of` that money goes through where nobody names one: the one of its last crossing, else the only one in
 * use, else the only one there is. INVALID_INPUT with the choices where there are several.
 */
export function likelyMoney(db: VaultDatabase, of: EntityRow, currency: string): AccountRow {
  const asked = { of: of.id, currency };
  const last = lastUsed(db).get(asked);
  if (last !== undefined) return accountRow(db).get(last)!;
  const all = moneyAccounts(db).all(asked);
  const used = all.filter((one) => one.used === 1);
  const [only, ...more] = used.length > 0 ? used : all;
  if (only && more.length === 0) return only;
  const among = used.length > 0 ? used : all;
  throw new BulkheadError(
    'INVALID_INPUT',
    among.length === 0
      ? `“${of.name}” has no bank account in ${currency}.`
      : `Which account of “${of.name}”? ${among.map(({ name }) => name).join(', ')}.`,
    {
      remedy: among.length === 0 ? 'Add it first.' : 'Name the account that pays or receives.',
      facts: { accounts: among.map(({ id, name }) => ({ id, name, entity: of.name })) },
    },
  );
}
