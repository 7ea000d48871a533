/**
 * Every report over a million postings of one company, warm, each beside the bare SQL that reads what it is made of. The entries
 * are put in by prepared statements in one transaction, as no command would, since only reading is measured.
 */
import { join } from 'node:path';
import type { VaultDatabase } from '../../main/vault/index.ts';
import type { ReportName } from '../../shared/contract/report-table.ts';
import { addDays } from '../../shared/dates.ts';
import { createIdFactory } from '../../shared/ids.ts';
import { dice } from '../support/dice.ts';
import { call, coreOf, newVault } from './books.ts';
import { type Measured, median, peak, seconds } from './measure.ts';

const COMPANY = 'Northgate Supply LLC';
const ENTRIES = 500_000;
const FIRST_DAY = '2021-01-01';
const DAYS = 1826;
const PAYEES = 400;
const REPEATS = 3;
const ALL = { from: FIRST_DAY, to: '2025-12-31' };

/** What the first account gets, the second gives; and how often of a hundred. */
const SORTS: readonly [times: number, to: string, from: string][] = [
  [30, 'Supplies', 'Checking'],
  [20, 'Travel', 'Checking'],
  [10, 'Checking', 'Service revenue'],
  [15, 'Advertising', 'Business credit card'],
  [10, 'Accounts receivable', 'Service revenue'],
  [10, 'Checking', 'Accounts receivable'],
  [3, 'Rent', 'Accounts payable'],
  [2, 'Accounts payable', 'Checking'],
];

const OWN = 'account_id IN (SELECT id FROM account WHERE entity_id = :entity)';
const SPENT = `p.account_id IN (SELECT id FROM account WHERE entity_id = :entity AND type = 'expense')`;
/** What a report reads, as bare as it can be asked for. */
const BARE = {
  sums: `SELECT account_id, currency, sum(amount_minor) FROM posting WHERE ${OWN} GROUP BY 1, 2`,
  payees: `SELECT e.payee, sum(p.amount_minor) FROM posting p JOIN entry e ON e.id = p.entry_id WHERE ${SPENT} GROUP BY 1`,
  owed: `SELECT date, entry_id, account_id, sum(amount_minor) FROM posting WHERE entry_id IN (
    SELECT entry_id FROM posting WHERE account_id IN (
      SELECT id FROM account WHERE entity_id = :entity AND role IN ('receivable', 'payable', 'deferred')))
    GROUP BY 1, 2, 3`,
  cash: `SELECT account_id, sum(amount_minor) FROM posting WHERE entry_id IN (
    SELECT entry_id FROM posting WHERE account_id IN (
      SELECT id FROM account WHERE entity_id = :entity AND role IN ('bank', 'cash'))) GROUP BY 1`,
  page: `SELECT * FROM entry WHERE entity_id = :entity ORDER BY date, id LIMIT 5000`,
} as const;

const ASKED: readonly [ReportName, object, keyof typeof BARE][] = [
  ['income-statement', { interval: 'month' }, 'sums'],
  ['income-statement', { basis: 'cash', interval: 'quarter' }, 'owed'],
  ['balance-sheet', { interval: 'month' }, 'sums'],
  ['balance-sheet', { basis: 'cash' }, 'owed'],
  ['cash-flow', { method: 'direct' }, 'cash'],
  ['cash-flow', { method: 'indirect' }, 'cash'],
  ['trial-balance', {}, 'sums'],
  ['net-worth', { interval: 'month' }, 'sums'],
  ['equity-statement', {}, 'sums'],
  ['spending', { by: 'category' }, 'payees'],
  ['spending', { by: 'payee' }, 'payees'],
  ['spending', { by: 'tag' }, 'payees'],
  ['income-by-customer', {}, 'payees'],
  ['journal', {}, 'page'],
  ['general-ledger', {}, 'page'],
  ['account-statement', { account: 'Checking' }, 'page'],
  ['schedule-c', { from: '2025-01-01' }, 'owed'],
];

/** The report that is furthest beyond its aim; `more` has how many there were, and its own bare SQL. */
export async function reports(dir: string): Promise<Measured> {
  const vault = await newVault(join(dir, `reports-${process.pid}.bulkhead`));
  const core = coreOf(vault);
  await call(core, 'entity.create', { kind: 'llc', name: COMPANY, tax_class: 'disregarded' });
  vault.db.transaction(() => fill(vault.db))();
  const entity = vault.reader.prepare('SELECT id FROM entity').pluck().get();
  const bare = new Map<string, number>();
  for (const [name, sql] of Object.entries(BARE)) {
    const statement = vault.reader.prepare(sql);
    bare.set(name, median(await timed(() => statement.all(sql.includes(':entity') ? { entity } : {}))));
  }
  const worst = { seconds: 0, limit: 1, within: 0 };
  for (const [report, more, made] of ASKED) {
    const asked = { report, entity: COMPANY, ...ALL, ...more };
    const took = median(await timed(() => call(core, 'reports.table', asked)));
    const limit = bare.get(made)!;
    process.stderr.write(
      `  ${report} ${JSON.stringify(more)}: ${took.toFixed(2)} s, bare ${limit.toFixed(2)} s\n`,
    );
    // Under a second is good, whatever the bare SQL takes.
    const within = took / Math.max(1, 3 * limit);
    if (within > worst.within) Object.assign(worst, { seconds: took, limit, within });
  }
  const memory = peak();
  await core.close();
  return {
    seconds: worst.seconds,
    limit: worst.limit,
    memory,
    more: { reports: ASKED.length, within: worst.within },
  };
}

async function timed(what: () => unknown): Promise<number[]> {
  await what();
  const times: number[] = [];
  for (let n = 0; n < REPEATS; n++) {
    const start = performance.now();
    await what();
    times.push(seconds(start));
  }
  return times;
}

function fill(db: VaultDatabase): void {
  const roll = dice(20_260_115);
  const newId = createIdFactory({
    nowMs: () => Date.parse('2026-01-15T12:00:00Z'),
    randomBytes: (bytes) => bytes.fill(7),
  });
  const entity = db.prepare('SELECT id FROM entity').pluck().get();
  const idOf = db.prepare('SELECT id FROM account WHERE name = ?').pluck();
  const ids = new Map(SORTS.flatMap(([, to, from]) => [to, from]).map((name) => [name, idOf.get(name)]));
  const sorts = SORTS.flatMap(([times, to, from]) =>
    Array.from({ length: times }, () => [to, from] as const),
  );
  const entry = db.prepare(
    "INSERT INTO entry (id, entity_id, date, payee, memo, source) VALUES (?, ?, ?, ?, '', 'import')",
  );
  const leg = db.prepare(
    "INSERT INTO posting (entry_id, line, account_id, amount_minor, currency, date, status) VALUES (?, ?, ?, ?, 'USD', ?, 'cleared')",
  );
  for (let n = 0; n < ENTRIES; n++) {
    const date = addDays(FIRST_DAY, Math.trunc((n * DAYS) / ENTRIES));
    const [to, from] = sorts[roll(sorts.length)]!;
    const amount = 100 + roll(50_000);
    const id = newId();
    entry.run(id, entity, date, `Payee ${roll(PAYEES)}`);
    leg.run(id, 0, ids.get(to), amount, date);
    leg.run(id, 1, ids.get(from), -amount, date);
  }
}
