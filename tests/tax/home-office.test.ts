/** The office at home: what is said of it, its worksheet, Form 8829 out of the owner's books, and line 30. */
import { describe, expect, it } from 'vitest';
import { PlainBooks } from '../reports/plain-books.ts';
import { enterWorkedYear, hasWorkedYear, LLC, loadWorkedYear } from '../support/worked-year.ts';

const E = 'Harbor LLC';
const OWNER = 'Dana';

function harbor(profit = '50000'): PlainBooks {
  const books = new PlainBooks();
  books.call('entity.create', { kind: 'llc', name: E, tax_class: 'disregarded' });
  books.call('entity.create', { kind: 'person', name: OWNER });
  books.enter(E, '2025-03-01', 'Client', { Checking: profit, 'Service revenue': `-${profit}` });
  return books;
}

type More = Record<string, unknown>;
const say = (books: PlainBooks, more: More, year = 2025) =>
  books.call('tax.set_home_office', { entity: E, year, ...more });
const sheet = (books: PlainBooks, year = 2025) => books.call('tax.home_office', { entity: E, year });
const lines = (books: PlainBooks) =>
  Object.fromEntries(sheet(books).lines.map(({ line, amount }) => [line, amount]));
const onC = (books: PlainBooks, ...names: string[]) => {
  const form = books.call('tax.form', { entity: E, form: 'schedule-c', year: 2025 });
  return names.map((name) => form.lines.find(({ line }) => line === name)!.amount);
};

describe('the simplified method', () => {
  it('Pub. 587: 100 square feet from 20 April, 330 from 5 August, are 150 on average: 750 on line 30', () => {
    const books = harbor();
    expect(onC(books, '30', '31')).toEqual([null, '50000.00']);
    const areas = [
      { from: '2025-04-20', square_feet: 100 },
      { from: '2025-08-05', square_feet: 330 },
    ];
    say(books, { method: 'simplified', areas });
    expect(sheet(books)).toMatchObject({
      ...{ given: true, method: 'simplified', areas, before_limit: '750.00', deduction: '750.00' },
      ...{ months: [0, 0, 0, 0, 100, 100, 100, 300, 300, 300, 300, 300], lines: [], notes: [] },
    });
    expect(onC(books, '29', '30', '31')).toEqual(['50000.00', '750.00', '49250.00']);
  });

  it('stops at what the business earns, and carries nothing', () => {
    const books = harbor('400');
    say(books, { method: 'simplified', areas: [{ from: '2020-01-01', square_feet: 200 }] });
    expect(sheet(books)).toMatchObject({
      tentative_profit: '400.00',
      before_limit: '1000.00',
      deduction: '400.00',
    });
    expect(sheet(books).notes[0]).toContain('The simplified method carries nothing to the next year.');
    expect(onC(books, '31')).toEqual(['0.00']);
  });

  it('gives a year that is not over its days’ part, for estimates', () => {
    const books = harbor();
    say(books, { method: 'simplified', areas: [{ from: '2025-01-01', square_feet: 200 }] });
    const asked = { entity: E, year: 2025, status: 'single', as_of: '2025-06-30' };
    // 181 of 365 days of 1,000 dollars.
    expect(books.call('tax.estimates', asked).profit.so_far).toBe('49504.11');
  });

  it('gives way to an adjustment by hand', () => {
    const books = harbor();
    say(books, { method: 'simplified', areas: [{ from: '2025-01-01', square_feet: 200 }] });
    const given = { entity: E, year: 2025, line: '30', mode: 'replace', amount: '900', reason: 'as filed' };
    books.call('tax.adjust', given);
    expect(onC(books, '30')).toEqual(['900.00']);
    const span = { from: '2025-01-01', to: '2025-12-31' };
    const { bridges } = books.call('reports.tax_view', { entity: OWNER, ...span });
    expect(bridges[0]!.lines.map(({ what, amount }) => [what, amount])).toEqual([
      ['books', '50000.00'],
      ['adjustment', '-1000.00'],
      ['adjustment', '100.00'],
      ['return', '49100.00'],
    ]);
  });
});

describe('Form 8829', () => {
  /** A home of 1,200 square feet with an office of 240, a fifth of it. */
  const REGULAR = { method: 'regular', area_used: 240, area_of_home: 1200 };

  it('takes a fifth of what the owner’s books have, and all of what is the office’s alone', () => {
    const books = harbor();
    books.enter(OWNER, '2025-02-01', 'Bank', { 'Mortgage interest': '12000', Checking: '-12000' });
    books.enter(OWNER, '2025-02-01', 'County', { 'Real estate tax': '3000', Checking: '-3000' });
    books.enter(OWNER, '2025-02-01', 'Power', { 'Utilities and phone': '4000', Checking: '-4000' });
    books.enter(OWNER, '2024-02-01', 'Power', { 'Utilities and phone': '999', Checking: '-999' });
    say(books, {
      ...REGULAR,
      costs: [
        { line: '10', kind: 'indirect', account: 'Mortgage interest' },
        { line: '11', kind: 'indirect', account: 'Real estate tax' },
        { line: '21', kind: 'indirect', account: 'Utilities and phone', percent: '80' },
        { line: '20', kind: 'direct', amount: '300', note: 'painting the office' },
      ],
      // In use since before the year: a full year of 39 is 2.564 % (Pub. 946, table A-7a).
      building: { value: '250000', land: '50000', since: '2023-05-10' },
      ...{ carried_operating: '100', carried_depreciation: '50' },
    });
    expect(lines(books)).toMatchObject({
      ...{ '8': '50000.00', '12': '15000.00', '13': '3000.00', '14': '3000.00', '15': '47000.00' },
      ...{ '20': '300.00', '21': '3200.00', '23': '3500.00', '24': '640.00', '25': '100.00' },
      ...{ '26': '1040.00', '27': '1040.00', '28': '45960.00', '39': '200000.00', '42': '1025.60' },
      ...{ '32': '1075.60', '33': '1075.60', '36': '5115.60', '43': '0.00', '44': '0.00' },
    });
    expect(onC(books, '30', '31')).toEqual(['5115.60', '44884.40']);
    expect(sheet(books).costs[2]).toMatchObject({ books: '4000.00', amount: '3200.00', percent: '80' });
    expect(sheet(books).notes.filter((note) => note.includes('take it off Sch A'))).toHaveLength(2);
  });

  it('deducts once what the company itself paid for the home', () => {
    const books = harbor('10000');
    books.enter(E, '2025-02-01', 'Power', { Utilities: '1000', Checking: '-1000' });
    expect(onC(books, '25', '29', '31')).toEqual(['1000.00', '9000.00', '9000.00']);
    const cost = { line: '21', kind: 'indirect', account: 'Utilities', percent: '50' };
    say(books, { ...REGULAR, costs: [cost] });
    // Half of it is the home's, and a fifth of that the office's.
    expect(onC(books, '25', '29', '30', '31')).toEqual(['500.00', '9500.00', '100.00', '9400.00']);
  });

  it('carries what the business does not earn, running costs before depreciation', () => {
    const books = harbor('6000');
    say(books, {
      ...REGULAR,
      costs: [
        { line: '10', kind: 'indirect', amount: '15000' },
        { line: '19', kind: 'indirect', amount: '10000' },
      ],
      building: { value: '200000', land: '0', since: '2020-01-01' },
    });
    // 3,000 of interest, 2,000 of rent, then 1,000 of 1,025.60.
    const { deduction, carried_to_next } = sheet(books);
    expect(deduction).toBe('6000.00');
    expect(carried_to_next).toEqual({ operating: '0.00', depreciation: '25.60' });
    expect(onC(books, '31')).toEqual(['0.00']);
  });

  it('leaves casualty losses to Form 4684 (lines 35 and 36)', () => {
    const books = harbor();
    const costs = [
      { line: '9', kind: 'indirect', amount: '2000' },
      { line: '9', kind: 'direct', amount: '100' },
      { line: '10', kind: 'indirect', amount: '5000' },
    ];
    say(books, { ...REGULAR, costs });
    expect(lines(books)).toMatchObject({ '14': '1500.00', '34': '1500.00', '35': '500.00', '36': '1000.00' });
    expect(onC(books, '30', '31')).toEqual(['1000.00', '49000.00']);
    expect(sheet(books).notes).toEqual([
      'Casualty losses of 500.00 (line 35) go to Form 4684, section B, and are no part of Schedule C, line 30.',
    ]);
  });

  it('takes the first month’s part of the first year: from August on 0.963 % (Pub. 946, table A-7a)', () => {
    const books = harbor();
    say(books, { ...REGULAR, building: { value: '100000', land: '0', since: '2025-08-20' } });
    expect(lines(books)['42']).toBe('192.60');
  });
});

describe('what is said', () => {
  it.each([
    [{ method: 'simplified' }, 'goes by the area of the office'],
    [{ area_of_home: null }, 'goes by the area of the office and of the home'],
    [{ area_used: 101 }, 'goes by the area of the office and of the home'],
    [{ costs: [{ line: '18', kind: 'direct' }] }, 'has no amount, or two'],
    [{ costs: [{ line: '18', kind: 'direct', amount: '-1' }] }, 'is negative'],
    [{ costs: [{ line: '18', kind: 'direct', account: 'Checking' }] }, 'is no cost of the home'],
    [{ costs: [{ line: '18', kind: 'direct', account: 'Nowhere' }] }, 'There is no account “Nowhere”'],
    [{ building: { value: '1', land: '2', since: '2025-01-01' } }, 'The land is worth more'],
  ])('refuses %o, and what was said stays', (more, says) => {
    const books = harbor();
    const before = { method: 'regular', area_used: 10, area_of_home: 100 };
    say(books, before);
    expect(() => say(books, { ...before, ...more })).toThrow(says);
    expect(sheet(books)).toMatchObject({ given: true, area_used: 10, costs: [] });
  });

  it('is replaced as a whole, and forgotten', () => {
    const books = harbor();
    say(books, {
      method: 'regular',
      area_used: 10,
      area_of_home: 100,
      costs: [{ line: '18', kind: 'direct', amount: '9' }],
    });
    say(books, { method: 'simplified', areas: [{ from: '2025-01-01', square_feet: 10 }] });
    expect(sheet(books)).toMatchObject({
      method: 'simplified',
      costs: [],
      area_used: null,
      deduction: '50.00',
    });
    books.call('tax.remove_home_office', { entity: E, year: 2025 });
    expect(sheet(books)).toMatchObject({
      given: false,
      method: null,
      deduction: '0.00',
      tentative_profit: '50000.00',
    });
    expect(() => books.call('tax.remove_home_office', { entity: E, year: 2025 })).toThrow('Nothing was said');
    expect(() => sheet(books, 2031)).toThrow('for 2031 are not known here');
  });
});

it.skipIf(!hasWorkedYear)(
  'the worked year: 200 square feet are 1,000 on line 30, and 32,800 are left',
  async () => {
    const books = new PlainBooks();
    const year = loadWorkedYear();
    const adjustments = year.adjustments.filter(({ line }) => line !== '30');
    await enterWorkedYear((name, input) => books.call(name as 'entry.create', input), {
      ...year,
      adjustments,
    });
    const areas = [{ from: '2025-01-01', square_feet: 200 }];
    books.call('tax.set_home_office', { entity: LLC, year: 2025, method: 'simplified', areas });
    const form = books.call('tax.form', { entity: LLC, form: 'schedule-c', year: 2025 });
    for (const [line, amount] of Object.entries(year.expected.schedule_c))
      expect([line, form.lines.find((one) => one.line === line)!.amount]).toEqual([line, amount]);
  },
);
