/** The contract, answered: one group of handlers for each group of procedures. */
import type { contract } from '../../shared/contract/index.ts';
import { journalHandlers } from '../export/index.ts';
import { importHandlers } from '../import/index.ts';
import {
  accountHandlers,
  attachmentHandlers,
  auditHandlers,
  entityHandlers,
  entryHandlers,
  type HandlersOf,
  historyHandlers,
  periodHandlers,
} from '../ledger/index.ts';
import { mergeHandlers } from '../merge/index.ts';
import { reconcileHandlers } from '../reconcile/index.ts';
import { reportHandlers } from '../reports/index.ts';
import { ruleHandlers } from '../rules/index.ts';
import { taxHandlers } from '../tax/index.ts';
import { viewHandlers } from '../views/index.ts';
import { vaultHandlers } from './vault-handlers.ts';

/** All groups that need an open vault; `app` is the desk’s. */
export const handlers: {
  [Group in Exclude<keyof typeof contract, 'app'>]: HandlersOf<(typeof contract)[Group]>;
} = {
  entity: entityHandlers,
  account: { ...accountHandlers, ...mergeHandlers },
  entry: entryHandlers,
  attachment: attachmentHandlers,
  period: periodHandlers,
  imports: importHandlers,
  rules: ruleHandlers,
  reconcile: reconcileHandlers,
  reports: reportHandlers,
  tax: taxHandlers,
  journal: journalHandlers,
  history: historyHandlers,
  audit: auditHandlers,
  vault: vaultHandlers,
  view: viewHandlers,
};
