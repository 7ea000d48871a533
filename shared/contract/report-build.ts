/**
 * A report that somebody put together: what is counted, a row for each of what, columns, what is left out, in which order. A
 * definition is plain data, so that it can be saved under a name and answered again over other days.
 */
import { z } from 'zod';
import { accountRef, date, decimal, entityRef } from './base.ts';
import { reportTable } from './report-table.ts';

export const BUILD_COUNTS = ['expenses', 'income', 'both', 'money'] as const;
export const BUILD_ROWS = ['category', 'payee', 'tag', 'account', 'entity'] as const;
export const BUILD_COLUMNS = ['none', 'month', 'quarter', 'year', 'entity'] as const;
export const BUILD_SORTS = ['largest', 'smallest', 'name'] as const;

const list = <T extends z.ZodType>(one: T) =>
  z.union([z.array(one).max(500), one.transform((only) => [only])]);

/** What is asked, whatever the days. */
export const buildDefinition = z.object({
  entities: list(entityRef).optional().describe('whose books; all there are by default'),
  counts: z
    .enum(BUILD_COUNTS)
    .default('expenses')
    .describe(
      '`expenses` and `income` as a statement shows them; `both`: income less expenses; `money`: what came to bank, cash and cards less what went',
    ),
  rows: z
    .enum(BUILD_ROWS)
    .default('category')
    .describe(
      '`category`: accounts of the same path together; `account`: each account of each entity by itself',
    ),
  columns: z.enum(BUILD_COLUMNS).default('none'),
  accounts: list(accountRef)
    .optional()
    .describe(
      'only these and those below them: of accounts that are counted, their own amounts; of others, what stands in an entry with them',
    ),
  payee: z.string().trim().max(200).optional().describe('only where the payee has these words'),
  text: z.string().trim().max(200).optional().describe('only where payee or memo have these words'),
  tag: z.string().trim().max(100).optional().describe('only entries with this tag'),
  amount_min: decimal.optional().describe('only amounts of at least this, without regard to the sign'),
  amount_max: decimal.optional().describe('only amounts of at most this, without regard to the sign'),
  sort: z.enum(BUILD_SORTS).default('largest'),
});
export type BuildDefinition = z.infer<typeof buildDefinition>;

export const buildRequest = buildDefinition.extend({
  from: date.optional().describe('first day; the first of the books by default'),
  to: date.optional().describe('last day; today by default'),
});
export type BuildRequest = z.infer<typeof buildRequest>;

export const builtTable = reportTable.extend({ report: z.literal('built') });
export type BuiltTable = z.infer<typeof builtTable>;
