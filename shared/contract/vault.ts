/** The file itself: its history, its proof, its backups and keys. */
import { z } from 'zod';
import { command, date, done, entityRef, query } from './base.ts';

export const eventOut = z.object({
  seq: z.int(),
  at: z.string(),
  actor: z.string(),
  role: z.string(),
  command: z.string(),
  mode: z.enum(['do', 'undo', 'redo']),
  target_seq: z.int().nullable(),
  change_count: z.int(),
  undoable: z.enum(['done', 'undone']).nullable(),
  hash: z.string(),
});

const moved = z.object({ seq: z.int(), command: z.string(), changes: z.int() });
const moving = z.object({
  expected: z
    .int()
    .optional()
    .describe('the event of the command that is meant: another one is left, and the call refused'),
});

export const history = {
  undo: command({ at: 'POST /undo', summary: 'Take the latest command back' }).input(moving).output(moved),
  redo: command({ at: 'POST /redo', summary: 'Do again what was last undone' }).input(moving).output(moved),
};

export const audit = {
  log: query({ at: 'GET /audit', summary: 'What was done, by whom, newest first' })
    .input(
      z.object({
        before: z.coerce.number().int().optional(),
        limit: z.coerce.number().int().min(1).max(1000).default(50),
      }),
    )
    .output(z.array(eventOut)),
  event: query({ at: 'GET /audit/{seq}', summary: 'One command with every field before and after' })
    .input(
      z.object({
        seq: z.coerce.number().int(),
        limit: z.coerce.number().int().min(1).max(5000).default(200),
      }),
    )
    .output(
      eventOut.extend({
        input: z.unknown(),
        changes: z.array(
          z.object({
            table: z.string(),
            key: z.string(),
            change: z.enum(['insert', 'update', 'delete']),
            fields: z.array(z.object({ field: z.string(), before: z.unknown(), after: z.unknown() })),
          }),
        ),
      }),
    ),
  verify: query({
    at: 'GET /audit/verify',
    summary: 'Check the chain of the audit log and its head outside the database',
  }).output(
    z.object({
      ok: z.boolean(),
      events: z.int(),
      head: z.string().nullable(),
      problems: z.array(z.string()),
    }),
  ),
};

export const finding = z.object({ check: z.string(), problem: z.string(), remedy: z.string() });

export const backupOut = z.object({
  name: z.string(),
  path: z.string(),
  kind: z.string(),
  created_at: z.string(),
  size: z.int(),
  verified: z.boolean(),
  problems: z.array(z.string()),
});

export const vault = {
  status: query({
    at: 'GET /vault',
    summary: 'The open vault: its size, its counts, what can be undone',
  }).output(
    z.object({
      file: z.string(),
      entities: z.int(),
      accounts: z.int(),
      entries: z.int(),
      statement_lines: z.int(),
      events: z.int(),
      undo: z.string().nullable().describe('the command that undo would take back'),
      redo: z.string().nullable(),
    }),
  ),
  verify: query({ at: 'GET /verify', summary: 'Re-check every invariant of the file' }).output(
    z.object({
      ok: z.boolean(),
      checks: z.array(z.object({ check: z.string(), ok: z.boolean(), examined: z.int() })),
      findings: z.array(finding),
    }),
  ),
  backup: command({
    at: 'POST /backups',
    summary: 'Make a backup and prove it by restoring it to a scratch file',
    role: 'owner',
  }).output(backupOut),
  backups: query({ at: 'GET /backups', summary: 'Backups, newest first' }).output(z.array(backupOut)),
  change_passphrase: command({
    at: 'POST /vault/passphrase',
    summary: 'Change the passphrase',
    role: 'owner',
  })
    .input(
      z.object({
        current: z.string(),
        next: z.string().min(8, 'a passphrase has at least 8 characters').max(1000),
      }),
    )
    .output(done),
  new_recovery_code: command({
    at: 'POST /vault/recovery-code',
    summary: 'Make a new recovery code, shown once; the old one stops working',
    role: 'owner',
  })
    .input(z.object({ passphrase: z.string() }))
    .output(z.object({ recovery_code: z.string() })),
  sample: command({
    at: 'POST /vault/sample',
    summary: 'Fill an empty vault with a realistic sample: two entities, two years',
    role: 'owner',
  })
    .input(
      z.object({
        ending: date.optional().describe('last day of the two years; the end of last month by default'),
      }),
    )
    .output(z.object({ entities: z.int(), entries: z.int() })),
};

export const journalFormat = z.enum(['hledger', 'beancount', 'iif', 'quickbooks', 'xero']);

export const journal = {
  export: query({ at: 'GET /journal', summary: 'The books as a journal for another program' })
    .input(
      z.object({
        format: journalFormat.describe(
          'hledger, beancount: plain text; iif: QuickBooks Desktop; quickbooks, xero: a ZIP of the CSV files they import',
        ),
        entity: entityRef.optional().describe('all by default, where the format holds several'),
        from: date.optional().describe('first day; that of the books by default'),
        to: date.optional().describe('last day; all there is by default'),
      }),
    )
    .output(z.file()),
};
