/**
 * Replaces database, keys and head together, as one step that either happened or did not.
 *
 * The new files are written into a folder of their own and made durable; renaming that folder is the decision. From
 * then on the files are moved into place, and whoever comes next finishes that if the process is killed in between.
 * The caller holds the vault's lock and has every connection closed.
 */
import fs from 'node:fs';
import path from 'node:path';
import { makeDir, syncDir } from './files.ts';
import type { VaultPaths } from './paths.ts';

export interface SwapPaths {
  dir: string;
  vault: string;
  keys: string;
  head: string;
}

/** An empty folder for the new files; what an earlier, undecided try left is removed. */
export function beginSwap(paths: VaultPaths): SwapPaths {
  discardSwap(paths);
  makeDir(paths.swapPartial);
  return swapPathsIn(paths.swapPartial);
}

export function discardSwap(paths: VaultPaths): void {
  fs.rmSync(paths.swapPartial, { recursive: true, force: true });
}

/** Decides for the new files (each already durable) and moves them into place. */
export function commitSwap(paths: VaultPaths): void {
  syncDir(paths.swapPartial);
  fs.renameSync(paths.swapPartial, paths.swap);
  syncDir(path.dirname(paths.swap));
  finishSwap(paths);
}

/** Finishes a swap that was decided but not completed. Does nothing otherwise. */
export function finishSwap(paths: VaultPaths): void {
  if (!fs.existsSync(paths.swap)) return;
  const staged = swapPathsIn(paths.swap);
  const dir = path.dirname(paths.file);
  if (fs.existsSync(staged.vault)) {
    // The WAL of the old file must be gone before the new file is there, or SQLite would replay it into that.
    fs.rmSync(paths.wal, { force: true });
    fs.rmSync(paths.shm, { force: true });
    syncDir(dir);
  }
  moveIfThere(staged.keys, paths.keys);
  moveIfThere(staged.head, paths.head);
  moveIfThere(staged.vault, paths.file);
  syncDir(dir);
  fs.rmSync(paths.swap, { recursive: true });
  syncDir(dir);
}

function swapPathsIn(dir: string): SwapPaths {
  return {
    dir,
    vault: path.join(dir, 'vault'),
    keys: path.join(dir, 'keys'),
    head: path.join(dir, 'head'),
  };
}

function moveIfThere(from: string, to: string): void {
  if (fs.existsSync(from)) fs.renameSync(from, to);
}
