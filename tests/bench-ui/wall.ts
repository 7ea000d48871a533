/** The wall after ten years: four entities, 5,000 crossings, moved along and looked at from near and from far. */
import type { Page } from '@playwright/test';
import { type Client, ENTITIES } from './client.ts';
import { type Smoothness, scrollAlong } from './scroll.ts';

export const CROSSINGS = 5000;
const FIRST_DAY = Date.parse('2016-01-02T00:00:00Z');
const DAYS = 3650;
const DAY_MS = 86_400_000;
const [FIRST_COMPANY, OWNER] = ENTITIES;
const COMPANIES = [FIRST_COMPANY, 'Harbor Supply LLC', 'Quay Supply LLC'] as const;
/** What crosses, in turn; the company gives where it is said. */
const KINDS = [
  ['draw', true],
  ['contribution', false],
  ['loan', true],
  ['repayment', false],
] as const;

export async function fillWall(call: Client): Promise<void> {
  for (const name of COMPANIES.slice(1))
    await call('entity.create', { kind: 'llc', name, tax_class: 'disregarded', state: 'WY' });
  for (let n = 0; n < CROSSINGS; n++) {
    const company = COMPANIES[n % COMPANIES.length]!;
    const [kind, out] = KINDS[Math.floor(n / COMPANIES.length) % KINDS.length]!;
    const day = new Date(FIRST_DAY + Math.floor((n * DAYS) / CROSSINGS) * DAY_MS);
    await call('crossing.make', {
      ...{ kind, from: out ? company : OWNER, to: out ? OWNER : company, purpose: 'Bench' },
      ...{
        date: day.toISOString().slice(0, 10),
        amount: kind === 'repayment' ? '100' : String(100 + (n % 900)),
      },
      ...{ from_account: 'Checking', to_account: 'Checking' },
      // The draws of ten years may fail a test of solvency; each is booked with its reason then.
      ...(kind === 'draw' ? { despite: 'Bench' } : {}),
    });
  }
}

export interface WallMeasured {
  /** From the address until the wall says what is open. */
  opened_ms: number;
  /** Half a year across the screen, by wheel and from end to end; all ten years can't be scrolled. */
  wheel: Smoothness;
  fling: Smoothness;
}

/** The name under which the screens keep what somebody prefers. */
const PREFS = 'bulkhead:prefs';

export async function openWall(page: Page): Promise<number> {
  await page.evaluate((name) => localStorage.setItem(name, JSON.stringify({ period: 'all' })), PREFS);
  await page.evaluate(() => {
    window.location.hash = '#/wall';
  });
  await page.reload();
  const from = performance.now();
  await page.getByText(/findings open/).waitFor();
  const opened = performance.now() - from;
  const wall = page.getByRole('application');
  await wall.focus();
  // Ten years, five, two, one, half of one.
  for (let times = 0; times < 4; times++) await page.keyboard.press('+');
  await page.waitForFunction(() => {
    const seen = document.querySelector('[role="application"]')!;
    return seen.scrollWidth > 15 * seen.clientWidth;
  });
  return opened;
}

export async function measureWall(page: Page, speed: number): Promise<Omit<WallMeasured, 'opened_ms'>> {
  const wall = page.getByRole('application');
  return { wheel: await scrollAlong(wall, speed), fling: await scrollAlong(wall) };
}
