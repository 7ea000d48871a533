/** What crosses the wall, by keyboard: told in full, from a bank's row with the row of the other bank, and looked at. */
import type { Page } from '@playwright/test';
import { expect, goTo, openApp, PASSPHRASE, rpc, test } from './support/app.ts';
import { expectNoAxeFindings } from './support/looks.ts';
import type { Program } from './support/program.ts';

const LLC = 'Northlight LLC';
const DANA = 'Dana';

async function openBooks(page: Page, program: Program): Promise<void> {
  await openApp(page, program);
  await page.getByRole('button', { name: 'Start your books' }).waitFor();
  await rpc(page, 'app.create', { passphrase: PASSPHRASE });
  await rpc(page, 'entity.create', { kind: 'llc', name: LLC, tax_class: 'disregarded' });
  await rpc(page, 'entity.create', { kind: 'person', name: DANA });
  await page.reload();
  await page.getByRole('heading', { level: 1, name: 'Home' }).waitFor();
}

async function press(page: Page, ...keys: string[]): Promise<void> {
  for (const key of keys) await page.keyboard.press(key);
}

interface Line {
  kind: string;
  amount_minor: number;
  in_transit: boolean;
  purpose: string | null;
}

const wall = (page: Page) => rpc<Line[]>(page, 'crossing.wall');

test('a contribution told in full, seen in both books before it is kept, and taken apart', async ({
  page,
  program,
}) => {
  await openBooks(page, program);
  await press(page, 'g', 'w');
  await page.getByRole('heading', { name: 'Nothing has crossed the wall yet' }).waitFor();
  await expectNoAxeFindings(page, 'the empty wall');
  await press(page, 'n');
  const dialog = page.getByRole('dialog', { name: 'New crossing' });
  await dialog.waitFor();
  await dialog.getByRole('button', { name: 'Turn the two round' }).focus();
  await press(page, 'Enter');
  await expect(dialog.getByLabel('From')).toContainText(DANA);
  await dialog.getByText('Why 5 kinds are not possible').focus();
  await press(page, 'Enter');
  await expect(dialog.getByText(/only a partnership makes guaranteed payments/)).toBeVisible();
  await dialog.getByLabel('What it is', { exact: true }).selectOption('contribution');
  await dialog.getByRole('button', { name: 'Book it in both books' }).focus();
  await press(page, 'Enter');
  await expect(dialog.getByText('Write the amount.')).toBeVisible();
  await expect(dialog.getByText('Say in a few words what it is for.')).toBeVisible();
  await dialog.getByLabel('Amount').focus();
  await page.keyboard.type('25000');
  // Which account it is can't be told while none of them is in use.
  await expect(dialog.getByText(/Which account of “Dana”\?/)).toBeVisible();
  for (const name of [`Paid from, in ${DANA}`, `Comes into, in ${LLC}`]) {
    await dialog.getByRole('combobox', { name }).focus();
    await page.keyboard.type('checking');
    await press(page, 'Enter');
  }
  const preview = dialog.getByRole('region', { name: 'What it books' });
  await expect(preview.getByRole('region', { name: `In the books of ${DANA}` })).toContainText(
    /Interest in LLC\s*25,000\.00/,
  );
  await expect(preview.getByRole('region', { name: `In the books of ${LLC}` })).toContainText(
    /Member contributions\s*25,000\.00/,
  );
  expect(await wall(page)).toEqual([]);
  await expectNoAxeFindings(page, 'the dialog');
  await dialog.getByLabel('What it is for').focus();
  await page.keyboard.type('Starting capital');
  await press(page, 'Enter');
  await dialog.waitFor({ state: 'hidden' });
  expect(await wall(page)).toMatchObject([
    { kind: 'contribution', amount_minor: 2_500_000, in_transit: true, purpose: 'Starting capital' },
  ]);
  const list = page.getByRole('grid', { name: 'Crossings' });
  await list.getByRole('row', { name: /Contribution.*Starting capital/ }).waitFor();
  await page.getByRole('application').focus();
  await press(page, 'End', 'Enter');
  const details = page.getByRole('dialog', { name: 'Contribution' });
  await expect(details).toContainText('Starting capital');
  await expect(details.getByText('Waits for the bank')).toHaveCount(2);
  await expectNoAxeFindings(page, 'the details');
  await details.getByRole('button', { name: 'Take the pair apart' }).focus();
  await press(page, 'Enter');
  await details.waitFor({ state: 'hidden' });
  expect(await wall(page)).toEqual([]);
});

test('a draw from a bank’s row with the row of the other bank; the wall with filters and zoom', async ({
  page,
  program,
}) => {
  await openBooks(page, program);
  const row = (entity: string, date: string, payee: string, amount: string, opposite: string) => ({
    ...{ entity, date, payee },
    postings: [
      { account: 'Checking', amount, status: 'cleared' },
      { account: 'Uncategorised', amount: opposite },
    ],
  });
  await rpc(page, 'entry.create', {
    entries: [
      row(LLC, '2026-10-05', 'TRANSFER TO D', '-900.00', '900.00'),
      row(DANA, '2026-10-06', 'TRANSFER FROM NORTHLIGHT', '900.00', '-900.00'),
    ],
  });
  for (const [kind, from, to, date] of [
    ['loan', DANA, LLC, '2026-02-01'],
    ['draw', LLC, DANA, '2026-06-30'],
  ])
    await rpc(page, 'crossing.make', {
      ...{ kind, from, to, date, amount: '100.00', purpose: 'As agreed' },
      ...{ from_account: 'Checking', to_account: 'Checking' },
      ...(kind === 'draw' ? { despite: 'As agreed' } : {}),
    });
  await page.reload();
  await goTo(page, '/inbox');
  const inbox = page.getByRole('grid');
  await inbox.getByRole('gridcell', { name: /TRANSFER TO D/ }).click();
  await press(page, 'Shift+X');
  const dialog = page.getByRole('dialog', { name: 'Move across the wall' });
  await expect(dialog.getByRole('radio', { name: /TRANSFER FROM NORTHLIGHT/ })).toBeChecked();
  await dialog.getByLabel('What it is', { exact: true }).selectOption('draw');
  await expect(dialog.getByRole('region', { name: `In the books of ${DANA}` })).toContainText(
    /Interest in LLC\s*900\.00/,
  );
  await dialog.getByLabel('What it is for').focus();
  await page.keyboard.type('Rent');
  // It is more than the company has: the figures say so, and it is booked with the reason alone.
  const leaves = dialog.getByRole('region', { name: `What it leaves of ${LLC}` });
  await expect(leaves).toContainText(/Does not pass.*1,000\.00/s);
  await press(page, 'Enter');
  await expect(leaves.getByText('Give the reason, in a few words.')).toBeVisible();
  await expectNoAxeFindings(page, 'a draw that does not pass');
  await expect(leaves.getByLabel('Why it is made all the same')).toBeFocused();
  await page.keyboard.type('The client pays tomorrow');
  await press(page, 'Enter');
  await dialog.waitFor({ state: 'hidden' });
  const records = await rpc<{ reason: string }[]>(page, 'veil.snapshots', { entity: LLC });
  expect(records.map(({ reason }) => reason)).toContain('The client pays tomorrow');
  expect((await wall(page)).map(({ kind, purpose }) => [kind, purpose])).toEqual([
    ['loan', 'As agreed'],
    ['draw', 'As agreed'],
    ['draw', 'Rent'],
  ]);

  await press(page, 'g', 'w');
  const list = page.getByRole('grid', { name: 'Crossings' });
  await expect(list.getByRole('row')).toHaveCount(4);
  const timeline = page.getByRole('application', { name: /^3 crossings along the time/ });
  await timeline.focus();
  await press(page, 'Home');
  await expect(page.getByText(`Feb 01, 2026 · ${DANA} lent it to ${LLC}.`)).toBeVisible();
  await press(page, 'ArrowRight');
  await expect(page.getByText(`Jun 30, 2026 · ${DANA} drew it from ${LLC}.`)).toBeVisible();
  await expect(page.getByText('1 year', { exact: true })).toBeVisible();
  await press(page, '+', '+');
  await expect(page.getByText('3 months', { exact: true })).toBeVisible();
  await press(page, '-');
  await expect(page.getByText('6 months', { exact: true })).toBeVisible();
  await page.getByLabel('Kind', { exact: true }).selectOption('draw');
  await expect(list.getByRole('row')).toHaveCount(3);
  await page.getByLabel('Only in transit').focus();
  await press(page, 'Space');
  await expect(list.getByRole('row')).toHaveCount(2);
  await expect(page.getByText('1 of 3 crossings')).toBeVisible();
  await expectNoAxeFindings(page, 'the wall');
  await list.getByRole('row').nth(1).getByRole('gridcell').first().focus();
  await press(page, 'Enter');
  await expect(page.getByRole('dialog', { name: 'Draw' })).toContainText('As agreed');
});
