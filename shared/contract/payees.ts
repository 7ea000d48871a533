/** Names of payees: what the bank wrote, brought into what people call it. */
import { z } from 'zod';
import { command, entityRef, flag } from './base.ts';

export const payees = {
  clean: command({
    at: 'POST /payees/clean',
    summary: 'Bring payees that still read as the bank wrote them into what a new import would call them',
  })
    .input(
      z.object({
        entity: entityRef.optional(),
        preview: flag.default(false).describe('only say what would change'),
      }),
    )
    .output(
      z.object({
        changed: z.int(),
        closed: z.int().describe('entries that would change, but lie in closed books'),
        changes: z
          .array(
            z.object({
              entry_id: z.string(),
              entity: z.string(),
              date: z.string(),
              from: z.string(),
              to: z.string(),
            }),
          )
          .describe('the first 1000'),
      }),
    ),
};
