/**
 * Which loan money is paid on, or adds to: of those on record between the two, in that direction. What is paid is on the first of
 * them unless somebody says otherwise; what is lent stands by itself until somebody says that it adds to one.
 */
import { useQuery } from '@tanstack/react-query';
import type { LoanOut } from '../../../shared/contract/loan.ts';
import { api } from '../../app/client.ts';
import type { CrossingKind } from './kinds.ts';
import { NO_LOAN } from './movement.ts';

interface Asked {
  kind: CrossingKind | null;
  /** What somebody chose; `null`: nothing yet. */
  said: string | null;
  /** Ids of the two. */
  from: string | undefined;
  to: string | undefined;
  currency: string;
  day: string;
}

export interface LoanChoice {
  loans: readonly LoanOut[];
  chosen: LoanOut | null;
}

export function useLoanChoice({ kind, said, from, to, currency, day }: Asked): LoanChoice {
  const asks = (kind === 'repayment' || kind === 'loan') && from !== undefined && to !== undefined;
  const list = useQuery({ ...api.loan.list.queryOptions({ input: { as_of: day } }), enabled: asks });
  const [lender, borrower] = kind === 'loan' ? [from, to] : [to, from];
  const loans = (asks ? (list.data ?? []) : []).filter(
    (one) =>
      one.lender.id === lender &&
      one.borrower.id === borrower &&
      one.currency === currency &&
      one.lent_on <= day &&
      (kind === 'loan' || one.outstanding_minor + one.interest_unpaid_minor > 0),
  );
  const usual = kind === 'repayment' ? (loans[0] ?? null) : null;
  const chosen =
    said === null ? usual : said === NO_LOAN ? null : (loans.find(({ id }) => id === said) ?? usual);
  return { loans, chosen };
}
