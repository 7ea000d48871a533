/** What crossed between entities, as the contract shows it. */
import type { z } from 'zod';
import type { CrossingOut } from '../../shared/contract/crossing.ts';
import type { contract } from '../../shared/contract/index.ts';
import { BulkheadError } from '../../shared/errors.ts';
import { formatMoney } from '../../shared/money.ts';
import { accountPath, findEntity, IS_CROSSED, MONEY_ROLES, type Scope } from '../ledger/index.ts';
import { prepared, preparedValue, type VaultDatabase } from '../vault/index.ts';
import { EFFECT, type Effect } from './effect.ts';

type List = (typeof contract.crossing.list)['~orpc'];
type Input = z.output<NonNullable<List['inputSchema']>>;

export interface CrossingRow {
  id: string;
  kind: CrossingOut['kind'];
  settlement: CrossingOut['settlement'];
  effect: Effect | null;
  origin_entry_id: string;
  origin_line: number;
  mirror_entry_id: string;
  mirror_line: number;
  made: 'origin' | 'both' | 'none' | null;
  purpose: string | null;
  loan_id: string | null;
  recorded_at: string | null;
  date: string;
  currency: string;
  amount_minor: number;
}

const MONEY = [...MONEY_ROLES].map((role) => `'${role}'`).join(', ');
/** Whether a leg of money of crossing `c` waits for its row. */
export const WAITS = `EXISTS (SELECT 1 FROM posting w JOIN account wa ON wa.id = w.account_id
  WHERE w.entry_id IN (c.origin_entry_id, c.mirror_entry_id) AND w.status = 'pending' AND wa.role IN (${MONEY}))`;
export const ROWS = `FROM crossing c JOIN posting o ON o.entry_id = c.origin_entry_id AND o.line = c.origin_line
  JOIN entry oe ON oe.id = c.origin_entry_id JOIN entry me ON me.id = c.mirror_entry_id`;
/**
 * What the legs against the other come to; where they cancel, the first: what is paid as soon as it is owed, or given up, leaves
 * nothing between the two.
 */
export const AMOUNT = `coalesce(nullif(o.amount_minor + coalesce((SELECT sum(p.amount_minor) FROM crossing_leg g
  JOIN posting p ON p.entry_id = g.origin_entry_id AND p.line = g.origin_line WHERE g.crossing_id = c.id), 0), 0), o.amount_minor)`;
const SHOWN = `SELECT c.*, o.date, o.currency, ${AMOUNT} AS amount_minor, ${EFFECT} AS effect`;
const WHERE = `WHERE (:entity IS NULL OR :entity IN (oe.entity_id, me.entity_id)) AND (:kind IS NULL OR c.kind = :kind)
  AND (:from IS NULL OR o.date >= :from) AND (:to IS NULL OR o.date <= :to) AND (:transit IS NULL OR ${WAITS} = :transit)`;

const listed = prepared<CrossingRow>(
  `${SHOWN} ${ROWS} ${WHERE} ORDER BY o.date DESC, c.id DESC LIMIT :limit`,
);
const counted = preparedValue<number>(`SELECT count(*) ${ROWS} ${WHERE}`);
const byId = prepared<CrossingRow>(`${SHOWN} ${ROWS} WHERE c.id = ?`);
const byEntry = prepared<CrossingRow>(
  `${SHOWN} ${ROWS} WHERE c.origin_entry_id = :entry OR c.mirror_entry_id = :entry`,
);
const entryOf = prepared<{ payee: string; entity_id: string; entity: string }>(
  `SELECT e.payee, e.entity_id, n.name AS entity FROM entry e JOIN entity n ON n.id = e.entity_id WHERE e.id = ?`,
);

interface LegRow {
  line: number;
  account_id: string;
  amount_minor: number;
  currency: string;
  status: CrossingOut['from']['legs'][number]['status'];
  role: string;
  against: number;
  matched: number;
}
const legsOf = prepared<LegRow>(
  `SELECT p.line, p.account_id, p.amount_minor, p.currency, p.status, a.role, ${IS_CROSSED} AS against,
     EXISTS (SELECT 1 FROM line_match m WHERE m.entry_id = p.entry_id AND m.line = p.line) AS matched
   FROM posting p JOIN account a ON a.id = p.account_id WHERE p.entry_id = ? ORDER BY p.line`,
);

export function listCrossings({ db }: Scope, input: Input) {
  const entity = input.entity === undefined ? null : findEntity(db, input.entity).id;
  const transit = input.in_transit === undefined ? null : Number(input.in_transit);
  const { kind = null, from = null, to = null } = input;
  const asked = { entity, kind, from, to, transit };
  return {
    total: counted(db).get(asked)!,
    crossings: listed(db)
      .all({ ...asked, limit: input.limit })
      .map((row) => describe(db, row)),
  };
}

/** NOT_FOUND unless there is one. */
export function requireCrossing(db: VaultDatabase, id: string): CrossingOut {
  return describe(db, requireRow(db, { id }));
}

export function requireRow(db: VaultDatabase, { id, entry }: { id?: string; entry?: string }): CrossingRow {
  const row = id === undefined ? byEntry(db).get({ entry }) : byId(db).get(id);
  if (row) return row;
  throw new BulkheadError(
    'NOT_FOUND',
    id === undefined ? 'That entry is in no pair.' : `There is no crossing ${id}.`,
    {
      remedy: 'It may have been taken apart meanwhile. Look at the list again.',
      facts: { next: 'crossing.list' },
    },
  );
}

function describe(db: VaultDatabase, row: CrossingRow): CrossingOut {
  const { id, kind, settlement, effect, date, currency, made, purpose, loan_id, recorded_at } = row;
  const { amount_minor } = row;
  const given = legsOf(db).all(row.origin_entry_id);
  const received = legsOf(db).all(row.mirror_entry_id);
  return {
    ...{ id, kind, settlement, effect, date, currency, amount_minor, purpose, recorded_at, loan_id },
    amount: formatMoney(amount_minor, currency),
    in_transit: [...given, ...received].some((leg) => leg.status === 'pending' && MONEY_ROLES.has(leg.role)),
    from: describeSide(db, row.origin_entry_id, given, made === null || made === 'none'),
    to: describeSide(db, row.mirror_entry_id, received, made === 'origin' || made === 'none'),
  };
}

function describeSide(
  db: VaultDatabase,
  entryId: string,
  legs: readonly LegRow[],
  wasThere: boolean,
): CrossingOut['from'] {
  const { payee, entity, entity_id } = entryOf(db).get(entryId)!;
  return {
    ...{ entry_id: entryId, entity_id, entity, payee, was_there: wasThere },
    legs: legs.map((leg) => ({
      line: leg.line,
      account_id: leg.account_id,
      account: accountPath(db, leg.account_id),
      amount: formatMoney(leg.amount_minor, leg.currency),
      amount_minor: leg.amount_minor,
      status: leg.status,
      is_against: leg.against === 1,
      is_matched: leg.matched === 1,
    })),
  };
}
