/**
 * Columns at the right edge of which figures stand are never narrower than their widest figure in view: a figure cut off
 * is another figure. Nor are those that ask for it, such as chips. They grow and don't shrink, so that nothing moves while somebody scrolls; a width that somebody gave
 * a column stays.
 */
import { type RefObject, useMemo, useRef, useState } from 'react';
import type { LaidColumn } from './columns.ts';

/** Nothing was drawn for so long: it is at rest, and measuring costs nobody a frame. */
const REST_MS = 60;

/** Words are still told apart in so many pixels. */
const WORDS_MIN = 88;

export interface Fit<Row> {
  laid: readonly LaidColumn<Row>[];
  /** Rows were drawn. */
  onDrawn: () => void;
}

export function useFit<Row>(
  scroller: RefObject<HTMLElement | null>,
  columns: readonly LaidColumn<Row>[],
): Fit<Row> {
  const [widths, setWidths] = useState<Readonly<Record<string, number>>>({});
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const laid = useMemo(() => fitColumns(columns, widths), [columns, widths]);
  const latest = useRef(laid);
  latest.current = laid;

  function measure() {
    const grown = latest.current
      .filter(({ align, whole, given }) => (align === 'right' || whole) && !given)
      .map(({ id, width }) => ({ id, width, missing: missingIn(scroller.current, id) }))
      .filter(({ missing }) => missing > 0)
      .map(({ id, width, missing }) => [id, width + missing + 1] as const);
    if (grown.length > 0) setWidths((before) => ({ ...before, ...Object.fromEntries(grown) }));
  }

  return {
    laid,
    onDrawn: () => {
      clearTimeout(timer.current);
      timer.current = setTimeout(measure, REST_MS);
    },
  };
}

/**
 * The columns with the widths their figures want. Columns of words, which take what room is left, give way for it: they
 * may be cut off, so that no figure has to be looked for at the side.
 */
export function fitColumns<Row>(
  columns: readonly LaidColumn<Row>[],
  wanted: Readonly<Record<string, number>>,
): LaidColumn<Row>[] {
  const more = ({ id, width, given }: LaidColumn<Row>) =>
    given ? 0 : Math.max(0, (wanted[id] ?? 0) - width);
  const room = ({ width, grow, given, minWidth }: LaidColumn<Row>) =>
    grow && !given ? Math.max(0, width - (minWidth ?? WORDS_MIN)) : 0;
  const missing = columns.reduce((sum, column) => sum + more(column), 0);
  const spare = columns.reduce((sum, column) => sum + room(column), 0);
  const share = spare === 0 ? 0 : Math.min(1, missing / spare);
  return columns.map((column) => ({
    ...column,
    width: column.width + more(column) - Math.floor(room(column) * share),
  }));
}

/** Pixels by which the widest of the column's figures, or chips, is wider than its cell. */
function missingIn(scroller: HTMLElement | null, column: string): number {
  const cells = scroller?.querySelectorAll(
    `[role="gridcell"][data-column="${CSS.escape(column)}"]:not([data-editing])`,
  );
  let missing = 0;
  for (const cell of cells ?? []) {
    const figure = cell.firstElementChild;
    if (figure) missing = Math.max(missing, figure.scrollWidth - figure.clientWidth);
  }
  return missing;
}
