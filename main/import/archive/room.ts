/**
 * How many bytes may still come out of an archive, a workbook in it included. What is thrown away counts like what is
 * kept: an archive of a thousand files that each turn out to be damaged must not take a thousand times as long.
 */
import { unpackEntry, type ZipEntry } from './zip.ts';

/** No more can come out of deflated bytes. */
const INFLATION_MAX = 1032;

export class Room {
  readonly #around: Room | null;
  #left: number;

  /** `around`: that of the archive that a workbook lies in. */
  constructor(bytes: number, around: Room | null = null) {
    this.#left = bytes;
    this.#around = around;
  }

  get left(): number {
    return Math.max(0, Math.min(this.#left, this.#around?.left ?? Number.POSITIVE_INFINITY));
  }

  /** Whether there is room for so many bytes, which are taken. */
  take(bytes: number): boolean {
    const fits = bytes <= this.left;
    this.#left -= bytes;
    this.#around?.take(bytes);
    return fits;
  }

  /** Fails as `unpackEntry` does, with `bytesMax` or what is left as its cap. */
  unpack(archive: Uint8Array, entry: ZipEntry, bytesMax: number): Uint8Array<ArrayBuffer> {
    const cap = Math.min(bytesMax, this.left);
    let taken = Math.min(cap, entry.packedSize * INFLATION_MAX);
    try {
      const bytes = unpackEntry(archive, entry, cap);
      taken = bytes.byteLength;
      return bytes;
    } finally {
      this.take(taken);
    }
  }
}
