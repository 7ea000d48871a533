/** Lock and keys, backups, audit log: the file itself through its screen. */
import type { Page } from '@playwright/test';
import { expect, goTo, openApp, openSample, PASSPHRASE, rpc, test } from './support/app.ts';

test('backs up, restores, and proves the file', async ({ page, program }) => {
  await openApp(page, program);
  await page.getByRole('button', { name: 'Start your books' }).waitFor();
  await rpc(page, 'app.create', { passphrase: PASSPHRASE });
  await rpc(page, 'entity.create', { kind: 'person', name: 'Dana' });
  await page.reload();
  await page.getByRole('heading', { level: 1, name: 'Home' }).waitFor();
  await page.keyboard.press('g');
  await page.keyboard.press('v');
  await page.getByRole('tab', { name: 'Backups' }).click();
  await page.getByText('No backup yet').waitFor();
  await page.getByRole('button', { name: 'Back up now' }).click();
  await expect(page.getByRole('cell', { name: 'Proven' })).toBeVisible();

  await rpc(page, 'entity.create', { kind: 'person', name: 'Robin' });
  await page.getByRole('button', { name: 'Restore' }).click();
  await page.getByLabel('Passphrase in force').fill('not this one');
  await page.keyboard.press('Enter');
  await expect(page.getByText('This passphrase does not open')).toBeVisible();
  await page.getByLabel('Passphrase in force').fill(PASSPHRASE);
  await page.getByRole('button', { name: 'Restore this backup' }).click();
  // Two keys are derived on the way, which takes its time where others work beside it.
  await expect(page.getByText('Restored. The books are as they were')).toBeVisible({ timeout: 30_000 });
  expect(await rpc<unknown[]>(page, 'entity.list')).toHaveLength(1);

  await page.getByRole('tab', { name: 'Lock and keys' }).click();
  await page.getByRole('button', { name: 'Check everything' }).click();
  await expect(page.getByText(/All \d+ checks passed/)).toBeVisible();
});

/** It stands before everything else, whatever is pressed, until its end is typed. */
async function writeDownCode(page: Page): Promise<string> {
  await page.getByRole('heading', { name: 'Write down the recovery code' }).waitFor();
  await page.keyboard.press('Escape');
  const code = await page.locator('output').innerText();
  await page.getByLabel(/Type the last eight/).fill(code.replaceAll('-', '').slice(-8));
  await page.getByRole('button', { name: 'I have written it down' }).click();
  await page.getByRole('heading', { level: 1, name: 'Vault and settings' }).waitFor();
  return code;
}

test('changes the passphrase, and makes a new recovery code', async ({ page, program }) => {
  await openApp(page, program);
  await page.getByRole('button', { name: 'Start your books' }).waitFor();
  await rpc(page, 'app.create', { passphrase: PASSPHRASE });
  await rpc(page, 'entity.create', { kind: 'person', name: 'Dana' });
  await page.reload();
  await page.getByRole('heading', { level: 1, name: 'Home' }).waitFor();
  await goTo(page, '#/vault');
  await page.getByRole('button', { name: 'Change the passphrase' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Present passphrase').fill(PASSPHRASE);
  await dialog.getByLabel('New passphrase').fill('another good passphrase');
  await dialog.getByLabel('Passphrase once more').fill('another good passphrase');
  await dialog.getByRole('button', { name: 'Change the passphrase' }).click();
  await expect(page.getByText('The passphrase is changed.')).toBeVisible();
  await page.getByRole('button', { name: 'Make a new recovery code' }).click();
  await dialog.getByLabel('Passphrase').fill('another good passphrase');
  await page.keyboard.press('Enter');
  await writeDownCode(page);
  await page.getByRole('button', { name: 'Lock now' }).click();
  await page.getByRole('heading', { name: 'Unlock' }).waitFor();
  await page.getByLabel('Passphrase').fill('another good passphrase');
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { level: 1, name: 'Vault and settings' }).waitFor();
});

test('encrypts the file under a new key, which costs nothing but the old recovery code', async ({
  page,
  program,
}) => {
  await openApp(page, program);
  await page.getByRole('button', { name: 'Start your books' }).waitFor();
  const made = await rpc<{ recovery_code: string }>(page, 'app.create', { passphrase: PASSPHRASE });
  await rpc(page, 'entity.create', { kind: 'person', name: 'Dana' });
  await page.reload();
  await page.getByRole('heading', { level: 1, name: 'Home' }).waitFor();
  await goTo(page, '#/vault');
  await page.getByRole('button', { name: 'Encrypt with a new key' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Passphrase').fill('not the passphrase');
  await page.keyboard.press('Enter');
  await expect(dialog.getByLabel('Passphrase')).toHaveAccessibleDescription(/passphrase/i);
  await dialog.getByLabel('Passphrase').fill(PASSPHRASE);
  await expect(async () => {
    await dialog.getByRole('button', { name: 'Encrypt with a new key' }).click({ timeout: 1_000 });
    await expect(page.getByRole('heading', { name: 'Write down the recovery code' })).toBeVisible();
  }).toPass();
  const code = await writeDownCode(page);
  expect(code).not.toBe(made.recovery_code);
  await page.getByRole('button', { name: 'Check everything' }).click();
  await expect(page.getByText(/All \d+ checks passed/)).toBeVisible();
  await page.getByRole('button', { name: 'Lock now' }).click();
  await page.getByRole('button', { name: 'Use the recovery code' }).click();
  await page.getByLabel('Recovery code').fill(code);
  await page.getByLabel('New passphrase').fill('another good passphrase');
  await page.getByLabel('Passphrase once more').fill('another good passphrase');
  await page.getByRole('button', { name: 'Open and set the passphrase' }).click();
  // Open by the new code, which is spent now: the next one is shown. Three keys are derived for it.
  await page.getByRole('heading', { name: 'Write down the recovery code' }).waitFor({ timeout: 60_000 });
});

test('shows every field before and after, and undoes from everywhere', async ({ page, program }) => {
  await openSample(page, program);
  const [entity] = await rpc<{ id: string; name: string }[]>(page, 'entity.list');
  await rpc(page, 'entity.update', { entity: entity!.id, legal_name: 'Harbor and Pine Studio, LLC' });
  await page.reload();
  await goTo(page, '#/vault');
  await page.getByRole('tab', { name: 'Audit log' }).click();
  await expect(page.getByText(/The chain of \d+ events is whole/)).toBeVisible();
  await page.getByRole('button', { name: 'the change of an entity' }).click();
  const drawer = page.getByRole('dialog');
  await expect(drawer.getByRole('cell', { name: 'Harbor and Pine Studio, LLC' })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(drawer).toHaveCount(0);
  await page.keyboard.press('Control+z');
  await expect(page.getByText('Took back: the change of an entity.')).toBeVisible();
  await page.keyboard.press('Control+Shift+z');
  await expect(page.getByText('Did again: the change of an entity.')).toBeVisible();
});
