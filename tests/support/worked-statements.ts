/**
 * The worked year as banks tell it: every line of the reference that moves money, as a row of the statement on which it would
 * stand, and what of the year no bank shows. What was charged to the company’s card is paid off from its checking account
 * by the end of the month; what crosses arrives a day after it left.
 */
import { addDays, endOfMonth } from '../../shared/dates.ts';
import { formatMoney, parseMoney } from '../../shared/money.ts';
import { ofx } from './statements.ts';
import { type WorkedMovement, workedMovements } from './worked-crossings.ts';
import { ACCOUNT_OF, LLC, PERSON, type WorkedYear } from './worked-year.ts';

type Entry = WorkedYear['entries'][number];

export interface Bank {
  entity: string;
  /** As the chart has it. */
  account: string;
  /** As the bank calls it. */
  number: string;
  kind: 'bank' | 'card';
}

export const COMPANY_CHECKING: Bank = { entity: LLC, account: 'Checking', number: '100014821', kind: 'bank' };
export const COMPANY_CARD: Bank = {
  ...{ entity: LLC, account: 'Business credit card', number: '4111111111111001', kind: 'card' },
};
const OWNER_CHECKING: Bank = { entity: PERSON, account: 'Checking', number: '200027733', kind: 'bank' };
const OWNER_SAVINGS: Bank = { entity: PERSON, account: 'Savings', number: '200027744', kind: 'bank' };
const OWNER_CARD: Bank = {
  ...{ entity: PERSON, account: 'Credit card', number: '5500000000002002', kind: 'card' },
};
export const BANKS = [COMPANY_CHECKING, COMPANY_CARD, OWNER_CHECKING, OWNER_SAVINGS, OWNER_CARD] as const;

/** What its owner knows of a row. */
export type Meaning =
  | { what: 'crossed'; movement: WorkedMovement['movement']; purpose: string }
  /** Of one set of books: what the other legs are, by their accounts. */
  | { what: 'booked'; others: { account: string; amount: string }[] }
  /** Both banks of one set of books tell it. */
  | { what: 'transfer' };

export interface BankRow {
  bank: Bank;
  date: string;
  minor: number;
  words: string;
  meaning: Meaning;
}

export interface ToldYear {
  rows: readonly BankRow[];
  /** In one set of books, and without any bank. */
  byHand: readonly Entry[];
  /** Between the two, and without any bank: mileage, what is given up. Interest is the loan’s own affair. */
  crossedByHand: readonly WorkedMovement[];
}

const { A, P } = ACCOUNT_OF;
const OWNERS: Readonly<Record<string, Bank>> = {
  [P.Checking!]: OWNER_CHECKING,
  [P.Savings!]: OWNER_SAVINGS,
  [P.PersonalCard!]: OWNER_CARD,
};
const ON_THE_CARD = /\bcard\b/i;

/** The bank that an account of an entry is with; the company’s card pays what says so. */
function bankOf({ entity, memo }: Entry, account: string): Bank | undefined {
  if (entity === PERSON) return OWNERS[account];
  if (account !== A.Cash) return undefined;
  return ON_THE_CARD.test(memo) ? COMPANY_CARD : COMPANY_CHECKING;
}

export function asBanksTell(year: WorkedYear): ToldYear {
  const movements = workedMovements(year);
  const movementOf = new Map(
    movements.flatMap((one) => [[one.ours, one] as const, [one.theirs, one] as const]),
  );
  const told = year.entries
    .filter(({ source }) => source !== 'opening')
    .map((entry) => ({ entry, rows: rowsOf(entry, movementOf.get(entry)) }));
  const silent = new Set(told.flatMap(({ entry, rows }) => (rows.length === 0 ? [entry] : [])));
  const opening = year.entries.filter(({ source }) => source === 'opening');
  const rows = told.flatMap((one) => one.rows);
  return {
    rows: [...rows, ...cardPayments(rows)].sort((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0)),
    byHand: [...opening, ...[...silent].filter((entry) => !movementOf.has(entry))],
    crossedByHand: movements.filter(
      ({ ours, theirs, movement }) => silent.has(ours) && silent.has(theirs) && movement.kind !== 'interest',
    ),
  };
}

function rowsOf(entry: Entry, crossed: WorkedMovement | undefined): BankRow[] {
  const legs = entry.postings.map((leg) => ({ ...leg, bank: bankOf(entry, leg.account) }));
  const money = legs.filter(({ bank }) => bank !== undefined);
  const others = legs.flatMap(({ account, amount, bank }) => (bank ? [] : [{ account, amount }]));
  const meaning: Meaning = crossed
    ? { what: 'crossed', movement: crossed.movement, purpose: crossed.ours.memo }
    : money.length > 1
      ? { what: 'transfer' }
      : { what: 'booked', others };
  const words = entry.memo.split(' -> ')[0]!.toUpperCase();
  return money.map(({ bank, amount }) => {
    const minor = parseMoney(amount, 'USD');
    const arrives = crossed !== undefined && minor > 0;
    return { bank: bank!, date: arrives ? addDays(entry.date, 1) : entry.date, minor, words, meaning };
  });
}

/** At the end of each month with charges. */
function cardPayments(rows: readonly BankRow[]): BankRow[] {
  const charges = rows.filter(({ bank }) => bank === COMPANY_CARD);
  const months = Map.groupBy(charges, ({ date }) => endOfMonth(date));
  return [...months].flatMap(([date, charged]) => {
    const minor = -charged.reduce((sum, row) => sum + row.minor, 0);
    const words = 'CARD 1001 PAYMENT';
    return [
      { bank: COMPANY_CHECKING, date, minor: -minor, words, meaning: { what: 'transfer' as const } },
      { bank: COMPANY_CARD, date, minor, words, meaning: { what: 'transfer' as const } },
    ];
  });
}

const OPENINGS: ReadonlyMap<Bank, string> = new Map([
  [OWNER_CHECKING, P.Checking!],
  [OWNER_SAVINGS, P.Savings!],
]);

export interface Statement {
  bank: Bank;
  name: string;
  text: string;
  /** What it closes with. */
  balance: string;
}

/** The statements of these days, with what each account holds at their end; one without a row is left out. */
export function statementsOf(year: WorkedYear, told: ToldYear, from: string, to: string): Statement[] {
  const opening = year.entries.find(({ source }) => source === 'opening');
  return BANKS.flatMap((bank) => {
    const rows = told.rows.filter((row) => row.bank === bank);
    const within = rows.filter(({ date }) => date >= from && date <= to);
    if (within.length === 0) return [];
    const held = opening?.postings.find(({ account }) => account === OPENINGS.get(bank))?.amount ?? '0';
    const moved = rows.reduce((sum, row) => (row.date <= to ? sum + row.minor : sum), 0);
    const balance = formatMoney(parseMoney(held, 'USD') + moved, 'USD');
    const text = ofx({
      ...{ accountId: bank.number, kind: bank.kind, closing: balance, closingOn: to },
      rows: within.map((row, at) => ({
        ...{ date: row.date, amount: formatMoney(row.minor, 'USD'), payee: row.words },
        fitid: `${bank.number}-${row.date}-${at}`,
      })),
    });
    return [{ bank, name: `${bank.number} ${to}.ofx`, text, balance }];
  });
}
