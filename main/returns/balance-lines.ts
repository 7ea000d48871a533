/**
 * Where an account of the balance sheet stands on Schedule L: by whom it stands against, its number in the standard chart, its
 * kind, and what its name says. An account below another stands where that one does, unless its own number or name says
 * otherwise.
 */
import type { ChartAccount } from '../ledger/index.ts';

export const PLACES = [
  'cash',
  'receivable',
  'allowance',
  'inventory',
  'other-current',
  'owner-owes',
  'investments',
  'depreciable',
  'depreciated',
  'land',
  'intangible',
  'amortised',
  'other-asset',
  'payable',
  'notes',
  'other-owed',
  'owner-lent',
  'paid-in',
  'capital',
] as const;
export type Place = (typeof PLACES)[number];

/** Lines of each form. Paid-in capital is a partner's capital account like all of equity. */
export const LINES: Readonly<Record<'1065-l' | '1120-s-l', Readonly<Record<Place, string>>>> = {
  '1065-l': {
    ...{ cash: '1', receivable: '2a', allowance: '2b', inventory: '3', 'other-current': '6' },
    ...{ 'owner-owes': '7a', investments: '8', depreciable: '9a', depreciated: '9b', land: '11' },
    ...{ intangible: '12a', amortised: '12b', 'other-asset': '13', payable: '15', notes: '19b' },
    ...{ 'other-owed': '17', 'owner-lent': '19a', 'paid-in': '21', capital: '21' },
  },
  '1120-s-l': {
    ...{ cash: '1', receivable: '2a', allowance: '2b', inventory: '3', 'other-current': '6' },
    ...{ 'owner-owes': '7', investments: '9', depreciable: '10a', depreciated: '10b', land: '12' },
    ...{ intangible: '13a', amortised: '13b', 'other-asset': '14', payable: '16', notes: '20' },
    ...{ 'other-owed': '18', 'owner-lent': '19', 'paid-in': '23', capital: '24' },
  },
};

/** Shown as a positive amount where the account has a debit. */
export const DEBITS: ReadonlySet<Place> = new Set([
  ...(['cash', 'receivable', 'inventory', 'other-current', 'owner-owes', 'investments'] as const),
  ...(['depreciable', 'land', 'intangible', 'other-asset'] as const),
]);

const OF_CODE: Readonly<Record<string, Place>> = {
  ...{ '1150': 'other-current', '1200': 'inventory', '1300': 'other-current', '1400': 'owner-owes' },
  ...{ '1410': 'owner-owes', '1420': 'other-current', '1425': 'investments', '1430': 'other-current' },
  ...{ '1500': 'depreciable', '1590': 'depreciated', '1600': 'intangible', '1650': 'investments' },
  ...{ '2000': 'payable', '2100': 'other-owed', '2150': 'other-owed', '2200': 'other-owed' },
  ...{ '2210': 'other-owed', '2300': 'other-owed', '2350': 'other-owed', '2400': 'owner-lent' },
  ...{ '2420': 'other-owed', '2425': 'notes', '2500': 'notes', '3000': 'paid-in', '3010': 'paid-in' },
};

const OF_NAME: readonly [words: RegExp, type: ChartAccount['type'], place: Place][] = [
  [/accumulated depreciation/i, 'asset', 'depreciated'],
  [/accumulated amorti[sz]ation/i, 'asset', 'amortised'],
  [/allowance/i, 'asset', 'allowance'],
  [/inventor(y|ies)|stock in trade/i, 'asset', 'inventory'],
  [/\bland\b/i, 'asset', 'land'],
  [/equipment|vehicle|furniture|computer|building|machine|leasehold|fixture/i, 'asset', 'depreciable'],
  [/goodwill|intangible|start-?up|patent|trademark|licen[cs]e/i, 'asset', 'intangible'],
  [/prepaid|deposit/i, 'asset', 'other-current'],
];

const OF_ROLE: Readonly<Record<string, Place>> = {
  ...{ bank: 'cash', cash: 'cash', investment: 'investments', receivable: 'receivable' },
  ...{ payable: 'payable', loan: 'notes', card: 'other-owed', deferred: 'other-owed' },
};

/** What an account keeps between the company and another entity, and whether that one is a member. */
export interface Against {
  sort: string;
  isMember: boolean;
}

/** Every account of the balance sheet; the chart has those above before those below. */
export function placesOf(
  chart: readonly ChartAccount[],
  against: ReadonlyMap<string, Against>,
): Map<string, Place> {
  const places = new Map<string, Place>();
  for (const account of chart) {
    if (account.type === 'income' || account.type === 'expense') continue;
    const above = account.parent_id === null ? undefined : places.get(account.parent_id);
    const own = ofAgainst(account, against.get(account.id)) ?? ofNumber(account);
    const isRoot = account.parent_id === null;
    places.set(account.id, own ?? (isRoot ? undefined : above) ?? byDefault(account));
  }
  return places;
}

function ofAgainst({ type }: ChartAccount, against: Against | undefined): Place | null {
  if (!against || type === 'equity') return null;
  const { sort, isMember } = against;
  if (sort === 'loan-payable') return isMember ? 'owner-lent' : 'notes';
  if (type === 'liability') return 'other-owed';
  if (sort === 'interest') return 'investments';
  if (isMember) return 'owner-owes';
  return sort === 'loan-receivable' ? 'investments' : 'other-current';
}

function ofNumber({ code, name, type, role }: ChartAccount): Place | null {
  const named = OF_NAME.find(([words, of]) => of === type && words.test(name));
  return OF_CODE[code ?? ''] ?? (role === 'other' ? (named?.[2] ?? null) : (OF_ROLE[role] ?? null));
}

function byDefault({ type }: ChartAccount): Place {
  if (type === 'equity') return 'capital';
  return type === 'asset' ? 'other-asset' : 'other-owed';
}
