import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { looksLikeOfx, ofxDeclaredEncoding } from '../../main/import/ofx/detect.ts';
import { readOfx } from '../../main/import/ofx/ofx.ts';
import { DEFAULT_LIMITS, MemorySink, type ReaderLimits } from '../../main/import/reader.ts';
import { BulkheadError } from '../../shared/errors.ts';

function read(text: string, limits: Partial<ReaderLimits> = {}): MemorySink {
  const sink = new MemorySink();
  readOfx(text, sink, { ...DEFAULT_LIMITS, ...limits });
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

const HEADER = 'OFXHEADER:100\nDATA:OFXSGML\nVERSION:102\nENCODING:USASCII\nCHARSET:1252\n\n';
const ACCOUNT = '<CURDEF>USD<BANKACCTFROM><BANKID>021<ACCTID>77-1<ACCTTYPE>CHECKING</BANKACCTFROM>';

/** A checking statement of SGML around `rows`. */
const bank = (rows: string, after = '') =>
  `${HEADER}<OFX><BANKMSGSRSV1><STMTTRNRS><STMTRS>${ACCOUNT}<BANKTRANLIST>${rows}</BANKTRANLIST>${after}</STMTRS></STMTTRNRS></BANKMSGSRSV1></OFX>`;

const row = (fields: string) =>
  `<STMTTRN><TRNTYPE>DEBIT<DTPOSTED>20240305<TRNAMT>-12.50<FITID>f1${fields}</STMTTRN>`;

const withAmount = (amount: string) =>
  bank(`<STMTTRN><DTPOSTED>20240305<TRNAMT>${amount}\n<FITID>f1</STMTTRN>`);

const onlyRow = (text: string) => {
  const sink = read(text);
  expect(sink.problems).toEqual([]);
  expect(sink.statements[0]?.rows).toHaveLength(1);
  return sink.statements[0]!.rows[0]!;
};

describe('a statement', () => {
  it('is read with its account, its period, its balances and its rows', () => {
    const text = bank(
      '<DTSTART>20240301120000<DTEND>20240331' +
        '<STMTTRN><TRNTYPE>CHECK<DTPOSTED>20240305235959.000[-5:EST]<DTAVAIL>20240307<TRNAMT>-012.50<FITID>a1<CHECKNUM>1042<NAME>Corner  Shop<MEMO>two\n loaves<BANKACCTTO><BANKID>9<ACCTID>55</BANKACCTTO></STMTTRN>',
      '<LEDGERBAL><BALAMT>+100.00<DTASOF>20240331</LEDGERBAL><AVAILBAL><BALAMT>90,5<DTASOF>20240330</AVAILBAL>',
    );
    const sink = read(text);
    expect(sink.problems).toEqual([]);
    expect(sink.warnings).toEqual([]);
    expect(sink.statements).toEqual([
      {
        head: {
          accountId: '77-1',
          bankId: '021',
          kind: 'bank',
          accountType: 'CHECKING',
          currency: 'USD',
          accountName: null,
          bankName: null,
        },
        balances: {
          closing: '100.00',
          closingOn: '2024-03-31',
          available: '90.5',
          availableOn: '2024-03-30',
          opening: null,
          openingOn: null,
          periodFrom: '2024-03-01',
          periodTo: '2024-03-31',
        },
        rows: [
          {
            line: 7,
            offset: text.indexOf('<STMTTRN>'),
            length: text.indexOf('</BANKTRANLIST>') - text.indexOf('<STMTTRN>'),
            date: '2024-03-05',
            valueDate: '2024-03-07',
            amount: '-12.50',
            currency: null,
            payee: 'Corner Shop',
            memo: 'two loaves',
            type: 'CHECK',
            checkNumber: '1042',
            reference: 'a1',
            counterparty: '55',
            balanceAfter: null,
            pending: false,
          },
        ],
      },
    ]);
  });

  it('keeps each section of a file with its own account, in the order of the file', () => {
    const card =
      '<CREDITCARDMSGSRSV1><CCSTMTTRNRS><CCSTMTRS><CURDEF>eur<CCACCTFROM><ACCTID>4111</CCACCTFROM><BANKTRANLIST>' +
      `${row('<NAME>card row')}</BANKTRANLIST></CCSTMTRS></CCSTMTTRNRS></CREDITCARDMSGSRSV1></OFX>`;
    const sink = read(bank(row('<NAME>bank row')).replace('</OFX>', card));
    expect(
      sink.statements.map(({ head, rows }) => [head.kind, head.accountId, head.currency, rows[0]?.payee]),
    ).toEqual([
      ['bank', '77-1', 'USD', 'bank row'],
      ['card', '4111', 'EUR', 'card row'],
    ]);
  });

  it('takes pending rows as pending, without asking for a reference', () => {
    const pending =
      '<BANKTRANLISTP><STMTTRNP><TRNTYPE>DEBIT<DTTRAN>20240402<TRNAMT>-3.00<NAME>Cafe</STMTTRNP></BANKTRANLISTP>';
    const sink = read(bank('', pending));
    expect(sink.statements[0]?.rows).toMatchObject([{ pending: true, date: '2024-04-02', amount: '-3.00' }]);
    expect(sink.warnings).toEqual([]);
    const asBooked = read(bank('', pending.replace('DTTRAN', 'DTPOSTED')));
    expect(asBooked.statements[0]?.rows).toMatchObject([{ pending: true, date: '2024-04-02' }]);
  });

  it('is announced and flagged where the file does not say whose it is', () => {
    const sink = read(`<OFX><STMTRS><CURDEF><BANKTRANLIST>${row('')}</BANKTRANLIST></STMTRS></OFX>`);
    expect(sink.statements[0]).toMatchObject({
      head: { accountId: null, currency: null },
      rows: [{ reference: 'f1' }],
    });
    expect(sink.warnings).toEqual([expect.stringContaining('does not say whose statement this is (line 1)')]);
  });

  it('keeps the account number as it is written, and flags a stray sign in a balance', () => {
    const text = bank('', '<LEDGERBAL><BALAMT>$5.00<DTASOF>20240331</LEDGERBAL>').replace('77-1', '12  34');
    const sink = read(text);
    expect(sink.statements[0]).toMatchObject({
      head: { accountId: '12  34' },
      balances: { closing: '5.00' },
    });
    expect(sink.warnings).toEqual([
      'Account 12 34: the ledger balance has a stray “$” and was read without it',
    ]);
  });

  it('leaves an empty balance unknown, and says why another is', () => {
    const sink = read(
      bank('', '<LEDGERBAL><BALAMT>\n<DTASOF>20240331</LEDGERBAL><AVAILBAL><BALAMT>n/a<DTASOF>0</AVAILBAL>'),
    );
    expect(sink.statements[0]?.balances).toMatchObject({
      closing: null,
      closingOn: '2024-03-31',
      available: null,
      availableOn: null,
    });
    expect(sink.warnings).toEqual([
      'Account 77-1: the available balance was not taken: the amount “n/a” is not a number',
      'Account 77-1: the date “0” of the available balance is not a day that exists',
    ]);
  });
});

describe('markup', () => {
  it.each([
    ['values on the next line', '<NAME>\nA Shop\n<MEMO>\nx'],
    ['lower case', '<name>A Shop<memo>x'],
    ['closing tags', '<NAME>A Shop</NAME><MEMO>x</MEMO>'],
    ['closing tags in another case', '<NAME>A Shop</name><MEMO>x</Memo>'],
    ['comments', '<NAME>A <!-- not this -->Shop<!-- <STMTTRN> --><MEMO>x'],
    ['CDATA', '<NAME><![CDATA[A Shop]]></NAME><MEMO>x'],
    ['empty leaves', '<CHECKNUM><REFNUM>\n<NAME>A Shop<MEMO>x'],
    ['self-closing tags', '<CHECKNUM/><NAME>A Shop</NAME><MEMO>x'],
    ['attributes', '<NAME lang="en">A Shop</NAME><MEMO>x'],
    ['the payee as an aggregate', '<PAYEE><NAME>A Shop<CITY>Rome</PAYEE><MEMO>x'],
    ['an unclosed payee', '<MEMO>x<PAYEE><NAME>A Shop<CITY>Rome'],
    ['another name in an aggregate of its own', '<EXTDPAYEE><NAME>Other</EXTDPAYEE><NAME>A Shop<MEMO>x'],
    ['no-break spaces', '<NAME>&nbsp;A&#160;Shop\u00a0<MEMO>x'],
    ['vendors’ own tags', '<INTU.FOO><INTU.BAR>1</INTU.FOO><NAME>A Shop<MEMO>x'],
  ])('is read alike with %s', (_, fields) => {
    expect(onlyRow(bank(row(fields)))).toMatchObject({
      payee: 'A Shop',
      memo: 'x',
      checkNumber: null,
      amount: '-12.50',
    });
  });

  it.each([
    ['AT&amp;T', 'AT&T'],
    ['A & B', 'A & B'],
    ['&lt;b&gt; &quot;q&quot; &apos;s&apos;', '<b> "q" \'s\''],
    ['&amp;lt;TAG&amp;gt;', '<TAG>'],
    ['caf&#233; &#x20AC;', 'café €'],
    ['&#0;&#xD800;&#x110000;&eacute;', '&#0;&#xD800;&#x110000;&eacute;'],
    ['3 < 4', '3 < 4'],
    ['<<hello', '<<hello'],
    ['a <!-- no end', 'a <!-- no end'],
    ['a <![CDATA[no end', 'a <![CDATA[no end'],
  ])('decodes %s', (written, payee) => {
    expect(onlyRow(bank(row(`<NAME>${written}`))).payee).toBe(payee);
  });

  it('joins a memo given in several lines', () => {
    expect(onlyRow(bank(row('<MEMO>one<MEMO>two'))).memo).toBe('one two');
  });

  it.each([
    ['without line ends', (name: string) => row(`<NAME>${name}<MEMO>two <b>loaves<INTU.BID>30`)],
    ['with line ends', (name: string) => row(`\n<NAME>${name}\n<MEMO>two <b>loaves\n<INTU.BID>30\n`)],
    ['with closing tags', (name: string) => row(`<NAME>${name}</NAME><MEMO>two <b>loaves</MEMO>`)],
  ])('takes a tag that OFX does not know for text of payee and memo, %s', (_, written) => {
    for (const name of ['SHOP <RETAIL> BERLIN', '<RETAIL> BERLIN', 'SHOP <RETAIL>', '<web.de> SHOP <br/>'])
      expect(onlyRow(bank(written(name)))).toMatchObject({ payee: name, memo: 'two <b>loaves' });
  });

  it('ends a payee at what is an element all the same', () => {
    for (const next of ['<MEMO>x', '\n  <SHOPCODE>x', '<SHOPCODE>x</SHOPCODE>', '<INTU.BID>30', '</STMTTRN>'])
      expect(onlyRow(bank(row(`<NAME>SHOP${next}`))).payee).toBe('SHOP');
  });

  it('needs neither the closing tags of aggregates nor line ends', () => {
    const text = `<OFX><STMTRS>${ACCOUNT}<BANKTRANLIST><STMTTRN><DTPOSTED>20240305<TRNAMT>1<FITID>a<STMTTRN><DTPOSTED>20240306<TRNAMT>2<FITID>b<LEDGERBAL><BALAMT>3<DTASOF>20240306</STMTRS></OFX>`;
    const sink = read(text);
    expect(sink.statements[0]).toMatchObject({
      rows: [{ amount: '1' }, { amount: '2' }],
      balances: { closing: '3' },
    });
    const { offset, length } = sink.statements[0]!.rows[0]!;
    expect(text.slice(offset, offset + length)).toBe('<STMTTRN><DTPOSTED>20240305<TRNAMT>1<FITID>a');
  });

  it('counts lines however they end', () => {
    const lines = ['', '<OFX>', '<STMTRS>', ACCOUNT, '<BANKTRANLIST>', row(''), row(''), '</STMTRS></OFX>'];
    for (const end of ['\n', '\r\n', '\r'])
      expect(read(lines.join(end)).statements[0]?.rows.map(({ line }) => line)).toEqual([6, 7]);
  });
});

describe('amounts', () => {
  it.each([
    ['-12.50', '-12.50'],
    ['+5', '5'],
    ['   007,10  ', '7.10'],
    ['.5', '0.5'],
    ['5.', '5'],
    ['-0.00', '0.00'],
    ['-30.12345', '-30.12345'],
    ['1.234', '1.234'],
    ['1,234.56', '1234.56'],
    ['-1.234.567,89', '-1234567.89'],
    ['1,234,567', '1234567'],
    ['1234,567', '1234.567'],
    ['0,125', '0.125'],
    ['123456789012345678901234567890.12', '123456789012345678901234567890.12'],
  ])('reads %s as %s', (written, amount) => {
    const sink = read(withAmount(written));
    expect(sink.statements[0]?.rows[0]?.amount).toBe(amount);
    expect(sink.warnings).toEqual([]);
  });

  it.each(['$120', '120 $', '$ 120', '+$120', '€120'])('reads %s as 120 and says so', (written) => {
    const sink = read(withAmount(written));
    expect(sink.statements[0]?.rows[0]?.amount).toBe('120');
    expect(sink.warnings).toEqual([
      expect.stringMatching(/^Account 77-1: 1 amount \(on line 7\) with a stray “[$€]”/),
    ]);
  });

  it.each([
    ['', 'the amount is missing'],
    ['.', 'the amount “.” is not a number'],
    ['-', 'the amount “-” is not a number'],
    ['12-', 'the amount “12-” is not a number'],
    ['(12.50)', 'the amount “(12.50)” is not a number'],
    ['1e3', 'the amount “1e3” is not a number'],
    ['12$0', 'the amount “12$0” is not a number'],
    ['1,23,4', 'the amount “1,23,4” is not a number'],
    ['1,234', 'the comma of the amount “1,234” may set off thousands or decimals'],
    ['9'.repeat(45), `the amount “${'9'.repeat(40)}…” has too many digits`],
  ])('never guesses at “%s”', (written, reason) => {
    const sink = read(withAmount(written));
    expect(sink.statements[0]?.rows).toEqual([]);
    expect(sink.problems).toMatchObject([{ statement: 0, problem: { amount: null, reason, line: 7 } }]);
  });
});

describe('dates', () => {
  it.each([
    ['20240229', '2024-02-29'],
    ['20240131235959.999[-12:XXX]', '2024-01-31'],
    ['20240131000000[+14]', '2024-01-31'],
    ['20240804093914:014', '2024-08-04'],
    ['2024-01-31', '2024-01-31'],
    ['2024/01/31', '2024-01-31'],
  ])('takes the day written in %s', (written, date) => {
    expect(onlyRow(bank(`<STMTTRN><DTPOSTED>${written}<TRNAMT>1<FITID>a</STMTTRN>`)).date).toBe(date);
  });

  it.each(['20230229', '00000000', '202401', '****', '31/01/2024'])(
    'keeps the amount of a row whose date is %s',
    (written) => {
      const sink = read(bank(`<STMTTRN><DTPOSTED>${written}<TRNAMT>-7.25<FITID>a</STMTTRN>`));
      const reason = `the date “${written}” is not a day that exists`;
      expect(sink.problems).toMatchObject([{ statement: 0, problem: { amount: '-7.25', reason } }]);
    },
  );

  it('says all that is wrong with a row', () => {
    const { problem } = read(bank('<STMTTRN>snipped</STMTTRN>')).problems[0]!;
    expect(problem).toMatchObject({
      reason: 'the amount is missing; the date is missing',
      raw: '<STMTTRN>snipped</STMTTRN>',
      amount: null,
    });
  });
});

describe('what the user is told', () => {
  it('counts missing and repeated references once per account, over all its statements', () => {
    const rows = `${row('')}\n${row('')}\n<STMTTRN><DTPOSTED>20240305<TRNAMT>1</STMTTRN>`;
    const statement = `<STMTRS>${ACCOUNT}<BANKTRANLIST>${rows}</BANKTRANLIST></STMTRS>`;
    const sink = read(`<OFX>\n${statement}\n${statement}\n</OFX>`);
    expect(sink.statements.map(({ rows }) => rows.length)).toEqual([3, 3]);
    expect(sink.warnings).toEqual([
      "Account 77-1: 2 rows (the first on line 4) without the bank's reference (FITID)",
      expect.stringMatching(/^Account 77-1: 3 rows \(the first on line 3\) with a bank's reference .* “f1”;/),
    ]);
  });

  it('does not mix the references of different accounts', () => {
    const of = (id: string) => `<STMTRS><BANKACCTFROM><ACCTID>${id}</BANKACCTFROM>${row('')}</STMTRS>`;
    expect(read(`<OFX>${of('1')}${of('2')}</OFX>`).warnings).toEqual([]);
  });

  it('passes on what the bank says went wrong', () => {
    const status = '<STATUS><CODE>15500<SEVERITY>ERROR<MESSAGE>Wrong &amp; late</STATUS>';
    const sink = read(`<OFX><SIGNONMSGSRSV1><SONRS>${status}</SONRS></SIGNONMSGSRSV1></OFX>`);
    expect(sink.warnings).toEqual([
      'The bank reports error 15500: Wrong & late',
      'The file holds no statement',
    ]);
  });

  it('does not repeat a bank’s errors without end', () => {
    const status = '<STATUS><CODE>1<SEVERITY>ERROR</STATUS>';
    const { warnings } = read(`<OFX>${status.repeat(1000)}</OFX>`);
    expect(warnings).toHaveLength(52);
    expect(warnings).toContain('The bank reports 950 more errors');
  });

  it('says so where a file only lists accounts, or holds nothing, or nothing that is read', () => {
    const info = (id: string) =>
      `<ACCTINFO><BANKACCTINFO><BANKACCTFROM><ACCTID>${id}</BANKACCTFROM></BANKACCTINFO></ACCTINFO>`;
    expect(read(`<OFX><ACCTINFORS>${info('1')}${info('2')}</ACCTINFORS></OFX>`).warnings).toEqual([
      'The file only lists accounts: 2 accounts listed, no transactions',
    ]);
    expect(read('<OFX></OFX>').warnings).toEqual(['The file holds no statement']);
    expect(read('<OFX>\n<STMTENDRS><CURDEF>USD</STMTENDRS></OFX>').warnings[0]).toBe(
      '1 section (on line 2) of a kind that is not read (STMTENDRS)',
    );
  });

  it('warns of rows in another currency and of corrections', () => {
    const fields = '<CORRECTFITID>f0<CORRECTACTION>REPLACE<CURRENCY><CURRATE>1.1<CURSYM>EUR</CURRENCY>';
    expect(read(bank(row(fields))).warnings).toEqual([
      expect.stringMatching(/1 row \(on line 7\) in another currency \(“EUR”\)/),
      expect.stringMatching(/1 row \(on line 7\) sent by the bank to correct/),
    ]);
  });

  it('takes nothing for complete that the end of the file cut off', () => {
    const whole = bank(row(''), '<LEDGERBAL><BALAMT>100.00</LEDGERBAL>');
    const inRow = read(whole.slice(0, whole.indexOf('.50')));
    expect(inRow.statements[0]?.rows).toEqual([]);
    expect(inRow.problems[0]?.problem).toMatchObject({
      reason: 'the file ends in the middle of this row',
      amount: null,
    });
    expect(inRow.warnings.at(-1)).toContain('may have been cut off');
    expect(read(whole.slice(0, whole.indexOf('.00'))).statements[0]?.balances?.closing).toBeNull();
    // Between two rows nothing is lost that could be told of: it is no row itself.
    const between = read(whole.slice(0, whole.indexOf('</BANKTRANLIST>')));
    expect(between.problems).toEqual([]);
    expect(between.warnings).toEqual([expect.stringContaining('ends before its closing </OFX>')]);
  });

  it('lists a row that stands in no statement', () => {
    const sink = read(`<OFX>${row('')}</OFX>`);
    expect(sink.problems).toMatchObject([{ statement: null, problem: { amount: '-12.50', line: 1 } }]);
  });
});

describe('detection', () => {
  it.each([
    [`\ufeff${HEADER}<OFX>`],
    ['\r\n\r\n  <ofx>'],
    ['<?xml version="1.0"?>\n<?OFX OFXHEADER="200"?>\n<!-- x --><OFX>'],
    ['OFXHEADER:100 DATA:OFXSGML ENCODING:USASCII <OFX>'],
    ['DATA:OFXSGML\n<OFX xmlns="x">'],
    ['<!DOCTYPE OFX><OFX>'],
    ['OFXHEADER:100\n'],
  ])('recognises %j', (text) => expect(looksLikeOfx(text)).toBe(true));

  it.each([
    ['Date,Payee,Memo\n1/1/2024,a,<OFX>'],
    ['!Type:Bank\nD1/1/24\nP<OFX>\n^'],
    [':20:STARTUMS\n:86:<OFX>'],
    ['<html><OFX>'],
    ['<?xml version="1.0"?><Document><OFX>'],
    [''],
  ])('does not take %j for OFX', (text) => expect(looksLikeOfx(text)).toBe(false));

  it.each([
    [HEADER, 'windows-1252'],
    ['ENCODING:USASCII\nCHARSET:ISO-8859-1', 'iso-8859-1'],
    ['ENCODING:USASCII\r\nCHARSET:8859-15', 'iso-8859-15'],
    ['ENCODING:UTF-8\nCHARSET:1252', 'utf-8'],
    ['ENCODING:UNICODE\nCHARSET:NONE', 'utf-8'],
    ['ENCODING:USASCII\nCHARSET:NONE', 'us-ascii'],
    ['OFXHEADER:100DATA:OFXSGMLENCODING:USASCIICHARSET:1252COMPRESSION:NONE', 'windows-1252'],
    ['<OFX>', null],
  ])('reads the declared encoding of %j', (head, encoding) => {
    expect(ofxDeclaredEncoding(head)).toBe(encoding);
    if (encoding !== null) expect(() => new TextDecoder(encoding)).not.toThrow();
  });
});

describe('hostile text', () => {
  it('is refused where it is no OFX or declares a document type', () => {
    expect(errorOf('hello').code).toBe('UNREADABLE_FILE');
    expect(errorOf('<html><OFX></OFX></html>').code).toBe('UNREADABLE_FILE');
    const bomb = '<?xml version="1.0"?>\n<!DOCTYPE OFX [<!ENTITY a "aaaa">]>\n<OFX>&a;</OFX>';
    expect(errorOf(bomb)).toMatchObject({ code: 'UNREADABLE_FILE', facts: { line: 2 } });
    expect(errorOf('<OFX><!entity a "b"></OFX>').code).toBe('UNREADABLE_FILE');
  });

  it.each([
    ['too deep', `<OFX>\n${'<A>'.repeat(100)}`, {}, 'line 2: elements are nested deeper than 64'],
    [
      'a long value',
      bank(`\n${row(`<NAME>${'x'.repeat(99)}`)}`),
      { fieldLengthMax: 50 },
      'line 8: the value of <NAME> is longer than 50 characters',
    ],
    [
      'a long value in CDATA',
      bank(row(`<NAME><![CDATA[${'x'.repeat(99)}]]>`)),
      { fieldLengthMax: 50 },
      'line 7: the value of <NAME> is longer than 50 characters',
    ],
    [
      'a long row',
      bank(row('<NAME>x'.repeat(50))),
      { rowLengthMax: 200 },
      'line 7: a row is longer than 200 characters',
    ],
    ['many rows', bank(`${row('')}\n`.repeat(4)), { rowsMax: 3 }, 'line 10: more than 3 rows in one file'],
    [
      'many statements',
      `<OFX>${'\n<STMTRS></STMTRS>'.repeat(4)}`,
      { statementsMax: 3 },
      'line 5: more than 3 statements in one file',
    ],
  ])('ends at the limit: %s', (_, text, limits, message) => {
    const error = errorOf(text, limits);
    expect(error).toMatchObject({ code: 'LIMIT_EXCEEDED', message });
    expect(error.remedy).toBeTruthy();
  });

  it('does not count leaves without a value and a closing tag as nesting', () => {
    const empty =
      '<STMTTRN><CHECKNUM>\n<REFNUM>\n<SIC>\n<DTPOSTED>20240101<TRNAMT>1<FITID>\n<NAME>\n<MEMO>\n</STMTTRN>';
    expect(read(bank(empty.repeat(200))).statements[0]?.rows).toHaveLength(200);
  });

  const LENGTH = 10_000_000;
  /** What is refused early is not measured. Depth stays: it is what bounds the time that nesting takes. */
  const NO_LIMIT = { fieldLengthMax: LENGTH * 2, rowLengthMax: LENGTH * 2, rowsMax: LENGTH };
  /** Through a buffer, because a repeated string is not flat in memory and would be measured instead. */
  const repeated = (head: string, unit: string) =>
    Buffer.from(head + unit.repeat(LENGTH / unit.length)).toString('latin1');

  it.each([
    ['<A>', '<OFX>', '<A>'],
    ['<A> in a payee', '<OFX><NAME>', '<A> '],
    ['<', '', '<'],
    ['< behind the end', '<OFX></OFX>', '<'],
    ['one unclosed tag', '<OFX><', 'A'],
    ['unclosed tags', '<OFX></OFX>', '<A '],
    ['unclosed comments', '<OFX></OFX>', '<!--'],
    ['unclosed CDATA', '<OFX></OFX>', '<![CDATA['],
    ['stray closing tags', `<OFX>${'<A>'.repeat(60)}`, '</B>'],
    ['values', '<OFX>', '<A>1'],
    ['blanks', '<OFX><A>', ' '],
    ['balances', '<OFX><STMTRS>', '<LEDGERBAL>'],
    ['ampersands', '<OFX>', `<A>${'&amp;'.repeat(1000)}`],
  ])('takes time in proportion to its length: %s', (_, head, unit) => {
    const text = repeated(head, unit);
    const start = performance.now();
    try {
      read(text, NO_LIMIT);
    } catch (error) {
      expect(error).toBeInstanceOf(BulkheadError);
    }
    // A second or two here; anything quadratic takes many minutes.
    expect(performance.now() - start).toBeLessThan(20_000);
  });
});

// --- Whatever is written, either flavour reads back -------------------------------------------------------------

const words = fc
  .string({ unit: fc.constantFrom(...'abcXYZ019 .,;:#*/\'"&<>é€'), maxLength: 24 })
  .map((text) => text.replace(/\s+/g, ' ').trim())
  // What reads as a reference once it is decoded is taken for double escaping, on purpose.
  .filter((text) => !text.includes('&') || !/&(?:#\w+|\w+);/.test(text));

const id = fc.stringMatching(/^[A-Za-z0-9-]{1,20}$/);
const day = fc
  .date({ min: new Date('1970-01-01'), max: new Date('2099-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));
const amount = fc
  .tuple(fc.boolean(), fc.nat(10_000_000), fc.nat(99))
  .map(
    ([negative, whole, cents]) =>
      `${negative && whole + cents > 0 ? '-' : ''}${whole}.${String(cents).padStart(2, '0')}`,
  );

const writtenRow = fc.record({
  date: day,
  amount,
  payee: words,
  memo: words,
  type: fc.constantFrom<string>('DEBIT', 'CREDIT'),
  reference: id,
});
const writtenStatement = fc.record({
  kind: fc.constantFrom('bank', 'card'),
  accountId: id,
  currency: fc.constantFrom<string>('USD', 'EUR', 'JPY'),
  rows: fc.array(writtenRow, { maxLength: 6 }),
  closing: amount,
  closingOn: day,
});
type Written = typeof writtenStatement extends fc.Arbitrary<infer T> ? T : never;
type Leaf = (name: string, value: string) => string;

const escaped = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
const compact = (date: string) => date.replaceAll('-', '');
const xmlLeaf: Leaf = (name, value) => `<${name}>${escaped(value)}</${name}>`;
const sgmlLeaf: Leaf = (name, value) => `<${name}>${escaped(value)}\n`;

function write(statements: Written[], leaf: Leaf): string {
  const body = statements.map((statement) => {
    const [tag, account] =
      statement.kind === 'bank' ? ['STMTRS', 'BANKACCTFROM'] : ['CCSTMTRS', 'CCACCTFROM'];
    const rows = statement.rows.map(
      (r) =>
        `<STMTTRN>${leaf('TRNTYPE', r.type)}${leaf('DTPOSTED', compact(r.date))}${leaf('TRNAMT', r.amount)}${leaf('FITID', r.reference)}${leaf('NAME', r.payee)}${leaf('MEMO', r.memo)}</STMTTRN>`,
    );
    const closing = `<LEDGERBAL>${leaf('BALAMT', statement.closing)}${leaf('DTASOF', compact(statement.closingOn))}</LEDGERBAL>`;
    return `<${tag}>${leaf('CURDEF', statement.currency)}<${account}>${leaf('ACCTID', statement.accountId)}</${account}><BANKTRANLIST>${rows.join('')}</BANKTRANLIST>${closing}</${tag}>`;
  });
  return `<OFX>${body.join('')}</OFX>`;
}

function readBack(text: string): Written[] {
  const sink = read(text);
  expect(sink.problems).toEqual([]);
  return sink.statements.map(({ head, rows, balances }) => ({
    kind: head.kind as Written['kind'],
    accountId: head.accountId!,
    currency: head.currency!,
    rows: rows.map(({ date, amount, payee, memo, type, reference }) => ({
      date,
      amount,
      payee,
      memo,
      type,
      reference: reference!,
    })),
    closing: balances!.closing!,
    closingOn: balances!.closingOn!,
  }));
}

describe('any statements', () => {
  it('read back equal, written as SGML and as XML', () => {
    fc.assert(
      fc.property(fc.array(writtenStatement, { maxLength: 4 }), (statements) => {
        expect(readBack(write(statements, sgmlLeaf))).toEqual(statements);
        expect(readBack(write(statements, xmlLeaf))).toEqual(statements);
      }),
    );
  });

  it('never make the reader throw anything but its two refusals, however they are cut up', () => {
    const piece = fc.constantFrom(
      ...'<OFX> <STMTRS> <STMTTRN> </STMTTRN> <TRNAMT> 5.00 <DTPOSTED> 20240101 <!-- --> <![CDATA[ ]]> < > & &amp; </ <? <PAYEE> <NAME> </STMTRS> <INVSTMTRS> <INVTRANLIST> <INCOME> <LEDGERBAL> <BALAMT> <STATUS> <CODE>'.split(
        ' ',
      ),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 60 }), (pieces) => {
        const text = `<OFX>${pieces.join('')}`;
        const sink = read(text);
        const rows = sink.statements.flatMap((statement) => statement.rows).length + sink.problems.length;
        // One more for the end of the file, which is missing.
        expect(rows).toBeLessThanOrEqual(text.split('<STMTTRN>').length);
      }),
    );
  });
});
