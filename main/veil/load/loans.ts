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
  const notes = Map.groupBy(
    crossings.filter(({ kind }) => kind === 'loan'),
    ({ loanId, fromId, toId }) => loanId ?? keyOf(fromId, toId),
  );
  const isOwn = ({ currency }: { currency: string }) => currency === company.base_currency;
  return [
    ...standings.loans.filter(isOwn).map((one) => recorded(one, noteOf(notes.get(one.id) ?? []))),
    ...standings.advances
      .filter(isOwn)
      .map((one) => openAccount(one, noteOf(notes.get(keyOf(one.lenderId, one.borrowerId)) ?? []), nameOf)),
  ];
}

function keyOf(lenderId: string, borrowerId: string): string {
  return `${lenderId}/${borrowerId}`;
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

/** All that was lent has to stand on a signed note; the last of several counts. */
function noteOf(lendings: readonly LoadedCrossing[]): Paper | null {
  let note: Paper = { signedOn: null, madeOn: null };
  for (const { paper } of lendings) {
    if (paper === null || paper.signedOn === null) return paper;
    if (note.signedOn === null || paper.signedOn > note.signedOn) note = paper;
  }
  return note;
}

function openAccount(
  { lenderId, borrowerId, balances, spans, reach, afr, forgoneMinor }: AdvanceStanding,
  note: Paper | null,
  nameOf: (id: string) => string,
): Loan {
  return {
    ...{
      id: keyOf(lenderId, borrowerId),
      lenderId,
      borrowerId,
      startedOn: balances[0]!.date,
      balances,
      note,
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
