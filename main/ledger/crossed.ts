/**
 * What the ledger must know of pairs across entities, whose table is `main/crossing`'s: which entries are a side of one, so
 * that they are shown as such and do not go or change by themselves.
 */
import type { CrossingOfEntry } from '../../shared/contract/crossing.ts';
import { BulkheadError } from '../../shared/errors.ts';
import { prepared, preparedValue, type VaultDatabase } from '../vault/index.ts';

const SIDE = `SELECT c.id, c.kind, c.settlement, n.name AS "with", n.id AS with_id`;
/** A page of entries at once, each with the pair that it is a side of. */
const crossingsOn = prepared<Omit<CrossingOfEntry, 'is_origin'> & { at: number; is_origin: number }>(
  `${SIDE}, j.key AS at, 1 AS is_origin, c.origin_line AS line, c.mirror_entry_id AS entry_id
   FROM json_each(:ids) AS j CROSS JOIN crossing c ON c.origin_entry_id = j.value
   JOIN entry e ON e.id = c.mirror_entry_id JOIN entity n ON n.id = e.entity_id
   UNION ALL
   ${SIDE}, j.key, 0, c.mirror_line, c.origin_entry_id
   FROM json_each(:ids) AS j CROSS JOIN crossing c ON c.mirror_entry_id = j.value
   JOIN entry e ON e.id = c.origin_entry_id JOIN entity n ON n.id = e.entity_id`,
);
const isSide = preparedValue<number>(
  `SELECT 1 FROM crossing WHERE origin_entry_id = :id
   UNION ALL SELECT 1 FROM crossing WHERE mirror_entry_id = :id LIMIT 1`,
);

/** SQL that is true where leg `p` is the one against the other entity. */
export const IS_CROSSED = `(
  EXISTS (SELECT 1 FROM crossing c WHERE c.origin_entry_id = p.entry_id AND c.origin_line = p.line)
  OR EXISTS (SELECT 1 FROM crossing c WHERE c.mirror_entry_id = p.entry_id AND c.mirror_line = p.line)
  OR EXISTS (SELECT 1 FROM crossing_leg c WHERE c.origin_entry_id = p.entry_id AND c.origin_line = p.line)
  OR EXISTS (SELECT 1 FROM crossing_leg c WHERE c.mirror_entry_id = p.entry_id AND c.mirror_line = p.line))`;

/** One for each entry, in their order; `null` where it is in no pair. */
export function crossingsOf(db: VaultDatabase, entryIds: readonly string[]): (CrossingOfEntry | null)[] {
  const found = entryIds.map((): CrossingOfEntry | null => null);
  for (const { at, is_origin, ...one } of crossingsOn(db).all({ ids: JSON.stringify(entryIds) }))
    found[at] = { ...one, is_origin: is_origin === 1 };
  return found;
}

export function isCrossed(db: VaultDatabase, entryId: string): boolean {
  return isSide(db).get({ id: entryId }) !== undefined;
}

/** One side of a pair does not go alone. */
export function refuseCrossed(db: VaultDatabase, entryId: string): void {
  const pair = crossingsOf(db, [entryId])[0];
  if (!pair) return;
  throw new BulkheadError('REFUSED', `That entry is paired with one in the books of ${pair.with}.`, {
    remedy: 'Take the pair apart first: the entry that was made for it goes with it.',
    facts: { next: 'crossing.remove', crossing: pair.id },
  });
}

/** Costs can be split among categories; every other kind of pair is these legs and no more. */
const OPEN_KINDS: ReadonlySet<string> = new Set(['personal', 'business']);
const legsOf = prepared<{ account_id: string; amount_minor: number }>(
  'SELECT account_id, amount_minor FROM posting WHERE entry_id = ?',
);

interface NewLeg {
  accountId: string;
  amountMinor: number;
}

/** REFUSED where legs of a pair would change that is no cost: what a loan or a draw is has nothing beside it. */
export function requireWholePair(db: VaultDatabase, entryId: string, legs: readonly NewLeg[]): void {
  const pair = crossingsOf(db, [entryId])[0];
  if (!pair || OPEN_KINDS.has(pair.kind)) return;
  const now = legs.map((leg) => `${leg.accountId} ${leg.amountMinor}`).sort();
  const before = legsOf(db)
    .all(entryId)
    .map((leg) => `${leg.account_id} ${leg.amount_minor}`)
    .sort();
  if (now.join() === before.join()) return;
  throw new BulkheadError(
    'REFUSED',
    `That entry is paired with one in the books of ${pair.with}: its legs are what crossed, and nothing else.`,
    {
      remedy: 'Enter what is more as an entry of its own, or take the pair apart and book it anew.',
      facts: { next: 'crossing.remove', crossing: pair.id },
    },
  );
}
