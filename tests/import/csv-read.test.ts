import { describe, expect, it } from 'vitest';
import { readCsv } from '../../main/import/csv/read.ts';
import { DEFAULT_LIMITS, MemorySink } from '../../main/import/reader.ts';
import type { CsvMapping } from '../../shared/contract/mapping.ts';
import { csvMapping } from '../../shared/contract/mapping.ts';

const PLAIN: CsvMapping = {
  delimiter: ',',
  quote: '"',
  headerRow: 0,
  firstRow: 1,
  columns: { date: 0, payee: [1], memo: [], amount: 2 },
  sign: { rule: 'as-is' },
  outSign: 'positive',
  balanceWhen: 'after',
  currency: null,
  dateFormat: 'YYYY-MM-DD',
  decimal: '.',
};

function read(lines: readonly string[], change: Partial<CsvMapping> = {}) {
  const text = lines.join('\r\n');
  const sink = new MemorySink();
  readCsv(text, csvMapping.parse({ ...PLAIN, ...change }), sink, DEFAULT_LIMITS);
  return {
    text,
    sink,
    rows: sink.statements.flatMap((s) => s.rows),
    problems: sink.problems.map((p) => p.problem),
  };
}

const HEADER = 'Date,Payee,Amount';

describe('readCsv', () => {
  it('turns what it cannot read into problems, with line and text', () => {
    const { rows, problems, text } = read([
      HEADER,
      '2024-03-01,Shop,-1.50',
      '2024-02-30,Shop,-2.50',
      '2024-03-03,Shop,about 5',
      '2024-03-04,Stock split,',
      ',Shop,-7.00',
    ]);
    expect(rows.map((row) => row.amount)).toEqual(['-1.50']);
    expect(problems.map(({ line, reason, amount }) => [line, reason, amount])).toEqual([
      [3, 'the date “2024-02-30” does not read as YYYY-MM-DD', '-2.50'],
      [4, "the amount “about 5” can't be read", null],
      [5, 'no amount', null],
      [6, 'no date', '-7.00'],
    ]);
    for (const { offset, length, raw } of problems) expect(text.slice(offset, offset + length)).toBe(raw);
  });

  it('says where each row lies, line ends inside cells included', () => {
    const { rows, text } = read([HEADER, '2024-03-01,"Shop', 'in town",-1.50', '2024-03-02,Pub,-2.50']);
    expect(rows.map((row) => [row.line, text.slice(row.offset, row.offset + row.length)])).toEqual([
      [2, '2024-03-01,"Shop\r\nin town",-1.50'],
      [4, '2024-03-02,Pub,-2.50'],
    ]);
  });

  it('adds continuation lines to the row above', () => {
    const { rows, text, problems } = read([
      HEADER,
      '2024-03-01,CARD,-1.50',
      ',Corner shop,',
      '2024-03-02,Pub,-2.50',
    ]);
    expect(rows.map((row) => row.memo)).toEqual(['Corner shop', '']);
    expect(text.slice(rows[0]!.offset, rows[0]!.offset + rows[0]!.length)).toContain('Corner shop');
    expect(problems).toEqual([]);
  });

  it('accounts for heading, totals, balances and notes without making them rows', () => {
    const { rows, problems, sink } = read(
      [
        'Account number:,12345678,',
        'Opening balance,,100.00',
        HEADER,
        '2024-03-01,Shop,-1.50',
        'Posted transactions',
        '2024-03-02,Pay,20.00',
        'Total,,18.50',
        'Closing balance,,118.50',
        'Downloaded on 2024-03-05',
      ],
      { headerRow: 2, firstRow: 3 },
    );
    expect(rows).toHaveLength(2);
    expect(problems).toEqual([]);
    expect(sink.statements[0]).toMatchObject({
      head: { accountId: '12345678' },
      balances: { opening: '100.00', closing: '118.50' },
    });
    const told = sink.warnings.join('\n');
    for (const words of ['2 lines above', 'Posted transactions', 'Total', 'Closing balance', 'Downloaded'])
      expect(told).toContain(words);
  });

  it('does not take a shop called Total for a total', () => {
    expect(read([HEADER, '2024-03-01,Total,-50.00']).rows).toHaveLength(1);
    expect(read([HEADER, 'soon,Total Wine,-50.00']).problems[0]).toMatchObject({ amount: '-50.00' });
  });

  it('reads a dated opening balance as a balance', () => {
    const { rows, sink } = read([HEADER, '2024-02-29,Saldo anterior,100.00', '2024-03-01,Shop,-1.50']);
    expect(rows).toHaveLength(1);
    expect(sink.statements[0]!.balances).toMatchObject({ opening: '100.00', openingOn: '2024-02-29' });
  });

  it.each([
    ['2024-03-01,Pay,2,500.00', '2024-03-02,Rent,-1,250.00', '2024-03-03,Shop,-4.50'],
    ['2024-03-01,Shop,-4.50', '2024-03-02,Pay,2,500.00', '2024-03-02,Rent,-1,250.00'],
    ['2024-03-01,Pay,10,00', '2024-03-02,Rent,-20,50', '2024-03-03,Shop,-4.50'],
  ])('takes no half of an amount that a comma has parted, wherever it stands: %s', (...lines) => {
    const { rows, problems } = read([HEADER, ...lines]);
    expect(rows).toMatchObject([{ amount: '-4.50' }]);
    expect(problems).toHaveLength(2);
  });

  it('keeps amounts apart that are written with currencies of their own', () => {
    const amounts = ['-29.99 EUR', '100.00 EUR', '-5.00 USD', '€1.00'];
    const { sink } = read([HEADER, ...amounts.map((amount, n) => `2024-03-0${n + 1},Shop,${amount}`)]);
    expect(sink.statements.map(({ head, rows }) => [head.currency, rows.map((row) => row.amount)])).toEqual([
      ['EUR', ['-29.99', '100.00', '1.00']],
      ['USD', ['-5.00']],
    ]);
  });

  it('takes more cells than names where all rows have them', () => {
    const { rows, problems } = read([HEADER, '2024-03-01,Pay,2.00,x', '2024-03-02,Rent,-1.50,y']);
    expect([rows.length, problems]).toEqual([2, []]);
  });

  it('does not take what was paid at New Balance for a balance', () => {
    const shop = '2024-03-01,NEW BALANCE,-80.00';
    const [before, after] = ['2024-02-28,Pub,-2.50', '2024-03-02,Pay,20.00'];
    const between = read([HEADER, before, shop, after]);
    expect(between.rows).toHaveLength(2);
    expect(between.problems).toMatchObject([{ amount: '-80.00', reason: expect.stringContaining('may be') }]);
    expect(between.sink.statements[0]!.balances).toMatchObject({ closing: null });
    expect(read([HEADER, shop, after]).problems).toMatchObject([{ amount: '-80.00' }]);
    // Where the account ends, a closing balance is looked for.
    const last = read([HEADER, before, '2024-03-01,New balance,97.50']);
    expect([last.rows.length, last.problems]).toEqual([1, []]);
    expect(last.sink.statements[0]!.balances).toMatchObject({ closing: '97.50', closingOn: '2024-03-01' });
  });

  it('takes it for a row where a kind is beside it, or a balance that it moved', () => {
    const kinds = read([
      'Date,Description,Amount,Category',
      '2024-03-01,NEW BALANCE,-80.00,Shopping',
      '2024-03-02,Pay,20.00,',
    ]);
    expect(kinds.rows).toMatchObject([{ amount: '-80.00' }, { amount: '20.00' }]);
    const columns = { date: 0, payee: [1], memo: [], amount: 2, balance: 3 };
    const moved = read(
      [
        'Date,Description,Amount,Balance',
        '2024-03-01,Balance,-80.00,20.00',
        '2024-03-02,Balance,35.00,35.00',
      ],
      { columns },
    );
    expect(moved.rows).toMatchObject([{ amount: '-80.00' }]);
    expect(moved.sink.warnings.join()).toContain('Balance 35.00 (a balance)');
  });

  it('begins another account where the column names stand again under its number', () => {
    const { sink } = read(
      [
        'Account: 11112222',
        HEADER,
        '2024-03-01,Shop,-1.50',
        'Account: 33334444',
        HEADER,
        '2024-03-02,Pub,-2.50',
      ],
      { headerRow: 1, firstRow: 2 },
    );
    expect(sink.statements.map((s) => [s.head.accountId, s.rows.length])).toEqual([
      ['11112222', 1],
      ['33334444', 1],
    ]);
  });

  it('keeps pending rows apart, dated by when they were begun', () => {
    const { rows, problems } = read(
      [
        'Completed,Payee,Amount,Started,Status',
        '2024-03-02,Shop,-1.50,2024-03-01,Completed',
        ',Pub,-2.50,2024-03-03,Pending',
        'Pending,Inn,-3.50,,',
        '2024-03-04,Bar,-9.00,2024-03-04,Declined',
        ',Spa,-8.00,2024-03-05,REVERTED',
      ],
      { columns: { date: 0, payee: [1], memo: [], amount: 2, transactionDate: 3, status: 4 } },
    );
    expect(rows.map((row) => [row.date, row.amount, row.pending])).toEqual([
      ['2024-03-02', '-1.50', false],
      ['2024-03-03', '-2.50', true],
    ]);
    expect(problems.map(({ reason, amount }) => [reason, amount])).toEqual([
      ['pending: no day yet (“Pending”)', '-3.50'],
      ['status “Declined”: the bank did not carry it out', '0'],
      ['status “REVERTED”: the bank did not carry it out', '0'],
    ]);
  });

  it('takes the sizes alone where the cells’ own signs say nothing, and the signs where nothing else tells', () => {
    const columns = { date: 0, payee: [], memo: [], out: 1, in: 2 };
    const lines = ['Date,Out,In', '2024-03-01,-1.00,', '2024-03-02,,-3.00'];
    expect(read(lines, { columns, unsigned: true }).rows.map((row) => row.amount)).toEqual(['-1.00', '3.00']);
    const signed = read([HEADER, '2024-03-01,Shop,-1.50', '2024-03-02,Pay,2.00'], { unsigned: true });
    expect(signed.rows.map((row) => row.amount)).toEqual(['-1.50', '2.00']);
  });

  it('leaves out rows by a word, or by any but some, and says so', () => {
    const { rows, sink } = read(
      [HEADER, '2024-03-01,Memo,-1.50', '2024-03-02,Pub,-2.50', '2024-03-03,,-3.50', '2024-03-04,memo,-4.50'],
      { leaveOut: [{ column: 1, words: ['memo'] }] },
    );
    expect(rows.map((row) => row.amount)).toEqual(['-2.50', '-3.50']);
    expect(sink.warnings.join()).toContain('1 row left out, on line 2: “Memo” in “Payee” moves nothing');
    const but = read([HEADER, '2024-03-01,Mine,-1.50', '2024-03-02,Bank,-2.50', '2024-03-03,,-3.50'], {
      leaveOut: [{ column: 1, except: ['mine'] }],
    });
    expect(but.rows.map((row) => row.amount)).toEqual(['-1.50', '-3.50']);
    const memos = Array.from({ length: 12 }, (_, day) => `2024-03-${day + 10},Memo,-1.50`);
    const many = read([HEADER, '2024-03-01,Pub,-2.50', ...memos], {
      leaveOut: [{ column: 1, words: ['memo'] }],
    });
    expect(many.sink.warnings.join()).toContain(
      '12 rows left out, on lines 3, 4, 5, 6, 7, 8, 9, 10, 11, 12 and 2 more: “Memo”',
    );
  });

  it('does not choose when both money out and money in are given', () => {
    const columns = { date: 0, payee: [], memo: [], out: 1, in: 2 };
    const { rows, problems } = read(['Date,Out,In', '2024-03-01,1.00,2.00', '2024-03-02,0.00,3.00'], {
      columns,
    });
    expect(rows.map((row) => row.amount)).toEqual(['3.00']);
    expect(problems[0]!.reason).toContain('both');
  });

  it('gives balances only where every printed one follows', () => {
    const columns = { date: 0, payee: [], memo: [], amount: 1, balance: 2 };
    const up = read(['D,A,B', '2024-03-01,-1.50,98.50', '2024-03-02,3,', '2024-03-03,1,102.50'], { columns });
    expect(up.sink.statements[0]!.balances).toMatchObject({
      opening: '100.00',
      openingOn: '2024-03-01',
      closing: '102.50',
      closingOn: '2024-03-03',
    });
    const off = read(['D,A,B', '2024-03-01,-1.50,98.50', '2024-03-02,3,101.51'], { columns });
    expect(off.sink.statements[0]!.balances).toMatchObject({ opening: null, closing: null });
    expect(off.sink.warnings.join()).toContain('line 3');
  });

  it('takes no row for whole with which the file ends, where cells or decimals are lacking that all others have', () => {
    const columns = { date: 0, payee: [1], memo: [], amount: 2, balance: 3 };
    const whole = ['2024-03-01,Shop,-1.50,98.50', '2024-03-02,Pub,-2.00,96.50', '2024-03-03,Inn,-3.25,93.25'];
    const last = (row: string, end = '') => read(['D,P,A,B', ...whole, row + end], { columns });
    const cutAt = (row: string, end = '') =>
      last(row, end).problems.map(({ reason, amount, read: said }) => [reason, amount, said?.payee]);
    const cut = 'the file ends in the middle of this row';
    expect(cutAt('2024-03-04,Bar,-9')).toEqual([[cut, null, 'Bar']]);
    expect(cutAt('2024-03-04,Bar,-90.75')).toEqual([[cut, null, 'Bar']]);
    expect(cutAt('2024-03-04,Bar,-90.75,2')).toEqual([[cut, '-90.75', 'Bar']]);
    expect(last('2024-03-04,Bar,-9').sink.statements[0]!.balances).toMatchObject({
      ...{ closing: '93.25', closingOn: '2024-03-03' },
    });
    // One that is whole may end a text without a line end, and a line end says that it is.
    expect(cutAt('2024-03-04,Bar,-90.75,2.50')).toEqual([]);
    expect(cutAt('2024-03-04,Bar,-90.75,', '')).toEqual([]);
    expect(cutAt('2024-03-04,Bar,-90.75,2', '\r\n')).toEqual([]);
    // Who leaves noughts out does so in any row.
    const short = whole.map((row) => row.replace('.50', '.51').replace('.00', '.01'));
    expect(
      read(['D,P,A', ...short.map((row) => row.slice(0, row.lastIndexOf(','))), '2024-03-04,Bar,-9'])
        .problems,
    ).toEqual([]);
  });

  it('keeps to the balances on both sides of a row whose amount nobody can read, in either order', () => {
    const columns = { date: 0, payee: [], memo: [], amount: 1, balance: 2 };
    const rows = [
      '2024-03-01,-1.50,98.50',
      '2024-03-02,2.00,100.50',
      '2024-03-03,n/a,60.50',
      '2024-03-04,-0.50,60.00',
      '2024-03-05,5.00,65.00',
    ];
    for (const order of [rows, rows.toReversed()]) {
      const { sink, problems } = read(['D,A,B', ...order], { columns });
      expect(problems).toHaveLength(1);
      expect(sink.warnings.join()).not.toContain('do not follow');
      expect(sink.statements[0]!.balances).toMatchObject({ opening: '100.00', closing: '65.00' });
      const first =
        order === rows
          ? rows.with(0, '2024-03-01,n/a,98.50')
          : rows.with(0, '2024-03-01,n/a,98.50').toReversed();
      expect(read(['D,A,B', ...first], { columns }).sink.statements[0]!.balances).toMatchObject({
        opening: null,
        closing: '65.00',
      });
      // What follows of the others is held against the balances as before.
      const off = order.map((row) => row.replace('60.00', '61.00'));
      expect(read(['D,A,B', ...off], { columns }).sink.statements[0]!.balances).toMatchObject({
        closing: null,
      });
    }
  });

  it('lists a row with a quote that is not closed, and reads the one it ran into', () => {
    const { rows, problems } = read([
      HEADER,
      '2024-03-01,"Shop,-1.50',
      '2024-03-02,"Pub",-2.50',
      '2024-03-03,Inn,-3.50',
    ]);
    expect(rows.map((row) => row.amount)).toEqual(['-2.50', '-3.50']);
    expect(problems).toMatchObject([{ line: 2, amount: null }]);
  });

  it('keeps to the limits on rows and accounts', () => {
    const sink = new MemorySink();
    const limits = { ...DEFAULT_LIMITS, rowsMax: 2, statementsMax: 2 };
    const three = `${HEADER}\n${'2024-03-01,Shop,-1.50\n'.repeat(3)}`;
    expect(() => readCsv(three, PLAIN, sink, limits)).toThrow('more than 2 rows');
    const columns = { ...PLAIN.columns, account: 1 };
    const accounts = `${HEADER}\n${['a', 'b', 'c'].map((a) => `2024-03-01,${a},1\n`).join('')}`;
    expect(() => readCsv(accounts, { ...PLAIN, columns }, sink, { ...limits, rowsMax: 9 })).toThrow(
      'more than 2 accounts',
    );
  });

  it('gives an empty statement for a file without rows', () => {
    expect(read([HEADER]).sink.statements).toHaveLength(1);
  });
});
