/** Worksheets beside the forms, by the IRS's own examples, out of a packet's files: home office, miles, business income. */
import { strFromU8, unzipSync } from 'fflate';
import Papa from 'papaparse';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { TestBooks } from '../support/books.ts';
import { pagesOf } from '../support/read-pdf.ts';
import { formulasOf, type Sheets, storedSheets } from './tools.ts';

const DANA = 'Dana';
const HARBOR = 'Harbor LLC';
const COVE = 'Cove LLC';
const QUAY = 'Quay LLC';
const YEAR = 2025;
const DANA_2025 = { entity: DANA, year: YEAR };

type Files = Record<string, Uint8Array>;

let books: TestBooks;

async function enter(entity: string, date: string, legs: Record<string, string>): Promise<void> {
  const postings = Object.entries(legs).map(([account, amount]) => ({ account, amount }));
  await books.call('entry.create', { entries: [{ entity, date, payee: 'Ash', postings }] });
}

async function packetOf(entity: string): Promise<Files> {
  const asked = { entity, year: YEAR, evidence: false, statements: false };
  const file: File = await books.call('packet.build', asked);
  return unzipSync(new Uint8Array(await file.arrayBuffer()));
}

const csvIn = (files: Files, title: string) =>
  Papa.parse<string[]>(strFromU8(files[`csv/${title}.csv`]!).replace('\uFEFF', '')).data;

/** What stands on each line of a worksheet, by the line's number. */
const byLine = (rows: readonly (readonly string[])[]) =>
  new Map(rows.filter((row) => row[2] !== '').map((row) => [row[1], row[2]] as const));

const sheetIn = (sheets: Sheets, title: string) => [...sheets].find(([name]) => name.startsWith(title))![1];

describe('the home office', () => {
  let files: Files;

  beforeAll(async () => {
    books = await TestBooks.create();
    await books.call('entity.create', { kind: 'person', name: DANA });
    for (const name of [HARBOR, COVE])
      await books.call('entity.create', { kind: 'llc', name, tax_class: 'disregarded' });
    await enter(HARBOR, '2025-03-01', { Checking: '6000', 'Service revenue': '-6000' });
    await enter(HARBOR, '2025-03-02', { Supplies: '2000', Checking: '-2000' });
    const cost = (line: string, amount: string) => ({ line, kind: 'indirect', amount });
    await books.call('tax.set_home_office', {
      ...{ entity: HARBOR, year: YEAR, method: 'regular', area_used: 240, area_of_home: 1200 },
      costs: [cost('10', '12000'), cost('11', '3000'), cost('18', '1500'), cost('21', '2500')],
      // A fifth of it at 2.564 % (Pub. 946, table A-7a) is 1,600.
      building: { value: '362012.48', land: '50000', since: '2020-01-15' },
    });
    const trip = (date: string, miles: string, more = {}) => ({
      ...{ date, miles, reason: 'site visit', from: 'Office', to: 'Ash' },
      ...more,
    });
    await books.call('tax.add_trips', {
      entity: COVE,
      trips: [
        trip('2024-12-31', '99'),
        trip('2025-01-01', '100.4', { odometer_start: '5000', odometer_end: '5100.4' }),
        trip('2025-12-31', '200.2', { odometer_start: '9000', odometer_end: '9200.2' }),
        trip('2025-06-30', '10', { reimbursed: true }),
      ],
    });
    await enter(COVE, '2025-03-01', { Checking: '9000', 'Service revenue': '-9000' });
    const areas = [
      { from: '2025-04-20', square_feet: 100 },
      { from: '2025-08-05', square_feet: 330 },
    ];
    await books.call('tax.set_home_office', { entity: COVE, year: YEAR, method: 'simplified', areas });
    files = await packetOf(HARBOR);
  }, 60_000);
  afterAll(() => books.close());

  it('Pub. 587, figuring the deduction limit: of 1,600 of depreciation 200 are deducted, 1,400 carried', async () => {
    const wanted = [
      ...[
        ['8', '4000.00'],
        ['13', '3000.00'],
        ['15', '1000.00'],
        ['24', '800.00'],
        ['27', '800.00'],
      ],
      ...[
        ['28', '200.00'],
        ['40', '62402.50'],
        ['42', '1600.00'],
        ['33', '200.00'],
        ['35', '0.00'],
      ],
      ...[
        ['36', '4000.00'],
        ['43', '0.00'],
        ['44', '1400.00'],
      ],
    ];
    const told = byLine(csvIn(files, 'Home office'));
    for (const [line, amount] of wanted) expect([line, told.get(line)]).toEqual([line, amount]);
    const stored = byLine(sheetIn(storedSheets(files['workbook.xlsx']!), 'Home office'));
    for (const [line, amount] of wanted)
      expect([line, Number(stored.get(line)).toFixed(2)]).toEqual([line, amount]);
    const pages = (await pagesOf(new Blob([new Uint8Array(files['binder.pdf']!)]))).join(' ');
    expect(pages).toContain('Business percentage: 20 %');
    expect(pages).toContain('Depreciation percentage: 2.564 %');
    const onC = new Map(csvIn(files, 'Schedule C (Form 1040)').map((row) => [row[1], row[3]]));
    expect([onC.get('29'), onC.get('30'), onC.get('31')]).toEqual(['4000.00', '4000.00', '0.00']);
  });

  it('Pub. 587, simplified method: 150 square feet on average are 750; miles at 70 cents (Notice 2025-5)', async () => {
    const cove = await packetOf(COVE);
    const rows = csvIn(cove, 'Home office');
    expect(rows.find(([what]) => what!.startsWith('Deduction'))![2]).toBe('750.00');
    expect(rows.flat()).toContain(
      'Square feet, January to December: 0, 0, 0, 0, 100, 100, 100, 300, 300, 300, 300, 300',
    );
    const workbook = cove['workbook.xlsx']!;
    const miles = storedSheets(workbook).get('Mileage')!;
    const figures = (what: string) => miles.find(([first]) => first === what)!.map(Number);
    // 300.6 miles.
    expect(figures('business').slice(3, 6)).toEqual([300.6, 70, 210.42]);
    expect(figures('business, paid back').slice(3, 6)).toEqual([10, 70, 7]);
    expect(figures('Schedule C, line 9')[5]).toBe(210.42);
    // What was paid back is in the books already.
    expect(formulasOf(workbook)).toContain('SUM(F5)');
    const days = csvIn(cove, 'Mileage log').map(([day]) => day);
    expect(days.slice(1, -1)).toEqual(['2025-01-01', '2025-06-30', '2025-12-31']);
    const onC = new Map(csvIn(cove, 'Schedule C (Form 1040)').map((row) => [row[1], row[3]]));
    expect([onC.get('9'), onC.get('30')]).toEqual(['210.42', '750.00']);
  });
});

describe('the deduction for business income', () => {
  beforeAll(async () => {
    books = await TestBooks.create();
    await books.call('entity.create', { kind: 'person', name: DANA });
    await books.call('entity.create', { kind: 'llc', name: QUAY, tax_class: 's-corp' });
    await books.call('member.set', { entity: QUAY, members: [{ name: DANA, entity: DANA, share: '100' }] });
    await enter(QUAY, '2025-03-01', { Checking: '340000', 'Service revenue': '-340000' });
    await enter(QUAY, '2025-04-01', { Wages: '40000', Checking: '-40000' });
  }, 60_000);
  afterAll(() => books.close());

  it('Reg. 1.199A-1(d)(4), example 5: files jointly, as far above the threshold of 2025 as there of 2018', async () => {
    await books.call('tax.set_facts', { ...DANA_2025, status: 'joint', other_income: '486100' });
    const files = await packetOf(DANA);
    const rows = csvIn(files, 'Business income deduction');
    expect(rows[1]!.slice(0, 10)).toEqual([
      ...[QUAY, 'Schedule K-1', '300000.00', '0.00', '300000.00', '300000.00'],
      ...['40000.00', '0.00', '20000.00', '36000.00'],
    ]);
    expect(rows.find(([what]) => what === 'Deduction')!.at(-2)).toBe('36000.00');
    const notes = sheetIn(storedSheets(files['workbook.xlsx']!), 'Business income').flat().join(' ');
    expect(notes).toContain('files as married, jointly, with taxable income of 454,600.00 before it');
    expect(notes).toContain('above taxable income of 394,600.00, and hold whole from 494,600.00 on');
    expect(notes).toContain('are counted as none: the books do not tell them');
    // Of somebody who files as single the whole range is passed: half of the wages.
    await books.call('tax.set_facts', { ...DANA_2025, status: 'single' });
    const single = await books.call('tax.qbi', DANA_2025);
    expect(single).toMatchObject({ threshold: '197300.00', deduction: '20000.00' });
  });
});
