/** Reports over any period, for one entity; each as rows that a table, CSV or a screen can show as they are. */
import { z } from 'zod';
import { accountRef, basisAsked, date, entityRef, query } from './base.ts';
import { crossingKind } from './crossing.ts';
import { accountRole } from './ledger.ts';
import { buildRequest, builtTable } from './report-build.ts';
import { reportRequest, reportTable } from './report-table.ts';

const span = {
  entity: entityRef,
  from: date.optional().describe('first day; the first of the books by default'),
  to: date.optional().describe('last day; today by default'),
};
const interval = z.enum(['none', 'month', 'quarter', 'year']).default('none');
const compare = z
  .enum(['none', 'previous', 'year'])
  .default('none')
  .describe('beside each figure: the same span before it, or the same days a year before, and the change');

/** One line of a statement. `amounts` stand in the order of the report's `columns`. */
export const reportRow = z.object({
  kind: z.enum(['heading', 'account', 'subtotal', 'total']),
  label: z.string(),
  depth: z.int(),
  account_id: z.string().nullable(),
  code: z.string().nullable(),
  currency: z.string(),
  amounts: z.array(z.string()),
});

export const statementReport = z.object({
  report: z.string(),
  entity: z.string(),
  from: z.string().nullable(),
  to: z.string(),
  columns: z.array(z.string()),
  rows: z.array(reportRow),
  totals: z
    .array(z.object({ name: z.string(), currency: z.string(), amounts: z.array(z.string()) }))
    .describe('the report’s key figures by name: assets, liabilities, equity, net_income, ...'),
  notes: z.array(z.string()),
});
export type StatementReport = z.infer<typeof statementReport>;

/** One account, or one computed line, in the books and in the tax view. */
const taxViewRow = z.object({
  part: z.enum(['income', 'balance']),
  entity_id: z.string(),
  entity: z.string(),
  account_id: z.string().nullable().describe('empty: a computed line'),
  label: z.string(),
  code: z.string().nullable(),
  type: z.enum(['asset', 'liability', 'equity', 'income', 'expense']),
  currency: z.string(),
  legal: z.string().describe('as the books have it'),
  eliminated: z.string().describe('what the tax view changes of it'),
  tax: z.string(),
  crossings: z.int().describe('how many are behind what was eliminated'),
});

const taxViewFigures = z.object({ legal: z.string(), eliminated: z.string(), tax: z.string() });

const taxViewOut = z.object({
  report: z.string(),
  taxpayer: z.string(),
  taxpayer_id: z.string(),
  from: z.string(),
  to: z.string(),
  currency: z.string(),
  entities: z.array(z.object({ id: z.string(), name: z.string() })),
  rows: z.array(taxViewRow),
  totals: z.object({
    net_income: taxViewFigures,
    assets: taxViewFigures,
    liabilities: taxViewFigures,
    equity: taxViewFigures,
  }),
  bridges: z
    .array(
      z.object({
        entity_id: z.string(),
        entity: z.string(),
        lines: z.array(
          z.object({
            what: z.enum([
              'books',
              'eliminated',
              'timing',
              'elsewhere',
              'limit',
              'adjustment',
              'rest',
              'return',
            ]),
            label: z.string(),
            amount: z.string(),
            account_id: z.string().nullable(),
            crossings: z.int(),
          }),
        ),
      }),
    )
    .describe('from the net income of each LLC’s books to line 31 of its Schedule C'),
  notes: z.array(z.string()),
});

/** In the entity’s base currency; other currencies are told by their accounts alone. */
const overviewEntity = z.object({
  entity_id: z.string(),
  name: z.string(),
  kind: z.enum(['person', 'llc']),
  currency: z.string(),
  closed_through: z.string().nullable(),
  cash_minor: z.int().describe('bank and cash accounts'),
  owed_minor: z.int().describe('cards and loans; negative when money is owed'),
  to_review: z
    .int()
    .describe(
      'entries of any day that want a category, and that nobody has marked reviewed: the rows of the inbox',
    ),
  unreconciled: z.object({
    accounts: z.int().describe('money accounts with anything not reconciled'),
    postings: z.int(),
    oldest: z.string().nullable(),
  }),
  in_transit: z
    .object({ count: z.int(), sum_minor: z.int() })
    .describe('in the books of a money account, not yet seen at the bank'),
  month: z.object({ from: z.string(), to: z.string(), in_minor: z.int(), out_minor: z.int() }),
  trend: z
    .array(z.object({ month: z.string(), in_minor: z.int(), out_minor: z.int(), cash_minor: z.int() }))
    .describe('twelve months, the last the running one; money moved between own accounts left out'),
  accounts: z.array(
    z.object({
      account_id: z.string(),
      name: z.string(),
      role: accountRole,
      currency: z.string(),
      balance_minor: z.int(),
      reconciled_through: z.string().nullable(),
      last_statement: z.string().nullable(),
      to_review: z.int(),
      pending: z.int(),
    }),
  ),
});

export const reports = {
  table: query({
    at: 'GET /reports/table/{report}',
    summary:
      'Any report as columns and rows, with what adds up to what: for sheets, papers and screens alike',
  })
    .input(reportRequest)
    .output(reportTable),
  build: query({
    at: 'GET /reports/build',
    summary: 'A report that is put together: what is counted, rows, columns, filters and order',
  })
    .input(buildRequest)
    .output(builtTable),
  balance_sheet: query({
    at: 'GET /reports/balance-sheet',
    summary: 'Assets, liabilities and equity on a day',
  })
    .input(z.object({ ...span, interval, compare }))
    .output(statementReport),
  income_statement: query({ at: 'GET /reports/income-statement', summary: 'Income and expenses of a period' })
    .input(z.object({ ...span, interval, compare }))
    .output(statementReport),
  trial_balance: query({
    at: 'GET /reports/trial-balance',
    summary: 'Every account: opening, debits, credits, closing',
  })
    .input(z.object(span))
    .output(statementReport),
  general_ledger: query({
    at: 'GET /reports/general-ledger',
    summary: 'Every posting by account with the running balance',
  })
    .input(
      z.object({
        ...span,
        account: accountRef.optional(),
        after: z.string().max(200).optional(),
        limit: z.coerce.number().int().min(1).max(50_000).default(5000),
      }),
    )
    .output(
      z.object({
        report: z.string(),
        entity: z.string(),
        from: z.string().nullable(),
        to: z.string(),
        rows: z.array(
          z.object({
            account: z.string(),
            account_id: z.string(),
            code: z.string().nullable(),
            date: z.string().nullable(),
            entry_id: z.string().nullable(),
            payee: z.string(),
            memo: z.string(),
            debit: z.string().nullable(),
            credit: z.string().nullable(),
            balance: z.string(),
            currency: z.string(),
          }),
        ),
        next: z.string().nullable(),
      }),
    ),
  schedule_c: query({
    at: 'GET /reports/schedule-c',
    summary: 'Schedule C by line, from the books, the tax basis and the adjustments',
  })
    .input(
      z.object({
        ...span,
        from: date.optional().describe('first day; 1 January of the year of `to` by default'),
        basis: basisAsked,
      }),
    )
    .output(
      z.object({
        report: z.string(),
        entity: z.string(),
        from: z.string(),
        to: z.string(),
        basis: z.enum(['cash', 'accrual']),
        lines: z.array(
          z.object({
            line: z.string(),
            label: z.string(),
            amount: z.string(),
            adjustable: z.boolean().describe('false where the form works it out from other lines'),
            accounts: z.array(
              z.object({
                account: z.string(),
                account_id: z.string(),
                books: z.string(),
                amount: z.string(),
              }),
            ),
            adjustments: z.array(
              z.object({
                id: z.string(),
                reason: z.string(),
                mode: z.enum(['replace', 'add']),
                amount: z.string(),
              }),
            ),
          }),
        ),
        unmapped: z.array(z.object({ account: z.string(), account_id: z.string(), amount: z.string() })),
        notes: z.array(z.string()),
      }),
    ),
  tax_view: query({
    at: 'GET /reports/tax-view',
    summary:
      'The books of a taxpayer and their disregarded LLCs, what does not exist for income tax left out',
  })
    .input(
      z.object({
        ...span,
        from: date.optional().describe('first day; 1 January of the year of `to` by default'),
      }),
    )
    .output(taxViewOut),
  eliminations: query({
    at: 'GET /reports/eliminations',
    summary: 'What the tax view leaves out, leg by leg, with the crossing of each',
  })
    .input(
      z.object({
        ...span,
        account: z.string().optional().describe('id of an account: of it alone'),
        limit: z.coerce.number().int().min(1).max(5000).default(500),
      }),
    )
    .output(
      z.object({
        total: z.int(),
        eliminations: z.array(
          z.object({
            crossing_id: z.string(),
            kind: crossingKind,
            date: z.string(),
            entity: z.string(),
            entry_id: z.string(),
            account_id: z.string().nullable(),
            account: z.string().describe('its path'),
            amount: z.string().describe('debits positive'),
            currency: z.string(),
          }),
        ),
      }),
    ),
  overview: query({
    at: 'GET /reports/overview',
    summary:
      'What matters now, for each entity: cash, what wants attention, this month and the year before it',
  })
    .input(
      z.object({
        entity: entityRef.optional(),
        as_of: date.optional().describe('today by default'),
      }),
    )
    .output(z.object({ as_of: z.string(), entities: z.array(overviewEntity) })),
};
