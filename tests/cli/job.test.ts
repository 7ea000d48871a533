/** The real job, by command line: from nothing to a proven month and its reports. */
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { csv, ofx } from '../support/statements.ts';
import { CommandLine, PASSPHRASE } from './bulkhead.ts';

const cli = new CommandLine({ ownProcess: true });
const file = (name: string, text: string) => {
  const path = join(cli.dir, name);
  writeFileSync(path, text);
  return path;
};
const LLC = 'Harbor LLC';

let recoveryCode = '';
let january = '';

beforeAll(async () => {
  recoveryCode = await cli.init();
  await cli.json([
    'entity',
    'add',
    '--name',
    LLC,
    '--kind',
    'llc',
    '--tax-class',
    'disregarded',
    '--member',
    'Ada=100',
  ]);
  await cli.json(['entity', 'add', '--name', 'Ada', '--kind', 'person']);
  january = file(
    'january.ofx',
    ofx({
      accountId: '1122334455',
      rows: [
        { date: '2025-01-03', amount: '2500.00', payee: 'ACME CORP INVOICE 7', fitid: 'a1' },
        { date: '2025-01-10', amount: '-45.00', payee: 'FIGMA INC', fitid: 'a2' },
        { date: '2025-01-10', amount: '-45.00', payee: 'FIGMA INC', fitid: 'a3' },
        { date: '2025-01-31', amount: '-12.34', payee: 'CORNER SHOP', fitid: 'a4' },
      ],
      closing: '3397.66',
      closingOn: '2025-01-31',
    }),
  );
});

afterAll(() => rmSync(cli.dir, { recursive: true, force: true }));

describe('the job, from first file to report', () => {
  it('previews an import and changes nothing', async () => {
    const answer = await cli.json(['import', january, '--entity', LLC, '--create-accounts', '--dry-run']);
    expect(answer.files[0]).toMatchObject({ status: 'imported', accounts: [{ read: 4, new: 4 }] });
    expect((await cli.run(['entries'])).out).toBe('');
  });

  it('imports every row once and proves the balance', async () => {
    await cli.json([
      'rules',
      'add',
      '--entity',
      LLC,
      '--contains',
      'figma',
      '--category',
      'Software and hosting',
      '--payee',
      'Figma',
    ]);
    const { files } = await cli.json(['import', january, '--entity', LLC, '--create-accounts']);
    expect(files).toEqual([
      {
        file: january,
        format: 'ofx',
        status: 'imported',
        unreadable: [],
        warnings: [],
        error: null,
        mapping: null,
        confidence: null,
        accounts: [
          {
            account_id: '1122334455',
            kind: 'bank',
            account: 'Assets:1122334455',
            entity: LLC,
            currency: 'USD',
            read: 4,
            new: 4,
            duplicate: 0,
            matched: 0,
            pending: 0,
            sum: '2397.66',
            first_date: '2025-01-03',
            last_date: '2025-01-31',
            stated_balance: '3397.66',
            stated_on: '2025-01-31',
            computed_balance: '3397.66',
            difference: '0.00',
          },
        ],
      },
    ]);
    const again = await cli.json(['import', january, '--entity', LLC, '--create-accounts']);
    expect(again.batch).toBeNull();
    expect(again.files[0].accounts[0]).toMatchObject({ read: 4, new: 0, duplicate: 4, difference: '0.00' });
  });

  it('takes a CSV into an account that is named, and says what went wrong where it does not fit', async () => {
    const card = await cli.json([
      'account',
      'add',
      '--entity',
      LLC,
      '--name',
      'Visa',
      '--type',
      'liability',
      '--role',
      'card',
    ]);
    expect(card).toMatchObject({
      entity: LLC,
      name: 'Visa',
      type: 'liability',
      currency: 'USD',
      balance_minor: 0,
      balance: '0.00',
    });
    const path = file(
      'visa.csv',
      csv([
        { date: '2025-01-05', amount: '-20.00', payee: 'Printer, paper', balance: '-20.00' },
        { date: '2025-01-15', amount: '-30.50', payee: 'Hosting', balance: '-50.50' },
        { date: '2025-01-20', amount: '50.50', payee: 'Payment', balance: '0.00' },
      ]),
    );
    const { files } = await cli.json(['import', path, '--entity', LLC, '--account', 'Visa']);
    expect(files[0].accounts[0]).toMatchObject({
      read: 3,
      new: 3,
      sum: '0.00',
      stated_balance: '0.00',
      difference: '0.00',
    });
    const beside = await cli.run(['import', cli.dir, path, '--entity', LLC, '--account', 'Visa', '--json']);
    expect(beside).toMatchObject({ code: 1, err: expect.stringMatching(/can’t be read: it is a folder/) });
    expect(beside.json.files).toMatchObject([{ status: 'refused' }, { status: 'imported' }]);
    const nowhere = await cli.run(['import', path, '--account', 'Vissa', '--json']);
    expect(nowhere.code).toBe(1);
    expect(JSON.parse(nowhere.err)).toMatchObject({
      error: { code: 'NOT_FOUND', message: 'There is no account “Vissa”.' },
    });
  });

  it('categorises the past by rule, with a preview that keeps its word', async () => {
    await cli.json([
      'rules',
      'add',
      '--entity',
      LLC,
      '--starts',
      'acme',
      '--category',
      'Service revenue',
      '--direction',
      'in',
    ]);
    const preview = await cli.json(['rules', 'apply', '--entity', LLC, '--preview']);
    expect(preview).toMatchObject({
      changed: 1,
      changes: [{ payee: 'Acme Corp', to: 'Income:Service revenue' }],
    });
    expect(await cli.json(['rules', 'apply', '--entity', LLC])).toEqual(preview);
    expect(await cli.json(['rules', 'apply', '--entity', LLC])).toMatchObject({ changed: 0 });
  });

  it('adds entries from standard input: all or none', async () => {
    const good = {
      entity: LLC,
      date: '2025-01-20',
      payee: 'Landlord',
      postings: [
        { account: 'Rent', amount: '800.00' },
        { account: '1122334455', amount: '-800.00' },
      ],
    };
    const bad = {
      ...good,
      postings: [
        { account: 'Rent', amount: '800.00' },
        { account: '1122334455', amount: '-799.00' },
      ],
    };
    const refused = await cli.run(['entry', 'add'], {
      input: `${JSON.stringify(good)}\n${JSON.stringify(bad)}\n`,
    });
    expect(refused.code).toBe(1);
    expect(refused.err).toContain(
      'Entry 2 (2025-01-20, “Landlord”): The entry does not balance: its USD postings sum to 1.00.',
    );
    expect((await cli.json(['entry', 'add'], JSON.stringify(good))).ids).toHaveLength(1);
    const lines = (await cli.run(['entries', '--text', 'landlord'])).out.trim().split('\n');
    expect(lines).toHaveLength(1);
    expect(JSON.parse(lines[0]!)).toMatchObject({
      payee: 'Landlord',
      postings: [{ account: 'Expenses:Rent', amount: '800.00', amount_minor: 80000 }, { status: 'pending' }],
    });
  });

  it('matches the next statement to what was entered by hand, and reconciles', async () => {
    const february = file(
      'february.ofx',
      ofx({
        accountId: '1122334455',
        rows: [{ date: '2025-02-01', amount: '-800.00', payee: 'RIVER STREET PROPERTIES', fitid: 'b1' }],
        closing: '2597.66',
        closingOn: '2025-02-28',
      }),
    );
    const { files } = await cli.json(['import', february, '--entity', LLC]);
    // The entry is of 20 January; the bank's row of 1 February lies too far away to be the same.
    expect(files[0].accounts[0]).toMatchObject({ new: 1, matched: 0, difference: '0.00' });
    const batches = await cli.json(['batch', 'list']);
    await cli.json(['batch', 'undo', batches[0].id]);
    const near = file(
      'february2.ofx',
      ofx({
        accountId: '1122334455',
        rows: [{ date: '2025-01-23', amount: '-800.00', payee: 'RIVER STREET PROPERTIES', fitid: 'b1' }],
        closing: '2597.66',
        closingOn: '2025-02-28',
      }),
    );
    expect((await cli.json(['import', near, '--entity', LLC])).files[0].accounts[0]).toMatchObject({
      new: 0,
      matched: 1,
      difference: '0.00',
    });
    expect(await cli.json(['reconcile', 'status', '1122334455'])).toMatchObject({
      statement_date: '2025-02-28',
      statement_balance: '2597.66',
      difference: '0.00',
    });
    const off = ['1122334455', '--date', '2025-02-28', '--balance', '2579.66'];
    const found = await cli.json(['reconcile', 'clues', ...off]);
    expect(found.difference).toBe('-18.00');
    expect(found.clues[0]).toMatchObject({ kind: 'balance_imported', right: '2597.66', settles: true });
    expect((await cli.run(['reconcile', 'clues', ...off])).out).toMatch(
      /is off by −18\.00 USD on 2025-02-28\.\n 1\. The imported statement of that day states 2,597\.66 USD\./,
    );
    expect((await cli.run(['reconcile', 'clues', '1122334455'])).out).toContain(
      'proves on 2025-02-28: there is no difference.',
    );
    const [covered] = await cli.json(['reconcile', 'coverage', '1122334455']);
    expect(covered).toMatchObject({ statements: 2, proven_until: '2025-02-28', gaps: [] });
    expect((await cli.run(['reconcile', 'coverage'])).out).toMatch(/1122334455\s+2025-02-28/);
    expect(await cli.json(['reconcile', 'finish', '1122334455'])).toMatchObject({
      postings: 6,
      balance: '2597.66',
    });
  });

  it('reports: statement of income, balance sheet, Schedule C', async () => {
    const year = ['--entity', LLC, '--from', '2025-01-01', '--to', '2025-12-31'];
    const income = await cli.json(['report', 'income-statement', ...year]);
    const figure = (name: string) =>
      income.totals.find((t: { name: string }) => t.name === name).amounts.at(-1);
    // 2,500 earned; 90 Figma, 800 rent, 12.34 uncategorised, and the card's rows, which come to nothing.
    expect(figure('net_income')).toBe('1597.66');
    const sheet = await cli.run([
      'report',
      'balance-sheet',
      '--entity',
      LLC,
      '--to',
      '2025-12-31',
      '--format',
      'csv',
    ]);
    expect(sheet.code).toBe(0);
    expect(sheet.out).toContain('1122334455,,2597.66,USD');
    const schedule = await cli.json(['report', 'schedule-c', ...year]);
    const line = (number: string) => schedule.lines.find((l: { line: string }) => l.line === number).amount;
    expect([line('1'), line('20b'), line('27b')]).toEqual(['2500.00', '800.00', '90.00']);
  });

  it('undoes and redoes whatever was done last', async () => {
    const before = await cli.json(['account', 'list', '--entity', LLC]);
    await cli.json(['account', 'update', 'Rent', '--entity', LLC, '--name', 'Studio rent']);
    expect(await cli.json(['undo'])).toMatchObject({ command: 'account.update', changes: 1 });
    expect(await cli.json(['account', 'list', '--entity', LLC])).toEqual(before);
    await cli.json(['redo']);
    expect(
      (await cli.json(['account', 'list', '--entity', LLC])).map((a: { name: string }) => a.name),
    ).toContain('Studio rent');
  });

  it('proves the whole file, backs it up, restores it, and opens with the recovery code', async () => {
    const proof = await cli.json(['verify']);
    expect(proof).toMatchObject({ ok: true, findings: [] });
    const backup = await cli.json(['backup']);
    expect(backup).toMatchObject({ kind: 'manual', verified: true });
    const accounts = await cli.json(['account', 'list']);
    for (const name of readdirSync(cli.dir).filter(
      (n) => n.startsWith('books.bulkhead') && !n.endsWith('-backups'),
    ))
      rmSync(join(cli.dir, name), { recursive: true });
    expect((await cli.run(['account', 'list'])).err).toContain('There is no vault');
    await cli.json(['restore', backup.path]);
    expect(await cli.json(['account', 'list'])).toEqual(accounts);
    const recovered = await cli.run(['passphrase', 'recover'], {
      env: { BULKHEAD_RECOVERY_CODE: recoveryCode.toLowerCase(), BULKHEAD_NEW_PASSPHRASE: PASSPHRASE },
    });
    expect(recovered.code).toBe(0);
    expect(await cli.json(['audit', 'verify'])).toMatchObject({ ok: true });
  });

  it('tells a second process that the vault is open, and a wrong passphrase that it is wrong', async () => {
    const wrong = await cli.run(['entity', 'list'], { env: { BULKHEAD_PASSPHRASE: 'not the right one' } });
    expect([wrong.code, wrong.out]).toEqual([1, '']);
    expect(wrong.err).toMatch(/passphrase/i);
    const none = await cli.run(['init']);
    expect(none.code).toBe(1);
    expect(none.err).toMatch(/exists already|already/);
    expect(existsSync(cli.vault)).toBe(true);
  });

  it('ends with 2 and a hint on wrong usage', async () => {
    const typo = await cli.run(['acount', 'list']);
    expect(typo.code).toBe(2);
    expect(typo.err).toContain('Did you mean account?');
    expect((await cli.run(['--help'])).out).toContain('bulkhead import --vault my.bulkhead');
    expect(readFileSync(january, 'utf8')).toContain('OFXHEADER');
  });
});
