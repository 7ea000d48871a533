/** What was agreed, row by row, beside what happened. */
import { text } from '../../text/index.ts';
import { cx, DateText, dateText, Money, moneyText, Section, useLocale } from '../../ui/index.ts';
import styles from './Loan.module.css';
import { type ScheduleRow, scheduleRows } from './rows.ts';
import type { LoanDetail } from './types.ts';

const words = text.loan.one;
const AMOUNTS = ['payment', 'interest', 'principal', 'balance'] as const;

export function Schedule({ loan }: { loan: LoanDetail }) {
  const rows = scheduleRows(loan);
  const { currency } = loan;
  const columns = words.scheduleColumns;
  return (
    <Section title={words.schedule} detail={rows.length === 0 ? words.noSchedule : words.scheduleNote}>
      {rows.length > 0 && (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a table that scrolls is reached by key
        <section className={styles.scroll} tabIndex={0} aria-label={words.scheduleRows}>
          <table className={styles.table}>
            <thead>
              <tr>
                <th scope="col">{columns.number}</th>
                <th scope="col">{columns.due}</th>
                <th scope="col">{columns.payment}</th>
                <th scope="col">{columns.interest}</th>
                <th scope="col">{columns.principal}</th>
                <th scope="col">{columns.balance}</th>
                <th scope="col">{columns.state}</th>
              </tr>
            </thead>
            <tbody>
              {rows.map((row) => (
                <tr key={row.agreed.number}>
                  <td>{row.agreed.number}</td>
                  <th scope="row">
                    <DateText value={row.agreed.due} />
                  </th>
                  {AMOUNTS.map((name) => (
                    <td key={name}>
                      <Money value={row.agreed[name]} currency={currency} dashZero />
                    </td>
                  ))}
                  <State row={row} currency={currency} asOf={loan.as_of} />
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      )}
    </Section>
  );
}

function State({ row: { due }, currency, asOf }: { row: ScheduleRow; currency: string; asOf: string }) {
  const locale = useLocale();
  const [said, tone] = stateOf(
    due,
    asOf,
    (amount) => moneyText(amount, currency, locale),
    (day) => dateText(day, locale),
  );
  return <td className={cx(styles.state, tone && styles[tone])}>{said}</td>;
}

type Due = ScheduleRow['due'];

function stateOf(
  due: Due,
  asOf: string,
  money: (amount: string) => string,
  day: (date: string) => string,
): [said: string, tone: 'bad' | 'good' | 'quiet'] {
  const { due: states } = words;
  if (!due) return [states.gone, 'quiet'];
  if (due.met_on !== null)
    return due.days_late > 0
      ? [states.paidLate(day(due.met_on), due.days_late), 'quiet']
      : [states.paid(day(due.met_on)), 'good'];
  if (due.carried_on !== null) return [states.carried(day(due.carried_on)), 'bad'];
  if (due.due === asOf) return [states.today(money(due.open)), 'quiet'];
  return due.is_due
    ? [states.late(money(due.open), due.days_late), 'bad']
    : [states.ahead(money(due.open)), 'quiet'];
}
