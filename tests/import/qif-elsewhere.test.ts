/** Trades and income of a QIF broker whose money another account pays or gets: BuyX, SellX, DivX and the like. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { StoredRows } from '../../main/import/index.ts';
import { accountPath } from '../../main/ledger/index.ts';
import { statementFile, TestBooks } from '../support/books.ts';

const account = (name: string, type: string, ...records: string[]) =>
  `!Account\nN${name}\nT${type}\n^\n!Type:${type}\n${records.map((record) => `${record}\n^\n`).join('')}`;

const checking = account(
  'Checking',
  'Bank',
  'D1/13/2025\nT-500.00\nPBroker\nL[Depot]',
  'D1/15/2025\nT-40.00\nPBroker\nL[Depot]',
  'D1/20/2025\nT20.00\nPBroker\nL[Depot]',
  'D1/27/2025\nT650.00\nPBroker\nL[Depot]',
  'D1/28/2025\nT-9.00\nPTea',
);
const depot = account(
  'Depot',
  'Invst',
  'D1/13/2025\nNBuyX\nYACME\nI50.00\nQ10\nT500.00\nL[Checking]\n$500.00',
  'D1/15/2025\nNXIn\nT40.00\nL[Checking]\n$40.00',
  'D1/20/2025\nNDivX\nYACME\nT20.00\nL[Checking]\n$20.00',
  'D1/27/2025\nNSellX\nYACME\nI65.00\nQ10\nT650.00\nL[Checking]\n$650.00',
);

describe('a broker whose money another account pays or gets', () => {
  let books: TestBooks;
  beforeEach(async () => {
    books = await TestBooks.create();
    await books.call('entity.create', { kind: 'person', name: 'Ana' });
    await books.call('account.create', { entity: 'Ana', name: 'Depot', type: 'asset', role: 'investment' });
  });
  afterEach(() => books.close());

  const bring = async (text: string) => {
    const names = ['Checking', 'Depot'].filter((name) => text.includes(`!Account\nN${name}`));
    const choices = names.map((name) => ({ file: 0, account_id: name, entity: 'Ana', account: name }));
    const files = [statementFile('quicken.qif', text)];
    const done = await books.call('imports.commit', { files, choices: JSON.stringify(choices) });
    return { batch: done.batch as string, file: done.files[0] };
  };
  const balances = async () => {
    const accounts: { name: string; balance: string }[] = await books.call('account.list');
    const of = (name: string) => accounts.find((one) => one.name === name)?.balance;
    return ['Checking', 'Depot', 'Securities', 'Dividends'].map(of);
  };
  /** Every entry, by its legs. */
  const entries = async () => {
    const found: { date: string; postings: { account: string; amount: string; status: string }[] }[] = (
      await books.call('entry.list', { limit: 100 })
    ).entries;
    return found
      .map(({ date, postings }) =>
        [date, ...postings.map((leg) => `${leg.account.split(':').at(-1)} ${leg.amount} ${leg.status}`)].join(
          ', ',
        ),
      )
      .sort();
  };
  const told = [
    '2025-01-13, Depot 0.00 cleared, Securities 500.00 cleared, Checking -500.00 cleared',
    expect.stringMatching(
      /^2025-01-15, (Checking -40.00 cleared, Depot 40|Depot 40.00 cleared, Checking -40).00 cleared$/,
    ),
    '2025-01-20, Depot 0.00 cleared, Dividends -20.00 cleared, Checking 20.00 cleared',
    '2025-01-27, Depot 0.00 cleared, Securities -650.00 cleared, Checking 650.00 cleared',
    '2025-01-28, Checking -9.00 cleared, Uncategorised 9.00 cleared',
  ];

  it.each([
    ['the bank first in one file', [checking + depot]],
    ['the broker first in one file', [depot + checking]],
    ['the bank’s file first', [checking, depot]],
    ['the broker’s file first', [depot, checking]],
  ])('is booked once, and leaves as if it had never come: %s', async (_, texts) => {
    const alone: string[][] = [];
    for (const text of texts) {
      const { batch } = await bring(text);
      alone.push(await entries());
      await books.call('imports.undo', { batch });
    }
    const batches: string[] = [];
    for (const text of texts) {
      const { batch, file } = await bring(text);
      expect([file.status, file.unreadable, file.warnings]).toEqual(['imported', [], []]);
      batches.push(batch);
    }
    expect(await entries()).toEqual(told);
    expect(await balances()).toEqual(['121.00', '40.00', '-150.00', '-20.00']);
    expect((await bring(texts.join(''))).file.accounts).toMatchObject([{ new: 0 }, { new: 0 }]);
    for (const [at, batch] of batches.entries()) {
      await books.call('imports.undo', { batch });
      expect(await entries()).toEqual(at + 1 < batches.length ? alone[at + 1] : []);
      if (at + 1 === batches.length) break;
      await bring(texts[at]!);
      expect(await entries()).toEqual(told);
      await books.call('imports.undo', { batch: (await books.call('imports.batches'))[0].id });
    }
    expect((await books.call('vault.verify')).findings).toEqual([]);
  });

  it('is read again from its file, should the row want an entry of its own again', async () => {
    await books.call('account.create', { entity: 'Ana', name: 'Hobby', type: 'income' });
    const misc = 'D1/29/2025\nNMiscIncX\nYACME\nT7.00\nLHobby|[Checking]';
    await bring(depot + account('Depot', 'Invst', misc));
    expect((await entries()).at(-1)).toBe(
      '2025-01-29, Depot 0.00 cleared, Hobby -7.00 cleared, Checking 7.00 pending',
    );
    const { db } = books.core.vault;
    const rows = db.prepare('SELECT id, type FROM statement_line ORDER BY date').all() as {
      id: string;
      type: string;
    }[];
    const stored = new StoredRows(db);
    const legs = rows.map(({ id, type }) => [
      type,
      ...stored.proposed(id).legs.map((leg) => [accountPath(db, leg.accountId), leg.amountMinor, leg.waits]),
    ]);
    const path = (name: string) => expect.stringMatching(new RegExp(`${name}$`));
    expect(legs.filter(([type]) => type !== 'XIn')).toEqual([
      ['BuyX', [path('Securities'), 500_00, false], [path('Checking'), -500_00, true]],
      ['DivX', [path('Dividends'), -20_00, false], [path('Checking'), 20_00, true]],
      ['SellX', [path('Securities'), -650_00, false], [path('Checking'), 650_00, true]],
      ['MiscIncX', [path('Hobby'), -7_00, false], [path('Checking'), 7_00, true]],
    ]);
  });

  it('stays to be categorised, and says so, where the chart has no such account', async () => {
    const { file } = await bring(depot.replaceAll('[Checking]', '[Elsewhere]'));
    expect([file.status, file.unreadable]).toEqual(['imported', []]);
    expect(file.warnings.join()).toContain('“Elsewhere”');
    expect((await entries())[0]).toBe(
      '2025-01-13, Depot 0.00 cleared, Securities 500.00 cleared, Uncategorised -500.00 cleared',
    );
  });
});
