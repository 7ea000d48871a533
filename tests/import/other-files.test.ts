/**
 * The same days out of several files: in other formats, with other references, in other words. What is there is not added
 * again, what is not comes in, and where nothing tells which it is, the row comes in and somebody is told.
 */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type OfxRow, ofx } from '../properties/ofx.ts';
import { statementFile } from '../support/books.ts';
import { ACCOUNT, entry, statement } from '../support/camt.ts';
import { books, closeBooks, openBooks, register } from '../support/matching-books.ts';

beforeEach(openBooks);
afterEach(closeBooks);

async function take(file: File) {
  const { files } = await books.call('imports.commit', { files: [file], account: 'Checking' });
  expect(files[0]).toMatchObject({ error: null, unreadable: [] });
  const [account] = files[0].accounts;
  return { new: account.new, duplicate: account.duplicate, warnings: files[0].warnings as string[] };
}

const month = [
  ['2025-01-03', '-12.50', 'COFFEE ROASTERS'],
  ['2025-01-09', '-900.00', 'RIVERSIDE RENT'],
  ['2025-01-15', '2000.00', 'CLIENT DEPOSIT'],
] as const;
type Row = readonly [date: string, amount: string, payee: string];
const csv = (rows: readonly Row[], name = 'a.csv') =>
  statementFile(name, `Date,Description,Amount\n${rows.map(([d, a, p]) => `${d},${p},${a}\n`).join('')}`);
const qif = (rows: readonly Row[]) =>
  statementFile(
    'a.qif',
    `!Type:Bank\n${rows.map(([d, a, p]) => `D${d.slice(5, 7)}/${d.slice(8)}/2025\nT${a}\nP${p}\n^\n`).join('')}`,
  );
const referenced = (rows: readonly Row[], prefix = 'r'): OfxRow[] =>
  rows.map(([date, amount, payee], n) => ({ date, amount, payee, fitid: `${prefix}${n}` }));

describe('another kind of file', () => {
  it('tells the same rows, where neither has references', async () => {
    await take(csv(month.map(([d, a, p]) => [d, a, `${p} 0423 SAN FR`])));
    const told = await take(qif(month));
    expect(told).toMatchObject({ new: 0, duplicate: 3 });
    expect(told.warnings.join()).toMatch(/3 rows are known from another kind of file/);
    expect(await register()).toHaveLength(3);
  });

  it('tells the same rows, where one row of the first has no reference', async () => {
    const [first, second, third] = referenced(month) as [OfxRow, OfxRow, OfxRow];
    await take(
      ofx('a.ofx', { rows: [first, { date: second.date, amount: second.amount, payee: 'Rent' }, third] }),
    );
    expect(await take(csv(month))).toMatchObject({ new: 0, duplicate: 3 });
  });

  it('tells the same rows under other references', async () => {
    await take(
      statementFile(
        'a.sta',
        ':20:A\n:25:12345678/5544\n:60F:C250102USD1000,00\n:61:2501030103D12,50NTRFRENT0001//Q77\n:86:COFFEE\n' +
          ':61:2501090109D900,00NTRFKREF//Q78\n:86:RENT\n:62F:C250131USD87,50\n-\n',
      ),
    );
    const entries = [
      ['2025-01-03', '12.50', '20250103A77'],
      ['2025-01-09', '900.00', '20250109B12'],
    ].map(([day, amount, reference]) =>
      entry({
        amount: `<Amt Ccy="USD">${amount}</Amt><CdtDbtInd>DBIT</CdtDbtInd>`,
        dates: `<BookgDt><Dt>${day}</Dt></BookgDt>`,
        more: `<AcctSvcrRef>${reference}</AcctSvcrRef>`,
      }),
    );
    const text = statement(entries.join(''), ACCOUNT.replace('EUR', 'USD'));
    expect(await take(statementFile('a.xml', text))).toMatchObject({ new: 0, duplicate: 2 });
  });

  it('tells of one more of an amount than there was', async () => {
    await take(csv(month));
    const told = await take(
      qif([...month.slice(0, 1), ['2025-01-03', '-12.50', 'Second cup'], ...month.slice(1)]),
    );
    expect(told).toMatchObject({ new: 1, duplicate: 3 });
    expect((await register()).filter((row) => row.includes('-12.50'))).toEqual([
      '2025-01-03 Coffee Roasters -12.50 cleared bank',
      '2025-01-03 Second cup -12.50 cleared bank',
    ]);
  });

  it('adds what the bank’s balance asks for, though there is a row of that day and amount', async () => {
    await take(ofx('dec.ofx', { rows: [], balance: { amount: '100.00', on: '2024-12-31' } }));
    await take(csv([['2025-01-03', '-12.50', 'COFFEE ROASTERS']]));
    const tea = { date: '2025-01-03', amount: '-12.50', payee: 'Tea house', fitid: 't' };
    const told = await take(ofx('jan.ofx', { rows: [tea], balance: { amount: '75.00', on: '2025-01-31' } }));
    expect(told).toMatchObject({ new: 1, duplicate: 0 });
    expect(told.warnings.join()).toMatch(/Possibly the same as “COFFEE ROASTERS”/);
  });
});

describe('a file of the same kind', () => {
  const reworded: Row[] = [['2025-01-03', '-12.50', 'POS PURCHASE COFFEE'], ...month.slice(1)];

  it('in which the bank words a row anew adds nothing, amid days that both tell of', async () => {
    const before: Row = ['2025-01-02', '-1.00', 'BUS'];
    await take(csv([before, ...reworded]));
    const told = await take(csv([before, ...month], 'b.csv'));
    expect(told).toMatchObject({ new: 0, duplicate: 4 });
    expect(told.warnings).toEqual([
      'One row is there in other words (same day and amount) and was not added again.',
    ]);
    expect(await take(csv([before, ...month], 'b.csv'))).toMatchObject({ new: 0, duplicate: 4 });
  });

  it('adds a row of a day that one of the two may not tell in full, and says so', async () => {
    await take(csv(reworded));
    const told = await take(csv(month, 'b.csv'));
    expect(told).toMatchObject({ new: 1, duplicate: 2 });
    expect(told.warnings).toEqual([
      'Assets:Checking, −12.50 USD on 2025-01-03: Possibly the same as “POS PURCHASE COFFEE” of that day (a.csv): check that it is not there twice.',
    ]);
    expect(await take(csv(month, 'b.csv'))).toMatchObject({ new: 0, duplicate: 3, warnings: [] });
  });

  it('adds a row of other words, though the first is missing there', async () => {
    const before: Row = ['2025-01-02', '-1.00', 'BUS'];
    await take(csv([before, ['2025-01-03', '-12.50', 'FUEL'], ...month.slice(1)]));
    expect(await take(csv([before, ...month], 'b.csv'))).toMatchObject({ new: 1, duplicate: 3 });
  });

  it('tells rows of one day and amount apart by their references', async () => {
    const coffee = { date: '2025-01-03', amount: '-12.50', payee: 'Coffee' };
    await take(ofx('a.ofx', { rows: [{ ...coffee, fitid: '1' }] }));
    const told = await take(ofx('b.ofx', { rows: [{ ...coffee, fitid: '2' }] }));
    expect(told).toMatchObject({ new: 1, duplicate: 0 });
    expect(told.warnings.join()).toMatch(/Possibly the same/);
    expect(
      await take(
        ofx('c.ofx', {
          rows: [
            { ...coffee, fitid: '1' },
            { ...coffee, fitid: '2' },
          ],
        }),
      ),
    ).toMatchObject({
      ...{ new: 0, duplicate: 2, warnings: [] },
    });
  });

  it('in which the bank gave all rows new references adds nothing', async () => {
    await take(ofx('a.ofx', { rows: referenced(month, 'x') }));
    const told = await take(
      ofx('b.ofx', { rows: referenced([...month, ['2025-01-20', '-1.00', 'Bus']], 'y') }),
    );
    expect(told).toMatchObject({ new: 1, duplicate: 3 });
    expect(told.warnings.join()).toMatch(/3 rows are there under other references/);
  });

  it('with other references adds nothing that the bank’s balance does not ask for', async () => {
    const opening = { amount: '1000.00', on: '2024-12-31' };
    await take(ofx('dec.ofx', { rows: [], balance: opening }));
    const [coffee] = referenced(month);
    await take(ofx('a.ofx', { rows: [coffee!], balance: { amount: '987.50', on: '2025-01-31' } }));
    const file = ofx('b.ofx', {
      rows: [
        { ...coffee!, fitid: 'other' },
        { date: '2025-02-03', amount: '-1.00', payee: 'Bus', fitid: 'b' },
      ],
      balance: { amount: '986.50', on: '2025-02-28' },
    });
    const told = await take(file);
    expect(told).toMatchObject({ new: 1, duplicate: 1 });
    expect(told.warnings.join()).toMatch(/The bank’s balance says so of 1/);
  });

  it('with a row on another day under its reference adds nothing that the balance does not ask for', async () => {
    const hotel = { date: '2025-01-30', amount: '-50.00', payee: 'HOTEL', fitid: 'F1' };
    await take(ofx('a.ofx', { rows: [hotel], balance: { amount: '950.00', on: '2025-01-31' } }));
    const bus = { date: '2025-02-10', amount: '-1.00', payee: 'BUS', fitid: 'F2' };
    const rows = [{ ...hotel, date: '2025-01-31' }, bus];
    const file = ofx('b.ofx', { rows, balance: { amount: '949.00', on: '2025-02-28' } });
    const told = await take(file);
    expect(told).toMatchObject({ new: 1, duplicate: 1 });
    expect(told.warnings).toEqual([
      'Assets:Checking: One row was there under the same reference on another day. The bank’s balance comes out without adding it again.',
    ]);
    expect((await register()).filter((row) => row.includes('Hotel'))).toHaveLength(1);
    expect(await take(file)).toMatchObject({ new: 0 });
    // So does a balance from before, of a file that has none.
    expect(await take(ofx('c.ofx', { rows: [{ ...bus, date: '2025-02-11' }] }))).toMatchObject({ new: 0 });
    // Where none tells, it comes in, and is told.
    for (const [name, date] of [
      ['d.ofx', '2025-03-01'],
      ['e.ofx', '2025-03-02'],
    ] as const) {
      const told = await take(ofx(name, { rows: [{ ...bus, date, fitid: 'F3' }] }));
      expect(told).toMatchObject({ new: 1 });
      expect(told.warnings.join()).toMatch(
        name === 'd.ofx' ? /^$/ : /sent reference F3 before on another day/,
      );
    }
  });
});

it('many equal amounts of one day cost what as many others do', async () => {
  const ends = [
    { date: '2025-01-01', amount: '5.00', payee: 'x', fitid: 'x' },
    { date: '2025-01-31', amount: '6.00', payee: 'y', fitid: 'y' },
  ];
  await take(ofx('ends.ofx', { rows: ends }));
  const many = (date: string, amount: (n: number) => string) =>
    Array.from({ length: 6_000 }, (_, n) => ({
      date,
      amount: amount(n),
      payee: 'Vend',
      fitid: `${date} ${n}`,
    }));
  const seconds: number[] = [];
  for (const rows of [many('2025-01-10', (n) => `${n + 1}.00`), many('2025-01-11', () => '1.00')]) {
    const start = performance.now();
    expect(await take(ofx('vend.ofx', { rows }))).toMatchObject({ new: 6_000, duplicate: 0 });
    seconds.push((performance.now() - start) / 1000);
  }
  expect(seconds[1]).toBeLessThan(4 * seconds[0]! + 1);
});
