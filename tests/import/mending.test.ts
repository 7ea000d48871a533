/** A row that no file could tell is said by hand: the statement proves, and nothing is there twice, whatever comes or goes. */
import { afterEach, beforeEach, expect, it } from 'vitest';
import { statementFile, TestBooks } from '../support/books.ts';
import { fingerprint } from '../support/fingerprint.ts';

let books: TestBooks;
beforeEach(async () => {
  books = await TestBooks.create();
  await books.call('entity.create', { kind: 'person', name: 'Ana' });
});
afterEach(() => books.close());

const row = (day: string, amount: string, id: string) =>
  `<STMTTRN><TRNTYPE>DEBIT<DTPOSTED>${day}<TRNAMT>${amount}<FITID>${id}<NAME>Shop ${id}</STMTTRN>`;
const ofx = (rows: string, balance: string, on: string) =>
  `OFXHEADER:100\nDATA:OFXSGML\nVERSION:102\n\n<OFX><BANKMSGSRSV1><STMTTRNRS><STMTRS><CURDEF>USD<BANKACCTFROM><BANKID>021000021<ACCTID>901<ACCTTYPE>CHECKING</BANKACCTFROM><BANKTRANLIST>${rows}</BANKTRANLIST><LEDGERBAL><BALAMT>${balance}<DTASOF>${on}</LEDGERBAL></STMTRS></STMTTRNRS></BANKMSGSRSV1></OFX>`;

const DECEMBER = ofx(row('20241210', '-1.00', 'A1'), '100.00', '20241231');
const GOOD = row('20250106', '-5.00', 'X2');
const JANUARY = ofx(row('20250105', '12x', 'X1') + GOOD, '83.00', '20250131');
const READABLE = ofx(row('20250105', '-12.00', 'X1') + GOOD, '83.00', '20250131');

async function bring(text: string, name = 'jan.ofx') {
  const files = [statementFile(name, text)];
  const { batch, files: told } = await books.call('imports.commit', { files, create_accounts: true });
  return { batch, status: told[0].status, unreadable: told[0].unreadable, account: told[0].accounts[0] };
}
const problems = (batch: string) => books.call('imports.problems', { batch });
const open = () => books.call('imports.unbooked', {});
const coverage = async () => (await books.call('reconcile.coverage', {}))[0];
const register = async () =>
  (await books.call('entry.register', { account: '901' })).rows.map(
    ({ date, amount, payee }: { date: string; amount: string; payee: string }) =>
      `${date} ${amount} ${payee}`,
  );
const balances = async () =>
  Object.fromEntries(
    (await books.call('reports.trial_balance', { entity: 'Ana' })).rows.map(
      ({ label, amounts }: { label: string; amounts: string[] }) => [label.split(':').at(-1), amounts.at(-1)],
    ),
  );
const print = () => fingerprint(books.core.vault.db);
const findings = async () => (await books.call('vault.verify')).findings;
const mend = (id: string, more = {}) => books.call('imports.mend', { row: id, amount: '-12.00', ...more });

/** December proves; January has a row whose amount nobody can read. */
async function unread() {
  await bring(DECEMBER, 'dec.ofx');
  const { batch } = await bring(JANUARY);
  const [problem] = await problems(batch);
  return { batch, id: problem.id as string, problem };
}

it('a good file that tells the row settles it, and leaves it open where it is taken back', async () => {
  const { batch, id } = await unread();
  const before = print();
  const good = await bring(READABLE, 'good.ofx');
  expect(await open()).toEqual([]);
  expect(await problems(batch)).toMatchObject([{ id, mended: { by: 'file' } }]);
  expect((await coverage()).off).toEqual([]);
  await expect(mend(id)).rejects.toMatchObject({ code: 'REFUSED' });
  // The broken one is known as a whole by now.
  expect(
    (await books.call('imports.commit', { files: [statementFile('jan.ofx', JANUARY)] })).batch,
  ).toBeNull();
  await books.call('imports.undo', { batch: good.batch });
  expect(print()).toBe(before);
  expect(await findings()).toEqual([]);
});

it('a row of the same reference and day that the broken file tells itself settles nothing', async () => {
  const twice = row('20250105', '12x', 'X2') + row('20250105', '-5.00', 'X2');
  await bring(DECEMBER, 'dec.ofx');
  await bring(ofx(twice, '83.00', '20250131'));
  const before = await open();
  expect(before).toHaveLength(1);
  await bring(
    ofx(row('20250105', '-5.00', 'X2') + row('20250201', '-1.00', 'X3'), '82.00', '20250228'),
    'feb.ofx',
  );
  expect(await open()).toEqual(before);
});

it('an amount without the sign that the file has is asked about, and not booked the other way', async () => {
  const { id } = await unread();
  const before = print();
  await expect(mend(id, { amount: '12.00' })).rejects.toMatchObject({
    ...{ code: 'REFUSED', remedy: 'Write -12.00.' },
    message: 'By line 5 of “jan.ofx”, money went out: 12.00 would be the other way.',
  });
  expect(print()).toBe(before);
});

it('what was said with a slip is not there twice once the bank’s good file comes, and the difference shows', async () => {
  const { id } = await unread();
  await mend(id, { amount: '-21.00' });
  const { account } = await bring(READABLE, 'good.ofx');
  expect(account).toMatchObject({ new: 0, duplicate: 2, difference: '9.00' });
  expect(await register()).toHaveLength(4);
});

it('the day and the words that could be read are known, and the statement proves once the amount is said', async () => {
  const { batch, id, problem } = await unread();
  expect(problem).toMatchObject({
    ...{ file: 'jan.ofx', line: 5, account: 'Assets:901', currency: 'USD', mended: null },
    ...{ read: { date: '2025-01-05', amount: null, payee: 'Shop X1', reference: 'X1' } },
  });
  expect((await coverage()).off).toEqual([
    { date: '2025-01-31', stated: '83.00', books: '95.00', difference: '-12.00' },
  ]);
  const before = print();
  const { row_id, entry_id, difference } = await mend(id, { category: 'Groceries', memo: 'tea' });
  expect(difference).toBe('0.00');
  expect(await coverage()).toMatchObject({ proven_until: '2025-01-31', off: [] });
  expect(await balances()).toMatchObject({ 901: '83.00', Groceries: '12.00', 'Opening balances': '-101.00' });
  expect(await books.call('entry.get', { id: entry_id })).toMatchObject({
    ...{ date: '2025-01-05', payee: 'Shop X1', memo: 'tea', source: 'manual' },
    evidence: [{ statement_line_id: row_id, match: 'matched', raw: expect.stringContaining('12x') }],
  });
  expect(await problems(batch)).toMatchObject([{ mended: { row_id, entry_id } }]);
  expect(await open()).toEqual([]);
  expect((await books.call('imports.batches'))[0]).toMatchObject({ lines: 2, files: [{ unreadable: 0 }] });
  await expect(mend(id)).rejects.toMatchObject({ code: 'REFUSED' });
  const after = print();
  await books.call('history.undo');
  expect(print()).toBe(before);
  await books.call('history.redo');
  expect(print()).toBe(after);
  expect(await findings()).toEqual([]);
});

it('an import says at any time what its statements come to now', async () => {
  await bring(DECEMBER, 'dec.ofx');
  const four = row('20250107', '-1.005', 'X3');
  const files = [
    statementFile('jan.ofx', ofx(row('20250105', '12x', 'X1') + GOOD + four, '83.00', '20250131')),
  ];
  const { batch, files: told, statements } = await books.call('imports.commit', { files });
  const proofs = () => books.call('imports.proof', { batch });
  const { opening_balance, computed_balance, difference, uncounted } = told[0].accounts[0];
  const [{ statement_id }] = statements;
  const before = await proofs();
  expect(before).toMatchObject([
    { statement_id, file: 'jan.ofx', rows: 1, opening_balance, computed_balance, difference, uncounted },
  ]);
  expect([difference, uncounted]).toEqual(['-12.00', '-1.005']);
  const [{ id }] = await problems(batch);
  await mend(id);
  expect(await proofs()).toMatchObject([
    { rows: 2, opening_balance: '100.00', computed_balance: '83.00', difference: '0.00' },
  ]);
  await books.call('imports.unmend', { row: id });
  expect(await proofs()).toEqual(before);
  // A row that another file tells is a row of this one, too.
  await bring(READABLE, 'good.ofx');
  expect(await proofs()).toMatchObject([{ rows: 2, opening_balance: '100.00', difference: '0.00' }]);
});

it('its payee is called as an import would call it, and the bank’s words stay beside it', async () => {
  const square = row('20250105', '12x', 'X1').replace('Shop X1', 'SQ *BLUE BOTTLE 0423 SAN FR');
  const { batch } = await bring(ofx(square + GOOD, '83.00', '20250131'));
  const [{ id }] = await problems(batch);
  const asked = await books.call('imports.unbooked_row', { row: id });
  expect(asked).toMatchObject({ payee: 'Blue Bottle', read: { payee: 'SQ *BLUE BOTTLE 0423 SAN FR' } });
  const { entry_id } = await mend(id);
  expect(await books.call('entry.get', { id: entry_id })).toMatchObject({
    payee: 'Blue Bottle',
    evidence: [{ payee: 'SQ *BLUE BOTTLE 0423 SAN FR' }],
  });
});

it('a first statement deduces its opening once all its rows are told, and no more when one is not after all', async () => {
  const { batch } = await bring(JANUARY);
  const [{ id }] = await problems(batch);
  const before = await balances();
  const { entry_id } = await mend(id);
  expect(await balances()).toMatchObject({ 901: '83.00', 'Opening balances': '-100.00' });
  await books.call('entry.remove', { id: entry_id });
  expect(await balances()).toEqual(before);
  expect(await open()).toHaveLength(1);
});

it('removed, its entry leaves a row that could not be booked; taken back, the entry waits for the bank', async () => {
  const { id } = await unread();
  const before = print();
  const { entry_id } = await mend(id);
  await books.call('entry.remove_many', { entries: [entry_id] });
  expect(print()).toBe(before);
  const again = (await mend(id)).entry_id;
  await books.call('imports.unmend', { row: id });
  expect((await books.call('entry.get', { id: again })).postings[0].status).toBe('pending');
  expect(await open()).toHaveLength(1);
  expect((await coverage()).off).toHaveLength(1);
  await expect(mend(id)).rejects.toMatchObject({ code: 'REFUSED', facts: { entries: [again] } });
  expect((await books.call('imports.unbooked_row', { row: id, amount: '-12.00' })).likely).toMatchObject([
    { entry_id: again, file: null },
  ]);
  expect(await mend(id, { entry: again })).toMatchObject({ entry_id: again, difference: '0.00' });
  expect(await findings()).toEqual([]);
});

it('its import taken back, the entry stays and waits; dropped again and said to be that entry, nothing is doubled', async () => {
  const { batch, id } = await unread();
  const { entry_id } = await mend(id, { category: 'Groceries' });
  const proven = await balances();
  const rows = await register();
  expect(await books.call('imports.undo', { batch })).toMatchObject({ lines: 2, entries: 1, by_hand: 1 });
  expect((await books.call('entry.get', { id: entry_id })).evidence).toEqual([]);
  const again = await bring(JANUARY);
  expect(again).toMatchObject({ status: 'partly', account: { new: 1, difference: '-12.00' } });
  const [problem] = await problems(again.batch);
  expect(await mend(problem.id, { entry: entry_id })).toMatchObject({ difference: '0.00' });
  expect([await balances(), await register()]).toEqual([proven, rows]);
  // A file that tells it whole meets the entry that waits.
  await books.call('imports.undo', { batch: again.batch });
  expect(await bring(READABLE)).toMatchObject({ account: { new: 1, matched: 1, difference: '0.00' } });
  expect([await balances(), await register()]).toEqual([proven, rows]);
});

it('dropped again, and told by a longer file as unreadable as before, it is the row that somebody said', async () => {
  const { id } = await unread();
  await mend(id);
  expect(await bring(JANUARY)).toMatchObject({ batch: null, status: 'imported', unreadable: [] });
  const longer = ofx(
    row('20250105', '12x', 'X1') + GOOD + row('20250203', '-3.00', 'X3'),
    '80.00',
    '20250228',
  );
  const { batch, ...told } = await bring(longer, 'feb.ofx');
  expect(told).toMatchObject({
    ...{ status: 'imported', unreadable: [] },
    account: { read: 3, new: 1, duplicate: 2, sum: '-20.00', difference: '0.00' },
  });
  const rows = await register();
  // Taken back, the first file leaves the row to the other, which says the same of it.
  const first = (await books.call('imports.batches'))[1].id;
  expect(await books.call('imports.undo', { batch: first })).toMatchObject({ kept: 2, by_hand: 0 });
  expect(await register()).toEqual(rows);
  const [problem] = await problems(batch);
  await books.call('entry.remove', { id: problem.mended.entry_id });
  expect(await open()).toMatchObject([{ file: 'feb.ofx' }]);
  expect((await coverage()).off).toMatchObject([{ date: '2025-02-28', difference: '-12.00' }]);
  expect(await findings()).toEqual([]);
});

it('a file that tells the row whole does not double it, and keeps it when the other is taken back', async () => {
  const { batch, id } = await unread();
  const { entry_id } = await mend(id, { category: 'Groceries' });
  const whole = await bring(READABLE, 'whole.ofx');
  expect(whole).toMatchObject({ batch: null, account: { new: 0, duplicate: 2 } });
  const csv =
    'Date,Description,Amount\n2025-01-05,SHOP X1,-12.00\n2025-01-06,SHOP X2,-5.00\n2025-02-01,NEW,-2.00\n';
  const files = [statementFile('all.csv', csv)];
  const { files: told } = await books.call('imports.commit', { files, account: '901' });
  expect(told[0].accounts[0]).toMatchObject({ new: 1, duplicate: 2 });
  await expect(books.call('imports.unmend', { row: id })).rejects.toMatchObject({ code: 'REFUSED' });
  await expect(books.call('entry.remove', { id: entry_id })).rejects.toMatchObject({ code: 'REFUSED' });
  expect(await books.call('imports.undo', { batch })).toMatchObject({ lines: 0, kept: 2, by_hand: 0 });
  expect(await balances()).toMatchObject({ 901: '81.00', Groceries: '12.00' });
});

it('the day said wrong, another file tells the right one: the payee in the text of the row knows it', async () => {
  const around = (...rows: string[]) =>
    ofx([row('20250102', '-7.00', 'W'), ...rows, row('20250130', '9.00', 'Z')].join(''), '97.50', '20250131');
  await bring(around(row('20251309', '-4.50', 'X')));
  const [{ id, read }] = await open();
  expect(read).toMatchObject({ date: null, amount: '-4.50', payee: 'Shop X' });
  await expect(books.call('imports.mend', { row: id })).rejects.toMatchObject({ code: 'INVALID_INPUT' });
  await books.call('imports.mend', { row: id, date: '2025-01-10' });
  const told = await bring(around(row('20250109', '-4.50', 'X'), row('20250111', '-4.50', 'Y')), 'good.ofx');
  expect(told.account).toMatchObject({ new: 1, duplicate: 3 });
});

it('a row that another file had told before is said to be that one, and is only the other’s when taken back', async () => {
  const { id } = await unread();
  await bring(ofx(row('20250105', '-12.00', 'Y1'), '83.00', '20250131'), 'other.ofx');
  const rows = await register();
  await expect(mend(id)).rejects.toMatchObject({ code: 'REFUSED' });
  const [like] = (await books.call('imports.unbooked_row', { row: id, amount: '-12.00' })).likely;
  expect(like.file).toBe('other.ofx');
  await expect(mend(id, { entry: like.entry_id, amount: '-13.00' })).rejects.toMatchObject({
    code: 'REFUSED',
  });
  expect(await mend(id, { entry: like.entry_id })).toMatchObject({ difference: '0.00' });
  expect(await register()).toEqual(rows);
  await books.call('imports.unmend', { row: id });
  expect([await register(), (await open()).length]).toEqual([rows, 1]);
  expect(await mend(id, { alone: true })).toMatchObject({ difference: '12.00' });
});

it('its legs have to come to its amount, in books that are open', async () => {
  const { id } = await unread();
  const legs = [
    { account: 'Groceries', amount: '5.00' },
    { account: 'Rent', amount: '6.00' },
  ];
  await expect(mend(id, { legs })).rejects.toMatchObject({ facts: { off_minor: -100 } });
  legs[1]!.amount = '7.00';
  await books.call('period.close', { entity: 'Ana', through: '2025-01-31' });
  await expect(mend(id, { legs })).rejects.toMatchObject({ code: 'REFUSED' });
  await books.call('period.reopen', { entity: 'Ana', through: null, reason: 'a late slip' });
  await mend(id, { legs });
  expect(await balances()).toMatchObject({ Groceries: '5.00', Rent: '7.00' });
  await expect(books.call('imports.mend', { row: 'x.1' })).rejects.toMatchObject({ code: 'NOT_FOUND' });
});

it('two rows of one file are never one entry, and none is its own category', async () => {
  const rows = row('20250105', '12x', 'X1') + row('20250105', '12y', 'X2') + row('20250105', '-12.00', 'X3');
  const { batch } = await bring(ofx(rows, '64.00', '20250131'));
  const [first, second] = await problems(batch);
  const own = (await books.call('entry.register', { account: '901' })).rows.find(
    ({ amount }: { amount: string }) => amount === '-12.00',
  );
  const before = print();
  await expect(mend(first.id, { entry: own.entry_id })).rejects.toMatchObject({
    message: 'That entry stands for another row of “jan.ofx”.',
  });
  await expect(mend(first.id, { category: '901', alone: true })).rejects.toMatchObject({ code: 'REFUSED' });
  expect(print()).toBe(before);
  const { entry_id } = await mend(first.id, { alone: true });
  await expect(mend(second.id, { entry: entry_id })).rejects.toMatchObject({ code: 'REFUSED' });
});

it('a line of the next month that reads the same, without a day, is another row', async () => {
  const days = Array.from({ length: 26 }, (_, at) => String(at + 1).padStart(2, '0'));
  const month = (n: string) =>
    `Date,Description,Amount\n${days.map((day) => `2025-${n}-${day},Shop ${n}${day},-${day}.00\n`).join('')}2025-99-99,Monthly fee,-12.00\n`;
  const take = (n: string) =>
    books.call('imports.commit', { files: [statementFile(`${n}.csv`, month(n))], account: 'Checking' });
  await take('01');
  const [problem] = await open();
  await books.call('imports.mend', { row: problem.id, date: '2025-01-27' });
  expect(await open()).toEqual([]);
  expect((await take('02')).files).toMatchObject([{ status: 'partly', unreadable: [{ line: 28 }] }]);
  expect(await open()).toHaveLength(1);
  expect((await take('01')).files).toMatchObject([{ accounts: [{ new: 0, duplicate: 27 }] }]);
});

it('one that the bank corrected stays as long as that does', async () => {
  const { id } = await unread();
  const { entry_id } = await mend(id);
  await bring(
    ofx(row('20250108', '-12.00', 'X3<CORRECTFITID>X1<CORRECTACTION>DELETE'), '95.00', '20250131'),
    'k.ofx',
  );
  const before = print();
  await expect(books.call('entry.remove', { id: entry_id })).rejects.toMatchObject({
    message: 'The bank has corrected the row since.',
  });
  expect(print()).toBe(before);
});

it('of several entries that one stands for, those that stay wait again when one is removed', async () => {
  const { id } = await unread();
  const { row_id } = await mend(id);
  const enter = async (amount: string) => {
    const postings = [
      { account: '901', amount: `-${amount}` },
      { account: 'Groceries', amount },
    ];
    const entries = [{ entity: 'Ana', date: '2025-01-04', payee: `By hand ${amount}`, postings }];
    return (await books.call('entry.create', { entries })).ids[0];
  };
  const [seven, five] = [await enter('7.00'), await enter('5.00')];
  const legs = [seven, five].map((entry) => ({ entry, line: 0 }));
  await books.call('matching.match', { line: row_id, legs });
  await books.call('entry.remove', { id: seven });
  const [leg] = (await books.call('entry.get', { id: five })).postings;
  expect(leg.status).toBe('pending');
  expect(await open()).toHaveLength(1);
});

it('is never what its account opened with', async () => {
  const { id } = await unread();
  const { rows } = await books.call('entry.register', { account: '901' });
  const opening = rows.find(({ payee }: { payee: string }) => payee === 'Opening balance');
  await expect(mend(id, { amount: opening.amount, entry: opening.entry_id })).rejects.toMatchObject({
    code: 'NOT_FOUND',
  });
});
