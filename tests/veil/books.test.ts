/** Veil health out of real books: the worked year entered through commands, and what is kept of it. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { TestBooks } from '../support/books.ts';
import { fingerprint } from '../support/fingerprint.ts';
import { findingsOf, wantedFindings } from '../support/worked-answers.ts';
import { hasWorkedYear, LLC, loadWorkedYear } from '../support/worked-year.ts';
import { enterYear } from './enter-year.ts';

let books: TestBooks;
interface Seen {
  check: string;
  severity: string;
  days: number;
  cured: string | null;
  subject: { name: string };
  facts: { name: string; value: string }[];
}
const health = (as_of = '2025-12-31') => books.call('veil.health', { entity: LLC, as_of });
const of = (seen: { findings: Seen[] }, check: string) => seen.findings.filter((one) => one.check === check);

describe.skipIf(!hasWorkedYear)('the worked year', () => {
  // Papers take seconds to set, so the year is entered once; what a test changes it takes back.
  beforeAll(async () => {
    books = await TestBooks.create();
    await enterYear(books);
  }, 180_000);
  afterAll(() => books.close());

  it('has every finding of the reference, with its weight and its days', async () => {
    const seen = await health();
    const told = await findingsOf((name, input) => books.call(name, input));
    // Nobody reconciled anything.
    expect(told.filter(([check]) => check !== 'V17')).toEqual(wantedFindings(loadWorkedYear()));
    const [terms] = of(seen, 'V06');
    expect(terms!.facts).toContainEqual({
      name: 'Days of 2025 above the limit',
      kind: 'count',
      value: '62',
      currency: null,
    });
    expect(terms!.facts).toContainEqual({
      name: 'Above it from',
      kind: 'date',
      value: '2025-07-01',
      currency: null,
    });
    expect(terms!.facts).toContainEqual({
      name: 'Above it until',
      kind: 'date',
      value: '2025-08-31',
      currency: null,
    });
    expect(of(seen, 'V03')[2]!.facts).toContainEqual({
      name: 'Wanted by',
      kind: 'date',
      value: '2026-01-14',
      currency: null,
    });
    expect(of(seen, 'V13')[0]!.facts).toContainEqual({
      name: 'Report due',
      kind: 'date',
      value: '2025-06-11',
      currency: null,
    });
    const states = Object.fromEntries(
      seen.checks.map((one: { check: string; state: string }) => [one.check, one.state]),
    );
    expect(states).toMatchObject({
      V01: 'clear',
      V07: 'clear',
      V08: 'clear',
      V10: 'clear',
      V12: 'clear',
      V16: 'clear',
    });
  });

  it('tells what is not known', async () => {
    const { checks } = await health();
    const missing = (check: string) => checks.find((one: { check: string }) => one.check === check).missing;
    expect(missing('V09')).toEqual(['When 720.00 USD of Sales tax is due.']);
    expect(missing('V11')).toEqual([
      'Annual report: nothing is recorded.',
      'Operating agreement: nothing is recorded.',
      'Registered agent: nothing is recorded.',
    ]);
    expect(missing('V03')).toEqual([]);
  });

  it('was solvent in June, to the cent', async () => {
    const all: { as_of: string }[] = await books.call('veil.snapshots', { entity: LLC });
    expect(all.find(({ as_of }) => as_of === '2025-06-30')).toMatchObject({
      ...{ as_of: '2025-06-30', draw: '20000.00', equity: '15480.00', balance_sheet: 'passes' },
      debts_due: 'passes',
      figures: { equity_without_owners: '7480.00', cash: '12310.00' },
    });
  });

  it('stands at the end of the year where the reference says, and does not bear 28,000', async () => {
    const asked = { entity: LLC, as_of: '2025-12-31' };
    expect(await books.call('veil.solvency', asked)).toMatchObject({
      ...{ assets: '46490.00', liabilities: '19445.00', equity: '27045.00', cash: '28790.00' },
      tax_set_aside: '720.00',
      ratio: { assets: '34790.00', liabilities: '10445.00', text: '3.33' },
      result: 'passes',
    });
    expect(await books.call('veil.solvency', { ...asked, draw: '28000' })).toMatchObject({
      ...{ equity: '-955.00', cash: '790.00', result: 'fails' },
    });
    await expect(books.call('veil.snapshot', { ...asked, draw: '28000' })).rejects.toMatchObject({
      code: 'REFUSED',
      message: expect.stringContaining('−955.00'),
    });
    const kept = await books.call('veil.snapshot', {
      ...asked,
      draw: '28000',
      reason: 'The client pays tomorrow',
    });
    expect(kept).toMatchObject({
      balance_sheet: 'fails',
      reason: 'The client pays tomorrow',
      crossing_id: null,
    });
  });

  it('is as it was after every command is undone', async () => {
    const db = () => books.core.vault.db;
    const seen = await health();
    const before = fingerprint(db());
    await books.call('veil.record', { entity: LLC, as_of: '2025-12-31' });
    await books.call('veil.note', { entity: LLC, key: seen.worst, text: 'The note is being drawn up' });
    await books.call('veil.set_threshold', { entity: LLC, name: 'note_days', value: '300' });
    await books.call('veil.add_formality', {
      entity: LLC,
      kind: 'annual-report',
      title: 'Annual report 2025',
    });
    await books.call('veil.snapshot', { entity: LLC, draw: '100', reason: 'A trial' });
    expect(fingerprint(db())).not.toEqual(before);
    for (let n = 0; n < 5; n += 1) await books.call('history.undo');
    expect(fingerprint(db())).toEqual(before);
    expect((await books.call('vault.verify')).findings).toEqual([]);
  });

  it('keeps what opened, and what was cured since', async () => {
    const asked = { entity: LLC, as_of: '2025-08-25' };
    const before = await health('2025-08-25');
    const open = before.findings.filter((one: Seen) => one.cured === null).length;
    expect(await books.call('veil.record', asked)).toEqual({
      opened: before.findings.length,
      changed: 0,
      cured: before.findings.length - open,
    });
    expect(await books.call('veil.record', asked)).toEqual({ opened: 0, changed: 0, cured: 0 });
    expect((await books.call('veil.record', { entity: LLC, as_of: '2025-12-31' })).cured).toBeGreaterThan(0);
    const history = await books.call('veil.findings', { entity: LLC });
    const grocer = history.find(
      ({ check, is_open }: { check: string; is_open: boolean }) => check === 'V02' && !is_open,
    );
    expect(grocer.events.map(({ event, date }: { event: string; date: string }) => [event, date])).toEqual([
      ['opened', '2025-08-20'],
      ['cured', '2025-09-03'],
    ]);
  });

  it('shows a note beside the finding, and goes by the company’s own figures', async () => {
    const { worst } = await health();
    expect(worst).toContain('V05');
    await books.call('veil.note', { entity: LLC, key: worst, text: 'Seen by counsel', acknowledge: true });
    const noted = (await health()).findings.find(({ key }: { key: string }) => key === worst);
    expect(noted.notes).toMatchObject([{ text: 'Seen by counsel', by: 'tester', acknowledged: true }]);
    await books.call('veil.set_threshold', { entity: LLC, name: 'note_days', value: '300' });
    expect(of(await health(), 'V05')).toEqual([]);
    await books.call('veil.set_threshold', { entity: LLC, name: 'note_days' });
    expect(of(await health(), 'V05')).toHaveLength(1);
  });
});
