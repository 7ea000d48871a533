/** What the return says that the ledger cannot know. */
import { z } from 'zod';
import { command, decimal, done, entityRef, query } from './base.ts';

const year = z.coerce.number().int().min(1990).max(2100);

const line = z.string().trim().min(1).max(20);
const mode = z.enum(['replace', 'add']);
const amount = decimal.describe('as it stands on the form: expenses positive');
const reason = z.string().trim().min(3).max(1000);

export const adjustmentOut = z.object({
  id: z.string(),
  entity: z.string(),
  year: z.int(),
  line: z.string(),
  mode: z.enum(['replace', 'add']),
  amount: z.string(),
  reason: z.string(),
});

export const tax = {
  adjustments: query({ at: 'GET /tax/adjustments', summary: 'Adjustments from books to return' })
    .input(z.object({ entity: entityRef.optional(), year: year.optional() }))
    .output(z.array(adjustmentOut)),
  adjust: command({
    at: 'POST /tax/adjustments',
    summary: 'Set or add to a line of the return, with the reason',
    role: 'accountant',
  })
    .input(
      z.object({
        entity: entityRef,
        year,
        line,
        mode,
        amount,
        reason,
      }),
    )
    .output(adjustmentOut),
  update: command({
    at: 'PATCH /tax/adjustments/{id}',
    summary: 'Change an adjustment: its line, its amount, how it counts, its reason',
    role: 'accountant',
  })
    .input(
      z.object({
        id: z.string(),
        line: line.optional(),
        mode: mode.optional(),
        amount: amount.optional(),
        reason: reason.optional(),
      }),
    )
    .output(adjustmentOut),
  remove: command({ at: 'DELETE /tax/adjustments/{id}', summary: 'Remove an adjustment', role: 'accountant' })
    .input(z.object({ id: z.string() }))
    .output(done),
};
