/** The worked year: what the owner's capital in the LLC came to, and what the owner is worth with it. */
import { describe, expect, it } from 'vitest';
import { PlainBooks } from '../reports/plain-books.ts';
import { enterWorkedYear, hasWorkedYear, LLC, loadWorkedYear, PERSON } from '../support/worked-year.ts';

const YEAR = { from: '2025-01-01', to: '2025-12-31' };

async function workedYear(): Promise<PlainBooks> {
  const books = new PlainBooks();
  await enterWorkedYear((name, input) => books.call(name as 'entry.create', input));
  books.call('member.set', {
    entity: LLC,
    members: [{ name: 'Dana', entity: PERSON, share: '100', capacity: 'Sole member and manager' }],
  });
  return books;
}

describe.skipIf(!hasWorkedYear)('the worked year', () => {
  it('rolls the capital account forward as the reference does', async () => {
    const books = await workedYear();
    const { capital_rollforward: wanted } = loadWorkedYear().expected as unknown as Record<
      string,
      Record<string, string>
    >;
    const { members, total, equity, notes, pro_rata } = books.call('member.roll_forward', {
      entity: LLC,
      ...YEAR,
    });
    expect(members).toHaveLength(1);
    const { capital, share } = members[0]!;
    expect(share).toBe('100');
    expect(capital).toEqual({
      opening: wanted!.open,
      cash: wanted!.contrib_cash,
      property: '0.00',
      expenses: wanted!.contrib_expenses_paid,
      income: wanted!.net_income,
      draws: wanted!.draws,
      tax_draws: '0.00',
      other: '0.00',
      closing: wanted!.close,
    });
    expect(total).toEqual(capital);
    expect(equity).toBe(wanted!.close);
    expect(notes).toEqual([]);
    expect(pro_rata.every(({ difference, matters }) => difference === '0.00' && !matters)).toBe(true);
  });

  it('makes the owner worth what they own, with the profit that stayed in the LLC', async () => {
    const books = await workedYear();
    const worth = books.call('member.net_worth', { entity: PERSON, from: '2025-01-02', to: '2025-12-31' });
    expect(worth.opening).toBe('88000.00');
    expect(worth.net_worth).toBe('91090.00');
    expect(worth.change).toBe('3090.00');
    expect(worth.lines.find(({ kind }) => kind === 'interest')).toMatchObject({
      label: LLC,
      cost: '-5170.00',
      undistributed: '32215.00',
      amount: '27045.00',
      opening: '0.00',
    });
    expect(worth.notes).toEqual([]);
  });
});
