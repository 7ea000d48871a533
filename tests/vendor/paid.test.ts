/** What one vendor was paid: bills and their payments, what paid them, refunds, discounts, credit notes. */
import { describe, expect, it } from 'vitest';
import { type LegKind, type PaidEntry, paidTo } from '../../main/vendor/paid.ts';

const PARTY = 'birch';

/** A day, and its legs as kind and amount; payables are all one account. */
function entry(date: string, ...legs: [LegKind, number][]): PaidEntry {
  const all = legs.map(([kind, minor]) => ({ accountId: kind, kind, minor }));
  return { id: date, date, party: PARTY, isOpening: false, legs: all };
}
const paid = (entries: PaidEntry[], party = PARTY) => paidTo(entries, '2026-12-31').get(party)!;
const told = (...entries: PaidEntry[]) =>
  paid(entries).payments.map(({ date, box, means, minor }) => [date, box, means, minor]);

describe('paid at once', () => {
  it('goes by what paid it', () => {
    expect(told(entry('2025-03-01', ['nec-1', 900_00], ['paid', -900_00]))).toEqual([
      ['2025-03-01', 'nec-1', 'paid', 900_00],
    ]);
    expect(told(entry('2025-03-01', ['nec-1', 900_00], ['card', -900_00]))[0]![2]).toBe('card');
    expect(told(entry('2025-03-01', ['nec-1', 900_00], ['owner', -900_00]))[0]![2]).toBe('owner');
  });

  it('is divided between two means, and between two boxes, to the cent', () => {
    const split = entry('2025-03-01', ['nec-1', 1_00], ['misc-1', 2_00], ['paid', -1_00], ['card', -2_00]);
    expect(told(split)).toEqual([
      ['2025-03-01', 'nec-1', 'paid', 33],
      ['2025-03-01', 'misc-1', 'paid', 67],
      ['2025-03-01', 'nec-1', 'card', 67],
      ['2025-03-01', 'misc-1', 'card', 1_33],
    ]);
  });

  it('is lowered by what came back, and not by a discount', () => {
    expect(told(entry('2025-03-02', ['nec-1', -100_00], ['paid', 100_00]))).toEqual([
      ['2025-03-02', 'nec-1', 'paid', -100_00],
    ]);
    const discount = entry('2025-03-01', ['nec-1', 500_00], ['paid', -450_00], ['earning', -50_00]);
    expect(told(discount)).toEqual([['2025-03-01', 'nec-1', 'paid', 450_00]]);
  });

  it('counts what was withheld as paid', () => {
    const entries = [entry('2025-03-01', ['nec-1', 1000_00], ['paid', -760_00], ['withheld', -240_00])];
    const { payments, withheld } = paid(entries);
    expect(payments.reduce((sum, { minor }) => sum + minor, 0)).toBe(1000_00);
    expect(withheld).toEqual([{ date: '2025-03-01', minor: 240_00 }]);
  });

  it('moved from one cost to another is neither paid twice nor lost', () => {
    expect(told(entry('2025-05-01', ['nec-1', 80_00], ['misc-1', -80_00]))).toEqual([
      ['2025-05-01', 'nec-1', 'paid', 80_00],
      ['2025-05-01', 'misc-1', 'paid', -80_00],
    ]);
    expect(told(entry('2025-05-01', ['nec-1', 80_00], ['earning', -80_00]))).toHaveLength(1);
  });
});

describe('bills', () => {
  const bill = (date: string, amount: number) => entry(date, ['nec-1', amount], ['payable', -amount]);
  const pay = (date: string, amount: number, by: LegKind = 'paid') =>
    entry(date, ['payable', amount], [by, -amount]);

  it('count on the day that they are paid, the oldest first', () => {
    const entries = [
      bill('2024-12-10', 700_00),
      bill('2025-01-10', 300_00),
      pay('2025-01-20', 800_00, 'card'),
    ];
    expect(told(...entries)).toEqual([
      ['2025-01-20', 'nec-1', 'card', 700_00],
      ['2025-01-20', 'nec-1', 'card', 100_00],
    ]);
    expect(paid(entries).unpaid).toEqual(new Map([['nec-1', 200_00]]));
  });

  it('take what was paid before them, on the day it was paid', () => {
    expect(told(pay('2025-12-20', 500_00), bill('2026-01-05', 400_00), bill('2026-02-05', 400_00))).toEqual([
      ['2025-12-20', 'nec-1', 'paid', 400_00],
      ['2025-12-20', 'nec-1', 'paid', 100_00],
    ]);
  });

  it('end with a credit note, and nothing was paid', () => {
    const note = entry('2025-02-01', ['payable', 300_00], ['nec-1', -300_00]);
    expect([...paidTo([bill('2025-01-10', 300_00), note], '2025-12-31')]).toEqual([]);
  });

  it('count for what was paid where a discount paid the rest', () => {
    const paid = entry('2025-02-01', ['payable', 500_00], ['paid', -490_00], ['earning', -10_00]);
    expect(told(bill('2025-01-10', 500_00), paid)).toEqual([['2025-02-01', 'nec-1', 'paid', 490_00]]);
  });

  it('carry only the part that a box takes', () => {
    const mixed = entry('2025-01-10', ['nec-1', 300_00], ['earning', 100_00], ['payable', -400_00]);
    expect(told(mixed, pay('2025-02-01', 200_00))).toEqual([['2025-02-01', 'nec-1', 'paid', 150_00]]);
  });

  it('of others are left alone by a payment that names its payee, and not by the bank’s words', () => {
    const as = (party: string, one: PaidEntry): PaidEntry => ({ ...one, party });
    const ash = as('ash', bill('2025-01-10', 300_00));
    const birch = as(PARTY, bill('2025-02-10', 200_00));
    expect(told(ash, birch, pay('2025-03-01', 200_00))).toEqual([['2025-03-01', 'nec-1', 'paid', 200_00]]);
    const words = (amount: number) => as('ach debit 8829', pay('2025-03-01', amount));
    expect(told(ash, birch, words(200_00))).toHaveLength(1);
    expect(paid([ash, birch, words(250_00)], 'ash').payments).toMatchObject([{ minor: 250_00 }]);
  });

  it('that come later count what was paid ahead, and are not yet unpaid before they come', () => {
    const entries = [pay('2025-12-20', 500_00), bill('2026-01-05', 400_00), bill('2026-02-05', 400_00)];
    const { payments, unpaid, ahead } = paidTo(entries, '2025-12-31').get(PARTY)!;
    expect(payments.map(({ date, minor }) => [date, minor])).toEqual([
      ['2025-12-20', 400_00],
      ['2025-12-20', 100_00],
    ]);
    expect([unpaid.size, ahead]).toEqual([0, []]);
    expect(paid([pay('2025-12-20', 500_00)]).ahead).toEqual([{ date: '2025-12-20', minor: 500_00 }]);
  });
});
