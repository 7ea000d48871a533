/** What a row of the bank is matched to, and what it could be. */
const plural = new Intl.PluralRules('en');

function several(n: number, one: string, other: string): string {
  return `${n.toLocaleString('en')} ${plural.select(n) === 'one' ? one : other}`;
}

/** `day` is told as the screens tell days. */
const transaction = (day: string, payee: string, amount: string, category: string) =>
  `transaction of ${day}${payee === '' ? '' : `, ${payee}`}, ${amount}${category === '' ? '' : ` (${category})`}`;
const bankRow = (day: string, payee: string, amount: string) =>
  `bank’s row of ${day}${payee === '' ? '' : `, ${payee}`}, ${amount}`;

const days = (n: number) => several(n, 'day', 'days');

export const matching = {
  title: 'Bank’s row',
  group: 'Transaction',
  choose: 'Choose what the bank’s row is matched with',
  levels: { exact: 'Exact', likely: 'Likely', possible: 'Possible' },
  score: (level: string, score: number) => `${level}, ${score} of 100`,
  madeFrom: 'This transaction was made from the row.',
  together: (n: number) => `It stands for ${several(n, 'transaction', 'transactions')}, this one and:`,
  waits: (amount: string, account: string, n: number) =>
    n <= 0
      ? `${amount} in ${account} waits for the bank.`
      : `${amount} in ${account} waits for the bank: ${days(n)} so far.`,
  transit: (amount: string, account: string, n: number) =>
    n <= 0
      ? `In transit: ${amount} is not yet on the statement of ${account}.`
      : `In transit for ${days(n)}: ${amount} is not yet on the statement of ${account}.`,
  nothing: 'No row of a bank stands behind it, and nothing in it waits for one.',
  none: 'Nothing else fits it.',
  noRow: 'No row of the bank fits it yet.',
  could: 'It could be:',
  more: (n: number) => `Show ${n.toLocaleString('en')} more`,
  legs: {
    one: (...facts: Parameters<typeof transaction>) => `The ${transaction(...facts)}`,
    /** Within a list. */
    each: (...facts: Parameters<typeof transaction>) => `the ${transaction(...facts)}`,
    several: (list: string) => `Together: ${list}`,
    rest: (said: string, amount: string, account: string) =>
      account === '' ? `${said}, and ${amount} left over` : `${said}, and ${amount} in ${account}`,
  },
  restUnknown: 'Something is left over. Choose it by hand, and say where that belongs.',
  rows: {
    one: (...facts: Parameters<typeof bankRow>) => `The ${bankRow(...facts)}`,
    each: (...facts: Parameters<typeof bankRow>) => `the ${bankRow(...facts)}`,
    several: (list: string) => `Together: ${list}`,
    with: (row: string, others: string) => `${row}, together with ${others}`,
  },
  transferTo: (account: string, day: string) => `The transfer to ${account} on ${day}`,
  transferFrom: (account: string, day: string) => `The transfer from ${account} on ${day}`,
  crossing: (entity: string, account: string, day: string) =>
    `What ${entity} has in ${account} on ${day}: the other side in those books`,
  standsTwice: (transfer: string) => `${transfer}, which stands twice`,
  match: 'Match',
  pairAcross: 'Say what crossed',
  makeTransfer: 'Make it a transfer',
  makeOne: 'Make them one',
  unmatch: 'Unmatch',
  choosing: {
    open: 'Choose from what waits',
    title: 'What the bank’s row stands for',
    list: 'What waits for the bank in its account',
    search: 'Find by payee or memo',
    nothing: 'Nothing waits here',
    nothingText: 'No transaction of this account waits for the bank around that day with these words.',
    more: 'There are more. Find them by payee or memo.',
    sum: (n: number, chosen: string, row: string) =>
      `${several(n, 'transaction', 'transactions')} chosen: ${chosen} of ${row}`,
    even: 'Nothing is left over.',
    left: (amount: string) => `${amount} is left over`,
    rest: 'What is left over is',
    restHelp: 'A fee, for example. It becomes a transaction of its own, which the row stands for as well.',
    chooseOne: 'Choose one at least.',
    uneven: (amount: string) => `${amount} is left over. Choose others, or say what it is.`,
  },
  held: {
    category: (text: string) => `Its category ${text} goes.`,
    words: () => 'The payee or memo it was given goes.',
    tags: () => 'Its tags go.',
    files: () => 'Its files go.',
    split: () => 'The parts it was split into go.',
    reconciled: () => 'Part of a finished reconciliation. Reopen that first.',
    closed: () => 'The books are closed on that day. Reopen the period first.',
    other_row: (text: string) => `Stands for another row, too (${text}). Unmatch that first.`,
    crossing: (text: string) => `Paired with an entry in the books of ${text}. Take that pair apart first.`,
  },
  staysSplit: 'The transaction that stays is split into parts. Put those together first.',
  reasons: {
    amount: 'same amount',
    sum: (n: number) => `${n} that come to the amount`,
    all_between: 'all that waits between their days',
    later: 'one is of a later day',
    day: (n: number) => (n === 0 ? 'same day' : `${days(n)} apart`),
    payee_same: (text: string) => `same payee (${text})`,
    payee_shared: (text: string) => `payee has “${text}”, too`,
    check: (text: string) => `check ${text}`,
    check_differs: (text: string) => `another check (${text})`,
    mask: (text: string) => `names the account …${text}`,
    fee: (text: string) => `less ${text} of it, as a fee may be`,
    fee_known: (text: string) => `less ${text}, as processors keep`,
    payout_words: 'speaks of a payout',
    before: 'matched so before',
    transfer_words: 'speaks of a transfer',
    doubled: 'each has the other’s account for a category',
    no_category: 'neither has a category',
    category: (text: string) => `has the category ${text}`,
    rivals: (n: number) => several(n, 'other fits as well', 'others fit as well'),
  },
  done: {
    match: 'Matched.',
    matchGone: (payee: string) =>
      `Matched. What the import had made of the row${payee === '' ? '' : ` (“${payee}”)`} is gone.`,
    unmatch: 'Unmatched. The transaction waits for the bank again.',
    transfer: 'Made one transfer of both.',
  },
  doubled: {
    title: 'Transfers that stand twice',
    found: (n: number) =>
      n === 1
        ? 'A transfer stands twice in your books: both banks told of it, and each row was booked as one.'
        : `${n.toLocaleString('en')} transfers stand twice in your books: both banks told of each, and each row was booked as one.`,
    look: (n: number) => (n === 1 ? 'Look at it' : 'Look at them'),
    intro:
      'In each case these two transactions are one transfer. Made one, the money moves once, and both banks’ rows stand behind it.',
    one: (amount: string, from: string, to: string, day: string, payee: string) =>
      `${amount} from ${from} to ${to} on ${day}${payee === '' ? '' : `, ${payee}`}`,
    none: 'No transfer stands twice.',
    close: 'Close',
  },
  inbox: {
    label: 'What this row looks like',
    chips: { transfer: 'Transfer?', doubled: 'Twice?', crossing: 'Crossing?', legs: 'Match?' },
    looksLike: {
      to: (account: string, day: string) => `Looks like the transfer to ${account} on ${day}`,
      from: (account: string, day: string) => `Looks like the transfer from ${account} on ${day}`,
      crossing: (entity: string, account: string, day: string) =>
        `Looks like one movement with ${entity}: in ${account} on ${day}`,
      entry: (payee: string, day: string) =>
        `Looks like ${payee === '' ? 'the transaction' : `“${payee}”`} that you entered on ${day}`,
      entries: (n: number, list: string) =>
        `Looks like ${n} transactions that you entered, together: ${list}`,
      pending: (payee: string, day: string) =>
        `Looks like the other side of ${payee === '' ? 'the transfer' : `“${payee}”`} of ${day}`,
    },
    accept: 'Accept the match',
    some: (n: number) =>
      `${several(n, 'match', 'matches')} to look at among these rows: transfers, or what you entered yourself.`,
    nothing:
      'Nothing here looks like this row: no transfer, no crossing, and no transaction that waits for it.',
  },
};
