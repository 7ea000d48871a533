/** Charges that look personal on a company's account, and the reverse, from what both did so far. */
import { afterEach, beforeEach, expect, it } from 'vitest';
import { addDays } from '../../shared/dates.ts';
import { ofx } from '../properties/ofx.ts';
import { TestBooks } from '../support/books.ts';
import { makeDespite } from '../support/despite.ts';

const LLC = 'Northlight LLC';
const DANA = 'Dana';
let books: TestBooks;
beforeEach(async () => {
  books = await TestBooks.create();
  await books.call('entity.create', { kind: 'person', name: DANA });
  await books.call('entity.create', { kind: 'llc', name: LLC, tax_class: 'disregarded' });
});
afterEach(() => books.close());

async function pay(entity: string, payee: string, category: string, ...dates: string[]): Promise<string> {
  const { ids } = await books.call('entry.create', {
    entries: dates.map((date) => ({
      ...{ entity, date, payee },
      postings: [
        { account: 'Checking', amount: '-40.00' },
        { account: category, amount: '40.00' },
      ],
    })),
  });
  return ids[0];
}
const suspected = async () =>
  (await books.call('veil.health', { entity: LLC, as_of: '2025-12-31' })).findings.filter(
    ({ check, cured }: { check: string; cured: string | null }) => check === 'V02' && cured === null,
  );

it('a grocer of the owner on the company’s card is told, and a supplier of the company is not', async () => {
  await pay(DANA, 'Corner Shop', 'Groceries', '2025-08-01', '2025-09-01', '2025-10-01', '2025-11-01');
  await pay(LLC, 'Paper Mill', 'Office expense', '2025-11-01');
  const entry = await pay(LLC, 'CORNER SHOP ', 'Uncategorised', '2025-12-01');
  const [one, ...others] = await suspected();
  expect(others).toEqual([]);
  expect(one).toMatchObject({
    ...{ severity: 'medium', subject: { kind: 'entry', id: entry }, days: 30 },
    text: '40.00 USD to CORNER SHOP  on a company account may be a personal cost.',
  });
  expect(one.facts.find(({ name }: { name: string }) => name === 'Because').value).toBe(
    'the owner paid CORNER SHOP  4 times in two years; here it was not booked before',
  );
});

it('hosting of the company on the owner’s card is told', async () => {
  await pay(LLC, 'Zeta Hosting', 'Software and hosting', '2025-08-01', '2025-09-01', '2025-10-01');
  await pay(DANA, 'Zeta Hosting', 'Uncategorised', '2025-12-01');
  expect(await suspected()).toMatchObject([
    { text: '40.00 USD to Zeta Hosting on a personal account may be a business cost.' },
  ]);
});

it('what both pay is nobody’s in particular', async () => {
  await pay(DANA, 'Corner Shop', 'Groceries', '2025-08-01', '2025-09-01', '2025-10-01');
  await pay(LLC, 'Corner Shop', 'Meals', '2025-11-01', '2025-12-01');
  expect(await suspected()).toEqual([]);
});

it('what crossed is neither suspected nor a habit: the other side of it is no merchant', async () => {
  const moved = (kind: string, [from, to]: [string, string], date: string, more: object) =>
    makeDespite(books, { kind, from, to, date, amount: '40.00', purpose: 'As agreed', ...more });
  const cards = { from_account: 'Credit card', category: 'Travel' };
  await moved('loan', [LLC, DANA], '2025-07-01', { from_account: 'Checking', to_account: 'Checking' });
  for (const month of ['08', '09', '10', '11']) await moved('interest', [LLC, DANA], `2025-${month}-01`, {});
  await moved('business', [DANA, LLC], '2025-12-01', cards);
  // Nor does a merchant that the owner paid for the company become one of the owner.
  for (const day of ['02', '03', '04', '05'])
    await moved('business', [DANA, LLC], `2025-12-${day}`, { ...cards, payee: 'Zeta Hosting' });
  await pay(LLC, LLC, 'Uncategorised', '2025-12-06');
  expect(
    (await suspected()).filter(({ subject }: { subject: { kind: string } }) => subject.kind === 'entry'),
  ).toEqual([]);
});

it('is gone once somebody said whose it was, or that it is right as it is', async () => {
  await pay(DANA, 'Corner Shop', 'Groceries', '2025-08-01', '2025-09-01', '2025-10-01', '2025-10-02');
  const owed = await pay(LLC, 'Corner Shop', 'Uncategorised', '2025-12-01');
  await pay(LLC, 'Corner Shop', 'Meals', '2025-12-02');
  const [, right] = await suspected();
  await books.call('veil.note', {
    entity: LLC,
    key: right.key,
    text: 'Snacks for clients',
    acknowledge: true,
  });
  expect((await suspected()).map(({ key }: { key: string }) => key)).toEqual([`V02/entry/${owed}`]);
  await makeDespite(books, {
    kind: 'personal',
    entry: owed,
    settlement: 'owed',
    category: 'Groceries',
  });
  expect((await suspected()).map(({ subject }: { subject: { kind: string } }) => subject.kind)).toEqual([
    'crossing',
  ]);
});

it('is told by a rule of the other side, where its own books have none for it', async () => {
  const rule = (entity: string, value: string, account: string) =>
    books.call('rules.create', { entity, value, account });
  await rule(DANA, 'pet palace', 'Groceries');
  await rule(DANA, 'quill', 'Groceries');
  await rule(LLC, 'quill', 'Office expense');
  const entry = await pay(LLC, 'Pet Palace 0412', 'Uncategorised', '2025-12-01');
  await pay(LLC, 'Quill', 'Uncategorised', '2025-12-01');
  expect(await suspected()).toMatchObject([
    {
      subject: { id: entry },
      facts: expect.arrayContaining([
        expect.objectContaining({
          name: 'Because',
          value: `a rule in the books of ${DANA} has it as “Groceries”`,
        }),
      ]),
    },
  ]);
});

it('knows a merchant by its name, however the bank wrote it', async () => {
  await pay(DANA, 'Netflix', 'Groceries', '2025-08-01', '2025-09-01', '2025-10-01', '2025-11-01');
  const entry = await pay(LLC, 'NETFLIX.COM 866-579-7172 CA', 'Uncategorised', '2025-12-01');
  expect(await suspected()).toMatchObject([{ subject: { id: entry } }]);
});

it('is told where the learner is sure by the history of the other side, whatever that calls the merchant', async () => {
  const bought = (payee: string, first: string, amount: string) =>
    Array.from({ length: 40 }, (_, week) => {
      const date = addDays(first, 7 * week);
      return { date, payee, amount, fitid: `${payee} ${date}` };
    });
  const rows = [
    ...bought('CORNER SHOP 0412', '2025-01-02', '-61.20'),
    ...bought('CITY WATER', '2025-01-03', '-33.10'),
    ...bought('NETFLIX.COM 866-579-7172 CA', '2025-01-04', '-40.00'),
  ];
  await books.call('imports.commit', {
    files: [ofx('year.ofx', { account: '11-1', rows })],
    ...{ entity: DANA, account: 'Checking' },
  });
  const put = async (text: string, category: string, payee = text) => {
    const { entries } = await books.call('entry.list', { entity: DANA, text, limit: 100 });
    const ids = entries.map(({ id }: { id: string }) => id);
    await books.call('entry.bulk', { entries: ids, category, payee });
  };
  await put('Corner Shop', 'Groceries');
  await put('City Water', 'Utilities and phone');
  await put('Netflix', 'Leisure', 'Films');
  const entry = await pay(LLC, 'NETFLIX.COM 866-579-7172 CA', 'Uncategorised', '2025-12-21');
  await pay(LLC, 'Spotify', 'Uncategorised', '2025-12-22');
  const [one, ...others] = await suspected();
  expect(others).toEqual([]);
  expect(one.subject.id).toBe(entry);
  expect(one.facts.at(-1).value).toMatch(
    /^the history of the owner has it as “Leisure”, 40 of 40 times; the learner is sure of that to 9\d %$/,
  );
  // What the company has as its own is the company's.
  await pay(LLC, 'Netflix', 'Software and hosting', '2025-09-02', '2025-10-02');
  expect(await suspected()).toEqual([]);
});
