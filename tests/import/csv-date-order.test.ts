/** Tables whose days could be read either way: the order of their dates is assumed and told, or as somebody says. */
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { ImportFile } from '../../shared/contract/import.ts';
import { statementFile } from '../support/books.ts';
import { books, bring, openBooks } from '../support/processor-books.ts';

beforeEach(openBooks);
afterEach(() => books.close());

const PAYPAL_NAMES =
  'Date,Time,TimeZone,Name,Type,Status,Currency,Gross,Fee,Net,From Email Address,To Email Address,Transaction ID,Reference Txn ID,Balance';
/** A sale and the payout of it, on the first of some months or on the first days of January. */
const payPal = (id: string, sold: string, paid: string) => `${PAYPAL_NAMES}
${sold},10:00:00,PST,Jane Doe,Website Payment,Completed,USD,100.00,-3.79,96.21,j@x.com,me@y.com,S${id},,96.21
${paid},10:00:00,PST,,General Withdrawal,Completed,USD,-96.21,0.00,-96.21,me@y.com,,P${id},,0.00
`;
const EARLY = payPal('1', '01/05/2025', '01/06/2025');
const LATER = payPal('2', '02/07/2025', '02/08/2025');
const daysOf = ({ accounts: [account] }: ImportFile) => [account?.first_date, account?.last_date];
const take = async (text: string, more: object = {}): Promise<ImportFile> =>
  (await bring('download.csv', text, more)).files[0]!;

it('a processor’s export keeps its profile, and says which order was assumed', async () => {
  const file = await take(EARLY);
  expect(file).toMatchObject({ status: 'imported', profile: 'PayPal, activity' });
  expect(file.dates).toEqual({ order: 'month-first', other: 'day-first', assumed: true });
  expect(file.warnings.join()).toContain('“01/05/2025” is taken for 5 January 2025, not 1 May 2025');
  expect(daysOf(file)).toEqual(['2025-01-05', '2025-01-06']);
  expect(file.accounts[0]!.account).toBe('Assets:PayPal balance');
});

it('it is read as somebody says, and so again for that balance; until the first is taken back', async () => {
  const file = await take(EARLY, { date_order: 'day-first' });
  expect([file.dates, file.warnings, daysOf(file)]).toEqual([
    { order: 'day-first', other: 'month-first', assumed: false },
    [],
    ['2025-05-01', '2025-06-01'],
  ]);
  const next = await take(LATER);
  expect(next.dates).toEqual({ order: 'day-first', other: 'month-first', assumed: false });
  expect(next.warnings.join()).toContain('day/month/year was taken, as for this account before');
  expect(daysOf(next)).toEqual(['2025-07-02', '2025-08-02']);
  for (const { id } of await books.call('imports.batches')) await books.call('imports.undo', { batch: id });
  expect((await take(LATER)).dates?.order).toBe('month-first');
});

it('columns that were learnt as of any bank do not go before the processor’s profile', async () => {
  await books.call('account.create', { entity: 'Mill', name: 'Wallet', type: 'asset', role: 'bank' });
  const wallet = { account: 'Wallet', create_accounts: false };
  const { mapping } = await take(EARLY, wallet);
  const { source: _, postings: __, gross: ___, ...plain } = mapping!;
  await take(EARLY, { ...wallet, mapping: JSON.stringify(plain) });
  const file = await take(payPal('3', '03/04/2025', '03/05/2025'), wallet);
  expect(file).toMatchObject({ profile: 'PayPal, activity', mapping: { dateFormat: plain.dateFormat } });
});

const checking = { account: 'Checking', create_accounts: false };
const table = (...days: string[]) =>
  ['Date,Description,Amount', ...days.map((day, n) => `${day},Shop ${n},-${n + 1}.00`)].join('\n');
const preview = async (text: string, more: object = {}): Promise<ImportFile> =>
  (
    await books.call('imports.preview', {
      files: [statementFile('b.csv', text)],
      account: 'Checking',
      ...more,
    })
  ).files[0];

it('a bank’s table is asked about, and its order is remembered for the account it was chosen for', async () => {
  const either = table('03/04/2025', '01/05/2025');
  expect(await preview(either)).toMatchObject({
    trouble: 'columns-doubtful',
    dates: { order: 'month-first', other: 'day-first', assumed: true },
  });
  const file = await take(either, { ...checking, date_order: 'day-first' });
  expect([file.status, file.dates?.assumed, daysOf(file)]).toEqual([
    'imported',
    false,
    ['2025-04-03', '2025-05-01'],
  ]);
  const next = await preview(table('06/07/2025', '07/07/2025', '01/08/2025'));
  expect([next.status, daysOf(next)]).toEqual(['imported', ['2025-07-06', '2025-08-01']]);
});

it('what is said of the dates now goes before columns that were saved, unless the days speak against it', async () => {
  const { mapping } = await preview(table('01/13/2025', '01/14/2025'));
  await take(table('01/13/2025', '01/14/2025'), { ...checking, mapping: JSON.stringify(mapping) });
  const either = table('03/04/2025', '01/05/2025');
  expect(await preview(either)).toMatchObject({
    warnings: [],
    dates: { order: 'month-first', other: 'day-first', assumed: false },
  });
  const refused = await preview(table('02/03/2025', '02/20/2025'), { date_order: 'day-first' });
  expect(refused.error).toContain(
    'The dates of the file can’t be day/month/year, as was chosen: “02/20/2025” on line 3 is no such day',
  );
  const file = await take(either, { ...checking, date_order: 'day-first' });
  expect([file.status, daysOf(file)]).toEqual(['imported', ['2025-04-03', '2025-05-01']]);
  expect(daysOf(await preview(table('06/07/2025', '01/08/2025')))).toEqual(['2025-07-06', '2025-08-01']);
});
