/**
 * From what somebody says of a movement to both sides of it. It begins with an entry that is there (a payment of one's
 * account, perhaps with the row of the other's), or with nothing, and is then told in full. Both books or neither.
 */
import type { CrossingOut, MovementInput } from '../../shared/contract/crossing.ts';
import { BulkheadError } from '../../shared/errors.ts';
import { parseMoney } from '../../shared/money.ts';
import { type EntityRow, findEntity, type Scope } from '../ledger/index.ts';
import { prepared, type VaultDatabase } from '../vault/index.ts';
import { requireNoOtherSide } from './candidates.ts';
import { givenOrLikely, isProperty, moneyLeg, ownersTax, whatWasBought, withheldLegs } from './details.ts';
import { canBePaid, defaultSettlement, isCost, isFee, type Kind, movesMoney, relationOf } from './kinds.ts';
import { requireCrossing } from './list.ts';
import { type NewLeg, recordMovement, type Side } from './movement.ts';
import { type Origin, requireOrigin } from './origin.ts';
import { requireNoTerms, requireOwed } from './owed.ts';
import { chooseCounterpart, owns } from './parties.ts';
import { type Facts, legsFor } from './plans.ts';
import {
  companyOf,
  givesIn,
  requireAsMoneyWent,
  requireFromEntry,
  requireMoneysWay,
  requirePossible,
  requireWay,
} from './possible.ts';

/** `field` is the one of the input that a screen points at. */
function invalid(message: string, remedy: string, field?: keyof MovementInput): BulkheadError {
  return new BulkheadError('INVALID_INPUT', message, { remedy, ...(field && { facts: { field } }) });
}

/** Whom it is between, when, and over how much; with the entries that are there. */
interface Told {
  from: EntityRow;
  to: EntityRow;
  date: string;
  amount: number;
  currency: string;
  origin: Origin | null;
  mirror: Origin | null;
}

/** `loanId`: the loan that it belongs to, whose own commands have seen to its bounds. */
export function makeCrossing(scope: Scope, input: MovementInput, loanId: string | null = null): CrossingOut {
  const { db, unit } = scope;
  const { kind } = input;
  const told = input.entry === undefined ? toldInFull(scope, input) : toldByEntry(scope, input, input.entry);
  const { from, to, date, currency, origin, mirror } = told;
  const first = origin ?? mirror;
  requireHappened(date, scope.today, first !== null);
  requirePossible(db, kind, from, to, date);
  const facts = factsOf(scope, input, told, companyOf(db, from, to, date), loanId !== null);
  const legs = legsFor(unit, facts);
  const given = [origin, mirror].flatMap((one) => (one ? [one.id] : []));
  if (loanId === null) {
    requireNoTerms(db, facts, date);
    requireOwed(db, facts, legs, date, given);
  }
  const side = (entity: EntityRow, own: Legs, there: Origin | null, other: EntityRow): Side => ({
    ...{ entity, ...own, entryId: there?.id },
    ...(isCost(kind) ? {} : { payee: input.payee ?? other.name }),
  });
  const id = recordMovement(unit, {
    ...{ kind, settlement: facts.settlement, date, currency },
    from: side(from, legs.from, origin, to),
    to: side(to, legs.to, mirror, from),
    payee: input.payee ?? first?.payee ?? to.name,
    memo: first?.memo ?? '',
    purpose: input.purpose || null,
    loanId: loanId ?? loanToAddTo(db, input, told),
  });
  return requireCrossing(db, id);
}

type Legs = Pick<Side, 'against' | 'rest'>;

/** REFUSED: books tell what has happened. */
function requireHappened(date: string, today: string, isEntrys: boolean): void {
  if (date <= today) return;
  throw new BulkheadError('REFUSED', `${date} has not come yet, so nothing has crossed on it.`, {
    remedy: 'Book it on the day it happens. What a loan will ask for stands in its schedule.',
    ...(isEntrys ? {} : { facts: { field: 'date' } }),
  });
}

// --- From an entry ---------------------------------------------------------------------------------------------------

function toldByEntry({ db }: Scope, input: MovementInput, entryId: string): Told {
  const { kind } = input;
  const entry = requireOrigin(db, entryId);
  const { owner: own } = entry;
  requireFromEntry(kind, own);
  const gives = givesIn(kind, entry);
  requireAsMoneyWent(kind, entry, gives, {
    from: input.from === undefined ? undefined : findEntity(db, input.from),
    to: input.to === undefined ? undefined : findEntity(db, input.to),
  });
  const counter = input.counter_entry === undefined ? null : requireOrigin(db, input.counter_entry);
  // It left the one account before it came to the other; a row that seems to have come before it went counts all the same.
  const date = counter && counter.date < entry.date ? counter.date : entry.date;
  requireMoneysWay(db, kind, entry, { gives, day: date });
  const other = chooseCounterpart(db, own, {
    ...{ relation: relationOf(kind), gives, day: date, field: 'with' },
    named: input.with ?? (gives ? input.to : input.from) ?? counter?.owner.id,
  });
  if (counter) requireCounter(entry, counter, other, kind);
  else if (isCost(kind) && !input.alone) requireNoOtherSide(db, entry, other);
  const [from, to] = gives ? [own, other] : [other, own];
  const [origin, mirror] = gives ? [entry, counter] : [counter, entry];
  const { currency } = entry.money;
  return { from, to, date, currency, origin, mirror, amount: amountOf(input, entry, currency) };
}

function requireCounter(entry: Origin, counter: Origin, other: EntityRow, kind: Kind): void {
  if (counter.owner.id !== other.id)
    throw invalid(
      `The other entry is in the books of ${counter.owner.name}, not of ${other.name}.`,
      'Choose an entry of the books on the other side.',
    );
  if (!canBePaid(kind)) throw invalid('Only one of the two paid for that.', 'Leave the other entry out.');
  if (
    counter.money.amount_minor !== -entry.money.amount_minor ||
    counter.money.currency !== entry.money.currency
  )
    throw invalid('The two entries are not of one amount.', 'Choose the row that has the same amount.');
}

function amountOf(input: MovementInput, entry: Origin, currency: string): number {
  const { kind } = input;
  const said = input.amount === undefined ? null : parseMoney(input.amount, currency);
  if (kind === 'wages') {
    if (said === null)
      throw invalid('Wages are told before anything is withheld.', 'Give the amount before taxes.', 'amount');
    return said;
  }
  const own = canBePaid(kind) ? Math.abs(entry.money.amount_minor) : entry.category.amount_minor;
  if (said !== null && said !== own)
    throw invalid(`The entry is of another amount than ${input.amount}.`, 'Leave the amount out.', 'amount');
  return own;
}

// --- Told in full ----------------------------------------------------------------------------------------------------

function toldInFull({ db }: Scope, input: MovementInput): Told {
  const { kind, date } = input;
  if (
    date === undefined ||
    input.amount === undefined ||
    (input.from === undefined && input.to === undefined)
  )
    throw invalid(
      'Without an entry it takes who gives, the day and the amount.',
      'Give `from` or `to`, `date` and `amount`, or an entry.',
    );
  if (input.purpose === undefined || input.purpose === '')
    throw invalid('What is it for?', 'Say the purpose in a few words: it stands on the paper.', 'purpose');
  const relation = relationOf(kind);
  const named = findEntity(db, (input.from ?? input.to)!);
  if (input.from !== undefined && input.to !== undefined)
    requireWay(db, kind, named, findEntity(db, input.to), { day: date, entry: null });
  const gives = input.from !== undefined;
  const other = chooseCounterpart(db, named, {
    ...{ relation, gives, day: date, field: gives ? 'to' : 'from' },
    named: gives ? input.to : undefined,
  });
  const [from, to] = gives ? [named, other] : [other, named];
  const currency = input.currency ?? from.base_currency;
  const amount = parseMoney(input.amount, currency);
  return { from, to, date, amount, currency, origin: null, mirror: null };
}

// --- The rest of it --------------------------------------------------------------------------------------------------

/** On a loan, interest may be below nothing: what was paid too much of it before. */
function factsOf(
  scope: Scope,
  input: MovementInput,
  told: Told,
  company: EntityRow,
  isOnLoan: boolean,
): Facts {
  const { kind } = input;
  const { from, to, amount, currency, origin, mirror } = told;
  const cost = isCost(kind);
  if (amount === 0 || (amount < 0 && !cost))
    throw invalid('Nothing crosses.', 'Give an amount above zero.', 'amount');
  const parts = cost ? whatWasBought(scope, input, told) : [];
  const isOwnersTax = kind === 'personal' && ownersTax(scope.db, parts);
  const settlement = settlementOf(input, company, isOwnersTax);
  const isPaidFee = isFee(kind) && settlement === 'paid';
  const property = isProperty(scope.db, input, from);
  const bookValue = property ? parseMoney(input.book_value ?? input.amount ?? '0', currency) : null;
  const withheld = kind === 'wages' ? withheldLegs(scope.db, input, to, currency) : [];
  const employerTax = parseMoney((kind === 'wages' && input.employer_tax) || '0', currency);
  if (kind === 'wages') requireWages(amount, withheld, employerTax);
  const net = amount - withheld.reduce((sum, one) => sum + one.amountMinor, 0);
  const interest =
    kind === 'repayment' && input.interest !== undefined ? parseMoney(input.interest, currency) : 0;
  if ((interest < 0 && !isOnLoan) || (kind === 'repayment' && interest > amount))
    throw invalid(
      'The interest is more than was paid.',
      'Give how much of the amount is interest.',
      'interest',
    );
  // What an owner bears for the company need not be paid: mileage.
  const given = { property, isMoney: kind !== 'business' && !property };
  const pays = (movesMoney(kind) || isPaidFee || cost) && origin === null;
  const receives = (movesMoney(kind) || isPaidFee) && mirror === null;
  // Of a fee money goes the other way than value: who did the work is paid.
  const left = isPaidFee ? amount : -(bookValue ?? net);
  const came = isPaidFee ? -amount : property ? amount : net;
  return {
    ...{ kind, settlement, from, to, amount, currency, interest, bookValue, withheld },
    paying: pays ? leg(scope, from, input.from_account, currency, left, given) : null,
    receiving: receives ? leg(scope, to, input.to_account, currency, came, given) : null,
    bought: parts,
    isOwnersTax,
    isOwnersClaim: owns(scope.db, from, to, told.date),
    employerTax,
  };
}

const loanOf = prepared<{ lender_id: string; borrower_id: string; currency: string }>(
  'SELECT lender_id, borrower_id, currency FROM loan WHERE id = ?',
);

/** More can be lent on a loan by its own lender to its own borrower; what is paid on it has a command of its own. */
function loanToAddTo(db: VaultDatabase, input: MovementInput, { from, to, currency }: Told): string | null {
  if (input.loan === undefined) return null;
  const loan = loanOf(db).get(input.loan);
  if (
    input.kind === 'loan' &&
    loan?.lender_id === from.id &&
    loan.borrower_id === to.id &&
    loan.currency === currency
  )
    return input.loan;
  throw invalid(
    input.kind === 'loan'
      ? `There is no loan ${input.loan} of ${from.name} to ${to.name} in ${currency}.`
      : 'Only what is lent adds to a loan here.',
    'Payments and interest of a loan are booked from the loan.',
    'loan',
  );
}

function requireWages(amount: number, withheld: readonly NewLeg[], employerTax: number): void {
  const kept = withheld.reduce((sum, one) => sum + one.amountMinor, 0);
  if (employerTax < 0 || withheld.some((one) => one.amountMinor < 0) || kept > amount)
    throw invalid(
      'What is withheld is more than the wages, or below zero.',
      'Give amounts above zero that come to no more than the wages.',
      'withheld',
    );
}

function leg(
  { db }: Scope,
  of: EntityRow,
  named: string | undefined,
  currency: string,
  amountMinor: number,
  what: { property: boolean; isMoney: boolean },
): NewLeg {
  return moneyLeg(givenOrLikely(db, of, named, currency, what), amountMinor);
}

function settlementOf(input: MovementInput, company: EntityRow, isOwnersTax: boolean) {
  const usual =
    isFee(input.kind) && input.entry !== undefined
      ? 'paid'
      : defaultSettlement(input.kind, company, isOwnersTax);
  if (input.settlement === undefined || input.settlement === usual) return usual;
  if (isFee(input.kind) && input.settlement === 'paid') return 'paid';
  if (isCost(input.kind) && input.settlement !== 'paid') return input.settlement;
  throw invalid(
    `A ${input.kind} is not settled as ${input.settlement}.`,
    'Leave the settlement out.',
    'settlement',
  );
}
