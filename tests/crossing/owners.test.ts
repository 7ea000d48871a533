/** Who is an owner is asked as of the day of the crossing: former members, and later ones, are none. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { TestBooks } from '../support/books.ts';

const CO = 'Fir Partners';
const BANK = { from_account: 'Checking', to_account: 'Checking' };
let books: TestBooks;

beforeEach(async () => {
  books = await TestBooks.create();
  for (const name of ['Ada', 'Ben', 'Cyd']) await books.call('entity.create', { kind: 'person', name });
  await books.call('entity.create', { kind: 'llc', name: CO, tax_class: 'partnership', state: 'WY' });
});
afterEach(() => books.close());

const own = (effective: string, ...names: string[]) =>
  books.call('member.set', {
    ...{ entity: CO, effective },
    members: names.map((name) => ({ name, entity: name, units: '1' })),
  });
const make = (kind: string, from: string, to: string, date: string, amount = '100.00') =>
  books.call('crossing.make', { ...{ kind, from, to, date, amount, purpose: 'As agreed' }, ...BANK });

describe('Ada and Ben until June, Ada and Cyd from July on', () => {
  beforeEach(async () => {
    await own('2025-01-01', 'Ada', 'Ben');
    await own('2025-07-01', 'Ada', 'Cyd');
    await make('contribution', 'Ada', CO, '2025-01-02', '5000.00');
  });

  it('each puts in and draws while they are members', async () => {
    await make('contribution', 'Ben', CO, '2025-06-30');
    await make('draw', CO, 'Ben', '2025-06-30');
    await make('contribution', 'Cyd', CO, '2025-07-01');
  });

  it.each([
    ['contribution', 'Ben', CO, '2025-07-01'],
    ['draw', CO, 'Ben', '2025-07-01'],
    ['draw', CO, 'Cyd', '2025-06-30'],
  ])('a %s of %s to %s on %s is refused, with the day', async (kind, from, to, date) => {
    const who = from === CO ? to : from;
    await expect(make(kind, from, to, date)).rejects.toMatchObject({
      code: 'REFUSED',
      message: `“${who}” is not among the members of “${CO}” on ${date}.`,
    });
  });

  it('what is owed to a former member is paid all the same', async () => {
    await make('loan', 'Ben', CO, '2025-03-01');
    await make('repayment', CO, 'Ben', '2025-09-01');
  });

  it('the kinds that are offered are those of the day', async () => {
    const possible = async (date: string) => {
      const kinds = await books.call('crossing.kinds', { from: CO, to: 'Ben', date });
      return kinds.find(({ kind }: { kind: string }) => kind === 'draw').possible;
    };
    expect([await possible('2025-06-30'), await possible('2025-07-01')]).toEqual([true, false]);
  });
});

it('before the first day that somebody stated, whoever is named owns it', async () => {
  await own('2025-07-01', 'Ada');
  await make('contribution', 'Ada', CO, '2025-01-02');
  await expect(make('contribution', 'Ben', CO, '2025-01-02')).rejects.toMatchObject({ code: 'REFUSED' });
});

it('who sold to somebody without books here is no owner any more', async () => {
  await own('2025-01-01', 'Ada');
  await books.call('member.set', {
    ...{ entity: CO, effective: '2025-07-01' },
    members: [{ name: 'A fund', units: '1' }],
  });
  await expect(make('contribution', 'Ada', CO, '2025-07-01')).rejects.toMatchObject({ code: 'REFUSED' });
});
