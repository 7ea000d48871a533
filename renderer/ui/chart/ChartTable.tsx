/** The same figures as a table. */
import { Money } from '../money/Money.tsx';
import { text } from '../text.ts';
import styles from './Chart.module.css';
import type { ChartProps } from './types.ts';

export function ChartTable({ title, labels, series, currency, height, onPick }: ChartProps) {
  return (
    <section
      className={styles.tableBox}
      style={{ height }}
      aria-label={text.chart.tableOf(title)}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reached by the keyboard
      tabIndex={0}
    >
      <table className={styles.table}>
        <thead>
          <tr>
            <td />
            {series.map((one) => (
              <th key={one.id} scope="col">
                {one.label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {labels.map((label, index) => (
            <tr key={label}>
              <th scope="row">{label}</th>
              {series.map((one) => {
                const value = one.values[index];
                const money =
                  value === null || value === undefined ? (
                    <span className={styles.gap}>{text.chart.gap}</span>
                  ) : (
                    <Money value={value} currency={currency} />
                  );
                return (
                  <td key={one.id}>
                    {onPick && value !== null && value !== undefined ? (
                      <button
                        type="button"
                        className={styles.pick}
                        title={text.chart.open(label, one.label)}
                        onClick={() => onPick({ series: one.id, index })}
                      >
                        {money}
                      </button>
                    ) : (
                      money
                    )}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
