/** Files that name no account, month after month: the account that one of them made is not made again in silence. */
import { zipSync } from 'fflate';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ImportFile } from '../../shared/contract/import.ts';
import { statementFile, TestBooks } from '../support/books.ts';

let books: TestBooks;

beforeEach(async () => {
  books = await TestBooks.create();
  await books.call('entity.create', { kind: 'person', name: 'Maya' });
});
afterEach(() => books.close());

const table = (name: string, month: number, columns = 'Date,Description,Amount') =>
  statementFile(
    name,
    `${columns}\n2025-0${month}-03,SHOP,-2${month}.50\n2025-0${month}-05,PAY,50${month}.00\n`,
  );
const qif = (name: string, month: number) =>
  statementFile(name, `!Type:Bank\nD0${month}/13/2025\nT-2${month}.50\nPSHOP\n^\n`);

/** As a script does; with `choices` as a screen does, where somebody is asked. */
async function bring(file: File, more: object = {}): Promise<ImportFile> {
  return (await books.call('imports.commit', { files: [file], create_accounts: true, ...more })).files[0];
}
const accounts = () =>
  books.core.vault.db.prepare("SELECT name FROM account WHERE role = 'bank' ORDER BY id").pluck().all();

describe('a file that names no account', () => {
  it.each([
    ['a table, under the same name', table('transactions.csv', 1), table('transactions (1).csv', 2)],
    ['a table, under another month’s', table('January 2025.csv', 1), table('February 2025.csv', 2)],
    ['a table, under another name', table('giro.csv', 1), table('export.csv', 2)],
    ['QIF', qif('2025-01.qif', 1), qif('2025-02.qif', 2)],
  ])(
    'is asked about, with the account proposed that the one before it made: %s',
    async (_, first, second) => {
      const {
        accounts: [made],
      } = await bring(first);
      const before = accounts();
      const asked = await bring(second);
      expect(asked).toMatchObject({
        status: 'refused',
        trouble: 'account-alike',
        error: expect.stringMatching(/does not say which account it is of; it may be “Assets:.*” of Maya/),
        accounts: [{ target: { wants: 'account', likely: [{ name: made!.target.name, entity: 'Maya' }] } }],
      });
      expect(accounts()).toEqual(before);
      const told = await bring(second, { entity: 'Maya', account: made!.account });
      expect(told.accounts).toMatchObject([{ account: made!.account, new: made!.new }]);
    },
  );

  it('is of the account whose last digits stand in its name, and of no other', async () => {
    const name = (digits: string, day: string) => `Chase${digits}_Activity_2025${day}.csv`;
    const first = await bring(table(name('4821', '0131'), 1));
    const next = await bring(table(name('4821', '0228'), 2));
    expect(next.accounts).toMatchObject([
      { account: first.accounts[0]!.account, new: 2, target: { likely: [expect.any(Object)] } },
    ]);
    const other = await bring(table(name('9333', '0430'), 4));
    expect(other.accounts).toMatchObject([{ new: 2 }]);
    expect(other.accounts[0]!.account).not.toBe(first.accounts[0]!.account);
    expect((await bring(table(name('9333', '0531'), 5))).accounts[0]!.account).toBe(
      other.accounts[0]!.account,
    );
  });

  it('is a new account’s where its table is another one, or somebody says so', async () => {
    await bring(table('transactions.csv', 1));
    const other = await bring(table('transactions.csv', 2, 'Posted,Payee,Value'));
    expect(other.accounts).toMatchObject([{ new: 2 }]);
    const choices = JSON.stringify([{ file: 0, entity: 'Maya', name: 'Second' }]);
    expect((await bring(table('transactions.csv', 3), { choices })).accounts).toMatchObject([
      { account: 'Assets:Second', new: 2 },
    ]);
  });

  it('gets a name that tells its account from another of that name, by folder, currency or bank', async () => {
    const bytes = async (month: number, columns?: string) =>
      new Uint8Array(await table('', month, columns).arrayBuffer());
    const zip = zipSync({
      'joint/statement.csv': await bytes(1),
      'mine/statement.csv': await bytes(2, 'Posted,Payee,Value'),
      'mine/other/statement.csv': await bytes(3, 'Day,Details,Amount,Balance'),
    });
    await bring(new File([zip as Uint8Array<ArrayBuffer>], 'all.zip'));
    await bring(
      statementFile('statement.csv', 'Date,Description,Amount,Currency\n2025-04-03,SHOP,-9.00,EUR\n'),
    );
    const usaa =
      'Date,Description,Original Description,Category,Amount,Status\n2025-05-03,SHOP,SHOP,Food,-7.50,Posted\n';
    await bring(statementFile('statement.csv', usaa));
    expect(accounts().slice(2)).toEqual([
      'statement',
      ...['mine', 'other', 'EUR', 'USAA'].map((told) => `statement (${told})`),
    ]);
  });

  it('is asked about on the screen, with the account proposed that was chosen for the one before it', async () => {
    await bring(table('mine.csv', 1), {
      choices: JSON.stringify([{ file: 0, entity: 'Maya', account: 'Checking' }]),
    });
    expect(await bring(table('mine.csv', 2), { choices: '[]' })).toMatchObject({
      status: 'refused',
      accounts: [{ target: { wants: 'account', likely: [{ name: 'Checking' }] } }],
    });
    expect((await bring(table('other.csv', 2), { choices: '[]' })).accounts).toMatchObject([
      { target: { wants: 'account', likely: [] } },
    ]);
  });

  it('is proposed for the account that most of its rows are in already, whatever its name', async () => {
    const rows = Array.from({ length: 12 }, (_, n) => `2025-01-${String(n + 10)},SHOP ${n},-${n + 1}.25\n`);
    const file = (name: string, some: string[]) =>
      statementFile(name, `Date,Description,Amount\n${some.join('')}`);
    const choices = (name: string) => JSON.stringify([{ file: 0, entity: 'Maya', name }]);
    await bring(file('first.csv', rows.slice(0, 2)), { choices: choices('Everyday') });
    await bring(file('baker.csv', rows.slice(0, 8)), { choices: choices('Household') });
    const seen = await bring(file('4711.csv', rows.toReversed()), { choices: '[]' });
    expect(seen.accounts[0]!.target).toMatchObject({ wants: 'account', likely: [{ name: 'Household' }] });
  });
});

describe('a file that names no currency', () => {
  it.each([
    ['the country of its account', 'DE89370400440532013000', 'EUR'],
    ['the books, where the number is none of a country', '4400012345', 'USD'],
  ])('makes an account in that of %s, and says so', async (_, number, currency) => {
    const rows = [
      `IBAN,Date,Description,Amount`,
      `${number},2025-01-13,SHOP,-21.50`,
      `${number},2025-01-15,PAY,500.00`,
    ];
    const { accounts, warnings } = await bring(statementFile('export.csv', `${rows.join('\n')}\n`));
    expect(JSON.stringify([accounts, warnings])).toContain(
      `The file names no currency; taken for ${currency}.`,
    );
    const held = books.core.vault.db.prepare('SELECT currency FROM account WHERE name = ?').pluck();
    expect(held.get(accounts[0]!.target.name?.split(':').at(-1))).toBe(currency);
  });
});
