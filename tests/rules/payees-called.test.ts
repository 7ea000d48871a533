import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { RegisterRow } from '../../shared/contract/ledger.ts';
import { addDays } from '../../shared/dates.ts';
import { ofx } from '../properties/ofx.ts';
import { TestBooks } from '../support/books.ts';
import { eventCount, fingerprint } from '../support/fingerprint.ts';

const LLC = 'Acme LLC';
let books: TestBooks;

beforeEach(async () => {
  books = await TestBooks.create();
  await books.call('entity.create', { kind: 'llc', name: LLC, tax_class: 'disregarded' });
});
afterEach(() => books.close());

/** The rows of one month: the same four merchants, as the bank writes them each time anew. */
function month(number: number, account = 'Checking') {
  const mm = String(number).padStart(2, '0');
  const row = (day: string, payee: string, amount: string, memo = '') => ({
    ...{ date: `2025-${mm}-${day}`, payee, amount, memo },
    fitid: `${account}-${mm}-${day}`,
  });
  return ofx(`${mm}-${account}.ofx`, {
    account: account === 'Checking' ? '11-1' : '22-2',
    rows: [
      row('03', `SQ *BLUE BOTTLE 04${mm} SAN FR`, '-4.50', 'coffee'),
      row('04', `HARBOR ROASTERS #1${mm} RENO NV`, '-12.00'),
      row('05', `CHECK 10${mm}`, '-80.00', 'Garden Club dues'),
      row('06', '', '-9.00', `RIVER TOLL 44${mm}`),
    ],
  });
}
const bring = (file: File, account = 'Checking') =>
  books.call('imports.commit', { files: [file], entity: LLC, account });
async function payees(filter: object = {}): Promise<string[]> {
  const { rows } = await books.call('entry.register', { entity: LLC, limit: 1000, ...filter });
  return rows.map((row: RegisterRow) => row.payee);
}
async function idOf(text: string): Promise<string> {
  return (await books.call('entry.list', { text })).entries[0].id;
}
const rename = async (text: string, payee: string) =>
  books.call('entry.update', { id: await idOf(text), payee });

describe('an import', () => {
  it('calls payees by their names, and keeps the bank’s own words', async () => {
    await bring(month(1));
    expect(await payees()).toEqual(['Blue Bottle', 'Harbor Roasters', 'Check 1001', 'River Toll']);
    const { evidence } = await books.call('entry.get', { id: await idOf('blue') });
    expect(evidence).toMatchObject([{ payee: 'SQ *BLUE BOTTLE 0401 SAN FR', memo: 'coffee' }]);
  });

  it('leaves what the bank wrote where both can be searched', async () => {
    await bring(month(1));
    for (const text of ['blue bottle', 'SAN FR', '0401'])
      for (const where of [{}, { account: 'Checking' }])
        expect([text, await payees({ text, ...where })]).toEqual([text, ['Blue Bottle']]);
    expect((await books.call('entry.list', { text: 'bottle 0401 san' })).entries).toHaveLength(1);
  });

  it('is known again, whatever its entries are called', async () => {
    await bring(month(1));
    await rename('blue', 'Coffee');
    const { files } = await bring(month(1));
    expect(files[0].accounts[0]).toMatchObject({ new: 0, duplicate: 4 });
  });

  it('calls a merchant as its owner did last, but for what a rule says', async () => {
    await bring(month(1));
    await rename('harbor', 'Roasters');
    await rename('blue', 'Morning coffee');
    await bring(month(2));
    expect((await payees()).slice(4)).toEqual(['Morning coffee', 'Roasters', 'Check 1002', 'River Toll']);
    await rename('0402', 'Coffee');
    const rule = { entity: LLC, value: 'harbor', account: 'Meals', payee: 'The Harbor' };
    await books.call('rules.create', rule);
    await bring(month(3));
    expect((await payees()).slice(8)).toEqual(['Coffee', 'The Harbor', 'Check 1003', 'River Toll']);
  });

  it('forgets a name that was taken back, and remembers the one before it', async () => {
    await bring(month(1));
    await rename('blue', 'Coffee');
    await rename('blue', 'Tea');
    await books.call('history.undo');
    await bring(month(2));
    expect((await payees()).at(4)).toBe('Coffee');
    await books.reopen();
    await bring(month(3));
    expect((await payees()).at(8)).toBe('Coffee');
  });

  it('learns a name that was given to thousands at once, and none that was refused', async () => {
    await bring(month(1));
    await bring(month(2));
    const early = await idOf('0401');
    const entries = Array<string>(3_000).fill(await idOf('0402'));
    await books.call('entry.bulk', { entries, payee: 'Coffee' });
    await books.call('period.close', { entity: LLC, through: '2025-01-31' });
    expect(await books.call('entry.bulk', { entries: [early], payee: 'Tea' })).toMatchObject({ changed: 0 });
    const harbor = [await idOf('#101'), await idOf('#102')];
    await books.call('entry.bulk', { entries: harbor, payee: 'Roasters' });
    await books.call('entry.update', { id: harbor[1], payee: 'The Harbor' });
    await books.call('entry.bulk', { entries: [harbor[0], await idOf('4402')], payee: 'Toll' });
    await bring(month(3));
    expect((await payees()).slice(8)).toEqual(['Coffee', 'The Harbor', 'Check 1003', 'Toll']);
  });

  it('forgets a name whose entry went with its import, whether or not the program was started anew', async () => {
    const { batch: first } = await bring(month(1));
    await rename('blue', 'Coffee');
    await bring(month(2));
    await books.call('imports.undo', { batch: first });
    await bring(month(3));
    expect(await payees({ text: '0403' })).toEqual(['Blue Bottle']);
    await books.reopen();
    await bring(month(4));
    expect(await payees({ text: '0404' })).toEqual(['Blue Bottle']);
  });

  it('makes no name of what names nobody', async () => {
    await bring(month(1));
    await rename('CHECK', 'Garden Club');
    await bring(month(2));
    expect((await payees()).at(6)).toBe('Check 1002');
  });

  it('gives the same names whatever the order of the files', async () => {
    const stories: string[][] = [];
    for (const order of [
      [2, 3, 4, 5],
      [5, 3, 2, 4],
    ]) {
      await books.close();
      books = await TestBooks.create();
      await books.call('entity.create', { kind: 'llc', name: LLC, tax_class: 'disregarded' });
      await bring(month(1));
      await rename('blue', 'Coffee');
      for (const number of order) await bring(month(number));
      stories.push(await payees());
    }
    expect(stories[0]).toEqual(stories[1]);
    expect(stories[0]!.filter((name) => name === 'Coffee')).toHaveLength(5);
  });

  it('keeps the names of each entity apart', async () => {
    await books.call('entity.create', { kind: 'person', name: 'Ada' });
    await bring(month(1));
    await rename('blue', 'Coffee');
    await books.call('imports.commit', { files: [month(2, 'Home')], entity: 'Ada', account: 'Checking' });
    expect(await payees({ entity: 'Ada' })).toContain('Blue Bottle');
  });
});

describe('cleaning the payees that are there', () => {
  const clean = (more: object = {}) => books.call('payees.clean', { entity: LLC, ...more });
  /** As an older program left them. */
  async function asTheBankWroteThem(): Promise<void> {
    const { entries } = await books.call('entry.list', {});
    for (const { id } of entries) {
      const { evidence } = await books.call('entry.get', { id });
      await books.call('entry.update', { id, payee: evidence[0].payee || evidence[0].memo });
    }
  }

  it('says in preview exactly what it then does, in one step that is undone', async () => {
    await bring(month(1));
    await rename('harbor', 'Roasters');
    await bring(month(2));
    const named = await payees();
    await rename('blue', 'SQ *BLUE BOTTLE 0401 SAN FR');
    const before = fingerprint(books.core.vault.db);
    const events = eventCount(books.core.vault.db);
    const preview = await clean({ preview: true });
    expect(eventCount(books.core.vault.db)).toBe(events);
    expect(preview).toMatchObject({ changed: 1, closed: 0 });
    expect(await clean()).toEqual(preview);
    expect(await clean()).toMatchObject({ changed: 0 });
    expect(named).toContain('Roasters');
    await books.call('history.undo');
    expect(fingerprint(books.core.vault.db)).toBe(before);
  });

  it('leaves what somebody wrote, and closed books', async () => {
    await bring(month(1));
    await bring(month(2));
    await rename('0401', 'Coffee');
    await rename('0402', 'Tea');
    await books.call('period.close', { entity: LLC, through: '2025-01-31' });
    expect(await clean({ preview: true })).toMatchObject({ changed: 0, closed: 0 });
    expect((await payees()).slice(0, 5)).toContain('Coffee');
  });

  it('gives the owner’s name to what was there before it', async () => {
    await bring(month(1));
    await bring(month(2));
    await rename('0402', 'Coffee');
    expect(await clean()).toMatchObject({
      changed: 1,
      changes: [{ date: '2025-01-03', from: 'Blue Bottle', to: 'Coffee' }],
    });
    expect(await payees({ text: 'coffee' })).toHaveLength(2);
  });

  it('goes through many a part at a time, and leaves none out between two parts', async () => {
    const rows = Array.from({ length: 2_050 }, (_, at) => ({
      ...{
        date: addDays('2025-01-01', at % 40),
        amount: '-4.00',
        payee: 'BLUE BOTTLE',
        memo: '',
        fitid: `${at}`,
      },
    }));
    await bring(ofx('many.ofx', { rows }));
    await books.call('rules.create', { entity: LLC, value: 'blue', account: 'Meals', payee: 'The Bottle' });
    const { db } = books.core.vault;
    const read = vi.spyOn(Object.getPrototypeOf(db.prepare('SELECT 1')), 'all');
    expect(await clean()).toMatchObject({ changed: rows.length });
    const most = Math.max(...read.mock.results.map(({ value }) => (value as unknown[]).length));
    vi.restoreAllMocks();
    expect(most).toBeLessThan(rows.length);
    expect(await clean({ preview: true })).toMatchObject({ changed: 0 });
  });

  it('goes by rules first', async () => {
    await bring(month(1));
    await books.call('rules.create', { entity: LLC, value: 'blue', account: 'Meals', payee: 'The Bottle' });
    expect(await clean()).toMatchObject({ changes: [{ from: 'Blue Bottle', to: 'The Bottle' }] });
  });

  it('reads the names out of what an older program left, in every entity', async () => {
    await expect(clean({ entity: 'Nobody' })).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await bring(month(1));
    await asTheBankWroteThem();
    expect((await payees())[0]).toBe('SQ *BLUE BOTTLE 0401 SAN FR');
    expect(await books.call('payees.clean', {})).toMatchObject({ changed: 4 });
    expect(await payees()).toEqual(['Blue Bottle', 'Harbor Roasters', 'Check 1001', 'River Toll']);
  });
});
