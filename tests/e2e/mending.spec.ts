/** A row that no file could tell: seen in its file, entered by hand, and its statement proves, by keyboard alone. */
import { drop, expect, goTo, openBlank, rpc, test } from './support/app.ts';
import { expectNoAxeFindings } from './support/looks.ts';

const row = (day: string, amount: string, id: string) =>
  `<STMTTRN><TRNTYPE>DEBIT<DTPOSTED>${day}<TRNAMT>${amount}<FITID>${id}<NAME>Corner Deli ${id}</STMTTRN>\n`;
const OCTOBER = `OFXHEADER:100\nDATA:OFXSGML\nVERSION:102\n\n<OFX><BANKMSGSRSV1><STMTTRNRS><STMTRS><CURDEF>USD<BANKACCTFROM><BANKID>021000021<ACCTID>901<ACCTTYPE>CHECKING</BANKACCTFROM><BANKTRANLIST>\n${row('20261005', '12x', '1')}${row('20261006', '-5.00', '2')}${row('20261007', '-4l.75', '3')}</BANKTRANLIST><LEDGERBAL><BALAMT>41.25<DTASOF>20261030</LEDGERBAL></STMTRS></STMTTRNRS></BANKMSGSRSV1></OFX>`;

test('a row that could not be booked is entered by hand, and taken back', async ({ page, program }) => {
  await openBlank(page, program);
  await rpc(page, 'entity.create', { kind: 'person', name: 'Ana' });
  await page.reload();
  await page.getByRole('heading', { level: 1, name: 'Home' }).waitFor();

  await drop(page, { 'october.ofx': OCTOBER });
  await page.getByText('Unreadable 2').click();
  await page
    .getByRole('row', { name: /Unreadable/ })
    .first()
    .locator('[data-column="payee"]')
    .click();
  await page.keyboard.press('v');
  const lines = page.getByRole('dialog', { name: 'october.ofx' });
  await expect(lines.locator('[data-kind="sought"]')).toContainText('<TRNAMT>12x');
  await expectNoAxeFindings(page, 'lines of a file that is not imported yet');
  await page.keyboard.press('Escape');
  await expect(lines).toBeHidden();
  await page.keyboard.press('ControlOrMeta+Enter');
  await page.getByRole('heading', { name: 'Imported' }).waitFor();

  await page.getByRole('button', { name: 'Enter it by hand: line 6 of october.ofx' }).focus();
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog', { name: 'Enter the row by hand' });
  await expect(dialog).toContainText('<TRNAMT>12x');
  await expect(dialog.getByLabel('Payee')).toHaveValue('Corner Deli 1');
  await expect(dialog.getByLabel('Out')).toBeFocused();
  await expectNoAxeFindings(page, 'entering a row by hand');
  await page.keyboard.type('12.00');
  await page.keyboard.press('Enter');
  await expect(dialog.getByLabel('Category')).toBeFocused();
  await page.keyboard.type('groceries');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Enter');
  await expect(dialog).toBeHidden();
  // On to the next row, in two parts; then to what the last one became, and the page says what the books say by now.
  await expect(page.getByRole('heading', { name: '1 row could not be booked' })).toBeVisible();
  const card = page.getByRole('list').filter({ hasText: 'Statement says' });
  await expect(page.getByRole('button', { name: /Enter it by hand: line 8/ })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(dialog.getByLabel('Out')).toBeFocused();
  await page.keyboard.type('41.75');
  await dialog.getByRole('button', { name: 'Split' }).click();
  await dialog.getByLabel('Category of part 1').fill('groceries');
  await page.keyboard.press('Enter');
  await dialog.getByLabel('Amount or percentage of part 1').fill('40');
  await dialog.getByLabel('Category of part 2').fill('rent');
  await page.keyboard.press('Enter');
  await dialog.getByLabel('Amount or percentage of part 2').focus();
  await page.keyboard.press('Enter');
  await page.keyboard.press('Enter');
  await expect(dialog).toBeHidden();
  await expect(page.getByText('The statement of Oct 30, 2026 proves.')).toBeVisible();
  await expect(page.getByRole('heading', { name: 'Every row that could not be booked' })).toBeVisible();
  await expect(card).toContainText('Proves');
  const became = page.getByRole('link', { name: /go to the transaction of line 8/ });
  await expect(became).toBeFocused();
  await page.keyboard.press('ControlOrMeta+z');
  await expect(page.getByRole('button', { name: /Enter it by hand: line 8/ })).toBeFocused();
  await expect(card).toContainText('Off by');
  await page.keyboard.press('ControlOrMeta+Shift+z');
  await expect(became).toBeFocused();

  // From the row to its transaction, and from there back.
  await page.getByRole('link', { name: /go to the transaction of line 6/ }).focus();
  await page.keyboard.press('Enter');
  const entry = page.getByRole('dialog', { name: /Corner Deli 1/ });
  await expect(entry).toContainText('entered by hand for this row');
  await expectNoAxeFindings(page, 'the transaction of such a row');
  await page.keyboard.press('v');
  await expect(page.getByRole('dialog', { name: 'october.ofx' })).toContainText('Corner Deli 1');
  await page.keyboard.press('Escape');
  await entry.getByRole('button', { name: 'Take back what was entered' }).focus();
  await page.keyboard.press('Enter');
  await expect(entry.getByText('No row of a statement stands behind this one')).toBeVisible();
  await page.keyboard.press('Escape');

  // Where the difference is looked for, and among the earlier imports.
  await goTo(page, '#/import');
  await page.getByRole('tab', { name: 'Earlier imports' }).click();
  await page.getByRole('row', { name: /october\.ofx/ }).click();
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'Show line 6 of october.ofx' }).click();
  const stored = page.getByRole('dialog', { name: 'october.ofx' });
  await stored.getByRole('button', { name: 'Enter it by hand' }).focus();
  await page.keyboard.press('Enter');
  await dialog.getByLabel('Out').focus();
  await page.keyboard.type('12');
  const same = dialog.getByRole('radio', { name: /It is “Corner Deli 1”/ });
  await same.waitFor();
  await expectNoAxeFindings(page, 'a row that may be there already');
  await page.keyboard.press('Enter');
  await expect(dialog.getByLabel('Category')).toBeFocused();
  await same.focus();
  await page.keyboard.press('Space');
  await page.keyboard.press('Enter');
  await expect(dialog).toBeHidden();
  await expect(stored.getByRole('button', { name: 'Go to its transaction' })).toBeVisible();
  const coverage = await rpc<{ proven_until: string }[]>(page, 'reconcile.coverage', {
    account: 'Checking 901',
  });
  expect(coverage[0]?.proven_until).toBe('2026-10-30');
});
