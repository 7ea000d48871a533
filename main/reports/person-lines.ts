/** What the books of a person and of their LLCs bring to one line of their return, before it is filled: wages, withholding, plans. */
import type { FormName } from '../../shared/contract/tax.ts';
import { formatMoney } from '../../shared/money.ts';
import type { EntityRow } from '../ledger/index.ts';
import { requireForm, total } from '../tax/index.ts';
import type { Taxpayer } from './business-profit.ts';
import type { TaxAmounts } from './tax-amounts.ts';
import { sortOnto, sumTaken } from './tax-lines.ts';

export const WAGES = '1a';
export const WITHHELD = '25d';

export const bookedOn1040 = (line: typeof WAGES | typeof WITHHELD, taxpayer: Books, amountsOf: AmountsOf) =>
  bookedOn({ form: '1040', line }, taxpayer, amountsOf);

/** Schedule 1: retirement plans and health insurance of the self-employed, which lower business income, too. */
const PLANS = ['16', '17'] as const;

export const bookedPlans = (taxpayer: Books, amountsOf: AmountsOf) =>
  total(PLANS.map((line) => bookedOn({ form: 'schedule-1', line }, taxpayer, amountsOf)));

interface Books {
  books: readonly EntityRow[];
  year: number;
}
type AmountsOf = (entity: EntityRow) => TaxAmounts;

function bookedOn(
  { form: name, line }: { form: FormName; line: string },
  { books, year }: Books,
  amountsOf: AmountsOf,
): number {
  const form = requireForm(name, year);
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
