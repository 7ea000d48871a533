import type { ReportTable } from '../../../shared/contract/report-table.ts';

/** What a report makes of a request; whose it is and what it is called is added to it. */
export type Made = Pick<ReportTable, 'from' | 'to' | 'columns' | 'rows' | 'notes'> &
  Partial<Pick<ReportTable, 'basis' | 'next' | 'not_eliminated' | 'entities'>>;
