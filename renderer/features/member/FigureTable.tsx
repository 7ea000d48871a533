/** Figures with their names: what every view of this screen is made of. A row may be a heading, a sum, or beside the sum. */
import type { ReactNode } from 'react';
import { cx, Money } from '../../ui/index.ts';
import styles from './Member.module.css';

export interface FigureRow {
  key: string;
  label: ReactNode;
  /** Exact decimals, in the order of the columns; `null` draws nothing, or what `missing` says. */
  figures: readonly (string | null)[];
  missing?: string;
  kind?: 'heading' | 'sum' | 'aside';
  /** Stands in to the right, as what something is made of. */
  indented?: boolean;
  /** Rows of its own below. */
  detail?: ReactNode;
}

interface FigureTableProps {
  label: string;
  /** What the rows are. */
  what: string;
  columns: readonly { key: string; title: string }[];
  rows: readonly FigureRow[];
  currency: string;
}

/** More may be wider than the window. */
const FITTING_COLUMNS = 3;

export function FigureTable({ label, what, columns, rows, currency }: FigureTableProps) {
  return (
    <section
      className={styles.frame}
      aria-label={label}
      // What scrolls must be reached by the keyboard.
      tabIndex={columns.length > FITTING_COLUMNS ? 0 : undefined}
    >
      <table className={styles.table}>
        <caption className={styles.caption}>{label}</caption>
        <thead>
          <tr>
            <th scope="col">{what}</th>
            {columns.map(({ key, title }) => (
              <th key={key} scope="col" className={styles.figure}>
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <Row key={row.key} row={row} columns={columns} currency={currency} />
          ))}
        </tbody>
      </table>
    </section>
  );
}

function Row({
  row,
  columns,
  currency,
}: Pick<FigureTableProps, 'columns' | 'currency'> & { row: FigureRow }) {
  const { kind, label, figures, missing, detail, indented } = row;
  const name = cx(styles.name, indented && styles.indented);
  if (kind === 'heading')
    return (
      <tr className={styles.heading}>
        <th scope="rowgroup" className={name} colSpan={columns.length + 1}>
          {label}
        </th>
      </tr>
    );
  return (
    <>
      <tr className={kind && styles[kind]}>
        <th scope="row" className={name}>
          {label}
        </th>
        {columns.map(({ key }, place) => (
          <td key={key} className={styles.figure}>
            {figures[place] === null && missing !== undefined ? (
              missing
            ) : (
              <Money value={figures[place]} currency={currency} dashZero={kind !== 'sum'} />
            )}
          </td>
        ))}
      </tr>
      {detail}
    </>
  );
}
