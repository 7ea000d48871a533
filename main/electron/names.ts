/** Names that more than one process must agree on. */

/** The page's own scheme and host: the only origin this program ever shows. */
export const SCHEME = 'app';
export const HOST = 'bulkhead';
export const PAGE_URL = `${SCHEME}://${HOST}/`;

/** The page's wish for a port to the core; the port travels with it. */
export const CONNECT_CHANNEL = 'bulkhead:connect';
/** Everything else the page may ask. */
export const ASK_CHANNEL = 'bulkhead:ask';
/** What the shell tells the page. */
export const EVENT_CHANNEL = 'bulkhead:event';

/** Whether a URL belongs to our page. Not by `origin`: outside of Chromium every scheme but http's has the origin “null”. */
export function isOurs(url: string): boolean {
  if (!URL.canParse(url)) return false;
  const { protocol, host, username, password } = new URL(url);
  return protocol === `${SCHEME}:` && host === HOST && username === '' && password === '';
}
