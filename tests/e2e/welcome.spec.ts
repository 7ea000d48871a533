/** The first run, by mouse and by keyboard alone; the lock; the way back in. */
import type { Page } from '@playwright/test';
import { expect, openApp, PASSPHRASE, rpc, test } from './support/app.ts';

/** What somebody who wrote the code down types when asked for its end. */
async function endOfCode(page: Page): Promise<string> {
  const code = await page.locator('output').innerText();
  return code.replaceAll('-', '').slice(-8).toLowerCase();
}

test('makes a vault, has the code written down, names the books', async ({ page, program }) => {
  await openApp(page, program);
  await page.getByRole('button', { name: 'Start your books' }).click();
  await page.getByLabel('Passphrase', { exact: true }).fill('password');
  await expect(page.getByText(/Weak\. Somebody who has your file/)).toBeVisible();
  await page.getByRole('button', { name: 'Make the vault' }).click();
  await expect(page.getByText('The two are not the same.')).toBeVisible();
  await page.getByLabel('Passphrase', { exact: true }).fill(PASSPHRASE);
  await expect(page.getByText(/Strong\./)).toBeVisible();
  await page.getByLabel('Passphrase once more').fill(PASSPHRASE);
  await page.getByRole('button', { name: 'Make the vault' }).click();

  await page.getByRole('heading', { name: 'Write down the recovery code' }).waitFor();
  const code = await page.locator('output').innerText();
  // Whoever reloads now still has the code to write down.
  await page.reload();
  await expect(page.locator('output')).toHaveText(code);
  await page.getByLabel(/Type the last eight/).fill('00000000');
  await page.getByRole('button', { name: 'I have written it down' }).click();
  await expect(page.getByText('Those are not its last eight characters.')).toBeVisible();
  await page.getByLabel(/Type the last eight/).fill(await endOfCode(page));
  await page.getByRole('button', { name: 'I have written it down' }).click();

  await page.getByLabel('Company: legal name').fill('Northlight LLC');
  await page.getByLabel('State').fill('wy');
  await page.getByRole('button', { name: 'Add another company' }).click();
  await page.getByLabel('Company: legal name').nth(1).fill('Harbor Holdings LLC');
  await page.getByLabel('Taxed as').nth(1).selectOption('Partnership (Form 1065)');
  // What is typed survives a reload.
  await page.reload();
  await expect(page.getByLabel('Company: legal name').nth(1)).toHaveValue('Harbor Holdings LLC');
  await page.getByLabel('You: full legal name').fill('Dana Reyes');
  // A corporation is told beside its name, and nothing is set up.
  await page.getByLabel('Company: legal name').nth(1).fill('Harbor Holdings, Inc.');
  await page.getByRole('button', { name: 'Set up 3 sets of books' }).click();
  await expect(page.getByText(/That is the name of a corporation/)).toBeVisible();
  await page.getByLabel('Company: legal name').nth(1).fill('Harbor Holdings LLC');
  await page.getByRole('button', { name: 'Set up 3 sets of books' }).click();

  await page.getByRole('heading', { level: 1, name: 'Home' }).waitFor();
  const entities = await rpc<Record<'name' | 'legal_name' | 'state' | 'tax_class', string | null>[]>(
    page,
    'entity.list',
  );
  expect(
    entities.map(({ name, legal_name, state, tax_class }) => [name, legal_name, state, tax_class]).toSorted(),
  ).toEqual([
    ['Dana Reyes', 'Dana Reyes', null, null],
    ['Harbor Holdings LLC', 'Harbor Holdings LLC', null, 'partnership'],
    ['Northlight LLC', 'Northlight LLC', 'WY', 'disregarded'],
  ]);
  const sidebar = page.getByRole('navigation', { name: 'Entities and accounts' });
  await expect(sidebar.getByRole('heading')).toContainText([
    'Northlight LLC',
    'Harbor Holdings LLC',
    'Dana Reyes',
  ]);
});

test('the same by keyboard alone', async ({ page, program }) => {
  await openApp(page, program);
  await page.getByRole('button', { name: 'Start your books' }).waitFor();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await expect(page.getByLabel('Passphrase', { exact: true })).toBeFocused();
  await page.keyboard.type(PASSPHRASE);
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  await page.keyboard.type(PASSPHRASE);
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: 'Write down the recovery code' }).waitFor();
  const end = await endOfCode(page);
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  await page.keyboard.type(end);
  await page.keyboard.press('Enter');
  await expect(page.getByLabel('Company: legal name')).toBeFocused();
  await page.keyboard.type('Northlight LLC');
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { level: 1, name: 'Home' }).waitFor();
});

test('locks and unlocks, tells a wrong passphrase, and opens with the recovery code', async ({
  page,
  program,
}) => {
  await openApp(page, program);
  await page.getByRole('button', { name: 'Start your books' }).waitFor();
  const { recovery_code } = await rpc<{ recovery_code: string }>(page, 'app.create', {
    passphrase: PASSPHRASE,
  });
  await rpc(page, 'entity.create', { kind: 'person', name: 'Dana' });
  await page.reload();
  await page.getByRole('heading', { level: 1, name: 'Home' }).waitFor();
  await page.keyboard.press('Control+l');
  await page.getByRole('heading', { name: 'Unlock' }).waitFor();
  await expect(page.getByText('Dana')).toHaveCount(0);
  await page.getByLabel('Passphrase').fill('not this one');
  await page.keyboard.press('Enter');
  await expect(page.getByText('This passphrase does not open')).toBeVisible();
  await page.getByLabel('Passphrase').fill(PASSPHRASE);
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { level: 1, name: 'Home' }).waitFor();

  await page.keyboard.press('Control+l');
  await page.getByRole('button', { name: 'Use the recovery code' }).click();
  await page.getByLabel('Recovery code').fill(recovery_code);
  await page.getByLabel('New passphrase', { exact: true }).fill('another good passphrase');
  await page.getByLabel('Passphrase once more').fill('another good passphrase');
  await page.getByRole('button', { name: 'Open and set the passphrase' }).click();
  await page.getByLabel(/Type the last eight/).fill(await endOfCode(page));
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { level: 1, name: 'Home' }).waitFor();
});

test('a sample to look around in, and the way from it to one’s own books', async ({ page, program }) => {
  await openApp(page, program);
  await page.getByRole('button', { name: 'Look around in a sample' }).click();
  // Two years of two books are made first.
  await page.getByRole('heading', { level: 1, name: 'Home' }).waitFor({ timeout: 60_000 });
  await expect(page.getByText('You are looking at a sample.')).toBeVisible();
  await page.getByRole('button', { name: 'Start your own books' }).click();
  await page.getByRole('button', { name: 'Start your books' }).waitFor();
});

test('the link opens one browser, once', async ({ page, program, browser }) => {
  const link = await program.start();
  await page.goto(link);
  await page.getByRole('button', { name: 'Start your books' }).waitFor();
  expect(page.url()).not.toContain('open=');
  const other = await browser.newPage();
  await other.goto(link);
  await expect(other.getByRole('heading', { name: 'This browser is not signed in' })).toBeVisible();
  await other.close();
});
