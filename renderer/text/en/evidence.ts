/** The pages and lines of a statement: its rows on them, what is in doubt, and the way to a row’s transaction. */
const number = (n: number) => n.toLocaleString('en');

const TURN = [
  ['Page Up, Page Down', 'turn the page'],
  ['↑ ↓', 'row'],
] as const;

export const evidence = {
  show: 'Show on the page',
  showLine: 'Show in the file',
  showLineOf: (name: string, line: number) => `Show line ${number(line)} of ${name}`,
  showOf: (name: string) => `Show the pages of ${name}`,
  showLinesOf: (name: string) => `Show the lines of ${name}`,
  showKey: 'Show the row in its file',
  page: (n: number, of: number) => `Page ${number(n)} of ${number(of)}`,
  picture: (n: number, name: string) => `Page ${number(n)} of ${name}`,
  previous: 'Previous page',
  next: 'Next page',
  larger: 'Larger',
  smaller: 'Smaller',
  fit: 'Fit',
  fits: { width: 'Width', page: 'Whole page' },
  save: 'Save a copy',
  region: 'The page',
  side: 'What is on the page',
  doubts: (n: number) => (n === 1 ? '1 line in doubt' : `${number(n)} lines in doubt`),
  doubtAt: (page: number, words: string) => `Page ${number(page)}: ${words}`,
  chosen: 'Chosen',
  none: 'Choose a row on the page to see what became of it.',
  noRows: 'No row stands on this page.',
  kinds: {
    row: 'Row',
    unread: 'Could not be read',
    pending: 'Not booked yet',
    total: 'Total',
    balance: 'Balance',
  },
  /** Of a row on the page, for the ear. */
  mark: (kind: string, words: string, doubt: string | null) =>
    `${kind}: ${words}${doubt === null ? '' : `. In doubt: ${doubt}`}`,
  toEntry: 'Go to its transaction',
  thisEntry: 'This is the row of the transaction you came from.',
  noEntry: 'Another file had brought this row before, or it is not in the books.',
  notYet: 'It is not imported yet.',
  lost: 'Where on the pages the row stands can’t be told any more; its text is below.',
  linesOf: (name: string) => `Lines of ${name}`,
  lineCount: (n: number) => (n === 1 ? '1 line' : `${number(n)} lines`),
  linesShown: (n: number, of: number) =>
    n === of ? `${number(of)} lines` : `${number(n)} of ${number(of)} lines`,
  columns: { line: 'Line', text: 'As it stands in the file', became: 'Transaction' },
  lineSide: 'The chosen line',
  lineKind: (rows: number) => (rows === 0 ? 'Line' : rows === 1 ? 'Row' : `${number(rows)} rows`),
  severalRows: (n: number) => `${number(n)} transactions`,
  noPayee: 'No payee',
  noRow: 'No transaction came of this line.',
  noLine: 'Choose a line to see what became of it.',
  noLines: 'The file is empty',
  emptyLine: '(empty)',
  lostLine: 'Where in the file the row stands can’t be told any more.',
  keys: {
    lines: [
      ['↑ ↓', 'line'],
      ['Page Up, Page Down', 'further'],
      ['Home, End', 'start and end'],
      ['Enter', 'transaction'],
    ],
    given: TURN,
    all: [...TURN, ['Enter', 'transaction']] as const,
  },
  trouble: {
    locked:
      'The PDF is locked with a password, so its pages can’t be shown. Save it as a PDF without one and import that.',
    broken: 'The PDF is damaged, so its pages can’t be shown. Save a copy and open it in another program.',
    slow: 'This page could not be drawn in time. Save a copy and open it in another program.',
    page: 'This page could not be drawn. Save a copy and open it in another program.',
  },
};
