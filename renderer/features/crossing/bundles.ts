/**
 * What lies too near to be told apart is one line: of a narrow column, all from one entity to another. Columns stand on the
 * time and not on the screen, so that nothing changes its bundle while the wall is moved. Pure.
 */
import type { CrossingKind, Line } from './kinds.ts';
import type { Lanes } from './lanes.ts';
import { isPapered } from './paper-state.ts';
import { type Placed, seek } from './scale.ts';

/** The width of a column in pixels. */
const COLUMN = 8;

export interface Bundle {
  lines: readonly Line[];
  fromId: string;
  toId: string;
  /** Pixels from the beginning of the domain. */
  x: number;
  /** Of all of them, without their signs; of one currency only if all are. */
  amountMinor: number;
  currency: string | null;
  /** Where all are of one. */
  kind: CrossingKind | null;
  isPapered: boolean;
  inTransit: boolean;
}

/** Bundles between two days, each column whole. */
export function bundlesBetween(
  placed: readonly Placed[],
  from: number,
  to: number,
  perDay: number,
): Bundle[] {
  const bundles: Bundle[] = [];
  const firstColumn = Math.floor((from * perDay) / COLUMN);
  const lastColumn = Math.floor((to * perDay) / COLUMN);
  let column = -1;
  let members: Placed[] = [];
  const flush = () => {
    if (members.length > 0) bundles.push(...ofColumn(members, column, perDay));
    members = [];
  };
  for (let i = seek(placed, (firstColumn * COLUMN) / perDay); i < placed.length; i++) {
    const one = placed[i]!;
    const its = Math.floor((one.at * perDay) / COLUMN);
    if (its > lastColumn) break;
    if (its !== column) flush();
    column = its;
    members.push(one);
  }
  flush();
  return bundles;
}

function ofColumn(members: readonly Placed[], column: number, perDay: number): Bundle[] {
  const groups = [...Map.groupBy(members, ({ line }) => `${line.from_id} ${line.to_id}`).values()];
  return groups.map((group, index) => {
    const lines = group.map(({ line }) => line);
    const [first] = lines;
    const own = (group.reduce((sum, { at }) => sum + at, 0) / group.length) * perDay;
    // Several directions in one column stand side by side.
    const x = groups.length === 1 ? own : column * COLUMN + ((index + 0.5) * COLUMN) / groups.length;
    return {
      ...{ lines, fromId: first!.from_id, toId: first!.to_id, x },
      amountMinor: lines.reduce((sum, line) => sum + Math.abs(line.amount_minor), 0),
      currency: lines.every(({ currency }) => currency === first!.currency) ? first!.currency : null,
      kind: lines.every(({ kind }) => kind === first!.kind) ? first!.kind : null,
      isPapered: lines.every(({ paper }) => isPapered(paper)),
      inTransit: lines.some((line) => line.in_transit),
    };
  });
}

/** Thick by amount: its area is in proportion, so that a small one beside a large one is still seen. */
export function thicknessOf(amountMinor: number, largestMinor: number): number {
  if (largestMinor === 0) return THIN;
  return Math.min(THICK, THIN + (THICK - THIN) * Math.sqrt(Math.abs(amountMinor) / largestMinor));
}

const THIN = 1.5;
const THICK = 8;

/** How near the pointer must come, in pixels. */
const NEAR = 6;

/** The one that a point is on, if any; `x` from the beginning of the domain. */
export function nearestBundle(
  bundles: readonly Bundle[],
  { x, y }: { x: number; y: number },
  lanes: Pick<Lanes, 'yOf'>,
  largestMinor: number,
): Bundle | null {
  let nearest: Bundle | null = null;
  let least = Number.POSITIVE_INFINITY;
  for (const bundle of bundles) {
    const ends = [lanes.yOf(bundle.fromId), lanes.yOf(bundle.toId)];
    if (y < Math.min(...ends) - NEAR || y > Math.max(...ends) + NEAR) continue;
    const away = Math.abs(bundle.x - x);
    if (away > NEAR + thicknessOf(bundle.amountMinor, largestMinor) / 2 || away >= least) continue;
    nearest = bundle;
    least = away;
  }
  return nearest;
}
