/** Papers as plain data, with what stands on their lines: for other papers that hold them. */
import type { Paper } from '../papers/index.ts';
import type { VaultDatabase } from '../vault/index.ts';
import { requireDocument, signersOfDocument } from './rows.ts';
import { withSignatures } from './sign.ts';
import type { On } from './standing.ts';

export interface PaperForm {
  id: string;
  paper: Paper;
}

/** Of those that were made here, as they were signed on that day; one that was filed has no words of its own. */
export function paperForms(db: VaultDatabase, ids: readonly string[], { day, dayOf }: On): PaperForm[] {
  return ids.flatMap((id) => {
    const row = requireDocument(db, id);
    if (row.paper === null || row.content_hash === null) return [];
    const paper = JSON.parse(row.paper) as Paper;
    const signers = signersOfDocument(db, id).map((one) =>
      one.signed_on !== null && one.signed_on > day ? { ...one, signed_on: null } : one,
    );
    return [{ id, paper: withSignatures(paper, signers, row.content_hash, dayOf) }];
  });
}
