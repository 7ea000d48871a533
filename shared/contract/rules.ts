/** Payee rules: "payee contains … → category". */
import { z } from 'zod';
import { accountRef, command, date, done, entityRef, query } from './base.ts';

const fields = {
  field: z.enum(['payee', 'memo', 'any']),
  test: z.enum(['contains', 'is', 'starts']),
  value: z.string().trim().min(1).max(300),
  direction: z.enum(['in', 'out']).nullable(),
  account: accountRef.describe('the category that the other leg goes to'),
  payee: z.string().trim().min(1).max(300).nullable().describe('the payee to put instead'),
};

export const ruleOut = z.object({
  id: z.string(),
  entity: z.string(),
  position: z.int(),
  field: fields.field,
  test: fields.test,
  value: z.string(),
  direction: fields.direction,
  account: z.string(),
  account_id: z.string(),
  payee: z.string().nullable(),
});

export const rules = {
  list: query({ at: 'GET /rules', summary: 'Rules in the order they are tried' })
    .input(z.object({ entity: entityRef.optional() }))
    .output(z.array(ruleOut)),
  create: command({ at: 'POST /rules', summary: 'Add a rule' })
    .input(
      z.object({
        entity: entityRef,
        field: fields.field.default('payee'),
        test: fields.test.default('contains'),
        value: fields.value,
        direction: fields.direction.default(null),
        account: fields.account,
        payee: fields.payee.default(null),
        position: z.int().min(1).optional().describe('place among the rules; last by default'),
      }),
    )
    .output(ruleOut),
  update: command({ at: 'PATCH /rules/{id}', summary: 'Change a rule' })
    .input(
      z.object({ id: z.string(), ...z.object(fields).partial().shape, position: z.int().min(1).optional() }),
    )
    .output(ruleOut),
  remove: command({ at: 'DELETE /rules/{id}', summary: 'Remove a rule; what it did stays' })
    .input(z.object({ id: z.string() }))
    .output(done),
  apply: command({ at: 'POST /rules/apply', summary: 'Apply the rules to entries already there' })
    .input(
      z.object({
        entity: entityRef,
        from: date.optional(),
        to: date.optional(),
        everything: z.boolean().default(false).describe('also entries that already have a category'),
        preview: z.boolean().default(false).describe('only say what would change'),
      }),
    )
    .output(
      z.object({
        changed: z.int(),
        changes: z
          .array(
            z.object({
              entry_id: z.string(),
              date: z.string(),
              payee: z.string(),
              amount: z.string(),
              currency: z.string(),
              from: z.string(),
              to: z.string(),
              rule: z.string(),
            }),
          )
          .describe('the first 1000'),
      }),
    ),
};
