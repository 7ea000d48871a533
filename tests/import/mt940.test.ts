import { describe, expect, it } from 'vitest';
import { looksLikeMt940 } from '../../main/import/mt940/detect.ts';
import { readMt940 } from '../../main/import/mt940/mt940.ts';
import { DEFAULT_LIMITS, MemorySink, type ReaderLimits } from '../../main/import/reader.ts';
import { BulkheadError } from '../../shared/errors.ts';

function read(text: string, limits: Partial<ReaderLimits> = {}): MemorySink {
  const sink = new MemorySink();
  readMt940(text, sink, { ...DEFAULT_LIMITS, ...limits });
  return sink;
}

function errorOf(text: string, limits: Partial<ReaderLimits> = {}): BulkheadError {
  try {
    read(text, limits);
  } catch (error) {
    if (error instanceof BulkheadError) return error;
    throw error;
  }
  throw new Error('nothing was thrown');
}

const HEAD = ':20:REF1\n:25:12345678/990011\n:28C:7/1\n:60F:C240331EUR100,00\n';
const ENTRY = ':61:2404050405D12,50NTRFNONREF//B77';

/** A message around `rows`; it closes with 87.50 unless `closing` says otherwise. */
const message = (rows: string, closing = '87,50') => `${HEAD}${rows}\n:62F:C240430EUR${closing}\n-\n`;

const onlyRow = (text: string) => {
  const sink = read(text);
  expect(sink.problems).toEqual([]);
  expect(sink.statements.map(({ rows }) => rows.length)).toEqual([1]);
  return sink.statements[0]!.rows[0]!;
};
/** The row of a :61: line. */
const entry = (line: string) => onlyRow(message(`:61:${line}`));
/** The row that `details` stand below, as lines of a :86: field. */
const told = (...lines: string[]) => onlyRow(message(`${ENTRY}\n:86:${lines.join('\n')}`));

const accountsAndRows = (text: string) =>
  read(text).statements.map(({ head, rows }) => [head.accountId, ...rows.map(({ amount }) => amount)]);

describe('a statement', () => {
  it('is read with its account, its balances and its rows', () => {
    const row = `${ENTRY}\nOnline\n:86:177?00TRANSFER?20Invoice 5?30BANKDEFF?31DE001234?32Corner Shop`;
    const text = message(row).replace('\n-\n', '\n:64:D240502EUR4,00\n:65:C240503EUR1,00\n-\n');
    const sink = read(text);
    expect(sink.problems).toEqual([]);
    expect(sink.warnings).toEqual([]);
    expect(sink.statements).toEqual([
      {
        head: {
          accountId: '12345678/990011',
          bankId: '12345678',
          kind: 'bank',
          accountType: null,
          currency: 'EUR',
          accountName: null,
          bankName: null,
        },
        balances: {
          closing: '87.50',
          closingOn: '2024-04-30',
          available: '-4.00',
          availableOn: '2024-05-02',
          opening: '100.00',
          openingOn: '2024-03-31',
          periodFrom: null,
          periodTo: null,
        },
        rows: [
          {
            line: 5,
            offset: text.indexOf(':61:'),
            length: row.length,
            date: '2024-04-05',
            valueDate: '2024-04-05',
            amount: '-12.50',
            currency: null,
            payee: 'Corner Shop',
            memo: 'TRANSFER Invoice 5 Online',
            type: 'NTRF',
            checkNumber: null,
            reference: 'B77',
            counterparty: 'DE001234',
            balanceAfter: null,
            pending: false,
          },
        ],
      },
    ]);
  });

  it.each([
    ['12345678/990011', '12345678', 'EUR'],
    ['NL00BANK0123456789', null, 'EUR'],
    ['BANKHUHB/123456/HUF', 'BANKHUHB', 'EUR'],
    ['NL00BANK0123456789 EUR', null, 'EUR'],
    ['10  14365930  ', null, 'EUR'],
  ])('keeps the account %s as it is written', (written, bankId, currency) => {
    const { head } = read(HEAD.replace('12345678/990011', written)).statements[0]!;
    expect(head).toMatchObject({ accountId: written.trim(), bankId, currency });
  });

  it.each([
    ['the account, where no balance tells', ':25:5544 USD\n:61:240101C1,NMSC\n', 'USD'],
    ['nothing that is no currency', ':25:5544 XYZ\n:61:240101C1,NMSC\n', null],
    ['a balance that can’t be read', ':60F:C240101PLN1 1,\n:61:240101C1,NMSC\n', 'PLN'],
    ['a floor limit', ':25:5544 USD\n:34F:PLND0,\n:61:240101C1,NMSC\n', 'PLN'],
    ['a closing balance', ':25:5544\n:62F:C240101CHF1,\n', 'CHF'],
    ['a first balance without one, and a last one with it', ':60F:C2401011,\n:62F:C240101CHF1,\n', 'CHF'],
  ])('takes its currency from %s', (_, text, currency) => {
    expect(read(`:20:A\n${text}`).statements[0]?.head.currency).toBe(currency);
  });

  it('says so where the file does not tell whose it is, and ends without a balance', () => {
    expect(read('\n:20:A\n:60F:C240101EUR1,\n:61:240102C1,NMSC').warnings).toEqual([
      'Message 1 (no account number): the file does not say whose statement this is (line 2)',
      'Message 1 (no account number): there is no closing balance: the file may have been cut off, rows may be missing',
    ]);
  });

  it('takes the first of several balances, and says so where they differ', () => {
    const same = message(ENTRY).replace(':61:', ':60F:C240331EUR100,00\n:61:');
    expect(read(same).warnings).toEqual([]);
    const sink = read(same.replace('EUR100,00\n:61:', 'EUR100,01\n:61:'));
    expect(sink.statements[0]?.balances?.opening).toBe('100.00');
    expect(sink.warnings).toEqual([
      'Account 12345678/990011, statement 7/1: the opening balance is stated in several ways; the first was taken',
    ]);
  });

  it.each([
    [
      'C240431EUR100,00',
      { closing: '100.00', closingOn: null },
      /the date “240431” of the closing balance is not/,
    ],
    ['C240430EUR11 27421,94', { closing: null, closingOn: null }, /was not taken: the amount “11 27421,94”/],
    ['X240430EUR1,00', { closing: null, closingOn: null }, /was not taken: “X240430EUR1,00” is no balance/],
    ['C240430USD1,00', { closing: null, closingOn: null }, /was not taken: it is in USD, the account in EUR/],
    ['', { closing: null, closingOn: null }, /closing balance was not taken/],
  ])('leaves a closing balance %j unknown as far as it is', (written, balances, warning) => {
    const sink = read(`${HEAD}:62F:${written}\n`);
    expect(sink.statements[0]?.balances).toMatchObject(balances);
    expect(sink.warnings).toEqual([expect.stringMatching(warning)]);
  });
});

describe('the balances of a statement', () => {
  const warnings = (rows: string, closing: string) => read(message(rows, closing)).warnings;

  it('are held against the rows between them, as far as those are booked and can be read', () => {
    expect(warnings(ENTRY, '87,5')).toEqual([]);
    expect(warnings(`${ENTRY}\n:61:240405ED3,NMSC`, '87,50')).toEqual([]);
    expect(warnings(`${ENTRY}\n:61:240405D1.234NMSC`, '1,')).toEqual([]);
    expect(warnings(`${ENTRY}\n:61:240431D3,NMSC`, '84,50')).toEqual([]);
    expect(warnings(ENTRY, '87,49')).toEqual([
      'Account 12345678/990011, statement 7/1: the opening balance of 100.00 and the entries make 87.50, and the bank closes with 87.49: an entry may be missing from the file',
    ]);
  });

  it('are not where one of them is stated in several ways', () => {
    const text = message(ENTRY, '1,').replace(':62F:', ':62F:C240430EUR87,50\n:62F:');
    expect(read(text).warnings).toEqual([
      'Account 12345678/990011, statement 7/1: the closing balance is stated in several ways; the first was taken',
    ]);
    expect(read(text.replace('87,50', '3,')).warnings).toHaveLength(1);
  });
});

describe('a file', () => {
  const two = `${message(ENTRY)}${message(ENTRY.replace('12,50', '3,'), '97,')}`;
  const expected = [
    ['12345678/990011', '-12.50'],
    ['12345678/990011', '-3'],
  ];

  it.each([
    ['LF', two],
    ['CRLF', two.replaceAll('\n', '\r\n')],
    ['CR', two.replaceAll('\n', '\r')],
    ['two at signs', two.replaceAll('\n', '@@')],
    ['two at signs from the beginning on', `@@${two.replaceAll('\n', '@@')}`],
    ['blank lines', two.replaceAll('\n', '\n  \n\n')],
    ['no trailers', two.replaceAll('\n-\n', '\n')],
    ['nothing behind the last trailer', two.trimEnd()],
    [
      'lines of the bank before each message',
      `BANKNL2A\n940\nBANKNL2A\n${two.replaceAll(':20:', 'BANKNL2A\n940\n:20:')}`,
    ],
    ['a field of the bank’s before each message', two.replaceAll(':20:', ':940:\n:20:')],
    ['marks of a transmission', two.replaceAll(':20:', '\x01\n\x02:20:').replaceAll('\n-\n', '\n-\x03\n')],
    ['a byte order mark', `\ufeff${two}`],
    [
      'envelopes',
      two
        .replaceAll(':20:', '\x01{1:F01BANKDEFFAXXX0000000000}{2:I940BANKDEFFXXXXN}{4:\n:20:')
        .replaceAll('\n-\n', '\n-}{5:{MAC:00000000}{CHK:000000000000}}\x03\n'),
    ],
    [
      'envelopes over several lines',
      two
        .replaceAll(':20:', '{1:F01BANKDEFFAXXX}\n{2:I940BANKDEFFXXXXN}\n{4:\n:20:')
        .replaceAll('\n-\n', '\n-}\n'),
    ],
    [
      'envelopes that follow each other on a line',
      `{1:F01BANKDEFFAXXX}{4:\n${two.replace('\n-\n', '\n-}\x03\x01{1:F01BANKDEFFAXXX}{4:\n')}`,
    ],
    ['the first field on the line of the envelope', two.replaceAll(':20:', '{1:F01BANKDEFFAXXX}{4::20:')],
    ['no reference before the account', two.replaceAll(':20:REF1\n', '')],
    ['no reference and no trailer', two.replaceAll(':20:REF1\n', '').replaceAll('\n-\n', '\n')],
    ['one head for two statements', two.replace(`-\n${HEAD.slice(0, HEAD.indexOf(':60F:'))}`, '')],
  ])('is read alike with %s', (_, text) => {
    expect(accountsAndRows(text)).toEqual(expected);
    expect(read(text).problems).toEqual([]);
    expect(read(text).warnings).toEqual([]);
    expect(looksLikeMt940(text)).toBe(true);
  });

  it('counts lines however they end, and points each row at its own text', () => {
    const rows = [`${ENTRY}\nmore\n:86:a\nb`, ENTRY, `${ENTRY}\n:86:c`];
    for (const end of ['\n', '\r\n', '\r']) {
      const text = `junk\n${message(rows.join('\n'))}trailing junk`.replaceAll('\n', end);
      const seen = read(text).statements[0]!.rows;
      expect(seen.map(({ line }) => line)).toEqual([6, 10, 11]);
      const own = seen.map(({ offset, length }) => text.slice(offset, offset + length));
      expect(own).toEqual(rows.map((row) => row.replaceAll('\n', end)));
    }
  });

  it('may hold several accounts, and several messages of each', () => {
    const other = message(ENTRY).replace('990011', '990022');
    expect(accountsAndRows(`${message(ENTRY)}${other}${message(ENTRY)}`)).toEqual([
      ['12345678/990011', '-12.50'],
      ['12345678/990022', '-12.50'],
      ['12345678/990011', '-12.50'],
    ]);
  });

  it('takes an entry behind the end of a message for the account’s', () => {
    expect(accountsAndRows(`${message(ENTRY)}${ENTRY}\nlast words`)).toEqual([
      ['12345678/990011', '-12.50', '-12.50'],
    ]);
  });

  it('says so where it holds no statement', () => {
    expect(read('{1:F01BANKDEFFAXXX0000000000}{2:I940BANKDEFFXXXXN}{4:\n-}').warnings).toEqual([
      'The file holds no statement',
    ]);
  });
});

describe('pages', () => {
  const page = (number: string, opening: string, closing: string, rows = ENTRY) =>
    `:20:A\n:25:990011\n:28C:7/${number}\n:60${opening}\n${rows}\n:62${closing}\n-\n`;
  const continued = (text: string) => read(text).statements.map(({ head }) => head.continues ?? false);

  it('of one statement go on from each other', () => {
    const first = page('1', 'F:C240331EUR100,00', 'M:C240405EUR87,50');
    const second = page('2', 'M:C240405EUR87,50', 'M:C240405EUR75,00');
    const third = page('3', 'M:C240405EUR75,00', 'F:C240405EUR62,50');
    const next = page('1', 'F:C240405EUR62,50', 'F:C240406EUR50,00');
    const other = next.replace('990011', '990022');
    expect(continued(`${first}${second}${third}${next}`)).toEqual([false, true, true, false]);
    expect(continued(`${first}${other}${second}${third}`)).toEqual([false, false, true, true]);
    expect(read(`${first}${second}${third}`).statements.map(({ balances }) => balances?.closing)).toEqual([
      '87.50',
      '75.00',
      '62.50',
    ]);
    expect(read(`${first}${second}${third}`).warnings).toEqual([]);
  });

  it('that do not meet are not one statement', () => {
    const first = page('1', 'F:C240331EUR100,00', 'M:C240405EUR87,50');
    expect(continued(`${first}${page('2', 'M:C240405EUR87,51', 'F:C240405EUR75,00')}`)).toEqual([
      false,
      false,
    ]);
    expect(continued(`${first}${page('2', 'M:C240406EUR87,50', 'F:C240406EUR75,00')}`)).toEqual([
      false,
      false,
    ]);
    // A page that comes twice has the same rows twice.
    const second = page('2', 'M:C240405EUR87,50', 'F:C240405EUR75,00');
    expect(continued(`${first}${second}${second}`)).toEqual([false, true, false]);
  });

  it('that are missing at the end are told', () => {
    const first = page('1', 'F:C240331EUR100,00', 'M:C240405EUR87,50');
    expect(read(first).warnings).toEqual([
      'Account 990011, statement 7/1: the next page of this statement is missing; it may have more rows',
    ]);
  });
});

describe('an entry', () => {
  it.each([
    ['C', '12.50'],
    ['D', '-12.50'],
    ['RC', '-12.50'],
    ['RD', '12.50'],
    ['CR', '12.50'],
    ['DR', '-12.50'],
    ['RCR', '-12.50'],
    ['RDD', '12.50'],
    ['CN', '12.50'],
    ['DD', '-12.50'],
  ])('marked %s counts as %s', (mark, amount) => {
    expect(entry(`2404050405${mark}12,50NTRFNONREF`)).toMatchObject({ amount, pending: false });
  });

  it.each([
    ['EC', '12.50'],
    ['ED', '-12.50'],
    ['ECR', '12.50'],
  ])('marked %s is expected and not booked yet', (mark, amount) => {
    expect(entry(`2404050405${mark}12,50NTRFNONREF`)).toMatchObject({ amount, pending: true });
  });

  it.each([
    ['9,', '9'],
    ['11,8', '11.8'],
    [',02', '0.02'],
    ['000000000025,00', '25.00'],
    ['000000000025.00', '25.00'],
    ['000000012.345', '12.345'],
    ['12,345', '12.345'],
    ['1.234,50', '1234.50'],
    ['100', '100'],
    ['0,00', '0.00'],
    ['123456789012345678901234567890,12', '123456789012345678901234567890.12'],
  ])('of %s is read as %s', (written, amount) => {
    expect(entry(`240405C${written}NTRFNONREF`).amount).toBe(amount);
    const debit = /[1-9]/.test(amount) ? `-${amount}` : amount;
    expect(entry(`240405D${written}NTRFNONREF`).amount).toBe(debit);
  });

  it.each([
    ['1.234', 'the point of the amount “1.234” may set off thousands or decimals'],
    ['1,234,567', 'the amount “1,234,567” is not a number'],
    ['1,234.50', 'the amount “1,234.50” is not a number'],
    [',', 'the amount “,” is not a number'],
    ['.', 'the amount “.” is not a number'],
    [`${'9'.repeat(45)},`, `the amount “${'9'.repeat(40)}…” has too many digits`],
  ])('never guesses at %s', (written, reason) => {
    const raw = `:61:240405D${written}NTRFNONREF\n:86:what it was for`;
    const sink = read(message(raw));
    expect(sink.statements[0]?.rows).toEqual([]);
    expect(sink.problems).toMatchObject([{ statement: 0, problem: { amount: null, reason, raw, line: 5 } }]);
  });

  const NOT_AN_ENTRY = 'the line is not made up of a date, a mark for debit or credit, and an amount';
  it.each([
    '',
    'D12,50NTRF',
    '240405',
    '240405X12,50NTRF',
    '24040512,50NTRF',
    '240405DNTRFNONREF',
    '240405D1 234,50NTRF',
    '240405D12,50 7NTRF',
    '240405D5x,93NTRF',
    '240405D5,9x3NTRF',
    '240405D5O,93NTRF',
    '2404D12,50NTRF',
    '240405040D12,50NTRF',
    '20240405D12,50NTRF',
  ])('that reads %j is told with its text', (written) => {
    const sink = read(message(`:61:${written}\n:86:what it was for`));
    expect(sink.statements[0]?.rows).toEqual([]);
    expect(sink.problems.map(({ problem }) => [problem.reason, problem.amount, problem.raw])).toEqual([
      [NOT_AN_ENTRY, null, `:61:${written}\n:86:what it was for`],
    ]);
  });

  it.each([
    ['2404050405', '2024-04-05', '2024-04-05'],
    ['240405', '2024-04-05', '2024-04-05'],
    ['2404060405', '2024-04-05', '2024-04-06'],
    ['2312310102', '2024-01-02', '2023-12-31'],
    ['2401011231', '2023-12-31', '2024-01-01'],
    ['2401020702', '2024-07-02', '2024-01-02'],
    ['2407020102', '2024-01-02', '2024-07-02'],
    ['2303010229', '2024-02-29', '2023-03-01'],
    ['991231', '1999-12-31', '1999-12-31'],
    ['800101', '1980-01-01', '1980-01-01'],
    ['790101', '2079-01-01', '2079-01-01'],
    ['9912310103', '2000-01-03', '1999-12-31'],
  ])('of %s was booked on %s and counts from %s', (written, date, valueDate) => {
    expect(entry(`${written}C1,NMSC`)).toMatchObject({ date, valueDate });
  });

  it.each([
    ['2402300301', '2024-03-01', null, '240230'],
    ['2312320102', '2024-01-02', null, '231232'],
    ['2404050431', '2024-04-05', '2024-04-05', '0431'],
    ['2404059999', '2024-04-05', '2024-04-05', '9999'],
  ])('of %s has a day that does not exist, and another that does', (written, date, valueDate, wrong) => {
    const sink = read(message(`:61:${written}C1,NMSC`, '101,'));
    expect(sink.statements[0]?.rows).toMatchObject([{ date, valueDate }]);
    expect(sink.warnings).toEqual([
      `Account 12345678/990011, statement 7/1: 1 row (on line 5) with a date that does not exist (“${wrong}”); the other one that the bank gives was taken`,
    ]);
  });

  it.each([
    ['240431', '240431'],
    ['2422680405', '242268'],
    ['2422687806', '242268'],
    ['000000', '000000'],
  ])('of %s keeps its amount, but has no day', (written, wrong) => {
    const sink = read(message(`:61:${written}RC1,20NMSC`));
    expect(sink.problems).toMatchObject([
      { problem: { amount: '-1.20', reason: `the date “${wrong}” is not a day that exists` } },
    ]);
  });

  it('tells all that is wrong with it', () => {
    const sink = read(message(':61:240431C1.234NMSC'));
    expect(sink.problems[0]?.problem.reason).toBe(
      'the point of the amount “1.234” may set off thousands or decimals; the date “240431” is not a day that exists',
    );
  });

  it.each([
    ['NTRFNONREF//B77', 'NTRF', 'B77'],
    ['NTRFC1//B77', 'NTRF', 'B77'],
    ['NTRFC1//NONREF', 'NTRF', 'C1'],
    ['NTRFC1', 'NTRF', 'C1'],
    ['NTRFC1//', 'NTRF', 'C1'],
    ['NTRFNONREF', 'NTRF', null],
    ['NTRFNOREF', 'NTRF', null],
    ['NTRFN', 'NTRF', null],
    ['NTRF', 'NTRF', null],
    ['S05168790452', 'S051', '68790452'],
    ['F051//O/34', 'F051', 'O/34'],
    ['NTRF1004688128      //6128', 'NTRF', '6128'],
    [' NRTIC1//B77', 'NRTI', 'B77'],
    ['NOV NONREF', 'NOV', null],
    ['NGT TMG TANGO', 'NGT', 'TMG TANGO'],
    ['NONREF', '', null],
    ['//B77', '', 'B77'],
    ['', '', null],
  ])('that goes on %j is of type %j and has reference %j', (written, type, reference) => {
    expect(entry(`2404050405D12,50${written}`)).toMatchObject({ type, reference, memo: '' });
  });

  it('puts what it can’t tell into the memo', () => {
    expect(entry('240405D1,XYZ whatever')).toMatchObject({ type: '', reference: null, memo: 'XYZ whatever' });
  });

  it('names a check by its number', () => {
    expect(entry('240405D1,NCHK16703074')).toMatchObject({ checkNumber: '16703074', reference: '16703074' });
    expect(entry('240405D1,NCHKNONREF').checkNumber).toBeNull();
    expect(entry('240405D1,NTRF16703074').checkNumber).toBeNull();
  });

  it('takes the name behind a reference that is filled up with blanks, and an account there for one', () => {
    expect(entry('240405D1,N0600733959555      A PHONE COMPANY BV      ')).toMatchObject({
      payee: 'A PHONE COMPANY BV',
      counterparty: '0733959555',
      reference: null,
    });
    expect(entry('240405D1,N030NONREF          A SHOP UTRECHT')).toMatchObject({
      payee: 'A SHOP UTRECHT',
      counterparty: null,
      reference: null,
    });
  });

  it('takes the line below for the memo, or for the other side’s account', () => {
    expect(onlyRow(message(`${ENTRY}\nCard transaction\n:86:A shop`)).memo).toBe('A shop Card transaction');
    expect(onlyRow(message(`${ENTRY}\nA shop\n:86:1234 A shop`)).memo).toBe('1234 A shop');
    expect(onlyRow(message(`${ENTRY}\nNL70ABNA0987654321\n:86:A shop`))).toMatchObject({
      memo: 'A shop',
      counterparty: 'NL70ABNA0987654321',
    });
    expect(onlyRow(message(`${ENTRY}\n/OCMT/USD9,//CHGS/EUR1,/`)).memo).toBe('/OCMT/USD9,//CHGS/EUR1,/');
  });
});

describe('what is told of an entry', () => {
  it('in numbered subfields', () => {
    expect(
      told(
        '166?00GUTSCHRIFT?109310?20EREF+E-1?21SVWZ+Rechnung 2024-17 vom 3?221. Maerz',
        '?30BANKDEFF?31DE12 3456?32Erika Muster?33mann?34997?60und mehr',
      ),
    ).toMatchObject({
      payee: 'Erika Muster mann',
      memo: 'GUTSCHRIFT Rechnung 2024-17 vom 31. Maerz und mehr EREF+E-1',
      counterparty: 'DE123456',
    });
  });

  it.each(['?', '>', '<', '~', '^', '|'])('with %s between the subfields', (mark) => {
    const text = '000?20a purpose?32A Name?311234'.replaceAll('?', mark);
    expect(told(text)).toMatchObject({ payee: 'A Name', memo: 'a purpose', counterparty: '1234' });
  });

  it('in subfields that are broken wherever a line was full, and within a marker wherever that is', () => {
    const text =
      '191?00SEPA-UEBERW?100399?20KREF+TFNr 01005 PayId CTSc-?2101 EBB?22SVWZ+one two three four five?31DE42100100100043921105?32A Name of some length';
    const { payee, memo, counterparty } = told(text);
    expect({ payee, memo, counterparty }).toEqual({
      payee: 'A Name of some length',
      memo: 'SEPA-UEBERW one two three four five KREF+TFNr 01005 PayId CTSc-01 EBB',
      counterparty: 'DE42100100100043921105',
    });
    expect(told(text.slice(0, 65), text.slice(65, 130), text.slice(130))).toMatchObject({ payee, memo });
    for (let mark = text.indexOf('?'); mark !== -1; mark = text.indexOf('?', mark + 1))
      for (const at of [mark, mark + 1, mark + 2])
        expect(told(text.slice(0, at), text.slice(at))).toMatchObject({ payee, memo, counterparty });
  });

  it('in subfields without a code before them', () => {
    expect(told('?20a purpose?32A Name')).toMatchObject({ payee: 'A Name', memo: 'a purpose' });
    expect(told('>20a purpose>32A Name>31')).toMatchObject({ payee: 'A Name', memo: 'a purpose' });
    expect(told('>99 cents').memo).toBe('>99 cents');
    expect(told('? 20 what').memo).toBe('? 20 what');
  });

  it('prefers an IBAN to another number of the account', () => {
    expect(told('020?20x?311234?38PL08106000760000777777777777').counterparty).toBe(
      'PL08106000760000777777777777',
    );
    expect(told('020?20x?311234?38no iban').counterparty).toBe('1234');
    expect(told('020?20IBAN+DE00500105175407324931 SVWZ+x').counterparty).toBe('DE00500105175407324931');
  });

  it('under subfields’ numbers that mean nothing here', () => {
    expect(told('166?20a purpose?35somebody else?70another?99x').memo).toBe(
      'a purpose somebody else another x',
    );
  });

  it('in words between slashes', () => {
    expect(
      told('/TRTP/SEPA TRANSFER/IBAN/NL70ABNA0987654321/BIC/ABNANL2A/NAME/A/B Shop/REMI/Invoice 5/EREF/E-1/'),
    ).toMatchObject({
      payee: 'A/B Shop',
      memo: 'SEPA TRANSFER Invoice 5 /EREF/E-1',
      counterparty: 'NL70ABNA0987654321',
    });
    expect(told('/EREF/NOTPROVIDED/BENM//NAME/JOHN DOE/REMI//ISDT/2013-07-11')).toMatchObject({
      payee: 'JOHN DOE',
      memo: '/ISDT/2013-07-11',
    });
    expect(
      told('/EREF/E-1//CNTP/NL32INGB0000012345/INGBNL2A/A WEB SHOP///REMI/USTD//Order 7/'),
    ).toMatchObject({ payee: 'A WEB SHOP', memo: 'Order 7 /EREF/E-1', counterparty: 'NL32INGB0000012345' });
    expect(told('/BENM/300000003998473', '/TELEKOM AD - SKOPJE', '/00//11', '/bill')).toMatchObject({
      payee: 'TELEKOM AD - SKOPJE',
      memo: '/BENM/00//11 /bill',
      counterparty: '300000003998473',
    });
    expect(told('/ORDP/Somebody, Somewhere/REMI/x')).toMatchObject({
      payee: '',
      memo: 'x /ORDP/Somebody, Somewhere',
    });
  });

  it('in free text, whose lines are joined where they were full', () => {
    expect(told('Salary  for', 'April').memo).toBe('Salary for April');
    const full = 'x'.repeat(65);
    expect(told(full, 'yz').memo).toBe(`${full}yz`);
    expect(told(full.slice(4), 'yz', 'and').memo).toBe(`${full.slice(4)}yz and`);
    expect(told('999PN5477 CHECK').memo).toBe('999PN5477 CHECK');
    expect(told('').memo).toBe('');
  });

  it('in several fields', () => {
    const details = ':86:one                    \n:86:two\n:86:/NAME/three';
    expect(onlyRow(message(`${ENTRY}\n${details}`)).memo).toBe('one two /NAME/three');
  });

  it('in the bank’s own field', () => {
    const own = ':NS:01Purpose 1\n02Purpose 2\n15A Name\n17TRANSFER\n1812345';
    expect(onlyRow(message(`${ENTRY}\n${own}`))).toMatchObject({
      payee: 'A Name',
      memo: 'TRANSFER Purpose 1 Purpose 2 12345',
    });
    expect(onlyRow(message(`${ENTRY}\n:86:a purpose\n:NS:whatever\nelse`)).memo).toBe(
      'a purpose whatever else',
    );
    expect(onlyRow(message(`${ENTRY}\n:86:166?32B Name\n${own}`))).toMatchObject({
      payee: 'B Name',
      memo: 'TRANSFER Purpose 1 Purpose 2 12345 A Name',
    });
  });

  it.each([
    ['KREF+', '177?20KREF+K-1 SVWZ+x', 'K-1'],
    ['KREF+', '177?20SVWZ+x', null],
    ['EREF', '/EREF/E-1/REMI/x', 'E-1'],
    ['EREF', '/EREF/NOTPROVIDED/REMI/x', null],
  ])('is looked up where the reference %s points at it', (written, details, reference) => {
    const row = `:61:240405D1,NTRF${written}\n:86:${details}`;
    expect(onlyRow(message(row)).reference).toBe(reference);
    expect(onlyRow(message(row.replace(written, `${written}//B77`))).reference).toBe('B77');
  });

  it('is not what is told of the statement', () => {
    const before = message(`:86:about the month\n${ENTRY}\n:86:a purpose`);
    const text = before.replace(':62F:', ':62F:C240430EUR87,50\n:86:about the statement\n:64:');
    expect(onlyRow(text).memo).toBe('a purpose');
  });
});

describe('text that looks like a field', () => {
  it.each([
    [':26:37 o’clock'],
    [':20:37 o’clock'],
    [':25:00 o’clock'],
    [':28:59 o’clock'],
    [':13:07 o’clock'],
    [':21:07 o’clock'],
    [':08 Karten'],
    [': a colon'],
    [':NSF:text'],
    ['a :61:2404050405D1,NTRF'],
    ['-ID: 5'],
    ['- a dash'],
    ['{not an envelope}'],
    ['{1: neither}'],
  ])('stays text: %s', (line) => {
    const text = message(`${ENTRY}\n:86:at 16\n${line}\nthe end\n:61:240406C1,NMSC`);
    const [first, second] = read(text).statements[0]!.rows;
    expect(first?.memo).toBe(`at 16 ${line} the end`);
    expect(second?.memo).toBe('');
    expect(read(text).statements).toHaveLength(1);
  });

  it('begins a message where its reference is followed as a message’s is', () => {
    const text = `${HEAD}${ENTRY}\n:86:at 16\n${HEAD}${ENTRY}`;
    expect(accountsAndRows(text)).toEqual([
      ['12345678/990011', '-12.50'],
      ['12345678/990011', '-12.50'],
    ]);
  });

  it('may be a dash of its own within a text', () => {
    expect(onlyRow(message(`${ENTRY}\n:86:one\n-\ntwo`)).memo).toBe('one - two');
    expect(onlyRow(message(`${ENTRY}\n:86:one\n-\ntwo\n-\n-`)).memo).toBe('one - two');
    expect(onlyRow(`${HEAD}${ENTRY}\n:86:one\n-\ntwo\n-\n`).memo).toBe('one');
    // Behind the last field of a message it is its end, and what follows is nobody's.
    expect(onlyRow(`${HEAD}${ENTRY}\n:86:one\n-\nBANKNL2A\n`).memo).toBe('one');
    expect(onlyRow(message(`${ENTRY}\n:86:one\n-}\ntwo`)).memo).toBe('one');
  });
});

describe('an interim report', () => {
  const report = (rows: string, totals: string) =>
    `:20:A\n:25:5544\n:28C:13/37\n:34F:EURD12,\n:13D:2404091733+0100\n${rows}\n${totals}\n-\n`;
  const rows = ':61:240409D1,50NMSC\n:61:240409D2,NMSC\n:61:240409C7,NMSC';

  it('counts as booked, and states no closing balance', () => {
    const sink = read(report(rows, ':90D:2EUR3,50\n:90C:1EUR7,'));
    expect(sink.warnings).toEqual([]);
    expect(sink.statements).toMatchObject([
      {
        head: { currency: 'EUR' },
        balances: { opening: null, closing: null, periodTo: '2024-04-09' },
        rows: [{ amount: '-1.50', pending: false }, { amount: '-2' }, { amount: '7' }],
      },
    ]);
  });

  it.each([
    [':90D:3EUR3,50\n:90C:1EUR7,', '3 debits of 3.50 in all, the file has 2 debits of 3.50 in all'],
    [':90D:2EUR3,51\n:90C:1EUR7,', '2 debits of 3.51 in all, the file has 2 debits of 3.50 in all'],
    [':90D:2EUR3,5\n:90C:EUR,00', '0 credits of 0.00 in all, the file has 1 credit of 7.00 in all'],
  ])('is held against its own totals %j', (totals, difference) => {
    expect(read(report(rows, totals)).warnings).toEqual([
      `Account 5544, statement 13/37: the bank counts ${difference}`,
    ]);
  });

  it('is told where the day that it was made on is none', () => {
    const text = report(rows, ':90D:2EUR3,5').replace('240409', '240431');
    expect(read(text)).toMatchObject({
      warnings: [
        'Account 5544, statement 13/37: the date “2404311733+0100” on which the report was made is not a day that exists',
      ],
      statements: [{ balances: { periodTo: null } }],
    });
  });

  it('is told where its totals can’t be read, or count an entry that can’t', () => {
    expect(read(report(rows, ':90D:23,50')).warnings).toEqual([
      "Account 5544, statement 13/37: the bank's total of debits, “23,50”, can't be read",
    ]);
    expect(read(report(':61:240409D1.234NMSC', ':90D:1EUR1,234')).warnings).toEqual([
      'Account 5544, statement 13/37: the bank counts 1 debit of 1.234 in all, the file has 1 debit of 0.00 in all',
    ]);
  });
});

describe('detection', () => {
  it.each([
    [HEAD],
    ['\r\n\r\n:20:A\r\n:25:B'],
    ['Our bank\n\nYour statement\n:20:A\n:28:1'],
    [':NS:'],
    [':62F:C100323EUR42570,04\n-'],
    ['@@:20:A@@:25:B'],
    ['{1:F01BANKDEFFAXXX0000000000}'],
  ])('recognises %j', (text) => expect(looksLikeMt940(text)).toBe(true));

  it.each([
    ['Date,Payee\n2024-01-01,":20:A"\n2024-01-02,":25:B"'],
    ['!Type:Bank\nD1/1/24\nP:20:\n^'],
    ['<OFX>:20:A\n:25:B'],
    ['at\n:20:00 and\n:25:00'.replace(':25:', ': 25:')],
    ['{"1": 5}'],
    [':61'],
    [''],
  ])('does not take %j for MT940', (text) => expect(looksLikeMt940(text)).toBe(false));
});

describe('hostile text', () => {
  it.each([
    [
      'a long field',
      message(`${ENTRY}\n:86:${'x'.repeat(99)}`),
      { fieldLengthMax: 50 },
      'line 6: the field :86: is longer than 50 characters',
    ],
    [
      'a long row',
      message(`${ENTRY}${'\n:86:x'.repeat(50)}`),
      { rowLengthMax: 200 },
      'line 5: a row is longer than 200 characters',
    ],
    ['many rows', message(`${ENTRY}\n`.repeat(4)), { rowsMax: 3 }, 'line 8: more than 3 rows in one file'],
    [
      'many accounts',
      [1, 2, 3, 4].map((n) => `:20:A\n:25:${n}\n`).join(''),
      { statementsMax: 3 },
      'line 7: more than 3 accounts in one file',
    ],
    ['many messages', ':20:A\n'.repeat(10_001), {}, 'line 10001: more than 10000 messages in one file'],
  ])('ends at the limit: %s', (_, text, limits, words) => {
    const error = errorOf(text, limits);
    expect(error).toMatchObject({ code: 'LIMIT_EXCEEDED', message: words });
    expect(error.remedy).toBeTruthy();
  });

  it('does not count the messages of one account as accounts', () => {
    expect(read(message(ENTRY).repeat(20), { statementsMax: 3 }).statements).toHaveLength(20);
  });

  const LENGTH = 4_000_000;
  const NO_LIMIT = { fieldLengthMax: LENGTH * 2, rowLengthMax: LENGTH * 2, rowsMax: LENGTH };
  /** Through a buffer, because a repeated string is not flat in memory and would be measured instead. */
  const repeated = (head: string, unit: string) =>
    Buffer.from(head + unit.repeat(LENGTH / unit.length)).toString('latin1');

  it.each([
    ['references in a text', `${HEAD}${ENTRY}\n:86:x\n`, ':20:\n'],
    ['times in a text', `${HEAD}${ENTRY}\n:86:x\n`, ':25:\n'],
    ['dashes', `${HEAD}${ENTRY}\n:86:x\n`, '-\n'],
    ['unreadable entries', HEAD, ':61:\n'],
    ['details', `${HEAD}${ENTRY}\n`, ':86:a b\n'],
    ['own fields', `${HEAD}${ENTRY}\n`, ':NS:01a\n'],
    ['subfields', `${HEAD}${ENTRY}\n:86:166?00`, '?20'],
    ['keywords', `${HEAD}${ENTRY}\n:86:166?20`, 'EREF+ '],
    ['words between slashes', `${HEAD}${ENTRY}\n:86:`, '/NAME/'],
    ['slashes', `${HEAD}${ENTRY}\n:86:/NAME/`, '/'],
    ['digits', `${HEAD}:61:240101C`, '1'],
    ['commas', `${HEAD}:61:240101C`, ','],
    ['blanks in an entry', `${HEAD}:61:240101C1,`, ' '],
    ['blank lines', `${HEAD}${ENTRY}\n:86:`, '\n'],
    ['returns', `${HEAD}${ENTRY}\n:86:`, '\r'],
    ['at signs', '@@:20:A@@:25:B', '@'],
    ['openings of a message', HEAD, '{4:'],
    ['envelopes', HEAD, '{1:F01\n'],
    ['totals', HEAD, ':90D:1EUR1,\n'],
    ['control characters', HEAD, '\x01'],
  ])('takes time in proportion to its length: %s', (_, head, unit) => {
    const text = repeated(head, unit);
    const start = performance.now();
    read(text, NO_LIMIT);
    // A second or two here; anything quadratic takes many minutes.
    expect(performance.now() - start).toBeLessThan(20_000);
  });
});
