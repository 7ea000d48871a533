/** A busy day cut into statements: which comes first and which last, whatever order they are in. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { endOfDay, firstOfDay, lastOfDay } from '../../main/ledger/same-day.ts';

const stated = (opening: number | null, closing: number | null) => ({
  opening_minor: opening,
  closing_minor: closing,
});

it('is told by where each begins and ends', () => {
  const balances = fc.uniqueArray(fc.integer(), { minLength: 2, maxLength: 8 });
  fc.assert(
    fc.property(balances, fc.infiniteStream(fc.nat()), (levels, chance) => {
      const day = levels.slice(1).map((closing, at) => stated(levels[at]!, closing));
      const shuffled = day
        .map((one) => ({ one, place: chance.next().value as number }))
        .sort((a, b) => a.place - b.place)
        .map(({ one }) => one);
      expect(firstOfDay(shuffled)).toBe(day[0]);
      expect(lastOfDay(shuffled)).toBe(day.at(-1));
      for (const one of day)
        expect(
          endOfDay(
            one.closing_minor!,
            shuffled.filter((other) => other !== one),
          ),
        ).toBe(levels.at(-1));
    }),
  );
});

it('is as they came where they say nothing of it', () => {
  const day = [stated(null, 100), stated(null, 200)];
  expect([firstOfDay(day), lastOfDay(day)]).toEqual([day[0], day[1]]);
  const twice = [stated(100, 50), stated(100, 50), stated(50, 50)];
  expect([firstOfDay(twice), lastOfDay(twice)]).toEqual([twice[0], twice[2]]);
  const round = [stated(100, 50), stated(50, 100)];
  expect([firstOfDay(round), lastOfDay(round)]).toEqual([round[0], round[1]]);
  expect([firstOfDay([]), lastOfDay([]), endOfDay(7, [])]).toEqual([undefined, undefined, 7]);
});
