/** Files that belong to entries. Their bytes lie once in the vault, under their SHA-256. */
import type { contract } from '../../shared/contract/index.ts';
import { BulkheadError } from '../../shared/errors.ts';
import type { VaultDatabase } from '../vault/index.ts';
import { readBytes } from './blobs.ts';
import { requireEntry } from './entries.ts';
import type { HandlersOf } from './handlers.ts';
import { attachment } from './tables.ts';

/** A receipt or a contract, not an archive. */
const ATTACHMENT_BYTES_MAX = 50 * 1024 * 1024;

interface AttachmentRow {
  id: string;
  name: string;
  media_type: string;
  sha256: string;
  added_at: string;
}

function requireAttachment(db: VaultDatabase, id: string): AttachmentRow {
  const row = db.prepare('SELECT * FROM attachment WHERE id = ?').get(id) as AttachmentRow | undefined;
  if (row) return row;
  throw new BulkheadError('NOT_FOUND', `There is no attachment ${id}.`);
}

export const attachmentHandlers: HandlersOf<typeof contract.attachment> = {
  async add({ db, unit }, input) {
    requireEntry(db, input.entry);
    const { file } = input;
    if (file.size > ATTACHMENT_BYTES_MAX) {
      throw new BulkheadError(
        'LIMIT_EXCEEDED',
        `“${file.name}” has ${file.size} bytes; an attachment may have ${ATTACHMENT_BYTES_MAX}.`,
      );
    }
    const bytes = new Uint8Array(await file.arrayBuffer());
    const sha256 = unit.keepBytes(bytes);
    const known = db
      .prepare('SELECT id FROM attachment WHERE entry_id = ? AND sha256 = ?')
      .get(input.entry, sha256) as { id: string } | undefined;
    const id = known?.id ?? unit.newId();
    if (!known) {
      const mediaType = file.type === '' ? 'application/octet-stream' : file.type;
      unit.insert(attachment, {
        id,
        entryId: input.entry,
        sha256,
        name: file.name,
        mediaType,
        addedAt: unit.now,
      });
    }
    return { id, name: file.name, sha256, size: bytes.byteLength };
  },

  list({ db }, input) {
    requireEntry(db, input.entry);
    return db
      .prepare(
        `SELECT a.id, a.name, a.media_type, b.size, a.sha256, a.added_at FROM attachment a
         JOIN blob_store b ON b.sha256 = a.sha256 WHERE a.entry_id = ? ORDER BY a.added_at, a.name`,
      )
      .all(input.entry) as (AttachmentRow & { size: number })[];
  },

  get({ db }, input) {
    const row = requireAttachment(db, input.id);
    return new File([readBytes(db, row.sha256) as Uint8Array<ArrayBuffer>], row.name, {
      type: row.media_type,
    });
  },

  remove({ unit, db }, input) {
    requireAttachment(db, input.id);
    unit.remove(attachment, { id: input.id });
    return { ok: true };
  },
};
