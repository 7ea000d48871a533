/**
 * The worked year of an LLC and its owner, as the checks see it: typed from the reference, so that what the checks say of it can
 * be held against what the reference says.
 */

import type { Position } from '../../main/solvency/solvency.ts';
import type { Crossing, Facts, Paper } from '../../main/veil/facts.ts';

export const LLC = 'llc';
export const DANA = 'dana';
export const YEAR_END = '2025-12-31';

/** Dollars as cents. */
export const usd = (dollars: number) => Math.round(dollars * 100);

export const NO_PAPER: Paper = { signedOn: null, madeOn: null };
export const signedOn = (date: string): Paper => ({ signedOn: date, madeOn: date });

let next = 0;
export function crossing(
  kind: Crossing['kind'],
  date: string,
  dollars: number,
  more: Partial<Crossing> = {},
): Crossing {
  next += 1;
  const fromCompany = ['draw', 'personal', 'settlement'].includes(kind);
  const { settlement = 'paid', fromId = fromCompany ? LLC : DANA, amountMinor = usd(dollars) } = more;
  return {
    id: `${kind}-${date}-${next}`,
    kind,
    settlement,
    effect: effectOf({ kind, settlement, fromId, amountMinor }),
    fromId,
    toId: fromCompany ? DANA : LLC,
    date,
    amountMinor,
    entryIds: [],
    what: kind,
    paper: NO_PAPER,
    ...more,
  };
}

/** Between an owner and a company, as the books have it by the accounts of the movement. */
export function effectOf({
  kind,
  settlement,
  fromId,
  amountMinor,
}: Pick<Crossing, 'kind' | 'settlement' | 'fromId' | 'amountMinor'>): Crossing['effect'] {
  const isCapital =
    ['contribution', 'draw', 'waiver'].includes(kind) ||
    (['personal', 'business'].includes(kind) && settlement === 'equity');
  if (!isCapital || amountMinor <= 0) return null;
  return fromId === LLC ? 'distribution' : 'contribution';
}

/** Facts of a company of which everything is known, and nothing has happened. */
export function quietFacts(more: Partial<Facts> = {}): Facts {
  return {
    company: {
      id: LLC,
      name: 'Northlight LLC',
      legalName: 'Northlight LLC',
      currency: 'USD',
      taxClass: 'disregarded',
      ein: '12-3456789',
      dissolvedOn: null,
      reinstatedOn: null,
    },
    parties: [{ id: DANA, name: 'Dana', isKept: true }],
    looseLegs: [],
    crossings: [],
    suspicions: [],
    loans: [],
    snapshots: [],
    standings: [
      {
        date: '2025-01-31',
        equityMinor: usd(25_000),
        ownerClaimsMinor: 0,
        cashMinor: usd(25_000),
        current: { assetsMinor: usd(25_000), ownerClaimsMinor: 0, liabilitiesMinor: 0 },
      },
    ],
    payables: [],
    trustTaxes: [],
    arrangements: [],
    formalities: (['operating-agreement', 'registered-agent', 'annual-report'] as const).map((kind) => ({
      id: kind,
      kind,
      title: kind,
      recordedOn: '2025-01-02',
      dueOn: null,
      doneOn: '2025-01-02',
    })),
    ...{ documents: [], namesReviewedOn: '2025-12-01', nameFaults: [] },
    advances: [],
    basis: [],
    pay: [],
    moneyAccounts: [
      { id: 'checking', name: 'Checking', firstEntryOn: '2025-01-02', reconciledThrough: YEAR_END },
    ],
    reopenings: [],
    ...{ foreignCrossings: [], foreignBalances: [] },
    ...more,
  };
}

/** The draws, by what they are called below. */
export const DRAWS = {
  june: crossing('draw', '2025-06-30', 20_000, { id: 'june', paper: signedOn('2025-06-30') }),
  tax: crossing('personal', '2025-06-16', 1500, { id: 'tax', settlement: 'equity' }),
  pharmacy: crossing('personal', '2025-11-10', 150, { id: 'pharmacy', settlement: 'equity' }),
  december: crossing('draw', '2025-12-15', 9000, { id: 'december' }),
};

export const GROCER = crossing('personal', '2025-08-20', 310, { id: 'grocer', settlement: 'owed' });
export const HOSTING = crossing('business', '2025-04-12', 480, { id: 'hosting', settlement: 'owed' });

const ADVANCES = [
  { date: '2025-05-01', balanceMinor: usd(8000) },
  { date: '2025-07-01', balanceMinor: usd(11_000) },
  { date: '2025-09-01', balanceMinor: usd(9000) },
];

export function workedYear(): Facts {
  return quietFacts({
    crossings: [
      crossing('contribution', '2025-01-02', 25_000, { paper: signedOn('2025-01-02') }),
      crossing('business', '2025-03-10', 640, {
        settlement: 'owed',
        paper: { signedOn: null, madeOn: '2025-03-25' },
      }),
      crossing('settlement', '2025-04-05', 640),
      HOSTING,
      crossing('business', '2025-06-30', 350, {
        settlement: 'owed',
        paper: { signedOn: null, madeOn: '2025-06-30' },
      }),
      crossing('settlement', '2025-07-05', 350),
      crossing('waiver', '2025-12-31', 480, { paper: signedOn('2025-12-31') }),
      GROCER,
      crossing('settlement', '2025-09-03', 310, { fromId: DANA, toId: LLC }),
      ...Object.values(DRAWS),
    ],
    loans: [
      {
        id: 'note-1',
        name: 'Owner note 1',
        isOnRecord: true,
        lenderId: DANA,
        borrowerId: LLC,
        startedOn: '2025-02-01',
        note: signedOn('2025-02-01'),
        lentBy: [],
        noteFor: { since: '2025-02-01', amountMinor: null, lentBy: [] },
        rateMillionths: 60_000,
        ...{ afrMillionths: 40_000, rateState: 'meets', isAfrChecked: true, forgoneMinor: null },
        isDemand: false,
        maturesOn: '2028-02-01',
        balances: [
          { date: '2025-02-01', balanceMinor: usd(12_000) },
          { date: '2025-08-01', balanceMinor: usd(9000) },
        ],
        payments: [
          {
            dueOn: '2025-08-01',
            amountMinor: usd(3360),
            principalMinor: usd(3000),
            paidOn: '2025-08-01',
            carriedOn: null,
          },
        ],
        ...{ lent: [], reach: 'none' },
      },
      {
        id: 'advances',
        name: 'Advances to Dana',
        isOnRecord: false,
        lenderId: LLC,
        borrowerId: DANA,
        startedOn: '2025-05-01',
        note: NO_PAPER,
        lentBy: [],
        noteFor: { since: '2025-05-01', amountMinor: null, lentBy: [] },
        rateMillionths: 0,
        ...{ afrMillionths: null, rateState: 'unknown', isAfrChecked: false, forgoneMinor: null },
        isDemand: true,
        maturesOn: null,
        ...{ balances: ADVANCES, lent: ADVANCES, reach: 'none', payments: [] },
      },
    ],
    snapshots: [
      {
        id: 'june-30',
        crossingId: 'june',
        preparedOn: '2025-06-30',
        results: { 'balance-sheet': 'passes', 'debts-due': 'passes' },
        equityMinor: usd(15_480),
      },
    ],
    standings: [
      {
        date: YEAR_END,
        equityMinor: usd(27_045),
        ownerClaimsMinor: usd(9000),
        cashMinor: usd(28_790),
        current: { assetsMinor: usd(43_790), ownerClaimsMinor: usd(9000), liabilitiesMinor: usd(10_445) },
      },
    ],
    payables: [
      {
        ...{ id: 'ads', vendor: 'Ad agency', accountId: 'payable', dueOn: '2026-01-17' },
        ...{ amountMinor: usd(500), openMinor: usd(500), paidOn: null },
      },
    ],
  });
}

const plain = { isCash: false, claimOn: null, isTax: false, isLeftOut: false };
type Line = [name: string, dollars: number, current: number | null, more?: object];

function items(side: 'asset' | 'liability', lines: Line[]): Position['items'] {
  return lines.map(([name, dollars, current, more]) => ({
    ...{ name, side, ...plain, amountMinor: usd(dollars) },
    ...{ currentMinor: current === null ? null : usd(current), ...more },
  }));
}

const ahead = {
  preferencesMinor: 0,
  loanPayments: [],
  areTermsKnown: true,
  basisMinor: null,
  otherCurrencies: [],
} satisfies Partial<Position>;

/** 30 June, with the draw of that day in the books. */
export const JUNE_30: Position = {
  ...ahead,
  items: [
    ...items('asset', [
      ['Checking', 12_310, 12_310, { isCash: true }],
      ['Accounts receivable', 5000, 5000],
      ['Notes receivable from owner', 8000, 0, { claimOn: 'owner' as const }],
      ['Equipment', 3600, 0],
      ['Accumulated depreciation', -300, 0],
    ]),
    ...items('liability', [
      ['Due to owner', 830, 830],
      ['Accrued interest', 300, 300],
      ['Notes payable to owner', 12_000, 3000],
    ]),
  ],
  bills: [{ what: 'Due to owner', sort: 'bill', dueOn: null, amountMinor: usd(830) }],
  areTermsKnown: true,
  loanPayments: [{ what: 'Owner note 1', sort: 'loan', dueOn: '2025-08-01', amountMinor: usd(3360) }],
  taxes: [],
  receipts: [{ what: 'INV-06', sort: 'receipt', dueOn: '2025-07-30', amountMinor: usd(5000) }],
};

export const DECEMBER_31: Position = {
  ...ahead,
  items: [
    ...items('asset', [
      ['Checking', 28_790, 28_790, { isCash: true }],
      ['Accounts receivable', 6000, 6000],
      ['Notes receivable from owner', 9000, 9000, { claimOn: 'owner' as const }],
      ['Equipment', 3600, 0],
      ['Accumulated depreciation', -900, 0],
    ]),
    ...items('liability', [
      ['Accounts payable', 500, 500],
      ['Sales tax payable', 720, 720, { isTax: true }],
      ['Deferred revenue', 9000, 9000],
      ['Accrued interest', 225, 225],
      ['Notes payable to owner', 9000, 0],
    ]),
  ],
  bills: [{ what: 'Ad agency', sort: 'bill', dueOn: '2026-01-17', amountMinor: usd(500) }],
  taxes: [{ what: 'Sales tax', sort: 'tax', dueOn: '2026-01-20', amountMinor: usd(720) }],
  receipts: [{ what: 'INV-12', sort: 'receipt', dueOn: '2026-01-30', amountMinor: usd(5000) }],
};
