/** Form 1120-S: page 1, Schedule K and its shares (K-1), balance sheet and the two reconciliations. */
import { carried, credits, debits, editions, type FormLine, hands, sum, unchanged } from './form.ts';

const DEDUCTIONS: readonly FormLine[] = [
  debits('7', 'Compensation of officers'),
  debits('8', 'Salaries and wages (less employment credits)'),
  debits('9', 'Repairs and maintenance'),
  debits('10', 'Bad debts'),
  debits('11', 'Rents'),
  debits('12', 'Taxes and licenses'),
  debits('13', 'Interest'),
  debits('14', 'Depreciation from Form 4562 not claimed elsewhere'),
  debits('15', 'Depletion'),
  debits('16', 'Advertising'),
  debits('17', 'Pension, profit-sharing, etc., plans'),
  debits('18', 'Employee benefit programs'),
  debits('19', 'Energy efficient commercial buildings deduction'),
  debits('20', 'Other deductions'),
];

export const FORM_1120_S = editions(
  '1120-s',
  'Form 1120-S',
  unchanged([
    credits('1a', 'Gross receipts or sales'),
    debits('1b', 'Returns and allowances'),
    sum('1c', 'Line 1a less line 1b', ['1a'], ['1b']),
    debits('2', 'Cost of goods sold (Form 1125-A, line 8)'),
    sum('3', 'Gross profit', ['1c'], ['2']),
    credits('4', 'Net gain (loss) from Form 4797'),
    credits('5', 'Other income (loss)'),
    sum('6', 'Total income (loss)', ['3', '4', '5']),
    ...DEDUCTIONS,
    sum(
      '21',
      'Total deductions',
      DEDUCTIONS.map(({ line }) => line),
    ),
    sum('22', 'Ordinary business income (loss)', ['6'], ['21']),
  ]),
  [2024, 2025],
);

export const FORM_1120_S_K = editions(
  '1120-s-k',
  'Form 1120-S, Schedule K',
  unchanged([
    carried('1', 'Ordinary business income (loss)', '1120-s', '22'),
    credits('2', 'Net rental real estate income (loss)'),
    credits('3c', 'Other net rental income (loss)'),
    credits('4', 'Interest income'),
    credits('5a', 'Ordinary dividends'),
    credits('5b', 'Qualified dividends'),
    credits('6', 'Royalties'),
    credits('7', 'Net short-term capital gain (loss)'),
    credits('8a', 'Net long-term capital gain (loss)'),
    credits('9', 'Net section 1231 gain (loss)'),
    credits('10', 'Other income (loss)'),
    debits('11', 'Section 179 deduction'),
    debits('12a', 'Cash charitable contributions'),
    debits('12b', 'Noncash charitable contributions'),
    debits('12c', 'Investment interest expense'),
    debits('12d', 'Section 59(e)(2) expenditures'),
    debits('12e', 'Other deductions'),
    credits('16a', 'Tax-exempt interest income'),
    credits('16b', 'Other tax-exempt income'),
    debits('16c', 'Nondeductible expenses', { restOf: '1120-s' }),
    ...hands([
      ['16d', 'Distributions'],
      ['16e', 'Repayment of loans from shareholders'],
    ]),
    debits('16f', 'Foreign taxes paid or accrued'),
    ...hands([
      ['17a', 'Investment income'],
      ['17b', 'Investment expenses'],
      ['17c', 'Dividend distributions paid from accumulated earnings and profits'],
      ['17d', 'Other items and amounts'],
      ['18', 'Income (loss) reconciliation'],
    ]),
  ]),
  [2025],
);

export const FORM_1120_S_K1 = editions(
  '1120-s-k1',
  'Form 1120-S, Schedule K-1',
  unchanged(
    hands([
      ['1', 'Ordinary business income (loss)'],
      ['2', 'Net rental real estate income (loss)'],
      ['3', 'Other net rental income (loss)'],
      ['4', 'Interest income'],
      ['5a', 'Ordinary dividends'],
      ['5b', 'Qualified dividends'],
      ['6', 'Royalties'],
      ['7', 'Net short-term capital gain (loss)'],
      ['8a', 'Net long-term capital gain (loss)'],
      ['9', 'Net section 1231 gain (loss)'],
      ['10', 'Other income (loss)'],
      ['11', 'Section 179 deduction'],
      ['12', 'Other deductions'],
      ['13', 'Credits'],
      ['14', 'Schedule K-3 is attached'],
      ['15', 'Alternative minimum tax items'],
      ['16', 'Items affecting shareholder basis'],
      ['17', 'Other information'],
    ]),
  ),
  [],
);

export const FORM_1120_S_L = editions(
  '1120-s-l',
  'Form 1120-S, Schedule L',
  unchanged([
    ...hands([
      ['1', 'Cash'],
      ['2a', 'Trade notes and accounts receivable'],
      ['2b', 'Allowance for bad debts'],
      ['3', 'Inventories'],
      ['4', 'U.S. government obligations'],
      ['5', 'Tax-exempt securities'],
      ['6', 'Other current assets'],
      ['7', 'Loans to shareholders'],
      ['8', 'Mortgage and real estate loans'],
      ['9', 'Other investments'],
      ['10a', 'Buildings and other depreciable assets'],
      ['10b', 'Accumulated depreciation'],
      ['11a', 'Depletable assets'],
      ['11b', 'Accumulated depletion'],
      ['12', 'Land'],
      ['13a', 'Intangible assets (amortizable only)'],
      ['13b', 'Accumulated amortization'],
      ['14', 'Other assets'],
    ]),
    sum(
      '15',
      'Total assets',
      ['1', '2a', '3', '4', '5', '6', '7', '8', '9', '10a', '11a', '12', '13a', '14'],
      ['2b', '10b', '11b', '13b'],
    ),
    ...hands([
      ['16', 'Accounts payable'],
      ['17', 'Mortgages, notes, bonds payable in less than 1 year'],
      ['18', 'Other current liabilities'],
      ['19', 'Loans from shareholders'],
      ['20', 'Mortgages, notes, bonds payable in 1 year or more'],
      ['21', 'Other liabilities'],
      ['22', 'Capital stock'],
      ['23', 'Additional paid-in capital'],
      ['24', 'Retained earnings'],
      ['25', 'Adjustments to shareholders’ equity'],
      ['26', 'Cost of treasury stock'],
    ]),
    sum(
      '27',
      'Total liabilities and shareholders’ equity',
      ['16', '17', '18', '19', '20', '21', '22', '23', '24', '25'],
      ['26'],
    ),
  ]),
  [2025],
);

export const FORM_1120_S_M1 = editions(
  '1120-s-m1',
  'Form 1120-S, Schedule M-1',
  unchanged([
    ...hands([
      ['1', 'Net income (loss) per books'],
      ['2', 'Income on Schedule K that is not on the books'],
      ['3a', 'Depreciation on the books that is not on Schedule K'],
      ['3b', 'Travel and entertainment on the books that is not on Schedule K'],
      ['3', 'Other expenses on the books that are not on Schedule K'],
    ]),
    sum('4', 'Lines 1 through 3', ['1', '2', '3a', '3b', '3']),
    ...hands([
      ['5a', 'Income on the books that is not on Schedule K: tax-exempt interest'],
      ['5', 'Other income on the books that is not on Schedule K'],
      ['6a', 'Deductions on Schedule K that are not on the books: depreciation'],
      ['6', 'Other deductions on Schedule K that are not on the books'],
    ]),
    sum('7', 'Lines 5 and 6', ['5a', '5', '6a', '6']),
    sum('8', 'Income (loss)', ['4'], ['7']),
  ]),
  [],
);

/** Column a alone, the accumulated adjustments account: the others are of companies that once were C corporations. */
export const FORM_1120_S_M2 = editions(
  '1120-s-m2',
  'Form 1120-S, Schedule M-2, accumulated adjustments account',
  unchanged([
    ...hands([['1', 'Balance at beginning of year']]),
    ...hands([
      ['2', 'Ordinary income from page 1, line 22'],
      ['3', 'Other additions'],
    ]),
    ...hands([
      ['4', 'Loss from page 1, line 22'],
      ['5', 'Other reductions'],
    ]),
    sum('6', 'Lines 1 through 5', ['1', '2', '3'], ['4', '5']),
    ...hands([['7', 'Distributions']]),
    sum('8', 'Balance at end of year', ['6'], ['7']),
  ]),
  [],
);
