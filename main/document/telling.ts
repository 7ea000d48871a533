/** The papers that tell of crossings and loans: those that stand, neither void nor superseded. */
import type { PaperOut } from '../../shared/contract/paper.ts';
import { prepared, type VaultDatabase } from '../vault/index.ts';

export type Telling = Pick<PaperOut, 'id' | 'title' | 'subject' | 'state' | 'signed_on'>;

const standing = prepared<Telling>(
  `SELECT d.id, d.title, d.subject, d.state, d.signed_on FROM document d
   WHERE d.state <> 'void' AND NOT EXISTS (SELECT 1 FROM document s WHERE s.supersedes_id = d.id)
     AND (d.loan_id IN (SELECT value FROM json_each(:loans))
       OR EXISTS (SELECT 1 FROM document_crossing x
         WHERE x.document_id = d.id AND x.crossing_id IN (SELECT value FROM json_each(:crossings))))
   ORDER BY d.effective_on, d.id`,
);

export function papersTelling(
  db: VaultDatabase,
  { crossings, loans }: { crossings: readonly string[]; loans: readonly string[] },
): Telling[] {
  return standing(db).all({ crossings: JSON.stringify(crossings), loans: JSON.stringify(loans) });
}
