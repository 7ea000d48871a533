/** The list of a file's lines: its text in one column, or a workbook's cells in one each, and what each line became. */
import { text } from '../../text/index.ts';
import type { GridColumn } from '../../ui/index.ts';
import styles from './Lines.module.css';
import type { PlacedLine } from './types.ts';

const words = text.evidence;
const LETTERS = 26;

/** `cells`: how many a line has at most; 0 of a text. */
export function lineColumns(cells: number): readonly GridColumn<PlacedLine>[] {
  const own: GridColumn<PlacedLine>[] =
    cells === 0
      ? [
          {
            id: 'text',
            header: words.columns.text,
            width: 480,
            grow: 1,
            cell: ({ text: line }) => <span className={styles.verbatim}>{line}</span>,
            text: ({ text: line }) => line,
          },
        ]
      : Array.from({ length: cells }, (_, at) => ({
          id: `cell-${at}`,
          header: letterOf(at),
          width: 130,
          cell: (line: PlacedLine) => <span className={styles.cell}>{line.cells[at]}</span>,
          text: (line: PlacedLine) => line.cells[at] ?? '',
        }));
  return [
    {
      id: 'line',
      header: words.columns.line,
      width: 76,
      align: 'right',
      cell: ({ line, goes_on }) => (goes_on ? '' : line.toLocaleString('en')),
      text: ({ line }) => String(line),
    },
    ...own,
    {
      id: 'became',
      header: words.columns.became,
      width: cells === 0 ? 200 : 170,
      ...(cells > 0 && { grow: 1 }),
      cell: (line) => <span className={styles.cell}>{becameOf(line)}</span>,
      text: becameOf,
    },
  ];
}

function becameOf({ rows, problem }: PlacedLine): string {
  if (problem !== null) return words.kinds.unread;
  const [first] = rows;
  if (!first) return '';
  return rows.length === 1 ? first.payee || words.noPayee : words.severalRows(rows.length);
}

/** A, B, … Z, AA, … as in a spreadsheet. */
function letterOf(at: number): string {
  const letter = String.fromCharCode('A'.charCodeAt(0) + (at % LETTERS));
  return at < LETTERS ? letter : letterOf(Math.floor(at / LETTERS) - 1) + letter;
}
