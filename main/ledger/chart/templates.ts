/**
 * The charts of accounts a new entity starts with: one for each tax class, one for a person. Each account names its
 * place in the tree, its role where the program treats it specially, and its tax line.
 */
import type { ACCOUNT_ROLES, ACCOUNT_TYPES } from '../../../shared/contract/ledger.ts';
import { type TaxClass, taxLineFor } from './lines.ts';

type AccountType = (typeof ACCOUNT_TYPES)[number];
type AccountRole = (typeof ACCOUNT_ROLES)[number];

export interface TemplateAccount {
  /** Names from the root. Parents come before their children. */
  path: string[];
  code: string | null;
  type: AccountType;
  role: AccountRole;
  taxLine: string | null;
  /** Holds only the entity's base currency (money accounts), or any. */
  ownCurrency: boolean;
}

/** The accounts that the program itself needs, by role; every chart has them. */
export const OPENING_BALANCES = 'Opening balances';
export const UNCATEGORISED = 'Uncategorised';
export const CURRENCY_EXCHANGE = 'Currency exchange';

const ROOTS: Record<AccountType, string> = {
  asset: 'Assets',
  liability: 'Liabilities',
  equity: 'Equity',
  income: 'Income',
  expense: 'Expenses',
};

type Line = string | null | Partial<Record<TaxClass, string>>;
type CompanyRow = [
  code: string,
  name: string,
  type: AccountType,
  line?: Line,
  role?: AccountRole,
  only?: TaxClass[],
];

/** Nobody takes them off, but members’ capital and basis go down by them, which Schedule K tells. */
const NONDEDUCTIBLE = { partnership: 'Sch K 18c', 's-corp': 'Sch K 16c' } as const;

const PASS_THROUGH: TaxClass[] = ['disregarded', 'partnership', 's-corp'];

/** Code, name, type, Schedule C line (or lines by class), role, and the classes that have the account. */
const COMPANY: CompanyRow[] = [
  ['1000', 'Checking', 'asset', null, 'bank'],
  ['1010', 'Savings', 'asset', null, 'bank'],
  ['1050', 'Processor clearing', 'asset', null, 'bank'],
  ['1100', 'Accounts receivable', 'asset', null, 'receivable'],
  ['1150', 'Contract assets', 'asset'],
  ['1200', 'Inventory', 'asset'],
  ['1300', 'Prepaid expenses', 'asset'],
  ['1400', 'Due from owner', 'asset'],
  ['1410', 'Notes receivable from owner', 'asset'],
  ['1420', 'Intercompany receivable', 'asset'],
  ['1500', 'Fixed assets', 'asset'],
  ['1590', 'Accumulated depreciation', 'asset'],
  ['1600', 'Intangibles and start-up costs', 'asset'],
  ['2000', 'Accounts payable', 'liability', null, 'payable'],
  ['2050', 'Business credit card', 'liability', null, 'card'],
  ['2100', 'Due to owner', 'liability', null, 'payable'],
  ['2150', 'Payroll liabilities', 'liability'],
  ['2200', 'Sales tax payable', 'liability'],
  ['2210', 'Sales tax recoverable', 'liability'],
  ['2300', 'Deferred revenue', 'liability', '1', 'deferred'],
  ['2350', 'Accrued interest', 'liability', null, 'payable'],
  ['2400', 'Notes payable to owner', 'liability', null, 'loan'],
  ['2420', 'Intercompany payable', 'liability'],
  ['2500', 'Bank loans', 'liability', null, 'loan'],
  ['3000', 'Member contributions', 'equity', null, 'other', PASS_THROUGH],
  ['3010', 'Contributions: expenses paid by member', 'equity', null, 'other', PASS_THROUGH],
  ['3000', 'Paid-in capital', 'equity', null, 'other', ['c-corp']],
  ['3100', 'Draws', 'equity', null, 'other', ['disregarded', 'partnership']],
  ['3100', 'Distributions', 'equity', null, 'other', ['s-corp']],
  ['3100', 'Dividends paid', 'equity', null, 'other', ['c-corp']],
  ['3110', 'Distributions: taxes paid for member', 'equity', null, 'other', PASS_THROUGH],
  ['3200', 'Accumulated earnings', 'equity'],
  ['3900', OPENING_BALANCES, 'equity', null, 'opening'],
  ['3950', CURRENCY_EXCHANGE, 'equity', null, 'exchange'],
  ['4000', 'Service revenue', 'income', '1'],
  ['4010', 'Subscription revenue', 'income', '1'],
  ['4020', 'Product sales', 'income', '1'],
  ['4090', 'Refunds and allowances', 'income', '2'],
  ['4500', 'Other income', 'income', '6'],
  [
    '4600',
    'Interest income',
    'income',
    { disregarded: 'Sch B 1', partnership: 'Sch K 5', 's-corp': 'Sch K 4', 'c-corp': '5' },
  ],
  ['4700', 'Management fee income', 'income', '1'],
  ['5000', 'Cost of goods sold', 'expense', '38'],
  ['6000', 'Advertising', 'expense', '8'],
  ['6010', 'Car and truck', 'expense', '9'],
  ['6020', 'Commissions', 'expense', '10'],
  ['6030', 'Contract labor', 'expense', '11'],
  ['6040', 'Depreciation', 'expense', '13'],
  ['6050', 'Employee benefits', 'expense', '14'],
  ['6060', 'Insurance', 'expense', '15'],
  ['6070', 'Mortgage interest', 'expense', '16a'],
  ['6080', 'Other interest', 'expense', '16b'],
  // Interest to the owner of a disregarded LLC does not exist for federal income tax.
  ['6085', 'Interest on owner note', 'expense', { partnership: '15', 's-corp': '13', 'c-corp': '18' }],
  ['6090', 'Legal and professional', 'expense', '17'],
  ['6100', 'Office expense', 'expense', '18'],
  ['6110', 'Pension plans', 'expense', '19'],
  ['6120', 'Equipment rent', 'expense', '20a'],
  ['6130', 'Rent', 'expense', '20b'],
  ['6140', 'Repairs', 'expense', '21'],
  ['6150', 'Supplies', 'expense', '22'],
  ['6160', 'Taxes and licenses', 'expense', '23'],
  ['6165', 'Payroll taxes', 'expense', '23'],
  ['6170', 'Travel', 'expense', '24a'],
  // Half of a meal counts (IRC s. 274(n)(1)). Line 24b says so of all that is on it; the lines of other forms have other costs, too.
  [
    '6180',
    'Meals',
    'expense',
    { disregarded: '24b', partnership: '21 (50 %)', 's-corp': '20 (50 %)', 'c-corp': '26 (50 %)' },
  ],
  ['6185', 'Entertainment (not deductible)', 'expense', NONDEDUCTIBLE],
  ['6190', 'Utilities', 'expense', '25'],
  ['6200', 'Wages', 'expense', '26'],
  [
    '6210',
    'Officer compensation',
    'expense',
    { 's-corp': '7', 'c-corp': '12' },
    'other',
    ['s-corp', 'c-corp'],
  ],
  ['6220', 'Guaranteed payments', 'expense', { partnership: '10' }, 'other', ['partnership']],
  ['6300', 'Software and hosting', 'expense', '27b'],
  ['6310', 'Merchant and bank fees', 'expense', '27b'],
  ['6320', 'Dues and training', 'expense', '27b'],
  ['6330', 'Bad debts', 'expense', { disregarded: '27b', partnership: '12', 's-corp': '10', 'c-corp': '15' }],
  ['6340', 'Amortization', 'expense', '27b'],
  ['6350', 'Management fee expense', 'expense', '27b'],
  ['6400', 'Income tax', 'expense', { 'c-corp': 'Sch J' }, 'other', ['c-corp']],
  ['6900', 'Penalties (not deductible)', 'expense', NONDEDUCTIBLE],
  [
    '6910',
    'Charitable contributions',
    'expense',
    { disregarded: 'Sch A 11', partnership: 'Sch K 13a', 's-corp': 'Sch K 12a', 'c-corp': '19' },
  ],
  ['9999', UNCATEGORISED, 'expense', null, 'uncategorised'],
];

type PersonRow = [path: string, type: AccountType, line?: string | null, role?: AccountRole];

const PERSON: PersonRow[] = [
  ['Checking', 'asset', null, 'bank'],
  ['Savings', 'asset', null, 'bank'],
  ['Cash', 'asset', null, 'cash'],
  ['Investments', 'asset', null, 'investment'],
  ['Home', 'asset'],
  ['Vehicle', 'asset'],
  ['Interest in LLC', 'asset'],
  ['Note receivable from LLC', 'asset'],
  ['Due from LLC', 'asset'],
  ['Credit card', 'liability', null, 'card'],
  ['Mortgage', 'liability', null, 'loan'],
  ['Car loan', 'liability', null, 'loan'],
  ['Note payable to LLC', 'liability', null, 'loan'],
  ['Due to LLC', 'liability'],
  [OPENING_BALANCES, 'equity', null, 'opening'],
  [CURRENCY_EXCHANGE, 'equity', null, 'exchange'],
  ['Wages', 'income', '1040 1a'],
  ['Interest', 'income', 'Sch B 1'],
  ['Tax-exempt interest', 'income', '1040 2a'],
  ['Dividends', 'income', 'Sch B 5'],
  ['IRA distributions', 'income', '1040 4'],
  ['Pension', 'income', '1040 5'],
  ['Social Security', 'income', '1040 6'],
  ['Capital gains', 'income', '1040 7a'],
  ['State tax refund', 'income', 'Sch 1 1'],
  ['Business income', 'income', 'Sch 1 3'],
  ['K-1 and rental income', 'income', 'Sch E'],
  ['Guaranteed payments', 'income', 'Sch E p2'],
  ['Unemployment', 'income', 'Sch 1 7'],
  ['Other income', 'income', 'Sch 1 8'],
  ['Groceries', 'expense'],
  ['Dining', 'expense'],
  ['Rent', 'expense'],
  ['Household', 'expense'],
  ['Utilities and phone', 'expense'],
  ['Transport', 'expense'],
  ['Insurance', 'expense'],
  ['Clothing', 'expense'],
  ['Leisure', 'expense'],
  ['Travel', 'expense'],
  ['Education', 'expense', 'Form 8863'],
  ['Child care', 'expense', 'Form 2441'],
  ['Gifts', 'expense'],
  ['Bank fees', 'expense'],
  ['Medical', 'expense', 'Sch A 1'],
  ['Deductions:State income tax', 'expense', 'Sch A 5a'],
  ['Deductions:Real estate tax', 'expense', 'Sch A 5b'],
  ['Deductions:Personal property tax', 'expense', 'Sch A 5c'],
  ['Deductions:Mortgage interest', 'expense', 'Sch A 8a'],
  ['Deductions:Mortgage interest without Form 1098', 'expense', 'Sch A 8b'],
  ['Deductions:Mortgage points', 'expense', 'Sch A 8c'],
  ['Deductions:Investment interest', 'expense', 'Sch A 9'],
  ['Deductions:Charity in cash', 'expense', 'Sch A 11'],
  ['Deductions:Charity in kind', 'expense', 'Sch A 12'],
  ['Deductions:Casualty', 'expense', 'Sch A 15'],
  ['Deductions:Other itemized', 'expense', 'Sch A 16'],
  ['Adjustments:HSA', 'expense', 'Sch 1 13'],
  ['Adjustments:Retirement plan', 'expense', 'Sch 1 16'],
  ['Adjustments:Self-employed health insurance', 'expense', 'Sch 1 17'],
  ['Adjustments:IRA', 'expense', 'Sch 1 20'],
  ['Adjustments:Student loan interest', 'expense', 'Sch 1 21'],
  ['Federal tax:Withholding', 'expense', '1040 25'],
  ['Federal tax:Estimated tax', 'expense', '1040 26'],
  [UNCATEGORISED, 'expense', null, 'uncategorised'],
];

/** Money accounts hold one currency; what they are spent on takes any. */
function holdsOwnCurrency(type: AccountType): boolean {
  return type === 'asset' || type === 'liability';
}

function root(type: AccountType): TemplateAccount {
  return { path: [ROOTS[type]], code: null, type, role: 'other', taxLine: null, ownCurrency: false };
}

/** Adds the accounts above each account, once, before it. */
function withParents(accounts: TemplateAccount[]): TemplateAccount[] {
  const seen = new Set<string>();
  const all: TemplateAccount[] = [];
  for (const account of accounts) {
    for (let depth = 1; depth < account.path.length; depth++) {
      const path = account.path.slice(0, depth);
      if (seen.has(path.join(':'))) continue;
      seen.add(path.join(':'));
      all.push({ ...root(account.type), path });
    }
    all.push(account);
  }
  return all;
}

function companyLine(line: Line | undefined, taxClass: TaxClass): string | null {
  if (line === undefined || line === null) return null;
  return typeof line === 'string' ? taxLineFor(taxClass, line) : (line[taxClass] ?? null);
}

export function companyTemplate(taxClass: TaxClass): TemplateAccount[] {
  return withParents(
    COMPANY.filter(([, , , , , only]) => !only || only.includes(taxClass)).map(
      ([code, name, type, line, role]) => ({
        path: [ROOTS[type], name],
        code,
        type,
        role: role ?? 'other',
        taxLine: companyLine(line, taxClass),
        ownCurrency: holdsOwnCurrency(type),
      }),
    ),
  );
}

export function personTemplate(): TemplateAccount[] {
  return withParents(
    PERSON.map(([path, type, line, role]) => ({
      path: [ROOTS[type], ...path.split(':')],
      code: null,
      type,
      role: role ?? 'other',
      taxLine: line ?? null,
      ownCurrency: holdsOwnCurrency(type),
    })),
  );
}

/** Only what the program itself needs. */
export function minimalTemplate(): TemplateAccount[] {
  const needed = new Set<AccountRole>(['opening', 'exchange', 'uncategorised']);
  return withParents(personTemplate().filter((account) => needed.has(account.role)));
}
