/** On what terms was lent, what is owed, and what tax law makes of it. */

import type { LoanDetail } from '../../../shared/contract/loan.ts';
import type { PaperOut } from '../../../shared/contract/paper.ts';
import { counted } from '../../../shared/counted.ts';
import { formatMoney, parseMoney } from '../../../shared/money.ts';
import type { Block } from '../../papers/index.ts';
import type { Advances } from '../advances.ts';
import type { Gathered } from '../gather.ts';
import { amountIn, capital, chapter, DATE, day, heading, NUMBER, plain, quiet, tableOr } from './words.ts';

const PLANS: Record<LoanDetail['terms']['plan'], string> = {
  'interest-only': 'interest when it falls due, principal on the last day',
  level: 'equal payments of principal and interest',
  'equal-principal': 'equal payments of principal, and the interest until then',
  single: 'principal and interest together on the last day',
  free: 'payments whenever the borrower chooses',
};

export function loansChapter(gathered: Gathered): Block[] {
  const { loans, advances } = gathered;
  const none = loans.length === 0 && advances.length === 0;
  return [
    chapter('Loans'),
    ...(none ? [quiet('Nothing was lent.')] : []),
    ...loans.flatMap((loan) => loanBlocks(loan, gathered)),
    ...advances.flatMap((one) => advanceBlocks(one, gathered)),
  ];
}

function loanBlocks(loan: LoanDetail, { numbers, papers, company }: Gathered): Block[] {
  const { law, currency } = loan;
  const money = (amount: string) => amountIn(amount, currency, company.base_currency);
  const standing = papers.filter(({ loan: id, state }) => id === loan.id && state !== 'void');
  const note = standing.findLast(({ kind }) => kind !== 'payment-log' && kind !== 'loan-amendment');
  const paperWords = (paper: PaperOut | undefined) =>
    paper === undefined
      ? 'none'
      : `${numbers.paper(paper.id)}, ${paper.signed_on === null ? 'not signed' : `signed on ${day(paper.signed_on)}`}`;
  return [
    heading(loan.name),
    {
      kind: 'facts',
      rows: [
        ['Lender', loan.lender.name],
        ['Borrower', loan.borrower.name],
        ['Lent', `${money(loan.lent)} on ${day(loan.lent_on)}`],
        ['Purpose', loan.purpose === '' ? 'not on record' : loan.purpose],
        ...termRows(loan, (effective) =>
          paperWords(
            standing.findLast(({ kind, effective_on: on }) => kind === 'loan-amendment' && on === effective),
          ),
        ),
        ['Paper', paperWords(note)],
        ['Principal owed', money(loan.outstanding)],
        ['Interest owed', interestWords(loan, money)],
        ...(loan.next
          ? [['Next payment', `${money(loan.next.payment)} on ${day(loan.next.due)}`] as const]
          : []),
        [
          'Late',
          loan.late === null
            ? 'nothing'
            : `${money(loan.late.open)} since ${day(loan.late.since)}, ${counted(loan.late.days, 'day')}`,
        ],
        ['For income tax', law.sentence],
        ...rateRows(loan),
      ],
    },
    tableOr('Nothing has moved.', MOVED, [
      ...loan.movements.map((one) => [
        ...[numbers.crossing(one.crossing_id), one.date, capital(one.kind)],
        ...[money(one.principal), money(one.interest), money(one.balance)],
      ]),
    ]),
  ];
}

const MOVED = [
  ...[NUMBER, DATE, { title: 'What' }],
  ...['Principal', 'Interest', 'Balance'].map((title) => ({ title, align: 'right' as const, width: 76 })),
];

/** The terms as they stand, and each time they were changed, with the paper of that. */
function termRows(
  { terms, versions }: LoanDetail,
  paperOf: (effective: string) => string,
): [string, string][] {
  return [
    ['Interest', `${terms.rate} % a year, days counted as ${terms.day_count}`],
    [
      'Repayment',
      `${PLANS[terms.plan]}${terms.every === null ? '' : `, every ${plain(terms.every)}`}; ${terms.maturity === null ? 'payable on demand' : `the last on ${day(terms.maturity)}`}`,
    ],
    ['Secured by', terms.security === '' ? 'nothing' : terms.security],
    ...versions
      .slice(1)
      .map(({ effective, reason }): [string, string] => [
        'Amended',
        `from ${day(effective)} on${reason === '' ? '' : `: ${reason.replace(/\.+$/, '')}`}. Paper: ${paperOf(effective)}`,
      ]),
  ];
}

/** What the latest terms were held against, where the law looks at them. */
function rateRows({ law, currency }: LoanDetail): [string, string][] {
  const check = law.checks.at(-1);
  if (law.reach === 'none' || check === undefined) return [];
  if (check.afr === null)
    return [['Federal rate', `of ${check.month}: not known, so the rate can’t be held against it`]];
  const doubt = check.checked ? '' : ', which nobody held against it';
  const short = Number(check.shortfall ?? 0);
  return [
    [
      'Federal rate',
      `${check.afr} % (${check.term}-term, ${check.month}, by ${check.ruling}${doubt}): ${STATES[check.state]}${
        short > 0 ? `; the payments are worth ${check.shortfall} ${currency} less than what was lent` : ''
      }`,
    ],
  ];
}

const STATES = { below: 'not reached', meets: 'reached', unknown: 'not known for every month' } as const;

/** On the evening of the last day, as the balance sheet has it, with what of it is not in the books. */
function interestWords(
  { accruals, movements, interest_to_book, currency }: LoanDetail,
  money: (amount: string) => string,
): string {
  const sum = (amounts: readonly string[]) =>
    amounts.reduce((total, amount) => total + parseMoney(amount, currency), 0);
  const booked = sum(accruals.map(({ amount }) => amount)) - sum(movements.map(({ interest }) => interest));
  const missing = parseMoney(interest_to_book, currency);
  const owed = money(formatMoney(booked + missing, currency));
  if (missing === 0) return owed;
  return `${owed}; in the books: ${money(formatMoney(booked, currency))}`;
}

function advanceBlocks(
  { lender, borrower, currency, owed, movements }: Advances,
  { numbers, company }: Gathered,
): Block[] {
  const money = (amount: string) => amountIn(amount, currency, company.base_currency);
  return [
    heading(`${lender} to ${borrower}, without terms on record`),
    {
      kind: 'facts',
      rows: [
        ['Lender', lender],
        ['Borrower', borrower],
        ['Terms', 'none are on record: no rate, no day of repayment, no security'],
        [
          'Interest',
          'none was agreed, so that none accrues; what tax law makes of that stands among the findings',
        ],
        ['Principal owed', money(owed)],
      ],
    },
    {
      kind: 'table',
      columns: MOVED.filter(({ title }) => title !== 'Interest'),
      rows: movements.map((one) => [
        ...[numbers.crossing(one.crossing), one.date, capital(one.kind)],
        ...[money(one.principal), money(one.balance)],
      ]),
    },
  ];
}
