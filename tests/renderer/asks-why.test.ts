/** A reason is asked for where it would help, and after no other error. */
import { expect, it } from 'vitest';
import { asksWhy } from '../../renderer/features/veil/asks-why.ts';

it.each([
  ['REFUSED', { field: 'reason', source: 'Wyo. Stat. § 17-29-405' }, true],
  ['REFUSED', {}, false],
  ['REFUSED', { field: 'despite' }, false],
  ['OFFLINE', {}, false],
  ['NOT_FOUND', {}, false],
])('%s %o: %s', (code, facts, asks) => {
  expect(asksWhy({ code, facts })).toBe(asks);
});
