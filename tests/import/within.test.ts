/** Statements inside a ZIP, and as tables of a workbook: each a file of its own, through the same import as all. */
import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { UNPACK_LIMITS } from '../../main/import/archive/limits.ts';
import { FileReaderThread } from '../../main/import/reading.ts';
import { type GivenFile, given } from '../../main/import/within.ts';
import { readBytes } from '../../main/ledger/blobs.ts';
import type { ImportChoice, ImportFile, ImportResult } from '../../shared/contract/import.ts';
import { CommandLine } from '../cli/bulkhead.ts';
import { ofxText } from '../properties/ofx.ts';
import { TestServer } from '../server/support.ts';
import { TestBooks } from '../support/books.ts';
import { eventCount, fingerprint } from '../support/fingerprint.ts';
import { type Cell, DAY, MONEY, type Sheet, workbook, zip } from '../support/workbook.ts';

let books: TestBooks;

beforeEach(async () => {
  books = await TestBooks.create();
  await books.call('entity.create', { kind: 'llc', name: 'Acme LLC', tax_class: 'partnership' });
  await books.call('entity.create', { kind: 'person', name: 'Ana' });
});
afterEach(() => books.close());

const run = async (name: 'preview' | 'commit', files: File[], more: object = {}): Promise<ImportResult> =>
  books.call(`imports.${name}`, { files, create_accounts: true, entity: 'Acme LLC', rows: 50, ...more });
const preview = async (files: File[], more?: object) => (await run('preview', files, more)).files;
const commit = (files: File[], more?: object) => run('commit', files, more);
const choosing = (...choices: ImportChoice[]) => ({ choices: JSON.stringify(choices) });
const state = () => fingerprint(books.core.vault.db);

const bank = ofxText({
  account: '70004821',
  rows: [{ date: '2025-01-02', amount: '-900.00', payee: 'Rent' }],
});
const card = ofxText({
  account: '80001007',
  kind: 'card',
  rows: [{ date: '2025-01-08', amount: '-4.50', payee: 'Coffee' }],
});
const csv = 'Date,Description,Amount\n2025-01-09,Tea,-3.00\n2025-01-10,Cake,-6.00\n';
const day = (serial: number): Cell => ({ value: String(serial), style: DAY });
const money = (amount: number): Cell => ({ value: String(amount), style: MONEY });
const HEADING: Cell[] = ['Date', 'Description', 'Amount'];
const january: Sheet = {
  name: 'Checking',
  rows: [
    ['Account statement\nof January', null, null],
    [],
    HEADING,
    [day(45659), 'Rent\nof the office', money(-900.5)],
    [day(45660), 'Client “A”', money(2000)],
    [day(45661), 'Fee', { formula: 'B1', value: '' }],
    // Many good rows, so that the bad one does not make the columns doubtful.
    ...Array.from({ length: 40 }, (_, i): Cell[] => [day(45662 + (i >> 1)), `Taxi ${i}`, money(-9)]),
  ],
};
const savings: Sheet = {
  name: 'Savings',
  rows: [HEADING, [day(45662), 'Interest', 0.1], [day(45663), 'Moved', -5]],
};
const xlsx = (...sheets: Sheet[]) => new File([workbook(sheets)], 'Harbor Bank.xlsx');
/** Of everything that happens to lie in one. */
const archive = () =>
  new File(
    [
      zip({
        'bank.ofx': bank,
        'cards/card.qfx': card,
        'cards/': '',
        'more.csv': csv,
        'broken.ofx': 'OFXHEADER:100\0\0\u0001 and rubbish',
        'letter.pdf': '%PDF-1.7 hello',
        'inner.zip': zip({ 'a.ofx': bank }),
        '__MACOSX/._bank.ofx': 'x',
        'Harbor.xlsx': workbook([january, savings]),
      }),
    ],
    'statements.zip',
  );

const byLine = (a: unknown[], b: unknown[]) => Number(a[1]) - Number(b[1]);
const glance = (files: ImportFile[]) =>
  files.map(({ file, part, status, accounts }) => [
    file,
    part,
    status,
    accounts.map((account) => [account.account, account.new]),
  ]);

describe('an archive', () => {
  it('brings each of its files as one of its own, and says by name what stays out', async () => {
    const shown = await preview([archive()]);
    const done = await commit([archive()]);
    expect(glance(done.files)).toEqual([
      ['statements.zip › bank.ofx', 0, 'imported', [['Assets:70004821', 1]]],
      ['statements.zip › cards/card.qfx', 1, 'imported', [['Liabilities:80001007', 1]]],
      ['statements.zip › more.csv', 2, 'imported', [['Assets:more', 2]]],
      ['statements.zip › broken.ofx', 3, 'refused', []],
      ['statements.zip › letter.pdf', 4, 'refused', []],
      ['statements.zip › inner.zip', 5, 'refused', []],
      ['statements.zip › Harbor.xlsx › Checking', 6, 'partly', [['Assets:Harbor Checking', 42]]],
      ['statements.zip › Harbor.xlsx › Savings', 7, 'imported', [['Assets:Harbor Savings', 2]]],
    ]);
    expect(glance(shown)).toEqual(glance(done.files));
    expect(done.files[4]!.error).toMatch(/is a PDF/);
    expect(done.files[5]!.error).toBe(
      '“inner.zip” is an archive within the archive, which is not opened. Unpack it yourself and import the statements from it.',
    );
    const [batch] = await books.call('imports.batches');
    expect(batch.files.map((file: { name: string; format: string }) => [file.name, file.format])).toEqual([
      ['statements.zip › bank.ofx', 'ofx'],
      ['statements.zip › cards/card.qfx', 'ofx'],
      ['statements.zip › more.csv', 'csv'],
      ['statements.zip › Harbor.xlsx › Checking', 'xlsx'],
      ['statements.zip › Harbor.xlsx › Savings', 'xlsx'],
    ]);
    expect(batch.files[0].sha256).toBe(createHash('sha256').update(bank).digest('hex'));
    expect((await books.call('vault.verify')).findings).toEqual([]);
  });

  it('adds nothing the second time, nor do its files by themselves', async () => {
    await commit([archive()]);
    const before = state();
    const again = await commit([archive()]);
    expect(again.batch).toBeNull();
    const loose = [
      new File([bank], 'bank.ofx'),
      new File([csv], 'other name.csv'),
      new File([workbook([january, savings])], 'x.xlsx'),
    ];
    const alone = await commit(loose);
    expect(alone.batch).toBeNull();
    expect(
      alone.files.flatMap((file) => file.accounts.map(({ account, duplicate }) => [account, duplicate])),
    ).toEqual([
      ['Assets:70004821', 1],
      ['Assets:more', 2],
      ['Assets:Harbor Checking', 42],
      ['Assets:Harbor Savings', 2],
    ]);
    expect(state()).toEqual(before);
  });

  it('keeps what is known of a failure within: its code and its place', async () => {
    const wide = Array.from({ length: 1001 }, (): Cell => 'x');
    const file = new File([zip({ 'wide.xlsx': workbook([{ name: 'S', rows: [[], wide] }]) })], 'a.zip');
    const found: GivenFile[] = [];
    for await (const one of given(file, { isMapped: false, skipped: [] }, undefined)) found.push(one);
    expect(found).toMatchObject([
      {
        name: 'a.zip › wide.xlsx',
        error: { code: 'LIMIT_EXCEEDED', message: 'Row 2 has more than 1000 columns.', facts: { line: 2 } },
      },
    ]);
  });

  it('leaves as it came: taken back as a whole, brought in again', async () => {
    const empty = (await books.call('entry.register', { limit: 1 })).total;
    const first = await commit([archive()]);
    expect(await books.call('imports.undo', { batch: first.batch })).toEqual({
      lines: 48,
      entries: 48,
      by_hand: 0,
      several: 0,
      kept: 0,
      accounts: 5,
    });
    expect((await books.call('entry.register', { limit: 1 })).total).toBe(empty);
    await books.call('history.undo');
    expect((await books.call('entry.register', { limit: 1 })).total).toBeGreaterThan(empty);
    await books.call('history.redo');
    const second = await commit([archive()]);
    expect(glance(second.files)).toEqual(glance(first.files));
    expect((await books.call('vault.verify')).findings).toEqual([]);
  });

  it('changes nothing in a preview, and is one event', async () => {
    const before = state();
    const events = eventCount(books.core.vault.db);
    await preview([archive()]);
    expect(state()).toEqual(before);
    await commit([archive()]);
    expect(eventCount(books.core.vault.db)).toBe(events + 1);
  });

  it('names the files in it that are empty, also where there are no others', async () => {
    const both = new File([zip({ 'none.csv': '', 'card.qfx': card })], 'both.zip');
    const none = new File([zip({ 'a/none.csv': '' })], 'none.zip');
    const { files } = await commit([both, none]);
    expect(files.map(({ file, status, error }) => [file, status, error])).toEqual([
      ['both.zip › none.csv', 'refused', 'The file is empty. Download it again.'],
      ['both.zip › card.qfx', 'imported', null],
      ['none.zip › a/none.csv', 'refused', 'The file is empty. Download it again.'],
    ]);
  });

  it('that is damaged as a whole is refused, and the others come', async () => {
    const bytes = new Uint8Array(await archive().arrayBuffer()).slice(0, 500);
    const files = [new File([bytes], 'torn.zip'), new File([card], 'card.qfx')];
    expect(glance((await commit(files)).files)).toEqual([
      ['torn.zip', null, 'refused', []],
      ['card.qfx', null, 'imported', [['Liabilities:80001007', 1]]],
    ]);
  });
});

describe('what is chosen', () => {
  it('for an archive holds for all in it; for a part, before that', async () => {
    const more = choosing(
      { file: 0, entity: 'Ana' },
      { file: 0, part: 1, entity: 'Acme LLC' },
      { file: 0, part: 2, name: 'Everyday' },
      { file: 0, part: 6, skip: true },
      { file: 0, part: 0, account_id: '70004821', name: 'Main' },
    );
    const { files } = await commit([archive()], { ...more, entity: undefined });
    expect(files.map(({ status, accounts }) => [status, accounts[0]?.entity, accounts[0]?.account])).toEqual([
      ['imported', 'Ana', 'Assets:Main'],
      ['imported', 'Acme LLC', 'Liabilities:Card …1007'],
      ['imported', 'Ana', 'Assets:Everyday'],
      ['refused', undefined, undefined],
      ['refused', undefined, undefined],
      ['refused', undefined, undefined],
      ['skipped', undefined, undefined],
      ['imported', 'Ana', 'Assets:Harbor Savings'],
    ]);
  });

  it('may leave the whole archive out, unopened', async () => {
    const { files } = await commit([archive()], choosing({ file: 0, skip: true }));
    expect(glance(files)).toEqual([['statements.zip', null, 'skipped', []]]);
  });

  it('for a part that is not there is a mistake', async () => {
    await expect(commit([archive()], choosing({ file: 0, part: 8, skip: true }))).rejects.toThrow(
      'Something was chosen for part 8 of file 0, which is not there.',
    );
    await expect(commit([new File([bank], 'a.ofx')], choosing({ file: 0, part: 0 }))).rejects.toMatchObject({
      code: 'INVALID_INPUT',
      remedy: 'It is a file by itself: choose for it without “part”.',
    });
    await expect(
      commit([archive()], choosing({ file: 0, part: 1, name: 'a' }, { file: 0, part: 1, name: 'b' })),
    ).rejects.toThrow('There are two choices for part 1 of file 0.');
    expect(await books.call('imports.batches')).toEqual([]);
  });
});

describe('a workbook', () => {
  it('with one table is read by its columns, row by row as the sheet counts', async () => {
    const { files } = await commit([xlsx(january)]);
    expect(files[0]).toMatchObject({
      file: 'Harbor Bank.xlsx',
      part: null,
      format: 'xlsx',
      status: 'partly',
      accounts: [{ account: 'Assets:Harbor Bank', read: 43, new: 42, sum: '739.50' }],
      unreadable: [{ line: 6, reason: "the amount “=B1” can't be read" }],
    });
    expect(files[0]!.warnings[0]).toMatch(/^1 cell holds a formula that no program has calculated yet/);
    expect(
      files[0]!.accounts[0]!.rows.slice(0, 3).map(({ line, date, payee, amount }) => [
        line,
        date,
        payee,
        amount,
      ]),
    ).toEqual([
      [4, '2025-01-02', 'Rent\nof the office', '-900.50'],
      [5, '2025-01-03', 'Client “A”', '2000.00'],
      [6, null, '', null],
    ]);
  });

  it('keeps its bytes, and each row’s place in the text that was made of it', async () => {
    // As programs that take a CSV in leave it there.
    const below = january.rows!.slice(1);
    const file = xlsx({ ...january, rows: [['\uFEFFAccount statement'], ...below] });
    const bytes = new Uint8Array(await file.arrayBuffer());
    const { batch } = await commit([file]);
    const [{ files }] = await books.call('imports.batches');
    const { db } = books.core.vault;
    expect(Buffer.from(readBytes(db, files[0].sha256)).equals(bytes)).toBe(true);
    const { rows } = await books.call('entry.register', { limit: 100 });
    const found = await Promise.all(
      rows.map(({ entry_id: id }: { entry_id: string }) => books.call('entry.get', { id })),
    );
    const evidence = found.flatMap((entry) => entry.evidence);
    expect(
      evidence
        .map(({ file: name, line, raw }) => [name, line, raw])
        .toSorted(byLine)
        .slice(0, 2),
    ).toEqual([
      ['Harbor Bank.xlsx', 4, '2025-01-02\t"Rent\nof the office"\t-900.5'],
      ['Harbor Bank.xlsx', 5, '2025-01-03\tClient “A”\t2000'],
    ]);
    expect(await books.call('imports.problems', { batch })).toMatchObject([
      { line: 6, raw: '2025-01-04\tFee\t=B1' },
    ]);
  });

  it('with several tables is packed once, and kept even if its first table brings nothing', async () => {
    const file = xlsx(january, savings, {
      name: 'More',
      rows: [HEADING, [day(45664), 'Gift', 1], [day(45665), 'Tea', -2.5]],
    });
    const bytes = new Uint8Array(await file.arrayBuffer());
    const thread = FileReaderThread.take();
    onTestFinished(() => thread.release());
    const request = {
      name: file.name,
      bytes: bytes.slice(),
      isMapped: false,
      skipped: [],
      limits: UNPACK_LIMITS,
    };
    const packed: (number | undefined)[] = [];
    for await (const { content } of thread.unpack(request))
      packed.push(content?.bytes === null ? content.workbook?.size : -1);
    expect(packed).toEqual([bytes.length, undefined, undefined]);
    const parts = [{ skip: true }, { name: 'One' }, { name: 'Two' }];
    const done = await commit(
      [file],
      choosing(...parts.map((choice, part) => ({ file: 0, part, ...choice }))),
    );
    expect(done.files.map(({ error }) => error)).toEqual([null, null, null]);
    const [{ files }] = await books.call('imports.batches');
    expect(files.map(({ name }: { name: string }) => name)).toEqual([
      'Harbor Bank.xlsx › Savings',
      'Harbor Bank.xlsx › More',
    ]);
    expect(Buffer.from(readBytes(books.core.vault.db, files[0].sha256)).equals(bytes)).toBe(true);
  });

  it('with several tables brings each into an account of its own, and finds them again', async () => {
    const first = await commit([xlsx(january, savings)]);
    expect(glance(first.files)).toEqual([
      ['Harbor Bank.xlsx › Checking', 0, 'partly', [['Assets:Harbor Bank Checking', 42]]],
      ['Harbor Bank.xlsx › Savings', 1, 'imported', [['Assets:Harbor Bank Savings', 2]]],
    ]);
    const again = await commit([xlsx(january, savings)]);
    expect(again.batch).toBeNull();
    expect(again.files.map((file) => file.accounts[0]!.account)).toEqual([
      'Assets:Harbor Bank Checking',
      'Assets:Harbor Bank Savings',
    ]);
  });

  it('with two equal tables keeps them apart, and knows each by the workbook and its tab', async () => {
    const file = () => xlsx(savings, { ...savings, name: 'Same' });
    const first = await commit([file()]);
    const accounts = ['Assets:Harbor Bank Savings', 'Assets:Harbor Bank Same'];
    expect(first.files.map((one) => one.accounts[0]!.account)).toEqual(accounts);
    const sha256 = createHash('sha256')
      .update(new Uint8Array(await file().arrayBuffer()))
      .digest('hex');
    const keys = books.core.vault.db.prepare<[], string>('SELECT key FROM bank_link').pluck().all();
    const marks = keys.map((key) => JSON.parse(key)[2]).filter((name) => name.startsWith('file:'));
    expect(marks.toSorted()).toEqual([0, 1].map((tab) => `file:${sha256}:${tab}`));
    const again = await commit([file()]);
    expect(again.batch).toBeNull();
    expect(again.files.map((one) => one.accounts[0]!.account)).toEqual(accounts);
  });

  it('learns how its columns are meant, and goes by what was said of the bank’s CSV', async () => {
    const rows: Cell[][] = [
      ['When', 'What', 'Out of pocket'],
      [day(45659), 'Rent', 900],
      [day(45660), 'Tea', 3],
    ];
    const mapping = {
      // As for a CSV: a sheet is cut in its own way all the same.
      delimiter: ';',
      quote: '',
      headerRow: 0,
      firstRow: 1,
      columns: { date: 0, payee: [1], memo: [], amount: 2 },
      sign: { rule: 'inverted' },
      outSign: 'positive',
      balanceWhen: 'after',
      currency: null,
      dateFormat: 'YYYY-MM-DD',
      decimal: '.',
    };
    const said = { mapping: JSON.stringify(mapping) };
    const { files } = await commit([xlsx({ name: 'S', rows })], said);
    expect(files[0]).toMatchObject({
      accounts: [{ new: 2, sum: '-903.00' }],
      mapping: { delimiter: '\t', quote: '"' },
    });
    const next = [rows[0]!, [day(45690), 'Bread', 5] as Cell[]];
    expect((await preview([xlsx({ name: 'S', rows: next })]))[0]).toMatchObject({
      confidence: 1,
      accounts: [{ sum: '-5.00' }],
      sample: {
        header: ['When', 'What', 'Out of pocket'],
        rows: [['2025-02-02', 'Bread', '5']],
        delimiter: '\t',
      },
    });
  });

  it('whose columns can’t be told asks for them, and reads the one part by what is then chosen', async () => {
    const doubtful: Sheet = {
      name: 'Odd',
      rows: [
        ['Date', 'What', 'Amount'],
        ['03/04/2025', 'Tea', -1],
        ['05/06/2025', 'Bread', -2],
      ],
    };
    const [seen] = await preview([xlsx(doubtful, savings)]);
    expect(seen).toMatchObject({
      part: 0,
      status: 'refused',
      trouble: 'columns-doubtful',
      wants_mapping: true,
    });
    const mapping = { ...seen!.mapping!, dateFormat: 'DD/MM/YYYY' };
    const chosen = choosing({ file: 0, part: 0, name: 'Odd', mapping }, { file: 0, part: 1, name: 'Even' });
    const files = await preview([xlsx(doubtful, savings)], chosen);
    expect(files.map(({ status, accounts }) => [status, accounts[0]!.first_date])).toEqual([
      ['imported', '2025-04-03'],
      ['imported', '2025-01-05'],
    ]);
  });

  it('in the old format, or behind a password, says what to do', async () => {
    const signature = Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, ...Array(600).fill(0)]);
    const locked = Buffer.concat([signature, Buffer.from('EncryptedPackage', 'utf16le'), signature]);
    const files = await preview([new File([signature], 'old.xls'), new File([locked], 'locked.xlsx')]);
    expect(files.map(({ status, error }) => [status, error])).toEqual([
      [
        'refused',
        '“old.xls” is a workbook in the old format (XLS). Open it in your spreadsheet program and save it as XLSX or CSV.',
      ],
      [
        'refused',
        '“locked.xlsx” is protected with a password. Open it in your spreadsheet program, take the password off, and save it as XLSX or CSV.',
      ],
    ]);
  });
});

describe('every shell', () => {
  it('has it: the command line, with the paths that were given', async () => {
    const cli = new CommandLine();
    await cli.init();
    await cli.json(['entity', 'add', '--name', 'Ana', '--kind', 'person']);
    const path = join(cli.dir, 'statements.zip');
    writeFileSync(path, new Uint8Array(await archive().arrayBuffer()));
    const ran = await cli.run(['import', path, '--create-accounts', '--json']);
    expect(ran.code).toBe(1);
    expect(ran.json.files.map(({ file, status }: ImportFile) => [file, status]).slice(0, 2)).toEqual([
      [`${path} › bank.ofx`, 'imported'],
      [`${path} › cards/card.qfx`, 'imported'],
    ]);
    expect(ran.json.files[0]).not.toHaveProperty('part');
    expect(ran.err).toContain(`bulkhead: ${path} › inner.zip: “inner.zip” is an archive within the archive`);
    expect((await cli.run(['import', path])).out).toContain(
      `✓ ${path} › Harbor.xlsx › Savings (xlsx): imported`,
    );
    expect((await cli.json(['batch', 'list']))[0].lines).toBe(48);
  });

  it('has it: REST', async () => {
    const server = await TestServer.start({ desk: books.core });
    onTestFinished(() => server.close());
    const form = new FormData();
    form.append('files', archive());
    form.append('files', xlsx(january));
    form.append('create_accounts', 'true');
    form.append('entity', 'Ana');
    const answer = await server.request('/api/v1/imports', {
      method: 'POST',
      headers: server.token,
      body: form,
    });
    expect(answer.status).toBe(200);
    expect(answer.json.files.map(({ at, part }: ImportFile) => [at, part])).toEqual([
      ...Array.from({ length: 8 }, (_, part) => [0, part]),
      [1, null],
    ]);
  });
});
