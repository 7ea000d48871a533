/** What of the wall is shown. Pure. */
import type { WallSearch } from '../../app/search.ts';
import type { Line } from './kinds.ts';
import { isRinged } from './open-findings.ts';

interface Span {
  from: string | undefined;
  to: string | undefined;
}

export function shownLines(lines: readonly Line[], search: WallSearch, { from, to }: Span): readonly Line[] {
  const { entity, kind, transit, open } = search;
  return lines.filter(
    (line) =>
      (entity === undefined || line.from_id === entity || line.to_id === entity) &&
      (kind === undefined || line.kind === kind) &&
      (transit === undefined || line.in_transit) &&
      (open === undefined || isRinged(line)) &&
      (from === undefined || line.date >= from) &&
      (to === undefined || line.date <= to),
  );
}
