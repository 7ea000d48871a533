/** A person's adjusted gross income of a whole year, and what goes with it: as Form 1040 has it of the books. Minor units. */
import type { FilingStatus } from '../../shared/contract/tax.ts';
import { parseMoney } from '../../shared/money.ts';
import type { EntityRow, Scope } from '../ledger/index.ts';
import { bookedBy, estimates, incomeBeside, selfEmployment, taxpayerOf } from '../reports/index.ts';
import { keptFacts } from '../tax/index.ts';
import { passedOn } from './passed-on.ts';
import { CURRENCY } from './person-income.ts';

interface Income {
  adjusted: number;
  deduction: number;
  /** Of the books, and never below nothing. */
  capitalGain: number;
  halfOfSelfEmployment: number;
  /** Health insurance and retirement plans of the self-employed. */
  plans: number;
  wages: number;
  notes: string[];
}

const read = (text: string | null | undefined) => (text == null ? 0 : parseMoney(text, CURRENCY));

/**
 * What is kept of the year goes before the books. Other income as somebody gave it has interest, dividends and what companies pass
 * through in it; where nobody did, it is what Form 1040 has beside wages and profit.
 */
export function incomeOf(
  scope: Scope,
  person: EntityRow,
  { year, status }: { year: number; status: FilingStatus },
): Income {
  // What somebody expects of a year is no part of what it brought.
  const { expected_profit: _, services: __, ...kept } = keptFacts(scope.db, person, year);
  const at = { entity: person.id, year };
  const whole = { ...at, status, as_of: `${year}-12-31` };
  const own = selfEmployment(scope, at);
  const { tax } = estimates(scope, { ...kept, ...whole });
  const isTold = kept.other_income !== undefined;
  const { beside, capitalGain } = isTold
    ? { beside: 0, capitalGain: 0 }
    : incomeBeside(scope, person, { year, to: whole.as_of }, () => passedOn(scope, at));
  return {
    adjusted: read(tax.adjusted_gross_income) + beside,
    deduction: read(tax.deduction),
    capitalGain: Math.max(capitalGain, 0),
    halfOfSelfEmployment: read(own.deductible),
    plans: bookedBy(scope, taxpayerOf(scope.db, person, year), year, whole.as_of).plans,
    wages: read(own.lines.find(({ line }) => line === '8d')?.amount),
    notes: [isTold ? FROM_FACTS : FROM_BOOKS],
  };
}

/** Said wherever income is taken from the books. */
const FROM_BOOKS =
  'Income is what the books bring to Form 1040 for the whole year, with the shares of companies whose books are here. Give what else there is.';
const FROM_FACTS =
  'Income is the profit of the books, with wages, other income and deductions as they are kept for the year; what companies pass through is taken to be within other income.';
