/** Papers as plain data, with what stands on their lines: for other papers that hold them. */
import type { DayOf } from '../ledger/index.ts';
import type { Paper } from '../papers/index.ts';
import type { VaultDatabase } from '../vault/index.ts';
import { requireDocument, signersOfDocument } from './rows.ts';
import { withSignatures } from './sign.ts';

export interface PaperForm {
  id: string;
  paper: Paper;
}

/** Of those that were made here; one that was filed has no words of its own. */
export function paperForms(db: VaultDatabase, ids: readonly string[], dayOf: DayOf): PaperForm[] {
  return ids.flatMap((id) => {
    const row = requireDocument(db, id);
    if (row.paper === null || row.content_hash === null) return [];
    const paper = JSON.parse(row.paper) as Paper;
    return [{ id, paper: withSignatures(paper, signersOfDocument(db, id), row.content_hash, dayOf) }];
  });
}
