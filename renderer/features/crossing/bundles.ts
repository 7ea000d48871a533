/**
 * What lies too near to be told apart is one line: of a narrow column, all from one entity to another. Columns stand on the
 * time and not on the screen, so that nothing changes its bundle while the wall is moved. Pure.
 */
import type { CrossingKind, Line } from './kinds.ts';
import type { Lanes } from './lanes.ts';
import { isRinged } from './open-findings.ts';
import { isPapered } from './paper-state.ts';
import type { Placed } from './scale.ts';

/** The width of a column in pixels. */
const COLUMN = 12;
/** Between two lines of one column. */
const GAP = 1.5;

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
  /** How thick it may be, so that those beside it are told apart from it. */
  room: number;
  isPapered: boolean;
  inTransit: boolean;
  /** One of them has an open finding. */
  isRinged: boolean;
}

/** All of them, the earliest first, at so many pixels a day. */
export function bundlesOf(placed: readonly Placed[], perDay: number): Bundle[] {
  const columns = Map.groupBy(placed, ({ at }) => Math.floor((at * perDay) / COLUMN));
  return [...columns].flatMap(([column, members]) => ofColumn(members, column, perDay));
}

/** Those whose lines lie between two places, in pixels from the beginning of the domain. */
export function bundlesBetween(bundles: readonly Bundle[], from: number, to: number): readonly Bundle[] {
  // Their columns are in order, and within a column none is further away than its width.
  let low = 0;
  let high = bundles.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (bundles[middle]!.x < from - COLUMN) low = middle + 1;
    else high = middle;
  }
  let end = low;
  while (end < bundles.length && bundles[end]!.x <= to + COLUMN) end += 1;
  return bundles.slice(low, end);
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
      ...{ lines, fromId: first!.from_id, toId: first!.to_id, x, room: COLUMN / groups.length - GAP },
      amountMinor: lines.reduce((sum, line) => sum + Math.abs(line.amount_minor), 0),
      currency: lines.every(({ currency }) => currency === first!.currency) ? first!.currency : null,
      kind: lines.every(({ kind }) => kind === first!.kind) ? first!.kind : null,
      isPapered: lines.every(({ paper }) => isPapered(paper)),
      inTransit: lines.some((line) => line.in_transit),
      isRinged: lines.some(isRinged),
    };
  });
}

/** Thick by amount: its square grows with it, so that a small one beside a large one is still seen. */
export function thicknessOf(
  { amountMinor, room }: Pick<Bundle, 'amountMinor' | 'room'>,
  largestMinor: number,
): number {
  const share = largestMinor === 0 ? 0 : Math.min(1, amountMinor / largestMinor);
  return Math.min(THIN + (THICK - THIN) * Math.sqrt(share), Math.max(THIN, room));
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
    if (away > NEAR + thicknessOf(bundle, largestMinor) / 2 || away >= least) continue;
    nearest = bundle;
    least = away;
  }
  return nearest;
}
