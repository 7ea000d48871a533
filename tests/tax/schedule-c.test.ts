/** Schedule C: which entity has one, where accounts land, what adjusts a line. */
import { describe, expect, it } from 'vitest';
import { findAccountLine, findLine, requireForm } from '../../main/tax/forms/index.ts';
import { PlainBooks } from '../reports/plain-books.ts';

const E = 'Harbor LLC';
const YEAR = { entity: E, from: '2025-01-01', to: '2025-12-31' };

function harbor(): PlainBooks {
  const books = new PlainBooks();
  books.call('entity.create', { kind: 'llc', name: E, tax_class: 'disregarded' });
  return books;
}

function amounts(books: PlainBooks, more: object = {}): Record<string, string> {
  const { lines } = books.call('reports.schedule_c', { ...YEAR, ...more });
  return Object.fromEntries(lines.map((l) => [l.line, l.amount]));
}

function adjust(books: PlainBooks, line: string, amount: string, mode = 'replace', year = 2025) {
  return books.call('tax.adjust', { entity: E, year, line, mode, amount, reason: 'as elected' });
}

describe('the form as data', () => {
  it('computes each line only from lines that it has', () => {
    const { lines } = requireForm('schedule-c', 2025);
    const names = new Set(lines.map((l) => l.line));
    expect(names.size).toBe(lines.length);
    for (const line of lines)
      for (const part of [...(line.plus ?? []), ...(line.minus ?? [])]) expect(names).toContain(part);
  });

  it('has the lines of 2025, in the form’s order', () => {
    expect(
      requireForm('schedule-c', 2025)
        .lines.map((l) => l.line)
        .join(' '),
    ).toBe(
      '1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16a 16b 17 18 19 20a 20b 21 22 23 24a 24b 25 26 27a 27b 28 29 30 31 35 36 37 38 39 40 41 42',
    );
  });

  it('takes a line as people write it, and Part V for the line it goes to', () => {
    const form = requireForm('schedule-c', 2025);
    expect(findLine(form, ' 24B ')?.line).toBe('24b');
    expect(findLine(form, '48')?.line).toBe('27b');
    expect(findLine(form, 'Sch B 1')).toBeUndefined();
  });

  it('takes other expenses on line 27a until 2024, whichever way an account names them', () => {
    const form = requireForm('schedule-c', 2024);
    expect(findLine(form, '27b')?.label).toContain('commercial buildings');
    for (const text of ['27b', '48']) expect(findAccountLine(form, text)?.line).toBe('27a');
    expect(findAccountLine(form, '27a')?.line).toBe('27b');
    expect(findLine(form, '48')?.line).toBe('27a');
  });
});

describe('who has a Schedule C', () => {
  it.each([
    ['partnership', 'Form 1065'],
    ['s-corp', 'Form 1120-S'],
    ['c-corp', 'Form 1120'],
  ])('a %s files %s instead', (tax_class, form) => {
    const books = new PlainBooks();
    books.call('entity.create', { kind: 'llc', name: E, tax_class });
    expect(() => books.call('reports.schedule_c', YEAR)).toThrow(new RegExp(`files ${form}\\.$`));
    expect(() => adjust(books, '13', '1')).toThrow(`files ${form}.`);
  });

  it('a person names the LLC', () => {
    const books = new PlainBooks();
    books.call('entity.create', { kind: 'person', name: E });
    expect(() => books.call('reports.schedule_c', YEAR)).toThrow('is a person');
  });
});

describe('where accounts land', () => {
  it('nothing with an amount is dropped', () => {
    const books = harbor();
    books.call('account.create', { entity: E, name: 'Odd', type: 'expense', tax_line: '99' });
    books.call('account.create', { entity: E, name: 'Profit', type: 'income', tax_line: '31' });
    const rest = { Checking: '-140', Odd: '20', Profit: '-10', Uncategorised: '30' };
    books.enter(E, '2025-05-01', 'Mixed', { ...rest, 'Penalties (not deductible)': '100' });
    books.enter(E, '2025-05-02', 'Bank', { Checking: '12', 'Interest income': '-12' });
    const report = books.call('reports.schedule_c', YEAR);
    expect(Object.fromEntries(report.unmapped.map((u) => [u.account, u.amount]))).toEqual({
      'Income:Profit': '10.00',
      'Expenses:Odd': '20.00',
      'Expenses:Penalties (not deductible)': '100.00',
      'Expenses:Uncategorised': '30.00',
    });
    expect(report.notes).toEqual(['Income:Interest income: 12.00 is reported elsewhere (Sch B 1).']);
    expect(report.lines.filter((l) => l.amount !== '0.00')).toEqual([]);
  });

  it('meals count by half, the odd cent up, and show gross beside it', () => {
    const books = harbor();
    books.enter(E, '2025-05-01', 'Lunch', { Meals: '33.33', Checking: '-33.33' });
    const report = books.call('reports.schedule_c', YEAR);
    const meals = report.lines.find((l) => l.line === '24b')!;
    expect([meals.amount, meals.accounts[0]!.books, meals.accounts[0]!.amount]).toEqual([
      '16.67',
      '33.33',
      '16.67',
    ]);
    expect(report.notes).toEqual(['Line 24b takes 50 % of the amount on the books (IRC §274(n)).']);
  });

  it('cost of goods sold goes through Part III with the inventories', () => {
    const books = harbor();
    books.enter(E, '2025-05-01', 'Sale', { Checking: '1000', 'Product sales': '-1000' });
    books.enter(E, '2025-05-02', 'Goods', { 'Cost of goods sold': '400', Checking: '-400' });
    adjust(books, '35', '50');
    adjust(books, '41', '80');
    expect(amounts(books)).toMatchObject({
      '38': '400.00',
      '40': '450.00',
      '42': '370.00',
      '4': '370.00',
      '5': '630.00',
    });
    expect(amounts(books)['31']).toBe('630.00');
  });

  it('covers the year to date when no day is given', () => {
    const books = harbor();
    books.enter(E, '2024-12-31', 'Sale', { Checking: '1', 'Service revenue': '-1' });
    books.enter(E, '2025-01-01', 'Sale', { Checking: '10', 'Service revenue': '-10' });
    books.today = '2025-07-01';
    const report = books.call('reports.schedule_c', { entity: E });
    expect([report.from, report.to, report.lines[0]!.amount]).toEqual(['2025-01-01', '2025-07-01', '10.00']);
  });

  it('says when the form of a year was not seen, or the period is no tax year', () => {
    const books = harbor();
    const { notes } = books.call('reports.schedule_c', { entity: E, from: '2025-07-01', to: '2026-06-30' });
    expect(notes).toEqual([
      'The lines are those of Schedule C (Form 1040) of 2025: the final form of 2026 was not out yet; check them against the form of 2026.',
      'The period 2025-07-01 to 2026-06-30 covers more than one tax year; a return covers one.',
    ]);
  });

  it('has no other year’s form for a year that is not known', () => {
    const books = harbor();
    for (const year of [2023, 2027]) {
      const says = `The lines of Schedule C (Form 1040) for ${year} are not known here.`;
      expect(() => books.call('reports.schedule_c', { entity: E, to: `${year}-12-31` })).toThrow(says);
      expect(() => adjust(books, '30', '1', 'add', year)).toThrow(says);
    }
  });

  it('puts the software of 2024 on the line that other expenses had then', () => {
    const books = harbor();
    books.enter(E, '2024-05-01', 'Hosting', { 'Software and hosting': '90', Checking: '-90' });
    books.enter(E, '2025-05-01', 'Hosting', { 'Software and hosting': '80', Checking: '-80' });
    expect(amounts(books, { from: '2024-01-01', to: '2024-12-31' })).toMatchObject({
      '27a': '90.00',
      '28': '90.00',
    });
    expect(amounts(books)).toMatchObject({ '27a': '0.00', '27b': '80.00', '28': '80.00' });
  });
});

describe('adjustments', () => {
  it('are changed: line, amount, mode and reason, and what is not given stays', () => {
    const books = harbor();
    const first = adjust(books, '13', '100', 'add');
    const change = (more: object) => books.call('tax.update', { id: first.id, ...more });
    expect(change({ amount: '250.50' })).toEqual({ ...first, amount: '250.50' });
    expect(change({ line: '30', mode: 'replace', reason: 'home office' })).toEqual({
      ...{ ...first, amount: '250.50', line: '30' },
      ...{ mode: 'replace', reason: 'home office' },
    });
    expect(amounts(books)).toMatchObject({ '13': '0.00', '30': '250.50', '31': '-250.50' });
    const { lines } = books.call('reports.schedule_c', YEAR);
    expect(lines.find((l) => l.line === '30')!.adjustments.map((a) => a.id)).toEqual([first.id]);
    expect(lines.filter((l) => !l.adjustable).map((l) => l.line)).toEqual(
      '3 4 5 7 28 29 31 40 42'.split(' '),
    );
  });

  it('are not changed to what the form does not have, or to a second amount in a line’s place', () => {
    const books = harbor();
    const set = adjust(books, '30', '1000');
    const added = adjust(books, '30', '5', 'add');
    const change = (more: object) => () => books.call('tax.update', { id: added.id, ...more });
    expect(change({ mode: 'replace' })).toThrow('Line 30 of 2025 is set already: as elected.');
    expect(change({ line: '31' })).toThrow('Line 31 (Net profit or (loss)) is computed');
    expect(change({ line: '99' })).toThrow('has no line “99”');
    expect(change({ amount: '1.234' })).toThrow('is not an amount in USD');
    expect(() => books.call('tax.update', { id: 'nobody', amount: '1' })).toThrow('There is no adjustment');
    expect(books.call('tax.adjustments', { entity: E })).toEqual([set, added]);
    expect(books.call('tax.update', { id: set.id, amount: '900' })).toEqual({ ...set, amount: '900.00' });
  });

  it('replace a line, then add to it, with the reason', () => {
    const books = harbor();
    books.enter(E, '2025-05-01', 'Depreciation', { Depreciation: '900', 'Accumulated depreciation': '-900' });
    adjust(books, '13', '100', 'add');
    adjust(books, '13', '3600');
    const line = books.call('reports.schedule_c', YEAR).lines.find((l) => l.line === '13')!;
    expect([line.amount, line.accounts[0]!.books]).toEqual(['3700.00', '900.00']);
    expect(line.adjustments.map((a) => [a.mode, a.amount, a.reason])).toEqual([
      ['add', '100.00', 'as elected'],
      ['replace', '3600.00', 'as elected'],
    ]);
    expect(amounts(books)).toMatchObject({ '28': '3700.00', '29': '-3700.00', '31': '-3700.00' });
  });

  it('set a line again by mending the amount that is there', () => {
    const books = harbor();
    const first = adjust(books, '30', '1000');
    const second = adjust(books, '30', '1500');
    expect(second).toEqual({ ...first, amount: '1500.00' });
    expect(books.call('tax.adjustments', { entity: E })).toEqual([second]);
  });

  it('belong to their year and wait for the whole of it', () => {
    const books = harbor();
    adjust(books, '30', '1000');
    adjust(books, '30', '7', 'add', 2024);
    expect(amounts(books)['30']).toBe('1000.00');
    expect(amounts(books, { from: '2024-01-01', to: '2024-12-31' })['30']).toBe('7.00');
    const part = books.call('reports.schedule_c', { ...YEAR, to: '2025-06-30' });
    expect(part.lines.find((l) => l.line === '30')!.amount).toBe('0.00');
    expect(part.notes).toEqual(['The adjustment of 2025 is left out: the period is not that calendar year.']);
  });

  it('are listed by entity and year, and removed', () => {
    const books = harbor();
    const a = adjust(books, '30', '1000');
    const b = adjust(books, '24B', '5.5', 'add', 2024);
    expect(b).toMatchObject({ entity: E, year: 2024, line: '24b', mode: 'add', amount: '5.50' });
    expect(books.call('tax.adjustments', {}).map((x) => x.id)).toEqual([b.id, a.id]);
    expect(books.call('tax.adjustments', { year: '2025' }).map((x) => x.id)).toEqual([a.id]);
    expect(books.call('tax.remove', { id: a.id })).toEqual({ ok: true });
    expect(amounts(books)['30']).toBe('0.00');
    expect(() => books.call('tax.remove', { id: a.id })).toThrow('There is no adjustment');
  });

  it('name a line that the form has and does not compute itself', () => {
    const books = harbor();
    expect(() => adjust(books, '99', '1')).toThrow('Schedule C of 2025 has no line “99”');
    expect(() => adjust(books, '31', '1')).toThrow('Line 31 (Net profit or (loss)) is computed');
    expect(() => adjust(books, '30', '1.234')).toThrow('is not an amount in USD');
  });
});
