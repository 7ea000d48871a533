/**
 * A workbook as the package of parts that it is (ECMA-376, part 2): XML files in a ZIP, which name one another.
 *
 * Promises: all parts that are read have one room for their bytes, however often they name one another.
 * Fails: as the archive does; UNREADABLE_FILE for a part that is missing or no text.
 */
import { posix } from 'node:path';
import { BulkheadError } from '../../../shared/errors.ts';
import type { UnpackLimits } from '../archive/limits.ts';
import type { Room } from '../archive/room.ts';
import type { ZipEntry } from '../archive/zip.ts';
import { damagedWorkbook, tooLargeWorkbook } from './refusals.ts';
import { XmlReader } from './xml.ts';

export interface Relationship {
  id: string;
  /** The last word of its type: `worksheet`, `styles`, `sharedStrings`. */
  type: string;
  /** The part it leads to. */
  path: string;
}

export class Parts {
  readonly #archive: Uint8Array;
  /** By their names in lower case: those of a package don't tell cases apart. */
  readonly #entries: ReadonlyMap<string, ZipEntry>;
  readonly #limits: UnpackLimits;
  readonly #room: Room;

  constructor(archive: Uint8Array, entries: readonly ZipEntry[], limits: UnpackLimits, room: Room) {
    this.#archive = archive;
    this.#entries = new Map(entries.map((entry) => [entry.name.toLowerCase(), entry]));
    this.#limits = limits;
    this.#room = room;
  }

  /** The tags of a part. */
  read(path: string): XmlReader {
    const entry = this.#entries.get(path.toLowerCase());
    if (!entry) throw damagedWorkbook(`its part “${path.slice(0, 80)}” is missing`);
    return new XmlReader(textOf(this.#unpack(entry), path), this.#limits.depthMax);
  }

  #unpack(entry: ZipEntry): Uint8Array {
    try {
      return this.#room.unpack(this.#archive, entry, this.#limits.workbookBytesMax);
    } catch (error) {
      if (error instanceof BulkheadError && error.code === 'LIMIT_EXCEEDED')
        throw tooLargeWorkbook(this.#limits.workbookBytesMax);
      throw error;
    }
  }

  /** What `path` names, or the package itself for ''. A part that names nothing has no list of it. */
  relationships(path: string): Relationship[] {
    const folder = posix.dirname(path);
    const list = posix.join(folder, '_rels', `${posix.basename(path)}.rels`);
    if (!this.#entries.has(list.toLowerCase())) return [];
    const found: Relationship[] = [];
    const xml = this.read(list);
    while (xml.next()) {
      if (xml.kind !== 'open' || xml.name !== 'Relationship') continue;
      const target = xml.attribute('Target') ?? '';
      if (xml.attribute('TargetMode') === 'External') continue;
      found.push({
        id: xml.attribute('Id') ?? '',
        type: posix.basename(xml.attribute('Type') ?? ''),
        path: target.startsWith('/') ? target.slice(1) : posix.join(folder, target),
      });
    }
    return found;
  }
}

function textOf(bytes: Uint8Array, path: string): string {
  const [first, second] = bytes;
  const isUtf16 = (first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff);
  const encoding = isUtf16 ? (first === 0xff ? 'utf-16le' : 'utf-16be') : 'utf-8';
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    throw damagedWorkbook(`its part “${path.slice(0, 80)}” is no text`);
  }
}
