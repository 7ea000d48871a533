/**
 * Which account of whose books a part of a file belongs to. By the bank's own id if it is known; else the account that
 * was named; else, if asked, a new one. The answer is remembered. Never by likeness: money in the wrong account is
 * worse than a question.
 */
import { basename, extname } from 'node:path';
import { BulkheadError } from '../../shared/errors.ts';
import {
  accountById,
  addAccount,
  type ChartAccount,
  defaultParent,
  type EntityRow,
  findEntity,
  listEntities,
  type Unit,
} from '../ledger/index.ts';
import type { StatementHead } from './reader.ts';
import { bankLink } from './tables.ts';

export interface RouteOptions {
  entity: EntityRow | null;
  account: ChartAccount | null;
  createAccounts: boolean;
  /** The file's name, for an account that the file itself does not name. */
  fileName: string;
  /** Stands for the account of a file that names none, so that the same file finds the account it made. */
  fileSha256: string;
  /** CSV: the shape of the bank's table. A mere name, such as “Checking”, means an account only within it. */
  shape: string;
}

export interface Route {
  account: ChartAccount;
  owner: EntityRow;
  currency: string;
  /** Whether the account was named by whoever imports, and not told by the file. */
  named: boolean;
  warnings: string[];
}

/** What the bank calls an account: kind, bank, id and currency. Some banks have one id for several currencies. */
function bankKey(head: StatementHead, options: RouteOptions, currency: string): string {
  return JSON.stringify([head.kind, head.bankId, nameOf(head, options), currency]);
}

/** What the file itself calls the account: the bank's id, or a name where there is no id. */
export function namedByFile(head: StatementHead): string | null {
  return head.accountId ?? head.accountName;
}

function nameOf(head: StatementHead, options: RouteOptions): string {
  if (head.accountId !== null) return head.accountId;
  return head.accountName === null
    ? `file:${options.fileSha256}`
    : `name:${options.shape}:${head.accountName}`;
}

/** REFUSED or INVALID_INPUT with the remedy where the account can't be told. */
export function routeStatement(unit: Unit, head: StatementHead, options: RouteOptions): Route {
  const known = knownAccount(unit, head, options);
  if (known && agrees(unit, known, head, options)) return known;
  if (options.createAccounts && namedByFile(head) !== null) return createdAccount(unit, head, options);
  if (options.account) return namedAccount(unit, head, options.account, options);
  if (options.createAccounts) return createdAccount(unit, head, options);
  throw new BulkheadError(
    'INVALID_INPUT',
    namedByFile(head) === null
      ? 'The file does not say which account it is of.'
      : `Account ${namedByFile(head)} is not known yet.`,
    {
      remedy:
        namedByFile(head) === null
          ? 'Name the account: --account NAME.'
          : 'Name the account (--account NAME), or let it be made (--create-accounts).',
      facts: { account_id: namedByFile(head) },
    },
  );
}

function byId(unit: Unit, accountId: string): ChartAccount {
  return accountById(unit.db, accountId)!;
}

function routeTo(unit: Unit, account: ChartAccount, named: boolean, warnings: string[]): Route {
  requireOpenAccount(account);
  const owner = findEntity(unit.db, account.entity_id);
  return { account, owner, currency: account.currency ?? owner.base_currency, named, warnings };
}

function knownAccount(unit: Unit, head: StatementHead, options: RouteOptions): Route | null {
  // A file that names no currency means the account of that id, whatever its currency.
  const rows = unit.db.prepare('SELECT key, account_id FROM bank_link').all() as {
    key: string;
    account_id: string;
  }[];
  const matches = rows.filter(({ key }) => {
    const [kind, bank, id, currency] = JSON.parse(key) as (string | null)[];
    return (
      kind === head.kind &&
      bank === head.bankId &&
      id === nameOf(head, options) &&
      (head.currency === null || currency === head.currency)
    );
  });
  const linked = matches.map((m) => byId(unit, m.account_id));
  const account = linked.find((a) => options.entity === null || a.entity_id === options.entity.id);
  return account ? routeTo(unit, account, false, []) : null;
}

/**
 * Whether the account that the bank's id is linked to may stand against the one that was named. A link that no row
 * bears out gives way (it was a slip, taken back since); a link with rows does not.
 */
function agrees(unit: Unit, known: Route, head: StatementHead, options: RouteOptions): boolean {
  const { account: named } = options;
  if (!named || named.id === known.account.id) return true;
  if (head.accountId === null) return false;
  const borneOut = unit.db
    .prepare('SELECT 1 FROM statement_line WHERE account_id = ? LIMIT 1')
    .get(known.account.id);
  if (borneOut !== undefined) {
    throw new BulkheadError(
      'INVALID_INPUT',
      `Account ${head.accountId} is “${known.account.path}” by earlier statements, not “${named.path}”.`,
      { remedy: 'Leave --account out, or take the earlier batch back first.' },
    );
  }
  for (const { key } of unit.db
    .prepare('SELECT key FROM bank_link WHERE account_id = ?')
    .all(known.account.id) as { key: string }[]) {
    unit.remove(bankLink, { key, accountId: known.account.id });
  }
  return false;
}

function requireOpenAccount(account: ChartAccount): void {
  if (account.archived === 0) return;
  throw new BulkheadError('REFUSED', `“${account.path}” is archived.`, {
    remedy: 'Bring it back first: bulkhead account update --unarchive.',
  });
}

function namedAccount(unit: Unit, head: StatementHead, account: ChartAccount, options: RouteOptions): Route {
  if (account.type !== 'asset' && account.type !== 'liability') {
    throw new BulkheadError(
      'INVALID_INPUT',
      `“${account.path}” is ${account.type}; a statement belongs to a money account.`,
      { remedy: 'Name a bank or card account.' },
    );
  }
  const route = routeTo(unit, account, true, []);
  if (head.currency !== null && account.currency !== null && head.currency !== account.currency) {
    throw new BulkheadError(
      'INVALID_INPUT',
      `The file is in ${head.currency}; “${account.path}” holds ${account.currency}.`,
      { remedy: `Name an account in ${head.currency}.` },
    );
  }
  if (namedByFile(head) !== null)
    remember(unit, bankKey(head, options, head.currency ?? route.currency), account.id);
  return route;
}

function createdAccount(unit: Unit, head: StatementHead, options: RouteOptions): Route {
  const owner = options.entity ?? onlyEntity(unit);
  const warnings: string[] = [];
  const currency = head.currency ?? owner.base_currency;
  if (head.currency === null) warnings.push(`The file names no currency; taken for ${currency}.`);
  const wanted = namedByFile(head) ?? basename(options.fileName, extname(options.fileName));
  if (namedByFile(head) === null)
    warnings.push(
      `The file does not say which account it is of; it became “${wanted}”, after the file’s name. Name the account for the next one (--account).`,
    );
  const type = head.kind === 'card' ? 'liability' : 'asset';
  const parentId = defaultParent(unit.db, owner.id, type);
  const id = addAccount(unit, {
    entity: owner,
    name: freeName(unit, owner.id, parentId, wanted.replaceAll(':', '·').trim() || 'Account', currency),
    type,
    role: head.kind === 'unknown' ? 'bank' : head.kind,
    currency,
    parentId,
  });
  remember(unit, bankKey(head, options, currency), id);
  return routeTo(unit, byId(unit, id), false, warnings);
}

function onlyEntity(unit: Unit): EntityRow {
  const all = listEntities(unit.db);
  if (all.length === 1) return all[0]!;
  throw new BulkheadError(
    'INVALID_INPUT',
    all.length === 0 ? 'There is no entity yet.' : 'The vault has several entities.',
    {
      remedy:
        all.length === 0
          ? 'Add one first: bulkhead entity add.'
          : `Say whose account it is: --entity with one of ${all.map((e) => e.name).join(', ')}.`,
    },
  );
}

/** The name itself, or with its currency, or with a number, whichever is free. */
function freeName(
  unit: Unit,
  entityId: string,
  parentId: string | null,
  wanted: string,
  currency: string,
): string {
  const taken = new Set(
    unit.db
      .prepare("SELECT name FROM account WHERE entity_id = ? AND ifnull(parent_id, '') = ?")
      .pluck()
      .all(entityId, parentId ?? '') as string[],
  );
  if (!taken.has(wanted)) return wanted;
  for (let n = 1; ; n++) {
    const name = n === 1 ? `${wanted} (${currency})` : `${wanted} (${currency} ${n})`;
    if (!taken.has(name)) return name;
  }
}

function remember(unit: Unit, key: string, accountId: string): void {
  const known = unit.db
    .prepare('SELECT 1 FROM bank_link WHERE key = ? AND account_id = ?')
    .get(key, accountId);
  if (!known) unit.insert(bankLink, { key, accountId });
}
