/**
 * Where in a stored file rows stand that could not be booked and that nobody has said since: by their place in its text, or, of
 * files from before, by their line. Nothing fails.
 */
import { isRow, problemsIn, unbookedId } from '../ledger/index.ts';
import { firstAbove } from './text-lines.ts';

export interface UnbookedPlace {
  id: string;
  line: number;
  /** `null` where only its line is known. */
  offset: number | null;
  reason: string;
  isMended: boolean;
}

function placesIn(file: { id: string; problems: string }): UnbookedPlace[] {
  return problemsIn(file).flatMap(({ line, offset = null, reason, raw, rows, row }, at) =>
    rows === undefined && isRow({ raw })
      ? [{ id: unbookedId(file.id, at), line, offset, reason, isMended: row !== undefined }]
      : [],
  );
}

/** In the order of the file. */
export function unbookedPlaces(file: { id: string; problems: string }): UnbookedPlace[] {
  return placesIn(file)
    .filter(({ isMended }) => !isMended)
    .sort((a, b) => a.line - b.line || (a.offset ?? 0) - (b.offset ?? 0));
}

export class UnbookedPlaces {
  /** Those that were mended, too: where they stand may be asked. */
  readonly #all: readonly UnbookedPlace[];
  readonly #placed: readonly UnbookedPlace[];
  readonly offsets: Uint32Array;
  readonly #byLine: ReadonlyMap<number, UnbookedPlace>;

  constructor(file: { id: string; problems: string }) {
    this.#all = placesIn(file);
    const open = unbookedPlaces(file);
    this.#placed = open.filter(({ offset }) => offset !== null).toSorted((a, b) => a.offset! - b.offset!);
    this.offsets = Uint32Array.from(this.#placed, ({ offset }) => offset!);
    this.#byLine = new Map(open.flatMap((one) => (one.offset === null ? [[one.line, one]] : [])));
  }

  byId(id: string): UnbookedPlace | undefined {
    return this.#all.find((one) => one.id === id);
  }

  /** The first that begins on a line, or on a part of one. */
  on(line: { line: number; goesOn: boolean; offset: number; end: number }): UnbookedPlace | null {
    const place = this.#placed[firstAbove(this.offsets, line.offset - 1)];
    if (place && place.offset! < Math.max(line.end, line.offset + 1)) return place;
    return line.goesOn ? null : (this.#byLine.get(line.line) ?? null);
  }
}
