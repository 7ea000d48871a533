/** Which paper a new one stands instead of. REFUSED where a signed one stands, or one that is about something else, too. */
import { BulkheadError } from '../../shared/errors.ts';
import { prepared, preparedValue, type VaultDatabase } from '../vault/index.ts';
import type { Kind } from './kinds.ts';
import type { Subject } from './load/facts.ts';
import { crossingsOfDocument } from './rows.ts';

const standing = prepared<{ id: string; state: 'made' | 'signed' }>(
  `SELECT DISTINCT d.id, d.state FROM json_each(:crossings) j JOIN document_crossing x ON x.crossing_id = j.value
   JOIN document d ON d.id = x.document_id
   WHERE d.kind = :kind AND (:effective IS NULL OR d.effective_on = :effective) AND d.state <> 'void' AND NOT EXISTS (SELECT 1 FROM document s WHERE s.supersedes_id = d.id)`,
);

const signed = preparedValue<string>(
  `SELECT DISTINCT x.crossing_id FROM json_each(:crossings) j JOIN document_crossing x ON x.crossing_id = j.value
   JOIN document d ON d.id = x.document_id
   WHERE d.kind = :kind AND d.state = 'signed' AND NOT EXISTS (SELECT 1 FROM document s WHERE s.supersedes_id = d.id)`,
);

/** Those that stand on no signed paper of the kind. */
export function withoutSigned(db: VaultDatabase, kind: Kind, crossingIds: readonly string[]): string[] {
  const told = new Set(signed(db).all({ kind, crossings: JSON.stringify(crossingIds) }));
  return crossingIds.filter((id) => !told.has(id));
}

export function supersededBy(
  db: VaultDatabase,
  { kind, crossingIds, effectiveOn }: Pick<Subject, 'kind' | 'crossingIds' | 'effectiveOn'>,
): string | null {
  const crossings = JSON.stringify(crossingIds);
  // Each amendment of a loan has a paper of its own.
  const effective = kind === 'loan-amendment' ? effectiveOn : null;
  const [only, ...more] = standing(db).all({ kind, crossings, effective });
  if (!only) return null;
  if ([only, ...more].some(({ state }) => state === 'signed'))
    throw new BulkheadError('REFUSED', 'A signed paper tells of that already.', {
      remedy: 'Void it with the reason first, if it is to be made anew.',
      facts: { paper: only.id, next: 'paper.void' },
    });
  const tellsAll = crossingsOfDocument(db, only.id).every((id) => crossingIds.includes(id));
  if (more.length === 0 && tellsAll) return only.id;
  throw new BulkheadError('REFUSED', 'Some of that stands on a paper that waits for signatures.', {
    remedy: 'Void that paper first, or make a new one for all that it tells of.',
    facts: { paper: only.id, next: 'paper.void' },
  });
}
