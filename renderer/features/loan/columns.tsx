/** The columns of the list of loans. */
import { useMemo } from 'react';
import { useBooks } from '../../app/books.ts';
import { text } from '../../text/index.ts';
import { DateText, EntityMark, type GridColumn, Money } from '../../ui/index.ts';
import styles from './Loans.module.css';
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
          width: 146,
          minWidth: 120,
          grow: 1,
          hideable: false,
          sortable: true,
        },
        cell: ({ name, purpose }) => (
          <span className={styles.name}>
            <span>{name}</span>
            <span className={styles.quiet}>{purpose}</span>
          </span>
        ),
        text: ({ name }) => name,
      },
      {
        ...{ id: 'parties', header: words.columns.parties, width: 236, minWidth: 236, grow: 1 },
        cell: ({ lender, borrower }) => (
          <span className={styles.parties}>
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
        ...{ id: 'interest', header: words.columns.interest, width: 104, align: 'right', sortable: true },
        cell: ({ interest_unpaid, currency }) => (
          <Money value={interest_unpaid} currency={currency} dashZero />
        ),
        text: ({ interest_unpaid }) => interest_unpaid,
        sortValue: ({ interest_unpaid_minor }) => interest_unpaid_minor,
      },
      {
        ...{ id: 'rate', header: words.columns.rate, width: 56, align: 'right' },
        cell: ({ terms }) => words.rate(terms.rate),
        text: ({ terms }) => terms.rate,
      },
      {
        ...{ id: 'plan', header: words.columns.plan, width: 190, grow: 1, hidden: true },
        cell: ({ terms }) => <span className={styles.cut}>{words.planShort(terms)}</span>,
        text: ({ terms }) => words.planShort(terms),
      },
      {
        ...{ id: 'next', header: words.columns.next, width: 168, align: 'right' },
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
        ...{ id: 'state', header: words.columns.state, width: 210, grow: 1 },
        cell: (loan) => <States loan={loan} />,
        text: ({ late }) => (late ? words.states.late(late.days) : ''),
      },
    ],
    [entity],
  );
}
