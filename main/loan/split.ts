/**
 * How a payment falls apart: into the interest that is owed, then into principal; or as somebody says. Where a payment that was
 * entered late leaves more interest paid than is owed, the next one makes up for it: what was too much of interest is principal.
 * REFUSED where it is more than is owed, of either.
 */
import { BulkheadError } from '../../shared/errors.ts';
import { formatMoneyForPeople } from '../../shared/money.ts';

export interface Split {
  interestMinor: number;
  principalMinor: number;
}

interface Owed {
  interestMinor: number;
  principalMinor: number;
  currency: string;
}

export function splitPayment(amountMinor: number, owed: Owed, saidInterestMinor?: number): Split {
  const interestMinor = saidInterestMinor ?? Math.min(amountMinor, owed.interestMinor);
  const principalMinor = amountMinor - interestMinor;
  const money = (minor: number) => `${formatMoneyForPeople(minor, owed.currency)} ${owed.currency}`;
  if (principalMinor < 0)
    throw refused(`The payment is less than ${money(interestMinor)} of interest.`, 'Give less interest.');
  if (interestMinor > 0 && interestMinor > owed.interestMinor)
    throw refused(
      `By that day ${money(Math.max(0, owed.interestMinor))} of interest is owed, less than ${money(interestMinor)}.`,
      'Interest is not paid ahead: book the rest as principal, or pay on a later day.',
    );
  if (principalMinor > owed.principalMinor)
    throw refused(
      `${money(amountMinor)} is more than is owed on that day.`,
      `${money(owed.interestMinor + owed.principalMinor)} pays the loan off.`,
    );
  return { interestMinor, principalMinor };
}

function refused(message: string, remedy: string): BulkheadError {
  return new BulkheadError('REFUSED', message, { remedy });
}
