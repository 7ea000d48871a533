/**
 * Books as they could be: a person and two of their companies, a year of sales, bills, loans, things that last, and movements
 * between the three, from rolls of dice. What the program refuses is left out, as it would be in life.
 */
import fc from 'fast-check';
import { addDays } from '../../shared/dates.ts';
import { BulkheadError } from '../../shared/errors.ts';
import { PlainBooks } from './plain-books.ts';

export const ENTITIES = ['Alder LLC', 'Birch LLC', 'Ada'] as const;
const [A, B, ADA] = ENTITIES;

export interface Roll {
  kind: number;
  who: number;
  day: number;
  amount: number;
}

export const rolls = fc.array(
  fc.record({
    kind: fc.nat(999),
    who: fc.nat(999),
    day: fc.nat(400),
    amount: fc.integer({ min: 1, max: 500_000 }),
  }),
  { minLength: 5, maxLength: 40 },
);

/** Legs of what a company books alone: what the first account gets, the second gives. */
const OWN: readonly [string, string][] = [
  ['Checking', 'Service revenue'],
  ['Accounts receivable', 'Service revenue'],
  ['Checking', 'Accounts receivable'],
  ['Accounts receivable', 'Deferred revenue'],
  ['Checking', 'Deferred revenue'],
  ['Deferred revenue', 'Subscription revenue'],
  ['Refunds and allowances', 'Accounts receivable'],
  ['Advertising', 'Accounts payable'],
  ['Accounts payable', 'Checking'],
  ['Rent', 'Checking'],
  ['Travel', 'Business credit card'],
  ['Business credit card', 'Checking'],
  ['Fixed assets', 'Checking'],
  ['Fixed assets', 'Bank loans'],
  ['Depreciation', 'Accumulated depreciation'],
  ['Checking', 'Bank loans'],
  ['Savings', 'Checking'],
  ['Checking', 'Opening balances'],
  ['Accounts receivable', 'Opening balances'],
  ['Intercompany receivable', 'Checking'],
  ['Prepaid expenses', 'Checking'],
];
const PERSONAL: readonly [string, string][] = [
  ['Checking', 'Wages'],
  ['Groceries', 'Checking'],
  ['Dining', 'Credit card'],
  ['Credit card', 'Checking'],
  ['Home', 'Mortgage'],
  ['Mortgage', 'Checking'],
];
const BANK = { from_account: 'Checking', to_account: 'Checking' };
const CROSSED: readonly object[] = [
  { kind: 'contribution', from: ADA, to: A, ...BANK },
  { kind: 'contribution', from: ADA, to: B, ...BANK },
  { kind: 'draw', from: A, to: ADA, ...BANK, despite: 'It was needed' },
  { kind: 'loan', from: ADA, to: A, ...BANK },
  { kind: 'loan', from: A, to: B, ...BANK },
  { kind: 'repayment', from: B, to: A, ...BANK },
  { kind: 'interest', from: A, to: B },
  { kind: 'management-fee', from: A, to: B, settlement: 'owed' },
  { kind: 'settlement', from: B, to: A, ...BANK },
  { kind: 'business', from: ADA, to: A, from_account: 'Checking', category: 'Travel' },
  { kind: 'business', from: ADA, to: A, from_account: 'Credit card', category: 'Supplies' },
  { kind: 'personal', from: A, to: ADA, from_account: 'Checking', category: 'Dining', despite: 'So it was' },
  { kind: 'settlement', from: A, to: ADA, ...BANK },
  { kind: 'waiver', from: ADA, to: A },
];

const FIRST_DAY = '2024-11-20';
const at = <T>(list: readonly T[], number: number): T => list[number % list.length]!;

export function randomBooks(all: readonly Roll[]): PlainBooks {
  const books = new PlainBooks();
  books.call('entity.create', { kind: 'person', name: ADA });
  for (const name of [A, B]) {
    books.call('entity.create', { kind: 'llc', name, tax_class: 'disregarded', state: 'WY' });
    books.call('member.set', { entity: name, members: [{ name: ADA, entity: ADA, share: '100' }] });
  }
  for (const roll of [...all].sort((one, other) => one.day - other.day)) take(books, roll);
  return books;
}

function take(books: PlainBooks, { kind, who, day, amount: minor }: Roll): void {
  const date = addDays(FIRST_DAY, day);
  const amount = `${Math.trunc(minor / 100)}.${String(minor % 100).padStart(2, '0')}`;
  if (kind % 3 === 0) {
    cross(books, { ...at(CROSSED, who), date, amount, purpose: 'As agreed' });
    return;
  }
  const entity = at(ENTITIES, kind);
  const [to, from] = at(entity === ADA ? PERSONAL : OWN, who);
  books.enter(entity, date, at(['Client', 'Shop', 'Bank'], who), { [to]: amount, [from]: `-${amount}` });
}

function cross(books: PlainBooks, movement: object): void {
  try {
    books.call('crossing.make', movement);
  } catch (error) {
    if (!(error instanceof BulkheadError)) throw error;
  }
}
