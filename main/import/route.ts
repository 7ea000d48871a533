/**
 * Which account of whose books a part of a file belongs to. By the bank's own id if it is known; else the account that
 * was named; else, if asked, a new one. The answer is remembered. Never by likeness: money in the wrong account is
 * worse than a question, and so is the same money in two.
 */
import { BulkheadError } from '../../shared/errors.ts';
import {
  accountById,
  type ChartAccount,
  type EntityRow,
  findEntity,
  listEntities,
  listedRoles,
  STATEMENT_ROLES,
  type Unit,
} from '../ledger/index.ts';
import { isNamedByEnd } from './account-numbers.ts';
import {
  accountsOfKind,
  alikeAccounts,
  type FileMarks,
  linkAccount,
  linkedAccounts,
  linkKind,
  unlinkAccount,
} from './bank-links.ts';
import { makeAccount, type NewAccountWish } from './new-account.ts';
import { namedByFile, type StatementHead } from './reader.ts';

export interface RouteOptions extends Omit<NewAccountWish, 'fileName'>, FileMarks {
  account: ChartAccount | null;
  createAccounts: boolean;
  /** Somebody can be asked: a file that names no account makes none where it may belong to one that is there. */
  asks: boolean;
  /** Somebody said that it is a new one, if the bank's id is not known. */
  isNew: boolean;
  /** The accounts that the file’s own beginning went to, where that came in before. */
  begun: readonly string[];
  /** Accounts that this very import made. */
  made: ReadonlySet<string>;
  /** Where the other parts of the file go, which tells them apart. */
  others: ReadonlySet<string>;
}

export interface Route {
  account: ChartAccount;
  owner: EntityRow;
  currency: string;
  /** Whether the account was named by whoever imports, and not told by the file. */
  named: boolean;
  /** Whether it was made just now. */
  made: boolean;
  /** It is that account by no more than likeness; somebody may say another. */
  likely: boolean;
  warnings: string[];
}

/** REFUSED or INVALID_INPUT with the remedy where the account can't be told. */
export function routeStatement(unit: Unit, head: StatementHead, options: RouteOptions): Route {
  const known = isAnybodys(unit, head, options) ? null : knownAccount(unit, head, options);
  if (known && agrees(unit, known, head, options)) return known;
  const inOtherBooks = linkedAccounts(unit, head, options);
  const route = unknownAccount(unit, head, options);
  route.warnings.push(...inOtherBooks.flatMap((id) => alsoElsewhere(unit, head, route, id)));
  return route;
}

/**
 * A processor's file says no more than its name, and every company may have a balance there: where nobody said whose the
 * file is, it could be another one's.
 */
function isAnybodys(unit: Unit, head: StatementHead, { entity, account }: RouteOptions): boolean {
  return (
    head.processor !== undefined && entity === null && account === null && listEntities(unit.db).length > 1
  );
}

function unknownAccount(unit: Unit, head: StatementHead, options: RouteOptions): Route {
  const told = namedByFile(head);
  const [likely] = options.isNew ? [] : likelyAccounts(unit, head, options);
  const isOpen = likely !== undefined || (options.asks && mayBelongToOne(unit, head, options.entity));
  const mayMake = options.createAccounts && !isOpen;
  if (mayMake && told !== null) return createdAccount(unit, head, options);
  if (options.account) return namedAccount(unit, head, options.account, options);
  if (mayMake) return createdAccount(unit, head, options);
  if (likely) throw mayBe(unit, head, likely, options);
  throw new BulkheadError(
    'INVALID_INPUT',
    told === null ? 'The file does not say which account it is of.' : `Account ${told} is not known yet.`,
    {
      remedy: told === null ? 'Name the account.' : 'Name the account, or let it be made.',
      facts: { account_id: told, trouble: told === null ? 'account-unnamed' : 'account-unknown' },
    },
  );
}

/** Of a file that names none. Somebody who is asked has all accounts before them, and those of its name first. */
function accountsLike(unit: Unit, head: StatementHead, options: RouteOptions): string[] {
  const { asks, made } = options;
  const found = accountsOfKind(unit, head, options);
  const named = found.filter(({ by }) => by !== 'kind').map(({ accountId }) => accountId);
  // Files that come together under other names are of other accounts.
  const others = asks ? [] : found.map(({ accountId }) => accountId).filter((id) => !made.has(id));
  return [...new Set([...named, ...alikeAccounts(unit, head, options), ...others])];
}

/** Accounts in the books that it may be, by another way of writing their number; none that another part goes to. */
export function likelyAccounts(unit: Unit, head: StatementHead, options: RouteOptions): ChartAccount[] {
  const { entity, others } = options;
  const ids =
    namedByFile(head) === null ? accountsLike(unit, head, options) : alikeAccounts(unit, head, options);
  return ids
    .map((id) => byId(unit, id))
    .filter(
      ({ id, archived, entity_id: owner }) =>
        archived === 0 && !others.has(id) && (entity === null || owner === entity.id),
    );
}

function mayBe(
  unit: Unit,
  head: StatementHead,
  { id, path, entity_id: owner }: ChartAccount,
  options: RouteOptions,
): BulkheadError {
  const account = `“${path}” of ${findEntity(unit.db, owner).name}`;
  const told = namedByFile(head);
  const isOfKind = accountsOfKind(unit, head, options).some(({ accountId }) => accountId === id);
  const why = isOfKind ? 'as another file of its kind was' : 'whose number ends like its name';
  return new BulkheadError(
    'INVALID_INPUT',
    told === null
      ? `“${options.fileName}” does not say which account it is of; it may be ${account}, ${why}.`
      : `Account ${told} may be ${account}.`,
    {
      remedy: 'Say whether it is that one, another one or a new one.',
      facts: { account_id: head.accountId, trouble: 'account-alike' },
    },
  );
}

/**
 * Whether there is a money account that the rows may be of, although the bank's id does not say so: any where the file
 * names none, one of the same name where it has no more than a name. An id that is not known is a new account's.
 */
export function mayBelongToOne(unit: Unit, head: StatementHead, entity: EntityRow | null): boolean {
  if (head.accountId !== null) return false;
  const found = unit.db
    .prepare(
      `SELECT 1 FROM account WHERE role IN (${listedRoles(STATEMENT_ROLES)}) AND archived = 0
       AND (:entityId IS NULL OR entity_id = :entityId) AND (:name IS NULL OR lower(name) = lower(:name))
       AND (:currency IS NULL OR currency IS NULL OR currency = :currency) LIMIT 1`,
    )
    .get({ entityId: entity?.id ?? null, name: head.accountName, currency: head.currency });
  return found !== undefined;
}

function byId(unit: Unit, accountId: string): ChartAccount {
  return accountById(unit.db, accountId)!;
}

function routeTo(unit: Unit, account: ChartAccount, named: boolean, warnings: string[]): Route {
  requireOpenAccount(account);
  const owner = findEntity(unit.db, account.entity_id);
  return {
    account,
    owner,
    currency: account.currency ?? owner.base_currency,
    named,
    made: false,
    likely: false,
    warnings,
  };
}

function knownAccount(unit: Unit, head: StatementHead, options: RouteOptions): Route | null {
  const account = linkedAccount(unit, head, options);
  if (!account) return null;
  const route = routeTo(unit, account, false, []);
  const isMarked = linkedAccounts(unit, head, options).includes(account.id);
  // What names no account is known by its own bytes from then on, whatever becomes of its beginning.
  if (namedByFile(head) === null) linkAccount(unit, head, options, route.currency, account.id);
  return { ...route, likely: isNamedByEnd(head) || !isMarked };
}

/** A file that names no account is of the one that its beginning went to, or one of its kind with the same last digits. */
function meantByFile(unit: Unit, head: StatementHead, options: RouteOptions): string[] {
  const { begun, isNew } = options;
  if (begun.length === 1) return [...begun];
  if (isNew) return [];
  const same = accountsOfKind(unit, head, options).filter(({ by }) => by === 'digits');
  const ids = [...new Set(same.map(({ accountId }) => accountId))];
  return ids.length === 1 ? ids : [];
}

/** The account that the bank's name means in these books (or in any, where none are named), be it archived. */
export function linkedAccount(unit: Unit, head: StatementHead, options: RouteOptions): ChartAccount | null {
  const ids = linkedAccounts(unit, head, options);
  if (ids.length === 0 && namedByFile(head) === null) ids.push(...meantByFile(unit, head, options));
  const linked = ids.map((id) => byId(unit, id));
  const own = linked.filter((a) => options.entity === null || a.entity_id === options.entity.id);
  // Numbers of one bank may end alike, too: then somebody has said so, and says it again.
  return own.length > 1 && isNamedByEnd(head) ? null : (own[0] ?? null);
}

/**
 * Whether the account that the bank's id is linked to may stand against the one that was named. A link that no row
 * bears out gives way (it was a slip, taken back since); a link with rows does not.
 */
function agrees(unit: Unit, known: Route, head: StatementHead, options: RouteOptions): boolean {
  const { account: named } = options;
  if (!named || named.id === known.account.id) return true;
  if (head.accountId === null) return false;
  if (isBorneOut(unit, known.account.id)) {
    if (isNamedByEnd(head)) return false;
    throw new BulkheadError(
      'INVALID_INPUT',
      `Account ${head.accountId} is “${known.account.path}” by earlier statements, not “${named.path}”.`,
      {
        remedy: 'Name no account for it, or take the earlier batch back first.',
        facts: { next: 'imports.undo', trouble: 'account-another' },
      },
    );
  }
  unlinkAccount(unit, known.account.id);
  return false;
}

function isBorneOut(unit: Unit, accountId: string): boolean {
  return (
    unit.db.prepare('SELECT 1 FROM statement_line WHERE account_id = ? LIMIT 1').get(accountId) !== undefined
  );
}

function requireOpenAccount(account: ChartAccount): void {
  if (account.archived === 0) return;
  throw new BulkheadError('REFUSED', `“${account.path}” is archived.`, {
    remedy: 'Bring it back first.',
    facts: { next: 'account.update', trouble: 'account-archived', account: account.path },
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
  const route = { ...routeTo(unit, account, true, []), likely: isNamedByEnd(head) };
  if (head.currency !== null && head.currency !== route.currency) {
    throw new BulkheadError(
      'INVALID_INPUT',
      `The file is in ${head.currency}; “${account.path}” holds ${route.currency}.`,
      { remedy: `Name an account in ${head.currency}.` },
    );
  }
  rememberAccount(unit, head, options, route);
  return route;
}

/** What somebody said holds for the next file, also where this one brought nothing. */
export function rememberAccount(
  unit: Unit,
  head: StatementHead,
  marks: FileMarks,
  { account, currency }: Pick<Route, 'account' | 'currency'>,
): void {
  const link = namedByFile(head) === null ? linkKind : linkAccount;
  link(unit, head, marks, head.currency ?? currency, account.id);
}

function createdAccount(unit: Unit, head: StatementHead, options: RouteOptions): Route {
  const { id, currency, warnings } = makeAccount(unit, head, options);
  linkAccount(unit, head, options, currency, id);
  if (namedByFile(head) === null) linkKind(unit, head, options, currency, id);
  return { ...routeTo(unit, byId(unit, id), false, warnings), made: true };
}

/** The same account of the bank in two entities' books is hardly ever meant. */
function alsoElsewhere(unit: Unit, head: StatementHead, route: Route, accountId: string): string[] {
  const other = byId(unit, accountId);
  if (other.entity_id === route.owner.id || !isBorneOut(unit, accountId)) return [];
  const owner = findEntity(unit.db, other.entity_id);
  return [
    `${namedByFile(head) ?? 'This file'} is “${other.path}” of ${owner.name} by earlier statements; these rows go into the books of ${route.owner.name} as well.`,
  ];
}
