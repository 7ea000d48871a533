/** A form whose lines are worked out elsewhere: those that are given, and what the form computes of them. */
import type { FormName, TaxForm } from '../../shared/contract/tax.ts';
import { formatMoney } from '../../shared/money.ts';
import { type EntityRow, isCalendarYear, taxYearOf } from '../ledger/index.ts';
import { lineAmounts } from '../reports/index.ts';
import { requireForm } from '../tax/index.ts';
import type { Filer } from './filer.ts';

/** A line that is filled by hand and not given is not known. */
export function given(
  {
    company,
    year,
    basis,
  }: Pick<Filer, 'year' | 'basis'> & {
    company: Pick<EntityRow, 'name' | 'base_currency' | 'tax_class' | 'fiscal_month'>;
  },
  form: FormName,
  amounts: ReadonlyMap<string, number>,
  notes: readonly string[],
): TaxForm {
  const edition = requireForm(form, year);
  const { title, source, checked } = edition;
  const all = lineAmounts(edition, new Map(), ({ line, from }) =>
    from === 'hand' ? (amounts.get(line) ?? 0) : undefined,
  );
  const isKnown = (line: string, from: string) => from !== 'hand' || amounts.has(line);
  return {
    ...{ form, title, year, source, checked },
    ...{ entity: company.name, basis, currency: company.base_currency },
    lines: edition.lines.map(({ line, label, from }) => ({
      ...{ line, label, from, percent: null, accounts: [], beginning: null },
      amount: isKnown(line, from) ? formatMoney(all.get(line)!, company.base_currency) : null,
    })),
    unmapped: [],
    notes: [
      ...(checked ? [] : [`The lines are those of ${source}; check them against the form of ${year}.`]),
      ...taxYearNotes(company, year),
      ...notes,
    ],
  };
}

/** Said of a year that is none of the calendar. */
export function taxYearNotes(company: Parameters<typeof isCalendarYear>[0], year: number): string[] {
  if (isCalendarYear(company)) return [];
  const { from, to } = taxYearOf(company, year);
  return [`The tax year is ${from} to ${to}.`];
}
