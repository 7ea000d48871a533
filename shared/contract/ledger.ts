/** Entities, accounts, entries, periods, attachments: the books themselves. */
import { z } from 'zod';
import { addressFields } from './address.ts';
import { accountRef, command, currency, date, decimal, done, entityRef, flag, money, query } from './base.ts';
import { crossingOfEntry } from './crossing.ts';

export const taxClass = z.enum(['disregarded', 'partnership', 's-corp', 'c-corp']);
/** The words of the books; the tables' columns take the same. */
export const ACCOUNT_TYPES = ['asset', 'liability', 'equity', 'income', 'expense'] as const;
/** What an account is for, where the program treats it specially; `other` for the rest. */
export const ACCOUNT_ROLES = [
  'bank',
  'card',
  'cash',
  'investment',
  'loan',
  'receivable',
  'payable',
  'deferred',
  'opening',
  'uncategorised',
  'exchange',
  'other',
] as const;
/** `pending`: not yet seen at the bank; `cleared`: seen; `reconciled`: part of a finished reconciliation. */
export const POSTING_STATUSES = ['pending', 'cleared', 'reconciled'] as const;
/** `manual`: entered by hand; `import`: made from a statement line; `opening`: an opening balance; `closing`: year end. */
export const ACCOUNTING_METHODS = ['cash', 'accrual'] as const;
export type AccountingMethod = (typeof ACCOUNTING_METHODS)[number];
export const ENTRY_SOURCES = ['manual', 'import', 'opening', 'closing'] as const;

export const accountType = z.enum(ACCOUNT_TYPES);
export const accountRole = z.enum(ACCOUNT_ROLES);
export const accountingMethod = z.enum(ACCOUNTING_METHODS);
export const postingStatus = z.enum(POSTING_STATUSES);
export const entrySource = z.enum(ENTRY_SOURCES);

export const member = z.strictObject({
  name: z.string().min(1).max(200),
  entity: entityRef
    .optional()
    .describe('the entity of this vault that is the member; left out: the one of that name, if there is one'),
  share: z
    .string()
    .regex(/^\d{1,3}(\.\d{1,4})?$/)
    .describe('percent, for example "50" or "33.3333"'),
});

const entityFields = {
  name: z.string().trim().min(1).max(200),
  legal_name: z.string().trim().max(300).nullable().optional(),
  state: z
    .string()
    .trim()
    .toUpperCase()
    .regex(/^[A-Z]{2}$/, 'two letters, such as WY')
    .nullable()
    .optional(),
  ein: z
    .string()
    .trim()
    .regex(/^\d{2}-?\d{7}$/, 'nine digits, such as 12-3456789')
    .nullable()
    .optional(),
  street: addressFields.street.optional(),
  street2: addressFields.street2.optional(),
  city: addressFields.city.optional(),
  address_state: addressFields.state
    .optional()
    .describe('the state of its address, which need not be the one it was formed in'),
  zip: addressFields.zip.optional(),
  country: addressFields.country.optional(),
  phone: z.string().trim().max(40).nullable().optional().describe('as Forms 1099 show it of the payer'),
  fiscal_month: z.coerce
    .number()
    .int()
    .min(1)
    .max(12)
    .nullable()
    .optional()
    .describe('the month, from 1 to 12, that its fiscal year begins in; empty: January'),
  accounting_method: accountingMethod
    .optional()
    .describe(
      'when income and costs count on its return: when paid, or when earned and owed; cash by default',
    ),
};

export const entityOut = z.object({
  id: z.string(),
  kind: z.enum(['person', 'llc']),
  name: z.string(),
  legal_name: z.string().nullable(),
  state: z.string().nullable(),
  ein: z.string().nullable(),
  street: z.string().nullable(),
  street2: z.string().nullable(),
  city: z.string().nullable(),
  address_state: z.string().nullable(),
  zip: z.string().nullable(),
  country: z.string().nullable(),
  phone: z.string().nullable(),
  tax_class: taxClass.nullable(),
  base_currency: z.string(),
  closed_through: z.string().nullable(),
  fiscal_month: z.int().nullable(),
  accounting_method: accountingMethod,
  members: z.array(z.object({ name: z.string(), entity_id: z.string().nullable(), share: z.string() })),
});

export const entity = {
  list: query({ at: 'GET /entities', summary: 'Every entity of the vault' }).output(z.array(entityOut)),
  create: command({
    at: 'POST /entities',
    summary: 'Add a person or an LLC with its chart of accounts',
    role: 'owner',
  })
    .input(
      z.object({
        kind: z.enum(['person', 'llc']),
        ...entityFields,
        tax_class: taxClass.optional().describe('required for an LLC'),
        base_currency: currency.default('USD'),
        members: z.array(member).max(200).default([]),
        chart: z
          .enum(['template', 'minimal'])
          .default('template')
          .describe('minimal: only what the program itself needs'),
      }),
    )
    .output(entityOut),
  update: command({
    at: 'PATCH /entities/{entity}',
    summary: 'Change what is known of an entity',
    role: 'owner',
  })
    .input(
      z.object({
        entity: entityRef,
        ...entityFields,
        name: entityFields.name.optional(),
        members: z.array(member).max(200).optional(),
      }),
    )
    .output(entityOut),
};

export const accountOut = z.object({
  id: z.string(),
  entity: z.string(),
  entity_id: z.string(),
  name: z.string(),
  path: z.string().describe('names from the root, joined by ":"'),
  code: z.string().nullable(),
  parent_id: z.string().nullable(),
  type: accountType,
  role: accountRole,
  currency: z.string().describe('its own, or the entity’s where it holds any'),
  any_currency: z.boolean(),
  tax_line: z.string().nullable(),
  archived: z.boolean(),
  balance_minor: z.int().describe('in `currency`; debits positive'),
  balance: z.string(),
  balances: z.array(money).describe('one per currency held'),
});

export const account = {
  list: query({ at: 'GET /accounts', summary: 'The chart of accounts with balances' })
    .input(
      z.object({
        entity: entityRef.optional(),
        as_of: date.optional(),
        include_archived: z.stringbool().or(z.boolean()).default(false),
      }),
    )
    .output(z.array(accountOut)),
  create: command({ at: 'POST /accounts', summary: 'Add an account' })
    .input(
      z.object({
        entity: entityRef,
        name: z.string().trim().min(1).max(200),
        type: accountType,
        role: accountRole.optional(),
        code: z.string().trim().min(1).max(20).optional(),
        parent: accountRef.optional(),
        currency: currency
          .optional()
          .describe('holds only this one; assets and liabilities take the entity’s by default'),
        tax_line: z.string().trim().min(1).max(40).optional(),
        opening_balance: decimal.optional().describe('debits positive: money owed on a card is negative'),
        opening_date: date.optional(),
      }),
    )
    .output(accountOut),
  update: command({ at: 'PATCH /accounts/{account}', summary: 'Rename, move, map to a tax line, archive' })
    .input(
      z.object({
        account: accountRef,
        entity: entityRef.optional(),
        name: z.string().trim().min(1).max(200).optional(),
        code: z.string().trim().min(1).max(20).nullable().optional(),
        parent: accountRef.nullable().optional(),
        tax_line: z.string().trim().min(1).max(40).nullable().optional(),
        archived: z
          .boolean()
          .optional()
          .describe('true is refused while accounts below it are not archived, unless `with_children`'),
        with_children: z.boolean().default(false).describe('archive what is below it along with it'),
      }),
    )
    .output(accountOut),
  merge: command({
    at: 'POST /accounts/{account}/merge',
    summary: 'Move everything of an account into another of the same kind and take the empty one away',
  })
    .input(
      z.object({
        account: accountRef,
        into: accountRef,
        entity: entityRef.optional(),
        preview: flag.default(false).describe('only say what would move'),
      }),
    )
    .output(
      z.object({
        from: z.string(),
        into: z.string(),
        postings: z.int(),
        rules: z.int(),
        children: z.int(),
        first_date: z.string().nullable(),
        last_date: z.string().nullable(),
      }),
    ),
};

const postingIn = z.strictObject({
  account: accountRef,
  amount: decimal.describe('debit positive, credit negative'),
  currency: currency.optional().describe('the account’s own by default'),
  status: postingStatus.exclude(['reconciled']).optional(),
  memo: z.string().max(2000).optional(),
});

const entryIn = z.strictObject({
  entity: entityRef,
  date,
  payee: z.string().max(500).default(''),
  memo: z.string().max(4000).default(''),
  tags: z.array(z.string().trim().min(1).max(60)).max(50).default([]),
  source: entrySource.exclude(['import']).default('manual'),
  postings: z.array(postingIn).min(2, 'an entry has at least two postings').max(1000),
});

export const entryOut = z.object({
  id: z.string(),
  entity: z.string(),
  date: z.string(),
  payee: z.string(),
  memo: z.string(),
  source: entrySource,
  reviewed: z
    .boolean()
    .describe('marked as seen through: it does not wait in the inbox, even without a category'),
  tags: z.array(z.string()),
  attachments: z.int(),
  postings: z.array(
    z.object({
      line: z.int().describe('names the leg within the entry; there may be gaps between them'),
      account: z.string().describe('path'),
      account_id: z.string(),
      amount: z.string(),
      amount_minor: z.int(),
      currency: z.string(),
      status: postingStatus,
      memo: z.string().nullable(),
    }),
  ),
});
export type EntryOut = z.infer<typeof entryOut>;

/** A row of the bank beside the one that is told of. */
const otherRow = z.object({
  statement_line_id: z.string(),
  entry_id: z.string().nullable(),
  date: z.string(),
  payee: z.string().describe('as the bank wrote it'),
  amount: z.string(),
  amount_minor: z.int(),
  currency: z.string(),
});

/** What narrows a register. Without account and entity: every money account of every entity. */
export const registerFilter = {
  account: accountRef.optional(),
  entity: entityRef.optional(),
  text: z
    .string()
    .max(200)
    .optional()
    .describe('every word in payee, the bank’s payee, memo, category, tag or amount; any case'),
  from: date.optional(),
  to: date.optional(),
  status: postingStatus.optional(),
  category: accountRef.optional().describe('the account of another leg'),
  uncategorised: flag.default(false).describe('only what still wants a category'),
  unreviewed: flag
    .default(false)
    .describe(
      'only what waits in the inbox, each entry as one row: it wants a category, and nobody has marked it reviewed',
    ),
  in_transit: flag
    .default(false)
    .describe('only transfers between own accounts that one of the banks has not told of yet'),
  direction: z.enum(['in', 'out']).optional(),
  amount_min: decimal.optional().describe('without regard to the sign'),
  amount_max: decimal.optional(),
  tag: z.string().max(60).optional(),
};

export const registerRow = z.object({
  entry_id: z.string(),
  line: z.int().describe('of the leg, as among the entry’s postings: with `entry_id` it names the row'),
  entity_id: z.string(),
  account_id: z.string(),
  date: z.string(),
  payee: z.string(),
  memo: z.string(),
  tags: z.array(z.string()),
  others: z
    .array(
      z.object({
        account_id: z.string(),
        account: z.string().describe('path'),
        amount: z.string(),
        amount_minor: z.int(),
        currency: z.string(),
        memo: z.string().nullable(),
      }),
    )
    .describe('the other legs, the first 50'),
  amount: z.string(),
  amount_minor: z.int(),
  currency: z.string(),
  balance: z
    .string()
    .nullable()
    .describe('of the account after this row; null unless one account is shown by date'),
  balance_minor: z.int().nullable(),
  status: postingStatus,
  source: entrySource,
  from_bank: z.boolean().describe('a row of the bank stands behind it: its amount and day are the bank’s'),
  closed: z.boolean().describe('lies in a closed period'),
  reviewed: z.boolean().describe('marked as seen through'),
  attachments: z.int(),
  crossing: crossingOfEntry.nullable().describe('the pair across entities that it is a side of'),
});
export type RegisterRow = z.infer<typeof registerRow>;

/** An entry that a command for many has left as it was. */
export const leftEntry = z.object({
  entry_id: z.string(),
  payee: z.string(),
  date: z.string(),
  reason: z.string(),
});

export const entry = {
  list: query({ at: 'GET /entries', summary: 'Entries by account, entity, dates and text; newest last' })
    .input(
      z.object({
        entity: entityRef.optional(),
        account: accountRef.optional(),
        from: date.optional(),
        to: date.optional(),
        text: z.string().max(200).optional().describe('in payee, the bank’s payee, or memo; any case'),
        tag: z.string().max(60).optional(),
        after: z.string().max(100).optional().describe('`next` of the page before'),
        limit: z.coerce.number().int().min(1).max(5000).default(500),
      }),
    )
    .output(z.object({ entries: z.array(entryOut), next: z.string().nullable() })),
  get: query({ at: 'GET /entries/{id}', summary: 'One entry with the bank’s rows behind it' })
    .input(z.object({ id: z.string() }))
    .output(
      entryOut.extend({
        evidence: z.array(
          z.object({
            statement_line_id: z.string(),
            file_id: z.string(),
            file: z.string(),
            format: z.string(),
            line: z.int(),
            payee: z.string().describe('as the bank wrote it'),
            memo: z.string().describe('as the bank wrote it'),
            raw: z.string(),
            match: z.enum(['created', 'matched']),
            unbooked_id: z
              .string()
              .nullable()
              .describe(
                'of a row that could not be booked and was said by hand: what `imports.unmend` takes back',
              ),
            corrects: otherRow
              .nullable()
              .describe(
                'the row of before that the bank takes back or replaces with this one, which moves what that changes',
              ),
            corrected_by: z.array(otherRow).describe('rows that the bank sent to correct this one'),
          }),
        ),
        crossing: crossingOfEntry.nullable().describe('the pair across entities that it is a side of'),
      }),
    ),
  register: query({
    at: 'GET /register',
    summary:
      'Postings of one account, of one entity’s money accounts, or of all of them, filtered, with the balance',
  })
    .input(
      z.object({
        ...registerFilter,
        sort: z.enum(['date', 'payee', 'category', 'amount']).default('date'),
        descending: flag.default(false),
        offset: z.coerce.number().int().min(0).default(0),
        limit: z.coerce.number().int().min(1).max(1000).default(100),
        around: z
          .string()
          .max(100)
          .optional()
          .describe('an entry: the page that holds it, instead of the one at `offset`'),
      }),
    )
    .output(
      z.object({
        account_id: z.string().nullable(),
        total: z.int().describe('rows that pass the filter'),
        sums: z.array(money).describe('of the amounts that pass the filter, one per currency'),
        offset: z.int().describe('place of the first row of this page'),
        rows: z.array(registerRow),
      }),
    ),
  payees: query({ at: 'GET /payees', summary: 'Payees used so far with the category each got last' })
    .input(
      z.object({
        entity: entityRef.optional(),
        text: z.string().max(200).optional().describe('in the name, any case'),
        limit: z.coerce.number().int().min(1).max(200).default(20),
      }),
    )
    .output(
      z.array(
        z.object({
          payee: z.string(),
          uses: z.int(),
          last_date: z.string(),
          account_id: z.string().nullable().describe('the last category; null where the last was split'),
          account: z.string().nullable(),
        }),
      ),
    ),
  bulk: command({
    at: 'POST /entries/bulk',
    summary: 'Change many entries alike; what can’t be changed is left and named',
  })
    .input(
      z.object({
        entries: z.array(z.string()).min(1).max(5000),
        category: accountRef
          .optional()
          .describe(
            'for the one leg that is no money account; entries of other entities take theirs of that name',
          ),
        payee: z.string().max(500).optional(),
        memo: z.string().max(4000).optional(),
        add_tags: z.array(z.string().trim().min(1).max(60)).max(50).default([]),
        remove_tags: z.array(z.string().trim().min(1).max(60)).max(50).default([]),
        date: date.optional(),
        reviewed: z.boolean().optional().describe('true: they need not wait in the inbox any more'),
        preview: flag.default(false).describe('only say what would change'),
      }),
    )
    .output(
      z.object({
        changed: z.int(),
        unchanged: z.int(),
        refused: z.array(leftEntry),
        changes: z
          .array(
            z.object({
              entry_id: z.string(),
              date: z.string(),
              payee: z.string(),
              field: z.string(),
              from: z.string(),
              to: z.string(),
            }),
          )
          .describe('the first 1000'),
      }),
    ),
  create: command({ at: 'POST /entries', summary: 'Add entries: all of them or, if one is wrong, none' })
    .input(z.object({ entries: z.array(entryIn).min(1).max(10_000) }))
    .output(z.object({ ids: z.array(z.string()) })),
  update: command({
    at: 'PATCH /entries/{id}',
    summary: 'Change an entry; postings, if given, replace the old ones',
  })
    .input(
      z.object({
        id: z.string(),
        date: date.optional(),
        payee: z.string().max(500).optional(),
        memo: z.string().max(4000).optional(),
        tags: z.array(z.string().trim().min(1).max(60)).max(50).optional(),
        reviewed: z.boolean().optional(),
        postings: entryIn.shape.postings.optional(),
      }),
    )
    .output(entryOut),
  remove: command({
    at: 'DELETE /entries/{id}',
    summary: 'Remove an entry; refused where it stands for a row of the bank',
  })
    .input(z.object({ id: z.string() }))
    .output(done),
  remove_many: command({
    at: 'POST /entries/remove',
    summary: 'Remove many entries; what can’t go, as it stands for a row of the bank, is left and named',
  })
    .input(z.object({ entries: z.array(z.string()).min(1).max(5000) }))
    .output(z.object({ removed: z.int(), refused: z.array(leftEntry) })),
};

export const attachment = {
  add: command({ at: 'POST /entries/{entry}/attachments', summary: 'Attach a file to an entry' })
    .input(z.object({ entry: z.string(), file: z.file() }))
    .output(z.object({ id: z.string(), name: z.string(), sha256: z.string(), size: z.int() })),
  list: query({ at: 'GET /entries/{entry}/attachments', summary: 'The files of an entry' })
    .input(z.object({ entry: z.string() }))
    .output(
      z.array(
        z.object({
          id: z.string(),
          name: z.string(),
          media_type: z.string(),
          size: z.int(),
          sha256: z.string(),
          added_at: z.string(),
        }),
      ),
    ),
  get: query({ at: 'GET /attachments/{id}', summary: 'The file itself' })
    .input(z.object({ id: z.string() }))
    .output(z.file()),
  remove: command({ at: 'DELETE /attachments/{id}', summary: 'Take a file off an entry' })
    .input(z.object({ id: z.string() }))
    .output(done),
};

export const period = {
  close: command({
    at: 'POST /entities/{entity}/close',
    summary: 'Close the books through a day',
    role: 'accountant',
  })
    .input(z.object({ entity: entityRef, through: date }))
    .output(entityOut),
  reopen: command({
    at: 'POST /entities/{entity}/reopen',
    summary: 'Open closed books again, with the reason',
    role: 'accountant',
  })
    .input(
      z.object({
        entity: entityRef,
        through: date.nullable().describe('closed only through this day now; null: nothing closed'),
        reason: z.string().trim().min(3).max(1000),
      }),
    )
    .output(entityOut),
};
