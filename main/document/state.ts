/** How far the papers of crossings are: none, made, signed. */
import type { PaperKind } from '../../shared/contract/paper.ts';
import { EFFECT, type Effect, givenUp } from '../crossing/index.ts';
import { prepared, type VaultDatabase } from '../vault/index.ts';
import { wantedKind } from './kinds.ts';
import { type On, type StandingRow, SUPERSEDED_AT, standingOf } from './standing.ts';

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
  effect: Effect | null;
  from_kind: 'llc' | 'person';
  to_kind: 'llc' | 'person';
}
const crossed = prepared<Row>(
  `SELECT c.id, c.kind, c.settlement, ${EFFECT} AS effect, f.kind AS from_kind, t.kind AS to_kind
   FROM json_each(?) j JOIN crossing c ON c.id = j.value
   JOIN posting o ON o.entry_id = c.origin_entry_id AND o.line = c.origin_line
   JOIN entry oe ON oe.id = c.origin_entry_id JOIN entity f ON f.id = oe.entity_id
   JOIN entry me ON me.id = c.mirror_entry_id JOIN entity t ON t.id = me.entity_id`,
);

interface PaperRow extends StandingRow {
  crossing_id: string;
  kind: PaperKind;
  is_ratification: number;
  authorized_on: string | null;
  effective_on: string;
}
const PAPER = `d.id, d.kind, d.state, d.is_ratification, d.authorized_on, d.effective_on, d.signed_on, d.made_at,
  ${SUPERSEDED_AT} AS superseded_at`;
/** A paper tells what it names and no more: what is lent later on the same loan wants one of its own. */
const papers = prepared<PaperRow>(
  `SELECT x.crossing_id, ${PAPER} FROM json_each(:ids) j JOIN document_crossing x ON x.crossing_id = j.value
   JOIN document d ON d.id = x.document_id ORDER BY d.id`,
);

/** By the id of the crossing; those that are not there are left out. `on`: as it was on that day, and not as it is. */
export function paperStateOf(
  db: VaultDatabase,
  crossingIds: readonly string[],
  on: On | null = null,
): Map<string, CrossingPaper> {
  const ids = JSON.stringify(crossingIds);
  const found = Map.groupBy(papers(db).all({ ids }), ({ crossing_id }) => crossing_id);
  let waived: ReadonlySet<string> | null = null;
  // Nothing is paid back by a report where all was given up, which has a record of its own.
  const isWaived = (id: string) => {
    waived ??= givenUp(db, on?.day ?? null);
    return waived.has(id);
  };
  return new Map(
    crossed(db)
      .all(ids)
      .map((row) => {
        const wanted = wantedKind({ ...row, from: row.from_kind, to: row.to_kind });
        const own = (found.get(row.id) ?? []).flatMap((paper): Standing[] => {
          const state = paper.kind === wanted ? standingOf(db, paper, on) : null;
          return state === null ? [] : [{ ...paper, state }];
        });
        const counts = own.findLast(({ state }) => state === 'signed') ?? own.at(-1);
        const isMoot = wanted === 'expense-report' && counts === undefined && isWaived(row.id);
        return [row.id, stateOf(isMoot ? null : wanted, counts)] as const;
      }),
  );
}

type Standing = PaperRow & { state: 'made' | 'signed' };

function stateOf(wanted: PaperKind | null, paper: Standing | undefined): CrossingPaper {
  return {
    wanted,
    state: paper?.state ?? 'none',
    documentId: paper?.id ?? null,
    isRatification: paper?.is_ratification === 1,
    authorizedOn: paper?.authorized_on ?? null,
    effectiveOn: paper?.effective_on ?? null,
    signedOn: paper?.state === 'signed' ? paper.signed_on : null,
    madeAt: paper?.made_at ?? null,
  };
}
