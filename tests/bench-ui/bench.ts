/**
 * `npm run bench:ui`: the built app in Chromium over 100,000 entries, against what a person notices: a frame, a tenth of
 * a second, a third of a second. Prints a table and leaves the traces of the long scrolls beside it.
 */
import { mkdirSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { cpus } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { type Browser, chromium, type Page } from '@playwright/test';
import config from '../../playwright.config.ts';
import { Program } from '../e2e/support/program.ts';
import { ENTRIES, fill, fillInbox, INBOX_ENTRIES, MAIN_ACCOUNT, MAIN_ENTRIES } from './books.ts';
import { memoryOf, recordTrace } from './chromium.ts';
import { type Client, clientOf } from './client.ts';
import { FRAME_MS, type Smoothness, scrollBareRows, scrollRegister, WHEEL_PX_PER_S } from './scroll.ts';
import { CROSSINGS, fillWall, measureWall, openWall, type WallMeasured } from './wall.ts';

const BUILT = 'dist/renderer';
const RESULTS = 'dist/bench-ui';

interface Figure {
  what: string;
  value: number;
  unit: string;
  aim: number;
  /** What the machine can do at all, measured in the same run. */
  limit?: number;
}

/** Scripts that the page asks for before anything is shown. */
function initialScriptKb(): number {
  const html = readFileSync(join(BUILT, 'index.html'), 'utf8');
  const scripts = [...html.matchAll(/(?:src|href)="\.\/(assets\/[^"]+\.js)"/g)].map((match) => match[1]!);
  return scripts.reduce((sum, name) => sum + gzipSync(readFileSync(join(BUILT, name))).length, 0) / 1000;
}

/** Milliseconds from an act to the second frame after `seen` holds, measured in the page. */
async function timeUntil(page: Page, act: () => Promise<void>, seen: string, words = ''): Promise<number> {
  await page.evaluate(
    ([selector, text]) => {
      const target = window as unknown as { bench: Promise<number> };
      target.bench = new Promise((resolve) => {
        let from = 0;
        const begin = () => {
          from = performance.now();
        };
        for (const event of ['pointerdown', 'keydown'] as const)
          window.addEventListener(event, begin, { once: true, capture: true });
        const look = () => {
          if (from > 0 && document.querySelector(selector)?.textContent?.includes(text))
            resolve(performance.now() - from);
          else requestAnimationFrame(look);
        };
        requestAnimationFrame(look);
      });
    },
    [seen, words] as const,
  );
  await act();
  return page.evaluate(() => (window as unknown as { bench: Promise<number> }).bench);
}

async function firstPaint(page: Page): Promise<number> {
  await page.waitForFunction(() => performance.getEntriesByName('first-contentful-paint').length > 0);
  return page.evaluate(() => performance.getEntriesByName('first-contentful-paint')[0]!.startTime);
}

async function measure(browser: Browser, program: Program): Promise<Figure[]> {
  const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
  const link = await program.start();
  const call = clientOf(link, join(program.dir, 'config', 'token'));
  await call('app.create', { passphrase: 'a passphrase for the bench' });
  await fill(call);
  await page.goto(link);
  await page.getByRole('heading', { level: 1, name: 'Home' }).waitFor();
  await page.reload();
  const paint = await firstPaint(page);
  const account = page.getByRole('link', { name: new RegExp(MAIN_ACCOUNT) }).first();
  await account.waitFor();
  // Once to load the screen's code: what is measured is a register, not a download.
  await account.click();
  await page.locator('[role="row"][aria-rowindex="3"]').waitFor();
  await page.getByRole('link', { name: 'Home' }).click();
  await page.getByRole('heading', { level: 1, name: 'Home' }).waitFor();
  const opening = await timeUntil(page, () => account.click(), '[role="row"][aria-rowindex="3"]');
  const wheel = await scrollRegister(page, WHEEL_PX_PER_S);
  const fling = await scrollRegister(page);
  const search = await searchTime(page);
  const edit = await editTimes(page);
  const memory = await memoryOf(browser);
  // Once more under a trace, which costs time and memory of its own.
  await page.keyboard.press('Escape');
  const session = await page.context().newCDPSession(page);
  await recordTrace(session, join(RESULTS, 'scroll-trace.json'), () => scrollRegister(page));
  const inbox = await measureInbox(page, call);
  const wall = await measureTheWall(page, call);
  await page.close();
  const bare = await browser.newPage({ viewport: { width: 1280, height: 800 } });
  const bareWheel = await scrollBareRows(bare, MAIN_ENTRIES, WHEEL_PX_PER_S);
  const bareFling = await scrollBareRows(bare, MAIN_ENTRIES);
  return [
    { what: 'First paint', value: paint, unit: 'ms', aim: 1000 },
    { what: 'Initial JavaScript, gzipped', value: initialScriptKb(), unit: 'kB', aim: 400 },
    { what: 'Register of 60,000 rows opens', value: opening, unit: 'ms', aim: 300 },
    lateFrames('a wheel turned steadily, 3,000 px a second', wheel, bareWheel),
    lateFrames('end to end in 5 s', fling, bareFling),
    lateFrames(`the inbox with ${INBOX_ENTRIES.toLocaleString('en')} rows, by wheel`, inbox.wheel, bareWheel),
    lateFrames('the inbox, end to end in 5 s', inbox.fling, bareFling),
    lateFrames(`the wall with ${CROSSINGS.toLocaleString('en')} crossings, by wheel`, wall.wheel, bareWheel),
    lateFrames('the wall, ten years in 5 s', wall.fling, bareFling),
    { what: 'The wall says what is open, after a reload', value: wall.opened_ms, unit: 'ms', aim: 3000 },
    { what: 'Search answers', value: search, unit: 'ms', aim: 100 },
    { what: 'An edit shows', value: edit.shown, unit: 'ms', aim: FRAME_MS * 2 },
    { what: 'An edit is stored', value: edit.stored, unit: 'ms', aim: 50 },
    { what: 'Renderer, private memory', value: memory, unit: 'MB', aim: 300 },
  ];
}

/** By itself, after all else: as many rows more would weigh on the other figures. */
async function measureInbox(page: Page, call: Client): Promise<Record<'wheel' | 'fling', Smoothness>> {
  await fillInbox(call);
  await page.evaluate(() => {
    window.location.hash = '#/inbox';
  });
  await page.reload();
  await page
    .getByText(`${INBOX_ENTRIES.toLocaleString('en')} transactions to review`)
    .first()
    .waitFor();
  await page.locator('[role="row"][aria-rowindex="3"]').waitFor();
  await page.waitForLoadState('networkidle');
  const wheel = await scrollRegister(page, WHEEL_PX_PER_S);
  const fling = await scrollRegister(page);
  const session = await page.context().newCDPSession(page);
  await recordTrace(session, join(RESULTS, 'inbox-trace.json'), () => scrollRegister(page, WHEEL_PX_PER_S));
  return { wheel, fling };
}

async function measureTheWall(page: Page, call: Client): Promise<WallMeasured> {
  await fillWall(call);
  const opened_ms = await openWall(page);
  const measured = await measureWall(page, WHEEL_PX_PER_S);
  const session = await page.context().newCDPSession(page);
  await recordTrace(session, join(RESULTS, 'wall-trace.json'), () => measureWall(page, WHEEL_PX_PER_S));
  return { opened_ms, ...measured };
}

function lateFrames(how: string, register: Smoothness, bare: Smoothness): Figure {
  return {
    what: `Frames later than 1½, ${how}`,
    value: register.late * 100,
    limit: bare.late * 100,
    unit: '%',
    aim: 5,
  };
}

/** From the last letter to the answer in the list: the one in the middle of several, each asked for the first time. */
async function searchTime(page: Page): Promise<number> {
  const times: number[] = [];
  for (const vendor of [17, 23, 29, 31, 37]) {
    await page.keyboard.press('/');
    await page.keyboard.press('Control+a');
    // As fast as a practised hand types; each letter asks, and the answers are waited for.
    await page.keyboard.type(`vendor ${vendor} hostin`, { delay: 100 });
    await page.waitForLoadState('networkidle');
    const answered = page.waitForResponse((response) => response.url().includes('/entry/register'));
    const from = performance.now();
    await page.keyboard.type('g');
    await answered;
    times.push(performance.now() - from);
  }
  return median(times);
}

interface EditTimes {
  shown: number;
  stored: number;
}

const REST_MS = 500;

/** Payees typed into the first row: when one shows, and when the program has it. The middle of several. */
async function editTimes(page: Page): Promise<EditTimes> {
  await page.keyboard.press('Escape');
  await page.waitForLoadState('networkidle');
  await page.locator('[role="row"][aria-rowindex="2"] [role="gridcell"]').nth(2).click();
  await page.locator('[role="row"][aria-rowindex="2"][data-cursor]').waitFor();
  const times: EditTimes[] = [];
  for (const payee of ['measured', 'counted', 'weighed', 'timed', 'told']) {
    times.push(await editTime(page, payee));
    // A hand rests between two edits; what they ask for anew is answered by then.
    await page.waitForTimeout(REST_MS);
  }
  return {
    shown: median(times.map(({ shown }) => shown)),
    stored: median(times.map(({ stored }) => stored)),
  };
}

async function editTime(page: Page, payee: string): Promise<EditTimes> {
  const row = '[role="row"][aria-rowindex="2"]';
  await page.locator(`${row} [role="gridcell"]`).nth(1).click();
  await page.keyboard.press('p');
  await page.locator(`${row} input`).last().waitFor();
  await page.keyboard.type(payee, { delay: 100 });
  // It keeps a few hundred at most.
  await page.evaluate(() => performance.clearResourceTimings());
  const pressed = page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        document.addEventListener('keydown', (event) => resolve(event.timeStamp), {
          capture: true,
          once: true,
        });
      }),
  );
  const answered = page.waitForResponse((response) => response.url().includes('/entry/update'));
  const shown = await timeUntil(page, () => page.keyboard.press('Enter'), row, payee);
  await (await answered).finished();
  // Both by the page's own clock; what it keeps of requests comes a moment later.
  const end = await page.waitForFunction(
    (since) =>
      performance
        .getEntriesByType('resource')
        .filter(({ name, startTime }) => name.includes('/entry/update') && startTime >= since)
        .map((entry) => (entry as PerformanceResourceTiming).responseEnd)
        .at(-1),
    await pressed,
  );
  return { stored: (await end.jsonValue())! - (await pressed), shown };
}

function median(times: readonly number[]): number {
  return times.toSorted((a, b) => a - b)[Math.floor(times.length / 2)]!;
}

function print(figures: readonly Figure[]): void {
  const cores = cpus().length;
  console.log(
    `\n${new Date().toISOString().slice(0, 10)}, ${cores} cores, Chromium without a graphics card, ${ENTRIES.toLocaleString('en')} entries.\n`,
  );
  console.log('| | measured | physical limit | aim |\n|-|-:|-:|-:|');
  const told = (value: number, unit: string) => `${value.toFixed(value < 100 ? 1 : 0)} ${unit}`;
  for (const { what, value, unit, aim, limit } of figures)
    console.log(
      `| ${what} | ${told(value, unit)} | ${limit === undefined ? '–' : told(limit, unit)} | ≤ ${aim.toFixed(0)} ${value <= aim ? '✓' : '✗'} |`,
    );
  console.log('\nPhysical limit: as many bare lines of text in a page of nothing else, scrolled alike.');
}

mkdirSync(RESULTS, { recursive: true });
if (!readdirSync(BUILT).includes('index.html') || !statSync(BUILT).isDirectory())
  throw new Error('“npm run build” first');
const browser = await chromium.launch(config.use?.launchOptions ?? {});
const program = new Program();
try {
  print(await measure(browser, program));
} finally {
  await browser.close();
  await program.remove();
}
