/** A rule as a sentence: when it applies, and what it does then. Pure. */
import type { z } from 'zod';
import type { rules } from '../../../shared/contract/rules.ts';
import { text } from '../../text/index.ts';
import { moneyText } from '../../ui/index.ts';
import type { Rule } from './draft.ts';
import type { Hit } from './past.ts';

export type RuleChange = z.output<
  NonNullable<(typeof rules.apply)['~orpc']['outputSchema']>
>['changes'][number];

export function whenText(rule: Rule): string {
  const words = text.rules.when;
  const { field, test, value, and, direction, accounts, tags } = rule;
  const texts = value === null ? and : [{ field, test, value }, ...and];
  const asked = [
    ...texts.map((one) => words.text(one.field, one.test, one.value)),
    direction && words.direction(direction),
    words.amount(rule.amount_from, rule.amount_to),
    accounts.length > 0 && words.accounts(accounts.map(leafOf)),
    words.days(rule.date_from, rule.date_to),
    tags.length > 0 && words.tags(tags),
  ];
  return asked.filter(Boolean).join(', ');
}

/** What it does besides its one category. */
export function besidesText({ parts, crossing, payee, memo, add_tags: tags, reviewed }: Rule): string {
  const words = text.rules.does;
  const done = [
    parts.length > 0 &&
      words.split(
        parts.map(({ account, amount, percent }) => [leafOf(account), percent ? `${percent}%` : amount]),
      ),
    crossing !== null && crossingText(crossing),
    payee !== null && text.rules.as(payee),
    memo !== null && words.memo(memo),
    tags.length > 0 && words.tags(tags),
    reviewed && words.reviewed,
  ];
  return done.filter(Boolean).join(', ');
}

export function crossingText({
  kind,
  with: other,
  account = null,
}: NonNullable<RuleChange['crossing']> & { account?: string | null }): string {
  return text.rules.does.crossing(text.crossing.kinds[kind], other, account && leafOf(account));
}

/** The categories of a split. */
export function partsText(parts: readonly string[]): string {
  return parts.map(leafOf).join(' + ');
}

/** What an entry would be: its category, or each part of a split with what of the row goes there, and the rest. */
export function becomesText(becomes: NonNullable<Hit['becomes']>, locale: string): string {
  const { categories } = becomes;
  const isSplit = categories.length > 1;
  const parts = categories.map(({ account, amount_minor: minor, currency }) =>
    isSplit ? `${leafOf(account)} ${moneyText(Math.abs(minor), currency, locale)}` : leafOf(account),
  );
  return [parts.join(' + '), alsoText(becomes)].filter(Boolean).join(', ');
}

/** What applying the rules does to an entry besides its category: payee, note, tags, the mark. */
export function alsoText({
  crossing,
  to_payee,
  to_memo,
  add_tags,
  reviewed,
}: Omit<NonNullable<Hit['becomes']>, 'categories'>): string {
  const words = text.rules.does;
  const done = [
    crossing !== null && crossingText(crossing),
    to_payee !== null && text.rules.as(to_payee),
    to_memo !== null && words.memo(to_memo),
    add_tags.length > 0 && words.tags(add_tags),
    reviewed && words.reviewed,
  ];
  return done.filter(Boolean).join(', ');
}

/** The last name of an account’s path. */
function leafOf(path: string): string {
  return path.split(':').at(-1) ?? path;
}
