/** What a tile of the board can show of its report, and how tiles change places. */
import type { SavedReport, Tile } from '../../../shared/contract/saved-report.ts';
import { traitsOf } from './names.ts';

export function showsOf(report: SavedReport['report']): Tile['show'][] {
  return [
    'figure',
    ...((report !== 'built' && traitsOf(report).charts) || (report === 'built' ? ['ranks' as const] : [])),
  ];
}

export function usualShow(report: SavedReport['report']): Tile['show'] {
  return showsOf(report)[1] ?? 'figure';
}

/** The tile one place on; the first and the last stay where they are. */
export function moved(tiles: readonly Tile[], at: number, by: 1 | -1): readonly Tile[] {
  const tile = tiles[at];
  const to = at + by;
  if (!tile || to < 0 || to >= tiles.length) return tiles;
  return tiles.toSpliced(at, 1).toSpliced(to, 0, tile);
}
