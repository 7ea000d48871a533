/**
 * The lines of Schedule C (Form 1040) as data, by tax year: labels, what is computed from what, which side of the books
 * a line takes, and how much of it may be deducted. Source: the form of tax year 2025. The IRS moves lines between
 * years (27a and 27b changed places when section 179D came in), so a year without data of its own is answered with the
 * newest form and says so.
 */

export interface FormLine {
  line: string;
  label: string;
  /** How a line is filled: credits of the books positive, debits positive, by hand only, or from other lines. */
  from: 'credits' | 'debits' | 'hand' | 'lines';
  /** For `lines`: what is added and what is taken off. */
  plus?: readonly string[];
  minus?: readonly string[];
  /** Percent of the books' amount that the return takes; 100 where absent. */
  percent?: number;
}

export interface ScheduleC {
  /** The tax year whose form this is. */
  year: number;
  lines: readonly FormLine[];
}

const credits = (line: string, label: string): FormLine => ({ line, label, from: 'credits' });
const debits = (line: string, label: string): FormLine => ({ line, label, from: 'debits' });

/** Meals are deductible by half: IRC §274(n)(1). */
const MEALS_PERCENT = 50;

const EXPENSES_2025: readonly FormLine[] = [
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
  { ...debits('24b', 'Deductible meals'), percent: MEALS_PERCENT },
  debits('25', 'Utilities'),
  debits('26', 'Wages (less employment credits)'),
  debits('27a', 'Energy efficient commercial buildings deduction'),
  debits('27b', 'Other expenses (from line 48)'),
];

const FORM_2025: ScheduleC = {
  year: 2025,
  lines: [
    credits('1', 'Gross receipts or sales'),
    debits('2', 'Returns and allowances'),
    { line: '3', label: 'Line 1 less line 2', from: 'lines', plus: ['1'], minus: ['2'] },
    { line: '4', label: 'Cost of goods sold (from line 42)', from: 'lines', plus: ['42'] },
    { line: '5', label: 'Gross profit', from: 'lines', plus: ['3'], minus: ['4'] },
    credits('6', 'Other income'),
    { line: '7', label: 'Gross income', from: 'lines', plus: ['5', '6'] },
    ...EXPENSES_2025,
    { line: '28', label: 'Total expenses', from: 'lines', plus: EXPENSES_2025.map((line) => line.line) },
    { line: '29', label: 'Tentative profit or (loss)', from: 'lines', plus: ['7'], minus: ['28'] },
    { line: '30', label: 'Expenses for business use of your home', from: 'hand' },
    { line: '31', label: 'Net profit or (loss)', from: 'lines', plus: ['29'], minus: ['30'] },
    { line: '35', label: 'Inventory at beginning of year', from: 'hand' },
    debits('36', 'Purchases less cost of items withdrawn for personal use'),
    debits('37', 'Cost of labor (without amounts paid to yourself)'),
    debits('38', 'Materials and supplies'),
    debits('39', 'Other costs'),
    { line: '40', label: 'Lines 35 through 39', from: 'lines', plus: ['35', '36', '37', '38', '39'] },
    { line: '41', label: 'Inventory at end of year', from: 'hand' },
    { line: '42', label: 'Cost of goods sold', from: 'lines', plus: ['40'], minus: ['41'] },
  ],
};

const FORMS: Readonly<Record<number, ScheduleC>> = { 2025: FORM_2025 };
const NEWEST = FORM_2025;

/** The form of `year`; the newest known where the year has none here (compare `year` of the answer). */
export function scheduleC(year: number): ScheduleC {
  return FORMS[year] ?? NEWEST;
}

/** Part V lists the other expenses and carries them to their line: a book-keeper may name either. */
const CARRIED_TO: Readonly<Record<string, string>> = { '48': '27b' };

/** The line that a text names ("24B", " 8 ", "48"); undefined when the form has no such line. */
export function findLine(form: ScheduleC, text: string): FormLine | undefined {
  const name = text.trim().toLowerCase();
  const wanted = CARRIED_TO[name] ?? name;
  return form.lines.find((line) => line.line === wanted);
}
