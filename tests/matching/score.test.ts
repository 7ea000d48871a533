/** What makes two things one: each fact by itself, and what it is worth beside the others. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Marks, type Side, weigh, withRivals } from '../../main/import/score.ts';
import { AmountDays, Nearby } from '../../main/matching/nearby.ts';
import { netsThatMake, setsThatMake } from '../../main/matching/sums.ts';
import { addDays, daysBetween } from '../../shared/dates.ts';
import '../support/seed.ts';

const NO_MARKS = new Marks(new Map());
const side = (more: Partial<Side> = {}): Side => ({
  ...{ date: '2025-03-10', payee: 'Figma', memo: '', checkNumber: null, accountId: 'a' },
  ...more,
});
const kinds = (bank: Side, other: Side, marks = NO_MARKS, extra = {}) =>
  weigh(bank, other, marks, extra).reasons.map(({ kind, text }) =>
    text === null ? kind : `${kind} ${text}`,
  );

describe('the score', () => {
  it('is exact on the same day and payee, and falls with the days', () => {
    const on = (days: number) => weigh(side({ date: addDays('2025-03-10', days) }), side(), NO_MARKS);
    expect([on(0).level, on(3).level, on(9).level, on(25).level]).toEqual([
      ...['exact', 'likely', 'likely', 'possible'],
    ]);
    for (let days = 1; days <= 12; days++) expect(on(days).score).toBeLessThanOrEqual(on(days - 1).score);
  });

  it('knows a check by its number, and another by another', () => {
    const bank = side({ payee: 'CHECK', checkNumber: '001042' });
    expect(kinds(bank, side({ payee: 'Landlord', memo: 'Check #1042' }))).toContain('check 1042');
    expect(kinds(bank, side({ payee: 'Landlord', memo: 'ck no. 1043' }))).toContain('check_differs 1043');
    expect(kinds(bank, side({ payee: 'Landlord', memo: 'room 1042' })).join()).not.toContain('check');
  });

  it('knows the other account of a transfer by the end of its number', () => {
    const marks = new Marks(new Map([['b', new Set(['4821'])]]));
    const out = side({ payee: 'XFER TO CHK XXXXXX4821' });
    expect(kinds(out, side({ accountId: 'b', payee: 'DEPOSIT' }), marks, { transfer: true })).toEqual([
      ...['amount', 'day', 'mask 4821', 'transfer_words', 'no_category'],
    ]);
  });

  it('leaves nothing exact that others fit as well', () => {
    const sure = weigh(side(), side(), NO_MARKS);
    expect(withRivals(sure, 0)).toEqual(sure);
    expect(withRivals(sure, 2)).toMatchObject({ level: 'likely', score: sure.score });
  });

  it('reads hostile words in no time', () => {
    const long = 'check no'.padEnd(200_000, ' #.no') + '1'.repeat(100_000);
    const start = performance.now();
    weigh(side({ checkNumber: '1', payee: long }), side({ memo: long, payee: long }), NO_MARKS, {
      transfer: true,
    });
    expect(performance.now() - start).toBeLessThan(20_000);
  });
});

describe('sums', () => {
  const amounts = (min: number) => fc.array(fc.integer({ min, max: 30 }), { maxLength: 12 });
  const listed = (all: readonly number[], payee = (at: number) => `p${at}`) =>
    all.map((amount_minor, id) => ({ amount_minor, id, date: addDays('2025-01-01', id), payee: payee(id) }));
  const sum = (set: readonly { amount_minor: number }[]) =>
    set.reduce((total, { amount_minor }) => total + amount_minor, 0);
  const ids = (set: readonly { id: number }[]) => set.map(({ id }) => id).sort((a, b) => a - b);

  it('finds what comes to a total: two and three of any, and more that follow each other', () => {
    fc.assert(
      fc.property(amounts(1), fc.integer({ min: 2, max: 90 }), (all, total) => {
        const found = setsThatMake(listed(all), total);
        for (const set of found) {
          expect(sum(set)).toBe(total);
          expect(new Set(ids(set)).size).toBe(set.length);
          const [first, last] = [ids(set)[0]!, ids(set).at(-1)!];
          if (set.length > 3) expect(last - first + 1 - set.length).toBeLessThan(2);
        }
        expect(new Set(found.map((set) => ids(set).join())).size).toBe(found.length);
        const isPair = all.some((one, at) => all.slice(at + 1).includes(total - one));
        if (isPair) expect(found[0]).toHaveLength(2);
        const isTriple = all.some((one, at) =>
          all.slice(at + 1).some((two, after) => all.slice(at + after + 2).includes(total - one - two)),
        );
        const isRun = all.some((_, from) =>
          all.some((_, to) => to - from > 2 && sum(listed(all.slice(from, to + 1))) === total),
        );
        if (isTriple || isRun) expect(found).not.toEqual([]);
      }),
    );
  });

  it('finds what came in less what was kept, of one payee', () => {
    fc.assert(
      fc.property(amounts(-30), fc.integer({ min: 1, max: 60 }), (all, total) => {
        for (const set of netsThatMake(
          listed(all, (at) => `p${at % 2}`),
          total,
        )) {
          expect(sum(set)).toBe(total);
          expect(new Set(set.map(({ payee }) => payee)).size).toBe(1);
          expect(set.some(({ amount_minor }) => amount_minor < 0)).toBe(true);
        }
      }),
    );
    const [sale, fee, other] = listed([500, -20, 480], () => 'Shop');
    expect(netsThatMake([sale!, fee!], 480)).toEqual([[sale, fee]]);
    expect(netsThatMake([sale!, other!], 980)).toEqual([]);
  });
});

it('finds the nearest by day, whichever side they lie on', () => {
  const days = fc.array(fc.integer({ min: 0, max: 40 }), { maxLength: 20 });
  fc.assert(
    fc.property(days, fc.integer({ min: 0, max: 40 }), (all, at) => {
      const dated = (n: number) => addDays('2025-01-01', n);
      const item = (n: number) => ({ account_id: 'a', currency: 'USD', amount_minor: 5, date: dated(n) });
      const nearby = new Nearby(all.map(item));
      const near = nearby
        .near('a', 'USD', 5, dated(at), 10)
        .map(({ date }) => Math.abs(daysBetween(date, dated(at))));
      const expected = all.map((n) => Math.abs(n - at)).filter((n) => n <= 10);
      expect(near).toEqual(expected.sort((a, b) => a - b).slice(0, 6));
      const days = new AmountDays(all.map(item));
      expect(days.any('USD', 5, dated(at), 10)).toBe(expected.length > 0);
      expect(days.any('EUR', 5, dated(at), 10)).toBe(false);
    }),
  );
});
