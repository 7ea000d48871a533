/**
 * A payment to the lender: interest of the days before it is booked first, then the payment falls apart into that and principal.
 * What stands in the books for later days is put right with it.
 * REFUSED where it is more than is owed, or the books are closed.
 */
import type { z } from 'zod';
import type { contract } from '../../shared/contract/index.ts';
import { addDays } from '../../shared/dates.ts';
import { BulkheadError } from '../../shared/errors.ts';
import { formatMoney, parseMoney } from '../../shared/money.ts';
import { makeCrossing } from '../crossing/index.ts';
import type { Scope, Unit } from '../ledger/index.ts';
import type { Accrual } from './accrual.ts';
import { bookAccrual, bookInterest, closedThrough } from './book.ts';
import { Describer } from './describe.ts';
import { dayOfEntries, givenEntries } from './entries.ts';
import { standing } from './running.ts';
import { splitPayment } from './split.ts';
import { type Loan, requireLoan } from './store.ts';

type Pay = (typeof contract.loan.pay)['~orpc'];
type Input = z.output<NonNullable<Pay['inputSchema']>>;
type Output = z.input<NonNullable<Pay['outputSchema']>>;

export function payLoan(scope: Scope, input: Input): Output {
  const { db, unit } = scope;
  const loan = requireLoan(db, input.loan);
  const { currency, lender, borrower } = loan;
  const date = dayOfEntries(db, input) ?? input.date;
  if (date === undefined)
    throw invalid('On which day was it paid?', 'Give the date, or the entry that is in the books.');
  if (date < loan.lentOn)
    throw invalid(`“${loan.name}” was lent on ${loan.lentOn}, later than that.`, 'Give a later day.');
  const amount = parseMoney(input.amount, currency);
  if (amount <= 0) throw invalid('Nothing is paid.', 'Give an amount above zero.');
  const now = standing(loan, date);
  const owed = {
    interestMinor: now.unpaidInterestMinor,
    principalMinor: leastFrom(loan, date, now.principalMinor),
    currency,
  };
  const said = input.interest === undefined ? undefined : parseMoney(input.interest, currency);
  const split = splitPayment(amount, owed, said);
  const accrued = bookUntil(unit, loan, date, now.interestMinor);
  const { id } = makeCrossing(
    scope,
    {
      ...{ kind: 'repayment', from: borrower.id, to: lender.id, with: undefined },
      ...givenEntries(input, 'borrower'),
      ...(input.borrower_entry === undefined && input.lender_entry === undefined ? { date } : {}),
      amount: input.amount,
      interest: formatMoney(split.interestMinor, currency),
      purpose: input.memo || `Payment on ${loan.name}`,
      ...(input.borrower_account === undefined ? {} : { from_account: input.borrower_account }),
      ...(input.lender_account === undefined ? {} : { to_account: input.lender_account }),
    },
    loan.id,
  );
  accrued.push(...putRight(unit, loan, requireLoan(db, loan.id), date));
  return {
    crossing_id: id,
    interest: formatMoney(split.interestMinor, currency),
    principal: formatMoney(split.principalMinor, currency),
    accrued: accrued.map((one) => ({ date: one.date, amount: formatMoney(one.amountMinor, currency) })),
    loan: new Describer(db, scope.today).row(requireLoan(db, loan.id)),
  };
}

/** What can be paid on a day where later payments stand already: no more than is left behind the last of them. */
function leastFrom({ events }: Loan, date: string, principalMinor: number): number {
  let left = principalMinor;
  let least = left;
  for (const event of events) {
    if (event.date <= date) continue;
    left += event.principalMinor;
    least = Math.min(least, left);
  }
  return Math.max(0, least);
}

/** What is paid was booked before: by month, until the day before; where that is closed, on the day itself. */
function bookUntil(unit: Unit, loan: Loan, date: string, interestMinor: number): Accrual[] {
  if (date === loan.lentOn) return [];
  const before = addDays(date, -1);
  const added = bookInterest(unit, loan, before);
  const closed = closedThrough(loan);
  if (closed === null || before > closed) return added;
  const booked = [...loan.booked, ...added].reduce(
    (sum, one) => sum + (one.date <= date ? one.amountMinor : 0),
    0,
  );
  const rest = { date, amountMinor: interestMinor - booked };
  if (rest.amountMinor === 0) return added;
  bookAccrual(unit, loan, rest);
  return [...added, rest];
}

/** Interest that was booked through the payment's day or a later one, as if nothing were paid, comes to what it really is. */
function putRight(unit: Unit, before: Loan, paid: Loan, date: string): Accrual[] {
  const last = before.booked.at(-1)?.date;
  return last === undefined || last < date ? [] : bookInterest(unit, paid, last);
}

function invalid(message: string, remedy: string): BulkheadError {
  return new BulkheadError('INVALID_INPUT', message, { remedy });
}
