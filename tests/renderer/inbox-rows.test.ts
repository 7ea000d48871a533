/** The inbox over pages: what is dealt with goes at once, stays gone once it is stored, and comes back if it is refused. */
import { expect, test } from 'vitest';
import { InboxRows } from '../../renderer/features/register/inbox-rows.ts';
import { RegisterRows } from '../../renderer/features/register/register-rows.ts';
import type { RegisterRow } from '../../renderer/features/register/types.ts';

const rowOf = (entry_id: string): RegisterRow => ({
  ...{
    entry_id,
    line: 0,
    entity_id: 'llc',
    account_id: 'checking',
    date: '2026-01-01',
    payee: 'Shop',
    memo: '',
  },
  ...{ tags: [], others: [], amount: '1.00', amount_minor: 100, currency: 'USD', balance: null },
  ...{
    balance_minor: null,
    status: 'cleared',
    source: 'import',
    from_bank: true,
    closed: false,
    attachments: 0,
  },
  ...{ crossing: null, reviewed: false },
});

const answered = () => new Promise((resolve) => setTimeout(resolve));

async function inbox(count: number) {
  let waiting = Array.from({ length: count }, (_, n) => rowOf(`e${n}`));
  const list = new RegisterRows();
  const rows = new InboxRows(list);
  list.show('all', async (offset, limit) => ({
    ...{ total: waiting.length, sums: [] },
    rows: waiting.slice(offset, offset + limit).map((row) => ({ ...row })),
  }));
  await answered();
  const idAt = (index: number) => rows.getRow(index)?.entry_id;
  const store = (...ids: string[]) => {
    waiting = waiting.filter(({ entry_id }) => !ids.includes(entry_id));
    list.refresh();
  };
  return { rows, list, idAt, store };
}

const isOf =
  (...ids: string[]) =>
  ({ entry_id }: RegisterRow) =>
    ids.includes(entry_id);

test('rows that go leave no gap, wherever the list is being looked at', async () => {
  const { rows, idAt } = await inbox(50_000);
  rows.ensure({ from: 49_980, to: 50_000 });
  await answered();
  expect(idAt(49_999)).toBe('e49999');
  rows.hide(isOf('e49990', 'e49992'));
  expect(rows.total).toBe(49_998);
  expect([49_989, 49_990, 49_991, 49_997].map(idAt)).toEqual(['e49989', 'e49991', 'e49993', 'e49999']);
  expect(rows.indexOf(isOf('e49993'))).toBe(49_991);
  expect(rows.indexOf(isOf('e49992'))).toBe(-1);
  expect(rows.entriesInView()).toHaveLength(48);
});

test('what was stored is gone before and after the rows are read again, and there once it is undone', async () => {
  const { rows, list, idAt, store } = await inbox(150);
  const hidden = rows.hide(isOf('e3'));
  hidden.keep();
  expect([rows.total, idAt(3)]).toEqual([149, 'e4']);
  store('e3');
  expect([rows.total, idAt(3)]).toEqual([149, 'e4']);
  await answered();
  expect([rows.total, idAt(3), idAt(148)]).toEqual([149, 'e4', 'e149']);
  list.show('undone', async () => ({ total: 1, sums: [], rows: [rowOf('e3')] }));
  await answered();
  expect([rows.total, idAt(0)]).toEqual([1, 'e3']);
});

test('what was refused, all of it or one of several, is back at its place', async () => {
  const { rows, idAt } = await inbox(10);
  const refused = rows.hide(isOf('e1', 'e2'));
  expect(idAt(1)).toBe('e3');
  refused.show();
  expect(idAt(1)).toBe('e1');
  rows.hide(isOf('e1', 'e2')).keep(new Set(['e2']));
  expect([rows.total, idAt(1)]).toEqual([9, 'e2']);
});
