/** What both books tell of crosses once, though rules of both say what it is, and the banks are days apart. */
import { afterEach, beforeEach, expect, it } from 'vitest';
import { ofx } from '../properties/ofx.ts';
import { TestBooks } from '../support/books.ts';

const LLC = 'Acme LLC';
const MAYA = 'Maya';
let books: TestBooks;

beforeEach(async () => {
  books = await TestBooks.create();
  await books.call('entity.create', { kind: 'person', name: MAYA });
  await books.call('entity.create', { kind: 'llc', name: LLC, tax_class: 'disregarded' });
});
afterEach(() => books.close());

const bring = (entity: string, date: string, amount: string, payee: string) =>
  books.call('imports.commit', {
    files: [ofx(`${entity}.ofx`, { account: entity, rows: [{ date, amount, payee, fitid: entity }] })],
    ...{ entity, account: 'Checking' },
  });
const rules = async () => {
  const says = (entity: string, value: string, other: string) =>
    books.call('rules.create', { entity, value, crossing: { kind: 'contribution', with: other } });
  await says(LLC, 'from maya', MAYA);
  await says(MAYA, 'to acme', LLC);
};
const applied = (entity: string) => books.call('rules.apply', { entity });
const received = () => bring(LLC, '2025-03-03', '1000.00', 'TRANSFER FROM MAYA');
const paid = (date: string) => bring(MAYA, date, '-1000.00', 'TRANSFER TO ACME');
const balance = async (entity: string) =>
  (await books.call('account.list', { entity })).find((one: { name: string }) => one.name === 'Checking')
    .balance;
const waiting = async () => (await books.call('entry.register', { unreviewed: true })).rows;
const crossings = async () => (await books.call('crossing.list')).crossings;

it.each(['before', 'after'])('one contribution of rows six days apart, with rules %s', async (when) => {
  if (when === 'before') await rules();
  await received();
  await paid('2025-02-25');
  if (when === 'after') {
    await rules();
    for (const entity of [LLC, MAYA]) await applied(entity);
  }
  expect([await balance(LLC), await balance(MAYA), await waiting()]).toEqual(['1000.00', '-1000.00', []]);
  expect(await crossings()).toMatchObject([{ amount: '1000.00', in_transit: false }]);
});

it('leaves a row that the other books wait for in the inbox, with that as its match', async () => {
  await received();
  await paid('2025-03-04');
  const [{ entry_id: own }] = (await waiting()).filter(
    ({ amount_minor: minor }: { amount_minor: number }) => minor < 0,
  );
  await books.call('entry.bulk', { entries: [own], add_tags: ['capital'] });
  await rules();
  await applied(LLC);
  const { changed, left } = await applied(MAYA);
  expect([changed, left]).toMatchObject([0, [{ entry_id: own, kind: 'contribution', with: LLC }]]);
  expect(left[0].reason).toContain('contribution with Acme LLC of 2025-03-03 waits for a row');
  expect([await balance(LLC), (await crossings()).length]).toEqual(['1000.00', 1]);
  expect((await books.call('matching.pairs', { entries: own })).pairs).toMatchObject([{ kind: 'legs' }]);
});
