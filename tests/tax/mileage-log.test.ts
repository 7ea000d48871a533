/** The mileage log, and what of it stands on Schedule C. */
import { describe, expect, it } from 'vitest';
import { PlainBooks } from '../reports/plain-books.ts';
import { enterWorkedYear, hasWorkedYear, LLC, loadWorkedYear } from '../support/worked-year.ts';

const E = 'Harbor LLC';

function harbor(tax_class = 'disregarded'): PlainBooks {
  const books = new PlainBooks();
  books.call('entity.create', { kind: 'llc', name: E, tax_class });
  books.call('entity.create', { kind: 'person', name: 'Dana' });
  return books;
}

type More = Record<string, unknown>;
function drive(books: PlainBooks, date: string, miles: string, more: More = {}, entity = E) {
  const trip = { date, miles, reason: 'site visit', ...more };
  return books.call('tax.add_trips', { entity, trips: [trip] })[0]!;
}
const sheet = (books: PlainBooks, year = 2025, entity = E) => books.call('tax.mileage', { entity, year });
const line = (books: PlainBooks, name: string, span: More = {}) =>
  books
    .call('reports.schedule_c', { entity: E, from: '2025-01-01', to: '2025-12-31', ...span })
    .lines.find((one) => one.line === name)!.amount;

describe('the log', () => {
  it('keeps trips in the order of their days, and changes and removes them', () => {
    const books = harbor();
    const late = drive(books, '2025-06-02', '12.5', { from: 'Office', to: 'Ash Inc.' });
    const early = drive(books, '2025-02-01', '100');
    expect(late).toEqual({
      ...{ id: late.id, entity: E, date: '2025-06-02', purpose: 'business', miles: '12.5' },
      ...{ from: 'Office', to: 'Ash Inc.', reason: 'site visit', vehicle: '', reimbursed: false },
      ...{ odometer_start: null, odometer_end: null },
    });
    expect(books.call('tax.trips', { entity: E, year: 2025 }).map(({ id }) => id)).toEqual([
      early.id,
      late.id,
    ]);
    expect(books.call('tax.trips', { year: 2024 })).toEqual([]);
    expect(books.call('tax.update_trip', { id: late.id, miles: '13', reimbursed: true })).toEqual({
      ...{ ...late, miles: '13', reimbursed: true },
    });
    books.call('tax.remove_trip', { id: late.id });
    expect(books.call('tax.trips', {})).toEqual([early]);
    expect(() => books.call('tax.remove_trip', { id: late.id })).toThrow('There is no trip');
  });

  it.each([
    [{ purpose: 'charity' }, 'trips for medical care and charity are a person’s'],
    [{ miles: '0' }, 'has no miles'],
    [{ odometer_start: '100', odometer_end: '90' }, 'ends below where it began'],
    [{ odometer_start: '100', odometer_end: '109.9' }, 'has 10 miles, and the odometer 9.9'],
  ])('refuses %o', (more, says) => {
    const books = harbor();
    expect(() => drive(books, '2025-02-01', '10', more)).toThrow(says);
    const { id } = drive(books, '2025-02-01', '10');
    expect(() => books.call('tax.update_trip', { id, ...more })).toThrow(says);
    expect(() => drive(books, '2025-02-01', '10', {}, 'Dana')).toThrow('Dana is a person');
  });

  it('takes miles from the odometer, and tells what else the car was driven', () => {
    const books = harbor();
    const own = { vehicle: 'Van', from: 'Office', to: 'Quay' };
    const first = drive(books, '2025-01-10', '20', { ...own, odometer_start: '1000', odometer_end: '1030' });
    expect(first.miles).toBe('20');
    const [last] = books.call('tax.add_trips', {
      entity: E,
      trips: [{ ...own, date: '2025-12-10', reason: 'fair', odometer_start: '1450.5', odometer_end: '1500' }],
    });
    expect(last!.miles).toBe('49.5');
    expect(sheet(books).vehicles).toEqual([
      {
        ...{ vehicle: 'Van', business: '69.5', other: '430.5', trips: 2 },
        ...{ odometer_first: '1000', odometer_last: '1500' },
      },
    ]);
  });
});

describe('miles of a year', () => {
  it('are summed before they are multiplied by the rate, 70 cents of 2025 and 72.5 of 2026', () => {
    const books = harbor();
    for (const year of [2025, 2026])
      for (const miles of ['100.3', '200.4']) drive(books, `${year}-03-01`, miles, { from: 'A', to: 'B' });
    drive(books, '2025-03-01', '50', { reimbursed: true, from: 'A', to: 'B' });
    expect(sheet(books).lines).toEqual([
      {
        ...{ purpose: 'business', reimbursed: false, from: '2025-01-01', to: '2025-12-31' },
        ...{ miles: '300.7', rate: '70', amount: '210.49' },
      },
      {
        ...{ purpose: 'business', reimbursed: true, from: '2025-01-01', to: '2025-12-31' },
        ...{ miles: '50', rate: '70', amount: '35.00' },
      },
    ]);
    expect(sheet(books)).toMatchObject({ deducted: '210.49', reimbursed: '35.00', notes: [] });
    // 300.7 × 0.725 is 218.0075.
    expect(sheet(books, 2026).deducted).toBe('218.01');
    expect(() => sheet(books, 2031)).toThrow('The rates of tax year 2031 are not known here.');
  });

  it('stand on line 9 beside what is booked there, and in the bridge', () => {
    const books = harbor();
    books.enter(E, '2025-03-01', 'Client', { Checking: '5000', 'Service revenue': '-5000' });
    drive(books, '2025-03-01', '1000');
    drive(books, '2025-09-01', '500');
    drive(books, '2025-09-01', '100', { reimbursed: true });
    drive(books, '2026-01-01', '100');
    expect([line(books, '9'), line(books, '31')]).toEqual(['1050.00', '3950.00']);
    // What was driven by a day is known to the mile.
    expect(line(books, '9', { to: '2025-06-30' })).toBe('700.00');
    const { bridges } = books.call('reports.tax_view', {
      entity: 'Dana',
      from: '2025-01-01',
      to: '2025-12-31',
    });
    expect(bridges[0]!.lines.map(({ label, amount }) => [label, amount])).toContainEqual([
      'Line 9: miles at the standard rate',
      '-1050.00',
    ]);
    expect(bridges[0]!.lines.some(({ what }) => what === 'rest')).toBe(false);
    books.enter(E, '2025-05-01', 'Garage', { 'Car and truck': '80', Checking: '-80' });
    const { notes } = books.call('reports.schedule_c', { entity: E, from: '2025-01-01', to: '2025-12-31' });
    expect(line(books, '9')).toBe('1130.00');
    expect(notes.join(' ')).toContain('For one car either miles or its costs are deducted');
    const set = { entity: E, year: 2025, line: '9', reason: 'as filed', mode: 'replace' };
    books.call('tax.adjust', { ...set, amount: '900' });
    expect(line(books, '9')).toBe('900.00');
  });

  it('have the rates of their own years where days are asked for that two years share', () => {
    const books = harbor();
    drive(books, '2025-12-31', '100');
    drive(books, '2026-01-01', '100');
    expect(line(books, '9', { from: '2025-07-01', to: '2026-06-30' })).toBe('142.50');
  });

  it('of a partnership are paid back, and of a person stand on Schedule A', () => {
    const books = harbor('partnership');
    drive(books, '2025-03-01', '10');
    expect(sheet(books).notes[0]).toContain('takes no miles on its own return');
    drive(books, '2025-03-01', '10', { purpose: 'charity' }, 'Dana');
    drive(books, '2025-03-01', '10', { purpose: 'medical' }, 'Dana');
    const ofDana = sheet(books, 2025, 'Dana');
    expect(ofDana.lines.map(({ purpose, amount }) => [purpose, amount])).toEqual([
      ['medical', '2.10'],
      ['charity', '1.40'],
    ]);
    expect(ofDana).toMatchObject({ deducted: '0.00', vehicles: [{ business: '0', other: null }] });
  });
});

it.skipIf(!hasWorkedYear)(
  'the worked year paid 500 miles back at 350, which stays on line 9 once',
  async () => {
    const books = new PlainBooks();
    await enterWorkedYear((name, input) => books.call(name as 'entry.create', input), loadWorkedYear());
    const trip = { date: '2025-06-30', miles: '500', reason: 'client visits', reimbursed: true };
    books.call('tax.add_trips', { entity: LLC, trips: [trip] });
    expect(sheet(books, 2025, LLC)).toMatchObject({ reimbursed: '350.00', deducted: '0.00' });
    const form = books.call('tax.form', { entity: LLC, form: 'schedule-c', year: 2025 });
    const { schedule_c: expected } = loadWorkedYear().expected;
    for (const name of ['9', '31'])
      expect(form.lines.find((one) => one.line === name)!.amount).toBe(expected[name]);
  },
);
