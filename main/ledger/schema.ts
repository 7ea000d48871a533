/**
 * The tables of the books. Names are the field's own.
 *
 * Types here describe columns; what the database itself refuses (an unbalanced entry, an entry across entities, a
 * change in a closed period, ...) is in `migrations/0001_guards.sql` and listed in `guards.ts`.
 */

import { sql } from 'drizzle-orm';
import {
  type AnySQLiteColumn,
  blob,
  check,
  foreignKey,
  index,
  integer,
  primaryKey,
  sqliteTable,
  text,
  uniqueIndex,
} from 'drizzle-orm/sqlite-core';
import {
  ACCOUNT_ROLES,
  ACCOUNT_TYPES,
  ACCOUNTING_METHODS,
  ENTRY_SOURCES,
  POSTING_STATUSES,
} from '../../shared/contract/ledger.ts';

export const entity = sqliteTable(
  'entity',
  {
    id: text('id').primaryKey().notNull(),
    kind: text('kind', { enum: ['person', 'llc'] }).notNull(),
    name: text('name').notNull(),
    legalName: text('legal_name'),
    state: text('state'),
    ein: text('ein'),
    taxClass: text('tax_class', { enum: ['disregarded', 'partnership', 's-corp', 'c-corp'] }),
    baseCurrency: text('base_currency').notNull(),
    /** Last day of the closed books, inclusive; nothing dated on or before it may change. */
    closedThrough: text('closed_through'),
    /** The month, from 1 to 12, that its fiscal year begins in; `null`: January. */
    fiscalMonth: integer('fiscal_month'),
    /** When income and costs count on its return; `null`: when they are paid. */
    accountingMethod: text('accounting_method', { enum: ACCOUNTING_METHODS }),
    street: text('street'),
    street2: text('street2'),
    city: text('city'),
    /** Of the address; `state` is where it was formed. */
    addressState: text('address_state'),
    zip: text('zip'),
    country: text('country'),
    phone: text('phone'),
    createdAt: text('created_at').notNull(),
  },
  (t) => [
    uniqueIndex('entity_name').on(t.name),
    check(
      'entity_kind',
      sql`(${t.kind} = 'person' AND ${t.taxClass} IS NULL) OR (${t.kind} = 'llc' AND ${t.taxClass} IS NOT NULL)`,
    ),
  ],
);

/** Who owns an LLC, and how much of it. The holder is an entity of this vault or somebody known by name only. */
export const member = sqliteTable(
  'member',
  {
    id: text('id').primaryKey().notNull(),
    entityId: text('entity_id')
      .notNull()
      .references(() => entity.id),
    holderId: text('holder_id').references(() => entity.id),
    name: text('name').notNull(),
    /** What they hold at first, as in `member_stake`. Share in millionths: 500000 is 50 %. */
    shareMillionths: integer('share_millionths').notNull(),
    /** The first day that they hold it; `null`: from the beginning. */
    since: text('since'),
    unitsMillionths: integer('units_millionths'),
    profitMillionths: integer('profit_millionths'),
    /** In what capacity they act and sign: "Sole member and manager". */
    capacity: text('capacity'),
    title: text('title'),
  },
  (t) => [uniqueIndex('member_name').on(t.entityId, t.name), index('member_holder').on(t.holderId)],
);

/** What a member holds from a later day on. Nothing of anything: they left the company on the day before. */
export const memberStake = sqliteTable(
  'member_stake',
  {
    memberId: text('member_id')
      .notNull()
      .references(() => member.id),
    since: text('since').notNull(),
    /** Of the whole; zero where they hold units. */
    shareMillionths: integer('share_millionths').notNull(),
    /** Millionths of a unit; `null` where shares are percentages. */
    unitsMillionths: integer('units_millionths'),
    /** The part of profit and loss that was agreed; `null`: as they own. */
    profitMillionths: integer('profit_millionths'),
  },
  (t) => [primaryKey({ columns: [t.memberId, t.since] })],
);

export const account = sqliteTable(
  'account',
  {
    id: text('id').primaryKey().notNull(),
    entityId: text('entity_id')
      .notNull()
      .references(() => entity.id),
    parentId: text('parent_id').references((): AnySQLiteColumn => account.id),
    code: text('code'),
    name: text('name').notNull(),
    type: text('type', { enum: ACCOUNT_TYPES }).notNull(),
    role: text('role', { enum: ACCOUNT_ROLES }).notNull(),
    /** `null`: holds any currency (income, expense and equity accounts usually do). */
    currency: text('currency'),
    /** Line of the entity's own income tax form ("8", "24b"); for a person "Sch A 8a" and so on; `null`: no line. */
    taxLine: text('tax_line'),
    archived: integer('archived', { mode: 'boolean' }).notNull(),
  },
  (t) => [
    // A name is unique among its siblings: index `account_name` in 0001_guards.sql (an expression, made by hand).
    uniqueIndex('account_code').on(t.entityId, t.code),
    index('account_parent').on(t.parentId),
  ],
);

export const entry = sqliteTable(
  'entry',
  {
    id: text('id').primaryKey().notNull(),
    entityId: text('entity_id')
      .notNull()
      .references(() => entity.id),
    date: text('date').notNull(),
    payee: text('payee').notNull(),
    memo: text('memo').notNull(),
    source: text('source', { enum: ENTRY_SOURCES }).notNull(),
    /** Whether it was seen through, so that it does not wait in the inbox, even without a category; empty: no. */
    reviewed: integer('reviewed', { mode: 'boolean' }),
  },
  (t) => [
    index('entry_date').on(t.entityId, t.date),
    index('entry_reviewed').on(t.id).where(sql`reviewed = 1`),
    index('entry_manual').on(t.entityId, t.date).where(sql`source = 'manual'`),
    // A handful a year, which every statement leaves out of what was earned.
    index('entry_closing').on(t.entityId, t.date).where(sql`source = 'closing'`),
  ],
);

/** One leg of an entry. Debits are positive, credits negative; an entry's legs sum to zero in each currency. */
export const posting = sqliteTable(
  'posting',
  {
    entryId: text('entry_id')
      .notNull()
      .references(() => entry.id),
    line: integer('line').notNull(),
    accountId: text('account_id')
      .notNull()
      .references(() => account.id),
    amountMinor: integer('amount_minor').notNull(),
    currency: text('currency').notNull(),
    /** The entry's own date again, so that one index answers every balance and every register page. */
    date: text('date').notNull(),
    status: text('status', { enum: POSTING_STATUSES }).notNull(),
    memo: text('memo'),
    /** The finished reconciliation that holds this leg; `main/reconcile` owns that table. */
    reconciliationId: text('reconciliation_id'),
  },
  (t) => [
    primaryKey({ columns: [t.entryId, t.line] }),
    index('posting_register').on(t.accountId, t.date, t.entryId, t.line, t.amountMinor, t.currency, t.status),
    index('posting_pending').on(t.accountId, t.amountMinor, t.date).where(sql`status = 'pending'`),
    // Few legs have a memo of their own; a search looks through those alone.
    index('posting_memo').on(t.memo).where(sql`memo IS NOT NULL`),
    index('posting_reconciliation').on(t.reconciliationId).where(sql`reconciliation_id IS NOT NULL`),
    check('posting_status', sql`${t.status} IN ('pending', 'cleared', 'reconciled')`),
    check('posting_amount', sql`abs(${t.amountMinor}) <= 9000000000000`),
  ],
);

/**
 * What the legs of each account come to in each month, by currency. Triggers keep it, whoever writes; no row without legs.
 * Balances and statements are read from here: of 100,000 entries those of the part of a month at most.
 */
export const postingMonth = sqliteTable(
  'posting_month',
  {
    accountId: text('account_id').notNull(),
    /** `YYYY-MM` */
    month: text('month').notNull(),
    currency: text('currency').notNull(),
    legs: integer('legs').notNull(),
    amountMinor: integer('amount_minor').notNull(),
  },
  (t) => [primaryKey({ columns: [t.accountId, t.month, t.currency] })],
);

export const tag = sqliteTable('tag', {
  id: text('id').primaryKey().notNull(),
  name: text('name').notNull().unique(),
});

export const entryTag = sqliteTable(
  'entry_tag',
  {
    entryId: text('entry_id')
      .notNull()
      .references(() => entry.id),
    tagId: text('tag_id')
      .notNull()
      .references(() => tag.id),
  },
  (t) => [primaryKey({ columns: [t.entryId, t.tagId] }), index('entry_tag_tag').on(t.tagId)],
);

/** Every stored file's bytes once, under the SHA-256 of the original; statements, attachments and papers share it. */
export const blobStore = sqliteTable('blob_store', {
  sha256: text('sha256').primaryKey().notNull(),
  size: integer('size').notNull(),
  /** How `bytes` are packed: `raw` or `zstd`. */
  packing: text('packing', { enum: ['raw', 'zstd'] }).notNull(),
  bytes: blob('bytes', { mode: 'buffer' }).notNull(),
});

/** A file that belongs to an entry: a receipt, a contract, a letter. */
export const attachment = sqliteTable(
  'attachment',
  {
    id: text('id').primaryKey().notNull(),
    entryId: text('entry_id')
      .notNull()
      .references(() => entry.id),
    sha256: text('sha256')
      .notNull()
      .references(() => blobStore.sha256),
    name: text('name').notNull(),
    mediaType: text('media_type').notNull(),
    addedAt: text('added_at').notNull(),
  },
  (t) => [uniqueIndex('attachment_once').on(t.entryId, t.sha256), index('attachment_blob').on(t.sha256)],
);

// --- The bank's evidence: what was imported, from which file, and what it became in the books ---

/** One import command: one or more files that arrived and can leave together. */
export const importBatch = sqliteTable('import_batch', {
  id: text('id').primaryKey().notNull(),
  at: text('at').notNull(),
  fileCount: integer('file_count').notNull(),
  /** Statement lines this batch brought in. */
  lineCount: integer('line_count').notNull(),
  /** Ids are made in order: what has one between the batch's own and this came with it. Empty in old batches. */
  lastId: text('last_id'),
});

export const sourceFile = sqliteTable(
  'source_file',
  {
    id: text('id').primaryKey().notNull(),
    batchId: text('batch_id')
      .notNull()
      .references(() => importBatch.id),
    sha256: text('sha256')
      .notNull()
      .references(() => blobStore.sha256),
    /** The text that rows lie in, where the file itself is none: a table of a workbook. */
    textSha256: text('text_sha256').references(() => blobStore.sha256),
    name: text('name').notNull(),
    format: text('format').notNull(),
    /** Of the text that rows lie in. */
    encoding: text('encoding').notNull(),
    /** The CSV mapping that was used, as JSON; `null` for self-describing formats. */
    mapping: text('mapping'),
    /** Rows that could not be booked, as JSON: line, reason, raw text. Never dropped, so that they can be mended. */
    problems: text('problems').notNull(),
  },
  (t) => [index('source_file_batch').on(t.batchId), index('source_file_blob').on(t.sha256)],
);

/** One account's part of one file, with the balances that the bank states. Decimals exactly as printed. */
export const statement = sqliteTable(
  'statement',
  {
    id: text('id').primaryKey().notNull(),
    sourceFileId: text('source_file_id')
      .notNull()
      .references(() => sourceFile.id),
    accountId: text('account_id')
      .notNull()
      .references(() => account.id),
    periodFrom: text('period_from'),
    periodTo: text('period_to'),
    firstDate: text('first_date'),
    lastDate: text('last_date'),
    openingMinor: integer('opening_minor'),
    openingOn: text('opening_on'),
    closingMinor: integer('closing_minor'),
    closingOn: text('closing_on'),
    rowCount: integer('row_count').notNull(),
    newCount: integer('new_count').notNull(),
    /** Sum of the rows that could not be booked, as far as their amounts can be read. */
    unbookedMinor: integer('unbooked_minor').notNull(),
    /** Rows whose amounts could not be read; `null` of statements from before they were counted. */
    unreadCount: integer('unread_count'),
    /** The day that its list of positions is of; and the list, as JSON, where it has one: what was held, as stated. */
    positionsOn: text('positions_on'),
    positions: text('positions'),
  },
  (t) => [
    index('statement_account').on(t.accountId, t.closingOn),
    index('statement_file').on(t.sourceFileId),
  ],
);

/** One row as the bank sent it: verbatim, never edited. Its text lies at `offset`..`length` of the decoded file. */
export const statementLine = sqliteTable(
  'statement_line',
  {
    id: text('id').primaryKey().notNull(),
    accountId: text('account_id')
      .notNull()
      .references(() => account.id),
    statementId: text('statement_id')
      .notNull()
      .references(() => statement.id),
    date: text('date').notNull(),
    valueDate: text('value_date'),
    amountMinor: integer('amount_minor').notNull(),
    payee: text('payee').notNull(),
    memo: text('memo').notNull(),
    type: text('type').notNull(),
    checkNumber: text('check_number'),
    reference: text('reference'),
    counterparty: text('counterparty'),
    lineNumber: integer('line_number').notNull(),
    offset: integer('offset').notNull(),
    length: integer('length').notNull(),
    /** What makes the row itself (see identity.ts), and its number among equal rows. */
    identity: text('identity').notNull(),
    occurrence: integer('occurrence').notNull(),
    /** The line that this one takes back or replaces: its amount is what that changes. */
    correctsId: text('corrects_id'),
  },
  (t) => [
    uniqueIndex('statement_line_identity').on(t.accountId, t.identity, t.occurrence),
    index('statement_line_statement').on(t.statementId),
    index('statement_line_corrects').on(t.correctsId).where(sql`corrects_id IS NOT NULL`),
  ],
);

/**
 * Which legs a statement line stands for: one, or several of the line's account that come to its amount. Two lines never
 * share a leg; where two are one entry's, the entry has a leg for each.
 */
export const lineMatch = sqliteTable(
  'line_match',
  {
    statementLineId: text('statement_line_id')
      .notNull()
      .references(() => statementLine.id),
    entryId: text('entry_id').notNull(),
    line: integer('line').notNull(),
    /** `created`: the entry was made from the line; `matched`: the line met an entry that was there. */
    kind: text('kind', { enum: ['created', 'matched'] }).notNull(),
    /** The leg had been entered as seen at the bank already, before the line met it; empty: it waited for it. */
    wasCleared: integer('was_cleared', { mode: 'boolean' }),
    /** The entry was made with the match, for what was left over, and goes with it. */
    isRest: integer('is_rest', { mode: 'boolean' }),
  },
  (t) => [
    primaryKey({ columns: [t.statementLineId, t.entryId, t.line] }),
    uniqueIndex('line_match_leg').on(t.entryId, t.line),
    index('line_match_matched').on(t.entryId, t.line).where(sql`kind = 'matched'`),
    foreignKey({ columns: [t.entryId, t.line], foreignColumns: [posting.entryId, posting.line] }),
  ],
);

// --- The door's own tables -------------------------------------------------------------------------------------------

/** One executed command. Append-only; `hash` covers everything else in the row and the previous row's hash. */
export const auditEvent = sqliteTable('audit_event', {
  seq: integer('seq').primaryKey().notNull(),
  at: text('at').notNull(),
  actor: text('actor').notNull(),
  role: text('role').notNull(),
  command: text('command').notNull(),
  /** The input as canonical JSON; bytes of files are replaced by their names, sizes and hashes. */
  input: text('input').notNull(),
  mode: text('mode', { enum: ['do', 'undo', 'redo'] }).notNull(),
  /** For `undo` and `redo`: the event taken back or done again. */
  targetSeq: integer('target_seq'),
  changeCount: integer('change_count').notNull(),
  /** SHA-256 over this event's change chunks, in order. */
  changesHash: text('changes_hash').notNull(),
  prevHash: text('prev_hash').notNull(),
  hash: text('hash').notNull(),
});

/** Row images before and after, packed: see `changes.ts`. */
export const auditChange = sqliteTable(
  'audit_change',
  {
    seq: integer('seq')
      .notNull()
      .references(() => auditEvent.seq),
    chunk: integer('chunk').notNull(),
    bytes: blob('bytes', { mode: 'buffer' }).notNull(),
  },
  (t) => [primaryKey({ columns: [t.seq, t.chunk] })],
);

/** Which commands can be undone or redone now. Derived from the audit log's order, not itself audited. */
export const undoStack = sqliteTable('undo_stack', {
  seq: integer('seq')
    .primaryKey()
    .notNull()
    .references(() => auditEvent.seq),
  state: text('state', { enum: ['done', 'undone'] }).notNull(),
});

/** Idempotency: the answer a command gave, under the key the caller chose, so that a retry does nothing twice. */
export const commandKey = sqliteTable('command_key', {
  key: text('key').primaryKey().notNull(),
  seq: integer('seq')
    .notNull()
    .references(() => auditEvent.seq),
  /** SHA-256 of the input: the same key with another input is a mistake. */
  inputHash: text('input_hash').notNull(),
  answer: text('answer').notNull(),
});
