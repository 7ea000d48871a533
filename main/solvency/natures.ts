/**
 * What each account of a company’s balance sheet is to a creditor: told by what it stands for against others, by its place in
 * the standard chart, of a tax and of distributions payable by its name, and by its role. What nobody can tell is taken for what helps least: an asset that is not current, a
 * debt that is.
 */
import { counterAccounts } from '../crossing/index.ts';
import { type EntityRow, findEntity, loadChart, loadMembers } from '../ledger/index.ts';
import type { VaultDatabase } from '../vault/index.ts';

export type Nature =
  | 'cash'
  | 'receivable'
  | 'owner-claim'
  | 'current-asset'
  | 'other-asset'
  | 'payable'
  | 'card'
  | 'owner-debt'
  /** On account of the members’ interests: what was declared and is not paid. */
  | 'declared'
  | 'accrued'
  | 'sales-tax'
  | 'payroll'
  | 'tax'
  | 'deferred'
  | 'loan'
  | 'other-debt';

/** On whom a claim is that stands against another party: on an owner, or on a company that an owner controls. */
export type ClaimOn = 'owner' | 'controlled';

export interface NaturedAccount {
  id: string;
  /** Where it is called after whom it stands against, with the name of what it is a part of. */
  name: string;
  path: string;
  role: string;
  nature: Nature;
  /** `null`: no claim on another party. */
  claimOn: ClaimOn | null;
}

/** Codes of the standard chart whose account tells more than its role. */
const BY_CODE: Readonly<Record<string, Nature>> = {
  '1150': 'current-asset',
  '1200': 'current-asset',
  '1300': 'current-asset',
  '2150': 'payroll',
  '2200': 'sales-tax',
};

const DECLARED =
  /\b(?:distributions?|dividends?) (?:payable|declared)|declared (?:distributions?|dividends?)\b/i;

/** A debt whose name says that it is tax, or owed to members as such, where its code does not. */
function byName(type: string, name: string): Nature | undefined {
  if (type !== 'liability') return undefined;
  if (DECLARED.test(name)) return 'declared';
  if (/\b(?:payroll|withh(?:eld|olding))\b/i.test(name)) return 'payroll';
  if (/\bsales (?:and use )?tax(?:es)?\b/i.test(name)) return 'sales-tax';
  return /\btax(?:es)?\b/i.test(name) ? 'tax' : undefined;
}

const BY_ROLE: Readonly<Record<string, Nature>> = {
  bank: 'cash',
  cash: 'cash',
  investment: 'current-asset',
  card: 'card',
  receivable: 'receivable',
  payable: 'payable',
  deferred: 'deferred',
  loan: 'loan',
};

const BY_SORT: Readonly<Record<string, Nature>> = {
  'due-from': 'owner-claim',
  'loan-receivable': 'owner-claim',
  'accrued-receivable': 'owner-claim',
  'due-to': 'owner-debt',
  'accrued-payable': 'accrued',
  'loan-payable': 'loan',
};

/** Below what is held in trust, “Social Security tax” and “County tax” are parts of it and no tax of another sort. */
function withinTrust(said: Nature | undefined, above: Nature | undefined): Nature | undefined {
  return said === 'tax' && (above === 'payroll' || above === 'sales-tax') ? above : said;
}

/** The accounts of the company’s balance sheet, by id. Equity, income and expenses are none. */
export function naturesOf(db: VaultDatabase, company: EntityRow): ReadonlyMap<string, NaturedAccount> {
  const counters = new Map(counterAccounts(db).map((one) => [one.account_id, one] as const));
  const claimOf = claimsOf(db, company);
  const found = new Map<string, NaturedAccount>();
  const inherited = new Map<string, Nature>();
  const names = new Map<string, string>();
  // Parents come before their children, which are what their parent is.
  for (const { id, parent_id, name, path, code, type, role } of loadChart(db, company.id)) {
    if (type !== 'asset' && type !== 'liability') continue;
    const above = inherited.get(parent_id ?? '');
    const counter = counters.get(id);
    const own =
      BY_SORT[counter?.sort ?? ''] ??
      BY_CODE[code ?? ''] ??
      withinTrust(byName(type, name), above) ??
      BY_ROLE[role];
    const nature = own ?? above ?? (type === 'asset' ? 'other-asset' : 'other-debt');
    // The roots of the chart say nothing of what lies below them.
    if (parent_id !== null) inherited.set(id, nature);
    if (parent_id !== null) names.set(id, name);
    const within = counter === undefined ? undefined : names.get(parent_id ?? '');
    found.set(id, {
      ...{ id, path, role, nature, name: within === undefined ? name : `${within}: ${name}` },
      claimOn: nature === 'owner-claim' ? claimOf(counter?.other_id ?? null) : null,
    });
  }
  return found;
}

/** A person is an owner, and so is a company that holds a part of it; any other company is one that an owner controls. */
export function claimsOf(db: VaultDatabase, company: EntityRow): (otherId: string | null) => ClaimOn {
  const holders = new Set(loadMembers(db, company.id).members.map(({ holderId }) => holderId));
  return (otherId) =>
    otherId === null || holders.has(otherId) || findEntity(db, otherId).kind === 'person'
      ? 'owner'
      : 'controlled';
}
