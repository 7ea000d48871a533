/**
 * A page on the disk that leads the browser to the app with a hand-over code. What a program is started with can be read
 * by every user of the computer while it runs, so a link with a code in it is never put on a browser's command line; the
 * name of this page is. Only its owner may read it (0600, in a folder of its own, 0700). It goes once the code was used
 * or is too old, and when the server closes; one that a crash left is swept away by the next.
 */
import fs from 'node:fs';
import path from 'node:path';

const FOLDER = 'opening-';
const LEFT_BEHIND = /^opening-\w{6}$/;
const NAME = 'open-bulkhead.html';
const OWNER_ONLY = 0o600;
const OWNER_ONLY_DIR = 0o700;

export interface HandOverPage {
  file: string;
  remove(): void;
}

export class HandOverPages {
  readonly #lifeMs: number;
  readonly #removals = new Set<() => void>();

  constructor(lifeMs: number) {
    this.#lifeMs = lifeMs;
  }

  /** Whether a browser may be on its way from one of them. */
  get expecting(): boolean {
    return this.#removals.size > 0;
  }

  /** Writes a page below `parent` that leads to `url`. Throws what writing throws. */
  write(parent: string, url: string): HandOverPage {
    const made = fs.mkdirSync(parent, { recursive: true, mode: OWNER_ONLY_DIR });
    sweep(parent, this.#lifeMs);
    const dir = fs.mkdtempSync(path.join(parent, FOLDER));
    const remove = () => {
      clearTimeout(tooOld);
      if (!this.#removals.delete(remove)) return;
      removeFolder(dir);
      // The folder of a vault that was never made there.
      if (made !== undefined) removeIfEmpty(parent);
    };
    const tooOld = setTimeout(remove, this.#lifeMs);
    tooOld.unref();
    this.#removals.add(remove);
    try {
      const file = path.join(dir, NAME);
      fs.writeFileSync(file, page(url), { mode: OWNER_ONLY, flag: 'wx' });
      return { file, remove };
    } catch (error) {
      remove();
      throw error;
    }
  }

  close(): void {
    for (const remove of [...this.#removals]) remove();
  }
}

/** `url` has nothing in it that HTML would need escaped. */
function page(url: string): string {
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="referrer" content="no-referrer">
<meta http-equiv="refresh" content="0; url=${url}">
<title>Bulkhead</title>
<p><a href="${url}">Open Bulkhead</a></p>
</html>
`;
}

function sweep(parent: string, lifeMs: number): void {
  for (const name of fs.readdirSync(parent)) {
    const dir = path.join(parent, name);
    if (!LEFT_BEHIND.test(name)) continue;
    const file = fs.lstatSync(path.join(dir, NAME), { throwIfNoEntry: false });
    if (file && Date.now() - file.mtimeMs > lifeMs) removeFolder(dir);
  }
}

/** Nothing but what was written: whatever else lies there is not ours. */
function removeFolder(dir: string): void {
  try {
    fs.rmSync(path.join(dir, NAME), { force: true });
  } catch {
    // Its code is worth nothing by now.
  }
  removeIfEmpty(dir);
}

function removeIfEmpty(dir: string): void {
  try {
    fs.rmdirSync(dir);
  } catch {
    // Something else lies there.
  }
}
