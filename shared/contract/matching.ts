/** Matching: which entries the bank’s rows stand for, and which of them are one transfer between own accounts. */
import { z } from 'zod';
import { accountRef, command, decimal, entityRef, flag, query } from './base.ts';
import { entrySource, postingStatus } from './ledger.ts';

/** `exact`: nothing speaks against it; `likely`: a look is enough; `possible`: the amount alone speaks for it. */
export const MATCH_LEVELS = ['exact', 'likely', 'possible'] as const;

/** What speaks for a match, or against it. */
export const MATCH_REASONS = [
  /** The amounts are the same. */
  'amount',
  /** `count` of them come to the amount of the other side. */
  'sum',
  /** They are all that waits between two days. */
  'all_between',
  /** One of them is of a later day than the row that would be their sum. */
  'later',
  /** `text`: of what was entered, that share is missing in what came, as a fee may be; and as a known processor’s fee is. */
  'fee',
  'fee_known',
  /** The row speaks of a payout, or of who makes them. */
  'payout_words',
  /** That very row was matched so by hand, before its import was taken back. */
  'before',
  /** `days` between the two; the bank came later where it is positive. */
  'day',
  /** `text`: the words of the payee that both have; all of them, or some. */
  'payee_same',
  'payee_shared',
  /** `text`: the number of the cheque. */
  'check',
  'check_differs',
  /** `text`: the end of the other account’s number, which one of the rows names. */
  'mask',
  /** A row speaks of a transfer. */
  'transfer_words',
  /** Each has an entry that is a transfer with the account of the other. */
  'doubled',
  /** Neither has a category yet. */
  'no_category',
  /** `text`: the category that somebody or a rule gave it. */
  'category',
  /** `count` others fit as well. */
  'rivals',
] as const;

/** Why the entry that was made for a row of the bank can’t simply go. */
export const HELD_KINDS = [
  /** Somebody gave it a category (`text`), other words, tags or files, or split it: goes with `discard` alone. */
  'category',
  'words',
  'tags',
  'files',
  'split',
  /**
   * Never goes: part of a finished reconciliation, of closed books, or its other leg stands for a row (`text`) itself, or
   * for an entry in the books of another entity (`text`).
   */
  'reconciled',
  'closed',
  'other_row',
  'crossing',
] as const;

const reason = z.object({
  kind: z.enum(MATCH_REASONS),
  text: z.string().nullable(),
  days: z.int().nullable(),
  count: z.int().nullable(),
});

const held = z.object({ kind: z.enum(HELD_KINDS), text: z.string().nullable() });

const loss = held.extend({ line: z.string().describe('the row whose entry it is') });

const rowOut = z.object({
  id: z.string().describe('statement line'),
  account_id: z.string(),
  account: z.string().describe('path'),
  entity: z.string().describe('whose account it is'),
  date: z.string(),
  payee: z.string(),
  memo: z.string(),
  check_number: z.string().nullable(),
  amount: z.string(),
  amount_minor: z.int(),
  currency: z.string(),
  file: z.string(),
  file_line: z.int(),
  own_entry: z.string().nullable().describe('the entry that was made for it; null where it met another'),
  category: z.string().nullable().describe('of that entry; null where it has none yet, or several'),
  held: held.nullable().describe('why that entry can’t simply go; null where it can'),
});

const legOut = z.object({
  entry_id: z.string(),
  line: z.int(),
  account_id: z.string(),
  account: z.string().describe('path'),
  date: z.string(),
  payee: z.string(),
  memo: z.string(),
  source: entrySource,
  status: postingStatus,
  amount: z.string(),
  amount_minor: z.int(),
  currency: z.string(),
  category: z
    .string()
    .nullable()
    .describe('path of the account of the other leg; null where there are several'),
});

const certainty = {
  score: z.int().min(0).max(100),
  level: z.enum(MATCH_LEVELS),
  reasons: z.array(reason),
};

const candidateOut = z.object({
  kind: z
    .enum(['legs', 'transfer', 'doubled', 'crossing'])
    .describe(
      'match `rows` with `legs`, make one transfer of two `rows` (`doubled`: it stands twice, since each row’s entry has the other account), or pair the entries of two `rows` in the books of two entities (`crossing.make`, with both)',
    ),
  ...certainty,
  rows: z.array(rowOut),
  legs: z.array(legOut),
  rest: z
    .object({
      amount: z.string(),
      amount_minor: z.int(),
      account_id: z.string().nullable().describe('where it likely belongs; null where that has to be said'),
      account: z.string().nullable().describe('path'),
    })
    .nullable()
    .describe('what is left over beside `legs`, a fee that was kept: to be said as `rest` of the match'),
  losses: z.array(loss).describe('what somebody did and would be lost, all of it: to be named in `discard`'),
  locked: loss.nullable().describe('why it can’t be taken whatever is named; null where it can'),
});

const matchedOut = z.object({
  row: rowOut,
  match: z.enum(['created', 'matched']),
  ...certainty,
  legs: z.array(legOut).describe('what it stands for now'),
  candidates: z.array(candidateOut).describe('what it could stand for instead, the best first'),
});

const waitingOut = z.object({
  leg: legOut,
  days: z.int().describe('since its day, today'),
  candidates: z.array(candidateOut),
});

const transitOut = z.object({
  leg: legOut.describe('the one that waits for its bank'),
  entity: z.string(),
  entity_id: z.string(),
  from: z.string().describe('the account that the money left'),
  to: z.string(),
  days: z.int(),
});

const choosableOut = z.object({
  row: rowOut,
  stands: z.array(legOut).describe('what it stands for now, where that was there before it'),
  legs: z.array(legOut).describe('what waits in its account, the nearest day first'),
  more: z.boolean().describe('there are others that are not listed: look for words'),
  losses: z.array(loss).describe('what somebody did and may be lost, depending on what is chosen'),
  locked: loss.nullable().describe('why it can’t stand for anything else; null where it can'),
});

const rest = z
  .strictObject({
    account: accountRef.describe('a fee, for example'),
    amount: decimal.optional().describe('what it was seen to be; refused where it is another by now'),
    payee: z.string().trim().max(200).optional().describe('the row’s by default'),
  })
  .describe(
    'where what is left over belongs: an entry of its own on the row’s day, which the row stands for as well',
  );

const legRef = z.strictObject({ entry: z.string(), line: z.int().min(0) });
const discard = z
  .union([z.boolean(), z.array(z.enum(HELD_KINDS)).max(HELD_KINDS.length)])
  .default(false)
  .describe(
    'what somebody did to the entry that was made for the row may be lost with it: all of it, or just the kinds named',
  );
const removedOut = z.object({
  entry_id: z.string(),
  date: z.string(),
  payee: z.string(),
  category: z.string().nullable(),
});

export const matching = {
  candidates: query({
    at: 'GET /matching/candidates',
    summary:
      'What a row of the bank, or each leg of an entry, is matched to, and what it could be matched to',
  })
    .input(
      z
        .object({ line: z.string().optional(), entry: z.string().optional() })
        .refine(
          ({ line, entry }) => (line === undefined) !== (entry === undefined),
          'give a line or an entry',
        ),
    )
    .output(z.object({ rows: z.array(matchedOut), waiting: z.array(waitingOut) })),
  pairs: query({
    at: 'GET /matching/pairs',
    summary:
      'What rows without a category look like: transfers between own accounts, movements between two entities, entries that were there; and transfers that stand twice; best first',
  })
    .input(
      z.object({
        entity: entityRef.optional(),
        entries: z
          .union([z.string(), z.array(z.string()).max(1000)])
          .optional()
          .describe('only what the rows of these look like; `total` counts all the same'),
        doubled: flag.default(false).describe('only transfers that stand twice'),
        limit: z.coerce.number().int().min(1).max(5000).default(500),
      }),
    )
    .output(
      z.object({
        total: z.int(),
        doubled: z.int().describe('how many of these are transfers that stand twice'),
        pairs: z.array(candidateOut),
      }),
    ),
  transit: query({
    at: 'GET /matching/transit',
    summary: 'Transfers between own accounts of which one bank has not told yet, the oldest first',
  })
    .input(
      z.object({
        entity: entityRef.optional(),
        limit: z.coerce.number().int().min(1).max(5000).default(500),
      }),
    )
    .output(z.array(transitOut)),
  choosable: query({
    at: 'GET /matching/choosable',
    summary: 'What waits for the bank in the account of a row, whatever its amount, to choose from by hand',
  })
    .input(
      z.object({
        line: z.string(),
        search: z.string().trim().max(200).default('').describe('words that the payee or memo must have'),
        limit: z.coerce.number().int().min(1).max(500).default(200),
      }),
    )
    .output(choosableOut),
  match: command({
    at: 'POST /matching/match',
    summary:
      'Have rows of the bank stand for legs that are there; refused unless they come to the same amount, or it is said where the rest belongs',
  })
    .input(
      z
        .strictObject({
          line: z.string().optional().describe('the row'),
          lines: z.array(z.string()).min(1).max(50).optional().describe('instead: several, for one leg'),
          legs: z.array(legRef).min(1).max(500),
          rest: rest.optional(),
          discard,
        })
        .refine(({ line, lines }) => (line === undefined) !== (lines === undefined), 'give a line, or lines')
        .refine(
          ({ lines, legs }) => (lines ?? []).length < 2 || legs.length === 1,
          'several rows can stand for one leg only',
        )
        .refine(
          ({ lines, rest: left }) => left === undefined || (lines ?? []).length < 2,
          'what is left over is of one row',
        ),
    )
    .output(
      z.object({
        legs: z
          .array(z.strictObject({ entry_id: z.string(), line: z.int() }))
          .describe('as they are numbered now'),
        removed: z.array(removedOut).describe('entries that had been made for the rows'),
      }),
    ),
  unmatch: command({
    at: 'POST /matching/unmatch',
    summary:
      'Have the legs wait for the bank again; the row gets an entry of its own, by the rules, and a payment processor’s by the parts that its file tells',
  })
    .input(z.object({ line: z.string() }))
    .output(
      z.object({
        entry_id: z.string().describe('made for the row'),
        category: z
          .string()
          .nullable()
          .describe(
            'that a rule or a payment processor’s file gave it; one that another file had told is not read again',
          ),
        waiting: z.int().describe('legs that wait again'),
      }),
    ),
  transfer: command({
    at: 'POST /matching/transfer',
    summary: 'Make two rows of two accounts one transfer, with both as its evidence',
  })
    .input(z.strictObject({ lines: z.tuple([z.string(), z.string()]), discard }))
    .output(z.object({ entry_id: z.string().describe('the transfer'), removed: z.array(removedOut) })),
};
