/** A movement while somebody tells it: what is asked for in each kind, what is still wanted, and as the command takes it. Pure. */
import { FEE_KINDS, MONEY_KINDS, type MovementInput } from '../../../shared/contract/crossing.ts';
import { formatMoney } from '../../../shared/money.ts';
import type { CrossingKind } from './kinds.ts';

export interface Withheld {
  /** The id of an account in the owner’s books. */
  account: string | null;
  amount: number | null;
}

/** Amounts in minor units; entities and accounts by their ids. */
export interface MovementDraft {
  kind: CrossingKind | null;
  from: string | null;
  to: string | null;
  /** With an entry: whose the other books are. */
  with: string | null;
  /** The entry of the other books; `null`: it is made. Left out: the likeliest, if there is one. */
  counter?: string | null;
  date: string;
  amount: number | null;
  fromAccount: string | null;
  toAccount: string | null;
  isProperty: boolean;
  bookValue: number | null;
  category: string | null;
  settlement: 'owed' | 'equity' | null;
  interest: number | null;
  /** The loan that it is paid on, or adds to; `NO_LOAN`: none of those on record. `null`: nobody has said. */
  loan: string | null;
  withheld: Withheld[];
  employerTax: number | null;
  purpose: string;
  /** Of a distribution: why it is made although a test of solvency fails, and whether what passes is recorded. */
  despite?: string;
  record?: boolean;
}

export const NO_LOAN = 'none';

export function emptyDraft(date: string): MovementDraft {
  return {
    ...{
      kind: null,
      from: null,
      to: null,
      with: null,
      date,
      amount: null,
      fromAccount: null,
      toAccount: null,
    },
    ...{ isProperty: false, bookValue: null, category: null, settlement: null, interest: null, withheld: [] },
    ...{ employerTax: null, purpose: '', loan: null },
  };
}

const MOVES_MONEY: ReadonlySet<CrossingKind> = new Set(MONEY_KINDS);
const FEES: ReadonlySet<CrossingKind> = new Set(FEE_KINDS);

/** What begins with an entry: its day, its amount and its account are known. */
export interface Known {
  entry: string;
  /** Its books give. */
  gives: boolean;
  counter: string | null;
}

/** What is asked for. */
export interface Asked {
  amount: boolean;
  fromAccount: boolean;
  toAccount: boolean;
  property: boolean;
  cost: boolean;
  interest: boolean;
  wages: boolean;
}

/** What is paid for against the money: work, or the use of property. */
export function isFee(kind: CrossingKind | null): boolean {
  return kind !== null && FEES.has(kind);
}

export function isCost(kind: CrossingKind | null): boolean {
  return kind === 'personal' || kind === 'business';
}

export function askedOf({ kind, isProperty }: MovementDraft, known: Known | null): Asked {
  // A fee that begins with a payment is paid; told in full it is owed.
  const moves = kind !== null && (MOVES_MONEY.has(kind) || (isFee(kind) && known !== null));
  const cost = isCost(kind);
  const mayBeProperty = known === null && (kind === 'contribution' || kind === 'draw');
  return {
    // Wages are told before anything is withheld; the entry has what was paid.
    amount: known === null || kind === 'wages',
    fromAccount: (moves || cost) && (known === null || (moves && !known.gives && known.counter === null)),
    toAccount: moves && (known === null || (known.gives && known.counter === null)),
    property: mayBeProperty && (isProperty || moves),
    cost,
    interest: kind === 'repayment',
    wages: kind === 'wages',
  };
}

export type MovementField =
  | 'kind'
  | 'from'
  | 'to'
  | 'with'
  | 'date'
  | 'amount'
  | 'from_account'
  | 'to_account'
  | 'book_value'
  | 'category'
  | 'settlement'
  | 'interest'
  | 'withheld'
  | 'employer_tax'
  | 'purpose'
  | 'despite';

/** What is still wanted before the core can be asked, apart from the purpose; the first thing first. */
export function wantedOf(draft: MovementDraft, known: Known | null): MovementField | null {
  if (known === null && draft.from === null) return 'from';
  if (known === null && draft.to === null) return 'to';
  if (draft.kind === null) return 'kind';
  const asked = askedOf(draft, known);
  if (asked.amount && draft.amount === null) return 'amount';
  if (asked.property && draft.isProperty) {
    if (draft.fromAccount === null) return 'from_account';
    if (draft.toAccount === null) return 'to_account';
  }
  if (asked.wages && draft.withheld.some(({ account, amount }) => (account === null) !== (amount === null)))
    return 'withheld';
  return null;
}

/** As the command takes it, of a draft of which nothing is wanted. `adding`: the loan that what is lent adds to. */
export function inputOf(
  draft: MovementDraft,
  known: Known | null,
  currency: string,
  adding: string | null = null,
): MovementInput {
  const { kind, isProperty } = draft;
  if (kind === null) throw new RangeError('the form is not complete');
  const asked = askedOf(draft, known);
  const money = (minor: number) => formatMoney(minor, currency);
  const some = <K extends keyof MovementInput>(when: boolean, name: K, value: MovementInput[K] | null) =>
    when && value !== null && value !== undefined ? { [name]: value } : {};
  const withheld = draft.withheld.flatMap(({ account, amount }) =>
    account === null || amount === null ? [] : [{ account, amount: money(amount) }],
  );
  return {
    kind,
    purpose: draft.purpose.trim(),
    ...(known
      ? {
          entry: known.entry,
          ...some(true, 'with', draft.with),
          ...some(true, 'counter_entry', known.counter),
          // What could be the other side was shown as such before.
          ...some(asked.cost, 'alone', true),
        }
      : { from: draft.from!, to: draft.to!, date: draft.date, currency }),
    ...some(asked.amount, 'amount', draft.amount === null ? null : money(draft.amount)),
    ...some(asked.fromAccount, 'from_account', draft.fromAccount),
    ...some(asked.toAccount, 'to_account', draft.toAccount),
    ...some(
      asked.property && isProperty,
      'book_value',
      draft.bookValue === null ? null : money(draft.bookValue),
    ),
    ...some(asked.cost, 'category', draft.category),
    ...some(asked.cost, 'settlement', draft.settlement),
    ...some(asked.interest, 'interest', draft.interest === null ? null : money(draft.interest)),
    ...some(kind === 'loan', 'loan', adding),
    ...some(asked.wages && withheld.length > 0, 'withheld', withheld),
    ...some(asked.wages, 'employer_tax', draft.employerTax === null ? null : money(draft.employerTax)),
  };
}

export interface PaymentInput {
  loan: string;
  amount: string;
  memo?: string;
  date?: string;
  interest?: string;
  borrower_entry?: string;
  lender_entry?: string;
  borrower_account?: string;
  lender_account?: string;
}

/** What is paid on a loan, as its own command takes it: that books the interest before it, too. */
export function paymentOf(
  loan: string,
  draft: MovementDraft,
  known: Known | null,
  amountMinor: number,
  currency: string,
): PaymentInput {
  const money = (minor: number) => formatMoney(minor, currency);
  const entries = known && [known.entry, known.counter ?? undefined];
  const [paying, receiving] = entries ? (known.gives ? entries : entries.toReversed()) : [];
  return {
    loan,
    amount: money(amountMinor),
    memo: draft.purpose.trim(),
    ...(draft.interest === null ? {} : { interest: money(draft.interest) }),
    ...(known ? {} : { date: draft.date }),
    ...(paying === undefined ? {} : { borrower_entry: paying }),
    ...(receiving === undefined ? {} : { lender_entry: receiving }),
    ...(draft.fromAccount === null ? {} : { borrower_account: draft.fromAccount }),
    ...(draft.toAccount === null ? {} : { lender_account: draft.toAccount }),
  };
}

interface Told {
  facts: Record<string, unknown>;
}

/** Which field the core’s words belong to; `null` where they are about the whole. */
export function fieldOf({ facts }: Told, fromName: string): MovementField | null {
  const {
    field,
    issues,
    accounts,
    closed_through: closed,
  } = facts as {
    field?: MovementField;
    issues?: { field: string }[];
    accounts?: { entity: string }[];
    closed_through?: string;
  };
  if (field !== undefined) return field;
  const [issue] = issues ?? [];
  if (issue) return (issue.field.split('.')[0] as MovementField) ?? null;
  const [account] = accounts ?? [];
  if (account) return account.entity === fromName ? 'from_account' : 'to_account';
  return closed === undefined ? null : 'date';
}
