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

/** What is behind a difference, as far as the books and the bank's files show it. */
export const CLUE_KINDS = [
  /** The typed balance: the imported statement states another; its sign, two of its digits or its point are off. */
  'balance_imported',
  'balance_sign',
  'balance_digits',
  'balance_point',
  /** A row by hand beside the bank's own row of the same amount. */
  'doubled',
  /** The same with an amount whose digits changed places, or whose point slipped. */
  'doubled_digits',
  'doubled_point',
  /** Two rows of the bank of one amount and of days near each other, out of two files; or several such pairs, as they come. */
  'overlap',
  /** Rows that a file held and that were not booked. */
  'unbooked',
  /** The reconciled rows no longer come to what was proven. */
  'opening',
  /** Rows of one day, payee and amount, all by hand and ticked or all the bank’s: one may be there once too often. */
  'twice',
  /** Not ticked: one row, two or three. */
  'tick',
  /** Ticked, though dated before the statement's period. */
  'outside',
  /** Dated after the statement's day, so that it does not count. */
  'late',
  /** Ticked, with nothing of the bank behind it. */
  'untick',
  /** An amount: turned, with two digits that changed places, with a point that slipped. */
  'sign',
  'digits',
  'point',
  /** No statement covers these days, and the books differ behind them. */
  'gap',
  /** Between these days the books and the bank part ways. */
  'parted',
  /** Where nothing else is said but what a slip of the hand would make: a row that is not in the books. */
  'missing',
] as const;

const legRef = z.strictObject({ entry_id: z.string(), line: z.int().min(0) });
const unstored = z.array(legRef).max(5000).optional();

const clueOut = z.object({
  kind: z.enum(CLUE_KINDS),
  settles: z.boolean().describe('with this alone put right, the difference is zero'),
  effect: z
    .string()
    .nullable()
    .describe('by how much it lowers the difference; null where that can’t be told'),
  effect_minor: z.int().nullable(),
  rows: z.array(
    z.object({
      entry_id: z.string(),
      line: z.int(),
      statement_line_id: z.string().nullable().describe('the row of the bank behind it'),
      file: z.string().nullable(),
      file_line: z.int().nullable(),
      date: z.string(),
      payee: z.string(),
      amount: z.string(),
      amount_minor: z.int(),
      ticked: z.boolean(),
    }),
  ),
  unbooked: z
    .array(
      z.object({
        id: z.string().nullable().describe('what it is mended by (`imports.mend`)'),
        file: z.string(),
        line: z.int(),
        reason: z.string(),
        raw: z.string(),
      }),
    )
    .describe('the first of the rows that were not booked'),
  from: z.string().nullable().describe('the first day it speaks of'),
  to: z.string().nullable(),
  right: z.string().nullable().describe('the amount as it would be right'),
  right_minor: z.int().nullable(),
  fits: z.int().describe('how many of this kind fit as well as this one, itself included'),
  sentence: z.string(),
  remedy: z.string(),
  act: z
    .enum(['tick', 'untick', 'open', 'balance', 'import', 'enter', 'mend', 'reopen'])
    .describe('what to do: tick or untick `rows`, open the entry, take `right` as the balance, ...'),
});

const cluesOut = z.object({
  account: z.string(),
  account_id: z.string(),
  currency: z.string(),
  statement_date: z.string(),
  statement_balance: z.string().nullable(),
  difference: z.string().nullable(),
  difference_minor: z.int().nullable(),
  clues: z.array(clueOut).describe('the best first; none where there is no difference'),
});

const coverageOut = z.object({
  account: z.string(),
  account_id: z.string(),
  entity: z.string(),
  entity_id: z.string(),
  currency: z.string(),
  archived: z.boolean().describe('an archived account is told as long as it has entries'),
  statements: z.int(),
  from: z.string().nullable().describe('the first day that a statement covers'),
  to: z.string().nullable().describe('the last day'),
  proven_until: z
    .string()
    .nullable()
    .describe('the last day of which the bank states a balance that is that of the books'),
  reconciled_until: z.string().nullable(),
  gaps: z.array(
    z.object({
      from: z.string(),
      to: z.string(),
      missing: z
        .string()
        .nullable()
        .describe('what the bank has more than the books behind it; null where balances don’t tell'),
    }),
  ),
  overlaps: z.array(z.object({ from: z.string(), to: z.string(), files: z.array(z.string()) })),
  off: z
    .array(z.object({ date: z.string(), stated: z.string(), books: z.string(), difference: z.string() }))
    .describe('days of which the bank states another balance than the books'),
});

const reportRow = z.object({
  entry_id: z.string(),
  line: z.int(),
  date: z.string().describe('the bank’s day, where a row of the bank is behind it; else that of the books'),
  check_number: z.string().nullable(),
  payee: z.string(),
  memo: z.string(),
  category: z.string().describe('the account of the other leg; empty for a split'),
  amount: z.string(),
  amount_minor: z.int(),
  file: z.string().nullable().describe('the statement file with the row of the bank behind it'),
  file_line: z.int().nullable(),
});
const reportSum = z.object({ count: z.int(), sum: z.string() });

const statingFile = z.object({
  file: z.string(),
  sha256: z.string(),
  closing_on: z.string(),
  closing_balance: z.string(),
  imported_at: z.string(),
});

export const reconciliationReport = reconciliationOut.extend({
  entity: z.string().describe('its legal name'),
  opening_date: z.string().nullable().describe('of the reconciliation before; null for the first'),
  opening_balance: z.string().describe('proven before'),
  cleared_in: reportSum,
  cleared_out: reportSum,
  outstanding: reportSum.describe('in the books up to that day, and not seen at the bank by then'),
  booked_later: reportSum.describe('seen at the bank by that day, and of a later day in the books'),
  books_balance: z
    .string()
    .describe(
      'what the books come to on that day: the balance, and what is outstanding, less what is booked later',
    ),
  cleared_rows: z.array(reportRow),
  outstanding_rows: z.array(reportRow),
  booked_later_rows: z.array(reportRow),
  evidence: z.array(statingFile).describe('imported statements that state the balance of that day'),
  bank_balance: z
    .string()
    .nullable()
    .describe('of that day by the imported statements, where it is another than the one that was taken'),
  overruled: z.array(statingFile).describe('imported statements that state the other one'),
  reason: z.string().nullable().describe('why the other one was taken'),
  unlocked: z
    .array(
      z.object({
        statement_date: z.string(),
        balance: z.string(),
        at: z.string(),
        by: z.string(),
        reason: z.string().nullable().describe('null where it was taken back by undo'),
      }),
    )
    .describe('what was finished over some of the same days, and opened again before this was finished'),
});

const reason = z.string().trim().min(3).max(1000);

const reportedOne = z
  .object({
    id: z.string().optional().describe('the reconciliation'),
    account: accountRef.optional().describe('instead of `id`: the latest of that account'),
    entity: entityRef.optional(),
  })
  .refine(({ id, account }) => (id === undefined) !== (account === undefined), 'give an id or an account');

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
  clues: query({
    at: 'POST /reconciliations/clues',
    summary: 'Where the difference to a statement may come from, the best clue first',
  })
    .input(
      z.object({
        account: accountRef,
        entity: entityRef.optional(),
        date: date.optional(),
        balance: decimal.optional(),
        ticked: unstored.describe('legs that count as seen at the bank, though they are not stored so yet'),
        unticked: unstored.describe('legs that don’t count as seen, though they are stored so'),
      }),
    )
    .output(cluesOut),
  coverage: query({
    at: 'GET /reconciliations/coverage',
    summary: 'Until which day statements prove each account that holds money, and where they leave gaps',
  })
    .input(
      z.object({
        account: accountRef.optional(),
        entity: entityRef.optional(),
        as_of: date.optional().describe('as it was known at the end of that day; now by default'),
      }),
    )
    .output(z.array(coverageOut)),
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
            .array(legRef)
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
        reason: reason
          .optional()
          .describe('why this balance is right, where an imported statement closes that day with another'),
      }),
    )
    .output(reconciliationOut),
  list: query({ at: 'GET /reconciliations', summary: 'Finished reconciliations, newest first' })
    .input(z.object({ account: accountRef.optional(), entity: entityRef.optional() }))
    .output(z.array(reconciliationOut)),
  report: query({
    at: 'GET /reconciliations/report',
    summary:
      'What a finished reconciliation proved: its rows, what was outstanding, and the statement behind it',
  })
    .input(reportedOne)
    .output(reconciliationReport),
  paper: query({ at: 'GET /reconciliations/paper', summary: 'The same as a PDF to print or hand over' })
    .input(reportedOne)
    .output(z.file()),
  reopen: command({
    at: 'POST /reconciliations/{id}/reopen',
    summary: 'Unlock a reconciliation (the latest of its account), with the reason',
  })
    .input(z.object({ id: z.string(), reason }))
    .output(done),
};
