/** Crossings: what moves between two entities, as a pair of entries, one in the books of each. */
import { z } from 'zod';
import { accountRef, command, currency, date, decimal, done, entityRef, flag, query } from './base.ts';
import { solvencyOut } from './solvency.ts';

/**
 * What a movement is. `from` gives value, `to` receives it:
 * - `contribution`, owner to company: money or property put in.
 * - `draw`, company to owner: money taken out (distribution, dividend).
 * - `personal`, company to owner: the owner's cost, paid from the company's account.
 * - `business`, owner to company: the company's cost, borne by the owner.
 * - `loan`, `repayment`, `interest`: lender to borrower, borrower to lender, lender to borrower (accrued, nothing paid).
 * - `settlement`, debtor to creditor: paying what is owed (a reimbursement, a personal cost paid back).
 * - `waiver`, creditor to debtor: what is owed is given up, as a contribution or a draw.
 * - `guaranteed-payment`, partnership to partner; `wages`, corporation to its owner.
 * - `management-fee`, company to company: `from` did the work, and `to` owes or pays it.
 * - `rent`, landlord to tenant: `from` lets its property, and `to` owes or pays it.
 */
export const CROSSING_KINDS = [
  'contribution',
  'draw',
  'personal',
  'business',
  'loan',
  'repayment',
  'interest',
  'settlement',
  'waiver',
  'guaranteed-payment',
  'wages',
  'management-fee',
  'rent',
] as const;

/** Of these money leaves one account and comes into another. */
export const MONEY_KINDS = [
  'contribution',
  'draw',
  'loan',
  'repayment',
  'settlement',
  'guaranteed-payment',
  'wages',
] as const satisfies readonly (typeof CROSSING_KINDS)[number][];

/** Of these value goes one way, and money, once it is paid, the other. */
export const FEE_KINDS = [
  'management-fee',
  'rent',
] as const satisfies readonly (typeof CROSSING_KINDS)[number][];

/** Kinds of which a payment tells all there is to say, so that a rule can make them of a row. */
export const RULE_CROSSING_KINDS = [
  'contribution',
  'draw',
  'personal',
  'business',
  'loan',
  'repayment',
  'settlement',
  'guaranteed-payment',
  'management-fee',
  'rent',
] as const satisfies readonly (typeof CROSSING_KINDS)[number][];

/**
 * `owed`: one owes it to the other until it is paid back. `equity`: it is not paid back; what a company paid is a draw
 * (distribution, dividend), what its owner paid a contribution. `paid`: nothing is left of it between the two.
 */
export const CROSSING_SETTLEMENTS = ['owed', 'equity', 'paid'] as const;

/** What a movement does to the capital of a company. */
export const CROSSING_EFFECTS = ['contribution', 'distribution'] as const;

/** What an account stands for against another entity. */
export const COUNTER_SORTS = [
  'contribution',
  'expenses-paid',
  'draw',
  'tax-draw',
  'interest',
  'due-from',
  'due-to',
  'loan-receivable',
  'loan-payable',
  'accrued-receivable',
  'accrued-payable',
] as const;

export const crossingKind = z.enum(CROSSING_KINDS);
export const crossingSettlement = z.enum(CROSSING_SETTLEMENTS);

const sideLeg = z.object({
  line: z.int(),
  account_id: z.string(),
  account: z.string().describe('its path'),
  amount: z.string(),
  amount_minor: z.int(),
  status: z.enum(['pending', 'cleared', 'reconciled']),
  is_against: z.boolean().describe('it has its mirror in the other books'),
  is_matched: z.boolean().describe('it stands for a row of the bank'),
});

const side = z.object({
  entry_id: z.string(),
  entity_id: z.string(),
  entity: z.string(),
  payee: z.string(),
  was_there: z.boolean().describe('the entry was in the books before; else it was made for the pair'),
  legs: z.array(sideLeg),
});

export const crossingOut = z.object({
  id: z.string(),
  kind: crossingKind,
  settlement: crossingSettlement,
  effect: z
    .enum(CROSSING_EFFECTS)
    .nullable()
    .describe('value that a company is given, or gives away, without a return; nothing while it is owed'),
  date: z.string(),
  amount: z.string().describe('what crossed; negative where it came back, as a refund does'),
  amount_minor: z.int(),
  currency: z.string(),
  purpose: z.string().nullable(),
  recorded_at: z.string().nullable().describe('the instant it was booked; ISO, UTC'),
  loan_id: z.string().nullable(),
  in_transit: z.boolean().describe('a leg in a bank’s account waits for its row'),
  from: side,
  to: side,
});
export type CrossingOut = z.infer<typeof crossingOut>;

/** A crossing as it is booked, or would be. */
export const crossingMade = crossingOut.extend({
  solvency: z
    .object({
      figures: solvencyOut,
      warning: z.string().nullable().describe('a test that counts does not pass'),
      wants_reason: z.boolean().describe('so that it is refused without `despite`'),
      record_id: z.string().nullable().describe('the record of solvency that stands for it'),
    })
    .nullable()
    .describe('of a distribution: what it leaves of the company that makes it'),
});
export type CrossingMade = z.infer<typeof crossingMade>;

/** A crossing without its entries. */
export const crossingLine = z.object({
  id: z.string(),
  kind: crossingKind,
  settlement: crossingSettlement,
  date: z.string(),
  from_id: z.string(),
  to_id: z.string(),
  amount_minor: z.int().describe('as in a crossing'),
  currency: z.string(),
  purpose: z.string().nullable(),
  in_transit: z.boolean(),
});
export type CrossingLine = z.infer<typeof crossingLine>;

/** What an entry tells of the crossing that it is a side of. */
export const crossingOfEntry = z.object({
  id: z.string(),
  kind: crossingKind,
  settlement: crossingSettlement,
  is_origin: z.boolean().describe('it is the side that gave value'),
  line: z.int().describe('its own first leg against the other entity'),
  with: z.string().describe('the other entity'),
  with_id: z.string(),
  entry_id: z.string().describe('the entry in the other entity’s books'),
});
export type CrossingOfEntry = z.infer<typeof crossingOfEntry>;

const movement = z.strictObject({
  kind: crossingKind,
  entry: z
    .string()
    .optional()
    .describe('an entry of either books that is one side of it; day, amount and account are then its own'),
  counter_entry: z
    .string()
    .optional()
    .describe('the entry in the other books, where the bank told that, too'),
  alone: flag
    .optional()
    .describe(
      'of a cost that begins with an entry: what waits in the other books with the same amount is another payment',
    ),
  from: entityRef.optional().describe('who gives; may be left out with an entry'),
  to: entityRef.optional().describe('who receives; may be left out with an entry, and where there is one'),
  with: entityRef
    .optional()
    .describe('with an entry: whose the other books are, where several could be meant'),
  date: date.optional(),
  amount: decimal.optional().describe('what crosses; of wages before anything is withheld'),
  currency: currency.optional().describe('left out: the giver’s own'),
  interest: decimal
    .optional()
    .describe('of a repayment: how much of the amount is interest that was accrued'),
  purpose: z
    .string()
    .trim()
    .max(1000)
    .optional()
    .describe('why, in the owner’s words; needed without an entry'),
  payee: z.string().trim().max(300).optional(),
  settlement: crossingSettlement
    .optional()
    .describe(
      'of a cost: `owed` or `equity`; left out: a draw of a disregarded LLC or a partnership, else it is owed. Of a management fee: `owed`, or `paid` as it is with an entry',
    ),
  from_account: accountRef
    .optional()
    .describe(
      'the giver’s: what pays; of property what is given; of mileage what it is told as; of a fee that is paid, what the fee comes into',
    ),
  to_account: accountRef
    .optional()
    .describe('the receiver’s: what the money comes into; of a fee that is paid, what pays it'),
  category: accountRef
    .optional()
    .describe('what a cost was for, in the books that bear it; else what their rules say, or none yet'),
  book_value: decimal
    .optional()
    .describe('of property: what it stood at in the giver’s books; left out: the amount'),
  employer_tax: decimal.optional().describe('of wages: the company’s own payroll tax'),
  withheld: z
    .array(z.strictObject({ account: accountRef.describe('in the owner’s books'), amount: decimal }))
    .max(20)
    .optional()
    .describe('of wages: what the company kept back to pay on'),
  loan: z.string().optional().describe('of what is lent: the loan that it adds to'),
  despite: z
    .string()
    .trim()
    .min(3)
    .max(1000)
    .optional()
    .describe(
      'of a distribution after which a test of solvency fails: why it is made all the same; it goes into the record',
    ),
  record: flag
    .optional()
    .describe('of a distribution: record its solvency with it, also where every test passes'),
});
export type MovementInput = z.infer<typeof movement>;

export const crossing = {
  list: query({ at: 'GET /crossings', summary: 'What crossed between entities, the latest first' })
    .input(
      z.object({
        entity: entityRef.optional().describe('on either side'),
        kind: crossingKind.optional(),
        from: date.optional().describe('the first day'),
        to: date.optional().describe('the last day'),
        in_transit: flag.optional(),
        limit: z.coerce.number().int().min(1).max(5000).default(500),
      }),
    )
    .output(z.object({ total: z.int(), crossings: z.array(crossingOut) })),
  get: query({ at: 'GET /crossings/{id}', summary: 'One crossing, with both entries' })
    .input(z.object({ id: z.string() }))
    .output(crossingOut),
  wall: query({
    at: 'GET /crossings/wall',
    summary: 'Everything that crossed, in a few words each, the earliest first: what the wall draws',
  })
    .input(z.object({ entity: entityRef.optional().describe('on either side') }))
    .output(z.array(crossingLine)),
  kinds: query({
    at: 'GET /crossings/kinds',
    summary: 'What a movement between two entities can be, and why not where it can’t',
  })
    .input(
      z
        .object({
          from: entityRef.optional().describe('who gives'),
          to: entityRef.optional().describe('who receives'),
          date: date.optional().describe('without an entry: who owns the company then; today by default'),
          entry: z.string().optional().describe('instead: an entry of either books that is one side of it'),
          with: entityRef
            .optional()
            .describe('with an entry: whose the other books are, where several could be meant'),
        })
        .refine(
          ({ from, to, entry }) =>
            entry === undefined ? from !== undefined && to !== undefined : !from && !to,
          'give who gives and who receives, or an entry',
        ),
    )
    .output(
      z.array(
        z.object({
          kind: crossingKind,
          from_id: z.string(),
          from: z.string().describe('who gives in that kind'),
          to_id: z.string(),
          to: z.string(),
          possible: z.boolean(),
          reason: z.string().nullable().describe('why it can’t be'),
          remedy: z.string().nullable(),
        }),
      ),
    ),
  unpaired: query({
    at: 'GET /crossings/unpaired',
    summary: 'Legs on an account that stands against another entity, without their counterpart in its books',
  })
    .input(z.object({ entity: entityRef.optional(), as_of: date.optional() }))
    .output(
      z.array(
        z.object({
          entry_id: z.string(),
          line: z.int(),
          entity_id: z.string(),
          entity: z.string(),
          account_id: z.string(),
          account: z.string(),
          sort: z.enum(COUNTER_SORTS),
          with: z.string().nullable().describe('the other entity, where the account says whose it is'),
          date: z.string(),
          payee: z.string(),
          amount: z.string(),
          amount_minor: z.int(),
          currency: z.string(),
        }),
      ),
    ),
  candidates: query({
    at: 'GET /crossings/candidates',
    summary: 'Entries of other books that may be the other side of an entry, the likeliest first',
  })
    .input(z.object({ entry: z.string() }))
    .output(
      z.array(
        z.object({
          entry_id: z.string(),
          entity_id: z.string(),
          entity: z.string(),
          account: z.string(),
          date: z.string(),
          payee: z.string(),
          amount: z.string(),
          days: z.int().describe('between the two'),
          kinds: z.array(crossingKind).describe('what the two together can be, the likeliest first'),
        }),
      ),
    ),
  preview: query({
    at: 'POST /crossings/preview',
    summary: 'What a movement would book in both books; nothing is kept',
  })
    .input(movement)
    .output(crossingMade),
  make: command({
    at: 'POST /crossings',
    summary: 'Book a movement between two entities in both books, as a pair',
  })
    .input(movement)
    .output(crossingMade),
  remove: command({
    at: 'POST /crossings/remove',
    summary: 'Take a pair apart: what was made for it goes, what was there is as it was',
  })
    .input(
      z
        .strictObject({
          id: z.string().optional(),
          entry: z.string().optional().describe('instead: either of the two entries'),
          with_settlements: z
            .boolean()
            .optional()
            .describe('what settled what it left owed goes with it; without, it is refused with their ids'),
        })
        .refine(({ id, entry }) => (id === undefined) !== (entry === undefined), 'give an id or an entry'),
    )
    .output(done),
};
