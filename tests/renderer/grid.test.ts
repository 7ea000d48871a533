/** What a list does with its columns, its rows and its selection. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  AS_GIVEN,
  layColumns,
  moveColumn,
  parseColumnState,
  resizeColumn,
  templateOf,
  toggleColumn,
} from '../../renderer/ui/grid/columns.ts';
import { arrayModel, sortRows } from '../../renderer/ui/grid/model.ts';
import {
  changeSelection,
  isSelected,
  NOTHING,
  type SelectionChange,
  selectedCount,
} from '../../renderer/ui/grid/selection.ts';
import { tsv } from '../../renderer/ui/grid/tsv.ts';
import { fitColumns } from '../../renderer/ui/grid/use-fit.ts';

interface Row {
  id: string;
  month: string;
  payee: string;
  amount: number;
}
const row = (id: string, month: string, payee: string, amount: number): Row => ({ id, month, payee, amount });
const ROWS = [row('a', '06', 'Figma', -45), row('b', '06', 'Acme', 5000), row('c', '05', 'USPS', -9)];
const COLUMNS = [
  { id: 'payee', header: 'Payee', cell: () => null, text: (r: Row) => r.payee, grow: 1, hideable: false },
  {
    id: 'amount',
    header: 'Amount',
    cell: () => null,
    text: (r: Row) => String(r.amount),
    sortValue: (r: Row) => r.amount,
  },
  { id: 'memo', header: 'Memo', cell: () => null, hidden: true, width: 100 },
];

describe('selection', () => {
  test('one alone, one more, one less, a range, none', () => {
    let selection = changeSelection(NOTHING, { kind: 'only', id: 'a' });
    selection = changeSelection(selection, { kind: 'toggle', id: 'b' });
    expect([...selection.ids]).toEqual(['a', 'b']);
    selection = changeSelection(selection, { kind: 'toggle', id: 'a' });
    expect([...selection.ids]).toEqual(['b']);
    selection = changeSelection(selection, { kind: 'range', ids: ['c', 'd'], keep: selection });
    expect([...selection.ids]).toEqual(['b', 'c', 'd']);
    expect(changeSelection(selection, { kind: 'none' })).toBe(NOTHING);
  });

  test('everything of a list that is not all loaded, but for some', () => {
    const all = changeSelection(NOTHING, { kind: 'all' });
    expect(selectedCount(all, 100_000)).toBe(100_000);
    const but = changeSelection(all, { kind: 'toggle', id: 'x' });
    expect(isSelected(but, 'x')).toBe(false);
    expect(isSelected(but, 'y')).toBe(true);
    expect(selectedCount(but, 100_000)).toBe(99_999);
    expect(isSelected(changeSelection(but, { kind: 'range', ids: ['x'], keep: but }), 'x')).toBe(true);
  });

  test('selecting alone what is alone selected changes nothing', () => {
    const selection = changeSelection(NOTHING, { kind: 'only', id: 'a' });
    expect(changeSelection(selection, { kind: 'only', id: 'a' })).toBe(selection);
  });

  test('toggling twice is as before, whatever came first', () => {
    const id = fc.constantFrom('a', 'b', 'c', 'd');
    const change: fc.Arbitrary<SelectionChange> = fc.oneof(
      id.map((one) => ({ kind: 'only', id: one }) as const),
      id.map((one) => ({ kind: 'toggle', id: one }) as const),
      fc.array(id).map((ids) => ({ kind: 'range', ids }) as const),
      fc.constant({ kind: 'all' } as const),
    );
    fc.assert(
      fc.property(fc.array(change), id, (changes, one) => {
        const selection = changes.reduce(changeSelection, NOTHING);
        const twice = changeSelection(changeSelection(selection, { kind: 'toggle', id: one }), {
          kind: 'toggle',
          id: one,
        });
        for (const other of ['a', 'b', 'c', 'd'])
          expect(isSelected(twice, other)).toBe(isSelected(selection, other));
      }),
    );
  });
});

describe('columns', () => {
  test('those hidden at first are left out until they are asked for', () => {
    expect(layColumns(COLUMNS, AS_GIVEN).map(({ id }) => id)).toEqual(['payee', 'amount']);
    const shown = toggleColumn(AS_GIVEN, COLUMNS[2]!);
    expect(layColumns(COLUMNS, shown).map(({ id }) => id)).toEqual(['payee', 'amount', 'memo']);
    expect(layColumns(COLUMNS, toggleColumn(shown, COLUMNS[0]!)).map(({ id }) => id)).toContain('payee');
  });

  test('moved past its visible neighbour, and not beyond the ends', () => {
    const moved = moveColumn(AS_GIVEN, COLUMNS, 'amount', -1);
    expect(layColumns(COLUMNS, moved).map(({ id }) => id)).toEqual(['amount', 'payee']);
    expect(moveColumn(moved, COLUMNS, 'amount', -1)).toBe(moved);
  });

  test('widths are kept within bounds, and the row’s tracks follow', () => {
    const wide = layColumns(COLUMNS, resizeColumn(AS_GIVEN, COLUMNS[1]!, 5));
    expect(templateOf(wide, [36], 28)).toBe('36px minmax(140px, 1fr) 48px 28px');
  });

  test('nonsense in the storage is no state', () => {
    expect(parseColumnState('x')).toBeUndefined();
    expect(parseColumnState({ order: [1, 'a'], widths: { a: 'x', b: 3 }, hidden: null })).toEqual({
      order: ['a'],
      widths: { b: 3 },
      hidden: {},
    });
  });
});

describe('figures that want room', () => {
  const column = (id: string, width: number, more: object = {}) => ({
    id,
    header: id,
    width,
    given: false,
    cell: () => null,
    ...more,
  });

  test('get it from the words, which keep enough to be told apart', () => {
    const columns = [column('payee', 140, { grow: 2 }), column('out', 96, { align: 'right' })];
    expect(fitColumns(columns, { out: 116 }).map(({ width }) => width)).toEqual([120, 116]);
    expect(fitColumns(columns, { out: 296 }).map(({ width }) => width)).toEqual([88, 296]);
    expect(fitColumns(columns, { out: 50 }).map(({ width }) => width)).toEqual([140, 96]);
  });

  test('leave a width that somebody gave', () => {
    const columns = [column('payee', 140, { grow: 2, given: true }), column('out', 96, { given: true })];
    expect(fitColumns(columns, { out: 200 }).map(({ width }) => width)).toEqual([140, 96]);
  });
});

describe('rows', () => {
  const rowId = (one: Row) => one.id;
  const groups = { key: (one: Row) => one.month, header: () => null };

  test('numbers are sorted as numbers, equal rows keep their order', () => {
    const sorted = sortRows(ROWS, COLUMNS, { column: 'amount', descending: false }, 'en-US');
    expect(sorted.map(rowId)).toEqual(['a', 'c', 'b']);
    expect(sortRows(ROWS, COLUMNS, null, 'en-US')).toBe(ROWS);
  });

  test('groups stay together when their rows are sorted', () => {
    const sorted = sortRows(ROWS, COLUMNS, { column: 'amount', descending: true }, 'en-US', groups.key);
    expect(sorted.map(rowId)).toEqual(['b', 'a', 'c']);
  });

  test('headers lie between the groups and are no rows', () => {
    const model = arrayModel(ROWS, rowId, groups);
    expect([model.count, model.rowCount]).toEqual([5, 3]);
    expect(model.groupItems).toEqual([0, 3]);
    expect(model.groupAt(0)?.rows.map(rowId)).toEqual(['a', 'b']);
    expect([model.itemOf(2), model.indexOf(4), model.findItem('c'), model.findItem('z')]).toEqual([
      4, 2, 4, -1,
    ]);
    expect(model.rowAt(3)).toBeUndefined();
  });
});

describe('copying', () => {
  test('visible columns that have a text, quoted where a spreadsheet needs it', () => {
    const rows = [row('a', '06', 'Say "hi"\tthere', -45)];
    expect(tsv(rows, COLUMNS, true)).toBe('Payee\tAmount\n"Say ""hi""\tthere"\t-45');
  });

  test('a true minus sign becomes one that spreadsheets read', () => {
    expect(tsv([1], [{ header: 'x', text: () => '−12.50' }])).toBe('-12.50');
  });
});
