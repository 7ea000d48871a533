/** A partnership beside others: an LLC that it owns, what it passes through to its partners, the limit of section 179. */
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

describe('a disregarded LLC that the partnership owns', () => {
  function withLlc(): PlainBooks {
    const books = harbor();
    books.call('entity.create', { kind: 'llc', name: 'Dock LLC', tax_class: 'disregarded' });
    books.call('member.set', { entity: 'Dock LLC', members: [{ name: E, entity: E, share: '100' }] });
    books.enter(E, '2025-02-01', 'x', { Checking: '9000', 'Service revenue': '-9000' });
    const given = { kind: 'contribution', from: E, to: 'Dock LLC', purpose: 'Working capital' };
    books.enter('Dock LLC', '2025-02-01', 'x', { Checking: '0.01', 'Interest income': '-0.01' });
    books.call('crossing.make', { ...given, date: '2025-03-01', amount: '5000' });
    books.enter('Dock LLC', '2025-04-01', 'x', { Checking: '2000', 'Service revenue': '-2000' });
    books.enter('Dock LLC', '2025-04-02', 'x', { Advertising: '300', Checking: '-300' });
    books.enter('Dock LLC', '2025-04-03', 'x', { Meals: '100', Checking: '-100' });
    books.enter('Dock LLC', '2025-04-04', 'x', { Checking: '39.99', 'Interest income': '-39.99' });
    return books;
  }

  it('is on its return line by line, and on no Schedule C', () => {
    const books = withLlc();
    const page = lines(books, '1065', 'cash');
    expect([page['1a'], page['21'], page['23']]).toEqual(['11000.00', '350.00', '10650.00']);
    const k = lines(books, '1065-k', 'cash');
    expect([k['1'], k['5'], k['18c']]).toEqual(['10650.00', '40.00', '50.00']);
    const listed = books.call('tax.forms', { entity: 'Dock LLC', year: 2025 }).forms;
    expect(listed.map(({ form: name, entity }) => [name, entity]).slice(0, 2)).toEqual([
      ['1065', E],
      ['1065-k', E],
    ]);
    expect(() => books.call('tax.form', { entity: 'Dock LLC', form: 'schedule-c', year: 2025 })).toThrow(
      'Dock LLC is Harbor LLC’s, on whose return its lines are.',
    );
  });

  it('is on its balance sheet, without what stands between the two', () => {
    const books = withLlc();
    const l = lines(books, '1065-l');
    expect([l['1'], l['14'], l['22'], l['8']]).toEqual(['10640.00', '10640.00', '10640.00', '0.00']);
    const m1 = lines(books, '1065-m1', 'cash');
    expect([m1['1'], m1['4b'], m1['9']]).toEqual(['10640.00', '50.00', '10690.00']);
  });

  it('earns for its partners’ capital: Schedule M-2 and the items L come to line 21 of Schedule L', () => {
    const books = withLlc();
    const sent = { kind: 'draw', from: 'Dock LLC', to: E, purpose: 'Profit', date: '2025-07-01' };
    books.call('crossing.make', { ...sent, amount: '700' });
    const m2 = form(books, '1065-m2', 'cash');
    const amounts = Object.fromEntries(m2.lines.map(({ line, amount }) => [line, amount]));
    expect([amounts['3'], amounts['4'], amounts['7'], amounts['9']]).toEqual([
      ...['10690.00', '0.00', '50.00', '10640.00'],
    ]);
    expect(m2.notes).toEqual([]);
    expect(lines(books, '1065-l', 'cash')['21']).toBe('10640.00');
    expect(k1(books, 'cash').members.map(({ capital }) => capital!.ending)).toEqual(['6384.00', '4256.00']);
    expect(lines(books, '1065-m2', 'cash', 2026)['1']).toBe('10640.00');
    // The LLC's own books, and the partnership's, stay as they are.
    const booked = { entity: E, from: '2025-01-01', to: '2025-12-31', basis: 'book' };
    expect(books.call('member.roll_forward', booked)).toMatchObject({ total: { closing: '9000.00' } });
  });
});

describe('section 179', () => {
  it('takes no more than the business earns before guaranteed payments, and is carried to the next year', () => {
    const books = harbor();
    books.enter(E, '2025-02-01', 'x', { Checking: '5000', 'Service revenue': '-5000' });
    books.enter(E, '2025-03-01', 'x', { 'Guaranteed payments': '1000', Checking: '-1000' });
    books.enter(E, '2026-02-01', 'x', { Checking: '3000', 'Service revenue': '-3000' });
    books.call('tax.add_asset', {
      ...{ entity: E, name: 'Press', cost: '7000', placed_in_service: '2025-03-02', class: '5' },
      section_179: '7000',
    });
    const k = form(books, '1065-k', 'cash');
    expect(k.lines.find(({ line }) => line === '12')!.amount).toBe('5000.00');
    expect(k.notes).toContain(
      'Section 179: 7000.00 elected. The business earns 5000.00 by which it is limited (Form 4562, line 11): 5000.00 is deducted, 2000.00 is carried to the next year (line 13).',
    );
    expect(lines(books, '4562', 'cash')).toMatchObject({ '11': '5000.00', '12': '5000.00', '13': '2000.00' });
    expect(lines(books, '1065-k', 'cash', 2026)['12']).toBe('2000.00');
    expect(books.call('tax.section_179', { entity: E, year: 2026 })).toMatchObject({ deduction: '2000.00' });
  });
});

describe('guaranteed payments', () => {
  it('are each theirs who got them, and no share of anything', () => {
    const books = harbor();
    for (const name of ['Ada', 'Ben']) {
      books.call('entity.create', { kind: 'person', name });
      books.enter(name, '2025-01-01', 'x', { Checking: '1', Dividends: '-1' });
    }
    books.call('member.set', {
      entity: E,
      members: ['Ada', 'Ben'].map((name, at) => ({ name, entity: name, share: at === 0 ? '60' : '40' })),
    });
    books.enter(E, '2025-01-02', 'x', { Checking: '20000', 'Service revenue': '-20000' });
    const pay = (to: string, amount: string) =>
      books.call('crossing.make', {
        ...{ kind: 'guaranteed-payment', from: E, to, purpose: 'Services' },
        ...{ date: '2025-06-01', amount },
      });
    pay('Ada', '3000');
    pay('Ben', '500');
    pay('Ada', '700');
    const { members, total, notes } = k1(books, 'cash');
    const of = (name: string) => boxes(members.find(({ member }) => member === name)!.lines);
    expect(of('Ada')).toMatchObject({ '1': '9480.00', '4a': '3700.00', '4c': '3700.00' });
    expect(of('Ben')).toMatchObject({ '1': '6320.00', '4a': '500.00', '4c': '500.00' });
    expect(boxes(total)).toMatchObject({ '1': '15800.00', '4a': '4200.00' });
    expect(notes.join()).not.toContain('not known whose');
  });
});

describe('other currencies', () => {
  it('are on no line of Schedule L, and said', () => {
    const books = harbor();
    books.call('account.create', { entity: E, name: 'Euro', type: 'asset', role: 'bank', currency: 'EUR' });
    books.call('account.create', { entity: E, name: 'Sales EUR', type: 'income', currency: 'EUR' });
    books.enter(E, '2025-03-01', 'x', { Euro: '500', 'Sales EUR': '-500' });
    const { notes, lines: all } = form(books, '1065-l');
    expect(all.find(({ line }) => line === '14')!.amount).toBe('0.00');
    expect(notes.join()).toContain('Euro: 500.00 EUR is not included');
  });
});

describe('what a partnership passes through', () => {
  it('is on the forms of its partner, with where it comes from', () => {
    const books = harbor();
    books.call('entity.create', { kind: 'person', name: 'Ada' });
    const members = [
      { name: 'Ada', entity: 'Ada', share: '60' },
      { name: 'Ben', share: '40' },
    ];
    books.call('member.set', { entity: E, members });
    books.enter(E, '2025-02-01', 'x', { Checking: '5000', 'Service revenue': '-5000' });
    books.enter(E, '2025-02-02', 'x', { Checking: '50', 'Interest income': '-50' });
    books.enter('Ada', '2025-02-02', 'x', { Checking: '7', Interest: '-7' });
    const of = (name: FormName) => books.call('tax.form', { entity: 'Ada', form: name, year: 2025 });
    const line = (name: FormName, at: string) => of(name).lines.find((one) => one.line === at)!.amount;
    expect(['28', '32', '41'].map((at) => line('schedule-e', at))).toEqual(Array(3).fill('3000.00'));
    expect([line('schedule-1', '5'), line('1040', '8'), line('1040', '9')]).toEqual([
      ...['3000.00', '3000.00', '3037.00'],
    ]);
    expect([line('schedule-b', '1'), line('1040', '2b')]).toEqual(['37.00', '37.00']);
    expect(of('schedule-e').notes).toContain(
      'Line 28 has Harbor LLC, Schedule K-1, box 1 (Ordinary business income (loss)): 3000.00.',
    );
  });

  it('comes to its partner through their own disregarded LLC, which is named, and counts for section 199A', () => {
    const books = harbor();
    books.call('entity.create', { kind: 'person', name: 'Ada' });
    books.call('entity.create', { kind: 'llc', name: 'Hold LLC', tax_class: 'disregarded' });
    books.call('member.set', { entity: 'Hold LLC', members: [{ name: 'Ada', entity: 'Ada', share: '100' }] });
    const members = [
      { name: 'Hold LLC', entity: 'Hold LLC', share: '50' },
      { name: 'Ada', entity: 'Ada', share: '10' },
      { name: 'Ben', share: '40' },
    ];
    books.call('member.set', { entity: E, members });
    books.enter(E, '2025-02-01', 'x', { Checking: '5000', 'Service revenue': '-5000' });
    const { lines: ofE, notes } = books.call('tax.form', { entity: 'Ada', form: 'schedule-e', year: 2025 });
    expect(ofE.find(({ line }) => line === '28')!.amount).toBe('3000.00');
    expect(notes.filter((note) => note.startsWith('Line 28'))).toEqual([
      'Line 28 has Harbor LLC, Schedule K-1, box 1 (Ordinary business income (loss)): 500.00.',
      'Line 28 has Harbor LLC, held by Hold LLC, Schedule K-1, box 1 (Ordinary business income (loss)): 2500.00.',
    ]);
    expect(k1(books).notes).toContain(
      'Hold LLC is disregarded: its Schedule K-1 is Ada’s, with Hold LLC named in item H2.',
    );
    const { businesses } = books.call('tax.qbi', { entity: 'Ada', year: 2025, status: 'single' });
    expect(businesses.map(({ entity, profit }) => [entity, profit])).toContainEqual([E, '3000.00']);
  });

  it('is said on the return of a partner that is a partnership itself', () => {
    const books = harbor();
    books.call('entity.create', { kind: 'llc', name: 'Quay LLC', tax_class: 'partnership' });
    const members = [
      { name: 'Quay LLC', entity: 'Quay LLC', share: '60' },
      { name: 'Ben', share: '40' },
    ];
    books.call('member.set', { entity: E, members });
    books.enter(E, '2025-02-01', 'x', { Checking: '5000', 'Service revenue': '-5000' });
    const { notes } = books.call('tax.form', { entity: 'Quay LLC', form: '1065', year: 2025 });
    expect(notes).toContain(
      'Harbor LLC, Schedule K-1, box 1 (Ordinary business income (loss)): 3000.00 is on this return only as far as the books have it.',
    );
  });
});
