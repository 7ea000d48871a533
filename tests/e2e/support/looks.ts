/** Looking at a screen: a picture in each theme and size, and axe over each. */
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { expect, type Page, test } from '@playwright/test';
import type axe from 'axe-core';

declare global {
  interface Window {
    axe: typeof axe;
  }
}

/** It answers to frames without an origin, too, and takes no text of every element that a rule looks at. */
const AXE = `${readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')}
axe.configure({ noHtml: true, allowedOrigins: ['<unsafe_all_origins>'] });`;

interface Look {
  scheme: 'light' | 'dark';
  width: 1280 | 1920;
  height: 800 | 1080;
}

const LOOKS: readonly Look[] = (['light', 'dark'] as const).flatMap((scheme) => [
  { scheme, width: 1280, height: 800 },
  { scheme, width: 1920, height: 1080 },
]);
/** Each theme and each size once: what is kept. */
const KEPT: readonly Look[] = LOOKS.filter(({ scheme, width }) => (scheme === 'light') === (width === 1280));

/** Of screens that differ by one and the same message. */
export const ONE_LOOK = KEPT.slice(0, 1);

/**
 * What differs between two runs (paths of the scratch folder, instants, codes), as a bar of one size: a longer path must
 * not move what stands beside it. What goes away by itself is not seen at all.
 */
const VARIES = `
  html body [data-varies] {
    display: inline-block;
    width: 24ch;
    overflow: hidden;
    white-space: nowrap;
    color: transparent;
    background: var(--line);
    border-radius: 3px;
  }
  html body input[value*="bulkhead-e2e-"] {
    color: transparent;
  }
  html body [data-toasts] {
    visibility: hidden;
  }`;

/**
 * Takes the picture of what is there now, holds it against the one that was approved, and runs axe in both themes. Where
 * pictures are taken anew, those of the other looks go to `dist/shots`, to be looked at.
 */
export async function takePictures(page: Page, name: string, kept = KEPT): Promise<void> {
  const themes = new Set<string>();
  await coverWhatVaries(page);
  const anew = test.info().config.updateSnapshots !== 'missing';
  for (const look of anew ? LOOKS : kept) {
    const { scheme, width, height } = look;
    await page.emulateMedia({ colorScheme: scheme });
    await page.setViewportSize({ width, height });
    await settled(page);
    const file = `${name}-${scheme}-${width}.png`;
    if (!kept.includes(look)) {
      await page.screenshot({ path: `dist/shots/${file}` });
      continue;
    }
    await looksAs(page, file);
    // It is the same page in the other theme, but for its colours.
    const rules = themes.size === 0 ? undefined : ['color-contrast'];
    if (!themes.has(scheme)) await expectNoAxeFindings(page, `${name} ${scheme}`, rules);
    themes.add(scheme);
  }
}

/** One figure that changed is some fifty pixels; how the edges of letters are drawn, none that count. */
const ALIKE = { maxDiffPixels: 30 };

/**
 * Waits until the page looks as approved, as every other expectation waits: two pictures alike, a tenth of a second
 * apart, are not yet a page at rest where three programs share two cores.
 */
async function looksAs(page: Page, file: string): Promise<void> {
  const held = test.info().config.updateSnapshots === 'missing' && existsSync(test.info().snapshotPath(file));
  for (const pause of held ? [250, 1000, 3000] : []) {
    const same = await expect(page)
      .toHaveScreenshot(file, ALIKE)
      .then(() => true)
      .catch(() => false);
    if (same) return;
    await page.waitForTimeout(pause);
  }
  await expect.soft(page).toHaveScreenshot(file, ALIKE);
}

async function coverWhatVaries(page: Page): Promise<void> {
  await page.evaluate((rules) => {
    if (document.adoptedStyleSheets.length > 0) return;
    // The page's policy admits no style element of a stranger's.
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(rules);
    document.adoptedStyleSheets = [sheet];
  }, VARIES);
}

/**
 * Runs axe, or these of its rules, over what does not move: halfway between two colours no text stands out. It is told
 * once to each page, and of what it finds only the faults are sent over: this is most of what a picture costs.
 */
export async function expectNoAxeFindings(page: Page, where: string, rules?: string[]): Promise<void> {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  for (const frame of page.frames())
    if (!(await frame.evaluate(() => 'axe' in window))) await frame.evaluate(AXE);
  const told = await page.evaluate(async (only) => {
    const { violations } = await window.axe.run(document, {
      resultTypes: ['violations'],
      elementRef: true,
      ...(only ? { runOnly: { type: 'rule' as const, values: only } } : {}),
    });
    return violations.map(
      ({ id, nodes }) =>
        `${id}: ${nodes.map(({ element, target }) => element?.outerHTML.slice(0, 160) ?? target.join(' ')).join(' | ')}`,
    );
  }, rules);
  expect.soft(told, `axe on ${where}`).toEqual([]);
}

/** Nothing is being asked for and nothing moves. */
async function settled(page: Page): Promise<void> {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await page.waitForLoadState('networkidle').catch(() => undefined);
  await page.evaluate(() => document.fonts.ready.then(() => undefined));
  await expect(page.locator('[aria-busy="true"], [data-slow]')).toHaveCount(0);
}
