/**
 * The end of the audit chain, kept outside the database: it tells a database that lost its last commits (a truncated
 * WAL, an older file put back) from a whole one.
 *
 * Two records take turns, each with its own authentication code, so that a write that is cut off or a damaged sector
 * leaves the other one. A write is one pwrite and one fdatasync. Can fail with the errors of the file system; what it
 * reads is judged by `status`, not thrown.
 */
import crypto from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { FILE_MODE, syncDir } from './files.ts';
import { deriveSubkey, sameMac } from './subkey.ts';

/** Where the audit chain ends: the number of the last event and its hash. */
export interface ChainHead {
  /** Number of the event, from 1. */
  seq: number;
  /** The event's hash, as the ledger writes it: at most 200 bytes of UTF-8. */
  hash: string;
}

type HeadStatus = 'missing' | 'ok' | 'damaged record' | 'unreadable';

export interface HeadFile {
  /** The newest head that is authentic, `null` if there is none. */
  read(): ChainHead | null;
  /** How the file was found when it was opened. */
  readonly status: HeadStatus;
  /** Durable when it returns. */
  write(head: ChainHead): void;
  close(): void;
}

/** A record fills a physical sector of its own, so that a torn write can only hit one. */
const RECORD_BYTES = 4096;
const MAC_BYTES = 32;
const MAGIC = Buffer.from('BHHEAD01', 'latin1');
const TURN_AT = 8;
const SEQ_AT = 16;
const LENGTH_AT = 24;
const HASH_AT = 26;
const HASH_BYTES_MAX = 200;

interface HeadRecord extends ChainHead {
  turn: bigint;
}

/** Opens the head file; nothing is created before the first write. `key` is the vault key and is not kept. */
export function openHead(file: string, key: Uint8Array): HeadFile {
  const mac = deriveSubkey(key, 'chain-head');
  const { newest, status } = inspect(load(file), mac);
  let current = newest;
  let fd: number | null = null;

  return {
    status,
    read: () => (current === null ? null : { seq: current.seq, hash: current.hash }),
    write(head) {
      const turn = (current?.turn ?? 0n) + 1n;
      fd ??= openForWriting(file, status);
      const record = encode({ turn, seq: head.seq, hash: head.hash }, mac);
      const at = slotOf(turn) * RECORD_BYTES;
      if (fs.writeSync(fd, record, 0, RECORD_BYTES, at) !== RECORD_BYTES)
        throw new Error(`${file}: short write`);
      fs.fdatasyncSync(fd);
      current = { turn, seq: head.seq, hash: head.hash };
    },
    close() {
      mac.fill(0);
      if (fd !== null) fs.closeSync(fd);
      fd = null;
    },
  };
}

function slotOf(turn: bigint): number {
  return Number(turn % 2n);
}

function load(file: string): Buffer | null {
  if (!fs.existsSync(file)) return null;
  return fs.readFileSync(file).subarray(0, 2 * RECORD_BYTES + 1);
}

/** The file has its full size from the start, so that later writes change no metadata and fdatasync is cheap. */
function openForWriting(file: string, status: HeadStatus): number {
  if (status !== 'missing' && fs.statSync(file).size === 2 * RECORD_BYTES) return fs.openSync(file, 'r+');
  const fd = fs.openSync(file, fs.constants.O_RDWR | fs.constants.O_CREAT, FILE_MODE);
  fs.ftruncateSync(fd, 0);
  fs.writeSync(fd, Buffer.alloc(2 * RECORD_BYTES), 0, 2 * RECORD_BYTES, 0);
  fs.fsyncSync(fd);
  syncDir(path.dirname(file));
  return fd;
}

function inspect(bytes: Buffer | null, mac: Buffer): { newest: HeadRecord | null; status: HeadStatus } {
  if (bytes === null) return { newest: null, status: 'missing' };
  const records = [0, 1].map((slot) => decode(bytes, slot, mac));
  const [a = null, b = null] = records;
  const newest = a !== null && (b === null || a.turn > b.turn) ? a : b;
  if (newest === null) return { newest, status: 'unreadable' };
  // Only the very first write leaves the other record empty; later, both must be good and one turn apart.
  const other = newest === a ? b : a;
  const otherSlot = 1 - slotOf(newest.turn);
  const whole =
    bytes.length === 2 * RECORD_BYTES &&
    (newest.turn === 1n ? isEmpty(bytes, otherSlot) : other !== null && other.turn === newest.turn - 1n);
  return { newest, status: whole ? 'ok' : 'damaged record' };
}

function isEmpty(bytes: Buffer, slot: number): boolean {
  return bytes.subarray(slot * RECORD_BYTES, (slot + 1) * RECORD_BYTES).every((byte) => byte === 0);
}

function encode({ turn, seq, hash }: HeadRecord, mac: Buffer): Buffer {
  const text = Buffer.from(hash, 'utf8');
  if (text.length > HASH_BYTES_MAX) throw new RangeError(`a chain hash of ${text.length} bytes`);
  if (!Number.isSafeInteger(seq) || seq < 0) throw new RangeError(`a chain number of ${seq}`);
  const record = Buffer.alloc(RECORD_BYTES);
  MAGIC.copy(record);
  record.writeBigUInt64BE(turn, TURN_AT);
  record.writeBigUInt64BE(BigInt(seq), SEQ_AT);
  record.writeUInt16BE(text.length, LENGTH_AT);
  text.copy(record, HASH_AT);
  recordMac(record, mac).copy(record, RECORD_BYTES - MAC_BYTES);
  return record;
}

function decode(bytes: Buffer, slot: number, mac: Buffer): HeadRecord | null {
  const record = bytes.subarray(slot * RECORD_BYTES, (slot + 1) * RECORD_BYTES);
  if (record.length !== RECORD_BYTES) return null;
  if (!sameMac(record.subarray(RECORD_BYTES - MAC_BYTES), recordMac(record, mac))) return null;
  const turn = record.readBigUInt64BE(TURN_AT);
  if (slotOf(turn) !== slot) return null;
  const end = HASH_AT + record.readUInt16BE(LENGTH_AT);
  return {
    turn,
    seq: Number(record.readBigUInt64BE(SEQ_AT)),
    hash: record.toString('utf8', HASH_AT, end),
  };
}

function recordMac(record: Buffer, mac: Buffer): Buffer {
  return crypto
    .createHmac('sha256', mac)
    .update(record.subarray(0, RECORD_BYTES - MAC_BYTES))
    .digest();
}
