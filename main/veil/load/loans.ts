/**
 * Loans of a company. Money that was lent without any loan on record is one open account for each two parties: no note, no
 * interest, due on demand. Of a loan on record the terms are known; of an id that no loan has any more only what is owed is.
 */
import type { CalendarDate } from '../../../shared/dates.ts';
import type { LoanRecord } from '../../loan/index.ts';
import type { Loan } from '../facts.ts';
import type { LoadedCrossing } from './crossings.ts';

export function loansOf(
  crossings: readonly LoadedCrossing[],
  nameOf: (id: string) => string,
  records: readonly LoanRecord[],
): readonly Loan[] {
  const lent = crossings.filter(({ kind }) => kind === 'loan' || kind === 'repayment');
  const byLoan = Map.groupBy(lent, keyOf);
  const byId = new Map(records.map((record) => [record.id, record]));
  return [...byLoan].map(([key, moves]) => loanOf(key, moves, nameOf, byId.get(key)));
}

/** Lender and borrower, whichever way the money went. */
function partiesOf({ kind, fromId, toId }: LoadedCrossing): { lenderId: string; borrowerId: string } {
  return kind === 'loan' ? { lenderId: fromId, borrowerId: toId } : { lenderId: toId, borrowerId: fromId };
}

function keyOf(move: LoadedCrossing): string {
  const { lenderId, borrowerId } = partiesOf(move);
  return move.loanId ?? `${lenderId}/${borrowerId}`;
}

function loanOf(
  key: string,
  moves: readonly LoadedCrossing[],
  nameOf: (id: string) => string,
  record: LoanRecord | undefined,
): Loan {
  const ordered = [...moves].sort((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0));
  const parties = partiesOf(ordered[0]!);
  const isOnRecord = ordered[0]!.loanId !== null;
  return {
    ...{ id: key, ...parties, startedOn: ordered[0]!.date, afrMillionths: null, maturesOn: null },
    name: `Advances from ${nameOf(parties.lenderId)} to ${nameOf(parties.borrowerId)}`,
    balances: balancesOf(ordered),
    note: isOnRecord ? null : { signedOn: null, madeOn: null },
    rateMillionths: isOnRecord ? null : 0,
    isDemand: isOnRecord ? null : true,
    payments: isOnRecord ? null : [],
    ...(record && termsOf(record)),
  };
}

function termsOf({ name, lentOn, terms, check, due }: LoanRecord): Partial<Loan> {
  return {
    ...{ name, startedOn: lentOn, rateMillionths: terms.rateMillionths, maturesOn: terms.maturity },
    ...{ afrMillionths: check.afrMillionths, isDemand: terms.maturity === null },
    payments: due.map(({ due: dueOn, amountMinor, principalMinor, metOn }) => ({
      ...{ dueOn, amountMinor, principalMinor, paidOn: metOn },
    })),
  };
}

function balancesOf(ordered: readonly LoadedCrossing[]): Loan['balances'] {
  const balances = new Map<CalendarDate, number>();
  let owed = 0;
  for (const { kind, date, principalMinor } of ordered) {
    owed += kind === 'loan' ? principalMinor : -principalMinor;
    balances.set(date, owed);
  }
  return [...balances].map(([date, balanceMinor]) => ({ date, balanceMinor }));
}
