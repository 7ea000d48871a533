/** Veil health out of real books: the worked year entered through commands, and what is kept of it. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { TestBooks } from '../support/books.ts';
import { fingerprint } from '../support/fingerprint.ts';
import { hasWorkedYear, LLC, loadWorkedYear, PERSON } from '../support/worked-year.ts';

let books: TestBooks;
beforeEach(async () => {
  books = await TestBooks.create();
});
afterEach(() => books.close());

const BANK = { from_account: 'Checking', to_account: 'Checking' };
const OUT = { from: LLC, to: PERSON };
const IN = { from: PERSON, to: LLC };

/** On the day itself, as it is done: what is recorded carries that day. */
async function on(date: string, name: string, input: object) {
  books.world.at = Date.parse(`${date}T12:00:00Z`);
  return books.call(name, input);
}
const move = (date: string, kind: string, amount: string, more: object) =>
  on(date, 'crossing.make', { kind, amount, date, purpose: 'As in the worked year', ...more });

const CARD = { from_account: 'Credit card' };
const LOAN = { ...BANK, loan: 'owner-note-1' };
const MOVES: [date: string, kind: string, amount: string, more: object][] = [
  ['2025-01-02', 'contribution', '25000', { ...IN, ...BANK }],
  ['2025-02-01', 'loan', '12000', { ...IN, ...LOAN }],
  ...['02-28', '03-31', '04-30', '05-31', '06-30', '07-31'].map((day): [string, string, string, object] => [
    `2025-${day}`,
    'interest',
    '60',
    { ...IN, loan: 'owner-note-1' },
  ]),
  ...['08-31', '09-30', '10-31', '11-30', '12-31'].map((day): [string, string, string, object] => [
    `2025-${day}`,
    'interest',
    '45',
    { ...IN, loan: 'owner-note-1' },
  ]),
  ['2025-08-01', 'repayment', '3360', { ...OUT, ...LOAN, interest: '360' }],
  ['2025-03-10', 'business', '640', { ...IN, ...CARD, category: 'Travel' }],
  ['2025-04-05', 'settlement', '640', { ...OUT, ...BANK }],
  ['2025-04-12', 'business', '480', { ...IN, ...CARD, category: 'Software and hosting' }],
  ['2025-05-01', 'loan', '8000', { ...OUT, ...BANK }],
  [
    '2025-06-16',
    'personal',
    '1500',
    { ...OUT, from_account: 'Checking', category: 'Federal tax:Estimated tax' },
  ],
  ['2025-06-30', 'business', '350', { ...IN, from_account: 'Mileage reimbursed', category: 'Car and truck' }],
  ['2025-06-30', 'draw', '20000', { ...OUT, ...BANK }],
  ['2025-07-01', 'loan', '3000', { ...OUT, ...BANK }],
  ['2025-07-05', 'settlement', '350', { ...OUT, ...BANK }],
  [
    '2025-08-20',
    'personal',
    '310',
    { ...OUT, from_account: 'Checking', category: 'Groceries', settlement: 'owed' },
  ],
  ['2025-09-01', 'repayment', '2000', { ...IN, ...BANK }],
  ['2025-09-03', 'settlement', '310', { ...IN, ...BANK }],
  ['2025-11-10', 'personal', '150', { ...OUT, from_account: 'Checking', category: 'Medical' }],
  ['2025-12-15', 'draw', '9000', { ...OUT, ...BANK }],
  ['2025-12-31', 'waiver', '480', IN],
];

/** Accounts that only movements across the wall touch. */
const ACROSS = ['1400', '1410', '2100', '2350', '2400', '3000', '3100'];
const ACROSS_PERSON = [
  'Assets:Interest in LLC',
  'Assets:Note',
  'Assets:Accrued',
  'Assets:Due',
  'Liabilities:Due',
  'Liabilities:Note',
];

/** With the snapshot of June, taken that day. */
async function enterYear(): Promise<void> {
  const year = loadWorkedYear();
  for (const entity of year.entities)
    await books.call(
      'entity.create',
      entity.kind === 'llc' ? { ...entity, state: 'WY', ein: '12-3456789' } : entity,
    );
  const mileage = year.accounts.find(({ name }) => name === 'Mileage reimbursed');
  await books.call('account.create', mileage!);
  const isAcross = (account: string) =>
    ACROSS.includes(account) || ACROSS_PERSON.some((name) => account.startsWith(name));
  const own = year.entries.filter(({ postings }) => !postings.some(({ account }) => isAcross(account)));
  await books.call('entry.create', { entries: own });
  for (const [date, kind, amount, more] of MOVES.toSorted(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))) {
    const made = await move(date, kind, amount, more);
    if (amount === '20000') await books.call('veil.snapshot', { entity: LLC, crossing: made.id });
  }
}

interface Seen {
  check: string;
  severity: string;
  days: number;
  cured: string | null;
  subject: { name: string };
  facts: { name: string; value: string }[];
}
const short = ({ severity, days, cured }: Seen) => [severity, days, cured];
const health = (as_of = '2025-12-31') => books.call('veil.health', { entity: LLC, as_of });
const of = (seen: { findings: Seen[] }, check: string) => seen.findings.filter((one) => one.check === check);

describe.skipIf(!hasWorkedYear)('the worked year', () => {
  beforeEach(enterYear, 60_000);

  it('has the findings of the reference, as far as no paper is needed to tell', async () => {
    const seen = await health();
    expect(
      of(seen, 'V02')
        .filter(({ cured }) => cured !== null)
        .map(short),
    ).toEqual([['low', 14, '2025-09-03']]);
    expect(of(seen, 'V04').map(short)).toEqual([
      ['medium', 198, null],
      ['medium', 51, null],
      ['medium', 16, null],
    ]);
    expect(of(seen, 'V05').map(short)).toEqual([['high', 244, null]]);
    const [terms] = of(seen, 'V06');
    expect(short(terms!)).toEqual(['medium', 244, null]);
    expect(terms!.facts).toContainEqual({ name: 'Days of 2025 above the limit', kind: 'count', value: '62' });
    const states = Object.fromEntries(
      seen.checks.map((one: { check: string; state: string }) => [one.check, one.state]),
    );
    expect(states).toMatchObject({ V01: 'clear', V08: 'clear', V10: 'clear', V16: 'clear' });
  });

  it('tells what is not known', async () => {
    const { checks, dimensions } = await health();
    const missing = (check: string) => checks.find((one: { check: string }) => one.check === check).missing;
    expect(missing('V03')).not.toEqual([]);
    expect(missing('V09')).toEqual(['When 720.00 USD of Sales tax is due.']);
    expect(missing('V11')).toEqual([
      'Annual report: nothing is recorded.',
      'Operating agreement: nothing is recorded.',
      'Registered agent: nothing is recorded.',
    ]);
    expect(dimensions.map(({ state }: { state: string }) => state)).not.toContain('clear');
  });

  it('was solvent in June, to the cent', async () => {
    const [june] = await books.call('veil.snapshots', { entity: LLC });
    expect(june).toMatchObject({
      ...{ as_of: '2025-06-30', draw: '20000.00', equity: '15480.00', balance_sheet: 'passes' },
      figures: { equity_without_owners: '7480.00', cash: '12310.00' },
    });
  });

  it('stands at the end of the year where the reference says, and does not bear 28,000', async () => {
    const asked = { entity: LLC, as_of: '2025-12-31' };
    expect(await books.call('veil.solvency', asked)).toMatchObject({
      ...{ assets: '46490.00', liabilities: '19445.00', equity: '27045.00', cash: '28790.00' },
      tax_set_aside: '720.00',
    });
    expect(await books.call('veil.solvency', { ...asked, draw: '28000' })).toMatchObject({
      ...{ equity: '-955.00', cash: '790.00', result: 'fails' },
    });
    await expect(books.call('veil.snapshot', { ...asked, draw: '28000' })).rejects.toMatchObject({
      code: 'REFUSED',
      message: expect.stringContaining('-955.00'),
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
