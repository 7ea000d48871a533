/** What only Chromium's own protocol tells: a trace, and how much memory its processes hold. */
import { readFileSync, writeFileSync } from 'node:fs';
import type { Browser, CDPSession } from '@playwright/test';

const CATEGORIES = [
  'devtools.timeline',
  'disabled-by-default-devtools.timeline.frame',
  'toplevel',
  'blink.user_timing',
];

/** Runs `act` under a trace that DevTools opens (Performance, Load profile). */
export async function recordTrace<T>(session: CDPSession, file: string, act: () => Promise<T>): Promise<T> {
  const events: unknown[] = [];
  session.on('Tracing.dataCollected', ({ value }) => events.push(...value));
  await session.send('Tracing.start', { traceConfig: { includedCategories: CATEGORIES } });
  const result = await act();
  const complete = new Promise<void>((resolve) => session.once('Tracing.tracingComplete', () => resolve()));
  await session.send('Tracing.end');
  await complete;
  writeFileSync(file, JSON.stringify({ traceEvents: events }));
  return result;
}

/** Private megabytes of the largest renderer, as Chromium's own task manager counts: without what processes share. */
export async function memoryOf(browser: Browser): Promise<number> {
  const session = await browser.newBrowserCDPSession();
  const { processInfo } = await session.send('SystemInfo.getProcessInfo');
  const sizes = processInfo.filter(({ type }) => type === 'renderer').map(({ id }) => privateMb(id));
  return Math.max(...sizes);
}

function privateMb(pid: number): number {
  const rollup = readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8');
  const lines = [...rollup.matchAll(/^(?:Private_Clean|Private_Dirty|Swap):\s+(\d+)/gm)];
  return lines.reduce((sum, [, kb]) => sum + Number(kb), 0) / 1024;
}
