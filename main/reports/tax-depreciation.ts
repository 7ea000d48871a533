/**
 * Where the list of assets goes on a return: depreciation for tax takes the place of what the books have. A company that is not
 * its owner's own states section 179 apart, on Schedule K.
 */
import type { FormName } from '../../shared/contract/tax.ts';
import { daysBetween } from '../../shared/dates.ts';
import { formatMoney, formatMoneyForPeople } from '../../shared/money.ts';
import type { EntityRow } from '../ledger/index.ts';
import { type FormEdition, fraction, type TaxDepreciation, taxDepreciation, total } from '../tax/index.ts';
import type { VaultDatabase } from '../vault/index.ts';
import type { Span } from './span.ts';
import { type Sorted, takenOf } from './tax-lines.ts';

const LINES: Readonly<Partial<Record<FormName, Record<string, (one: TaxDepreciation) => number>>>> = {
  'schedule-c': { '13': ({ section179, other }) => section179 + other },
  '1065': { '16a': ({ other }) => other },
  '1065-k': { '12': ({ section179 }) => section179 },
  '1120-s': { '14': ({ other }) => other },
  '1120-s-k': { '11': ({ section179 }) => section179 },
};

/** By line of the form; nothing where nothing is listed, or the span is no calendar year and does not count as part of one. */
export function depreciationLines(
  db: VaultDatabase,
  form: FormName,
  span: Span,
  isPart = false,
): ReadonlyMap<string, number> {
  const { entity, to } = span;
  const year = to.slice(0, 4);
  const lines = Object.entries(LINES[form] ?? {});
  if (lines.length === 0 || !(isPart || isWholeYear(span))) return new Map();
  const listed = taxDepreciation(db, entity.id, Number(year));
  return new Map(
    listed === null ? [] : lines.map(([line, amountOf]) => [line, partOfYear(amountOf(listed), span)]),
  );
}

export function isWholeYear({ from, to }: Pick<Span, 'from' | 'to'>): boolean {
  const year = to.slice(0, 4);
  return from === `${year}-01-01` && to === `${year}-12-31`;
}

/** An amount of the year that the span ends in, by its days from the first of January on. */
export function partOfYear(amount: number, { to }: Span): number {
  const year = to.slice(0, 4);
  const before = `${Number(year) - 1}-12-31`;
  return fraction(amount, daysBetween(before, to), daysBetween(before, `${year}-12-31`));
}

/** Of all books on one return: where one has a list and another has none, that one’s own accounts count beside it. */
export function depreciationTogether(
  db: VaultDatabase,
  { form, lines }: FormEdition,
  spans: readonly Span[],
  { byLine }: Pick<Sorted, 'byLine'>,
): Map<string, number> {
  const all = spans.map((span) => ({ span, listed: depreciationLines(db, form, span) }));
  const unlisted = new Set(all.filter(({ listed }) => listed.size === 0).map(({ span }) => span.entity.name));
  const given = new Map<string, number>();
  for (const { listed } of all)
    for (const [line, amount] of listed) given.set(line, (given.get(line) ?? 0) + amount);
  for (const [name, amount] of given) {
    const line = lines.find((one) => one.line === name)!;
    const booked = (byLine.get(name) ?? []).filter(({ entity }) => unlisted.has(entity));
    given.set(name, amount + total(booked.map((one) => takenOf(line, one))));
  }
  return given;
}

export function depreciationNotes(
  lines: ReadonlyMap<string, number>,
  { base_currency: currency }: Pick<EntityRow, 'base_currency'>,
): string[] {
  return [...lines].map(
    ([line, amount]) =>
      `Line ${line} is the depreciation of the list of assets (Form 4562), ${formatMoneyForPeople(amount, currency)}, in place of that of the books.`,
  );
}

/**
 * Section 179 takes no more than its taxpayer earns by work and business (IRC s. 179(b)(3)), wages and other companies counted,
 * which the books of one business do not tell: Schedule C takes all of it, and says what of it this business does not earn.
 */
export function section179Notes(
  db: VaultDatabase,
  { entity, to }: Span,
  amounts: ReadonlyMap<string, number>,
): string[] {
  const section179 = taxDepreciation(db, entity.id, Number(to.slice(0, 4)))?.section179 ?? 0;
  const before = (amounts.get('31') ?? 0) + section179;
  const over = section179 - Math.max(Math.min(before, section179), 0);
  if (over === 0) return [];
  const money = (amount: number) => formatMoney(amount, entity.base_currency);
  return [
    `Section 179 takes ${money(section179)}, and without it this business earns ${money(before)}. Where there is no other income from work or business, ${money(over)} of it may not be deducted and is carried to the next year (Form 4562, line 13).`,
  ];
}
