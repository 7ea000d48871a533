/** What the vault keeps of imported files and of the rows read from them. */
import { BulkheadError } from '../../shared/errors.ts';
import { storedText } from '../import/index.ts';
import { prepared, type VaultDatabase } from '../vault/index.ts';

export interface FileRow {
  id: string;
  name: string;
  format: string;
  encoding: string;
  sha256: string;
  text_sha256: string | null;
  /** As JSON. */
  problems: string;
}

export interface LineRow {
  id: string;
  source_file_id: string;
  line_number: number;
  offset: number;
  length: number;
  /** One of the entries that stand for it. */
  entry_id: string | null;
}

const fileById = prepared<FileRow>(
  'SELECT id, name, format, encoding, sha256, text_sha256, problems FROM source_file WHERE id = ?',
);

const LINE = `l.id, s.source_file_id, l.line_number, l.offset, l.length,
  (SELECT min(m.entry_id) FROM line_match m WHERE m.statement_line_id = l.id) AS entry_id
  FROM statement_line l JOIN statement s ON s.id = l.statement_id`;
const lineById = prepared<LineRow>(`SELECT ${LINE} WHERE l.id = ?`);
const linesOfFile = prepared<LineRow>(`SELECT ${LINE} WHERE s.source_file_id = ? ORDER BY l.offset, l.id`);

/** NOT_FOUND unless there is such a file. */
export function requireFile(db: VaultDatabase, id: string): FileRow {
  const row = fileById(db).get(id);
  if (row) return row;
  throw new BulkheadError('NOT_FOUND', `There is no imported file ${id}.`, {
    remedy: 'Its import may have been taken back meanwhile. The list of batches shows which files there are.',
  });
}

/** NOT_FOUND unless there is such a row. */
export function requireLine(db: VaultDatabase, id: string): LineRow {
  const row = lineById(db).get(id);
  if (row) return row;
  throw new BulkheadError('NOT_FOUND', `There is no row ${id} of a bank.`, {
    remedy: 'Its import may have been taken back meanwhile. Look at the list again.',
  });
}

/** In the order of the file. */
export function linesOf(db: VaultDatabase, fileId: string): LineRow[] {
  return linesOfFile(db).all(fileId);
}

/** The text that its rows lie in. */
export function textOf(db: VaultDatabase, { sha256, text_sha256, encoding }: FileRow): string {
  return storedText(db, text_sha256 ?? sha256, encoding);
}
