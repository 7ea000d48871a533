/** What the bank's balance proves where rows of its statement could not be read: nothing, until they are. */
import { expect, it, onTestFinished } from 'vitest';
import { statementFile, TestBooks } from '../support/books.ts';
import { at, drawPdf, type PageLine, to } from '../support/pdf.ts';

async function newBooks(): Promise<TestBooks> {
  const books = await TestBooks.create();
  onTestFinished(() => books.close());
  await books.call('entity.create', { kind: 'person', name: 'Ana' });
  return books;
}

const row = (day: string, amount: string, id: string) =>
  `<STMTTRN><TRNTYPE>CREDIT<DTPOSTED>${day}<TRNAMT>${amount}<FITID>${id}<NAME>${id}</STMTTRN>`;

const ofx = (rows: string, balance: string, on: string) =>
  `OFXHEADER:100\nDATA:OFXSGML\nVERSION:102\n\n<OFX><BANKMSGSRSV1><STMTTRNRS><STMTRS><CURDEF>USD<BANKACCTFROM><BANKID>021000021<ACCTID>901<ACCTTYPE>CHECKING</BANKACCTFROM><BANKTRANLIST>${rows}</BANKTRANLIST><LEDGERBAL><BALAMT>${balance}<DTASOF>${on}</LEDGERBAL></STMTRS></STMTTRNRS></BANKMSGSRSV1></OFX>`;

const GOOD = row('20250106', '-5.00', 'X2');
const UNREAD = row('20250105', '12x', 'X1');

async function take(books: TestBooks, name: string, bytes: string | Uint8Array) {
  const { batch, files } = await books.call('imports.commit', {
    files: [statementFile(name, bytes)],
    create_accounts: true,
    // Of a PDF; the others have no proof of their own.
    accept_unproven: true,
  });
  return { batch, account: files[0].accounts[0], warnings: files[0].warnings as string[] };
}

const coverage = async (books: TestBooks) => (await books.call('reconcile.coverage', {}))[0];

it('an amount that nobody could read does not vanish into the opening', async () => {
  const books = await newBooks();
  const { account, warnings } = await take(books, 'jan.ofx', ofx(UNREAD + GOOD, '100.00', '20250131'));
  expect(account).toMatchObject({ deduced_opening: null, computed_balance: '-5.00', difference: '105.00' });
  expect(warnings.join()).toContain('off by 105.00');
  expect(await coverage(books)).toMatchObject({ proven_until: null });
  await expect(
    books.call('reconcile.finish', { account: account.account, date: '2025-01-31', balance: '100.00' }),
  ).rejects.toThrow();
});

it('the next statement that was read tells what the account opened with, and what the unread row came to', async () => {
  const books = await newBooks();
  await take(books, 'jan.ofx', ofx(UNREAD + GOOD, '100.00', '20250131'));
  const next = row('20250203', '20.00', 'X3');
  const { account } = await take(books, 'feb.ofx', ofx(next, '120.00', '20250228'));
  expect(account).toMatchObject({ difference: '0.00' });
  expect(await coverage(books)).toMatchObject({ proven_until: '2025-02-28' });
});

it('the same statement, mended, is what the opening is deduced from', async () => {
  const books = await newBooks();
  await take(books, 'jan.ofx', ofx(UNREAD + GOOD, '100.00', '20250131'));
  const { account, batch } = await take(
    books,
    'mended.ofx',
    ofx(row('20250105', '12.00', 'X1') + GOOD, '100.00', '20250131'),
  );
  expect(account).toMatchObject({
    deduced_opening: { amount: '93.00', date: '2025-01-04' },
    difference: '0.00',
  });
  expect(await coverage(books)).toMatchObject({ proven_until: '2025-01-31', off: [] });
  await books.call('imports.undo', { batch });
  expect(await coverage(books)).toMatchObject({ proven_until: null });
});

it('a PDF of which no row was read opens with what it says, and is off by its rows', async () => {
  const books = await newBooks();
  const lines: PageLine[] = [
    [at(50, 'Account number 12345678')],
    [at(50, 'Statement period 01/01/2025 - 01/31/2025')],
    [at(50, 'Opening balance'), to(570, '$5,000.00')],
    [at(50, 'Date'), at(120, 'Description'), to(400, 'Withdrawals'), to(480, 'Deposits'), to(570, 'Balance')],
    [at(50, '01/05/2025'), at(120, 'Shop'), to(400, '1.00'), to(480, '2.00')],
    [at(50, '01/06/2025'), at(120, 'Shop'), to(400, '3.00'), to(480, '4.00')],
    [at(50, 'Closing balance'), to(570, '$5,002.00')],
  ];
  const { account } = await take(books, 'jan.pdf', await drawPdf([lines]));
  expect(account).toMatchObject({ new: 0, computed_balance: '5000.00', difference: '2.00' });
  expect(account.deduced_opening).toEqual({ amount: '5000.00', date: '2024-12-31' });
  expect(await coverage(books)).toMatchObject({
    proven_until: '2024-12-31',
    off: [{ date: '2025-01-31', difference: '2.00' }],
  });
});

const YEARLESS: PageLine[] = [
  [at(50, 'Account number 12345678')],
  [at(50, 'Beginning balance on 9/1'), to(570, '$100.00')],
  [at(50, '9/22'), at(120, 'Shop'), to(500, '-5.00')],
  [at(50, '9/29'), at(120, 'Deposit'), to(500, '7.00')],
  [at(50, 'Ending balance on 9/30'), to(570, '$102.00')],
];

it('a PDF in which no year is told stays out, until somebody says its last day', async () => {
  const books = await newBooks();
  const files = [statementFile('sep.pdf', await drawPdf([YEARLESS]))];
  const input = { files, create_accounts: true };
  const { batch, files: refused } = await books.call('imports.commit', input);
  expect(batch).toBeNull();
  expect(refused[0]).toMatchObject({ status: 'refused', trouble: 'year-missing', undated: true });
  const said = { ...input, choices: JSON.stringify([{ file: 0, last_day: '2026-09-30' }]) };
  const [read] = (await books.call('imports.commit', said)).files;
  expect(read).toMatchObject({ status: 'imported', undated: false, unreadable: [] });
  expect(read.accounts[0]).toMatchObject({ new: 2, first_date: '2026-09-22', difference: '0.00' });
});

it('a file of which no row could be booked is kept with its rows, once, and proves nothing', async () => {
  const books = await newBooks();
  await take(books, 'whole.ofx', ofx(GOOD, '100.00', '20250131'));
  const broken = ofx(UNREAD, '100.00', '20250131');
  const first = await take(books, 'broken.ofx', broken);
  expect(first.account).toMatchObject({ read: 1, new: 0, stated_balance: '100.00', difference: null });
  expect(await books.call('imports.problems', { batch: first.batch })).toHaveLength(1);
  expect(await take(books, 'broken.ofx', broken)).toMatchObject({ batch: null });
});

it.each([
  ['in the third of ten rows', 10],
  ['in the third of three', 3],
])('a day that there is not, %s, leaves out that row alone', async (_, count) => {
  const books = await newBooks();
  const rows = Array.from({ length: count }, (_, n) => {
    const day = n === 2 ? '2025-02-30' : `2025-02-${String(n + 1).padStart(2, '0')}`;
    return `${day},SHOP ${n},-${n + 1}.00`;
  });
  const bytes = `Date,Description,Amount\n${rows.join('\n')}\n`;
  const input = { files: [statementFile('plain.csv', bytes)], account: 'Checking' };
  const [file] = (await books.call('imports.commit', input)).files;
  expect(file).toMatchObject({ error: null, status: 'partly', accounts: [{ new: count - 1 }] });
  expect(file.unreadable).toMatchObject([{ line: 4, raw: '2025-02-30,SHOP 2,-3.00' }]);
});

it('a known export with such a row is still known', async () => {
  const books = await newBooks();
  const bytes = `Transaction Date,Post Date,Description,Category,Type,Amount,Memo
02/13/2025,02/14/2025,GROCER,Groceries,Sale,-12.50,
02/30/2025,02/31/2025,DINER,Food & Drink,Sale,-8.00,
`;
  const input = { files: [statementFile('Chase4711.csv', bytes)], create_accounts: true };
  const [file] = (await books.call('imports.commit', input)).files;
  expect(file.profile).toContain('Chase');
  expect(file.unreadable).toHaveLength(1);
});
