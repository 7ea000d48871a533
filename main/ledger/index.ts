/** What other floors may use of the books. */
export {
  accountHandlers,
  addAccount,
  type Balance,
  balancesByAccount,
  bookOpening,
  defaultParent,
  type NewAccount,
} from './accounts.ts';
export { attachmentHandlers } from './attachments.ts';
export { readBytes, unpackBytes } from './blobs.ts';
export { type AuditEvent, chainHashAt, chainTip, chunksOf, verifyChain } from './door/audit.ts';
export { unpackChunk } from './door/changes.ts';
export {
  type Actor,
  authorise,
  type CommandSpec,
  Door,
  type ExecuteOptions,
  validate,
  type World,
} from './door/door.ts';
export { nextOf } from './door/history.ts';
export { Pace } from './door/pace.ts';
export { type TableToken, table } from './door/tables.ts';
export { Unit } from './door/unit.ts';
export { entityHandlers, periodHandlers } from './entities.ts';
export { describeEntries, entryHandlers, likePattern, removeEntry, requireEntry } from './entries.ts';
export type { HandlersOf, Progress, Scope } from './handlers.ts';
export { auditHandlers, historyHandlers } from './history.ts';
export {
  AccountFinder,
  type AccountRow,
  accountOfRole,
  type ChartAccount,
  type EntityRow,
  findAccount,
  findEntity,
  listEntities,
  loadChart,
} from './lookup.ts';
export { type CheckResult, verifyBooks } from './verify.ts';
