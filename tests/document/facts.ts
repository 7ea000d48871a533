/** A worked company and its owner, as facts for papers. */
import type { Facts, LoanTerms, Movement, Party, Solvency } from '../../main/document/facts.ts';
import { profileOf } from '../../main/solvency/profiles.ts';
import { NO_DRAW, type Position, solvency } from '../../main/solvency/solvency.ts';

export const NORTHLIGHT: Party = {
  id: '0199a000-0000-7000-8000-000000000001',
  name: 'Northlight LLC',
  legalName: 'Northlight LLC',
  kind: 'llc',
  state: 'WY',
  taxClass: 'disregarded',
};
export const DANA: Party = {
  id: '0199a000-0000-7000-8000-000000000002',
  name: 'Dana',
  legalName: 'Dana Reyes',
  kind: 'person',
  state: 'WY',
  taxClass: null,
};
export const HARBOR: Party = {
  ...NORTHLIGHT,
  id: '0199a000-0000-7000-8000-000000000003',
  name: 'Harbor',
  legalName: 'Harbor Holdings LLC',
  state: 'DE',
};

export const CAPACITY = 'as sole member and manager of Northlight LLC, and not personally';
const ENTRY = '0199b000-0000-7000-8000-00000000000';

export function movement(more: Partial<Movement> = {}): Movement {
  return {
    id: '0199c000-0000-7000-8000-000000000001',
    kind: 'draw',
    settlement: 'equity',
    date: '2025-06-30',
    amountMinor: 2_000_000,
    currency: 'USD',
    purpose: 'Distribution of profit, second quarter',
    payee: 'Dana Reyes',
    categories: [],
    moneyLeft: true,
    moneyArrived: true,
    fileCount: 0,
    legs: [
      {
        entryId: `${ENTRY}1`,
        books: 'Northlight LLC',
        account: 'Draws',
        amountMinor: 2_000_000,
        currency: 'USD',
        balanceMinor: 2_150_000,
        isMirrored: true,
      },
      {
        entryId: `${ENTRY}1`,
        books: 'Northlight LLC',
        account: 'Checking',
        amountMinor: -2_000_000,
        currency: 'USD',
        balanceMinor: 1_231_000,
        isMirrored: false,
      },
      {
        entryId: `${ENTRY}2`,
        books: 'Dana',
        account: 'Checking',
        amountMinor: 2_000_000,
        currency: 'USD',
        balanceMinor: 4_100_000,
        isMirrored: false,
      },
      {
        entryId: `${ENTRY}2`,
        books: 'Dana',
        account: 'Interest in LLC',
        amountMinor: -2_000_000,
        currency: 'USD',
        balanceMinor: 350_000,
        isMirrored: true,
      },
    ],
    ...more,
  };
}

const plain = { isCash: false, claimOn: null, isTax: false, isLeftOut: false };
const item = (
  name: string,
  side: 'asset' | 'liability',
  amountMinor: number,
  more: Partial<Position['items'][number]> = {},
) => ({ ...plain, name, side, amountMinor, currentMinor: amountMinor, ...more });

const POSITION: Position = {
  items: [
    item('Checking', 'asset', 1_231_000, { isCash: true }),
    item('Accounts receivable', 'asset', 500_000),
    item('Note receivable from owner', 'asset', 800_000, { claimOn: 'owner' as const }),
    item('Equipment', 'asset', 330_000, { currentMinor: 0 }),
    item('Due to owner', 'liability', 83_000),
    item('Accrued interest', 'liability', 30_000),
    item('Note payable to owner', 'liability', 1_200_000, { currentMinor: 0 }),
  ],
  bills: [
    { what: 'Due to owner', sort: 'bill', dueOn: null, amountMinor: 83_000 },
    { what: 'Accrued interest', sort: 'bill', dueOn: null, amountMinor: 30_000 },
  ],
  receipts: [{ what: 'Invoice 6', sort: 'receipt', dueOn: '2025-07-30', amountMinor: 500_000 }],
  ...{
    preferencesMinor: 0,
    loanPayments: [],
    areTermsKnown: true,
    taxes: [],
    basisMinor: null,
    otherCurrencies: [],
  },
};

/** Books at the end of 30 June: assets 28,610, liabilities 13,130, with whatever else is owed. */
export function solvencyWith(more: Partial<Position>, reason: string | null = null): Solvency {
  const position = {
    ...{ ...POSITION, ...more },
    items: [...POSITION.items, ...(more.items ?? [])],
    bills: [...POSITION.bills, ...(more.bills ?? [])],
  };
  return {
    ...solvency(position, '2025-06-30', NO_DRAW, profileOf('WY'), 90),
    ...{ date: '2025-06-30', currency: 'USD', items: position.items, reason },
    ...{ others: [], togetherMinor: 2_000_000 },
    payables: [
      { label: '0 to 30 days', amountMinor: 35_000 },
      { label: '61 to 90 days', amountMinor: 48_000 },
    ],
  };
}
export const SOLVENCY = solvencyWith({});

/** Twenty payments of an even principal; interest falls by the same step. */
export const TERMS: LoanTerms = {
  principalMinor: 1_200_000,
  currency: 'USD',
  date: '2025-02-01',
  rate: '6',
  dayCount: '30/360',
  compounding: 'none',
  maturity: '2026-10-01',
  onDemand: false,
  payments: 'twenty monthly payments of principal and interest, as the schedule has them',
  security: null,
  amended: null,
  amendment: null,
  federalRate: '4.34% (February 2025, short-term, annual compounding)',
  schedule: Array.from({ length: 20 }, (_, place) => {
    const before = 1_200_000 - place * 60_000;
    const interest = before / 200;
    const month = (place + 2) % 12;
    return {
      date: `${2025 + Math.floor((place + 2) / 12)}-${String(month + 1).padStart(2, '0')}-01`,
      paymentMinor: 60_000 + interest,
      principalMinor: 60_000,
      interestMinor: interest,
      balanceMinor: before - 60_000,
    };
  }),
  paid: [
    {
      date: '2025-08-01',
      due: '2025-08-01',
      crossingId: '0199c000-0000-7000-8000-000000000005',
      paymentMinor: 336_000,
      principalMinor: 300_000,
      interestMinor: 36_000,
      balanceMinor: 900_000,
    },
  ],
};

export function facts(more: Partial<Facts> = {}): Facts {
  return {
    documentId: '0199d000-0000-7000-8000-000000000001',
    kind: 'distribution-consent',
    company: NORTHLIGHT,
    other: DANA,
    giver: NORTHLIGHT,
    receiver: DANA,
    movements: [movement()],
    payments: [],
    loan: null,
    share: '100',
    solvency: SOLVENCY,
    authorizedOn: '2025-06-30',
    effectiveOn: '2025-06-30',
    since: more.effectiveOn ?? '2025-06-30',
    generatedOn: '2025-06-30',
    lateReason: null,
    isRatification: false,
    details: {},
    signers: [{ party: NORTHLIGHT, name: 'Dana Reyes', capacity: CAPACITY }],
    ...more,
  };
}
