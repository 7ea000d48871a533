/** Reports as they are drawn: which days stand behind a figure, where it leads, what is left out, and what leaves as text. */
import { describe, expect, test } from 'vitest';
import { periodOf } from '../../renderer/app/period.ts';
import { builtSearchOf, definitionOfSearch } from '../../renderer/features/reports/built.ts';
import { keyFigure, ranks, steps } from '../../renderer/features/reports/chart-figures.ts';
import { columnName } from '../../renderer/features/reports/columns.ts';
import { asCsv, asTsv } from '../../renderer/features/reports/delimited.ts';
import { doorOf, type Ground } from '../../renderer/features/reports/drill.ts';
import { columnLabel } from '../../renderer/features/reports/labels.ts';
import { sheetLines } from '../../renderer/features/reports/lines.ts';
import type { AnyTable } from '../../renderer/features/reports/read.ts';
import { hasZeroRows, sheetOf, withoutZeroRows } from '../../renderer/features/reports/sheet.ts';
import { chartSpanOf, spanOf, taxSpanOf } from '../../renderer/features/reports/span.ts';
import { moved, showsOf } from '../../renderer/features/reports/tiles.ts';
import { nextWhose, toggled } from '../../renderer/features/reports/whose.ts';
import type { BuildDefinition } from '../../shared/contract/report-build.ts';
import type { TableColumn, TableRow } from '../../shared/contract/report-table.ts';

const YEAR = { from: '2026-01-01', to: '2026-10-31' };

function column(key: string, title: string, more: Partial<TableColumn> = {}): TableColumn {
  const plain = { entity_id: null, adds: [], running: false, percent_of: null };
  return { key, title, kind: 'money', from: null, to: null, ...plain, ...more };
}
const NAMES = [column('account', 'Account', { kind: 'text' }), column('code', 'Code', { kind: 'text' })];
const CURRENCY = column('currency', 'Currency', { kind: 'text' });

function row(
  kind: TableRow['kind'],
  label: string,
  amounts: (string | null)[],
  more: Partial<TableRow> = {},
): TableRow {
  const plain = { depth: 0, account_ids: [], entry_id: null, adds: [], follows: null };
  return { kind, currency: 'USD', cells: [label, null, ...amounts, 'USD'], ...plain, ...more };
}

function table(
  columns: TableColumn[],
  rows: TableRow[],
  report: AnyTable['report'] = 'income-statement',
): AnyTable {
  return {
    ...{ report, title: 'Report', entities: [], ...YEAR, basis: 'accrual', rows },
    ...{ columns: [...NAMES, ...columns, CURRENCY], not_eliminated: [], notes: [], next: null },
  } as AnyTable;
}

const plus = (...rows: number[]) => rows.map((at) => ({ row: at, times: 1 as const }));

/** Income of 1000, travel in two accounts below one heading, fees; what is left. */
const STATEMENT = table(
  [column('total', 'Total', YEAR)],
  [
    row('heading', 'Income', [null]),
    row('account', 'Sales', ['1000.00'], { depth: 1, account_ids: ['sales'] }),
    row('total', 'Total income', ['1000.00'], { adds: plus(1) }),
    row('heading', 'Expenses', [null]),
    row('heading', 'Travel', [null], { depth: 1, account_ids: ['travel'] }),
    row('account', 'Air', ['300.00'], { depth: 2, account_ids: ['air'] }),
    row('account', 'Rail', ['0.00'], { depth: 2, account_ids: ['rail'] }),
    row('subtotal', 'Total Travel', ['300.00'], { depth: 1, account_ids: ['travel'], adds: plus(5, 6) }),
    row('account', 'Fees', ['12.50'], { depth: 1, account_ids: ['fees'] }),
    row('total', 'Total expenses', ['312.50'], { adds: plus(7, 8) }),
    row('total', 'Net income', ['687.50'], {
      adds: [
        { row: 2, times: 1 },
        { row: 9, times: -1 },
      ],
    }),
  ],
);

describe('spans', () => {
  test('a running period ends today, one that is over at its end', () => {
    expect(spanOf(periodOf('2026', '2026-10-31'), '2026-10-31')).toEqual(YEAR);
    expect(spanOf(periodOf('2025', '2026-10-31'), '2026-10-31')).toEqual({
      from: '2025-01-01',
      to: '2025-12-31',
    });
    expect(spanOf(periodOf('2027', '2026-10-31'), '2026-10-31')).toEqual({
      from: '2027-01-01',
      to: '2027-12-31',
    });
    expect(spanOf(periodOf('all', '2026-10-31'), '2026-10-31')).toEqual({
      from: undefined,
      to: '2026-10-31',
    });
  });

  test('a return is for the whole year', () => {
    expect(taxSpanOf(periodOf('2026', '2026-10-31'), '2026-10-31').to).toBe('2026-12-31');
    expect(taxSpanOf(periodOf('all', '2026-10-31'), '2026-10-31')).toEqual({
      from: '2026-01-01',
      to: '2026-12-31',
    });
  });

  test('a chart has twelve months at least', () => {
    expect(chartSpanOf({ from: '2026-10-01', to: '2026-10-31' })).toEqual({
      from: '2025-11-01',
      to: '2026-10-31',
    });
    expect(chartSpanOf({ from: '2026-12-01', to: '2026-12-31' }).from).toBe('2026-01-01');
    expect(chartSpanOf({ from: '2024-03-01', to: '2026-10-31' }).from).toBe('2024-03-01');
  });
});

describe('columns', () => {
  test('that are periods can be gone into', () => {
    expect(columnName('2026-02')).toMatchObject({ named: 'month', period: '2026-02' });
    expect(columnName('2026-Q4')).toMatchObject({ named: 'quarter', period: '2026-Q4' });
    expect(columnName('2026')).toMatchObject({ named: 'year', period: '2026' });
    expect(columnName('2026-02-28')).toMatchObject({ named: 'day', period: undefined });
    expect(columnName('2025-01-01 to 2025-10-31')).toMatchObject({ named: 'range', period: undefined });
    expect(columnName('Eliminations')).toMatchObject({ named: 'word', period: undefined });
  });

  test('are told in the reader’s own way; the only one says its days', () => {
    const labels = (...columns: TableColumn[]) => {
      const sheet = sheetOf(table(columns, []));
      return sheet.columns.map((one) => columnLabel(one, 'en-US', sheet.columns.length === 1));
    };
    expect(labels(column('total', 'Total', { from: '2025-01-01', to: '2025-12-31' }))).toEqual(['2025']);
    expect(
      labels(
        column('2026-02', '2026-02', { from: '2026-02-01', to: '2026-02-28' }),
        column('2026-Q4', '2026-Q4', { from: '2026-10-01', to: '2026-12-31' }),
        column('total', 'Total', YEAR),
      ),
    ).toEqual(['Feb 26', 'Q4 2026', 'Total']);
  });

  test('of codes and currencies stand elsewhere', () => {
    expect(sheetOf(STATEMENT).columns.map(({ key }) => key)).toEqual(['total']);
    expect(sheetOf(STATEMENT).head).toBe('Account');
  });
});

describe('sheets', () => {
  test('rows at zero go with the headings and sums that are about them alone', () => {
    const sheet = sheetOf(STATEMENT);
    expect(hasZeroRows(sheet)).toBe(true);
    expect(withoutZeroRows(sheet).rows.map(({ label }) => label)).not.toContain('Rail');
    const empty = sheetOf(
      table(
        [column('total', 'Total', YEAR)],
        [
          row('heading', 'Travel', [null], { account_ids: ['travel'] }),
          row('account', 'Rail', ['0.00'], { depth: 1, account_ids: ['rail'] }),
          row('subtotal', 'Total Travel', ['0.00'], { account_ids: ['travel'] }),
          row('total', 'Total expenses', ['0.00']),
        ],
      ),
    );
    expect(withoutZeroRows(empty).rows.map(({ label }) => label)).toEqual(['Total expenses']);
  });

  test('what nothing else adds up closes the statement', () => {
    expect(
      sheetOf(STATEMENT)
        .rows.filter(({ grand }) => grand)
        .map(({ label }) => label),
    ).toEqual(['Net income']);
  });

  test('leave as text with their codes, amounts as they are', () => {
    const lines = sheetLines(withoutZeroRows(sheetOf(STATEMENT)), 'en-US').map((line) =>
      line.map((field) => ('figure' in field ? field.figure : field.text)),
    );
    expect(lines[0]).toEqual(['Code', 'Account', expect.stringContaining('2026')]);
    expect(lines.at(-1)).toEqual(['', 'Net income', '687.50']);
  });
});

describe('a figure is a door', () => {
  const accounts: Record<string, string> = { sales: 'one', salesToo: 'two', till: 'one' };
  const account = ((id: string) =>
    accounts[id] ? { entity_id: accounts[id] } : undefined) as Ground['account'];
  const ground: Ground = { report: 'income-statement', entity: 'one', account };
  const door = (
    cell: Partial<TableRow> & Pick<TableRow, 'kind'>,
    over: Partial<TableColumn>,
    on: Partial<Ground> = {},
  ) => {
    const sheet = sheetOf(table([column('total', 'Total', over)], [row(cell.kind, 'Name', ['1.00'], cell)]));
    return doorOf(sheet.rows[0]!, sheet.columns[0]!, { ...ground, ...on });
  };
  const days = { from: YEAR.from, until: YEAR.to };

  test('of one account to its register, in the column’s days', () => {
    expect(door({ kind: 'account', account_ids: ['sales'] }, YEAR)).toEqual({
      to: 'register',
      account: 'sales',
      ...days,
    });
    expect(door({ kind: 'account', account_ids: ['till'] }, { to: YEAR.to })).toEqual({
      ...{ to: 'register', account: 'till', from: undefined, until: YEAR.to },
    });
  });

  test('of several accounts to a choice of them, in one entity’s column to its own', () => {
    const both = { kind: 'account', account_ids: ['sales', 'salesToo'] } as const;
    expect(door({ ...both, account_ids: [...both.account_ids] }, YEAR, { entity: undefined })).toEqual({
      ...{ to: 'registers', accounts: ['sales', 'salesToo'], ...days },
    });
    expect(
      door(
        { ...both, account_ids: [...both.account_ids] },
        { ...YEAR, entity_id: 'two' },
        { entity: undefined },
      ),
    ).toEqual({ to: 'register', account: 'salesToo', ...days });
  });

  test('of a sum to the ledger, of a posting to its entry, of what was eliminated to the wall', () => {
    expect(door({ kind: 'total' }, YEAR)).toEqual({ to: 'ledger', entity: 'one', account: undefined });
    expect(door({ kind: 'total' }, YEAR, { entity: undefined })).toBeNull();
    expect(door({ kind: 'line', entry_id: 'e', account_ids: ['till'] }, YEAR)).toEqual({
      ...{ to: 'entry', account: 'till', entry: 'e' },
    });
    const sheet = sheetOf(
      table([column('eliminations', 'Eliminations', YEAR)], [row('total', 'All', ['1.00'])]),
    );
    expect(doorOf(sheet.rows[0]!, sheet.columns[0]!, ground)).toEqual({ to: 'wall' });
  });

  test('of a payee or a tag to a search, of net income on a balance sheet to the statement', () => {
    expect(door({ kind: 'account' }, YEAR, { rows: 'payee' })).toEqual({
      to: 'search',
      payee: 'Name',
      ...days,
    });
    expect(door({ kind: 'account' }, YEAR, { rows: 'tag' })).toEqual({ to: 'search', tag: 'Name', ...days });
    expect(door({ kind: 'account' }, { to: YEAR.to }, { report: 'balance-sheet' })).toEqual({
      ...{ to: 'income-statement', entity: 'one' },
    });
    expect(door({ kind: 'account' }, { ...YEAR, to: null })).toBeNull();
  });
});

describe('drawings', () => {
  const words = { income: 'Income', others: 'Other costs', left: 'Left' };

  test('steps go from income over the largest costs to what is left', () => {
    const { parts, sums } = steps(STATEMENT, 'USD', words, 7);
    expect(parts.map(({ label, minor }) => [label, minor])).toEqual([
      ...[
        ['Income', 100_000],
        ['Travel', -30_000],
        ['Fees', -1250],
      ],
      ['Left', 68_750],
    ]);
    expect(sums).toEqual([0, 3]);
  });

  test('steps beyond seven are one, and still come to what is left', () => {
    const costs = Array.from({ length: 12 }, (_, at) => row('account', `Cost ${at}`, [`${at + 1}.00`]));
    const many = table(
      [column('total', 'Total', YEAR)],
      [
        row('total', 'Total income', ['100.00']),
        ...costs,
        row('total', 'Total expenses', ['78.00'], { adds: plus(...costs.map((_, at) => at + 1)) }),
        row('total', 'Net income', ['22.00'], {
          adds: [
            { row: 0, times: 1 },
            { row: 13, times: -1 },
          ],
        }),
      ],
    );
    const { parts } = steps(many, 'USD', words, 7);
    expect(parts).toHaveLength(9);
    const left = parts.pop()!;
    expect(parts.reduce((sum, { minor }) => sum + minor, 0)).toBe(left.minor);
    expect(parts.at(-1)!.label).toBe('Other costs');
  });

  test('ranks are the costs, subtotals by their headings’ names', () => {
    expect(ranks(STATEMENT, 'USD').map(({ label }) => label)).toEqual(['Travel', 'Fees']);
  });

  test('the one figure is what is left, with its change where there is one', () => {
    expect(keyFigure(STATEMENT, 'USD')).toEqual({ amount: '687.50', change: null, percent: null });
    expect(keyFigure(STATEMENT, 'EUR')).toBeNull();
  });
});

describe('a built report in its address', () => {
  test('comes back as it was put together', () => {
    const definition: BuildDefinition = {
      ...({ counts: 'income', rows: 'payee', columns: 'month', sort: 'name' } as const),
      ...{ entities: ['one', 'two'], accounts: ['till'], text: 'rent', amount_min: '12.50' },
    };
    const address = builtSearchOf(definition);
    expect(address).toMatchObject({ entities: 'one,two', accounts: 'till' });
    expect(definitionOfSearch(address)).toEqual(definition);
  });

  test('asks for expenses by category where nothing is said, and for no amount that is none', () => {
    const usual = { counts: 'expenses', rows: 'category', columns: 'none', sort: 'largest' };
    expect(definitionOfSearch({ from: '2026-01-01', to: '2026-01-31', saved: 'x' })).toEqual(usual);
    expect(definitionOfSearch({ amount_min: 'twelve', tag: 'fair' })).toEqual({ ...usual, tag: 'fair' });
  });
});

describe('the board', () => {
  const tiles = ['a', 'b', 'c'].map((view) => ({ view, show: 'figure' as const }));

  test('tiles change places, and those at the ends stay', () => {
    expect(moved(tiles, 0, 1).map(({ view }) => view)).toEqual(['b', 'a', 'c']);
    expect(moved(tiles, 2, -1).map(({ view }) => view)).toEqual(['a', 'c', 'b']);
    expect(moved(tiles, 0, -1)).toBe(tiles);
    expect(moved(tiles, 2, 1)).toBe(tiles);
  });

  test('a tile shows a figure, or what its report can be drawn as', () => {
    expect(showsOf('income-statement')).toEqual(['figure', 'trend', 'steps', 'ranks']);
    expect(showsOf('trial-balance')).toEqual(['figure']);
    expect(showsOf('built')).toEqual(['figure', 'ranks']);
  });
});

describe('whose books', () => {
  const [one, two, three] = ['one', 'two', 'three'].map((id) => ({ id }) as Parameters<typeof toggled>[1]);
  const all = [one!, two!, three!];
  const alone = {
    report: 'income-statement',
    entity: one!,
    entities: [one!],
    layout: 'consolidated',
  } as const;

  test('one key goes round: alone, together, side by side', () => {
    const together = nextWhose(alone, all);
    expect(together).toEqual({ entities: 'one,two,three', layout: undefined });
    expect(nextWhose({ ...alone, entities: all }, all)).toMatchObject({
      layout: 'side-by-side',
      interval: undefined,
    });
    expect(nextWhose({ ...alone, entities: all, layout: 'side-by-side' }, all)).toEqual({
      ...{ entities: undefined, layout: undefined },
    });
    expect(nextWhose({ ...alone, report: 'general-ledger' }, all)).toEqual({});
  });

  test('others come and go; the one whose screen it is stays', () => {
    expect(toggled(alone, two!).entities).toBe('one,two');
    expect(toggled({ ...alone, entities: [one!, two!] }, two!).entities).toBeUndefined();
  });
});

describe('as text', () => {
  const lines = [
    [{ text: '=SUM(A1)' }, { text: 'Acme, Inc. "West"' }, { figure: '-12.50' }, { figure: null }],
  ];

  test('a text that looks like a formula is disarmed, an amount keeps its minus', () => {
    expect(asCsv(lines)).toBe('\uFEFF\'=SUM(A1),"Acme, Inc. ""West""",-12.50,\r\n');
    expect(asTsv(lines)).toBe('\'=SUM(A1)\t"Acme, Inc. ""West"""\t-12.50\t');
    expect(asTsv([[{ text: '-1' }, { text: '+1' }, { text: '@a' }, { text: 'a=b' }]])).toBe(
      "'-1\t'+1\t'@a\ta=b",
    );
  });
});
