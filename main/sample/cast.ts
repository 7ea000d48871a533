/** Who the sample is about, and where their money lies. Everybody in it is invented. */

export const COMPANY = 'Harbor & Pine Studio LLC';
export const OWNER = 'Maya Lindqvist';
export const CURRENCY = 'USD';

/** The accounts that a bank sends statements of. */
export const PURSES = ['checking', 'reserve', 'card', 'home', 'savings', 'homeCard'] as const;
export type Purse = (typeof PURSES)[number];

export interface BankAccount {
  entity: string;
  /** Name of the account in the entity's chart. */
  account: string;
  kind: 'CHECKING' | 'SAVINGS' | 'CARD';
  bank: string;
  /** Routing number; cards have none. */
  bankId: string | null;
  accountId: string;
  /** Minor units held on the day before the story begins. */
  opening: number;
}

export const BANK_ACCOUNTS: Readonly<Record<Purse, BankAccount>> = {
  checking: {
    entity: COMPANY,
    account: 'Checking',
    kind: 'CHECKING',
    bank: 'Larkspur Bank',
    bankId: '000000101',
    accountId: '4400018823',
    opening: 18_820_55,
  },
  reserve: {
    entity: COMPANY,
    account: 'Tax reserve',
    kind: 'SAVINGS',
    bank: 'Larkspur Bank',
    bankId: '000000101',
    accountId: '4400018831',
    opening: 6_310_20,
  },
  card: {
    entity: COMPANY,
    account: 'Business credit card',
    kind: 'CARD',
    bank: 'Larkspur Card Services',
    bankId: null,
    accountId: 'XXXXXXXXXXXX2207',
    opening: -684_12,
  },
  home: {
    entity: OWNER,
    account: 'Checking',
    kind: 'CHECKING',
    bank: 'Foothill Credit Union',
    bankId: '000000202',
    accountId: '70055119',
    opening: 12_940_31,
  },
  savings: {
    entity: OWNER,
    account: 'Savings',
    kind: 'SAVINGS',
    bank: 'Foothill Credit Union',
    bankId: '000000202',
    accountId: '70055127',
    opening: 15_200_00,
  },
  homeCard: {
    entity: OWNER,
    account: 'Credit card',
    kind: 'CARD',
    bank: 'Foothill Credit Union',
    bankId: null,
    accountId: 'XXXXXXXXXXXX9046',
    opening: -1_122_47,
  },
};

/** What else they own on the day before the story begins, in minor units, by account. */
export const OTHER_OPENINGS: Readonly<Record<string, Readonly<Record<string, number>>>> = {
  [COMPANY]: {
    'Accounts receivable': 3_600_00,
    'Fixed assets': 4_150_00,
    'Accumulated depreciation': -1_380_00,
  },
  [OWNER]: { Vehicle: 11_500_00, 'Interest in LLC': 30_816_63 },
};

export interface Client {
  name: string;
  /** As the bank writes it when they pay. */
  statement: string;
  /** What is invoiced, in minor units, both included; equal for a retainer. */
  least: number;
  most: number;
  /** How likely there is an invoice in a month. */
  busy: number;
  income: 'Service revenue' | 'Subscription revenue';
  /** Days from invoice to money, both included. */
  soonest: number;
  latest: number;
}

export const CLIENTS: readonly Client[] = [
  {
    name: 'Alder Creek Outfitters',
    statement: 'ALDER CREEK OUTFIT DES:ACH PMT',
    least: 3_600_00,
    most: 3_600_00,
    busy: 1,
    income: 'Service revenue',
    soonest: 9,
    latest: 17,
  },
  {
    name: 'Northline Dental Group',
    statement: 'NORTHLINE DENTAL DES:VENDOR PAY',
    least: 1_450_00,
    most: 1_450_00,
    busy: 1,
    income: 'Subscription revenue',
    soonest: 4,
    latest: 11,
  },
  {
    name: 'Saltmarsh & Sons',
    statement: 'SALTMARSH AND SONS WIRE IN',
    least: 2_400_00,
    most: 6_200_00,
    busy: 0.6,
    income: 'Service revenue',
    soonest: 24,
    latest: 68,
  },
  {
    name: 'Fjord Analytics',
    statement: 'FJORD ANALYTICS INC DES:PAYABLES',
    least: 2_800_00,
    most: 7_200_00,
    busy: 0.55,
    income: 'Service revenue',
    soonest: 14,
    latest: 41,
  },
  {
    name: 'Juniper Street Books',
    statement: 'JUNIPER ST BOOKS DES:BILLPAY',
    least: 350_00,
    most: 950_00,
    busy: 0.75,
    income: 'Service revenue',
    soonest: 3,
    latest: 35,
  },
];

export interface Freelancer {
  name: string;
  /** As the bank writes it; `null` for one who is paid by cheque. */
  statement: string | null;
}

export const FREELANCERS: readonly [Freelancer, Freelancer] = [
  { name: 'Rosa Okonjo Illustration', statement: 'ACH DEBIT ROSA OKONJO ILLUS' },
  { name: 'Otis Bramwell Photography', statement: null },
];
