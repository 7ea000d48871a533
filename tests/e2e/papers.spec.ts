/** Papers: what crossed waits for its paper, is made by keys, signed, and kept. */
import type { Page } from '@playwright/test';
import { expect, goTo, openBlank, rpc, test } from './support/app.ts';
import { press } from './support/keys.ts';
import { expectNoAxeFindings } from './support/looks.ts';
import type { Program } from './support/program.ts';

const COMPANY = 'Northlight LLC';

async function openBooks(page: Page, program: Program): Promise<void> {
  await openBlank(page, program);
  await rpc(page, 'entity.create', { kind: 'llc', name: COMPANY, tax_class: 'disregarded', state: 'WY' });
  await rpc(page, 'entity.create', { kind: 'person', name: 'Dana', legal_name: 'Dana Reyes' });
  await page.reload();
  await page.getByRole('heading', { level: 1, name: 'Home' }).waitFor();
}

async function cross(
  page: Page,
  kind: string,
  from: string,
  to: string,
  amount: string,
  purpose: string,
): Promise<void> {
  await rpc(page, 'crossing.make', {
    ...{ kind, from, to, amount, date: '2026-08-20', purpose },
    ...{ from_account: 'Checking', to_account: 'Checking' },
  });
}

async function openPapers(page: Page): Promise<void> {
  await goTo(page, '/papers');
  await page.getByRole('heading', { level: 1, name: 'Papers' }).waitFor();
}

const list = (page: Page) => page.getByRole('grid', { name: 'Papers and what wants one' });

test('a paper is made from what crossed, read, signed by typing, and voided, by keys', async ({
  page,
  program,
}) => {
  await openBooks(page, program);
  await openPapers(page);
  await expect(page.getByText('Nothing has crossed yet')).toBeVisible();
  await expectNoAxeFindings(page, 'no papers');
  await cross(page, 'contribution', 'Dana', COMPANY, '25000.00', 'Opening capital');
  await cross(page, 'draw', COMPANY, 'Dana', '9000.00', 'Distribution of profit');
  await page.reload();
  await expect(page.getByText('2 wanted')).toBeVisible();
  await expectNoAxeFindings(page, 'papers');

  // The list has the focus by its key; Enter makes what is wanted.
  await list(page).getByText('Consent to distribution').click();
  await press(page, 'm');
  const making = page.getByRole('dialog', { name: 'Make: Consent to distribution' });
  await expect(making.getByText('the paper will be a ratification')).toBeVisible();
  await making.getByRole('textbox', { name: 'Why it is made late' }).fill('It was forgotten');
  // What the books say is shown, and nobody is asked for it.
  await expect(making.getByText('Distribution of profit')).toBeVisible();
  await expect(making.getByRole('textbox', { name: 'What it is for' })).toHaveCount(0);
  await expectNoAxeFindings(page, 'making a paper');
  await making.getByRole('button', { name: 'Make the paper' }).click();

  const paper = page.getByRole('dialog', { name: 'Ratification: Consent to distribution' });
  await expect(paper.locator('canvas[data-drawn]')).toBeVisible();
  await expect(paper.getByText('Page 1 of')).toBeVisible();
  await expect(paper.getByText('It was forgotten')).toBeVisible();
  await expect(paper.getByText('the day it was decided')).toBeVisible();
  await expectNoAxeFindings(page, 'a paper');

  await paper.getByRole('button', { name: 'Sign …' }).click();
  const signing = page.getByRole('dialog', { name: 'Sign', exact: true });
  await signing.getByRole('button', { name: 'Sign the paper' }).click();
  await expect(signing.getByText('Type the name.')).toBeVisible();
  await expectNoAxeFindings(page, 'signing');
  await signing.getByRole('textbox', { name: 'Name as it stands on the line' }).fill('Dana Reyes');
  await press(page, 'Enter');
  await expect(paper.getByText('with signatures')).toBeVisible();
  await press(page, 'Escape');

  await expect(page.getByText('1 wanted')).toBeVisible();
  await page.getByRole('group', { name: 'State' }).getByText('Signed').click();
  await list(page).getByText('Consent to distribution').click();
  await press(page, 'Delete');
  const voiding = page.getByRole('dialog', { name: 'Void the paper' });
  await voiding.getByRole('textbox', { name: 'Why' }).fill('The amount was another one');
  await voiding.getByRole('button', { name: 'Void the paper' }).click();
  await expect(page.getByText('No paper fits these filters.')).toBeVisible();
  const { papers } = await rpc<{ papers: { state: string; void_reason: string }[] }>(page, 'paper.list');
  expect(papers).toMatchObject([{ state: 'void', void_reason: 'The amount was another one' }]);

  // What was taken back is signed no more, by its key or in its menu.
  const { wanted } = await rpc<{ wanted: { crossing: string; kind: string }[] }>(page, 'paper.wanted', {});
  const { crossing } = wanted.find(({ kind }) => kind === 'contribution-record')!;
  await rpc(page, 'paper.make', { crossings: [crossing] });
  await rpc(page, 'crossing.remove', { id: crossing });
  await page.reload();
  await page.getByRole('group', { name: 'State' }).getByText('All', { exact: true }).click();
  await list(page).getByText('Record of contribution').click();
  await press(page, 's', 'm', 'a', 'Delete');
  await expect(voiding).toBeVisible();
  await expect(page.getByRole('dialog')).toHaveCount(1);
});
