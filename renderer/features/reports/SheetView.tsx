/** A table of the contract as a sheet: its rows, what could not be eliminated, and its notes. */
import { type ReactNode, useEffect, useMemo } from 'react';
import { useLocale } from '../../ui/index.ts';
import type { Ground } from './drill.ts';
import { sheetLines } from './lines.ts';
import { NotEliminated } from './NotEliminated.tsx';
import { Notes } from './Notes.tsx';
import type { AnyTable } from './read.ts';
import { SheetTable } from './SheetTable.tsx';
import { hasZeroRows, sheetOf, withoutZeroRows } from './sheet.ts';
import type { Shown } from './shown.ts';

interface SheetViewProps {
  table: AnyTable;
  label: string;
  ground: Ground;
  /** Whether rows at zero are shown. */
  zeros: boolean;
  /** After a column’s own period was chosen for the frame. */
  onZoom: () => void;
  onShown: (shown: Shown) => void;
  /** Instead of totals of nothing. */
  empty: ReactNode;
}

export function SheetView({ table, label, ground, zeros, onZoom, onShown, empty }: SheetViewProps) {
  const locale = useLocale();
  const whole = useMemo(() => sheetOf(table), [table]);
  const sheet = useMemo(() => (zeros ? whole : withoutZeroRows(whole)), [whole, zeros]);
  useEffect(() => {
    onShown({ zeros: hasZeroRows(whole), lines: () => sheetLines(sheet, locale) });
  }, [whole, sheet, locale, onShown]);
  if (!sheet.rows.some(({ kind }) => kind === 'account' || kind === 'line')) return empty;
  return (
    <>
      <SheetTable sheet={sheet} label={label} ground={ground} onZoom={onZoom} />
      <NotEliminated left={table.not_eliminated} />
      <Notes notes={table.notes} />
    </>
  );
}
