/** The accountant’s packet: what is still open, what goes in, closing the year, what changed since. */
const plural = new Intl.PluralRules('en');

function several(n: number, one: string, other: string): string {
  return `${n.toLocaleString('en')} ${plural.select(n) === 'one' ? one : other}`;
}

export const packet = {
  title: 'Accountant’s packet',
  year: 'Year',
  whose: 'Whose books',
  views: {
    label: 'Parts of the packet',
    questions: 'Open questions',
    build: 'Packet',
    close: 'Year end',
    changes: 'Changes since',
  },
  questions: {
    label: 'What an accountant would ask',
    summary: (open: number, unknown: number) =>
      open === 0 && unknown === 0
        ? 'Nothing is open. The packet answers what an accountant asks.'
        : [
            ...(open > 0 ? [`${several(open, 'thing', 'things')} to mend`] : []),
            ...(unknown > 0 ? [`${several(unknown, 'thing', 'things')} not known`] : []),
          ]
            .join(', ')
            .concat(' before the packet goes out.'),
    more: (n: number) => `and ${several(n, 'more', 'more')}, which the packet lists`,
    showAll: (n: number) => `Show all ${n}`,
    together: 'Together',
    states: { open: 'To mend', unknown: 'Not known', clear: 'Clear' },
    jump: {
      register: 'Show',
      inbox: 'Categorise',
      reconcile: 'Reconcile',
      accounts: 'Give it a line',
      reports: 'Balance sheet',
      loans: 'Loans',
      veil: 'Veil health',
      vendors: 'Vendors',
      members: 'Members',
      close: 'Year end',
    },
    jumpTo: (where: string, what: string) => `${where}: ${what}`,
  },
  build: {
    label: 'The packet',
    text: 'One ZIP that answers without the program at hand. It is made on this computer and goes nowhere by itself.',
    parts: [
      ['Binder (PDF)', 'open questions, reports, worksheets, reconciliations and findings, to be read'],
      ['Workbook (XLSX)', 'the same tables, a sheet each, totals as formulas'],
      ['CSV', 'the same tables as plain text'],
      ['Journals', 'for hledger, beancount, QuickBooks Desktop and Online, and Xero'],
      ['TXF', 'the year for tax programs on the desktop'],
      ['Hashes', 'a manifest of every file with its SHA-256'],
    ],
    evidence: 'Receipts and other files attached to entries',
    statements: 'The bank’s files that the entries were made from',
    ledger: 'The general ledger as PDF, too',
    ledgerHelp: 'It takes some seconds for each thousand rows.',
    lock: 'With a passphrase',
    lockHelp:
      '7-Zip, WinZip, Keka and the like open it (AES-256). Names of files stay readable. A ZIP’s passphrase can be guessed faster than that of the vault: take a long one, and tell it by another way than the file.',
    passphrase: 'Passphrase of the packet',
    do: (year: number) => `Make the packet of ${year}`,
    under: (what: string) => `Making the packet: ${what}`,
    beginning: 'looking at the books',
    saved: (name: string) => `Saved: ${name}`,
    openFirst: (open: number) =>
      `${several(open, 'question is', 'questions are')} open. The packet lists them for your accountant.`,
    handed: 'Packets made',
    none: 'No packet of this year was made yet.',
    columns: { made: 'Made', name: 'File', size: 'Size', sha: 'SHA-256', equity: 'Equity' },
  },
  close: {
    label: 'Year end',
    equity: 'How equity goes over',
    state: (through: string) => `The books are closed through ${through}.`,
    open: (year: number) => `The books of ${year} are open.`,
    questions: (open: number, unknown: number) =>
      open === 0 && unknown === 0
        ? 'No question is open.'
        : `${several(open, 'question', 'questions')} open, ${unknown} not known. A year can be closed all the same; the packet tells of them.`,
    noEntry:
      'No closing entry is booked: reports roll the year’s profit by themselves, so nothing counts twice.',
    do: (year: number) => `Close ${year}`,
    notOver: (year: number) => `${year} is not over yet.`,
    locks: (through: string) =>
      `Once closed, nothing dated through ${through} can change any more, unless the year is opened again with a reason.`,
    closed: (year: number, name: string) => `${year} of ${name} is closed`,
    reopen: 'Open the year again',
    reopenTitle: (year: number, name: string) => `Open ${year} of ${name} again`,
    reopenText:
      'The reason stays on record, and what changes from now on is listed among the open questions.',
    reason: 'Reason',
    reasonMissing: 'Say why, in a few words.',
    reopened: (year: number, name: string) => `${year} of ${name} is open again`,
    history: 'On record',
    nothing: 'This year was not closed yet.',
    line: (day: string, equity: string) => `Closed on ${day} with equity of ${equity}`,
    lineReopened: (day: string, reason: string) => `opened again on ${day}: ${reason}`,
  },
  changes: {
    label: 'What changed since the last packet',
    none: {
      title: 'No packet of this year was made yet',
      text: 'Once one is made, this place tells which entries came, changed or went since.',
    },
    same: {
      title: 'Nothing changed',
      text: (day: string) => `The books of the year are as they were in the packet of ${day}.`,
    },
    summary: (day: string, added: number, changed: number, removed: number) =>
      `Since the packet of ${day}: ${[
        ...(added > 0 ? [`${several(added, 'entry', 'entries')} added`] : []),
        ...(changed > 0 ? [`${several(changed, 'entry', 'entries')} changed`] : []),
        ...(removed > 0 ? [`${several(removed, 'entry', 'entries')} removed`] : []),
      ].join(', ')}.`,
    kinds: { added: 'Added', changed: 'Changed', removed: 'Removed' },
    by: (name: string, day: string) => `by ${name} on ${day}`,
    noPayee: 'Without a payee',
    fields: { date: 'Date', payee: 'Payee', memo: 'Note' },
    was: (before: string) => `was ${before}`,
    show: 'Show',
    columns: { account: 'Account', before: 'Before', after: 'Now' },
  },
  noBooks: {
    title: 'There are no books yet',
    text: 'Add yourself or a company, and this place gathers what your accountant needs.',
    action: 'Add an entity',
  },
  actions: {
    questions: 'Show open questions',
    build: 'Show the packet',
    close: 'Show year end',
    changes: 'Show what changed since the last packet',
    make: 'Make the packet',
    earlier: 'The year before',
    later: 'The year after',
    next: 'The next books',
  },
};
