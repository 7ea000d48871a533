/** An adjustment while somebody writes it: what it lacks, and what the commands get. */
import { describe, expect, it } from 'vitest';
import {
  type Adjustment,
  adjustmentInput,
  draftOfAdjustment,
  NEW_ADJUSTMENT,
  problemsOfAdjustment,
  setAlready,
} from '../../renderer/features/reports/adjustment.ts';

const saved: Adjustment = {
  ...{ id: 'a', entity: 'Harbor LLC', year: 2025, line: '30' },
  ...{ mode: 'replace', amount: '1500.00', reason: 'home office' },
};

describe('an adjustment', () => {
  it('wants a line, an amount and a reason that says something', () => {
    expect(problemsOfAdjustment(NEW_ADJUSTMENT)).toEqual(['line', 'amount', 'reason']);
    expect(problemsOfAdjustment({ ...NEW_ADJUSTMENT, line: '13', minor: 0, reason: ' ok ' })).toEqual([
      'reason',
    ]);
  });

  it('goes back to the core as it came from there', () => {
    const draft = draftOfAdjustment(saved, 'USD');
    expect(problemsOfAdjustment(draft)).toEqual([]);
    expect(adjustmentInput(draft, 'USD')).toEqual({
      ...{ line: '30', mode: 'replace', amount: '1500.00', reason: 'home office' },
    });
  });

  it('knows of another one in the line’s place', () => {
    const draft = { ...NEW_ADJUSTMENT, line: '30', mode: 'replace' as const };
    expect(setAlready(draft, [saved], null)).toBe(saved);
    expect(setAlready(draft, [saved], saved)).toBeUndefined();
    expect(setAlready({ ...draft, mode: 'add' }, [saved], null)).toBeUndefined();
    expect(setAlready({ ...draft, line: '13' }, [saved], null)).toBeUndefined();
  });
});
