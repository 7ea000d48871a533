/** What other floors may use of importing. */
export { holdsPayouts } from './bank-links.ts';
export { importHandlers } from './import.ts';
export { type MatchedLeg, unmatchRow, waitAgain } from './release.ts';
export { StoredRows } from './row-entry.ts';
