/** Worksheets of a person's return: the deduction for business income, state taxes and their limit, section 179 by income. */
import { describe, expect, it } from 'vitest';
import { PlainBooks } from '../reports/plain-books.ts';
import { enterWorkedYear, hasWorkedYear, loadWorkedYear, PERSON } from '../support/worked-year.ts';

const E = 'Harbor LLC';
const DANA = 'Dana';

/** An LLC of Dana's own that earned so much. */
function harbor(profit: string, year = 2025): PlainBooks {
  const books = new PlainBooks();
  books.call('entity.create', { kind: 'person', name: DANA });
  books.call('entity.create', { kind: 'llc', name: E, tax_class: 'disregarded' });
  books.enter(E, `${year}-03-01`, 'Client', { Checking: profit, 'Service revenue': `-${profit}` });
  return books;
}

type More = Record<string, unknown>;
const qbi = (books: PlainBooks, more: More = {}, year = 2025) =>
  books.call('tax.qbi', { entity: DANA, year, status: 'single', ...more });

describe('the deduction for business income', () => {
  it('is 20 % of the profit less half of self-employment tax, or of taxable income', () => {
    const books = harbor('100000');
    // Self-employment tax 14,129.55, half 7,064.78; 20 % of 92,935.22. Taxable: 92,935.22 - 15,750 = 77,185.22.
    expect(qbi(books)).toMatchObject({
      ...{ taxable_income: '77185.22', income_limit: '15437.04', deduction: '15437.04' },
      ...{ threshold: '197300.00', limited_from: '247300.00' },
      businesses: [
        {
          ...{ entity: E, kind: 'schedule-c', profit: '100000.00', less: '7064.78', income: '92935.22' },
          ...{ counted: '92935.22', limit: null, deduction: '18587.04' },
        },
      ],
    });
    expect(qbi(books, { taxable_income: '150000' })).toMatchObject({ deduction: '18587.04' });
    expect(qbi(books, { taxable_income: '50000', net_capital_gain: '10000' }).deduction).toBe('8000.00');
  });

  it('is lowered by health insurance and plans of the self-employed, as estimates have it', () => {
    const books = harbor('100000');
    books.enter(DANA, '2025-01-05', 'Job', { Checking: '80000', Wages: '-80000' });
    const before = qbi(books);
    // 20 % of 100,000 less 7,064.78; what the return takes off beside them is business income no more.
    expect(before.deduction).toBe('18587.04');
    books.enter(DANA, '2025-02-01', 'Insurer', {
      'Self-employed health insurance': '3000',
      Checking: '-3000',
    });
    books.enter(DANA, '2025-02-02', 'Broker', { 'Retirement plan': '10000', Checking: '-10000' });
    const after = qbi(books);
    expect(after.businesses).toMatchObject([{ less: '20064.78', income: '79935.22' }]);
    expect(after.deduction).toBe('15987.04');
    expect(after.notes.join(' ')).toContain('13,000.00 of health insurance and retirement plans');
    const { tax } = books.call('tax.estimates', {
      ...{ entity: DANA, year: 2025, status: 'single', as_of: '2025-12-31' },
    });
    expect(tax.qbi).toBe('15987.04');
    // A loss has nothing that they could lower.
    const loss = harbor('100');
    loss.enter(E, '2025-04-01', 'Ads', { Advertising: '5100', Checking: '-5100' });
    loss.enter(DANA, '2025-02-01', 'Insurer', {
      'Self-employed health insurance': '3000',
      Checking: '-3000',
    });
    expect(qbi(loss).businesses).toMatchObject([{ less: '0.00', income: '-5000.00' }]);
  });

  it('goes by the income that Form 1040 has of the same books: interest and gains, too', () => {
    const books = harbor('100000');
    books.enter(DANA, '2025-06-30', 'Bank', { Checking: '400', Interest: '-400' });
    const adjusted = () =>
      books
        .call('tax.form', { entity: DANA, form: '1040', year: 2025 })
        .lines.find(({ line }) => line === '11a')!.amount;
    // 100,000 less 7,064.78, and 400; less 15,750.
    expect([adjusted(), qbi(books).taxable_income]).toEqual(['93335.22', '77585.22']);
    expect(books.call('tax.state_taxes', { entity: DANA, year: 2025, status: 'single' }).income).toBe(
      adjusted(),
    );
    // A gain is income, and no part of what 20 % are taken of.
    books.call('account.create', { entity: DANA, name: 'Gains', type: 'income', tax_line: '1040 7a' });
    books.enter(DANA, '2025-07-01', 'Broker', { Checking: '1000', Gains: '-1000' });
    expect(qbi(books)).toMatchObject({ taxable_income: '78585.22', income_limit: '15517.04' });
    expect(qbi(books).notes.join(' ')).toContain(
      'Net capital gain of 1000.00 is that of the books; qualified',
    );
    // What is kept of the year goes before the books.
    books.call('tax.set_facts', { entity: DANA, year: 2025, status: 'single', other_income: '2000' });
    expect(qbi(books).taxable_income).toBe('79185.22');
  });

  it('is limited by wages and property above the threshold, and a service counts in part', () => {
    const books = harbor('300000');
    books.enter(E, '2025-05-01', 'Staff', { Wages: '40000', Checking: '-40000' });
    const above = { taxable_income: '300000' };
    const [business] = qbi(books, above).businesses;
    expect(business).toMatchObject({ wages: '40000.00', limit: '20000.00', deduction: '20000.00' });
    expect(qbi(books, above).notes.join(' ')).toContain('name those that are');
    expect(qbi(books, { ...above, services: [E] })).toMatchObject({ deduction: '0.00' });
    // Half way into the range half of a service counts.
    const half = qbi(books, { taxable_income: '222300', services: E });
    expect(half.businesses[0]).toMatchObject({ specified_service: true });
    expect(Number(half.businesses[0]!.counted)).toBeCloseTo(Number(half.businesses[0]!.income) / 2, 1);
    expect(() => qbi(books, { services: [DANA] })).toThrow('Dana is no business of theirs');
  });

  it('takes a loss of one business from the others, and shares of companies as their Schedules K-1 have them', () => {
    const books = harbor('80000');
    books.call('entity.create', { kind: 'llc', name: 'Ash LLC', tax_class: 'disregarded' });
    books.enter('Ash LLC', '2025-03-01', 'Ads', { Advertising: '10000', Checking: '-10000' });
    books.call('entity.create', { kind: 'llc', name: 'Quay LLC', tax_class: 'partnership' });
    const members = [
      { name: DANA, entity: DANA, share: '25' },
      { name: 'Ben', share: '75' },
    ];
    books.call('member.set', { entity: 'Quay LLC', members });
    books.enter('Quay LLC', '2025-03-01', 'Client', { Checking: '20000', 'Service revenue': '-20000' });
    const { businesses } = qbi(books, { taxable_income: '200000' });
    expect(businesses.map(({ entity, kind, profit }) => [entity, kind, profit])).toEqual([
      ['Ash LLC', 'schedule-c', '-10000.00'],
      [E, 'schedule-c', '80000.00'],
      ['Quay LLC', 'k-1', '5000.00'],
    ]);
    expect(businesses[0]).toMatchObject({ less: '0.00', counted: null, deduction: '0.00' });
    const counted = businesses.reduce((sum, { counted: text }) => sum + Number(text ?? 0), 0);
    const income = businesses.reduce((sum, { income: text }) => sum + Number(text), 0);
    expect(counted).toBeCloseTo(income, 2);
  });

  it('has the least deduction of 2026, and no other year’s figures', () => {
    expect(qbi(harbor('1500', 2026), { taxable_income: '5000' }, 2026).deduction).toBe('400.00');
    expect(qbi(harbor('1500'), { taxable_income: '5000' }).deduction).not.toBe('400.00');
    expect(() => qbi(harbor('1500'), {}, 2031)).toThrow('2031');
  });

  it.skipIf(!hasWorkedYear)('the worked year: 6,096.55 before the limit by taxable income', async () => {
    const books = new PlainBooks();
    const year = loadWorkedYear();
    await enterWorkedYear((name, input) => books.call(name as 'entry.create', input), year);
    const { businesses } = books.call('tax.qbi', { entity: PERSON, year: 2025, status: 'single' });
    expect(businesses.map(({ deduction }) => deduction)).toEqual([year.expected.qbi_before_limits]);
  });
});

describe('forms of an entity', () => {
  it('are its own, and those drawn from what lies beside its books', () => {
    const books = harbor('1');
    const formsOf = (entity: string) =>
      books.call('tax.forms', { entity, year: 2025 }).forms.map(({ form }) => form);
    expect(formsOf(E).slice(0, 2)).toEqual(['schedule-c', 'schedule-se']);
    const home = { method: 'regular', area_used: 1, area_of_home: 10 };
    books.call('tax.set_home_office', { entity: E, year: 2025, ...home });
    const asset = { entity: E, name: 'Van', cost: '1', placed_in_service: '2025-05-01', class: '5' };
    books.call('tax.add_asset', asset);
    expect(formsOf(E).slice(0, 4)).toEqual(['schedule-c', '8829', '4562', 'schedule-se']);
    books.call('entity.create', { kind: 'llc', name: 'Quay LLC', tax_class: 'partnership' });
    expect(formsOf('Quay LLC')).toEqual(['1065', '1065-k', '1065-l', '1065-m1', '1065-m2']);
    for (const form of formsOf('Quay LLC'))
      expect(books.call('tax.form', { entity: 'Quay LLC', form, year: 2025 }).form).toBe(form);
  });
});

describe('estimated tax', () => {
  it('takes what companies pass through as other income, unless that was told', () => {
    const books = harbor('10000');
    const asked = { entity: DANA, year: 2025, status: 'single', as_of: '2025-12-31' };
    const before = books.call('tax.estimates', asked);
    expect(before.notes.join(' ')).not.toContain('Schedule K-1');
    books.call('entity.create', { kind: 'llc', name: 'Quay LLC', tax_class: 's-corp' });
    books.call('member.set', { entity: 'Quay LLC', members: [{ name: DANA, entity: DANA, share: '100' }] });
    books.enter('Quay LLC', '2025-03-01', 'Client', { Checking: '20000', 'Service revenue': '-20000' });
    const after = books.call('tax.estimates', asked);
    expect(after.tax).toEqual(books.call('tax.estimates', { ...asked, other_income: '20000' }).tax);
    const passes = 'Quay LLC passes 20,000.00 of the year so far through to Dana';
    expect(after.notes.at(-1)).toContain(`${passes} (Schedule K-1): it counts as other income`);
    const told = books.call('tax.estimates', { ...asked, other_income: '0' });
    expect(told.tax).toEqual(before.tax);
    expect(told.notes.at(-1)).toContain(`${passes} (Schedule K-1): it counts only as far as it is given`);
  });

  it('lets other income go on with the year, and dates it by the days that are over', () => {
    const books = harbor('10000');
    const asked = { entity: DANA, year: 2025, status: 'single', as_of: '2025-06-30' };
    const before = books.call('tax.estimates', asked);
    books.enter(DANA, '2025-04-20', 'Bank', { Checking: '181000', Interest: '-181000' });
    const after = books.call('tax.estimates', asked);
    const risen = (name: 'adjusted_gross_income') => Number(after.tax[name]) - Number(before.tax[name]);
    // 181 of 365 days are over.
    expect(risen('adjusted_gross_income')).toBeCloseTo(365_000, 6);
    const [first, second] = after.instalments;
    // Nothing of it came in the first three months, and all of it before June.
    expect(Number(first!.annualised)).toBeLessThan(Number(first!.regular));
    expect(Number(second!.annualised)).toBeGreaterThan(Number(second!.regular));
  });
});

describe('state taxes', () => {
  function paid(amount: string): PlainBooks {
    const books = harbor('1000');
    books.enter(DANA, '2025-04-01', 'State', { 'State income tax': amount, Checking: `-${amount}` });
    books.enter(DANA, '2025-04-01', 'County', { 'Real estate tax': '5000', Checking: '-5000' });
    return books;
  }
  const told = (books: PlainBooks, more: More) =>
    books.call('tax.state_taxes', { entity: DANA, year: 2025, status: 'joint', ...more });

  it.each([
    // P.L. 119-21, s. 70120: 40,000, less 30 % of income above 500,000, at least 10,000.
    ['20000', 'joint', '400000', '25000.00'],
    ['50000', 'joint', '500000', '40000.00'],
    ['50000', 'joint', '550000', '25000.00'],
    ['50000', 'joint', '900000', '10000.00'],
    ['50000', 'separate', '100000', '20000.00'],
  ])('of %s and 5,000 (%s, income %s): %s', (amount, status, income, allowed) => {
    const answer = told(paid(amount), { status, income });
    expect(answer.allowed).toBe(allowed);
    expect(answer.lines.at(-1)).toMatchObject({ line: '5e', amount: allowed });
  });

  it('takes income from the books, and says so', () => {
    const answer = told(paid('100'), {});
    expect(answer).toMatchObject({ income: '929.35', allowed: '5100.00', lost: '0.00' });
    expect(answer.notes[0]).toContain('Give what else there is');
  });
});

describe('section 179', () => {
  const sheet = (books: PlainBooks, entity = E, more: More = {}) =>
    books.call('tax.section_179', { entity, year: 2025, ...more });
  const elect = (books: PlainBooks, entity: string, amount: string) =>
    books.call('tax.add_asset', {
      ...{ entity, name: 'Press', cost: amount, placed_in_service: '2025-05-01', class: '5' },
      section_179: amount,
    });

  it('stops at what the owner earns by work and business, and the rest is carried', () => {
    const books = harbor('30000');
    elect(books, E, '50000');
    books.enter(DANA, '2025-05-01', 'Job', { Checking: '8000', Wages: '-8000' });
    expect(sheet(books)).toMatchObject({
      income: [
        { what: 'Harbor LLC: Schedule C, before section 179', amount: '30000.00' },
        { what: 'Wages', amount: '8000.00' },
      ],
      ...{ limit: '38000.00', deduction: '38000.00', carried: '12000.00' },
    });
    expect(sheet(books, E, { other_income: '9000', carried: '500' })).toMatchObject({
      ...{ deduction: '47000.00', carried: '3500.00' },
    });
  });

  it('of a partnership goes by its income before guaranteed payments', () => {
    const books = harbor('1');
    books.call('entity.create', { kind: 'llc', name: 'Quay LLC', tax_class: 'partnership' });
    elect(books, 'Quay LLC', '9000');
    books.enter('Quay LLC', '2025-03-01', 'x', { Checking: '7000', 'Service revenue': '-7000' });
    books.enter('Quay LLC', '2025-03-01', 'x', { 'Guaranteed payments': '2000', Checking: '-2000' });
    expect(sheet(books, 'Quay LLC')).toMatchObject({
      limit: '7000.00',
      deduction: '7000.00',
      carried: '2000.00',
    });
  });
});
