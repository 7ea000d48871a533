/** A statement, set as one is printed: indents, hairlines, a rule over each sum, a double rule under the last. */
import type { CSSProperties } from 'react';
import { setPeriod } from '../../app/use-period.ts';
import { text } from '../../text/index.ts';
import { cx, useLocale } from '../../ui/index.ts';
import { Figure } from './Figure.tsx';
import { columnLabel } from './labels.ts';
import styles from './Statement.module.css';
import type { Sheet, SheetColumn, SheetRow } from './sheet.ts';
import type { Ask, Asked } from './use-report.ts';

/** From here on the figures get a window of their own that scrolls, with the names at its left. */
const WIDE_COLUMNS = 6;

interface StatementTableProps {
  sheet: Sheet;
  asked: Asked;
  ask: Ask;
  label: string;
}

export function StatementTable({ sheet, asked, ask, label }: StatementTableProps) {
  const wide = sheet.columns.length >= WIDE_COLUMNS;
  return (
    <section
      className={wide ? styles.wide : styles.frame}
      aria-label={label}
      // What scrolls must be reached by the keyboard.
      tabIndex={wide ? 0 : undefined}
    >
      <table className={styles.table}>
        <caption className={styles.caption}>{label}</caption>
        <Head columns={sheet.columns} ask={ask} />
        <tbody>
          {sheet.rows.map((row, place) => (
            <Line
              key={row.id}
              row={row}
              columns={sheet.columns}
              asked={asked}
              currency={
                sheet.currencies.length > 1 && sheet.rows[place - 1]?.currency !== row.currency
                  ? row.currency
                  : undefined
              }
            />
          ))}
        </tbody>
      </table>
    </section>
  );
}

function Head({ columns, ask }: { columns: readonly SheetColumn[]; ask: Ask }) {
  const locale = useLocale();
  const words = text.reports.columns;
  return (
    <thead>
      <tr>
        <th scope="col" className={styles.headName}>
          {words.account}
        </th>
        {columns.map((column) => {
          const { period } = column;
          const name = columnLabel(column, locale, columns.length === 1);
          return (
            <th
              key={column.name}
              scope="col"
              className={styles.head}
              abbr={column.show === 'percent' ? words.percentLong : undefined}
            >
              {period === undefined ? (
                name
              ) : (
                <button
                  type="button"
                  className={styles.zoom}
                  title={words.zoom(name)}
                  onClick={() => {
                    setPeriod(period);
                    ask({ interval: 'none' });
                  }}
                >
                  {name}
                </button>
              )}
            </th>
          );
        })}
      </tr>
    </thead>
  );
}

interface LineProps {
  row: SheetRow;
  columns: readonly SheetColumn[];
  asked: Asked;
  /** Said before the first line of another currency. */
  currency: string | undefined;
}

function Line({ row, columns, asked, currency }: LineProps) {
  const { kind, grand } = row;
  return (
    <>
      {currency !== undefined && (
        <tr className={styles.currency}>
          <th scope="rowgroup" className={styles.name} colSpan={columns.length + 1}>
            {text.reports.in(currency)}
          </th>
        </tr>
      )}
      <tr
        className={cx(
          styles[kind],
          kind === 'heading' && row.depth === 0 && styles.section,
          grand && styles.grand,
        )}
      >
        <th
          scope={kind === 'heading' ? 'rowgroup' : 'row'}
          className={styles.name}
          style={{ '--depth': row.depth } as CSSProperties}
        >
          {row.code !== null && kind === 'account' && <span className={styles.code}>{row.code}</span>}
          {row.label.replaceAll(':', ' › ')}
        </th>
        {columns.map((column, place) => (
          <td key={column.name} className={cx(styles.figure, column.show === 'percent' && styles.bare)}>
            <Figure row={row} column={column} cell={row.cells[place]} asked={asked} />
          </td>
        ))}
      </tr>
    </>
  );
}
