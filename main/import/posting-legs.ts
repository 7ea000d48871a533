/**
 * The legs that a payment processor's row becomes, part by part, of what its file says that it is: gross sale, fee, tax, a
 * payout. A rule decides where the first part goes, which the row is about. Pure; what has no account is uncategorised.
 */
import type { PostingKind } from '../../shared/contract/mapping.ts';
import { tryParseMoney } from '../../shared/money.ts';
import { legsOf, type RuleHit, type RuleSubject } from '../rules/index.ts';
import type { StatementRow } from './reader.ts';
import type { OtherLeg } from './told-categories.ts';

/** What a processor tells of a row. */
export type ToldPostings = Pick<StatementRow, 'amount' | 'kind' | 'parts'>;

export interface PostingPlaces {
  /** `null` where the books have none. */
  accountOf: (kind: PostingKind) => string | null;
  uncategorisedId: string;
}

/** Whether a processor tells what the row is, or what is in it. */
export function isPosting({ kind, parts }: Pick<StatementRow, 'kind' | 'parts'>): boolean {
  return kind !== undefined || parts?.some((part) => part.kind !== undefined) === true;
}

export function legsOfPostings(
  told: ToldPostings,
  hit: RuleHit | null,
  subject: RuleSubject,
  { accountOf, uncategorisedId }: PostingPlaces,
): OtherLeg[] {
  const parts = told.parts ?? [{ amount: told.amount, ...(told.kind !== undefined && { kind: told.kind }) }];
  return parts.flatMap(({ amount, kind }, place) => {
    const minor = tryParseMoney(amount, subject.money.currency) as number;
    const said = kind === undefined ? {} : { kind };
    if (place === 0 && kind === told.kind) {
      const ruled = legsOfRule(hit, { ...subject, amountMinor: minor });
      // A payout goes to a bank: a rule that takes the bank's own row for income is not about it.
      if (ruled && (kind !== 'payout' || ruled.every(({ waits }) => waits)))
        return ruled.map((leg) => ({ ...leg, ...said }));
    }
    const accountId = kind === undefined ? null : accountOf(kind);
    return {
      ...said,
      accountId: accountId ?? uncategorisedId,
      amountMinor: minor === 0 ? 0 : -minor,
      memo: null,
      waits: kind === 'payout' && accountId !== null,
    };
  });
}

export function legsOfRule(hit: RuleHit | null, subject: RuleSubject): OtherLeg[] | null {
  return (hit && legsOf(hit, subject)?.map((leg) => ({ ...leg, memo: null }))) ?? null;
}
