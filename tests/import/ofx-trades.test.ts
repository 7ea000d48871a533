/** Investment transactions of OFX as they are read: what each does to the cash, what it is, and how it reads. */
import { describe, expect, it } from 'vitest';
import { readOfx } from '../../main/import/ofx/ofx.ts';
import { DEFAULT_LIMITS, MemorySink } from '../../main/import/reader.ts';
import { brokerage, buy, held, income, JANUARY, tran } from '../support/brokerage.ts';

function read(text: string): MemorySink {
  const sink = new MemorySink();
  readOfx(text, sink, DEFAULT_LIMITS);
  return sink;
}

const one = (trade: string) => {
  const { statements, problems } = read(brokerage([trade]));
  return statements[0]!.rows[0] ?? problems[0]!.problem;
};

describe('a brokerage account', () => {
  it('has a row for each transaction, in the file’s order, that points at its own text', () => {
    const text = brokerage(JANUARY);
    const { statements, problems } = read(text);
    expect(problems).toEqual([]);
    expect(
      statements[0]!.rows.map(({ date, amount, kind, reference }) => [date, amount, kind, reference]),
    ).toEqual([
      ['2024-01-02', '2000.00', undefined, 'b1'],
      ['2024-01-03', '-1004.95', 'security', 't1'],
      ['2024-01-10', '25.00', 'dividend', 't2'],
      ['2024-01-11', '0', 'dividend', 't3'],
      ['2024-01-15', '599.95', 'security', 't4'],
      ['2024-01-16', '0', 'security', 't5'],
      ['2024-01-20', '-10.00', 'fee', 't6'],
      ['2024-01-31', '-1.50', 'margin', 't7'],
    ]);
    for (const { offset, length, type } of statements[0]!.rows.slice(1)) {
      const own = text.slice(offset, offset + length);
      expect([own.startsWith(`<${type}>`), own.endsWith(`</${type}>`)]).toEqual([true, true]);
    }
  });

  it('says of each what a person would ask, with the name from the list behind', () => {
    const { rows } = read(brokerage(JANUARY)).statements[0]!;
    expect(new Set(rows.slice(1).map(({ payee }) => payee))).toEqual(new Set(['Acme Inc.']));
    expect(rows.slice(1).map(({ memo }) => memo)).toEqual([
      'Bought 100 at 10.00; commission 4.95',
      'Dividend',
      'Dividend reinvested in 1.2 at 10.00',
      'Sold 50 at 12.00; fees 0.05; what it had cost and gained is not told',
      'Split: 51.2 became 102.4',
      'Expense',
      'Margin interest',
    ]);
  });

  it('tells once what the file leaves open', () => {
    const plan = buy('t8', '20240120', '1', '10.00', '-10.00', '<INV401KSOURCE>MATCH');
    const unsigned = buy('t9', '20240121', '1', '10.00', '10.00');
    const { warnings } = read(brokerage([...JANUARY, plan, unsigned]));
    expect(warnings).toEqual([
      expect.stringMatching(/^Account I-1: 1 sale .* neither gain nor loss$/),
      expect.stringMatching(/^Account I-1: 1 purchase .* contributions that the file does not list/),
      expect.stringMatching(/^Account I-1: 1 purchase .* no minus, taken as money paid out$/),
    ]);
  });

  it('has its cash as the balance, and what it holds as positions', () => {
    const positions = held('102.4', '6.10', '624.64') + held('x', '1', '-5.00').replace('LONG', 'SHORT');
    const sink = read(brokerage([], { positions, cash: '1608.50' }));
    expect(sink.statements[0]).toMatchObject({
      balances: { closing: '1608.50', closingOn: '2024-01-31' },
      positions: [
        { security: 'Acme Inc.', ticker: 'ACME', id: '123', units: '102.4', price: '6.10', value: '624.64' },
        { short: true, units: null, value: '-5.00', as_of: '2024-01-31' },
      ],
    });
    expect(sink.warnings).toEqual([expect.stringMatching(/1 figure .* could not be read/)]);
    expect(read(brokerage([], { positions: '' })).statements[0]!.positions).toEqual([]);
    expect(read(brokerage([])).statements[0]!.positions).toBeUndefined();
  });
});

describe('one transaction', () => {
  it.each([
    [
      'a purchase that states its total without a sign',
      buy('a', '20240105', '3', '2', '6.00'),
      '-6.00',
      'security',
    ],
    ['a purchase that is taken back', buy('a', '20240105', '-3', '2', '6.00'), '6.00', 'security'],
    ['long-term gain', income('a', '20240105', 'CGLONG', '7.00'), '7.00', 'gain'],
    ['interest', income('a', '20240105', 'INTEREST', '7.00'), '7.00', 'interest'],
    ['income of no kind', income('a', '20240105', 'MISC', '7.00'), '7.00', undefined],
    [
      'capital that is paid back',
      `<RETOFCAP>${tran('a', '20240105')}<TOTAL>7.00</RETOFCAP>`,
      '7.00',
      'security',
    ],
    [
      'a split with cash for a part',
      `<SPLIT>${tran('a', '20240105')}<FRACCASH>4.10</SPLIT>`,
      '4.10',
      'security',
    ],
    ['cash within the account', `<JRNLFUND>${tran('a', '20240105')}<TOTAL>50</JRNLFUND>`, '0', 'security'],
    ['shares that move', `<TRANSFER>${tran('a', '20240105')}<UNITS>5</TRANSFER>`, '0', 'security'],
    [
      'an option that lapses',
      `<CLOSUREOPT>${tran('a', '20240105')}<OPTACTION>EXPIRE</CLOSUREOPT>`,
      '0',
      'security',
    ],
  ])('%s', (_what, trade, amount, kind) => {
    const { rows } = read(brokerage([trade])).statements[0]!;
    expect(rows.map((row) => [row.date, row.amount, row.kind])).toEqual([['2024-01-05', amount, kind]]);
  });

  it('of reinvestment is what was earned, and what it was spent on', () => {
    const reinvested = (units: string) =>
      `<REINVEST>${tran('a', '20240105')}<INCOMETYPE>CGSHORT<TOTAL>-12.00<UNITS>${units}</REINVEST>`;
    const parts = (gain: string, spent: string) => [
      { kind: 'gain', amount: gain },
      { kind: 'security', amount: spent },
    ];
    expect(one(reinvested('3'))).toMatchObject({ amount: '0', parts: parts('12.00', '-12.00') });
    expect(one(reinvested('-3'))).toMatchObject({ amount: '0', parts: parts('-12.00', '12.00') });
  });

  it.each([
    ['no total', `<INCOME>${tran('a', '20240105')}</INCOME>`, 'the amount is missing', null],
    ['no day', `<INCOME>${tran('a', '')}<TOTAL>5</INCOME>`, 'the date is missing', '5'],
    [
      'an unknown kind',
      `<XTRADE>${tran('a', '20240105')}<TOTAL>5</XTRADE>`,
      'XTRADE is no kind of transaction that is known',
      null,
    ],
  ])('with %s is listed, not guessed at', (_what, trade, reason, amount) => {
    expect(one(trade)).toMatchObject({ reason, amount });
  });

  it('that wraps one of a bank is that one alone', () => {
    const wrapped = '<X.BANKTRAN><STMTTRN><DTPOSTED>20240105<TRNAMT>5<FITID>b</STMTTRN></X.BANKTRAN>';
    const { statements, problems } = read(brokerage([wrapped]));
    expect([statements[0]!.rows.length, problems]).toEqual([1, []]);
  });
});
