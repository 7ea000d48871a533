/**
 * What the checks look at: plain data of one company and of those it deals with, read from the books by `load`, or typed by a
 * test. Amounts are minor units of the company's currency, dates calendar days.
 *
 * `null` always means “not known”, and is never taken for “none”: a check that would need it answers Unknown. An empty list
 * means that there is none.
 */
import type { LoanReach } from '../../shared/contract/loan.ts';
import type { SolvencyTest, TestResult } from '../../shared/contract/solvency.ts';
import type { FormalityKind } from '../../shared/contract/veil.ts';
import type { CalendarDate } from '../../shared/dates.ts';
import type { Effect } from '../crossing/index.ts';
import type { Nature } from '../solvency/index.ts';

export type TaxClass = 'disregarded' | 'partnership' | 's-corp' | 'c-corp';

export interface Facts {
  company: Company;
  /** Owners, and companies with the same owners; `null` where nobody says who the members are. */
  parties: readonly Party[] | null;
  looseLegs: readonly LooseLeg[];
  crossings: readonly Crossing[];
  /** Charges that look as if they belonged to the other side; `null` where nobody looked. */
  suspicions: readonly Suspicion[] | null;
  loans: readonly Loan[] | null;
  snapshots: readonly Snapshot[] | null;
  /** Month by month, the last on the day that is asked about. */
  standings: readonly Standing[];
  payables: readonly Payable[] | null;
  trustTaxes: readonly TrustTax[] | null;
  arrangements: readonly Arrangement[] | null;
  formalities: readonly Formality[];
  /** Papers that were made here, as far as it is known whom they name. */
  documents: readonly NamedDocument[];
  /** When somebody looked through contracts and invoices last; `null`: nobody has. */
  namesReviewedOn: CalendarDate | null;
  /** What they found that is not in the legal name and capacity. */
  nameFaults: readonly NameFault[];
  advances: readonly Advance[] | null;
  basis: readonly MemberBasis[] | null;
  pay: readonly OwnerPay[] | null;
  moneyAccounts: readonly MoneyAccount[];
  reopenings: readonly Reopening[] | null;
  /** What crossed in other currencies than the company’s own, and is counted nowhere above, since nothing is converted. */
  foreignCrossings: readonly ForeignCrossing[];
  /** What the company holds or owes in them. */
  foreignBalances: readonly ForeignBalance[];
}

export interface Company {
  id: string;
  name: string;
  legalName: string | null;
  currency: string;
  taxClass: TaxClass | null;
  ein: string | null;
  dissolvedOn: CalendarDate | null;
  reinstatedOn: CalendarDate | null;
}

export interface Party {
  id: string;
  name: string;
  /** Whether its books are kept here, so that the two sides can be held against each other. */
  isKept: boolean;
}

/** A leg on an account that stands against another entity. */
export interface LooseLeg {
  id: string;
  entryId: string;
  account: string;
  date: CalendarDate;
  amountMinor: number;
  /** Of the amount, and of what stands against it. */
  currency: string;
  /** What stands against it in the other books; `null`: nothing. */
  counterpart: { amountMinor: number; bookedOn: CalendarDate } | null;
}

export type CrossingKind =
  | 'contribution'
  | 'draw'
  | 'personal'
  | 'business'
  | 'loan'
  | 'repayment'
  | 'interest'
  | 'settlement'
  | 'waiver'
  | 'guaranteed-payment'
  | 'wages'
  | 'management-fee'
  | 'rent';

export interface Crossing {
  id: string;
  kind: CrossingKind;
  settlement: 'owed' | 'equity' | 'paid';
  effect: Effect | null;
  /** Gives value … */
  fromId: string;
  /** … and who receives it. */
  toId: string;
  date: CalendarDate;
  /** Negative where it came back. */
  amountMinor: number;
  /** Entries of both sides. */
  entryIds: readonly string[];
  what: string;
  /** `null`: not known whether there is a paper. */
  paper: Paper | null;
}

export interface ForeignCrossing extends Crossing {
  currency: string;
}

export interface ForeignBalance {
  currency: string;
  nature: Nature;
}

export interface Paper {
  /** `null`: there is none, or it is not signed yet. */
  signedOn: CalendarDate | null;
  /** When it was made; `null`: there is none. An expense report counts once it lacks nothing that the rules ask, or is signed. */
  madeOn: CalendarDate | null;
}

export interface Suspicion {
  entryId: string;
  date: CalendarDate;
  amountMinor: number;
  payee: string;
  /** In whose books the charge stands. */
  side: 'company' | 'owner';
  because: string;
}

export interface Loan {
  id: string;
  name: string;
  /** Whether somebody wrote down its terms; else it is what crossed as a loan between the two. */
  isOnRecord: boolean;
  lenderId: string;
  borrowerId: string;
  startedOn: CalendarDate;
  /** The movements that lent what is open; all of it where nothing is. */
  lentBy: readonly string[];
  note: Paper | null;
  /** What the note is missed for: lent on that day, and not told by a signed one, or told last. `null` amount: all of it. */
  noteFor: { since: CalendarDate; amountMinor: number | null; lentBy: readonly string[] };
  /** Millionths a year: 60000 is 6 %; `null`: not known. */
  rateMillionths: number | null;
  /** Of the loan's date and term; `null`: not in the table. */
  afrMillionths: number | null;
  /** Whether its terms reach that on each day that counts, by rate and by what its payments are worth. */
  rateState: 'below' | 'meets' | 'unknown';
  /** Whether somebody held the federal rate against its ruling. */
  isAfrChecked: boolean;
  /** About what interest is forgone, where section 7872 looks at it; `null`: not known. */
  forgoneMinor: number | null;
  /** Due whenever the lender asks; `null`: not known. */
  isDemand: boolean | null;
  maturesOn: CalendarDate | null;
  /** What is owed from this day on, in order of days. */
  balances: readonly { date: CalendarDate; balanceMinor: number }[];
  /** All that the lender's taxpayer has lent the borrower's from this day on: what section 7872 counts. */
  lent: readonly { date: CalendarDate; balanceMinor: number }[];
  /** Whether section 7872 reaches it. */
  reach: LoanReach;
  /** `null`: no schedule is known. */
  payments: readonly Payment[] | null;
}

export interface Payment {
  dueOn: CalendarDate;
  amountMinor: number;
  /** The part of it that is not interest. */
  principalMinor: number;
  paidOn: CalendarDate | null;
  /** The day on which an amendment was written down, and held, whose terms ask for what was not paid of it. */
  carriedOn: CalendarDate | null;
}

/** Solvency as it was recorded for one distribution. */
export interface Snapshot {
  id: string;
  crossingId: string;
  preparedOn: CalendarDate;
  results: Readonly<Record<SolvencyTest, TestResult>>;
  equityMinor: number;
}

/** Where the company stood on one day. */
export interface Standing {
  date: CalendarDate;
  equityMinor: number;
  /** Claims on owners and on entities that they control; part of the equity. */
  ownerClaimsMinor: number;
  cashMinor: number;
  /** Within twelve months; `null` where terms that are not known decide it. */
  current: Current | null;
}

export interface Current {
  assetsMinor: number;
  /** Part of these that are claims on owners. */
  ownerClaimsMinor: number;
  liabilitiesMinor: number;
}

export interface Payable {
  id: string;
  vendor: string;
  /** On which it is owed. */
  accountId: string;
  dueOn: CalendarDate;
  amountMinor: number;
  /** What is left of it. */
  openMinor: number;
  paidOn: CalendarDate | null;
}

export interface TrustTax {
  id: string;
  name: string;
  amountMinor: number;
  dueOn: CalendarDate | null;
  /** When somebody marked it as filed and paid … */
  paidOn: CalendarDate | null;
  /** … and what of it the books still owe. */
  leftMinor: number;
  /** On which it is owed, where that is one account. */
  accountId: string | null;
}

/** Something that goes on between related parties and wants an agreement. */
export interface Arrangement {
  id: string;
  kind: 'services' | 'loan' | 'lease';
  withName: string;
  since: CalendarDate;
  amountMinor: number;
  /** The movements that it wants one for. */
  crossingIds: readonly string[];
  agreement: Paper | null;
}

export interface Formality {
  id: string;
  kind: FormalityKind;
  title: string;
  recordedOn: CalendarDate;
  dueOn: CalendarDate | null;
  doneOn: CalendarDate | null;
}

export interface NamedDocument {
  id: string;
  kind: 'contract' | 'invoice' | 'paper';
  title: string;
  date: CalendarDate;
  /** The company's name as the document has it; `null`: nobody looked. */
  nameOnIt: string | null;
  /** In what capacity somebody signed for it (“Manager”); empty: in none; `null`: nobody looked. */
  capacity: string | null;
  correctedOn: CalendarDate | null;
}

/** A contract or an invoice in another name than the legal one, or signed in no capacity. */
export interface NameFault {
  id: string;
  title: string;
  foundOn: CalendarDate;
  correctedOn: CalendarDate | null;
}

/** Money given for expenses, of which something is to come back. */
export interface Advance {
  id: string;
  title: string;
  date: CalendarDate;
  returnedOn: CalendarDate | null;
}

/** A member's basis and what was distributed against it in a tax year, up to a day on which there was something. */
export interface MemberBasis {
  memberId: string;
  name: string;
  year: number;
  /** Until then, what the year earns and what is put in counts for it. */
  yearEnd: CalendarDate;
  date: CalendarDate;
  /** Before distributions; `null`: not known. */
  basisMinor: number | null;
  distributedMinor: number;
}

export interface OwnerPay {
  memberId: string;
  name: string;
  year: number;
  firstDistributionOn: CalendarDate;
  distributedMinor: number;
  wages: readonly { date: CalendarDate; amountMinor: number }[];
  /** What the compensation memo says for the year; `null`: no memo is known. */
  memoMinor: number | null;
}

export interface MoneyAccount {
  id: string;
  name: string;
  firstEntryOn: CalendarDate;
  reconciledThrough: CalendarDate | null;
}

/** Closed books that were opened again. */
export interface Reopening {
  id: string;
  on: CalendarDate;
  closedThrough: CalendarDate;
  closedAgainOn: CalendarDate | null;
}
