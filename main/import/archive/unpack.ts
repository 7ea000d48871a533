/**
 * The files within a file: those of a ZIP archive, and the tables of a workbook, each with its bytes, one after another.
 * What can't be unpacked comes out as well, with the reason in place of its bytes, so that nobody misses it.
 *
 * Promises: no more is unpacked than `limits` allow, whatever the archive claims; an archive in an archive stays packed.
 * Folders and what a system puts beside files are passed over.
 * Fails: as `listZip` and `tablesOf` do for the file as a whole.
 */
import { WITHIN } from '../../../shared/contract/import.ts';
import { BulkheadError } from '../../../shared/errors.ts';
import { tablesOf } from '../xlsx/index.ts';
import { packageKind, unreadPackage } from './kinds.ts';
import { sizeText, type UnpackLimits } from './limits.ts';
import { isFolder, isLitter } from './names.ts';
import { Room } from './room.ts';
import { headOfEntry, listZip, looksLikeZip, type ZipEntry } from './zip.ts';

export interface UnpackRequest {
  name: string;
  bytes: Uint8Array<ArrayBuffer>;
  /** Somebody says what the columns of a table in it mean. */
  isMapped: boolean;
  /** Files within that nobody wants, by their places. They are named, and stay packed where that can be. */
  skipped: readonly number[];
  limits: UnpackLimits;
}

export interface UnpackedFile {
  /** Its name within; `null` for the file itself: a workbook with one table. */
  name: string | null;
  /** What it is made of: a file of the archive, or the workbook that a table is on, which its tables share. */
  content: { bytes: Uint8Array<ArrayBuffer>; sheet: string | null; tab: number | null } | null;
  /** Why there is no content; `null` as well for what is not wanted. */
  error: Pick<BulkheadError, 'code' | 'message' | 'remedy' | 'facts'> | null;
  warnings: string[];
}

export function* unpack(request: UnpackRequest): Generator<UnpackedFile> {
  const { bytes, limits } = request;
  if (bytes.byteLength > limits.bytesMax)
    throw new BulkheadError('LIMIT_EXCEEDED', `The archive has more than ${sizeText(limits.bytesMax)}.`, {
      remedy: 'Unpack it yourself and import the statements from it, some at a time.',
    });
  const entries = listZip(bytes, limits.membersMax);
  const kind = packageKind(entries);
  if (kind === 'workbook') yield* wantedTables(bytes, entries, request);
  else if (kind === 'archive') yield* new Archive(request, entries).files();
  else throw unreadPackage(request.name, kind);
}

/** A table that is not wanted is read all the same: only that tells which sheets are tables. */
function* wantedTables(
  bytes: Uint8Array<ArrayBuffer>,
  entries: readonly ZipEntry[],
  request: UnpackRequest,
): Generator<UnpackedFile> {
  let part = 0;
  for (const file of tables(null, bytes, entries, request, new Room(request.limits.workbookBytesMax))) {
    yield file.name !== null && request.skipped.includes(part) ? unwanted(file.name) : file;
    part += 1;
  }
}

/** The tables of a workbook. One alone stands for the workbook. */
function* tables(
  name: string | null,
  bytes: Uint8Array<ArrayBuffer>,
  entries: readonly ZipEntry[],
  { isMapped, limits }: UnpackRequest,
  room: Room,
): Generator<UnpackedFile> {
  const { sheets, warnings } = tablesOf(bytes, entries, isMapped, limits, room);
  for (const [at, sheet] of sheets.entries()) {
    const isAlone = sheets.length === 1;
    yield {
      name: isAlone ? name : [name, sheet.name].filter((part) => part !== null).join(WITHIN),
      content: { bytes, sheet: sheet.text, tab: sheet.tab },
      error: null,
      warnings: at === 0 ? [...warnings, ...sheet.warnings] : sheet.warnings,
    };
  }
}

class Archive {
  readonly #request: UnpackRequest;
  readonly #entries: readonly ZipEntry[];
  readonly #room: Room;

  constructor(request: UnpackRequest, entries: readonly ZipEntry[]) {
    this.#request = request;
    this.#entries = entries.filter((entry) => !isFolder(entry) && !isLitter(entry.name));
    this.#room = new Room(request.limits.archiveBytesMax);
  }

  *files(): Generator<UnpackedFile> {
    const skipped = new Set(this.#request.skipped);
    let part = 0;
    for (const entry of this.#entries) {
      const files =
        skipped.has(part) && this.#isOneFile(entry) ? [unwanted(entry.name)] : this.#filesOf(entry);
      for (const file of files) {
        yield skipped.has(part) ? unwanted(file.name) : file;
        part += 1;
      }
    }
    if (part > 0) return;
    throw new BulkheadError('UNREADABLE_FILE', 'The archive holds no files.', {
      remedy: 'Download it again.',
    });
  }

  /** Whether it is one file for certain, or one that can't be read: how many a workbook is shows only inside it. */
  #isOneFile(entry: ZipEntry): boolean {
    const head = headOfEntry(this.#request.bytes, entry);
    return head !== null && !looksLikeZip(head);
  }

  *#filesOf(entry: ZipEntry): Generator<UnpackedFile> {
    try {
      const { bytes: archive, limits } = this.#request;
      const bytes = this.#room.unpack(archive, entry, limits.bytesMax);
      if (looksLikeZip(bytes)) yield* this.#within(entry.name, bytes);
      else yield { name: entry.name, content: { bytes, sheet: null, tab: null }, error: null, warnings: [] };
    } catch (error) {
      if (!(error instanceof BulkheadError)) throw error;
      const { code, message, remedy, facts } = this.#reasonFor(entry.name, error);
      yield { name: entry.name, content: null, error: { code, message, remedy, facts }, warnings: [] };
    }
  }

  /** What went over a limit only because there was no room left says so. */
  #reasonFor(name: string, error: BulkheadError): BulkheadError {
    if (error.code !== 'LIMIT_EXCEEDED' || this.#room.left > 0) return error;
    return noRoom(name, this.#request.limits.archiveBytesMax);
  }

  *#within(name: string, bytes: Uint8Array<ArrayBuffer>): Generator<UnpackedFile> {
    const { limits } = this.#request;
    const entries = listZip(bytes, limits.membersMax);
    const kind = packageKind(entries);
    if (kind !== 'workbook') throw unreadPackage(name, kind);
    yield* tables(name, bytes, entries, this.#request, new Room(limits.workbookBytesMax, this.#room));
  }
}

function unwanted(name: string | null): UnpackedFile {
  return { name, content: null, error: null, warnings: [] };
}

function noRoom(name: string, bytesMax: number): BulkheadError {
  return new BulkheadError(
    'LIMIT_EXCEEDED',
    `The archive unpacks to more than ${sizeText(bytesMax)}; “${name}” stayed packed.`,
    { remedy: 'Unpack the archive yourself and import the statements from it, some at a time.' },
  );
}
