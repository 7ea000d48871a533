/** What is kept of veil health: it never tells anything else than what the books say now, and keeps what nothing touched. */
import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import { findEntity, listEntities } from '../../main/ledger/index.ts';
import { describeHealth, healthOf } from '../../main/veil/health.ts';
import { keptHealth } from '../../main/veil/kept.ts';
import { addDays } from '../../shared/dates.ts';
import { statementFile, TestBooks } from '../support/books.ts';
import { makeDespite } from '../support/despite.ts';
import '../support/seed.ts';

const DANA = 'Dana';
const COMPANIES = ['Northlight LLC', 'Harbor LLC', 'Quay LLC'] as const;
const [NORTH, HARBOR, QUAY] = COMPANIES;
const TODAY = '2025-12-31';

let books: TestBooks;
afterEach(() => books.close());

async function begin(): Promise<void> {
  books = await TestBooks.create();
  books.world.at = Date.parse(`${TODAY}T12:00:00Z`);
  await books.call('entity.create', { kind: 'person', name: DANA });
  const members = [{ name: DANA, entity: DANA, share: '100' }];
  for (const name of COMPANIES)
    await books.call('entity.create', { kind: 'llc', name, tax_class: 'disregarded', state: 'WY', members });
}

const company = (name: string) => findEntity(books.core.vault.reader, name);
const looking = (db = books.core.vault.reader) => ({ db, dayOf: (instant: string) => instant.slice(0, 10) });
const kept = (name: string, asOf = TODAY) => keptHealth(looking(), company(name), asOf);

/** What is kept, against what is read anew. */
async function expectNothingStale(after: string, as_of = TODAY): Promise<void> {
  const { reader } = books.core.vault;
  const here = COMPANIES.filter((name) => listEntities(reader).some((one) => one.name === name));
  for (const name of here) {
    const fresh = describeHealth(reader, company(name), healthOf(looking(), company(name), as_of));
    expect(await books.call('veil.health', { entity: name, as_of }), `${name}: ${after}`).toEqual(fresh);
  }
}

const BANK = { from_account: 'Checking', to_account: 'Checking' };
const move = (kind: string, from: string, to: string, amount: string, date: string, more: object = BANK) =>
  makeDespite(books, { kind, from, to, amount, date, purpose: 'As agreed', ...more });
const spend = (entity: string, payee: string, date: string, account = 'Meals') => {
  const postings = [
    { account: 'Checking', amount: '-20' },
    { account, amount: '20' },
  ];
  return books.call('entry.create', { entries: [{ entity, date, payee, postings }] });
};

describe('what is kept', () => {
  it('of the others stays as it is when one company’s books change', async () => {
    await begin();
    for (const name of COMPANIES) await move('draw', name, DANA, '500', '2025-08-01');
    const [north, harbor, quay] = COMPANIES.map((name) => kept(name));
    await spend(NORTH, 'Corner Shop', '2025-09-01');
    expect(kept(HARBOR)).toBe(harbor);
    expect(kept(QUAY)).toBe(quay);
    expect(kept(NORTH)).not.toBe(north);
    // Of another day, and of the same again.
    expect(kept(NORTH, '2025-06-30')).not.toBe(kept(NORTH));
    expect(kept(NORTH)).toBe(kept(NORTH));
  });

  it('stays where a command only turns to how things are shown', async () => {
    await begin();
    await move('draw', NORTH, DANA, '500', '2025-08-01');
    const north = kept(NORTH);
    await books.call('view.save', { name: 'Mine', screen: 'register', definition: {} });
    expect(kept(NORTH)).toBe(north);
    // By a rule, charges of others may look like its own.
    await books.call('rules.create', { entity: NORTH, value: 'Shop', account: 'Meals' });
    expect(kept(NORTH)).not.toBe(north);
  });

  it('tells both sides of what crosses, and of its paper', async () => {
    await begin();
    const loan = await move('loan', NORTH, HARBOR, '4000', '2025-03-01');
    const open = () =>
      COMPANIES.map((name) => kept(name).findings.filter((one) => one.cured === null).length);
    const [north, harbor, quay] = open();
    expect(north).toBeGreaterThan(0);
    const file = statementFile('agreement.pdf', '%PDF-1.4 signed');
    await books.call('paper.attach', { crossings: [loan.id], signed_on: '2025-03-01', file });
    const after = open();
    expect(after[0]).toBeLessThan(north!);
    expect(after[1]).toBeLessThan(harbor!);
    expect(after[2]).toBe(quay);
    await books.call('history.undo');
    expect(open()).toEqual([north, harbor, quay]);
  });

  it('of a company follows what its owner does: a habit there makes a charge here look personal', async () => {
    await begin();
    await spend(NORTH, 'Green Grocer', '2025-11-01');
    const suspected = () => kept(NORTH).findings.filter(({ check }) => check === 'V02').length;
    expect(suspected()).toBe(0);
    for (const month of ['05', '06', '07', '08', '09'])
      await spend(DANA, 'Green Grocer', `2025-${month}-03`, 'Groceries');
    expect(suspected()).toBe(1);
    await expectNothingStale('habits');
  });

  it('lets go of everything when the file was written past the log', async () => {
    await begin();
    await move('draw', NORTH, DANA, '500', '2025-08-01');
    const north = kept(NORTH);
    books.core.vault.db.prepare("UPDATE entry SET payee = 'Somebody' WHERE payee = ?").run(DANA);
    expect(kept(NORTH)).not.toBe(north);
  });

  it('is read anew by whoever writes, who keeps nothing of it', async () => {
    await begin();
    await move('draw', NORTH, DANA, '500', '2025-08-01');
    const { db } = books.core.vault;
    expect(keptHealth(looking(db), company(NORTH), TODAY)).not.toBe(
      keptHealth(looking(db), company(NORTH), TODAY),
    );
  });
});

// --- After any command -------------------------------------------------------------------------------------------------

type Play = (roll: Roll) => Promise<unknown> | null;
interface Roll {
  a: number;
  b: number;
  c: number;
}

const pick = <T>(list: readonly T[], at: number): T | undefined => list[at % list.length];
const dayOf = (n: number) => addDays('2025-01-01', n % 365);
const idsIn = (sql: string) => books.core.vault.reader.prepare<unknown[], string>(sql).pluck().all();
const BY_THEMSELVES = `SELECT id FROM entry e WHERE NOT EXISTS
  (SELECT 1 FROM crossing c WHERE e.id IN (c.origin_entry_id, c.mirror_entry_id)) ORDER BY id`;
const AMOUNTS = ['20', '150', '3000'];
const SHOPS = ['Green Grocer', 'Corner Shop', 'Figma'];

const PLAYS: readonly Play[] = [
  ({ a, b, c }) => move('draw', pick(COMPANIES, a)!, DANA, pick(AMOUNTS, b)!, dayOf(c)),
  ({ a, b, c }) => move('contribution', DANA, pick(COMPANIES, a)!, pick(AMOUNTS, b)!, dayOf(c)),
  ({ a, b, c }) =>
    move('personal', pick(COMPANIES, a)!, DANA, pick(AMOUNTS, b)!, dayOf(c), {
      ...{ from_account: 'Checking', category: 'Groceries', settlement: b % 2 === 0 ? 'owed' : 'equity' },
    }),
  ({ a, b, c }) =>
    move('business', DANA, pick(COMPANIES, a)!, pick(AMOUNTS, b)!, dayOf(c), {
      ...{ from_account: 'Credit card', category: 'Travel' },
    }),
  async ({ a, b, c }) => {
    const owed = { from_account: 'Checking', category: 'Dining', settlement: 'owed' };
    await move('personal', pick(COMPANIES, a)!, DANA, pick(AMOUNTS, b)!, dayOf(c), owed);
    await expectNothingStale('owed');
    return move('settlement', DANA, pick(COMPANIES, a)!, pick(AMOUNTS, b)!, dayOf(c));
  },
  ({ a, b, c }) =>
    move('loan', pick(COMPANIES, a)!, pick([...COMPANIES, DANA], a + 1 + b)!, '3000', dayOf(c)),
  ({ a, b, c }) =>
    move('management-fee', pick(COMPANIES, a)!, pick(COMPANIES, a + 1 + b)!, '150', dayOf(c), {}),
  ({ a, b, c }) =>
    books.call('loan.create', {
      ...{ lender: a % 2 === 0 ? DANA : pick(COMPANIES, a)!, borrower: pick(COMPANIES, b)!, date: dayOf(c) },
      ...{ principal: '1200', purpose: 'Working capital', rate: String(a % 6), day_count: '30/360' },
      ...{ plan: 'free', lender_account: 'Checking', borrower_account: 'Checking' },
    }),
  ({ a, c }) => {
    const loan = pick(idsIn('SELECT id FROM loan ORDER BY id'), a);
    const paid = { date: dayOf(c), amount: '100', lender_account: 'Checking', borrower_account: 'Checking' };
    return loan ? books.call('loan.pay', { loan, ...paid }) : null;
  },
  ({ c }) => books.call('loan.accrue', { through: dayOf(c) }),
  () => books.call('loan.import_afr', { csv: 'month,term,rate,ruling\n2025-03,short,0.5,Test\n' }),
  ({ a, b, c }) => spend(pick([...COMPANIES, DANA], a)!, pick(SHOPS, b)!, dayOf(c)),
  ({ a, b, c }) => spend(DANA, pick(SHOPS, b)!, dayOf(a * 31 + c), 'Groceries'),
  ({ a, c }) => {
    const id = pick(idsIn(BY_THEMSELVES), a);
    return id ? books.call('entry.update', { id, date: dayOf(c) }) : null;
  },
  ({ a, b }) => {
    const id = pick(idsIn('SELECT id FROM entry ORDER BY id'), a);
    return id ? books.call('entry.update', { id, payee: pick(SHOPS, b) }) : null;
  },
  ({ a }) => {
    const id = pick(idsIn(BY_THEMSELVES), a);
    return id ? books.call('entry.remove', { id }) : null;
  },
  ({ a }) => {
    const id = pick(idsIn('SELECT id FROM crossing ORDER BY id'), a);
    return id ? books.call('crossing.remove', { id }) : null;
  },
  ({ a, c }) => {
    const id = pick(idsIn('SELECT id FROM crossing ORDER BY id'), a);
    const file = statementFile('copy.pdf', `%PDF-1.4 copy ${c}`);
    return id ? books.call('paper.attach', { crossings: [id], signed_on: dayOf(c), file }) : null;
  },
  async ({ a, c }) => {
    const crossing = pick(
      idsIn("SELECT id FROM crossing WHERE kind IN ('draw', 'contribution') ORDER BY id"),
      a,
    );
    if (crossing === undefined) return null;
    const file = statementFile('copy.pdf', `%PDF-1.4 another ${c}`);
    const about = { crossings: [crossing], signed_on: dayOf(c), file };
    const { id } = await books.call('paper.attach', about);
    await expectNothingStale('filed');
    return books.call('paper.void', { id, reason: 'Another one' });
  },
  ({ a }) => {
    const crossing = pick(idsIn("SELECT id FROM crossing WHERE kind = 'draw' ORDER BY id"), a);
    const from = idsIn(
      `SELECT e.entity_id FROM crossing c JOIN entry e ON e.id = c.origin_entry_id WHERE c.id = '${crossing}'`,
    );
    return crossing ? books.call('veil.snapshot', { entity: from[0], crossing, reason: 'Agreed' }) : null;
  },
  ({ a, b }) =>
    books.call('veil.set_threshold', {
      entity: pick(COMPANIES, a),
      name: 'paper_info_days',
      value: String(b % 90),
    }),
  ({ a, c }) =>
    books.call('veil.add_formality', {
      ...{ entity: pick(COMPANIES, a), kind: 'annual-report', title: 'Annual report', due_on: dayOf(c) },
    }),
  ({ a, c }) => {
    const id = pick(idsIn('SELECT id FROM formality ORDER BY id'), a);
    return id ? books.call('veil.do_formality', { id, on: dayOf(c) }) : null;
  },
  async ({ a }) => {
    const { findings } = await books.call('veil.health', { entity: pick(COMPANIES, a) });
    const key = pick(findings as { key: string }[], a)?.key;
    return (
      key && books.call('veil.note', { entity: pick(COMPANIES, a), key, text: 'Seen', acknowledge: true })
    );
  },
  ({ a }) => books.call('veil.record', { entity: pick(COMPANIES, a) }),
  ({ a, b }) => books.call('period.close', { entity: pick([...COMPANIES, DANA], a), through: dayOf(b) }),
  ({ a }) =>
    books.call('period.reopen', {
      entity: pick([...COMPANIES, DANA], a),
      through: null,
      reason: 'Late bills',
    }),
  ({ a, b }) => books.call('entity.update', { entity: pick(COMPANIES, a), legal_name: `Company ${b}, LLC` }),
  ({ a, b }) =>
    books.call('entity.update', { entity: pick(COMPANIES, a), state: pick(['WY', 'TX', 'DE'], b) }),
  ({ a }) =>
    books.call('reconcile.finish', {
      entity: pick(COMPANIES, a),
      account: 'Checking',
      date: TODAY,
      balance: '0',
    }),
  () => books.call('history.undo'),
  () => books.call('history.undo'),
  async () => {
    await books.call('history.undo');
    await expectNothingStale('undone');
    return books.call('history.redo');
  },
];

const roll: fc.Arbitrary<Roll> = fc.record({
  ...{ a: fc.nat({ max: 999 }), b: fc.nat({ max: 999 }), c: fc.nat({ max: 364 }) },
});
const ALL = [...PLAYS.keys()];
/** All of them once, in any order. */
const evening = fc.tuple(
  fc.shuffledSubarray(ALL, { minLength: ALL.length }),
  fc.array(roll, { minLength: ALL.length, maxLength: ALL.length }),
);

it('is never stale, whatever was done', async () => {
  const done = new Set<number>();
  await fc.assert(
    fc.asyncProperty(evening, async ([order, rolls]) => {
      await begin();
      try {
        for (const [index, what] of order.entries()) {
          // What is refused changes nothing, which has to hold for what is kept, too.
          const answer = await Promise.resolve(PLAYS[what]!(rolls[index]!)).catch(() => null);
          if (answer) done.add(what);
          await expectNothingStale(`${what} ${JSON.stringify(rolls[index])}`);
        }
        await expectNothingStale('all of it', '2025-06-30');
      } finally {
        await books.close();
      }
    }),
    { numRuns: 10 },
  );
  expect(ALL.filter((at) => !done.has(at))).toEqual([]);
  await begin();
}, 180_000);
