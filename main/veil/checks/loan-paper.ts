/** V05: a loan has a signed note. Cured by the note, or when nothing is owed any more. */
import { addDays, type CalendarDate, daysBetween } from '../../../shared/dates.ts';
import type { Loan } from '../facts.ts';
import { age, day, money, type Outcome, type Seen, text, type View } from '../finding.ts';
import { amountOf, foreignLoans, nameOf } from '../movements.ts';

export function loanPaper(view: View): Outcome {
  const { loans } = view.facts;
  const untold = foreignLoans(view.facts);
  if (loans === null) return { seen: [], missing: [...untold, 'Loans and their notes are not recorded.'] };
  const noted = loans.filter(({ note }) => note === null).map(({ name }) => `Whether ${name} has a note.`);
  return { seen: loans.flatMap((loan) => seenOf(loan, view) ?? []), missing: [...untold, ...noted] };
}

function seenOf(loan: Loan, view: View): Seen | null {
  if (loan.note === null) return null;
  const limit = view.thresholds.note_days;
  const { since, amountMinor } = loan.noteFor;
  const cured = earliest(loan.note.signedOn, paidOff(loan));
  if ((cured === null ? age(since, view) : daysBetween(since, cured)) <= limit) return null;
  const owed = loan.balances.at(-1)?.balanceMinor ?? 0;
  return {
    severity: 'high',
    subject: { kind: 'loan', id: loan.id, name: loan.name },
    text: `The record of a loan is incomplete: ${amountOf(view, amountMinor ?? highest(loan))} from ${nameOf(view.facts, loan.lenderId)} to ${nameOf(view.facts, loan.borrowerId)} without a signed note.`,
    facts: [
      money('Outstanding', owed),
      day('Since', since),
      text('Lender', nameOf(view.facts, loan.lenderId)),
      text('Borrower', nameOf(view.facts, loan.borrowerId)),
    ],
    ...{ crossingIds: loan.noteFor.lentBy, since },
    opened: addDays(since, limit + 1),
    cured,
    cures: [...(loan.isOnRecord ? [] : (['agree-terms'] as const)), 'make-note', 'sign-paper'],
  };
}

/** The day on which nothing was left, where nothing is. */
export function paidOff({ balances }: Loan): CalendarDate | null {
  const last = balances.at(-1);
  return last !== undefined && last.balanceMinor === 0 ? last.date : null;
}

function highest({ balances }: Loan): number {
  return balances.reduce((most, { balanceMinor }) => Math.max(most, balanceMinor), 0);
}

function earliest(a: CalendarDate | null, b: CalendarDate | null): CalendarDate | null {
  if (a === null || b === null) return a ?? b;
  return a < b ? a : b;
}
