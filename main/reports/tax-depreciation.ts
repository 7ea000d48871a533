/**
 * Where the list of assets goes on a return: depreciation for tax takes the place of what the books have. A company that is not
 * its owner's own states section 179 apart, on Schedule K.
 */
import type { FormName } from '../../shared/contract/tax.ts';
import { daysBetween } from '../../shared/dates.ts';
import { formatMoney } from '../../shared/money.ts';
import { fraction, type TaxDepreciation, taxDepreciation } from '../tax/index.ts';
import type { VaultDatabase } from '../vault/index.ts';
import type { Span } from './span.ts';

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

export function depreciationNotes(lines: ReadonlyMap<string, number>, { entity }: Span): string[] {
  return [...lines].map(
    ([line, amount]) =>
      `Line ${line} is the depreciation of the list of assets (Form 4562), ${formatMoney(amount, entity.base_currency)}, in place of that of the books.`,
  );
}

const AFTER_LOSS: Readonly<Partial<Record<FormName, string>>> = {
  'schedule-c': '31',
  '1065-k': '1',
  '1120-s-k': '1',
};

/**
 * Section 179 takes no more than its taxpayer earns by work and business (IRC s. 179(b)(3)), wages and other companies counted,
 * which these books alone do not tell: the return takes all of it, and says what of it this business does not earn.
 */
export function section179Notes(
  db: VaultDatabase,
  form: FormName,
  { entity, to }: Span,
  amounts: ReadonlyMap<string, number>,
): string[] {
  const after = AFTER_LOSS[form];
  if (after === undefined) return [];
  const section179 = taxDepreciation(db, entity.id, Number(to.slice(0, 4)))?.section179 ?? 0;
  const profit = amounts.get(after) ?? 0;
  const before = form === 'schedule-c' ? profit + section179 : profit;
  const over = section179 - Math.max(Math.min(before, section179), 0);
  if (over === 0) return [];
  const money = (amount: number) => formatMoney(amount, entity.base_currency);
  return [
    `Section 179 takes ${money(section179)}, and without it this business earns ${money(before)}. Where there is no other income from work or business, ${money(over)} of it may not be deducted and is carried to the next year (Form 4562, line 13).`,
  ];
}
