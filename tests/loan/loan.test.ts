/** Loans in the books, as owner and company would have them. */
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { TestBooks, TestWorld } from '../support/books.ts';
import { fingerprint } from '../support/fingerprint.ts';
import '../support/seed.ts';

const LLC = 'Northlight LLC';
const SISTER = 'Eastlight LLC';
const DANA = 'Dana';
let books: TestBooks;

beforeEach(async () => {
  books = await TestBooks.create();
});
afterEach(() => books.close());

const call = (name: string, input: object = {}) => books.call(`loan.${name}`, input);
const state = () => fingerprint(books.core.vault.db);

async function found(taxClass = 'disregarded'): Promise<void> {
  await books.call('entity.create', { kind: 'person', name: DANA });
  await books.call('entity.create', { kind: 'llc', name: LLC, tax_class: taxClass });
}

const accounts = { lender_account: 'Checking', borrower_account: 'Checking' };
const NOTE = {
  ...{ lender: DANA, borrower: LLC, date: '2025-02-01', principal: '12000.00', rate: '6', plan: 'free' },
  ...{ name: 'Owner note', purpose: 'Working capital', ...accounts },
};

/** Accounts that hold anything on a day, by their paths. */
async function holdings(entity: string, asOf?: string): Promise<Record<string, string>> {
  const all = await books.call('account.list', { entity, as_of: asOf });
  return Object.fromEntries(
    all
      .filter((one: { balance_minor: number }) => one.balance_minor !== 0)
      .map((one: { path: string; balance: string }) => [one.path, one.balance]),
  );
}

async function expectSound(): Promise<void> {
  expect((await books.call('vault.verify')).findings).toEqual([]);
}

describe('the owner’s note of the worked year', () => {
  beforeEach(async () => {
    await found();
    await call('create', NOTE);
    await call('pay', { loan: 'Owner note', date: '2025-08-01', amount: '3360.00', ...accounts });
    await call('accrue', { through: '2025-12-31' });
  });

  it('is in both books to the cent', async () => {
    expect(await holdings(LLC)).toEqual({
      'Assets:Checking': '8640.00',
      'Liabilities:Accrued interest': '-225.00',
      'Liabilities:Notes payable to owner': '-9000.00',
      'Expenses:Interest on owner note': '585.00',
    });
    expect(await holdings(DANA)).toEqual({
      'Assets:Checking': '-8640.00',
      'Assets:Note receivable from LLC': '9000.00',
      'Assets:Accrued interest from LLC': '225.00',
      'Income:Interest from LLC': '-585.00',
    });
    await expectSound();
  });

  it('was booked month by month: 60 until the payment, 45 behind it', async () => {
    const { accruals, movements } = await call('get', { loan: 'Owner note', as_of: '2025-12-31' });
    expect(accruals.map((a: { date: string; amount: string }) => [a.date, a.amount])).toEqual([
      ...['02-28', '03-31', '04-30', '05-31', '06-30', '07-31'].map((day) => [`2025-${day}`, '60.00']),
      ...['08-31', '09-30', '10-31', '11-30', '12-31'].map((day) => [`2025-${day}`, '45.00']),
    ]);
    expect(movements).toMatchObject([
      { kind: 'loan', date: '2025-02-01', amount: '12000.00', interest: '0.00', balance: '12000.00' },
      {
        kind: 'repayment',
        amount: '-3360.00',
        interest: '360.00',
        principal: '-3000.00',
        balance: '9000.00',
      },
    ]);
  });

  it('mirrors on every day of the year', async () => {
    for (const day of ['2025-02-01', '2025-02-28', '2025-07-31', '2025-08-01', '2025-08-31', '2025-12-31']) {
      const ours = await holdings(LLC, day);
      const theirs = await holdings(DANA, day);
      const mirror = (of: string, in2: string) =>
        expect(Number(ours[`Liabilities:${of}`] ?? 0) + Number(theirs[`Assets:${in2}`] ?? 0)).toBe(0);
      mirror('Notes payable to owner', 'Note receivable from LLC');
      mirror('Accrued interest', 'Accrued interest from LLC');
    }
  });

  it('is booked once, however often one asks', async () => {
    const before = state();
    expect(await call('accrue', { through: '2025-12-31' })).toEqual([]);
    expect(await call('accrue', { through: '2025-06-30' })).toEqual([]);
    expect(state()).toEqual(before);
  });

  it('shows what is owed on any day', async () => {
    expect(await call('payoff', { loan: 'Owner note', on: '2025-12-31' })).toEqual({
      ...{ on: '2025-12-31', currency: 'USD', principal: '9000.00', interest: '225.00', total: '9225.00' },
      a_day: '0.00',
    });
    expect(await call('payoff', { loan: 'Owner note', on: '2025-08-01' })).toMatchObject({
      total: '9000.00',
    });
    expect(await call('payoff', { loan: 'Owner note', on: '2025-07-31' })).toMatchObject({
      ...{ principal: '12000.00', interest: '360.00' },
    });
    const [row] = await call('list', { as_of: '2025-12-31' });
    expect(row).toMatchObject({
      ...{ outstanding: '9000.00', interest_unpaid: '225.00', interest_to_book: '0.00', lent: '12000.00' },
      ...{ accrued_through: '2025-12-31', late: null, next: null, below_afr: 'none' },
    });
  });

  it('leaves by undo, step by step, and comes back', async () => {
    const full = state();
    await books.call('history.undo');
    expect((await call('get', { loan: 'Owner note', as_of: '2025-12-31' })).accruals).toHaveLength(6);
    await books.call('history.undo');
    expect((await call('list', { as_of: '2025-12-31' }))[0]).toMatchObject({
      ...{ outstanding: '12000.00', interest_to_book: '660.00' },
    });
    await books.call('history.undo');
    expect(await call('list')).toEqual([]);
    for (let i = 0; i < 3; i++) await books.call('history.redo');
    expect(state()).toEqual(full);
  });
});

describe('two companies of one owner', () => {
  it('4,000 at 6 % for three months are 60, on both sides', async () => {
    await found();
    await books.call('entity.create', { kind: 'llc', name: SISTER, tax_class: 'disregarded' });
    await call('create', {
      ...{ ...NOTE, lender: LLC, borrower: SISTER, principal: '4000.00', date: '2025-01-01', name: 'Bridge' },
      ...{ plan: 'single', maturity: '2025-04-01' },
    });
    await call('accrue', { loan: 'Bridge', through: '2025-03-31' });
    expect(await holdings(LLC)).toEqual({
      'Assets:Checking': '-4000.00',
      'Assets:Intercompany loans receivable': '4000.00',
      'Assets:Accrued interest receivable': '60.00',
      'Income:Interest income': '-60.00',
    });
    expect(await holdings(SISTER)).toEqual({
      'Assets:Checking': '4000.00',
      'Liabilities:Intercompany loans payable': '-4000.00',
      'Liabilities:Accrued interest': '-60.00',
      'Expenses:Other interest': '60.00',
    });
    const loan = await call('get', { loan: 'Bridge', as_of: '2025-04-30' });
    expect(loan.schedule).toEqual([
      {
        number: 1,
        due: '2025-04-01',
        payment: '4060.00',
        interest: '60.00',
        principal: '4000.00',
        balance: '0.00',
      },
    ]);
    // April's interest with it: the loan has ended.
    expect(loan.late).toEqual({ payments: 1, open: '4079.33', since: '2025-04-01', days: 29 });
    expect(loan.law.reach).toBe('none');
    await expectSound();
  });
});

describe('what was there before', () => {
  it('a crossing of that kind becomes a loan with terms', async () => {
    await found();
    const crossed = await books.call('crossing.make', {
      ...{ kind: 'loan', from: LLC, to: DANA, date: '2025-05-01', amount: '8000.00', purpose: 'Advance' },
      ...{ from_account: 'Checking', to_account: 'Checking' },
    });
    const loan = await call('create', {
      crossing: crossed.id,
      rate: '0',
      plan: 'free',
      purpose: 'Advance to owner',
    });
    expect(loan).toMatchObject({
      ...{ lender: { name: LLC }, borrower: { name: DANA }, lent_on: '2025-05-01', outstanding: '8000.00' },
      name: `Note 1 from ${LLC} to ${DANA}`,
    });
    expect((await books.call('crossing.get', { id: crossed.id })).loan_id).toBe(loan.id);
    await expect(
      call('create', { crossing: crossed.id, rate: '0', plan: 'free', purpose: 'Advance to owner' }),
    ).rejects.toThrow(/belongs to a loan/);
  });

  it('entries of both banks become the two sides, of the day the money left', async () => {
    await found();
    const entry = async (entity: string, date: string, amount: string) => {
      const back = amount.startsWith('-') ? amount.slice(1) : `-${amount}`;
      const postings = [
        { account: 'Checking', amount },
        { account: 'Uncategorised', amount: back },
      ];
      return (await books.call('entry.create', { entries: [{ entity, date, payee: 'Transfer', postings }] }))
        .ids[0];
    };
    const { date: _, principal: _p, lender_account: _l, borrower_account: _b, ...told } = NOTE;
    const loan = await call('create', {
      ...told,
      lender_entry: await entry(DANA, '2025-02-01', '-12000.00'),
      borrower_entry: await entry(LLC, '2025-02-03', '12000.00'),
    });
    expect(loan).toMatchObject({ lent_on: '2025-02-01', lent: '12000.00' });
    const paid = await call('pay', {
      ...{ loan: loan.id, amount: '3360.00' },
      lender_entry: await entry(DANA, '2025-08-02', '3360.00'),
      borrower_entry: await entry(LLC, '2025-08-01', '-3360.00'),
    });
    expect(paid).toMatchObject({
      interest: '360.00',
      principal: '3000.00',
      loan: { outstanding: '9000.00' },
    });
    await expectSound();
  });
});

describe('a payment that is not kept yet', () => {
  it('is seen in both books, split as it will be', async () => {
    await found();
    await call('create', NOTE);
    const payment = { loan: 'Owner note', date: '2025-08-01', amount: '3360.00', ...accounts };
    const before = state();
    const seen = await call('preview_payment', payment);
    expect(state()).toBe(before);
    const legs = ({ legs }: { legs: { account: string; amount: string }[] }) =>
      legs.map(({ account, amount }) => [account, amount]);
    expect(legs(seen.from)).toEqual([
      ['Liabilities:Notes payable to owner', '3000.00'],
      ['Liabilities:Accrued interest', '360.00'],
      ['Assets:Checking', '-3360.00'],
    ]);
    const { crossing_id: id } = await call('pay', payment);
    const kept = await books.call('crossing.get', { id });
    expect([legs(kept.from), legs(kept.to)]).toEqual([legs(seen.from), legs(seen.to)]);
  });
});

describe('payments', () => {
  beforeEach(async () => {
    await found();
    await call('create', NOTE);
  });
  const pay = (date: string, amount: string, more: object = {}) =>
    call('pay', { loan: 'Owner note', date, amount, ...accounts, ...more });

  it('book the interest of the days before them, by month', async () => {
    const { accrued, interest, principal } = await pay('2025-04-16', '1000.00');
    expect(accrued).toEqual([
      { date: '2025-02-28', amount: '60.00' },
      { date: '2025-03-31', amount: '60.00' },
      { date: '2025-04-15', amount: '30.00' },
    ]);
    expect([interest, principal]).toEqual(['150.00', '850.00']);
  });

  it('pay less than the interest, and what is left of it waits without bearing any', async () => {
    await pay('2025-04-01', '50.00');
    expect(await call('payoff', { loan: 'Owner note', on: '2025-05-01' })).toMatchObject({
      ...{ principal: '12000.00', interest: '130.00' },
    });
  });

  it('pay the loan off to the cent, and nothing is left to pay or to book', async () => {
    const { total } = await call('payoff', { loan: 'Owner note', on: '2025-08-01' });
    expect(total).toBe('12360.00');
    await pay('2025-08-01', total);
    expect((await call('list'))[0]).toMatchObject({
      outstanding: '0.00',
      interest_unpaid: '0.00',
      interest_to_book: '0.00',
    });
    expect(await call('accrue', { through: '2025-12-31' })).toEqual([]);
    await expect(pay('2025-08-02', '0.01')).rejects.toMatchObject({ code: 'REFUSED' });
    expect(await holdings(LLC)).toEqual({
      'Assets:Checking': '-360.00',
      'Expenses:Interest on owner note': '360.00',
    });
  });

  it('more than is owed is refused, and nothing of it is booked', async () => {
    const before = state();
    await expect(pay('2025-08-01', '12360.01')).rejects.toMatchObject({
      ...{ code: 'REFUSED', remedy: expect.stringContaining('12,360.00 USD') },
    });
    await expect(pay('2025-01-31', '100.00')).rejects.toMatchObject({ code: 'INVALID_INPUT' });
    expect(state()).toEqual(before);
  });

  it('of a day in books that are closed before it: the interest comes on that day', async () => {
    await books.call('period.close', { entity: LLC, through: '2025-07-31' });
    const { accrued } = await pay('2025-08-01', '3360.00');
    expect(accrued).toEqual([{ date: '2025-08-01', amount: '360.00' }]);
    expect(await call('accrue', { through: '2025-08-31' })).toMatchObject([
      { date: '2025-08-31', amount: '45.00' },
    ]);
    await expectSound();
  });

  it('entered late put right what was booked meanwhile', async () => {
    await call('accrue', { through: '2025-10-31' });
    const before = state();
    expect((await pay('2025-08-01', '3360.00')).accrued).toEqual([
      { date: '2025-08-31', amount: '-15.00' },
      { date: '2025-09-30', amount: '-15.00' },
      { date: '2025-10-31', amount: '-15.00' },
    ]);
    expect(await call('accrue', { through: '2025-10-31' })).toEqual([]);
    expect((await holdings(LLC))['Liabilities:Accrued interest']).toBe('-135.00');
    await books.call('history.undo');
    expect(state()).toEqual(before);
  });

  it('pay the loan off behind interest that was booked through that day, and leave none of it on either side', async () => {
    await call('accrue', { through: '2025-10-31' });
    const { total } = await call('payoff', { loan: 'Owner note', on: '2025-10-16' });
    expect(total).toBe('12510.00');
    await pay('2025-10-16', total);
    for (const who of [LLC, DANA])
      expect(Object.keys(await holdings(who)).filter((path) => /Accrued|Note/.test(path))).toEqual([]);
    expect((await holdings(LLC))['Expenses:Interest on owner note']).toBe('510.00');
    expect((await call('list', { as_of: '2025-10-31' }))[0]).toMatchObject({ interest_to_book: '0.00' });
  });

  it('entered late are made up for by the next: what was too much of interest is principal', async () => {
    await pay('2025-10-01', '3480.00');
    await pay('2025-04-01', '1120.00');
    // As if in order: 120 and 1,000, then 330 and 3,150; October bears 39.25 on 7,850.
    expect(await call('payoff', { loan: 'Owner note', on: '2025-10-01' })).toMatchObject({
      total: '7850.00',
    });
    const next = await pay('2025-11-01', '1000.00');
    expect(next).toMatchObject({
      ...{ interest: '-110.75', principal: '1110.75', loan: { outstanding: '6889.25' } },
    });
    // Both parts of it together are what crossed.
    expect(await books.call('crossing.get', { id: next.crossing_id })).toMatchObject({ amount: '1000.00' });
    expect((await holdings(LLC))['Liabilities:Accrued interest']).toBeUndefined();
    expect(await pay('2025-11-01', '6889.25')).toMatchObject({ loan: { outstanding: '0.00' } });
    await expectSound();
  });

  it('taken apart leave the loan as if they had not been', async () => {
    const { crossing_id: id } = await pay('2025-08-01', '3360.00');
    await books.call('crossing.remove', { id });
    expect((await call('list', { as_of: '2025-08-01' }))[0]).toMatchObject({
      ...{ outstanding: '12000.00', interest_unpaid: '360.00', interest_to_book: '2.00' },
    });
  });
});

describe('terms', () => {
  const level = { ...NOTE, plan: 'level', payments: 12, first_payment: '2025-03-01', every: 'month' };
  it('come to a schedule beside what was paid', async () => {
    await found();
    await call('create', level);
    await call('pay', { loan: 'Owner note', date: '2025-03-01', amount: '1032.80', ...accounts });
    const loan = await call('get', { loan: 'Owner note', as_of: '2025-04-15' });
    expect(loan.terms).toMatchObject({ rate: '6', maturity: '2026-02-01', every: 'month', payment: null });
    expect(loan.schedule).toHaveLength(12);
    expect(loan.schedule[0]).toMatchObject({ payment: '1032.80', interest: '60.00', balance: '11027.20' });
    expect(loan.due.slice(0, 3)).toEqual([
      {
        due: '2025-03-01',
        payment: '1032.80',
        open: '0.00',
        met_on: '2025-03-01',
        carried_on: null,
        is_due: true,
        days_late: 0,
      },
      {
        due: '2025-04-01',
        payment: '1032.80',
        open: '1032.80',
        met_on: null,
        carried_on: null,
        is_due: true,
        days_late: 14,
      },
      {
        due: '2025-05-01',
        payment: '1032.80',
        open: '1032.80',
        met_on: null,
        carried_on: null,
        is_due: false,
        days_late: 0,
      },
    ]);
    expect(loan).toMatchObject({
      late: { payments: 1, open: '1032.80', since: '2025-04-01', days: 14 },
      next: { due: '2025-05-01', payment: '1032.80' },
    });
  });

  it('can be looked at before anybody lends', async () => {
    const { total_interest, schedule } = await call('preview', {
      ...{ principal: '12000', date: '2025-02-01', rate: '6', plan: 'level', payments: 12 },
      ...{ first_payment: '2025-03-01', every: 'month' },
    });
    expect(schedule).toHaveLength(12);
    // Twelve times ROUND(balance * 6% / 12; 2), with payments of 1,032.80.
    expect(total_interest).toBe('393.58');
    await expect(
      call('preview', { principal: '-1', date: '2025-02-01', rate: '6', plan: 'free' }),
    ).rejects.toMatchObject({ code: 'INVALID_INPUT' });
  });

  it('are amended from a day on; what was agreed before stays', async () => {
    await found();
    await call('create', level);
    const loan = await call('amend', {
      ...{
        loan: 'Owner note',
        effective: '2025-06-15',
        rate: '4.25',
        payments: 24,
        first_payment: '2025-07-15',
      },
      reason: 'A slow summer',
    });
    expect(loan.versions).toMatchObject([
      { effective: '2025-02-01', rate: '6', maturity: '2026-02-01', reason: '' },
      { effective: '2025-06-15', rate: '4.25', maturity: '2027-06-15', reason: 'A slow summer' },
    ]);
    await expect(
      call('amend', { loan: 'Owner note', effective: '2025-06-15', rate: '4', reason: 'again' }),
    ).rejects.toMatchObject({ code: 'REFUSED' });
    await expect(
      call('amend', {
        loan: 'Owner note',
        effective: '2025-07-01',
        plan: 'free',
        every: 'month',
        reason: 'odd',
      }),
    ).rejects.toMatchObject({ code: 'INVALID_INPUT' });
    expect(() => books.core.vault.db.prepare('UPDATE loan_terms SET rate_millionths = 0').run()).toThrow(
      /loan-terms/,
    );
  });

  it('of which only the rate changes keep their days: the end of each quarter, whatever its last day is', async () => {
    await found();
    const terms = { plan: 'interest-only', first_payment: '2025-03-31', every: 'quarter', rate: '6' };
    await call('create', { ...level, ...terms, payments: undefined, maturity: '2026-12-31' });
    const amend = async (more: object) => {
      const loan = await call('amend', { loan: 'Owner note', reason: 'A slow summer', rate: '5', ...more });
      const { effective } = loan.versions.at(-1);
      return loan.schedule.flatMap(({ due }: { due: string }) => (due > effective ? [due] : []));
    };
    expect(await amend({ effective: '2025-07-01' })).toEqual([
      ...['2025-09-30', '2025-12-31', '2026-03-31', '2026-06-30', '2026-09-30', '2026-12-31'],
    ]);
    // A number of payments counts from the next; a day that is said is on them, too.
    expect(await amend({ effective: '2025-10-01', payments: 2 })).toEqual(['2025-12-31', '2026-03-31']);
    expect(await amend({ effective: '2026-01-05', first_payment: '2026-06-30', payments: 3 })).toEqual([
      '2026-06-30',
      '2026-09-30',
      '2026-12-31',
    ]);
  });

  it('that don’t go together keep nothing: no money, no loan', async () => {
    await found();
    const before = state();
    await expect(call('create', { ...level, first_payment: undefined })).rejects.toMatchObject({
      code: 'INVALID_INPUT',
    });
    await expect(call('create', { ...level, principal: '0' })).rejects.toMatchObject({
      code: 'INVALID_INPUT',
    });
    await expect(call('create', { ...level, lender: undefined })).rejects.toMatchObject({
      code: 'INVALID_INPUT',
    });
    expect(state()).toEqual(before);
  });
});

describe('tax law', () => {
  const advance = (date: string, principal: string, more: object = {}) =>
    call('create', {
      ...NOTE,
      lender: LLC,
      borrower: DANA,
      date,
      principal,
      rate: '0',
      name: undefined,
      ...more,
    });

  it('the advances of the worked year: over 10,000 on 62 days, and not its business while the LLC is disregarded', async () => {
    await found();
    await call('create', NOTE);
    await advance('2025-05-01', '8000.00');
    await advance('2025-07-01', '3000.00');
    await call('pay', {
      loan: (await call('list', { as_of: '2025-06-01' }))[0].id,
      date: '2025-09-01',
      amount: '2000.00',
      ...accounts,
    });
    const [latest] = await call('list', { as_of: '2025-12-31' });
    const { law, below_afr } = await call('get', { loan: latest.id, as_of: '2025-12-31' });
    expect(below_afr).toBe('none');
    expect(law).toMatchObject({
      ...{ reach: 'none', sentence: expect.stringContaining('Northlight LLC is disregarded') },
      aggregate: {
        ...{ limit: '10000.00', highest: '11000.00', days_over: 62 },
        over: [{ from: '2025-07-01', to: '2025-08-31', days: 62, highest: '11000.00' }],
      },
      checks: [{ state: 'below', term: 'short', month: '2025-07', afr: '4.12', ruling: 'Rev. Rul. 2025-13' }],
    });
  });

  it('warns where it applies: an S corporation that lends to its shareholder below the AFR', async () => {
    await found('s-corp');
    const loan = await advance('2025-07-01', '11000.00');
    expect((await call('list', { as_of: '2025-08-31' }))[0].below_afr).toBe('below');
    const { law } = await call('get', { loan: loan.id, as_of: '2025-08-31' });
    expect(law).toMatchObject({ reach: 'applies', aggregate: { days_over: 62 } });
    // 11,000 for 31 days at 4.12 % and 31 days at 4.03 %: 38.491 + 37.650.
    expect(law.forgone).toBe('76.14');
    expect((await call('get', { loan: loan.id, as_of: '2026-12-31' })).law).toMatchObject({ forgone: null });
  });

  it('a loan of a month whose rate nobody knows is unknown, never met', async () => {
    await found('c-corp');
    const loan = await advance('2024-07-01', '11000.00', {
      rate: '6',
      plan: 'single',
      maturity: '2026-07-01',
    });
    expect(loan.below_afr).toBe('unknown');
    // Two years of simple interest at 6 % are worth what was lent at 5.80 %, compounded, and not at 5.95 %.
    const csv = 'month,term,rate,ruling\n2024-07,short,5.80,Rev. Rul. 2024-99\n';
    expect(await call('import_afr', { csv })).toEqual({ added: 1, changed: 0, unchanged: 0 });
    expect((await call('list'))[0].below_afr).toBe('meets');
    const before = state();
    expect(await call('import_afr', { csv })).toEqual({ added: 0, changed: 0, unchanged: 1 });
    expect(state()).toEqual(before);
    expect(await call('import_afr', { csv: csv.replace('5.80', '5.95%') })).toEqual({
      added: 0,
      changed: 1,
      unchanged: 0,
    });
    expect((await call('list'))[0].below_afr).toBe('below');
    expect(await call('afr', { from: '2024-07', to: '2024-07' })).toEqual([
      {
        ...{ month: '2024-07', term: 'short', annual: '5.95', ruling: 'Rev. Rul. 2024-99', source: 'file' },
        ...{ semiannual: null, quarterly: null, monthly: null, checked: true },
      },
    ]);
  });

  it.each([
    ['no rows', 'month,term,rate,ruling\n', /no rates in it/],
    ['a month that is none', 'month,term,rate,ruling\n2024-13,short,5,R\n', /Line 2.*not a month/],
    ['another term', 'month,term,rate,ruling\n2024-12,brief,5,R\n', /not short/],
    ['no ruling', 'month,term,rate,ruling\n2024-12,short,5,\n', /ruling/],
    ['no rate', 'month,term,rate,ruling\n2024-12,short,,R\n', /no rate/],
    ['a rate that is a word', 'month,term,rate,ruling\n2024-12,short,five,R\n', /not a rate/],
    ['a month twice', 'month,term,rate,ruling\n2024-12,mid,5,R\n2024-12,mid,6,R\n', /Line 3.*twice/],
  ])('a file with %s is refused whole', async (_, csv, message) => {
    const before = state();
    await expect(call('import_afr', { csv })).rejects.toThrow(message);
    expect(state()).toEqual(before);
  });
});

it('says how much of what is owed is not booked yet, and no more', async () => {
  await found();
  await call('create', NOTE);
  const on = (as_of: string) => call('get', { loan: 'Owner note', as_of });
  expect(await on('2025-02-16')).toMatchObject({ interest_unpaid: '30.00', interest_unbooked: '30.00' });
  await call('accrue', { through: '2025-02-28' });
  expect(await on('2025-02-28')).toMatchObject({ interest_unbooked: '0.00', interest_to_book: '0.00' });
  expect(await on('2025-03-11')).toMatchObject({ interest_unpaid: '80.00', interest_unbooked: '20.00' });
});

it('with terms is paid on the loan, and not beside it', async () => {
  await found();
  await call('create', NOTE);
  const cross = (kind: string, from: string, to: string, amount: string) =>
    books.call('crossing.make', {
      ...{ kind, from, to, amount, date: '2025-03-01', purpose: 'As agreed' },
      ...(kind === 'interest' ? {} : { from_account: 'Checking', to_account: 'Checking' }),
    });
  await expect(cross('repayment', LLC, DANA, '100')).rejects.toMatchObject({
    code: 'REFUSED',
    message: `“${DANA}” lent to “${LLC}” on terms: “Owner note”.`,
    remedy: expect.stringContaining('Book the payment on the loan'),
  });
  await expect(cross('interest', DANA, LLC, '60')).rejects.toThrow('on terms');
  // What was lent beside it, without terms, is paid back by itself.
  await cross('loan', DANA, LLC, '500');
  await expect(cross('repayment', LLC, DANA, '500.01')).rejects.toThrow('on terms');
  await cross('repayment', LLC, DANA, '500');
  await expect(cross('repayment', LLC, DANA, '1')).rejects.toThrow('on terms');
});

it('is called after its parties, numbered for each two of them, and no two are called alike', async () => {
  await found();
  await books.call('entity.create', { kind: 'llc', name: SISTER, tax_class: 'disregarded' });
  const { name: _, ...unnamed } = NOTE;
  const nameOf = async (more: object = {}) => (await call('create', { ...unnamed, ...more })).name;
  expect(await nameOf()).toBe(`Note 1 from ${DANA} to ${LLC}`);
  expect(await nameOf()).toBe(`Note 2 from ${DANA} to ${LLC}`);
  expect(await nameOf({ borrower: SISTER })).toBe(`Note 1 from ${DANA} to ${SISTER}`);
  await nameOf({ name: 'Bridge' });
  await expect(nameOf({ name: 'bridge', borrower: SISTER })).rejects.toThrow(
    `There is a loan “Bridge” already, from ${DANA} to ${LLC}.`,
  );
});

it('an empty loan leaves the list; one with money in it does not', async () => {
  await found();
  await call('create', NOTE);
  await expect(call('remove', { loan: 'Owner note' })).rejects.toMatchObject({ code: 'REFUSED' });
  const { movements } = await call('get', { loan: 'Owner note' });
  await books.call('crossing.remove', { id: movements[0].crossing_id });
  await call('remove', { loan: 'Owner note' });
  expect(await call('list')).toEqual([]);
});

it('for any payments and bookings both sides mirror on every day, and what is repaid and owed is what was lent', async () => {
  const step = fc.record({
    day: fc.integer({ min: 0, max: 500 }),
    cents: fc.integer({ min: 1, max: 400_000 }),
    pays: fc.boolean(),
  });
  await fc.assert(
    fc.asyncProperty(
      fc.array(step, { minLength: 1, maxLength: 6 }),
      fc.constantFrom('30/360', 'actual/365', 'actual/actual'),
      fc.integer({ min: 0, max: 1200 }),
      async (steps, dayCount, points) => {
        const world = new TestWorld(7);
        world.at = Date.parse('2027-01-15T12:00:00Z');
        const own = await TestBooks.create(world);
        try {
          const ask = (name: string, input: object) => own.call(name, input);
          await ask('entity.create', { kind: 'person', name: DANA });
          await ask('entity.create', { kind: 'llc', name: LLC, tax_class: 'disregarded' });
          await ask('loan.create', { ...NOTE, rate: (points / 100).toFixed(2), day_count: dayCount });
          let repaid = 0;
          let bookedThrough = '2025-02-01';
          for (const { day, cents, pays } of steps) {
            const date = new Date(Date.UTC(2025, 1, 1 + day)).toISOString().slice(0, 10);
            if (!pays) {
              await ask('loan.accrue', { through: date });
              if (date > bookedThrough) bookedThrough = date;
              continue;
            }
            const paid = await ask('loan.pay', {
              loan: 'Owner note',
              date,
              amount: (cents / 100).toFixed(2),
              ...accounts,
            }).catch((error: { code: string }) => expect(error.code).toBe('REFUSED'));
            if (!paid) continue;
            repaid += Math.round(Number(paid.principal) * 100);
            // In whichever order they came, what is booked is what the days asked for.
            const [standing] = await ask('loan.list', { as_of: bookedThrough });
            if (date <= bookedThrough) expect(standing.interest_to_book).toBe('0.00');
          }
          await ask('loan.accrue', { through: '2026-12-31' });
          const off = own.core.vault.db
            .prepare(
              `SELECT p.date, k.sort FROM posting p JOIN counter_account k ON k.account_id = p.account_id
               GROUP BY p.date, k.sort LIKE 'loan-%' HAVING sum(p.amount_minor) <> 0`,
            )
            .all();
          expect(off).toEqual([]);
          const [loan] = await ask('loan.list', { as_of: '2026-12-31' });
          expect(loan.outstanding_minor + repaid).toBe(1_200_000);
          expect(loan.interest_to_book).toBe('0.00');
          expect((await own.call('vault.verify')).findings).toEqual([]);
        } finally {
          await own.close();
        }
      },
    ),
    { numRuns: 12 },
  );
});
