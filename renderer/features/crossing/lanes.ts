/** Where each entity stands on the wall: companies above, people below, the bulkhead between them. Pixels from the top. Pure. */
import type { Entity } from '../../app/books.ts';

/** The words of the time stand above everything. */
export const AXIS = 36;
const WALL = 44;
const FOOT = 10;
/** All lanes together, where there are few of them; each needs what its name takes. */
const LANES = 168;
const LANE_LEAST = 32;
const LANE_MOST = 64;

export interface Lanes {
  height: number;
  /** The upper and the lower edge of the bulkhead. */
  wall: readonly [top: number, bottom: number];
  lanes: readonly { entity: Entity; y: number }[];
  yOf(entityId: string): number;
}

/** `entities` as the books list them: companies before people. */
export function lanesOf(entities: readonly Entity[]): Lanes {
  const each = Math.max(LANE_LEAST, Math.min(LANE_MOST, Math.floor(LANES / Math.max(1, entities.length))));
  const above = entities.filter(({ kind }) => kind === 'llc').length;
  const top = AXIS + above * each;
  const bottom = top + WALL;
  const lanes = entities.map((entity, index) => ({
    entity,
    y: index < above ? AXIS + (index + 0.5) * each : bottom + (index - above + 0.5) * each,
  }));
  const places = new Map(lanes.map(({ entity, y }) => [entity.id, y] as const));
  return {
    height: bottom + (entities.length - above) * each + FOOT,
    wall: [top, bottom],
    lanes,
    yOf: (id) => places.get(id) ?? (top + bottom) / 2,
  };
}
