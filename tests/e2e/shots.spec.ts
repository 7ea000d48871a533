/**
 * Every screen as somebody sees it: empty, with the sample, with an error; light and dark; on a laptop and on a large
 * screen. `npm run shots` takes the pictures anew; the tests hold the app against them and run axe over each.
 */
import type { Page } from '@playwright/test';
import { goTo, openApp, openSample, PASSPHRASE, rpc, test } from './support/app.ts';
import { openFull } from './support/full-books.ts';
import { ONE_LOOK, takePictures } from './support/looks.ts';

// Each has a program of its own.
test.describe.configure({ mode: 'parallel' });

interface Place {
  name: string;
  route: string;
  /** What is there once the screen is. */
  seen: string;
  /** The calls whose failure the screen has to show. */
  needs?: string;
}

interface SampleIds {
  company: string;
  person: string;
  checking: string;
}

function places({ company, checking }: SampleIds): Place[] {
  return [
    { name: 'home', route: '#/', seen: 'Home', needs: 'reports/overview' },
    { name: 'inbox', route: '#/inbox', seen: 'Inbox', needs: 'entry/register' },
    { name: 'wall', route: '#/wall', seen: 'Wall', needs: 'crossing/wall' },
    { name: 'register', route: `#/register/${checking}`, seen: 'Checking', needs: 'entry/register' },
    { name: 'all-transactions', route: '#/register', seen: 'All transactions', needs: 'entry/register' },
    { name: 'import', route: '#/import', seen: 'Import' },
    { name: 'rules', route: `#/rules?entity=${company}`, seen: 'Rules', needs: 'rules/list' },
    { name: 'accounts', route: `#/accounts?entity=${company}`, seen: 'Chart of accounts' },
    { name: 'reconcile', route: `#/reconcile/${checking}`, seen: 'Reconcile', needs: 'reconcile/status' },
    { name: 'reports', route: `#/reports?entity=${company}`, seen: 'Reports' },
    ...[
      ...['income-statement', 'balance-sheet', 'trial-balance'].map((report) => [report, 'table'] as const),
      ...([
        ['general-ledger', 'general_ledger'],
        ['schedule-c', 'schedule_c'],
      ] as const),
    ].map(([report, procedure]) => ({
      name: report,
      route: `#/reports/${report}?entity=${company}`,
      seen: report.replaceAll('-', ' '),
      needs: `reports/${procedure}`,
    })),
    {
      ...{ name: 'report-builder', route: `#/reports/built?entities=${company}`, seen: 'Report builder' },
      needs: 'reports/build',
    },
    { name: 'loans', route: '#/loans', seen: 'Loans', needs: 'loan/list' },
    { name: 'papers', route: '#/papers', seen: 'Papers', needs: 'paper/list' },
    {
      ...{ name: 'members', route: `#/members?entity=${company}`, seen: 'Members & capital' },
      needs: 'member/roll_forward',
    },
    { name: 'veil', route: `#/veil?entity=${company}`, seen: 'Veil health', needs: 'veil/health' },
    { name: 'vault', route: '#/vault', seen: 'Vault and settings', needs: 'vault/status' },
  ];
}

/** With nothing in those books that would show there. */
const LIKE_EMPTY: ReadonlySet<string> = new Set(['import', 'vault', 'loans', 'papers']);

interface Named {
  id: string;
  name: string;
  kind: string;
  entity_id: string;
}

async function idsOf(page: Page): Promise<SampleIds> {
  const entities = await rpc<Named[]>(page, 'entity.list');
  const company = entities.find(({ kind }) => kind === 'llc')!.id;
  const accounts = await rpc<Named[]>(page, 'account.list', { entity: company });
  return {
    company,
    person: entities.find(({ kind }) => kind === 'person')!.id,
    checking: accounts.find(({ name }) => name === 'Checking')!.id,
  };
}

async function arrive(page: Page, { route, seen }: Place): Promise<void> {
  await goTo(page, route);
  await page
    .getByRole('heading', { level: 1, name: new RegExp(seen, 'i') })
    .first()
    .waitFor();
}

test('first run and lock', async ({ page, program }) => {
  await openApp(page, program);
  await page.getByRole('button', { name: 'Start your books' }).waitFor();
  await takePictures(page, 'start');
  await page.getByRole('button', { name: 'Start your books' }).click();
  await takePictures(page, 'new-vault');
  await page.getByLabel('Passphrase', { exact: true }).fill(PASSPHRASE);
  await page.getByLabel('Passphrase once more').fill(PASSPHRASE);
  await page.getByRole('button', { name: 'Make the vault' }).click();
  await page.getByRole('heading', { name: 'Write down the recovery code' }).waitFor();
  await takePictures(page, 'recovery-code');
  const code = await page.locator('output').innerText();
  await page.getByLabel(/Type the last eight/).fill(code.replaceAll('-', '').slice(-8));
  await page.getByRole('button', { name: 'I have written it down' }).click();
  await page.getByRole('heading', { name: 'Whose books are these?' }).waitFor();
  await takePictures(page, 'entities');
  await rpc(page, 'app.lock');
  await page.reload();
  await page.getByRole('heading', { name: 'Unlock' }).waitFor();
  await takePictures(page, 'unlock');
  await page.getByRole('button', { name: 'Use the recovery code' }).click();
  await takePictures(page, 'recover');
});

test('without a link', async ({ page, program }) => {
  const link = await program.start();
  await page.goto(new URL('/', link).href);
  await page.getByRole('heading', { name: 'This browser is not signed in' }).waitFor();
  await takePictures(page, 'not-signed-in');
});

test('screens with the sample', async ({ page, program }) => {
  test.setTimeout(300_000);
  await openSample(page, program);
  for (const place of places(await idsOf(page))) {
    await arrive(page, place);
    await takePictures(page, `${place.name}-sample`);
  }
});

test('screens with long names and large figures', async ({ page, program }) => {
  test.setTimeout(300_000);
  const ids = await openFull(page, program);
  for (const place of places(ids).filter(({ name }) => !LIKE_EMPTY.has(name))) {
    await arrive(page, { ...place, ...(place.name === 'register' ? { seen: 'Operating account' } : {}) });
    await takePictures(page, `${place.name}-full`);
  }
});

test('what is due of tax', async ({ page, program }) => {
  await openSample(page, program);
  const { company } = await idsOf(page);
  await arrive(page, { name: 'tax', route: `#/tax?entity=${company}&view=estimates`, seen: 'Tax' });
  await page.locator('canvas').first().waitFor();
  await takePictures(page, 'tax-estimates');
});

test('screens of the vault with the sample', async ({ page, program }) => {
  await openSample(page, program);
  await goTo(page, '#/vault');
  for (const tab of ['Backups', 'Audit log', 'Program']) {
    await page.getByRole('tab', { name: tab }).click();
    // Told once it is checked.
    if (tab === 'Audit log') await page.getByText('The chain of 1 event is whole').waitFor();
    await takePictures(page, `vault-${tab.toLowerCase().replace(' ', '-')}`);
  }
});

test('palette and shortcuts', async ({ page, program }) => {
  await openSample(page, program);
  await page.keyboard.press('Control+k');
  await page.getByRole('combobox', { name: 'Search or jump' }).fill('bal');
  await takePictures(page, 'palette');
  await page.keyboard.press('Escape');
  await page.keyboard.press('?');
  await page.getByRole('heading', { name: 'Keyboard shortcuts' }).waitFor();
  await takePictures(page, 'shortcuts');
});

test('screens that are empty', async ({ page, program }) => {
  test.setTimeout(240_000);
  await openApp(page, program);
  await page.getByRole('button', { name: 'Start your books' }).waitFor();
  await rpc(page, 'app.create', { passphrase: PASSPHRASE });
  await rpc(page, 'entity.create', { kind: 'llc', name: 'Northlight LLC', tax_class: 'disregarded' });
  await rpc(page, 'entity.create', { kind: 'person', name: 'Dana' });
  await page.reload();
  await page.getByRole('heading', { level: 1, name: 'Home' }).waitFor();
  for (const place of places(await idsOf(page))) {
    await arrive(page, place);
    await takePictures(page, `${place.name}-empty`);
  }
});

test('screens that run into an error', async ({ page, program }) => {
  test.setTimeout(240_000);
  await openSample(page, program);
  const all = places(await idsOf(page));
  for (const place of all.filter(({ needs }) => needs)) {
    await page.route(`**/rpc/${place.needs}`, (route) =>
      route.fulfill({
        status: 500,
        contentType: 'application/json',
        body: JSON.stringify({
          json: {
            defined: true,
            code: 'VAULT_DAMAGED',
            status: 500,
            message: 'Page 812 of the vault is damaged.',
            data: { remedy: 'Restore the latest backup; “Vault and settings” lists them.', facts: {} },
          },
        }),
      }),
    );
    await page.reload();
    await arrive(page, place);
    await page.getByText('Page 812 of the vault is damaged.').first().waitFor();
    await takePictures(page, `${place.name}-error`, ONE_LOOK);
    await page.unroute(`**/rpc/${place.needs}`);
  }
});
