/** The reports there are, in the order people ask for them, and what can be asked of each. */
import type { ReportName } from '../../../shared/contract/report-table.ts';
import type { Entity } from '../../app/books.ts';

export type { ReportName };

interface Traits {
  group: 'statements' | 'insight' | 'ledgers' | 'tax';
  /** It can be about several entities at once. */
  several?: true;
  /** A column for each month, quarter or year, or an earlier time beside it. */
  periods?: true;
  /** Of one account. */
  account?: 'may' | 'needed';
  /** By category, payee or tag. */
  by?: true;
  /** It comes in pages. */
  paged?: true;
  /** Of how things stand on the last day, and not of what happened until then. */
  standing?: true;
  /** Cash or accrual, the usual one first. */
  basis?: true;
  /** Told directly or from net income. */
  method?: true;
  /** The drawings of it, the usual one first. */
  charts?: readonly [ChartName, ...ChartName[]];
}

export const CHARTS = ['trend', 'steps', 'ranks', 'cash'] as const;
/** `trend`: by month; `steps`: from income to what is left; `ranks`: the largest costs; `cash`: cash by month. */
export type ChartName = (typeof CHARTS)[number];

const TRAITS = {
  'income-statement': {
    ...{ group: 'statements', several: true, periods: true, basis: true },
    charts: ['trend', 'steps', 'ranks'],
  },
  'balance-sheet': {
    ...{ group: 'statements', several: true, periods: true, basis: true, standing: true },
    charts: ['trend', 'cash'],
  },
  'cash-flow': { group: 'statements', several: true, periods: true, method: true, charts: ['trend'] },
  'equity-statement': { group: 'statements' },
  'net-worth': { group: 'insight', several: true, periods: true, charts: ['trend'] },
  spending: { group: 'insight', several: true, periods: true, by: true, charts: ['ranks', 'trend'] },
  'income-by-customer': { group: 'insight', several: true, periods: true, charts: ['ranks', 'trend'] },
  'receivables-aging': { group: 'insight', standing: true },
  'payables-aging': { group: 'insight', standing: true },
  'trial-balance': { group: 'ledgers', several: true },
  'general-ledger': { group: 'ledgers', account: 'may' },
  journal: { group: 'ledgers', paged: true },
  'account-statement': { group: 'ledgers', account: 'needed', paged: true },
  'schedule-c': { group: 'tax', basis: true },
} as const satisfies Record<ReportName, Traits>;

export const REPORTS = Object.keys(TRAITS) as ReportName[];

export function traitsOf(report: ReportName): Traits {
  return TRAITS[report];
}

export function reportNamed(word: string): ReportName | undefined {
  return REPORTS.find((name) => name === word);
}

/** Only a disregarded LLC goes on its owner’s Schedule C, and only a company has owners. */
export function filesReport(entity: Entity, report: ReportName): boolean {
  if (report === 'equity-statement') return entity.kind === 'llc';
  return report !== 'schedule-c' || entity.tax_class === 'disregarded';
}
