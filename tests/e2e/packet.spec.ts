/** The accountant’s packet: what is open leads to where it is mended, the packet is made and saved, a year closed and opened. */
import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { expect, openBlank, rpc, test } from './support/app.ts';
import { expectNoAxeFindings } from './support/looks.ts';
import type { Program } from './support/program.ts';

const LLC = 'Northlight LLC';

async function openBooks(page: Page, program: Program): Promise<void> {
  await openBlank(page, program);
  await rpc(page, 'entity.create', { kind: 'llc', name: LLC, tax_class: 'disregarded', state: 'WY' });
  const entry = (date: string, payee: string, from: string, to: string, amount: string) => ({
    ...{ entity: LLC, date, payee },
    postings: [
      { account: to, amount },
      { account: from, amount: `-${amount}` },
    ],
  });
  await rpc(page, 'entry.create', {
    entries: [
      entry('2025-03-10', 'Acme', 'Service revenue', 'Checking', '5000.00'),
      entry('2025-04-02', 'Desk maker', 'Checking', 'Office expense', '480.00'),
      entry('2025-05-06', 'Somebody', 'Checking', 'Uncategorised', '75.50'),
    ],
  });
  await page.reload();
  await page.getByRole('heading', { level: 1, name: 'Home' }).waitFor();
}

test('questions lead to where they are mended, the packet is made, and a year is closed and opened again', async ({
  page,
  program,
}) => {
  await openBooks(page, program);
  await page.keyboard.press('g');
  await page.keyboard.press('y');
  await page.getByRole('heading', { level: 1, name: 'Accountant’s packet' }).waitFor();
  const questions = page.getByRole('region', { name: 'What an accountant would ask' });
  const uncategorised = questions.getByRole('listitem').filter({ hasText: 'Everything has a category' });
  await expect(uncategorised).toContainText('75.50');
  const afterClose = questions.getByRole('listitem').filter({ hasText: 'after the close' });
  await expect(afterClose).toContainText('Not known');
  await expectNoAxeFindings(page, 'open questions');

  await uncategorised.getByRole('link', { name: 'Show: Somebody' }).click();
  await expect(page.getByRole('row', { name: /Somebody/ })).toBeVisible();
  await page.goBack();

  await page.keyboard.press('2');
  const packet = page.getByRole('region', { name: 'The packet' });
  await packet.getByLabel('The general ledger as PDF').uncheck();
  await packet.getByLabel('With a passphrase').check();
  await packet.getByLabel('Passphrase of the packet').fill('too short');
  await packet.getByRole('button', { name: 'Make the packet of 2025' }).click();
  await expect(packet.getByText('At least 12 characters.')).toBeVisible();
  await expectNoAxeFindings(page, 'the packet');
  await packet.getByLabel('Passphrase of the packet').fill('a lantern over quiet water');
  await packet.getByLabel('Once more').fill('a lantern over quiet water');
  const download = page.waitForEvent('download');
  await packet.getByRole('button', { name: 'Make the packet of 2025' }).click();
  const file = await download;
  expect(file.suggestedFilename()).toMatch(/^Northlight LLC 2025, packet \d+\.zip$/);
  expect((await readFile(await file.path())).subarray(0, 4).toString('latin1')).toBe('PK\u0003\u0004');
  await expect(packet.getByRole('row', { name: /packet \d+\.zip/ })).toContainText('4,444.50');

  await page.keyboard.press('3');
  const close = page.getByRole('region', { name: 'Year end' });
  await expect(close).toContainText('Equity on December 31, 2025');
  await expectNoAxeFindings(page, 'year end');
  await close.getByRole('button', { name: 'Close 2025' }).click();
  await expect(close).toContainText('The books are closed through');
  await close.getByRole('button', { name: 'Open the year again' }).click();
  const asking = page.getByRole('dialog', { name: `Open 2025 of ${LLC} again` });
  await asking.getByRole('button', { name: 'Open the year again' }).click();
  await expect(asking.getByText('Say why, in a few words.')).toBeVisible();
  await asking.getByLabel('Reason').fill('A bill came late');
  await asking.getByRole('button', { name: 'Open the year again' }).click();
  await expect(close).toContainText('A bill came late');

  await rpc(page, 'entry.create', {
    entries: [
      {
        ...{ entity: LLC, date: '2025-12-20', payee: 'Late bill' },
        postings: [
          { account: 'Rent', amount: '600.00' },
          { account: 'Checking', amount: '-600.00' },
        ],
      },
    ],
  });
  await page.reload();
  await close.waitFor();
  await page.keyboard.press('4');
  const changes = page.getByRole('region', { name: 'What changed since the last packet' });
  await expect(changes.getByRole('listitem').filter({ hasText: 'Late bill' })).toContainText('Added');
  await expect(changes).toContainText('600.00');
  await expectNoAxeFindings(page, 'changes since');
  await page.keyboard.press('1');
  await expect(afterClose).toContainText('“Late bill” was added');
});
