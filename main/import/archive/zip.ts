/**
 * ZIP archives: which files one holds, and their bytes, one at a time (APPNOTE 6.3.10; stored and deflated).
 *
 * What the archive says of itself is a claim. The list of files at its end must be whole; a file is unpacked under a
 * cap on what comes out, and only then held against its stated size and checksum. Names are names: nothing is ever
 * written under one.
 * Fails: UNREADABLE_FILE for a list that is damaged, for a file that is encrypted, damaged or packed in another way;
 * LIMIT_EXCEEDED for too many files, or one that is too large. Each says what to do.
 */
import { constants, crc32, inflateRawSync } from 'node:zlib';
import { BulkheadError } from '../../../shared/errors.ts';
import { sizeText } from './limits.ts';
import { memberName } from './names.ts';

/** One file as the archive’s list has it. */
export interface ZipEntry {
  /** To be shown; never a path to anything. */
  name: string;
  encrypted: boolean;
  method: number;
  crc: number;
  packedSize: number;
  /** As claimed. */
  size: number;
  /** Where its own header begins. */
  offset: number;
}

const LOCAL_HEADER = 0x04034b50;
const LIST_ENTRY = 0x02014b50;
const LIST_END = 0x06054b50;
const LIST_END_64 = 0x06064b50;
const LIST_END_64_LOCATOR = 0x07064b50;

const LOCAL_HEADER_SIZE = 30;
const LIST_ENTRY_SIZE = 46;
const LIST_END_SIZE = 22;
const LIST_END_64_SIZE = 56;
const LOCATOR_SIZE = 20;
const COMMENT_SIZE_MAX = 0xffff;

const STORED = 0;
const DEFLATED = 8;
const ENCRYPTED = 0x0001;
const NAME_IS_UTF8 = 0x0800;
/** Stands where the true value is in an extra field of 64 bits. */
const ELSEWHERE = 0xffffffff;
const EXTRA_64 = 0x0001;

const CHUNK_SIZE = 256 * 1024;

/** Whether the bytes begin as an archive does, an empty one included. */
export function looksLikeZip(bytes: Uint8Array): boolean {
  return (
    bytes[0] === 0x50 &&
    bytes[1] === 0x4b &&
    ((bytes[2] === 0x03 && bytes[3] === 0x04) || (bytes[2] === 0x05 && bytes[3] === 0x06))
  );
}

interface List {
  from: number;
  end: number;
  count: number;
}

/** The archive’s files in the order of its list, folders among them. */
export function listZip(bytes: Uint8Array, membersMax: number): ZipEntry[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const list = findList(view);
  const entries: ZipEntry[] = [];
  let at = list.from;
  while (at + LIST_ENTRY_SIZE <= list.end && view.getUint32(at, true) === LIST_ENTRY) {
    if (entries.length >= membersMax) throw tooMany(membersMax);
    const nameSize = view.getUint16(at + 28, true);
    const extraSize = view.getUint16(at + 30, true);
    const next = at + LIST_ENTRY_SIZE + nameSize + extraSize + view.getUint16(at + 32, true);
    if (next > list.end) throw damaged();
    entries.push(entryAt(bytes, view, at, nameSize, extraSize));
    at = next;
  }
  // A list that holds more or fewer than it says would leave files out without a word.
  if (at !== list.end || entries.length !== list.count) throw damaged();
  return entries;
}

function findList(view: DataView): List {
  const last = view.byteLength - LIST_END_SIZE;
  for (let at = last; at >= 0 && at >= last - COMMENT_SIZE_MAX; at--) {
    if (view.getUint32(at, true) !== LIST_END) continue;
    if (at + LIST_END_SIZE + view.getUint16(at + 20, true) > view.byteLength) continue;
    return listBefore(view, at);
  }
  throw damaged();
}

function listBefore(view: DataView, end: number): List {
  const locator = end - LOCATOR_SIZE;
  if (locator >= 0 && view.getUint32(locator, true) === LIST_END_64_LOCATOR)
    return list64At(view, number64(view, locator + 8));
  const count = view.getUint16(end + 10, true);
  return within({ from: view.getUint32(end + 16, true), size: view.getUint32(end + 12, true), count }, end);
}

function list64At(view: DataView, at: number): List {
  if (at + LIST_END_64_SIZE > view.byteLength || view.getUint32(at, true) !== LIST_END_64) throw damaged();
  const count = number64(view, at + 32);
  return within({ from: number64(view, at + 48), size: number64(view, at + 40), count }, at);
}

function within({ from, size, count }: { from: number; size: number; count: number }, end: number): List {
  if (from + size > end) throw damaged();
  return { from, end: from + size, count };
}

function number64(view: DataView, at: number): number {
  if (at + 8 > view.byteLength) throw damaged();
  return view.getUint32(at, true) + view.getUint32(at + 4, true) * 2 ** 32;
}

function entryAt(
  bytes: Uint8Array,
  view: DataView,
  at: number,
  nameSize: number,
  extraSize: number,
): ZipEntry {
  const flags = view.getUint16(at + 8, true);
  const nameAt = at + LIST_ENTRY_SIZE;
  const entry: ZipEntry = {
    name: memberName(bytes.subarray(nameAt, nameAt + nameSize), (flags & NAME_IS_UTF8) !== 0),
    encrypted: (flags & ENCRYPTED) !== 0,
    method: view.getUint16(at + 10, true),
    crc: view.getUint32(at + 16, true),
    packedSize: view.getUint32(at + 20, true),
    size: view.getUint32(at + 24, true),
    offset: view.getUint32(at + 42, true),
  };
  return with64(view, entry, nameAt + nameSize, extraSize);
}

/** Values of 64 bits stand in the extra field, in this order, only those that did not fit. */
function with64(view: DataView, entry: ZipEntry, from: number, extraSize: number): ZipEntry {
  let at = from;
  const end = from + extraSize;
  while (at + 4 <= end) {
    const id = view.getUint16(at, true);
    const fieldEnd = at + 4 + view.getUint16(at + 2, true);
    if (fieldEnd > end) break;
    if (id === EXTRA_64) {
      let value = at + 4;
      for (const property of ['size', 'packedSize', 'offset'] as const) {
        if (entry[property] !== ELSEWHERE) continue;
        if (value + 8 > fieldEnd) throw damaged();
        entry[property] = number64(view, value);
        value += 8;
      }
    }
    at = fieldEnd;
  }
  return entry;
}

/** The file’s bytes, of which there may be `bytesMax`. They lie in memory of their own. */
export function unpackEntry(archive: Uint8Array, entry: ZipEntry, bytesMax: number): Uint8Array<ArrayBuffer> {
  if (entry.encrypted) throw encrypted(entry.name);
  const packed = packedBytes(archive, entry);
  const bytes = inflated(packed, entry, bytesMax);
  if (bytes.byteLength !== entry.size || crc32(bytes) !== entry.crc) throw damagedFile(entry.name);
  return bytes;
}

/** So many packed bytes hold the first ones for certain, and grow to a megabyte at most. */
const PACKED_HEAD_SIZE = 1024;

/** The first bytes of a file, to tell what it is without unpacking it; `null` where that can't be told. */
export function headOfEntry(archive: Uint8Array, entry: ZipEntry): Uint8Array | null {
  if (entry.encrypted) return null;
  try {
    const packed = packedBytes(archive, entry).subarray(0, PACKED_HEAD_SIZE);
    if (entry.method === STORED) return packed;
    if (entry.method !== DEFLATED) return null;
    return inflateRawSync(packed, { finishFlush: constants.Z_SYNC_FLUSH });
  } catch {
    return null;
  }
}

function packedBytes(archive: Uint8Array, entry: ZipEntry): Uint8Array {
  const view = new DataView(archive.buffer, archive.byteOffset, archive.byteLength);
  const { offset } = entry;
  if (offset + LOCAL_HEADER_SIZE > archive.byteLength || view.getUint32(offset, true) !== LOCAL_HEADER)
    throw damagedFile(entry.name);
  const from =
    offset + LOCAL_HEADER_SIZE + view.getUint16(offset + 26, true) + view.getUint16(offset + 28, true);
  if (from + entry.packedSize > archive.byteLength) throw damagedFile(entry.name);
  return archive.subarray(from, from + entry.packedSize);
}

function inflated(packed: Uint8Array, entry: ZipEntry, bytesMax: number): Uint8Array<ArrayBuffer> {
  switch (entry.method) {
    case STORED:
      if (packed.byteLength > bytesMax) throw tooLarge(entry.name, bytesMax);
      return new Uint8Array(packed);
    case DEFLATED:
      return inflate(packed, entry.name, bytesMax);
    default:
      throw new BulkheadError(
        'UNREADABLE_FILE',
        `“${entry.name}” is packed in a way that is not read (method ${entry.method}).`,
        { remedy: 'Unpack the archive yourself and import the file from it.' },
      );
  }
}

function inflate(packed: Uint8Array, name: string, bytesMax: number): Uint8Array<ArrayBuffer> {
  try {
    // One byte more is asked for than allowed: a cap of nothing is none to zlib.
    const out = inflateRawSync(packed, {
      maxOutputLength: bytesMax + 1,
      chunkSize: CHUNK_SIZE,
    });
    if (out.byteLength > bytesMax) throw tooLarge(name, bytesMax);
    return new Uint8Array(out);
  } catch (error) {
    if (error instanceof BulkheadError) throw error;
    if ((error as { code?: string }).code === 'ERR_BUFFER_TOO_LARGE') throw tooLarge(name, bytesMax);
    throw damagedFile(name, error);
  }
}

function damaged(): BulkheadError {
  return new BulkheadError('UNREADABLE_FILE', 'The archive is damaged: its list of files is not whole.', {
    remedy: 'Download it again, or unpack it yourself and import the files from it.',
  });
}

function damagedFile(name: string, cause?: unknown): BulkheadError {
  return new BulkheadError(
    'UNREADABLE_FILE',
    `“${name}” is damaged: it is not what the archive says it holds.`,
    {
      remedy: 'Download it again.',
      cause,
    },
  );
}

function encrypted(name: string): BulkheadError {
  return new BulkheadError('UNREADABLE_FILE', `“${name}” is protected with a password.`, {
    remedy: 'Unpack the archive yourself, with its password, and import the file from it.',
  });
}

function tooLarge(name: string, bytesMax: number): BulkheadError {
  return new BulkheadError('LIMIT_EXCEEDED', `“${name}” unpacks to more than ${sizeText(bytesMax)}.`, {
    remedy: 'Check that it is a bank statement; download a shorter period.',
  });
}

function tooMany(membersMax: number): BulkheadError {
  return new BulkheadError('LIMIT_EXCEEDED', `The archive holds more than ${membersMax} files.`, {
    remedy: 'Unpack it yourself and import the statements from it, some at a time.',
  });
}
