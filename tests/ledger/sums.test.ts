import fc from 'fast-check';
import { expect, test } from 'vitest';
import { BEGINNING } from '../../main/ledger/stakes.ts';
import { partsOf } from '../../main/ledger/sums.ts';
import { addDays } from '../../shared/dates.ts';

const day = fc.integer({ min: 0, max: 1500 }).map((n) => addDays('2023-11-20', n));

test('the whole months of a period and the days at its ends hold each of its days once, and no other', () => {
  fc.assert(
    fc.property(fc.oneof(day, fc.constant(BEGINNING)), day, (one, other) => {
      const [from, to] = one <= other ? [one, other] : [other, one];
      const { firstMonth, beforeMonth, headEnd, tailStart } = partsOf({ from, to });
      for (let at = addDays('2023-10-01', 0); at < '2028-03-01'; at = addDays(at, 1)) {
        const month = at.slice(0, 7);
        const times =
          Number(month >= firstMonth && month < beforeMonth) +
          Number(at >= from && at <= headEnd) +
          Number(at >= tailStart && at <= to);
        if (times !== Number(at >= from && at <= to)) expect.fail(`${at} in ${from} – ${to}: ${times} times`);
      }
    }),
    { numRuns: 200 },
  );
});
