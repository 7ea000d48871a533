/** A loan while somebody writes it. Pure. */
import type { CrossingOut, MovementInput } from '../../../shared/contract/crossing.ts';
import { formatMoney } from '../../../shared/money.ts';
import { NEW_TERMS, problemsOfTerms, type TermsDraft, type TermsProblem, termsInput } from './terms-draft.ts';

export interface LendDraft extends TermsDraft {
  lender: string | null;
  borrower: string | null;
  date: string | null;
  minor: number | null;
  purpose: string;
  lenderAccount: string | null;
  borrowerAccount: string | null;
}

export function newLoan(date: string, lender: string | null, borrower: string | null): LendDraft {
  const open = { minor: null, purpose: '', lenderAccount: null, borrowerAccount: null };
  return { ...NEW_TERMS, ...open, lender, borrower, date };
}

export type LendProblem =
  | TermsProblem
  | 'same'
  | 'date'
  | 'amount'
  | 'purpose'
  | 'lenderAccount'
  | 'borrowerAccount';

/** As the contract asks. */
const PURPOSE_MIN = 3;

/** What crossed as a loan before anybody wrote down its terms. */
export function termsOfLent({ from, to, date, amount_minor: minor, purpose }: CrossingOut): LendDraft {
  const draft = newLoan(date, from.entity_id, to.entity_id);
  return { ...draft, minor, purpose: purpose ?? '' };
}

export function problemsOfWriting(draft: LendDraft): (TermsProblem | 'purpose')[] {
  return [
    ...(draft.purpose.trim().length < PURPOSE_MIN ? (['purpose'] as const) : []),
    ...problemsOfTerms(draft),
  ];
}

export function problemsOfLoan(draft: LendDraft): LendProblem[] {
  return [
    ...(draft.lender === draft.borrower ? (['same'] as const) : []),
    ...(draft.date === null ? (['date'] as const) : []),
    ...(draft.minor === null || draft.minor <= 0 ? (['amount'] as const) : []),
    ...(draft.lenderAccount === null ? (['lenderAccount'] as const) : []),
    ...(draft.borrowerAccount === null ? (['borrowerAccount'] as const) : []),
    ...problemsOfWriting(draft),
  ];
}

/** As the command takes it; the draft has no problems. */
export function lendInput(draft: LendDraft, currency: string) {
  const { lender, borrower, date, minor, lenderAccount, borrowerAccount, purpose, security } = draft;
  if (!lender || !borrower || !date || minor === null || !lenderAccount || !borrowerAccount)
    throw new RangeError('the loan is not complete');
  return {
    ...{ lender, borrower, date, currency, principal: formatMoney(minor, currency) },
    ...{ lender_account: lenderAccount, borrower_account: borrowerAccount },
    ...{ purpose: purpose.trim(), security: security.trim(), ...termsInput(draft) },
  };
}

/** What to ask the core for a schedule with; `null` while something is missing. */
export function previewInput(draft: LendDraft, currency: string, crossing?: string) {
  const { date, minor } = draft;
  if (crossing !== undefined)
    return problemsOfTerms(draft).length > 0 ? null : { crossing, ...termsInput(draft) };
  if (date === null || minor === null || minor <= 0 || problemsOfTerms(draft).length > 0) return null;
  return { date, currency, principal: formatMoney(minor, currency), ...termsInput(draft) };
}

/** What to ask the core for both sides' entries with. */
export function movementInput(draft: LendDraft, currency: string): MovementInput | null {
  const { lender, borrower, date, minor, lenderAccount, borrowerAccount } = draft;
  if (!lender || !borrower || lender === borrower || !date || !minor || minor <= 0) return null;
  if (!lenderAccount || !borrowerAccount) return null;
  return {
    ...{ kind: 'loan', from: lender, to: borrower, date, currency, amount: formatMoney(minor, currency) },
    ...{ from_account: lenderAccount, to_account: borrowerAccount, purpose: draft.purpose || '–' },
  };
}
