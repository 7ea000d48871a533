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

/** How often each accident happens: once in the suite, more by hand. */
const TURNS = Number(process.env.SURVIVE_TURNS ?? 1);
/** How long after a key an accident may come. */
const SOON_MS = 80;

interface Row {
  payee: string;
}

/** What each kind of work is in the middle of; `check` after the accident, on the page on which somebody goes on. */
type Work = (
  page: Page,
  account: string,
  payee: string,
  roll: (below: number) => number,
) => Promise<(after: Page) => Promise<void>>;

function cutOff(roll: (below: number) => number): string {
  return WORDS.slice(0, 5 + roll(WORDS.length - 5));
}

const WORK: Record<string, Work> = {
  /** Nothing was sent off yet. */
  'a new transaction': async (page, account, _payee, roll) => {
    await openForm(page, account);
    const memoOf = (of: Page) => of.getByRole('form', { name: 'New transaction' }).getByLabel('Memo');
    await memoOf(page).fill('');
    const typed = cutOff(roll);
    await memoOf(page).pressSequentially(typed);
    await page.waitForTimeout(roll(SOON_MS));
    return async (after) => {
      await openForm(after, account);
      await expect(memoOf(after)).toHaveValue(typed);
    };
  },
  /** Enter was pressed: it is in the books, or it is still in its cell. */
  'a cell': async (page, account, payee, roll) => {
    await goTo(page, `#/register/${account}`);
    await page
      .getByRole('row', { name: new RegExp(payee) })
      .locator('[data-column="payee"]')
      .click();
    await page.keyboard.press('p');
    await expect(page.locator('[data-editing] input')).toBeFocused();
    // Unlike any payee before, or Enter would take that one; a payee keeps no space at its end.
    const typed = `${payee.slice(-4)} ${cutOff(roll)}`.trimEnd();
    await page.keyboard.type(typed);
    await page.keyboard.press('Enter');
    await page.waitForTimeout(roll(SOON_MS));
    return async (after) => {
      await goTo(after, `#/register/${account}`);
      await expect(async () => {
        const { rows } = await rpc<{ rows: Row[] }>(after, 'entry.register', {
          account,
          text: `mark ${payee}`,
        });
        const editing = after.locator('[data-editing] input');
        const shown = (await editing.count()) > 0 ? await editing.inputValue() : null;
        expect([rows[0]?.payee, shown]).toContain(typed);
      }).toPass({ timeout: 10_000 });
      await after.keyboard.press('Escape');
    };
  },
};

test('loses nothing that was confirmed, and keeps what was typed', async ({ page, program, context }) => {
  test.setTimeout(180_000 * TURNS);
  await openApp(page, program);
  await page.getByRole('button', { name: 'Start your books' }).waitFor();
  await rpc(page, 'app.create', { passphrase: PASSPHRASE });
  await rpc(page, 'entity.create', { kind: 'person', name: 'Dana' });
  await page.reload();
  await page.getByRole('heading', { level: 1, name: 'Home' }).waitFor();
  const accounts = await rpc<{ id: string; name: string }[]>(page, 'account.list', {});
  const checking = accounts.find(({ name }) => name === 'Checking')!.id;
  const roll = dice(SEED);
  const plan = Array.from({ length: TURNS }, () =>
    Object.entries(ACCIDENTS).flatMap((accident) =>
      Object.entries(WORK).map((work) => [...accident, ...work] as const),
    ),
  ).flat();
  let now = page;
  for (const [turn, [accident, happen, work, begin]] of plan.entries()) {
    await test.step(`${work}: ${accident}`, async () => {
      const payee = `Confirmed ${String(turn + 1).padStart(4, '0')}`;
      await rpc(now, 'entry.create', {
        entries: [
          {
            entity: 'Dana',
            date: TODAY,
            payee,
            memo: `mark ${payee}`,
            postings: [
              { account: 'Checking', amount: '-1.00' },
              { account: 'Groceries', amount: '1.00' },
            ],
          },
        ],
      });
      await now.reload();
      await now.getByRole('navigation', { name: 'Places' }).waitFor();
      const check = await begin(now, checking, payee, roll);
      now = await happen(now, program, context);
      await check(now);
      const { total } = await rpc<{ total: number }>(now, 'entry.register', { account: checking });
      expect(total, accident).toBe(turn + 1);
    });
  }
  expect((await rpc<{ ok: boolean }>(now, 'vault.verify')).ok).toBe(true);
});
