/** The papers of movements: which are made, which are signed, and whom they name. */
import {
  isReported,
  leavesSignerOpen,
  type On,
  paperStateOf,
  type StandingRow,
  SUPERSEDED_AT,
  standingOf,
} from '../../document/index.ts';
import type { EntityRow } from '../../ledger/index.ts';
import { prepared, type VaultDatabase } from '../../vault/index.ts';
import type { NamedDocument, Paper } from '../facts.ts';

/** By the crossing’s id. A paper that was signed with a pen before it was filed here was there from that day on. */
export function papersOf(
  db: VaultDatabase,
  crossingIds: readonly string[],
  on: On,
): ReadonlyMap<string, Paper> {
  const papers = new Map<string, Paper>();
  for (const [id, { wanted, documentId, signedOn, madeAt }] of paperStateOf(db, crossingIds, on)) {
    // Until it is signed, a report with blanks is handed to nobody.
    const isDraft =
      wanted === 'expense-report' && documentId !== null && signedOn === null && !isReported(db, documentId);
    const madeOn = madeAt === null || isDraft ? null : on.dayOf(madeAt);
    const made = signedOn !== null && madeOn !== null && signedOn < madeOn ? signedOn : madeOn;
    papers.set(id, { signedOn, madeOn: made });
  }
  return papers;
}

interface Signer extends StandingRow {
  title: string;
  effective_on: string;
  party: string | null;
  signer: string | null;
  how: 'typed' | 'drawn' | 'paper' | null;
}
/** Those about something that is in the books. */
const signersOf = prepared<Signer>(
  `SELECT d.id, d.title, d.effective_on, d.state, d.signed_on, d.made_at, ${SUPERSEDED_AT} AS superseded_at,
     s.party, s.signer, s.how
   FROM document d LEFT JOIN document_signer s ON s.document_id = d.id
   WHERE d.entity_id = ? AND EXISTS (SELECT 1 FROM document_crossing x JOIN crossing c ON c.id = x.crossing_id WHERE x.document_id = d.id)
   ORDER BY d.id, s.line`,
);

/** Papers that stand, with the names on them. */
export function documentsOf(db: VaultDatabase, company: EntityRow, on: On): readonly NamedDocument[] {
  const byDocument = Map.groupBy(signersOf(db).all(company.id), ({ id }) => id);
  const standing = [...byDocument.values()].filter(([first]) => standingOf(db, first!, on) !== null);
  return standing.map((lines) => {
    const { id, title, effective_on } = lines[0]!;
    // The lines of the company are those in its name; where none is, the first line is in another.
    const named = lines.filter(({ party }) => party === company.legal_name);
    const own = named.length > 0 ? named : lines.slice(0, 1);
    return {
      ...{ id, kind: 'paper', title, date: effective_on, correctedOn: null },
      ...{ nameOnIt: own[0]!.party, capacity: capacityOn(own) },
    };
  });
}

/** Empty where a line leaves it open; what a pen may have filled in nobody here has seen. */
function capacityOn(lines: readonly Signer[]): string | null {
  const open = lines.filter(({ signer }) => signer === null || leavesSignerOpen(signer));
  if (open.some(({ signer, how }) => signer === null || how === 'paper')) return null;
  return open.length > 0 ? '' : lines[0]!.signer;
}
