/** Looking at a screen: a picture in each theme and size, and axe over each. */
import { AxeBuilder } from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';

export interface Look {
  scheme: 'light' | 'dark';
  width: 1280 | 1920;
  height: 800 | 1080;
}

export const LOOKS: readonly Look[] = (['light', 'dark'] as const).flatMap((scheme) => [
  { scheme, width: 1280, height: 800 },
  { scheme, width: 1920, height: 1080 },
]);
export const SMALL_LOOKS = LOOKS.filter(({ width }) => width === 1280);

/** What differs between two runs: paths of the scratch folder, instants, hashes, codes. */
const VARIES = ['[data-varies]', 'input[value*="bulkhead-e2e-"]'];

/** Takes the picture of what is there now in every look, holds it against the one that was approved, and runs axe. */
export async function takePictures(page: Page, name: string, looks = LOOKS): Promise<void> {
  for (const { scheme, width, height } of looks) {
    await page.emulateMedia({ colorScheme: scheme, reducedMotion: 'reduce' });
    await page.setViewportSize({ width, height });
    await settled(page);
    await expect.soft(page).toHaveScreenshot(`${name}-${scheme}-${width}.png`, {
      mask: VARIES.map((selector) => page.locator(selector)),
      maskColor: scheme === 'light' ? '#e3e1da' : '#2a323b',
      // A pixel in fifty: a figure or a line that moved is more, the edge of a letter less.
      maxDiffPixelRatio: 0.02,
    });
    if (width === 1280) await expectNoAxeFindings(page, `${name} ${scheme}`);
  }
}

export async function expectNoAxeFindings(page: Page, where: string): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  const told = violations.map(
    ({ id, nodes }) => `${id}: ${nodes.map((node) => node.html.slice(0, 160)).join(' | ')}`,
  );
  expect.soft(told, `axe on ${where}`).toEqual([]);
}

/** Nothing is being asked for and nothing moves. */
async function settled(page: Page): Promise<void> {
  await page.waitForLoadState('networkidle').catch(() => undefined);
  await page.evaluate(() => document.fonts.ready.then(() => undefined));
  await expect(page.locator('[aria-busy="true"], [data-slow]')).toHaveCount(0);
}
