/** A rule while somebody edits it. What is `null` is not asked, or not done, and not shown. Pure. */
import type { z } from 'zod';
import type { ruleOut } from '../../../shared/contract/rules.ts';

export type Rule = z.output<typeof ruleOut>;
export type TextDraft = Rule['and'][number];

export interface Span {
  /** Exact decimals or days; `null` is open. */
  from: string | null;
  to: string | null;
}

export interface PartDraft {
  /** The category’s id. */
  account: string | null;
  /** As typed: “12.50”, “30%”, or nothing for what is left. */
  share: string;
}

export interface CrossingDraft {
  kind: NonNullable<Rule['crossing']>['kind'];
  /** The other entity’s id. */
  with: string;
  /** The id of its account; `null`: whichever it is. */
  account: string | null;
}

export interface RuleDraft {
  /** The entity’s id. */
  entity: string;
  stage: Rule['stage'];
  texts: TextDraft[];
  direction: Rule['direction'];
  amounts: Span | null;
  /** Ids of money accounts. */
  accounts: string[] | null;
  days: Span | null;
  tags: string[] | null;
  /** The category’s id. */
  account: string | null;
  /** In place of the one category. */
  parts: PartDraft[] | null;
  /** In place of a category. */
  crossing: CrossingDraft | null;
  /** Empty: what the bank writes stays. */
  payee: string;
  memo: string | null;
  addTags: string[] | null;
  reviewed: boolean;
}

/**
 * What a new rule begins with: a saved rule or what `rules.suggest` answers fits as it is. `entity` is an id or a name,
 * `account_id` an id.
 */
export type RuleBeginning = Partial<Omit<Rule, 'id' | 'position' | 'level' | 'label'>>;

export function draftOf(beginning: RuleBeginning, entity: string): RuleDraft {
  const { field = 'payee', test = 'contains', value, and = [], parts = [] } = beginning;
  const first = value === null ? [] : [{ field, test, value: value ?? '' }];
  return {
    entity,
    stage: beginning.stage ?? 'normal',
    texts: [...first, ...and],
    direction: beginning.direction ?? null,
    amounts: spanOf(beginning.amount_from, beginning.amount_to),
    accounts: filled(beginning.account_ids),
    days: spanOf(beginning.date_from, beginning.date_to),
    tags: filled(beginning.tags),
    account: beginning.account_id ?? null,
    parts: parts.length === 0 ? null : parts.map(partDraftOf),
    crossing: beginning.crossing ? crossingDraftOf(beginning.crossing) : null,
    payee: beginning.payee ?? '',
    memo: beginning.memo ?? null,
    addTags: filled(beginning.add_tags),
    reviewed: beginning.reviewed ?? false,
  };
}

function spanOf(from: string | null = null, to: string | null = null): Span | null {
  return from === null && to === null ? null : { from, to };
}

function filled(items: readonly string[] = []): string[] | null {
  return items.length === 0 ? null : [...items];
}

function crossingDraftOf({ kind, with_id, account_id }: NonNullable<Rule['crossing']>): CrossingDraft {
  return { kind, with: with_id, account: account_id };
}

function partDraftOf({ account_id, amount, percent }: Rule['parts'][number]): PartDraft {
  return { account: account_id, share: percent === null ? (amount ?? '') : `${percent}%` };
}

export type RuleProblem = 'value' | 'account' | 'parts' | 'share' | 'nothing';

/** A share as somebody types it; `undefined` where it is neither an amount nor a percentage. */
export function shareOf(typed: string): { amount: string | null; percent: string | null } | undefined {
  const share = typed.trim().replace(/\s*%$/, '%');
  if (share === '') return { amount: null, percent: null };
  const percent = /^(\d{1,3}(?:\.\d{1,4})?)%$/.exec(share)?.[1];
  if (percent !== undefined) return { amount: null, percent };
  return /^\d{1,15}(\.\d{1,10})?$/.test(share) ? { amount: share, percent: null } : undefined;
}

/** What keeps it from being saved, as far as the form itself can tell. */
export function problemsOf(draft: RuleDraft): RuleProblem[] {
  const problems: RuleProblem[] = [];
  const { texts, parts, stage } = draft;
  if (texts.some(({ value }) => value.trim() === '')) problems.push('value');
  if (stage === 'first') {
    if (!doesMore(draft)) problems.push('nothing');
  } else if (parts) {
    if (parts.some(({ account }) => account === null)) problems.push('parts');
    if (parts.some(({ share }) => shareOf(share) === undefined)) problems.push('share');
  } else if (draft.account === null && draft.crossing === null && !doesMore(draft)) problems.push('account');
  return problems;
}

function doesMore({ payee, memo, addTags, reviewed }: RuleDraft): boolean {
  return payee.trim() !== '' || Boolean(memo?.trim()) || (addTags ?? []).length > 0 || reviewed;
}

/** Whether it gives a category, as far as it is filled in. */
export function givesCategory({ stage, account, parts, crossing }: RuleDraft): boolean {
  if (stage === 'first' || crossing) return false;
  return parts ? parts.every((part) => part.account !== null) : account !== null;
}

/** Whether it asks for anything yet, so that what it hits can be shown. */
export function asksAnything({ texts, direction, amounts, accounts, days, tags }: RuleDraft): boolean {
  if (texts.some(({ value }) => value.trim() === '')) return false;
  const spans = [amounts, days].some((span) => span && (span.from !== null || span.to !== null));
  const lists = [accounts, tags].some((list) => list && list.length > 0);
  return texts.length > 0 || direction !== null || spans || lists;
}

/** As the commands take it, without entity and id; a category that is not chosen yet is none. */
export function inputOf(draft: RuleDraft) {
  const [first, ...and] = draft.texts.map((text) => ({ ...text, value: text.value.trim() }));
  const { amounts, days, stage, parts, crossing } = draft;
  const none = stage === 'first';
  return {
    stage,
    field: first?.field ?? ('payee' as const),
    test: first?.test ?? ('contains' as const),
    value: first?.value ?? null,
    and,
    direction: draft.direction,
    amount_from: amounts?.from ?? null,
    amount_to: amounts?.to ?? null,
    accounts: draft.accounts ?? [],
    date_from: days?.from ?? null,
    date_to: days?.to ?? null,
    tags: draft.tags ?? [],
    crossing: none ? null : crossing,
    account: none || parts || crossing ? null : draft.account,
    parts:
      none || !parts || !givesCategory(draft)
        ? []
        : parts.map(({ account, share }) => ({ account: account!, ...shareOf(share) })),
    payee: wordsOrNone(draft.payee),
    memo: wordsOrNone(draft.memo ?? ''),
    add_tags: draft.addTags ?? [],
    reviewed: draft.reviewed,
  };
}

function wordsOrNone(words: string): string | null {
  return words.trim() === '' ? null : words.trim();
}
