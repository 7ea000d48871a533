/** What of the wall is shown. Pure. */
import { formatMoney } from '../../../shared/money.ts';
import type { WallSearch } from '../../app/search.ts';
import type { Line } from './kinds.ts';
import { isRinged } from './open-findings.ts';

interface Span {
  from: string | undefined;
  to: string | undefined;
}

/** What a line is called, and who stands at its ends, for the search. */
export interface WallNames {
  kind: (kind: Line['kind']) => string;
  entity: (id: string) => string;
}

export function shownLines(
  lines: readonly Line[],
  search: WallSearch,
  { from, to }: Span,
  names: WallNames,
): readonly Line[] {
  const { text, entity, kind, transit, open } = search;
  const asked = (text ?? '').toLowerCase().split(/\s+/).filter(Boolean);
  return lines.filter(
    (line) =>
      (asked.length === 0 || isNamed(line, asked, names)) &&
      (entity === undefined || line.from_id === entity || line.to_id === entity) &&
      (kind === undefined || line.kind === kind) &&
      (transit === undefined || line.in_transit) &&
      (open === undefined || isRinged(line)) &&
      (from === undefined || line.date >= from) &&
      (to === undefined || line.date <= to),
  );
}

/** Each word stands in what it is for, its kind or its names, or begins its day (2025-03) or its amount (1,250). */
function isNamed(line: Line, asked: readonly string[], names: WallNames): boolean {
  const { kind, from_id, to_id, purpose, date, amount_minor: minor, currency } = line;
  const said = [purpose ?? '', names.kind(kind), names.entity(from_id), names.entity(to_id)]
    .join(' ')
    .toLowerCase();
  const amount = formatMoney(Math.abs(minor), currency);
  return asked.every(
    (word) => said.includes(word) || date.startsWith(word) || amount.startsWith(word.replaceAll(',', '')),
  );
}
