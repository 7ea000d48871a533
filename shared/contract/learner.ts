/** What the program learnt from how its owner categorised: proposals for what has no category yet. */
import { z } from 'zod';
import { accountRef, command, entityRef, flag, query } from './base.ts';
import { entry, registerFilter } from './ledger.ts';

/** A proposal that says so is right in about nineteen of twenty cases, and the merchant is known. */
export const SURE = 0.95;

export const proposal = z.object({
  entry_id: z.string(),
  entity: z.string(),
  date: z.string(),
  payee: z.string(),
  amount: z.string(),
  amount_minor: z.int(),
  currency: z.string(),
  account_id: z.string(),
  account: z.string().describe('path of the category'),
  called: z
    .string()
    .nullable()
    .describe('what the owner calls this merchant, where the entry still has the bank’s name for it'),
  memo: z.string().nullable().describe('the note that a rule puts, where the entry has another'),
  add_tags: z.array(z.string()).describe('that a rule gives'),
  confidence: z
    .number()
    .describe(
      'how often such proposals were right on the owner’s own history, 0 to 1; of what is owed, how plain it is',
    ),
  sure: z.boolean(),
  reason: z.object({
    kind: z
      .enum(['rule', 'merchant', 'likeness', 'owed'])
      .describe(
        'rule: one that is saved takes it; likeness: words, amount and day are like others; owed: it pays a bill, or is what an invoice asked for',
      ),
    name: z.string().describe('of the merchant, what the rule looks for, or who is paid or pays'),
    times: z.int().describe('how often the merchant was put there, or how many bills it pays'),
    of: z.int().describe('how often it was put anywhere'),
    since: z.string().nullable().describe('owed: the day of the bill, or of the oldest'),
  }),
  example: z
    .string()
    .nullable()
    .describe(
      'an entry that `rules.suggest` makes a rule of: the merchant always went there, four times or more',
    ),
});
export type Proposal = z.infer<typeof proposal>;

const choice = z.strictObject({
  entry: z.string(),
  account: accountRef,
  payee: z.string().trim().min(1).max(500).optional(),
  memo: z.string().trim().min(1).max(2000).optional(),
  add_tags: z.array(z.string().trim().min(1).max(50)).max(50).optional(),
});
export type Choice = z.input<typeof choice>;

const { unreviewed: _waits, uncategorised: _open, ...among } = registerFilter;
const alike = z.strictObject({
  entry: z.string(),
  category: accountRef,
  among: z.strictObject(among).prefault({}).describe('only of those that a register shows with this'),
});

type Taken = Pick<Proposal, 'entry_id' | 'account_id' | 'called' | 'memo' | 'add_tags'>;

/** To take a proposal: with the category goes the name that the owner has for the payee, and what else a rule says. */
export function choiceOf({ entry_id: entry, account_id: account, called, memo, add_tags }: Taken): Choice {
  return {
    ...{ entry, account },
    ...(called === null ? {} : { payee: called }),
    ...(memo === null ? {} : { memo }),
    ...(add_tags.length === 0 ? {} : { add_tags }),
  };
}

export const learner = {
  proposals: query({
    at: 'POST /learner/proposals',
    summary: 'Categories for entries that have none, with how sure each is and why',
    role: 'bookkeeper',
  })
    .input(
      z.object({
        entity: entityRef.optional(),
        entries: z.array(z.string()).max(5000).optional().describe('only of these'),
        min: z.coerce.number().min(0).max(1).default(0.6).describe('how sure it has to be'),
        limit: z.coerce.number().int().min(1).max(5000).default(1000),
      }),
    )
    .output(z.object({ proposals: z.array(proposal).describe('latest first') })),
  accept: command({
    at: 'POST /learner/accept',
    summary: 'Give entries the categories that were proposed; what can’t be changed is left and named',
  })
    .input(
      z
        .object({
          choices: z.array(choice).min(1).max(5000).optional(),
          alike: alike
            .optional()
            .describe(
              'instead: this category for every row of the inbox that has the entry’s payee, in its books; each gets the words and tags that go with a proposal',
            ),
          preview: flag.default(false).describe('only say what would change'),
        })
        .refine(
          ({ choices, alike }) => (choices === undefined) !== (alike === undefined),
          'give choices, or what is alike',
        ),
    )
    .output(entry.bulk['~orpc'].outputSchema!),
};
