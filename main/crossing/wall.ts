/**
 * Everything that crossed, as one line each. One statement and no look at entries: thousands of them come in the time that a
 * screen has to draw.
 */
import type { z } from 'zod';
import type { contract } from '../../shared/contract/index.ts';
import { findEntity, type Scope } from '../ledger/index.ts';
import { prepared } from '../vault/index.ts';
import { AMOUNT, ROWS, WAITS } from './list.ts';

type Wall = (typeof contract.crossing.wall)['~orpc'];
type Input = z.output<NonNullable<Wall['inputSchema']>>;
type Output = z.input<NonNullable<Wall['outputSchema']>>;
type Line = Output[number];

const lines = prepared<Omit<Line, 'in_transit'> & { in_transit: 0 | 1 }>(
  `SELECT c.id, c.kind, c.settlement, o.date, oe.entity_id AS from_id, me.entity_id AS to_id,
     ${AMOUNT} AS amount_minor, o.currency, c.purpose, ${WAITS} AS in_transit
   ${ROWS} WHERE :entity IS NULL OR :entity IN (oe.entity_id, me.entity_id) ORDER BY o.date, c.id`,
);

export function listWall({ db }: Scope, input: Input): Output {
  const entity = input.entity === undefined ? null : findEntity(db, input.entity).id;
  return lines(db)
    .all({ entity })
    .map((line) => ({ ...line, in_transit: line.in_transit === 1 }));
}
