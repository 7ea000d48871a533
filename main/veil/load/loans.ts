/**
 * Loans of a company, with their notes. Money that was lent without any loan on record is one open account for each two
 * parties: no interest, due on demand.
 */
import { type CalendarDate, daysBetween } from '../../../shared/dates.ts';
import type { EntityRow } from '../../ledger/index.ts';
import type { AdvanceStanding, LoanStanding, Standings } from '../../loan/index.ts';
import type { Loan } from '../facts.ts';
import type { LoadedCrossing } from './crossings.ts';

export function loansOf(
  company: EntityRow,
  standings: Standings,
  crossings: readonly LoadedCrossing[],
  nameOf: (id: string) => string,
): readonly Loan[] {
  const notes = Map.groupBy(
    crossings.filter(({ kind }) => kind === 'loan'),
    ({ loanId, fromId, toId }) => loanId ?? keyOf(fromId, toId),
  );
  const isOwn = ({ currency }: { currency: string }) => currency === company.base_currency;
  return [
    ...standings.loans.filter(isOwn).map((one) => recorded(one, noteOf(notes.get(one.id) ?? [], one.lentOn))),
    ...standings.advances.filter(isOwn).map((one) => {
      const lendings = notes.get(keyOf(one.lenderId, one.borrowerId)) ?? [];
      return openAccount(one, noteOf(lendings, one.balances[0]!.date), nameOf);
    }),
  ];
}

function keyOf(lenderId: string, borrowerId: string): string {
  return `${lenderId}/${borrowerId}`;
}

function recorded(one: LoanStanding, note: Note): Loan {
  const { id, name, lenderId, borrowerId, rateMillionths, afrMillionths, maturesOn } = one;
  return {
    ...{ id, name, lenderId, borrowerId, rateMillionths, afrMillionths, maturesOn, ...note },
    ...{ isOnRecord: true, startedOn: one.lentOn, isDemand: maturesOn === null },
    ...{ balances: one.balances, lent: one.lent, reach: one.reach },
    ...{ rateState: one.rateState, isAfrChecked: one.isAfrChecked, forgoneMinor: one.forgoneMinor },
    payments: one.dues.map(({ dueOn, amountMinor, principalMinor, metOn }) => ({
      ...{ dueOn, amountMinor, principalMinor, paidOn: metOn },
    })),
  };
}

type Note = Pick<Loan, 'note' | 'noteFor'>;

/** All that was lent has to stand on a signed note: what does not counts from its own day, else what waited longest for one. */
function noteOf(lendings: readonly LoadedCrossing[], lentOn: CalendarDate): Note {
  const ordered = lendings.toSorted((a, b) => (a.date < b.date ? -1 : 1));
  const unsigned = ordered.filter(({ paper }) => !paper?.signedOn);
  const waited = ({ date, paper }: LoadedCrossing) => daysBetween(date, paper!.signedOn!);
  const first = unsigned[0] ?? ordered.reduce((a, b) => (waited(b) > waited(a) ? b : a), ordered[0]!);
  if (first === undefined)
    return { note: { signedOn: null, madeOn: null }, noteFor: { since: lentOn, amountMinor: null } };
  const part = ordered.filter(({ paper }) => (paper?.signedOn ?? null) === (first.paper?.signedOn ?? null));
  const amountMinor =
    part.length < ordered.length ? part.reduce((sum, one) => sum + one.amountMinor, 0) : null;
  return { note: first.paper, noteFor: { since: first.date, amountMinor } };
}

function openAccount(
  { lenderId, borrowerId, balances, spans, reach, afr, forgoneMinor }: AdvanceStanding,
  note: Note,
  nameOf: (id: string) => string,
): Loan {
  return {
    ...{
      id: keyOf(lenderId, borrowerId),
      lenderId,
      borrowerId,
      startedOn: balances[0]!.date,
      balances,
      ...note,
    },
    name: `Advances from ${nameOf(lenderId)} to ${nameOf(borrowerId)}`,
    ...{
      isOnRecord: false,
      rateMillionths: 0,
      afrMillionths: afr?.annual ?? null,
      isDemand: true,
      maturesOn: null,
    },
    ...{
      rateState: afr === null ? 'unknown' : 'below',
      isAfrChecked: afr !== null && afr.unchecked !== true,
      forgoneMinor,
    },
    lent: spans.map(({ from, balanceMinor }) => ({ date: from, balanceMinor })),
    ...{ reach: reach.reach, payments: [] },
  };
}
