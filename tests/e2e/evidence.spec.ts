/** From an entry to the spot on the bank's page that it was read from, and back, by keyboard alone. */
import type { Page } from '@playwright/test';
import { zipSync } from 'fflate';
import { drawPdf } from '../support/pdf.ts';
import { drop, expect, goTo, openBlank, rpc, test } from './support/app.ts';
import { expectNoAxeFindings } from './support/looks.ts';
import type { Program } from './support/program.ts';
import { paperStatement } from './support/statements.ts';

async function openBooks(page: Page, program: Program): Promise<void> {
  await openBlank(page, program);
  await rpc(page, 'entity.create', { kind: 'llc', name: 'Northlight LLC', tax_class: 'disregarded' });
  await page.reload();
  await page.getByRole('heading', { level: 1, name: 'Home' }).waitFor();
}

test('a row of a PDF is seen on its page, from the preview and from its entry, and leads back', async ({
  page,
  program,
}) => {
  const refused: string[] = [];
  page.on('console', (message) => {
    if (/Content Security Policy|Refused to/i.test(message.text())) refused.push(message.text());
  });
  await openBooks(page, program);
  const chosen = page.locator('[data-chosen]');
  const drawn = page.locator('canvas[data-drawn]');

  await drop(page, { 'paper.zip': zipSync({ 'off.pdf': await drawPdf(paperStatement('off')) }) });
  await page.getByRole('grid').getByText('Lufthansa').waitFor();
  await page.keyboard.press('v');
  const off = page.getByRole('dialog', { name: 'paper.zip › off.pdf' });
  await drawn.waitFor();
  await expect(off.getByRole('heading', { name: '1 line in doubt' })).toBeVisible();
  await expect(chosen).toBeFocused();
  await expect(chosen).toHaveAccessibleName(/^Row: 10\/13 Lufthansa .* In doubt: The balance beside/);
  await expectNoAxeFindings(page, 'a page in doubt');
  await page.keyboard.press('Escape');
  await expect(off).toBeHidden();

  // Its balances contradict it: it stays out until that is accepted, by keyboard alone.
  const accept = page.getByRole('checkbox', { name: 'Import without proof' });
  await expect(page.getByText('do not prove it: accept that, or leave it out').first()).toBeVisible();
  await expectNoAxeFindings(page, 'a statement without proof');
  await page.keyboard.press('ControlOrMeta+Enter');
  await expect(accept).toBeFocused();
  await page.keyboard.press('Space');
  await expect(page.getByRole('button', { name: /^Add \d+ entries/ })).toBeEnabled();
  await expect(accept).toBeChecked();
  await page.getByRole('button', { name: 'Take paper.zip off the list' }).click();

  await drop(page, { 'october.pdf': await drawPdf(paperStatement('whole')) });
  await page.getByRole('button', { name: /^Add 12 entries/ }).click();
  await page.getByRole('heading', { name: 'Imported' }).waitFor();
  await goTo(page, '#/register');
  await page
    .getByRole('row', { name: /Hetzner/ })
    .locator('[data-column="payee"]')
    .click();
  await page.keyboard.press('o');
  await page
    .getByRole('dialog', { name: /Hetzner/ })
    .getByText('october.pdf, line')
    .waitFor();
  await page.keyboard.press('v');
  const pages = page.getByRole('dialog', { name: 'october.pdf' });
  await drawn.waitFor();
  await expect(chosen).toBeFocused();
  await expect(chosen).toHaveAccessibleName(/Hetzner Online/);
  await expect(pages).toContainText('This is the row of the transaction you came from');
  await expectNoAxeFindings(page, 'a page with its row');
  await page.keyboard.press('PageDown');
  await expect(pages.getByRole('img', { name: 'Page 2 of october.pdf' })).toHaveAttribute('data-drawn');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  await expect(chosen).toHaveAccessibleName(/Client retainer Alder/);
  await page.keyboard.press('Enter');
  await expect(pages).toBeHidden();
  await expect(page.getByRole('dialog', { name: /Client retainer Alder/ })).toBeVisible();
  await page.keyboard.press('v');
  await drawn.waitFor();
  // Escape leaves the page first, and what it was opened from after that.
  await page.keyboard.press('Escape');
  await expect(pages).toBeHidden();
  await expect(page.getByRole('dialog', { name: /Client retainer Alder/ })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toBeHidden();
  expect(refused).toEqual([]);
});

test('a row of a file of text is seen among its lines, which lead to their entries, by keyboard alone', async ({
  page,
  program,
}) => {
  await openBooks(page, program);
  const row = (n: number, amount: string) =>
    `<STMTTRN><DTPOSTED>202603${10 + (n % 10)}<TRNAMT>${amount}<FITID>${n}<NAME>Vendor ${n}</STMTTRN>`;
  const rows = Array.from({ length: 400 }, (_, n) => row(n, `-${n + 1}.25`));
  rows.splice(300, 0, row(999, 'none'));
  const ofx = [
    'OFXHEADER:100',
    'DATA:OFXSGML',
    '',
    '<OFX><BANKMSGSRSV1><STMTTRNRS><STMTRS><CURDEF>USD',
    '<BANKACCTFROM><BANKID>121<ACCTID>12345678<ACCTTYPE>CHECKING</BANKACCTFROM><BANKTRANLIST>',
    ...rows,
    '</BANKTRANLIST></STMTRS></STMTTRNRS></BANKMSGSRSV1></OFX>',
  ].join('\n');
  await drop(page, { 'year.zip': zipSync({ 'activity.ofx': new TextEncoder().encode(ofx) }) });
  await page.getByRole('button', { name: /^Add 400 entries/ }).click();
  await page.getByRole('heading', { name: 'Imported' }).waitFor();
  await goTo(page, '#/register?q=Vendor+299');
  await page
    .getByRole('row', { name: /Vendor 299/ })
    .locator('[data-column="payee"]')
    .click();
  await page.keyboard.press('o');
  const details = page.getByRole('dialog', { name: 'Vendor 299' });
  await details.getByText('activity.ofx, line').waitFor();
  await page.keyboard.press('v');
  const lines = page.getByRole('dialog', { name: 'year.zip › activity.ofx' });
  const sought = lines.locator('[data-kind="sought"]');
  await expect(sought).toContainText('<TRNAMT>-300.25');
  await expect(sought.getByRole('gridcell').first()).toBeFocused();
  await expect(lines).toContainText('This is the row of the transaction you came from');
  await expect(lines.getByText('407 lines')).toBeVisible();
  await expectNoAxeFindings(page, 'a line of a file');
  // Only what is in view is on the page.
  expect(await lines.getByRole('row').count()).toBeLessThan(80);
  await page.keyboard.press('ArrowDown');
  const pane = lines.getByRole('complementary', { name: 'The chosen line' });
  await expect(pane).toContainText('<TRNAMT>none');
  await expect(pane).toContainText('Could not be read');
  await page.keyboard.press('Home');
  await expect(pane).toContainText('No transaction came of this line');
  await page.keyboard.press('End');
  await expect(pane).toContainText('</BANKTRANLIST>');
  await page.keyboard.press('ArrowUp');
  await expect(pane).toContainText('Vendor 399');
  await page.keyboard.press('Enter');
  await expect(lines).toBeHidden();
  await expect(page.getByRole('dialog', { name: 'Vendor 399' })).toBeVisible();
  await page.keyboard.press('v');
  const saved = page.waitForEvent('download');
  await lines.getByRole('button', { name: 'Save a copy' }).click();
  expect((await saved).suggestedFilename()).toBe('activity.ofx');
  await page.keyboard.press('Escape');
  await expect(lines).toBeHidden();
  await expect(page.getByRole('dialog', { name: 'Vendor 399' })).toBeVisible();
});
