/** The lines of a person's return that the books of a person and of their disregarded LLCs touch. */
import { carried, credits, debits, editions, type FormLine, hand, hands, sum, unchanged } from './form.ts';

export const SCHEDULE_SE = editions(
  'schedule-se',
  'Schedule SE (Form 1040)',
  unchanged([
    ...hands([
      ['1a', 'Net farm profit or (loss)'],
      ['1b', 'Conservation Reserve Program payments'],
    ]),
    carried('2', 'Net profit or (loss) from Schedule C, line 31', 'schedule-c', '31'),
    ...hands([
      ['3', 'Lines 1a, 1b and 2'],
      ['4a', 'Line 3 × 92.35 %'],
      ['4b', 'Optional methods'],
      ['4c', 'Lines 4a and 4b; below 400 dollars there is no tax'],
      ['5a', 'Church employee income'],
      ['5b', 'Line 5a × 92.35 %'],
      ['6', 'Lines 4c and 5b'],
      ['7', 'Maximum of wages and earnings subject to social security tax'],
      ['8a', 'Social security wages and tips'],
      ['8b', 'Unreported tips'],
      ['8c', 'Wages subject to social security tax (Form 8919)'],
      ['8d', 'Lines 8a, 8b and 8c'],
      ['9', 'Line 7 less line 8d'],
      ['10', 'The smaller of lines 6 and 9 × 12.4 %'],
      ['11', 'Line 6 × 2.9 %'],
      ['12', 'Self-employment tax'],
      ['13', 'Deduction for one-half of self-employment tax'],
    ]),
  ]),
  [2025],
);

const SCHEDULE_1_INCOME = ['1', '2a', '3', '4', '5', '6', '7', '9'];
const SCHEDULE_1_ADJUSTMENTS = [
  '11',
  '12',
  '13',
  '14',
  '15',
  '16',
  '17',
  '18',
  '19a',
  '20',
  '21',
  '23',
  '25',
];

export const SCHEDULE_1 = editions(
  'schedule-1',
  'Schedule 1 (Form 1040)',
  unchanged([
    credits('1', 'Taxable refunds of state and local income taxes'),
    credits('2a', 'Alimony received'),
    carried('3', 'Business income or (loss)', 'schedule-c', '31'),
    hand('4', 'Other gains or (losses)'),
    carried('5', 'Rents, royalties, partnerships, S corporations, trusts', 'schedule-e', '41'),
    credits('6', 'Farm income or (loss)'),
    credits('7', 'Unemployment compensation'),
    credits('9', 'Total other income (lines 8a through 8z)', { accounts: ['8'] }),
    sum('10', 'Additional income', SCHEDULE_1_INCOME),
    debits('11', 'Educator expenses'),
    debits('12', 'Business expenses of reservists, performing artists, fee-basis officials'),
    debits('13', 'Health savings account deduction'),
    debits('14', 'Moving expenses of members of the Armed Forces'),
    carried('15', 'Deductible part of self-employment tax', 'schedule-se', '13'),
    debits('16', 'Self-employed SEP, SIMPLE, and qualified plans'),
    debits('17', 'Self-employed health insurance'),
    debits('18', 'Penalty on early withdrawal of savings'),
    debits('19a', 'Alimony paid'),
    debits('20', 'IRA deduction'),
    debits('21', 'Student loan interest deduction'),
    debits('23', 'Archer MSA deduction'),
    debits('25', 'Total other adjustments (lines 24a through 24z)'),
    sum('26', 'Adjustments to income', SCHEDULE_1_ADJUSTMENTS),
  ]),
  [2024, 2025],
);

export const SCHEDULE_A = editions(
  'schedule-a',
  'Schedule A (Form 1040)',
  unchanged([
    debits('1', 'Medical and dental expenses'),
    ...hands([
      ['2', 'Adjusted gross income'],
      ['3', 'Line 2 × 7.5 %'],
      ['4', 'Line 1 less line 3'],
    ]),
    debits('5a', 'State and local income or sales taxes'),
    debits('5b', 'State and local real estate taxes'),
    debits('5c', 'State and local personal property taxes'),
    sum('5d', 'Lines 5a through 5c', ['5a', '5b', '5c']),
    hand('5e', 'Line 5d as far as the limit allows'),
    debits('6', 'Other taxes'),
    sum('7', 'Lines 5e and 6', ['5e', '6']),
    debits('8a', 'Home mortgage interest and points (Form 1098)'),
    debits('8b', 'Home mortgage interest not reported on Form 1098'),
    debits('8c', 'Points not reported on Form 1098'),
    sum('8e', 'Lines 8a through 8c', ['8a', '8b', '8c']),
    debits('9', 'Investment interest'),
    sum('10', 'Lines 8e and 9', ['8e', '9']),
    debits('11', 'Gifts by cash or check'),
    debits('12', 'Gifts other than by cash or check'),
    hand('13', 'Carryover from prior year'),
    sum('14', 'Lines 11 through 13', ['11', '12', '13']),
    debits('15', 'Casualty and theft losses of declared disasters'),
    debits('16', 'Other itemized deductions'),
    sum('17', 'Total itemized deductions', ['4', '7', '10', '14', '15', '16']),
  ]),
  [2025],
);

export const SCHEDULE_B = editions(
  'schedule-b',
  'Schedule B (Form 1040)',
  unchanged([
    credits('1', 'Interest, by payer'),
    sum('2', 'Amounts of line 1', ['1']),
    hand('3', 'Excludable interest on series EE and I savings bonds'),
    sum('4', 'Taxable interest', ['2'], ['3']),
    credits('5', 'Ordinary dividends, by payer'),
    sum('6', 'Ordinary dividends', ['5']),
  ]),
  [],
);

export const SCHEDULE_D = editions(
  'schedule-d',
  'Schedule D (Form 1040), with the totals of Form 8949',
  unchanged(
    hands([
      ['1a', 'Short-term, basis reported and no adjustments'],
      ['1b', 'Short-term, Form 8949 with box A or G'],
      ['2', 'Short-term, Form 8949 with box B or H'],
      ['3', 'Short-term, Form 8949 with box C or I'],
      ['4', 'Short-term gain from Forms 6252, 4684, 6781 and 8824'],
      ['5', 'Short-term gain or (loss) from Schedules K-1'],
      ['6', 'Short-term loss carryover'],
      ['7', 'Net short-term capital gain or (loss)'],
      ['8a', 'Long-term, basis reported and no adjustments'],
      ['8b', 'Long-term, Form 8949 with box D or J'],
      ['9', 'Long-term, Form 8949 with box E or K'],
      ['10', 'Long-term, Form 8949 with box F or L'],
      ['11', 'Long-term gain from Forms 4797, 2439, 6252, 4684, 6781 and 8824'],
      ['12', 'Long-term gain or (loss) from Schedules K-1'],
      ['13', 'Capital gain distributions'],
      ['14', 'Long-term loss carryover'],
      ['15', 'Net long-term capital gain or (loss)'],
      ['16', 'Lines 7 and 15'],
      ['21', 'Loss that is allowed'],
    ]),
  ),
  [],
);

const RENTAL_COSTS: readonly FormLine[] = [
  debits('5', 'Advertising'),
  debits('6', 'Auto and travel'),
  debits('7', 'Cleaning and maintenance'),
  debits('8', 'Commissions'),
  debits('9', 'Insurance'),
  debits('10', 'Legal and other professional fees'),
  debits('11', 'Management fees'),
  debits('12', 'Mortgage interest paid to banks, etc.'),
  debits('13', 'Other interest'),
  debits('14', 'Repairs'),
  debits('15', 'Supplies'),
  debits('16', 'Taxes'),
  debits('17', 'Utilities'),
  debits('18', 'Depreciation expense or depletion'),
  debits('19', 'Other'),
];

export const SCHEDULE_E = editions(
  'schedule-e',
  'Schedule E (Form 1040)',
  unchanged([
    credits('3', 'Rents received'),
    credits('4', 'Royalties received'),
    ...RENTAL_COSTS,
    sum(
      '20',
      'Total expenses',
      RENTAL_COSTS.map(({ line }) => line),
    ),
    sum('21', 'Income or (loss)', ['3', '4'], ['20']),
    hand('22', 'Deductible rental real estate loss after limitation'),
    sum('26', 'Total rental real estate and royalty income or (loss)', ['21']),
    hand('28', 'Partnerships and S corporations, from Schedules K-1'),
    sum('32', 'Total partnership and S corporation income or (loss)', ['28']),
    sum('41', 'Total income or (loss)', ['26', '32']),
  ]),
  [],
);

/** Capital gain, adjusted gross income and deductions got letters in 2025. */
function form1040(names: { gain: string; income: string; deduction: string; qbi: string }): FormLine[] {
  const { gain, income, deduction, qbi } = names;
  return [
    credits('1a', 'Wages (Forms W-2, box 1)'),
    credits('2a', 'Tax-exempt interest'),
    carried('2b', 'Taxable interest', 'schedule-b', '4'),
    hand('3a', 'Qualified dividends'),
    carried('3b', 'Ordinary dividends', 'schedule-b', '6'),
    credits('4a', 'IRA distributions', { accounts: ['4'] }),
    hand('4b', 'Taxable amount'),
    credits('5a', 'Pensions and annuities', { accounts: ['5'] }),
    hand('5b', 'Taxable amount'),
    credits('6a', 'Social security benefits', { accounts: ['6'] }),
    hand('6b', 'Taxable amount'),
    credits(gain, 'Capital gain or (loss)', { accounts: ['7a'] }),
    carried('8', 'Additional income from Schedule 1, line 10', 'schedule-1', '10'),
    sum('9', 'Total income', ['1a', '2b', '3b', '4b', '5b', '6b', gain, '8']),
    carried('10', 'Adjustments to income from Schedule 1, line 26', 'schedule-1', '26'),
    sum(income, 'Adjusted gross income', ['9'], ['10']),
    hand(deduction, 'Standard deduction or itemized deductions'),
    hand(qbi, 'Qualified business income deduction'),
    hand('15', 'Taxable income'),
    hand('16', 'Tax'),
    hand('24', 'Total tax'),
    debits('25d', 'Federal income tax withheld', { accounts: ['25'] }),
    debits('26', 'Estimated tax payments'),
  ];
}

const SINCE_2025 = form1040({ gain: '7a', income: '11a', deduction: '12e', qbi: '13a' });

export const FORM_1040 = editions(
  '1040',
  'Form 1040',
  {
    2024: form1040({ gain: '7', income: '11', deduction: '12', qbi: '13' }),
    2025: SINCE_2025,
    2026: SINCE_2025,
  },
  [2025],
);
