/** Loans as other features look at them: for the papers that they want, and for what the checks of the veil see. */
import { addDays, type CalendarDate } from '../../shared/dates.ts';
import type { VaultDatabase } from '../vault/index.ts';
import { checkRate, type RateCheck } from './afr.ts';
import { rateFinder } from './afr-table.ts';
import { course, type Instalment, schedule } from './course.ts';
import { type Loan, listLoans, type TermsRow } from './store.ts';
import type { Terms } from './terms.ts';

export interface LoanRecord {
  id: string;
  name: string;
  lenderId: string;
  borrowerId: string;
  lentOn: CalendarDate;
  /** As they stand on the day that is asked about. */
  terms: Terms;
  security: string;
  /** Held against the applicable federal rate. */
  check: RateCheck;
  /** What each due day asks for, as far as a year ahead, and when it was met. */
  due: readonly Instalment[];
  /** What was agreed when it was lent, and nothing of any amendment. */
  agreed: { terms: Terms; security: string; check: RateCheck; schedule: readonly Instalment[] };
}

const AHEAD_DAYS = 366;

/** Every loan that was lent by `asOf`. */
export function loanRecords(db: VaultDatabase, asOf: CalendarDate): LoanRecord[] {
  const find = rateFinder(db);
  const until = addDays(asOf, AHEAD_DAYS);
  return listLoans(db)
    .filter(({ lentOn }) => lentOn <= asOf)
    .map((loan) => {
      const now = Math.max(
        0,
        loan.terms.findLastIndex(({ effective }) => effective <= asOf),
      );
      const [terms, first] = [loan.terms[now]!, loan.terms[0]!];
      return {
        ...{ id: loan.id, name: loan.name, lenderId: loan.lender.id, borrowerId: loan.borrower.id },
        ...{ lentOn: loan.lentOn, terms, security: versionAt(loan, now).security },
        check: checkRate(terms, asOf, find),
        due: course(loan, asOf, until),
        agreed: {
          ...{
            terms: first,
            security: versionAt(loan, 0).security,
            check: checkRate(first, loan.lentOn, find),
          },
          schedule: schedule({ ...loan, terms: [first] }, until),
        },
      };
    });
}

function versionAt({ versions }: Loan, place: number): TermsRow {
  return versions[place]!;
}
