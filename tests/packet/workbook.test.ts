/** The workbook, read back: by what its file stores, and as LibreOffice works its formulas out. */
import { describe, expect, it } from 'vitest';
import { column, plus, row, type Table, tableOf } from '../../main/packet/table.ts';
import { workbook } from '../../main/packet/xlsx/index.ts';
import { formulasOf, hasOffice, recomputedSheets, storedSheets } from './tools.ts';

const bytesOf = (tables: readonly Table[]) => new Uint8Array(Buffer.concat([...workbook(tables)]));

/** Rows that add up down, across, running, and in percent. */
const FIGURES = tableOf(
  {
    ...{ title: 'Figures', subject: 'Northlight LLC, 2025' },
    columns: [
      ...[
        column('What', 'text'),
        column('Day', 'date'),
        column('This year', 'money'),
        column('Last year', 'money'),
      ],
      column('Change', 'money', {
        adds: [
          { column: 2, times: 1 },
          { column: 3, times: -1 },
        ],
      }),
      column('Change in percent', 'percent', { percent_of: { part: 4, whole: 3 } }),
      column('Rows', 'count'),
    ],
  },
  [
    row(['Income', null, null, null, null, null, null], 'USD', { kind: 'heading' }),
    row(['Fees', '2025-03-01', '0.10', '-0.30', '0.40', '133.3', '3'], 'USD', { depth: 1 }),
    row(['Sales', '2024-02-29', '0.20', '1000.00', '-999.80', '-100.0', '12'], 'USD', { depth: 1 }),
    row(['Total income', null, '0.30', '999.70', '-999.40', '-100.0', null], 'USD', {
      ...{ kind: 'total', adds: plus([1, 2]) },
    }),
    row(['Costs', null, '1234567.89', null, '1234567.89', null, null], 'USD'),
    row(['Net', null, '-1234567.59', '999.70', '-1235567.29', '-123593.8', null], 'USD', {
      ...{ kind: 'total' },
      adds: [
        { row: 3, times: 1 },
        { row: 4, times: -1 },
      ],
    }),
  ],
  ['Nothing is converted.'],
);

const RUNNING: Table = {
  ...{ title: 'Ledger', subject: 'two pages', notes: [] },
  columns: [
    ...[column('Payee', 'text'), column('Debit', 'money'), column('Credit', 'money')],
    column('Balance', 'money', {
      running: true,
      adds: [
        { column: 1, times: 1 },
        { column: 2, times: -1 },
      ],
    }),
  ],
  pages: () => [
    [
      row(['Opening', null, null, '10.00'], 'USD', { kind: 'opening' }),
      row(['One', '5.00', null, '15.00'], 'USD', { follows: 0 }),
      row(['Two', null, '20.25', '-5.25'], 'USD', { follows: 1 }),
    ],
    [
      row(['Three', null, '1.00', '-6.25'], 'USD'),
      row(['Four', '7.00', null, '0.75'], 'USD', { follows: 0 }),
    ],
  ],
};

const HOSTILE = [
  '=1+1',
  '+cmd|calc',
  '@SUM(A1)',
  '-2+3',
  '\t=1',
  '<t>&amp;"\'',
  '_x0041_',
  'a\u0000b',
  '\uD83D',
  '012',
  '1e5',
];

describe('the workbook', () => {
  it('writes formulas for whatever adds up, and what they come to beside them', () => {
    const bytes = bytesOf([FIGURES, RUNNING]);
    expect(formulasOf(bytes)).toEqual([
      ...['C6-D6', 'ROUND(E6/ABS(D6),3)', 'C7-D7', 'ROUND(E7/ABS(D7),3)'],
      ...['SUM(C6:C7)', 'SUM(D6:D7)', 'SUM(E6:E7)', 'ROUND(E8/ABS(D8),3)', 'C9-D9'],
      ...['SUM(C8)-SUM(C9)', 'SUM(D8)-SUM(D9)', 'SUM(E8)-SUM(E9)', 'ROUND(E10/ABS(D10),3)'],
      ...['D5+B6-C6', 'D6+B7-C7', 'D8+B9-C9'],
    ]);
    expect(storedSheets(bytes).get('Figures')!.slice(3)).toEqual([
      ['What', 'Day', 'This year', 'Last year', 'Change', 'Change in percent', 'Rows', 'Currency'],
      ['Income'],
      ['Fees', '45717', '0.10', '-0.30', '0.40', '1.333', '3', 'USD'],
      ['Sales', '45351', '0.20', '1000.00', '-999.80', '-1.000', '12', 'USD'],
      ['Total income', '', '0.30', '999.70', '-999.40', '-1.000', '', 'USD'],
      ['Costs', '', '1234567.89', '', '1234567.89', '', '', 'USD'],
      ['Net', '', '-1234567.59', '999.70', '-1235567.29', '-1235.938', '', 'USD'],
      [],
      ['Nothing is converted.'],
    ]);
  });

  it('keeps text as text, whatever it begins with', () => {
    const table = tableOf(
      { title: 'Text', subject: '', columns: [column('What', 'text')] },
      HOSTILE.map((text) => row([text], 'USD')),
    );
    const bytes = bytesOf([table]);
    expect(formulasOf(bytes)).toEqual([]);
    expect(storedSheets(bytes).get('Text')!.slice(4).flat()).toEqual(
      HOSTILE.map((text) => text.replace('\u0000', '\uFFFD').replace('\uD83D', '\uFFFD')),
    );
  });

  it('names sheets so that every program takes them', () => {
    const titled = (title: string) => tableOf({ title, subject: '', columns: [] }, []);
    const long = 'A name that is longer than a tab can be, by far';
    const names = [...storedSheets(bytesOf(['a/b', 'A:B', long, long, "'x'", ''].map(titled))).keys()];
    expect(names).toEqual(['a b', 'A B 2', long.slice(0, 31), `${long.slice(0, 29)} 2`, 'x', 'Sheet']);
  });

  it.skipIf(!hasOffice)('comes to the same in LibreOffice, which works every formula out anew', () => {
    const bytes = bytesOf([FIGURES, RUNNING]);
    const [stored, recomputed] = [storedSheets(bytes), recomputedSheets(bytes)];
    const money = (cell = '') => (cell === '' ? '' : Math.round(Number(cell) * 100));
    for (const [name, columns] of [
      ['Figures', [2, 3, 4]],
      ['Ledger', [1, 2, 3]],
    ] as const)
      for (const [at, cells] of stored.get(name)!.entries())
        for (const place of at < 4 ? [] : columns)
          expect([name, at, place, money(recomputed.get(name)![at]?.[place])]).toEqual([
            name,
            at,
            place,
            money(cells[place]),
          ]);
    expect(recomputed.get('Figures')![5]![1]).toBe('2025-03-01');
    expect(recomputed.get('Figures')![5]![5]).toMatch(/^133\.3/);
  });
});
