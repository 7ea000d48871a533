/** What the books of a person and of their LLCs bring to one line of Form 1040, before the form is filled: wages, withholding. */
import { formatMoney } from '../../shared/money.ts';
import type { EntityRow } from '../ledger/index.ts';
import { requireForm } from '../tax/index.ts';
import type { Taxpayer } from './business-profit.ts';
import type { TaxAmounts } from './tax-amounts.ts';
import { sortOnto, sumTaken } from './tax-lines.ts';

export const WAGES = '1a';
export const WITHHELD = '25d';

export function bookedOn1040(
  line: typeof WAGES | typeof WITHHELD,
  { books, year }: { books: readonly EntityRow[]; year: number },
  amountsOf: (entity: EntityRow) => TaxAmounts,
): number {
  const form = requireForm('1040', year);
  const found = form.lines.find((one) => one.line === line)!;
  return books.reduce((sum, entity) => {
    const { byLine } = sortOnto(form, entity, amountsOf(entity).contributions);
    return sum + sumTaken(found, byLine);
  }, 0);
}

/** Box 3 of a Form W-2 is not always box 1: what the return has may be told. */
export function wagesNotes(wages: number, { filer }: Taxpayer): string[] {
  if (wages === 0) return [];
  const amount = formatMoney(wages, filer.base_currency);
  return [
    `Wages of ${amount} are those of the books (Form 1040, line 1a); social security wages (Form W-2, box 3) may be others.`,
  ];
}
