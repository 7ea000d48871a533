/** What the screens of loans make of what the core tells, and of what somebody writes. */
import { describe, expect, it } from 'vitest';
import { lendInput, newLoan, previewInput, problemsOfLoan } from '../../renderer/features/loan/lend-draft.ts';
import { balances, nameBesideParties, scheduleRows } from '../../renderer/features/loan/rows.ts';
import {
  amendedInput,
  endOf,
  NEW_TERMS,
  problemsOfTerms,
  termsInput,
} from '../../renderer/features/loan/terms-draft.ts';
import type { LoanDetail } from '../../renderer/features/loan/types.ts';

const complete = {
  ...newLoan('2026-02-01', 'dana', 'llc'),
  ...{ minor: 1_200_000, purpose: ' A van ', lenderAccount: 'a', borrowerAccount: 'b' },
  ...{ rate: ' 4.25 ', first: '2026-03-01' },
};

it('a loan that nobody named is called by its number beside its parties, any other by its name', () => {
  const parties = { lender: { id: 'a', name: 'Dana' }, borrower: { id: 'b', name: 'Harbor LLC' } };
  expect(nameBesideParties({ name: 'Note 2 from Dana to Harbor LLC', ...parties })).toBe('Note 2');
  expect(nameBesideParties({ name: 'Note 2 from Dana to Old Harbor LLC', ...parties })).toBe(
    'Note 2 from Dana to Old Harbor LLC',
  );
});

describe('terms while somebody writes them', () => {
  it('say what is missing', () => {
    expect(problemsOfTerms(NEW_TERMS)).toEqual(['rate', 'first']);
    expect(problemsOfTerms({ ...NEW_TERMS, rate: '6%', first: '2026-03-01', payments: '0' })).toEqual([
      'rate',
      'payments',
    ]);
    expect(problemsOfTerms({ ...NEW_TERMS, rate: '6', plan: 'single' })).toEqual(['maturity']);
    expect(problemsOfTerms({ ...NEW_TERMS, rate: '6', plan: 'free' })).toEqual([]);
  });

  it('end as their plan can: what was chosen for another plan is set aside and not lost', () => {
    const draft = { ...NEW_TERMS, end: 'payments' as const };
    expect(endOf({ ...draft, plan: 'free' })).toBe('demand');
    expect(endOf({ ...draft, plan: 'single' })).toBe('maturity');
    expect(endOf({ ...draft, plan: 'interest-only' })).toBe('payments');
  });

  it('leave out what their plan has not', () => {
    const draft = { ...NEW_TERMS, rate: '6', first: '2026-03-01', maturity: '2027-01-01' };
    expect(termsInput({ ...draft, plan: 'free' })).toEqual({ rate: '6', day_count: '30/360', plan: 'free' });
    expect(termsInput({ ...draft, plan: 'single' })).toEqual({
      ...{ rate: '6', day_count: '30/360', plan: 'single', maturity: '2027-01-01' },
    });
    expect(termsInput(draft)).toMatchObject({ first_payment: '2026-03-01', every: 'month', payments: 12 });
  });

  it('leave the days to the core where an amendment changes others', () => {
    const begun = { ...NEW_TERMS, rate: '6', first: '2026-03-31' };
    expect(amendedInput({ ...begun, rate: '5' }, begun)).toEqual({
      ...{ rate: '5', day_count: '30/360', plan: 'level', payments: 12 },
    });
    expect(amendedInput({ ...begun, first: '2026-04-15' }, begun)).toMatchObject({
      ...{ first_payment: '2026-04-15', every: 'month' },
    });
    expect(amendedInput({ ...begun, plan: 'free' }, begun)).toMatchObject({ first_payment: null });
  });
});

describe('a loan while somebody writes it', () => {
  it('says all that is missing', () => {
    expect(problemsOfLoan(newLoan('2026-02-01', 'dana', 'dana'))).toEqual([
      ...['same', 'amount', 'lenderAccount', 'borrowerAccount', 'purpose', 'rate', 'first'],
    ]);
    expect(problemsOfLoan(complete)).toEqual([]);
  });

  it('goes to the core as it asks for it', () => {
    expect(lendInput(complete, 'USD')).toEqual({
      ...{ lender: 'dana', borrower: 'llc', date: '2026-02-01', currency: 'USD', principal: '12000.00' },
      ...{ lender_account: 'a', borrower_account: 'b', purpose: 'A van', security: '', rate: '4.25' },
      ...{ day_count: '30/360', plan: 'level', first_payment: '2026-03-01', every: 'month', payments: 12 },
    });
    expect(previewInput({ ...complete, rate: '' }, 'USD')).toBeNull();
  });
});

describe('a loan as it is shown', () => {
  const due = {
    payment: '100.00',
    open: '0.00',
    met_on: '2026-03-02',
    carried_on: null,
    is_due: true,
    days_late: 1,
  };
  const row = { payment: '100.00', interest: '0.00', principal: '100.00' };
  const shown = {
    ...{ lent_on: '2026-01-31', as_of: '2026-03-15', currency: 'USD' },
    schedule: [
      { ...row, number: 1, due: '2026-02-28', balance: '100.00' },
      { ...row, number: 2, due: '2026-04-30', balance: '0.00' },
    ],
    due: [{ ...due, due: '2026-02-28' }],
    movements: [
      { date: '2026-01-31', balance: '200.00' },
      { date: '2026-03-02', balance: '50.00' },
    ],
  } as unknown as LoanDetail;

  it('has what happened beside what was agreed; what is not asked for any more has nothing beside it', () => {
    expect(scheduleRows(shown).map((one) => one.due?.met_on)).toEqual(['2026-03-02', undefined]);
  });

  it('is drawn by month: as agreed to its end, in the books until today', () => {
    expect(balances(shown)).toEqual({
      months: ['2026-01', '2026-02', '2026-03', '2026-04'],
      agreed: [20_000, 10_000, 10_000, 0],
      real: [20_000, 20_000, 5000, null],
    });
    expect(balances({ ...shown, schedule: [] }).agreed).toBeNull();
  });

  it('of many years is drawn by year, its end among them', () => {
    const long = { ...shown, schedule: [{ ...shown.schedule[0]!, due: '2036-01-31', balance: '0.00' }] };
    const { months } = balances(long);
    expect(months).toHaveLength(11);
    expect(months.at(-1)).toBe('2036-01');
  });
});
