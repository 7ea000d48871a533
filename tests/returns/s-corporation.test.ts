/** Form 1120-S beyond page 1: Schedules L and M-1, the accumulated adjustments account, shares, and Form 7203. */
import { describe, expect, it } from 'vitest';
import type { FormName } from '../../shared/contract/tax.ts';
import { PlainBooks } from '../reports/plain-books.ts';

const E = 'Harbor LLC';

function harbor(shares: Record<string, string> = { Ada: '100' }): PlainBooks {
  const books = new PlainBooks();
  books.call('entity.create', { kind: 'llc', name: E, tax_class: 's-corp' });
  const members = Object.entries(shares).map(([name, share]) => ({ name, share }));
  books.call('member.set', { entity: E, members });
  return books;
}

const enter = (books: PlainBooks, date: string, legs: Record<string, string>) =>
  books.enter(E, date, 'x', legs);
const form = (books: PlainBooks, name: FormName, year = 2025) =>
  books.call('tax.form', { entity: E, form: name, year, basis: 'accrual' });
const lines = (books: PlainBooks, name: FormName, year = 2025) =>
  Object.fromEntries(form(books, name, year).lines.map(({ line, amount }) => [line, amount]));
const basis = (books: PlainBooks, year = 2025) => books.call('tax.stock_basis', { entity: E, year });
const ofAda = (books: PlainBooks, year = 2025) =>
  Object.fromEntries(basis(books, year).members[0]!.lines.map(({ line, amount }) => [line, amount]));

describe('Schedules L and M-1', () => {
  it('have equity as what was paid in and what was retained, and come to line 18 of Schedule K', () => {
    const books = harbor();
    enter(books, '2025-01-01', { Checking: '10000', 'Member contributions': '-10000' });
    enter(books, '2025-02-01', { Checking: '20000', 'Service revenue': '-20000' });
    enter(books, '2025-03-01', { Meals: '300', Checking: '-300' });
    enter(books, '2025-04-01', { Distributions: '4000', Checking: '-4000' });
    expect(lines(books, '1120-s-l')).toMatchObject({
      ...{ '1': '25700.00', '15': '25700.00', '23': '10000.00', '24': '15700.00', '27': '25700.00' },
    });
    expect(lines(books, '1120-s-m1')).toMatchObject({ '1': '19700.00', '3b': '150.00', '8': '19850.00' });
    expect(lines(books, '1120-s-k')).toMatchObject({ '18': '19850.00', '16c': '150.00', '16d': '4000.00' });
  });

  it('have penalties among what nobody deducts: on Schedule K, in the adjustments account and in basis', () => {
    const books = harbor();
    enter(books, '2025-01-01', { Checking: '10000', 'Member contributions': '-10000' });
    enter(books, '2025-02-01', { Checking: '1000', 'Service revenue': '-1000' });
    enter(books, '2025-03-01', { 'Penalties (not deductible)': '90', Checking: '-90' });
    enter(books, '2025-03-02', { 'Entertainment (not deductible)': '10', Checking: '-10' });
    expect(lines(books, '1120-s-k')).toMatchObject({ '18': '1000.00', '16c': '100.00' });
    expect(lines(books, '1120-s-m1')).toMatchObject({ '1': '900.00', '3': '100.00', '8': '1000.00' });
    expect(lines(books, '1120-s-m2')).toMatchObject({ '2': '1000.00', '5': '100.00', '8': '900.00' });
    expect(form(books, '1120-s').unmapped).toEqual([]);
    expect(ofAda(books)).toMatchObject({ '8a': '100.00' });
  });

  it('part meals of odd cents between page 1 and Schedule K to the cent', () => {
    const books = harbor();
    enter(books, '2025-03-01', { Meals: '100.01', Checking: '-100.01' });
    expect(lines(books, '1120-s')).toMatchObject({ '21': '50.01' });
    expect(lines(books, '1120-s-k')).toMatchObject({ '16c': '50.00' });
    expect(lines(books, '1120-s-m1')).toMatchObject({ '3b': '50.00' });
    expect(lines(books, '1120-s-m2')).toMatchObject({ '4': '50.01', '5': '50.00', '8': '-100.01' });
  });
});

describe('interest that a shareholder is owed', () => {
  const owing = () => {
    const books = new PlainBooks();
    books.call('entity.create', { kind: 'person', name: 'Ada' });
    books.call('entity.create', { kind: 'llc', name: E, tax_class: 's-corp' });
    books.call('member.set', { entity: E, members: [{ name: 'Ada', entity: 'Ada', share: '100' }] });
    enter(books, '2025-01-01', { Checking: '20000', 'Service revenue': '-20000' });
    const interest = (date: string, amount: string) =>
      books.call('crossing.make', {
        ...{ kind: 'interest', from: 'Ada', to: E, date, amount, purpose: 'Interest on the note' },
      });
    interest('2025-06-30', '300');
    books.call('crossing.make', {
      ...{ kind: 'repayment', from: E, to: 'Ada', date: '2025-07-05', amount: '300', interest: '300' },
      ...{ purpose: 'Interest of the half-year', from_account: 'Checking', to_account: 'Checking' },
    });
    interest('2025-12-31', '170.09');
    return books;
  };

  it('is deducted when it is paid (s. 267(a)(2)), and stands on Schedule M-1 until then', () => {
    const books = owing();
    expect(lines(books, '1120-s')).toMatchObject({ '13': '300.00', '22': '19700.00' });
    expect(form(books, '1120-s').notes.join(' ')).toContain(
      '170.09 USD of interest to Ada is owed and left out: it is deducted when it is paid',
    );
    expect(lines(books, '1120-s-m1')).toMatchObject({ '1': '19529.91', '3': '170.09', '8': '19700.00' });
    books.call('crossing.make', {
      ...{ kind: 'repayment', from: E, to: 'Ada', date: '2026-01-05', amount: '170.09', interest: '170.09' },
      ...{ purpose: 'Interest of the half-year', from_account: 'Checking', to_account: 'Checking' },
    });
    expect(lines(books, '1120-s', 2026)['13']).toBe('170.09');
    expect(lines(books, '1120-s-m1', 2026)).toMatchObject({ '1': '0.00', '6': '170.09', '8': '-170.09' });
  });

  it('is deducted at once where the shareholder has the income at once', () => {
    const books = owing();
    books.call('entity.update', { entity: 'Ada', accounting_method: 'accrual' });
    expect(lines(books, '1120-s')['13']).toBe('470.09');
  });
});

describe('rent and fees that an owner is owed', () => {
  const SISTER = 'Quay LLC';
  const owing = (taxClass = 's-corp') => {
    const books = new PlainBooks();
    const members = [{ name: 'Ada', entity: 'Ada', share: '100' }];
    books.call('entity.create', { kind: 'person', name: 'Ada' });
    for (const [name, tax_class] of [
      [E, taxClass],
      [SISTER, 's-corp'],
    ] as const) {
      books.call('entity.create', { kind: 'llc', name, tax_class });
      const others = tax_class === 'partnership' ? [{ name: 'Bo', share: '40' }] : [];
      const own = others.length === 0 ? members : [{ ...members[0]!, share: '60' }];
      books.call('member.set', { entity: name, members: [...own, ...others] });
    }
    enter(books, '2025-01-01', { Checking: '20000', 'Service revenue': '-20000' });
    const make = (kind: string, from: string, to: string, date: string, amount: string, more: object = {}) =>
      books.call('crossing.make', { kind, from, to, date, amount, purpose: 'As agreed', ...more });
    make('rent', 'Ada', E, '2025-11-30', '1200');
    make('management-fee', SISTER, E, '2025-12-31', '650');
    // Laid out for the company: nobody has income of it.
    make('business', 'Ada', E, '2025-12-10', '80', { from_account: 'Checking', category: 'Travel' });
    return { books, make };
  };
  const PAID = { from_account: 'Checking', to_account: 'Checking' };
  const rentOfAda = (books: PlainBooks, year: number) =>
    books
      .call('tax.form', { entity: 'Ada', form: 'schedule-e', year })
      .lines.find(({ line }) => line === '3')!.amount;

  it('are deducted when they are paid, in the year in which the owner has them (s. 267(a)(2), (e)(1))', () => {
    const { books, make } = owing();
    expect(lines(books, '1120-s')).toMatchObject({ '11': '0.00', '22': '19920.00' });
    expect(form(books, '1120-s').notes.join(' ')).toContain(
      '1,200.00 USD of rent and fees to Ada is owed and left out',
    );
    expect(lines(books, '1120-s-m1')).toMatchObject({ '1': '18070.00', '3': '1850.00', '8': '19920.00' });
    expect(rentOfAda(books, 2025)).toBe('0.00');
    make('settlement', E, 'Ada', '2026-01-05', '1280', PAID);
    make('settlement', E, SISTER, '2026-01-06', '650', PAID);
    expect(lines(books, '1120-s', 2026)).toMatchObject({ '11': '1200.00', '22': '-1850.00' });
    expect(lines(books, '1120-s-m1', 2026)).toMatchObject({ '1': '0.00', '6': '1850.00', '8': '-1850.00' });
    expect(rentOfAda(books, 2026)).toBe('1200.00');
  });

  it('are deducted at once where the other has them at once', () => {
    const { books } = owing();
    for (const entity of ['Ada', SISTER])
      books.call('entity.update', { entity, accounting_method: 'accrual' });
    expect(lines(books, '1120-s')).toMatchObject({ '11': '1200.00', '22': '18070.00' });
  });

  it('wait in a partnership, too, and its guaranteed payments do not (s. 267(e)(4))', () => {
    const { books } = owing('partnership');
    books.call('crossing.make', {
      ...{ kind: 'guaranteed-payment', from: E, to: 'Ada', date: '2025-12-31', amount: '500' },
      ...{ purpose: 'For December', from_account: 'Checking', to_account: 'Checking' },
    });
    expect(lines(books, '1065')).toMatchObject({ '10': '500.00', '13': '0.00', '23': '19420.00' });
  });
});

describe('the accumulated adjustments account', () => {
  it('goes from year to year, and what nobody may deduct lowers it', () => {
    const books = harbor();
    enter(books, '2024-02-01', { Checking: '8000', 'Service revenue': '-8000' });
    enter(books, '2024-06-01', { Distributions: '3000', Checking: '-3000' });
    enter(books, '2025-02-01', { Checking: '2000', 'Service revenue': '-2000' });
    enter(books, '2025-02-02', { Checking: '10', 'Interest income': '-10' });
    enter(books, '2025-03-01', { Meals: '100', Checking: '-100' });
    expect(lines(books, '1120-s-m2', 2024)).toMatchObject({ '1': '0.00', '2': '8000.00', '8': '5000.00' });
    expect(lines(books, '1120-s-m2')).toEqual({
      ...{ '1': '5000.00', '2': '1950.00', '3': '10.00', '4': '0.00', '5': '50.00', '6': '6910.00' },
      ...{ '7': '0.00', '8': '6910.00' },
    });
  });

  it('is not taken below zero by distributions', () => {
    const books = harbor();
    enter(books, '2025-01-01', { Checking: '10000', 'Member contributions': '-10000' });
    enter(books, '2025-02-01', { Checking: '1000', 'Service revenue': '-1000' });
    enter(books, '2025-06-01', { Distributions: '4000', Checking: '-4000' });
    expect(lines(books, '1120-s-m2')).toMatchObject({ '6': '1000.00', '7': '1000.00', '8': '0.00' });
    expect(form(books, '1120-s-m2').notes.join(' ')).toContain(
      'Of distributions of 4,000.00 the account takes 1,000.00',
    );
  });

  it('lets distributions come before a loss of the year (s. 1368(e)(1)(C))', () => {
    const books = harbor();
    enter(books, '2024-02-01', { Checking: '5000', 'Service revenue': '-5000' });
    enter(books, '2025-02-01', { Advertising: '7000', Checking: '-7000' });
    enter(books, '2025-06-01', { Distributions: '4000', Checking: '-4000' });
    // 5,000 less 7,000 is -2,000; the distribution still finds the 5,000 of the beginning.
    expect(lines(books, '1120-s-m2')).toMatchObject({
      '4': '7000.00',
      '6': '-2000.00',
      '7': '4000.00',
      '8': '-6000.00',
    });
  });

  it('begins with what the books had retained where earlier forms are not known, and says so', () => {
    const books = harbor();
    enter(books, '2022-02-01', { Checking: '5000', 'Service revenue': '-5000' });
    enter(books, '2023-06-01', { Distributions: '1500', Checking: '-1500' });
    expect(lines(books, '1120-s-m2', 2024)['1']).toBe('3500.00');
    expect(lines(books, '1120-s-m2', 2025)['1']).toBe('3500.00');
    expect(form(books, '1120-s-m2').notes.join(' ')).toContain('at the beginning of 2024 is taken for');
  });
});

describe('Form 7203', () => {
  it('the reference: 10,000 and 20,000 of income take 34,000 of distributions, and 4,000 are gain', () => {
    const books = harbor();
    enter(books, '2025-01-01', {
      Checking: '40000',
      'Member contributions': '-10000',
      'Bank loans': '-30000',
    });
    enter(books, '2025-02-01', { Checking: '19900', 'Service revenue': '-19900' });
    enter(books, '2025-02-02', { Checking: '100', 'Interest income': '-100' });
    enter(books, '2025-06-01', { Distributions: '34000', Checking: '-34000' });
    expect(ofAda(books)).toMatchObject({
      ...{ '1': '0.00', '2': '10000.00', '3a': '19900.00', '3d': '100.00', '4': '20000.00', '5': '30000.00' },
      ...{ '6': '34000.00', '7': '0.00', '11': '0.00', '15': '0.00' },
    });
    expect(basis(books).notes).toEqual([]);
  });

  it('has the income of Schedule K, and behind the distributions what nobody may deduct of meals', () => {
    const books = harbor();
    enter(books, '2025-02-01', { Checking: '20000', 'Service revenue': '-20000' });
    enter(books, '2025-03-01', { Meals: '64.20', Checking: '-64.20' });
    enter(books, '2025-06-01', { Distributions: '19960', Checking: '-19960' });
    expect(lines(books, '1120-s-k')).toMatchObject({ '1': '19967.90', '16c': '32.10' });
    // 19,967.90 less 19,960 leaves 7.90 for the 32.10.
    expect(ofAda(books)).toMatchObject({
      ...{ '3a': '19967.90', '6': '19960.00', '7': '7.90', '8a': '7.90', '15': '0.00' },
    });
    expect(basis(books).notes).toEqual([]);
  });

  it('a loss takes stock, then what was lent, and a later profit restores the loan first', () => {
    const books = harbor();
    const item = { entity: E, member: 'Ada', note: 'as agreed' };
    enter(books, '2024-01-01', { Checking: '8000', 'Member contributions': '-3000', 'Bank loans': '-5000' });
    books.call('member.add_item', { ...item, date: '2024-01-02', kind: 'loan', amount: '5000' });
    enter(books, '2024-03-01', { Advertising: '7000', Checking: '-7000' });
    enter(books, '2025-03-01', { Checking: '6000', 'Service revenue': '-6000' });
    books.call('member.add_item', { ...item, date: '2025-12-31', kind: 'loan-repaid', amount: '1000' });
    expect(ofAda(books, 2024)).toMatchObject({
      ...{ '2': '3000.00', '11': '3000.00', '15': '0.00', '16': '0.00', '17': '5000.00', '20': '5000.00' },
      ...{ '24': '5000.00', '30': '4000.00', '31': '1000.00', '34': '0.00' },
    });
    expect(ofAda(books, 2025)).toMatchObject({
      ...{ '3a': '6000.00', '12': '4000.00', '14': '4000.00', '15': '2000.00' },
      ...{ '16': '5000.00', '19': '1000.00', '20': '4000.00', '21': '1000.00', '23': '4000.00' },
      ...{ '24': '5000.00', '26': '1000.00', '31': '4000.00', '34': '0.00' },
    });
  });

  it('divides by the days of the year that shares were held (s. 1377(a))', () => {
    const books = harbor({ Ada: '100' });
    const members = [
      { name: 'Ada', share: '50' },
      { name: 'Ben', share: '50' },
    ];
    enter(books, '2025-01-01', { Checking: '3650', 'Service revenue': '-3650' });
    books.call('member.set', { entity: E, effective: '2025-07-02', members });
    // Ben has half of 183 of 365 days.
    const shares = books.call('tax.k1', { entity: E, year: 2025, basis: 'accrual' }).members;
    expect(shares.map(({ member, lines: own }) => [member, own[0]!.amount])).toEqual([
      ['Ada', '2735.00'],
      ['Ben', '915.00'],
    ]);
    expect(shares.every(({ capital }) => capital === null)).toBe(true);
  });

  it('says what the books have of the year and the return has not', () => {
    const books = harbor();
    enter(books, '2025-02-01', { 'Accounts receivable': '700', 'Service revenue': '-700' });
    expect(basis(books).notes.join(' ')).toContain('have 700.00 more of the year than the return');
  });

  it('is a shareholder’s of an S corporation', () => {
    const books = new PlainBooks();
    books.call('entity.create', { kind: 'llc', name: E, tax_class: 'partnership' });
    expect(() => basis(books)).toThrow('Harbor LLC does not file Form 7203');
    expect(() => basis(harbor(), 2031)).toThrow('for 2031 are not known here');
    expect(() => form(harbor(), '7203')).toThrow('is one for each member');
  });
});

describe('Forms 4562 and 8829', () => {
  it('come from the list of assets and from what was said of the home', () => {
    const books = new PlainBooks();
    books.call('entity.create', { kind: 'llc', name: E, tax_class: 'disregarded' });
    books.call('tax.add_asset', {
      ...{ entity: E, name: 'Van', cost: '20000', placed_in_service: '2025-04-10', class: '5', bonus: '0' },
    });
    expect(lines(books, '4562')).toMatchObject({ '19b': '4000.00', '22': '4000.00', '42': null });
    expect(form(books, '8829').notes.join(' ')).toContain('Nothing was said of a home office');
    enter(books, '2025-02-01', { Checking: '9000', 'Service revenue': '-9000' });
    const costs = [{ line: '18', kind: 'indirect', amount: '1000' }];
    const home = { method: 'regular', area_used: 100, area_of_home: 1000, costs };
    books.call('tax.set_home_office', { entity: E, year: 2025, ...home });
    expect(lines(books, '8829')).toMatchObject({
      '8': '5000.00',
      '18': '1000.00',
      '36': '100.00',
      '1': null,
    });
  });
});

describe('an S corporation that is older than its books', () => {
  it('has its accumulated adjustments account brought in, which is nobody’s basis', () => {
    const books = harbor();
    enter(books, '2025-02-01', { Checking: '2000', 'Service revenue': '-2000' });
    const item = { entity: E, date: '2025-01-01', kind: 'opening-aaa', note: 'Form 1120-S of 2024' };
    books.call('member.add_item', { ...item, amount: '-300' });
    expect(lines(books, '1120-s-m2')).toMatchObject({ '1': '-300.00', '2': '2000.00' });
    expect(ofAda(books)['1']).toBe('0.00');
    expect(() => books.call('member.add_item', { ...item, member: 'Ada', amount: '1' })).toThrow(
      'no member’s',
    );
  });
});
