/** What somebody matched by hand is matched again when its import was taken back and the very same rows come again. */
import { afterEach, beforeEach, expect, it } from 'vitest';
import {
  balance,
  books,
  bring,
  candidates,
  closeBooks,
  enter,
  OWNER,
  openBooks,
  register,
} from '../support/matching-books.ts';

beforeEach(openBooks);
afterEach(closeBooks);

const DEPOSIT = { date: '2025-03-10', amount: '2310.00', payee: 'MOBILE DEPOSIT', fitid: 'a' };
const PAYOUT = { date: '2025-03-13', amount: '1456.50', payee: 'SQUAREPAY PAYOUT', fitid: 'b' };
const RENT = { date: '2025-03-14', amount: '-900.00', payee: 'RENT', fitid: 'c' };

const leg = (entry: string) => ({ entry, line: 0 });
const takeBack = (batch: string) => books.call('imports.undo', { batch });
type File = Awaited<ReturnType<typeof bring>>['file'];
const again = (file: File, rows = 0) =>
  books.call(rows === 0 ? 'imports.commit' : 'imports.preview', { files: [file], account: 'Checking', rows });

async function enterFive(): Promise<string[]> {
  const ids = [];
  for (const [at, amount] of ['410.00', '520.00', '380.00', '600.00', '400.00'].entries())
    ids.push(await enter(`2025-03-0${4 + (at % 4)}`, amount, { payee: `Client ${at}`, category: 'Sales' }));
  return ids;
}

async function matchByHand() {
  await books.call('account.create', { entity: OWNER, name: 'Sales', type: 'income' });
  const five = await enterFive();
  const sale = await enter('2025-03-12', '1500.00', { payee: 'Card sales', category: 'Sales' });
  const brought = await bring([DEPOSIT, PAYOUT, RENT]);
  const [deposit, payout] = brought.ids;
  await books.call('matching.match', { line: deposit, legs: five.map(leg) });
  const rest = { account: 'Bank fees', payee: 'SquarePay' };
  await books.call('account.create', { entity: OWNER, name: 'Bank fees', type: 'expense' });
  await books.call('matching.match', { line: payout, legs: [leg(sale)], rest });
  return { ...brought, five, sale };
}

it('five for one, and a payout with its fee, stand as before once the same file comes again', async () => {
  const { batch, file } = await matchByHand();
  const before = await register();
  const fees = await balance('Bank fees');
  expect(await takeBack(batch)).toMatchObject({ several: 2 });
  expect(await balance('Checking')).toBe('3810.00');
  const [seen] = (await again(file, 10)).files[0].accounts;
  expect(
    seen.rows.slice(0, 2).map(({ state, reason }: Record<string, string>) => `${state} ${reason}`),
  ).toEqual([
    'matched Matches 5 entries, as you matched it before',
    'matched Matches the entry of 2025-03-12, as you matched it before',
  ]);
  const { batch: second } = await again(file);
  expect(await register()).toEqual(before);
  expect(await balance('Bank fees')).toBe(fees);
  expect(await balance('Checking')).toBe('2866.50');
  // And a second time, from what the import itself had matched.
  await takeBack(second);
  expect(await balance('Bank fees')).toBe('0.00');
  await again(file);
  expect(await register()).toEqual(before);
});

it('what was unmatched by hand, or whose match was undone, stays so', async () => {
  const { batch, file, ids } = await matchByHand();
  await books.call('history.undo', {});
  await books.call('matching.unmatch', { line: ids[0] });
  await takeBack(batch);
  await again(file);
  const bank = (await register()).filter((row) => row.endsWith(' bank'));
  expect(bank).toEqual([
    '2025-03-10 Mobile Deposit 2310.00 cleared bank',
    expect.stringContaining(' 1456.50 cleared bank'),
    expect.stringContaining(' -900.00 cleared bank'),
  ]);
});

it('where something of it was changed meanwhile, the row is new and the rest of it is proposed first', async () => {
  const { batch, file, five } = await matchByHand();
  await takeBack(batch);
  await books.call('entry.remove', { id: five[0] });
  await again(file);
  const [row] = (await books.call('matching.pairs', { entity: OWNER })).pairs;
  expect(row).toMatchObject({
    rows: [{ amount: '2310.00' }],
    legs: [{}, {}, {}, {}],
    reasons: [{ kind: 'before' }, {}, {}],
    rest: { amount: '410.00', account: null },
  });
  const found = await candidates({ line: row.rows[0].id });
  expect(found.rows[0].candidates[0].reasons[0]).toMatchObject({ kind: 'before' });
});

it('two rows of two banks that somebody made one transfer are one again, whichever file was taken back', async () => {
  const out = await bring([{ date: '2025-04-02', amount: '-250.00', payee: 'WITHDRAWAL 77', fitid: 'o' }]);
  const into = await bring(
    [{ date: '2025-04-09', amount: '250.00', payee: 'COUNTER CREDIT', fitid: 'i' }],
    'Savings 4821',
  );
  await books.call('matching.transfer', { lines: [out.ids[0], into.ids[0]] });
  const [here, there] = [await register(), await register('Savings 4821')];
  await takeBack(out.batch);
  expect(await register()).toEqual([]);
  await again(out.file);
  expect(await register()).toEqual(here);
  expect(
    (await register('Savings 4821')).map((row) => row.replace(/Counter Credit/i, 'Withdrawal 77')),
  ).toHaveLength(there.length);
  expect(await balance('Savings 4821')).toBe('250.00');
  await takeBack(into.batch);
  await books.call('imports.commit', { files: [into.file], account: 'Savings 4821' });
  expect(await register('Savings 4821')).toEqual(there);
  expect((await books.call('matching.transit', {})).length).toBe(0);
});
