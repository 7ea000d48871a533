/** Habits of banks in print that other readers fall for: days, rows below a day, groups of digits, currencies, names. */
import { describe, expect, it } from 'vitest';
import { openPdf } from '../../main/import/pdf/index.ts';
import { DEFAULT_LIMITS, MemorySink } from '../../main/import/reader.ts';
import { at, drawPdf, type PageLine, to } from '../support/pdf.ts';

async function read(...lines: PageLine[]): Promise<MemorySink> {
  const sink = new MemorySink();
  (await openPdf(await drawPdf([lines]))).read(sink, DEFAULT_LIMITS);
  return sink;
}

const rowsOf = (sink: MemorySink) =>
  sink.statements.flatMap(({ rows }) => rows.map(({ date, amount, payee }) => [date, amount, payee]));
const currencyOf = (sink: MemorySink) => sink.statements[0]!.head.currency;
const isSound = (sink: MemorySink) => expect([sink.problems, sink.warnings]).toEqual([[], []]);

const PERIOD: PageLine = [at(50, 'Statement period 1 January 2025 to 31 January 2025')];
const COLUMNS: PageLine = [
  at(50, 'Date'),
  at(120, 'Description'),
  to(400, 'Money out'),
  to(480, 'Money in'),
  to(570, 'Balance'),
];
/** A row of such a table; an empty cell is not printed. */
function row(day: string, text: string, out: string, into = '', balance = ''): PageLine {
  const cells = [at(50, day), at(120, text), to(400, out), to(480, into), to(570, balance)];
  return cells.filter((cell) => cell.text !== '');
}

describe('days', () => {
  it.each(['05 Jan 25', '5 Jan 25', '05-Jan-25', '05 JAN 25'])(
    'with a year of two digits, as in %s, are no numbers of checks',
    async (day) => {
      const sink = await read(
        PERIOD,
        COLUMNS,
        [at(120, 'Opening balance'), to(570, '100.00')],
        row(day, 'Tesco', '10.00', '', '90.00'),
        row(day.replace('5', '6'), 'Bob', '', '30.00', '120.00'),
        [at(120, 'Closing balance'), to(570, '120.00')],
      );
      isSound(sink);
      expect(rowsOf(sink)).toEqual([
        ['2025-01-05', '-10.00', 'Tesco'],
        ['2025-01-06', '30.00', 'Bob'],
      ]);
    },
  );

  it('behind the number of a check in a column of its own stay what they are', async () => {
    const sink = await read(
      PERIOD,
      [at(50, 'Opening balance'), to(500, '$100.00')],
      [at(50, 'Checks paid')],
      [at(50, 'Check'), at(120, 'Date'), to(500, 'Amount')],
      [at(50, '12'), at(120, 'Jan 25'), to(500, '10.00')],
      [at(50, '13*'), at(120, 'Jan 26'), to(500, '20.00')],
      [at(50, 'Closing balance'), to(500, '$70.00')],
    );
    isSound(sink);
    expect(rowsOf(sink)).toEqual([
      ['2025-01-25', '-10.00', 'Check 12'],
      ['2025-01-26', '-20.00', 'Check 13'],
    ]);
  });

  it('are printed once, with the rows of the day below it in whichever column', async () => {
    const lines = [
      PERIOD,
      COLUMNS,
      row('1 Jan', 'Start balance', '', '', '100.00'),
      row('5 Jan', 'Card payment to Tesco', '10.00'),
      row('', 'Card payment to Tesco', '10.00', '', '80.00'),
      row('6 Jan', 'Received from Bob', '', '30.00'),
      [at(120, 'Reference 12')],
      row('', 'Direct debit to EDF', '5.50', '', '104.50'),
      row('31 Jan', 'End balance', '', '', '104.50'),
    ];
    const sink = await read(...lines);
    isSound(sink);
    expect(rowsOf(sink)).toEqual([
      ['2025-01-05', '-10.00', 'Card payment to Tesco'],
      ['2025-01-05', '-10.00', 'Card payment to Tesco'],
      ['2025-01-06', '30.00', 'Received from Bob Reference 12'],
      ['2025-01-06', '-5.50', 'Direct debit to EDF'],
    ]);
    expect(sink.statements[0]!.balances).toMatchObject({ opening: '100.00', closing: '104.50' });
  });

  it('go on overleaf, below a balance carried there', async () => {
    const first = [
      PERIOD,
      COLUMNS,
      row('1 Jan', 'Balance brought forward', '', '', '100.00'),
      row('5 Jan', 'Tesco', '10.00', '', '90.00'),
    ];
    const second = [
      COLUMNS,
      [at(120, 'Balance brought forward'), to(570, '90.00')],
      row('', 'Refund', '', '4.00', '94.00'),
      row('31 Jan', 'Balance carried forward', '', '', '94.00'),
    ];
    const sink = new MemorySink();
    (await openPdf(await drawPdf([first, second]))).read(sink, DEFAULT_LIMITS);
    isSound(sink);
    expect(rowsOf(sink)).toEqual([
      ['2025-01-05', '-10.00', 'Tesco'],
      ['2025-01-05', '4.00', 'Refund'],
    ]);
  });
});

describe('what money is counted in', () => {
  const card = (...shop: PageLine[]) => [
    [at(50, 'Credit card ending in 1009')],
    PERIOD,
    [at(50, 'Previous balance'), to(500, '$100.00')],
    [at(50, 'New balance'), to(500, '$57.10')],
    [at(50, 'Date'), at(120, 'Description'), to(500, 'Amount')],
    [at(50, '5 Jan'), at(120, 'Payment, thank you'), to(500, '-$100.00')],
    ...shop,
    [at(50, '7 Jan'), at(120, 'Figma'), to(500, '$30.00')],
  ];

  it('is not told by the money of a shop, beside its name or below it', async () => {
    const below = await read(
      ...card([at(50, '6 Jan'), at(120, 'Hotel Paris'), to(500, '$27.10')], [at(120, 'EUR 25.00')]),
    );
    const beside = await read(
      ...card([at(50, '6 Jan'), at(120, 'HOTEL PARIS £20.00 25.00 EUR'), to(500, '$27.10')]),
    );
    expect([currencyOf(below), currencyOf(beside)]).toEqual([null, null]);
  });

  it.each(['ZELLE PAYMENT TO RON', 'BOB', 'TOP ALL'])('is not told by a payee called %s', async (name) => {
    const sink = await read(
      PERIOD,
      [at(50, 'Beginning balance'), to(500, '$100.00')],
      [at(50, 'Jan 05'), at(120, name), to(500, '-30.00')],
      [at(50, 'Jan 06'), at(120, 'Shop'), to(500, '-10.00')],
      [at(50, 'Ending balance'), to(500, '$60.00')],
    );
    expect(currencyOf(sink)).toBeNull();
  });

  const german = (heading: PageLine, amountColumn: string) =>
    read(
      heading,
      [at(50, 'Datum'), at(120, 'Vorgang'), to(500, amountColumn)],
      [at(50, 'alter Kontostand vom 31.12.2024'), to(500, '1.000,00')],
      [at(50, '02.01.2025'), at(120, 'Lastschrift'), to(500, '-89,50')],
      [at(50, 'neuer Kontostand vom 31.01.2025'), to(500, '910,50')],
    );

  it('is told by the heading of the table, by the kind of account, beside its number', async () => {
    const plain = [at(50, 'Volksbank')];
    const seen = [
      await german(plain, 'Betrag EUR'),
      await german([at(50, 'EUR-Konto')], 'Betrag'),
      await german([at(50, 'IBAN CH93 0076 2011 6238 5295 7 CHF')], 'Betrag'),
      await german(plain, 'Betrag'),
    ];
    expect(seen.map(currencyOf)).toEqual(['EUR', 'EUR', 'CHF', null]);
  });

  it('is told by what stands beside the amount of every row', async () => {
    const sink = await read(
      [at(50, '2025-01-02'), at(120, 'A'), to(500, '-10.00 EUR')],
      [at(50, '2025-01-03'), at(120, 'B'), to(500, '20.00 EUR')],
    );
    expect(currencyOf(sink)).toBe('EUR');
  });
});

describe('a space between groups of digits', () => {
  it('is one beside a point, too', async () => {
    const sink = await read(
      PERIOD,
      COLUMNS,
      row('1 Jan', 'Kontostand', '', '', '1 000.00'),
      row('5 Jan', 'Gutschrift ACME 2', '', '2 500.00', '3 500.00'),
      row('31 Jan', 'Preis', '5.00', '', '3 495.00'),
      row('31 Jan', 'Kontostand', '', '', '3 495.00'),
    );
    isSound(sink);
    expect(rowsOf(sink).map(([, amount]) => amount)).toEqual(['2500.00', '-5.00']);
  });

  it('is none behind a number that belongs to the description', async () => {
    const sink = await read(
      PERIOD,
      [at(50, 'Opening balance'), at(500, '900,00')],
      [at(50, '6 Jan'), at(120, 'Filiale 12 250,00')],
      [at(50, '7 Jan'), at(120, 'Gebühr -5,00')],
      [at(50, 'Closing balance'), at(500, '1145,00')],
    );
    isSound(sink);
    expect(rowsOf(sink).map(([, amount]) => amount)).toEqual(['250.00', '-5.00']);
  });
});

describe('balances', () => {
  it('of one name are told apart by their days, with the time or the number of a statement beside it', async () => {
    const sink = await read(
      [at(50, 'Datum'), at(120, 'Vorgang'), to(500, 'Betrag EUR')],
      [at(50, 'Kontostand am 31.12.2024, Auszug Nr. 12'), to(500, '1.000,00')],
      [at(50, '02.01.2025'), at(120, 'Lastschrift'), to(500, '-89,50')],
      [at(50, '05.01.2025'), at(120, 'Gutschrift'), to(500, '2.500,00')],
      [at(50, 'Kontostand am 31.01.2025 um 20:02 Uhr'), to(500, '3.410,50')],
    );
    isSound(sink);
    expect(sink.statements[0]!.balances).toMatchObject({
      opening: '1000.00',
      openingOn: '2024-12-31',
      closing: '3410.50',
      closingOn: '2025-01-31',
    });
  });

  it('by day are no rows, though their table calls them amounts, two beside each other', async () => {
    const sink = await read(
      PERIOD,
      [at(50, 'Beginning balance'), to(500, '$2,000.00')],
      [at(50, 'Electronic withdrawals')],
      [at(50, 'Date'), at(120, 'Description'), to(500, 'Amount')],
      [at(50, '01/20'), at(120, 'Shop'), to(500, '100.00')],
      [at(50, 'Ending balance'), to(500, '$1,900.00')],
      [at(50, 'Daily ending balance')],
      [at(50, 'Date'), to(150, 'Amount'), at(250, 'Date'), to(350, 'Amount')],
      [at(50, '01/01'), to(150, '$2,000.00'), at(250, '01/20'), to(350, '1,900.00')],
      [at(50, '01/03'), to(150, '2,000.00')],
    );
    isSound(sink);
    expect(rowsOf(sink)).toEqual([['2025-01-20', '-100.00', 'Shop']]);
  });

  it('are what the account is proven by; what was paid at a shop of such a name is a row', async () => {
    const sink = await read(
      PERIOD,
      [at(50, 'Opening balance'), to(500, '$1,000.00')],
      [at(50, 'Date'), at(120, 'Description'), to(500, 'Amount')],
      [at(50, '01/03'), at(120, 'NEW BALANCE BOSTON'), to(500, '-80.00')],
      [at(50, '01/04'), at(120, 'NEW BALANCE'), to(500, '-20.00')],
      [at(50, '01/31'), at(120, 'Client'), to(500, '2,000.00')],
      [at(50, 'Closing balance'), to(500, '$2,900.00')],
    );
    isSound(sink);
    expect(rowsOf(sink).map(([, amount, payee]) => [amount, payee])).toEqual([
      ['-80.00', 'NEW BALANCE BOSTON'],
      ['-20.00', 'NEW BALANCE'],
      ['2000.00', 'Client'],
    ]);
    expect(sink.statements[0]!.balances).toMatchObject({ closing: '2900.00' });
  });

  it('beside rows prove such a shop, too, also below the day of another row', async () => {
    const sink = await read(
      PERIOD,
      COLUMNS,
      row('1 Jan', 'Opening balance', '', '', '100.00'),
      row('5 Jan', 'Tesco', '10.00', '', '90.00'),
      row('', 'NEW BALANCE', '40.00', '', '50.00'),
      row('6 Jan', 'NEW BALANCE', '20.00', '', '30.00'),
      row('31 Jan', 'Closing balance', '', '', '30.00'),
    );
    isSound(sink);
    expect(rowsOf(sink).map(([, amount]) => amount)).toEqual(['-10.00', '-40.00', '-20.00']);
  });

  it('are not taken from a line that may be a payment, where nothing tells', async () => {
    const sink = await read(
      PERIOD,
      [at(50, 'Date'), at(120, 'Description'), to(500, 'Amount')],
      [at(50, '01/03'), at(120, 'Coffee'), to(500, '-4.50')],
      [at(50, '01/04'), at(120, 'NEW BALANCE'), to(500, '-80.00')],
    );
    expect(rowsOf(sink).map(([, amount]) => amount)).toEqual(['-4.50']);
    expect(sink.statements[0]!.balances!.closing).toBeNull();
    expect(sink.problems.map(({ problem }) => problem.raw)).toEqual(['01/04  NEW BALANCE  -80.00']);
  });
});

it('a card that calls itself none is told by how it thanks for payments, and owes what was bought', async () => {
  const sink = await read(
    PERIOD,
    [at(50, 'Previous balance'), to(500, '$100.00')],
    [at(50, 'New balance'), to(500, '$30.00')],
    [at(50, '5 Jan'), at(120, 'PAYMENT - THANK YOU'), to(500, '-$100.00')],
    [at(50, '7 Jan'), at(120, 'Figma'), to(500, '$30.00')],
  );
  isSound(sink);
  expect(sink.statements[0]).toMatchObject({
    head: { kind: 'card' },
    balances: { opening: '-100.00', closing: '-30.00' },
    rows: [{ amount: '100.00' }, { amount: '-30.00' }],
  });
});

it('a sum within a description is none of the amounts of its row', async () => {
  const sink = await read(
    PERIOD,
    COLUMNS,
    row('1 Jan', 'Opening balance', '', '', '100.00'),
    row('5 Jan', 'POS purchase INV 1,234.56', '10.00', '', '90.00'),
    row('6 Jan', 'Refund INV 1,234.56', '', '4.00', '94.00'),
    row('31 Jan', 'Closing balance', '', '', '94.00'),
  );
  isSound(sink);
  expect(rowsOf(sink).map(([, amount]) => amount)).toEqual(['-10.00', '4.00']);
});
