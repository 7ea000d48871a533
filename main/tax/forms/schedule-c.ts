/** Schedule C (Form 1040). Until 2024 other expenses were line 27a and energy-efficient buildings 27b; since 2025 the reverse. */
import { credits, debits, editions, type FormLine, hand, sum } from './form.ts';

/** Meals are deductible by half: IRC §274(n)(1). */
const MEALS_PERCENT = 50;

const BUILDINGS = 'Energy efficient commercial buildings deduction';
const OTHER = 'Other expenses (from line 48)';

function expenses(line27: readonly FormLine[]): FormLine[] {
  return [
    debits('8', 'Advertising'),
    debits('9', 'Car and truck expenses'),
    debits('10', 'Commissions and fees'),
    debits('11', 'Contract labor'),
    debits('12', 'Depletion'),
    debits('13', 'Depreciation and section 179 expense deduction'),
    debits('14', 'Employee benefit programs'),
    debits('15', 'Insurance (other than health)'),
    debits('16a', 'Interest: mortgage (paid to banks, etc.)'),
    debits('16b', 'Interest: other'),
    debits('17', 'Legal and professional services'),
    debits('18', 'Office expense'),
    debits('19', 'Pension and profit-sharing plans'),
    debits('20a', 'Rent or lease: vehicles, machinery, and equipment'),
    debits('20b', 'Rent or lease: other business property'),
    debits('21', 'Repairs and maintenance'),
    debits('22', 'Supplies (not included in Part III)'),
    debits('23', 'Taxes and licenses'),
    debits('24a', 'Travel'),
    debits('24b', 'Deductible meals', { percent: MEALS_PERCENT }),
    debits('25', 'Utilities'),
    debits('26', 'Wages (less employment credits)'),
    ...line27,
  ];
}

function scheduleC(line27: readonly FormLine[]): FormLine[] {
  const all = expenses(line27);
  const names = all.map(({ line }) => line);
  return [
    credits('1', 'Gross receipts or sales'),
    debits('2', 'Returns and allowances'),
    sum('3', 'Line 1 less line 2', ['1'], ['2']),
    sum('4', 'Cost of goods sold (from line 42)', ['42']),
    sum('5', 'Gross profit', ['3'], ['4']),
    credits('6', 'Other income'),
    sum('7', 'Gross income', ['5', '6']),
    ...all,
    sum('28', 'Total expenses', names),
    sum('29', 'Tentative profit or (loss)', ['7'], ['28']),
    hand('30', 'Expenses for business use of your home'),
    sum('31', 'Net profit or (loss)', ['29'], ['30']),
    hand('35', 'Inventory at beginning of year'),
    debits('36', 'Purchases less cost of items withdrawn for personal use'),
    debits('37', 'Cost of labor (without amounts paid to yourself)'),
    debits('38', 'Materials and supplies'),
    debits('39', 'Other costs'),
    sum('40', 'Lines 35 through 39', ['35', '36', '37', '38', '39']),
    hand('41', 'Inventory at end of year'),
    sum('42', 'Cost of goods sold', ['40'], ['41']),
  ];
}

const UNTIL_2024 = scheduleC([
  debits('27a', OTHER, { accounts: ['27b', '48'] }),
  debits('27b', BUILDINGS, { accounts: ['27a'] }),
]);
const SINCE_2025 = scheduleC([debits('27a', BUILDINGS), debits('27b', OTHER, { accounts: ['27b', '48'] })]);

export const SCHEDULE_C = editions(
  'schedule-c',
  'Schedule C (Form 1040)',
  { 2024: UNTIL_2024, 2025: SINCE_2025, 2026: SINCE_2025 },
  [2024, 2025],
);
