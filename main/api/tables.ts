/** Every table the door may write, from every feature. A table that is not here can't be changed by a command. */
import type { SQLiteTable } from 'drizzle-orm/sqlite-core';
import { bankLink, csvProfile, deducedOpening } from '../import/schema.ts';
import * as ledger from '../ledger/schema.ts';
import { reconciliation } from '../reconcile/schema.ts';
import { rule } from '../rules/schema.ts';
import { taxAdjustment } from '../tax/schema.ts';

export const TABLES: readonly SQLiteTable[] = [
  ledger.entity,
  ledger.member,
  ledger.account,
  ledger.entry,
  ledger.posting,
  ledger.tag,
  ledger.entryTag,
  ledger.attachment,
  ledger.importBatch,
  ledger.sourceFile,
  ledger.statement,
  ledger.statementLine,
  ledger.lineMatch,
  bankLink,
  deducedOpening,
  csvProfile,
  rule,
  reconciliation,
  taxAdjustment,
];
