/** Home, and the ways that lead from it: tiles, palette, shortcuts, periods, appearance. */
import { expect, openSample, test } from './support/app.ts';
import { expectNoAxeFindings } from './support/looks.ts';

test('shows what matters, each figure a door', async ({ page, program }) => {
  await openSample(page, program);
  const company = page.getByRole('region', { name: /Harbor & Pine/ }).last();
  await expect(company.getByRole('heading', { name: 'To review' })).toBeVisible();
  await company.getByRole('link', { name: /^\d+$/ }).first().click();
  await page.getByRole('heading', { level: 1, name: 'Inbox' }).waitFor();
  await page.keyboard.press('g');
  await page.keyboard.press('h');
  await page.getByRole('heading', { level: 1, name: 'Home' }).waitFor();
});

test('the palette goes anywhere by a few letters, latest first', async ({ page, program }) => {
  await openSample(page, program);
  await page.keyboard.press('Control+k');
  await page.keyboard.type('trial harb');
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { level: 1, name: /Trial balance/i }).waitFor();
  await page.keyboard.press('Control+k');
  const options = page.getByRole('listbox', { name: 'Search or jump' }).getByRole('option');
  await expect(options.first()).toContainText('Trial balance');
  await page.keyboard.type('zzz nothing of that name');
  await expect(options).toHaveCount(1);
  await page.keyboard.press('Escape');
  await page.keyboard.press('?');
  await page.getByLabel('Filter').fill('undo');
  await expect(page.getByRole('dialog')).toContainText('Undo the latest change');
  await page.keyboard.press('Escape');
});

test('light and dark, compact and comfortable, remembered', async ({ page, program }) => {
  await openSample(page, program);
  await page.getByRole('button', { name: 'Appearance' }).click();
  await page.getByRole('menuitemcheckbox', { name: 'Dark' }).click();
  await expect(page.locator('html')).toHaveAttribute('data-mantine-color-scheme', 'dark');
  await page.reload();
  await expect(page.locator('html')).toHaveAttribute('data-mantine-color-scheme', 'dark');
  await page.getByRole('heading', { level: 1, name: 'Home' }).waitFor();
  await expectNoAxeFindings(page, 'home, dark');
});

/** 1024x700 is the smallest window; 640x400 is what 200 % leaves of 1280x800. */
for (const [width, height] of [
  [1024, 700],
  [640, 400],
] as const) {
  test(`nothing is cut off at ${width}x${height}`, async ({ page, program }) => {
    await page.setViewportSize({ width, height });
    await openSample(page, program);
    for (const route of ['#/', '#/register', '#/import', '#/rules', '#/accounts', '#/reports', '#/vault']) {
      await page.evaluate((hash) => {
        window.location.hash = hash;
      }, route);
      await page.getByRole('heading', { level: 1 }).first().waitFor();
      const overflow = await page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      );
      expect(overflow, `${route} is wider than the window`).toBeLessThanOrEqual(0);
    }
  });
}
