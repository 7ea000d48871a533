/** How far the papers of crossings are: none, made, signed. */
import type { PaperKind } from '../../shared/contract/paper.ts';
import { prepared, type VaultDatabase } from '../vault/index.ts';
import { wantedKind } from './kinds.ts';

export interface CrossingPaper {
  /** The kind that is wanted; `null`: none of its own. */
  wanted: PaperKind | null;
  state: 'none' | 'made' | 'signed';
  /** The paper that counts: the wanted kind, not void, not superseded. */
  documentId: string | null;
  isRatification: boolean;
  authorizedOn: string | null;
  effectiveOn: string | null;
  signedOn: string | null;
  /** The instant it was made, or filed. */
  madeAt: string | null;
}

interface Row {
  id: string;
  kind: string;
  settlement: 'owed' | 'equity' | 'paid';
  loan_id: string | null;
  from_kind: 'llc' | 'person';
  to_kind: 'llc' | 'person';
}
const crossed = prepared<Row>(
  `SELECT c.id, c.kind, c.settlement, c.loan_id, o.kind AS from_kind, m.kind AS to_kind
   FROM json_each(?) j JOIN crossing c ON c.id = j.value
   JOIN entry oe ON oe.id = c.origin_entry_id JOIN entity o ON o.id = oe.entity_id
   JOIN entry me ON me.id = c.mirror_entry_id JOIN entity m ON m.id = me.entity_id`,
);

interface PaperRow {
  crossing_id: string;
  id: string;
  kind: PaperKind;
  state: 'made' | 'signed';
  is_ratification: number;
  authorized_on: string | null;
  effective_on: string;
  signed_on: string | null;
  made_at: string;
}
const PAPER = `d.id, d.kind, d.state, d.is_ratification, d.authorized_on, d.effective_on, d.signed_on, d.made_at`;
const STANDS = `d.state <> 'void' AND NOT EXISTS (SELECT 1 FROM document s WHERE s.supersedes_id = d.id)`;
/** What is lent further on a loan stands on the paper that the loan has. */
const papers = prepared<PaperRow>(
  `SELECT x.crossing_id, ${PAPER} FROM json_each(:ids) j JOIN document_crossing x ON x.crossing_id = j.value
   JOIN document d ON d.id = x.document_id WHERE ${STANDS}
   UNION SELECT c.id, ${PAPER} FROM json_each(:ids) j JOIN crossing c ON c.id = j.value AND c.loan_id IS NOT NULL
   JOIN document d ON d.loan_id = c.loan_id WHERE ${STANDS} ORDER BY 2`,
);

/** By the id of the crossing; those that are not there are left out. */
export function paperStateOf(db: VaultDatabase, crossingIds: readonly string[]): Map<string, CrossingPaper> {
  const ids = JSON.stringify(crossingIds);
  const found = Map.groupBy(papers(db).all({ ids }), ({ crossing_id }) => crossing_id);
  return new Map(
    crossed(db)
      .all(ids)
      .map((row) => {
        const wanted = wantedKind({ ...row, from: row.from_kind, to: row.to_kind });
        const own = (found.get(row.id) ?? []).filter(({ kind }) => kind === wanted);
        const counts = own.findLast(({ state }) => state === 'signed') ?? own.at(-1);
        return [row.id, stateOf(wanted, counts)] as const;
      }),
  );
}

function stateOf(wanted: PaperKind | null, paper: PaperRow | undefined): CrossingPaper {
  return {
    wanted,
    state: paper?.state ?? 'none',
    documentId: paper?.id ?? null,
    isRatification: paper?.is_ratification === 1,
    authorizedOn: paper?.authorized_on ?? null,
    effectiveOn: paper?.effective_on ?? null,
    signedOn: paper?.signed_on ?? null,
    madeAt: paper?.made_at ?? null,
  };
}
