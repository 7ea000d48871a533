// biome-ignore-all lint/a11y/useSemanticElements: a table of elements can't lie absolutely; roles make it a grid
// biome-ignore-all lint/a11y/useFocusableInteractive: cells take the focus in turn, their rows never do
/** The row of sums at the foot. */
import type { LaidColumn } from './columns.ts';
import styles from './DataGrid.module.css';

export interface GridFooterProps<Row> {
  columns: readonly LaidColumn<Row>[];
  lead: number;
  rowIndex: number;
}

export function GridFooter<Row>({ columns, lead, rowIndex }: GridFooterProps<Row>) {
  return (
    <div role="rowgroup" className={styles.foot}>
      <div role="row" aria-rowindex={rowIndex} className={styles.footRow}>
        {Array.from({ length: lead }, (_, place) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the lead cells are alike
          <div key={place} role="gridcell" aria-colindex={place + 1} />
        ))}
        {columns.map((column, place) => (
          <div
            key={column.id}
            role="gridcell"
            aria-colindex={lead + place + 1}
            data-align={column.align}
            className={styles.cell}
          >
            {column.footer}
          </div>
        ))}
      </div>
    </div>
  );
}
