/**
 * The accounts that stand between entities in the standard charts, and those that a crossing's cost or income goes to. Where
 * a chart lacks one, it is made as it stands here.
 */
import type { COUNTER_SORTS } from '../../shared/contract/crossing.ts';
import type { AccountRow, EntityRow, NewAccount } from '../ledger/index.ts';

export type CounterSort = (typeof COUNTER_SORTS)[number];

export interface Standard {
  code?: string;
  name: string;
  type: AccountRow['type'];
  role: NewAccount['role'];
  /** Of an account that the standard charts do not have. */
  taxLine?: string;
}

function asset(name: string, code?: string): Standard {
  return { name, type: 'asset', role: 'other', ...(code === undefined ? {} : { code }) };
}

function liability(name: string, role: NewAccount['role'], code?: string): Standard {
  return { name, type: 'liability', role, ...(code === undefined ? {} : { code }) };
}

function equity(code: string, name: string): Standard {
  return { code, name, type: 'equity', role: 'other' };
}

const IN_PERSON: Partial<Record<CounterSort, Standard>> = {
  interest: asset('Interest in LLC'),
  'due-from': asset('Due from LLC'),
  'due-to': liability('Due to LLC', 'other'),
  'loan-receivable': asset('Note receivable from LLC'),
  'loan-payable': liability('Note payable to LLC', 'loan'),
  'accrued-receivable': asset('Accrued interest from LLC'),
  'accrued-payable': liability('Accrued interest to LLC', 'other'),
};

const AGAINST_OWNER: Partial<Record<CounterSort, Standard>> = {
  'due-from': asset('Due from owner', '1400'),
  'due-to': liability('Due to owner', 'payable', '2100'),
  'loan-receivable': asset('Notes receivable from owner', '1410'),
  'loan-payable': liability('Notes payable to owner', 'loan', '2400'),
  'accrued-receivable': asset('Accrued interest receivable', '1430'),
  'accrued-payable': liability('Accrued interest', 'payable', '2350'),
};

const AGAINST_COMPANY: Partial<Record<CounterSort, Standard>> = {
  interest: asset('Interest in LLC', '1650'),
  'due-from': asset('Intercompany receivable', '1420'),
  'due-to': liability('Intercompany payable', 'other', '2420'),
  'loan-receivable': asset('Intercompany loans receivable', '1425'),
  'loan-payable': liability('Intercompany loans payable', 'loan', '2425'),
  'accrued-receivable': asset('Accrued interest receivable', '1430'),
  'accrued-payable': liability('Accrued interest', 'payable', '2350'),
};

function equityOf(sort: CounterSort, taxClass: EntityRow['tax_class']): Standard | undefined {
  const isC = taxClass === 'c-corp';
  switch (sort) {
    case 'contribution':
      return equity('3000', isC ? 'Paid-in capital' : 'Member contributions');
    case 'expenses-paid':
      return isC
        ? equity('3000', 'Paid-in capital')
        : equity('3010', 'Contributions: expenses paid by member');
    case 'tax-draw':
      return isC ? equity('3100', 'Dividends paid') : equity('3110', 'Distributions: taxes paid for member');
    case 'draw':
      return equity('3100', isC ? 'Dividends paid' : taxClass === 's-corp' ? 'Distributions' : 'Draws');
    default:
      return undefined;
  }
}

/** What stands for `sort` in the books of `of` against `other`. */
export function standardFor(of: EntityRow, other: EntityRow, sort: CounterSort): Standard {
  const found =
    of.kind === 'person'
      ? IN_PERSON[sort]
      : (equityOf(sort, of.tax_class) ?? (other.kind === 'person' ? AGAINST_OWNER : AGAINST_COMPANY)[sort]);
  if (!found) throw new Error(`no ${sort} stands in the books of a ${of.kind} against a ${other.kind}`);
  return found;
}

/** The standard accounts by which a leg is known to stand against another entity before any crossing was booked to them. */
export function standardsOf(of: EntityRow): [CounterSort, Standard][] {
  const lists =
    of.kind === 'person'
      ? [IN_PERSON]
      : [
          Object.fromEntries(
            (['contribution', 'expenses-paid', 'draw', 'tax-draw'] as const).map((sort) => [
              sort,
              equityOf(sort, of.tax_class),
            ]),
          ) as Partial<Record<CounterSort, Standard>>,
          AGAINST_OWNER,
          AGAINST_COMPANY,
        ];
  return lists.flatMap((list) => Object.entries(list) as [CounterSort, Standard][]);
}

const expense = (code: string, name: string): Standard => ({ code, name, type: 'expense', role: 'other' });
const income = (code: string, name: string): Standard => ({ code, name, type: 'income', role: 'other' });

/** Costs and incomes of crossings, by the side they are on. */
export const COSTS = {
  guaranteedPayments: expense('6220', 'Guaranteed payments'),
  officerPay: expense('6210', 'Officer compensation'),
  payrollTax: expense('6165', 'Payroll taxes'),
  payrollLiabilities: { ...liability('Payroll liabilities', 'other', '2150') },
  managementFee: expense('6350', 'Management fee expense'),
  rent: expense('6130', 'Rent'),
  personalRent: { name: 'Rent', type: 'expense', role: 'other' },
  interestToOwner: expense('6085', 'Interest on owner note'),
  otherInterest: expense('6080', 'Other interest'),
  personalInterest: { name: 'Interest paid', type: 'expense', role: 'other' },
} as const satisfies Record<string, Standard>;

export const INCOMES = {
  managementFee: income('4700', 'Management fee income'),
  companyInterest: income('4600', 'Interest income'),
  personalInterest: { name: 'Interest', type: 'income', role: 'other' },
  // Of one's own disregarded company: it does not exist for federal income tax, so it has no line.
  disregardedInterest: { name: 'Interest from LLC', type: 'income', role: 'other' },
  personalRent: { name: 'Rental income', type: 'income', role: 'other', taxLine: 'Sch E 3' },
  disregardedRent: { name: 'Rent from LLC', type: 'income', role: 'other' },
  guaranteedPayments: { name: 'Guaranteed payments', type: 'income', role: 'other' },
  wages: { name: 'Wages', type: 'income', role: 'other' },
  propertyGain: { name: 'Gain on property given', type: 'income', role: 'other' },
} as const satisfies Record<string, Standard>;

/** Rents of real property are on no line of a business: Schedule E, Form 8825, or line 6 of Form 1120. */
const RENT_LINES: Readonly<Record<NonNullable<EntityRow['tax_class']>, string>> = {
  disregarded: 'Sch E 3',
  partnership: 'Form 8825',
  's-corp': 'Form 8825',
  'c-corp': '6',
};

/** What a company that lets its property earns by it. */
export function companyRent(taxClass: EntityRow['tax_class']): Standard {
  return { ...income('4750', 'Rental income'), taxLine: RENT_LINES[taxClass ?? 'disregarded'] };
}
