/** Goes over a table as a spreadsheet would: what its rows and columns say they add up to must be what stands there. */
import type { ReportTable } from '../../shared/contract/report-table.ts';

const digits = (cell: string | null | undefined): bigint => BigInt((cell ?? '0').replace('.', ''));

/** Every cell that is not what its parts come to; empty where the whole table adds up. */
export function wrongCells({ columns, rows }: ReportTable): string[] {
  const wrong: string[] = [];
  for (const [at, row] of rows.entries())
    for (const [place, column] of columns.entries()) {
      const cell = row.cells[place];
      if (column.kind !== 'money' || cell === null || cell === undefined) continue;
      const say = (how: string, sum: bigint) => {
        if (sum !== digits(cell))
          wrong.push(`row ${at} (${row.cells[0]}), ${column.key}: ${cell}, ${how} ${sum}`);
      };
      const below = row.adds.reduce(
        (sum, { row: other, times }) => sum + BigInt(times) * digits(rows[other]!.cells[place]),
        0n,
      );
      if (row.adds.length > 0) say('its rows', below);
      const beside = column.adds.reduce(
        (sum, { column: other, times }) => sum + BigInt(times) * digits(row.cells[other]),
        0n,
      );
      if (column.running) {
        if (row.follows !== null) say('going on', digits(rows[row.follows]!.cells[place]) + beside);
      } else if (column.adds.length > 0) say('its columns', beside);
    }
  return wrong;
}
