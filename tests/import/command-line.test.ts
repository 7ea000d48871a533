/** Choices, rows and learnt mappings by command line. */
import { openAsBlob, rmSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { CommandLine } from '../cli/bulkhead.ts';
import { ofxText } from '../properties/ofx.ts';
import { TestBooks } from '../support/books.ts';
import { at, drawPdf, to } from '../support/pdf.ts';

const cli = new CommandLine();
const file = (name: string, text: string | Uint8Array) => {
  const path = join(cli.dir, name);
  writeFileSync(path, text);
  return path;
};

beforeAll(async () => {
  await cli.init();
  await cli.json(['entity', 'add', '--name', 'Acme LLC', '--kind', 'llc', '--tax-class', 'partnership']);
  await cli.json(['entity', 'add', '--name', 'Ana', '--kind', 'person']);
});
afterAll(() => rmSync(cli.dir, { recursive: true, force: true }));

describe('import', () => {
  it('shows what a payment processor’s row is made of, and lets the accounts of its parts be chosen', async () => {
    const path = file(
      'balance.csv',
      'id,Type,Source,Amount,Fee,Net,Currency,Created (UTC),Available On (UTC),Description\n' +
        'txn_1,charge,ch_1,100.00,3.20,96.80,usd,2025-03-03 10:00,2025-03-05 00:00,Order 1\n',
    );
    const command = ['import', path, '--entity', 'Acme LLC', '--create-accounts', '--rows', '5'];
    const { out } = await cli.run(command);
    expect(out).toMatch(/Order 1\s+96\.80\s+new/);
    expect(out).toMatch(/100\.00\s+sale\s+Income:Product sales/);
    expect(out).toMatch(/−3\.20\s+fee\s+Expenses:Merchant and bank fees/);
    await cli.run(['part', 'choose', 'sale', '--entity', 'Acme LLC', '--account', 'Service revenue']);
    const parts = (await cli.run(['part'])).out;
    expect(parts).toMatch(/Acme LLC\s+fee\s+any\s+Expenses:Merchant and bank fees/);
    expect(parts).toMatch(/Acme LLC\s+sale\s+any\s+Income:Service revenue/);
    await cli.run(['undo']);
    expect((await cli.run(['part'])).out).toMatch(/sale\s+any\s+Income:Product sales/);
    const [batch] = await cli.json(['batch', 'list']);
    await cli.run(['batch', 'undo', batch.id]);
  });

  it('asks for what is missing, and for nothing else', async () => {
    const path = file('bank.csv', 'Date,Description,Amount\n03/10/2025,Tea,-4.50\n03/17/2025,Rent,-30.00\n');
    const { code, out, err } = await cli.run(['import', path, '--entity', 'Ana']);
    expect(code).toBe(1);
    expect(out.trim().split('\n').length).toBeLessThan(6);
    expect(out).not.toContain('{');
    expect(err).toContain('--account NAME');
  });

  it('lists rows that could not be booked, and mends one', async () => {
    const rows = [
      { date: '2025-05-02', amount: '-9.00', payee: 'Tea', fitid: 'a' },
      { date: '2025-13-03', amount: '-12.50', payee: 'Corner Deli', fitid: 'b' },
    ];
    const path = file('may.ofx', ofxText({ account: '70009', rows }));
    await cli.run(['import', path, '--entity', 'Ana', '--create-accounts']);
    const [row] = await cli.json(['batch', 'problems']);
    expect(row).toMatchObject({
      file: 'may.ofx',
      read: { date: null, amount: '-12.50', payee: 'Corner Deli' },
    });
    expect((await cli.run(['batch', 'mend', row.id])).err).toContain('Say its day');
    const mend = ['batch', 'mend', row.id, '--date', '2025-05-03', '--category', 'Groceries'];
    expect((await cli.run(mend)).out).toMatch(/^Entry \S+ stands for it\./);
    expect((await cli.run(['batch', 'problems', row.batch])).out).toMatch(/Corner Deli.*mended: /);
    const [proof] = await cli.json(['batch', 'proof', row.batch]);
    expect((await cli.run(['batch', 'proof', row.batch])).out).toContain(proof.file);
    expect(proof).toMatchObject({ account: row.account, rows: 2, computed_balance: '-21.50' });
    await cli.run(['batch', 'unmend', row.id]);
    expect(await cli.json(['batch', 'problems'])).toHaveLength(1);
    await cli.run(['batch', 'undo', row.batch]);
  });

  it('keeps a PDF out that its balances do not prove, says what to type, and takes it in with that', async () => {
    const lines = [
      [at(50, 'Opening balance'), to(500, '$10.00')],
      [at(50, '2025-01-02'), at(120, 'Shop'), to(500, '-1.00')],
      [at(50, 'Closing balance'), to(500, '$8.00')],
    ];
    const path = file('paper.pdf', await drawPdf([lines]));
    const command = ['import', path, '--account', 'Checking', '--entity', 'Ana', '--dry-run'];
    const refused = await cli.run(command);
    expect(refused.code).toBe(1);
    expect(refused.out + refused.err).toMatch(/do not prove.*\(--accept-unproven\)/s);
    const accepted = await cli.run([...command, '--accept-unproven']);
    expect([accepted.code, accepted.out]).toEqual([0, expect.stringContaining('off by −1.00')]);
  });

  it('takes the order of a QIF file’s days where it does not tell, and says what to type', async () => {
    const path = file(
      'bank.qif',
      '!Type:Bank\nD03/04/2025\nT-5.00\nPTea\n^\nD03/05/2025\nT-6.00\nPCake\n^\n',
    );
    const command = ['import', path, '--account', 'Checking', '--entity', 'Ana', '--dry-run'];
    expect((await cli.run(command)).out).toContain('(--date-order month-first or day-first)');
    const { out } = await cli.run([...command, '--date-order', 'day-first', '--rows', '2']);
    expect(out).toMatch(/2025-04-03\s+Tea/);
    expect(out).not.toContain('--date-order');
    expect((await cli.run([...command, '--date-order', 'backwards'])).err).toContain('Allowed choices are');
  });

  it('takes choices out of a file, and shows rows only where they are asked for', async () => {
    const rows = [
      { date: '2025-01-02', amount: '-900.00', payee: 'Rent' },
      { date: '2025-01-08', amount: '-4.50', payee: 'Coffee' },
    ];
    const work = file('work.ofx', ofxText({ account: '70004821', rows }));
    const home = file('home.ofx', ofxText({ account: '80001007', kind: 'card', rows }));
    const chosen = file('choices.json', '[{"file": 0, "entity": "Acme LLC"}, {"file": 1, "skip": true}]');
    const command = ['import', work, home, '--choices', chosen];

    const shown = await cli.json([...command, '--rows', '1', '--dry-run']);
    expect(shown.files).toMatchObject([
      {
        status: 'imported',
        accounts: [
          {
            opening_balance: '0.00',
            row_count: 2,
            rows: [{ payee: 'Rent', state: 'new', category: 'Expenses:Uncategorised' }],
            target: { makes_account: true, wants: 'nothing' },
          },
        ],
      },
      { status: 'skipped' },
    ]);

    const told = (await cli.run([...command, '--rows', '1'])).out;
    expect(told).toMatch(/Rent\s+−900\.00\s+new\s+Expenses:Uncategorised/);
    expect(told).toMatch(/^1 more row\.$/m);
    expect(told).toMatch(/home\.ofx \(unknown\): skipped/);

    const plain = (await cli.json(['import', work])).files[0];
    expect(plain).not.toHaveProperty('sample');
    for (const key of ['rows', 'row_count', 'target', 'opening_balance', 'uncounted'])
      expect(plain.accounts[0]).not.toHaveProperty(key);
  });
});

describe('a file that stays out', () => {
  const bank = () =>
    file(
      'who.ofx',
      ofxText({ account: '99990000', rows: [{ date: '2025-01-02', amount: '-1.00', payee: 'X' }] }),
    );
  const columns = () =>
    file('columns.csv', 'Date,What,Amount\n03/04/2025,Tea,-1.00\n05/06/2025,Bread,-2.00\n');

  it('is told with the options that would let it in, as text and as JSON', async () => {
    const unknown = await cli.run(['import', bank(), '--json']);
    expect(unknown.json.files[0].error).toBe(
      'Account 99990000 is not known yet. Name the account, or let it be made. (--account NAME, or --create-accounts)',
    );
    expect(unknown.json.files[0]).not.toHaveProperty('trouble');
    const which = await cli.run(['import', bank(), '--create-accounts']);
    expect(which.out).toContain('Say whose account it is: Acme LLC, Ana. (--entity NAME)');
    expect((await cli.run(['import', columns()])).err).toContain('(--mapping FILE.json)');
    const garbled = await cli.run(['import', columns(), '--mapping', file('mapping.json', 'no JSON')]);
    expect(garbled.code).toBe(1);
    expect(garbled.out + garbled.err).toContain('(bulkhead import --dry-run --json)');
  });

  it('is told to everybody else without a word of options', async () => {
    const core = await books();
    const bring = async (input: object) =>
      (await core.call('imports.preview', input)).files.map(
        (seen: { trouble: string; error: string }) => [seen.trouble, seen.error] as const,
      )[0];
    const named = { account: 'Checking', entity: 'Ana' };
    const unnamed = new File(['Date,Description,Amount\n2025-01-02,Coffee,-3.50\n'], 'unnamed.csv');
    const told = [
      await bring({ files: [await openAsFile(bank())] }),
      await bring({ files: [await openAsFile(bank())], create_accounts: true }),
      await bring({ files: [await openAsFile(columns())], ...named }),
      await bring({ files: [unnamed] }),
    ];
    expect(told.map(([trouble]) => trouble)).toEqual([
      'account-unknown',
      'entity-open',
      'columns-doubtful',
      'account-unnamed',
    ]);
    for (const [, error] of told) expect(error).not.toMatch(/--|bulkhead/);
  });
});

/** Books with two entities and an account, beside those of the command line. */
async function books(): Promise<TestBooks> {
  const made = await TestBooks.create();
  onTestFinished(() => made.close());
  await made.call('entity.create', { kind: 'llc', tax_class: 'partnership', name: 'Acme LLC' });
  await made.call('entity.create', { kind: 'person', name: 'Ana' });
  return made;
}

async function openAsFile(path: string): Promise<File> {
  return new File([await openAsBlob(path)], basename(path));
}

describe('mapping list', () => {
  it('says which columns a mapping is of', async () => {
    const table = file('card.csv', 'Datum;Text;Betrag\n03.04.2025;Tee;-1,00\n05.04.2025;Brot;-2,00\n');
    const bare = file('bare.csv', '2025-04-03,Tea,-1.00\n2025-04-05,Bread,-2.00\n');
    for (const path of [table, bare]) {
      const shown = await cli.json(['import', path, '--account', 'Checking', '--entity', 'Ana', '--dry-run']);
      const mapping = file('mapping.json', JSON.stringify(shown.files[0].mapping));
      await cli.json(['import', path, '--account', 'Checking', '--entity', 'Ana', '--mapping', mapping]);
    }
    const { out } = await cli.run(['mapping', 'list']);
    expect(out).toMatch(/Datum, Text, Betrag\s+DD\.MM\.YYYY/);
    expect(out).toMatch(/1 date, 2 payee, 3 amount\s+YYYY-MM-DD/);
  });
});
