/**
 * Loans of a company, with their notes. Money that was lent without any loan on record is one open account for each two
 * parties: no interest, due on demand.
 */
import type { EntityRow } from '../../ledger/index.ts';
import type { AdvanceStanding, LoanStanding, Standings } from '../../loan/index.ts';
import type { Loan, Paper } from '../facts.ts';
import type { LoadedCrossing } from './crossings.ts';

export function loansOf(
  company: EntityRow,
  standings: Standings,
  crossings: readonly LoadedCrossing[],
  nameOf: (id: string) => string,
): readonly Loan[] {
  const lendings = crossings.filter(({ kind }) => kind === 'loan');
  const ofLoans = Map.groupBy(lendings, ({ loanId }) => loanId);
  const byId = new Map(lendings.map((one) => [one.id, one]));
  const isOwn = ({ currency }: { currency: string }) => currency === company.base_currency;
  return [
    ...standings.loans.filter(isOwn).map((one) => recorded(one, noteOf(ofLoans.get(one.id) ?? []))),
    ...standings.advances
      .filter(isOwn)
      .map((one) => openAccount(one, noteOf(one.stretch.lent.map((id) => byId.get(id)!)), nameOf)),
  ];
}

function recorded(one: LoanStanding, note: Paper | null): Loan {
  const { id, name, lenderId, borrowerId, rateMillionths, afrMillionths, maturesOn } = one;
  return {
    ...{ id, name, lenderId, borrowerId, rateMillionths, afrMillionths, maturesOn, note },
    ...{ isOnRecord: true, startedOn: one.lentOn, isDemand: maturesOn === null },
    ...{ balances: one.balances, lent: one.lent, reach: one.reach },
    ...{ rateState: one.rateState, isAfrChecked: one.isAfrChecked, forgoneMinor: one.forgoneMinor },
    payments: one.dues.map(({ dueOn, amountMinor, principalMinor, metOn }) => ({
      ...{ dueOn, amountMinor, principalMinor, paidOn: metOn },
    })),
  };
}

/** All that was lent and is open has to stand on a signed note; the last of several counts. */
function noteOf(lendings: readonly LoadedCrossing[]): Paper | null {
  let note: Paper = { signedOn: null, madeOn: null };
  for (const { paper } of lendings) {
    if (paper === null || paper.signedOn === null) return paper;
    if (note.signedOn === null || paper.signedOn > note.signedOn) note = paper;
  }
  return note;
}

/** What was paid back before speaks no more: it is as old as what is owed now. */
function openAccount(
  { lenderId, borrowerId, balances, stretch, spans, reach, afr, forgoneMinor }: AdvanceStanding,
  note: Paper | null,
  nameOf: (id: string) => string,
): Loan {
  return {
    ...{ id: `${lenderId}/${borrowerId}`, lenderId, borrowerId, note, startedOn: stretch.since },
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
