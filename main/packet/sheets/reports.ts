/** The reports of the year: what was earned, what is there, what moved, and every entry by account. */

import type { AccountingMethod } from '../../../shared/contract/ledger.ts';
import type { ReportRequest, ReportTable } from '../../../shared/contract/report-table.ts';
import { type EntityRow, methodOf } from '../../ledger/index.ts';
import { ledgerPage, reportTable } from '../../reports/index.ts';
import type { Table } from '../table.ts';
import { type Asked, subjectOf } from './asked.ts';

type More = Omit<ReportRequest, 'report' | 'entity' | 'from' | 'to'>;

interface Sheet {
  report: ReportRequest['report'];
  title: string;
  more: More;
  /** Left out where it lists nothing. */
  ifAny?: true;
}

/** What leads from one method to the other stands on the income statement of the cash basis. */
const onBasis = (basis: AccountingMethod): Sheet[] => [
  {
    ...{ report: 'income-statement', title: `Income statement, ${basis} basis` },
    more: { basis, compare: 'year' },
  },
  { report: 'balance-sheet', title: `Balance sheet, ${basis} basis`, more: { basis, compare: 'year' } },
];

/** The method of the return comes first. */
function reportsOf(entity: EntityRow): Sheet[] {
  const basis = methodOf(entity);
  return [
    ...onBasis(basis),
    ...onBasis(basis === 'cash' ? 'accrual' : 'cash'),
    { report: 'cash-flow', title: 'Cash flow', more: {} },
    { report: 'trial-balance', title: 'Trial balance', more: {} },
    { report: 'income-statement', title: 'Income by month', more: { basis, interval: 'month' } },
    ...(entity.kind === 'llc' ? OF_COMPANY : []),
    { report: 'receivables-aging', title: 'Accounts receivable aging', more: {}, ifAny: true },
    { report: 'payables-aging', title: 'Accounts payable aging', more: {}, ifAny: true },
  ];
}

const OF_COMPANY: readonly Sheet[] = [
  { report: 'equity-statement', title: 'Statement of equity', more: {} },
  { report: 'income-by-customer', title: 'Income by customer', more: {} },
];

/** Each as something that may fail by itself. */
export function reportMakers(asked: Asked): { title: string; make: () => Promise<Table | null> }[] {
  return reportsOf(asked.entity).map(({ report, title, more, ifAny }) => ({
    title,
    make: async () => {
      const request = requestOf(asked, report, more);
      const made = await reportTable(asked.scope, request);
      if (ifAny && !made.rows.some(({ kind }) => kind === 'account')) return null;
      return tableFrom(made, request, title, asked, () => [made.rows]);
    },
  }));
}

export const LEDGER = 'General ledger';

/** Read anew page by page by whoever writes it: a ledger of any length is never held as a whole. */
export function ledgerSheet(asked: Asked): Table {
  const page = (after?: string) =>
    ledgerPage(asked.scope, requestOf(asked, 'general-ledger', after === undefined ? {} : { after }));
  return tableFrom(page(), {}, LEDGER, asked, function* () {
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

function tableFrom(
  made: ReportTable,
  request: Pick<ReportRequest, 'basis'>,
  title: string,
  asked: Asked,
  pages: Table['pages'],
): Table {
  const basis = request.basis === undefined ? '' : `, ${request.basis} basis`;
  const whose = made.from === null ? `${asked.entity.name}, as of ${made.to}` : subjectOf(asked);
  return { title, subject: `${whose}${basis}`, columns: made.columns, pages, notes: made.notes };
}
