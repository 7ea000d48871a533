/** Loans between entities: terms, schedules, interest, payments, and the rates that tax law holds them against. */
import { z } from 'zod';
import { accountRef, command, currency, date, decimal, done, entityRef, query } from './base.ts';
import { crossingOut } from './crossing.ts';

/**
 * `30/360`: US (NASD), every month thirty days. `actual/365`: days over 365. `actual/actual`: ISDA, days of leap years over 366.
 */
export const DAY_COUNTS = ['30/360', 'actual/365', 'actual/actual'] as const;
export type DayCount = (typeof DAY_COUNTS)[number];

/**
 * `interest-only`: the interest of each period, principal at the end. `level`: the same amount each time. `equal-principal`: the
 * same principal each time, and the interest. `single`: all of it at the end. `free`: whenever somebody pays.
 */
export const LOAN_PLANS = ['interest-only', 'level', 'equal-principal', 'single', 'free'] as const;
export type LoanPlan = (typeof LOAN_PLANS)[number];

export const LOAN_PERIODS = ['month', 'quarter', 'half-year', 'year'] as const;
export type LoanPeriod = (typeof LOAN_PERIODS)[number];

/** Up to 3 years, up to 9, and over. */
export const AFR_TERMS = ['short', 'mid', 'long'] as const;
export type AfrTerm = (typeof AFR_TERMS)[number];

/**
 * Whether IRC section 7872 reaches a loan: `applies` (a corporation and its shareholder, or pay for work), `narrow` (only where
 * tax is avoided, or by the more general words of the law), `none` (for income tax there is no loan).
 */
export const LOAN_REACHES = ['applies', 'narrow', 'none'] as const;
export type LoanReach = (typeof LOAN_REACHES)[number];

const rate = z
  .string()
  .regex(/^\d{1,2}(\.\d{1,4})?$/, 'not a yearly rate in percent such as 6 or 4.25')
  .describe('nominal, percent a year');
const loanRef = z.string().min(1).max(600).describe('the loan: its id, or a name that only one has');
const security = z.string().trim().max(1000).describe('what secures it; empty: nothing');
const month = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/, 'not a month such as 2025-02');

const termsIn = {
  rate,
  day_count: z.enum(DAY_COUNTS).default('30/360'),
  plan: z.enum(LOAN_PLANS),
  maturity: date.optional().describe('left out: on demand, unless `payments` says when it ends'),
  payments: z.coerce.number().int().min(1).max(1200).optional().describe('instead of `maturity`: how many'),
  first_payment: date.optional(),
  every: z.enum(LOAN_PERIODS).optional(),
  payment: decimal.optional().describe('an agreed level payment; left out, it is worked out'),
};

const termsOut = z.object({
  effective: z.string(),
  rate: z.string(),
  rate_millionths: z.int(),
  day_count: z.enum(DAY_COUNTS),
  plan: z.enum(LOAN_PLANS),
  maturity: z.string().nullable().describe('null: on demand'),
  first_payment: z.string().nullable(),
  every: z.enum(LOAN_PERIODS).nullable(),
  payment: z.string().nullable().describe('the agreed level payment; null where it is worked out'),
  security: z.string(),
  reason: z.string().describe('of an amendment; empty for the terms it began with'),
  recorded_at: z.string(),
});

const instalmentOut = z.object({
  number: z.int(),
  due: z.string(),
  payment: z.string(),
  interest: z.string(),
  principal: z.string(),
  balance: z.string().describe('principal left behind it'),
});

const duePayment = z.object({
  due: z.string(),
  payment: z.string().describe('what the day asks for, as things stand'),
  open: z.string().describe('what is missing of it'),
  met_on: z.string().nullable(),
  carried_on: z
    .string()
    .nullable()
    .describe('the day of the amendment whose terms ask for what was missing of it: it was not paid'),
  is_due: z.boolean(),
  days_late: z
    .int()
    .describe('until it was met or carried over, or until `as_of`; 0: on time, or not due yet'),
});

const beforeOut = z
  .object({
    lent_on: z.string(),
    lent: z.string(),
    repaid: z.string().describe('of the principal'),
    owed: z.string().describe('principal left: what the terms begin with'),
    crossings: z.array(z.string()).describe('what goes onto the loan, interest apart'),
  })
  .describe('of a crossing: what was lent and paid back by then');

const partyOut = z.object({ id: z.string(), name: z.string() });

const lateOut = z.object({
  payments: z.int(),
  open: z.string(),
  since: z.string().describe('the oldest due day'),
  days: z.int(),
});

const loanOut = z.object({
  id: z.string(),
  name: z.string(),
  lender: partyOut,
  borrower: partyOut,
  currency: z.string(),
  purpose: z.string(),
  lent_on: z.string(),
  lent: z.string().describe('all principal lent'),
  outstanding: z.string().describe('principal owed'),
  outstanding_minor: z.int(),
  interest_unpaid: z.string().describe('of the days before `as_of`'),
  interest_unpaid_minor: z.int(),
  accrued_through: z.string().nullable().describe('the last day that interest is booked for'),
  interest_unbooked: z.string().describe('what of `interest_unpaid` is not in the books yet'),
  interest_to_book: z
    .string()
    .describe('what booking it through `as_of` would book: with the interest of that day itself'),
  terms: termsOut.describe('as they stand on `as_of`'),
  next: z.object({ due: z.string(), payment: z.string() }).nullable(),
  late: lateOut.nullable(),
  below_afr: z.enum(['below', 'meets', 'unknown', 'none']).describe('none: tax law does not look at it'),
  as_of: z.string(),
});
export type LoanOut = z.infer<typeof loanOut>;

const paymentOut = z.object({
  crossing_id: z.string(),
  kind: z.string(),
  date: z.string(),
  amount: z.string().describe('what moved; negative: to the lender'),
  interest: z.string().describe('interest paid'),
  principal: z.string().describe('lent (positive) or repaid (negative)'),
  balance: z.string().describe('principal behind it'),
  lender_entry_id: z.string(),
  borrower_entry_id: z.string(),
});

const rateCheck = z.object({
  effective: z.string().describe('of the terms that are checked'),
  term: z.enum(AFR_TERMS),
  is_demand: z.boolean(),
  compounding: z.enum(['annual', 'semiannual', 'quarterly', 'monthly']),
  month: z
    .string()
    .describe('whose rate it is held against; of a demand loan the first that is off, or the latest'),
  afr: z.string().nullable().describe('percent; null: not known'),
  ruling: z.string().nullable(),
  checked: z.boolean().describe('whether somebody held the federal rate against its ruling'),
  rate: z.string(),
  state: z
    .enum(['below', 'meets', 'unknown'])
    .describe('below, too, where a term loan’s payments are worth less at that rate than what was lent'),
  shortfall: z
    .string()
    .nullable()
    .describe(
      'what was lent beyond what a term loan’s payments are worth (section 7872(f)(1)); null: on demand',
    ),
  months_below: z.array(z.string()),
  months_unknown: z.array(z.string()),
});

const aggregateOut = z.object({
  limit: z
    .string()
    .nullable()
    .describe(
      'of IRC section 7872(c)(2) and (3), in US dollars; null: it is another currency, and nothing is converted',
    ),
  highest: z.string(),
  days_over: z.int().nullable().describe('null: not known, since there is no limit in that currency'),
  over: z.array(z.object({ from: z.string(), to: z.string(), days: z.int(), highest: z.string() })),
});

const lawOut = z.object({
  reach: z.enum(LOAN_REACHES),
  sentence: z.string(),
  checks: z.array(rateCheck).describe('of each version of the terms'),
  aggregate: aggregateOut.describe(
    'of all that the lender’s taxpayer has lent the borrower’s, day by day; a disregarded LLC is its owner',
  ),
  forgone: z
    .string()
    .nullable()
    .describe(
      'of a demand loan: about what interest at the AFR comes to beyond its own, on days over the limit',
    ),
});

const loanDetail = loanOut.extend({
  versions: z.array(termsOut),
  schedule: z.array(instalmentOut).describe('as agreed'),
  due: z.array(duePayment).describe('what each day asks for, and whether it was met'),
  movements: z.array(paymentOut),
  accruals: z.array(z.object({ crossing_id: z.string(), date: z.string(), amount: z.string() })),
  law: lawOut,
});
export type LoanDetail = z.infer<typeof loanDetail>;

const asOf = date.optional().describe('today by default');
const money = {
  lender_account: accountRef.optional().describe('where the lender’s money moves; its only bank account'),
  borrower_account: accountRef.optional(),
  lender_entry: z.string().optional().describe('instead: the entry that is in the lender’s books already'),
  borrower_entry: z.string().optional(),
};

export const afrRate = z.object({
  month: z.string(),
  term: z.enum(AFR_TERMS),
  annual: z.string(),
  semiannual: z.string().nullable(),
  quarterly: z.string().nullable(),
  monthly: z.string().nullable(),
  ruling: z.string(),
  source: z.enum(['published', 'file']).describe('published: came with the program'),
  checked: z.boolean().describe('false: it came with the program, and nobody held it against its ruling'),
});

const payment = z.strictObject({
  loan: loanRef,
  date: date.optional().describe('of an entry that is in the books its own'),
  amount: decimal,
  interest: decimal.optional().describe('how much of it is interest, where it is not what is owed'),
  memo: z.string().max(1000).default(''),
  ...money,
});

export const loan = {
  list: query({ at: 'GET /loans', summary: 'Loans between entities, with what is owed on a day' })
    .input(z.object({ entity: entityRef.optional().describe('on either side'), as_of: asOf }))
    .output(z.array(loanOut)),
  unwritten: query({
    at: 'GET /loans/unwritten',
    summary: 'What was lent and is owed without terms on record, the oldest first',
  })
    .input(z.object({ entity: entityRef.optional().describe('on either side'), as_of: asOf }))
    .output(
      z.array(
        z.object({
          lender: partyOut,
          borrower: partyOut,
          currency: z.string(),
          owed: z.string().describe('principal'),
          owed_minor: z.int(),
          since: z.string().describe('the day from which something of it was owed without a break'),
          lendings: z
            .array(z.string())
            .describe(
              'crossings that lent what is open, the oldest first; loan.create writes down their terms',
            ),
        }),
      ),
    ),
  get: query({
    at: 'GET /loans/{loan}',
    summary: 'One loan: terms, schedule, what moved, what is late, tax law',
  })
    .input(z.object({ loan: loanRef, as_of: asOf }))
    .output(loanDetail),
  preview: query({ at: 'POST /loans/preview', summary: 'The schedule that terms come to, without a loan' })
    .input(
      z
        .object({
          ...termsIn,
          principal: decimal.optional(),
          currency: currency.default('USD'),
          date: date.optional(),
          crossing: z
            .string()
            .optional()
            .describe('instead: what was lent before its terms were written down'),
        })
        .describe('terms'),
    )
    .output(
      z.object({
        total_interest: z.string(),
        schedule: z.array(instalmentOut),
        before: beforeOut.nullable(),
      }),
    ),
  create: command({
    at: 'POST /loans',
    summary: 'Lend: books the money in both books, or takes what is booked, and keeps the terms',
  })
    .input(
      z.strictObject({
        crossing: z
          .string()
          .optional()
          .describe(
            'a crossing of the kind “loan” that is in the books; then nobody, no day and no amount: what was paid back goes with it',
          ),
        lender: entityRef.optional(),
        borrower: entityRef.optional(),
        date: date.optional(),
        principal: decimal.optional(),
        currency: currency.optional().describe('the lender’s own by default'),
        name: z
          .string()
          .trim()
          .min(1)
          .max(120)
          .optional()
          .describe(
            'no other loan of the vault has it; “Note 1 from Dana to Northlight LLC” and so on by default',
          ),
        purpose: z.string().trim().min(3).max(1000),
        ...termsIn,
        security: security.default(''),
        ...money,
      }),
    )
    .output(loanDetail),
  pay: command({
    at: 'POST /loans/{loan}/payments',
    summary:
      'A payment to the lender: interest first, then principal; interest up to that day is booked with it',
  })
    .input(payment)
    .output(
      z.object({
        crossing_id: z.string(),
        interest: z.string(),
        principal: z.string(),
        accrued: z.array(z.object({ date: z.string(), amount: z.string() })),
        loan: loanOut,
      }),
    ),
  preview_payment: query({
    at: 'POST /loans/{loan}/payments/preview',
    summary: 'What a payment would book in both books; nothing is kept',
  })
    .input(payment)
    .output(crossingOut),
  accrue: command({
    at: 'POST /loans/accruals',
    summary: 'Book interest on both sides, month by month; what is booked already is not booked again',
  })
    .input(z.strictObject({ loan: loanRef.optional().describe('all of them by default'), through: date }))
    .output(
      z.array(z.object({ loan_id: z.string(), loan: z.string(), date: z.string(), amount: z.string() })),
    ),
  payoff: query({ at: 'GET /loans/{loan}/payoff', summary: 'What pays a loan off on a day' })
    .input(z.object({ loan: loanRef, on: asOf }))
    .output(
      z.object({
        on: z.string(),
        principal: z.string(),
        interest: z.string(),
        total: z.string(),
        a_day: z.string().describe('what the day after adds'),
        currency: z.string(),
      }),
    ),
  amend: command({
    at: 'POST /loans/{loan}/terms',
    summary: 'Change the terms from a day on; what they were stays in the history',
  })
    .input(
      z.strictObject({
        loan: loanRef,
        effective: date,
        rate: rate.optional(),
        day_count: z.enum(DAY_COUNTS).optional(),
        plan: z.enum(LOAN_PLANS).optional(),
        maturity: date.nullable().optional().describe('null: on demand'),
        payments: termsIn.payments,
        first_payment: date.nullable().optional(),
        every: z.enum(LOAN_PERIODS).nullable().optional(),
        payment: decimal.nullable().optional(),
        security: security.optional(),
        reason: z.string().trim().min(3).max(1000),
      }),
    )
    .output(loanDetail),
  remove: command({
    at: 'DELETE /loans/{loan}',
    summary: 'Take a loan off the list, where nothing in the books belongs to it any more',
  })
    .input(z.object({ loan: loanRef }))
    .output(done),
  afr: query({
    at: 'GET /afr',
    summary: 'The applicable federal rates that are known, the latest first',
  })
    .input(z.object({ from: month.optional(), to: month.optional() }))
    .output(z.array(afrRate)),
  import_afr: command({
    at: 'POST /afr',
    summary: 'Take applicable federal rates out of a CSV: month, term, rate, ruling',
  })
    .input(
      z.strictObject({
        csv: z
          .string()
          .max(1_000_000)
          .describe(
            'columns month, term (short, mid, long), rate or annual, ruling; semiannual, quarterly, monthly',
          ),
      }),
    )
    .output(z.object({ added: z.int(), changed: z.int(), unchanged: z.int() })),
};
