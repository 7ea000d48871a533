/**
 * Veil health of three companies and their owner after ten years with 5,000 crossings and 3,600 bills: the first time, when all of it is read and
 * assessed, and after a change, when only what the change touched is: something that crossed, an entry of one company, an entry
 * of the owner. Each time the answers for all three are waited for. The crossings are booked in one transaction, as no command
 * would, since only reading is measured.
 */
import { join } from 'node:path';
import type { Core } from '../../main/api/core.ts';
import { realWorld } from '../../main/api/world.ts';
import { type CounterSort, counterAccount, recordMovement } from '../../main/crossing/index.ts';
import { type EntityRow, findAccount, findEntity, Unit } from '../../main/ledger/index.ts';
import type { CrossingOut } from '../../shared/contract/crossing.ts';
import type { HealthOut } from '../../shared/contract/veil.ts';
import { addDays } from '../../shared/dates.ts';
import { call, coreOf, newVault } from './books.ts';
import { type Measured, median, peak, seconds } from './measure.ts';

const COMPANIES = ['Northlight LLC', 'Harbor LLC', 'Quay LLC'];
const OWNER = 'Dana';
const CROSSINGS = 5000;
/** Of each company, every third of them never paid. */
const BILLS = 1200;
const FIRST_DAY = '2016-01-02';
const LAST_DAY = '2025-12-31';
const REPEATS = 5;

/** Kind, settlement, whether the company gives, and the accounts that stand against each other, giver first. */
type Sort = [
  kind: CrossingOut['kind'],
  settlement: CrossingOut['settlement'],
  out: boolean,
  mine: CounterSort,
  theirs: CounterSort,
];
const SORTS: readonly Sort[] = [
  ['draw', 'equity', true, 'draw', 'interest'],
  ['contribution', 'equity', false, 'interest', 'contribution'],
  ['personal', 'owed', true, 'due-from', 'due-to'],
  ['settlement', 'paid', false, 'due-to', 'due-from'],
  ['business', 'owed', false, 'due-from', 'due-to'],
  ['settlement', 'paid', true, 'due-to', 'due-from'],
  ['loan', 'owed', true, 'loan-receivable', 'loan-payable'],
  ['repayment', 'paid', false, 'loan-payable', 'loan-receivable'],
];

export async function veilHealth(dir: string): Promise<Measured> {
  const vault = await newVault(join(dir, `veil-${process.pid}.bulkhead`));
  const core = coreOf(vault);
  await call(core, 'entity.create', { kind: 'person', name: OWNER });
  const members = [{ name: OWNER, entity: OWNER, share: '100' }];
  for (const name of COMPANIES)
    await call(core, 'entity.create', { kind: 'llc', name, tax_class: 'disregarded', state: 'WY', members });
  const unit = new Unit(vault.db, '2026-01-01T00:00:00Z', realWorld());
  vault.db.transaction(() => book(unit))();
  for (const entity of COMPANIES) await call(core, 'entry.create', { entries: billsOf(entity) });
  const start = performance.now();
  const findings = await ask(core);
  const first = seconds(start);
  const after = async (change: () => Promise<unknown>): Promise<number> => {
    const all: number[] = [];
    for (let n = 0; n < REPEATS; n++) {
      await change();
      const from = performance.now();
      await ask(core);
      all.push(seconds(from));
    }
    return median(all);
  };
  const [one] = COMPANIES;
  const crossed = await after(() =>
    call(core, 'crossing.make', {
      ...{
        kind: 'draw',
        from: one,
        to: OWNER,
        date: LAST_DAY,
        amount: '100',
        purpose: 'Bench',
        despite: 'Bench',
      },
      ...{ from_account: 'Checking', to_account: 'Checking' },
    }),
  );
  const spent = (entity: string, category: string) => () => {
    const postings = [
      { account: 'Checking', amount: '-10' },
      { account: category, amount: '10' },
    ];
    const entries = [{ entity, date: LAST_DAY, payee: 'Corner Shop', postings }];
    return call(core, 'entry.create', { entries });
  };
  const company = await after(spent(one!, 'Supplies'));
  const owner = await after(spent(OWNER, 'Groceries'));
  await core.close();
  return { seconds: first, memory: peak(), more: { findings, crossed, company, owner } };
}

/** How many findings the three have together. */
async function ask(core: Core): Promise<number> {
  let findings = 0;
  for (const entity of COMPANIES)
    findings += (await call<HealthOut>(core, 'veil.health', { entity, as_of: LAST_DAY })).findings.length;
  return findings;
}

function book(unit: Unit): void {
  const owner = findEntity(unit.db, OWNER);
  const companies = COMPANIES.map((name) => findEntity(unit.db, name));
  for (let n = 0; n < CROSSINGS; n++) {
    const company = companies[n % companies.length]!;
    const [kind, settlement, out, mine, theirs] = SORTS[Math.floor(n / companies.length) % SORTS.length]!;
    const [from, to] = out ? [company, owner] : [owner, company];
    const amountMinor = 10_000 + ((n * 37) % 90_000);
    recordMovement(unit, {
      ...{ kind, settlement, currency: 'USD', payee: OWNER, purpose: 'Bench' },
      date: addDays(FIRST_DAY, Math.floor((n * 3650) / CROSSINGS)),
      from: sideOf(unit, from, to, mine, amountMinor),
      to: sideOf(unit, to, from, theirs, -amountMinor),
    });
  }
}

function billsOf(entity: string): object[] {
  const entry = (at: number, days: number, account: string, amount: number) => ({
    ...{
      entity,
      date: addDays(FIRST_DAY, Math.floor((at * 3500) / BILLS) + days),
      payee: `Vendor ${at % 40}`,
    },
    postings: [
      { account, amount: String(amount) },
      { account: 'Accounts payable', amount: String(-amount) },
    ],
  });
  return Array.from({ length: BILLS }, (_, at) => {
    const amount = 50 + (at % 90);
    const billed = entry(at, 0, 'Supplies', amount);
    return at % 3 === 0 ? [billed] : [billed, entry(at, 100, 'Checking', -amount)];
  }).flat();
}

function sideOf(unit: Unit, entity: EntityRow, other: EntityRow, sort: CounterSort, amountMinor: number) {
  const against = counterAccount(unit, entity, other, sort, 'USD').id;
  const money = findAccount(unit.db, 'Checking', entity.id);
  return {
    entity,
    against: [{ accountId: against, amountMinor }],
    rest: [{ accountId: money.id, amountMinor: -amountMinor }],
  };
}
