/** Loans: the list, one loan, and its dialogs. */
import type {
  AfrTerm,
  DayCount,
  LoanDetail,
  LoanOut,
  LoanPeriod,
  LoanPlan,
} from '../../../shared/contract/loan.ts';

const PLANS: Record<LoanPlan, string> = {
  free: 'Whenever somebody pays',
  'interest-only': 'Interest only, principal at the end',
  level: 'Level payments',
  'equal-principal': 'Equal principal',
  single: 'One payment at the end',
};
const DAY_COUNTS: Record<DayCount, string> = {
  '30/360': '30/360 (US): every month has 30 days',
  'actual/365': 'Actual/365: real days over 365',
  'actual/actual': 'Actual/actual: leap years have 366',
};
const EVERY: Record<LoanPeriod, string> = {
  month: 'monthly',
  quarter: 'quarterly',
  'half-year': 'half-yearly',
  year: 'yearly',
};
const TERMS: Record<AfrTerm, string> = { short: 'short-term', mid: 'mid-term', long: 'long-term' };

const days = (n: number) => (n === 1 ? '1 day' : `${n} days`);

export const loan = {
  title: 'Loans',
  label: 'Loans between your companies and you',
  note: (n: number) => (n === 1 ? '1 loan' : `${n} loans`),
  noEntity: 'Add two entities first: a loan is between them',
  empty: {
    title: 'Nobody has lent anything',
    text: 'Money that an owner lends the company, or takes from it to give back, is a loan: with a rate, a day on which it ends, and payments. Without terms it looks like capital, or like a draw.',
    example: [
      'You lend',
      '12,000 at 6 %',
      'both books show it',
      'interest is booked each month on both sides',
    ],
    more: 'Bulkhead keeps the terms, splits each payment into interest and principal, says what is late, and holds the rate against the one the IRS publishes. It keeps records; it is no legal advice.',
  },
  lend: 'Lend',
  columns: {
    name: 'Loan',
    parties: 'From, to',
    outstanding: 'Principal owed',
    interest: 'Interest owed',
    rate: 'Rate',
    plan: 'Plan',
    next: 'Next payment',
    state: 'State',
  },
  fromTo: (from: string, to: string) => `${from} → ${to}`,
  rate: (rate: string) => `${rate} %`,
  states: {
    late: (n: number) => `${days(n)} late`,
    below: 'Below AFR',
    belowTitle:
      'Its rate is below the applicable federal rate: section 7872 may reckon interest that nobody wrote down.',
    book: 'To book',
    bookTitle: 'Interest by today is not in the books yet.',
    paidOff: 'Paid off',
  },
  onDemand: 'On demand',
  none: '–',
  actions: {
    lend: 'Lend',
    book: 'Book interest',
    pay: 'Record a payment',
    amend: 'Amend the terms',
    back: 'Back to all loans',
    open: 'Open the loan',
  },
  all: 'All loans',
  one: {
    parties: (lender: string, borrower: string) => `${lender} lent to ${borrower}`,
    outstanding: 'Principal owed',
    interest: 'Interest owed',
    payoff: 'Pays it off today',
    next: 'Next payment',
    late: 'Late',
    lateNote: (n: number, since: string) => `${days(n)}, since ${since}`,
    nothingDue: 'Nothing is due',
    terms: 'Terms',
    history: 'Terms of other days',
    makeAmendment: 'Make the paper of the change',
    makeLog: 'Make the log of payments',
    until: (from: string, to: string) => `${from} to ${to}`,
    since: (from: string) => `since ${from}`,
    facts: {
      rate: 'Rate',
      dayCount: 'Days',
      plan: 'Payments',
      lentOn: 'Lent on',
      maturity: 'Ends on',
      purpose: 'Purpose',
      security: 'Security',
      reason: 'Amended because',
    },
    rateText: (rate: string, dayCount: string) => `${rate} %, ${dayCount}`,
    planText: (plan: string, every: string | null, first: string | null) =>
      every === null ? plan : `${plan}, ${every}${first === null ? '' : ` from ${first}`}`,
    unsecured: 'None',
    toBook: (amount: string) => `${amount} of interest is not in the books yet.`,
    bookedThrough: (day: string) => `Interest is in the books through ${day}.`,
    schedule: 'Schedule',
    scheduleRows: 'Rows of the schedule',
    scheduleNote: 'What was agreed, beside what was paid.',
    noSchedule: 'No payments are agreed: it is paid whenever somebody pays.',
    scheduleColumns: {
      number: 'No.',
      due: 'Due',
      payment: 'Payment',
      interest: 'Interest',
      principal: 'Principal',
      balance: 'Left then',
      state: 'What happened',
    },
    due: {
      paid: (day: string) => `Paid ${day}`,
      paidLate: (day: string, n: number) => `Paid ${day}, ${days(n)} late`,
      carried: (day: string) => `Not paid in full; the terms of ${day} ask for the rest`,
      late: (amount: string, n: number) => `${amount} open, ${days(n)} late`,
      today: (amount: string) => `${amount} due today`,
      ahead: (amount: string) => `${amount} to come`,
      gone: 'Not asked for any more',
    },
    movements: 'What moved',
    movementsNote: 'Each row stands in both books.',
    movementColumns: {
      date: 'Day',
      kind: 'What',
      amount: 'Amount',
      interest: 'Interest',
      principal: 'Principal',
      balance: 'Principal left',
    },
    kinds: { loan: 'Lent', repayment: 'Paid', interest: 'Interest', waiver: 'Given up' } as Record<
      string,
      string
    >,
    chart: 'Principal owed',
    chartAgreed: 'As agreed',
    chartReal: 'In the books',
    law: 'Tax law',
    lawNote: 'IRC section 7872, as far as books can tell. Ask the accountant.',
    check: (check: LoanDetail['law']['checks'][number], month: string) =>
      check.afr === null
        ? `The ${TERMS[check.term]} applicable federal rate of ${month} is not known here, so ${check.rate} % can’t be held against it.`
        : `${check.rate} % ${check.state === 'below' && Number(check.rate) < Number(check.afr) ? 'is below' : 'reaches'} the ${TERMS[check.term]} applicable federal rate of ${month}: ${check.afr} % (${check.ruling}, ${check.compounding} compounding).${check.checked ? '' : ' Nobody has held that rate against its ruling; a file with it goes before.'}`,
    shortfall: (amount: string) =>
      `At that rate its payments are worth ${amount} less than what was lent: that much counts as given.`,
    missing: (n: number) =>
      n === 1
        ? 'One month’s rate is missing. It can be taken in from a file.'
        : `The rates of ${n} months are missing. They can be taken in from a file.`,
    over: (limit: string, from: string, to: string, n: number, highest: string) =>
      `More than ${limit} was owed between the two from ${from} to ${to} (${days(n)}, up to ${highest}).`,
    notOver: (limit: string, highest: string) =>
      `Never more than ${limit} was owed between the two (${highest} at most).`,
    noLimit: (currency: string, highest: string) =>
      `Section 7872 has its limit in US dollars. What was owed between the two (${highest} at most) is in ${currency} and is not converted, so whether it was above the limit is not known.`,
    forgone: (amount: string) => `About ${amount} of interest is forgone on those days.`,
  },
  terms: {
    rate: 'Rate a year',
    rateHelp: 'In percent, such as 6 or 4.25.',
    rateWrong: 'Write a rate in percent, such as 6 or 4.25.',
    dayCount: 'How days count',
    dayCounts: DAY_COUNTS,
    plan: 'Payments',
    plans: PLANS,
    every: 'How often',
    everyOptions: {
      month: 'Monthly',
      quarter: 'Quarterly',
      'half-year': 'Half-yearly',
      year: 'Yearly',
    } as Record<LoanPeriod, string>,
    everyWords: EVERY,
    first: 'First payment',
    end: 'It ends',
    ends: { demand: 'On demand', payments: 'After so many payments', maturity: 'On a day' },
    payments: 'How many payments',
    paymentsWrong: 'Write how many, from 1 to 1200.',
    maturity: 'Last day',
    dateMissing: 'Choose a day.',
    security: 'Security',
    securityHelp: 'What the lender may take if it is not paid; empty: nothing.',
  },
  lendDialog: {
    title: 'Lend',
    lender: 'Who lends',
    borrower: 'Who borrows',
    date: 'Day',
    principal: 'Amount',
    principalMissing: 'Give an amount above zero.',
    purpose: 'What for',
    purposeHelp: 'Stands on the note.',
    purposeMissing: 'Say what it is for.',
    lenderAccount: (name: string) => `From ${name}’s account`,
    borrowerAccount: (name: string) => `To ${name}’s account`,
    accountMissing: 'Choose an account.',
    same: 'Choose two different ones.',
    save: 'Lend and book both sides',
    preview: 'Schedule',
    books: 'Both books',
    noPreview: 'Give an amount and a rate to see what it comes to.',
    free: 'No schedule: it is paid whenever somebody pays.',
    summary: (n: number, payment: string, interest: string) =>
      n === 1
        ? `One payment of ${payment}; ${interest} of it is interest.`
        : `${n} payments, the first ${payment}; ${interest} of interest in all.`,
    demandSummary: (payment: string) => `${payment} each time; the principal when the lender asks for it.`,
    done: (name: string) => `Lent: ${name}${name.endsWith('.') ? '' : '.'} It is in both books.`,
  },
  writeDialog: {
    title: 'Write down the terms',
    text: (from: string, to: string, amount: string, day: string) =>
      `${from} lent ${to} ${amount} on ${day}. It is in both books, and stays as it is.`,
    before: (lent: string, repaid: string, owed: string) =>
      `Lent ${lent}, paid back ${repaid} so far: it goes onto the loan with it. The terms begin with ${owed}.`,
    save: 'Keep the terms',
    done: (name: string) => `${name} has its terms.`,
  },
  payDialog: {
    title: (name: string) => `Payment on ${name}`,
    date: 'Day',
    amount: 'Amount',
    amountMissing: 'Give an amount above zero.',
    borrowerAccount: (name: string) => `From ${name}’s account`,
    lenderAccount: (name: string) => `To ${name}’s account`,
    split: (interest: string, principal: string) =>
      `${interest} of interest, then ${principal} of principal.`,
    owed: (total: string) => `${total} pays it off on that day.`,
    payAll: 'Pay it off',
    other: 'Split it otherwise',
    interest: 'Of it interest',
    save: 'Record the payment',
    done: (interest: string, principal: string) =>
      `Paid: ${interest} of interest, ${principal} of principal.`,
  },
  bookDialog: {
    title: 'Book interest',
    text: 'Interest is a cost of the borrower and income of the lender in the month it belongs to, paid or not. What is booked already is not booked again.',
    through: 'Through',
    none: 'Nothing to book by that day: all of it is in the books.',
    loan: 'Loan',
    amount: 'To book',
    save: 'Book it on both sides',
    done: (n: number) =>
      n === 1 ? '1 month of interest booked on both sides.' : `${n} bookings of interest on both sides.`,
    nothing: 'Nothing was left to book.',
  },
  amendDialog: {
    title: (name: string) => `Amend ${name}`,
    text: 'The new terms hold from that day on and begin with what is owed then. What was agreed before stays in the history.',
    effective: 'From',
    reason: 'Why',
    reasonHelp: 'Stands on the amendment.',
    reasonMissing: 'Say why.',
    save: 'Amend from that day',
    done: (name: string) => `${name} has new terms.`,
  },
  rates: {
    open: 'Federal rates',
    title: 'Applicable federal rates',
    text: 'The IRS publishes them each month. Newer months come by a CSV file with the columns month, term (short, mid, long), annual and ruling; what it tells anew is changed, and nothing is taken out.',
    choose: 'Choose a CSV file',
    chosen: (name: string) => `Chosen: ${name}`,
    missing: 'Choose the file with the rates.',
    take: 'Take the rates',
    done: (added: number, changed: number, unchanged: number) =>
      `${added} added, ${changed} changed, ${unchanged} as they were.`,
    caption: (n: number) => `Rates a year, compounded annually: ${n === 1 ? '1 month' : `${n} months`}`,
    columns: { month: 'Month', short: 'Short-term', mid: 'Mid-term', long: 'Long-term', ruling: 'Ruling' },
    percent: (rate: string) => `${rate} %`,
    unknown: '–',
    unchecked: 'not held against the ruling',
  },
  remove: {
    do: 'Remove the loan',
    help: 'Nothing in the books belongs to it any more.',
    done: (name: string) => `${name} is removed.`,
  },
  planShort: (terms: LoanOut['terms']): string => PLANS[terms.plan],
};
