/** What was lent and has no terms on record: each with the way to write them down. */
import { text } from '../../text/index.ts';
import { Button, dateText, moneyText, useLocale } from '../../ui/index.ts';
import styles from './Loans.module.css';
import type { Unwritten as Row } from './types.ts';

const words = text.loan.unwritten;

interface UnwrittenProps {
  rows: readonly Row[];
  /** With the crossing whose terms are to be written down. */
  onWrite: (crossing: string) => void;
}

export function Unwritten({ rows, onWrite }: UnwrittenProps) {
  const locale = useLocale();
  return (
    <section className={styles.unwritten} aria-labelledby="loans-unwritten">
      <h2 id="loans-unwritten">{words.title}</h2>
      <p>{words.text}</p>
      <ul>
        {rows.map(({ lender, borrower, owed_minor: minor, currency, since, lendings: [first] }) => (
          <li key={`${lender.id} ${borrower.id} ${currency}`}>
            <span>{text.loan.fromTo(lender.name, borrower.name)}</span>
            <span className={styles.quiet}>
              {words.owed(moneyText(minor, currency, locale, 'code'), dateText(since, locale))}
            </span>
            {first !== undefined && (
              <Button
                size="small"
                aria-label={words.writeOf(lender.name, borrower.name)}
                onClick={() => onWrite(first)}
              >
                {words.write}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
