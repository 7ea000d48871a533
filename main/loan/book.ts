/**
 * Booking interest on both sides: a cost that the borrower owes, income that the lender has coming. Nothing is paid by it.
 * REFUSED where either of the books is closed on that day.
 */
import { counterAccount, interestAccounts, recordMovement } from '../crossing/index.ts';
import type { Unit } from '../ledger/index.ts';
import { type Accrual, accruals } from './accrual.ts';
import type { Loan } from './store.ts';

/** Books what is not booked yet, month by month; answers with what it booked. */
export function bookInterest(unit: Unit, loan: Loan, through: string): Accrual[] {
  const added = accruals(loan, loan.booked, through, closedThrough(loan));
  for (const one of added) bookAccrual(unit, loan, one);
  return added;
}

/** The last day that is closed in one of the two books. */
export function closedThrough({ lender, borrower }: Loan): string | null {
  const days = [lender.closed_through, borrower.closed_through].filter((day) => day !== null).sort();
  return days.at(-1) ?? null;
}

export function bookAccrual(unit: Unit, loan: Loan, { date, amountMinor }: Accrual): void {
  const { lender, borrower, currency } = loan;
  const { expense, income } = interestAccounts(unit, borrower, lender);
  const receivable = counterAccount(unit, lender, borrower, 'accrued-receivable', currency);
  const payable = counterAccount(unit, borrower, lender, 'accrued-payable', currency);
  recordMovement(unit, {
    ...{ kind: 'interest', settlement: 'owed', date, currency, loanId: loan.id },
    from: {
      entity: lender,
      against: [{ accountId: receivable.id, amountMinor }],
      rest: [{ accountId: income.id, amountMinor: -amountMinor }],
      payee: borrower.name,
    },
    to: {
      entity: borrower,
      against: [{ accountId: payable.id, amountMinor: -amountMinor }],
      rest: [{ accountId: expense.id, amountMinor }],
      payee: lender.name,
    },
    ...{ payee: borrower.name, memo: `${loan.name}: interest`, purpose: `Interest on ${loan.name}` },
  });
}
