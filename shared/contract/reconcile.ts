/** Reconciling: proving that the books of an account agree with the bank's statement. */
import { z } from 'zod';
import { accountRef, command, date, decimal, done, entityRef, query } from './base.ts';
import { leftEntry } from './ledger.ts';

export const reconciliationOut = z.object({
  id: z.string(),
  account: z.string(),
  account_id: z.string(),
  statement_date: z.string(),
  balance: z.string(),
  currency: z.string(),
  postings: z.int(),
  finished_at: z.string(),
});

const statusOut = z.object({
  account: z.string(),
  account_id: z.string(),
  currency: z.string(),
  statement_date: z.string(),
  statement_balance: z
    .string()
    .nullable()
    .describe('as given, or as an imported statement states it; null if neither'),
  reconciled_balance: z.string().describe('of the legs proven before'),
  cleared: z
    .object({ count: z.int(), sum: z.string() })
    .describe('seen at the bank since, up to the statement date'),
  pending: z.object({ count: z.int(), sum: z.string() }).describe('in the books, not yet seen at the bank'),
  difference: z.string().nullable().describe('statement − reconciled − cleared; zero when it proves'),
});

export const reconcile = {
  status: query({ at: 'GET /reconciliations/status', summary: 'How far an account is from its statement' })
    .input(
      z.object({
        account: accountRef,
        entity: entityRef.optional(),
        date: date.optional(),
        balance: decimal.optional(),
      }),
    )
    .output(statusOut),
  mark: command({ at: 'POST /reconciliations/mark', summary: 'Mark legs as seen at the bank, or not' })
    .input(
      z
        .object({
          account: accountRef.optional().describe('with `entries`'),
          entity: entityRef.optional(),
          entries: z
            .array(z.string())
            .min(1)
            .max(5000)
            .optional()
            .describe('their legs in `account`; any that can’t be marked has all of them refused'),
          legs: z
            .array(z.strictObject({ entry_id: z.string(), line: z.int().min(0) }))
            .min(1)
            .max(5000)
            .optional()
            .describe(
              'instead of `entries`: these very legs, in any account; what can’t be marked is left and named',
            ),
          status: z.enum(['pending', 'cleared']),
        })
        .refine(
          ({ account, entries, legs }) =>
            legs ? !account && !entries : account !== undefined && entries !== undefined,
          'give an account and its entries, or legs',
        ),
    )
    .output(z.object({ changed: z.int(), refused: z.array(leftEntry) })),
  finish: command({
    at: 'POST /reconciliations',
    summary: 'Prove a statement and lock its legs; refused unless the difference is zero',
  })
    .input(
      z.object({
        account: accountRef,
        entity: entityRef.optional(),
        date: date.optional(),
        balance: decimal.optional(),
      }),
    )
    .output(reconciliationOut),
  list: query({ at: 'GET /reconciliations', summary: 'Finished reconciliations, newest first' })
    .input(z.object({ account: accountRef.optional(), entity: entityRef.optional() }))
    .output(z.array(reconciliationOut)),
  reopen: command({
    at: 'POST /reconciliations/{id}/reopen',
    summary: 'Unlock a reconciliation (the latest of its account), with the reason',
  })
    .input(z.object({ id: z.string(), reason: z.string().trim().min(3).max(1000) }))
    .output(done),
};
