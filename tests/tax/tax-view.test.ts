/** What does not exist for income tax between an owner and their disregarded LLCs, and what does with everybody else. */
import '../support/seed.ts';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Carried } from '../../main/tax/carried.ts';
import { type Crossed, type CrossedLeg, eliminate } from '../../main/tax/eliminate.ts';
import { TestBooks } from '../support/books.ts';
import { makeDespite } from '../support/despite.ts';

const DANA = 'Dana';
const YEAR = { from: '2025-01-01', to: '2025-12-31' };
let books: TestBooks;

beforeEach(async () => {
  books = await TestBooks.create();
  await books.call('entity.create', { kind: 'person', name: DANA });
});
afterEach(() => books.close());

async function company(name: string, tax_class: string, members: object[] = []): Promise<void> {
  await books.call('entity.create', { kind: 'llc', name, tax_class, members });
}

const all = (holder: string) => [{ name: holder, entity: holder, share: '100' }];
const cross = (kind: string, from: string, to: string, amount: string, more: object = {}) =>
  makeDespite(books, {
    ...{ kind, from, to, amount, date: '2025-03-31', purpose: 'as agreed' },
    ...more,
  });
const bank = { from_account: 'Checking', to_account: 'Checking' };

interface Row {
  entity: string;
  label: string;
  type: string;
  currency: string;
  part: string;
  account_id: string | null;
  legal: string;
  eliminated: string;
  tax: string;
}

const view = (entity: string, more: object = {}) =>
  books.call('reports.tax_view', { entity, ...YEAR, ...more });
const cents = (text: string) => Math.round(Number(text) * 100);

async function taxOf(entity: string, taxpayer = entity): Promise<Record<string, string>> {
  const { rows }: { rows: Row[] } = await view(taxpayer);
  return Object.fromEntries(
    rows.filter((row) => row.entity === entity && row.account_id !== null).map((row) => [row.label, row.tax]),
  );
}

/** What every tax view must be, whatever is in it. */
async function expectSound(taxpayer: string): Promise<void> {
  const { rows, totals }: { rows: Row[]; totals: Record<string, Record<string, string>> } =
    await view(taxpayer);
  for (const row of rows) expect(cents(row.legal) + cents(row.eliminated)).toBe(cents(row.tax));
  const debits = (type: string) => (type === 'asset' || type === 'expense' ? 1 : -1);
  const gone = rows
    .filter(({ part }) => part === 'balance')
    .reduce((sum, { type, eliminated }) => sum + debits(type) * cents(eliminated), 0);
  expect(gone).toBe(0);
  for (const reading of ['legal', 'eliminated', 'tax'] as const)
    expect(cents(totals.assets![reading]!)).toBe(
      cents(totals.liabilities![reading]!) + cents(totals.equity![reading]!),
    );
}

describe('two disregarded LLCs of one owner', () => {
  beforeEach(async () => {
    await company('Ash LLC', 'disregarded', all(DANA));
    await company('Birch LLC', 'disregarded', all(DANA));
    await cross('loan', 'Ash LLC', 'Birch LLC', '4000.00', { date: '2025-01-01', ...bank });
    // 4,000 at 6 % for three months of twelve.
    await cross('interest', 'Ash LLC', 'Birch LLC', '60.00');
    await cross('management-fee', 'Ash LLC', 'Birch LLC', '1500.00');
  });

  it('owe and earn nothing of each other for tax: loan, interest and fee go', async () => {
    const [ash, birch] = [await taxOf('Ash LLC', DANA), await taxOf('Birch LLC', DANA)];
    const left = (figures: Record<string, string>) =>
      Object.entries(figures).filter(([, amount]) => amount !== '0.00');
    expect([left(ash), left(birch)]).toEqual([[['Checking', '-4000.00']], [['Checking', '4000.00']]]);
    expect(Object.keys(ash)).toContain('Management fee income');
    expect(Object.keys(birch)).toContain('Management fee expense');
    expect((await view(DANA)).entities.map(({ name }: { name: string }) => name)).toEqual([
      'Ash LLC',
      'Birch LLC',
      DANA,
    ]);
    await expectSound(DANA);
  });

  it('leaves the fee off both Schedules C', async () => {
    for (const [entity, line] of [
      ['Ash LLC', '1'],
      ['Birch LLC', '27b'],
    ] as const) {
      const { lines, notes } = await books.call('reports.schedule_c', { entity, ...YEAR });
      expect(lines.find((one: { line: string }) => one.line === line).amount).toBe('0.00');
      expect(notes.join(' ')).toContain('1,500.00 USD is left out');
    }
  });

  it('keeps the legal books as they were', async () => {
    const { totals } = await books.call('reports.income_statement', { entity: 'Ash LLC', ...YEAR });
    expect(totals.find((one: { name: string }) => one.name === 'net_income').amounts).toEqual(['1560.00']);
  });

  it('says which crossings are behind a line', async () => {
    const { rows }: { rows: Row[] } = await view(DANA);
    const fee = rows.find(({ label }) => label === 'Management fee income')!;
    const { total, eliminations } = await books.call('reports.eliminations', {
      ...{ entity: DANA, ...YEAR, account: fee.account_id },
    });
    expect(total).toBe(1);
    expect(eliminations[0]).toMatchObject({
      ...{ kind: 'management-fee', entity: 'Ash LLC', amount: '-1500.00', date: '2025-03-31' },
    });
  });
});

describe('what is somebody else’s return', () => {
  it('an S corporation’s wages and a partnership’s guaranteed payments stay', async () => {
    await company('Elm LLC', 's-corp', all(DANA));
    await cross('wages', 'Elm LLC', DANA, '5000.00', { employer_tax: '382.50', ...bank });
    await company('Fir LP', 'partnership', [
      { name: DANA, entity: DANA, share: '50' },
      { name: 'Bo', share: '50' },
    ]);
    await cross('guaranteed-payment', 'Fir LP', DANA, '2500.00', bank);
    const { entities, rows, totals } = await view(DANA);
    expect(entities).toEqual([expect.objectContaining({ name: DANA })]);
    expect(rows.every((row: Row) => row.eliminated === '0.00')).toBe(true);
    expect(totals.net_income.tax).toBe('7500.00');
    expect((await taxOf('Elm LLC'))['Officer compensation']).toBe('5000.00');
    expect((await taxOf('Fir LP'))['Guaranteed payments']).toBe('2500.00');
  });

  it('two LLCs of different owners lend to each other for tax, too', async () => {
    await books.call('entity.create', { kind: 'person', name: 'Bo' });
    await company('Ash LLC', 'disregarded', all(DANA));
    await company('Birch LLC', 'disregarded', all('Bo'));
    await cross('management-fee', 'Ash LLC', 'Birch LLC', '1500.00');
    expect((await taxOf('Ash LLC', DANA))['Management fee income']).toBe('1500.00');
  });

  it('follows who owned it on the day', async () => {
    await books.call('entity.create', { kind: 'person', name: 'Bo' });
    await company('Ash LLC', 'disregarded', all(DANA));
    await company('Birch LLC', 'disregarded');
    const owner = (effective: string | undefined, name: string) =>
      books.call('member.set', {
        ...(effective === undefined ? {} : { effective }),
        ...{ entity: 'Birch LLC', members: [{ name, entity: name, share: '100' }] },
      });
    await owner(undefined, 'Bo');
    await owner('2025-07-01', DANA);
    await cross('management-fee', 'Ash LLC', 'Birch LLC', '1500.00');
    await cross('management-fee', 'Ash LLC', 'Birch LLC', '700.00', { date: '2025-09-30' });
    // Of the first half of the year the fee was somebody else’s.
    expect((await taxOf('Ash LLC', DANA))['Management fee income']).toBe('1500.00');
    await expectSound(DANA);
  });

  it('an LLC of an LLC is its owner’s', async () => {
    await company('Ash LLC', 'disregarded', all(DANA));
    await company('Birch LLC', 'disregarded', all('Ash LLC'));
    await cross('contribution', 'Ash LLC', 'Birch LLC', '900.00', bank);
    const { taxpayer, rows } = await view('Birch LLC');
    expect(taxpayer).toBe(DANA);
    const capital = rows.find((row: Row) => row.label === 'Member contributions');
    expect(capital).toMatchObject({ legal: '900.00', tax: '0.00' });
  });
});

describe('between an owner and their LLC', () => {
  beforeEach(() => company('Ash LLC', 'disregarded', all(DANA)));

  it('a cost on the owner’s card is paid when the card paid it, not when it is reimbursed', async () => {
    await cross('business', DANA, 'Ash LLC', '640.00', {
      ...{ date: '2025-12-20', from_account: 'Credit card', category: 'Travel' },
    });
    const line = async (to: string) => {
      const { lines } = await books.call('reports.schedule_c', { entity: 'Ash LLC', to });
      return lines.find((one: { line: string }) => one.line === '24a').amount;
    };
    expect(await line('2025-12-31')).toBe('640.00');
    await cross('settlement', 'Ash LLC', DANA, '640.00', { date: '2026-01-10', ...bank });
    expect(await line('2026-12-31')).toBe('0.00');
  });

  it('property keeps its old basis, and a gain on it does not exist', async () => {
    await cross('contribution', DANA, 'Ash LLC', '5000.00', {
      ...{ from_account: 'Vehicle', to_account: 'Fixed assets', book_value: '3000.00' },
    });
    expect((await taxOf('Ash LLC', DANA))['Fixed assets']).toBe('3000.00');
    const { totals } = await view(DANA);
    expect(totals.net_income).toEqual({ legal: '2000.00', eliminated: '-2000.00', tax: '0.00' });
    await expectSound(DANA);
  });

  it('property that is given back stands at what it stood at first, and nothing is left of it in the company', async () => {
    await cross('contribution', DANA, 'Ash LLC', '4500.00', {
      ...{ from_account: 'Vehicle', to_account: 'Fixed assets', book_value: '6200.00' },
    });
    await cross('draw', 'Ash LLC', DANA, '4000.00', {
      ...{ date: '2025-10-15', from_account: 'Fixed assets', to_account: 'Vehicle', book_value: '4500.00' },
    });
    expect(await taxOf('Ash LLC', DANA)).toMatchObject({ 'Fixed assets': '0.00' });
    // As it was before all of it: the books began without the car.
    const car = (await view(DANA)).rows.find(({ label }: Row) => label === 'Vehicle');
    expect([car.legal, car.tax]).toEqual(['-2200.00', '0.00']);
    expect((await view(DANA)).totals.net_income).toMatchObject({ tax: '0.00' });
    await expectSound(DANA);
  });

  it('a loan, a draw, a personal cost and a waiver leave nothing between the two', async () => {
    await cross('contribution', DANA, 'Ash LLC', '9000.00', { date: '2025-01-02', ...bank });
    await cross('loan', DANA, 'Ash LLC', '2000.00', { date: '2025-01-03', ...bank });
    await cross('personal', 'Ash LLC', DANA, '150.00', {
      ...{ settlement: 'equity', from_account: 'Checking', category: 'Medical' },
    });
    await cross('personal', 'Ash LLC', DANA, '310.00', {
      ...{ settlement: 'owed', from_account: 'Checking', category: 'Groceries' },
    });
    await cross('business', DANA, 'Ash LLC', '480.00', {
      ...{ settlement: 'owed', from_account: 'Credit card', category: 'Software and hosting' },
    });
    await cross('waiver', DANA, 'Ash LLC', '480.00', { date: '2025-12-31' });
    await cross('draw', 'Ash LLC', DANA, '1000.00', { date: '2025-06-30', ...bank });
    const figures = { ...(await taxOf(DANA)), ...(await taxOf('Ash LLC', DANA)) };
    expect(figures).toMatchObject({
      Medical: '150.00',
      Groceries: '310.00',
      'Software and hosting': '480.00',
    });
    for (const label of [
      'Due from owner',
      'Due to owner',
      'Notes payable to owner',
      'Draws',
      'Interest in LLC',
    ])
      expect([label, figures[label]]).toEqual([label, '0.00']);
    await expectSound(DANA);
  });

  it('has nothing to leave out for a person without a company', async () => {
    const { notes, rows } = await view(DANA, {});
    expect(rows).toEqual([]);
    expect(notes).toEqual([]);
    await books.call('entity.create', { kind: 'person', name: 'Bo' });
    expect((await view('Bo')).notes[0]).toContain('no disregarded LLC');
  });
});

// --- What holds for all --------------------------------------------------------------------------------------------

const amount = fc.integer({ min: 1, max: 1_000_000_00 });
const TYPES = ['asset', 'liability', 'equity', 'income', 'expense'] as const;
const rest = fc.array(
  fc.record({
    type: fc.constantFrom(...TYPES),
    isMoney: fc.boolean(),
    minor: fc.integer({ min: -5000, max: 5000 }),
  }),
  { maxLength: 4 },
);
const against = fc.array(amount, { minLength: 1, maxLength: 3 });
const kinds = fc.constantFrom(
  ...(['contribution', 'draw', 'personal', 'business', 'loan', 'repayment', 'interest'] as const),
  ...(['settlement', 'waiver', 'guaranteed-payment', 'wages', 'management-fee', 'rent'] as const),
);

/** Legs against each other that mirror, and whatever else each entry has. */
const crossings = fc.tuple(kinds, against, rest, rest).map(([kind, pairs, left, right]): Crossed => {
  const side = (entityId: string, sign: 1 | -1, others: typeof left) => ({
    ...{ entityId, entryId: `entry of ${entityId}` },
    legs: [
      ...pairs.map(
        (minor): Omit<CrossedLeg, 'line' | 'accountId'> => ({
          ...{ type: 'asset', isMoney: false, isAgainst: true, minor: sign * minor },
        }),
      ),
      ...others.map((leg) => ({ ...leg, isAgainst: false })),
    ].map((leg, line) => ({ ...leg, line, accountId: `${entityId} ${line}` })),
  });
  return {
    ...{ id: 'crossing', kind, date: '2025-03-31', currency: 'USD' },
    from: side('giver', 1, left),
    to: side('receiver', -1, right),
  };
});

describe('for any crossing', () => {
  it('what goes comes to zero, takes every leg against the other, and no money', () => {
    fc.assert(
      fc.property(crossings, (crossed) => {
        const gone = eliminate(crossed, new Carried());
        expect(gone.reduce((sum, { minor }) => sum + minor, 0)).toBe(0);
        for (const { legs } of [crossed.from, crossed.to])
          for (const leg of legs) {
            const ofLeg = gone.filter(({ accountId }) => accountId === leg.accountId);
            const taken = ofLeg.reduce((sum, { minor }) => sum + minor, 0);
            if (leg.isAgainst) expect(taken).toBe(leg.minor);
            else if (leg.isMoney && leg.type === 'asset') expect(taken).toBe(0);
          }
      }),
    );
  });
});
