/**
 * The pages and their assets: a fixed list, read once. A path that is not on the list does not exist, so there is no
 * path to traverse. Nothing of them is secret, and nothing of them comes from elsewhere.
 */
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { createRequire } from 'node:module';

const PAGES = new URL('./pages/', import.meta.url);
const require = createRequire(import.meta.url);

const ours = (name: string) => () => fs.readFileSync(new URL(name, PAGES));
/** By a name in full, so that tools see the package in use. */
const installed = (find: () => string) => () => fs.readFileSync(find());

const HTML = 'text/html; charset=utf-8';
const CSS = 'text/css; charset=utf-8';
const JS = 'text/javascript; charset=utf-8';
const SVG = 'image/svg+xml';

const FILES: Record<string, { type: string; read: () => Buffer }> = {
  '/theme.css': { type: CSS, read: ours('theme.css') },
  '/icon.svg': { type: SVG, read: ours('icon.svg') },
  '/docs': { type: HTML, read: ours('docs.html') },
  '/docs/docs.js': { type: JS, read: ours('docs.js') },
  '/docs/docs.css': { type: CSS, read: ours('docs.css') },
  '/docs/swagger-ui.css': {
    type: CSS,
    read: installed(() => require.resolve('swagger-ui-dist/swagger-ui.css')),
  },
  '/docs/swagger-ui-bundle.js': {
    type: JS,
    read: installed(() => require.resolve('swagger-ui-dist/swagger-ui-bundle.js')),
  },
};

export interface StaticFile {
  type: string;
  bytes: Buffer;
  etag: string;
  /** Its name changes with what it holds, so a browser may keep it. */
  lasting?: boolean;
}

const read = new Map<string, StaticFile>();

export function findStatic(pathname: string): StaticFile | null {
  const known = read.get(pathname);
  if (known) return known;
  if (!Object.hasOwn(FILES, pathname)) return null;
  const { type, read: readBytes } = FILES[pathname]!;
  const file = withEtag(type, readBytes());
  read.set(pathname, file);
  return file;
}

export function withEtag(type: string, bytes: Buffer): StaticFile {
  return { type, bytes, etag: `"${createHash('sha256').update(bytes).digest('base64url')}"` };
}

/** Sends it, or says that the browser has it already. */
export function sendStatic(request: IncomingMessage, response: ServerResponse, file: StaticFile): void {
  response.setHeader('Cache-Control', file.lasting ? 'private, max-age=31536000, immutable' : 'no-cache');
  response.setHeader('ETag', file.etag);
  if (request.headers['if-none-match'] === file.etag) {
    response.writeHead(304).end();
    return;
  }
  response.writeHead(200, { 'Content-Type': file.type, 'Content-Length': file.bytes.length }).end(file.bytes);
}
