/** A person at the app by keyboard alone. */
import type { Page } from '@playwright/test';

/** Presses keys one after the other. */
export async function press(page: Page, ...keys: string[]): Promise<void> {
  for (const key of keys) await page.keyboard.press(key);
}

/** To a place of the palette, by a few letters. */
export async function jump(page: Page, words: string): Promise<void> {
  await press(page, 'Control+k');
  await page.getByRole('combobox', { name: 'Search or jump' }).waitFor();
  await page.keyboard.type(words);
  await press(page, 'Enter');
}
