/** Statement files: stage, preview, commit; batches; learnt CSV mappings. */
import { z } from 'zod';
import { accountRef, command, done, entityRef, query } from './base.ts';

/** The fixed shape that scripts depend on: exact decimals as strings, ISO dates, `null` where the file says nothing. */
export const importAccount = z.object({
  account_id: z.string().nullable().describe('the bank’s own id'),
  account: z.string().nullable().describe('path of the account in the books'),
  entity: z.string().nullable(),
  currency: z.string().nullable(),
  read: z
    .int()
    .describe('every row of the file once, duplicates and unreadable ones included, pending ones not'),
  new: z.int(),
  duplicate: z.int(),
  matched: z.int(),
  pending: z.int(),
  sum: z.string().describe('of the rows in `read` whose amount can be read'),
  first_date: z.string().nullable(),
  last_date: z.string().nullable(),
  stated_balance: z.string().nullable(),
  stated_on: z.string().nullable(),
  computed_balance: z.string().nullable(),
  difference: z.string().nullable(),
});

export const importFile = z.object({
  file: z.string(),
  format: z.string(),
  status: z.enum(['imported', 'partly', 'refused']),
  accounts: z.array(importAccount),
  unreadable: z.array(z.object({ line: z.int(), reason: z.string(), raw: z.string() })),
  warnings: z.array(z.string()),
  error: z.string().nullable(),
  mapping: z
    .unknown()
    .describe('CSV: the mapping that was used or guessed, ready to be edited and handed back'),
  confidence: z.number().nullable(),
});

export const importResult = z.object({ batch: z.string().nullable(), files: z.array(importFile) });
export type ImportAccount = z.infer<typeof importAccount>;
export type ImportFile = z.infer<typeof importFile>;
export type ImportResult = z.infer<typeof importResult>;

const importInput = z.object({
  files: z.array(z.file()).min(1).max(500),
  entity: entityRef
    .optional()
    .describe('whose books; needed when there are several entities and the file’s account is new'),
  account: accountRef.optional().describe('for files that name no account'),
  create_accounts: z
    .stringbool()
    .or(z.boolean())
    .default(false)
    .describe('make the accounts that a file names, after the bank’s own id'),
  mapping: z
    .string()
    .max(20_000)
    .optional()
    .describe('CSV: a mapping as JSON, used instead of guessing and remembered'),
});

export const batchOut = z.object({
  id: z.string(),
  at: z.string(),
  lines: z.int(),
  files: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      format: z.string(),
      sha256: z.string(),
      unreadable: z.int(),
    }),
  ),
});

/** Named `imports` because `import` is a reserved word. */
export const imports = {
  preview: query({
    at: 'POST /imports/preview',
    summary: 'What an import would do, without doing it',
    role: 'bookkeeper',
  })
    .input(importInput)
    .output(importResult),
  commit: command({ at: 'POST /imports', summary: 'Import statement files as one batch' })
    .input(importInput)
    .output(importResult),
  batches: query({ at: 'GET /imports', summary: 'Import batches, newest first' }).output(z.array(batchOut)),
  problems: query({
    at: 'GET /imports/{batch}/problems',
    summary: 'Rows of a batch that could not be booked',
  })
    .input(z.object({ batch: z.string() }))
    .output(z.array(z.object({ file: z.string(), line: z.int(), reason: z.string(), raw: z.string() }))),
  undo: command({
    at: 'POST /imports/{batch}/undo',
    summary: 'Take a whole batch back; its files can be imported again',
  })
    .input(z.object({ batch: z.string() }))
    .output(z.object({ lines: z.int(), entries: z.int() })),
  mappings: query({ at: 'GET /mappings', summary: 'CSV mappings learnt so far' }).output(
    z.array(
      z.object({
        shape: z.string(),
        mapping: z.unknown(),
        learnt_at: z.string(),
      }),
    ),
  ),
  forget: command({ at: 'DELETE /mappings/{shape}', summary: 'Forget a learnt mapping' })
    .input(z.object({ shape: z.string() }))
    .output(done),
};
