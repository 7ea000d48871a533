/** Made-up books, the same every time. */
import type { PayeeSuggestion, PickableAccount, PostingStatus } from '../ui/index.ts';

const account = (
  id: string,
  path: string,
  type: PickableAccount['type'],
  entity = 'Northlight LLC',
): PickableAccount => ({
  id,
  path,
  type,
  entity,
  entity_id: entity,
});

export const ACCOUNTS: PickableAccount[] = [
  account('a1', 'Assets:Checking ...4821', 'asset'),
  account('a2', 'Expenses:Travel:Air', 'expense'),
  account('a3', 'Expenses:Software', 'expense'),
  account('a4', 'Expenses:Travel:Lodging', 'expense'),
  account('a5', 'Income:Services', 'income'),
  account('a6', 'Expenses:Professional fees', 'expense'),
  account('a7', 'Equity:Draws', 'equity'),
  account('p1', 'Expenses:Groceries', 'expense', 'Dana'),
  account('p2', 'Expenses:Rent', 'expense', 'Dana'),
  account('p3', 'Assets:Joint checking', 'asset', 'Dana'),
];

export const PAYEES: PayeeSuggestion[] = [
  { payee: 'Figma', account_id: 'a3', account: 'Expenses:Software' },
  { payee: 'Acme Corp', account_id: 'a5', account: 'Income:Services' },
  { payee: 'Delta Air Lines', account_id: 'a2', account: 'Expenses:Travel:Air' },
  { payee: 'Costco', account_id: null, account: null },
];

export interface Sample {
  id: string;
  date: string;
  payee: string;
  account: string;
  memo: string;
  amount: number;
  balance: number;
  status: PostingStatus;
}

const NAMES = [
  'Figma',
  'Acme Corp',
  'Delta Air Lines',
  'Costco Wholesale',
  'Adobe',
  'USPS',
  'Harbor & Pine',
  'Gusto',
];
const PATHS = [
  'Expenses:Software',
  'Income:Services',
  'Expenses:Travel:Air',
  'Expenses:Groceries',
  'Expenses:Postage',
];

/** The row of a place: no list needs to be held. */
export function sampleAt(index: number): Sample {
  const mixed = (index * 7919 + 104729) % 9973;
  const income = mixed % 8 === 1;
  const day = new Date(Date.UTC(2025, 5, 15) - Math.floor(index / 3) * 86_400_000).toISOString().slice(0, 10);
  return {
    id: `row-${index}`,
    date: day,
    payee: NAMES[mixed % NAMES.length] ?? '',
    account: income ? 'Income:Services' : (PATHS[mixed % PATHS.length] ?? ''),
    memo: mixed % 5 === 0 ? `Invoice ${1000 + (mixed % 900)}` : '',
    amount: income ? (mixed % 700) * 1000 + 12500 : -((mixed % 430) * 37 + 899),
    balance: 2879000 - index * 1234,
    status: index < 3 ? 'pending' : index < 14 ? 'cleared' : 'reconciled',
  };
}

export const samples = (count: number): Sample[] =>
  Array.from({ length: count }, (_, index) => sampleAt(index));
