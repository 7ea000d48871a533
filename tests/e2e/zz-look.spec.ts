import { goTo, openApp, PASSPHRASE, rpc, test } from './support/app.ts';

test('look', async ({ page, program }) => {
  await openApp(page, program);
  await page.getByRole('button', { name: 'Start your books' }).waitFor();
  await rpc(page, 'app.create', { passphrase: PASSPHRASE });
  await rpc(page, 'entity.create', { kind: 'llc', name: 'Northlight LLC', tax_class: 's-corp' });
  await rpc(page, 'entity.create', { kind: 'llc', name: 'Vandenberg-Oyelaran Intercontinental Property & Hospitality Holdings LLC', tax_class: 'disregarded' });
  await rpc(page, 'entity.create', { kind: 'person', name: 'Dana' });
  await page.reload();
  await page.getByRole('heading', { level: 1, name: 'Home' }).waitFor();
  const shoot = async (name: string) => {
    await page.emulateMedia({ reducedMotion: 'reduce' });
    for (const scheme of ['light', 'dark'] as const)
      for (const [width, height] of [[1280, 800], [1920, 1080]] as const) {
        await page.emulateMedia({ colorScheme: scheme });
        await page.setViewportSize({ width, height });
        await page.waitForTimeout(400);
        await page.screenshot({ path: `/tmp/L-shots/${name}-${scheme}-${width}.png` });
      }
  };
  await goTo(page, '/loans');
  await page.getByText('Nobody has lent anything').waitFor();
  await shoot('empty');
  const money = { lender_account: 'Checking', borrower_account: 'Checking' };
  const a = await rpc<{ id: string }>(page, 'loan.create', { lender: 'Dana', borrower: 'Northlight LLC', date: '2026-02-01', principal: '12000', rate: '3', plan: 'level', payments: 12, first_payment: '2026-03-01', every: 'month', purpose: 'Working capital', ...money });
  await rpc(page, 'loan.pay', { loan: a.id, date: '2026-03-01', amount: '1016.32', ...money });
  await rpc(page, 'loan.pay', { loan: a.id, date: '2026-04-09', amount: '1016.32', ...money });
  await rpc(page, 'loan.pay', { loan: a.id, date: '2026-05-01', amount: '3000', ...money });
  await rpc(page, 'loan.create', { lender: 'Northlight LLC', borrower: 'Vandenberg-Oyelaran Intercontinental Property & Hospitality Holdings LLC', date: '2026-05-01', principal: '98000000', rate: '6.125', plan: 'interest-only', first_payment: '2026-06-01', every: 'quarter', payments: 20, purpose: 'Bridge loan for the repairs of building 14 after the storm of last October', name: 'Intercompany bridge loan no. 14 of 2026', ...money });
  const c = await rpc<{ id: string }>(page, 'loan.create', { lender: 'Northlight LLC', borrower: 'Dana', date: '2026-01-15', principal: '500', rate: '0', plan: 'free', purpose: 'Advance', ...money });
  await rpc(page, 'loan.pay', { loan: c.id, date: '2026-02-15', amount: '500', ...money });
  await page.reload();
  await page.getByText('Working capital').waitFor();
  await shoot('list');
  await goTo(page, `/loans/${a.id}`);
  await page.getByRole('heading', { level: 1, name: 'Note 1' }).waitFor();
  await shoot('one');
  await page.getByText('What moved').scrollIntoViewIfNeeded();
  await shoot('one-below');
  await page.keyboard.press('p');
  await page.getByRole('dialog').waitFor();
  await shoot('pay');
  await page.keyboard.press('Escape');
  await page.keyboard.press('b');
  await page.getByRole('dialog').waitFor();
  await shoot('book');
  await page.keyboard.press('Escape');
  await page.keyboard.press('e');
  await page.getByRole('dialog').waitFor();
  await shoot('amend');
  await page.keyboard.press('Escape');
  await goTo(page, '/loans');
  await page.getByText('Working capital').waitFor();
  await page.keyboard.press('n');
  const lend = page.getByRole('dialog', { name: 'Lend' });
  await lend.getByRole('textbox', { name: 'Amount' }).fill('12000');
  await lend.getByRole('textbox', { name: 'Rate a year' }).fill('6');
  await lend.getByRole('textbox', { name: 'First payment' }).fill('12/1/2026');
  await lend.getByRole('textbox', { name: 'What for' }).fill('Van');
  await page.waitForTimeout(800);
  await shoot('lend');
});
