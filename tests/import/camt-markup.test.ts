/** CAMT as XML: what is read alike, what is refused, and how much of it is taken. */
import { describe, expect, it } from 'vitest';
import { looksLikeCamt } from '../../main/import/camt/detect.ts';
import { openFile } from '../../main/import/formats.ts';
import { DEFAULT_LIMITS, MemorySink } from '../../main/import/reader.ts';
import {
  ACCOUNT,
  balance,
  entry,
  errorOf,
  IBAN,
  message,
  onlyRow,
  payment,
  read,
  statement,
} from '../support/camt.ts';

describe('markup', () => {
  const plain = statement(entry({ details: payment('<RmtInf><Ustrd>A &amp; B</Ustrd></RmtInf>') }));

  it.each([
    ['no namespace', plain.replace(/ xmlns="[^"]*"/, '')],
    ['another namespace', plain.replace('camt.053.001.02', 'camt.053.001.99')],
    ['a foreign namespace', plain.replace(/xmlns="[^"]*"/, 'xmlns="urn:example"')],
    ['a prefix', plain.replaceAll(/<(\/?)(?=[A-Z])/g, '<$1n0:').replace('xmlns=', 'xmlns:n0=')],
    [
      'single quotes and blanks',
      plain.replaceAll('"', "'").replaceAll(/<Amt Ccy='EUR'/g, "<Amt \n Ccy = 'EUR' "),
    ],
    ['blanks in tags', plain.replaceAll('</Ntry>', '</Ntry \n>').replaceAll('<Sts>', '<Sts >')],
    ['comments and instructions', plain.replaceAll('><', '><!-- <Ntry> & </Stmt> --><?any <Ntry?><')],
    ['CDATA', plain.replace('A &amp; B', '<![CDATA[A & B]]>')],
    ['parts of CDATA', plain.replace('A &amp; B', 'A <![CDATA[&]]> B')],
    ['numeric references', plain.replace('A &amp; B', '&#65; &#x26; &#x42;')],
    ['empty elements', plain.replaceAll('<Sts>', '<RvslInd/><ValDt></ValDt><Sts>')],
    [
      'unknown elements',
      plain.replaceAll(
        '<Sts>',
        '<New a="<b>".x="1"><Amt Ccy="USD">7</Amt></New><Sts>'.replace('<b>".', '&lt;b&gt;" '),
      ),
    ],
    ['an envelope', `<Env xmlns="e"><Header><Ntry2/></Header>${plain.replace(/^<\?xml.*\?>\n/, '')}</Env>`],
    ['line ends of Windows', plain.replaceAll('><', '>\r\n  <')],
    ['no declaration', plain.replace(/^<\?xml.*\?>\n/, '')],
  ])('is read alike with %s', (_, text) => {
    expect(looksLikeCamt(text)).toBe(true);
    const sink = read(text);
    expect(sink.warnings).toEqual([]);
    expect(sink.statements[0]).toMatchObject({ head: { accountId: IBAN, currency: 'EUR' } });
    const row = onlyRow(text);
    expect(row).toMatchObject({ amount: '-12.50', date: '2024-03-05', memo: 'A & B', currency: null });
    const own = text.slice(row.offset, row.offset + row.length);
    expect(own).toMatch(/^<(?:n0:)?Ntry\b[\s\S]*<\/(?:n0:)?Ntry\s*>$/);
    expect(text.slice(0, row.offset).split('\n')).toHaveLength(row.line);
  });

  it.each([
    ['&lt;b&gt; &quot;q&quot; &apos;s&apos;', '<b> "q" \'s\''],
    ['&amp;amp;', '&amp;'],
    ['caf&#233; &#x1F600;', 'café 😀'],
  ])('decodes %s once', (written, memo) => {
    expect(onlyRow(plain.replace('A &amp; B', written)).memo).toBe(memo);
  });

  const lines = plain.replaceAll('><', '>\n<').split('\n');
  const lineOf = (tag: string) => lines.findIndex((line) => line.startsWith(tag)) + 1;
  const broken = (from: string, to: string) => lines.join('\n').replace(from, to);

  it.each([
    [
      'a tag closed by another',
      broken('</Sts>', '</Stat>'),
      lineOf('<Sts>'),
      '</Stat> stands where <Sts> is open',
    ],
    [
      'a tag closed twice',
      broken('</Sts>', '</Sts></Sts>'),
      lineOf('<Sts>'),
      '</Sts> stands where <Ntry> is open',
    ],
    [
      'an end that is missing',
      broken('</Document>', ''),
      lines.length,
      'the file ends before its closing </Document>',
    ],
    [
      'a cut',
      lines.slice(0, lineOf('<Sts>')).join('\n'),
      lineOf('<Sts>'),
      'the file ends before its closing </Ntry>',
    ],
    [
      'a tag that does not end',
      broken('<Sts>BOOK', '<Sts BOOK'),
      lineOf('<Sts>'),
      'does not end, or has a stray sign',
    ],
    ['a bare ampersand', broken('A &amp; B', 'A & B'), lineOf('<Ustrd>'), '“& B”'],
    ['an entity of nobody', broken('&amp;', '&nbsp;'), lineOf('<Ustrd>'), '“&nbsp;” is no character'],
    ['half a surrogate', broken('&amp;', '&#xD800;'), lineOf('<Ustrd>'), '“&#xD800;” is no character'],
    ['a bare <', broken('&amp;', '<'), lineOf('<Ustrd>'), 'this “<” begins no tag'],
    ['an open comment', broken('<Sts>', '<!--><Sts>'), lineOf('<Sts>'), 'a comment begins and does not end'],
    ['an open CDATA section', broken('&amp;', '<![CDATA['), lineOf('<Ustrd>'), 'a CDATA section begins'],
    ['the end of no CDATA section', broken('&amp;', ']]>'), lineOf('<Ustrd>'), 'a CDATA section ends here'],
    ['a stray declaration', broken('<Sts>', '<!X><Sts>'), lineOf('<Sts>'), 'begins nothing'],
    ['words before the document', `x\n${plain}`, 1, '“x” stands outside'],
    ['words behind the document', `${lines.join('\n')}\nx`, lines.length + 1, '“x” stands outside'],
    ['two documents', lines.join('\n') + plain, lines.length + 1, 'a second document begins here'],
    ['no document', '<?xml version="1.0"?>\n', 1, 'there is no element'],
    ['a tag within an attribute', broken('Ccy="EUR"', 'Ccy="<EUR"'), lineOf('<Amt'), 'holds another tag'],
    ['text beside elements', broken('<Sts>', '12.50<Sts>'), lineOf('<Sts>'), 'text between elements'],
    ['text behind elements', broken('</Ntry>', '12.50</Ntry>'), lineOf('</Ntry>'), 'text between elements'],
    ['an entry within an entry', broken('<Sts>', '<Ntry/><Sts>'), lineOf('<Sts>'), 'an entry stands within'],
    [
      'a payment within a payment',
      broken('<RmtInf>', '<TxDtls/><RmtInf>'),
      lineOf('<RmtInf>'),
      'a payment stands within',
    ],
    [
      'an account behind its entries',
      broken('</Stmt>', `${ACCOUNT}</Stmt>`),
      lineOf('</Stmt>'),
      'named behind its entries',
    ],
  ])('is refused with its line: %s', (_, text, line, message) => {
    const error = errorOf(text);
    expect(error).toMatchObject({ code: 'UNREADABLE_FILE', facts: { line } });
    expect(error.message).toContain(`line ${line}: `);
    expect(error.message).toContain(message);
    expect(error.remedy).toBeTruthy();
  });

  it.each([
    '<!DOCTYPE Document [<!ENTITY a "12.50">]>',
    '<!DOCTYPE Document SYSTEM "file:///etc/passwd">',
    '<!doctype html>',
    '<!ENTITY a "12.50">',
  ])('is refused where it declares anything: %s', (declaration) => {
    const error = errorOf(plain.replace('\n', `\n${declaration}\n`).replace('>12.50<', '>&a;<'));
    expect(error).toMatchObject({ code: 'UNREADABLE_FILE', facts: { line: 2 } });
    expect(error.message).toContain('declares a document type or entities');
  });

  it('lists an entry that stands in no statement', () => {
    const sink = read(`<Document><BkToCstmrStmt>${entry()}</BkToCstmrStmt></Document>`);
    expect(sink.problems).toMatchObject([
      { statement: null, problem: { amount: '-12.50', reason: expect.stringContaining('outside of any') } },
    ]);
  });

  it('takes an entry for one wherever it stands in a statement', () => {
    expect(onlyRow(statement(`<Page><Of>${entry()}</Of></Page>`)).amount).toBe('-12.50');
  });
});

describe('limits', () => {
  it.each([
    ['too deep', `<a>\n${'<a>'.repeat(100)}`, {}, 'line 2: elements are nested deeper than 64'],
    [
      'a long value',
      statement(`\n<X>${'x'.repeat(51)}</X>`),
      { fieldLengthMax: 50 },
      'line 3: the value of <X> is longer than 50',
    ],
    [
      'a long value of CDATA',
      statement(`\n<X><![CDATA[${'x'.repeat(51)}]]></X>`),
      { fieldLengthMax: 50 },
      'line 3: the value of <X> is longer than 50',
    ],
    [
      'a value in pieces',
      statement(`\n<X>${'x<!-- -->'.repeat(51)}</X>`),
      { fieldLengthMax: 50 },
      'line 3: the value of <X> is longer than 50',
    ],
    [
      'a long attribute',
      statement(`\n<X a="${'x'.repeat(51)}"/>`),
      { fieldLengthMax: 50 },
      'line 3: the value of <X> is longer than 50',
    ],
    [
      'many attributes',
      statement(`\n<X ${'a="x" '.repeat(51)}/>`),
      { fieldLengthMax: 50 },
      'line 3: the value of <X> is longer than 50',
    ],
    [
      'a long entry',
      statement(`\n${entry({ more: '<X>x</X>'.repeat(50) })}`),
      { rowLengthMax: 300 },
      'line 3: an entry is longer than 300',
    ],
    [
      'a long payment',
      statement(`\n${entry({ details: payment('<X>x</X>'.repeat(50)) })}`),
      { rowLengthMax: 300 },
      'line 3: an entry is longer than 300',
    ],
    [
      'many entries',
      statement(`\n${entry()}`.repeat(4)),
      { rowsMax: 3 },
      'line 6: more than 3 entries in one file',
    ],
    [
      'many payments',
      statement(entry({ details: '\n<TxDtls/>'.repeat(4) })),
      { rowsMax: 3 },
      'line 6: more than 3 payments in one file',
    ],
    [
      'many accounts',
      message('\n<Stmt></Stmt>'.repeat(4)),
      { statementsMax: 3 },
      'line 6: more than 3 accounts in one file',
    ],
    [
      'many statements of one account',
      message(`\n<Stmt>${ACCOUNT}</Stmt>`.repeat(10_001)),
      {},
      'line 10003: more than 10000 statements in one file',
    ],
  ])('end the reading: %s', (_, text, limits, message) => {
    const base = 'fieldLengthMax' in limits ? text.replace(/ xmlns="[^"]*"/, '') : text;
    const error = errorOf(base, limits);
    expect(error.code).toBe('LIMIT_EXCEEDED');
    expect(error.message).toContain(message);
    expect(error.remedy).toBeTruthy();
  });

  it('do not count blanks', () => {
    const text = statement(
      entry({ more: `<AddtlNtryInf>x${' '.repeat(99)}</AddtlNtryInf>${' '.repeat(99)}` }),
    );
    expect(
      read(text.replace(/ xmlns="[^"]*"/, ''), { fieldLengthMax: 50 }).statements[0]?.rows,
    ).toMatchObject([{ memo: 'x' }]);
  });

  const LENGTH = 10_000_000;
  /** What is refused early is not measured. */
  const NO_LIMIT = { fieldLengthMax: LENGTH * 2, rowLengthMax: LENGTH * 2, rowsMax: LENGTH };
  /** Through a buffer, because a repeated string is not flat in memory and would be measured instead. */
  const repeated = (head: string, unit: string) =>
    Buffer.from(head + unit.repeat(LENGTH / unit.length)).toString('latin1');

  it.each([
    ['<', '<a>', '<'],
    ['elements', '<a>', '<a/>'],
    ['entries', '<a>', '<Ntry/>'],
    ['text', '<a>', 'x'],
    ['text in pieces', '<a>', 'x<!---->'],
    ['comments', '<a>', '<!---->'],
    ['an open comment', '<a><!--', '<!-'],
    ['instructions', '<a>', '<??>'],
    ['CDATA', '<a>', '<![CDATA[]]>'],
    ['blanks', '<a>', ' '],
    ['blanks behind a value', '<a>x', ' '],
    ['ampersands', '<a>', '&'],
    ['references', '<a>', `<b>${'&amp;'.repeat(1000)}</b>`],
    ['attributes', '<a ', 'b="c" '],
    ['an open attribute', '<a b="', 'c'],
    ['a long name', '<', 'a'],
    ['balances', '<a><BkToCstmrStmt><Stmt>', balance('CLBD', '1', '2024-01-01')],
    ['payments', '<a><Ntry>', '<TxDtls><Refs><TxId>1</TxId></Refs></TxDtls>'],
  ])('keep time in proportion to the length: %s', (_, head, unit) => {
    const text = repeated(head, unit);
    const start = performance.now();
    // Each is cut off at the least.
    expect(errorOf(text, NO_LIMIT).code).toBe('UNREADABLE_FILE');
    // A second or two here; anything quadratic takes many minutes.
    expect(performance.now() - start).toBeLessThan(20_000);
  });
});

describe('detection', () => {
  it.each([
    [statement('')],
    ['\r\n <Document><BkToCstmrStmt>'],
    ['<d:Document><d:BkToCstmrDbtCdtNtfctn>'],
    ['<Document><BkToCstmrAcctRptV01/>'],
    ['<Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.054.001.08">'],
    ['<Document xmlns:c="urn:iso:std:iso:20022:tech:xsd:camt.052.001.02"'],
    ['<!DOCTYPE Document><Document><BkToCstmrStmt>'],
  ])('recognises %j', (text) => expect(looksLikeCamt(text)).toBe(true));

  it.each([
    ['Date,Payee,Memo\n1/1/2024,a,<BkToCstmrStmt>'],
    ['<Document xmlns="urn:iso:std:iso:20022:tech:xsd:pain.001.001.03"><CstmrCdtTrfInitn>'],
    ['<Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.056.001.01">'],
    ['<OFX><STMTRS>'],
    ['<html><p>BkToCstmrStmt'],
    [''],
  ])('does not take %j for CAMT', (text) => expect(looksLikeCamt(text)).toBe(false));

  const open = async (bytes: Uint8Array) => {
    const opened = await openFile({
      name: 'any.txt',
      bytes,
      mapping: null,
      profiles: {},
      account: null,
      limits: DEFAULT_LIMITS,
      dates: null,
      sampleRows: 0,
      sheet: null,
    });
    const sink = new MemorySink();
    opened.read(sink);
    return { format: opened.format, encoding: opened.encoding, memo: sink.statements[0]?.rows[0]?.memo };
  };
  const text = statement(entry({ details: payment('<RmtInf><Ustrd>Größe ½</Ustrd></RmtInf>') }));

  it.each([
    ['utf-8', new TextEncoder().encode(text)],
    ['utf-8', new TextEncoder().encode(`\ufeff${text}`)],
    ['iso-8859-15', Buffer.from(text.replace('UTF-8', 'ISO-8859-15').replace('½', '\xbd'), 'latin1')],
    ['utf-16le', Buffer.from(`\ufeff${text.replace('UTF-8', 'UTF-16')}`, 'utf16le')],
    ['utf-16le', Buffer.from(text, 'utf16le')],
  ])('opens a file of %s', async (encoding, bytes) => {
    const memo = encoding === 'iso-8859-15' ? 'Größe œ' : 'Größe ½';
    expect(await open(new Uint8Array(bytes))).toEqual({ format: 'camt', encoding, memo });
  });
});
