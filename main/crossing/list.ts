/** What crossed between entities, as the contract shows it. */
import type { z } from 'zod';
import type { CrossingOut } from '../../shared/contract/crossing.ts';
import type { contract } from '../../shared/contract/index.ts';
import { BulkheadError } from '../../shared/errors.ts';
import { formatMoney } from '../../shared/money.ts';
import { accountPath, findEntity, type Scope } from '../ledger/index.ts';
import { prepared, preparedValue, type VaultDatabase } from '../vault/index.ts';

type List = (typeof contract.crossing.list)['~orpc'];
type Input = z.output<NonNullable<List['inputSchema']>>;

export interface CrossingRow {
  id: string;
  kind: CrossingOut['kind'];
  settlement: CrossingOut['settlement'];
  origin_entry_id: string;
  origin_line: number;
  mirror_entry_id: string;
  mirror_line: number;
  date: string;
  amount_minor: number;
  currency: string;
}

const ROWS = `FROM crossing c JOIN posting o ON o.entry_id = c.origin_entry_id AND o.line = c.origin_line
  JOIN entry oe ON oe.id = c.origin_entry_id JOIN entry me ON me.id = c.mirror_entry_id`;
const SHOWN = 'SELECT c.*, o.date, o.amount_minor, o.currency';
const WHERE = `WHERE (:entity IS NULL OR :entity IN (oe.entity_id, me.entity_id)) AND (:kind IS NULL OR c.kind = :kind)`;

const listed = prepared<CrossingRow>(
  `${SHOWN} ${ROWS} ${WHERE} ORDER BY o.date DESC, c.id DESC LIMIT :limit`,
);
const counted = preparedValue<number>(`SELECT count(*) ${ROWS} ${WHERE}`);
const byId = prepared<CrossingRow>(`${SHOWN} ${ROWS} WHERE c.id = ?`);
const byEntry = prepared<CrossingRow>(
  `${SHOWN} ${ROWS} WHERE c.origin_entry_id = :entry OR c.mirror_entry_id = :entry`,
);
const sideOf = prepared<{ payee: string; entity_id: string; entity: string; account_id: string }>(
  `SELECT e.payee, e.entity_id, n.name AS entity, p.account_id FROM posting p
   JOIN entry e ON e.id = p.entry_id JOIN entity n ON n.id = e.entity_id WHERE p.entry_id = ? AND p.line = ?`,
);
const othersOf = preparedValue<string>(
  'SELECT account_id FROM posting WHERE entry_id = ? AND line <> ? ORDER BY line',
);

export function listCrossings({ db }: Scope, input: Input) {
  const entity = input.entity === undefined ? null : findEntity(db, input.entity).id;
  const asked = { entity, kind: input.kind ?? null };
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
    { remedy: 'It may have been taken apart meanwhile. Look at the list again.' },
  );
}

export function rowOfEntry(db: VaultDatabase, entry: string): CrossingRow | null {
  return byEntry(db).get({ entry }) ?? null;
}

function describe(db: VaultDatabase, row: CrossingRow): CrossingOut {
  const { id, kind, settlement, date, amount_minor, currency } = row;
  return {
    ...{ id, kind, settlement, date, amount_minor, currency },
    amount: formatMoney(amount_minor, currency),
    origin: describeSide(db, row.origin_entry_id, row.origin_line),
    mirror: describeSide(db, row.mirror_entry_id, row.mirror_line),
  };
}

function describeSide(db: VaultDatabase, entryId: string, line: number): CrossingOut['origin'] {
  const side = sideOf(db).get(entryId, line)!;
  return {
    ...{ entry_id: entryId, line, entity_id: side.entity_id, entity: side.entity, payee: side.payee },
    account_id: side.account_id,
    account: accountPath(db, side.account_id),
    others: othersOf(db)
      .all(entryId, line)
      .map((id) => accountPath(db, id)),
  };
}
