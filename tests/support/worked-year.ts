/**
 * A worked year out of the domain reference: an LLC and its owner, 118 entries with every figure that must come of them.
 * The figures stay where they are; here is only how their account names read in our charts of accounts.
 */
import fs from 'node:fs';

const FIXTURE = new URL('../../../shared/domain/fixture.json', import.meta.url);

export const LLC = 'Northlight LLC';
export const PERSON = 'Dana';

type Side = 'A' | 'P';

interface Fixture {
  journal: {
    date: string;
    entity: Side;
    memo: string;
    movement: string;
    lines: [name: string, amount: string][];
  }[];
  expected: {
    A_balance_sheet: Record<string, string>;
    ar_aging_by_due_net30: Record<'current' | '1-30', string>;
    A_totals: Record<'assets' | 'liabilities' | 'equity' | 'net_income', string>;
    P: Record<string, string>;
    P_net_worth: string;
    capital_rollforward: Record<
      'open' | 'contrib_cash' | 'contrib_expenses_paid' | 'net_income' | 'draws' | 'close',
      string
    >;
    days: Record<string, number>;
    schedule_c: Record<string, string>;
    qbi_before_limits: string;
    form_1099: Record<'2025' | '2026_rules', Record<string, Record<string, string>>> & {
      excluded: Record<string, string>;
    };
    schedule_se: Record<string, string>;
    book_to_tax: [what: string, amount: string][];
    txf: [code: string, amount: string][];
  };
}

/** The reference's account names in the template charts, or in `EXTRA_ACCOUNTS`. */
export const ACCOUNT_OF: Record<Side, Record<string, string>> = {
  A: {
    Cash: '1000',
    AR: '1100',
    DueFromOwner: '1400',
    LoanReceivableOwner: '1410',
    Equipment: '1500',
    AccumDepr: '1590',
    AP: '2000',
    DueToOwner: '2100',
    SalesTaxPayable: '2200',
    DeferredRevenue: '2300',
    AccruedInterestOwner: '2350',
    NotePayableOwner: '2400',
    OwnerContributions: '3000',
    OwnerDraws: '3100',
    ServiceRevenue: '4000',
    SubscriptionRevenue: '4010',
    ReturnsAllowances: '4090',
    Advertising: '6000',
    CarTruck: '6010',
    ContractLabor: '6030',
    Depreciation: '6040',
    Insurance: '6060',
    InterestExpenseOwner: '6085',
    Legal: '6090',
    Rent: '6130',
    Supplies: '6150',
    TaxesLicenses: '6160',
    Travel: '6170',
    Meals: '6180',
    Utilities: '6190',
    Software: '6300',
    MerchantFees: '6310',
  },
  P: {
    Checking: 'Assets:Checking',
    Savings: 'Assets:Savings',
    Vehicle: 'Assets:Vehicle',
    InterestInA: 'Assets:Interest in LLC',
    NoteReceivableA: 'Assets:Note receivable from LLC',
    AccruedInterestFromA: 'Assets:Accrued interest from LLC',
    DueFromA: 'Assets:Due from LLC',
    PersonalCard: 'Liabilities:Credit card',
    LoanPayableA: 'Liabilities:Note payable to LLC',
    DueToA: 'Liabilities:Due to LLC',
    OpeningNetWorth: 'Equity:Opening balances',
    BankInterest: 'Income:Interest',
    InterestIncomeA: 'Income:Interest from LLC',
    MileageReimbursed: 'Income:Mileage reimbursed',
    EstimatedTax: 'Expenses:Federal tax:Estimated tax',
    Groceries: 'Expenses:Groceries',
    Medical: 'Expenses:Medical',
    Living: 'Expenses:Household',
  },
};

/** What the person's template chart has no account for. */
const EXTRA_ACCOUNTS = [
  { entity: PERSON, name: 'Accrued interest from LLC', type: 'asset', role: 'receivable' },
  // Interest and mileage from one's own disregarded LLC do not exist for income tax: no line.
  { entity: PERSON, name: 'Interest from LLC', type: 'income' },
  { entity: PERSON, name: 'Mileage reimbursed', type: 'income' },
] as const;

/** The parts of the return that the ledger cannot know: section 179 for the workstation, the simplified home office. */
const ADJUSTMENTS = [
  { line: '13', amount: '3600.00', reason: 'Section 179 for the workstation' },
  { line: '30', amount: '1000.00', reason: 'Home office, simplified: 200 sq ft at $5' },
] as const;

export interface WorkedYear {
  entities: { kind: 'llc' | 'person'; name: string; tax_class?: 'disregarded' }[];
  accounts: readonly { entity: string; name: string; type: string; role?: string }[];
  entries: {
    entity: string;
    date: string;
    memo: string;
    source?: 'opening';
    postings: { account: string; amount: string }[];
  }[];
  adjustments: {
    entity: string;
    year: number;
    line: string;
    mode: 'replace';
    amount: string;
    reason: string;
  }[];
  expected: Fixture['expected'];
}

/** Whether the reference lies beside the checkout; tests that need it skip visibly where it does not. */
export const hasWorkedYear = fs.existsSync(FIXTURE);

export function loadWorkedYear(): WorkedYear {
  const fixture = JSON.parse(fs.readFileSync(FIXTURE, 'utf8')) as Fixture;
  return {
    entities: [
      { kind: 'llc', name: LLC, tax_class: 'disregarded' },
      { kind: 'person', name: PERSON },
    ],
    accounts: EXTRA_ACCOUNTS,
    entries: fixture.journal.map(({ date, entity, memo, movement, lines }) => ({
      entity: entity === 'A' ? LLC : PERSON,
      date,
      memo,
      ...(movement === 'opening' ? { source: 'opening' as const } : {}),
      postings: lines.map(([name, amount]) => ({ account: accountOf(entity, name), amount })),
    })),
    adjustments: ADJUSTMENTS.map((a) => ({ ...a, entity: LLC, year: 2025, mode: 'replace' as const })),
    expected: fixture.expected,
  };
}

function accountOf(side: Side, name: string): string {
  const account = ACCOUNT_OF[side][name];
  if (account === undefined) throw new Error(`no account stands for ${name} of ${side}`);
  return account;
}

/** Enters the year through commands: `call` is the core's, or anything that takes procedures by name. */
export async function enterWorkedYear(
  call: (name: string, input: unknown) => unknown,
  year: WorkedYear = loadWorkedYear(),
): Promise<void> {
  for (const entity of year.entities) await call('entity.create', entity);
  for (const account of year.accounts) await call('account.create', account);
  await call('entry.create', { entries: year.entries });
  for (const adjustment of year.adjustments) await call('tax.adjust', adjustment);
}
