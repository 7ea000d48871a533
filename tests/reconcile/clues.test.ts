/** Where a difference comes from, as a book-keeper finds it: one thing is wrong in books that are otherwise right. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ofx } from '../properties/ofx.ts';
import { statementFile, TestBooks } from '../support/books.ts';

let books: TestBooks;

beforeEach(async () => {
  books = await TestBooks.create();
  await books.call('entity.create', { kind: 'llc', name: 'Acme LLC', tax_class: 's-corp' });
});
afterEach(() => books.close());

const clues = (more: object = {}) => books.call('reconcile.clues', { account: 'Checking', ...more });

type Status = 'pending' | 'cleared';

async function byHand(
  date: string,
  payee: string,
  amount: string,
  status: Status = 'cleared',
): Promise<string> {
  const other = amount.startsWith('-') ? amount.slice(1) : `-${amount}`;
  const postings = [
    { account: 'Checking', amount, status },
    { account: 'Travel', amount: other },
  ];
  return (await books.call('entry.create', { entries: [{ entity: 'Acme LLC', date, payee, postings }] }))
    .ids[0];
}

/** 1,000.00 to begin with, 1,241.80 at the end of October, all typed by hand. */
async function typed(
  wrong: Partial<Record<'Opening' | 'Rent' | 'Client' | 'Figma' | 'Grocer', [string, Status?]>> = {},
) {
  const rows = [
    ['2025-09-30', 'Opening', '1000.00'],
    ['2025-10-02', 'Rent', '-900.00'],
    ['2025-10-05', 'Client', '1250.00'],
    ['2025-10-09', 'Figma', '-45.60'],
    ['2025-10-20', 'Grocer', '-62.60'],
  ] as const;
  const ids: Record<string, string> = {};
  for (const [date, payee, right] of rows) {
    const [amount, status] = wrong[payee] ?? [right];
    ids[payee] = await byHand(date, payee, amount, status);
  }
  return ids;
}
const OCTOBER = { date: '2025-10-31', balance: '1241.80' };

/** What the first clue says, and that it is all of the difference. */
async function first(more: object = OCTOBER) {
  const found = await clues(more);
  expect(found.clues[0], JSON.stringify(found)).toMatchObject({
    settles: true,
    effect_minor: found.difference_minor,
  });
  return found.clues[0];
}
const rowsOf = (clue: { rows: { payee: string }[] }) => clue.rows.map(({ payee }) => payee);

describe('books that prove', () => {
  it('give no clue', async () => {
    await typed();
    expect(await clues(OCTOBER)).toMatchObject({ difference: '0.00', difference_minor: 0, clues: [] });
  });

  it('give none either where nobody says what the statement states', async () => {
    await typed();
    expect(await clues()).toMatchObject({ statement_balance: null, difference: null, clues: [] });
  });
});

describe('a row', () => {
  it('that was not ticked is named', async () => {
    const { Grocer } = await typed({ Grocer: ['-62.60', 'pending'] });
    expect(await first()).toMatchObject({
      kind: 'tick',
      effect: '-62.60',
      rows: [
        { entry_id: Grocer, line: 0, date: '2025-10-20', payee: 'Grocer', amount: '-62.60', ticked: false },
      ],
      sentence: '“Grocer” of 2025-10-20 (−62.60 USD) is exactly the difference and not ticked.',
      remedy: 'Tick it if it is on the statement.',
      act: 'tick',
    });
  });

  it('follows the ticks that a sitting has not stored yet', async () => {
    const { Grocer, Figma } = await typed({ Grocer: ['-62.60', 'pending'] });
    const leg = (entry_id: string | undefined) => ({ entry_id, line: 0 });
    expect(await clues({ ...OCTOBER, ticked: [leg(Grocer)] })).toMatchObject({
      difference: '0.00',
      clues: [],
    });
    const found = await clues({ ...OCTOBER, ticked: [leg(Grocer)], unticked: [leg(Figma)] });
    expect(found).toMatchObject({
      difference: '-45.60',
      clues: [{ kind: 'tick', rows: [{ entry_id: Figma, ticked: false }] }],
    });
    expect(found.clues).toHaveLength(1);
  });

  it('or two or three that were not ticked are named together', async () => {
    await typed({ Grocer: ['-62.60', 'pending'], Figma: ['-45.60', 'pending'] });
    expect(rowsOf(await first())).toEqual(['Figma', 'Grocer']);
    await byHand('2025-10-21', 'Airline', '-33.33', 'pending');
    expect(rowsOf(await first())).toEqual(['Figma', 'Grocer']);
    expect(rowsOf(await first({ ...OCTOBER, balance: '1208.47' }))).toEqual(['Figma', 'Grocer', 'Airline']);
  });

  it('that was ticked and is not at the bank is named', async () => {
    await typed();
    const id = await byHand('2025-10-21', 'Airline', '-33.33');
    expect(await first()).toMatchObject({ kind: 'untick', rows: [{ entry_id: id }], act: 'untick' });
  });

  it('of the days before that is ticked since they were reconciled is told as such', async () => {
    await typed();
    await books.call('reconcile.finish', { account: 'Checking', ...OCTOBER });
    const id = await byHand('2025-10-30', 'Airline', '-33.33');
    await byHand('2025-11-03', 'Rent', '-900.00');
    const november = await clues({ date: '2025-11-30', balance: '341.80' });
    expect(november.clues[0]).toMatchObject({ kind: 'outside', rows: [{ entry_id: id }] });
    expect(november.clues[1]).toMatchObject({ kind: 'parted', from: null, to: '2025-10-31', settles: true });
  });

  it('dated after the statement’s day is found there', async () => {
    const ids = await typed({ Grocer: ['-62.60', 'pending'] });
    await books.call('entry.update', { id: ids.Grocer, date: '2025-11-20' });
    expect(await first()).toMatchObject({ kind: 'late', rows: [{ entry_id: ids.Grocer }], act: 'open' });
  });

  it('entered on the wrong side is named with the right amount', async () => {
    await typed({ Figma: ['45.60'] });
    expect(await first()).toMatchObject({
      kind: 'sign',
      right: '-45.60',
      effect: '-91.20',
      rows: [{ payee: 'Figma' }],
    });
  });

  it('with two digits that changed places is named with the right amount', async () => {
    await typed({ Grocer: ['-26.60'] });
    expect(await first()).toMatchObject({
      kind: 'digits',
      right: '-62.60',
      rows: [{ payee: 'Grocer' }],
      act: 'open',
    });
  });

  it('with swapped digits that was left unticked for it is named, too', async () => {
    await typed({ Client: ['1520.00', 'pending'] });
    expect(await first()).toMatchObject({
      kind: 'digits',
      right: '1250.00',
      rows: [{ payee: 'Client', ticked: false }],
    });
  });

  it('whose decimal point slipped is named with the right amount', async () => {
    await typed({ Rent: ['-90.00'] });
    expect(await first()).toMatchObject({ kind: 'point', right: '-900.00', rows: [{ payee: 'Rent' }] });
  });
});

describe('the balance that was typed', () => {
  it('may lack its minus, or have two digits in the wrong place', async () => {
    await typed();
    expect(await first({ ...OCTOBER, balance: '-1241.80' })).toMatchObject({
      kind: 'balance_sign',
      right: '1241.80',
    });
    expect(await first({ ...OCTOBER, balance: '1421.80' })).toMatchObject({
      kind: 'balance_digits',
      right: '1241.80',
    });
    expect(await first({ ...OCTOBER, balance: '124.18' })).toMatchObject({
      kind: 'balance_point',
      right: '1241.80',
    });
  });

  it('may be another than the imported one', async () => {
    await books.call('imports.commit', { files: [october()], account: 'Checking' });
    expect(await first({ ...OCTOBER, balance: '1300.00' })).toMatchObject({
      kind: 'balance_imported',
      right: '1241.80',
      act: 'balance',
    });
  });
});

const ROWS = [
  { date: '2025-10-02', amount: '-900.00', payee: 'Rent', fitid: 'a' },
  { date: '2025-10-05', amount: '1250.00', payee: 'Client', fitid: 'b' },
  { date: '2025-10-09', amount: '-45.60', payee: 'Figma', fitid: 'c' },
  { date: '2025-10-20', amount: '-62.60', payee: 'Grocer', fitid: 'd' },
];

function october(
  rows: { date: string; amount: string; payee: string; fitid?: string }[] = ROWS,
  amount = '1241.80',
) {
  return ofx('october.ofx', { rows, balance: { amount, on: '2025-10-31' } });
}

describe('beside the rows of the bank', () => {
  const imported = (file = october()) => books.call('imports.commit', { files: [file], account: 'Checking' });

  it('a row by hand of the same amount is a double', async () => {
    await imported();
    const id = await byHand('2025-10-11', 'Figma Inc', '-45.60');
    expect(await first({})).toMatchObject({
      kind: 'doubled',
      effect: '45.60',
      act: 'untick',
      rows: [
        { entry_id: id, statement_line_id: null, file: null },
        {
          payee: 'Figma',
          file: 'october.ofx',
          file_line: expect.any(Number),
          statement_line_id: expect.any(String),
        },
      ],
    });
  });

  it('so is one with two digits that changed places, and one whose point slipped', async () => {
    await imported();
    const swapped = await byHand('2025-10-11', 'Figma Inc', '-54.60');
    expect(await first({})).toMatchObject({
      kind: 'doubled_digits',
      right: '-45.60',
      rows: [{ entry_id: swapped }, { payee: 'Figma' }],
    });
    await books.call('entry.remove', { id: swapped });
    await byHand('2025-10-11', 'Figma Inc', '-4.56');
    expect(await first({})).toMatchObject({ kind: 'doubled_point', right: '-45.60' });
  });

  it('a row that came in two files is named with both', async () => {
    await imported();
    const again = ofx('again.ofx', {
      // No balance of its own and another name: nothing tells an import that it is not a second payment.
      rows: [{ date: '2025-10-09', amount: '-45.60', payee: 'CARD PAYMENT', fitid: 'other' }],
    });
    await imported(again);
    const clue = await first({});
    expect(clue).toMatchObject({ kind: 'overlap', act: 'import', effect: '45.60' });
    expect(clue.rows.map(({ file }: { file: string }) => file)).toEqual(['again.ofx', 'october.ofx']);
  });

  it('a row that another file tells some days later is named with both, and so are several together', async () => {
    await imported();
    const later = (name: string, rows: string) => statementFile(name, `Date,Description,Amount\n${rows}`);
    const { batch } = await imported(
      later('one.csv', '2025-10-10,FIGMA INC,-45.60\n2025-10-21,COFFEE,0.00\n'),
    );
    expect(await first({})).toMatchObject({
      kind: 'overlap',
      act: 'import',
      effect: '45.60',
      rows: [{ file: 'one.csv' }, { file: 'october.ofx' }],
    });
    await books.call('imports.undo', { batch });
    await imported(later('two.csv', '2025-10-10,FIGMA INC,-45.60\n2025-10-21,GROCER 12,-62.60\n'));
    const several = await first({});
    expect(several).toMatchObject({ kind: 'overlap', effect: '108.20', settles: true, fits: 2 });
    expect(several.rows.map(({ file }: { file: string }) => file)).toEqual([
      ...['two.csv', 'october.ofx', 'two.csv', 'october.ofx'],
    ]);
  });

  /** So that the bank has said what it was in October’s beginning. */
  const september = () =>
    imported(
      ofx('september.ofx', {
        rows: [{ date: '2025-09-09', amount: '-1.00', payee: 'Fee', fitid: 's' }],
        balance: { amount: '1000.00', on: '2025-09-30' },
      }),
    );

  it('several that another file tells are named beside another fault', async () => {
    await september();
    await imported(october(ROWS.filter(({ payee }) => payee !== 'Rent')));
    await imported(
      statementFile(
        'two.csv',
        'Date,Description,Amount\n2025-10-10,FIGMA INC,-45.60\n2025-10-21,GROCER 12,-62.60\n',
      ),
    );
    const { difference, clues: found } = await clues({});
    expect(difference).toBe('-791.80');
    expect(found).toContainEqual(
      expect.objectContaining({ kind: 'overlap', effect: '108.20', settles: false, fits: 2 }),
    );
  });

  it('equal rows of two months are two, where neither file tells the other’s days', async () => {
    await imported();
    const november = ofx('november.ofx', {
      rows: [{ date: '2025-11-01', amount: '-62.60', payee: 'Grocer', fitid: 'n1' }],
      balance: { amount: '1241.80', on: '2025-11-30' },
    });
    await imported(november);
    const { clues: found } = await clues({ date: '2025-11-30' });
    expect(found.map(({ kind }: { kind: string }) => kind)).not.toContain('overlap');
  });

  it.each([
    ['twice', ['-45.60', '-45.60'], 'each time as a row of the bank: october.ofx, line'],
    ['sign', ['45.60'], 'would be −45.60 USD turned round'],
    ['digits', ['-54.60'], 'would be −45.60 USD with two digits that change places'],
    ['point', ['-456.00'], 'would be −45.60 USD with the decimal point moved'],
  ])('what the file itself tells wrong is named: %s', async (kind, told, sentence) => {
    const wrong = told.map((amount, n) => ({ ...ROWS[2]!, amount, fitid: `w${n}` }));
    await september();
    await imported(october(ROWS.toSpliced(2, 1, ...wrong)));
    const clue = await first({});
    expect(clue).toMatchObject({
      kind,
      act: 'open',
      settles: true,
      rows: wrong.map(() => ({ payee: 'Figma' })),
    });
    expect(clue.sentence).toContain(sentence);
    if (kind !== 'twice') expect(clue.remedy).toContain('october.ofx, line');
  });

  it('a row of the bank that lies behind the statement’s day is named', async () => {
    await september();
    await imported(october(ROWS.toSpliced(2, 1, { ...ROWS[2]!, date: '2025-11-09' })));
    expect(await first({})).toMatchObject({ kind: 'late', rows: [{ payee: 'Figma', file: 'october.ofx' }] });
  });

  it('a row that could not be booked is named with its file and line', async () => {
    await imported();
    const november = ofx('november.ofx', {
      rows: [
        { date: '2025-11-03', amount: '-20.00', payee: 'Phone', fitid: 'e' },
        { date: '2025-13-41', amount: '-12.34', payee: 'Shop', fitid: 'f' },
      ],
      balance: { amount: '1209.46', on: '2025-11-30' },
    });
    await imported(november);
    const clue = await first({});
    expect(clue).toMatchObject({ kind: 'unbooked', effect: '-12.34', act: 'mend', fits: 1 });
    const row = { file: 'november.ofx', line: expect.any(Number), id: expect.any(String) };
    expect(clue.unbooked).toMatchObject([row]);
    const [{ id }] = clue.unbooked;
    await books.call('imports.mend', { row: id, date: '2025-11-20' });
    expect(await clues({})).toMatchObject({ difference: '0.00', clues: [] });
    expect(clue.sentence).toContain('november.ofx held a row that was not booked, −12.34 USD in all. Line ');
  });

  it('a month without a statement is named by its days', async () => {
    const month = (name: string, from: string, to: string, rows: object[], balance: string) =>
      statementFile(name, period({ from, to, rows, balance }));
    await imported(month('oct.ofx', '2025-10-01', '2025-10-31', ROWS, '1241.80'));
    await imported(
      month(
        'dec.ofx',
        '2025-12-01',
        '2025-12-31',
        [{ date: '2025-12-03', amount: '-20.00', payee: 'Phone', fitid: 'e' }],
        '1000.80',
      ),
    );
    expect(await first({})).toMatchObject({
      kind: 'gap',
      from: '2025-11-01',
      to: '2025-11-30',
      effect: '-221.00',
      act: 'import',
    });
    expect(await books.call('reconcile.coverage', { account: 'Checking' })).toMatchObject([
      {
        statements: 2,
        from: '2025-10-01',
        to: '2025-12-31',
        proven_until: '2025-10-31',
        reconciled_until: null,
        gaps: [{ from: '2025-11-01', to: '2025-11-30', missing: '-221.00' }],
        overlaps: [],
        off: [{ date: '2025-12-31', stated: '1000.80', books: '1221.80', difference: '-221.00' }],
      },
    ]);
  });

  it('what went wrong in days that a statement covers is not blamed on days before them that none does', async () => {
    const month = (name: string, from: string, to: string, rows: object[], balance: string) =>
      statementFile(name, period({ from, to, rows, balance }));
    await imported(month('oct.ofx', '2025-10-01', '2025-10-25', ROWS, '1241.80'));
    const rent = { date: '2025-11-05', amount: '-625.00', payee: 'We Work', fitid: 'e' };
    await imported(month('nov.ofx', '2025-11-01', '2025-11-30', [rent], '616.80'));
    await byHand('2025-11-05', 'We Work', '-625.00');
    const { clues: found } = await clues();
    expect(found.map(({ kind }: { kind: string }) => kind)).toEqual(['doubled', 'parted']);
    expect(found[1]).toMatchObject({ from: '2025-10-31', to: '2025-11-30', effect: '625.00' });
    const [{ gaps }] = await books.call('reconcile.coverage', { account: 'Checking' });
    expect(gaps).toEqual([{ from: '2025-10-26', to: '2025-10-31', missing: '0.00' }]);
  });

  it('days that two statements cover are told, and none is missing', async () => {
    const days = { rows: ROWS, balance: '1241.80' };
    await imported(statementFile('oct.ofx', period({ from: '2025-10-01', to: '2025-10-31', ...days })));
    const more = { date: '2025-11-03', amount: '-20.00', payee: 'Phone', fitid: 'e' };
    const late = { from: '2025-10-15', to: '2025-11-30', rows: [ROWS[3]!, more], balance: '1221.80' };
    await imported(statementFile('nov.ofx', period(late)));
    expect(await books.call('reconcile.coverage', { entity: 'Acme LLC', account: 'Checking' })).toMatchObject(
      [
        {
          proven_until: '2025-11-30',
          gaps: [],
          off: [],
          overlaps: [{ from: '2025-10-15', to: '2025-10-31', files: ['oct.ofx', 'nov.ofx'] }],
        },
      ],
    );
    const told = async (): Promise<[string, boolean][]> =>
      (await books.call('reconcile.coverage', { entity: 'Acme LLC' })).map(
        ({ account, archived }: { account: string; archived: boolean }) => [account, archived],
      );
    expect(await told()).toContainEqual(['Assets:Savings', false]);
    // Of an account that is used no more what it proved stays; one that never had an entry is gone.
    await byHand('2025-12-01', 'Closed', '-1221.80');
    for (const account of ['Checking', 'Savings'])
      await books.call('account.update', { account, entity: 'Acme LLC', archived: true });
    expect(await told()).toContainEqual(['Assets:Checking', true]);
    expect((await told()).map(([account]) => account)).not.toContain('Assets:Savings');
  });

  it('the days between which the books part from the bank are named', async () => {
    await imported();
    for (const [day, balance] of [
      ['2025-11-10', '1221.80'],
      ['2025-11-20', '1201.80'],
      ['2025-11-30', '1181.80'],
    ] as const)
      await imported(
        ofx(`${day}.ofx`, {
          rows: [{ date: day, amount: '-20.00', payee: 'Phone', fitid: day }],
          balance: { amount: balance, on: day },
        }),
      );
    // A payment of which the bank knows nothing, beside nothing of its amount.
    await byHand('2025-11-15', 'Airline', '-33.33');
    const { clues: found } = await clues();
    expect(found).toMatchObject([
      { kind: 'untick', rows: [{ payee: 'Airline' }] },
      { kind: 'parted', from: '2025-11-10', to: '2025-11-20', effect: '33.33', settles: true },
    ]);
  });
});

/** A statement that says which days it covers. */
function period({
  from,
  to,
  rows,
  balance,
}: {
  from: string;
  to: string;
  rows: object[];
  balance: string;
}): string {
  const compact = (day: string) => day.replaceAll('-', '');
  const list = (rows as typeof ROWS).map(
    (row) =>
      `<STMTTRN><TRNTYPE>OTHER<DTPOSTED>${compact(row.date)}<TRNAMT>${row.amount}<FITID>${row.fitid}<NAME>${row.payee}</STMTTRN>\n`,
  );
  return `OFXHEADER:100\nDATA:OFXSGML\nVERSION:102\nENCODING:USASCII\nCHARSET:1252\n\n<OFX><BANKMSGSRSV1><STMTTRNRS><STMTRS><CURDEF>USD<BANKACCTFROM><BANKID>021000021<ACCTID>11-1<ACCTTYPE>CHECKING</BANKACCTFROM><BANKTRANLIST><DTSTART>${compact(from)}<DTEND>${compact(to)}\n${list.join('')}</BANKTRANLIST><LEDGERBAL><BALAMT>${balance}<DTASOF>${compact(to)}</LEDGERBAL></STMTRS></STMTTRNRS></BANKMSGSRSV1></OFX>\n`;
}

describe('what was reconciled before', () => {
  it('is told when its rows no longer come to what was proven', async () => {
    await typed();
    const { id } = await books.call('reconcile.finish', { account: 'Checking', ...OCTOBER });
    // Past the program: no command changes what is reconciled.
    books.core.vault.db
      .prepare("UPDATE posting SET status = 'pending', reconciliation_id = NULL WHERE amount_minor = -4560")
      .run();
    await byHand('2025-11-03', 'Rent', '-900.00');
    const found = await clues({ date: '2025-11-30', balance: '341.80' });
    expect(found.clues.slice(0, 1)).toMatchObject([
      { kind: 'opening', to: '2025-10-31', right: '1241.80', effect: '-45.60', settles: true, act: 'reopen' },
    ]);
    expect(found.clues[1]).toMatchObject({ kind: 'tick', rows: [{ payee: 'Figma' }] });
    expect(id).toEqual(expect.any(String));
  });
});

/** 1,000.00 to begin with and the rows given, all typed by hand and ticked. */
async function ticked(...rows: [date: string, payee: string, amount: string][]): Promise<string[]> {
  const ids: string[] = [];
  for (const [date, payee, amount] of [['2025-09-30', 'Opening', '1000.00'] as const, ...rows])
    ids.push(await byHand(date, payee, amount));
  return ids;
}
const kindsOf = (found: { clues: { kind: string; settles: boolean }[] }) =>
  found.clues.map(({ kind, settles }) => [kind, settles]);

describe('a row that is not in the books', () => {
  it('is told with its amount beside a slip that only happens to fit', async () => {
    await ticked(
      ['2025-10-02', 'Rent', '-900.00'],
      ['2025-10-05', 'Acme Corp', '1250.00'],
      ['2025-10-20', 'Grocer', '-63.20'],
    );
    const found = await clues(OCTOBER);
    expect(kindsOf(found)).toEqual([
      ['digits', true],
      ['missing', true],
    ]);
    expect(found.clues[1]).toMatchObject({
      effect: '-45.00',
      rows: [],
      sentence:
        'If all of the statement is ticked, a row of −45.00 USD may be missing, or several that come to it.',
      act: 'enter',
    });
  });
});

describe('a row that stands there twice by hand', () => {
  const october = [
    ['2025-10-02', 'Rent', '-900.00'],
    ['2025-10-09', 'Figma', '-45.00'],
    ['2025-10-20', 'Grocer', '-63.20'],
    ['2025-10-20', 'grocer', '-63.20'],
  ] satisfies [string, string, string][];

  it('is one clue with both, whose first can be unticked', async () => {
    const ids = await ticked(...october, ['2025-10-05', 'Acme Corp', '1250.00']);
    const found = await clues(OCTOBER);
    expect(kindsOf(found)).toEqual([['twice', true]]);
    expect(found.clues[0]).toMatchObject({
      effect: '63.20',
      rows: [{ entry_id: ids[4] }, { entry_id: ids[3] }],
      sentence:
        '“grocer” of 2025-10-20 (−63.20 USD) stands there twice, each time ticked, with no row of the bank behind it.',
      act: 'untick',
    });
    expect(await clues({ ...OCTOBER, unticked: [{ entry_id: ids[4], line: 0 }] })).toMatchObject({
      difference: '0.00',
      clues: [],
    });
  });

  it('is offered beside another fault, and nothing is said to be missing', async () => {
    await ticked(...october, ['2025-10-05', 'Acme Corp', '1520.00']);
    const found = await clues(OCTOBER);
    expect(found.difference).toBe('-206.80');
    expect(kindsOf(found)).toEqual([['twice', false]]);
    expect(found.clues[0]).toMatchObject({
      effect: '63.20',
      rows: [{ payee: 'grocer' }, { payee: 'Grocer' }],
    });
  });

  it('is none where days, payees or sides differ, or one entry has both', async () => {
    await ticked(
      ['2025-10-19', 'Grocer', '-63.20'],
      ['2025-10-20', 'Grocer', '-63.20'],
      ['2025-10-20', 'Baker', '-63.20'],
      ['2025-10-20', 'Grocer', '63.20'],
    );
    const leg = { account: 'Checking', amount: '-7.00', status: 'cleared' };
    const postings = [leg, leg, { account: 'Travel', amount: '14.00' }];
    const split = { entity: 'Acme LLC', date: '2025-10-21', payee: 'Hotel', postings };
    await books.call('entry.create', { entries: [split] });
    const kinds = async (balance: string) => kindsOf(await clues({ ...OCTOBER, balance })).flat();
    // As the books are, but for 63.20 and for 0.01.
    expect(await kinds('922.80')).not.toContain('twice');
    expect(await kinds('859.61')).not.toContain('twice');
  });
});

describe('two things that are wrong at once', () => {
  it('are each told for what they are, and neither as the whole difference', async () => {
    await books.call('imports.commit', { files: [october()], account: 'Checking' });
    await byHand('2025-10-11', 'Figma Inc', '-45.60');
    await byHand('2025-10-21', 'Grocer Inc', '-62.60');
    const { clues: found } = await clues();
    expect(found.map((one: { kind: string; settles: boolean }) => [one.kind, one.settles])).toEqual([
      ['doubled', false],
      ['doubled', false],
    ]);
    expect(found.map(rowsOf)).toEqual([
      ['Grocer Inc', 'Grocer'],
      ['Figma Inc', 'Figma'],
    ]);
  });

  it('may be a row that is missing where nothing in the books shows them', async () => {
    await typed({ Rent: ['-907.00'], Client: ['1263.00'] });
    const found = await clues(OCTOBER);
    expect(found.difference).toBe('-6.00');
    expect(found.clues).toMatchObject([{ kind: 'missing', effect: '-6.00', rows: [] }]);
  });
});
