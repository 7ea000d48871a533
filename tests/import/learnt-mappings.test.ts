/** What was learnt of one bank's table is not put on another's that looks the same. */
import { afterEach, beforeEach, expect, it } from 'vitest';
import { statementFile, TestBooks } from '../support/books.ts';

let books: TestBooks;
beforeEach(async () => {
  books = await TestBooks.create();
  await books.call('entity.create', { kind: 'person', name: 'Ana' });
  for (const name of ['Card', 'Other'])
    await books.call('account.create', { entity: 'Ana', name, type: 'asset' });
});
afterEach(() => books.close());

const HEADER = 'Date,Description,Amount';
const file = (name: string, ...rows: string[]) => statementFile(name, `${[HEADER, ...rows].join('\n')}\n`);
const CARD = file('card.csv', '2025-01-13,SHOP,20.00', '2025-01-14,CAFE,4.50', '2025-01-20,PAYMENT,-24.50');
const BANK = file('bank.csv', '2025-02-13,SALARY,2000.00', '2025-02-14,RENT,-900.00');

const choose = (more: object) => ({ choices: JSON.stringify([{ file: 0, ...more }]) });
const preview = async (one: File, more: object = {}) =>
  (await books.call('imports.preview', { files: [one], rows: 10, ...choose(more) })).files[0];
const amounts = (read: { accounts: { rows: { amount: string }[] }[] }) =>
  read.accounts.flatMap(({ rows }) => rows.map(({ amount }) => amount));

async function learn(one: File, account: string, sign: object): Promise<void> {
  const { mapping } = await preview(one, { account });
  const choices = choose({ account, mapping: { ...mapping, sign } });
  const { files } = await books.call('imports.commit', { files: [one], ...choices });
  expect(files[0].status).toBe('imported');
}

it('turned signs are those of the account they were learnt for, and only proposed for another', async () => {
  await learn(CARD, 'Card', { rule: 'inverted' });
  const own = await preview(file('card-2.csv', '2025-03-13,SHOP,20.00'), { account: 'Card' });
  expect([own.confidence, amounts(own)]).toEqual([1, ['-20.00']]);
  const other = await preview(BANK, { account: 'Other' });
  expect(other).toMatchObject({ status: 'refused', wants_mapping: true, trouble: 'columns-doubtful' });
  expect(other.error).toContain('as in files like it of another account');
  await learn(BANK, 'Other', { rule: 'as-is' });
  const later = file('bank-2.csv', '2025-03-13,SALARY,2000.00');
  expect(amounts(await preview(later, { account: 'Other' }))).toEqual(['2000.00']);
  expect(amounts(await preview(file('card-3.csv', '2025-04-13,SHOP,7.00'), { account: 'Card' }))).toEqual([
    '-7.00',
  ]);
  // Until somebody says whose it is, both could be meant.
  expect(await preview(later)).toMatchObject({ status: 'refused', wants_mapping: true });
  const known: { account: string; mapping: { sign: object } }[] = await books.call('imports.mappings');
  expect(Object.fromEntries(known.map(({ account, mapping }) => [account, mapping.sign]))).toEqual({
    'Assets:Other': { rule: 'as-is' },
    'Assets:Card': { rule: 'inverted' },
  });
});

it('one that misreads a day is not this file’s', async () => {
  const days = (name: string, ...all: string[]) =>
    file(name, ...all.map((day, n) => `${day}/2025,SHOP ${n},-${n + 1}.00`));
  const first = days('a.csv', '13/01', '14/01', '15/01');
  const { mapping } = await preview(first, { account: 'Card' });
  expect(mapping.dateFormat).toBe('DD/MM/YYYY');
  await books.call('imports.commit', { files: [first], ...choose({ account: 'Card', mapping }) });
  const second = await preview(days('b.csv', '01/02', '01/03', '01/04', '01/20', '01/21'), {
    account: 'Card',
  });
  expect(second.mapping.dateFormat).toBe('MM/DD/YYYY');
});
