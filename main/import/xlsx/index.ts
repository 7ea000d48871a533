/**
 * Workbooks (XLSX): the sheets that hold a table of transactions, as text. What the rest of importing may use of this
 * folder.
 */
import { BulkheadError } from '../../../shared/errors.ts';
import type { UnpackLimits } from '../archive/limits.ts';
import type { Room } from '../archive/room.ts';
import type { ZipEntry } from '../archive/zip.ts';
import { holdsTable } from '../csv/index.ts';
import { readSheet, SHEET_DIALECT } from './sheet.ts';
import { openWorkbook } from './workbook.ts';

export { refuseOldWorkbook } from './old.ts';
export { SHEET_DIALECT } from './sheet.ts';

/** A sheet that holds a table. */
export interface TableSheet {
  name: string;
  /** Its place among the tabs, from 0: names may be the same. */
  tab: number;
  text: string;
  warnings: string[];
}

export interface Tables {
  sheets: TableSheet[];
  /** Of the workbook as a whole. */
  warnings: string[];
}

/**
 * The tables of a workbook in the order of its tabs. A hidden sheet, and one without a table, is named and left out; an
 * empty one is passed over. `isMapped`: somebody says what the columns mean, so the first sheet with anything on it will
 * do where none looks like a table.
 *
 * Fails with UNREADABLE_FILE where there is no table at all, and as reading does.
 */
export function tablesOf(
  bytes: Uint8Array,
  entries: readonly ZipEntry[],
  isMapped: boolean,
  limits: UnpackLimits,
  room: Room,
): Tables {
  const { sheets, shared } = openWorkbook(bytes, entries, limits, room);
  const tables: TableSheet[] = [];
  const others: TableSheet[] = [];
  const warnings: string[] = [];
  for (const [tab, sheet] of sheets.entries()) {
    if (sheet.hidden) {
      warnings.push(`The sheet “${sheet.name}” is hidden and was left out.`);
      continue;
    }
    const { text, uncalculated } = readSheet(sheet.xml(), shared, limits, room);
    if (text === '') continue;
    const table = {
      name: sheet.name,
      tab,
      text,
      warnings: uncalculated > 0 ? [calculateFirst(uncalculated)] : [],
    };
    (holdsTable(text, SHEET_DIALECT, limits) ? tables : others).push(table);
  }
  if (tables.length === 0 && isMapped) tables.push(...others.splice(0, 1));
  if (tables.length === 0)
    throw new BulkheadError('UNREADABLE_FILE', 'No sheet of the workbook holds a table of transactions.', {
      remedy: 'Check that it is the bank’s statement; a row of column names and a column of days help.',
    });
  warnings.push(...others.map(({ name }) => `The sheet “${name}” holds no table and was left out.`));
  return { sheets: tables, warnings };
}

function calculateFirst(cells: number): string {
  const count = cells === 1 ? '1 cell holds a formula' : `${cells} cells hold formulas`;
  return `${count} that no program has calculated yet. Open the workbook in your spreadsheet program, save it, and import it again.`;
}
