/** A person at the app: the real program, a browser page signed in to it, and the words they would use. */
import { test as base, expect, type Page } from '@playwright/test';
import { Program } from './program.ts';
import { PASSPHRASE } from './sample.ts';

export { PASSPHRASE } from './sample.ts';

/** The day on which these tests happen, so that “this month” is always the same. */
export const TODAY = '2026-10-31';

interface Fixtures {
  /** Anew for each test; it goes with its vault afterwards. */
  program: Program;
}

export const test = base.extend<Fixtures>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads what a fixture needs from here
  program: async ({}, use) => {
    const program = new Program();
    await use(program);
    await program.remove();
  },
  /** Its keys are pressed by a person: they mean something to the screen once no dialog before it is at work. Only Escape stops one. */
  page: async ({ page }, use) => {
    const { keyboard } = page;
    const press = keyboard.press.bind(keyboard);
    keyboard.press = async (key, options) => {
      if (key !== 'Escape') await expect(page.locator('[role="dialog"] [aria-busy="true"]')).toHaveCount(0);
      await press(key, options);
    };
    await use(page);
  },
});

export { expect };

/** Starts the program and opens its page by the link it prints. */
export async function openApp(page: Page, program: Program, env: Record<string, string> = {}): Promise<void> {
  // Choosers are caught from the start: a key opens one faster than the browser is told to hand it over.
  page.on('filechooser', () => {});
  await page.clock.setFixedTime(`${TODAY}T09:00:00Z`);
  await page.goto(await program.start(env));
}

/** For `start`: the program’s own clock begins then. Without it, the day is the computer’s. */
export function clockAt(instant: string): Record<string, string> {
  const clock = new URL('./clock.mjs', import.meta.url).href;
  return { NODE_OPTIONS: `--import=${clock}`, BULKHEAD_TEST_NOW: instant };
}

/** Calls a procedure of the contract from the page, as its screens do. */
export function rpc<A = unknown>(page: Page, procedure: string, input: object = {}): Promise<A> {
  return page.evaluate(
    async ([path, json]) => {
      const answer = await fetch(`/rpc/${path}`, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify({ json }),
      });
      const body = (await answer.json()) as { json: unknown };
      if (!answer.ok) throw new Error(`${path}: ${JSON.stringify(body)}`);
      return body.json;
    },
    [procedure.replace('.', '/'), input] as const,
  ) as Promise<A>;
}

/** The app with two years of Northlight LLC and its owner, in a vault of its own. */
export async function openSample(page: Page, program: Program): Promise<void> {
  program.takeSample();
  await openApp(page, program, { BULKHEAD_PASSPHRASE: PASSPHRASE });
  await page.getByRole('heading', { level: 1, name: 'Home' }).waitFor();
}

/** The app with a vault of its own that holds nothing yet. */
export async function openBlank(page: Page, program: Program): Promise<void> {
  program.takeBlank();
  await openApp(page, program, { BULKHEAD_PASSPHRASE: PASSPHRASE });
  await page.getByRole('heading', { level: 1, name: 'Whose books are these?' }).waitFor();
}

/** Goes to a place by its address. */
export async function goTo(page: Page, route: string): Promise<void> {
  await page.evaluate((hash) => {
    window.location.hash = hash;
  }, route);
}

/** Lets files go anywhere on the window. */
export async function drop(
  page: Page,
  contents: Readonly<Record<string, string | Uint8Array>>,
): Promise<void> {
  const bytes = Object.entries(contents).map(([name, content]) => [name, [...Buffer.from(content)]] as const);
  await page.evaluate((files) => {
    const carried = new DataTransfer();
    for (const [name, content] of files)
      carried.items.add(new File([Uint8Array.from(content)], name, { lastModified: 1_790_000_000_000 }));
    document.body.dispatchEvent(
      new DragEvent('drop', { bubbles: true, cancelable: true, dataTransfer: carried }),
    );
  }, bytes);
}
