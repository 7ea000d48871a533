/** Things that are depreciated for tax, through the contract: added, changed, refused, and Form 4562 of a year. */
import { describe, expect, it } from 'vitest';
import { PlainBooks } from '../reports/plain-books.ts';

const E = 'Harbor LLC';

function harbor(): PlainBooks {
  const books = new PlainBooks();
  books.call('entity.create', { kind: 'llc', name: E, tax_class: 'disregarded' });
  return books;
}

function add(books: PlainBooks, name: string, cost: string, placed: string, more: object = {}) {
  return books.call('tax.add_asset', {
    ...{ entity: E, name, cost, placed_in_service: placed, class: '5' },
    ...more,
  });
}

const of = (books: PlainBooks, year: number, more: object = {}) =>
  books.call('tax.depreciation', { entity: E, year, ...more });
const lines = (books: PlainBooks, year: number, more: object = {}) =>
  Object.fromEntries(of(books, year, more).lines.map(({ line, amount }) => [line, amount]));

describe('the list', () => {
  it('keeps what was given, and takes the law’s part where nothing was', () => {
    const books = harbor();
    const made = add(books, 'Workstation', '3600', '2025-03-10', { section_179: '3600' });
    expect(made).toEqual({
      ...{ id: made.id, entity: E, currency: 'USD', name: 'Workstation', note: '', cost: '3600.00' },
      ...{
        acquired: 'bought',
        acquired_on: '2025-03-10',
        placed_in_service: '2025-03-10',
        disposed_on: null,
      },
      ...{ class: '5', convention: null, section_179: '3600.00', bonus: null },
    });
    const changed = books.call('tax.update_asset', {
      id: made.id,
      section_179: '0',
      bonus: '40',
      note: 'as filed',
    });
    expect(changed).toEqual({ ...made, section_179: '0.00', bonus: '40', note: 'as filed' });
    expect(books.call('tax.update_asset', { id: made.id, bonus: null })).toMatchObject({ bonus: null });
    const earlier = add(books, 'Desk', '700', '2024-05-01', { class: '7' });
    expect(books.call('tax.assets', {}).map(({ id }) => id)).toEqual([earlier.id, made.id]);
    expect(books.call('tax.remove_asset', { id: earlier.id })).toEqual({ ok: true });
    expect(books.call('tax.assets', { entity: E })).toHaveLength(1);
    expect(() => books.call('tax.remove_asset', { id: earlier.id })).toThrow('There is no asset');
  });

  it.each([
    [{ section_179: '5001' }, 'Section 179 takes at most what Press cost.'],
    [{ acquired_on: '2025-07-02' }, 'Press was in service on 2025-07-01, before it was acquired'],
    [{ disposed_on: '2025-06-30' }, 'Press went on 2025-06-30, before it was in service'],
    [{ section_179: '1', class: '39' }, 'Section 179 does not take a building.'],
    [
      { section_179: '1', acquired: 'contributed' },
      'was contributed and not bought: section 179 does not take it.',
    ],
    [{ bonus: '100.01' }, 'is more than everything'],
    [
      { placed_in_service: '2021-07-01', acquired_on: '2021-07-01' },
      'What bonus depreciation was in 2021 is not known here.',
    ],
    [{ cost: '0' }, 'Press has no cost.'],
  ])('refuses %o', (more, says) => {
    const books = harbor();
    expect(() => add(books, 'Press', '5000', '2025-07-01', more)).toThrow(says);
    const made = add(books, 'Press', '5000', '2025-07-01');
    expect(() => books.call('tax.update_asset', { id: made.id, ...more })).toThrow(says);
    expect(books.call('tax.assets', {})).toEqual([made]);
  });
});

describe('Form 4562', () => {
  it('takes all of what was bought since 20 January 2025, unless it was elected out', () => {
    const books = harbor();
    add(books, 'Workstation', '10000', '2025-03-10');
    add(books, 'Van', '20000', '2025-04-10', { bonus: '0' });
    expect(lines(books, 2025)).toMatchObject({ '14': '10000.00', '19b': '4000.00', '22': '14000.00' });
    expect(lines(books, 2026)).toMatchObject({ '17': '6400.00', '22': '6400.00' });
    const { assets } = of(books, 2026);
    expect(assets.map(({ name, macrs, accumulated, left }) => [name, macrs, accumulated, left])).toEqual([
      ['Workstation', '0.00', '10000.00', '0.00'],
      ['Van', '6400.00', '10400.00', '9600.00'],
    ]);
  });

  it('goes by quarters where more than 40 % came in the last one, for that year’s things alone', () => {
    const books = harbor();
    const own = { bonus: '0' };
    add(books, 'Computer', '5000', '2025-10-15', own);
    add(books, 'Machine', '4000', '2025-01-15', { ...own, class: '7' });
    add(books, 'Furniture', '1000', '2025-09-15', { ...own, class: '7' });
    add(books, 'Shelf', '1000', '2024-06-01', { ...own, class: '7' });
    // Pub. 946: 1,000 and 107.10 on the machine and the furniture, 250 on the computer.
    expect(lines(books, 2025)).toMatchObject({ '19b': '250.00', '19c': '1107.10', '17': '244.90' });
    const conventions = () => of(books, 2025).assets.map(({ name, convention }) => [name, convention]);
    expect(conventions()).toEqual([
      ['Shelf', 'half-year'],
      ['Machine', 'mid-quarter'],
      ['Furniture', 'mid-quarter'],
      ['Computer', 'mid-quarter'],
    ]);
    // Section 179 comes off before the test, and what is left in the last quarter is less than 40 %.
    const computer = books.call('tax.assets', {}).find(({ name }) => name === 'Computer')!;
    books.call('tax.update_asset', { id: computer.id, section_179: '2000' });
    expect(conventions().map(([, convention]) => convention)).toEqual(Array(4).fill('half-year'));
    // The owner's own word goes first.
    books.call('tax.update_asset', { id: computer.id, convention: 'mid-quarter' });
    expect(conventions().at(-1)).toEqual(['Computer', 'mid-quarter']);
  });

  it('limits section 179 by income, carries the rest, and says what was elected too much', () => {
    const books = harbor();
    add(books, 'Press', '50000', '2025-05-01', { section_179: '50000' });
    expect(lines(books, 2025, { income: '30000', carried: '1000' })).toEqual({
      ...{ '1': '2500000.00', '2': '50000.00', '3': '4000000.00', '5': '2500000.00', '8': '50000.00' },
      ...{ '9': '50000.00', '10': '1000.00', '11': '30000.00', '12': '30000.00', '13': '21000.00' },
      '22': '30000.00',
    });
    expect(of(books, 2025).notes).toContain(
      'Section 179 is limited by the income of the business, which was not given.',
    );
    add(books, 'Mill', '5000000', '2025-06-01', { section_179: '2000000', bonus: '0' });
    expect(of(books, 2025, { income: '9000000' }).notes[0]).toBe(
      'Section 179 was elected for 600000.00 more than the limit of the year. Elect less.',
    );
  });

  it('has buildings by the month, and nothing of what came and went', () => {
    const books = harbor();
    add(books, 'Hall', '390000', '2025-07-15', { class: '39' });
    add(books, 'Flat', '275000', '2021-01-02', { class: '27.5' });
    add(books, 'Drill', '900', '2025-02-01', { disposed_on: '2025-11-01' });
    expect(lines(books, 2025)).toMatchObject({ '19i': '4590.30', '17': '9999.00', '22': '14589.30' });
    const shown = (year: number) =>
      of(books, year).assets.map(({ name, deduction, accumulated }) => [name, deduction, accumulated]);
    // 3.485 % and four times 3.636 % of the flat.
    expect(shown(2025)).toEqual([
      ['Flat', '9999.00', '49579.75'],
      ['Drill', '0.00', '0.00'],
      ['Hall', '4590.30', '4590.30'],
    ]);
    expect(shown(2026).map(([name]) => name)).toEqual(['Flat', 'Hall']);
  });

  it('keeps in the basis what was elected beyond the limit of dollars', () => {
    const books = harbor();
    add(books, 'Mill', '2000000', '2025-06-01', { section_179: '2000000', bonus: '0' });
    add(books, 'Saw', '1000000', '2025-06-01', { section_179: '1000000', bonus: '0' });
    // 2,500,000 are allowed, two parts and one; of the other 500,000 five years take 20 %.
    expect(lines(books, 2025)).toMatchObject({
      ...{ '8': '3000000.00', '9': '2500000.00', '12': '2500000.00', '19b': '100000.00', '22': '2600000.00' },
    });
    expect(of(books, 2025).notes[0]).toContain('elected for 500000.00 more');
    expect(of(books, 2026).assets.map(({ section_179, macrs }) => [section_179, macrs])).toEqual([
      ['0.00', '106666.67'],
      ['0.00', '53333.33'],
    ]);
  });

  it('counts what the owner and their other companies have for the test of quarters and the limit', () => {
    const books = harbor();
    books.call('entity.create', { kind: 'person', name: 'Dana' });
    books.call('entity.create', { kind: 'llc', name: 'Ash LLC', tax_class: 'disregarded' });
    add(books, 'Computer', '5000', '2025-10-15', { bonus: '0' });
    const conventions = () => of(books, 2025).assets.map(({ convention }) => convention);
    expect(conventions()).toEqual(['mid-quarter']);
    add(books, 'Machine', '8000', '2025-01-15', { entity: 'Ash LLC', bonus: '0' });
    expect(conventions()).toEqual(['half-year']);
    // Half of the limit is each one's.
    add(books, 'Mill', '2500000', '2025-06-01', { section_179: '2500000', bonus: '0' });
    expect(lines(books, 2025)).toMatchObject({ '12': '2500000.00' });
    add(books, 'Mill', '2500000', '2025-06-01', {
      ...{ entity: 'Ash LLC', section_179: '2500000', bonus: '0' },
    });
    // 5,008,000 and 5,000 are 1,013,000 above 4,000,000: 1,487,000 are left for both.
    expect(lines(books, 2025)).toMatchObject({ '5': '1487000.00', '12': '743500.00' });
  });

  it('gives what was contributed to a partnership no bonus, unless it is said', () => {
    for (const [tax_class, bonus] of [
      ['partnership', undefined],
      ['disregarded', '5000.00'],
    ] as const) {
      const books = new PlainBooks();
      books.call('entity.create', { kind: 'llc', name: E, tax_class });
      const given = add(books, 'Van', '5000', '2025-04-10', { acquired: 'contributed' });
      expect([tax_class, lines(books, 2025)['14']]).toEqual([tax_class, bonus]);
      books.call('tax.update_asset', { id: given.id, bonus: '40' });
      expect(lines(books, 2025)['14']).toBe('2000.00');
    }
  });

  it('is of a year that is known', () => {
    const books = harbor();
    add(books, 'Press', '5000', '2025-05-01');
    expect(() => of(books, 2027)).toThrow('The rates of tax year 2027 are not known here.');
  });
});

describe('on the return', () => {
  const YEAR = { from: '2025-01-01', to: '2025-12-31' };

  function depreciated(tax_class: string): PlainBooks {
    const books = new PlainBooks();
    books.call('entity.create', { kind: 'llc', name: E, tax_class });
    books.enter(E, '2025-03-01', 'Sale', { Checking: '9000', 'Service revenue': '-9000' });
    books.enter(E, '2025-12-31', 'Depreciation', { Depreciation: '900', 'Accumulated depreciation': '-900' });
    add(books, 'Workstation', '3600', '2025-03-10', { section_179: '3600' });
    add(books, 'Desk', '1000', '2025-03-10', { bonus: '0' });
    return books;
  }

  it('takes the place of the books’ depreciation on Schedule C, and the bridge says so', () => {
    const books = depreciated('disregarded');
    const report = books.call('reports.schedule_c', { entity: E, ...YEAR });
    const line = report.lines.find((one) => one.line === '13')!;
    expect([line.amount, line.accounts[0]!.books]).toEqual(['3800.00', '900.00']);
    expect(report.notes).toContain(
      'Line 13 is the depreciation of the list of assets (Form 4562), 3,800.00, in place of that of the books.',
    );
    const [bridge] = books.call('reports.tax_view', { entity: E, ...YEAR }).bridges;
    expect(bridge!.lines.map(({ what, label, amount }) => [what, label, amount])).toEqual([
      ['books', 'Net income of the books', '8100.00'],
      ['adjustment', 'Line 13: depreciation for tax (Form 4562)', '-2900.00'],
      ['return', 'Schedule C, line 31: Net profit or (loss)', '5200.00'],
    ]);
    // Part of a year has no depreciation for tax; what somebody sets by hand goes before the list.
    const half = books.call('reports.schedule_c', { entity: E, from: '2025-07-01', to: '2025-12-31' });
    expect(half.lines.find((one) => one.line === '13')!.amount).toBe('900.00');
    books.call('tax.adjust', {
      entity: E,
      year: 2025,
      line: '13',
      mode: 'replace',
      amount: '3700',
      reason: 'as filed',
    });
    const after = books.call('reports.tax_view', { entity: E, ...YEAR }).bridges[0]!.lines;
    expect(after.map(({ what, amount }) => [what, amount])).toEqual([
      ...[
        ['books', '8100.00'],
        ['adjustment', '-2900.00'],
        ['adjustment', '100.00'],
      ],
      ['return', '5300.00'],
    ]);
  });

  it('says what of section 179 the business does not earn, and would be carried', () => {
    const says = (form: 'schedule-c' | '1065-k', tax_class: string, cost: string) => {
      const books = new PlainBooks();
      books.call('entity.create', { kind: 'llc', name: E, tax_class });
      books.enter(E, '2025-03-01', 'Sale', { Checking: '1000', 'Service revenue': '-1000' });
      add(books, 'Press', cost, '2025-03-10', { section_179: cost });
      const { notes } = books.call('tax.form', { entity: E, form, year: 2025 });
      return notes.filter((note) => note.startsWith('Section 179'));
    };
    expect(says('schedule-c', 'disregarded', '1000')).toEqual([]);
    expect(says('schedule-c', 'disregarded', '3600')).toEqual([
      'Section 179 takes 3600.00, and without it this business earns 1000.00. Where there is no other income from work or business, 2600.00 of it may not be deducted and is carried to the next year (Form 4562, line 13).',
    ]);
    expect(says('1065-k', 'partnership', '1000')).toEqual([]);
    expect(says('1065-k', 'partnership', '3600')).toEqual([
      'Section 179: 3600.00 elected. The business earns 1000.00 by which it is limited (Form 4562, line 11): 1000.00 is deducted, 2600.00 is carried to the next year (line 13).',
    ]);
  });

  it.each([
    ['has run out', { placed_in_service: '2024-03-01', section_179: '3600' }],
    ['has what came and went', { placed_in_service: '2025-03-01', disposed_on: '2025-04-01' }],
    ['has what went before', { placed_in_service: '2024-03-01', disposed_on: '2024-12-01' }],
  ])('the books’ depreciation does not come back where the list %s', (_, { placed_in_service, ...more }) => {
    const books = harbor();
    books.enter(E, '2025-12-31', 'Depreciation', { Depreciation: '900', 'Accumulated depreciation': '-900' });
    const line13 = () =>
      books.call('reports.schedule_c', { entity: E, ...YEAR }).lines.find((one) => one.line === '13')!.amount;
    expect(line13()).toBe('900.00');
    add(books, 'Desk', '3600', placed_in_service, more);
    expect(line13()).toBe('0.00');
    // What comes later is not in the list yet.
    books.call('tax.remove_asset', { id: books.call('tax.assets', {})[0]!.id });
    add(books, 'Van', '3600', '2026-01-01');
    expect(line13()).toBe('900.00');
  });

  it.each([
    ['partnership', '1065', '16a', '12', '23'],
    ['s-corp', '1120-s', '14', '11', '22'],
  ] as const)(
    'of a %s, section 179 stands apart on Schedule K',
    (tax_class, form, page, schedule, profit) => {
      const books = depreciated(tax_class);
      const amount = (name: '1065' | '1065-k' | '1120-s' | '1120-s-k', line: string) =>
        books.call('tax.form', { entity: E, form: name, year: 2025 }).lines.find((one) => one.line === line)!
          .amount;
      expect([amount(form, page), amount(form, profit)]).toEqual(['200.00', '8800.00']);
      expect(amount(`${form}-k`, schedule)).toBe('3600.00');
    },
  );
});
