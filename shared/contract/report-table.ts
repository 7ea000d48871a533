/**
 * Any report as one shape: columns of a kind, rows of a kind, and which rows and columns add up to which. What a CSV, a
 * workbook with formulas, a PDF or a screen needs of a report is here, so that none of them knows any report by itself.
 *
 * Cells are texts: a day is `YYYY-MM-DD`, money an exact decimal in the row's currency, a percentage an exact decimal ("12.5" is
 * 12.5 %), a count a whole number. `null` is an empty cell, which counts as nothing wherever it is added.
 */
import { z } from 'zod';
import { accountRef, date, entityRef } from './base.ts';

export const REPORT_NAMES = [
  'income-statement',
  'balance-sheet',
  'cash-flow',
  'trial-balance',
  'general-ledger',
  'journal',
  'account-statement',
  'equity-statement',
  'net-worth',
  'spending',
  'income-by-customer',
  'receivables-aging',
  'payables-aging',
  'schedule-c',
] as const;
export type ReportName = (typeof REPORT_NAMES)[number];

/** Of a formula: this row or column (counted from 0), once, added or taken off. */
const term = { times: z.union([z.literal(1), z.literal(-1)]) };

export const tableColumn = z.object({
  key: z
    .string()
    .describe('unique within the table, and the same whenever the report is asked for in this way'),
  title: z.string(),
  kind: z.enum(['text', 'date', 'money', 'percent', 'count']),
  from: z
    .string()
    .nullable()
    .describe('the first day behind its figures; empty for a balance, or where it has no days'),
  to: z.string().nullable().describe('the last day behind its figures; empty where it has no days'),
  entity_id: z
    .string()
    .nullable()
    .describe('whose books alone are in it; empty: all that the report is about'),
  adds: z
    .array(z.object({ column: z.int(), ...term }))
    .describe('the columns of the same row that come to it: a total, a change, a closing balance'),
  running: z
    .boolean()
    .describe('each cell is that of the row which it follows (`follows`) and its own `adds` together'),
  percent_of: z
    .object({ part: z.int(), whole: z.int() })
    .nullable()
    .describe('of a percentage: column `part` in percent of the size of column `whole`, to one decimal'),
});

export const tableRow = z.object({
  kind: z
    .enum(['heading', 'account', 'line', 'opening', 'subtotal', 'total'])
    .describe(
      '`account`: one account or another thing that is summed; `line`: one posting, or one line of a form',
    ),
  depth: z.int(),
  currency: z.string(),
  account_ids: z
    .array(z.string())
    .describe('the accounts behind the row; those of each entity where there are several'),
  entry_id: z.string().nullable(),
  cells: z.array(z.string().nullable()).describe('in the order of the columns'),
  adds: z
    .array(z.object({ row: z.int(), ...term }))
    .describe(
      'the rows of this table that come to it, in every column of money where it has a cell; empty: its figures are its own',
    ),
  follows: z
    .int()
    .nullable()
    .describe('whose running balance it goes on from; empty: it begins with its own'),
});

export const reportTable = z.object({
  report: z.enum(REPORT_NAMES),
  title: z.string(),
  entities: z.array(z.object({ id: z.string(), name: z.string() })),
  from: z.string().nullable().describe('empty for a report about one day'),
  to: z.string(),
  basis: z.enum(['accrual', 'cash']),
  columns: z.array(tableColumn),
  rows: z.array(tableRow),
  not_eliminated: z
    .array(
      z.object({
        ...{ entity_id: z.string(), entity: z.string(), account_id: z.string(), account: z.string() },
        other: z.string().nullable().describe('against which entity; empty where no crossing has told yet'),
        ...{ currency: z.string(), amount: z.string().describe('debits positive') },
      }),
    )
    .describe(
      'of several entities together: what stands between them on the last day and has no counterpart',
    ),
  notes: z.array(z.string()),
  next: z
    .string()
    .nullable()
    .describe('of a long report: what to ask for as `after`; empty: this is the end'),
});
export type ReportTable = z.infer<typeof reportTable>;
export type TableColumn = ReportTable['columns'][number];
export type TableRow = ReportTable['rows'][number];

/** What can be asked of a report. An option that the report does not have is refused, never left unheard. */
export const reportRequest = z.object({
  report: z.enum(REPORT_NAMES),
  entity: entityRef
    .optional()
    .describe('whose books; all there are by default, where the report can be about several'),
  entities: z.array(entityRef).min(1).max(100).optional().describe('instead of one: the books of these'),
  layout: z
    .enum(['consolidated', 'side-by-side'])
    .optional()
    .describe(
      'several entities: together, with what is eliminated between them (by default), or a column each',
    ),
  period: z
    .string()
    .regex(
      /^(FY\d{4}|\d{4}(-Q[1-4]|-(0[1-9]|1[0-2]))?)$/,
      'not a month (2025-03), a quarter (2025-Q1), a year (2025) or a fiscal year (FY2025)',
    )
    .optional()
    .describe(
      'instead of two days: 2025-03, 2025-Q1, 2025, or FY2025 for the entity’s fiscal year that ends in 2025',
    ),
  from: date.optional().describe('first day; the first of the books, or of the tax year, by default'),
  to: date.optional().describe('last day; today by default'),
  interval: z.enum(['none', 'month', 'quarter', 'year']).optional().describe('a column for each of these'),
  compare: z
    .enum(['none', 'previous', 'year'])
    .optional()
    .describe('beside each figure: the span before it, or the same days a year before, and the change'),
  basis: z
    .enum(['accrual', 'cash'])
    .optional()
    .describe('Schedule C goes by the entity’s accounting method by default, the rest is accrual'),
  method: z.enum(['direct', 'indirect']).optional().describe('of a cash flow statement; direct by default'),
  by: z.enum(['category', 'payee', 'tag']).optional().describe('of spending; by category by default'),
  account: accountRef.optional().describe('of a ledger; an account statement needs one'),
  after: z.string().max(200).optional().describe('the `next` of the page before'),
  limit: z.coerce
    .number()
    .int()
    .min(1)
    .max(50_000)
    .optional()
    .describe('of a long report: rows of a page, of a journal its entries'),
});
export type ReportRequest = z.infer<typeof reportRequest>;
