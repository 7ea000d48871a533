/** Every word the kit itself shows, in English. A translation is another object of the type `UiText`. */

const plural = new Intl.PluralRules('en');

/** `count(2, 'row', 'rows')` is "2 rows". */
function count(n: number, one: string, other: string): string {
  return `${n.toLocaleString('en')} ${plural.select(n) === 'one' ? one : other}`;
}

export const ui = {
  close: 'Close',
  cancel: 'Cancel',
  undo: 'Undo',
  undone: 'Undone',
  undoFailed: 'That could not be undone.',
  retry: 'Try again',
  dismiss: 'Dismiss message',
  messages: 'Messages',
  floating: 'Open menus and lists',
  more: 'More',
  loading: 'Loading',
  optional: 'optional',
  required: 'required',
  clear: 'Clear',
  none: 'None',
  money: {
    minus: 'minus',
    plus: 'plus',
    equals: (result: string) => `= ${result}`,
    problems: {
      syntax: 'Not a sum. Write, for example, 45+12.50*2.',
      zero: 'A division by zero has no result.',
      large: 'Larger than one entry can hold.',
      empty: 'Enter an amount.',
    },
  },
  date: {
    open: 'Choose a day',
    calendar: 'Calendar',
    previousMonth: 'Previous month',
    nextMonth: 'Next month',
    chooseMonth: 'Choose a month',
    chooseYear: 'Choose a year',
    unreadable: 'Not a day. Write, for example, 3/4, t for today or +2.',
    empty: 'Enter a day.',
    range: 'Outside the days that can be chosen.',
  },
  status: { pending: 'Pending', cleared: 'Cleared', reconciled: 'Reconciled' },
  statusHelp: {
    pending: 'In the books, not yet seen at the bank',
    cleared: 'Seen at the bank',
    reconciled: 'Part of a finished reconciliation, locked',
  },
  entity: { llc: 'company', person: 'person' },
  accountTypes: {
    asset: 'Assets',
    liability: 'Liabilities',
    equity: 'Equity',
    income: 'Income',
    expense: 'Expenses',
  },
  hint: { what: (term: string) => `What “${term}” means` },
  pick: {
    account: 'Account',
    open: 'Show the choices',
    nothing: 'Nothing matches',
    create: (text: string) => `Create “${text}”`,
    results: (n: number) => count(n, 'choice', 'choices'),
    lastCategory: (account: string) => `last: ${account}`,
  },
  progress: {
    of: (done: number, all: number) => `${done.toLocaleString('en')} of ${all.toLocaleString('en')}`,
    stopping: 'Stopping',
  },
  proof: {
    opening: 'Opening balance',
    rows: 'Rows',
    closing: 'Closing balance',
    stated: 'Statement says',
    verdict: 'Result',
    proves: 'Proves',
    off: (by: string) => `Off by ${by}`,
    unstated: 'Nothing to hold it against',
  },
  trend: {
    summary: (label: string, first: string, last: string, low: string, high: string) =>
      `${label}: from ${first} to ${last}, lowest ${low}, highest ${high}`,
    empty: (label: string) => `${label}: no figures yet`,
  },
  split: { resize: 'Resize the panes' },
  error: { where: 'Where', remedy: 'What to do' },
  grid: {
    columns: 'Columns',
    showColumn: (name: string) => `Show ${name}`,
    resize: (name: string) => `Width of ${name}`,
    resetColumns: 'Back to the usual columns',
    sortBy: (name: string) => `Sort by ${name}`,
    selected: (n: number) => `${count(n, 'row', 'rows')} selected`,
    copied: (n: number) => `${count(n, 'row', 'rows')} copied`,
    copyFailed: 'The rows could not be copied.',
    loadingRow: 'Loading row',
    details: 'Details',
    editing: (column: string) => `Editing ${column}. Enter keeps it, Escape leaves it as it was.`,
    moveLeft: 'Move left',
    moveRight: 'Move right',
    failed: 'Some rows could not be read.',
    menu: 'Actions for the row',
    nothing: 'Nothing here yet',
  },
  chart: {
    showTable: 'As a table',
    showChart: 'As a chart',
    gap: 'no figure',
    tableOf: (title: string) => `Figures of ${title}`,
    describe: (title: string, series: number, points: number) =>
      `${title}. ${count(series, 'series', 'series')} over ${count(points, 'point', 'points')}. The table holds the same figures.`,
    open: (label: string, series: string) => `Open the entries of ${series}, ${label}`,
  },
  keys: {
    Mod: 'Ctrl',
    Shift: 'Shift',
    Alt: 'Alt',
    Enter: 'Enter',
    Escape: 'Esc',
    ArrowUp: '↑',
    ArrowDown: '↓',
    ArrowLeft: '←',
    ArrowRight: '→',
    Space: 'Space',
  },
};

export type UiText = typeof ui;
