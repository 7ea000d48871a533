/** Which account of which file is looked at. Pure. */
import type { ImportAccount } from '../../../shared/contract/import.ts';
import { placeKey } from './choices.ts';
import type { ListedFile } from './listed.ts';

export interface Spot {
  file: string;
  place: string;
}

export interface Shown {
  spot: Spot;
  listed: ListedFile;
  account: ImportAccount | null;
}

/** Every account of every file, in the order of the list; a file without any stands for itself. */
export function spotsOf(files: readonly ListedFile[]): Shown[] {
  return files.flatMap((listed): Shown[] => {
    const { seen, key } = listed;
    if (seen === null || seen.accounts.length === 0)
      return [{ spot: { file: key, place: '' }, listed, account: null }];
    return seen.accounts.map((account) => ({
      spot: { file: key, place: placeKey(seen, account) },
      listed,
      account,
    }));
  });
}

/** The one looked at: the one chosen, else the first of its file, else the first of all. */
export function shownSpot(spots: readonly Shown[], chosen: Spot | null): Shown | null {
  return (
    spots.find(({ spot }) => spot.file === chosen?.file && spot.place === chosen.place) ??
    spots.find(({ spot }) => spot.file === chosen?.file) ??
    spots[0] ??
    null
  );
}

export function isSameSpot(a: Spot, b: Spot): boolean {
  return a.file === b.file && a.place === b.place;
}

/** The neighbour, `by` places away; the ends are ends. */
export function stepSpot(spots: readonly Shown[], from: Spot | null, by: 1 | -1): Spot | null {
  const at = spots.findIndex(({ spot }) => from !== null && isSameSpot(spot, from));
  return spots[Math.min(spots.length - 1, Math.max(0, at + by))]?.spot ?? null;
}
