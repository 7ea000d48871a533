/** Statement files: stage, preview, commit; batches; learnt CSV mappings. */
import { z } from 'zod';
import { accountRef, command, currency, date, decimal, done, entityRef, flag, query } from './base.ts';
import { crossingKind } from './crossing.ts';
import { csvMapping, postingKind } from './mapping.ts';
import { paperState } from './paper.ts';

/** What a file says an account is. */
const accountKind = z.enum(['bank', 'card', 'cash', 'loan', 'investment', 'unknown']);

/** How a QIF file or a PDF may write its days: which number stands first. */
export const DATE_ORDERS = ['month-first', 'day-first', 'year-first'] as const;
export type DateOrder = (typeof DATE_ORDERS)[number];
const dateOrder = z.enum(DATE_ORDERS);

/** Parts the names of a file and of what lies within it. */
export const WITHIN = ' › ';

/** One row of a file beside what becomes of it. */
export const importRow = z.object({
  line: z.int(),
  date: z.string().nullable(),
  payee: z.string(),
  memo: z.string().describe('of an unreadable row: its text as it stands'),
  amount: z.string().nullable(),
  currency: z.string().nullable(),
  state: z
    .enum(['new', 'matched', 'duplicate', 'pending', 'unreadable'])
    .describe('matched: an entry that was there stands for it; duplicate: the row is known already'),
  reason: z.string().describe('why it has this state; empty where there is nothing to say'),
  category: z.string().nullable().describe('path of the account the other leg goes to'),
  parts: z
    .array(
      z.object({
        kind: postingKind
          .nullable()
          .describe('what the file of a payment processor or broker says that it is'),
        category: z.string(),
        amount: z.string().describe('signed as the row: all parts come to its amount'),
      }),
    )
    .describe(
      'of a new row that becomes more than two legs: gross, tax, fee, or the splits that its file tells',
    ),
  entry: z
    .object({
      entry_id: z.string(),
      date: z.string(),
      payee: z.string(),
      amount: z.string(),
      category: z.string().nullable(),
    })
    .nullable()
    .describe(
      'the entry that was there: for matched rows and duplicates. One that this very import makes, as for a row that two of its files hold, has another id after a commit than in the preview',
    ),
  doubt: z
    .object({
      key: z.string().describe('what a choice calls the row by'),
      row_id: z.string().describe('of the row from before'),
      date: z.string(),
      payee: z.string(),
      file: z.string().describe('that it came in'),
      is_same: z.boolean().describe('it is taken for that one, and left out'),
      is_said: z.boolean().describe('somebody has said so'),
    })
    .nullable()
    .describe('the row from before that it may be: say in the choices whether it is'),
});
export type ImportRow = z.infer<typeof importRow>;

/**
 * Where the rows of one account of a file go, and what is to be chosen before they can. A file with an account that
 * wants something is `refused`, as a commit would refuse it; with `nothing` wanted and `makes_account`, it only takes
 * `create_accounts` (or a choice) to make the account.
 */
const importTarget = z.object({
  account_id: z
    .string()
    .nullable()
    .describe('the account in the books; none yet of one that comes with the import'),
  makes_account: z.boolean().describe('the account is new and comes with the import'),
  wants: z
    .enum(['account', 'entity', 'nothing'])
    .describe(
      'what must be chosen. account: the file names none, it may be one of `likely`, or the chosen one can’t be it; entity: the account is new, and there are several entities (or none)',
    ),
  name: z.string().describe('of the account in the books, or what a new one would be called'),
  kind: accountKind,
  likely: z
    .array(z.object({ account_id: z.string().nullable(), name: z.string(), entity: z.string() }))
    .describe(
      'accounts that it may be, as their number may be the same, written in another way; without an id: it comes with the import. With `nothing` wanted it is taken for that one by no more than its last digits',
    ),
  skipped: z.boolean().describe('left out by choice'),
});

const categoryAnswer = z
  .strictObject({
    name: z.string().trim().min(1).max(500).describe('as the file has it, without a class'),
    entity: entityRef.optional().describe('only in these books, where a file has accounts of several'),
    account: accountRef
      .nullable()
      .optional()
      .describe('the account that it is; null: its rows stay to be categorised'),
    make: z.boolean().optional().describe('instead: make an account for it, whatever was said before'),
  })
  .refine(({ account, make }) => (account === undefined) === (make === true), 'give an account, or make one');
export type CategoryAnswer = z.output<typeof categoryAnswer>;

/** A category that a file gives its rows, and what becomes of it. */
const fileCategory = z.object({
  name: z.string(),
  entity: z.string().describe('in whose books'),
  rows: z
    .int()
    .describe('rows and parts of rows that have it, of those that are new or have no category yet'),
  transfer: z.boolean().describe('it names an account that holds money (“[Savings]”), which is never made'),
  is: z
    .enum(['open', 'account', 'made', 'left'])
    .describe(
      'open: nobody has said, and the chart lacks it; account: the one that was chosen; made: with `make_categories` or a choice; left: its rows stay to be categorised, as was chosen',
    ),
  account_id: z.string().nullable(),
  account: z.string().nullable().describe('path; null where its rows stay to be categorised'),
  remembered: z.boolean().describe('it was said for a file before'),
});
export type FileCategory = z.output<typeof fileCategory>;

/**
 * What somebody chose for one file, or for one account within it. Where several fit an account, the one that says more
 * of what it is for goes first, field by field. `entity` or `name` without `account` make a new account if the bank's
 * id is not known yet.
 */
const importChoice = z.strictObject({
  file: z.int().min(0).describe('its place among `files`, from 0'),
  part: z
    .int()
    .min(0)
    .nullable()
    .default(null)
    .describe('of an archive or workbook: the `part` of the report on one file within; null: all of them'),
  account_id: z
    .string()
    .nullable()
    .default(null)
    .describe('the bank’s own id within the file; null: all of it'),
  currency: currency
    .nullable()
    .default(null)
    .describe('only the rows in this currency, where the bank has one id (or none) for several; null: all'),
  kind: accountKind
    .nullable()
    .default(null)
    .describe('only the rows of this kind of account, where a file names none of several; null: all'),
  entity: entityRef.optional().describe('whose books'),
  account: accountRef.optional().describe('the account, also one that a file before this one makes'),
  name: z.string().trim().min(1).max(200).optional().describe('what a new account is called'),
  mapping: csvMapping
    .optional()
    .describe('CSV, for all of the file: used instead of guessing, and remembered'),
  date_order: dateOrder
    .optional()
    .describe(
      'QIF, PDF and CSV, for all of the file, where it does not tell itself; remembered for its accounts',
    ),
  last_day: date
    .optional()
    .describe('PDF, for all of the file, where no year is told: the last day of its statement'),
  make_categories: z
    .boolean()
    .default(false)
    .describe('make the accounts for categories that the file gives and the chart lacks'),
  categories: z
    .array(categoryAnswer)
    .max(5_000)
    .optional()
    .describe(
      'for all of the file: which accounts the categories are that it gives its rows; remembered for files to come',
    ),
  accept_unproven: z
    .boolean()
    .default(false)
    .describe('PDF: take it in although its printed balances do not prove that all rows were read'),
  skip: z.boolean().default(false).describe('leave it out: no account, no rows, no evidence'),
  doubts: z
    .array(z.strictObject({ key: z.string(), same: z.boolean() }))
    .max(10_000)
    .optional()
    .describe('rows that may be others from before, by the key of their `doubt`: the same one, or another'),
});

/** The fixed shape that scripts depend on: exact decimals as strings, ISO dates, `null` where the file says nothing. */
export const importAccount = z.object({
  account_id: z.string().nullable().describe('the bank’s own id'),
  kind: accountKind.describe('as the file says'),
  account: z.string().nullable().describe('path of the account in the books'),
  entity: z.string().nullable(),
  currency: z.string().nullable(),
  read: z
    .int()
    .describe('every row of the file once, duplicates and unreadable ones included, pending ones not'),
  new: z.int(),
  duplicate: z.int(),
  matched: z.int(),
  pending: z.int(),
  sum: z.string().describe('of the rows in `read` whose amount can be read'),
  first_date: z.string().nullable(),
  last_date: z.string().nullable(),
  stated_balance: z.string().nullable(),
  stated_on: z.string().nullable(),
  computed_balance: z.string().nullable(),
  difference: z.string().nullable(),
  opening_balance: z
    .string()
    .nullable()
    .describe(
      'what the books hold without these rows, a deduced opening included: opening_balance + sum − uncounted = computed_balance',
    ),
  deduced_opening: z
    .object({ amount: z.string(), date: z.string() })
    .nullable()
    .describe(
      'the opening balance that these rows brought with them: what the bank opens with, or else closes with less what it lists',
    ),
  uncounted: z
    .string()
    .nullable()
    .describe('the part of `sum` that is not in `computed_balance`: not bookable, or after `stated_on`'),
  positions: z
    .int()
    .nullable()
    .describe('how many securities it lists as held (`imports.positions`); null where it has no such list'),
  target: importTarget,
  row_count: z.int().describe('how many `rows` there would be if all were asked for'),
  rows: z.array(importRow).describe('as many as `rows` of the input asks for, in the file’s order'),
});

/** What keeps a file out, for whoever can do something about it in their own way: a screen, or options of a command. */
export const IMPORT_TROUBLES = [
  'account-unnamed',
  'account-unknown',
  'account-alike',
  'account-another',
  'account-archived',
  'accounts-several',
  'entity-missing',
  'entity-open',
  'columns-doubtful',
  'mapping-unreadable',
  'unproven',
  'year-missing',
  'other',
] as const;
export type ImportTrouble = (typeof IMPORT_TROUBLES)[number];

const unreadableRow = z.object({
  line: z.int(),
  reason: z.string(),
  raw: z.string(),
  rows: z
    .int()
    .optional()
    .describe(
      'how many rows it stands for; one where it is not said. Ten thousand are listed, the last counts the rest',
    ),
});

/** One that is kept with its file, until somebody says what it says. */
const unbookedRow = unreadableRow.extend({
  id: z
    .string()
    .nullable()
    .describe('what it is mended by; null of the last of a long list, which counts the others'),
  batch: z.string(),
  file: z.string(),
  file_id: z.string(),
  format: z.string(),
  account: z
    .string()
    .nullable()
    .describe('path; null where the file does not tell which of its accounts it is of'),
  account_id: z.string().nullable(),
  entity: z.string().nullable(),
  currency: z.string().nullable(),
  read: z
    .object({
      date: z.string().nullable(),
      amount: z.string().nullable().describe('as the account counts it: money in is positive'),
      payee: z.string(),
      memo: z.string(),
      check_number: z.string().nullable(),
      reference: z.string().nullable(),
    })
    .describe('what could be read of it'),
  mended: z
    .object({
      row_id: z.string(),
      entry_id: z.string().nullable(),
      by: z.enum(['hand', 'file']).describe('somebody said it, or another file told it or what it corrects'),
    })
    .nullable()
    .describe('the row of the bank that it became, and its entry, once somebody has said what it says'),
});
export type UnbookedRow = z.output<typeof unbookedRow>;

const unbookedId = z.string().min(1).describe('as the lists of rows that could not be booked have it');

const mendInput = z.object({
  row: unbookedId,
  date: date.optional().describe('the bank’s day; as it was read where it could be'),
  amount: decimal.optional().describe('money in is positive; as it was read where it could be'),
  account: accountRef.optional().describe('where the file does not tell which of its accounts the row is of'),
  payee: z.string().trim().max(500).optional(),
  memo: z.string().trim().max(4000).optional(),
  tags: z.array(z.string().trim().min(1).max(60)).max(50).optional(),
  category: accountRef.optional().describe('where the money went or came from; by the rules where left out'),
  legs: z
    .array(
      z.strictObject({ account: accountRef, amount: decimal, memo: z.string().trim().max(4000).optional() }),
    )
    .min(1)
    .max(100)
    .optional()
    .describe('instead of one category; together they come to the amount, with the other sign'),
  entry: z.string().optional().describe('the entry that it is, where it is in the books already'),
  alone: flag.optional().describe('it is another one than those that are there with its amount'),
});

export const importFile = z.object({
  file: z.string().describe('its name; within an archive or workbook “archive.zip › january.ofx”'),
  at: z.int().describe('the place among `files`, from 0, of the file that was given'),
  part: z
    .int()
    .nullable()
    .describe(
      'the place of this file, from 0, within an archive, or within a workbook with several tables; null for a file by itself',
    ),
  format: z.string(),
  status: z
    .enum(['imported', 'partly', 'refused', 'skipped'])
    .describe('of a preview: what it would be if it were committed with the same input'),
  accounts: z.array(importAccount),
  unreadable: z.array(unreadableRow),
  warnings: z.array(z.string()),
  error: z.string().nullable().describe('why it was refused, and what to do, for people'),
  trouble: z.enum(IMPORT_TROUBLES).nullable().describe('what the matter is, for programs'),
  mapping: csvMapping
    .nullable()
    .describe('CSV: the mapping that was used or guessed, ready to be edited and handed back'),
  dates: z
    .object({
      order: dateOrder.describe('the one that the rows were read by'),
      other: dateOrder.describe('what it could be as well'),
      assumed: z.boolean().describe('nobody has chosen it, for this file or for its account before'),
    })
    .nullable()
    .describe(
      'in which order the dates of a QIF file, a PDF or a table are written, where the file itself does not tell',
    ),
  unproven: z
    .boolean()
    .describe(
      'PDF: its printed balances do not prove that all rows were read; it is refused unless that is accepted',
    ),
  categories: z
    .array(fileCategory)
    .describe(
      'that the file gives and the chart has no account for, and those that somebody said an account for, without transfers',
    ),
  undated: z
    .boolean()
    .describe('PDF: it has rows whose year is told nowhere; say the last day of its statement (`last_day`)'),
  confidence: z.number().nullable(),
  profile: z
    .string()
    .nullable()
    .describe('CSV: whose export it was recognised as by the profiles that come with the program'),
  wants_mapping: z
    .boolean()
    .describe('CSV: refused because its columns can’t be told surely enough; a mapping must be chosen'),
  sample: z
    .object({
      header: z.array(z.string()).nullable(),
      rows: z.array(z.array(z.string())),
      row_numbers: z.array(z.int()).describe('of each of `rows`, as a mapping’s `firstRow` counts'),
      delimiter: z.string().describe('the character that its cells were parted by'),
    })
    .nullable()
    .describe(
      'CSV: its first rows as they stand, and others that fill columns which those leave blank, to choose columns by; only where `rows` was asked for',
    ),
});

export const importResult = z.object({
  batch: z.string().nullable(),
  files: z.array(importFile),
  statements: z
    .array(
      z.object({
        file: z.int().describe('its place among `files`, from 0'),
        account: z.int().describe('the place among its `accounts`, from 0'),
        statement_id: z.string().describe('as `imports.proof` has it; of a preview it names nothing'),
      }),
    )
    .describe('of the files that brought something'),
});
export type ImportAccount = z.infer<typeof importAccount>;
export type ImportFile = z.infer<typeof importFile>;
export type ImportResult = z.infer<typeof importResult>;

const importInput = z.object({
  files: z.array(z.file()).min(1).max(500),
  entity: entityRef
    .optional()
    .describe('whose books; needed when there are several entities and the file’s account is new'),
  account: accountRef.optional().describe('for files that name no account'),
  create_accounts: z
    .stringbool()
    .or(z.boolean())
    .default(false)
    .describe(
      'make the accounts that a file names, called as the bank’s own id; with `choices`, as a person would call them, and a file that names none is asked about (`target.wants`), as is without them one of a kind that came before',
    ),
  mapping: z
    .string()
    .max(20_000)
    .optional()
    .describe('CSV: a mapping as JSON, used instead of guessing and remembered'),
  date_order: dateOrder
    .optional()
    .describe(
      'QIF, PDF or CSV whose days could be read either way: how they are written; remembered for the account',
    ),
  last_day: date.optional().describe('PDF in which no year is told: the last day of its statement'),
  make_categories: z
    .stringbool()
    .or(z.boolean())
    .default(false)
    .describe('make the accounts for categories that files give and the chart lacks'),
  accept_unproven: z
    .stringbool()
    .or(z.boolean())
    .default(false)
    .describe('take in PDF statements whose printed balances do not prove that all rows were read'),
  choices: z
    .string()
    .max(1_000_000)
    .optional()
    .describe(
      'what was chosen for single files, as JSON: a list of {file, part, account_id, currency, kind, entity, account, name, mapping, date_order, last_day, make_categories, categories, accept_unproven, skip, doubts}, which may be empty: somebody is there to be asked',
    ),
  rows: z.coerce
    .number()
    .int()
    .min(0)
    .max(10_000)
    .default(0)
    .describe('how many rows of each account to show'),
});
/** How `choices` reads. */
export const importChoices = z.array(importChoice).max(5_000);
export type ImportChoice = z.input<typeof importChoice>;

/** Exact decimals as the file states them; `null` where it says nothing. Nothing is reckoned. */
const position = z.object({
  security: z.string().describe('its name, or what the file has instead'),
  ticker: z.string().nullable(),
  id: z.string().nullable().describe('CUSIP, ISIN, or the broker’s own'),
  short: z.boolean().describe('sold without being held'),
  units: z.string().nullable(),
  price: z.string().nullable(),
  value: z.string().nullable().describe('the market value that is stated'),
  currency: z.string().nullable().describe('where it is not the account’s'),
  as_of: z.string().nullable().describe('the day of its price'),
});

export const positionsOut = z.object({
  account: z.string().describe('path of the account'),
  account_id: z.string(),
  currency,
  stated_on: z.string().nullable().describe('the day of the list; null where no statement has one'),
  file: z.string().nullable().describe('the name of the statement file'),
  file_id: z.string().nullable(),
  value: decimal
    .nullable()
    .describe('what the stated values come to; null where one of them is missing or in another currency'),
  positions: z.array(position),
});

const doubtfulLine = z.object({
  payee: z.string(),
  memo: z.string(),
  file: z.string(),
  line: z.int(),
  entry_id: z.string().nullable(),
});

/** The figures of `importAccount` as the books have them now. */
const statementProof = z.object({
  statement_id: z.string(),
  file: z.string(),
  account: z.string().describe('path'),
  account_id: z.string(),
  entity: z.string(),
  currency,
  rows: z.int().describe('of the file that are in the books, whatever brought them'),
  opening_balance: z.string().describe('what the books hold without these rows'),
  computed_balance: z.string(),
  stated_balance: z.string().nullable(),
  stated_on: z.string().nullable(),
  difference: z
    .string()
    .nullable()
    .describe('what the bank states beyond the books; null where nothing tells'),
  uncounted: z.string().describe('of its rows what could not be booked, or is after `stated_on`'),
});
export type StatementProof = z.output<typeof statementProof>;

export const batchOut = z.object({
  id: z.string(),
  at: z.string(),
  lines: z.int(),
  files: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      format: z.string(),
      sha256: z.string(),
      unreadable: z.int().describe('rows that could not be booked, without those that were mended'),
      listed: z.int().describe('rows that `problems` lists of it, mended ones, too'),
    }),
  ),
});

/** Named `imports` because `import` is a reserved word. */
export const imports = {
  preview: query({
    at: 'POST /imports/preview',
    summary: 'What an import would do, without doing it',
    role: 'bookkeeper',
  })
    .input(importInput)
    .output(importResult),
  commit: command({ at: 'POST /imports', summary: 'Import statement files as one batch' })
    .input(importInput)
    .output(importResult),
  doubts: query({
    at: 'GET /imports/doubts',
    summary: 'Rows that came in and may be others from before, of which nobody has said so yet',
  })
    .input(
      z.object({
        entity: entityRef.optional(),
        account: accountRef.optional(),
        entry: z.string().optional().describe('only those that stand in this entry'),
      }),
    )
    .output(
      z.array(
        z.object({
          row_id: z.string(),
          entity: z.string(),
          account: z.string(),
          date: z.string(),
          amount: z.string(),
          currency: z.string(),
          row: doubtfulLine,
          like: doubtfulLine.extend({ row_id: z.string() }),
        }),
      ),
    ),
  decide: command({
    at: 'POST /imports/doubts/{row}',
    summary:
      'Say of a row whether it is the one from before: then it leaves, and stays out when its file comes again',
  })
    .input(z.object({ row: z.string(), same: z.boolean() }))
    .output(done),
  batches: query({ at: 'GET /imports', summary: 'Import batches, newest first' }).output(z.array(batchOut)),
  proof: query({
    at: 'GET /imports/{batch}/proof',
    summary: 'What each statement of a batch comes to now, against what the bank states',
  })
    .input(z.object({ batch: z.string() }))
    .output(z.array(statementProof)),
  problems: query({
    at: 'GET /imports/{batch}/problems',
    summary: 'Rows of a batch that could not be booked',
  })
    .input(z.object({ batch: z.string() }))
    .output(z.array(unbookedRow)),
  unbooked: query({
    at: 'GET /imports/unbooked',
    summary: 'Rows of files that could not be booked and that nobody has mended, the latest file first',
  })
    .input(
      z.object({
        entity: entityRef.optional(),
        account: accountRef.optional(),
        limit: z.coerce.number().int().min(1).max(10_000).default(1_000),
      }),
    )
    .output(z.array(unbookedRow)),
  unbooked_row: query({
    at: 'GET /imports/unbooked/{row}',
    summary: 'A row that could not be booked, and what of the books it may be',
  })
    .input(
      z.object({
        row: unbookedId,
        date: date.optional().describe('what it says, as somebody reads it'),
        amount: decimal.optional(),
      }),
    )
    .output(
      unbookedRow.extend({
        payee: z.string().describe('what an import would call it'),
        likely: z
          .array(
            z.object({
              entry_id: z.string(),
              date: z.string(),
              payee: z.string(),
              amount: z.string(),
              file: z.string().nullable().describe('that told it; null of an entry by hand'),
            }),
          )
          .describe('entries of that amount that may be it'),
      }),
    ),
  mend: command({
    at: 'POST /imports/unbooked/{row}',
    summary:
      'Say what a row says that could not be booked: it becomes a row of the bank, and an entry by hand stands for it',
  })
    .input(mendInput)
    .output(
      z.object({
        row_id: z.string(),
        entry_id: z.string(),
        stated_on: z.string().nullable().describe('the day on which its statement closes'),
        difference: z
          .string()
          .nullable()
          .describe('what the bank states then beyond the books; null where it states nothing'),
      }),
    ),
  unmend: command({
    at: 'POST /imports/unbooked/{row}/undo',
    summary: 'Take back what was said of such a row; its entry stays, and waits for the bank',
  })
    .input(z.object({ row: unbookedId }))
    .output(done),
  resting: query({
    at: 'GET /imports/{batch}/resting',
    summary: 'What taking a batch back would take apart: crossings, loans, and the papers that tell of them',
  })
    .input(z.object({ batch: z.string() }))
    .output(
      z.object({
        crossings: z.array(
          z.object({
            id: z.string(),
            kind: crossingKind,
            date: z.string(),
            from: z.string(),
            to: z.string(),
            amount: z.string(),
            amount_minor: z.int(),
            currency: z.string(),
            purpose: z.string().nullable(),
          }),
        ),
        loans: z.array(
          z.object({
            id: z.string(),
            name: z.string(),
            lender: z.string(),
            borrower: z.string(),
            goes: z.boolean().describe('all that was lent on it; else it stays with less'),
          }),
        ),
        papers: z
          .array(
            z.object({
              id: z.string(),
              title: z.string(),
              subject: z.string(),
              state: paperState,
              signed_on: z.string().nullable(),
            }),
          )
          .describe('they stay, and say that what they tell of was taken back'),
      }),
    ),
  undo: command({
    at: 'POST /imports/{batch}/undo',
    summary: 'Take a whole batch back; its files can be imported again',
  })
    .input(
      z.object({
        batch: z.string(),
        with_crossings: z
          .boolean()
          .optional()
          .describe('take apart what rests on its rows, too (`imports.resting`); refused otherwise'),
      }),
    )
    .output(
      z.object({
        lines: z.int(),
        entries: z
          .int()
          .describe('that were made of them; the others stood for entries of before, which stay'),
        by_hand: z
          .int()
          .describe(
            'rows that could not be booked and were mended by hand: their entries stay, and wait for the bank',
          ),
        several: z
          .int()
          .describe(
            'rows that stood for several entries: these wait again, and are matched as before when the very same rows come again',
          ),
        accounts: z.int().describe('that it had made, and that nothing else needed'),
        kept: z.int().describe('rows that stay, since another file that was imported tells them, too'),
      }),
    ),
  mappings: query({ at: 'GET /mappings', summary: 'CSV mappings learnt so far' }).output(
    z.array(
      z.object({
        shape: z.string(),
        account: z
          .string()
          .nullable()
          .describe('whose files it was learnt from; null where they were of several'),
        mapping: csvMapping,
        learnt_at: z.string(),
      }),
    ),
  ),
  profiles: query({
    at: 'GET /mappings/built-in',
    summary: 'CSV exports that the program knows without being told',
  }).output(
    z.array(
      z.object({
        id: z.string(),
        institution: z.string(),
        product: z.string(),
        kind: z.enum(['bank', 'card', 'investment', 'processor']).nullable(),
        headers: z
          .array(z.array(z.string()))
          .describe('the column names that identify it; none where the file has no names'),
      }),
    ),
  ),
  positions: query({
    at: 'GET /accounts/{account}/positions',
    summary: 'What an investment account holds, as the latest statement that lists it says',
  })
    .input(z.object({ account: accountRef, entity: entityRef.optional() }))
    .output(positionsOut),
  parts: query({
    at: 'GET /imports/parts',
    summary:
      'Where the parts of payment processors’ rows go: gross sales, fees, sales tax, payouts and the others',
  })
    .input(z.object({ entity: entityRef.optional() }))
    .output(
      z.array(
        z.object({
          entity: z.string(),
          kind: postingKind,
          currency: z.string().nullable().describe('of an account that holds one; null: any'),
          account: z.string().describe('path of the account'),
          account_id: z.string(),
        }),
      ),
    ),
  choose_part: command({
    at: 'PUT /imports/parts/{kind}',
    summary: 'Choose where parts of a kind go from the next import on; what is booked stays',
  })
    .input(z.object({ entity: entityRef, kind: postingKind, account: accountRef }))
    .output(done),
  forget: command({ at: 'DELETE /mappings/{shape}', summary: 'Forget a learnt mapping' })
    .input(z.object({ shape: z.string() }))
    .output(done),
};
