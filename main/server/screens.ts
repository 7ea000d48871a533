/**
 * The app itself, as `npm run build` left it in `dist/renderer`: a list of files read once, so there is no path to
 * traverse. The page gets a nonce of its own in each answer, for the style elements that its components make.
 */
import { randomBytes } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { type StaticFile, withEtag } from './static.ts';

/** Two folders up from here, in the source as in the bundle. */
const BUILT = fileURLToPath(new URL('../../dist/renderer/', import.meta.url));
const NONCE_PLACE = '%NONCE%';
const NONCE_BYTES = 16;

const TYPES: Record<string, string> = {
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
  '.json': 'application/json',
  '.pfb': 'application/octet-stream',
  '.ttf': 'font/ttf',
  '.bcmap': 'application/octet-stream',
};

const NOT_BUILT =
  '<!doctype html><html lang="en"><meta charset="utf-8"><title>Bulkhead</title><p>The screens are not built yet. “npm run build” builds them; REST is documented at <a href="/docs">/docs</a>.</p></html>';

export interface Page {
  html: string;
  nonce: string;
}

export class Screens {
  readonly #page: string;
  readonly #files = new Map<string, StaticFile>();

  /** `dir`: where the built app lies; without it a page says that it is not built. */
  constructor(dir = BUILT) {
    const page = path.join(dir, 'index.html');
    this.#page = fs.existsSync(page) ? fs.readFileSync(page, 'utf8') : NOT_BUILT;
    if (!fs.existsSync(dir)) return;
    const root = fs.realpathSync(dir);
    for (const entry of fs.readdirSync(root, { recursive: true, withFileTypes: true })) {
      const type = TYPES[path.extname(entry.name)];
      const file = path.join(entry.parentPath, entry.name);
      // What a link leads to was not built; the listing follows links to folders.
      if (!type || !entry.isFile() || fs.realpathSync(file) !== file) continue;
      // Their names carry a hash of what they hold.
      this.#files.set(`/${path.relative(root, file).replaceAll(path.sep, '/')}`, {
        ...withEtag(type, fs.readFileSync(file)),
        lasting: true,
      });
    }
  }

  page(): Page {
    const nonce = randomBytes(NONCE_BYTES).toString('base64');
    return { nonce, html: this.#page.replaceAll(NONCE_PLACE, nonce) };
  }

  find(pathname: string): StaticFile | null {
    return this.#files.get(pathname) ?? null;
  }
}
