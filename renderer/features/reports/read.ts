/** Asks the core for reports. One shape for all of them, so that one table draws them all. */
import type { BuildDefinition, BuiltTable } from '../../../shared/contract/report-build.ts';
import type { ReportTable } from '../../../shared/contract/report-table.ts';
import { client } from '../../app/client.ts';
import { type ReportName, traitsOf } from './names.ts';
import type { Span } from './span.ts';

/** Rows, or entries of a journal, that are drawn at once. */
const PAGE = 250;

/** A report, or one that somebody put together. */
export type AnyTable = ReportTable | BuiltTable;

export interface Question {
  report: ReportName;
  /** Ids, one at least. */
  entities: readonly string[];
  layout: 'consolidated' | 'side-by-side';
  span: Span;
  interval: 'none' | 'month' | 'quarter' | 'year';
  compare: 'none' | 'previous' | 'year';
  basis: 'cash' | 'accrual';
  method: 'direct' | 'indirect';
  by: 'category' | 'payee' | 'tag';
}

export function readTable(question: Question, signal: AbortSignal): Promise<ReportTable> {
  const { report, entities, layout, span, interval, compare, basis, method, by } = question;
  const { periods, basis: hasBasis, method: hasMethod, by: hasBy } = traitsOf(report);
  const [only, ...others] = entities;
  return client.reports.table(
    {
      report,
      ...(others.length === 0 ? { entity: only } : { entities: [...entities], layout }),
      ...(periods && interval !== 'none' ? { interval } : {}),
      ...(periods && compare !== 'none' ? { compare } : {}),
      ...(hasBasis ? { basis } : {}),
      ...(hasMethod ? { method } : {}),
      ...(hasBy ? { by } : {}),
      ...given(span),
    },
    { signal },
  );
}

/** A page of a long report of one entity, after the place where the page before ended. */
export function readPage(
  { report, entities: [entity], span }: Question,
  account: string | undefined,
  after: string | null,
  signal: AbortSignal,
): Promise<ReportTable> {
  return client.reports.table(
    {
      ...{ report, entity, limit: PAGE },
      ...(account === undefined ? {} : { account }),
      ...(after === null ? {} : { after }),
      ...given(span),
    },
    { signal },
  );
}

function given({ from, to }: Span) {
  return { ...(from === undefined ? {} : { from }), to };
}

export function readBuilt(definition: BuildDefinition, span: Span, signal: AbortSignal): Promise<BuiltTable> {
  return client.reports.build({ ...definition, ...given(span) }, { signal });
}
