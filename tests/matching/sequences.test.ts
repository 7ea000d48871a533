/**
 * Whatever is matched, unmatched, paired, imported, taken back and done again, in any order: the books are whole, and every
 * row of a bank is in one place, where it comes to its own amount.
 */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { VaultDatabase } from '../../main/vault/index.ts';
import { BulkheadError } from '../../shared/errors.ts';
import { broken } from '../properties/invariants.ts';
import { ofx } from '../properties/ofx.ts';
import '../support/seed.ts';
import { TestBooks, TestWorld } from '../support/books.ts';
import { fingerprint } from '../support/fingerprint.ts';

const RUNS = Number(process.env.PROPERTY_RUNS ?? 12);
const OWNER = 'Acme LLC';
const ACCOUNTS = ['Checking', 'Savings', 'Card'];
const STEPS = [
  'match',
  'match',
  'several',
  'divide',
  'transfer',
  'thirds',
  'unmatch',
  'enter',
  'enter',
  'update',
] as const;
const MORE = ['import', 'take back', 'undo', 'undo', 'redo', 'edit', 'remove', 'pairs'] as const;

const roll = fc.record({
  step: fc.constantFrom(...STEPS, ...MORE),
  a: fc.nat(999),
  b: fc.nat(999),
  c: fc.nat(999),
});
type Roll = typeof roll extends fc.Arbitrary<infer R> ? R : never;

const pick = <T>(all: readonly T[], n: number): T | undefined => all[n % Math.max(1, all.length)];
const day = (n: number) => `2025-05-${String(1 + (n % 12)).padStart(2, '0')}`;

/** One month of one account: few amounts, so that many fit. */
function month(account: number, n: number): File {
  const rows = [0, 1, 2, 3].map((at) => {
    const minor = [1000, -1000, 2000, -3000][(at + account + n) % 4]!;
    return { date: day(n * 3 + at), amount: String(minor / 100), payee: `P${at % 2}`, fitid: `${n}-${at}` };
  });
  return ofx(`${account}-${n}.ofx`, { account: `7-${account}`, rows });
}

type Call = [name: string, input: unknown];

function ids<T>(db: VaultDatabase, sql: string): T[] {
  return db.prepare(sql).all() as T[];
}

const LINES = 'SELECT id, account_id, amount_minor AS minor FROM statement_line ORDER BY id';
const LEGS = `SELECT p.entry_id AS entry, p.line, p.account_id, p.amount_minor AS minor FROM posting p
  WHERE p.status = 'pending' ORDER BY p.entry_id, p.line`;

interface Line {
  id: string;
  account_id: string;
  minor: number;
}
interface Leg {
  entry: string;
  line: number;
  account_id: string;
  minor: number;
}

const legRef = ({ entry, line }: Leg) => ({ entry, line });

function callOf(db: VaultDatabase, { step, a, b, c }: Roll): Call | null {
  const lines = ids<Line>(db, LINES);
  const line = pick(lines, a);
  const legs = ids<Leg>(db, LEGS).filter((leg) => leg.account_id === line?.account_id);
  const discard = c % 2 === 0;
  const entries = ids<{ id: string }>(db, 'SELECT id FROM entry ORDER BY id');
  switch (step) {
    case 'match': {
      const leg = pick(
        legs.filter(({ minor }) => minor === line?.minor),
        b,
      );
      return line && leg ? ['matching.match', { line: line.id, legs: [legRef(leg)], discard }] : null;
    }
    case 'several': {
      const all = ids<Leg>(db, LEGS);
      const sets = all.flatMap((one, at) => all.slice(at + 1).map((two) => [one, two] as const));
      const isHere = (row: Line) => (leg: Leg) => leg.account_id === row.account_id;
      const fitting = lines.flatMap((row) =>
        sets
          .filter((set) => set.every(isHere(row)) && set[0].minor + set[1].minor === row.minor)
          .map((set) => ({ row, set })),
      );
      const found = c % 5 === 0 ? { row: line, set: pick(sets, b) } : pick(fitting, b);
      return found?.row && found.set
        ? ['matching.match', { line: found.row.id, legs: found.set.map(legRef), discard: true }]
        : null;
    }
    case 'divide': {
      const two = pick(
        lines.filter((other) => other.account_id === line?.account_id && other !== line),
        b,
      );
      const leg = pick(
        legs.filter(({ minor }) => minor === (line?.minor ?? 0) + (two?.minor ?? 0)),
        c,
      );
      return line && two && leg
        ? ['matching.match', { lines: [line.id, two.id], legs: [legRef(leg)], discard }]
        : null;
    }
    case 'thirds': {
      const mine = lines.filter((other) => other.account_id === line?.account_id);
      const all = ids<Leg>(db, LEGS).filter((leg) => leg.account_id === line?.account_id);
      const fitting = all.flatMap((leg) => triples(mine, leg.minor).map((rows) => ({ leg, rows })));
      const found = pick(fitting, b);
      return found
        ? [
            'matching.match',
            { lines: found.rows.map(({ id }) => id), legs: [legRef(found.leg)], discard: true },
          ]
        : null;
    }
    case 'transfer': {
      const other = pick(
        lines.filter(({ minor }) => minor === -(line?.minor ?? 0)),
        b,
      );
      return line && other ? ['matching.transfer', { lines: [line.id, other.id], discard }] : null;
    }
    case 'unmatch': {
      const matched = ids<{ id: string }>(
        db,
        "SELECT DISTINCT statement_line_id AS id FROM line_match WHERE kind = 'matched' ORDER BY 1",
      );
      const one = pick(matched, a);
      return one ? ['matching.unmatch', { line: one.id }] : null;
    }
    case 'enter': {
      const amount = [10, -10, 20, -30, 30, -20][b % 6]!;
      const [account, other] = [pick(ACCOUNTS, a)!, c % 4 === 0 ? pick(ACCOUNTS, a + 1)! : 'Travel'];
      const postings = [
        { account, amount: String(amount), ...(c % 5 === 0 ? { status: 'cleared' } : {}) },
        // Two of one account, which are two to the bank.
        ...(c % 3 === 0 ? [{ account, amount: String(amount) }] : []),
        { account: other, amount: String(c % 3 === 0 ? -2 * amount : -amount) },
      ];
      return ['entry.create', { entries: [{ entity: OWNER, date: day(c), payee: `P${b % 2}`, postings }] }];
    }
    case 'import':
      return ['imports.commit', { files: [month(a % 3, b % 4)], account: ACCOUNTS[a % 3] }];
    case 'take back': {
      const batch = pick(ids<{ id: string }>(db, 'SELECT id FROM import_batch ORDER BY id'), a);
      return batch ? ['imports.undo', { batch: batch.id }] : null;
    }
    case 'edit': {
      const entry = pick(entries, a);
      return entry ? ['entry.bulk', { entries: [entry.id], category: 'Supplies' }] : null;
    }
    case 'update': {
      const entry = pick(entries, a);
      const parts = entry ? partsOf(db, entry.id) : [];
      // The same legs again, one of them with other words; sometimes two more.
      const postings = parts.map(({ account_id, amount, status }, at) => ({
        ...{
          account: account_id,
          amount: String(amount / 100),
          memo: at === b % parts.length ? `m${c}` : '',
        },
        ...(status === 'reconciled' ? {} : { status }),
      }));
      if (entry && c % 3 === 0)
        postings.push(
          { account: postings[0]!.account, amount: '-1', memo: '', status: 'cleared' },
          { account: postings[0]!.account, amount: '1', memo: '', status: 'cleared' },
        );
      return entry ? ['entry.update', { id: entry.id, postings }] : null;
    }
    case 'remove': {
      const entry = pick(entries, a);
      return entry ? ['entry.remove', { id: entry.id }] : null;
    }
    case 'pairs':
      return ['matching.pairs', {}];
    case 'undo':
    case 'redo':
      return [`history.${step}`, {}];
  }
}

interface Part {
  account_id: string;
  amount: number;
  status: string;
}

function partsOf(db: VaultDatabase, entry: string): Part[] {
  return db
    .prepare(
      'SELECT account_id, amount_minor AS amount, status FROM posting WHERE entry_id = ? ORDER BY line',
    )
    .all(entry) as Part[];
}

function triples(all: readonly Line[], total: number): Line[][] {
  return all.flatMap((one, at) =>
    all.slice(at + 1).flatMap((two, after) =>
      all
        .slice(at + after + 2)
        .filter((three) => one.minor + two.minor + three.minor === total)
        .map((three) => [one, two, three]),
    ),
  );
}

const counts = new Map<string, number>();

async function playAll(rolls: readonly Roll[]): Promise<void> {
  const books = await TestBooks.create(new TestWorld(rolls.length));
  const told: string[] = [];
  try {
    await books.call('entity.create', { kind: 'llc', name: OWNER, tax_class: 'partnership' });
    for (const name of ['Savings', 'Card'])
      await books
        .call('account.create', { entity: OWNER, name, type: 'asset', role: 'bank' })
        .catch(() => null);
    for (const account of ACCOUNTS.keys())
      await books.call('imports.commit', { files: [month(account, 0)], account: ACCOUNTS[account] });
    for (const roll of rolls) {
      const call = callOf(books.core.vault.db, roll);
      if (!call) continue;
      told.push(JSON.stringify(call));
      const before = fingerprint(books.core.vault.db);
      const entered = legsByHand(books.core.vault.db);
      try {
        const answer = await books.call(...call);
        if (call[0] === 'matching.pairs') requireOnce(answer);
        if (call[0] === 'matching.unmatch') expect(legsByHand(books.core.vault.db)).toEqual(entered);
        counts.set(roll.step, (counts.get(roll.step) ?? 0) + 1);
      } catch (error) {
        if (!(error instanceof BulkheadError)) throw error;
        expect(error.message).not.toMatch(/SQLITE|undefined|\[object|constraint failed/);
        expect(fingerprint(books.core.vault.db)).toBe(before);
      }
      expect(broken(books.core.vault.db)).toEqual([]);
    }
    expect((await books.call('vault.verify')).findings).toEqual([]);
  } catch (error) {
    throw new Error(`after these commands:\n${told.slice(-12).join('\n')}`, { cause: error });
  } finally {
    await books.close();
  }
}

/** The legs of entries by hand; letting go of a row adds none, takes none away and changes no amount. */
function legsByHand(db: VaultDatabase): unknown[] {
  return db
    .prepare(
      `SELECT p.entry_id, p.line, p.amount_minor FROM posting p JOIN entry e ON e.id = p.entry_id
       WHERE e.source = 'manual' ORDER BY p.entry_id, p.line`,
    )
    .all();
}

interface Pairs {
  pairs: { rows: { id: string }[]; legs: { entry_id: string; line: number }[] }[];
}

/** Nothing is offered twice. */
function requireOnce({ pairs }: Pairs): void {
  const parts = pairs.flatMap(({ rows, legs }) => [
    ...rows.map(({ id }) => id),
    ...legs.map(({ entry_id, line }) => `${entry_id} ${line}`),
  ]);
  expect(new Set(parts).size).toBe(parts.length);
}

it('any sequence of matching, importing and taking back leaves whole books', async () => {
  await fc.assert(fc.asyncProperty(fc.array(roll, { minLength: 30, maxLength: 50 }), playAll), {
    numRuns: RUNS,
    endOnFailure: true,
  });
  for (const step of STEPS) expect(counts.get(step) ?? 0, step).toBeGreaterThan(0);
}, 300_000);
