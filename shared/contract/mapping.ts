/**
 * A CSV mapping: everything one must know to read a bank's CSV file, as plain JSON that is guessed, edited, and kept
 * per bank. Its names are not in snake_case like the rest of the contract: mappings are files that people keep.
 *
 * A mapping that passes `csvMapping` can be read; a column that it names may still be missing from a row, which makes
 * that row unreadable, not the mapping wrong.
 */
import { z } from 'zod';

/** The parts of a date that a format names; it must have a year, a month and a day, once each. */
const DATE_PARTS = /YYYY|YY|MMM|MM|DD/g;

/** Whether `format` names a year, a month and a day, once each: "DD/MM/YYYY", "DD-MMM-YY", "YYYYMMDD". */
export function isDateFormat(format: string): boolean {
  const parts = format.match(DATE_PARTS) ?? [];
  return parts.length === 3 && new Set(parts.map((part) => part[0])).size === 3;
}

/** 0-based number of a column. */
const column = z.int().min(0).max(999);

/** How the sign of `columns.amount` is to be taken. */
const signRule = z.discriminatedUnion('rule', [
  /** Money in is positive, money out negative, as this program has it. */
  z.object({ rule: z.literal('as-is') }),
  /** Money out is positive: card statements. */
  z.object({ rule: z.literal('inverted') }),
  /** Money in carries a plus or CR; whatever carries no mark is money out. */
  z.object({ rule: z.literal('unmarked-out') }),
  /** Another column says which way: the amount is taken negative for its `debit` words. */
  z.object({
    rule: z.literal('flag'),
    column,
    /** Words in lower case without marks ("af", "d", "soll") that mean money out. */
    debit: z.array(z.string()),
    /** Words that mean money in. */
    credit: z.array(z.string()),
    /** What an empty cell means; `null`: such a row can't be read. */
    blank: z.enum(['debit', 'credit']).nullable(),
  }),
]);

/**
 * What a part of a payment processor's, broker's or lender's row is to a book-keeper. `payout`: on its way to the bank. `hold`: kept
 * back by the processor, still the owner's. `cash` and `gift`: taken beside the balance, or sold to be used later.
 * `security`: bought or sold. `gain`: that of a fund, handed on. `margin`: interest on what the broker lends.
 * `payment`: what a bank paid on a loan, which holds the loan's interest, escrow and insurance.
 */
export const POSTING_KINDS = [
  'sale',
  'refund',
  'dispute',
  'fee',
  'tax',
  'tip',
  'shipping',
  'gift',
  'cash',
  'hold',
  'exchange',
  'payout',
  'security',
  'dividend',
  'interest',
  'gain',
  'margin',
  'payment',
  'loan-interest',
  'escrow',
  'insurance',
] as const;
export const postingKind = z.enum(POSTING_KINDS);
export type PostingKind = z.infer<typeof postingKind>;

export const csvMapping = z
  .object({
    /** Whose file it is, where that is known: from a built-in profile, or from one that somebody edited. */
    source: z
      .object({
        /** As people call it: "Chase". */
        institution: z.string().min(1).max(80),
        /** Which of its exports: "credit card"; '' where it has one for all. */
        product: z.string().max(80),
        /** Absent where accounts of several kinds come in the same table. */
        kind: z.enum(['bank', 'card', 'investment']).optional(),
        /** Several institutions write this table: their names tell nothing of whose account it is. */
        shared: z.boolean().optional(),
        /** A processor that names no account keeps one balance for whoever uses it: what that is called. */
        balance: z.string().min(1).max(80).optional(),
      })
      .optional(),
    /** The character between two cells. */
    delimiter: z.string().length(1),
    /** The character around a cell that may hold delimiters and line ends; '' where the file quotes nothing. */
    quote: z.string().max(1),
    /** The encoding the file was found to be in: for the record, the text is decoded before. */
    encoding: z.string().optional(),
    /** The names of the columns in the file it was made from: for the record. */
    names: z.array(z.string()).max(1_000).optional(),
    /** 0-based row of the column names, blank rows counted; `null` where the file has none. */
    headerRow: z.int().min(0).nullable(),
    /** 0-based row at which transactions may begin; what lies before is the file's heading. */
    firstRow: z.int().min(0),
    columns: z.object({
      /** The day the bank booked the row. */
      date: column,
      /** The day money counts for interest, or settles. */
      valueDate: column.optional(),
      /** The day the payment was made or begun; stands in for a pending row's missing booking day. */
      transactionDate: column.optional(),
      /** The other side's name; several columns are joined. */
      payee: z.array(column),
      /** What it was for; several columns are joined. */
      memo: z.array(column),
      /** One column for both directions, read by `sign`. */
      amount: column.optional(),
      /** Money out, read by `outSign`. */
      out: column.optional(),
      /** Money in. */
      in: column.optional(),
      /** ISO 4217 code of the amount, per row. */
      currency: column.optional(),
      /** The account's own number, per row. */
      account: column.optional(),
      /** The account's own name, per row. */
      accountName: column.optional(),
      /** The bank's reference of the row. */
      reference: column.optional(),
      checkNumber: column.optional(),
      /** What another program put the row down as: “Bills & Utilities:Internet”. */
      category: column.optional(),
      /** The bank's word for the kind of row. */
      type: column.optional(),
      /** The running balance, read by `balanceWhen`. */
      balance: column.optional(),
      /** Says whether the row is booked, pending or was never carried out. */
      status: column.optional(),
      /** A fee beside the amount: not added to it, but its total is told. */
      fee: column.optional(),
      /** ISO 4217 code of the fee, per row. */
      feeCurrency: column.optional(),
      /** The other side's account or IBAN. */
      counterparty: column.optional(),
      /** Columns that state the statement's opening and closing balance. */
      opening: column.optional(),
      closing: column.optional(),
    }),
    sign: signRule,
    /** The cells' own signs say nothing: the column of money out or in, or the flag, alone says which way. */
    unsigned: z.boolean().optional(),
    /** Rows that tell what left and what came: `columns` names those of money out. */
    sides: z
      .object({
        /** Says by one of these words that the row is money in, or was moved within and is both; any other is money out. */
        column,
        in: z.array(z.string()),
        both: z.array(z.string()),
        /** Columns that stand in each other's place where it is money in. */
        pairs: z.array(z.tuple([column, column])),
      })
      .optional(),
    /** Columns of amounts in hundredths, or in the smallest unit that each row's currency has; others are in whole units. */
    minorUnits: z.object({ columns: z.array(column).min(1), of: z.enum(['cents', 'currency']) }).optional(),
    /** The amount before `columns.fee`, where the file has both: they become the row's parts if they make its amount. */
    gross: column.optional(),
    /** `columns.fee` comes off the amount, as the running balance shows it. */
    lessFee: z.boolean().optional(),
    /** `columns.fee` came off money in already: before it, the amount was more. */
    netIn: z.boolean().optional(),
    /** What the rows of a payment processor become: of which kind each is, and which columns are parts of it. */
    postings: z
      .object({
        /** By all of a cell's words, or by how it begins, the first that fits; `way`: only money in, or only money out. */
        kinds: z.array(
          z.object({
            column,
            words: z.array(z.string()).optional(),
            begins: z.array(z.string()).optional(),
            way: z.enum(['in', 'out']).optional(),
            kind: postingKind,
          }),
        ),
        /** Of rows that none of `kinds` fits; absent: those tell nothing. */
        otherwise: postingKind.optional(),
        /** Columns that are parts of the gross amount; what is left of it is of the row's own kind. */
        within: z.array(z.object({ column, kind: postingKind })).optional(),
        /** Columns of what was paid in another way: part of the sale, and never of this balance. */
        elsewhere: z.array(z.object({ column, kind: postingKind })).optional(),
        /**
         * How a sale was paid, in ways joined by a plus: `kind` is where it went that is not of this balance, `why` says which
         * other export has it. What fits none of `ways` is of this balance.
         */
        tenders: z
          .object({
            column,
            ways: z.array(
              z.object({
                words: z.array(z.string()).optional(),
                holds: z.array(z.string()).optional(),
                kind: postingKind.optional(),
                why: z.string().max(200).optional(),
              }),
            ),
          })
          .optional(),
        /** Of a file of whole settlements: the total, in a row without an amount, and the day it was paid out on. */
        settlement: z.object({ total: column, paidOn: column }).optional(),
        /** A column of what was paid back since, on a day that the file does not tell. */
        paidBack: column.optional(),
        /** What lies between `gross` and the amount is a fee, unless `columns.feeCurrency` says that it is in other money. */
        restIsFee: z.boolean().optional(),
        /** The payout's own reference, by which several exports name it. */
        payout: column.optional(),
        /** What people should know of the export. */
        note: z.string().max(300).optional(),
      })
      .optional(),
    /**
     * Rows that move nothing on this account: those whose cell says one of `words`, or one of `holds` among others, or
     * anything but one of `except`.
     */
    leaveOut: z
      .array(
        z.object({
          column,
          words: z.array(z.string()).optional(),
          holds: z.array(z.string()).optional(),
          except: z.array(z.string()).optional(),
          /** Only rows whose other cell says one of these. */
          only: z.object({ column, words: z.array(z.string()) }).optional(),
          /** Why, in words for people. */
          why: z.string().max(200).optional(),
        }),
      )
      .optional(),
    /** Money out whose amount is in the words of `column`, where `type` says one of `words`. */
    wordedOut: z.object({ column, type: column, words: z.array(z.string()) }).optional(),
    /** Whether `columns.out` holds plain magnitudes ('positive') or amounts that already carry their minus. */
    outSign: z.enum(['positive', 'negative']),
    /** Whether `columns.balance` is the balance after the row or before it. */
    balanceWhen: z.enum(['after', 'before']),
    /** ISO 4217 code of every amount where no column says it; `null` where the file is silent. */
    currency: z.string().length(3).nullable(),
    /** As `DD/MM/YYYY`: YYYY or YY, MM or MMM (a month's name), DD. A time after the date is ignored. */
    dateFormat: z.string().refine(isDateFormat, 'not a date format'),
    decimal: z.enum(['.', ',']),
    /** Words in the status or date column that mean "not booked yet", besides the built-in ones. */
    pendingWords: z.array(z.string()).optional(),
    /** Labels of rows that are no transactions (totals), besides the built-in ones. */
    totalsWords: z.array(z.string()).optional(),
  })
  .refine(
    ({ columns }) => columns.amount !== undefined || columns.out !== undefined || columns.in !== undefined,
    'a mapping needs a column of amounts',
  );

export type CsvMapping = z.infer<typeof csvMapping>;
export type SignRule = z.infer<typeof signRule>;
