/** Papers as they are stored, and as the contract shows them. */
import type { PaperKind, PaperOut, PaperState } from '../../shared/contract/paper.ts';
import { BulkheadError } from '../../shared/errors.ts';
import { formatMoney } from '../../shared/money.ts';
import { type DayOf, removedAt } from '../ledger/index.ts';
import { prepared, preparedValue, type VaultDatabase } from '../vault/index.ts';
import { isSubstantiated } from './expenses.ts';
import type { Facts } from './facts.ts';
import { voidedOn } from './standing.ts';

export interface DocumentRow {
  id: string;
  kind: PaperKind;
  is_ratification: number;
  origin: PaperOut['origin'];
  state: PaperState;
  title: string;
  subject: string;
  entity_id: string;
  other_id: string;
  amount_minor: number;
  currency: string;
  authorized_on: string | null;
  effective_on: string;
  signed_on: string | null;
  made_at: string;
  late_reason: string | null;
  void_reason: string | null;
  loan_id: string | null;
  supersedes_id: string | null;
  template: string | null;
  facts: string | null;
  paper: string | null;
  open: string;
  content_hash: string | null;
  sha256: string;
}

export interface SignerRow {
  line: number;
  party: string;
  signer: string;
  signed_on: string | null;
  signed_at: string | null;
  how: PaperOut['signers'][number]['how'];
  mark: string | null;
}

const byId = prepared<DocumentRow>('SELECT * FROM document WHERE id = ?');
const nameOf = preparedValue<string>('SELECT name FROM entity WHERE id = ?');
const crossingIds = preparedValue<string>(
  'SELECT crossing_id FROM document_crossing WHERE document_id = ? ORDER BY crossing_id',
);
const missing = preparedValue<string>(
  `SELECT d.crossing_id FROM document_crossing d WHERE d.document_id = ?
   AND NOT EXISTS (SELECT 1 FROM crossing c WHERE c.id = d.crossing_id)`,
);
/** Who gives: by the facts of a paper that was made here, else by the books. */
const giver = preparedValue<string>(
  `SELECT ifnull(json_extract(d.facts, '$.giver.id'),
     (SELECT e.entity_id FROM document_crossing x JOIN crossing c ON c.id = x.crossing_id
      JOIN entry e ON e.id = c.origin_entry_id WHERE x.document_id = d.id LIMIT 1))
   FROM document d WHERE d.id = ?`,
);
const successor = prepared<{ id: string; made_at: string }>(
  'SELECT id, made_at FROM document WHERE supersedes_id = ? ORDER BY made_at LIMIT 1',
);
const signers = prepared<SignerRow>(
  `SELECT line, party, signer, signed_on, signed_at, how, mark FROM document_signer
   WHERE document_id = ? ORDER BY line`,
);
const files = prepared<PaperOut['files'][number]>(
  `SELECT f.id, f.sort, f.name, f.media_type, b.size, f.sha256, f.added_at FROM document_file f
   JOIN blob_store b ON b.sha256 = f.sha256 WHERE f.document_id = ? ORDER BY f.added_at, f.id`,
);

/** NOT_FOUND unless there is such a paper. */
export function requireDocument(db: VaultDatabase, id: string): DocumentRow {
  const row = byId(db).get(id);
  if (row) return row;
  throw new BulkheadError('NOT_FOUND', `There is no paper ${id}.`, {
    remedy: 'It may have been undone meanwhile. Look at the list again.',
    facts: { next: 'paper.list' },
  });
}

export const signersOfDocument = (db: VaultDatabase, id: string): SignerRow[] => signers(db).all(id);
export const filesOfDocument = (db: VaultDatabase, id: string): PaperOut['files'] => files(db).all(id);
export const crossingsOfDocument = (db: VaultDatabase, id: string): string[] => crossingIds(db).all(id);
export const successorOf = (db: VaultDatabase, id: string): string | null =>
  successor(db).get(id)?.id ?? null;

/** What of that it tells of is no longer in the books, and since when: the latest day, where several were taken back. */
export function takenBack(db: VaultDatabase, id: string, dayOf: DayOf): { count: number; on: string | null } {
  const ids = missing(db).all(id);
  const last = ids
    .flatMap((one) => removedAt(db, 'crossing', one) ?? [])
    .sort()
    .at(-1);
  return { count: ids.length, on: last === undefined ? null : dayOf(last) };
}

/** Who signs each line, as the paper names them; `null`: a blank, or a paper that was filed. */
export function namesOnLines({ facts }: Pick<DocumentRow, 'facts'>): (string | null)[] {
  return facts === null ? [] : (JSON.parse(facts) as Pick<Facts, 'signers'>).signers.map(({ name }) => name);
}

/** Of an expense report that nobody signed yet, by what stands in it. */
export function isReported(db: VaultDatabase, id: string): boolean {
  const { facts } = requireDocument(db, id);
  return facts !== null && isSubstantiated(JSON.parse(facts) as Pick<Facts, 'movements' | 'details'>);
}

/** `dayOf`: by the user’s clocks. */
export function describe({ db, dayOf }: { db: VaultDatabase; dayOf: DayOf }, row: DocumentRow): PaperOut {
  const { id, currency, entity_id, other_id } = row;
  const [entity, other] = [nameOf(db).get(entity_id)!, nameOf(db).get(other_id)!];
  const [from, to] = giver(db).get(id) === other_id ? [other, entity] : [entity, other];
  const { facts, paper: _paper, sha256: _sha256, ...shown } = row;
  const gone = takenBack(db, id, dayOf);
  const after = successor(db).get(id);
  const names = namesOnLines(row);
  return {
    ...shown,
    is_ratification: row.is_ratification === 1,
    ...{ entity, with_id: other_id, with: other, from, to },
    amount: formatMoney(row.amount_minor, currency),
    open: JSON.parse(row.open) as string[],
    details: facts === null ? {} : (JSON.parse(facts) as Pick<Facts, 'details'>).details,
    crossings: crossingsOfDocument(db, id),
    ...{ missing_crossings: gone.count, taken_back_on: gone.on },
    loan: row.loan_id,
    supersedes: row.supersedes_id,
    superseded_by: after?.id ?? null,
    superseded_on: after === undefined ? null : dayOf(after.made_at),
    voided_on: voidedOn(db, row, dayOf),
    signers: signersOfDocument(db, id).map(({ line, party, signer, signed_on, how }) => ({
      ...{ line, party, signer, signed_on, how, name: names[line - 1] ?? null },
    })),
    files: filesOfDocument(db, id),
  };
}
