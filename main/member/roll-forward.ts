/** Capital accounts of a period as the contract shows them, on the books or for tax, held against the balance sheet. */
import type { z } from 'zod';
import type { rollForwardOut } from '../../shared/contract/member.ts';
import { formatMoney, formatMoneyForPeople } from '../../shared/money.ts';
import { findEntity, ownedParts, percentOf, type Scope, stakesOn } from '../ledger/index.ts';
import type { VaultDatabase } from '../vault/index.ts';
import { loadItems } from './basis-items.ts';
import {
  type ByMember,
  type CapitalAccount,
  type CapitalFacts,
  emptyAccount,
  rollForward,
} from './capital.ts';
import { type CompanyFacts, equityOn, loadFacts, loadTaxFacts } from './facts.ts';
import { type Company, requireCompany } from './members.ts';
import { type ProRata, proRata } from './pro-rata.ts';
import { type Days, yearToDate } from './span.ts';
import { taxFacts, unknownProperty } from './special.ts';

type Output = z.infer<typeof rollForwardOut>;

interface Input {
  entity: string;
  from?: string | undefined;
  to?: string | undefined;
  basis: 'book' | 'tax';
}

export const NOBODY = 'Not held by any member';

export function rollForwardReport({ db, today }: Scope, input: Input): Output {
  const company = requireCompany(findEntity(db, input.entity));
  const days = yearToDate(input, today);
  const facts = (input.basis === 'book' ? loadFacts : loadTaxFacts)(db, company, days.to);
  const items = loadItems(db, company.id);
  const counted = input.basis === 'book' ? facts : { ...facts, ...taxFacts(facts, items) };
  const accounts = rollForward(counted, days.from, days.to);
  const currency = company.base_currency;
  const shares = sharesOn(facts, days.to);
  return {
    ...{ entity: company.name, ...days, basis: input.basis, currency },
    members: inOrder(facts, accounts).map(([id, account]) => ({
      member_id: id,
      member: nameOf(facts, id),
      share: shares.get(id) ?? '0',
      capital: written(account, currency),
    })),
    total: written(totalOf(accounts), currency),
    equity: formatMoney(equityOn(db, company, days.to), currency),
    pro_rata: proRata(facts, days.from, days.to).map((one) => describeProRata(facts, company, one)),
    notes: [
      ...bookNotes(db, facts, company, days),
      ...(input.basis === 'tax' ? taxNotes(facts, items, company, days) : []),
    ],
  };
}

/** As the members came; what nobody holds comes last. */
export function inOrder<T>({ members }: CompanyFacts, all: ByMember<T>): [string | null, T][] {
  const ids: (string | null)[] = [...members.map(({ id }) => id), null];
  return ids.flatMap((id): [string | null, T][] => (all.has(id) ? [[id, all.get(id)!]] : []));
}

export function nameOf({ members }: CompanyFacts, id: string | null): string {
  return members.find((member) => member.id === id)?.name ?? NOBODY;
}

function sharesOn({ ownership }: CapitalFacts, day: string): Map<string | null, string> {
  const parts = ownedParts(stakesOn(ownership, day));
  const whole = parts.reduce((sum, { weight }) => sum + weight, 0n);
  return new Map(parts.map(({ member, weight }) => [member, percentOf(weight, whole)]));
}

function totalOf(accounts: ByMember<CapitalAccount>): CapitalAccount {
  const total = emptyAccount();
  for (const account of accounts.values())
    for (const [name, amount] of Object.entries(account)) total[name as keyof CapitalAccount] += amount;
  return total;
}

function written(account: CapitalAccount, currency: string) {
  const entries = Object.entries(account).map(([name, amount]) => [name, formatMoney(amount, currency)]);
  return Object.fromEntries(entries) as Record<keyof CapitalAccount, string>;
}

function describeProRata(facts: CompanyFacts, company: Company, one: ProRata): Output['pro_rata'][number] {
  const { base_currency: currency, tax_class: taxClass } = company;
  const asked = taxClass === 's-corp' || facts.terms.distributions === 'pro-rata';
  return {
    what: one.what,
    member_id: one.member,
    member: nameOf(facts, one.member),
    actual: formatMoney(one.actual, currency),
    expected: formatMoney(one.expected, currency),
    difference: formatMoney(one.actual - one.expected, currency),
    matters: one.what === 'distributions' && asked && one.actual !== one.expected,
  };
}

function bookNotes(db: VaultDatabase, facts: CompanyFacts, company: Company, { from, to }: Days): string[] {
  const notes: string[] = [];
  const within = facts.movements.filter(({ date }) => date >= from && date <= to);
  const held = stakesOn(facts.ownership, to);
  if (held.size === 0) notes.push(`No members of ${company.name} are named for ${to}.`);
  if (held.size > 1 && within.some(({ member, minor }) => member === null && minor !== 0))
    notes.push(
      'Some equity accounts are nobody’s alone: what stands there is divided as the members own. Assign them where they are one member’s.',
    );
  const foreign = foreignEquity(db, company);
  if (foreign.length > 0)
    notes.push(`Equity in ${foreign.join(', ')} is not included; nothing is converted.`);
  return notes;
}

function foreignEquity(db: VaultDatabase, { id, base_currency: own }: Company): string[] {
  return db
    .prepare(
      `SELECT DISTINCT m.currency FROM posting_month m JOIN account a ON a.id = m.account_id
       WHERE a.entity_id = ? AND a.type IN ('equity', 'income', 'expense') AND m.currency <> ? ORDER BY 1`,
    )
    .pluck()
    .all(id, own) as string[];
}

function taxNotes(
  facts: CompanyFacts,
  items: ReturnType<typeof loadItems>,
  { base_currency: currency }: Company,
  { to }: Days,
): string[] {
  return unknownProperty(facts, items)
    .filter(({ date }) => date <= to)
    .map(
      ({ date, member, minor }) =>
        `The adjusted basis of what ${nameOf(facts, member)} contributed on ${date} is not known; it counts with its value in the books, ${formatMoneyForPeople(minor, currency)} ${currency}.`,
    );
}
