/** What other floors may use of importing. */
export { holdsUnderWay, isPartInSql } from './bank-links.ts';
export { importHandlers } from './import.ts';
export { TRANSFER_DAYS_MAX } from './meeting.ts';
export { feeAccount } from './part-accounts.ts';
export { readPages, type StatementPages } from './read-pages.ts';
export { type MatchedLeg, unmatchRow, waitAgain } from './release.ts';
export { toldBefore } from './retold-rows.ts';
export { type Proposed, StoredRows } from './row-entry.ts';
export { ruledCrossings } from './ruled-crossings.ts';
export {
  type Certainty,
  type Extra,
  type Level,
  Marks,
  type Reason,
  type Side,
  weigh,
  withRivals,
} from './score.ts';
export { storedText } from './stored-text.ts';
export { lineEndOf } from './text/lines.ts';
export { transfers } from './transfers.ts';
export { mended } from './unmending.ts';
export { fileWithin, textWithin } from './within.ts';
export { SHEET_DIALECT } from './xlsx/index.ts';
