import { index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { CHECK_IDS, FINDING_EVENTS, FORMALITY_KINDS, SEVERITIES } from '../../shared/contract/veil.ts';
import { blobStore, entity } from '../ledger/schema.ts';

/** A company's own figure in the place of a usual one. */
export const veilSetting = sqliteTable(
  'veil_setting',
  {
    entityId: text('entity_id')
      .notNull()
      .references(() => entity.id),
    name: text('name').notNull(),
    /** `null`: it is not looked at. */
    value: integer('value'),
  },
  (t) => [primaryKey({ columns: [t.entityId, t.name] })],
);

/** What became of a finding, and what somebody said of it. Rows are added, never changed. */
export const findingEvent = sqliteTable(
  'finding_event',
  {
    id: text('id').primaryKey().notNull(),
    entityId: text('entity_id')
      .notNull()
      .references(() => entity.id),
    checkId: text('check_id', { enum: CHECK_IDS }).notNull(),
    subjectKind: text('subject_kind').notNull(),
    subjectId: text('subject_id').notNull(),
    event: text('event', { enum: FINDING_EVENTS }).notNull(),
    /** The day that it is about: on which it opened, or was cured. */
    date: text('date').notNull(),
    severity: text('severity', { enum: SEVERITIES }).notNull(),
    ruleVersion: integer('rule_version').notNull(),
    /** What the check said, or what somebody noted. */
    text: text('text').notNull(),
    by: text('by').notNull(),
    at: text('at').notNull(),
  },
  (t) => [index('finding_event_of').on(t.entityId, t.checkId, t.subjectKind, t.subjectId)],
);

/** Something that a company has to have, or to file by a day. */
export const formality = sqliteTable(
  'formality',
  {
    id: text('id').primaryKey().notNull(),
    entityId: text('entity_id')
      .notNull()
      .references(() => entity.id),
    kind: text('kind', { enum: FORMALITY_KINDS }).notNull(),
    title: text('title').notNull(),
    dueOn: text('due_on'),
    doneOn: text('done_on'),
    /** After how many months it is due again; `null`: once. */
    everyMonths: integer('every_months'),
    note: text('note').notNull(),
    recordedOn: text('recorded_on').notNull(),
    evidenceSha256: text('evidence_sha256').references(() => blobStore.sha256),
    evidenceName: text('evidence_name'),
    evidenceType: text('evidence_type'),
  },
  (t) => [index('formality_due').on(t.entityId, t.dueOn), index('formality_blob').on(t.evidenceSha256)],
);
