/** Several for one: entries that the bank paid together, one that it paid in parts, and what is never made one. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  balance,
  books,
  bring,
  candidates,
  closeBooks,
  enter,
  OWNER,
  openBooks,
  refusal,
  register,
} from '../support/matching-books.ts';

beforeEach(openBooks);
afterEach(closeBooks);

describe('several for one', () => {
  it('three entries that come to one deposit; less or more is refused with the difference', async () => {
    const { ids } = await bring([{ date: '2025-03-20', amount: '600.00', payee: 'DEPOSIT', fitid: 'a' }]);
    const invoices = [];
    for (const [date, amount] of [
      ['2025-03-02', '100.00'],
      ['2025-03-09', '200.00'],
      ['2025-03-18', '300.00'],
    ] as const)
      invoices.push(await enter(date, amount, { payee: 'Client' }));
    const legs = invoices.map((entry) => ({ entry, line: 0 }));
    const less = await refusal('matching.match', { line: ids[0], legs: legs.slice(0, 2) });
    expect(less.message).toBe(
      'The entries come to 300.00 USD, the bank’s row to 600.00 USD: 300.00 USD is left over.',
    );
    expect(less.facts).toMatchObject({ difference_minor: 30_000 });
    const { rows } = await candidates({ line: ids[0] });
    expect(rows[0].candidates).toMatchObject([{ kind: 'legs', legs: [{}, {}, {}] }]);
    expect(rows[0].candidates[0].reasons[0]).toMatchObject({ kind: 'sum', count: 3 });
    await books.call('matching.match', { line: ids[0], legs });
    expect(await register()).toEqual([
      '2025-03-02 Client 100.00 cleared bank',
      '2025-03-09 Client 200.00 cleared bank',
      '2025-03-18 Client 300.00 cleared bank',
    ]);
    expect(await balance('Checking')).toBe('600.00');
    const [row] = (await candidates({ line: ids[0] })).rows;
    expect(row).toMatchObject({ match: 'matched', legs: [{}, {}, {}] });
    expect(await books.call('matching.unmatch', { line: ids[0] })).toMatchObject({ waiting: 3 });
    expect(await balance('Checking')).toBe('1200.00');
    // From any of them it is offered to be so again.
    const [{ candidates: again }] = (await candidates({ entry: invoices[1] })).waiting;
    expect(again).toMatchObject([{ kind: 'legs', rows: [{ id: ids[0] }], legs: [{}, {}, {}] }]);
    const found = again[0].legs.map(({ entry_id: entry, line }: { entry_id: string; line: number }) => ({
      entry,
      line,
    }));
    await books.call('matching.match', { line: ids[0], legs: found });
    expect(await balance('Checking')).toBe('600.00');
  });

  it('a deposit of all that waited before it is surer than a sum with money that came later, and proposed', async () => {
    const before = [];
    for (const [at, amount] of ['410.00', '520.00', '380.00', '600.00', '400.00'].entries())
      before.push(await enter(`2025-03-0${4 + (at % 4)}`, amount, { payee: `Client ${at}` }));
    await enter('2025-03-12', '1500.00', { payee: 'Card sales' });
    const { ids } = await bring([{ date: '2025-03-10', amount: '2310.00', payee: 'DEPOSIT', fitid: 'a' }]);
    type Legs = { legs: { entry_id: string }[] };
    const entriesOf = ({ legs }: Legs) => legs.map(({ entry_id }) => entry_id).toSorted();
    const [{ candidates: found }] = (await candidates({ line: ids[0] })).rows;
    expect(entriesOf(found[0])).toEqual(before.toSorted());
    expect(found[0].reasons[1]).toMatchObject({ kind: 'all_between' });
    expect(found[1].reasons.at(-1)).toMatchObject({ kind: 'later' });
    const { pairs } = await books.call('matching.pairs', { entity: OWNER });
    expect(pairs.map(entriesOf)).toEqual([before.toSorted()]);
  });

  it('one entry that the bank paid in two parts, divided, and matched by its parts from then on', async () => {
    const { ids } = await bring([
      { date: '2025-03-20', amount: '-100.00', payee: 'Hotel', fitid: 'a' },
      { date: '2025-03-22', amount: '-200.00', payee: 'Hotel', fitid: 'b' },
    ]);
    const entry = await enter('2025-03-18', '-300.00', { payee: 'Hotel' });
    const { waiting } = await candidates({ entry });
    expect(waiting).toMatchObject([{ leg: { amount: '-300.00' }, candidates: [{ rows: [{}, {}] }] }]);
    const leg = { entry, line: 0 };
    const one = await refusal('matching.match', { line: ids[0], legs: [leg] });
    expect(one.facts).toMatchObject({ difference_minor: 20_000 });
    const { legs } = await books.call('matching.match', { lines: ids, legs: [leg] });
    expect(legs).toEqual([
      { entry_id: entry, line: 0 },
      { entry_id: entry, line: 2 },
    ]);
    expect(await register()).toEqual([
      '2025-03-18 Hotel -100.00 cleared bank',
      '2025-03-18 Hotel -200.00 cleared bank',
    ]);
    expect(await balance('Travel')).toBe('300.00');
    await books.call('matching.unmatch', { line: ids[0] });
    await books.call('matching.unmatch', { line: ids[1] });
    expect(await register()).toEqual([
      '2025-03-18 Hotel -100.00 pending',
      '2025-03-18 Hotel -200.00 pending',
      '2025-03-20 Hotel -100.00 cleared bank',
      '2025-03-22 Hotel -200.00 cleared bank',
    ]);
    // One row over the whole finds both parts.
    const whole = await bring([{ date: '2025-03-24', amount: '-300.00', payee: 'Hotel', fitid: 'c' }]);
    const [row] = (await candidates({ line: whole.ids[0] })).rows;
    expect(row.candidates[0].legs).toMatchObject([{ entry_id: entry }, { entry_id: entry }]);
  });

  it('legs of one account that were entered as two stay two', async () => {
    const { ids } = await bring([{ date: '2025-03-20', amount: '-50.00', payee: 'Hotel', fitid: 'a' }]);
    const leg = (account: string, amount: string) => ({ account, amount });
    const postings = [leg('Checking', '-50.00'), leg('Checking', '-30.00'), leg('Travel', '80.00')];
    const made = await books.call('entry.create', {
      entries: [{ entity: OWNER, date: '2025-03-08', payee: 'Hotel', postings }],
    });
    const before = await register();
    await books.call('matching.match', { line: ids[0], legs: [{ entry: made.ids[0], line: 0 }] });
    await books.call('matching.unmatch', { line: ids[0] });
    expect(await register()).toEqual(before);
  });

  it('two legs of one entry that the bank paid together are one piece of evidence', async () => {
    const { ids } = await bring([{ date: '2025-03-20', amount: '-30.00', payee: 'Hotel', fitid: 'a' }]);
    const leg = (amount: string, memo: string) => ({ account: 'Checking', amount, memo });
    const postings = [leg('-10.00', 'room'), leg('-20.00', 'bar'), { account: 'Travel', amount: '30.00' }];
    const {
      ids: [entry],
    } = await books.call('entry.create', {
      entries: [{ entity: OWNER, date: '2025-03-08', payee: 'Hotel', postings }],
    });
    const legs = [0, 1].map((line) => ({ entry, line }));
    await books.call('matching.match', { line: ids[0], legs });
    expect((await books.call('entry.get', { id: entry })).evidence).toHaveLength(1);
    expect((await refusal('entry.remove', { id: entry })).remedy).toContain('Unmatch that row first');
    // They have words of their own, and stay apart.
    expect(await books.call('matching.unmatch', { line: ids[0] })).toMatchObject({ waiting: 2 });
    expect(await register()).toHaveLength(3);
  });

  it('changes places between the halves of one entry', async () => {
    const { ids } = await bring([
      { date: '2025-03-20', amount: '-50.00', payee: 'Hotel', fitid: 'a' },
      { date: '2025-03-22', amount: '-50.00', payee: 'Hotel', fitid: 'b' },
    ]);
    const entry = await enter('2025-03-08', '-100.00', { payee: 'Hotel' });
    await books.call('matching.match', { lines: ids, legs: [{ entry, line: 0 }] });
    await books.call('matching.unmatch', { line: ids[1] });
    await books.call('matching.match', { line: ids[0], legs: [{ entry, line: 2 }] });
    expect(await register()).toEqual([
      '2025-03-08 Hotel -50.00 pending',
      '2025-03-08 Hotel -50.00 cleared bank',
      '2025-03-22 Hotel -50.00 cleared bank',
    ]);
  });

  it('two rows of one account never become one', async () => {
    const { ids } = await bring([
      { date: '2025-03-20', amount: '-50.00', payee: 'Hotel', fitid: 'a' },
      { date: '2025-03-20', amount: '-50.00', payee: 'Hotel', fitid: 'b' },
      { date: '2025-03-20', amount: '50.00', payee: 'Hotel', fitid: 'c' },
    ]);
    const [first, second] = await Promise.all(
      ids.map(async (line) => (await candidates({ line })).rows[0].row.own_entry as string),
    );
    const taken = await refusal('matching.match', { line: ids[0], legs: [{ entry: second, line: 0 }] });
    expect(taken.message).toContain('stands for another row of the bank');
    const same = await refusal('matching.match', { line: ids[0], legs: [{ entry: first, line: 0 }] });
    expect(same.message).toContain('made from that very row');
    const pair = await refusal('matching.transfer', { lines: [ids[0], ids[2]] });
    expect(pair.message).toContain('same account');
    expect(await books.call('matching.pairs')).toEqual({ total: 0, doubled: 0, pairs: [] });
  });
});
