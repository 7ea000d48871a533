/**
 * What a person is worth: what their own books hold, and for each company their part of its equity. The books have an
 * interest at cost, which is what was put in less what was taken out; the part of the company's profit that stayed there is
 * added to it. Where cost and the company's own records of it differ, that is said.
 */
import type { z } from 'zod';
import type { netWorthOut } from '../../shared/contract/member.ts';
import { addDays } from '../../shared/dates.ts';
import { BulkheadError } from '../../shared/errors.ts';
import { formatMoney, formatMoneyForPeople } from '../../shared/money.ts';
import {
  BEGINNING,
  BUCKET,
  type ChartAccount,
  type EntityRow,
  findEntity,
  listEntities,
  loadChart,
  loadMembers,
  type Scope,
  sumAll,
} from '../ledger/index.ts';
import type { VaultDatabase } from '../vault/index.ts';
import { type CapitalAccount, incomeThrough, rollForward, sumOf } from './capital.ts';
import { loadFacts } from './facts.ts';
import { interestsOf } from './interests.ts';
import { requireCompany } from './members.ts';
import { type Days, yearToDate } from './span.ts';

type Output = z.infer<typeof netWorthOut>;

interface Input {
  entity: string;
  from?: string | undefined;
  to?: string | undefined;
}

/** Amounts of one line: before the period, and at its end as the books have it and as it is worth. */
interface Line {
  kind: Output['lines'][number]['kind'];
  label: string;
  account: string | null;
  company: string | null;
  opening: number;
  cost: number;
  undistributed: number;
}

export function netWorthReport({ db, today }: Scope, input: Input): Output {
  const person = requirePerson(findEntity(db, input.entity));
  const days = yearToDate(input, today);
  const before = addDays(days.from, -1);
  const chart = loadChart(db, person.id);
  const [then, now] = [balances(db, person, before), balances(db, person, days.to)];
  const interests = loadInterests(db, person, chart, days);
  const taken = new Set(interests.flatMap(({ accounts }) => accounts));
  const own = chart
    .filter(({ id, type }) => (type === 'asset' || type === 'liability') && !taken.has(id))
    .map(
      (account): Line => ({
        kind: account.type === 'asset' ? 'asset' : 'liability',
        ...{ label: account.path, account: account.id, company: null },
        ...{ opening: then.get(account.id) ?? 0, cost: now.get(account.id) ?? 0, undistributed: 0 },
      }),
    )
    .filter(({ opening, cost }) => opening !== 0 || cost !== 0);
  const ofCompanies = interests.map(({ company, accounts, capital }): Line => {
    const cost = sumOf(accounts.map((id) => now.get(id) ?? 0));
    return {
      ...{ kind: 'interest', label: company.name, account: accounts[0] ?? null, company: company.id },
      ...{ opening: capital.opening, cost, undistributed: capital.closing - cost },
    };
  });
  const lines = [...own, ...ofCompanies];
  const opening = sumOf(lines.map((line) => line.opening));
  const worth = sumOf(lines.map((line) => line.cost + line.undistributed));
  const { base_currency: currency } = person;
  const money = (amount: number) => formatMoney(amount, currency);
  return {
    ...{ entity: person.name, ...days, currency },
    lines: lines.map((line) => ({
      ...{ kind: line.kind, label: line.label, account_id: line.account, company_id: line.company },
      ...{ opening: money(line.opening), cost: money(line.cost), undistributed: money(line.undistributed) },
      amount: money(line.cost + line.undistributed),
    })),
    ...{ opening: money(opening), net_worth: money(worth), change: money(worth - opening) },
    notes: [
      ...interests.flatMap((interest) => tieNotes(interest, now, currency)),
      ...foreignNotes(db, person, days.to),
    ],
  };
}

function requirePerson(row: EntityRow): EntityRow {
  if (row.kind === 'person') return row;
  throw new BulkheadError('REFUSED', `${row.name} is a company; its equity stands on its balance sheet.`, {
    remedy: 'Name the person who owns it.',
  });
}

function sumsUntil(db: VaultDatabase, { id: entityId }: EntityRow, to: string) {
  return sumAll(db, { entityId, from: BEGINNING, to, bucket: BUCKET.whole });
}

function balances(db: VaultDatabase, person: EntityRow, day: string): Map<string, number> {
  const own = sumsUntil(db, person, day).filter(({ currency }) => currency === person.base_currency);
  return new Map(own.map(({ account_id, minor }) => [account_id, minor]));
}

interface Interest {
  company: EntityRow;
  /** The person's accounts that keep it at cost. */
  accounts: string[];
  capital: CapitalAccount;
  /** What was put in less what was taken out, as the company has it. */
  putIn: number;
}

function loadInterests(
  db: VaultDatabase,
  person: EntityRow,
  chart: readonly ChartAccount[],
  { from, to }: Days,
): Interest[] {
  const held = listEntities(db).flatMap((one) => {
    const mine = loadMembers(db, one.id).members.find(({ holderId }) => holderId === person.id);
    if (!mine || one.base_currency !== person.base_currency) return [];
    const facts = loadFacts(db, requireCompany(one), to);
    const capital = rollForward(facts, from, to).get(mine.id);
    if (!capital) return [];
    const putIn = capital.closing - (incomeThrough(facts, to).get(mine.id) ?? 0);
    return [{ company: one, capital, putIn }];
  });
  const accounts = interestsOf(
    db,
    person,
    chart,
    held.map(({ company }) => company),
  );
  return held.map((one) => ({ ...one, accounts: accounts.get(one.company.id) ?? [] }));
}

/** What the company has as put in less taken out, and what the person has as the cost of it, are records of one thing. */
function tieNotes(
  { company, accounts, putIn }: Interest,
  now: Map<string, number>,
  currency: string,
): string[] {
  const cost = sumOf(accounts.map((id) => now.get(id) ?? 0));
  if (cost === putIn) return [];
  const [here, there] = [cost, putIn].map(
    (amount) => `${formatMoneyForPeople(amount, currency)} ${currency}`,
  );
  return [
    `The interest in ${company.name} stands at ${here} here, and contributions less draws at ${there} there. The part of its equity counts.`,
  ];
}

function foreignNotes(db: VaultDatabase, person: EntityRow, to: string): string[] {
  const foreign = new Set(
    sumsUntil(db, person, to)
      .filter(({ currency, minor }) => currency !== person.base_currency && minor !== 0)
      .map(({ currency }) => currency),
  );
  if (foreign.size === 0) return [];
  return [`Amounts in ${[...foreign].sort().join(', ')} are not included; nothing is converted.`];
}
