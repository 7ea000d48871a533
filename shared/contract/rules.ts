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

/** A rule that was saved, and what it has changed on the way. */
const savedRule = ruleOut.extend({ changed: z.int().describe('entries that `apply` changed') });
const apply = z
  .enum(['uncategorised', 'everything'])
  .optional()
  .describe('also change entries that are there and that this rule takes: those without a category, or all');

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
        apply,
      }),
    )
    .output(savedRule),
  update: command({ at: 'PATCH /rules/{id}', summary: 'Change a rule' })
    .input(
      z.object({
        id: z.string(),
        ...z.object(fields).partial().shape,
        position: z.int().min(1).optional(),
        apply,
      }),
    )
    .output(savedRule),
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
  test: query({
    at: 'POST /rules/test',
    summary: 'What a rule that is not saved yet would hit among the entries there are',
    role: 'bookkeeper',
  })
    .input(
      z.object({
        entity: entityRef,
        field: fields.field.default('payee'),
        test: fields.test.default('contains'),
        value: fields.value,
        direction: fields.direction.default(null),
        account: fields.account.nullable().default(null),
        payee: fields.payee.default(null),
        except: z.string().optional().describe('a saved rule that this one is to replace'),
        limit: z.coerce.number().int().min(1).max(1000).default(100),
      }),
    )
    .output(
      z.object({
        hits: z.int(),
        would_change: z.int().describe('hits whose category or payee would be another'),
        uncategorised: z.int().describe('of these, those that have no category yet'),
        shadowed: z.int().describe('hits that an earlier rule takes first'),
        entries: z.array(
          z.object({
            entry_id: z.string(),
            date: z.string(),
            payee: z.string(),
            memo: z.string(),
            amount: z.string(),
            amount_minor: z.int(),
            currency: z.string(),
            account: z.string().describe('the category now'),
            would_change: z.boolean(),
            rule: z.string().nullable().describe('the earlier rule that takes it'),
          }),
        ),
      }),
    ),
  suggest: query({
    at: 'GET /rules/suggest',
    summary: 'A rule that would do to the bank’s rows what was done to this entry',
  })
    .input(z.object({ entry: z.string() }))
    .output(
      z
        .object({
          entity: z.string(),
          field: fields.field,
          test: fields.test,
          value: z.string(),
          direction: fields.direction,
          account: z.string(),
          account_id: z.string(),
          payee: z.string().nullable(),
        })
        .nullable()
        .describe(
          'null where there is nothing to go by: no category, a split, or a rule that does it already',
        ),
    ),
};
