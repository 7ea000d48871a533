/** Transfers under way: one bank has told its side, the leg in the other account waits. NOT_FOUND for an unknown entity. */
import type { z } from 'zod';
import type { contract } from '../../shared/contract/index.ts';
import { daysBetween } from '../../shared/dates.ts';
import { StoredRows } from '../import/index.ts';
import {
  findEntity,
  listEntities,
  listedRoles,
  MONEY_ROLES,
  type Scope,
  STATEMENT_ROLES,
} from '../ledger/index.ts';
import { prepared } from '../vault/index.ts';
import { Describer } from './describe.ts';
import { legAt } from './legs.ts';
import { OwnEntries } from './own-entry.ts';

type Output = z.input<NonNullable<(typeof contract.matching.transit)['~orpc']['outputSchema']>>;

/** The bank’s own leg beside the one that waits. */
const underWay = prepared<{ entry_id: string; line: number; date: string; other_id: string }>(
  `SELECT p.entry_id, p.line, p.date, min(o.account_id) AS other_id
   FROM account a CROSS JOIN posting p INDEXED BY posting_pending ON p.account_id = a.id
   JOIN posting o ON o.entry_id = p.entry_id AND o.line <> p.line AND (o.amount_minor < 0) <> (p.amount_minor < 0)
   JOIN account b ON b.id = o.account_id
   WHERE a.entity_id = ? AND p.status = 'pending' AND a.role IN (${listedRoles(MONEY_ROLES)})
     AND b.role IN (${listedRoles(STATEMENT_ROLES)}) AND o.status <> 'pending'
   GROUP BY p.entry_id, p.line ORDER BY p.date, p.entry_id, p.line LIMIT ?`,
);

export function inTransit(
  { db, today }: Pick<Scope, 'db' | 'today'>,
  input: { entity?: string | undefined; limit: number },
): Output {
  const entities = input.entity === undefined ? listEntities(db) : [findEntity(db, input.entity)];
  const describer = new Describer(db, new OwnEntries(db, new StoredRows(db)));
  const oldest = entities
    .flatMap((entity) =>
      underWay(db)
        .all(entity.id, input.limit)
        .map((one) => ({ ...one, entity })),
    )
    .sort((a, b) => (a.date < b.date ? -1 : Number(a.date > b.date)))
    .slice(0, input.limit);
  return oldest.map(({ entry_id, line, other_id, entity }) => {
    const leg = legAt(db, entry_id, line)!;
    const [own, other] = [describer.path(leg.account_id), describer.path(other_id)];
    const isIn = leg.amount_minor >= 0;
    return {
      leg: describer.leg(leg),
      entity: entity.name,
      entity_id: entity.id,
      from: isIn ? other : own,
      to: isIn ? own : other,
      days: daysBetween(leg.date, today),
    };
  });
}
