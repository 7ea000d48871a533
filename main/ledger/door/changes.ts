/**
 * The change log: every row a command touches, before and after, in order. It is at once the audit trail's field-level
 * evidence and what undo and redo run on.
 *
 * Rows are collected and packed chunk by chunk (JSON, zstd), so that an import of 100,000 rows costs a few megabytes
 * of memory and not a few hundred. Each chunk names the columns of its tables, so that it can be read after the schema
 * has moved on.
 */
import { createHash } from 'node:crypto';
import { constants, zstdCompressSync, zstdDecompressSync } from 'node:zlib';
import { BulkheadError } from '../../../shared/errors.ts';
import type { Stored, TableInfo } from './tables.ts';

export type RowImage = readonly Stored[];

/** `before` null: inserted; `after` null: deleted. */
export interface Change {
  table: string;
  before: RowImage | null;
  after: RowImage | null;
}

interface PackedChunk {
  columns: Record<string, readonly string[]>;
  rows: [table: string, before: RowImage | null, after: RowImage | null][];
}

/** Changes packed together: large enough to compress well, small enough to pack within a few milliseconds. */
const CHUNK_CHANGES = 2_000;
/** Level 1 packs bank rows to about an eighth at some 300 MB/s; higher levels cost more than the disk they save. */
const PACK_OPTIONS = { params: { [constants.ZSTD_c_compressionLevel]: 1 } };
const CHUNK_BYTES_MAX = 256 * 1024 * 1024;

export interface ChangeMark {
  packed: number;
  total: number;
}

export class ChangeLog {
  readonly packed: Buffer[] = [];
  total = 0;
  #open: PackedChunk['rows'] = [];
  #columns: Record<string, readonly string[]> = {};

  record(table: TableInfo, before: RowImage | null, after: RowImage | null): void {
    this.#columns[table.name] = table.columns;
    this.#open.push([table.name, before, after]);
    this.total += 1;
    if (this.#open.length >= CHUNK_CHANGES) this.#pack();
  }

  /** A place to come back to with `takeBack`. Packs what is open, so that a mark is always between chunks. */
  mark(): ChangeMark {
    this.#pack();
    return { packed: this.packed.length, total: this.total };
  }

  /** What was recorded since the mark, newest first, and forgets it. */
  *takeBack(mark: ChangeMark): Generator<Change> {
    this.#pack();
    while (this.packed.length > mark.packed) yield* unpackChunk(this.packed.pop()!).changes.reverse();
    this.total = mark.total;
  }

  /** Packs the rest and answers with the SHA-256 over all chunks. */
  finish(): string {
    this.#pack();
    return hashChunks(this.packed);
  }

  #pack(): void {
    if (this.#open.length === 0) return;
    const chunk: PackedChunk = { columns: this.#columns, rows: this.#open };
    this.packed.push(zstdCompressSync(JSON.stringify(chunk), PACK_OPTIONS));
    this.#open = [];
    this.#columns = {};
  }
}

export function hashChunks(chunks: Iterable<Uint8Array>): string {
  const hash = createHash('sha256');
  for (const chunk of chunks) hash.update(chunk);
  return hash.digest('hex');
}

export interface UnpackedChunk {
  columns: Record<string, readonly string[]>;
  changes: Change[];
}

/** Reads a chunk back. VAULT_DAMAGED if it isn't one. */
export function unpackChunk(bytes: Uint8Array): UnpackedChunk {
  try {
    const text = zstdDecompressSync(bytes, { maxOutputLength: CHUNK_BYTES_MAX }).toString('utf8');
    const chunk = JSON.parse(text) as PackedChunk;
    return {
      columns: chunk.columns,
      changes: chunk.rows.map(([table, before, after]) => ({ table, before, after })),
    };
  } catch (cause) {
    throw new BulkheadError('VAULT_DAMAGED', 'A chunk of the change log cannot be read.', {
      remedy: 'Restore the newest backup that is shown as proven, and check everything again.',
      cause,
    });
  }
}
