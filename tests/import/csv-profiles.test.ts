/** The exports that the program knows by their column names: each read from a small file in its form, as a book-keeper would. */
import { readdirSync } from 'node:fs';
import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import type { BankProfile } from '../../main/import/csv/bank-profile.ts';
import { plainWords } from '../../main/import/csv/header.ts';
import { headingKey } from '../../main/import/csv/known-bank.ts';
import { allProfiles } from '../../main/import/csv/profiles/index.ts';
import { openFile } from '../../main/import/formats.ts';
import { DEFAULT_LIMITS, MemorySink } from '../../main/import/reader.ts';

const profiles = allProfiles();

async function read(text: string, learnt: Record<string, string> = {}) {
  const opened = await openFile({
    name: 'export.csv',
    bytes: Buffer.from(text),
    mapping: null,
    profiles: learnt,
    account: null,
    limits: DEFAULT_LIMITS,
    dates: null,
    sampleRows: 0,
    sheet: null,
  });
  const sink = new MemorySink();
  opened.read(sink);
  const rows = sink.statements.flatMap((statement) => statement.rows);
  return {
    csv: opened.csv!,
    sink,
    rows,
    amounts: rows.map((row) => row.amount),
    heads: sink.statements.map((statement) => statement.head),
    problems: sink.problems.map(({ problem }) => problem.reason),
    told: sink.warnings.join('\n'),
  };
}

interface Entry {
  day: string;
  cents: number;
  /** What a processor kept, in cents; the amount is what was left. */
  fee: number;
  payee: string;
}

const ENTRIES: readonly Entry[] = [
  { day: '2025-03-14', cents: -1234, fee: 0, payee: 'Corner Shop' },
  { day: '2025-03-17', cents: 250_000, fee: 7_530, payee: 'Client Ltd' },
  { day: '2025-03-25', cents: -98_765, fee: 0, payee: 'Office Rent' },
  { day: '2025-03-28', cents: 4_200, fee: 0, payee: 'Refund' },
];
const OPENING = 1_000_000;
const MONTHS = ['', 'Jan', 'Feb', 'Mar'];

function dayIn(format: string, day: string): string {
  const [year = '', month = '', date = ''] = day.split('-');
  return format
    .replace('YYYY', year)
    .replace('YY', year.slice(2))
    .replace('MMM', MONTHS[Number(month)]!)
    .replace('MM', month)
    .replace('DD', date);
}

function plain(cents: number): string {
  const size = String(Math.abs(cents)).padStart(3, '0');
  return `${cents < 0 ? '-' : ''}${size.slice(0, -2)}.${size.slice(-2)}`;
}

type Column = BankProfile['columns']['date'];
const namesOf = (wanted: Column | undefined): string[] =>
  typeof wanted === 'string' || Array.isArray(wanted) ? [wanted].flat() : [];

/** Of money in, where a file tells both sides, the fee was the other one's; that of a payout is a row of its own. */
function tellsFee({ columns, lessFee, sides, postings }: BankProfile, { cents }: Entry): boolean {
  if (postings?.otherwise === 'payout') return false;
  return (columns.gross !== undefined || lessFee === true) && (sides === undefined || cents < 0);
}

function turnSides({ sides }: BankProfile, cells: Map<string, string>): void {
  for (const pair of sides?.pairs ?? []) {
    const [one, other] = pair.map((column) => plainWords(namesOf(column)[0]!)) as [string, string];
    const [left, right] = [cells.get(one) ?? '', cells.get(other) ?? ''];
    cells.set(one, right).set(other, left);
  }
}

/** What the institution would write of an entry under each of its column names. */
function cellsOf(
  profile: BankProfile,
  entry: Entry,
  balance: number,
  how: { date: string; decimal: string },
) {
  const { columns, sign, lessFee } = profile;
  const cells = new Map<string, string>();
  const put = (wanted: Column | undefined, value: string) => {
    for (const name of namesOf(wanted)) cells.set(plainWords(name), value);
  };
  const money = (cents: number) => plain(cents).replace('.', how.decimal);
  for (const text of [...columns.memo, ...columns.payee]) put(text, entry.payee);
  const day = dayIn(how.date, entry.day);
  for (const date of [columns.valueDate, columns.transactionDate, columns.date]) put(date, day);
  put(columns.reference, `ref-${entry.day}`);
  put(columns.currency, 'EUR');
  put(columns.account, '12345678');
  put(columns.accountName, 'Everyday');
  put(columns.type, 'Payment');
  put(columns.status, 'Completed');
  const fee = tellsFee(profile, entry) ? entry.fee : 0;
  put(columns.fee, money(lessFee ? fee : -fee));
  put(columns.gross, money(entry.cents + fee));
  put(columns.out, entry.cents < 0 ? money(-entry.cents) : '');
  put(columns.in, entry.cents < 0 ? '' : money(entry.cents));
  const written = lessFee ? entry.cents + fee : sign === 'inverted' ? -entry.cents : entry.cents;
  put(columns.amount, money(typeof sign === 'string' ? written : Math.abs(entry.cents)));
  put(columns.balance, money(balance));
  if (typeof sign !== 'string')
    put(sign.column, entry.cents < 0 ? sign.debit[0]!.toUpperCase() : sign.credit[0]!.toUpperCase());
  for (const { column, except = [] } of profile.leaveOut) if (except.length > 0) put(column, except[0]!);
  if (entry.cents > 0) turnSides(profile, cells);
  return cells;
}

/** A row of a file without column names. */
function bareCells(profile: BankProfile, entry: Entry, balance: number, date: string): string[] {
  const signed = (cents: number) => (cents < 0 ? plain(cents) : `+${plain(cents)}`);
  const { columns } = profile;
  return profile.cells!.map((kind, index) => {
    if (kind === 'date') return dayIn(date, entry.day);
    if (index === columns.balance) return signed(balance);
    if (kind === 'masked') return '4500********1234';
    if (kind === 'amount?')
      return (index === columns.out) === entry.cents < 0 ? plain(Math.abs(entry.cents)) : '';
    if (kind === 'amount') return plain(entry.cents);
    if (kind === 'signed') return signed(entry.cents);
    if (kind !== 'text') return kind;
    return columns.payee.includes(index) ? entry.payee : '';
  });
}

/** The file that the institution would write. */
function fileOf(
  profile: BankProfile,
  header: readonly string[] | null,
  how: { date: string; decimal: string },
): string {
  let balance = OPENING;
  // Where others may stand among the names, all that the profile makes something of stand there.
  const others = profile.more ? Object.values(profile.columns).flat().flatMap(namesOf) : [];
  const known = new Set((header ?? []).map(plainWords));
  const names = [...(header ?? []), ...new Set(others.filter((name) => !known.has(plainWords(name))))];
  const lines = ENTRIES.map((entry) => {
    balance += entry.cents;
    if (header === null) return bareCells(profile, entry, balance, how.date);
    const cells = cellsOf(profile, entry, balance, how);
    return names.map((name) => cells.get(plainWords(name)) ?? '');
  });
  const delimiter = how.decimal === ',' ? ';' : ',';
  const body = Papa.unparse(header === null ? lines : [names, ...lines], { delimiter, newline: '\r\n' });
  return profile.above === undefined ? body : `${profile.above}\r\n\r\n${body}`;
}

/** Whether a file with this heading has the column. */
function isWritten(profile: BankProfile, header: readonly string[] | null, wanted?: Column): boolean {
  if (wanted === undefined) return false;
  if (header === null || profile.more) return true;
  const names = new Set(header.map(plainWords));
  return namesOf(wanted).some((name) => names.has(plainWords(name)));
}

const headersOf = (profile: BankProfile): readonly (readonly string[] | null)[] =>
  profile.headers.length === 0 ? [null] : profile.headers;
const KINDS = { bank: 'bank', processor: 'bank', card: 'card', investment: 'investment' } as const;

describe('the built-in profiles', () => {
  it('are all of the files, each named as its file', () => {
    const folder = new URL('../../main/import/csv/profiles/', import.meta.url);
    const files = readdirSync(folder).filter((name) => name.endsWith('.json'));
    expect(profiles.map(({ id }) => `${id}.json`).sort()).toEqual(files.sort());
    console.log(
      `${profiles.length} built-in profiles of ${new Set(profiles.map((p) => p.institution)).size}`,
    );
    expect(profiles.length).toBeGreaterThanOrEqual(60);
  });

  it('claim no column names twice', () => {
    const all = profiles.flatMap((profile) => profile.headers.map((header) => ({ profile, header })));
    for (const { profile, header } of all) {
      const names = new Set(header.map(plainWords));
      const claims = profiles.filter((other) =>
        other.headers.some(
          (own) =>
            headingKey(own) === headingKey(header) ||
            (other.more && own.every((name) => names.has(plainWords(name)))),
        ),
      );
      expect(
        claims.map(({ id }) => id),
        header.join(','),
      ).toEqual([profile.id]);
    }
  });

  it('name no column that none of their headings has, unless others may stand there', () => {
    for (const { id, columns, headers, more, sign } of profiles) {
      const known = new Set(headers.flat().map(plainWords));
      const wanted = [...Object.values(columns).flat(), ...(typeof sign === 'string' ? [] : [sign.column])];
      for (const name of wanted.flatMap(namesOf))
        expect(more || known.has(plainWords(name)), `${id}: ${name}`).toBe(true);
    }
  });

  it.each(profiles.map((profile) => [profile.id, profile] as const))(
    '%s is read to the cent',
    async (_, profile) => {
      for (const header of headersOf(profile)) {
        for (const date of profile.dates) {
          for (const decimal of profile.decimals) {
            const text = fileOf(profile, header, { date, decimal });
            const { csv, rows, amounts, heads, problems, sink } = await read(text);
            const name =
              profile.product === '' ? profile.institution : `${profile.institution}, ${profile.product}`;
            expect(csv, text).toMatchObject({ profile: name, guessed: false, confidence: 1, doubts: [] });
            expect(amounts, text).toEqual(ENTRIES.map(({ cents }) => plain(cents)));
            expect(rows.map((row) => row.date)).toEqual(ENTRIES.map(({ day }) => day));
            expect(rows.every((row, n) => row.payee.includes(ENTRIES[n]!.payee))).toBe(true);
            expect(problems).toEqual([]);
            expect(heads).toHaveLength(1);
            expect(heads[0]).toMatchObject({
              kind: profile.kind === undefined ? 'unknown' : KINDS[profile.kind],
              bankName: profile.shared ? null : profile.institution,
            });
            if (isWritten(profile, header, profile.columns.balance))
              expect(sink.statements[0]!.balances).toMatchObject({
                opening: plain(OPENING),
                closing: plain(OPENING + ENTRIES.reduce((sum, { cents }) => sum + cents, 0)),
              });
            const { gross, fee } = profile.columns;
            const tellsFees = isWritten(profile, header, profile.lessFee ? fee : gross);
            expect(rows.map(({ parts }) => parts?.map(({ amount }) => amount))).toEqual(
              ENTRIES.map((entry) =>
                tellsFees && entry.fee > 0 && tellsFee(profile, entry)
                  ? [plain(entry.cents + entry.fee), plain(-entry.fee)]
                  : undefined,
              ),
            );
          }
        }
      }
    },
  );

  it.each(
    profiles.filter(({ headers }) => headers.length > 0).map((profile) => [profile.id, profile] as const),
  )('%s leaves a file with other dates to the guess', async (_, profile) => {
    const date = profile.dates.some((format) => format.includes('MMM')) ? 'YYYY.MM.DD' : 'DD-MMM-YYYY';
    const { csv } = await read(fileOf(profile, profile.headers[0]!, { date, decimal: profile.decimals[0]! }));
    expect(csv).toMatchObject({ profile: null, guessed: true });
  });
});

it('what a file tells of two sides is what left, what came, or both', async () => {
  const names =
    'ID,Status,Direction,"Created on","Finished on","Source fee amount","Source fee currency","Target fee amount","Target fee currency","Source name","Source amount (after fees)","Source currency","Target name","Target amount (after fees)","Target currency","Exchange rate",Reference,Batch,"Created by",Category,Note';
  const { csv, sink, problems, told } = await read(
    [
      names,
      'TRANSFER-1,COMPLETED,OUT,2025-03-03 14:20:05,2025-03-04 09:00:00,0.45,EUR,,,Mill,120.00,EUR,Landlord GmbH,129.60,USD,1.08,Rent,,Ana,Housing,',
      'TRANSFER-2,COMPLETED,IN,2025-03-05 09:00:00,2025-03-06 09:01:30,3.10,GBP,5.00,USD,Acme Ltd,2000.00,GBP,Mill,2500.00,USD,1.25,Invoice 42,,,,',
      'BALANCE-3,COMPLETED,NEUTRAL,2025-03-07 10:00:00,2025-03-07 10:00:02,1.20,USD,,,Mill,498.80,USD,Mill,460.00,EUR,0.922,,,Ana,,',
      'TRANSFER-4,CANCELLED,OUT,2025-03-08 08:00:00,,0.45,EUR,,,Mill,50.00,EUR,Someone,50.00,EUR,1,,,Ana,,',
      'CARD-5,REFUNDED,OUT,2025-03-09 12:00:00,2025-03-09 12:00:01,,,,,Mill,15.00,EUR,Cafe,15.00,EUR,1,,,Ana,,',
      'TRANSFER-6,COMPLETED,OUT,2025-03-10 08:00:00,2025-03-10 08:00:02,0.50,GBP,,,Mill,10.00,EUR,Shop,10.00,EUR,1,,,Ana,,',
    ].join('\n'),
  );
  expect(csv.profile).toBe('Wise, transaction history');
  expect(
    sink.statements.map(({ head, rows }) => [
      head.currency,
      ...rows.map((row) => `${row.date} ${row.amount} ${row.payee} ${row.reference}`),
    ]),
  ).toEqual([
    ['EUR', '2025-03-03 -120.45 Landlord GmbH TRANSFER-1', '2025-03-07 460.00 Mill BALANCE-3'],
    ['USD', '2025-03-06 2500.00 Acme Ltd TRANSFER-2', '2025-03-07 -500.00 Mill BALANCE-3'],
  ]);
  expect(problems).toEqual([
    'status “CANCELLED”: the bank did not carry it out',
    'the fee is in GBP, and the amount in EUR',
  ]);
  expect(told).toContain('1 row left out, on line 6');
});

describe('signs that only the institution’s name tells', () => {
  const amountsOf = async (...lines: string[]) => {
    const { csv, amounts } = await read(lines.join('\n'));
    return [csv.profile?.split(',')[0], ...amounts];
  };

  it('are those of its statements', async () => {
    expect(
      await amountsOf(
        'Transaction Date,Post Date,Description,Category,Type,Amount,Memo',
        '03/01/2025,03/02/2025,Paper Mill,Office,Sale,-50.00,',
        '03/03/2025,03/03/2025,Payment Thank You,,Payment,120.00,',
      ),
    ).toEqual(['Chase', '-50.00', '120.00']);
    expect(
      await amountsOf(
        'Trans. Date,Post Date,Description,Amount,Category',
        '03/01/2025,03/02/2025,Paper Mill,50.00,Merchandise',
        '03/03/2025,03/03/2025,INTERNET PAYMENT,-120.00,Payments and Credits',
      ),
    ).toEqual(['Discover', '-50.00', '120.00']);
    expect(
      await amountsOf(
        'Date,Description,Card Member,Account #,Amount',
        '03/01/2025,Paper Mill,A MEMBER,-11016,50.00',
        '03/03/2025,AUTOPAY PAYMENT,A MEMBER,-11016,-120.00',
      ),
    ).toEqual(['American Express', '-50.00', '120.00']);
    expect(
      await amountsOf(
        'Status,Date,Description,Debit,Credit',
        'Cleared,03/01/2025,Paper Mill,50.00,',
        'Cleared,03/03/2025,ONLINE PAYMENT,,-120.00',
      ),
    ).toEqual(['Citi', '-50.00', '120.00']);
    expect(
      await amountsOf(
        'Transaction Date,Clearing Date,Description,Merchant,Category,Type,Amount (USD)',
        '03/01/2025,03/02/2025,PAPER MILL,Paper Mill,Office,Purchase,50.00',
        '03/03/2025,03/03/2025,ACH DEPOSIT,Ach Deposit,Payment,Payment,-120.00',
      ),
    ).toEqual(['Apple Card', '-50.00', '120.00']);
    expect(
      await amountsOf(
        'Account Number,Transaction Description,Transaction Date,Transaction Type,Transaction Amount,Balance',
        '1234,Withdrawal to Paper Mill,03/01/25,Debit,50,950',
        '1234,Deposit from Client,03/03/25,Credit,120.5,1070.5',
      ),
    ).toEqual(['Capital One', '-50', '120.5']);
    expect(
      await amountsOf(
        '"03/01/2025","-50.00","*","","PAPER MILL"',
        '"03/03/2025","120.00","*","1042","CHECK"',
      ),
    ).toEqual(['Wells Fargo', '-50.00', '120.00']);
    expect(
      await amountsOf(
        'Transaction Date,Details,Account,Category,Subcategory,Tags,Notes,Debit,Credit,Balance,Original Description',
        '"01 Mar 2025","Paper Mill","Main","","","","","50.00","","950.00","PAPER"',
        '"03 Mar 2025","Client","Main","","","","","","120.00","1070.00","CLIENT"',
      ),
    ).toEqual(['Macquarie', '-50.00', '120.00']);
  });

  it('are payouts that leave the processor’s balance', async () => {
    expect(
      await amountsOf(
        'Payout Date,Status,Charges,Refunds,Adjustments,Reserved Funds,Fees,Retried Amount,Total,Currency',
        '2025-03-03,paid,450.00,-20.00,0.00,0.00,-13.35,0.00,416.65,USD',
        '2025-03-04,paid,100.00,0.00,0.00,0.00,-3.00,0.00,97.00,USD',
      ),
    ).toEqual(['Shopify', '-416.65', '-97.00']);
  });

  it('stand under Bank of America’s summary, whose balances and days are taken', async () => {
    const { csv, amounts, sink } = await read(
      [
        'Description,,Summary Amt.',
        'Beginning balance as of 03/01/2025,,"1,000.00"',
        'Total credits,,"120.00"',
        'Total debits,,"-50.00"',
        'Ending balance as of 03/05/2025,,"1,070.00"',
        '',
        'Date,Description,Amount,Running Bal.',
        '03/01/2025,Beginning balance as of 03/01/2025,,"1,000.00"',
        '03/03/2025,PAPER MILL,"-50.00","950.00"',
        '03/04/2025,CLIENT,"120.00","1,070.00"',
      ].join('\n'),
    );
    expect(csv.profile).toBe('Bank of America, checking or savings');
    expect(amounts).toEqual(['-50.00', '120.00']);
    expect(sink.statements[0]!.balances).toMatchObject({
      ...{ opening: '1000.00', openingOn: '2025-03-01', periodFrom: '2025-03-01' },
      ...{ closing: '1070.00', closingOn: '2025-03-05', periodTo: '2025-03-05' },
    });
  });
});

describe('processors', () => {
  const PAYPAL =
    '"Date","Time","TimeZone","Name","Type","Status","Currency","Gross","Fee","Net","Transaction ID","Balance","Balance Impact"';

  it('keep gross and fee as parts of what moved the balance, and leave out what moved nothing', async () => {
    const { csv, rows, told, problems } = await read(
      [
        PAYPAL,
        '"03/14/2025","10:00","PST","A Client","Payment","Completed","USD","100.00","-3.20","96.80","T1","96.80","Credit"',
        '"03/15/2025","10:00","PST","A Shop","General Authorization","Completed","USD","-20.00","0.00","-20.00","T2","96.80","Memo"',
        '"03/16/2025","10:00","PST","A Shop","Payment","Denied","USD","-5.00","0.00","-5.00","T3","96.80","Debit"',
        '"03/17/2025","10:00","PST","A Shop","Payment","Completed","USD","-20.00","0.00","-20.00","T4","76.80","Debit"',
      ].join('\n'),
    );
    expect(csv.profile).toBe('PayPal, activity');
    expect(rows.map(({ amount, parts }) => [amount, parts?.map((part) => part.amount)])).toEqual([
      ['96.80', ['100.00', '-3.20']],
      ['-20.00', undefined],
    ]);
    expect(told).toContain(
      '1 row left out, on line 3: “Memo” in “Balance Impact” moves nothing on this account.',
    );
    expect(problems).toEqual(['status “Denied”: the bank did not carry it out']);
  });

  it('say which order was assumed where 03/04 may be in March or in April', async () => {
    const { csv, sink } = await read(
      [
        PAYPAL,
        '"03/04/2025","10:00","","A Client","Payment","Completed","USD","100.00","-3.20","96.80","T1","96.80","Credit"',
        '"03/04/2025","11:00","","A Shop","Payment","Completed","USD","-20.00","0.00","-20.00","T4","76.80","Debit"',
      ].join('\n'),
    );
    expect(csv.profile).toBe('PayPal, activity');
    expect(sink.openDates).toEqual({ order: 'month-first', other: 'day-first' });
  });

  it('are read to the end where their first rows leave open which is the day', async () => {
    const row = (day: string, n: number) =>
      `"${day}","10:00","","A Client","Payment","Completed","USD","1.00","0.00","1.00","T${n}","","Credit"`;
    const busy = Array.from({ length: 400 }, (_, n) => row('03/03/2025', n));
    const open = await read([PAYPAL, ...busy, row('03/04/2025', 401)].join('\n'));
    expect(open.told).toContain('“03/04/2025” is taken for 4 March 2025, not 3 April 2025');
    const told = await read([PAYPAL, ...busy, row('14/03/2025', 401)].join('\n'));
    expect(told.csv.profile).toBe('PayPal, activity');
    expect(told.rows.at(-1)!.date).toBe('2025-03-14');
  });

  it('list a row whose own gross and fee do not come to its net, and guess neither', async () => {
    const { rows, problems } = await read(
      [
        'id,Type,Source,Amount,Fee,Net,Currency,Created (UTC),Available On (UTC),Description',
        'txn_1,charge,ch_1,100.00,3.20,96.80,usd,2025-03-14 10:00,2025-03-16 00:00,Order 1',
        'txn_2,charge,ch_2,100.00,3.20,90.00,usd,2025-03-15 10:00,2025-03-16 00:00,Order 2',
        'txn_3,payout,po_1,-186.80,0.00,-186.80,usd,2025-03-17 10:00,2025-03-17 00:00,STRIPE PAYOUT',
      ].join('\n'),
    );
    expect(rows.map(({ amount, parts }) => [amount, parts?.length])).toEqual([
      ['96.80', 2],
      ['-186.80', undefined],
    ]);
    expect(problems).toEqual(['the gross amount 100.00 and the fee 3.20 do not come to the net 90.00']);
  });

  it('take off Revolut’s fee, as its balance does, and part its currencies', async () => {
    const header = 'Type,Product,Started Date,Completed Date,Description,Amount,Fee,Currency,State,Balance';
    const { rows, sink, heads } = await read(
      [
        header,
        'ATM,Current,2025-03-01 10:00:00,2025-03-02 10:00:00,Cash,-100.00,2.00,EUR,COMPLETED,398.00',
        'EXCHANGE,Current,2025-03-03 10:00:00,2025-03-03 10:00:00,To USD,-50.00,0.00,EUR,COMPLETED,348.00',
        'EXCHANGE,Current,2025-03-03 10:00:00,2025-03-03 10:00:00,From EUR,54.00,0.00,USD,COMPLETED,54.00',
        'CARD_PAYMENT,Current,2025-03-05 10:00:00,,Shop,-7.00,0.00,EUR,PENDING,',
      ].join('\n'),
    );
    expect(rows.map(({ amount, pending }) => [amount, pending])).toEqual([
      ['-102.00', false],
      ['-50.00', false],
      ['-7.00', true],
      ['54.00', false],
    ]);
    expect(heads.map(({ currency }) => currency)).toEqual(['EUR', 'USD']);
    expect(sink.statements[0]!.balances).toMatchObject({ opening: '500.00', closing: '348.00' });
    const bad = await read(
      `${header}\nATM,Current,2025-03-01,2025-03-02,Cash,-100.00,two,EUR,COMPLETED,398.00\n`,
    );
    expect(bad.csv.profile).toBeNull();
  });

  it('leave out what Venmo took from a bank: it never was in its balance', async () => {
    const { amounts, told, sink } = await read(
      [
        'Account Statement - (@somebody),,,,,,,,,,,,,,,,,,,,,',
        'Account Activity,,,,,,,,,,,,,,,,,,,,,',
        ',ID,Datetime,Type,Status,Note,From,To,Amount (total),Amount (tip),Amount (tax),Amount (fee),Tax Rate,Tax Exempt,Funding Source,Destination,Beginning Balance,Ending Balance,Statement Period Venmo Fees,Terminal Location,Year to Date Venmo Fees,Disclaimer',
        ',,,,,,,,,,,,,,,,$100.00,,,,,',
        ',1,2025-03-01T10:00:00,Payment,Complete,Lunch,Me,Ann,- $30.00,,0,,0,,Venmo balance,,,,,Venmo,,',
        ',2,2025-03-02T10:00:00,Payment,Complete,Rent,Bob,Me,+ $70.00,,0,,0,,,Venmo balance,,,,Venmo,,',
        ',3,2025-03-03T10:00:00,Payment,Complete,Taxi,Me,Cy,- $9.00,,0,,0,,My Bank *1234,,,,,Venmo,,',
        ',,,,,,,,,,,,,,,,,$140.00,$0.00,,$0.00,Venmo is a service',
      ].join('\n'),
    );
    expect(amounts).toEqual(['-30.00', '70.00']);
    expect(told).toContain('“My Bank *1234” in “Funding Source” moves nothing');
    expect(sink.statements[0]!.balances).toMatchObject({ opening: '100.00', closing: '140.00' });
  });
});

describe('a profile gives way', () => {
  const CHASE = 'Details,Posting Date,Description,Amount,Type,Balance,Check or Slip #';
  const LINES = [
    CHASE,
    'DEBIT,03/14/2025,Shop,-10.00,ACH_DEBIT,90.00,,',
    'CREDIT,03/13/2025,Client,60.00,ACH_CREDIT,100.00,,',
    'DEBIT,03/12/2025,Shop,-5.00,ACH_DEBIT,40.00,,',
    'DEBIT,03/11/2025,Shop,-5.50,ACH_DEBIT,45.00,,',
  ];

  it('to a mapping that somebody confirmed', async () => {
    const first = await read(LINES.join('\n'));
    expect(first.csv.profile).toBe('Chase, checking or savings');
    const theirs = { ...first.csv.mapping!, columns: { ...first.csv.mapping!.columns, payee: [4] } };
    const { csv, rows } = await read(LINES.join('\n'), { [first.csv.shape]: JSON.stringify(theirs) });
    expect(csv).toMatchObject({ profile: null, guessed: false, confidence: 1 });
    expect(rows[0]!.payee).toBe('ACH_DEBIT');
  });

  it('to balances that follow from the opposite signs', async () => {
    const turned = LINES.map((line) =>
      line.replace(/,(-?)(\d+\.\d\d),ACH/, (_, minus, n) => `,${minus ? '' : '-'}${n},ACH`),
    );
    expect((await read(turned.join('\n'))).csv.profile).toBeNull();
  });

  it('to another column, or one less', async () => {
    for (const change of [(line: string) => `${line}x,y`, (line: string) => line.replace('Details,', '')])
      expect((await read([change(CHASE), ...LINES.slice(1)].join('\n'))).csv.profile).toBeNull();
  });

  it('where NatWest’s table is a card’s, which prints no balances and turns the signs', async () => {
    const header = 'Date, Type, Description, Value, Balance, Account Name, Account Number';
    const bank = await read(`${header}\n14/03/2025,D/D,Gym,-8.99,91.01,'Me,'12345678,\n`);
    expect(bank.csv.profile).toBe('NatWest or RBS, current account');
    const card = await read(`${header}\n14/03/2025,Purchase,Gym,8.99,,'Me,'543484******5254,\n`);
    expect(card.csv.profile).toBeNull();
  });

  it('to nothing where the file has no rows: it is an empty statement', async () => {
    const { csv, rows, heads } = await read(`${CHASE}\n`);
    expect(csv.profile).toBe('Chase, checking or savings');
    expect([rows.length, heads.length]).toEqual([0, 1]);
  });

  it('not to case, marks and spaces in the column names', async () => {
    const { csv } = await read(
      [
        'bokforingsdag;BELOPP;Avsandare;Mottagare;Namn;Rubrik;Saldo;Valuta;',
        '2025-03-14;-500,00;1;;;Hyra;999,99;SEK;',
      ].join('\n'),
    );
    expect(csv.profile).toBe('Nordea, account (Sweden)');
  });
});
