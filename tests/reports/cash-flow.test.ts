/** The cash flow statement of a small year, told in both ways, and of an owner and their company together. */
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { ReportTable } from '../../shared/contract/report-table.ts';
import { wrongCells } from './adding-up.ts';
import { PlainBooks } from './plain-books.ts';

const [E, ADA] = ['Harbor LLC', 'Ada'];
const YEAR = { from: '2025-01-01', to: '2025-12-31' };
let books: PlainBooks;

beforeEach(() => {
  books = new PlainBooks();
  books.call('entity.create', { kind: 'person', name: ADA });
  books.call('entity.create', { kind: 'llc', name: E, tax_class: 'disregarded', state: 'WY' });
  books.call('member.set', { entity: E, members: [{ name: ADA, entity: ADA, share: '100' }] });
  books.enter(E, '2024-12-31', 'Start', { Checking: '500', 'Member contributions': '-500' });
  books.enter(E, '2025-02-10', 'Client', { 'Accounts receivable': '300', 'Service revenue': '-300' });
  books.enter(E, '2025-03-10', 'Client', { Checking: '200', 'Accounts receivable': '-200' });
  books.enter(E, '2025-04-01', 'Maker', { 'Fixed assets': '90', Checking: '-60', 'Bank loans': '-30' });
  books.enter(E, '2025-12-31', 'Worn', { Depreciation: '20', 'Accumulated depreciation': '-20' });
});
afterEach(() => books.close());

function lines({ columns, rows }: ReportTable): string[] {
  const money = columns.flatMap(({ kind }, at) => (kind === 'money' ? [at] : []));
  return rows.map(({ cells, depth }) =>
    ['  '.repeat(depth) + cells[0], ...money.map((at) => cells[at] ?? '·')].join(' '),
  );
}

const flow = (more: object): ReportTable =>
  books.call('reports.table', { report: 'cash-flow', ...YEAR, ...more });

it('says what came in and went out, by what it was for', () => {
  const direct = flow({ entity: E });
  expect(lines(direct)).toEqual([
    ...[
      'Operating activities ·',
      '  Accounts receivable 200.00',
      'Net cash from operating activities 200.00',
    ],
    ...['Investing activities ·', '  Fixed assets -90.00', 'Net cash from investing activities -90.00'],
    ...['Financing activities ·', '  Bank loans 30.00', 'Net cash from financing activities 30.00'],
    ...['Change in cash 140.00', 'Cash at the beginning 500.00', 'Cash at the end 640.00'],
  ]);
  expect(wrongCells(direct)).toEqual([]);
});

it('comes from net income by what was earned and spent without cash', () => {
  expect(lines(flow({ entity: E, method: 'indirect' })).slice(0, 5)).toEqual([
    ...['Operating activities ·', '  Net income 280.00', '  Change of Accounts receivable -100.00'],
    ...['  Accumulated depreciation, without cash 20.00', 'Net cash from operating activities 200.00'],
  ]);
});

it('tells of what was there when books began only the cash', () => {
  const begun = { Checking: '50', 'Fixed assets': '180', 'Accounts receivable': '40', 'Bank loans': '-70' };
  books.enter(ADA, '2025-01-01', 'Before', { Checking: '700', 'Opening balances': '-700' });
  books.enter(E, '2025-01-01', 'Before', { ...begun, 'Opening balances': '-200' });
  books.enter(E, '2025-01-01', 'Before', { 'Fixed assets': '25', 'Opening balances': '-25' });
  for (const method of ['direct', 'indirect']) {
    const table = flow({ entity: E, method });
    const told = lines(table);
    expect(told).toContain('Net cash from investing activities -90.00');
    expect(told).toContain('Net cash from financing activities 30.00');
    expect(told).toContain('Net cash from operating activities 200.00');
    expect(told).toContain('Net cash from opening balances and exchange 50.00');
    expect(told.at(-1)).toBe('Cash at the end 690.00');
    expect(told.join()).not.toContain('Opening balances, without cash');
    expect(wrongCells(table)).toEqual([]);
  }
});

it('shows what each quarter began and ended with', () => {
  const quarters = lines(flow({ entity: E, interval: 'quarter' }));
  expect(quarters).toContain('Cash at the beginning 500.00 700.00 640.00 640.00 500.00');
  expect(quarters).toContain('Cash at the end 700.00 640.00 640.00 640.00 640.00');
});

it('of the owner and the company together knows only what others paid and got', () => {
  const crossed = { date: '2025-05-05', purpose: 'As agreed', from: ADA, to: E };
  books.call('crossing.make', {
    ...{ ...crossed, kind: 'contribution', amount: '50' },
    ...{ from_account: 'Checking', to_account: 'Checking' },
  });
  books.call('crossing.make', {
    ...{ ...crossed, kind: 'business', amount: '40', from_account: 'Checking', category: 'Travel' },
  });
  const all = flow({});
  const row = (label: string) =>
    lines(all)
      .find((line) => line.trim().startsWith(label))!
      .trim();
  // The owner paid for the company: cash went out for travel, though not the company's.
  expect(row('Travel')).toBe('Travel 0.00 0.00 -40.00 -40.00');
  expect(row('Member contributions')).toBe('Member contributions 50.00 0.00 -50.00 0.00');
  expect(row('Change in cash')).toBe('Change in cash 190.00 -90.00 0.00 100.00');
  expect(wrongCells(all)).toEqual([]);
});
