/**
 * What the books bring to a person's Form 1040 beside profit and wages: interest, dividends, gains and the like, less adjustments
 * to income. Minor units.
 */
import type { TaxForm } from '../../shared/contract/tax.ts';
import { parseMoney } from '../../shared/money.ts';
import type { EntityRow, Scope } from '../ledger/index.ts';
import { selfEmploymentTax, taxYear } from '../tax/index.ts';
import { businessProfits, sumOf, taxpayerOf } from './business-profit.ts';
import type { PassedOn } from './passed-on.ts';
import { taxForm } from './tax-form.ts';
import { bookedBy } from './year-figures.ts';

/** By labels, since their lines have other letters from year to year. */
const ADJUSTED = 'Adjusted gross income';
const GAIN = 'Capital gain or (loss)';

interface Beside {
  beside: number;
  /** In it; a loss is below nothing. */
  capitalGain: number;
}

/** Through a day of the year. `passed`: what companies pass through, none of which is profit here. */
export function incomeBeside(
  scope: Scope,
  person: EntityRow,
  { year, to }: { year: number; to: string },
  passed: () => readonly PassedOn[],
): Beside {
  const asked = { entity: person.id, year, to };
  const form = taxForm(scope, { ...asked, form: '1040' }, passed);
  const onForm = (label: string) => parseMoney(lineCalled(form, label).amount ?? '0', form.currency);
  const profit = sumOf(businessProfits(scope, asked));
  const { wages } = bookedBy(scope, taxpayerOf(scope.db, person, year), year, to);
  const { half } = selfEmploymentTax(taxYear(year), profit, wages);
  return { beside: onForm(ADJUSTED) - (profit + wages - half), capitalGain: onForm(GAIN) };
}

/** A line that is called otherwise must not count as nothing. */
function lineCalled({ lines }: TaxForm, label: string): TaxForm['lines'][number] {
  const found = lines.find((one) => one.label === label);
  if (!found) throw new Error(`Form 1040 has no line “${label}”.`);
  return found;
}
