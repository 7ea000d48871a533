/** The packet of a company whose return is its own: its schedules stand in it, read back out of its workbook. */
import { unzipSync } from 'fflate';
import { expect, it } from 'vitest';
import { TestBooks } from '../support/books.ts';
import { pagesOf } from '../support/read-pdf.ts';
import { storedSheets } from './tools.ts';

const ACCRUAL = { accounting_method: 'accrual' };

it.each([
  ['partnership', '1065', 'Partners’ capital accounts'],
  ['s-corp', '1120-S', 'Retained earnings'],
])('a %s: Schedules L, M-1 and M-2', async (tax_class, form, line) => {
  const books = await TestBooks.create();
  await books.call('entity.create', { kind: 'llc', name: 'Harbor LLC', tax_class, ...ACCRUAL });
  const opening = [
    { account: 'Checking', amount: '1200' },
    { account: 'Opening balances', amount: '-1200' },
  ];
  await books.call('entry.create', {
    entries: [{ entity: 'Harbor LLC', date: '2024-12-31', payee: 'Opening', postings: opening }],
  });
  const postings = [
    { account: 'Checking', amount: '5000' },
    { account: 'Service revenue', amount: '-5000' },
  ];
  await books.call('entry.create', {
    entries: [{ entity: 'Harbor LLC', date: '2025-03-10', payee: 'Client', postings }],
  });
  const file: File = await books.call('packet.build', { entity: 'Harbor LLC', year: 2025 });
  const files = unzipSync(new Uint8Array(await file.arrayBuffer()));
  const [, bytes] = Object.entries(files).find(([path]) => path.endsWith('.xlsx'))!;
  const sheets = storedSheets(bytes);
  const found = [...sheets.values()].flat().filter((row) => row.includes(line));
  // At the end of the year, and at its beginning.
  expect(found).toHaveLength(2);
  expect(found[0]!.map(Number)).toContain(6200);
  expect(found[1]!.map(Number)).toContain(1200);
  const titles = [...sheets.keys()].filter((title) => title.includes(`Form ${form}, Schedule`));
  expect(titles).toHaveLength(5);
  // The method of the return comes first.
  expect([...sheets.keys()].filter((title) => title.startsWith('Income statement'))).toEqual([
    'Income statement, accrual basis',
    'Income statement, cash basis',
  ]);
  await books.close();
});

it('has what members take over, worksheets and trips, and names what it has not', async () => {
  const books = await TestBooks.create();
  const E = 'Harbor LLC';
  const enter = (date: string, legs: Record<string, string>) => {
    const postings = Object.entries(legs).map(([account, amount]) => ({ account, amount }));
    return books.call('entry.create', { entries: [{ entity: E, date, payee: 'Ash', postings }] });
  };
  await books.call('entity.create', { kind: 'llc', name: E, tax_class: 's-corp' });
  await books.call('member.set', { entity: E, members: [{ name: 'Ada', share: '100' }] });
  await enter('2025-03-10', { Checking: '5000', 'Service revenue': '-5000' });
  await enter('2025-03-11', { 'Contract labor': '900', Checking: '-900' });
  await books.call('tax.add_asset', {
    ...{ entity: E, name: 'Press', cost: '700', placed_in_service: '2025-03-02', class: '5' },
    section_179: '700',
  });
  const vendor = { name: 'Ash', tin: '12-3456789', payees: ['Ash'], classification: 'individual' };
  await books.call('vendor.add', vendor);
  const build = async (more: object) => {
    const file: File = await books.call('packet.build', { entity: E, year: 2025, ...more });
    return unzipSync(new Uint8Array(await file.arrayBuffer()));
  };
  const files = await build({ evidence: false, statements: false });
  const sheets = storedSheets(files['workbook.xlsx']!);
  const titles = [...sheets.keys()];
  for (const title of ['Schedules K-1', 'Stock basis', 'Form 4562', 'Section 179', 'Forms 1099'])
    expect(titles.some((one) => one.startsWith(title))).toBe(true);
  expect(sheets.get('Schedules K-1')!.flat().map(Number)).toContain(4100);
  expect(titles.filter((title) => title.startsWith('Income statement'))).toEqual([
    'Income statement, cash basis',
    'Income statement, accrual basis',
  ]);
  expect(sheets.get('Income statement, cash basis')!.flat()).toContain('From accrual to cash');
  const { left_out: leftOut } = JSON.parse(Buffer.from(files['manifest.json']!).toString('utf8'));
  expect(leftOut).toEqual(
    expect.arrayContaining([
      'Files attached to entries: left out on request.',
      'Files of the bank: left out on request.',
      'Mileage log: there is nothing of it on record for the year.',
    ]),
  );
  const list = Buffer.from(files['tax/harbor-llc-1099-nec-2025.csv']!).toString('utf8');
  expect(list).toContain('900.00');
  expect(list).toContain('*****6789');
  expect(list).not.toContain('123456789');
  await books.close();
});

it('of a fiscal year has that year on the company’s own forms, and says the calendar year elsewhere', async () => {
  const books = await TestBooks.create();
  const E = 'Harbor LLC';
  await books.call('entity.create', { kind: 'llc', name: E, tax_class: 'partnership', fiscal_month: 7 });
  for (const [date, amount] of [
    ['2024-03-10', '1'],
    ['2024-09-10', '20'],
    ['2025-03-10', '300'],
    ['2025-09-10', '4000'],
  ]) {
    const postings = [
      { account: 'Checking', amount },
      { account: 'Service revenue', amount: `-${amount}` },
    ];
    await books.call('entry.create', { entries: [{ entity: E, date, payee: 'Client', postings }] });
  }
  const file: File = await books.call('packet.build', { entity: E, year: 2025 });
  const files = unzipSync(new Uint8Array(await file.arrayBuffer()));
  const sheets = storedSheets(files['workbook.xlsx']!);
  const page = sheets.get('Form 1065')!;
  expect(page.flat()).toContain('Harbor LLC, 2024-07-01 to 2025-06-30, cash basis');
  expect(page.find((row) => row[1] === '1a')!.map(Number)).toContain(320);
  const l = [...sheets].find(([title]) => title.startsWith('Form 1065, Schedule L'))![1];
  expect(l.find((row) => row[1] === '1')!.map(Number)).toContain(321);
  const m1 = [...sheets].find(([title]) => title.startsWith('Form 1065, Schedule M-1'))![1];
  expect(m1.find((row) => row[1] === '1')!.map(Number)).toContain(320);
  await books.close();
});

it('says what a person is worth with their part of a company, and proves the year by the statements of it', async () => {
  const books = await TestBooks.create();
  const [E, ADA] = ['Harbor LLC', 'Ada'];
  await books.call('entity.create', { kind: 'person', name: ADA });
  await books.call('entity.create', { kind: 'llc', name: E, tax_class: 'disregarded', state: 'WY' });
  await books.call('member.set', { entity: E, members: [{ name: ADA, entity: ADA, share: '100' }] });
  const enter = (entity: string, date: string, legs: Record<string, string>) => {
    const postings = Object.entries(legs).map(([account, amount]) => ({ account, amount }));
    return books.call('entry.create', { entries: [{ entity, date, payee: 'Ash', postings }] });
  };
  await enter(ADA, '2024-12-31', { Checking: '1000', 'Opening balances': '-1000' });
  await enter(E, '2025-03-10', { Checking: '900', 'Service revenue': '-900' });
  const draw = { kind: 'draw', from: E, to: ADA, amount: '300', date: '2025-06-30', purpose: 'June' };
  const banks = { from_account: 'Checking', to_account: 'Checking' };
  await books.call('crossing.make', { ...draw, ...banks, despite: 'It was there' });
  const { ids } = await enter(E, '2025-12-20', { Checking: '1', 'Service revenue': '-1' });
  const { ids: later } = await enter(E, '2026-02-20', { Checking: '1', 'Service revenue': '-1' });
  const { entries } = await books.call('entry.list', { entity: E });
  const early = entries
    .map(({ id }: { id: string }) => id)
    .filter((id: string) => ![...ids, ...later].includes(id));
  for (const [date, balance, marked] of [
    ['2025-11-15', '600', early],
    ['2026-01-15', '601', ids],
    ['2026-03-15', '602', later],
  ] as const) {
    books.world.at = Date.parse(`${date}T12:00:00Z`);
    await books.call('reconcile.mark', {
      account: 'Checking',
      entity: E,
      entries: marked,
      status: 'cleared',
    });
    await books.call('reconcile.finish', { account: 'Checking', entity: E, date, balance });
  }
  const sheetsOf = async (entity: string) => {
    const file: File = await books.call('packet.build', { entity, year: 2025 });
    const files = unzipSync(new Uint8Array(await file.arrayBuffer()));
    return {
      sheets: storedSheets(files['workbook.xlsx']!),
      binder: new Blob([files['binder.pdf'] as Uint8Array<ArrayBuffer>]),
    };
  };
  const { sheets, binder } = await sheetsOf(ADA);
  const worth = sheets.get('Net worth')!;
  expect(
    worth
      .find(([what]) => what === 'Part of Harbor LLC')!
      .slice(1, 5)
      .map(Number),
  ).toEqual([0, -300, 901, 601]);
  expect(
    worth
      .findLast(([what]) => what === 'Net worth')!
      .slice(1, 5)
      .map(Number),
  ).toEqual([1000, 1000, 901, 1901]);
  const [cover] = await pagesOf(binder);
  expect(cover).toContain(
    'Equity at its end 1,000.00 Net worth at its end 1,901.00, with the part of companies',
  );
  // The first statement that ends after the year proves its last days; those after it are another year's.
  const proofs = (await sheetsOf(E)).sheets.get('Reconciliations')!.flat().join(' ');
  expect(proofs).toContain('601');
  expect(proofs).not.toContain('602');
  await books.close();
});
