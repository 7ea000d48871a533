/** Every kind of crossing in every tax class it may occur in: what stands in both books, and what is refused. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { TestBooks } from '../support/books.ts';
import { makeDespite } from '../support/despite.ts';
import { fingerprint } from '../support/fingerprint.ts';

const LLC = 'Northlight LLC';
const SISTER = 'Harbor LLC';
const DANA = 'Dana';
let books: TestBooks;

beforeEach(async () => {
  books = await TestBooks.create();
});
afterEach(() => books.close());

async function found(taxClass: string): Promise<void> {
  await books.call('entity.create', { kind: 'person', name: DANA });
  await books.call('entity.create', { kind: 'llc', name: LLC, tax_class: taxClass });
}

const BANK = { from_account: 'Checking', to_account: 'Checking' };

function book(kind: string, from: string, to: string, amount: string, more: object = {}) {
  const date = '2025-03-01';
  return makeDespite(books, { kind, from, to, amount, date, purpose: 'As agreed', ...more });
}

/** Accounts that hold anything, by the last part of their paths. */
async function holdings(entity: string): Promise<Record<string, string>> {
  const all: { path: string; balance: string; balance_minor: number }[] = await books.call('account.list', {
    entity,
  });
  return Object.fromEntries(
    all
      .filter((one) => one.balance_minor !== 0)
      .map((one) => [one.path.slice(one.path.indexOf(':') + 1), one.balance]),
  );
}

async function expectBoth(ours: Record<string, string>, theirs: Record<string, string>, other = DANA) {
  expect(await holdings(LLC)).toEqual(ours);
  expect(await holdings(other)).toEqual(theirs);
  expect((await books.call('vault.verify')).findings).toEqual([]);
  expect(await books.call('crossing.unpaired')).toEqual([]);
}

const CLASSES = ['disregarded', 'partnership', 's-corp', 'c-corp'];
const DRAWS = ['Draws', 'Draws', 'Distributions', 'Dividends paid'];
const CAPITAL = ['Member contributions', 'Member contributions', 'Member contributions', 'Paid-in capital'];
const EXPENSES_PAID = [...Array(3).fill('Contributions: expenses paid by member'), 'Paid-in capital'];
const TAX_DRAWS = [...Array(3).fill('Distributions: taxes paid for member'), 'Dividends paid'];

const INTEREST = ['Interest from LLC', 'Interest', 'Interest', 'Interest'];

describe.each(CLASSES.map((name, at) => ({ name, at })))('of a $name company', ({ name, at }) => {
  beforeEach(() => found(name));

  it('a contribution of money is capital there, and an interest here', async () => {
    await book('contribution', DANA, LLC, '25000', BANK);
    await expectBoth(
      { Checking: '25000.00', [CAPITAL[at]!]: '-25000.00' },
      { Checking: '-25000.00', 'Interest in LLC': '25000.00' },
    );
  });

  it('a contribution of property goes over at what it is worth', async () => {
    await book('contribution', DANA, LLC, '18000', {
      ...{ from_account: 'Vehicle', to_account: 'Fixed assets', book_value: '15000' },
    });
    await expectBoth(
      { 'Fixed assets': '18000.00', [CAPITAL[at]!]: '-18000.00' },
      { Vehicle: '-15000.00', 'Interest in LLC': '18000.00', 'Gain on property given': '-3000.00' },
    );
  });

  it('a draw lowers the interest', async () => {
    await book('draw', LLC, DANA, '9000', BANK);
    await expectBoth(
      { Checking: '-9000.00', [DRAWS[at]!]: '9000.00' },
      { Checking: '9000.00', 'Interest in LLC': '-9000.00' },
    );
  });

  it('the owner’s own tax, paid by the company, is a draw of its own', async () => {
    await book('personal', LLC, DANA, '1500', {
      ...{ settlement: 'equity', from_account: 'Checking', category: 'Federal tax:Estimated tax' },
    });
    await expectBoth(
      { Checking: '-1500.00', [TAX_DRAWS[at]!]: '1500.00' },
      { 'Interest in LLC': '-1500.00', 'Federal tax:Estimated tax': '1500.00' },
    );
  });

  it('a personal cost that is owed is paid back by settling it, both ways to zero', async () => {
    await book('personal', LLC, DANA, '310', {
      ...{ settlement: 'owed', from_account: 'Business credit card', category: 'Groceries' },
    });
    await expectBoth(
      { 'Business credit card': '-310.00', 'Due from owner': '310.00' },
      { Groceries: '310.00', 'Due to LLC': '-310.00' },
    );
    await book('settlement', DANA, LLC, '310', BANK);
    await expectBoth(
      { 'Business credit card': '-310.00', Checking: '310.00' },
      { Groceries: '310.00', Checking: '-310.00' },
    );
  });

  it('a cost of the company is reimbursed', async () => {
    await book('business', DANA, LLC, '640', { from_account: 'Credit card', category: 'Travel' });
    await expectBoth(
      { Travel: '640.00', 'Due to owner': '-640.00' },
      { 'Credit card': '-640.00', 'Due from LLC': '640.00' },
    );
    await book('settlement', LLC, DANA, '640', BANK);
    await expectBoth(
      { Travel: '640.00', Checking: '-640.00' },
      { 'Credit card': '-640.00', Checking: '640.00' },
    );
  });

  it('mileage is owed though nothing was paid', async () => {
    await books.call('account.create', { entity: DANA, name: 'Mileage', type: 'income', role: 'other' });
    await book('business', DANA, LLC, '350', { from_account: 'Mileage', category: 'Car and truck' });
    await expectBoth(
      { 'Car and truck': '350.00', 'Due to owner': '-350.00' },
      { Mileage: '-350.00', 'Due from LLC': '350.00' },
    );
  });

  it('what the company owes is waived into capital, what the owner owes into a draw', async () => {
    await book('business', DANA, LLC, '480', {
      from_account: 'Credit card',
      category: 'Software and hosting',
    });
    const waived = await book('waiver', DANA, LLC, '480');
    expect([waived.amount, waived.settlement]).toEqual(['480.00', 'equity']);
    await expectBoth(
      { 'Software and hosting': '480.00', [EXPENSES_PAID[at]!]: '-480.00' },
      { 'Credit card': '-480.00', 'Interest in LLC': '480.00' },
    );
    await book('personal', LLC, DANA, '480', {
      ...{ settlement: 'owed', from_account: 'Checking', category: 'Dining' },
    });
    await book('waiver', LLC, DANA, '480');
    const capital = EXPENSES_PAID[at]!;
    const same = capital === DRAWS[at];
    await expectBoth(
      {
        ...{ 'Software and hosting': '480.00', Checking: '-480.00', [capital]: '-480.00' },
        ...(same ? {} : { [DRAWS[at]!]: '480.00' }),
      },
      { 'Credit card': '-480.00', Dining: '480.00' },
    );
  });

  it('a loan of the owner is accrued on and paid back in two parts', async () => {
    await book('loan', DANA, LLC, '12000', BANK);
    await book('interest', DANA, LLC, '360');
    await expectBoth(
      {
        ...{ Checking: '12000.00', 'Notes payable to owner': '-12000.00', 'Accrued interest': '-360.00' },
        'Interest on owner note': '360.00',
      },
      {
        ...{ Checking: '-12000.00', 'Note receivable from LLC': '12000.00', [INTEREST[at]!]: '-360.00' },
        'Accrued interest from LLC': '360.00',
      },
    );
    const paid = await book('repayment', LLC, DANA, '3360', { ...BANK, interest: '360' });
    expect(paid.amount).toBe('3360.00');
    await expectBoth(
      { Checking: '8640.00', 'Notes payable to owner': '-9000.00', 'Interest on owner note': '360.00' },
      { Checking: '-8640.00', 'Note receivable from LLC': '9000.00', [INTEREST[at]!]: '-360.00' },
    );
  });

  it('a loan to the owner is no cost', async () => {
    await book('loan', LLC, DANA, '8000', BANK);
    await book('repayment', DANA, LLC, '2000', BANK);
    await expectBoth(
      { Checking: '-6000.00', 'Notes receivable from owner': '6000.00' },
      { Checking: '6000.00', 'Note payable to LLC': '-6000.00' },
    );
  });

  it('a guaranteed payment is one of a partnership only', async () => {
    const paid = book('guaranteed-payment', LLC, DANA, '2500', BANK);
    if (name !== 'partnership') {
      await expect(paid).rejects.toThrow('only a partnership makes guaranteed payments');
      return expectBoth({}, {});
    }
    await paid;
    await expectBoth(
      { 'Guaranteed payments': '2500.00', Checking: '-2500.00' },
      { Checking: '2500.00', 'Guaranteed payments': '-2500.00' },
    );
  });

  it('wages are paid by a corporation only', async () => {
    await books.call('account.create', {
      entity: DANA,
      name: 'Payroll taxes',
      type: 'expense',
      role: 'other',
    });
    const paid = book('wages', LLC, DANA, '5000', {
      ...BANK,
      employer_tax: '382.50',
      withheld: [
        { account: 'Withholding', amount: '600' },
        { account: 'Payroll taxes', amount: '382.50' },
      ],
    });
    if (name === 'disregarded' || name === 'partnership') {
      await expect(paid).rejects.toThrow('is not its employee');
      return expectBoth({}, {});
    }
    await paid;
    await expectBoth(
      {
        ...{ 'Officer compensation': '5000.00', 'Payroll taxes': '382.50', Checking: '-4017.50' },
        'Payroll liabilities': '-1365.00',
      },
      {
        ...{ Checking: '4017.50', 'Federal tax:Withholding': '600.00', 'Payroll taxes': '382.50' },
        Wages: '-5000.00',
      },
    );
  });
});

describe('between two companies', () => {
  beforeEach(async () => {
    await found('disregarded');
    await books.call('entity.create', { kind: 'llc', name: SISTER, tax_class: 'disregarded' });
  });

  it('a loan bears interest and a fee is owed', async () => {
    await book('loan', LLC, SISTER, '4000', BANK);
    await book('interest', LLC, SISTER, '60');
    await book('management-fee', LLC, SISTER, '1500');
    await expectBoth(
      {
        ...{ Checking: '-4000.00', 'Intercompany loans receivable': '4000.00' },
        ...{ 'Accrued interest receivable': '60.00', 'Interest income': '-60.00' },
        ...{ 'Intercompany receivable': '1500.00', 'Management fee income': '-1500.00' },
      },
      {
        ...{ Checking: '4000.00', 'Intercompany loans payable': '-4000.00' },
        ...{ 'Accrued interest': '-60.00', 'Other interest': '60.00' },
        ...{ 'Intercompany payable': '-1500.00', 'Management fee expense': '1500.00' },
      },
      SISTER,
    );
  });

  it('nothing is contributed, drawn or given up', async () => {
    for (const kind of ['contribution', 'draw', 'personal', 'business', 'wages'])
      await expect(book(kind, LLC, SISTER, '10', BANK)).rejects.toMatchObject({
        message: expect.stringContaining('are not a company and its owner'),
        remedy: 'Book it as a loan, or as a draw of the one and a contribution to the other.',
      });
    await expect(book('waiver', LLC, SISTER, '10')).rejects.toThrow('neither owns the other');
  });

  it('each owner’s company has accounts of its own', async () => {
    await book('contribution', DANA, LLC, '100', BANK);
    await book('contribution', DANA, SISTER, '200', BANK);
    expect(await holdings(DANA)).toEqual({
      ...{ Checking: '-300.00', [`Interest in LLC:${LLC}`]: '100.00' },
      [`Interest in LLC:${SISTER}`]: '200.00',
    });
  });
});

describe('what is told', () => {
  beforeEach(() => found('disregarded'));

  it.each([
    [{ kind: 'contribution', from: DANA, amount: '10', date: '2025-03-01' }, 'What is it for?'],
    [{ kind: 'contribution', from: DANA, amount: '10', purpose: 'x' }, 'it takes who gives'],
    [{ kind: 'draw', from: DANA, amount: '10', date: '2025-03-01', purpose: 'x' }, 'no company'],
    [
      { kind: 'contribution', from: DANA, amount: '0', date: '2025-03-01', purpose: 'x', ...BANK },
      'Nothing crosses',
    ],
    [
      { kind: 'contribution', from: DANA, amount: '-5', date: '2025-03-01', purpose: 'x', ...BANK },
      'Nothing crosses',
    ],
    [{ kind: 'contribution', from: DANA, amount: '5', date: '2025-03-01', purpose: 'x' }, 'Which account of'],
    [
      { kind: 'repayment', from: LLC, amount: '5', interest: '6', date: '2025-03-01', purpose: 'x', ...BANK },
      'The interest is more',
    ],
    [
      { kind: 'draw', from: LLC, amount: '5', settlement: 'owed', date: '2025-03-01', purpose: 'x', ...BANK },
      'A draw is not settled as owed.',
    ],
  ])('must be whole: %j', async (input, message) => {
    await expect(makeDespite(books, input)).rejects.toThrow(message);
    expect((await books.call('crossing.list')).total).toBe(0);
  });

  it('is shown before it is booked, and nothing is kept', async () => {
    const input = {
      ...{ kind: 'draw', from: LLC, to: DANA, amount: '10', date: '2025-03-01', purpose: 'Rent' },
      ...BANK,
    };
    const before = fingerprint(books.core.vault.db);
    const shown = await books.call('crossing.preview', input);
    expect(shown).toMatchObject({
      ...{ purpose: 'Rent', in_transit: true, amount: '10.00' },
      from: {
        entity: LLC,
        legs: [{ account: 'Equity:Draws', is_against: true }, { account: 'Assets:Checking' }],
      },
      to: {
        entity: DANA,
        legs: [{ account: 'Assets:Interest in LLC' }, { amount: '10.00', status: 'pending' }],
      },
    });
    expect(fingerprint(books.core.vault.db)).toBe(before);
  });
});
