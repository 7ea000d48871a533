/** The payments behind a row: each a door to its entry, each with how it was made. */
import { Link } from '@tanstack/react-router';
import { PAYMENT_MEANS, type PaymentMeans } from '../../../shared/contract/vendor.ts';
import { client } from '../../app/client.ts';
import { useCommand } from '../../app/command.ts';
import { text } from '../../text/index.ts';
import { DateText, dateText, Money, Select, useLocale } from '../../ui/index.ts';
import type { PaidRow } from './types.ts';
import styles from './Vendor.module.css';

const words = text.vendor;

export function Payments({ row, currency }: { row: PaidRow; currency: string }) {
  const locale = useLocale();
  const mark = useCommand(
    ({ entry_id, means }: { entry_id: string; means: PaymentMeans }) =>
      client.vendor.set_payment({ entry_id, means }),
    { done: words.marked },
  );
  return (
    <table className={styles.payments} aria-label={words.payments(row.name)}>
      <thead>
        <tr>
          <th scope="col">{words.day}</th>
          <th scope="col">{words.amount}</th>
          <th scope="col">{words.means}</th>
        </tr>
      </thead>
      <tbody>
        {row.payments.map(({ entry_id, date, amount, means }) => (
          <tr key={`${entry_id} ${date} ${amount}`}>
            <th scope="row">
              <Link to="/register" search={{ entry: entry_id, from: date, to: date }}>
                <DateText value={date} />
              </Link>
            </th>
            <td className={styles.figure}>
              <Money value={amount} currency={currency} />
            </td>
            <td>
              <Select<PaymentMeans>
                label={words.meansOf(dateText(date, locale))}
                labelHidden
                size="small"
                value={means}
                disabled={mark.busy}
                options={PAYMENT_MEANS.map((value) => ({ value, label: words.meanses[value] }))}
                onCommit={(next) => void mark.run({ entry_id, means: next })}
              />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
