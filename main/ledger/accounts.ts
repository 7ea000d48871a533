/** The chart of accounts: listing with balances, adding, changing. */
import type { contract } from '../../shared/contract/index.ts';
import type { CalendarDate } from '../../shared/dates.ts';
import { BulkheadError } from '../../shared/errors.ts';
import { formatMoney, formatMoneyForPeople, parseMoney } from '../../shared/money.ts';
import { prepared, type VaultDatabase } from '../vault/index.ts';
import type { Unit } from './door/unit.ts';
import type { HandlersOf } from './handlers.ts';
import {
  type AccountRow,
  accountById,
  accountOfRole,
  type ChartAccount,
  type EntityRow,
  findAccount,
  findEntity,
  listEntities,
  loadChart,
} from './lookup.ts';
import { account, entry, posting } from './tables.ts';

export interface Balance {
  currency: string;
  amount_minor: number;
  amount: string;
}

interface AccountSum {
  account_id: string;
  currency: string;
  minor: number;
}

const sumsOfAll = prepared<AccountSum>(
  `SELECT account_id, currency, sum(amount_minor) AS minor FROM posting_month GROUP BY account_id, currency`,
);
/** Whole months, and of the last one the legs up to the day. */
const sumsThrough = prepared<AccountSum>(
  `SELECT account_id, currency, sum(amount_minor) AS minor FROM (
     SELECT account_id, currency, amount_minor FROM posting_month WHERE month < substr(:day, 1, 7)
     UNION ALL
     SELECT p.account_id, p.currency, p.amount_minor FROM account a
     CROSS JOIN posting p ON p.account_id = a.id AND p.date BETWEEN substr(:day, 1, 7) AND :day
   ) GROUP BY account_id, currency`,
);
const sumsOfOne = prepared<AccountSum>(
  `SELECT account_id, currency, sum(amount_minor) AS minor FROM posting_month WHERE account_id = ?
   GROUP BY currency ORDER BY currency`,
);

/** Balances of every account that has postings, by account id; up to and including `asOf` if given. */
function balancesByAccount(db: VaultDatabase, asOf?: string): Map<string, Balance[]> {
  const sums = asOf === undefined ? sumsOfAll(db).all() : sumsThrough(db).all({ day: asOf });
  const balances = new Map<string, Balance[]>();
  for (const sum of sums) {
    const own = balances.get(sum.account_id) ?? [];
    own.push(toBalance(sum));
    balances.set(sum.account_id, own);
  }
  return balances;
}

function toBalance({ currency, minor }: AccountSum): Balance {
  return { currency, amount_minor: minor, amount: formatMoney(minor, currency) };
}

function describe(row: ChartAccount, owner: EntityRow, balances: Balance[]) {
  const currency = row.currency ?? owner.base_currency;
  const minor = balances.find((b) => b.currency === currency)?.amount_minor ?? 0;
  return {
    id: row.id,
    entity: owner.name,
    entity_id: owner.id,
    name: row.name,
    path: row.path,
    code: row.code,
    parent_id: row.parent_id,
    type: row.type,
    role: row.role as 'other',
    currency,
    any_currency: row.currency === null,
    tax_line: row.tax_line,
    archived: row.archived === 1,
    balance_minor: minor,
    balance: formatMoney(minor, currency),
    balances,
  };
}

function describeOne(db: VaultDatabase, id: string) {
  const row = loadChart(db).find((a) => a.id === id)!;
  return describe(row, findEntity(db, row.entity_id), sumsOfOne(db).all(id).map(toBalance));
}

export interface NewAccount {
  entity: EntityRow;
  name: string;
  type: AccountRow['type'];
  role:
    | 'bank'
    | 'card'
    | 'cash'
    | 'investment'
    | 'loan'
    | 'receivable'
    | 'payable'
    | 'deferred'
    | 'opening'
    | 'uncategorised'
    | 'exchange'
    | 'other';
  currency: string | null;
  code?: string | undefined;
  parentId?: string | null | undefined;
  taxLine?: string | undefined;
}

/** Adds an account and answers with its id. REFUSED when a sibling has the name or an account the code. */
export function addAccount(unit: Unit, a: NewAccount): string {
  const parentId = a.parentId ?? null;
  refuseTakenNames(unit.db, a.entity.id, { name: a.name, parentId, code: a.code ?? null });
  const id = unit.newId();
  unit.insert(account, {
    id,
    entityId: a.entity.id,
    parentId,
    code: a.code ?? null,
    name: a.name,
    type: a.type,
    role: a.role,
    currency: a.currency,
    taxLine: a.taxLine ?? null,
    archived: false,
  });
  return id;
}

interface Names {
  name: string;
  parentId: string | null;
  code: string | null;
}

function refuseTakenNames(db: VaultDatabase, entityId: string, names: Names, except = ''): void {
  if (names.name.includes(':')) {
    throw new BulkheadError('INVALID_INPUT', `An account’s name has no “:” in it: “${names.name}”.`, {
      remedy: 'It parts the names of a path. Give the parent apart.',
    });
  }
  const sameName = db
    .prepare(
      "SELECT 1 FROM account WHERE entity_id = ? AND ifnull(parent_id, '') = ? AND name = ? AND id <> ?",
    )
    .get(entityId, names.parentId ?? '', names.name, except);
  if (sameName)
    throw new BulkheadError('REFUSED', `There is an account “${names.name}” there already.`, {
      remedy: 'Choose another name or parent.',
    });
  if (names.code === null) return;
  const sameCode = db
    .prepare('SELECT name FROM account WHERE entity_id = ? AND code = ? AND id <> ?')
    .get(entityId, names.code, except);
  if (sameCode)
    throw new BulkheadError(
      'REFUSED',
      `“${(sameCode as { name: string }).name}” has the code ${names.code}.`,
      { remedy: 'Choose another code.' },
    );
}

/** Books an opening balance against the entity's opening-balances account; answers with the entry's id. */
export function bookOpening(
  unit: Unit,
  o: {
    entity: EntityRow;
    accountId: string;
    date: CalendarDate;
    minor: number;
    currency: string;
    memo: string;
  },
): string {
  const entryId = unit.newId();
  const opening = accountOfRole(unit.db, o.entity.id, 'opening');
  unit.insert(entry, {
    id: entryId,
    entityId: o.entity.id,
    date: o.date,
    payee: 'Opening balance',
    memo: o.memo,
    source: 'opening',
  });
  const leg = { entryId, currency: o.currency, date: o.date, status: 'cleared' as const };
  unit.insert(posting, { ...leg, line: 0, accountId: o.accountId, amountMinor: o.minor });
  unit.insert(posting, { ...leg, line: 1, accountId: opening.id, amountMinor: -o.minor });
  return entryId;
}

/** Where a new account goes that names no parent: below the chart's root of its type. */
export function defaultParent(db: VaultDatabase, entityId: string, type: AccountRow['type']): string | null {
  const row = db
    .prepare(
      `SELECT id FROM account WHERE entity_id = ? AND parent_id IS NULL AND type = ? AND code IS NULL AND role = 'other'
       ORDER BY id LIMIT 1`,
    )
    .get(entityId, type) as { id: string } | undefined;
  return row?.id ?? null;
}

function defaultRole(type: AccountRow['type']): NewAccount['role'] {
  return type === 'asset' ? 'bank' : type === 'liability' ? 'card' : 'other';
}

/** All but merging, which reaches into the features above: `main/merge`. */
export const accountHandlers: Omit<HandlersOf<typeof contract.account>, 'merge'> = {
  list({ db }, input) {
    const owners = new Map(listEntities(db).map((e) => [e.id, e]));
    const only = input.entity === undefined ? undefined : findEntity(db, input.entity).id;
    const balances = balancesByAccount(db, input.as_of);
    return [...owners.values()]
      .filter((owner) => only === undefined || owner.id === only)
      .flatMap((owner) =>
        loadChart(db, owner.id)
          .filter((row) => input.include_archived || row.archived === 0)
          .map((row) => describe(row, owner, balances.get(row.id) ?? [])),
      );
  },

  create({ db, unit }, input) {
    const owner = findEntity(db, input.entity);
    const parent = input.parent === undefined ? null : findAccount(db, input.parent, owner.id);
    if (parent) requireInUse(parent);
    if (parent && parent.type !== input.type) {
      throw new BulkheadError(
        'INVALID_INPUT',
        `“${parent.path}” is of type ${parent.type}; an account below it can’t be ${input.type}.`,
      );
    }
    const isMoney = input.type === 'asset' || input.type === 'liability';
    const currency = input.currency ?? (isMoney ? owner.base_currency : null);
    const id = addAccount(unit, {
      entity: owner,
      name: input.name,
      type: input.type,
      role: input.role ?? defaultRole(input.type),
      currency,
      code: input.code,
      parentId: parent?.id ?? defaultParent(db, owner.id, input.type),
      taxLine: input.tax_line,
    });
    if (input.opening_balance !== undefined) {
      const inCurrency = currency ?? owner.base_currency;
      const amount = parseMoney(input.opening_balance, inCurrency);
      const date = input.opening_date ?? unit.today;
      if (amount !== 0)
        bookOpening(unit, {
          entity: owner,
          accountId: id,
          date,
          minor: amount,
          currency: inCurrency,
          memo: '',
        });
    }
    return describeOne(db, id);
  },

  update({ db, unit }, input) {
    const row = findAccount(db, input.account, input.entity);
    const parent = input.parent == null ? null : findAccount(db, input.parent, row.entity_id);
    if (parent && row.archived === 0) requireInUse(parent);
    if (parent && parent.type !== row.type) {
      throw new BulkheadError(
        'INVALID_INPUT',
        `“${parent.path}” is of type ${parent.type}; ${row.name} is ${row.type}.`,
      );
    }
    const names: Names = {
      name: input.name ?? row.name,
      parentId: input.parent === undefined ? row.parent_id : (parent?.id ?? null),
      code: input.code === undefined ? row.code : input.code,
    };
    refuseTakenNames(db, row.entity_id, names, row.id);
    if (input.archived === false && names.parentId !== null) requireInUse(accountById(db, names.parentId)!);
    const archived = input.archived === true ? familyToArchive(db, row, input.with_children) : [];
    for (const one of archived) {
      refuseArchivingUsed(db, one);
      if (one.id !== row.id) unit.update(account, { id: one.id }, { archived: true });
    }
    unit.update(
      account,
      { id: row.id },
      {
        ...names,
        ...(input.tax_line === undefined ? {} : { taxLine: input.tax_line }),
        ...(input.archived === undefined ? {} : { archived: input.archived }),
      },
    );
    return describeOne(db, row.id);
  },
};

/** The accounts that the program itself books to stay in the chart. */
const NEEDED_ROLES = new Set(['opening', 'uncategorised', 'exchange']);

function requireInUse(parent: ChartAccount): void {
  if (parent.archived === 0) return;
  throw new BulkheadError(
    'REFUSED',
    `“${parent.path}” is archived; what is below it would be out of sight.`,
    {
      remedy: 'Bring that one back first.',
      facts: { next: 'account.update' },
    },
  );
}

/** Named in a refusal; there may be hundreds. */
const CHILDREN_NAMED_MAX = 5;

/** The account and what is still in use below it. REFUSED if there is any and it was not asked for. */
function familyToArchive(db: VaultDatabase, row: ChartAccount, withChildren: boolean): ChartAccount[] {
  const chart = loadChart(db, row.entity_id);
  const family = new Set([row.id]);
  // Parents come before what is below them.
  for (const one of chart) if (one.parent_id !== null && family.has(one.parent_id)) family.add(one.id);
  const below = chart.filter((one) => one.archived === 0 && one.id !== row.id && family.has(one.id));
  if (below.length === 0 || withChildren) return [row, ...below];
  const named = below.slice(0, CHILDREN_NAMED_MAX).map((one) => one.name);
  const more = below.length > named.length ? ` and ${below.length - named.length} more` : '';
  throw new BulkheadError(
    'REFUSED',
    `“${row.path}” has accounts below it that are in use: ${named.join(', ')}${more}.`,
    {
      remedy: 'Archive or move those first, or archive all of them together (with_children).',
      facts: { children: below.map((one) => one.id) },
    },
  );
}

function refuseArchivingUsed(db: VaultDatabase, row: ChartAccount): void {
  if (NEEDED_ROLES.has(row.role)) {
    throw new BulkheadError('REFUSED', `“${row.path}” is needed by the program itself.`, {
      remedy: 'Rename it if you like; it has to stay.',
    });
  }
  const left = db
    .prepare(
      'SELECT currency, sum(amount_minor) AS minor FROM posting WHERE account_id = ? GROUP BY currency HAVING minor <> 0',
    )
    .all(row.id) as {
    currency: string;
    minor: number;
  }[];
  const isBalanceAccount = row.type !== 'income' && row.type !== 'expense';
  if (isBalanceAccount && left.length > 0) {
    const amounts = left.map((b) => `${formatMoneyForPeople(b.minor, b.currency)} ${b.currency}`).join(', ');
    throw new BulkheadError('REFUSED', `“${row.path}” still holds ${amounts}.`, {
      remedy: 'Bring it to zero first.',
    });
  }
}
