/** Asks the core for statements. One shape for the three of them, so that one table draws them all. */
import type { StatementReport } from '../../../shared/contract/reports.ts';
import { client } from '../../app/client.ts';
import type { ReportName } from './names.ts';
import type { Span } from './span.ts';
import type { Asked } from './use-report.ts';

export type StatementName = Extract<ReportName, 'income-statement' | 'balance-sheet' | 'trial-balance'>;

export interface Question {
  report: StatementName;
  entity: string;
  span: Span;
  interval: Asked['interval'];
  compare: Asked['compare'];
}

export function readStatement(question: Question, signal: AbortSignal): Promise<StatementReport> {
  const { report, entity, span, interval, compare } = question;
  const input = { entity, ...(span.from === undefined ? {} : { from: span.from }), to: span.to };
  switch (report) {
    case 'income-statement':
      return client.reports.income_statement({ ...input, interval, compare }, { signal });
    case 'balance-sheet':
      return client.reports.balance_sheet({ ...input, interval, compare }, { signal });
    case 'trial-balance':
      return client.reports.trial_balance(input, { signal });
  }
}
