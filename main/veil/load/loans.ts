/**
 * Loans of a company, with their notes. Money that was lent without any loan on record is one open account for each two
 * parties: no interest, due on demand.
 */
import { type CalendarDate, daysBetween } from '../../../shared/dates.ts';
import type { DayOf, EntityRow } from '../../ledger/index.ts';
import type { AdvanceStanding, LoanStanding, Standings } from '../../loan/index.ts';
import type { Loan } from '../facts.ts';
import type { LoadedCrossing } from './crossings.ts';

export function loansOf(
  company: EntityRow,
  standings: Standings,
  crossings: readonly LoadedCrossing[],
  nameOf: (id: string) => string,
  dayOf: DayOf,
): readonly Loan[] {
  const lendings = crossings.filter(({ kind }) => kind === 'loan');
  const ofLoans = Map.groupBy(lendings, ({ loanId }) => loanId);
  const byId = new Map(lendings.map((one) => [one.id, one]));
  const isOwn = ({ currency }: { currency: string }) => currency === company.base_currency;
  return [
    ...standings.loans
      .filter(isOwn)
      .map((one) => recorded(one, noteOf(ofLoans.get(one.id) ?? [], one.lentOn), dayOf)),
    ...standings.advances.filter(isOwn).map((one) => {
      const { lent, since } = one.stretch;
      return openAccount(
        one,
        noteOf(
          lent.map((id) => byId.get(id)!),
          since,
        ),
        nameOf,
      );
    }),
  ];
}

function recorded(one: LoanStanding, note: Note, dayOf: DayOf): Loan {
  const { id, name, lenderId, borrowerId, rateMillionths, afrMillionths, maturesOn } = one;
  return {
    ...{ id, name, lenderId, borrowerId, rateMillionths, afrMillionths, maturesOn, ...note },
    ...{ isOnRecord: true, startedOn: one.lentOn, isDemand: maturesOn === null },
    ...{ balances: one.balances, lent: one.lent, reach: one.reach },
    ...{ rateState: one.rateState, isAfrChecked: one.isAfrChecked, forgoneMinor: one.forgoneMinor },
    payments: one.dues.map(({ dueOn, amountMinor, principalMinor, metOn, carried }) => ({
      ...{ dueOn, amountMinor, principalMinor, paidOn: metOn },
      carriedOn: carried && laterOf(carried.on, dayOf(carried.recordedAt)),
    })),
  };
}

/** Nobody had put it off until the amendment was there, from whatever day on that holds. */
function laterOf(a: CalendarDate, b: CalendarDate): CalendarDate {
  return a > b ? a : b;
}

type Note = Pick<Loan, 'lentBy' | 'note' | 'noteFor'>;

/** All that was lent and is open has to stand on a signed note: what does not counts from its own day, else what waited longest for one. */
function noteOf(lendings: readonly LoadedCrossing[], lentOn: CalendarDate): Note {
  const ordered = lendings.toSorted((a, b) => (a.date < b.date ? -1 : 1));
  const ids = (list: readonly LoadedCrossing[]) => list.map(({ id }) => id);
  const unsigned = ordered.filter(({ paper }) => !paper?.signedOn);
  const waited = ({ date, paper }: LoadedCrossing) => daysBetween(date, paper!.signedOn!);
  const first = unsigned[0] ?? ordered.reduce((a, b) => (waited(b) > waited(a) ? b : a), ordered[0]!);
  if (first === undefined)
    return {
      ...{ lentBy: [], note: { signedOn: null, madeOn: null } },
      noteFor: { since: lentOn, amountMinor: null, lentBy: [] },
    };
  const part = ordered.filter(({ paper }) => (paper?.signedOn ?? null) === (first.paper?.signedOn ?? null));
  const amountMinor =
    part.length < ordered.length ? part.reduce((sum, one) => sum + one.amountMinor, 0) : null;
  return {
    ...{ lentBy: ids(ordered), note: first.paper },
    noteFor: { since: first.date, amountMinor, lentBy: ids(part) },
  };
}

/** What was paid back before speaks no more: it is as old as what is owed now. */
function openAccount(
  { lenderId, borrowerId, balances, stretch, spans, reach, afr, forgoneMinor }: AdvanceStanding,
  note: Note,
  nameOf: (id: string) => string,
): Loan {
  return {
    ...{ id: `${lenderId}/${borrowerId}`, lenderId, borrowerId, startedOn: stretch.since, ...note },
    balances: balances.filter(({ date }) => date >= stretch.since),
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
