/** Reconciling an account with its bank statement. */
const plural = new Intl.PluralRules('en');

function several(n: number, one: string, other: string): string {
  return `${n.toLocaleString('en')} ${plural.select(n) === 'one' ? one : other}`;
}

/** Of a clue, in words. */
export interface ClueFacts {
  /** The first row, without and with its amount; the one beside it; all of them. */
  row: string;
  amount: string | null;
  other: string;
  together: string;
  rows: number;
  fits: number;
  file: string;
  files: string;
  reason: string;
  right: string;
  effect: string;
  from: string | null;
  to: string | null;
}

export const reconcile = {
  title: (account: string) => `Reconcile ${account}`,
  plainTitle: 'Reconcile',
  account: 'Account',
  until: (day: string) => `Reconciled until ${day}`,
  never: 'Not reconciled yet',
  choose: {
    title: 'Which account?',
    text: 'Choose one above.',
  },
  noAccount: {
    title: 'There is no such account',
    text: 'It may have been merged into another, or the link is old. Choose an account with statements above.',
  },
  noneAtAll:
    'Accounts with statements are banks, cards, cash, investments and loans. Add one to the chart of accounts.',
  chart: 'Chart of accounts',
  slip: {
    label: 'The statement and the books',
    date: 'Statement date',
    dateHelp: 'The last day of the statement.',
    dateToCome: 'That day has not come yet. Choose the day that the statement prints.',
    dateLate: (day: string) => `It is reconciled until ${day} already. Choose a later day.`,
    balance: 'Closing balance',
    debtHelp: 'What is owed is negative, as in the register.',
    fromBank: 'As the imported statement states it.',
    typed: 'Typed by you.',
    takeStated: (amount: string) => `Use ${amount} from the imported statement`,
    notStated: 'No imported statement states it. Type what the statement prints.',
    stated: 'Statement',
    before: 'Reconciled before',
    ticked: (n: number) => `Ticked, ${several(n, 'row', 'rows')}`,
    difference: 'Difference',
    proves: 'It proves',
    provesText: 'The ticked rows come to the statement exactly.',
    waiting: 'Type the balance that the statement prints, then tick what is on it.',
  },
  finish: {
    action: 'Finish',
    whyDate: 'Choose the statement date first.',
    whyBalance: 'Type the statement’s balance first.',
    whyOff: (amount: string) => `Off by ${amount}. It can be finished at zero.`,
    done: (account: string, day: string) => `${account} is reconciled until ${day}.`,
  },
  reason: {
    label: 'Reason',
    missing: 'Say why, in three letters at least.',
  },
  otherBalance: {
    title: (balance: string) => `Finish with ${balance}?`,
    text: (day: string, stated: string) =>
      `The imported statement closes ${day} with ${stated}. If another balance is right, say why: it is printed on the report, and kept in the audit log.`,
    confirm: 'Finish with this balance',
  },
  rows: {
    label: (account: string) => `Rows of ${account} to reconcile`,
    left: (payee: string, reason: string) => `${payee === '' ? 'A row' : payee} stays as it was: ${reason}`,
    tick: 'On the statement',
    date: 'Date',
    payee: 'Payee',
    category: 'Category',
    memo: 'Memo',
    out: 'Out',
    in: 'In',
    ticked: 'Ticked',
    unticked: 'Not ticked',
    fromBank: 'A row of the bank stands behind it, so it is on the statement.',
    locked: (payee: string) => `${payee}: a row of the bank stands behind it; it stays ticked.`,
    saidTicked: (payee: string, difference: string) => `${payee} ticked. Difference ${difference}.`,
    saidUnticked: (payee: string, difference: string) => `${payee} not ticked. Difference ${difference}.`,
    shown: 'Rows shown',
    filters: { all: 'All', open: 'Not ticked', ticked: 'Ticked' },
    find: 'Payee or amount',
    findLabel: 'Find a row',
    tickAll: (n: number) => `Tick ${several(n, 'row', 'rows')}`,
    limited: (shown: number, total: number) =>
      `The first ${shown.toLocaleString('en')} of ${total.toLocaleString('en')} rows are listed. Reconcile an earlier statement first.`,
    keys: [
      ['Space', 'tick'],
      ['j k', 'move'],
      ['Enter', 'open in the register'],
      ['Mod+Enter', 'finish'],
    ] as const,
  },
  empty: {
    title: 'No rows wait up to that day',
    text: 'Everything before it is reconciled, or nothing was booked.',
    filtered: 'No row fits',
    filteredText: 'Show all rows, or look for another payee or amount.',
    clear: 'Show all rows',
  },
  done: {
    title: (day: string) => `Reconciled until ${day}`,
    text: 'Import the next statement, and its date and balance will stand here. Or type them at the left.',
    import: 'Import statements',
    register: 'Open the register',
  },
  clues: {
    label: 'Where the difference may be',
    partly: 'Not all of the difference.',
    row: (payee: string, day: string) => `${payee === '' ? 'A row' : payee} of ${day}`,
    amount: (row: string, amount: string) => `${row}, ${amount},`,
    /** What each kind says; the same facts for all. */
    kinds: {
      balance_imported: ({ right }) => `The imported statement of that day states ${right}.`,
      balance_sign: ({ right }) => `With the other sign it would prove: ${right}. A debt is negative.`,
      balance_digits: ({ right }) =>
        `With two digits of the balance changing places it would prove: ${right}.`,
      balance_point: ({ right }) => `With the decimal point of the balance moved it would prove: ${right}.`,
      doubled: ({ row, other, file }) =>
        `${row} stands beside ${other}, of the same amount. Only the second is a row of the bank (${file}), and both are ticked.`,
      doubled_digits: ({ row, other, file }) =>
        `${row} differs from ${other} by two digits that changed places. Only the second is a row of the bank (${file}), and both are ticked.`,
      doubled_point: ({ row, other, file }) =>
        `${row} differs from ${other} by the decimal point. Only the second is a row of the bank (${file}), and both are ticked.`,
      overlap: ({ row, files }) => `${row} came from two files: ${files}. Did it happen twice?`,
      overlap_near: ({ row, other, files }) =>
        `${row} stands beside ${other}, of the same amount, out of two files: ${files}. Did it happen twice?`,
      overlap_many: ({ file, fits }) =>
        `${several(fits, 'row', 'rows')} that came from ${file} stand beside rows of other files, of the same amounts and within days. Did they happen twice?`,
      unbooked: ({ files, amount, rows, reason }) =>
        `${files} held ${several(rows, 'row that was', 'rows that were')} not booked${amount === null ? '' : `, ${amount} in all`}${reason === '' ? '' : `: ${reason.replace(/[.]$/, '')}`}.`,
      opening: ({ to, right }) =>
        `The rows reconciled until ${to} no longer come to the ${right} proven then.`,
      twice: ({ amount, rows }) => {
        const often = rows === 2 ? 'twice' : `${rows} times`;
        return `${amount} stands there ${often}, each time ticked. Is it on the statement ${often}?`;
      },
      tick: ({ row, together, rows, fits }) =>
        rows === 1
          ? `${row} is exactly the difference. Is it on the statement?`
          : `${together} together are the difference. Are they on the statement?${fits > 1 ? ` ${several(fits, 'set of rows fits', 'sets of rows fit')}.` : ''}`,
      outside: ({ row }) =>
        `${row} is exactly the difference, and ticked, though it lies before the statement’s period.`,
      late: ({ row }) =>
        `${row} is exactly the difference, and lies after the statement’s day, so that it does not count.`,
      untick: ({ row }) => `${row} is exactly the difference, and ticked. Is it on the statement?`,
      sign: ({ amount, right }) =>
        `${amount} is half the difference: entered on the other side, ${right}, it would prove.`,
      sign_open: ({ amount, right }) => `${amount} would be the difference on the other side: ${right}.`,
      digits: ({ amount, right }) => `${amount} would prove as ${right}: two digits may have changed places.`,
      point: ({ amount, right }) => `${amount} would prove as ${right}: its decimal point may have slipped.`,
      gap: ({ from, to, effect }) =>
        `No statement covers ${from} to ${to}, and the books part from the bank there by ${effect}.`,
      parted: ({ from, to, effect }) =>
        from === null
          ? `On ${to} the books are off from the bank by ${effect} already.`
          : `Between ${from} and ${to} the books part from the bank by ${effect}.`,
      missing: ({ effect }) =>
        `If all of the statement is ticked, a row of ${effect} may be missing here, or several that come to it: import the statement, or enter what is missing.`,
    } satisfies Record<string, (facts: ClueFacts) => string>,
    act: {
      tick: (n: number) => (n === 1 ? 'Tick it' : n === 2 ? 'Tick both' : `Tick all ${n}`),
      untick: 'Untick it',
      open: 'Open it',
      balance: (amount: string) => `Use ${amount}`,
      import: 'Go to imports',
      enter: 'Go to the register',
      mend: (line: number) => `Enter line ${line.toLocaleString('en')} by hand`,
      reopen: 'Reopen it',
      show: 'Show it',
      days: 'Show these days',
    },
  },
  coverage: {
    label: 'Proven by statements',
    until: (day: string) => `Proven until ${day}`,
    unproven: 'No statement proves it yet',
    covered: (from: string, to: string, n: number) =>
      `${several(n, 'statement', 'statements')}, ${from} to ${to}`,
    gap: (from: string, to: string) => `No statement covers ${from} to ${to}.`,
    gapMissing: (from: string, to: string, amount: string) =>
      `No statement covers ${from} to ${to}; ${amount} is missing.`,
    overlap: (from: string, to: string, files: string) => `${files} both cover ${from} to ${to}.`,
    off: (day: string, amount: string) => `On ${day} the bank and the books differ by ${amount}.`,
    more: (n: number) => `and ${n.toLocaleString('en')} more`,
    account: 'Account',
    archived: (account: string) => `${account} (archived)`,
    proven: 'Proven until',
    to: 'Statements until',
    open: 'Gaps, overlaps and differences',
    nothing: 'None',
    never: 'not yet',
  },
  history: {
    label: 'Finished before',
    none: 'Nothing is finished yet.',
    columns: { date: 'Statement', balance: 'Balance', rows: 'Rows' },
    rows: (n: number) => several(n, 'row', 'rows'),
    paper: (day: string) => `Save the reconciliation of ${day} as a PDF`,
    saved: (file: string) => `Saved as ${file}.`,
    reopen: 'Reopen',
    reopenOf: (day: string) => `Reopen the reconciliation of ${day}`,
    title: (day: string) => `Reopen the reconciliation of ${day}?`,
    text: (n: number) =>
      `Its ${several(n, 'row', 'rows')} can be changed again, and stay ticked. The reason is kept in the audit log.`,
    confirm: 'Reopen it',
    reopened: (day: string) => `The reconciliation of ${day} is open again.`,
  },
  actions: {
    finish: 'Finish the reconciliation',
    tick: 'Tick or untick the row',
    date: 'Change the statement date',
    balance: 'Change the statement balance',
    rows: 'Go to the rows',
    tickAll: 'Tick all rows shown',
    find: 'Find a row',
    clues: 'Go to where the difference may be',
    register: 'Open the register',
    next: 'Next account',
    previous: 'Previous account',
    reopen: 'Reopen the latest reconciliation',
    paper: 'Save the latest reconciliation as a PDF',
  },
};
