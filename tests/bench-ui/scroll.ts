/** Scrolls a list at a steady speed and counts the frames that came late; and the same with rows that cost nothing. */
import type { Locator, Page } from '@playwright/test';

export const FRAME_MS = 1000 / 60;
/** As fast as a hand turns a wheel without stopping. */
export const WHEEL_PX_PER_S = 3000;
const SECONDS = 5;

export interface Smoothness {
  /** Frames that took longer than one and a half of sixty a second, as a share of all. */
  late: number;
  worst_ms: number;
}

/** Scrolls the register for five seconds, from its top at `speed` pixels a second or, without one, to its end. */
export async function scrollRegister(page: Page, speed?: number): Promise<Smoothness> {
  const list = page.locator('[role="grid"], [role="treegrid"]').locator('..');
  return smoothnessOf(await gapsOf(list, speed));
}

/** The same of what one moves along sideways. */
export async function scrollAlong(list: Locator, speed?: number): Promise<Smoothness> {
  return smoothnessOf(await gapsOf(list, speed, 'scrollLeft'));
}

/**
 * What this machine can do at all: the same number of rows in a page of nothing else, each one line of text in a box of
 * its own that is moved to where it is wanted.
 */
export async function scrollBareRows(page: Page, rows: number, speed?: number): Promise<Smoothness> {
  await page.setContent('<!doctype html><style>body{margin:0;font:13px sans-serif}</style><main></main>');
  await page.evaluate((count) => {
    const height = 32;
    const list = document.querySelector('main')!;
    list.style.cssText = 'height:100vh;overflow:auto;position:relative;contain:strict';
    const body = document.createElement('div');
    body.style.cssText = `height:${count * height}px;position:relative`;
    const pool = Array.from({ length: Math.ceil(window.innerHeight / height) + 20 }, () => {
      const row = document.createElement('div');
      row.style.cssText = `position:absolute;left:0;right:0;height:${height}px;contain:strict`;
      row.append('');
      body.append(row);
      return row;
    });
    list.append(body);
    list.addEventListener('scroll', () => {
      const first = Math.max(0, Math.floor(list.scrollTop / height) - 10);
      for (let place = first; place < first + pool.length; place += 1) {
        const row = pool[place % pool.length]!;
        row.style.transform = `translateY(${place * height}px)`;
        row.firstChild!.nodeValue = `Row ${place} of a list that is nothing else`;
      }
    });
  }, rows);
  return smoothnessOf(await gapsOf(page.locator('main'), speed));
}

/** Milliseconds from frame to frame. Each step comes between two frames, as from a hand, and the next has to show it. */
function gapsOf(
  list: Locator,
  speed: number | undefined,
  place: 'scrollTop' | 'scrollLeft' = 'scrollTop',
): Promise<number[]> {
  return list.evaluate(
    async (element, [seconds, pixels, at]) => {
      const end =
        at === 'scrollTop'
          ? element.scrollHeight - element.clientHeight
          : element.scrollWidth - element.clientWidth;
      const times: number[] = [];
      const from = performance.now();
      await new Promise<void>((resolve) => {
        const step = (now: number) => {
          times.push(now);
          const share = Math.min(1, (now - from) / (seconds * 1000));
          setTimeout(() => {
            element[at] = share * Math.min(end, pixels ?? end);
          });
          if (share < 1) requestAnimationFrame(step);
          else resolve();
        };
        requestAnimationFrame(step);
      });
      return times.slice(1).map((time, index) => time - times[index]!);
    },
    [SECONDS, speed === undefined ? null : speed * SECONDS, place] as const,
  );
}

function smoothnessOf(gaps: readonly number[]): Smoothness {
  return {
    late: gaps.filter((gap) => gap > FRAME_MS * 1.5).length / gaps.length,
    worst_ms: Math.max(...gaps),
  };
}
