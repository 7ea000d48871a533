/**
 * From a row of the bank to the spot on the page that it was read from, and back. The pages are read anew from the stored
 * bytes whenever somebody looks, so nothing about places is kept.
 */
import type { contract } from '../../shared/contract/index.ts';
import { BulkheadError } from '../../shared/errors.ts';
import { fileWithin, readPages, type StatementPages } from '../import/index.ts';
import { type HandlersOf, readBytes } from '../ledger/index.ts';
import { linesShown } from './file-lines.ts';
import { linesGiven } from './given-lines.ts';
import { type MarkedRow, rowsByMark } from './marked-rows.ts';
import { linesOf, requireFile, requireLine, textOf } from './stored.ts';
import { unbookedPlaces } from './unbooked-places.ts';

export const evidenceHandlers: HandlersOf<typeof contract.evidence> = {
  async place({ db, signal }, input) {
    const line = requireLine(db, input.row);
    const file = requireFile(db, line.source_file_id);
    const text = textOf(db, file);
    // Whatever else it is has no pages, and may have rows by the ten thousand.
    const read =
      file.format === 'pdf' ? await readPages(file.name, copyOf(readBytes(db, file.sha256)), signal) : null;
    const rows = read ? rowsByMark(read, linesOf(db, file.id), text) : new Map();
    const mark = read?.marks.find((one) => rows.get(one)?.id === line.id);
    return {
      statement_line_id: line.id,
      entry_id: line.entry_id,
      file_id: file.id,
      file: file.name,
      format: file.format,
      line: line.line_number,
      raw: text.slice(line.offset, line.offset + line.length),
      pages: (read?.pages ?? []).map(({ width, height }) => ({ width, height })),
      spots: mark?.spots ?? [],
    };
  },

  async pages({ db, signal }, input) {
    const file = requireFile(db, input.file);
    const [lines, text] = [linesOf(db, file.id), textOf(db, file)];
    const read = requirePages(
      file.name,
      await readPages(file.name, copyOf(readBytes(db, file.sha256)), signal),
    );
    return shownPages(
      file.name,
      read,
      rowsByMark(read, lines, text),
      new Map(unbookedPlaces(file).map((one) => [one.line, one.id])),
    );
  },

  lines: ({ db }, input) => linesShown(db, input),

  async preview({ signal }, { file, part }) {
    const shown = part === undefined ? file : await fileWithin(file, part, signal);
    const bytes = new Uint8Array(await shown.arrayBuffer());
    return shownPages(
      shown.name,
      requirePages(shown.name, await readPages(shown.name, bytes, signal)),
      new Map(),
      new Map(),
    );
  },

  preview_lines: ({ signal }, input) => linesGiven(input, signal),

  within: ({ signal }, { file, part }) => fileWithin(file, part, signal),

  file({ db }, input) {
    const { name, format, sha256 } = requireFile(db, input.file);
    const type = format === 'pdf' ? 'application/pdf' : 'application/octet-stream';
    return new File([readBytes(db, sha256) as Uint8Array<ArrayBuffer>], name, { type });
  },
};

/** What is moved to another thread is gone here. */
const copyOf = (bytes: Uint8Array): Uint8Array => new Uint8Array(bytes);

function requirePages(name: string, read: StatementPages | null): StatementPages {
  if (read) return read;
  throw new BulkheadError('INVALID_INPUT', `“${name}” has no pages: it is no PDF.`, {
    remedy: 'Look at the lines of its rows instead.',
  });
}

function shownPages(
  file: string,
  { text, pages, marks }: StatementPages,
  rows: ReadonlyMap<object, MarkedRow>,
  unbooked: ReadonlyMap<number, string>,
) {
  return {
    file,
    pages,
    marks: marks.map((mark) => ({
      kind: mark.kind,
      line: mark.line,
      text: text.slice(mark.offset, mark.offset + mark.length),
      spots: mark.spots,
      doubt: mark.doubt,
      statement_line_id: rows.get(mark)?.id ?? null,
      entry_id: rows.get(mark)?.entry_id ?? null,
      unbooked_id: (mark.kind === 'row' ? null : unbooked.get(mark.line)) ?? null,
    })),
  };
}
