/**
 * Payroll and sales tax that a company holds for others: what stands on their accounts, and the days in the calendar on which
 * they are due. What no day in the calendar covers has none.
 */
import type { CalendarDate } from '../../../shared/dates.ts';
import type { Months, NaturedAccount } from '../../solvency/index.ts';
import type { Formality, TrustTax } from '../facts.ts';

const TAXES = [
  { nature: 'sales-tax', kind: 'sales-tax', name: 'Sales tax' },
  { nature: 'payroll', kind: 'payroll-tax', name: 'Payroll tax' },
] as const;

export function trustTaxesOf(
  { ends }: Months,
  accounts: ReadonlyMap<string, NaturedAccount>,
  formalities: readonly Formality[],
  asOf: CalendarDate,
): TrustTax[] {
  return TAXES.flatMap(({ nature, kind, name }) => {
    const owedOn = (on: CalendarDate) => {
      const balances = ends.findLast(({ date }) => date <= on)?.balances ?? new Map<string, number>();
      let minor = 0;
      for (const [id, balance] of balances) if (accounts.get(id)!.nature === nature) minor -= balance;
      return minor;
    };
    const filings = formalities.filter((one) => one.kind === kind && one.dueOn !== null);
    const taxes = filings.map(({ id, title, dueOn, doneOn }) => ({
      ...{ id, name: title, dueOn, paidOn: doneOn },
      amountMinor: Math.max(0, owedOn(doneOn === null ? asOf : firstOfMonth(doneOn))),
    }));
    const isCovered = filings.some(({ dueOn, doneOn }) => doneOn === null && dueOn! >= asOf);
    const open = owedOn(asOf);
    if (open > 0 && !isCovered && !taxes.some(({ paidOn }) => paidOn === null))
      taxes.push({ id: nature, name, dueOn: null, paidOn: null, amountMinor: open });
    return taxes;
  });
}

/** What was paid stood there when the month began. */
function firstOfMonth(date: CalendarDate): CalendarDate {
  return `${date.slice(0, 8)}01`;
}
