import { index, integer, primaryKey, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';
import {
  PAPER_FILE_SORTS,
  PAPER_KINDS,
  PAPER_ORIGINS,
  PAPER_STATES,
  SIGNING_WAYS,
  TEMPLATE_KINDS,
} from '../../shared/contract/paper.ts';
import { blobStore, entity } from '../ledger/schema.ts';

/**
 * A paper. What it says never changes: another paper supersedes it. `migrations/0010_papers.sql` has what the database
 * refuses.
 */
export const document = sqliteTable(
  'document',
  {
    id: text('id').primaryKey().notNull(),
    kind: text('kind', { enum: PAPER_KINDS }).notNull(),
    isRatification: integer('is_ratification', { mode: 'boolean' }).notNull(),
    origin: text('origin', { enum: PAPER_ORIGINS }).notNull(),
    state: text('state', { enum: PAPER_STATES }).notNull(),
    title: text('title').notNull(),
    subject: text('subject').notNull(),
    entityId: text('entity_id')
      .notNull()
      .references(() => entity.id),
    otherId: text('other_id')
      .notNull()
      .references(() => entity.id),
    amountMinor: integer('amount_minor').notNull(),
    currency: text('currency').notNull(),
    /** Four dates, none of which stands for another: decided, effective, signed, and made. */
    authorizedOn: text('authorized_on'),
    effectiveOn: text('effective_on').notNull(),
    signedOn: text('signed_on'),
    madeAt: text('made_at').notNull(),
    lateReason: text('late_reason'),
    voidReason: text('void_reason'),
    loanId: text('loan_id'),
    /** The paper that this one was made instead of. */
    supersedesId: text('supersedes_id'),
    /** Which texts it was made from; none of one that was filed, as is all that follows. */
    template: text('template'),
    /** Facts, and the paper as plain data, as canonical JSON: what the hash is taken over, and what signatures are set into. */
    facts: text('facts'),
    paper: text('paper'),
    /** What stands as a blank, a JSON list of words. */
    open: text('open').notNull(),
    contentHash: text('content_hash'),
    /** The PDF as it was made; of one that was filed, the copy. */
    sha256: text('sha256')
      .notNull()
      .references(() => blobStore.sha256),
  },
  (t) => [
    index('document_effective').on(t.effectiveOn),
    index('document_entity').on(t.entityId),
    index('document_other').on(t.otherId),
    index('document_loan').on(t.loanId),
    uniqueIndex('document_supersedes').on(t.supersedesId),
  ],
);

/** What a paper is about. No foreign key: a paper outlives the crossing, when that is taken apart. */
export const documentCrossing = sqliteTable(
  'document_crossing',
  {
    documentId: text('document_id')
      .notNull()
      .references(() => document.id),
    crossingId: text('crossing_id').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.documentId, t.crossingId] }),
    index('document_crossing_crossing').on(t.crossingId),
  ],
);

/** Where a paper is signed, and whether it is. */
export const documentSigner = sqliteTable(
  'document_signer',
  {
    documentId: text('document_id')
      .notNull()
      .references(() => document.id),
    /** From 1 on, in the order of the paper. */
    line: integer('line').notNull(),
    party: text('party').notNull(),
    signer: text('signer').notNull(),
    signedOn: text('signed_on'),
    /** The instant it was told, which of a paper signed by pen is later. */
    signedAt: text('signed_at'),
    how: text('how', { enum: SIGNING_WAYS }),
    /** What stands on the line: the typed name, or strokes as JSON. */
    mark: text('mark'),
  },
  (t) => [primaryKey({ columns: [t.documentId, t.line] })],
);

export const documentFile = sqliteTable(
  'document_file',
  {
    id: text('id').primaryKey().notNull(),
    documentId: text('document_id')
      .notNull()
      .references(() => document.id),
    sort: text('sort', { enum: PAPER_FILE_SORTS }).notNull(),
    sha256: text('sha256')
      .notNull()
      .references(() => blobStore.sha256),
    name: text('name').notNull(),
    mediaType: text('media_type').notNull(),
    addedAt: text('added_at').notNull(),
  },
  (t) => [index('document_file_document').on(t.documentId), index('document_file_blob').on(t.sha256)],
);

/** Texts that somebody edited, by version; the last one of a kind is what papers are made from. */
export const documentTemplate = sqliteTable(
  'document_template',
  {
    id: text('id').primaryKey().notNull(),
    kind: text('kind', { enum: TEMPLATE_KINDS }).notNull(),
    version: integer('version').notNull(),
    /** `null`: the built-in text again. */
    text: text('text'),
    note: text('note').notNull(),
    editedAt: text('edited_at').notNull(),
  },
  (t) => [uniqueIndex('document_template_version').on(t.kind, t.version)],
);
