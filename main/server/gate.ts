/**
 * Who may talk to the server at all: requests for our own name that come from our own pages or from no page. This keeps
 * out web sites, also those that rebind their name to 127.0.0.1. Other users of the computer are kept out by the token
 * (admission.ts).
 *
 * Throws WRONG_HOST, FOREIGN_ORIGIN, BAD_REQUEST.
 */
import type { IncomingMessage } from 'node:http';
import { Refusal } from './refusal.ts';

/** Only these ask for nothing to be changed. */
const SAFE_METHODS = new Set(['GET', 'HEAD']);

export function isSafe(method: string | undefined): boolean {
  return SAFE_METHODS.has(method ?? '');
}

/**
 * Checks Host, Origin and fetch metadata, and gives the URL that was asked for. `expecting`: a browser is on its way from
 * a page of ours on the disk (hand-over-page.ts), which it takes for another site.
 */
export function passGate(request: IncomingMessage, port: number, expecting: boolean): URL {
  const host = requireHost(request, port);
  if (!(expecting && isArrival(request))) refuseForeignOrigin(request, `http://${host}`);
  const target = request.url ?? '';
  // `GET http://elsewhere/` is for proxies.
  if (!target.startsWith('/')) throw new Refusal('BAD_REQUEST', 'The request’s target is not a path.');
  const url = URL.parse(`http://${host}${target}`);
  if (url?.host !== host) throw new Refusal('BAD_REQUEST', 'The request’s target is not a path.');
  return url;
}

/** Whether the request says that it was made by a page of ours. */
export function hasOwnOrigin(request: IncomingMessage): boolean {
  return request.headers.origin === `http://${request.headers.host}`;
}

/**
 * A tab that goes to the app itself, and nothing that a page could do with an answer: no frame, no fetch, no other path.
 * What it gets is the same for everyone; no cookie of ours comes along from elsewhere.
 */
function isArrival({ method, url, headers }: IncomingMessage): boolean {
  return (
    method === 'GET' &&
    url === '/' &&
    headers.origin === undefined &&
    headers['sec-fetch-mode'] === 'navigate' &&
    headers['sec-fetch-dest'] === 'document'
  );
}

function requireHost(request: IncomingMessage, port: number): string {
  const hosts = request.headersDistinct.host ?? [];
  const [host] = hosts;
  if (hosts.length === 1 && (host === `127.0.0.1:${port}` || host === `localhost:${port}`)) return host;
  throw new Refusal('WRONG_HOST', 'This server answers only under its own address.', {
    remedy: `Ask for http://127.0.0.1:${port}/.`,
  });
}

function refuseForeignOrigin(request: IncomingMessage, own: string): void {
  const origins = request.headersDistinct.origin ?? [];
  const site = request.headers['sec-fetch-site'];
  const foreign = origins.some((origin) => origin !== own) || origins.length > 1;
  // `same-site` is another port of this computer: not ours either.
  if (!foreign && (site === undefined || site === 'same-origin' || site === 'none')) return;
  throw new Refusal('FOREIGN_ORIGIN', 'The request comes from a page that is not of this program.', {
    remedy: 'Open the address in a tab of its own.',
  });
}
