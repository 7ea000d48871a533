/** Loans by command line: lent, paid, interest booked, amended, held against rates that come by file. */
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { CommandLine } from './bulkhead.ts';

const cli = new CommandLine();
const LLC = 'Harbor LLC';
const NOTE = ['--lender', 'Ada', '--borrower', LLC, '--date', '2025-02-01', '--principal', '12000'];
const MONEY = ['--lender-account', 'Checking', '--borrower-account', 'Checking'];

beforeAll(async () => {
  await cli.init();
  await cli.json(['entity', 'add', '--name', 'Ada', '--kind', 'person']);
  await cli.json(['entity', 'add', '--name', LLC, '--kind', 'llc', '--tax-class', 's-corp']);
});
afterAll(() => rmSync(cli.dir, { recursive: true, force: true }));

it('are lent, paid, booked, amended and shown', async () => {
  const terms = [
    '--rate',
    '4',
    '--plan',
    'level',
    '--payments',
    '12',
    '--first-payment',
    '2025-03-01',
    '--every',
    'month',
  ];
  const made = await cli.run([
    'loan',
    'create',
    ...NOTE,
    ...MONEY,
    ...terms,
    '--purpose',
    'A second van',
    '--name',
    'Van',
  ]);
  expect(made.out).toContain('Van: Ada lent 12,000.00 USD to Harbor LLC');
  expect(made.out).toContain('Section 7872 applies');
  expect(made.out).toMatch(
    /4 % against the short-term AFR of 2025-02, 4\.25 % \(Rev\. Rul\. 2025-5\): below/,
  );
  const payment = ['Van', '--date', '2025-03-01', '--amount', '1021.80', ...MONEY];
  const previewed = await cli.run(['loan', 'preview', ...payment]);
  expect(previewed.out).toMatch(/1,021\.80 USD on 2025-03-01/);
  expect(previewed.out).toMatch(/981\.80 {2}Liabilities:Notes payable to owner/);
  expect((await cli.json(['loan']))[0].outstanding).toBe('12000.00');
  const paid = await cli.run(['loan', 'pay', 'Van', '--date', '2025-03-01', '--amount', '1021.80', ...MONEY]);
  expect(paid.out).toBe(
    'Interest 40.00 booked on 2025-02-28.\nPaid: interest 40.00, principal 981.80 USD; 11,018.20 is left.\n',
  );
  expect((await cli.run(['loan', 'accrue', '--through', '2025-04-30'])).out).toMatch(
    /Van +2025-03-31 +36\.73\nVan +2025-04-30 +36\.73\n/,
  );
  expect((await cli.run(['loan', 'accrue', '--through', '2025-04-30'])).out).toContain('Nothing to book');
  expect((await cli.run(['loan', 'payoff', 'Van', '--on', '2025-05-01'])).out).toBe(
    '11,091.66 USD on 2025-05-01: principal 11,018.20, interest 73.46; 1.22 more the day after.\n',
  );
  const listed = await cli.run(['loan', '--as-of', '2025-04-15']);
  expect(listed.out).toMatch(/Van .* 1,021\.80 USD late since 2025-04-01 \(14 days\)/);
  await cli.json([
    'loan',
    'amend',
    'Van',
    '--effective',
    '2025-05-01',
    '--plan',
    'free',
    '--on-demand',
    '--reason',
    'No rush',
  ]);
  expect((await cli.json(['loan', 'show', 'Van'])).terms).toMatchObject({
    plan: 'free',
    maturity: null,
    every: null,
  });
  const gone = await cli.run(['loan', 'remove', 'Van']);
  expect([gone.code, gone.err]).toEqual([1, expect.stringContaining('is in the books')]);
});

it('are held against rates that come by file', async () => {
  const file = join(cli.dir, 'afr.csv');
  writeFileSync(file, 'month,term,rate,ruling\n2031-01,short,5.00,Rev. Rul. 2031-1\n');
  expect((await cli.run(['loan', 'import-afr', file])).out).toBe(
    '1 rates added, 0 changed, 0 as they were.\n',
  );
  expect((await cli.run(['loan', 'afr', '--from', '2031-01'])).out).toMatch(
    /2031-01 +short +5 +Rev\. Rul\. 2031-1/,
  );
});
