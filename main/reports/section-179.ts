/**
 * Section 179 of a company that is not its owner's own, which takes no more than the company earns by its business before what its
 * partners and officers are paid for their work (Reg. 1.179-2(c)(2), (3)). What is more is carried to the next year, as far back as
 * the forms are known here.
 */
import type { FormName } from '../../shared/contract/tax.ts';
import { formatMoney } from '../../shared/money.ts';

/** Where the deduction stands on Schedule K, and on page 1 what it is limited by. */
export const OF_COMPANY: Readonly<
  Partial<Record<FormName, { page: FormName; line: string; income: readonly string[] }>>
> = {
  '1065-k': { page: '1065', line: '12', income: ['23', '10'] },
  '1120-s-k': { page: '1120-s', line: '11', income: ['22', '7'] },
};

export interface Section179 {
  /** Form 4562, line 10. */
  carriedIn: number;
  elected: number;
  income: number;
  deducted: number;
  /** Line 13. */
  carried: number;
}

/** What a year has of it; `null` where its forms are not known. */
export type YearOf179 = (year: number) => { elected: number; income: () => number } | null;

export function section179Of(year: number, yearOf: YearOf179): Section179 | null {
  const own = yearOf(year);
  if (own === null) return null;
  const carriedIn = section179Of(year - 1, yearOf)?.carried ?? 0;
  const { elected } = own;
  const asked = carriedIn + elected;
  if (asked === 0) return { carriedIn, elected, income: 0, deducted: 0, carried: 0 };
  const income = own.income();
  const deducted = Math.min(asked, Math.max(income, 0));
  return { carriedIn, elected, income, deducted, carried: asked - deducted };
}

export function limitNotes({ carriedIn, elected, income, deducted, carried }: Section179): string[] {
  const money = (amount: number) => formatMoney(amount, 'USD');
  if (carried === 0 && carriedIn === 0) return [];
  const before = carriedIn === 0 ? '' : ` and ${money(carriedIn)} carried from the year before`;
  return [
    `Section 179: ${money(elected)} elected${before}. The business earns ${money(Math.max(income, 0))} by which it is limited (Form 4562, line 11): ${money(deducted)} is deducted, ${money(carried)} is carried to the next year (line 13).`,
  ];
}
