/** Where the bars of a waterfall begin and end. */
import { expect, test } from 'vitest';
import { stepsOf, twoLines } from '../../renderer/ui/chart/bars.ts';

test('each step begins where the one before ended, a sum stands on zero', () => {
  expect(stepsOf([100, -30, -90, 10, -10], [0, 4])).toEqual([
    ...[
      [0, 100],
      [100, 70],
      [70, -20],
      [-20, -10],
    ],
    [0, -10],
  ]);
  expect(stepsOf([5, null, 5], [0])).toEqual([[0, 5], null, [5, 10]]);
});

test('a long name breaks once between words, and is cut where it is still too long', () => {
  expect(twoLines('Rent', 13)).toEqual(['Rent']);
  expect(twoLines('Cost of goods sold', 13)).toEqual(['Cost of goods', 'sold']);
  expect(twoLines('Contractors, research and surveys', 13)).toEqual(['Contractors,', 'research and…']);
});
