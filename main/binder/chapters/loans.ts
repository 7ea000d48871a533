/** On what terms was lent, what is owed, and what tax law makes of it. */
import type { LoanDetail } from '../../../shared/contract/loan.ts';
import type { Block } from '../../papers/index.ts';
import type { Gathered } from '../gather.ts';
import { chapter, DATE, day, heading, money, plain, quiet, tableOr } from './words.ts';

export function loansChapter({ loans }: Gathered): Block[] {
  return [
    chapter('Loans'),
    ...(loans.length === 0 ? [quiet('No loan with terms is on record.')] : loans.flatMap(loanBlocks)),
  ];
}

function loanBlocks(loan: LoanDetail): Block[] {
  const { terms, law } = loan;
  return [
    heading(loan.name),
    {
      kind: 'facts',
      rows: [
        ['Lender', loan.lender.name],
        ['Borrower', loan.borrower.name],
        ['Lent', `${money(loan.lent)} ${loan.currency} on ${day(loan.lent_on)}`],
        ['Purpose', loan.purpose === '' ? '–' : loan.purpose],
        ['Terms', `${terms.rate} % a year, ${terms.day_count}, ${plain(terms.plan)}`],
        ['Matures', terms.maturity === null ? 'on demand' : day(terms.maturity)],
        ['Secured by', terms.security === '' ? 'nothing' : terms.security],
        ['Principal owed', money(loan.outstanding)],
        ['Interest owed', money(loan.interest_unpaid)],
        ['Late', loan.late === null ? 'nothing' : `${money(loan.late.open)} since ${day(loan.late.since)}`],
        ['For income tax', law.sentence],
      ],
    },
    tableOr(
      'Nothing has moved.',
      [
        DATE,
        { title: 'What' },
        { title: 'Principal', align: 'right', width: 76 },
        { title: 'Interest', align: 'right', width: 76 },
        { title: 'Balance', align: 'right', width: 76 },
      ],
      loan.movements.map((one) => [
        one.date,
        plain(one.kind),
        money(one.principal),
        money(one.interest),
        money(one.balance),
      ]),
    ),
  ];
}
