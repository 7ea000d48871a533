/** Veil health: what is found and what helps, what a draw would leave, the calendar, and what is kept of it. */
import type { Page } from '@playwright/test';
import { expect, goTo, openBlank, rpc, test } from './support/app.ts';
import { expectNoAxeFindings } from './support/looks.ts';
import type { Program } from './support/program.ts';

const COMPANY = 'Northlight LLC';
const BANK = { from_account: 'Checking', to_account: 'Checking' };

/** A company of Wyoming with a draw, a personal cost that is owed, and an advance without a note. */
async function openBooks(page: Page, program: Program): Promise<void> {
  await openBlank(page, program);
  await rpc(page, 'entity.create', { kind: 'llc', name: COMPANY, tax_class: 'disregarded', state: 'WY' });
  await rpc(page, 'entity.create', { kind: 'person', name: 'Dana' });
  const move = (date: string, kind: string, amount: string, out: boolean, more: object = BANK) =>
    rpc(page, 'crossing.make', {
      ...{ kind, amount, date, purpose: 'As agreed', ...more },
      ...(out ? { from: COMPANY, to: 'Dana' } : { from: 'Dana', to: COMPANY }),
    });
  await move('2026-01-02', 'contribution', '25000', false);
  await move('2026-06-30', 'draw', '4000', true);
  await move('2026-07-15', 'loan', '3000', true);
  await move('2026-09-20', 'personal', '310', true, {
    ...{ from_account: 'Checking', category: 'Groceries', settlement: 'owed' },
  });
  await page.reload();
  await page.getByRole('heading', { level: 1, name: 'Home' }).waitFor();
}

test('tells what is open, what helps and what is not known, and keeps what is done about it', async ({
  page,
  program,
}) => {
  await openBooks(page, program);
  await page.keyboard.press('g');
  await page.keyboard.press('e');
  await page.getByRole('heading', { level: 1, name: 'Veil health' }).waitFor();
  const dimensions = page.getByRole('region', { name: 'Five dimensions' });
  await expect(dimensions.getByRole('listitem').filter({ hasText: 'Separateness' })).toContainText('Action');
  const findings = page.getByRole('region', { name: 'Open findings' });
  const personal = findings.getByRole('listitem').filter({ hasText: 'A personal cost of 310.00 USD' });
  await expect(personal).toContainText('41 days');
  await expectNoAxeFindings(page, 'veil health');

  const unrecorded = findings
    .getByRole('listitem')
    .filter({ hasText: 'Solvency at the distribution of 4,000.00' });
  await expect(unrecorded).toBeVisible();
  await personal.getByRole('button', { name: /^Note on/ }).click();
  const noting = page.getByRole('dialog', { name: 'Note on a finding' });
  await noting.getByRole('button', { name: 'Keep the note' }).click();
  await expect(noting.getByText('Write what is to be kept.')).toBeVisible();
  await noting.getByLabel('What').fill('Dana pays it back in November');
  await expectNoAxeFindings(page, 'the note');
  await noting.getByRole('button', { name: 'Keep the note' }).click();
  await expect(personal).toContainText('Dana pays it back in November');

  // Keys belong to the dialog until it is gone.
  await expect(noting).toHaveCount(0);
  await page.keyboard.press('r');
  await expect(page.getByText(/^Recorded: [1-9]\d* opened/)).toBeVisible();
  await page.keyboard.press('r');
  await expect(page.getByText('The record says the same already.')).toBeVisible();
  await page.getByText(/^The record of \d+ findings$/).click();
  await expect(page.getByText('Opened').first()).toBeVisible();
  await expect(page.getByText('Dana pays it back in November').last()).toBeVisible();
  await expectNoAxeFindings(page, 'the record');

  await personal.getByRole('link', { name: 'Show the crossing' }).click();
  await expect(page).toHaveURL(/#\/wall\?crossing=/);
});

test('shows what a draw would leave as it is typed, and keeps the calendar of formalities', async ({
  page,
  program,
}) => {
  await openBooks(page, program);
  await goTo(page, '/veil');
  await page.getByRole('heading', { level: 1, name: 'Veil health' }).waitFor();
  await page.getByRole('region', { name: 'Open findings' }).waitFor();
  await page.keyboard.press('2');
  const draw = page.getByRole('region', { name: 'Before a draw' });
  await expect(draw.getByText('17,690.00').first()).toBeVisible();
  await draw.getByLabel('Draw').fill('22000');
  await expect(draw.getByText('Does not pass').first()).toBeVisible();
  await expectNoAxeFindings(page, 'a draw');

  await page.getByRole('tab', { name: 'Formalities' }).click();
  const calendar = page.getByRole('region', { name: 'Formalities' });
  await calendar.getByRole('button', { name: /^Add “Wyoming annual report/ }).waitFor();
  await calendar.getByRole('button', { name: 'Add “Registered agent in the state”' }).click();
  const agent = calendar.getByRole('row').filter({ hasText: 'Registered agent in the state' });
  await expect(agent).toContainText('Missing');
  await agent.getByRole('button', { name: /^Mark/ }).click();
  const doing = page.getByRole('dialog', { name: 'Registered agent in the state: done' });
  await doing.locator('input[type=file]').setInputFiles({
    ...{ name: 'acceptance.txt', mimeType: 'text/plain', buffer: Buffer.from('accepted') },
  });
  await expectNoAxeFindings(page, 'marking as done');
  await doing.getByRole('button', { name: 'Mark as done' }).click();
  await expect(agent).toContainText('acceptance.txt');
  await expectNoAxeFindings(page, 'the calendar');

  await page.getByRole('tab', { name: 'Thresholds' }).click();
  await page
    .getByRole('button', { name: 'off: change cash that the owner wants to stay in the company' })
    .click();
  const changing = page.getByRole('dialog', { name: 'Change a threshold' });
  await changing.getByLabel('Value').fill('50000');
  await changing.getByRole('button', { name: 'Set it' }).click();
  await expect(page.getByText('The threshold is set.')).toBeVisible();
  await expectNoAxeFindings(page, 'the thresholds');
  await page.getByRole('tab', { name: /^Findings/ }).click();
  await expect(page.getByText('cash is below the reserve')).toBeVisible();
});

test('home and the sidebar tell what the veil asks for, each a door, and are quiet without', async ({
  page,
  program,
}) => {
  await openBlank(page, program);
  await rpc(page, 'entity.create', { kind: 'llc', name: COMPANY, tax_class: 'disregarded', state: 'WY' });
  await rpc(page, 'entity.create', { kind: 'person', name: 'Dana' });
  await page.reload();
  await page.getByRole('heading', { level: 1, name: 'Home' }).waitFor();
  const places = page.getByRole('navigation', { name: 'Places' });
  const asked = page.getByRole('list', { name: `What wants to be looked at: ${COMPANY}` });
  await expect(places.getByRole('link', { name: 'Veil health', exact: true })).toBeVisible();
  await expect(asked).toHaveCount(0);

  await rpc(page, 'crossing.make', {
    ...{ kind: 'contribution', amount: '9000', date: '2026-10-10', purpose: 'As agreed', ...BANK },
    ...{ from: 'Dana', to: COMPANY },
  });
  for (const [title, due_on] of [
    ['City licence', '2026-10-01'],
    ['Insurance', '2026-11-30'],
  ])
    await rpc(page, 'veil.add_formality', { entity: COMPANY, kind: 'licence', title, due_on });
  await page.reload();
  await expect(asked.getByRole('link', { name: '1 paper wanted' })).toBeVisible();
  await expect(asked.getByRole('link', { name: 'Insurance: due Nov 30' })).toBeVisible();
  await expect(places.getByRole('link', { name: /^Papers\s*1 paper wanted$/ })).toBeVisible();
  await expectNoAxeFindings(page, 'home with what the veil asks for');
  await asked.getByRole('link', { name: 'City licence: was due Oct 01' }).click();
  await expect(page.getByRole('tab', { name: 'Formalities' })).toHaveAttribute('aria-selected', 'true');
  await page.getByRole('region', { name: 'Formalities' }).getByText('City licence').waitFor();
});
