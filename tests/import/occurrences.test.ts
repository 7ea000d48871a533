/** Equal rows are counted alike, in whatever order their days come. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { Occurrences } from '../../main/import/identity.ts';
import '../support/seed.ts';

const row = fc.record({
  day: fc.integer({ min: 10, max: 28 }),
  text: fc.constantFrom('a', 'b\n1', '"c",2', '|'),
});

it.each([
  ['forwards', (a: number, b: number) => a - b],
  ['backwards', (a: number, b: number) => b - a],
  ['in no order', () => 0],
])('%s', (_, order) => {
  fc.assert(
    fc.property(fc.array(row, { maxLength: 200 }), (rows) => {
      const occurrences = new Occurrences();
      const counts = new Map<string, number>();
      for (const { day, text } of rows.toSorted((a, b) => order(a.day, b.day))) {
        const date = `2025-01-${day}`;
        const identity = `${date}|100|c|${text}`;
        const number = (counts.get(identity) ?? 0) + 1;
        counts.set(identity, number);
        expect(occurrences.next(date, identity)).toBe(number);
      }
    }),
  );
});
