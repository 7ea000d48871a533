/** Distributions as they are booked: what they leave of the company, and what is wanted where that is too little. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { TestBooks } from '../support/books.ts';

const LLC = 'Harbor LLC';
const ADA = 'Ada';
const BANK = { from_account: 'Checking', to_account: 'Checking' };
let books: TestBooks;

beforeEach(async () => {
  books = await TestBooks.create();
  on('2025-06-30');
  await books.call('entity.create', { kind: 'person', name: ADA });
  await books.call('entity.create', { kind: 'llc', name: LLC, tax_class: 'disregarded', state: 'WY' });
  await make('contribution', '5000', { from: ADA, to: LLC, date: '2025-01-02', ...BANK });
});
afterEach(() => books.close());

function on(date: string): void {
  books.world.at = Date.parse(`${date}T12:00:00Z`);
}
const told = (kind: string, amount: string, more: object) => ({
  ...{ kind, amount, from: LLC, to: ADA, date: '2025-06-30', purpose: 'As agreed' },
  ...more,
});
const make = (kind: string, amount: string, more: object = BANK) =>
  books.call('crossing.make', told(kind, amount, more));
const preview = (kind: string, amount: string, more: object = BANK) =>
  books.call('crossing.preview', told(kind, amount, more));
const records = (crossing?: string) => books.call('veil.snapshots', { entity: LLC, crossing });
const solvencyFinding = async () => {
  const { findings } = await books.call('veil.health', { entity: LLC, as_of: '2025-12-31' });
  return findings.filter((one: { check: string }) => one.check === 'V04');
};

it('a consent that was made in time states both tests, and is the record of them until it is void', async () => {
  const draw = { from: LLC, to: ADA, kind: 'draw', amount: '2000', date: '2025-06-30', purpose: 'Profit' };
  const { id: signed } = await books.call('crossing.make', { ...draw, ...BANK });
  expect(await solvencyFinding()).toMatchObject([{ severity: 'medium', cured: null }]);
  const { id } = await books.call('paper.make', { crossings: [signed] });
  expect(await solvencyFinding()).toEqual([]);
  await books.call('paper.void', { id, reason: 'Wrong form' });
  on('2025-07-20');
  await books.call('paper.make', { crossings: [signed] });
  expect(await solvencyFinding()).toMatchObject([
    { text: expect.stringContaining('was recorded later'), cured: '2025-07-20' },
  ]);
});

describe('a draw that the company can’t afford', () => {
  it('is shown beforehand with what it leaves, and nothing is kept', async () => {
    expect((await preview('draw', '5000.01')).solvency).toMatchObject({
      figures: { equity: '-0.01', cash: '-0.01', result: 'fails' },
      warning:
        'Harbor LLC does not pass the test of the state after that: equity would be −0.01 USD, and cash would come to −0.01 USD on June 30, 2025.',
      ...{ wants_reason: true, record_id: null },
    });
    expect(await records()).toEqual([]);
  });

  it('is one that leaves less than what goes to members with a preference first, where the law counts that', async () => {
    await books.call('veil.set_threshold', { entity: LLC, name: 'preferences_minor', value: '3000' });
    expect((await preview('draw', '2000')).solvency.figures).toMatchObject({ result: 'passes' });
    const { figures, warning } = (await preview('draw', '2500')).solvency;
    expect(figures.tests[0]).toMatchObject({ result: 'fails', margin: '-500.00' });
    expect(warning).toContain(
      'equity would be 2,500.00 USD, of which 3,000.00 USD go to members with a preference first',
    );
    // Delaware leaves out what is owed to members on account of their interests.
    await books.call('entity.update', { entity: LLC, state: 'DE' });
    expect((await preview('draw', '2500')).solvency.figures.tests[0]).toMatchObject({ result: 'passes' });
  });

  it('is refused without a reason, and nothing of it is booked', async () => {
    await expect(make('draw', '5000.01')).rejects.toMatchObject({
      code: 'REFUSED',
      facts: { field: 'despite', source: 'Wyo. Stat. § 17-29-405' },
    });
    expect((await books.call('crossing.list')).total).toBe(1);
  });

  it('is booked with the reason, which stands in the record that is tied to it', async () => {
    const made = await make('draw', '5000.01', { ...BANK, despite: 'The client pays tomorrow' });
    expect(made.solvency).toMatchObject({ wants_reason: false, record_id: expect.any(String) });
    expect(await records(made.id)).toMatchObject([
      {
        ...{ id: made.solvency.record_id, crossing_id: made.id, as_of: '2025-06-30', draw: '5000.01' },
        ...{ equity: '-0.01', balance_sheet: 'fails', reason: 'The client pays tomorrow' },
      },
    ]);
    expect(await solvencyFinding()).toMatchObject([{ severity: 'critical', cured: null }]);
    await books.call('history.undo');
    expect(await records()).toEqual([]);
    expect((await books.call('crossing.list')).total).toBe(1);
  });
});

describe.each([
  ['a personal cost that becomes a draw', 'personal', { from_account: 'Checking', category: 'Groceries' }],
  ['the owner’s own tax', 'personal', { from_account: 'Checking', category: 'Federal tax:Estimated tax' }],
])('%s', (_, kind, more) => {
  it('wants the reason as any distribution does', async () => {
    await expect(make(kind, '6000', more)).rejects.toMatchObject({ facts: { field: 'despite' } });
    expect(
      (await make(kind, '6000', { ...more, despite: 'Paid by mistake' })).solvency.record_id,
    ).not.toBeNull();
  });
  it('does not while it is owed back', async () => {
    expect((await make(kind, '6000', { ...more, settlement: 'owed' })).solvency).toBeNull();
  });
});

it('a claim on the owner that is given up is a distribution; what the owner gives up is none', async () => {
  const cost = { from_account: 'Checking', category: 'Groceries', settlement: 'owed' };
  await make('personal', '4000', cost);
  expect((await make('waiver', '4000', {})).solvency).toMatchObject({ figures: { equity: '1000.00' } });
  await make('business', '300', { from: ADA, to: LLC, from_account: 'Credit card', category: 'Travel' });
  expect((await make('waiver', '300', { from: ADA, to: LLC })).solvency).toBeNull();
});

it('a reason for what no test speaks against is not taken', async () => {
  await expect(
    make('contribution', '10', { from: ADA, to: LLC, ...BANK, despite: 'Just so' }),
  ).rejects.toMatchObject({ code: 'INVALID_INPUT', facts: { field: 'despite' } });
});

describe('a draw that passes', () => {
  it('needs no reason, and is recorded where that is asked for', async () => {
    expect((await make('draw', '1000')).solvency).toMatchObject({ warning: null, record_id: null });
    const made = await make('draw', '2000', { ...BANK, record: true });
    expect(await records()).toMatchObject([{ crossing_id: made.id, equity: '2000.00', reason: null }]);
  });

  it('stands in the record that was made of it before it was paid', async () => {
    on('2025-06-01');
    const [asOf, draw] = ['2025-06-01', '1000'];
    const record = await books.call('veil.snapshot', { entity: LLC, as_of: asOf, draw });
    expect(record.crossing_id).toBeNull();
    on('2025-07-02');
    const other = await make('draw', '999.99');
    const made = await make('draw', '1000');
    expect(made.solvency.record_id).toBe(record.id);
    expect(await records(made.id)).toMatchObject([
      { id: record.id, prepared_at: '2025-06-01T12:00:00.000Z' },
    ]);
    expect((await solvencyFinding()).map((one: { subject: { id: string } }) => one.subject.id)).toEqual([
      other.id,
    ]);
  });

  it('does not stand in a record of more than 120 days before', async () => {
    on('2025-03-01');
    await books.call('veil.snapshot', { entity: LLC, as_of: '2025-03-01', draw: '1000' });
    on('2025-06-30');
    expect((await make('draw', '1000')).solvency.record_id).toBeNull();
  });
});

it('a reason that was given beforehand is not asked for again', async () => {
  on('2025-06-29');
  const planned = { entity: LLC, as_of: '2025-06-29', draw: '6000', reason: 'The client pays tomorrow' };
  const record = await books.call('veil.snapshot', planned);
  on('2025-06-30');
  expect((await make('draw', '6000')).solvency).toMatchObject({ record_id: record.id, wants_reason: false });
});

describe('what is not known', () => {
  it('never stands in the way: another currency', async () => {
    const euros = { name: 'Euro', type: 'asset', role: 'bank', currency: 'EUR' };
    for (const entity of [LLC, ADA]) await books.call('account.create', { entity, ...euros });
    const made = await make('draw', '6000', { currency: 'EUR', from_account: 'Euro', to_account: 'Euro' });
    expect(made.solvency).toMatchObject({
      figures: { result: 'unknown' },
      warning: null,
      wants_reason: false,
    });
  });
});
