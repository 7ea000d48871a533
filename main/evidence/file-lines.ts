/**
 * The lines of a stored file with the rows that were read from each, a bounded number at a time. What a file looks like is
 * kept while somebody goes through it, and let go of soon afterwards.
 */
import type { z } from 'zod';
import type { contract } from '../../shared/contract/index.ts';
import { toldBefore } from '../import/index.ts';
import { versionOf } from '../ledger/index.ts';
import { perConnection, prepared, type VaultDatabase } from '../vault/index.ts';
import { type FileRow, requireFile, requireLine, textOf } from './stored.ts';
import { firstAbove, type TextLine, type TextLines } from './text-lines.ts';
import { asLines, shownLine } from './text-look.ts';
import { type UnbookedPlace, UnbookedPlaces } from './unbooked-places.ts';

type Input = z.output<NonNullable<(typeof contract.evidence.lines)['~orpc']['inputSchema']>>;
type Output = z.output<NonNullable<(typeof contract.evidence.lines)['~orpc']['outputSchema']>>;
type Shown = Output['lines'][number];

/** Rows that share a place, or of which one lies in another, are few. */
const SHARED_MAX = 8;
const KEPT_MS = 60_000;

/** Rows in the order of the file. */
interface Rows {
  ids: readonly string[];
  offsets: Uint32Array;
  ends: Uint32Array;
}

interface Opened {
  name: string;
  text: string;
  lines: TextLines;
  rows: Rows;
  unbooked: UnbookedPlaces;
  columns: number;
}

const keptOf = perConnection((): { latest: Opened | null; timer: NodeJS.Timeout | null } => ({
  latest: null,
  timer: null,
}));

export function linesShown(
  db: VaultDatabase,
  { file: id, row, unbooked: sought, from, count }: Input,
): Output {
  const file = requireFile(db, id);
  if (row !== undefined) requireLine(db, row);
  const opened = opening(db, file);
  const { lines, rows, text, unbooked } = opened;
  const offset = row === undefined ? null : (rows.offsets[rows.ids.indexOf(row)] ?? null);
  const place = sought === undefined ? undefined : unbooked.byId(sought);
  const at = place ? placeOfUnbooked(lines, place) : offset === null ? null : lines.placeOf(offset);
  const first = from ?? Math.max(0, (at ?? 0) - Math.floor(count / 2));
  return {
    file: file.name,
    format: file.format,
    total: lines.total,
    columns: opened.columns,
    from: first,
    at,
    lines: lines.slice(first, first + count).map((line): Shown => {
      return {
        ...shownLine(text, line, opened.columns),
        rows: rowsOn(rows, line).flatMap((statementLine) => lineRow(db).get(statementLine) ?? []),
        problem: unbooked.on(line)?.reason ?? null,
        unbooked_id: unbooked.on(line)?.id ?? null,
      };
    }),
  };
}

function placeOfUnbooked(lines: TextLines, { offset, line }: UnbookedPlace): number {
  return offset === null ? lines.placeOfLine(line) : lines.placeOf(offset);
}

const lineRow = prepared<Shown['rows'][number]>(
  `SELECT l.id AS statement_line_id, e.id AS entry_id, coalesce(nullif(e.payee, ''), l.payee) AS payee, l.date
   FROM statement_line l LEFT JOIN entry e
     ON e.id = (SELECT min(m.entry_id) FROM line_match m WHERE m.statement_line_id = l.id)
   WHERE l.id = ?`,
);

function opening(db: VaultDatabase, file: FileRow): Opened {
  const kept = keptOf(db);
  const name = `${file.id} ${versionOf(db)}`;
  if (kept.latest?.name !== name) {
    kept.latest = null;
    kept.latest = open(db, file, name);
  }
  if (kept.timer) clearTimeout(kept.timer);
  kept.timer = setTimeout(() => {
    kept.latest = null;
  }, KEPT_MS).unref();
  return kept.latest;
}

function open(db: VaultDatabase, file: FileRow, name: string): Opened {
  const text = textOf(db, file);
  const rows = rowsOf(db, file.id);
  const unbooked = new UnbookedPlaces(file);
  const borders = Uint32Array.from([...rows.offsets, ...rows.ends, ...unbooked.offsets]).sort();
  const { lines, columns } = asLines(file.format, text, borders);
  return {
    name,
    text,
    lines,
    rows,
    unbooked,
    columns,
  };
}

const ownRows = prepared<[string, number, number]>(
  `SELECT l.id, l.offset, l.length FROM statement s JOIN statement_line l ON l.statement_id = s.id
   WHERE s.source_file_id = ?`,
);

/** Those that came in this file, and those that another had brought before. */
function rowsOf(db: VaultDatabase, fileId: string): Rows {
  const own = ownRows(db).raw().all(fileId);
  const told = toldBefore(db, fileId).map(([id, , offset, length]): [string, number, number] => [
    id,
    offset,
    length,
  ]);
  const all = [...own, ...told].sort((a, b) => a[1] - b[1] || (a[0] < b[0] ? -1 : 1));
  return {
    ids: all.map(([id]) => id),
    offsets: Uint32Array.from(all, ([, offset]) => offset),
    ends: Uint32Array.from(all, ([, offset, length]) => offset + length),
  };
}

function rowsOn({ ids, offsets, ends }: Rows, line: TextLine): string[] {
  const on: string[] = [];
  const beyond = firstAbove(offsets, Math.max(line.offset, line.end - 1));
  for (let at = beyond - 1; at >= 0 && (offsets[at]! >= line.offset || at > beyond - 1 - SHARED_MAX); at -= 1)
    if (ends[at]! > line.offset) on.unshift(ids[at]!);
  return on;
}
