/** What a paper is made from, as plain data. Whatever is `null` nobody has said, and stands as a blank. */
import type { CalendarDate } from '../../shared/dates.ts';
import type { Item, Solvency as Statement } from '../solvency/index.ts';
import type { Kind } from './kinds.ts';

export interface Party {
  id: string;
  /** What the books call it. */
  name: string;
  legalName: string | null;
  kind: 'llc' | 'person';
  /** Two letters. */
  state: string | null;
  taxClass: 'disregarded' | 'partnership' | 's-corp' | 'c-corp' | null;
}

/** Who signs for a party. */
export interface Signer {
  party: Party;
  name: string | null;
  /** "as sole member and manager of Northlight LLC, and not personally" */
  capacity: string | null;
}

/** One leg of the entries that a movement consists of. */
export interface LedgerLeg {
  entryId: string;
  books: string;
  account: string;
  amountMinor: number;
  currency: string;
  /** What the account came to at the end of that day; `null` of income and expenses. */
  balanceMinor: number | null;
  /** It stands against the other party, and has its like in the other's books. */
  isMirrored: boolean;
}

export interface Movement {
  id: string;
  /** Of the crossing. */
  kind: string;
  settlement: 'owed' | 'equity' | 'paid';
  date: CalendarDate;
  amountMinor: number;
  currency: string;
  purpose: string;
  /** Who it was paid to, or what for, in the words of the entry. */
  payee: string;
  /** Names of accounts in the receiver's books that say what it was for. */
  categories: readonly string[];
  /** Whether money moved in the giver's books, and in the receiver's. */
  moneyLeft: boolean;
  moneyArrived: boolean;
  /** How many files are kept with either entry. */
  fileCount: number;
  legs: readonly LedgerLeg[];
}

export interface LoanTerms {
  principalMinor: number;
  currency: string;
  /** The day interest begins. */
  date: CalendarDate;
  /** Percent a year, a plain decimal. */
  rate: string | null;
  dayCount: string | null;
  compounding: string | null;
  /** `null` where it is repaid on demand, or nobody has said when. */
  maturity: CalendarDate | null;
  onDemand: boolean;
  payments: string | null;
  security: string | null;
  /** When the terms were changed, and why. */
  amended: string | null;
  /** What the latest amendment changed; `null` where the terms are those it began with. */
  amendment: Amendment | null;
  /** The applicable federal rate it was held against: "4.10% (February 2025, mid-term, annual compounding)". */
  federalRate: string | null;
  schedule: readonly ScheduleRow[];
  paid: readonly PaymentRow[];
}

export interface Amendment {
  effectiveOn: CalendarDate;
  reason: string | null;
  /** Principal at the end of the day before. */
  owedMinor: number;
  changes: readonly { term: string; before: string; after: string }[];
}

export interface ScheduleRow {
  date: CalendarDate;
  paymentMinor: number;
  principalMinor: number;
  interestMinor: number;
  balanceMinor: number;
}

export interface PaymentRow extends ScheduleRow {
  crossingId: string;
  /** The day it was due; `null` where the terms have none. */
  due: CalendarDate | null;
}

/** What a company had and owed at the end of one day, by its legal books, and what the tests of the law make of it. */
export interface Solvency
  extends Pick<
    Statement,
    | 'assetsMinor'
    | 'liabilitiesMinor'
    | 'equityMinor'
    | 'equityWithoutOwnersMinor'
    | 'cashMinor'
    | 'balanceSheet'
    | 'debtsDue'
    | 'result'
    | 'outlookDays'
    | 'source'
  > {
  date: CalendarDate;
  currency: string;
  items: readonly Item[];
  payables: readonly Aged[];
  /** Distributions of that day that stand on other papers, or on none: the figures are after them, too. */
  others: readonly { to: string; amountMinor: number }[];
  /** All distributions of that day. */
  togetherMinor: number;
  /** Why it is paid although a test is not met, as it was recorded. */
  reason: string | null;
}

/** What is owed to others, by the days since it was booked. */
export interface Aged {
  label: string;
  amountMinor: number;
}

export interface Facts {
  documentId: string;
  kind: Kind;
  /** The company whose paper it is, and who is on the other side. */
  company: Party;
  other: Party;
  /** Who gives and who receives; of a loan, who lends and who borrows. */
  giver: Party;
  receiver: Party;
  movements: readonly Movement[];
  /** Of a log of payments: each of them, for the record of the ledger. */
  payments: readonly Movement[];
  loan: LoanTerms | null;
  /** The share that the other one holds of the company, in percent. */
  share: string | null;
  solvency: Solvency | null;
  authorizedOn: CalendarDate | null;
  effectiveOn: CalendarDate;
  /** The first day of what it tells of. */
  since: CalendarDate;
  generatedOn: CalendarDate;
  lateReason: string | null;
  isRatification: boolean;
  /** What somebody said because the books can't know it. */
  details: Readonly<Record<string, string>>;
  signers: readonly Signer[];
}
