/** The days ahead, with what goes out and comes in; and the parts of the current ratio. */
import { text } from '../../text/index.ts';
import { DateText, Money } from '../../ui/index.ts';
import styles from './DrawView.module.css';
import type { Solvency } from './types.ts';

const words = text.veil.draw;

export function Outlook({ solvency: { outlook, outlook_days, currency } }: { solvency: Solvency }) {
  return (
    <div>
      <h3 className={styles.title}>{words.outlook(outlook_days)}</h3>
      {outlook.length === 0 ? (
        <p className={styles.quiet}>{words.nothingAhead}</p>
      ) : (
        <table className={styles.table}>
          <thead>
            <tr>
              <th scope="col">{words.columns.date}</th>
              <th scope="col">{words.columns.what}</th>
              <th scope="col">{words.columns.amount}</th>
              <th scope="col">{words.columns.cash}</th>
            </tr>
          </thead>
          <tbody>
            {outlook.map(({ date, what, amount, cash }, at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: two bills of one day may be alike in everything
              <tr key={`${date}-${what}-${at}`}>
                <td>
                  <DateText value={date} />
                </td>
                <th scope="row">{what}</th>
                <td className={styles.amount}>
                  <Money value={amount} currency={currency} />
                </td>
                <td className={styles.amount}>
                  <Money value={cash} currency={currency} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </div>
  );
}

interface PartsProps {
  ratio: NonNullable<Solvency['ratio']>;
  currency: string;
}

export function RatioParts({ ratio, currency }: PartsProps) {
  const rows = (parts: PartsProps['ratio']['asset_parts']) =>
    parts.map(({ name, amount }) => (
      <tr key={name}>
        <th scope="row">{name}</th>
        <td className={styles.amount}>
          <Money value={amount} currency={currency} />
        </td>
      </tr>
    ));
  const total = (amount: string) => (
    <tr className={styles.total}>
      <td />
      <td className={styles.amount}>
        <Money value={amount} currency={currency} strong />
      </td>
    </tr>
  );
  return (
    <div>
      <h3 className={styles.title}>{words.parts}</h3>
      <table className={styles.table}>
        <tbody>
          {rows(ratio.asset_parts)}
          {total(ratio.assets)}
        </tbody>
        <tbody>
          {rows(ratio.liability_parts)}
          {total(ratio.liabilities)}
        </tbody>
      </table>
    </div>
  );
}
