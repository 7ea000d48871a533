/**
 * The legs that the row of a payment processor or broker becomes, part by part, of what its file says that it is: gross sale,
 * fee, tax, a payout, or the account that a part names itself. A rule decides where the first part goes, which the row is about. Pure; what has no account is uncategorised.
 */
import type { PostingKind } from '../../shared/contract/mapping.ts';
import { tryParseMoney } from '../../shared/money.ts';
import { legsOf, type RuleHit, type RuleSubject } from '../rules/index.ts';
import type { RowPart, StatementRow } from './reader.ts';
import type { OtherLeg, ToldCategories } from './told-categories.ts';
import { isUnderWay } from './under-way.ts';

/** What a processor tells of a row. */
export type ToldPostings = Pick<StatementRow, 'amount' | 'kind' | 'parts'>;

export interface PostingPlaces {
  /** `null` where the books have none. */
  accountOf: (kind: PostingKind) => string | null;
  /** Asked for only where a part names its account. */
  categories: () => ToldCategories;
  uncategorisedId: string;
}

/** Whether a processor or broker tells what the row is, or what is in it. */
export function isPosting({ kind, parts }: Pick<StatementRow, 'kind' | 'parts'>): boolean {
  return kind !== undefined || parts?.some((part) => part.kind !== undefined || part.elsewhere) === true;
}

export function legsOfPostings(
  told: ToldPostings,
  hit: RuleHit | null,
  subject: RuleSubject,
  { accountOf, categories, uncategorisedId }: PostingPlaces,
): OtherLeg[] {
  const { amount, kind } = told;
  const whole: RowPart = { amount, payee: '', memo: '', category: '', ...(kind !== undefined && { kind }) };
  const parts = told.parts ?? [whole];
  return parts.flatMap((part, place) => {
    const { kind } = part;
    const minor = tryParseMoney(part.amount, subject.money.currency) as number;
    const said = kind === undefined ? {} : { kind };
    const named = part.category === '' ? null : categories().legOf(part, minor, subject.money);
    if (named) return [{ ...named, ...said }];
    if (place === 0 && kind === told.kind) {
      const ruled = legsOfRule(hit, { ...subject, amountMinor: minor });
      // A payout goes to a bank, a payment comes from one: a rule that takes the bank's own row for income is not about it.
      if (ruled && (!isUnderWay(kind) || ruled.every(({ waits }) => waits)))
        return ruled.map((leg) => ({ ...leg, ...said }));
    }
    const accountId = kind === undefined ? null : accountOf(kind);
    return {
      ...said,
      accountId: accountId ?? uncategorisedId,
      amountMinor: minor === 0 ? 0 : -minor,
      memo: part.memo || part.payee || null,
      waits: isUnderWay(kind) && accountId !== null,
    };
  });
}

/** Whether a rule knows better than the file's own word for a whole row; of the last stage are those for rows without any. */
export function overrules(hit: RuleHit | null, subject: RuleSubject): boolean {
  if (hit === null || hit.isFallback) return false;
  return hit.crossing !== null || legsOfRule(hit, subject) !== null;
}

export function legsOfRule(hit: RuleHit | null, subject: RuleSubject): OtherLeg[] | null {
  return (hit && legsOf(hit, subject)?.map((leg) => ({ ...leg, memo: null }))) ?? null;
}
