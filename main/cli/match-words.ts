/** What speaks for a match, in words. */

import type { z } from 'zod';
import type { contract } from '../../shared/contract/index.ts';
import { counted } from '../../shared/counted.ts';

type Candidates = z.infer<NonNullable<(typeof contract.matching.candidates)['~orpc']['outputSchema']>>;
export type Matched = Candidates['rows'][number];
export type Candidate = Matched['candidates'][number];
type Reason = Candidate['reasons'][number];
type Held = NonNullable<Matched['row']['held']>;

export function sayReason({ kind, text, days, count }: Reason): string {
  switch (kind) {
    case 'amount':
      return 'same amount';
    case 'sum':
      return `${count} that come to the amount`;
    case 'day':
      return sayDays(days ?? 0);
    case 'payee_same':
      return `same payee (${text})`;
    case 'payee_shared':
      return `payee has “${text}”, too`;
    case 'check':
      return `check ${text}`;
    case 'check_differs':
      return `another check (${text})`;
    case 'mask':
      return `names the account ending in ${text}`;
    case 'all_between':
      return 'all that waits between their days';
    case 'later':
      return 'one is of a later day';
    case 'fee':
      return `less ${text} of it, as a fee may be`;
    case 'fee_known':
      return `less ${text}, as processors keep`;
    case 'payout_words':
      return 'speaks of a payout';
    case 'before':
      return 'matched so before';
    case 'transfer_words':
      return 'speaks of a transfer';
    case 'doubled':
      return 'each is a transfer with the account of the other';
    case 'no_category':
      return 'neither has a category';
    case 'category':
      return `its category ${text} would be lost`;
    case 'rivals':
      return count === 1 ? 'another fits as well' : `${count} others fit as well`;
  }
}

function sayDays(days: number): string {
  if (days === 0) return 'same day';
  return `${counted(Math.abs(days), 'day')} apart`;
}

export function sayHeld({ kind, text }: Held): string {
  switch (kind) {
    case 'category':
      return `was given the category ${text}`;
    case 'words':
      return 'was given another payee or memo';
    case 'tags':
      return 'has tags';
    case 'files':
      return 'has files attached';
    case 'split':
      return 'is split';
    case 'reconciled':
      return 'is reconciled';
    case 'closed':
      return 'lies in closed books';
    case 'other_row':
      return `stands for another row, too (${text})`;
    case 'crossing':
      return `is paired with an entry in the books of ${text}`;
  }
}
