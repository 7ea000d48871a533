/** Lines that stand on every page: letterheads, page numbers. They part no row from its description. Nothing fails. */
import { dateAt } from './dates.ts';
import type { Line } from './lines.ts';

/** The lines above and below a page's rows that stand on most pages at one height, whatever their digits. */
export function repeatedLines(lines: readonly Line[]): ReadonlySet<Line> {
  const pages = [...Map.groupBy(lines, ({ page }) => page).values()];
  const places = Map.groupBy(pages.flatMap(outsideOfRows), ({ y, text }) => {
    return `${Math.round(y / 4)} ${text.slice(0, 200).replace(/\d+/g, '#')}`;
  });
  const repeated = [...places.values()].filter((same) => same.length > 1 && same.length * 2 > pages.length);
  return new Set(repeated.flat());
}

function outsideOfRows(page: readonly Line[]): Line[] {
  const isDated = ({ text }: Line) => dateAt(text, 0) !== null;
  const first = page.findIndex(isDated);
  const last = page.findLastIndex(isDated);
  return first === -1 ? [...page] : [...page.slice(0, first), ...page.slice(last + 1)];
}
