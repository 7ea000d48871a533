/**
 * A broker's statements as a book-keeper books them: what cash did, what it became, what the account holds; known again,
 * taken back, and proven by the cash that the broker states.
 */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ImportFile } from '../../shared/contract/import.ts';
import { statementFile, TestBooks } from '../support/books.ts';
import { brokerage, buy, held, JANUARY } from '../support/brokerage.ts';

let books: TestBooks;
beforeEach(async () => {
  books = await TestBooks.create();
  await books.call('entity.create', { kind: 'person', name: 'Ana' });
});
afterEach(() => books.close());

/** Deposits of 2,000.00 less what the month did, on the account that began with nothing. */
const CASH = '1608.50';
const HELD = held('102.4', '6.10', '624.64');

async function bring(text: string, name = 'january.qfx') {
  const input = { files: [statementFile(name, text)], create_accounts: true };
  const { batch, files } = await books.call('imports.commit', input);
  return { batch: batch as string | null, file: files[0] as ImportFile };
}

async function trialBalance(): Promise<Record<string, string>> {
  const accounts: { name: string; balance: string; balance_minor: number }[] =
    await books.call('account.list');
  return Object.fromEntries(
    accounts.filter((one) => one.balance_minor !== 0).map((one) => [one.name, one.balance]),
  );
}

const BOOKED = {
  'I-1': CASH,
  Securities: '417.00',
  Dividends: '-37.00',
  'Bank fees': '10.00',
  'Investment interest': '1.50',
  Uncategorised: '-2000.00',
};

describe('a month of a broker', () => {
  it('is cash, securities, income and fees, proven by the cash that is stated', async () => {
    const { file } = await bring(brokerage(JANUARY, { cash: CASH, positions: HELD }));
    expect(file).toMatchObject({ status: 'imported', unreadable: [] });
    expect(file.accounts).toMatchObject([
      { kind: 'investment', read: 8, new: 8, sum: CASH, difference: '0.00', positions: 1 },
    ]);
    expect(file.accounts[0]!.deduced_opening).toMatchObject({ amount: '0.00' });
    expect(await trialBalance()).toEqual(BOOKED);
    expect((await books.call('vault.verify')).findings).toEqual([]);
  });

  it('is known again, goes as one, and comes again', async () => {
    const text = brokerage(JANUARY, { cash: CASH, positions: HELD });
    const { batch } = await bring(text);
    expect((await bring(text)).batch).toBeNull();
    await books.call('imports.undo', { batch });
    expect(await trialBalance()).toEqual({});
    await expect(books.call('imports.positions', { account: 'I-1' })).rejects.toThrow(/I-1/);
    await bring(text);
    expect(await trialBalance()).toEqual(BOOKED);
  });

  it('shows by how much the next one is off where a trade is missing', async () => {
    await bring(brokerage(JANUARY, { cash: CASH }));
    const february = [buy('t8', '20240205', '10', '10.00', '-100.00')];
    const { file } = await bring(brokerage(february, { cash: '1408.50', day: '20240229' }), 'february.qfx');
    expect(file.accounts[0]).toMatchObject({ new: 1, difference: '-100.00' });
  });

  it('gives a trade its own entry again when it stands for another no more', async () => {
    await bring(brokerage(JANUARY.slice(0, 1)));
    const by = { entity: 'Ana', date: '2024-01-04', payee: 'Acme, by phone' };
    const postings = [
      { account: 'I-1', amount: '-1004.95' },
      { account: 'Household', amount: '1004.95' },
    ];
    await books.call('entry.create', { entries: [{ ...by, postings }] });
    const { file } = await bring(brokerage(JANUARY.slice(0, 4)));
    expect(file.accounts[0]).toMatchObject({ new: 2, matched: 1, duplicate: 1 });
    const line = books.core.vault.db
      .prepare("SELECT id FROM statement_line WHERE reference = 't1'")
      .pluck()
      .get();
    await books.call('matching.unmatch', { line });
    expect(await trialBalance()).toMatchObject({ Securities: '1016.95', Dividends: '-37.00' });
  });
});

describe('positions', () => {
  it('are those of the latest list, whichever came first, and leave with it', async () => {
    const february = brokerage([], { positions: held('90', '7.00', '630.00', '20240229'), day: '20240229' });
    const { batch } = await bring(february, 'february.qfx');
    await bring(brokerage(JANUARY, { positions: HELD }));
    const latest = await books.call('imports.positions', { account: 'I-1' });
    expect(latest).toMatchObject({ stated_on: '2024-02-29', file: 'february.qfx', value: '630.00' });
    expect(latest.positions).toEqual([
      {
        ...{ security: 'Acme Inc.', ticker: 'ACME', id: '123', short: false },
        ...{ units: '90', price: '7.00', value: '630.00', currency: null, as_of: '2024-02-29' },
      },
    ]);
    await books.call('imports.undo', { batch });
    const left = await books.call('imports.positions', { account: 'I-1' });
    expect(left).toMatchObject({ stated_on: '2024-01-31', value: '624.64' });
  });

  it('are none where a list says so, and unknown where no statement has one', async () => {
    await bring(brokerage(JANUARY));
    const unknown = { stated_on: null, value: null, positions: [] };
    expect(await books.call('imports.positions', { account: 'I-1' })).toMatchObject(unknown);
    await bring(brokerage([], { positions: '', day: '20240229' }), 'february.qfx');
    const none = { stated_on: '2024-02-29', value: '0.00', positions: [] };
    expect(await books.call('imports.positions', { account: 'I-1' })).toMatchObject(none);
  });
});
