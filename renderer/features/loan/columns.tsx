/** The columns of the list of loans. */
import { useMemo } from 'react';
import { useBooks } from '../../app/books.ts';
import { text } from '../../text/index.ts';
import { DateText, EntityMark, type GridColumn, Money } from '../../ui/index.ts';
import styles from './Loans.module.css';
import { nameBesideParties } from './rows.ts';
import { States } from './States.tsx';
import type { Loan } from './types.ts';

const words = text.loan;

export function useLoanColumns(): GridColumn<Loan>[] {
  const { entity } = useBooks();
  return useMemo<GridColumn<Loan>[]>(
    () => [
      {
        ...{
          id: 'name',
          header: words.columns.name,
          width: 130,
          minWidth: 96,
          grow: 5,
          hideable: false,
          sortable: true,
        },
        cell: (loan) => (
          <span className={styles.name} title={loan.name}>
            <span>{nameBesideParties(loan)}</span>
            <span className={styles.quiet}>{loan.purpose}</span>
          </span>
        ),
        text: ({ name }) => name,
      },
      {
        ...{ id: 'parties', header: words.columns.parties, width: 228, minWidth: 150, grow: 9 },
        cell: ({ lender, borrower }) => (
          <span className={styles.parties} title={words.fromTo(lender.name, borrower.name)}>
            {[lender, borrower].map((party, place) => {
              const one = entity(party.id);
              return (
                <span key={party.id} className={styles.party}>
                  {place === 1 && <span aria-hidden="true">→</span>}
                  {one && <EntityMark entity={one} show="mark" />}
                  <span className={styles.cut}>{party.name}</span>
                </span>
              );
            })}
          </span>
        ),
        text: ({ lender, borrower }) => words.fromTo(lender.name, borrower.name),
      },
      {
        ...{
          id: 'outstanding',
          header: words.columns.outstanding,
          width: 110,
          align: 'right',
          sortable: true,
        },
        cell: ({ outstanding, currency }) => <Money value={outstanding} currency={currency} />,
        text: ({ outstanding }) => outstanding,
        sortValue: ({ outstanding_minor }) => outstanding_minor,
      },
      {
        ...{ id: 'interest', header: words.columns.interest, width: 72, align: 'right', sortable: true },
        cell: ({ interest_unpaid, currency }) => (
          <Money value={interest_unpaid} currency={currency} dashZero />
        ),
        text: ({ interest_unpaid }) => interest_unpaid,
        sortValue: ({ interest_unpaid_minor }) => interest_unpaid_minor,
      },
      {
        ...{ id: 'rate', header: words.columns.rate, width: 48, align: 'right' },
        cell: ({ terms }) => words.rate(terms.rate),
        text: ({ terms }) => terms.rate,
      },
      {
        ...{ id: 'plan', header: words.columns.plan, width: 190, grow: 1, hidden: true },
        cell: ({ terms }) => <span className={styles.cut}>{words.planShort(terms)}</span>,
        text: ({ terms }) => words.planShort(terms),
      },
      {
        ...{ id: 'next', header: words.columns.next, width: 152, align: 'right' },
        cell: ({ next, currency }) =>
          next && (
            <span className={styles.next}>
              <DateText value={next.due} />
              <Money value={next.payment} currency={currency} />
            </span>
          ),
        text: ({ next }) => (next ? `${next.due} ${next.payment}` : ''),
      },
      {
        ...{ id: 'state', header: words.columns.state, width: 64, whole: true },
        cell: (loan) => <States loan={loan} />,
        text: ({ late }) => (late ? words.states.late(late.days) : ''),
      },
    ],
    [entity],
  );
}
