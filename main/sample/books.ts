/** Puts the story into the books, through the same doors that people use: nothing here writes by itself. */
import { contract } from '../../shared/contract/index.ts';
import type { CalendarDate } from '../../shared/dates.ts';
import { importHandlers, mended, ruledCrossings, transfers } from '../import/index.ts';
import {
  accountHandlers,
  attachmentHandlers,
  entityHandlers,
  entryHandlers,
  type Scope,
  validate,
} from '../ledger/index.ts';
import { reconcileHandlers } from '../reconcile/index.ts';
import { ruleHandlers } from '../rules/index.ts';
import { BANK_ACCOUNTS, COMPANY, OTHER_OPENINGS, OWNER, PURSES, type Purse } from './cast.ts';
import type { StatementFile } from './statements.ts';
import { type HandEntry, type Legs, toPostings } from './story.ts';
import { COMPUTER_SHOP } from './studio.ts';
import { RULES } from './vendors.ts';

/** No office gives out numbers that begin like this. */
const EIN = '00-0418823';

/** The accounts that the charts don't bring along. */
const MORE_ACCOUNTS = [
  { entity: COMPANY, name: 'Tax reserve', type: 'asset', role: 'bank', code: '1020' },
  { entity: OWNER, name: 'Subscriptions', type: 'expense' },
  { entity: OWNER, name: 'Pets', type: 'expense' },
] as const;

/** Statements of so many accounts in one batch, as somebody brings them in who does it every quarter. */
const STATEMENTS_PER_BATCH = 3 * PURSES.length;

/** Left to be reconciled when the story ends. */
const STILL_OPEN: ReadonlySet<Purse> = new Set<Purse>(['card', 'homeCard']);

export async function addEntities(scope: Scope): Promise<void> {
  const { create } = contract.entity;
  const schema = create['~orpc'].inputSchema!;
  const person = { kind: 'person', name: OWNER, legal_name: OWNER };
  const company = {
    kind: 'llc',
    ...{ name: COMPANY, legal_name: COMPANY, ein: EIN },
    ...{ state: 'WY', tax_class: 'disregarded' },
    members: [{ name: OWNER, entity: OWNER, share: '100' }],
  };
  await entityHandlers.create(scope, validate(schema, person));
  await entityHandlers.create(scope, validate(schema, company));
}

export async function addAccounts(scope: Scope): Promise<void> {
  const schema = contract.account.create['~orpc'].inputSchema!;
  for (const one of MORE_ACCOUNTS) await accountHandlers.create(scope, validate(schema, one));
}

export async function addRules(scope: Scope): Promise<void> {
  const schema = contract.rules.create['~orpc'].inputSchema!;
  for (const { entity, match, direction, account, name } of RULES) {
    const rule = { entity, value: match, direction, account, payee: name };
    await ruleHandlers(ruledCrossings, transfers).create(scope, validate(schema, rule));
  }
}

export async function addEntries(scope: Scope, entries: readonly HandEntry[]): Promise<string[]> {
  const schema = contract.entry.create['~orpc'].inputSchema!;
  return (await entryHandlers(transfers, mended).create(scope, validate(schema, { entries }))).ids;
}

/** What both hold on the day before the first, as one entry each. */
export function openingEntries(date: CalendarDate): HandEntry[] {
  return [COMPANY, OWNER].map((entity) => {
    const held: Legs = {
      ...Object.fromEntries(
        Object.values(BANK_ACCOUNTS)
          .filter((account) => account.entity === entity)
          .map((account) => [account.account, account.opening]),
      ),
      ...OTHER_OPENINGS[entity],
    };
    const total = Object.values(held).reduce((sum, minor) => sum + minor, 0);
    const postings = toPostings({ ...held, 'Opening balances': -total }, 'cleared');
    return { entity, date, payee: 'Opening balances', memo: '', tags: [], source: 'opening', postings };
  });
}

/** Keeps the shop's receipt with the entry of the computer. */
export async function addReceipt(
  scope: Scope,
  entries: readonly HandEntry[],
  ids: readonly string[],
): Promise<void> {
  const at = entries.findIndex((entry) => entry.payee === COMPUTER_SHOP);
  if (at === -1) return;
  const { date } = entries[at]!;
  const text = `${COMPUTER_SHOP}\nOrder LC-55821, ${date}\n\nLaptop 14"      2499.00\nDock, 2 ports    148.95\nTotal USD       2647.95\nPaid by card ending in 2207\n`;
  const file = new File([text], `Receipt ${COMPUTER_SHOP} ${date}.txt`, { type: 'text/plain' });
  const schema = contract.attachment.add['~orpc'].inputSchema!;
  await attachmentHandlers.add(scope, validate(schema, { entry: ids[at]!, file }));
}

/**
 * Imports every statement. The first of each account names the account it belongs to; from then on the bank's own
 * number finds it.
 */
export async function importStatements(scope: Scope, statements: readonly StatementFile[]): Promise<void> {
  const schema = contract.imports.commit['~orpc'].inputSchema!;
  const first = statements.slice(0, PURSES.length);
  for (const { purse, file } of first) {
    const { entity, account } = BANK_ACCOUNTS[purse];
    await importHandlers.commit(scope, validate(schema, { files: [file], entity, account }));
  }
  for (let at = first.length; at < statements.length; at += STATEMENTS_PER_BATCH) {
    const files = statements.slice(at, at + STATEMENTS_PER_BATCH).map((statement) => statement.file);
    await importHandlers.commit(scope, validate(schema, { files }));
  }
}

/** Proves every statement but some of the last month's. */
export async function reconcileStatements(scope: Scope, statements: readonly StatementFile[]): Promise<void> {
  const schema = contract.reconcile.finish['~orpc'].inputSchema!;
  const last = statements.at(-1)!.closingOn;
  for (const { purse, closingOn } of statements) {
    if (closingOn === last && STILL_OPEN.has(purse)) continue;
    const { entity, account } = BANK_ACCOUNTS[purse];
    await reconcileHandlers.finish(scope, validate(schema, { account, entity, date: closingOn }));
  }
}
