/** Solvency as the books have it: what a name says below what it stands in, what is known beside what is not, whose record it is. */
import { afterEach, beforeEach, expect, it } from 'vitest';
import { TestBooks } from '../support/books.ts';

const LLC = 'Northlight LLC';
const DANA = 'Dana';
const BANK = { from_account: 'Checking', to_account: 'Checking' };
let books: TestBooks;

interface Health {
  findings: { check: string; severity: string; text: string }[];
}
interface Statement {
  result: string;
  outlook: { what: string }[];
}
interface Recorded {
  as_of: string;
  crossing_id: string | null;
}

beforeEach(async () => {
  books = await TestBooks.create();
  on('2025-12-31');
  await books.call('entity.create', { kind: 'person', name: DANA });
  await books.call('entity.create', {
    ...{ kind: 'llc', name: LLC, tax_class: 'disregarded', state: 'WY' },
    members: [{ name: DANA, entity: DANA, share: '100' }],
  });
});
afterEach(() => books.close());

function on(day: string): void {
  books.world.at = Date.parse(`${day}T12:00:00Z`);
}

const make = (kind: string, from: string, to: string, amount: string, date: string) =>
  books.call('crossing.make', { kind, from, to, amount, date, purpose: 'As agreed', ...BANK });
const entry = (date: string, ...postings: [account: string, amount: string][]) =>
  books.call('entry.create', {
    entries: [
      {
        ...{ entity: LLC, date, payee: 'X' },
        postings: postings.map(([account, amount]) => ({ account, amount })),
      },
    ],
  });

it('a tax below payroll is held in trust, whatever else its name says', async () => {
  await books.call('account.create', {
    ...{ entity: LLC, name: 'Social Security tax', type: 'liability', parent: 'Payroll liabilities' },
  });
  await entry('2025-03-01', ['Checking', '765'], ['Payroll liabilities:Social Security tax', '-765']);
  await books.call('veil.add_formality', {
    ...{ entity: LLC, kind: 'payroll-tax', title: 'Form 941', due_on: '2025-04-30' },
  });
  const { findings }: Health = await books.call('veil.health', { entity: LLC, as_of: '2025-12-31' });
  const found = findings.filter(({ check }) => check === 'V09').map(({ severity, text }) => [severity, text]);
  expect(found).toEqual([['critical', expect.stringContaining('765.00')]]);
});

it('what is known to be due fails the test, also beside a loan without terms', async () => {
  await make('contribution', DANA, LLC, '1000', '2025-01-02');
  await books.call('loan.create', {
    ...{ lender: DANA, borrower: LLC, date: '2025-01-01', principal: '12000', rate: '6', name: 'Note' },
    ...{ purpose: 'Working capital', plan: 'free' },
    ...{ lender_account: 'Checking', borrower_account: 'Checking' },
  });
  await entry('2025-02-01', ['Advertising', '8000'], ['Checking', '-8000']);
  const before: Statement = await books.call('veil.solvency', {
    entity: LLC,
    as_of: '2025-12-01',
    draw: '4000',
  });
  await books.call('account.create', { entity: LLC, name: 'Van loan', type: 'liability', role: 'loan' });
  await entry('2025-01-05', ['Checking', '10'], ['Van loan', '-10']);
  const after: Statement = await books.call('veil.solvency', {
    entity: LLC,
    as_of: '2025-12-01',
    draw: '4000',
  });
  expect(after.outlook.map(({ what }) => what)).toEqual(before.outlook.map(({ what }) => what));
  expect([before.result, after.result]).toEqual(['fails', 'fails']);
});

it('two records made ahead stand for two draws', async () => {
  await make('contribution', DANA, LLC, '50000', '2025-01-02');
  const record = async (day: string) => {
    on(day);
    await books.call('veil.snapshot', { entity: LLC, as_of: day, draw: '2000' });
  };
  await record('2025-06-01');
  await record('2025-06-25');
  on('2025-07-02');
  const first = (await make('draw', LLC, DANA, '2000', '2025-06-28')) as { id: string };
  const second = (await make('draw', LLC, DANA, '2000', '2025-07-02')) as { id: string };
  const records: Recorded[] = await books.call('veil.snapshots', { entity: LLC });
  expect(records.map(({ as_of, crossing_id }) => [as_of, crossing_id])).toEqual([
    ['2025-06-25', second.id],
    ['2025-06-01', first.id],
  ]);
  const { findings }: Health = await books.call('veil.health', { entity: LLC, as_of: '2025-07-02' });
  expect(findings.filter(({ check }) => check === 'V04')).toEqual([]);
});

it('distributions that were declared and not paid are left out where the law of the state leaves them out', async () => {
  const company = 'Delaware Co LLC';
  await books.call('entity.create', { kind: 'llc', name: company, tax_class: 'disregarded', state: 'DE' });
  await books.call('account.create', { entity: company, name: 'Distributions payable', type: 'liability' });
  await books.call('entry.create', {
    entries: [
      {
        ...{ entity: company, date: '2025-12-01', payee: 'Resolution' },
        postings: [
          { account: 'Draws', amount: '3000' },
          { account: 'Distributions payable', amount: '-3000' },
        ],
      },
    ],
  });
  const balanceSheet = async () => {
    const { tests } = await books.call('veil.solvency', { entity: company, draw: '0' });
    return tests.find(({ test }: { test: string }) => test === 'balance-sheet');
  };
  expect(await balanceSheet()).toMatchObject({ result: 'passes', margin: '0.00' });
  await books.call('entity.update', { entity: company, state: 'WY' });
  expect(await balanceSheet()).toMatchObject({ result: 'fails', margin: '-3000.00' });
});

it('a bill that was paid ahead is settled on its own day, whoever paid it', async () => {
  const bill = (date: string, payee: string, amount: string) =>
    books.call('entry.create', {
      entries: [
        {
          ...{ entity: LLC, date, payee },
          postings: [
            { account: 'Advertising', amount },
            { account: 'Accounts payable', amount: `-${amount}` },
          ],
        },
      ],
    });
  await make('contribution', DANA, LLC, '5000', '2025-01-02');
  await entry('2025-03-01', ['Accounts payable', '500'], ['Checking', '-500']);
  await books.call('crossing.make', {
    ...{ kind: 'business', from: DANA, to: LLC, date: '2025-03-02', amount: '300', purpose: 'Printing' },
    ...{ category: 'Accounts payable', from_account: 'Checking' },
  });
  await bill('2025-03-10', 'Agency', '500');
  await bill('2025-03-11', 'Printer', '350');
  const { outlook } = await books.call('veil.solvency', { entity: LLC, as_of: '2025-12-01', draw: '0' });
  const bills = outlook.filter(({ what }: { what: string }) => what !== 'Due to owner');
  expect(bills).toMatchObject([{ what: 'Printer', amount: '-50.00' }]);
  const draw: { id: string } = await make('draw', LLC, DANA, '100', '2025-12-01');
  const { findings }: { findings: { check: string; subject: { id: string }; facts: object[] }[] } =
    await books.call('veil.health', { entity: LLC, as_of: '2025-12-31' });
  const late = findings.filter(({ check, subject }) => check === 'V08' && subject.id === draw.id);
  expect(late).toMatchObject([
    { facts: expect.arrayContaining([expect.objectContaining({ name: 'Bills', value: '1' })]) },
  ]);
});

it('what is paid to one settles nothing that is owed to another, whatever the amounts', async () => {
  const owe = (date: string, payee: string, amount: string, against = 'Advertising') =>
    books.call('entry.create', {
      entries: [
        {
          ...{ entity: LLC, date, payee },
          postings: [
            { account: against, amount: `-${amount}`.replace('--', '') },
            { account: 'Accounts payable', amount },
          ],
        },
      ],
    });
  await make('contribution', DANA, LLC, '5000', '2025-01-02');
  await owe('2025-03-10', 'Agency', '-300');
  await owe('2025-03-11', 'Printer', '-500');
  await owe('2025-03-20', 'Printer', '300', 'Checking');
  const { outlook } = await books.call('veil.solvency', { entity: LLC, as_of: '2025-03-25', draw: '0' });
  expect(outlook.map(({ what, amount }: Record<string, string>) => [what, amount])).toEqual([
    ['Agency', '-300.00'],
    ['Printer', '-200.00'],
  ]);
});

it('a record made ahead stands for a draw on the 120th day, and not on the 121st', async () => {
  await make('contribution', DANA, LLC, '50000', '2025-01-02');
  on('2025-06-01');
  await books.call('veil.snapshot', { entity: LLC, as_of: '2025-06-01', draw: '2000' });
  await books.call('veil.snapshot', { entity: LLC, as_of: '2025-06-01', draw: '3000' });
  on('2025-12-31');
  const inTime: { id: string } = await make('draw', LLC, DANA, '2000', '2025-09-29');
  const late: { id: string } = await make('draw', LLC, DANA, '3000', '2025-09-30');
  const records: Recorded[] = await books.call('veil.snapshots', { entity: LLC });
  const meant = records.map(({ crossing_id }) => crossing_id);
  expect([meant.includes(inTime.id), meant.includes(late.id)]).toEqual([true, false]);
});

it('interest that ran is owed, and is a claim of the lender, however far it is booked', async () => {
  await books.call('entity.create', {
    ...{ kind: 'llc', name: 'Sister LLC', tax_class: 'disregarded' },
    members: [{ name: DANA, entity: DANA, share: '100' }],
  });
  await make('contribution', DANA, 'Sister LLC', '20000', '2025-01-02');
  await books.call('loan.create', {
    ...{
      lender: 'Sister LLC',
      borrower: LLC,
      date: '2025-01-09',
      principal: '12000',
      rate: '6',
      name: 'Note',
    },
    ...{ purpose: 'Working capital', plan: 'free', day_count: 'actual/365' },
    ...{ lender_account: 'Checking', borrower_account: 'Checking' },
  });
  const on20 = (entity: string) => books.call('veil.solvency', { entity, as_of: '2025-03-20', draw: '0' });
  // 12,000 * 6 % * 70 / 365.
  expect(await on20(LLC)).toMatchObject({ liabilities: '12138.08', equity: '-138.08', result: 'fails' });
  expect(await on20('Sister LLC')).toMatchObject({ assets: '20138.08', equity_without_owners: '8000.00' });
  await books.call('loan.accrue', { loan: 'Note', through: '2025-02-28' });
  expect(await on20(LLC)).toMatchObject({ liabilities: '12138.08', equity: '-138.08' });
});
