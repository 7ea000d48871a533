/**
 * The whole way of a new user, with real files of four banks: from the first page to a reconciled account, a report and
 * the bank's own line behind its figure; then everything taken back and done again. The corpus is found beside the
 * checkout; where it is missing the test is skipped.
 */
import type { Page } from '@playwright/test';
import { drop, expect, openApp, PASSPHRASE, rpc, test } from './support/app.ts';
import { askedFor, contentsOf, corpusFiles } from './support/corpus.ts';
import { jump, press } from './support/keys.ts';

const FILES = corpusFiles([
  'ofx/beancount__beangulp__ofxdownload.ofx',
  'ofx/redstreet__beancount_reds_importers__360Checking.qfx',
  'csv/cantino__reckon__suntrust.csv',
  'csv/cantino__reckon__two_money_columns.csv',
]);

const COMPANY = 'Northlight LLC';
const PERSON = 'Dana';

async function onboard(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Start your books' }).click();
  await page.getByLabel('Passphrase', { exact: true }).fill(PASSPHRASE);
  await page.getByLabel('Passphrase once more').fill(PASSPHRASE);
  await page.getByRole('button', { name: 'Make the vault' }).click();
  const code = page.locator('output');
  await code.waitFor();
  await page.getByLabel(/Type the last eight/).fill((await code.innerText()).replaceAll('-', '').slice(-8));
  await page.getByRole('button', { name: 'I have written it down' }).click();
  await page.getByLabel('Company: legal name').fill(COMPANY);
  await page.getByLabel('You: full legal name').fill(PERSON);
  await page.getByRole('button', { name: 'Set up 2 sets of books' }).click();
  await page.getByRole('heading', { level: 1, name: 'Home' }).waitFor();
}

/** Every account of the files gets a place: the company’s, but for the last, which is the person’s. */
async function settle(page: Page): Promise<void> {
  await page.getByRole('combobox', { name: 'Goes to' }).click();
  await page.getByRole('option', { name: new RegExp(`New account in ${COMPANY}`) }).click();
  const others = page.getByRole('button', { name: new RegExp(`${COMPANY} for the other`) });
  await others.click();
  await expect(others).toBeHidden();
  for (const [name, books] of [
    ['cantino reckon suntrust', COMPANY],
    ['cantino reckon two money', PERSON],
  ] as const) {
    await page.getByRole('button', { name: new RegExp(name) }).click();
    await page.getByRole('combobox', { name: 'Goes to' }).click();
    await page.getByRole('option', { name: new RegExp(`New account in ${books}`) }).click();
  }
}

const commit = (page: Page) => page.getByRole('button', { name: /^Add [\d,]+ entries to 4 accounts/ });

/** The first transaction of the inbox gets a category, and every later one of its payee by a rule. */
async function categoriseWithRule(page: Page): Promise<void> {
  await page.getByRole('navigation', { name: 'Places' }).getByRole('link', { name: /Inbox/ }).click();
  await page.getByRole('heading', { level: 1, name: 'Inbox' }).waitFor();
  const row = page.getByRole('row', { name: /spotify/i });
  await row.getByRole('button', { name: 'Choose…' }).click();
  await page.keyboard.type('software');
  await page.keyboard.press('Enter');
  await expect(row).toHaveCount(0);
  await page.getByRole('button', { name: 'Create a rule' }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByText(/Software and hosting/).first()).toBeVisible();
  await dialog.getByRole('button', { name: /rule/i }).last().click();
  await expect(dialog).toHaveCount(0);
  expect(await rpc<unknown[]>(page, 'rules.list')).toHaveLength(1);
}

/** A shop where both kinds of things were bought. */
async function split(page: Page): Promise<void> {
  await page
    .getByRole('navigation', { name: 'Entities and accounts' })
    .getByRole('link', { name: /1222/ })
    .click();
  const row = page.getByRole('row', { name: /macy/i }).first();
  await row.getByRole('gridcell').nth(2).click();
  await page.keyboard.press('s');
  await page.getByLabel('Amount or percentage of part 1').fill('30%');
  await page.getByLabel('Category of part 1').fill('office');
  await page.getByRole('option', { name: /Office expense/ }).click();
  await page.getByLabel('Category of part 2').fill('supplies');
  await page.getByRole('option', { name: /Supplies/ }).click();
  await page.getByRole('button', { name: 'Distribute the rest' }).click();
  await page.getByRole('button', { name: 'Save the split' }).click();
  await expect(row).toContainText('Split');
}

/** Proves the checking account against the balance that the bank’s file states. */
async function reconcile(page: Page): Promise<void> {
  await page
    .getByRole('navigation', { name: 'Entities and accounts' })
    .getByRole('link', { name: /9876/ })
    .click();
  await page.getByRole('button', { name: 'Reconcile' }).click();
  await expect(page.getByText('It proves')).toBeVisible();
  await page.getByRole('button', { name: /^Finish/ }).click();
  await expect(page.getByText(/Reconciled until/).first()).toBeVisible();
}

/** From a figure of the income statement to the row as the bank sent it. */
async function drillDown(page: Page): Promise<void> {
  await page.getByRole('navigation', { name: 'Places' }).getByRole('link', { name: 'Reports' }).click();
  await page
    .getByRole('link', { name: /Income statement/ })
    .first()
    .click();
  await page.getByRole('heading', { level: 1, name: 'Income statement' }).waitFor();
  await jump(page, 'period: all time');
  const line = page.getByRole('row', { name: /Software and hosting/ });
  await line.getByRole('link').last().click();
  await page.getByRole('heading', { level: 1, name: 'Software and hosting' }).waitFor();
  await page
    .getByRole('row', { name: /spotify/i })
    .getByRole('gridcell')
    .nth(2)
    .click();
  await page.keyboard.press('o');
  const drawer = page.getByRole('dialog');
  await expect(drawer.getByText(/ofxdownload\.ofx, line \d+/)).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(drawer).toHaveCount(0);
}

/** The reconciliation is opened again, then the whole batch is taken back. */
async function takeBack(page: Page): Promise<void> {
  await page
    .getByRole('navigation', { name: 'Entities and accounts' })
    .getByRole('link', { name: /9876/ })
    .click();
  await page.getByRole('button', { name: 'Reconcile' }).click();
  await page.getByRole('button', { name: 'Reopen' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('textbox').fill('The import is taken back');
  await dialog.getByRole('button', { name: /Reopen/ }).click();
  await expect(dialog).toHaveCount(0);
  await page.getByRole('navigation', { name: 'Places' }).getByRole('link', { name: 'Import' }).click();
  await page.getByRole('tab', { name: /Earlier imports/ }).click();
  await page.getByRole('button', { name: /Take back/ }).click();
  await expect.poll(async () => (await rpc<unknown[]>(page, 'imports.batches')).length).toBe(0);
}

async function lockAndUnlock(page: Page): Promise<void> {
  await page.keyboard.press('Control+l');
  await page.getByRole('heading', { name: 'Unlock' }).waitFor();
  await page.getByLabel('Passphrase').fill(PASSPHRASE);
  await page.keyboard.press('Enter');
  await page.getByRole('navigation', { name: 'Entities and accounts' }).waitFor();
}

test('by mouse, from the first page to the bank’s own line and back', async ({ page, program }) => {
  test.setTimeout(240_000);
  await openApp(page, program);
  await onboard(page);
  await drop(page, contentsOf(FILES));
  await page.getByRole('heading', { level: 1, name: 'Import' }).waitFor();
  await expect(page.getByText('4 files', { exact: true })).toBeVisible();
  await settle(page);
  await commit(page).click();
  await page.getByRole('heading', { name: 'Imported' }).waitFor();
  await categoriseWithRule(page);
  await split(page);
  await reconcile(page);
  await drillDown(page);
  await takeBack(page);
  await drop(page, contentsOf(FILES));
  // The accounts had come with the import, and are gone with it.
  await settle(page);
  await commit(page).click();
  await page.getByRole('heading', { name: 'Imported' }).waitFor();
  await lockAndUnlock(page);
  expect(await rpc<unknown[]>(page, 'imports.batches')).toHaveLength(1);
  const proof = await rpc<{ ok: boolean }>(page, 'vault.verify');
  expect(proof.ok).toBe(true);
});

/** Choose a place for each account in turn, by typing it. */
async function settleByKeys(page: Page): Promise<void> {
  const asked = askedFor(page);
  await asked.waitFor();
  for (const [at, words] of ['new north', 'new north', 'new north', 'new dana'].entries()) {
    if (at > 0) await press(page, 'Alt+ArrowDown');
    await press(page, 'd');
    await expect(page.getByRole('combobox', { name: 'Goes to' })).toBeFocused();
    await page.keyboard.type(words);
    await press(page, 'Enter');
    await expect(asked).toHaveCount(at === 3 ? 0 : 1);
    await press(page, 'Escape');
  }
}

/** Whether the keyboard stands on the row with these words. */
function isOnRow(page: Page, words: string): Promise<boolean> {
  return page.evaluate(
    (text) =>
      document.activeElement
        ?.closest('[role="row"]')
        ?.textContent?.toLowerCase()
        .includes(text.toLowerCase()) ?? false,
    words,
  );
}

async function latestEvent(page: Page): Promise<number> {
  const [latest] = await rpc<{ seq: number }[]>(page, 'audit.log', { limit: 1 });
  return latest!.seq;
}

test('the same by keyboard alone', async ({ page, program }) => {
  test.setTimeout(240_000);
  await openApp(page, program);
  await page.getByRole('button', { name: 'Start your books' }).waitFor();
  await press(page, 'Tab', 'Enter');
  await expect(page.getByLabel('Passphrase', { exact: true })).toBeFocused();
  await page.keyboard.type(PASSPHRASE);
  await press(page, 'Tab', 'Tab');
  await page.keyboard.type(PASSPHRASE);
  await press(page, 'Enter');
  const code = page.locator('output');
  await code.waitFor();
  const end = (await code.innerText()).replaceAll('-', '').slice(-8);
  await press(page, 'Tab', 'Tab', 'Tab');
  await page.keyboard.type(end);
  await press(page, 'Enter');
  await expect(page.getByLabel('Company: legal name')).toBeFocused();
  await page.keyboard.type(COMPANY);
  // Tax class, state, another company, then the person.
  await press(page, 'Tab', 'Tab', 'Tab', 'Tab');
  await page.keyboard.type(PERSON);
  await press(page, 'Enter');
  await page.getByRole('heading', { level: 1, name: 'Home' }).waitFor();

  await press(page, 'i');
  await page.getByRole('heading', { level: 1, name: 'Import' }).waitFor();
  await page.getByRole('button', { name: /^(Choose|Add) files$/ }).waitFor();
  const chooser = page.waitForEvent('filechooser');
  await press(page, 'o');
  await (await chooser).setFiles(FILES);
  await expect(page.getByText('4 files', { exact: true })).toBeVisible();
  await settleByKeys(page);
  await expect(commit(page)).toBeEnabled();
  await press(page, 'Control+Enter');
  await page.getByRole('heading', { name: 'Imported' }).waitFor();

  // A category, and a rule from it.
  await press(page, 'g', 'i');
  await page.getByRole('heading', { level: 1, name: 'Inbox' }).waitFor();
  const spotify = page.getByRole('row', { name: /spotify/i });
  await spotify.waitFor();
  for (let steps = 0; steps < 40 && !(await isOnRow(page, 'SPOTIFY')); steps += 1) await press(page, 'j');
  await press(page, 'c');
  await page.waitForFunction(() => document.activeElement instanceof HTMLInputElement);
  await page.keyboard.type('software');
  await press(page, 'Enter');
  await expect(spotify).toHaveCount(0);
  await page.getByRole('button', { name: 'Create a rule' }).waitFor();
  // The list takes the focus to its next row first, as it should for whoever goes on.
  await expect.poll(async () => (await isOnRow(page, '')) && !(await isOnRow(page, 'SPOTIFY'))).toBe(true);
  await press(page, 'Alt+m');
  await expect(page.getByRole('button', { name: 'Create a rule' })).toBeFocused();
  await press(page, 'Enter');
  await page
    .getByRole('dialog')
    .getByText(/Software and hosting/)
    .first()
    .waitFor();
  await page.getByRole('dialog').getByRole('button', { name: /rule/i }).last().focus();
  await press(page, 'Enter');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  expect(await rpc<unknown[]>(page, 'rules.list')).toHaveLength(1);

  // A split.
  await jump(page, '1222');
  await page.getByRole('heading', { level: 1, name: /1222/ }).waitFor();
  // The heading is there a moment before the list and its keys.
  await page.getByRole('row', { name: /macy/i }).first().waitFor();
  await press(page, '/');
  await expect(page.getByRole('searchbox').first()).toBeFocused();
  await page.keyboard.type('macy');
  const macy = page.getByRole('row', { name: /macy/i }).first();
  await expect(page.getByRole('row', { name: /WHOLEFDS/ })).toHaveCount(0);
  await expect(page.getByText('1 transaction', { exact: false }).first()).toBeVisible();
  await press(page, 'Enter');
  await expect.poll(() => isOnRow(page, 'macy')).toBe(true);
  await press(page, 's');
  await expect(page.getByLabel('Category of part 1')).toBeVisible();
  await page.getByLabel('Category of part 1').focus();
  await page.keyboard.type('office exp');
  await press(page, 'Enter');
  await page.getByLabel('Amount or percentage of part 1').focus();
  await page.keyboard.type('30%');
  await press(page, 'Tab');
  await page.getByLabel('Category of part 2').focus();
  await page.keyboard.type('supplies');
  await press(page, 'Enter');
  await page.getByRole('button', { name: 'Distribute the rest' }).focus();
  await press(page, 'Enter');
  await page.getByRole('button', { name: 'Save the split' }).focus();
  await press(page, 'Enter');
  await expect(macy).toContainText('Split');

  // Reconcile to the balance that the bank states.
  await jump(page, '9876');
  await page.getByRole('heading', { level: 1, name: /9876/ }).waitFor();
  await press(page, 'Shift+r');
  await expect(page.getByText('It proves')).toBeVisible();
  await press(page, 'Control+Enter');
  await expect(page.getByText(/Reconciled until/).first()).toBeVisible();

  // From the income statement to the bank's own line.
  await jump(page, 'income statement north');
  await page.getByRole('heading', { level: 1, name: 'Income statement' }).waitFor();
  await jump(page, 'period: all time');
  const figure = page
    .getByRole('row', { name: /Software and hosting/ })
    .getByRole('link')
    .last();
  await figure.focus();
  await press(page, 'Enter');
  await page.getByRole('heading', { level: 1, name: 'Software and hosting' }).waitFor();
  await page.getByRole('row', { name: /spotify/i }).waitFor();
  await expect(page.locator('[role="row"][data-cursor] :focus')).toBeVisible();
  await press(page, 'o');
  await expect(page.getByRole('dialog').getByText(/ofxdownload\.ofx, line \d+/)).toBeVisible();
  await press(page, 'Escape');

  // Everything back, one step after the other, and done again; then the lock.
  await jump(page, 'go to home');
  for (let steps = 0; steps < 8; steps += 1) {
    if ((await rpc<unknown[]>(page, 'imports.batches')).length === 0) break;
    // The message of the step before is still there: what counts is that the log grows.
    const before = await latestEvent(page);
    await press(page, 'Control+z');
    await expect.poll(() => latestEvent(page)).toBeGreaterThan(before);
    await expect(page.getByText(/^Took back: /).last()).toBeVisible();
  }
  expect(await rpc<unknown[]>(page, 'imports.batches')).toHaveLength(0);
  await press(page, 'Control+Shift+z');
  await expect.poll(async () => (await rpc<unknown[]>(page, 'imports.batches')).length).toBe(1);
  await lockAndUnlock(page);
  expect((await rpc<{ ok: boolean }>(page, 'vault.verify')).ok).toBe(true);
});
