/** The reports of the year: what was earned, what is there, what moved, and every entry by account. */
import type { ReportRequest, ReportTable } from '../../../shared/contract/report-table.ts';
import { ledgerPage, reportTable } from '../../reports/index.ts';
import type { Table } from '../table.ts';
import { type Asked, subjectOf } from './asked.ts';

type More = Omit<ReportRequest, 'report' | 'entity' | 'from' | 'to'>;

const OF_ALL: readonly [report: ReportRequest['report'], title: string, more: More][] = [
  ['income-statement', 'Income statement', { compare: 'year' }],
  ['balance-sheet', 'Balance sheet', { compare: 'year' }],
  ['cash-flow', 'Cash flow', {}],
  ['trial-balance', 'Trial balance', {}],
  ['income-statement', 'Income by month', { interval: 'month' }],
];
const OF_COMPANY: typeof OF_ALL = [
  // With what leads from the one profit to the other.
  ['income-statement', 'Income statement, cash basis', { basis: 'cash' }],
  ['balance-sheet', 'Balance sheet, cash basis', { basis: 'cash' }],
  ['equity-statement', 'Statement of equity', {}],
  ['income-by-customer', 'Income by customer', {}],
];

/** Each as something that may fail by itself. */
export function reportMakers(asked: Asked): { title: string; make: () => Promise<Table> }[] {
  const list = asked.entity.kind === 'llc' ? [...OF_ALL, ...OF_COMPANY] : OF_ALL;
  return list.map(([report, title, more]) => ({
    title,
    make: async () => {
      const made = await reportTable(asked.scope, requestOf(asked, report, more));
      return tableFrom(made, title, asked, () => [made.rows]);
    },
  }));
}

export const LEDGER = 'General ledger';

/** Read anew page by page by whoever writes it: a ledger of any length is never held as a whole. */
export function ledgerSheet(asked: Asked): Table {
  const page = (after?: string) =>
    ledgerPage(asked.scope, requestOf(asked, 'general-ledger', after === undefined ? {} : { after }));
  return tableFrom(page(), LEDGER, asked, function* () {
    for (let after: string | undefined; ; ) {
      const { rows, next } = page(after);
      yield rows;
      if (next === null) return;
      after = next;
    }
  });
}

function requestOf({ entity, from, to }: Asked, report: ReportRequest['report'], more: More): ReportRequest {
  return { report, entity: entity.id, from, to, ...more };
}

function tableFrom(made: ReportTable, title: string, asked: Asked, pages: Table['pages']): Table {
  const basis = made.basis === 'cash' ? ', cash basis' : '';
  return { title, subject: `${subjectOf(asked)}${basis}`, columns: made.columns, pages, notes: made.notes };
}
