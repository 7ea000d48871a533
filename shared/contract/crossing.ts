/** Crossings: what moves between two entities, as a pair of entries, one in the books of each. */
import { z } from 'zod';
import { accountRef, command, done, entityRef, query } from './base.ts';

/**
 * `personal`: the owner's cost, paid from the company's account. `business`: the company's cost, paid from the owner's.
 */
export const CROSSING_KINDS = ['personal', 'business'] as const;

/**
 * `owed`: one owes it to the other until it is paid back. `equity`: it is not paid back; what a company paid is a draw
 * (distribution, dividend), what its owner paid a contribution.
 */
export const CROSSING_SETTLEMENTS = ['owed', 'equity'] as const;

export const crossingKind = z.enum(CROSSING_KINDS);
export const crossingSettlement = z.enum(CROSSING_SETTLEMENTS);

const side = z.object({
  entry_id: z.string(),
  line: z.int().describe('the leg against the other entity'),
  entity_id: z.string(),
  entity: z.string(),
  account_id: z.string().describe('of that leg'),
  account: z.string().describe('its path'),
  payee: z.string(),
  others: z.array(z.string()).describe('paths of the accounts of the other legs'),
});

export const crossingOut = z.object({
  id: z.string(),
  kind: crossingKind,
  settlement: crossingSettlement,
  date: z.string(),
  amount: z.string().describe('what was paid; negative where it came back, as a refund does'),
  amount_minor: z.int(),
  currency: z.string(),
  origin: side.describe('whose account paid'),
  mirror: side.describe('made for it, in the books of the one whose cost it is'),
});
export type CrossingOut = z.infer<typeof crossingOut>;

/** What an entry tells of the crossing that it is a side of. */
export const crossingOfEntry = z.object({
  id: z.string(),
  kind: crossingKind,
  settlement: crossingSettlement,
  is_origin: z.boolean().describe('it is the side that paid'),
  line: z.int().describe('its own leg against the other entity'),
  with: z.string().describe('the other entity'),
  with_id: z.string(),
  entry_id: z.string().describe('the entry in the other entity’s books'),
});
export type CrossingOfEntry = z.infer<typeof crossingOfEntry>;

export const crossing = {
  list: query({ at: 'GET /crossings', summary: 'What crossed between entities, the latest first' })
    .input(
      z.object({
        entity: entityRef.optional().describe('on either side'),
        kind: crossingKind.optional(),
        limit: z.coerce.number().int().min(1).max(5000).default(500),
      }),
    )
    .output(z.object({ total: z.int(), crossings: z.array(crossingOut) })),
  make: command({
    at: 'POST /crossings',
    summary: 'Say that an entry was the other one’s cost: it is booked in both books, as a pair',
  })
    .input(
      z.strictObject({
        entry: z.string().describe('the entry whose account paid'),
        kind: crossingKind,
        with: entityRef.optional().describe('the owner or the company; may be left out where there is one'),
        settlement: crossingSettlement
          .optional()
          .describe(
            'left out: a draw of a disregarded LLC or a partnership; everything else is owed until it is paid back',
          ),
        category: accountRef
          .optional()
          .describe('in the other books; else what their rules say, or none, so that it waits in the inbox'),
      }),
    )
    .output(crossingOut),
  remove: command({
    at: 'POST /crossings/remove',
    summary: 'Take a pair apart: the entry made for it goes, the other waits for a category again',
  })
    .input(
      z
        .strictObject({
          id: z.string().optional(),
          entry: z.string().optional().describe('instead: either of the two entries'),
        })
        .refine(({ id, entry }) => (id === undefined) !== (entry === undefined), 'give an id or an entry'),
    )
    .output(done),
};
