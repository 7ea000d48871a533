/** Where lines lie on their pages: one box a page, in points from its upper left corner. Pure functions; nothing fails. */
import type { Line } from './lines.ts';

export interface Spot {
  /** From 1. */
  page: number;
  x: number;
  y: number;
  width: number;
  height: number;
}

/** How far letters reach above and below the line that they stand on, in parts of their height. */
const ABOVE = 0.95;
const BELOW = 0.3;
const MARGIN = 2;

export function spotsOf(lines: readonly Line[]): Spot[] {
  const byPage = Map.groupBy(
    lines.filter(({ words }) => words.length > 0),
    ({ page }) => page,
  );
  return [...byPage].map(([page, own]) => {
    const x0 = Math.min(...own.map(({ words }) => Math.min(...words.map((word) => word.x0)))) - MARGIN;
    const x1 = Math.max(...own.map(({ words }) => Math.max(...words.map((word) => word.x1)))) + MARGIN;
    const y0 = Math.min(...own.map(({ y, height }) => y - ABOVE * height));
    const y1 = Math.max(...own.map(({ y, height }) => y + BELOW * height));
    return { page: page + 1, x: tenth(x0), y: tenth(y0), width: tenth(x1 - x0), height: tenth(y1 - y0) };
  });
}

/** Nobody sees less than a tenth of a point. */
const tenth = (points: number): number => Math.round(points * 10) / 10;
