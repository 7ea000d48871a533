/**
 * Pulled out in the middle: reload, lock, a killed program, a tab that is gone. What was confirmed is there, and what was
 * being typed is still in its field. The moments come from a seed.
 */
import type { BrowserContext, Page } from '@playwright/test';
import { expect, goTo, openApp, PASSPHRASE, rpc, TODAY, test } from './support/app.ts';
import type { Program } from './support/program.ts';

const SEED = 20_261_121;
const WORDS = 'a memo that somebody was in the middle of typing when it happened';

/** mulberry32: small, fast, and the same everywhere. */
function dice(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let x = Math.imul(state ^ (state >>> 15), state | 1);
    x ^= x + Math.imul(x ^ (x >>> 7), x | 61);
    return Math.floor((((x ^ (x >>> 14)) >>> 0) / 2 ** 32) * below);
  };
}

async function unlock(page: Page): Promise<void> {
  await page.getByRole('heading', { name: 'Unlock' }).waitFor();
  await page.getByLabel('Passphrase').fill(PASSPHRASE);
  await page.keyboard.press('Enter');
  await page.getByRole('navigation', { name: 'Places' }).waitFor();
}

/** Each gives the page on which somebody goes on. */
const ACCIDENTS: Record<string, (page: Page, program: Program, context: BrowserContext) => Promise<Page>> = {
  reload: async (page) => {
    await page.reload();
    return page;
  },
  lock: async (page) => {
    await page.keyboard.press('Control+l');
    await unlock(page);
    return page;
  },
  'the program is killed': async (page, program) => {
    await program.end('SIGKILL');
    await page.goto('about:blank');
    await page.goto(await program.start());
    await unlock(page);
    return page;
  },
  'the tab is gone': async (page, _program, context) => {
    const { origin } = new URL(page.url());
    await page.close({ runBeforeUnload: false });
    const next = await context.newPage();
    await next.clock.setFixedTime(`${TODAY}T09:00:00Z`);
    await next.goto(origin);
    await next.getByRole('navigation', { name: 'Places' }).waitFor();
    return next;
  },
};

async function openForm(page: Page, account: string): Promise<void> {
  await goTo(page, `#/register/${account}`);
  await page.getByRole('heading', { level: 1, name: 'Checking' }).waitFor();
  const form = page.getByRole('form', { name: 'New transaction' });
  if (!(await form.isVisible())) await page.getByRole('button', { name: 'New transaction' }).click();
  await form.waitFor();
}

test('loses nothing that was confirmed, and keeps what was typed', async ({ page, program, context }) => {
  test.setTimeout(180_000);
  await openApp(page, program);
  await page.getByRole('button', { name: 'Start your books' }).waitFor();
  await rpc(page, 'app.create', { passphrase: PASSPHRASE });
  await rpc(page, 'entity.create', { kind: 'person', name: 'Dana' });
  await page.reload();
  await page.getByRole('heading', { level: 1, name: 'Home' }).waitFor();
  const accounts = await rpc<{ id: string; name: string }[]>(page, 'account.list', {});
  const checking = accounts.find(({ name }) => name === 'Checking')!.id;
  const roll = dice(SEED);
  let confirmed = 0;
  let now = page;
  for (const [name, happen] of Object.entries(ACCIDENTS)) {
    await rpc(now, 'entry.create', {
      entries: [
        {
          entity: 'Dana',
          date: TODAY,
          payee: `Confirmed before ${name}`,
          postings: [
            { account: 'Checking', amount: '-1.00' },
            { account: 'Groceries', amount: '1.00' },
          ],
        },
      ],
    });
    confirmed += 1;
    await openForm(now, checking);
    const memo = now.getByRole('form', { name: 'New transaction' }).getByLabel('Memo');
    await memo.fill('');
    const typed = WORDS.slice(0, 5 + roll(WORDS.length - 5));
    await memo.pressSequentially(typed);
    now = await happen(now, program, context);
    await openForm(now, checking);
    await expect(now.getByRole('form', { name: 'New transaction' }).getByLabel('Memo'), name).toHaveValue(
      typed,
    );
    const { total } = await rpc<{ total: number }>(now, 'entry.register', { account: checking });
    expect(total, name).toBe(confirmed);
  }
  expect((await rpc<{ ok: boolean }>(now, 'vault.verify')).ok).toBe(true);
});
