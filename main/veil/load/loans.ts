/**
 * Loans of a company, with their notes. Money that was lent without any loan on record is one open account for each two
 * parties: no interest, due on demand.
 */
import type { CalendarDate } from '../../../shared/dates.ts';
import type { EntityRow } from '../../ledger/index.ts';
import { loanStandings } from '../../loan/index.ts';
import type { VaultDatabase } from '../../vault/index.ts';
import type { Loan, Paper } from '../facts.ts';
import type { LoadedCrossing } from './crossings.ts';

export function loansOf(
  db: VaultDatabase,
  company: EntityRow,
  asOf: CalendarDate,
  crossings: readonly LoadedCrossing[],
  nameOf: (id: string) => string,
): readonly Loan[] {
  const lent = crossings.filter(({ kind }) => kind === 'loan' || kind === 'repayment');
  const byLoan = Map.groupBy(lent, keyOf);
  const onRecord = loanStandings(db, company.id, asOf)
    .filter(({ currency }) => currency === company.base_currency)
    .map((one): Loan => {
      const moves = byLoan.get(one.id) ?? [];
      byLoan.delete(one.id);
      return {
        ...{
          id: one.id,
          name: one.name,
          isOnRecord: true,
          lenderId: one.lenderId,
          borrowerId: one.borrowerId,
        },
        ...{ startedOn: one.lentOn, rateMillionths: one.rateMillionths, afrMillionths: one.afrMillionths },
        ...{ isDemand: one.maturesOn === null, maturesOn: one.maturesOn, balances: one.balances },
        note: noteOf(moves),
        // Of what is paid in part, the rest is to be paid.
        payments: one.dues.map(({ dueOn, amountMinor, openMinor, principalMinor, metOn }) => ({
          ...{ dueOn, paidOn: metOn, amountMinor: metOn === null ? openMinor : amountMinor },
          principalMinor: metOn === null ? Math.min(openMinor, principalMinor) : principalMinor,
        })),
      };
    });
  return [...onRecord, ...[...byLoan].map(([key, moves]) => openAccount(key, moves, nameOf))];
}

/** Lender and borrower, whichever way the money went. */
function partiesOf({ kind, fromId, toId }: LoadedCrossing): { lenderId: string; borrowerId: string } {
  return kind === 'loan' ? { lenderId: fromId, borrowerId: toId } : { lenderId: toId, borrowerId: fromId };
}

function keyOf(move: LoadedCrossing): string {
  const { lenderId, borrowerId } = partiesOf(move);
  return move.loanId ?? `${lenderId}/${borrowerId}`;
}

/** All that was lent has to stand on a signed note; the last of several counts. */
function noteOf(moves: readonly LoadedCrossing[]): Paper | null {
  let note: Paper = { signedOn: null, madeOn: null };
  for (const { kind, paper } of moves) {
    if (kind !== 'loan') continue;
    if (paper === null || paper.signedOn === null) return paper;
    if (note.signedOn === null || paper.signedOn > note.signedOn) note = paper;
  }
  return note;
}

function openAccount(key: string, moves: readonly LoadedCrossing[], nameOf: (id: string) => string): Loan {
  const ordered = [...moves].sort((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0));
  const parties = partiesOf(ordered[0]!);
  return {
    ...{ id: key, ...parties, startedOn: ordered[0]!.date, afrMillionths: null, maturesOn: null },
    name: `Advances from ${nameOf(parties.lenderId)} to ${nameOf(parties.borrowerId)}`,
    balances: balancesOf(ordered),
    note: noteOf(ordered),
    ...{ isOnRecord: false, rateMillionths: 0, isDemand: true, payments: [] },
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
