/** What wants attention of a loan, as words beside it. */
import { text } from '../../text/index.ts';
import { Badge } from '../../ui/index.ts';
import styles from './Loans.module.css';
import type { Loan } from './types.ts';

const words = text.loan.states;

export function States({ loan }: { loan: Loan }) {
  const {
    late,
    below_afr: afr,
    interest_to_book: toBook,
    outstanding_minor: owed,
    interest_unpaid_minor: interest,
  } = loan;
  const isPaidOff = owed === 0 && interest === 0;
  return (
    <span className={styles.states}>
      {late && <Badge tone="bad">{words.late(late.days)}</Badge>}
      {afr === 'below' && !isPaidOff && (
        <Badge tone="warn" title={words.belowTitle}>
          {words.below}
        </Badge>
      )}
      {Number(toBook) !== 0 && <Badge title={words.bookTitle}>{words.book}</Badge>}
      {isPaidOff && <Badge tone="good">{words.paidOff}</Badge>}
    </span>
  );
}
