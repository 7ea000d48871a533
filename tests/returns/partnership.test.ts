/** Form 1065 beyond page 1: balance sheet, the two reconciliations, and each partner's Schedule K-1. */
import '../support/seed.ts';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { FormName } from '../../shared/contract/tax.ts';
import { PlainBooks } from '../reports/plain-books.ts';

const E = 'Harbor LLC';

function harbor(shares: Record<string, string> = { Ada: '60', Ben: '40' }): PlainBooks {
  const books = new PlainBooks();
  books.call('entity.create', { kind: 'llc', name: E, tax_class: 'partnership' });
  const members = Object.entries(shares).map(([name, share]) => ({ name, share }));
  books.call('member.set', { entity: E, members });
  return books;
}

type Basis = 'cash' | 'accrual';
const form = (books: PlainBooks, name: FormName, basis: Basis = 'accrual', year = 2025) =>
  books.call('tax.form', { entity: E, form: name, year, basis });
const lines = (books: PlainBooks, name: FormName, basis: Basis = 'accrual', year = 2025) =>
  Object.fromEntries(form(books, name, basis, year).lines.map(({ line, amount }) => [line, amount]));
const k1 = (books: PlainBooks, basis: Basis = 'accrual') =>
  books.call('tax.k1', { entity: E, year: 2025, basis });
const boxes = (all: readonly { line: string; code: string | null; amount: string }[]) =>
  Object.fromEntries(all.map(({ line, code, amount }) => [`${line}${code ?? ''}`, amount]));

/** A year with something of everything that the reconciliations know. */
function busyYear(): PlainBooks {
  const books = harbor();
  const enter = (date: string, legs: Record<string, string>) => books.enter(E, date, 'x', legs);
  enter('2025-01-05', { Checking: '10000', 'Member contributions': '-10000' });
  enter('2025-02-01', { 'Accounts receivable': '50000', 'Service revenue': '-50000' });
  enter('2025-03-01', { Checking: '42000', 'Accounts receivable': '-42000' });
  enter('2025-03-02', { 'Fixed assets': '6000', Checking: '-6000' });
  enter('2025-12-31', { Depreciation: '1200', 'Accumulated depreciation': '-1200' });
  enter('2025-04-01', { Meals: '800', Checking: '-800' });
  enter('2025-04-02', { 'Penalties (not deductible)': '90', Checking: '-90' });
  enter('2025-04-03', { 'Charitable contributions': '500', Checking: '-500' });
  enter('2025-04-04', { Checking: '70', 'Interest income': '-70' });
  enter('2025-05-01', { Advertising: '2000', 'Accounts payable': '-2000' });
  enter('2025-06-30', { Draws: '5000', Checking: '-5000' });
  books.call('tax.add_asset', {
    ...{ entity: E, name: 'Workstation', cost: '6000', placed_in_service: '2025-03-02', class: '5' },
    section_179: '6000',
  });
  return books;
}

describe('Schedule L', () => {
  it('has the balance sheet at both ends of the year, and balances', () => {
    const books = busyYear();
    books.enter(E, '2024-12-31', 'Opening', { Checking: '1000', 'Opening balances': '-1000' });
    const l = form(books, '1065-l');
    const of = (line: string) => {
      const { beginning, amount } = l.lines.find((one) => one.line === line)!;
      return [beginning, amount];
    };
    expect(of('1')).toEqual(['1000.00', '40680.00']);
    expect(of('2a')).toEqual(['0.00', '8000.00']);
    expect([of('9a')[1], of('9b')[1]]).toEqual(['6000.00', '1200.00']);
    expect(of('14')).toEqual(['1000.00', '53480.00']);
    expect(of('15')[1]).toBe('2000.00');
    expect(of('21')).toEqual(['1000.00', '51480.00']);
    expect(of('22')).toEqual(of('14'));
    expect(l.lines.find(({ line }) => line === '2a')!.accounts).toMatchObject([
      { account: 'Assets:Accounts receivable', amount: '8000.00' },
    ]);
  });

  it.each([
    ['Notes receivable from owner', '7a', '300.00'],
    ['Prepaid expenses', '6', '300.00'],
    ['Inventory', '3', '300.00'],
    ['Intangibles and start-up costs', '12a', '300.00'],
    ['Notes payable to owner', '19a', '-300.00'],
    ['Bank loans', '19b', '-300.00'],
    ['Business credit card', '17', '-300.00'],
    ['Deferred revenue', '17', '-300.00'],
  ])('%s stands on line %s', (account, line, amount) => {
    const books = harbor();
    books.enter(E, '2025-06-01', 'x', { [account]: '300', Checking: '-300' });
    expect(lines(books, '1065-l')[line]).toBe(amount);
  });

  it.each([
    ['Land at the quay', 'asset', '11'],
    ['Delivery vehicle', 'asset', '9a'],
    ['Allowance for bad debts', 'asset', '2b'],
    ['Security deposit', 'asset', '6'],
    ['Art', 'asset', '13'],
    ['Payroll taxes withheld', 'liability', '17'],
  ])('an account “%s” (%s) stands on line %s', (name, type, line) => {
    const books = harbor();
    books.call('account.create', { entity: E, name, type, role: 'other' });
    books.enter(E, '2025-06-01', 'x', { [name]: '300', Checking: '-300' });
    expect(lines(books, '1065-l')[line]).toMatch(/^-?300\.00$/);
  });
});

describe('Schedule M-1', () => {
  it('goes from the books to Schedule K on the accrual basis', () => {
    // Books: 50,000 + 70 - 1,200 - 800 - 90 - 500 - 2,000 = 45,480.
    // Schedule K: 50,000 - 400 - 2,000 + 70 - 500 - 6,000 = 41,170.
    const books = busyYear();
    expect(lines(books, '1065-m1')).toEqual({
      ...{ '1': '45480.00', '2': '0.00', '3': '0.00', '4a': '0.00', '4b': '400.00', '4': '90.00' },
      ...{ '5': '45970.00', '6a': '0.00', '6': '0.00', '7a': '4800.00', '7': '0.00', '8': '4800.00' },
      '9': '41170.00',
    });
    expect(form(books, '1065-m1').notes.join(' ')).not.toContain('explained by no account');
  });

  it('and on the cash basis: 8,000 not collected, 2,000 not paid', () => {
    expect(lines(busyYear(), '1065-m1', 'cash')).toMatchObject({
      ...{ '1': '45480.00', '4': '2090.00', '6': '8000.00', '9': '35170.00' },
    });
  });

  it('adds guaranteed payments, which the books took off', () => {
    const books = harbor();
    books.enter(E, '2025-02-01', 'x', { Checking: '9000', 'Service revenue': '-9000' });
    books.enter(E, '2025-03-01', 'x', { 'Guaranteed payments': '2500', Checking: '-2500' });
    expect(lines(books, '1065-m1')).toMatchObject({ '1': '6500.00', '3': '2500.00', '9': '9000.00' });
  });

  it('comes to Schedule K in any books, by accounts alone', () => {
    const ACCOUNTS = [
      ...['Service revenue', 'Refunds and allowances', 'Interest income', 'Deferred revenue'],
      ...['Meals', 'Advertising', 'Depreciation', 'Charitable contributions', 'Penalties (not deductible)'],
      ...['Guaranteed payments', 'Other interest'],
    ];
    const leg = fc.record({
      account: fc.constantFrom(...ACCOUNTS),
      against: fc.constantFrom('Checking', 'Accounts receivable', 'Accounts payable'),
      amount: fc.integer({ min: -50_000, max: 50_000 }).filter((cents) => cents !== 0),
      month: fc.integer({ min: 1, max: 12 }),
    });
    fc.assert(
      fc.property(fc.array(leg, { maxLength: 12 }), fc.constantFrom('cash', 'accrual'), (legs, basis) => {
        const books = harbor();
        for (const { account, against, amount, month } of legs) {
          const text = (amount / 100).toFixed(2);
          const other = (-amount / 100).toFixed(2);
          const date = `2025-${String(month).padStart(2, '0')}-10`;
          books.enter(E, date, 'x', { [account]: text, [against]: other });
        }
        const { lines: all, notes } = form(books, '1065-m1', basis as Basis);
        const k = boxes(k1(books, basis as Basis).total);
        const cents = (text = '0') => Math.round(Number(text) * 100);
        const ofK = cents(k['1']) + cents(k['4c']) + cents(k['5']) - cents(k['13A']) - cents(k['12']);
        expect(cents(all.find(({ line }) => line === '9')!.amount!)).toBe(ofK);
        expect(notes.join(' ')).not.toContain('explained by no account');
        books.close();
      }),
      { numRuns: 40 },
    );
  });
});

describe('Schedule M-2 and the shares', () => {
  it('divides every item to the cent, and items L come to Schedule M-2', () => {
    const books = busyYear();
    const { members, total, notes } = k1(books);
    expect(boxes(total)).toEqual({
      ...{
        '1': '47600.00',
        '5': '70.00',
        '12': '6000.00',
        '13A': '500.00',
        // Half of meals, and the penalties: as line 7 of Schedule M-2 has them below.
        '18C': '490.00',
        '19A': '5000.00',
      },
    });
    expect(members.map(({ member, profit }) => [member, profit])).toEqual([
      ['Ada', '60'],
      ['Ben', '40'],
    ]);
    expect(boxes(members[0]!.lines)).toEqual({
      ...{
        '1': '28560.00',
        '5': '42.00',
        '12': '3600.00',
        '13A': '300.00',
        '18C': '294.00',
        '19A': '3000.00',
      },
    });
    // Books: 45,480 of the year. What the return has otherwise stands among the other items of M-2.
    expect(members[1]!.capital).toEqual({
      ...{ beginning: '0.00', contributed: '4000.00', income: '18192.00', other: '0.00' },
      ...{ withdrawn: '2000.00', ending: '20192.00' },
    });
    const m2 = lines(books, '1065-m2');
    expect(m2).toMatchObject({
      '1': '0.00',
      '2a': '10000.00',
      '3': '41170.00',
      '6a': '5000.00',
      '9': '50480.00',
    });
    expect(form(books, '1065-m2').notes.join(' ')).toContain('Enter it as an item of basis');
    expect(lines(books, '1065-k')['19a']).toBe('5000.00');
    expect(notes.join(' ')).toContain('Box 14 is not told');
    // With the return's own deduction among the items of basis, capital follows the return.
    const more = { entity: E, date: '2025-12-31', note: 'section 179 over the books' };
    books.call('member.add_item', { ...more, kind: 'deduction', amount: '4800' });
    expect(lines(books, '1065-m2')).toMatchObject({ '4': '0.00', '7': '490.00', '9': '45680.00' });
  });

  it('thirds lose nothing', () => {
    const books = harbor({ Ada: '33.3333', Ben: '33.3333', Cyd: '33.3334' });
    books.enter(E, '2025-02-01', 'x', { Checking: '100', 'Service revenue': '-100' });
    const parts = k1(books).members.map(({ lines: all }) => Number(boxes(all)['1']));
    expect(parts).toEqual([33.33, 33.33, 33.34]);
  });

  it('gives guaranteed payments to whoever got them, and none of them to item L or box 19', () => {
    const books = harbor({ Ada: '50', Ben: '50' });
    books.enter(E, '2025-02-01', 'x', { Checking: '9000', 'Service revenue': '-9000' });
    books.enter(E, '2025-03-01', 'Ada', { 'Guaranteed payments': '2500', Checking: '-2500' });
    const { members, total, notes } = k1(books);
    expect(boxes(total)).toMatchObject({ '1': '6500.00', '4a': '2500.00', '4c': '2500.00' });
    expect(notes.join(' ')).toContain('Of guaranteed payments 2500.00 is not known whose');
    expect(members[0]!.capital).toMatchObject({ income: '3250.00', withdrawn: '0.00', ending: '3250.00' });
    expect(boxes(members[0]!.lines)).toEqual({ '1': '3250.00' });
  });

  it('follows what was earned for each where shares changed and the books were cut on the day', () => {
    const books = harbor({ Ada: '50', Ben: '50' });
    books.call('member.set', {
      ...{ entity: E, effective: '2025-07-01' },
      members: [
        { name: 'Ada', share: '80' },
        { name: 'Ben', share: '20' },
      ],
    });
    books.enter(E, '2025-02-01', 'x', { Checking: '1000', 'Service revenue': '-1000' });
    books.enter(E, '2025-09-01', 'x', { Checking: '3000', 'Service revenue': '-3000' });
    // 500 + 2,400 of 4,000.
    expect(k1(books).members.map((one) => [one.profit, boxes(one.lines)['1'], one.profit_ending])).toEqual([
      ['72.5', '2900.00', '80'],
      ['27.5', '1100.00', '20'],
    ]);
  });
});

describe('who files', () => {
  it.each(['1065-l', '1065-m1', '1065-m2', '1065-k'] as const)('%s is a partnership’s', (name) => {
    const books = new PlainBooks();
    books.call('entity.create', { kind: 'llc', name: E, tax_class: 's-corp' });
    expect(() => form(books, name)).toThrow('Harbor LLC does not file Form 1065');
    expect(() => form(harbor(), name, 'accrual', 2031)).toThrow('for 2031 are not known here');
  });

  it('Schedules K-1 are one for each member', () => {
    expect(() => form(harbor(), '1065-k1')).toThrow('is one for each member');
    expect(() => books1120().call('tax.k1', { entity: E, year: 2025 })).not.toThrow();
    const own = new PlainBooks();
    own.call('entity.create', { kind: 'llc', name: E, tax_class: 'disregarded' });
    expect(() => own.call('tax.k1', { entity: E, year: 2025 })).toThrow('does not file');
  });
});

function books1120(): PlainBooks {
  const books = new PlainBooks();
  books.call('entity.create', { kind: 'llc', name: E, tax_class: 's-corp' });
  return books;
}
