/** What moves between a company and its owner: the words beside a row, in the details, on the wall and in its dialogs. */
import type { CrossingOut } from '../../../shared/contract/crossing.ts';

type Kind = CrossingOut['kind'];
type Settlement = CrossingOut['settlement'];
/** What one key says of an entry. */
type Cost = 'personal' | 'business';

/** Who gave what to whom, in one sentence. */
const SENTENCES: Record<Kind, (from: string, to: string) => string> = {
  personal: (from, to) => `Paid by ${from} for ${to}.`,
  business: (from, to) => `Paid by ${from} for the company ${to}.`,
  contribution: (from, to) => `${from} put it into ${to}.`,
  draw: (from, to) => `${to} drew it from ${from}.`,
  loan: (from, to) => `${from} lent it to ${to}.`,
  repayment: (from, to) => `${from} paid it on a loan from ${to}.`,
  interest: (from, to) => `Interest that ${to} owes ${from}.`,
  settlement: (from, to) => `${from} paid ${to} what it owed.`,
  waiver: (from, to) => `${from} gave up what ${to} owed.`,
  'guaranteed-payment': (from, to) => `A guaranteed payment of ${from} to ${to}.`,
  wages: (from, to) => `Wages of ${from} to ${to}.`,
  'management-fee': (from, to) => `${from} did the work; ${to} pays the management fee.`,
  rent: (from, to) => `${from} lets its property; ${to} pays the rent.`,
};

const crossings = (n: number) => (n === 1 ? '1 crossing' : `${n.toLocaleString('en')} crossings`);

export const crossing = {
  actions: {
    personal: 'This was personal',
    business: 'This was business',
    across: 'Move across the wall',
  } satisfies Record<Cost | 'across', string>,
  menu: 'Move across the wall…',
  chip: (name: string) => `with ${name}`,
  why: (kind: Kind, from: string, to: string) => SENTENCES[kind](from, to),
  otherSideWaits: (entity: string) =>
    `A row of this amount waits in the inbox of ${entity}. If it is the other side, say what the two are; if not, say below that it is none of these rows.`,
  /** What is left of it between the two; nothing to say where the sentence has said it. */
  settled(kind: Kind, settlement: Settlement, from: string, to: string): string | null {
    if (kind === 'management-fee' || kind === 'rent')
      return settlement === 'owed' ? `${to} owes it to ${from} until it is paid.` : 'It is paid.';
    if (settlement === 'owed') return `${to} owes it to ${from} until it is paid back.`;
    if (kind === 'personal') return `${to} drew it from ${from}; it is not paid back.`;
    if (kind === 'business') return `${from} put it into ${to}; it is not paid back.`;
    return null;
  },
  section: 'In both books',
  show: (name: string) => `Show it in the books of ${name}`,
  remove: 'Take the pair apart',
  removed: 'Taken apart. The payment is as it was.',
  takeApart: {
    title: 'What it left owed is settled',
    why: 'Without it, these would settle what nobody owes. They are taken apart in both books, too.',
    take: 'Take all of it apart',
  },
  ask: {
    personal: 'Whose was it?',
    business: 'Which company was it for?',
  } satisfies Record<Cost, string>,
  cancel: 'Cancel',
  kinds: {
    contribution: 'Contribution',
    draw: 'Draw',
    personal: 'Personal cost paid',
    business: 'Business cost paid',
    loan: 'Loan',
    repayment: 'Repayment',
    interest: 'Interest accrued',
    settlement: 'Debt settled',
    waiver: 'Debt given up',
    'guaranteed-payment': 'Guaranteed payment',
    wages: 'Wages',
    'management-fee': 'Management fee',
    rent: 'Rent',
  } satisfies Record<Kind, string>,
  kindHelp: {
    contribution: 'The owner puts money or property into the company, for good.',
    draw: 'The owner takes money or property out: a draw, a distribution, a dividend.',
    personal: 'The company paid what was the owner’s own.',
    business: 'The owner paid what was the company’s.',
    loan: 'Lent, to be paid back on terms.',
    repayment: 'Paid on a loan: principal, and interest that was accrued.',
    interest: 'Interest of a period. Nothing is paid yet.',
    settlement: 'A reimbursement, or a personal cost paid back.',
    waiver: 'What is owed is not paid any more: it becomes a contribution or a draw.',
    'guaranteed-payment': 'What a partnership pays a partner for work or capital, whatever it earns.',
    wages: 'What a corporation pays its owner as an employee.',
    'management-fee': 'Who gives did the work, and who receives it pays: owed until then.',
    rent: 'Who gives lets its property, and who receives it pays the rent: owed until then.',
  } satisfies Record<Kind, string>,
  paper: { signed: 'Papered', made: 'To sign', none: 'No paper yet', unneeded: 'Needs no paper' },
  findings: {
    label: 'Open findings',
    count: (n: number) => (n === 1 ? 'finding is open' : 'findings are open'),
    helps: 'See what helps',
    helpsIn: (company: string) => `See what helps ${company}`,
  },
  showPaper: 'Show its paper',
  showLoan: 'Show its loan',
  writeTerms: 'Write down its terms',
  onWall: 'Show it on the wall',
  makePaper: 'Make its paper',
  inTransit: 'In transit',
  transitWhy: 'A leg of money waits for the row of its bank. It is matched when that statement comes in.',
  waits: 'Waits for the bank',
  seen: 'Seen at the bank',
  gives: 'gives',
  receives: 'receives',
  booksOf: (name: string) => `In the books of ${name}`,
  noPurpose: 'Nobody said',
  recorded: 'Booked',
  quoted: (words: string) => `“${words}”`,
  columns: {
    date: 'Date',
    kind: 'Kind',
    from: 'From',
    to: 'To',
    amount: 'Amount',
    purpose: 'For',
    state: 'State',
    open: 'Open',
    account: 'Account',
    books: 'Books of',
    payee: 'Payee',
    debit: 'Debit',
    credit: 'Credit',
  },
  details: { title: 'Crossing' },
  unpaired: {
    label: 'Without counterpart',
    column: 'Other side',
    pair: 'Find its other side',
    none: 'Every leg has its counterpart',
    noneText: 'What stands against another entity in the one books stands in the other books, too.',
  },
  wall: {
    title: 'Wall',
    note: (shown: number, all: number) =>
      shown === all ? crossings(all) : `${shown.toLocaleString('en')} of ${crossings(all)}`,
    new: 'New crossing',
    filters: 'Filters of the wall',
    search: 'Search the wall',
    searchFor: 'Purpose, name, amount or day',
    entity: 'Whose',
    allEntities: 'Everybody',
    kind: 'Kind',
    allKinds: 'All kinds',
    transitOnly: 'Only in transit',
    openOnly: 'Only with an open finding',
    lanes: 'Who stands on which side of the wall',
    bulkhead: 'The wall',
    open: (n: number) => (n === 1 ? '1 finding open' : `${n.toLocaleString('en')} findings open`),
    role: 'timeline',
    timeline: (n: number) =>
      `${crossings(n)} along the time. Left and right go from one to the next, Enter opens it, plus and minus zoom. The list below has all of them.`,
    several: (n: number, from: string, to: string) => `${crossings(n)} from ${from} to ${to}`,
    times: (n: number) => (n === 1 ? '' : `× ${n.toLocaleString('en')}`),
    clickZooms: 'A click looks at them from nearer.',
    legend: 'What the lines mean',
    solid: 'papered',
    dashed: 'no signed paper yet',
    dots: 'in transit',
    ring: 'a finding is open',
    thick: 'the kind; thick by amount, in the colour of who gives',
    zoomIn: 'Zoom in',
    zoomOut: 'Zoom out',
    seen: (days: number) =>
      days >= 700
        ? `${Math.round(days / 365.25)} years`
        : days >= 345
          ? '1 year'
          : days >= 60
            ? `${Math.round(days / 30.4)} months`
            : days >= 28
              ? '1 month'
              : `${days} days`,
    lists: 'Crossings and what has no counterpart',
    list: 'Crossings',
    tabs: { crossings: 'Crossings', unpaired: 'Without counterpart' },
    nothingShown: 'Nothing crossed that fits these filters',
    nothingThen: 'Nothing crossed in this period',
    nothingPaired: 'Nothing stands in both books yet',
    unpairedWait:
      'What stands on an account against another entity, in one of the books alone, waits for its other side. Paired, it is a crossing.',
    showUnpaired: 'Show what has no counterpart',
    empty: {
      title: 'Nothing has crossed the wall yet',
      text: 'A crossing is whatever moves between a company and its owner, or between two companies: money put in, a draw, a loan, a cost that one paid for the other. It is booked in both books at once, so that each can be shown by itself.',
      example:
        'Example: 25,000 put in as starting capital is a contribution in the company’s books and a share in it in yours.',
      begin:
        'Tell one here; or press Shift+X on a transaction in any register, Shift+P where it was personal, Shift+B where it was business.',
    },
  },
  dialog: {
    title: 'New crossing',
    titleEntry: 'Move across the wall',
    save: 'Book it in both books',
    from: 'From',
    to: 'To',
    with: 'Whose the other books are',
    withWhom: 'Choose',
    turn: 'Turn the two round',
    kind: 'What it is',
    chooseKind: 'Choose what it is',
    possible: 'Possible between the two',
    impossible: 'Not possible',
    whyNot: (n: number) => (n === 1 ? 'Why 1 kind is not possible' : `Why ${n} kinds are not possible`),
    date: 'Day',
    amount: 'Amount',
    gross: 'Wages before taxes',
    property: 'It is property, not money',
    propertyHelp: 'A computer, a car, a claim: at what it is worth on that day.',
    payingAccount: (name: string) => `Paid from, in ${name}`,
    receivingAccount: (name: string) => `Comes into, in ${name}`,
    givenAccount: 'What is given',
    receivedAccount: (name: string) => `What it becomes in ${name}`,
    usual: 'The usual account',
    category: (name: string) => `What it was for, in ${name}`,
    byRules: 'By its rules, or later',
    bookValue: 'What it stood at in the giver’s books',
    bookValueHelp: 'Left empty: the amount.',
    interest: 'Of it, interest',
    interestHelp: 'The rest is principal.',
    interestOwed: 'Left empty: what is owed by that day.',
    loan: {
      paidOn: 'On which loan',
      paidOnNone: 'None of those on record',
      paidHelp: 'Interest of the days before it is booked with it, on both sides.',
      addsTo: 'Which loan it adds to',
      addsToNone: 'None: it stands by itself',
    },
    settlement: 'What becomes of it',
    settlements: {
      usual: 'As is usual for this company',
      owed: (debtor: string, creditor: string) => `${debtor} owes it to ${creditor} until it is paid back`,
      equity: (isBusiness: boolean, from: string, to: string) =>
        isBusiness ? `${from} puts it into ${to}` : `${to} drew it from ${from}`,
    },
    wages: {
      withheld: 'Withheld for taxes',
      account: (n: number) => `Account ${n} of what was withheld`,
      which: 'Which tax, in the owner’s books',
      amount: (n: number) => `Amount ${n} withheld`,
      remove: (n: number) => `Take part ${n} away`,
      add: 'Add what was withheld',
      employerTax: 'The company’s own payroll tax',
    },
    purpose: 'What it is for',
    purposeHelp:
      'In your own words. It stands on the paper, and is the first thing that somebody asks who looks at it later.',
    noPurposeYet: 'not said yet',
    counter: {
      label: 'Its other side',
      row: (payee: string, entity: string, account: string) => `${payee} · ${entity}, ${account}`,
      when: (day: string, amount: string, days: number) =>
        `${day}, ${amount}${days === 0 ? ', the same day' : days === 1 ? ', a day apart' : `, ${days} days apart`}`,
      made: 'Not there yet',
      madeHelp: 'It is made, and meets the row of its bank when that comes in.',
    },
    solvency: {
      title: (company: string) => `What it leaves of ${company}`,
      unknown: (missing: string) => `Not known: ${missing}`,
      reason: 'Why it is made all the same',
      reasonHelp: 'It goes into the record of solvency, with these figures.',
      record: 'Record the solvency of that day with it',
      recordHelp: 'The record stays as it is made, and stands on its paper.',
    },
    preview: 'What it books',
    previewWaits: 'Both books show here as soon as what it is, the day and the amount are known.',
    wanted: {
      kind: 'Choose what it is.',
      from: 'Choose who gives.',
      to: 'Choose who receives.',
      with: 'Choose whose the other books are.',
      date: 'Write the day.',
      amount: 'Write the amount.',
      from_account: 'Choose what is given.',
      to_account: 'Choose what it becomes there.',
      book_value: 'Write what it stood at.',
      category: 'Choose what it was for.',
      settlement: 'Choose what becomes of it.',
      interest: 'Write how much of it is interest.',
      withheld: 'Each part needs its tax and its amount.',
      employer_tax: 'Write the tax.',
      purpose: 'Say in a few words what it is for.',
      despite: 'Give the reason, in a few words.',
    },
  },
};
