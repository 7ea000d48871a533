import { appendFileSync, openAsBlob, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ImportResult } from '../../shared/contract/import.ts';
import { type OfxRow, ofx } from '../properties/ofx.ts';
import { TestBooks } from '../support/books.ts';
import { eventCount, fingerprint } from '../support/fingerprint.ts';

let books: TestBooks;

beforeEach(async () => {
  books = await TestBooks.create();
  await books.call('entity.create', { kind: 'llc', name: 'Acme LLC', tax_class: 'partnership' });
});
afterEach(() => books.close());

const bring = (files: File[], more: object = { account: 'Checking' }): Promise<ImportResult> =>
  books.call('imports.commit', { files, ...more });
const state = () => fingerprint(books.core.vault.db);

async function register(
  account = 'Checking',
): Promise<{ date: string; payee: string; amount: string; balance: string }[]> {
  return (await books.call('entry.register', { account, limit: 1000 })).rows;
}

async function balanceOn(date: string, account = 'Checking'): Promise<string> {
  const list = await books.call('account.list', { as_of: date });
  return list.find((a: { name: string }) => a.name === account).balance;
}

const coffee: OfxRow = { date: '2025-01-08', amount: '-4.50', payee: 'Coffee' };
const rent: OfxRow = { date: '2025-01-02', amount: '-900.00', payee: 'Rent' };
const salary: OfxRow = { date: '2025-01-15', amount: '2000.00', payee: 'Client' };

/** Three months of one account that held 1000.00 before. */
const MONTHS = {
  january: ofx('january.ofx', {
    rows: [
      { date: '2025-01-05', amount: '100.00', payee: 'Client', fitid: 'j1' },
      { date: '2025-01-20', amount: '-30.00', payee: 'Phone', fitid: 'j2' },
    ],
    balance: { amount: '1070.00', on: '2025-01-31' },
  }),
  february: ofx('february.ofx', {
    rows: [
      { date: '2025-02-05', amount: '200.00', payee: 'Client', fitid: 'f1' },
      { date: '2025-02-20', amount: '-31.00', payee: 'Phone', fitid: 'f2' },
    ],
    balance: { amount: '1239.00', on: '2025-02-28' },
  }),
  march: ofx('march.ofx', {
    rows: [
      { date: '2025-03-05', amount: '300.00', payee: 'Client', fitid: 'm1' },
      { date: '2025-03-20', amount: '-32.00', payee: 'Phone', fitid: 'm2' },
    ],
    balance: { amount: '1507.00', on: '2025-03-31' },
  }),
};
type Month = keyof typeof MONTHS;

const ORDERS: Month[][] = [
  ['january', 'february', 'march'],
  ['january', 'march', 'february'],
  ['february', 'january', 'march'],
  ['february', 'march', 'january'],
  ['march', 'january', 'february'],
  ['march', 'february', 'january'],
];

describe('the same rows again', () => {
  it('add nothing and leave no event', async () => {
    const file = ofx('january.ofx', { rows: [rent, coffee], balance: { amount: '95.50', on: '2025-01-31' } });
    const first = await bring([file]);
    expect(first.files[0]!.accounts[0]).toMatchObject({ read: 2, new: 2, duplicate: 0, difference: '0.00' });
    const [before, events] = [state(), eventCount(books.core.vault.db)];
    const again = await bring([file]);
    expect(again).toMatchObject({ batch: null, files: [{ status: 'imported' }] });
    expect(again.files[0]!.accounts[0]).toMatchObject({ read: 2, new: 0, duplicate: 2, difference: '0.00' });
    expect([state(), eventCount(books.core.vault.db)]).toEqual([before, events]);
  });

  it('in one file are two payments, and the same two in the next file are those', async () => {
    await bring([ofx('a.ofx', { rows: [coffee, coffee] })]);
    expect(await register()).toHaveLength(2);
    const next = await bring([ofx('b.ofx', { rows: [rent, coffee, coffee, salary] })]);
    expect(next.files[0]!.accounts[0]).toMatchObject({ read: 4, new: 2, duplicate: 2 });
    const third = await bring([ofx('c.ofx', { rows: [coffee, coffee, coffee] })]);
    expect(third.files[0]!.accounts[0]).toMatchObject({ read: 3, new: 1, duplicate: 2 });
  });

  it('with a reference that the bank uses twice are two rows when day or amount differ', async () => {
    const rows = [
      { ...coffee, fitid: '1' },
      { ...rent, fitid: '1' },
    ];
    expect((await bring([ofx('a.ofx', { rows })])).files[0]!.accounts[0]).toMatchObject({ new: 2 });
    expect((await bring([ofx('b.ofx', { rows })])).batch).toBeNull();
  });

  it('as another kind of file, without references, are not doubled, and the file says so', async () => {
    const withReferences = [rent, coffee, salary].map((row, i) => ({ ...row, fitid: `r${i}` }));
    await bring([ofx('with.ofx', { rows: withReferences })]);
    const other = await bring([
      ofx('without.ofx', { rows: [rent, { ...coffee, payee: 'COFFEE BAR' }, salary] }),
    ]);
    expect(other.files[0]!.accounts[0]).toMatchObject({ read: 3, new: 0, duplicate: 3 });
    expect(other.files[0]!.warnings.join()).toMatch(/3 rows are known from another kind of file/);
    const more = await bring([ofx('more.ofx', { rows: [coffee, coffee] })]);
    expect(more.files[0]!.accounts[0]).toMatchObject({ new: 1, duplicate: 1 });
  });
});

describe('what was entered by hand', () => {
  const byHand = (date: string, amount: string, payee = 'Landlord') =>
    books.call('entry.create', {
      entries: [
        {
          entity: 'Acme LLC',
          date,
          payee,
          postings: [
            { account: 'Checking', amount: `-${amount}` },
            { account: 'Rent', amount },
          ],
        },
      ],
    });

  it('is met by the bank’s row of the same amount within five days, and keeps its category', async () => {
    const { ids } = await byHand('2024-12-30', '900.00');
    const result = await bring([ofx('january.ofx', { rows: [{ ...rent, fitid: 'x' }] })]);
    expect(result.files[0]!.accounts[0]).toMatchObject({ read: 1, new: 0, matched: 1 });
    const found = await books.call('entry.get', { id: ids[0] });
    expect(found.postings).toMatchObject([{ status: 'cleared' }, { account: 'Expenses:Rent' }]);
    expect(found.evidence).toMatchObject([{ file: 'january.ofx', match: 'matched' }]);
    expect(found.evidence[0].raw).toMatch(/<STMTTRN>.*<TRNAMT>-900.00<FITID>x<NAME>Rent/);
    await expect(books.call('entry.remove', { id: ids[0] })).rejects.toMatchObject({
      code: 'REFUSED',
      message: expect.stringMatching(
        /^That entry stands for a row of the bank \(january\.ofx, line \d+\)\.$/,
      ),
    });
  });

  it('is met once: two equal rows are two payments, of which one was entered', async () => {
    await byHand('2025-01-08', '4.50', 'Coffee');
    const result = await bring([ofx('january.ofx', { rows: [coffee, coffee] })]);
    expect(result.files[0]!.accounts[0]).toMatchObject({ read: 2, new: 1, matched: 1 });
  });

  it('is not met by another amount or a day too far away', async () => {
    await byHand('2024-12-27', '900.00');
    await byHand('2025-01-02', '900.01');
    const result = await bring([ofx('january.ofx', { rows: [rent] })]);
    expect(result.files[0]!.accounts[0]).toMatchObject({ new: 1, matched: 0 });
  });

  it('waits again when the batch is taken back', async () => {
    const { ids } = await byHand('2025-01-02', '900.00');
    const before = await register();
    const { batch } = await bring([ofx('january.ofx', { rows: [rent] })]);
    expect(await books.call('imports.undo', { batch })).toEqual({
      lines: 1,
      entries: 0,
      by_hand: 0,
      several: 0,
      accounts: 0,
      kept: 0,
    });
    expect((await books.call('entry.get', { id: ids[0] })).postings[0]).toMatchObject({ status: 'pending' });
    expect(await register()).toEqual(before);
  });
});

describe('an import taken back', () => {
  const july = ofx('july.ofx', {
    rows: [rent, coffee, coffee, { ...salary, fitid: 'f' }],
    balance: { amount: '3000.00', on: '2025-01-31' },
  });
  /** The books without ids, which are new every time. */
  const readable = async () => ({
    rows: (await register()).map(({ date, payee, amount, balance }) => [date, payee, amount, balance]),
  });

  it('as a batch leaves the books as they were, and imports again to the same books', async () => {
    const before = state();
    const { batch } = await bring([july]);
    const after = await readable();
    expect(after.rows).toHaveLength(5);
    expect(await books.call('imports.undo', { batch })).toEqual({
      lines: 4,
      entries: 4,
      by_hand: 0,
      several: 0,
      accounts: 0,
      kept: 0,
    });
    expect((await register()).length).toBe(0);
    expect((await bring([july])).files[0]!.accounts[0]).toMatchObject({
      new: 4,
      duplicate: 0,
      difference: '0.00',
    });
    expect(await readable()).toEqual(after);
    await books.call('history.undo');
    await books.call('history.undo');
    await books.call('history.undo');
    expect(state()).toBe(before);
  });

  it('by undo leaves the very same books, and by redo brings them back', async () => {
    const before = state();
    await bring([july]);
    const after = state();
    await books.call('history.undo');
    expect(state()).toBe(before);
    await books.call('history.redo');
    expect(state()).toBe(after);
    await books.call('history.undo');
    expect((await bring([july])).files[0]!.accounts[0]).toMatchObject({ new: 4 });
  });

  it('one of two batches leaves the other whole, with the rows that both tell', async () => {
    const first = await bring([ofx('a.ofx', { rows: [rent, coffee] })]);
    await bring([ofx('b.ofx', { rows: [coffee, coffee, salary] })]);
    await books.call('imports.undo', { batch: first.batch });
    expect((await register()).map((row) => row.payee)).toEqual(['Coffee', 'Coffee', 'Client']);
    const again = await bring([ofx('b.ofx', { rows: [coffee, coffee, salary] })]);
    expect(again.files[0]!.accounts[0]).toMatchObject({ new: 0, duplicate: 3 });
    expect((await books.call('vault.verify')).findings).toEqual([]);
  });
});

describe('the opening balance that the bank’s own balance implies', () => {
  it('is there from the first statement on', async () => {
    await bring([MONTHS.february]);
    expect(await register()).toMatchObject([
      { payee: 'Opening balance', date: '2025-02-04', amount: '1070.00' },
      { balance: '1270.00' },
      { balance: '1239.00' },
    ]);
  });

  it.each(ORDERS)(
    'comes out the same whether %s, %s or %s comes first, second and third',
    async (...order) => {
      let last: ImportResult | null = null;
      for (const month of order) last = await bring([MONTHS[month]]);
      expect(last!.files[0]!.accounts[0]).toMatchObject({ difference: '0.00' });
      expect(await balanceOn('2025-01-31')).toBe('1070.00');
      expect(await balanceOn('2025-02-28')).toBe('1239.00');
      expect(await balanceOn('2025-03-31')).toBe('1507.00');
      expect((await register())[0]).toMatchObject({
        payee: 'Opening balance',
        date: '2025-01-04',
        amount: '1000.00',
      });
      for (const month of order) {
        const again = await bring([MONTHS[month]]);
        expect(again.batch).toBeNull();
        expect(again.files[0]!.accounts[0]).toMatchObject({ difference: '0.00' });
      }
    },
  );

  it.each(ORDERS)('moves forward again as %s, %s and %s leave', async (...order) => {
    const batches = new Map<Month, string>();
    for (const month of ['january', 'february', 'march'] as const)
      batches.set(month, (await bring([MONTHS[month]])).batch!);
    const left = new Set<Month>(['january', 'february', 'march']);
    for (const month of order) {
      await books.call('imports.undo', { batch: batches.get(month) });
      left.delete(month);
      // The earliest statement that is left must always prove; later ones only without a gap before them.
      const first = (['january', 'february', 'march'] as const).find((m) => left.has(m));
      if (!first) expect(await register()).toEqual([]);
      else {
        const report = (await bring([MONTHS[first]])).files[0]!.accounts[0];
        expect(report).toMatchObject({ new: 0, difference: '0.00' });
      }
    }
  });

  it('is left alone where the books had one before', async () => {
    await books.call('account.create', {
      entity: 'Acme LLC',
      name: 'Vault cash',
      type: 'asset',
      opening_balance: '1000.00',
      opening_date: '2024-12-31',
    });
    const result = await bring([MONTHS.january], { account: 'Vault cash' });
    expect(result.files[0]!.accounts[0]).toMatchObject({ computed_balance: '1070.00', difference: '0.00' });
    expect((await register('Vault cash')).filter((row) => row.payee === 'Opening balance')).toHaveLength(1);
  });

  it('is left alone where somebody entered one as a transaction', async () => {
    const postings = [
      { account: 'Checking', amount: '1000.00' },
      { account: 'Opening balances', amount: '-1000.00' },
    ];
    await books.call('entry.create', {
      entries: [{ entity: 'Acme LLC', date: '2024-12-31', payee: 'What was there', postings }],
    });
    const result = await bring([MONTHS.january]);
    expect(result.files[0]!.accounts[0]).toMatchObject({
      ...{ computed_balance: '1070.00', difference: '0.00', deduced_opening: null },
    });
  });

  it('shows a month that is missing, between the days that prove', async () => {
    await bring([MONTHS.january]);
    const result = await bring([MONTHS.march]);
    expect(result.files[0]!.accounts[0]).toMatchObject({
      stated_balance: '1507.00',
      computed_balance: '1338.00',
      difference: '169.00',
    });
    expect(result.files[0]!.warnings.join()).toContain(
      'the bank’s balance is off by 169.00 USD between 2025-01-31 (proven) and 2025-03-31',
    );
  });
});

describe('several files, several accounts', () => {
  const two = ofx(
    'both.ofx',
    { account: '11-1', rows: [rent], balance: { amount: '100.00', on: '2025-01-31' } },
    { account: '4000-1', kind: 'card', rows: [coffee], balance: { amount: '-4.50', on: '2025-01-31' } },
  );

  it('a refused file leaves the others', async () => {
    const junk = new File(['%PDF-1.7 …'], 'statement.pdf');
    const result = await bring([ofx('a.ofx', { rows: [rent] }), junk, ofx('b.ofx', { rows: [salary] })]);
    expect(result.files.map((file) => file.status)).toEqual(['imported', 'refused', 'imported']);
    expect(result.files[1]!.error).toMatch(/is a PDF/);
    expect(await register()).toHaveLength(2);
  });

  it('a folder leaves them, and a file that changed since it was named', async () => {
    const path = join(books.dir, 'grows.csv');
    writeFileSync(path, 'Date,Description,Amount\n2025-01-03,Tea,-3.00\n');
    const named = [
      new File([await openAsBlob(books.dir)], 'folder'),
      new File([await openAsBlob(path)], 'grows.csv'),
    ];
    appendFileSync(path, '2025-01-04,Cake,-4.00\n');
    const result = await bring([ofx('a.ofx', { rows: [rent] }), ...named, ofx('b.ofx', { rows: [salary] })]);
    expect(result.files.map((file) => file.status)).toEqual(['imported', 'refused', 'refused', 'imported']);
    expect(result.files.flatMap(({ error }) => error ?? [])).toEqual(
      ['folder', 'grows.csv'].map((name) =>
        expect.stringContaining(
          `“${name}” can’t be read: it is a folder, or has changed since it was named.`,
        ),
      ),
    );
    expect(await register()).toHaveLength(2);
  });

  it('several accounts in one file each find their own', async () => {
    const result = await bring([two], { create_accounts: true });
    expect(result.files[0]!.accounts).toMatchObject([
      { account_id: '11-1', account: 'Assets:11-1', new: 1, difference: '0.00' },
      { account_id: '4000-1', account: 'Liabilities:4000-1', new: 1, difference: '0.00' },
    ]);
    expect((await bring([two], {})).files[0]!.accounts).toMatchObject([{ duplicate: 1 }, { duplicate: 1 }]);
  });

  it('one name for several accounts is refused, and nothing is booked', async () => {
    const before = state();
    const result = await bring([two]);
    expect(result).toMatchObject({ batch: null, files: [{ status: 'refused' }] });
    expect(result.files[0]!.error).toMatch(/holds several accounts: 11-1, 4000-1\. Let them be made/);
    expect(result.files[0]!.trouble).toBe('accounts-several');
    expect(result.files[0]!.accounts).toMatchObject([
      { read: 1, new: 0 },
      { read: 1, new: 0 },
    ]);
    expect(state()).toBe(before);
  });

  it('an account in another currency is refused with what to name instead', async () => {
    const result = await bring([ofx('euro.ofx', { currency: 'EUR', rows: [rent] })]);
    expect(result.files[0]).toMatchObject({
      status: 'refused',
      error: 'The file is in EUR; “Assets:Checking” holds USD. Name an account in EUR.',
    });
    expect(result.batch).toBeNull();
  });

  it('an account that nobody knows is a question and not a guess', async () => {
    const result = await bring([ofx('a.ofx', { account: '99', rows: [rent] })], {});
    expect(result.files[0]).toMatchObject({
      status: 'refused',
      error: 'Account 99 is not known yet. Name the account, or let it be made.',
    });
  });

  it('a category is no account of a bank', async () => {
    const result = await bring([ofx('a.ofx', { rows: [rent] })], { account: 'Meals' });
    expect(result.files[0]!.error).toMatch(
      /“Expenses:Meals” is expense; a statement belongs to a money account/,
    );
  });
});

describe('rows that cannot be booked', () => {
  it('of a closed period are listed with the reason and their text, and the others arrive', async () => {
    await books.call('period.close', { entity: 'Acme LLC', through: '2025-01-07' });
    const result = await bring([ofx('january.ofx', { rows: [rent, coffee] })]);
    const file = result.files[0]!;
    expect(file).toMatchObject({ status: 'partly', accounts: [{ read: 2, new: 1, sum: '-904.50' }] });
    expect(file.unreadable).toMatchObject([
      {
        reason: 'the books of Acme LLC are closed through 2025-01-07',
        raw: expect.stringContaining('-900.00 Rent'),
      },
    ]);
    const problems = await books.call('imports.problems', { batch: result.batch });
    expect(problems).toMatchObject([
      { file: 'january.ofx', reason: expect.stringContaining('closed through') },
    ]);
    await books.call('period.reopen', { entity: 'Acme LLC', through: null, reason: 'January is back' });
    const again = await bring([ofx('january.ofx', { rows: [rent, coffee] })]);
    expect(again.files[0]).toMatchObject({ status: 'imported', accounts: [{ new: 1, duplicate: 1 }] });
  });

  it('with more decimals than money has are never rounded', async () => {
    const result = await bring([ofx('a.ofx', { rows: [{ ...rent, amount: '-900.005' }, coffee] })]);
    expect(result.files[0]).toMatchObject({
      status: 'partly',
      accounts: [{ read: 2, new: 1, sum: '-904.505' }],
    });
    expect(result.files[0]!.unreadable[0]!.reason).toMatch(/more decimals than USD has/);
  });
});

describe('a preview', () => {
  it('changes nothing at all and says exactly what the import then says', async () => {
    await books.call('rules.create', { entity: 'Acme LLC', value: 'coffee', account: 'Meals' });
    await bring([MONTHS.march]);
    const files = [MONTHS.january, MONTHS.february, ofx('x.ofx', { account: '77', rows: [coffee, coffee] })];
    const [before, events] = [state(), eventCount(books.core.vault.db)];
    const preview: ImportResult = await books.call('imports.preview', { files, create_accounts: true });
    expect([state(), eventCount(books.core.vault.db)]).toEqual([before, events]);
    const real = await bring(files, { create_accounts: true });
    expect(preview.files).toEqual(real.files);
  });
});

describe('an import that is cancelled', () => {
  const long = ofx('long.ofx', {
    rows: Array.from({ length: 3000 }, (_, i) => ({ ...coffee, payee: `Payee ${i}`, fitid: `${i}` })),
  });
  const begin = (signal: AbortSignal, progress: (done: number) => void) =>
    books.core.call(
      'imports.commit',
      { files: [long], account: 'Checking' },
      { actor: { name: 'tester', role: 'owner' }, signal, progress: (report) => progress(report.done) },
    );

  it('in the middle leaves nothing, and what waited behind it goes on', async () => {
    const before = state();
    const abort = new AbortController();
    const seen: number[] = [];
    const running = begin(abort.signal, (done) => {
      seen.push(done);
      if (done > 500) abort.abort();
    });
    const waiting = books.call('entity.update', { entity: 'Acme LLC', state: 'WY' });
    await expect(running).rejects.toMatchObject({
      code: 'CANCELLED',
      message: expect.stringContaining('nothing was changed'),
    });
    expect(seen.at(-1)).toBeLessThan(3000);
    await waiting;
    await books.call('history.undo');
    expect(state()).toBe(before);
    expect((await bring([long])).files[0]!.accounts[0]).toMatchObject({ new: 3000 });
  });

  it('before it begins is cancelled, too', async () => {
    const before = state();
    await expect(begin(AbortSignal.abort(), () => {})).rejects.toMatchObject({ code: 'CANCELLED' });
    expect(state()).toBe(before);
  });

  it('lets readers see the books as they were while it runs', async () => {
    let during = -1;
    const controller = new AbortController();
    const running = begin(controller.signal, (done) => {
      if (during === -1 && done > 500)
        during = books.core.vault.reader.prepare('SELECT count(*) FROM entry').pluck().get() as number;
    });
    await running;
    expect(during).toBe(0);
    expect((await books.call('vault.status')).entries).toBe(3000);
  });
});

describe('afterwards', () => {
  it('a statement older than one that is reconciled still finds its place, or says why not', async () => {
    await bring([MONTHS.february]);
    await books.call('reconcile.finish', { account: 'Checking' });
    const result = await bring([ofx('other.ofx', { account: '5', rows: [coffee] }), MONTHS.january], {
      create_accounts: true,
    });
    // Whatever becomes of January: the other file is not its hostage.
    expect(result.files[0]).toMatchObject({ status: 'imported' });
    expect((await books.call('vault.verify')).findings).toEqual([]);
  });

  it('a rule whose category cannot hold the row’s currency sinks no file', async () => {
    await books.call('account.create', { entity: 'Acme LLC', name: 'Euros', type: 'asset', currency: 'EUR' });
    await books.call('rules.create', { entity: 'Acme LLC', value: 'coffee', account: 'Euros' });
    const result = await bring([ofx('a.ofx', { rows: [coffee, rent] })]);
    expect(result.files[0]!.accounts[0]).toMatchObject({ new: 2 });
  });

  it('a rule that names the very account does not make its rows come to nothing', async () => {
    await books.call('rules.create', { entity: 'Acme LLC', value: 'coffee', account: 'Checking' });
    await bring([ofx('a.ofx', { rows: [coffee] })]);
    expect(await balanceOn('2025-01-31')).toBe('-4.50');
  });

  it('an opening that was changed by hand is the owner’s own: later files leave it', async () => {
    await bring([MONTHS.february]);
    const [opening] = await books.call('entry.list', { text: 'Opening' }).then((r) => r.entries);
    const postings = [
      { account: 'Checking', amount: '1070.00' },
      { account: 'Member contributions', amount: '-500.00' },
      { account: 'Opening balances', amount: '-570.00' },
    ];
    await books.call('entry.update', { id: opening.id, postings });
    const result = await bring([MONTHS.january]);
    expect(result.files[0]).toMatchObject({ status: 'imported', accounts: [{ new: 2 }] });
  });
});
