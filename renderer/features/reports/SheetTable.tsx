/** A report, set as a statement is printed: indents, hairlines, a rule over each sum, a double rule under the last. */
import type { CSSProperties, ReactNode } from 'react';
import { setPeriod } from '../../app/use-period.ts';
import { text } from '../../text/index.ts';
import { cx, dateText, useLocale, VisuallyHidden } from '../../ui/index.ts';
import type { Ground } from './drill.ts';
import { Figure } from './Figure.tsx';
import { columnLabel } from './labels.ts';
import styles from './Statement.module.css';
import type { Sheet, SheetColumn, SheetRow } from './sheet.ts';

function isFigure({ kind }: SheetColumn): boolean {
  return kind === 'money' || kind === 'percent' || kind === 'count';
}

/** From here on the figures get a window of their own that scrolls, with the names at its left. */
const WIDE_COLUMNS = 6;

interface SheetTableProps {
  sheet: Sheet;
  label: string;
  ground: Ground;
  /** After a column’s own period was chosen for the frame. */
  onZoom: () => void;
}

export function SheetTable({ sheet, label, ground, onZoom }: SheetTableProps) {
  const wide = sheet.columns.length >= WIDE_COLUMNS;
  return (
    <section
      className={wide ? styles.wide : styles.frame}
      aria-label={label}
      // What scrolls must be reached by the keyboard.
      tabIndex={wide ? 0 : undefined}
    >
      <table className={cx(styles.table, sheet.isDated && styles.dated)}>
        <caption className={styles.caption}>{label}</caption>
        <Head head={sheet.head} columns={sheet.columns} onZoom={onZoom} />
        <tbody>
          {sheet.rows.map((row, place) => (
            <Line
              key={row.id}
              row={row}
              columns={sheet.columns}
              ground={ground}
              isDated={sheet.isDated}
              above={sheet.rows[place - 1]}
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

interface HeadProps {
  head: string;
  columns: readonly SheetColumn[];
  onZoom: () => void;
}

function Head({ head, columns, onZoom }: HeadProps) {
  const locale = useLocale();
  const words = text.reports.columns;
  return (
    <thead>
      <tr>
        <th scope="col" className={styles.headName}>
          {head}
        </th>
        {columns.map((column) => {
          const { period } = column;
          const name = columnLabel(column, locale, columns.length === 1);
          return (
            <th
              key={column.key}
              scope="col"
              className={isFigure(column) ? styles.head : styles.headText}
              abbr={column.kind === 'percent' ? words.percentLong : undefined}
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
                    onZoom();
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
  ground: Ground;
  /** Its name is a day. */
  isDated: boolean;
  above: SheetRow | undefined;
  /** Said before the first line of another currency. */
  currency: string | undefined;
}

function Line({ row, columns, ground, isDated, above, currency }: LineProps) {
  const locale = useLocale();
  const { kind, grand, entryId } = row;
  // The legs of an entry say its day, payee and words once to the eye.
  const goesOn = entryId !== null && above?.entryId === entryId;
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
          <Once said={goesOn && above.label === row.label}>{nameOf(row, isDated, locale)}</Once>
        </th>
        {columns.map((column, place) => (
          <td
            key={column.key}
            className={cx(
              isFigure(column) ? styles.figure : styles.text,
              column.kind !== 'money' && styles.bare,
              column.kind === 'date' && styles.day,
            )}
          >
            <Once said={goesOn && column.kind === 'text' && above.cells[place] === row.cells[place]}>
              <Figure row={row} column={column} cell={row.cells[place]} ground={ground} />
            </Once>
          </td>
        ))}
      </tr>
    </>
  );
}

/** Paths of accounts are told apart from names that have a colon by themselves. */
function nameOf({ label, accountIds }: SheetRow, isDated: boolean, locale: string): string {
  if (isDated && /^\d{4}-\d{2}-\d{2}$/.test(label)) return dateText(label, locale);
  return accountIds.length > 0 ? label.replaceAll(':', ' › ') : label;
}

function Once({ said, children }: { said: boolean; children: ReactNode }) {
  return said ? <VisuallyHidden>{children}</VisuallyHidden> : children;
}
