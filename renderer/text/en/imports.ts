/** Importing statement files: list, preview, columns of a CSV, what came of it, earlier imports. */
const plural = new Intl.PluralRules('en');

function several(n: number, one: string, other: string): string {
  return `${n.toLocaleString('en')} ${plural.select(n) === 'one' ? one : other}`;
}

const files = (n: number) => several(n, 'file', 'files');
const entries = (n: number) => several(n, 'entry', 'entries');
const rows = (n: number) => several(n, 'row', 'rows');
const accounts = (n: number) => several(n, 'account', 'accounts');

export const imports = {
  title: 'Import',
  tabs: {
    label: 'Import',
    now: 'New import',
    earlier: 'Earlier imports',
    reading: 'How files are read',
  },
  reading: {
    parts: {
      title: 'Where parts go',
      text: 'Rows of payment processors and brokers come in parts: what was sold, fees, tax, payouts. The first import finds an account for each in the chart. Another holds from the next import on; what is booked stays.',
      none: 'No part has an account yet: the first import of such a file finds them.',
      entity: 'Books',
      kind: 'Part',
      currency: 'Currency',
      any: 'Any',
      account: 'Account',
      choose: 'Book it there',
      done: (part: string) => `${part} goes there from the next import on.`,
    },
    learnt: {
      title: 'Learnt columns',
      text: 'What you said of a table’s columns is kept for the next file that has the same ones.',
      none: 'Nothing was learnt yet: no table had to be explained.',
      at: 'Learnt',
      account: 'Account',
      several: 'Of several',
      columns: 'Columns',
      unnamed: (n: number) => `${n.toLocaleString('en')} columns without names`,
      act: 'Action',
      forget: 'Forget',
      forgetOf: (columns: string) => `Forget ${columns}`,
      forgot: 'Forgotten. The next such table is asked about again.',
    },
    builtIn: {
      title: (n: number) => (n === 0 ? 'Known exports' : `${n.toLocaleString('en')} known exports`),
      text: 'Tables of these are read without being asked what their columns mean. All others are asked about once.',
      search: 'Search by bank',
      list: 'Known exports',
      institution: 'Bank or service',
      product: 'Export',
      kind: 'Kind',
      kinds: { bank: 'Bank', card: 'Card', investment: 'Broker', processor: 'Processor' },
      anyKind: 'Several',
      names: 'Columns',
      noNames: 'Without names',
    },
  },
  note: (n: number) => files(n),
  said: {
    added: (n: number) => `${files(n)} added`,
    again: (names: readonly string[]) =>
      names.length === 1
        ? `“${names[0]}” is on the list already; it is read once.`
        : `${files(names.length)} are on the list already; each is read once.`,
    changed: (names: readonly string[]) =>
      names.length === 1
        ? `“${names[0]}” has changed since it was chosen, or can’t be read. Choose it again.`
        : `${names.map((name) => `“${name}”`).join(', ')} have changed since they were chosen, or can’t be read. Choose them again.`,
    pastedNothing: 'The clipboard holds no statement.',
    filter: (name: string, n: number) => `${name}: ${rows(n)}`,
  },
  pastedName: 'Pasted text',
  empty: {
    title: 'Drop statement files here',
    text: 'OFX, QFX, QBO, QIF, CAMT, MT940, CSV, Excel and PDF statements of any bank, several at once or in a ZIP. You see what every row becomes before anything is kept.',
    choose: 'Choose files',
    or: 'Or drop them anywhere on this window, or paste them.',
    orElse: 'Or drop them anywhere on this window, paste them, or',
    watch: 'have a folder watched',
    steps: [
      ['Each row once', 'Rows that are in the books already are told apart, even when files overlap.'],
      ['Proven', 'Opening balance and rows are held against the balance that the bank states.'],
      ['One step back', 'A whole import can be taken back, today or next year.'],
    ] as const,
  },
  waiting: {
    label: 'Watched folder',
    title: (n: number, folder: string) =>
      n === 0 ? `No file waits in ${folder}` : `${several(n, 'file waits', 'files wait')} in ${folder}`,
    take: (n: number) => (n === 1 ? 'Take it in' : `Take ${n.toLocaleString('en')} in`),
    aside: 'Put aside',
    putThisAside: (name: string) => `Put aside ${name}`,
    putAllAside: 'Put all aside',
    putAside: (n: number) => `${files(n)} put aside; ${n === 1 ? 'it is' : 'they are'} not offered again.`,
    tooMuch: (n: number) =>
      `${several(n, 'file is', 'files are')} too much for one import and ${n === 1 ? 'waits' : 'wait'} on.`,
    size: (bytes: number) =>
      bytes < 1_000_000
        ? `${Math.max(1, Math.round(bytes / 1000)).toLocaleString('en')} kB`
        : `${(bytes / 1_000_000).toFixed(1)} MB`,
    statements: (n: number, folder: string) =>
      `${several(n, 'statement file waits', 'statement files wait')} in ${folder}.`,
    look: 'Go to the import',
    notice: 'Take them in on the import screen.',
    toSettings: 'Settings',
  },
  lost: {
    title: (n: number) =>
      n === 1
        ? 'This page was loaded again, and a browser can’t keep the file'
        : `This page was loaded again, and a browser can’t keep the ${n.toLocaleString('en')} files`,
    remedy: (names: string) => `Choose ${names} again; what you chose is kept.`,
    more: (n: number) => `${n.toLocaleString('en')} others`,
    forget: 'Forget about it',
  },
  files: {
    label: 'Files and their accounts',
    add: 'Add files',
    remove: (name: string) => `Take ${name} off the list`,
    clear: 'Clear the list',
    reading: 'Reading',
    columns: 'Columns',
    columnsOf: (name: string) => `Columns of ${name}`,
    formats: {
      ofx: 'OFX',
      qif: 'QIF',
      camt: 'CAMT',
      mt940: 'MT940',
      csv: 'CSV',
      xlsx: 'Excel',
      pdf: 'PDF',
      unknown: 'Unknown',
    } as Record<string, string>,
    unreadable: (n: number) => `${rows(n)} can’t be read`,
    /** Of files of one name. */
    alike: (name: string, n: number, all: number) => `${name}, ${n} of ${all}`,
    remarks: 'Remarks',
    line: (n: number) => `Line ${n.toLocaleString('en')}`,
    skipped: 'Left out',
  },
  unproven: {
    accept: 'Import without proof',
    pages: 'Lines in doubt',
    pagesOf: (name: string) => `Lines in doubt of ${name}`,
  },
  dates: {
    label: 'Its days are written',
    of: (name: string) => `Days of ${name} are written`,
    orders: { 'month-first': 'Month first', 'day-first': 'Day first', 'year-first': 'Year first' },
  },
  categories: {
    make: (n: number) =>
      n === 1
        ? 'Make the category that the chart lacks'
        : `Make all ${n.toLocaleString('en')} categories that the chart lacks`,
    say: (n: number) => (n === 1 ? 'Say what its category is' : 'Say what each category is'),
    list: (file: string) => `Categories of ${file}`,
    rows,
    as: (name: string) => `“${name}” is`,
    choose: 'Choose…',
    fresh: 'A new category',
    leave: 'Uncategorised',
    other: 'No account yet',
    before: 'as you said before',
    more: (n: number) => `Show ${n.toLocaleString('en')} more`,
  },
  lastDay: {
    label: 'Last day of the statement',
    help: 'No year is told in the file, so its rows have no day.',
    said: 'No year is told in the file: its rows are counted back from this day.',
  },
  account: {
    new: (n: number) => `${n.toLocaleString('en')} new`,
    matched: (n: number) => `${n.toLocaleString('en')} matched`,
    known: (n: number) => `${n.toLocaleString('en')} known`,
    pending: (n: number) => `${n.toLocaleString('en')} pending`,
    rows: (n: number) => rows(n),
    span: (from: string, to: string) => `${from} – ${to}`,
    whose: 'Whose is it?',
    which: 'Which account?',
    goesTo: 'Goes to',
    choose: 'Choose an account',
    newIn: (entity: string) => `New account in ${entity}`,
    newShort: 'New account',
    comes: 'comes with this import',
    likely: 'likely this one',
    called: 'Called',
    nameEmpty: 'Give it a name.',
    others: (n: number) => (n === 1 ? 'the other account' : `the other ${n.toLocaleString('en')} accounts`),
    forOthers: (entity: string, others: string) => `${entity} for ${others}, too`,
    skip: 'Leave these rows out',
    proof: 'Balance proof',
    proves: 'Proves',
    off: (by: string) => `Off by ${by}`,
    unstated: 'No balance stated',
    unread: 'Not proven: none of its rows could be booked',
    notYet: 'Proven once it has a place',
    holds: (n: number) =>
      n === 1
        ? 'Lists 1 holding, kept with the account.'
        : `Lists ${n.toLocaleString('en')} holdings, kept with the account.`,
    deduced: (day: string) => `The opening balance on ${day} follows from the bank’s own balance.`,
    uncounted: (sum: string, day: string | null) =>
      day === null
        ? `${sum} of the file can’t be booked and is not counted.`
        : `${sum} of the file is after ${day} or can’t be booked, and is not counted.`,
  },
  rows: {
    title: (name: string) => `Rows of ${name}`,
    filter: 'Show',
    all: 'All',
    states: {
      new: 'New',
      matched: 'Matched',
      duplicate: 'Known',
      pending: 'Pending',
      unreadable: 'Unreadable',
    },
    help: {
      new: 'Becomes an entry',
      matched: 'An entry that was there stands for it',
      duplicate: 'Is in the books already, and is not added again',
      pending: 'The bank has not booked it yet, so it is left out',
      unreadable: 'Can’t be read; it is kept with the batch, to be mended',
    },
    inBooks: 'In books',
    part: 'Part',
    kinds: {
      sale: 'Gross sale',
      refund: 'Refund',
      dispute: 'Dispute',
      fee: 'Fee',
      tax: 'Sales tax',
      tip: 'Tip',
      shipping: 'Shipping',
      gift: 'Gift card',
      cash: 'Cash',
      hold: 'Held back',
      exchange: 'Exchange',
      payout: 'Payout',
      security: 'Security',
      dividend: 'Dividend',
      interest: 'Interest',
      gain: 'Capital gain',
      margin: 'Margin interest',
      payment: 'Payment',
      'loan-interest': 'Loan interest',
      escrow: 'Escrow',
      insurance: 'Insurance',
    },
    columns: {
      state: 'State',
      line: 'Line',
      date: 'Date',
      payee: 'Payee',
      memo: 'Memo',
      what: 'Category or reason',
      amount: 'Amount',
    },
    uncategorised: 'No rule fits: it goes to the inbox',
    first: (shown: number, all: number) =>
      `The first ${shown.toLocaleString('en')} of ${rows(all)}. All of them are imported.`,
    showAll: 'Show more',
    none: { title: 'No row of this kind', text: 'Choose another state above.' },
    empty: { title: 'No rows', text: 'The file names this account, and no transactions of it.' },
  },
  doubts: {
    title: 'Rows that may be there already',
    text: (n: number) => `${rows(n)} may be there already. Is each the same row, or another?`,
    both: (payee: string, other: string, file: string) =>
      `${payee}: perhaps “${other}” of that day (${file})`,
    may: (other: string, file: string) => `It may be the same as “${other}” of that day (${file}).`,
    choice: (payee: string) => `What ${payee} is`,
    choices: { same: 'The same row', another: 'Another row', open: 'Not said' },
    taken: (n: number) => `Show ${rows(n)} that ${n === 1 ? 'was' : 'were'} taken for rows that are there`,
    hide: 'Show only those that are open',
    more: (n: number, left: number) => `Show ${n.toLocaleString('en')} more of ${rows(left)} below`,
    all: {
      same: (n: number) => `The same row, all ${n.toLocaleString('en')} that are open`,
      another: (n: number) => `Another row, all ${n.toLocaleString('en')} that are open`,
    },
    left: 'The row has left, with its entry. It stays out when its file comes again.',
    stays: 'It is a row of its own.',
  },
  refused: {
    columns: 'Say what its columns mean, or take it off the list.',
    showColumns: 'Say what the columns mean',
  },
  commit: {
    add: (n: number, inAccounts: number) => `Add ${entries(n)} to ${accounts(inAccounts)}`,
    match: (n: number, inAccounts: number) => `Match ${rows(n)} in ${accounts(inAccounts)}`,
    both: (n: number, matched: number, inAccounts: number) =>
      `Add ${entries(n)}, match ${rows(matched)} in ${accounts(inAccounts)}`,
    balances: 'Keep the new balances',
    unbooked: (n: number) => `Keep ${rows(n)} that can’t be booked`,
    decisions: 'Keep what was said of its rows',
    nothing: 'Nothing new',
    waiting: 'Import',
    nothingWhy: (known: number) =>
      known === 0
        ? 'There is nothing in these files to add.'
        : `All ${rows(known)} are in the books already.`,
    reading: 'Reading the files',
    wants: {
      account: (name: string, file: string) => `Say which account “${name}” is (${file}).`,
      entity: (name: string, file: string) => `Say whose account “${name}” is (${file}).`,
      columns: (_: string, file: string) => `Say what the columns of ${file} mean.`,
      day: (_: string, file: string) => `Say the last day of the statement in ${file}.`,
      proof: (_: string, file: string) =>
        `The balances of ${file} do not prove it: accept that, or leave it out.`,
    },
    more: (n: number) => `And ${n.toLocaleString('en')} more.`,
    known: (n: number) => `${rows(n)} known already`,
    off: (n: number) => `${several(n, 'statement does', 'statements do')} not come to what the bank says.`,
    refused: (n: number) => `${files(n)} can’t be read and ${n === 1 ? 'stays' : 'stay'} out`,
    skipped: (n: number) => `${files(n)} left out`,
    show: 'Show it',
    adding: (file: string) => `Adding ${file}`,
    done: (n: number) => (n === 0 ? 'Imported.' : `Added ${entries(n)}.`),
    nothingDone: 'Nothing was new; the books are as they were.',
  },
  summary: {
    title: 'Imported',
    nothing: 'Nothing was new',
    text: (n: number, inAccounts: number) => `${entries(n)} added to ${accounts(inAccounts)}.`,
    account: 'Account',
    added: 'Added',
    matched: 'Matched',
    known: 'Known',
    open: (name: string) => `Open ${name}`,
    review: (n: number) => `${several(n, 'entry wants', 'entries want')} a category`,
    reviewed: 'Every entry has a category',
    reconcile: 'Reconcile',
    reconcileTo: (account: string, day: string) => `Reconcile ${account} to ${day}`,
    inbox: 'Go to the inbox',
    takeBack: 'Take it back',
    more: 'Import more',
    refused: (n: number) => `${files(n)} not imported`,
    mend: 'Back to these files',
    problems: (n: number) =>
      n === 0 ? 'Every row that could not be booked is in the books now' : `${rows(n)} could not be booked`,
    fromFile: (name: string) => `From ${name}`,
  },
  resting: {
    title: 'Take this import back?',
    text: (n: number) =>
      n === 1
        ? 'A crossing rests on its rows. It is taken apart in both books, with whatever was made for it.'
        : `${n.toLocaleString('en')} crossings rest on its rows. They are taken apart in both books, with whatever was made for them.`,
    between: 'Between',
    fromTo: (from: string, to: string) => `${from} to ${to}`,
    loanGoes: (name: string) => `The loan “${name}” goes with it: nothing else was lent on it.`,
    loanStays: (name: string) => `The loan “${name}” stays, without what rests on this import.`,
    papers: (n: number) =>
      n === 1
        ? 'This paper stays, and says that what it tells of was taken back:'
        : 'These papers stay, and say that what they tell of was taken back:',
    cancel: 'Keep the import',
    confirm: 'Take it back with them',
  },
  earlier: {
    label: 'Earlier imports',
    at: 'Imported',
    files: 'Files',
    rows: 'Rows',
    problems: 'Unreadable',
    takeBack: 'Take back',
    act: 'Action',
    takeBackOf: (name: string) => `Take back the import of ${name}`,
    tookBack: (gone: {
      lines: number;
      entries: number;
      by_hand: number;
      several: number;
      accounts: number;
      kept: number;
    }) => {
      const are = gone.entries === 1 ? 'is' : 'are';
      const made = gone.accounts === 0 ? '' : ` and ${accounts(gone.accounts)} that came with them`;
      const said =
        gone.lines === gone.entries
          ? `Took back ${entries(gone.entries)}${made}.`
          : `Took back ${rows(gone.lines)}${made}: ${entries(gone.entries)} ${are} gone, what was there before stays.`;
      const stay =
        gone.kept === 0
          ? ''
          : ` ${rows(gone.kept)} ${gone.kept === 1 ? 'stays' : 'stay'}: another file tells ${gone.kept === 1 ? 'it' : 'them'}, too.`;
      const byHand =
        gone.by_hand === 0
          ? ''
          : ` What was entered by hand for ${rows(gone.by_hand)} that could not be booked stays, and waits for the bank.`;
      const several =
        gone.several === 0
          ? ''
          : ` ${rows(gone.several)} stood for several transactions, which wait again until the same file brings them.`;
      return `${said}${stay}${byHand}${several} The files can be imported again.`;
    },
    fileList: (first: string, others: number) => (others === 0 ? first : `${first} and ${others} more`),
    none: {
      title: 'No import yet',
      text: 'Each import stays listed here with its files and the rows that could not be read, and can be taken back as a whole.',
    },
    raw: 'As it stands in the file',
    line: 'Line',
    reason: 'Reason',
    file: 'File',
    noProblems: 'Every row of this import was booked.',
    mended: { hand: 'Entered by hand', file: 'Booked by another file' },
    toEntryOf: (how: string, line: number) =>
      `${how}: go to the transaction of line ${line.toLocaleString('en')}`,
  },
  /** A row that could not be booked, entered by hand. */
  mend: {
    action: 'Enter it by hand',
    actionOf: (file: string, line: number) =>
      `Enter it by hand: line ${line.toLocaleString('en')} of ${file}`,
    title: 'Enter the row by hand',
    place: (file: string, line: number, account: string | undefined) =>
      `${file}, line ${line.toLocaleString('en')}${account === undefined ? '' : `, of ${account}`}`,
    submit: 'Enter the row',
    already: 'Somebody has entered this row meanwhile.',
    done: 'Entered.',
    proves: (on: string) => `Entered. The statement of ${on} proves.`,
    differs: (on: string, amount: string) =>
      `Entered. On ${on} the bank and the books still differ by ${amount}.`,
    likely: {
      label: 'It may be in the books already',
      entry: (payee: string) => `It is ${payee === '' ? 'this one' : `“${payee}”`}`,
      facts: (day: string, amount: string, file: string | null) =>
        `${day}, ${amount}, ${file === null ? 'entered by hand' : `from ${file}`}`,
      another: 'It is another one',
      anotherHelp: 'A transaction of its own is entered.',
      missing: 'Say whether it is one of these.',
    },
    left: (file: string, line: number) => `${file}, line ${line.toLocaleString('en')}, could not be booked.`,
    takeBack: 'Take back what was entered',
    tookBack: 'The row could not be booked, as before; the transaction waits for the bank.',
  },
  mapping: {
    title: (name: string) => `Columns of ${name}`,
    text: 'Say above each column what it means. Below you see at once how the rows are read.',
    use: 'Read the file this way',
    revert: 'Guess it anew',
    sample: 'First rows of the file',
    role: (column: number, name: string) =>
      name === '' ? `Column ${column} means` : `Column ${column}, ${name}, means`,
    row: 'Row',
    unnamed: (column: number) => `Column ${column}`,
    roles: {
      ignore: 'Not needed',
      date: 'Date',
      payee: 'Payee',
      memo: 'Memo',
      amount: 'Amount, in and out',
      out: 'Amount out',
      in: 'Amount in',
      direction: 'In or out',
      balance: 'Balance',
      currency: 'Currency',
      valueDate: 'Value date',
      transactionDate: 'Day of payment',
      account: 'Account number',
      accountName: 'Account name',
      reference: 'Reference',
      checkNumber: 'Check number',
      category: 'Category',
      type: 'Kind',
      status: 'Booked or pending',
      fee: 'Fee',
      feeCurrency: 'Currency of the fee',
      counterparty: 'Other account',
      opening: 'Opening balance',
      closing: 'Closing balance',
    },
    options: 'How it is written',
    dateFormat: 'Dates',
    dateFormatHelp: 'YYYY is the year, MM the month, DD the day',
    dateFormatBad: 'Write it with YYYY, MM and DD, for example DD.MM.YYYY.',
    decimal: 'Numbers',
    decimals: { '.': '1,234.50', ',': '1.234,50' },
    sign: 'Sign',
    signs: {
      'as-is': 'Minus is money out',
      inverted: 'Minus is money in (card statements)',
      'unmarked-out': 'Plus or CR is money in, the rest out',
    },
    flagOut: 'Words for money out',
    flagIn: 'Words for money in',
    flagHelp: 'Parted by commas',
    outSign: 'Amounts out are written',
    outSigns: { positive: 'Without a sign', negative: 'With their minus' },
    balanceWhen: 'The balance is that',
    balanceWhens: { after: 'after the row', before: 'before the row' },
    currency: 'Currency',
    currencyBad: 'Three letters, such as USD.',
    headerRow: 'Column names in row',
    firstRow: 'Transactions begin in row',
    rowBad: 'A row number, such as 1.',
    noHeader: 'none',
    delimiter: 'Between columns',
    delimiters: { ',': 'Comma', ';': 'Semicolon', '\t': 'Tab', '|': 'Bar' } as Record<string, string>,
    result: 'How the rows are read',
    read: (n: number) => `${rows(n)} read`,
    unreadable: (n: number) => `${rows(n)} can’t be read`,
    doubts: 'Not sure of',
    missing: {
      date: 'Say which column holds the date.',
      amount: 'Say which column holds the amounts.',
      dateFormat: 'Say how dates are written.',
      direction: 'Say which words mean money in or out.',
    },
    remembered: 'It is remembered for the next file of this bank.',
    known: (whose: string) => `Read as an export of ${whose}.`,
    sure: (percent: string) => `Guessed, ${percent} sure`,
  },
  actions: {
    reading: 'How files are read: accounts of parts, learnt columns, known banks',
    choose: 'Choose statement files',
    takeWaiting: 'Take in the files that wait in the watched folder',
    commit: 'Import what is shown, or go to what must be said before',
    next: 'Next account of the import',
    previous: 'Previous account of the import',
    others: 'The chosen account’s owner for all others, too',
    skip: 'Leave the chosen account out, or take it in',
    columns: 'Columns of the chosen CSV file',
    dates: 'Days of the chosen file: the other way round',
    proof: 'Import the chosen PDF without proof by its balances, or not',
    remove: 'Take the chosen file off the list',
    pages: 'Show the row in its file',
    filter: 'Show rows of the next state',
    place: 'Choose where the rows go',
    tab: 'Earlier imports or the new one',
    inbox: 'Go to the inbox',
    takeBack: 'Take this import back',
    more: 'Import more',
  },
};
