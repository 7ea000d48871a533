/** What the pages of a statement are made of here. */
import type { client } from '../../app/client.ts';

export type Pages = Awaited<ReturnType<typeof client.evidence.pages>>;
export type Mark = Pages['marks'][number];

/** Whose pages: those of an imported file, or of one that is about to be. */
export type PagesSource =
  | { kind: 'stored'; file: string; name: string }
  /** `part`: its place in the archive that `file` is; null for the file itself. */
  | { kind: 'given'; file: File; part: number | null; name: string };

/** Where to look first: at a row of the books or one that could not be booked, or at a line of the file’s text. */
export type Sought = { row: string } | { unbooked: string } | { line: number } | null;

export function isSought(mark: Mark, sought: Sought): boolean {
  if (sought === null) return false;
  if ('unbooked' in sought) return mark.unbooked_id === sought.unbooked;
  return 'row' in sought ? mark.statement_line_id === sought.row : mark.line === sought.line;
}

export type FileLines = Awaited<ReturnType<typeof client.evidence.lines>>;
export type FileLine = FileLines['lines'][number];
/** With its place among all of the file, from 0. */
export type PlacedLine = FileLine & { place: number };
