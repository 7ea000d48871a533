/**
 * `app://bulkhead/`: the built screens, out of the same list of files that the loopback server hands out. What is not on
 * the list does not exist, so there is no path to traverse, whatever it is encoded as. No other scheme is answered.
 */
import type { CustomScheme, Protocol } from 'electron';
import { contentSecurityPolicy, setSecurityHeaders } from '../server/headers.ts';
import type { Screens } from '../server/screens.ts';
import { isOurs, SCHEME } from './names.ts';

/** A real origin (storage, same-origin checks) that counts as secure; no service workers, no way around the policy. */
export const PRIVILEGED_SCHEME: CustomScheme = {
  scheme: SCHEME,
  privileges: {
    standard: true,
    secure: true,
    supportFetchAPI: true,
    corsEnabled: true,
    codeCache: true,
    stream: false,
    bypassCSP: false,
    allowServiceWorkers: false,
    allowExtensions: false,
  },
};

type Assets = Pick<Screens, 'page' | 'find'>;

export function serveScreens(protocol: Pick<Protocol, 'handle'>, screens: Assets): void {
  protocol.handle(SCHEME, (request) => answer(request, screens));
}

/** Answers one request of the page. */
export function answer(request: Pick<Request, 'url' | 'method'>, screens: Assets): Response {
  if (!isOurs(request.url)) return refuse(404);
  if (request.method !== 'GET' && request.method !== 'HEAD') return refuse(405);
  const { pathname } = new URL(request.url);
  if (pathname === '/' || pathname === '/index.html') return sendPage(screens);
  const file = screens.find(pathname);
  if (!file) return refuse(404);
  return new Response(new Uint8Array(file.bytes), { headers: headersFor(file.type) });
}

function sendPage(screens: Assets): Response {
  const { html, nonce } = screens.page();
  const headers = headersFor('text/html; charset=utf-8');
  headers.set('Content-Security-Policy', contentSecurityPolicy(nonce));
  return new Response(html, { headers });
}

function refuse(status: 404 | 405): Response {
  return new Response(null, { status, headers: headersFor('text/plain; charset=utf-8') });
}

function headersFor(type: string): Headers {
  const headers = new Headers();
  setSecurityHeaders({ setHeader: (name, value) => headers.set(name, value) });
  headers.set('Content-Type', type);
  return headers;
}
