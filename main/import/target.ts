/** What a preview says of where an account's rows go: settled, or what must be chosen before they can. */
import type { ImportAccount } from '../../shared/contract/import.ts';
import { type ChartAccount, findEntity, listEntities, type Unit } from '../ledger/index.ts';
import { newName } from './new-account.ts';
import type { StatementHead } from './reader.ts';
import { likelyAccounts, linkedAccount, mayBelongToOne, type Route, type RouteOptions } from './route.ts';

export type Target = ImportAccount['target'];

/** `isNew`: the account is made by this very import, so what it is called here is gone after a preview. */
export function settledTarget({ account, owner, likely }: Route, isNew: boolean): Target {
  return {
    account_id: isNew ? null : account.id,
    makes_account: isNew,
    wants: 'nothing',
    name: account.name,
    kind: kindOf(account),
    likely: isNew || !likely ? [] : [{ account_id: account.id, name: account.name, entity: owner.name }],
    skipped: false,
  };
}

/** For an account that found no place. `options` are those that it was refused under, `made` what this import made. */
export function openTarget(
  unit: Unit,
  head: StatementHead,
  options: RouteOptions,
  made: ReadonlySet<string>,
): Target {
  const wants = wantedFor(unit, head, options);
  return {
    account_id: null,
    makes_account: wants !== 'account',
    wants,
    name: newName(head, { ...options, friendly: true }),
    kind: head.kind,
    likely: likelyAccounts(unit, head, options).map(({ id, name, entity_id: owner }) => ({
      account_id: made.has(id) ? null : id,
      name,
      entity: findEntity(unit.db, owner).name,
    })),
    skipped: false,
  };
}

export function skippedTarget(head: StatementHead, fileName: string): Target {
  return {
    account_id: null,
    makes_account: false,
    wants: 'nothing',
    name: newName(head, { entity: null, name: null, friendly: true, fileName }),
    kind: head.kind,
    likely: [],
    skipped: true,
  };
}

function wantedFor(unit: Unit, head: StatementHead, options: RouteOptions): Target['wants'] {
  // What was chosen or remembered did not do: an account that can't be it, or a name that is taken.
  if (options.account || linkedAccount(unit, head, options)) return 'account';
  if (!options.isNew && likelyAccounts(unit, head, options).length > 0) return 'account';
  if (options.name !== null && isSettledEntity(unit, options)) return 'account';
  // Where nobody was there to be asked, what the file names was taken for new.
  const isNew = options.createAccounts && !options.asks;
  if (!isNew && mayBelongToOne(unit, head, options.entity)) return 'account';
  return isSettledEntity(unit, options) ? 'nothing' : 'entity';
}

function isSettledEntity(unit: Unit, options: RouteOptions): boolean {
  return options.entity !== null || listEntities(unit.db).length === 1;
}

function kindOf(account: ChartAccount): Target['kind'] {
  switch (account.role) {
    case 'bank':
    case 'card':
    case 'cash':
    case 'loan':
    case 'investment':
      return account.role;
    default:
      return 'unknown';
  }
}
