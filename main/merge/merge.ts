/**
 * Merging one account into another of the same kind: what is booked to it, the rules and the accounts below it move, and
 * the empty one goes. One command, so that one undo brings it all back.
 *
 * What the bank sent names its account for good, and so does a finished reconciliation: an account with either stays,
 * and others can be merged into it. Fails with REFUSED for that, for a closed period and for accounts of two kinds.
 */
import type { z } from 'zod';
import type { contract } from '../../shared/contract/index.ts';
import { BulkheadError } from '../../shared/errors.ts';
import { moveCounterAccount } from '../crossing/index.ts';
import { bankLink, deducedOpening } from '../import/tables.ts';
import { type ChartAccount, findAccount, findEntity, loadChart, Pace, type Scope } from '../ledger/index.ts';
import { account, posting } from '../ledger/tables.ts';
import { moveMemberAccount } from '../member/index.ts';
import { moveRules, rulesNaming } from '../rules/index.ts';
import { moveHomeCosts } from '../tax/index.ts';
import type { VaultDatabase } from '../vault/index.ts';
import { moveVendorAccount } from '../vendor/index.ts';

type Input = z.infer<NonNullable<(typeof contract.account.merge)['~orpc']['inputSchema']>>;
type Output = z.infer<NonNullable<(typeof contract.account.merge)['~orpc']['outputSchema']>>;

/** What lies in an account and can move. */
interface Holdings {
  legs: { entry_id: string; line: number; date: string }[];
  rules: string[];
  children: ChartAccount[];
}

export async function mergeAccounts({ db, unit }: Scope, input: Input): Promise<Output> {
  const from = findAccount(db, input.account, input.entity);
  const into = findAccount(db, input.into, from.entity_id);
  const holdings = readHoldings(db, from);
  refuseOtherKind(from, into);
  refuseEvidence(db, from);
  refuseClosed(db, from, holdings);
  refuseBelow(db, from, into, holdings);
  const dates = holdings.legs.map((leg) => leg.date);
  if (!input.preview) await move(unit, from, into, holdings);
  return {
    from: from.path,
    into: into.path,
    postings: holdings.legs.length,
    rules: holdings.rules.length,
    children: holdings.children.length,
    first_date: dates[0] ?? null,
    last_date: dates.at(-1) ?? null,
  };
}

function readHoldings(db: VaultDatabase, from: ChartAccount): Holdings {
  return {
    legs: db
      .prepare('SELECT entry_id, line, date FROM posting WHERE account_id = ? ORDER BY date, entry_id, line')
      .all(from.id) as Holdings['legs'],
    rules: rulesNaming(db, from.id),
    children: loadChart(db, from.entity_id).filter((one) => one.parent_id === from.id),
  };
}

async function move(
  unit: Scope['unit'],
  from: ChartAccount,
  into: ChartAccount,
  holdings: Holdings,
): Promise<void> {
  const pace = new Pace();
  for (const { entry_id: entryId, line } of holdings.legs) {
    await pace.breathe();
    unit.update(posting, { entryId, line }, { accountId: into.id });
  }
  moveRules(unit, from.id, into.id);
  for (const { id } of holdings.children) unit.update(account, { id }, { parentId: into.id });
  moveBankLinks(unit, from, into);
  moveCounterAccount(unit, from, into);
  moveMemberAccount(unit, from, into);
  moveVendorAccount(unit, from, into);
  moveHomeCosts(unit, from, into);
  // The opening stays in the books as an entry like any other; nothing of the bank is left to deduce it from.
  const opening = unit.db.prepare('SELECT 1 FROM deduced_opening WHERE account_id = ?').get(from.id);
  if (opening) unit.remove(deducedOpening, { accountId: from.id });
  unit.remove(account, { id: from.id });
}

/** The next statement that names the account means the one that took its place. */
function moveBankLinks(unit: Scope['unit'], from: ChartAccount, into: ChartAccount): void {
  const keys = unit.db.prepare('SELECT key FROM bank_link WHERE account_id = ?').pluck();
  const known = new Set(keys.all(into.id) as string[]);
  for (const key of keys.all(from.id) as string[]) {
    unit.remove(bankLink, { key, accountId: from.id });
    if (!known.has(key)) unit.insert(bankLink, { key, accountId: into.id });
  }
}

// --- What stands against it --------------------------------------------------------------------------------------------

function refuse(message: string, remedy: string, facts: object = {}): BulkheadError {
  return new BulkheadError('REFUSED', message, { remedy, facts });
}

function refuseOtherKind(from: ChartAccount, into: ChartAccount): void {
  if (from.id === into.id)
    throw new BulkheadError('INVALID_INPUT', `“${from.path}” can’t be merged into itself.`, {
      remedy: 'Name two accounts.',
    });
  if (into.archived === 1)
    throw refuse(`“${into.path}” is archived.`, 'Bring it back first, or use another account.', {
      next: 'account.update',
    });
  if (from.type !== into.type)
    throw refuse(
      `“${from.path}” is ${from.type}, “${into.path}” is ${into.type}.`,
      'Merge accounts of one type.',
    );
  if (from.role !== into.role)
    throw refuse(
      `“${from.path}” (${from.role}) and “${into.path}” (${into.role}) are not of the same kind.`,
      'The program books to them in different ways; move the entries by hand if they belong there.',
    );
  if (into.currency !== null && into.currency !== from.currency)
    throw refuse(
      `“${into.path}” holds ${into.currency} alone, “${from.path}” ${from.currency ?? 'any currency'}.`,
      'Merge it into an account that takes the same.',
    );
}

function refuseEvidence(db: VaultDatabase, from: ChartAccount): void {
  const found = (table: string) =>
    db.prepare(`SELECT 1 FROM ${table} WHERE account_id = ? LIMIT 1`).get(from.id);
  if (found('statement') || found('statement_line'))
    throw refuse(
      `Statements of the bank are of “${from.path}”, and they can’t change.`,
      'Merge the other account into this one and rename it, or undo the imports first.',
      { next: 'imports.undo' },
    );
  if (found('reconciliation'))
    throw refuse(`“${from.path}” is reconciled.`, 'Reopen its reconciliations first, the latest one first.', {
      next: 'reconcile.reopen',
    });
}

function refuseClosed(db: VaultDatabase, from: ChartAccount, { legs }: Holdings): void {
  const { name, closed_through: closed } = findEntity(db, from.entity_id);
  const first = legs[0]?.date;
  if (closed === null || first === undefined || first > closed) return;
  throw refuse(
    `“${from.path}” has entries since ${first}, and the books of ${name} are closed through ${closed}.`,
    'Reopen the period with the reason, or archive the account instead.',
    { next: ['period.reopen', 'account.update'] },
  );
}

function refuseBelow(
  db: VaultDatabase,
  from: ChartAccount,
  into: ChartAccount,
  { children }: Holdings,
): void {
  if (into.path.startsWith(`${from.path}:`))
    throw refuse(`“${into.path}” lies below “${from.path}”.`, 'Move it out from there first.');
  const names = new Set(
    loadChart(db, into.entity_id)
      .filter((one) => one.parent_id === into.id)
      .map((one) => one.name),
  );
  const taken = children.find((child) => names.has(child.name));
  if (taken)
    throw refuse(
      `Both have an account “${taken.name}” below them.`,
      'Merge or rename one of those two first.',
    );
}
