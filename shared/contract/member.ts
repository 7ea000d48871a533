/** Members of a company: what they own from when on, their capital accounts, their basis, and what they are worth. */
import { z } from 'zod';
import { accountRef, command, date, decimal, done, entityRef, query, ref } from './base.ts';

/**
 * How profit is shared in a year in which shares changed. `interim`: the books are cut on the day of the change; `days`: the
 * year's profit by the days that each share was held (IRC s. 706(d), Reg. 1.706-4).
 */
export const INCOME_TERMS = ['interim', 'days'] as const;
/** `pro-rata`: everybody gets what their share comes to; `agreement`: as agreed from case to case. */
export const DISTRIBUTION_TERMS = ['pro-rata', 'agreement'] as const;

/**
 * What the books can't know of basis. `opening`, `opening-debt`: basis of the interest, and of loans to the company, at the
 * beginning of that day; `property`: adjusted basis of property contributed on that day; `income`, `deduction`: what the
 * return has and the books don't; `nondeductible`: expenses of the books that nobody may deduct; `liabilities`: the member’s
 * share of the company’s liabilities from that day on; `loan`, `loan-repaid`: what a member without books here lent;
 * `opening-aaa`: the accumulated adjustments account of an S corporation at the beginning of that day, below zero after losses.
 */
export const BASIS_ITEM_KINDS = [
  'opening',
  'opening-debt',
  'property',
  'income',
  'deduction',
  'nondeductible',
  // A partner's share from that day on (s. 752): of those with recourse, and of those without.
  'liabilities',
  'nonrecourse',
  'loan',
  'loan-repaid',
  'opening-aaa',
] as const;

const percent = z.string().regex(/^\d{1,3}(\.\d{1,4})?$/, 'not a percentage such as 33.3333');
const units = z.string().regex(/^\d{1,9}(\.\d{1,6})?$/, 'not a number of units such as 1200');
const memberRef = ref('member');

export const memberOut = z.object({
  id: z.string(),
  name: z.string(),
  entity_id: z.string().nullable().describe('the entity of this vault that they are'),
  capacity: z.string().nullable(),
  title: z.string().nullable(),
  since: z.string().nullable().describe('empty: from the beginning'),
  until: z.string().nullable().describe('the last day, for one who left'),
  share: z.string().describe('percent on the day; "0" for one who is not a member then'),
  units: z.string().nullable(),
  profit: z.string().nullable().describe('percent of profit and loss, where another was agreed'),
  history: z.array(
    z.object({
      since: z.string().nullable(),
      share: z.string(),
      units: z.string().nullable(),
      profit: z.string().nullable(),
    }),
  ),
  accounts: z
    .array(z.object({ account_id: z.string(), account: z.string() }))
    .describe('equity accounts that are theirs alone'),
});

export const membersOut = z.object({
  entity: z.string(),
  entity_id: z.string(),
  tax_class: z.enum(['disregarded', 'partnership', 's-corp', 'c-corp']),
  as_of: z.string(),
  income: z.enum(INCOME_TERMS),
  distributions: z.enum(DISTRIBUTION_TERMS),
  in_units: z.boolean(),
  unassigned: z.string().describe('percent that no member holds on the day'),
  changes: z.array(z.string()).describe('the days on which anything changed'),
  members: z.array(memberOut),
});

/** A capital account over a period; amounts that lower it are negative. */
const capital = z.object({
  opening: z.string(),
  cash: z.string().describe('contributed in money'),
  property: z.string().describe('contributed otherwise'),
  expenses: z.string().describe('company costs that the member bore'),
  income: z.string().describe('share of net income'),
  draws: z.string(),
  tax_draws: z.string().describe('taxes of the member that the company paid'),
  other: z.string().describe('opening balances and what no kind is known of'),
  closing: z.string(),
});
export type Capital = z.infer<typeof capital>;

export const proRataOut = z.object({
  what: z.enum(['distributions', 'contributions']),
  member_id: z.string().nullable(),
  member: z.string(),
  actual: z.string(),
  expected: z.string().describe('of the same total, by the shares of each day'),
  difference: z.string(),
  matters: z.boolean().describe('the tax class or the agreement asks for equal treatment, and this is none'),
});

export const rollForwardOut = z.object({
  entity: z.string(),
  from: z.string(),
  to: z.string(),
  basis: z.enum(['book', 'tax']),
  currency: z.string(),
  members: z.array(
    z.object({
      member_id: z.string().nullable().describe('empty: what no member holds'),
      member: z.string(),
      share: z.string().describe('percent on the last day'),
      capital,
    }),
  ),
  total: capital,
  equity: z.string().describe('of the balance sheet on the last day'),
  pro_rata: z.array(proRataOut),
  notes: z.array(z.string()),
});

/** Empty where the basis is not known: what was brought in, or property, has one that nobody named. */
const ifKnown = () => z.string().nullable();
const basisYear = z.object({
  from: z.string(),
  to: z.string(),
  opening: ifKnown().describe('empty, as all that hangs on it: not known'),
  contributions: z.string(),
  income: z.string(),
  liabilities: z.string().describe('change of the share of liabilities; partnerships alone'),
  distributions: z.string().describe('negative, as far as basis reached; all of them where it is not known'),
  nondeductible: ifKnown(),
  losses: ifKnown(),
  closing: ifKnown(),
  gain: ifKnown().describe('distributions beyond basis'),
  suspended: ifKnown().describe('losses that wait for basis'),
  debt: z.object({
    opening: ifKnown(),
    lent: z.string(),
    repaid: ifKnown(),
    used: ifKnown().describe('taken by losses'),
    restored: ifKnown(),
    closing: ifKnown(),
    face: z.string().describe('what is still owed'),
    gain: ifKnown().describe('repaid beyond basis'),
  }),
});
export type BasisYear = z.infer<typeof basisYear>;

export const basisOut = z.object({
  entity: z.string(),
  kind: z
    .enum(['none', 'outside', 'stock'])
    .describe('none: a disregarded LLC, whose owner owns what it owns; stock: of a corporation'),
  rule: z.string().describe('the order of the adjustments, with its source'),
  to: z.string(),
  currency: z.string(),
  members: z.array(z.object({ member_id: z.string(), member: z.string(), years: z.array(basisYear) })),
  items: z.array(
    z.object({
      id: z.string(),
      date: z.string(),
      kind: z.enum(BASIS_ITEM_KINDS),
      member_id: z.string().nullable(),
      member: z.string().nullable().describe('empty: the company’s'),
      amount: z.string(),
      note: z.string(),
    }),
  ),
  notes: z.array(z.string()),
});

const worthLine = z.object({
  kind: z.enum(['asset', 'liability', 'interest']),
  label: z.string(),
  account_id: z.string().nullable(),
  company_id: z.string().nullable(),
  opening: z.string(),
  cost: z.string().describe('as the books have it'),
  undistributed: z.string().describe('share of what the company earned and did not pay out'),
  amount: z.string(),
});

export const netWorthOut = z.object({
  entity: z.string(),
  from: z.string(),
  to: z.string(),
  currency: z.string(),
  lines: z.array(worthLine),
  opening: z.string(),
  net_worth: z.string(),
  change: z.string(),
  notes: z.array(z.string()),
});

const span = {
  from: date.optional().describe('first day; 1 January of the year of `to` by default'),
  to: date.optional().describe('last day; today by default'),
};

export const member = {
  list: query({ at: 'GET /members', summary: 'Who owns a company, how much of it, and since when' })
    .input(z.object({ entity: entityRef.optional(), as_of: date.optional().describe('today by default') }))
    .output(z.array(membersOut)),
  set: command({
    at: 'PUT /members',
    summary: 'Say who owns a company from a day on: everybody, with what they hold',
    role: 'owner',
  })
    .input(
      z.strictObject({
        entity: entityRef,
        effective: date.optional().describe('the first day; left out: from the beginning'),
        members: z
          .array(
            z.strictObject({
              name: z.string().trim().min(1).max(200),
              entity: entityRef
                .optional()
                .describe('the entity of this vault that is the member, if it is one'),
              share: percent.optional().describe('percent; or else units'),
              units: units.optional(),
              profit: percent
                .optional()
                .describe('percent of profit and loss, where agreed otherwise; for all or for nobody'),
              capacity: z.string().trim().max(200).optional().describe('such as "Sole member and manager"'),
              title: z.string().trim().max(200).optional(),
            }),
          )
          .max(200),
      }),
    )
    .output(membersOut),
  agree: command({
    at: 'POST /members/terms',
    summary: 'Set how profit is shared when shares change, and whether payouts follow shares',
    role: 'owner',
  })
    .input(
      z.strictObject({
        entity: entityRef,
        income: z.enum(INCOME_TERMS).optional(),
        distributions: z.enum(DISTRIBUTION_TERMS).optional(),
      }),
    )
    .output(membersOut),
  assign: command({
    at: 'POST /members/accounts',
    summary: 'Say whose an equity account is, or that it is nobody’s alone',
  })
    .input(
      z.strictObject({
        entity: entityRef,
        account: accountRef,
        member: memberRef.nullable().describe('empty: nobody’s alone'),
      }),
    )
    .output(membersOut),
  roll_forward: query({
    at: 'GET /members/capital',
    summary: 'Capital accounts of all members over a period, on the books or for tax',
  })
    .input(z.object({ entity: entityRef, ...span, basis: z.enum(['book', 'tax']).default('book') }))
    .output(rollForwardOut),
  basis: query({
    at: 'GET /members/basis',
    summary: 'Basis of each member’s interest, or stock and loans, year by year',
  })
    .input(z.object({ entity: entityRef, to: span.to }))
    .output(basisOut),
  add_item: command({
    at: 'POST /members/basis',
    summary: 'Add what the books can’t know of basis, with its note',
    role: 'accountant',
  })
    .input(
      z.strictObject({
        entity: entityRef,
        member: memberRef.optional().describe('left out: the company’s, shared as its profit is'),
        date,
        kind: z.enum(BASIS_ITEM_KINDS),
        amount: decimal.describe('not negative'),
        note: z.string().trim().min(3).max(1000),
      }),
    )
    .output(basisOut),
  remove_item: command({
    at: 'DELETE /members/basis/{id}',
    summary: 'Remove such an item',
    role: 'accountant',
  })
    .input(z.object({ id: z.string() }))
    .output(done),
  net_worth: query({
    at: 'GET /members/net-worth',
    summary: 'What a person is worth, their part of each company’s equity included',
  })
    .input(z.object({ entity: entityRef, ...span }))
    .output(netWorthOut),
};
