/** The papers of movements: which are made, which are signed, and whom they name. */
import { paperStateOf } from '../../document/index.ts';
import type { DayOf, EntityRow } from '../../ledger/index.ts';
import { prepared, type VaultDatabase } from '../../vault/index.ts';
import type { NamedDocument, Paper } from '../facts.ts';

/** By the crossing’s id. A paper that was signed with a pen before it was filed here was there from that day on. */
export function papersOf(
  db: VaultDatabase,
  crossingIds: readonly string[],
  dayOf: DayOf,
): ReadonlyMap<string, Paper> {
  const papers = new Map<string, Paper>();
  for (const [id, { state, signedOn, madeAt }] of paperStateOf(db, crossingIds)) {
    const madeOn = madeAt === null ? null : dayOf(madeAt);
    const signed = state === 'signed' ? signedOn : null;
    const made = signed !== null && madeOn !== null && signed < madeOn ? signed : madeOn;
    papers.set(id, { signedOn: signed, madeOn: made });
  }
  return papers;
}

interface Signer {
  id: string;
  title: string;
  effective_on: string;
  party: string | null;
  signer: string | null;
}
/** Those that stand: not void, not superseded, and about something that is in the books. */
const signersOf = prepared<Signer>(
  `SELECT d.id, d.title, d.effective_on, s.party, s.signer FROM document d
   LEFT JOIN document_signer s ON s.document_id = d.id
   WHERE d.entity_id = ? AND d.state <> 'void' AND NOT EXISTS (SELECT 1 FROM document n WHERE n.supersedes_id = d.id)
     AND EXISTS (SELECT 1 FROM document_crossing x JOIN crossing c ON c.id = x.crossing_id WHERE x.document_id = d.id)
   ORDER BY d.id, s.line`,
);

/** Papers with the names on them. */
export function documentsOf(db: VaultDatabase, company: EntityRow): readonly NamedDocument[] {
  const byDocument = Map.groupBy(signersOf(db).all(company.id), ({ id }) => id);
  return [...byDocument.values()].map((lines) => {
    const { id, title, effective_on } = lines[0]!;
    // The line of the company is the one in its name; where none is, the first line is in another.
    const own = lines.find(({ party }) => party === company.legal_name) ?? lines[0]!;
    return {
      ...{ id, kind: 'paper', title, date: effective_on, correctedOn: null },
      ...{ nameOnIt: own.party, capacity: own.signer },
    };
  });
}
