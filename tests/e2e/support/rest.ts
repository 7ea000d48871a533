/**
 * When a page has come to rest: nothing is being asked for, and what came has been drawn. Playwright's own “networkidle”
 * waits half a second each time.
 */
import type { Page, Request } from '@playwright/test';

const underWay = new WeakMap<Page, Set<Request>>();

/** Call it before the page goes anywhere. */
export function followRequests(page: Page): Set<Request> {
  const requests = new Set<Request>();
  underWay.set(page, requests);
  const end = (request: Request) => requests.delete(request);
  page.on('request', (request) => requests.add(request));
  page.on('requestfinished', end);
  page.on('requestfailed', end);
  return requests;
}

export async function atRest(page: Page): Promise<void> {
  const requests = underWay.get(page) ?? followRequests(page);
  const until = Date.now() + 10_000;
  // What is drawn may ask for more: it must be quiet before and after.
  for (let quiet = 0; quiet < 2; quiet = requests.size === 0 ? quiet + 1 : 0) {
    if (Date.now() > until)
      throw new Error(`still asking for ${[...requests].map((r) => r.url()).join(', ')}`);
    await page.evaluate(
      () => new Promise<void>((done) => requestAnimationFrame(() => requestAnimationFrame(() => done()))),
    );
  }
}
