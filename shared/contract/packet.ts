/** What goes to the accountant: what is still open, the packet itself, and what changed since the last one. */
import { z } from 'zod';
import { command, entityRef, flag, query } from './base.ts';

const year = z.coerce
  .number()
  .int()
  .min(1990)
  .max(2100)
  .describe('in which the entity’s fiscal year ends; the calendar year where it has no other');

/** What is looked at before a packet is made, in the order in which it is told. */
export const PREFLIGHT_CHECKS = [
  /** The year is over, and its books are closed. */
  'closed',
  'reconciled',
  'categories',
  'tax-lines',
  'members',
  'opening-equity',
  'after-close',
  'balances',
  'in-transit',
  'loan-payments',
  'receipts',
  'contractors',
  'findings',
] as const;
export type PreflightCheck = (typeof PREFLIGHT_CHECKS)[number];

/** What leaves the house is guessed at on somebody else’s computer, as often as they like. */
export const PASSPHRASE_LENGTH_MIN = 12;

/** `unknown`: something is missing that would have to be known; never taken for `clear`. */
export const PREFLIGHT_STATES = ['clear', 'open', 'unknown'] as const;

/** Where a thing is mended. */
export const PREFLIGHT_PLACES = [
  'register',
  'inbox',
  'reconcile',
  'accounts',
  'reports',
  'loans',
  'veil',
  'vendors',
  'members',
  'close',
] as const;

const preflightItem = z.object({
  text: z.string(),
  amount: z.string().nullable().describe('in the currency of `currency`'),
  currency: z.string(),
  account_id: z.string().nullable(),
  account: z.string().nullable().describe('its path'),
  entry_id: z.string().nullable(),
  date: z.string().nullable(),
  month: z.string().nullable().describe('YYYY-MM'),
  place: z.enum(PREFLIGHT_PLACES).describe('where it is mended'),
});

export const preflightOut = z.object({
  entity: z.string(),
  entity_id: z.string(),
  year: z.int(),
  from: z.string(),
  to: z.string(),
  currency: z.string(),
  counts: z.object({ clear: z.int(), open: z.int(), unknown: z.int() }).describe('of checks'),
  checks: z.array(
    z.object({
      check: z.enum(PREFLIGHT_CHECKS),
      title: z.string(),
      state: z.enum(PREFLIGHT_STATES),
      text: z.string().describe('what was found, or what was looked at'),
      remedy: z.string().nullable(),
      amount: z.string().nullable().describe('of all items, where they add up'),
      total: z.int().describe('items there are; the first 200 are listed'),
      items: z.array(preflightItem),
    }),
  ),
});
export type PreflightOut = z.infer<typeof preflightOut>;

/** "Northlight LLC 2025, packet 118.zip" */
export const PACKET_NAME = /, packet (\d{1,15})\.zip$/;

const standing = z
  .array(
    z.object({
      currency: z.string(),
      assets: z.string(),
      liabilities: z.string(),
      equity: z.string(),
      net_income: z.string(),
    }),
  )
  .describe('at the end of the year, by currency');

const packetOut = z.object({
  id: z.string(),
  entity: z.string(),
  entity_id: z.string(),
  year: z.int(),
  made_at: z.string(),
  event: z.int().describe('the last event of the log that is in it'),
  name: z.string(),
  size: z.int(),
  sha256: z.string(),
  standing,
});
export type PacketOut = z.infer<typeof packetOut>;

const changedEntry = z.object({
  entry_id: z.string(),
  change: z.enum(['added', 'changed', 'removed']),
  date: z.string(),
  payee: z.string(),
  at: z.string().describe('of the last change'),
  by: z.string(),
  words: z
    .array(z.object({ field: z.enum(['date', 'payee', 'memo']), before: z.string(), after: z.string() }))
    .describe('of one that was changed'),
  amounts: z
    .array(
      z.object({
        account_id: z.string(),
        account: z.string(),
        currency: z.string(),
        before: z.string(),
        after: z.string(),
        change: z.string().describe('debits positive'),
      }),
    )
    .describe('accounts whose amount in the entry is another now'),
});

export const changesOut = z.object({
  entity: z.string(),
  entity_id: z.string(),
  year: z.int(),
  since: packetOut.nullable().describe('empty: nothing of the year was handed over yet'),
  added: z.int(),
  changed: z.int(),
  removed: z.int(),
  entries: z.array(changedEntry).describe('the first 500'),
});
export type ChangesOut = z.infer<typeof changesOut>;

export const packet = {
  preflight: query({
    at: 'GET /packets/preflight',
    summary: 'What an accountant would ask about a year, with how much and where',
  })
    .input(z.object({ entity: entityRef, year }))
    .output(preflightOut),
  build: query({
    at: 'POST /packets/build',
    summary: 'The accountant’s packet as a ZIP: reports, tax lines, journals, evidence, hashes',
    role: 'bookkeeper',
  })
    .input(
      z.object({
        entity: entityRef,
        year,
        evidence: flag.default(true).describe('files attached to entries of the year'),
        statements: flag.default(true).describe('files of the bank that tell of the year'),
        ledger: flag
          .default(true)
          .describe('the general ledger as PDF, too: some seconds for each thousand rows'),
        passphrase: z
          .string()
          .min(PASSPHRASE_LENGTH_MIN, `a passphrase has at least ${PASSPHRASE_LENGTH_MIN} characters`)
          .max(1000)
          .optional()
          .describe('the ZIP’s files are AES-256 (WinZip AE-2): 7-Zip, WinZip, Keka and bsdtar open them'),
      }),
    )
    .output(z.file().describe('its name ends in the number by which it is kept')),
  keep: command({
    at: 'POST /packets',
    summary:
      'Note that a packet was handed over: which file, and up to where in their log the books are in it',
  })
    .input(
      z.object({
        entity: entityRef,
        year,
        name: z
          .string()
          .regex(PACKET_NAME, 'not the name of a packet: it ends in “packet 12.zip”')
          .max(400)
          .describe('as it was made; its number says up to which event'),
        size: z.int().min(1),
        sha256: z.string().regex(/^[0-9a-f]{64}$/, 'not a SHA-256'),
      }),
    )
    .output(packetOut),
  list: query({ at: 'GET /packets', summary: 'Packets that were handed over, newest first' })
    .input(z.object({ entity: entityRef, year: year.optional() }))
    .output(z.array(packetOut)),
  changes: query({
    at: 'GET /packets/changes',
    summary: 'What changed in the books of a year since it was last handed over',
  })
    .input(z.object({ entity: entityRef, year, packet: z.string().optional().describe('since this one') }))
    .output(changesOut),
};

const closeOut = z.object({
  id: z.string(),
  entity: z.string(),
  entity_id: z.string(),
  year: z.int(),
  closed_at: z.string(),
  through: z.string(),
  standing,
  reopened_at: z.string().nullable(),
  reason: z.string().nullable(),
});
export type CloseOut = z.infer<typeof closeOut>;

export const close = {
  /** What closing would do, and how equity goes over into the next year. */
  preview: query({
    at: 'GET /closes/preview',
    summary: 'How a year would be closed: what is open, how equity rolls',
  })
    .input(z.object({ entity: entityRef, year }))
    .output(
      z.object({
        entity: z.string(),
        entity_id: z.string(),
        year: z.int(),
        through: z.string(),
        closed_through: z.string().nullable(),
        open: z.int().describe('checks of the list that are open, this one left out'),
        unknown: z.int(),
        currency: z.string(),
        equity: z.array(
          z.object({
            what: z.enum(['opening', 'contributed', 'earned', 'drawn', 'other', 'closing']),
            label: z.string(),
            amount: z.string(),
          }),
        ),
        sentence: z.string().describe('what becomes of the year’s profit, by the tax class'),
      }),
    ),
  year: command({
    at: 'POST /closes',
    summary: 'Close a year: how it stood is put on record, and nothing of it can change',
    role: 'accountant',
  })
    .input(z.object({ entity: entityRef, year }))
    .output(closeOut),
  reopen: command({
    at: 'POST /closes/reopen',
    summary: 'Open a closed year again, with the reason, which stays on record',
    role: 'accountant',
  })
    .input(z.object({ entity: entityRef, year, reason: z.string().trim().min(3).max(1000) }))
    .output(closeOut),
  list: query({ at: 'GET /closes', summary: 'Years that were closed, and opened again, newest first' })
    .input(z.object({ entity: entityRef, year: year.optional() }))
    .output(z.array(closeOut)),
};
