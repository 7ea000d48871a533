/** What other floors may use of the books. */
export {
  accountHandlers,
  addAccount,
  type Balance,
  bookOpening,
  defaultParent,
  type NewAccount,
} from './accounts.ts';
export { addressOf } from './address.ts';
export { attachmentHandlers } from './attachments.ts';
export { BANK_DAY, bankBalance, currentBankBalance } from './bank-balance.ts';
export { readBytes } from './blobs.ts';
export { changeMany } from './bulk.ts';
export { taxLineFor } from './chart/lines.ts';
export { crossingsOf, IS_CROSSED } from './crossed.ts';
export { requireOrder } from './days.ts';
export { type AuditEvent, chainHashAt, chainTip } from './door/audit.ts';
export {
  type Actor,
  authorise,
  type CommandSpec,
  Door,
  type ExecuteOptions,
  validate,
  type World,
} from './door/door.ts';
export { explainGuard } from './door/guards.ts';
export { nextOf } from './door/history.ts';
export { Pace } from './door/pace.ts';
export { changesSince, type WrittenChange, type WrittenRow, writtenSince } from './door/since.ts';
export { type TableToken, table, tableInfo } from './door/tables.ts';
export { Unit } from './door/unit.ts';
export { entityHandlers, periodHandlers } from './entities.ts';
export { createEntry, entryHandlers } from './entries.ts';
export type { DayOf, HandlersOf, Progress, Scope } from './handlers.ts';
export { becameAt, removedAt } from './happened.ts';
export { auditHandlers, historyHandlers } from './history.ts';
export {
  AccountFinder,
  type AccountRow,
  accountById,
  accountOfRole,
  accountPath,
  type ChartAccount,
  type EntityRow,
  findAccount,
  findEntity,
  inTree,
  listEntities,
  loadChart,
} from './lookup.ts';
export { type HandMatch, matchedByHand, nameKey } from './matched-by-hand.ts';
export { holdersOn, loadMembers, type Member, type Members, type NewStake, setOwnership } from './members.ts';
export type { MendedRows } from './mended.ts';
export { methodOf } from './method.ts';
export { atOneMoment } from './one-moment.ts';
export { everOwedTo, OpenItems, type OwedOn, ownName } from './open-items.ts';
export { amountBetween } from './register/amounts.ts';
export { Params } from './register/params.ts';
export { versionOf } from './register/version.ts';
export { waitingOf } from './register/waiting.ts';
export { eachWordIn } from './register/words.ts';
export { removeEntry } from './removal.ts';
export { type Rename, renames } from './renames.ts';
export { listedRoles, MONEY_ROLES, STATEMENT_ROLES } from './roles.ts';
export { endOfDay, firstOfDay, goesOnFrom, lastOfDay, STATEMENTS_A_DAY_MAX } from './same-day.ts';
export {
  BEGINNING,
  type Ownership,
  ownedParts,
  percentOf,
  profitParts,
  readMillionths,
  type Stake,
  stakesOn,
  type Weight,
  writeMillionths,
} from './stakes.ts';
export { BUCKET, type Bucket, type Sum, type SumQuery, sumAll, sumEarnings } from './sums.ts';
export { setTags, tagsOf } from './tags.ts';
export { isCalendarYear, taxYearAt, taxYearEndingIn, taxYearOf } from './tax-year.ts';
export type { Transfers } from './transfers.ts';
export { isRow, problemsIn, type Unbooked, unbookedId } from './unbooked.ts';
export { type CheckResult, verifyBooks } from './verify.ts';
