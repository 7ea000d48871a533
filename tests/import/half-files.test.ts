/**
 * Files that were taken while only a part of them was there: a download that stopped for a while, a copy that was broken
 * off. The whole one comes later under the same name, and the books are as if it alone had come.
 */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ofxText } from '../properties/ofx.ts';
import { statementFile, TestBooks } from '../support/books.ts';
import { workbook, zip } from '../support/workbook.ts';

let books: TestBooks;

beforeEach(async () => {
  books = await TestBooks.create();
  await books.call('entity.create', { kind: 'person', name: 'Maya' });
});
afterEach(async () => {
  expect((await books.call('vault.verify')).findings).toEqual([]);
  await books.close();
});

const NAME = 'January';
const HEAD = 'Date,Description,Amount\n';
const CSV = `${HEAD}2025-01-03,SHOP,-20.50\n2025-01-04,CAFE,-3.75\n2025-01-05,PAY,500.00\n2025-01-09,RENT,-100.25\n`;
const WORDS_LAST = 'Date,Amount,Description\n2025-01-03,-20.50,SHOP\n2025-01-04,-3.75,CORNER CAFE\n';
const QIF = '!Type:Bank\nD01/13/2025\nT-20.50\nPSHOP\n^\nD01/14/2025\nT-3.75\nPCORNER CAFE\n^\n';
const MT940 =
  ':20:A\n:25:50010517/5407324931\n:28C:1/1\n:60F:C250131EUR1000,00\n:61:2502030203D20,50NMSCNONREF\n:86:SHOP\n:61:2502040204D3,75NMSCNONREF\n:86:CORNER CAFE\n:62F:C250228EUR975,75\n-\n';
const OFX = ofxText({
  account: '77-100200',
  rows: [
    { date: '2025-01-03', amount: '-20.50', payee: 'SHOP', fitid: 'a' },
    { date: '2025-01-04', amount: '-3.75', payee: 'CAFE', fitid: 'b' },
  ],
  balance: { amount: '1475.75', on: '2025-01-31' },
});

type Bytes = string | Uint8Array;
const take = async (content: Bytes, more: object = { create_accounts: true }, name = NAME) =>
  books.call('imports.commit', { files: [statementFile(name, content)], ...more });
const cut = (text: string, after: string) => text.slice(0, text.indexOf(after) + after.length);

/** Every row with its words, and every leg of money: what somebody sees of the books. */
function seen(of: TestBooks = books): unknown[] {
  const { db } = of.core.vault;
  const legs = `SELECT a.name, e.date, e.payee, p.amount_minor FROM posting p JOIN account a ON a.id = p.account_id
    JOIN entry e ON e.id = p.entry_id ORDER BY 1, 2, 3, 4`;
  const rows = 'SELECT identity, occurrence, payee, memo, offset, length FROM statement_line ORDER BY 1, 2';
  return [...db.prepare(legs).raw().all(), ...db.prepare(rows).raw().all()];
}

/** What the bank is taken to have said of the account's balance. */
function closings(): unknown[] {
  const { db } = books.core.vault;
  return db
    .prepare('SELECT DISTINCT closing_on, closing_minor FROM statement WHERE closing_on IS NOT NULL')
    .raw()
    .all();
}

/** Entries keep the words that they were given when they were made. */
const rowsOf = (all: unknown[]) => all.filter((one) => (one as unknown[]).length === 6);

async function ofTheWhole(content: Bytes): Promise<unknown[]> {
  const clean = await TestBooks.create();
  await clean.call('entity.create', { kind: 'person', name: 'Maya' });
  await clean.call('imports.commit', { files: [statementFile(NAME, content)], create_accounts: true });
  const answer = seen(clean);
  await clean.close();
  return answer;
}

describe('a file of which a part came in first', () => {
  it.each([
    ['CSV up to the end of a row', CSV, cut(CSV, '-3.75\n'), [2, 2]],
    ['CSV up to the end of a row without its line end', CSV, cut(CSV, '-3.75'), [2, 2]],
    ['CSV in the midst of an amount', CSV, cut(CSV, 'CAFE,-3'), [3, 1]],
    ['CSV in the midst of the words of a row', WORDS_LAST, cut(WORDS_LAST, 'CORN'), [1, 1]],
    ['QIF in the midst of a record', QIF, cut(QIF, 'PCORN'), [1, 1]],
    ['MT940 in the midst of an amount', MT940, cut(MT940, 'D3'), [1, 1]],
    ['MT940 in the midst of the words of a row', MT940, cut(MT940, 'CORN'), [1, 1]],
    ['MT940 in the midst of its balance', MT940, cut(MT940, 'EUR9'), [0, 2]],
    ['OFX in the midst of a row', OFX, cut(OFX, '<TRNAMT>-3'), [1, 1]],
  ])('goes on with its further rows in the same account: %s', async (_, whole, half, [fresh, known]) => {
    await take(half);
    const { files } = await take(whole);
    expect(files).toMatchObject([
      {
        status: 'imported',
        accounts: [{ new: fresh, duplicate: known, difference: expect.toSatisfy(isNone) }],
      },
    ]);
    expect(seen()).toEqual(await ofTheWhole(whole));
    expect(closings().length).toBeLessThanOrEqual(1);
    // Both are known from then on.
    for (const again of [whole, half])
      expect((await take(again)).files[0]).toMatchObject({ accounts: [{ new: 0 }] });
    expect(seen()).toEqual(await ofTheWhole(whole));
  });

  // The first row of each download stands in the same place, and the last line of a file often has no end.
  it.each([
    ['-1000.00', '-100.00'],
    ['-20.00', '-2.00'],
    ['-12.00', '-1.20'],
  ])('is none that is merely shorter: %s, and %s in another file', async (longer, shorter) => {
    await take(`${HEAD}2025-01-15,Transfer,${longer}\n`, { entity: 'Maya', account: 'Checking' }, 'a.csv');
    const { files } = await take(
      `${HEAD}2025-01-15,Transfer,${shorter}`,
      { entity: 'Maya', account: 'Checking' },
      'b.csv',
    );
    expect(files).toMatchObject([{ accounts: [{ new: 1, duplicate: 0 }] }]);
  });

  it('goes on in the account that was named for the part', async () => {
    await take(cut(CSV, '-3.75\n'), { entity: 'Maya', account: 'Checking' });
    const { files } = await take(CSV, { create_accounts: true, choices: '[]' });
    expect(files).toMatchObject([
      {
        warnings: expect.arrayContaining([expect.stringMatching(/It begins as “January” .* does/)]),
        accounts: [
          { account: 'Assets:Checking', new: 2, duplicate: 2, target: { likely: [{ name: 'Checking' }] } },
        ],
      },
    ]);
  });

  it('stays when the part is taken back', async () => {
    const half = await take(cut(CSV, 'CAFE,-3'));
    await take(CSV);
    await books.call('imports.undo', { batch: half.batch });
    expect((await take(CSV)).files[0]).toMatchObject({ accounts: [{ new: 0, duplicate: 4 }] });
    expect(seen()).toEqual(await ofTheWhole(CSV));
  });

  it('is the whole of a part of another name that ends in the midst of a line', async () => {
    await take(cut(CSV, 'CAFE,-3'), { create_accounts: true }, 'Unconfirmed 4711.crdownload');
    const { files } = await take(CSV, { create_accounts: true }, 'statement.csv');
    expect(files).toMatchObject([{ status: 'imported', accounts: [{ new: 3, duplicate: 1 }] }]);
    const rows = (all: unknown[]) => rowsOf(all).map((row) => (row as unknown[])[0]);
    expect(rows(seen())).toEqual(rows(await ofTheWhole(CSV)));
  });

  it('leaves its part without the half row, which could not be booked by itself', async () => {
    const { batch: part } = await take(cut(CSV, 'CAFE,-3'));
    const { batch } = await take(CSV);
    expect(await books.call('imports.unbooked', {})).toEqual([]);
    expect(await books.call('imports.problems', { batch: part })).toMatchObject([
      { line: 3, raw: '2025-01-04 CAFE', mended: { by: 'file' } },
    ]);
    await books.call('imports.undo', { batch });
    expect(await books.call('imports.unbooked', {})).toMatchObject([
      {
        line: 3,
        reason: 'the file ends in the middle of this row',
        read: { date: '2025-01-04', amount: null },
      },
    ]);
    expect((await take(CSV)).files[0]).toMatchObject({ accounts: [{ new: 3, duplicate: 1 }] });
    expect(seen()).toEqual(await ofTheWhole(CSV));
    expect(await books.call('imports.unbooked', {})).toEqual([]);
  });

  it('settles what its part could not tell', async () => {
    const { batch } = await take(cut(QIF, 'D01/14/2025'));
    expect(await books.call('imports.unbooked', {})).toHaveLength(1);
    await take(QIF);
    expect(await books.call('imports.unbooked', {})).toEqual([]);
    expect(await books.call('imports.problems', { batch })).toMatchObject([{ mended: { by: 'file' } }]);
  });

  it('leaves its part when it is taken back', async () => {
    const half = cut(WORDS_LAST, 'CORN');
    await take(half);
    const before = seen();
    const { batch } = await take(WORDS_LAST);
    await books.call('imports.undo', { batch });
    expect(rowsOf(seen())).toEqual(rowsOf(before));
    expect((await take(half)).files[0]).toMatchObject({ accounts: [{ new: 0, duplicate: 2 }] });
  });

  it('stays out, by name, where the half row has been worked on and says another amount', async () => {
    await take(cut(CSV, 'CAFE,-3'));
    const { rows } = await books.call('entry.register', { entity: 'Maya', account: NAME });
    const { entry_id: id } = rows.find(({ amount }: { amount: string }) => amount === '-3.00');
    await books.call('entry.update', { id, tags: ['lunch'] });
    const before = seen();
    expect((await take(CSV)).files[0]).toMatchObject({
      status: 'refused',
      error: expect.stringMatching(/2025-01-04 .*-3\.75.* came in as -3\.00 with “January”/),
    });
    expect(seen()).toEqual(before);
  });

  it('stays out, by name, where all of it is read in another way than the part was', async () => {
    const row = (day: string, amount: string) => `${day},SHOP,${amount}\n`;
    const half = `${HEAD}${row('01/02/2025', '-20.50')}${row('03/04/2025', '-7.10')}`;
    const choices = (order: string) =>
      JSON.stringify([{ file: 0, entity: 'Maya', name: 'One', date_order: order }]);
    await take(half, { choices: choices('month-first') });
    const { files } = await take(`${half}${row('05/04/2025', '-9.00')}`, {
      choices: JSON.stringify([{ file: 0, date_order: 'day-first' }]),
    });
    expect(files[0]).toMatchObject({
      status: 'refused',
      error: expect.stringMatching(
        /begins as “January” does.* 2 rows that came in with it are not among its own/,
      ),
    });
  });

  it('is no other file’s part that has another name', async () => {
    await take(cut(CSV, 'SHOP,-20.50\n'));
    const { files } = await take(CSV, { create_accounts: true, choices: '[]' }, 'Savings');
    expect(files[0]).toMatchObject({
      trouble: 'account-unnamed',
      accounts: [{ target: { wants: 'account' } }],
    });
  });
});

describe('a part that can’t be read', () => {
  const book = workbook([
    {
      name: 'One',
      rows: CSV.trimEnd()
        .split('\n')
        .map((line) => line.split(',')),
    },
  ]);
  it.each<[string, Uint8Array, number]>([
    ['ZIP', zip({ 'a.csv': CSV, 'b.ofx': OFX }), 40],
    ['ZIP without the end of its list', zip({ 'a.csv': CSV, 'b.ofx': OFX }), -8],
    ['XLSX', book, 400],
    ['XLSX without the end of its list', book, -8],
  ])('is refused and leaves nothing behind, and the whole comes in: %s', async (_, whole, at) => {
    const before = seen();
    const { batch, files } = await take(whole.slice(0, at));
    expect([batch, files[0]]).toMatchObject([null, { status: 'refused', error: expect.any(String) }]);
    expect(seen()).toEqual(before);
    await take(whole);
    expect(seen()).toEqual(await ofTheWhole(whole));
  });
});

/** A difference of nothing, or none that could be told. */
function isNone(difference: string | null): boolean {
  return difference === null || Number(difference) === 0;
}

describe('a file that was cut off before it says anything', () => {
  it.each([
    ['OFX before its account', cut(OFX, '<BANKID>021000021')],
    ['OFX in the midst of its account’s number', cut(OFX, '<ACCTID>77')],
    ['MT940 in the midst of its account’s number', cut(MT940, ':25:')],
  ])('is refused, and not taken for a new account’s without a row: %s', async (_, half) => {
    const { batch, files } = await take(half);
    expect({ batch, files }).toMatchObject({
      batch: null,
      files: [
        {
          status: 'refused',
          error: expect.stringMatching(/holds no row and no balance.*download it again/),
          warnings: expect.not.arrayContaining([expect.stringMatching(/it became/)]),
        },
      ],
    });
  });

  it('counts where it names its account, or somebody did: a month without a row is one', async () => {
    const named = await take(cut(OFX, '<BANKTRANLIST>'));
    expect(named.files).toMatchObject([{ status: 'imported', accounts: [{ account: 'Assets:77-100200' }] }]);
    const said = await take(cut(OFX, '<BANKID>021000021'), { entity: 'Maya', account: 'Checking' });
    expect(said.files).toMatchObject([{ status: 'imported', accounts: [{ account: 'Assets:Checking' }] }]);
    expect((await take(cut(QIF, '!Type:Bank\n'))).files).toMatchObject([{ status: 'imported' }]);
  });
});
