/**
 * Rules: what becomes of a row of the bank by itself. All conditions of a rule must hold; then it does what it says.
 * Rules are tried in three stages, `first`, `normal` and `last`; in a stage, those with more conditions first, then in the
 * order the owner gave. The first rule that gives a category, or says what crosses, decides and ends it; until then each adds its payee, note and
 * tags, where an earlier one has not.
 */
import { z } from 'zod';
import { accountRef, command, date, decimal, done, entityRef, query } from './base.ts';
import { RULE_CROSSING_KINDS } from './crossing.ts';

const TEXT_MAX = 2000;
const LIST_MAX = 50;

const stage = z
  .enum(['first', 'normal', 'last'])
  .describe(
    'first: gives no category, and the others go on; last: only for what is without a category by then',
  );

/** What a text is held against. Capitals make no difference, and several spaces are one. */
const text = {
  field: z.enum(['payee', 'memo', 'any']).describe('any: the payee or the memo'),
  test: z
    .enum(['contains', 'is', 'starts', 'one_of', 'matches'])
    .describe(
      'one_of: is exactly one of the lines of the value; matches: a regular expression (RE2), of the first 500 letters',
    ),
};
const value = z.string().trim().min(1).max(TEXT_MAX);
const textCondition = z.object({
  field: text.field.default('payee'),
  test: text.test.default('contains'),
  value,
});
export type TextCondition = z.output<typeof textCondition>;

const size = decimal
  .refine((amount) => !amount.startsWith('-'), 'an amount without its sign')
  .nullable()
  .describe('of the row’s amount without its sign');
const tag = z.string().trim().min(1).max(50);

const conditions = {
  ...text,
  value: value.nullable().describe('null: the text makes no difference'),
  and: z.array(textCondition).max(10).describe('more texts, all of which must hold'),
  direction: z.enum(['in', 'out']).nullable(),
  amount_from: size,
  amount_to: size,
  accounts: z.array(accountRef).max(LIST_MAX).describe('only rows of these money accounts; none: of any'),
  date_from: date.nullable(),
  date_to: date.nullable(),
  tags: z
    .array(tag)
    .max(LIST_MAX)
    .describe('only entries with one of these tags, or that a rule before gave one'),
};

const part = z
  .object({
    account: accountRef,
    amount: decimal.nullable().default(null).describe('of the row’s amount without its sign'),
    percent: z
      .string()
      .regex(/^\d{1,3}(\.\d{1,4})?$/, 'not a percentage such as 33.5')
      .nullable()
      .default(null)
      .describe('of the whole row'),
  })
  .describe('with neither amount nor percentage: what is left');

const crossing = z
  .object({
    kind: z.enum(RULE_CROSSING_KINDS),
    with: entityRef.describe('the other entity'),
    account: accountRef
      .nullable()
      .default(null)
      .describe(
        'which account of the other entity the money comes into, or leaves; null: the row of its bank tells, or the account it most likely is',
      ),
  })
  .describe(
    'what the row is between two entities, in place of a category: the pair is made in both books. A kind that goes one way makes the rule one for money that goes that way',
  );

const actions = {
  account: accountRef.nullable().describe('the category that the other leg goes to'),
  parts: z.array(part).max(20).describe('a split among several categories, in place of one'),
  crossing: crossing.nullable(),
  payee: z.string().trim().min(1).max(300).nullable().describe('the payee to put instead'),
  memo: z.string().trim().min(1).max(TEXT_MAX).nullable().describe('the note to put instead'),
  add_tags: z.array(tag).max(LIST_MAX),
  reviewed: z
    .boolean()
    .describe('mark the entry reviewed: it does not wait in the inbox, even without a category'),
};

const fields = { stage, ...conditions, ...actions };

const newRule = {
  stage: stage.default('normal'),
  field: text.field.default('payee'),
  test: text.test.default('contains'),
  value: conditions.value.default(null),
  and: conditions.and.default([]),
  direction: conditions.direction.default(null),
  amount_from: size.default(null),
  amount_to: size.default(null),
  accounts: conditions.accounts.default([]),
  date_from: conditions.date_from.default(null),
  date_to: conditions.date_to.default(null),
  tags: conditions.tags.default([]),
  account: actions.account.default(null),
  parts: actions.parts.default([]),
  crossing: actions.crossing.default(null),
  payee: actions.payee.default(null),
  memo: actions.memo.default(null),
  add_tags: actions.add_tags.default([]),
  reviewed: actions.reviewed.default(false),
};

/** A rule as it is written down, with accounts and entities by name: what a file of rules holds. */
const writtenRule = z.object(newRule);
export type WrittenRule = z.output<typeof writtenRule>;

/** What a file of rules is. Accounts are paths, entities names, so that it goes from one entity to another. */
const ruleFile = z.object({
  format: z.literal('bulkhead-rules'),
  version: z.literal(1),
  rules: z.array(writtenRule).max(5000),
});

const partOut = z.object({
  account: z.string(),
  account_id: z.string(),
  amount: z.string().nullable(),
  percent: z.string().nullable(),
});

export const ruleOut = z.object({
  id: z.string(),
  entity: z.string(),
  stage,
  position: z.int().describe('1 is tried first'),
  level: z
    .int()
    .describe('how many conditions it has besides the first and the direction: in a stage, more come first'),
  label: z.string().describe('the rule in a few words'),
  field: text.field,
  test: text.test,
  value: z.string().nullable(),
  and: z.array(textCondition),
  direction: conditions.direction,
  amount_from: z.string().nullable(),
  amount_to: z.string().nullable(),
  accounts: z.array(z.string()),
  account_ids: z.array(z.string()),
  date_from: z.string().nullable(),
  date_to: z.string().nullable(),
  tags: z.array(z.string()),
  account: z.string().nullable(),
  account_id: z.string().nullable(),
  parts: z.array(partOut),
  crossing: z
    .object({
      kind: crossing.shape.kind,
      with: z.string(),
      with_id: z.string(),
      account: z.string().nullable().describe('of the other entity; its path'),
      account_id: z.string().nullable(),
    })
    .nullable()
    .describe('in place of a category'),
  payee: z.string().nullable(),
  memo: z.string().nullable(),
  add_tags: z.array(z.string()),
  reviewed: z.boolean(),
});

const leftByRule = z
  .array(
    z.object({
      entry_id: z.string(),
      date: z.string(),
      payee: z.string(),
      amount: z.string(),
      currency: z.string(),
      kind: crossing.shape.kind,
      with: z.string(),
      reason: z.string(),
      rule: z.string(),
    }),
  )
  .describe(
    'entries whose category stays, since what a rule says of them could not be booked; the first 1000',
  );

/** A rule that was saved, and what it has changed on the way. */
const savedRule = ruleOut.extend({
  changed: z.int().describe('entries that `apply` changed'),
  left: leftByRule,
});
const apply = z
  .enum(['uncategorised', 'everything'])
  .optional()
  .describe('also change entries that are there and that this rule takes: those without a category, or all');

/** What an entry becomes besides its category. */
const besides = {
  crossing: z
    .object({ kind: crossing.shape.kind, with: z.string() })
    .nullable()
    .describe('what it becomes with another entity, in both books'),
  to_payee: z.string().nullable().describe('where it would be another'),
  to_memo: z.string().nullable().describe('where it would be another'),
  add_tags: z.array(z.string()).describe('that it does not have yet'),
  reviewed: z.boolean().describe('it would be marked reviewed'),
};

const becomes = z.object({
  categories: z
    .array(
      z.object({
        account: z.string(),
        amount: z.string().describe('of the row, with its sign; those of a split add up to it'),
        amount_minor: z.int(),
        currency: z.string(),
      }),
    )
    .describe('the category, or the parts of a split; empty where that stays'),
  ...besides,
});

export const rules = {
  list: query({ at: 'GET /rules', summary: 'Rules in the order they are tried' })
    .input(z.object({ entity: entityRef.optional() }))
    .output(z.array(ruleOut)),
  create: command({ at: 'POST /rules', summary: 'Add a rule' })
    .input(
      z.object({
        entity: entityRef,
        ...newRule,
        position: z
          .int()
          .min(1)
          .optional()
          .describe('place among the rules of its stage with as many conditions; last by default'),
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
        as_seen: z
          .string()
          .max(100)
          .optional()
          .describe('what a preview said in `seen`: refused where anything else would change by now'),
      }),
    )
    .output(
      z.object({
        changed: z.int(),
        seen: z.string().describe('of all that changes, and of what is left: the same for the same changes'),
        changes: z
          .array(
            z.object({
              entry_id: z.string(),
              date: z.string(),
              payee: z.string(),
              amount: z.string(),
              currency: z.string(),
              from: z.string(),
              to: z.string().describe('of a split, all its categories'),
              parts: z.array(z.string()).describe('the categories of a split; empty where there is one'),
              ...besides,
              rule: z.string(),
            }),
          )
          .describe('the first 1000'),
        left: leftByRule,
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
        ...newRule,
        except: z.string().optional().describe('a saved rule that this one is to replace'),
        limit: z.coerce.number().int().min(1).max(1000).default(100),
      }),
    )
    .output(
      z.object({
        hits: z.int(),
        would_change: z.int().describe('hits whose category, payee, note, tags or mark would be others'),
        uncategorised: z.int().describe('of these, those that have no category yet'),
        shadowed: z.int().describe('hits that an earlier rule takes first'),
        any_text: z
          .boolean()
          .describe('its regular expression is in every text, so that it leaves nothing out'),
        entries: z.array(
          z.object({
            entry_id: z.string(),
            date: z.string(),
            payee: z.string(),
            memo: z.string(),
            amount: z.string(),
            amount_minor: z.int(),
            currency: z.string(),
            account: z.string().describe('the category now; of several the first'),
            parts: z
              .array(z.string())
              .describe(
                'the categories of what is a split now, which no rule changes; empty where there is one',
              ),
            would_change: z.boolean(),
            becomes: becomes.nullable().describe('null where nothing of it would be another'),
            rule: z.string().nullable().describe('the earlier rule that takes it'),
          }),
        ),
      }),
    ),
  check: query({
    at: 'GET /rules/check',
    summary: 'How often each rule hits the entries there are, and which are in each other’s way',
    role: 'bookkeeper',
  })
    .input(z.object({ entity: entityRef }))
    .output(
      z.array(
        z.object({
          id: z.string(),
          label: z.string(),
          hits: z.int(),
          shadowed: z.int().describe('hits that an earlier rule takes first'),
          contradicted: z
            .int()
            .describe('of these, those that the earlier rule puts into another category or crossing'),
          by: z
            .object({ id: z.string(), label: z.string() })
            .nullable()
            .describe('the rule that takes most of them'),
          warning: z
            .enum(['archived', 'never', 'shadowed', 'contradicted'])
            .nullable()
            .describe(
              'it books to an archived account, so that it is passed over; it hits nothing; another takes all it hits; another puts the same rows elsewhere',
            ),
        }),
      ),
    ),
  export: query({
    at: 'GET /rules/file',
    summary: 'The rules of an entity as a file that another entity can take',
  })
    .input(z.object({ entity: entityRef }))
    .output(ruleFile),
  import: command({
    at: 'POST /rules/file',
    summary: 'Add the rules of a file; those there already are left',
  })
    .input(
      z.object({
        entity: entityRef,
        file: ruleFile,
        accounts: z
          .record(z.string().max(500), accountRef)
          .default({})
          .describe('accounts of the file, as it writes them, and the ones to use instead'),
        preview: z.boolean().default(false).describe('only say what would be added'),
      }),
    )
    .output(
      z.object({
        added: z.int(),
        present: z.int().describe('rules that the entity has already'),
        unknown_entities: z
          .array(z.string())
          .describe('entities of crossings that are not in this vault; the import is refused likewise'),
        unknown_accounts: z
          .array(z.string())
          .describe(
            'accounts that the entity has not and nothing is named for: the preview names them, the import is refused',
          ),
        rules: z.array(
          z.object({
            label: z.string(),
            state: z.enum(['new', 'present', 'unknown_account', 'unknown_entity']),
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
          field: text.field,
          test: text.test,
          value: z.string(),
          direction: conditions.direction,
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
