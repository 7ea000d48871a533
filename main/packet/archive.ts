/**
 * The ZIP that a packet is: files one after another, each hashed as it goes in, and at last a manifest and sums that
 * `sha256sum -c` takes. With a passphrase every file is AES-256 (WinZip AE-2), which 7-Zip, WinZip, Keka, The Unarchiver and
 * bsdtar open; the names of files stay readable, and what merely knows the old ZipCrypto, such as Info-ZIP's unzip, can't read it.
 */
import { createHash } from 'node:crypto';
import { ReadableStream } from 'node:stream/web';
import { configure, ZipWriter } from '@zip.js/zip.js';
import { BulkheadError } from '../../shared/errors.ts';

export type Pieces = Iterable<Uint8Array> | AsyncIterable<Uint8Array>;

export interface Listed {
  path: string;
  /** What it is, for whoever opens the manifest. */
  what: string;
  size: number;
  sha256: string;
}

/** All of it lies in memory once: more is handed over without its evidence. */
const BYTES_MAX = 2 ** 30;
const ENCRYPTION_STRENGTH = 3;

// Threads of its own would have to be found beside the built program.
configure({ useWebWorkers: false });

export class Archive {
  readonly listed: Listed[] = [];
  readonly #pieces: Uint8Array<ArrayBuffer>[] = [];
  readonly #writer: ZipWriter<unknown>;
  readonly #options: { lastModDate: Date; password?: string };
  #size = 0;

  /** The same books give the same bytes, but for a passphrase, whose salt is another each time. */
  constructor(madeAt: string, passphrase: string | undefined) {
    const lastModDate = localNoon(madeAt);
    this.#options = { lastModDate, ...(passphrase === undefined ? {} : { password: passphrase }) };
    this.#writer = new ZipWriter(new WritableStream({ write: (piece: Uint8Array) => this.#take(piece) }), {
      ...{ encryptionStrength: ENCRYPTION_STRENGTH, extendedTimestamp: false, useWebWorkers: false },
    });
  }

  async add(path: string, what: string, pieces: Pieces): Promise<void> {
    const hash = createHash('sha256');
    let size = 0;
    const hashed = async function* () {
      for await (const piece of pieces) {
        hash.update(piece);
        size += piece.byteLength;
        yield piece;
      }
    };
    // Node’s own type knows `from`; the packer’s is the browser’s, of the same kind.
    const stream = ReadableStream.from(hashed()) as globalThis.ReadableStream<Uint8Array>;
    await this.#writer.add(path, stream, this.#options);
    this.listed.push({ path, what, size, sha256: hash.digest('hex') });
  }

  /** `manifest`: what it says beside the list of files. */
  async finish(manifest: object): Promise<Uint8Array<ArrayBuffer>[]> {
    const text = JSON.stringify({ ...manifest, files: this.listed }, null, 2);
    await this.add('manifest.json', 'What is in here, with its hashes', [Buffer.from(`${text}\n`)]);
    const sums = this.listed.map(({ sha256, path }) => `${sha256}  ${path}\n`).join('');
    await this.add('SHA256SUMS', 'For “sha256sum -c SHA256SUMS”', [Buffer.from(sums)]);
    await this.#writer.close();
    return this.#pieces;
  }

  #take(piece: Uint8Array): void {
    this.#size += piece.byteLength;
    if (this.#size > BYTES_MAX)
      throw new BulkheadError('LIMIT_EXCEEDED', 'The packet would be larger than 1 GB.', {
        remedy: 'Make it without evidence and statements, and hand those over by themselves.',
      });
    this.#pieces.push(Uint8Array.from(piece));
  }
}

/** A ZIP has no time zone: noon of that day, wherever it is opened. */
function localNoon(instant: string): Date {
  const [year = 0, month = 1, day = 1] = instant.slice(0, 10).split('-').map(Number);
  return new Date(year, month - 1, day, 12);
}

/** One part of a path that every system takes, and that `sha256sum` need not escape. */
export function plainName(name: string): string {
  const plain = name
    .toWellFormed()
    .normalize('NFC')
    .replace(/[\p{Cc}\p{Cf}\\/:*?"<>|]+/gu, ' ')
    .replace(/\s+/g, ' ')
    .replace(/^[. ]+|[. ]+$/g, '');
  const [, stem = '', ending = ''] = /^(.*?)(\.[^.]{1,10})?$/.exec(plain) ?? [];
  return stem === '' ? `unnamed${ending}` : `${stem.slice(0, NAME_LENGTH_MAX)}${ending}`;
}

const NAME_LENGTH_MAX = 100;
