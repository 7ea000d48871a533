import { describe, expect, it } from 'vitest';
import { readCamt } from '../../main/import/camt/camt.ts';
import { camtDeclaredEncoding, looksLikeCamt } from '../../main/import/camt/detect.ts';
import { openFile } from '../../main/import/formats.ts';
import { DEFAULT_LIMITS, MemorySink, type ReaderLimits } from '../../main/import/reader.ts';
import { BulkheadError } from '../../shared/errors.ts';
import { statementFile, TestBooks } from '../support/books.ts';

function read(text: string, limits: Partial<ReaderLimits> = {}): MemorySink {
  const sink = new MemorySink();
  readCamt(text, sink, { ...DEFAULT_LIMITS, ...limits });
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

const IBAN = 'DE02120300000000202051';
const ACCOUNT = `<Acct><Id><IBAN>${IBAN}</IBAN></Id><Ccy>EUR</Ccy></Acct>`;

const document = (content: string, namespace = 'urn:iso:std:iso:20022:tech:xsd:camt.053.001.02') =>
  `<?xml version="1.0" encoding="UTF-8"?>\n<Document xmlns="${namespace}"><BkToCstmrStmt><GrpHdr><MsgId>m</MsgId></GrpHdr>${content}</BkToCstmrStmt></Document>\n`;
const statement = (content: string, account = ACCOUNT) =>
  document(`<Stmt><Id>s</Id>${account}${content}</Stmt>`);

const balance = (code: string, amount: string, date: string, more: { ccy?: string; ind?: string } = {}) =>
  `<Bal><Tp><CdOrPrtry><Cd>${code}</Cd></CdOrPrtry></Tp><Amt Ccy="${more.ccy ?? 'EUR'}">${amount}</Amt><CdtDbtInd>${more.ind ?? 'CRDT'}</CdtDbtInd><Dt><Dt>${date}</Dt></Dt></Bal>`;

interface Parts {
  amount?: string;
  status?: string;
  dates?: string;
  more?: string;
  details?: string;
}

/** An entry of 12.50 out on 5 March, unless `parts` says otherwise. */
const entry = ({ amount, status, dates, more, details }: Parts = {}) =>
  `<Ntry>${amount ?? '<Amt Ccy="EUR">12.50</Amt><CdtDbtInd>DBIT</CdtDbtInd>'}${status ?? '<Sts>BOOK</Sts>'}` +
  `${dates ?? '<BookgDt><Dt>2024-03-05</Dt></BookgDt>'}${more ?? ''}` +
  `${details === undefined ? '' : `<NtryDtls>${details}</NtryDtls>`}</Ntry>`;
const payment = (content: string) => `<TxDtls>${content}</TxDtls>`;
const inflow = '<Amt Ccy="EUR">12.50</Amt><CdtDbtInd>CRDT</CdtDbtInd>';

const onlyRow = (text: string) => {
  const sink = read(text);
  expect(sink.problems).toEqual([]);
  expect(sink.statements[0]?.rows).toHaveLength(1);
  return sink.statements[0]!.rows[0]!;
};
const onlyProblem = (text: string) => {
  const sink = read(text);
  expect(sink.statements.flatMap(({ rows }) => rows)).toEqual([]);
  expect(sink.problems).toHaveLength(1);
  return sink.problems[0]!.problem;
};

describe('a statement', () => {
  it('is read with its account, its period, its balances and its entries', () => {
    const text = statement(
      '<FrToDt><FrDtTm>2024-03-01T00:00:00+01:00</FrDtTm><ToDtTm>2024-03-31T23:59:59+01:00</ToDtTm></FrToDt>' +
        `${balance('OPBD', '0.00', '2024-03-01')}${balance('CLBD', '12.50', '2024-03-31', { ind: 'DBIT' })}` +
        `${balance('CLAV', '0.5', '2024-03-30')}\n` +
        entry({
          dates:
            '<BookgDt><Dt>2024-03-05</Dt></BookgDt><ValDt><DtTm>2024-03-07T00:30:00+02:00</DtTm></ValDt>',
          more: '<AcctSvcrRef>bank-1</AcctSvcrRef><BkTxCd><Domn><Cd>PMNT</Cd><Fmly><Cd>ICDT</Cd><SubFmlyCd>ESCT</SubFmlyCd></Fmly></Domn></BkTxCd>',
          details: payment(
            '<Refs><EndToEndId>e</EndToEndId><ChqNb>1042</ChqNb></Refs><RltdPties><Dbtr><Nm>Us</Nm></Dbtr>' +
              '<Cdtr><Nm>Corner \n Shop</Nm></Cdtr><CdtrAcct><Id><IBAN>NL91ABNA0417164300</IBAN></Id></CdtrAcct></RltdPties>' +
              '<RmtInf><Ustrd>two</Ustrd><Ustrd> loaves </Ustrd></RmtInf>',
          ),
        }),
      `<Acct><Id><IBAN>${IBAN}</IBAN></Id><Tp><Cd>CACC</Cd></Tp><Ccy>EUR</Ccy><Nm>Running  account</Nm><Ownr><Nm>Us</Nm></Ownr>` +
        '<Svcr><FinInstnId><BIC>BYLADEM1001</BIC><Nm>A Bank</Nm></FinInstnId></Svcr></Acct>',
    );
    const sink = read(text);
    expect(sink.problems).toEqual([]);
    expect(sink.warnings).toEqual([]);
    expect(sink.statements).toEqual([
      {
        head: {
          accountId: IBAN,
          bankId: 'BYLADEM1001',
          kind: 'bank',
          accountType: 'CACC',
          currency: 'EUR',
          accountName: 'Running account',
          bankName: 'A Bank',
        },
        balances: {
          closing: '-12.50',
          closingOn: '2024-03-31',
          available: '0.5',
          availableOn: '2024-03-30',
          opening: '0.00',
          openingOn: '2024-03-01',
          periodFrom: '2024-03-01',
          periodTo: '2024-03-31',
        },
        rows: [
          {
            line: 3,
            offset: text.indexOf('<Ntry>'),
            length: text.indexOf('</Stmt>') - text.indexOf('<Ntry>'),
            date: '2024-03-05',
            valueDate: '2024-03-07',
            amount: '-12.50',
            currency: null,
            payee: 'Corner Shop',
            memo: 'two loaves',
            type: 'PMNT-ICDT-ESCT',
            checkNumber: '1042',
            reference: 'bank-1',
            counterparty: 'NL91ABNA0417164300',
            balanceAfter: null,
            pending: false,
          },
        ],
      },
    ]);
  });

  it.each([
    ['an IBAN', '<Id><IBAN>X1</IBAN></Id>'],
    ['another id', '<Id><Othr><Id>X1</Id><SchmeNm><Cd>BBAN</Cd></SchmeNm></Othr></Id>'],
    ['an id of version 1', '<Id><PrtryAcct><Id>X1</Id></PrtryAcct></Id>'],
    ['a BBAN of version 1', '<Id><BBAN>X1</BBAN></Id>'],
  ])('knows its account by %s', (_, id) => {
    const owner = '<Ownr><Id><OrgId><Othr><Id>not this</Id></Othr></OrgId></Id></Ownr>';
    expect(read(statement('', `<Acct>${id}${owner}</Acct>`)).statements[0]?.head.accountId).toBe('X1');
  });

  it.each([
    ['<BICFI>AAAADEFF</BICFI><ClrSysMmbId><MmbId>100</MmbId></ClrSysMmbId>', 'AAAADEFF'],
    ['<BIC>AAAADEFF</BIC>', 'AAAADEFF'],
    ['<ClrSysMmbId><ClrSysId><Cd>CHBCC</Cd></ClrSysId><MmbId>100</MmbId></ClrSysMmbId>', '100'],
    ['<Nm>no id</Nm>', null],
  ])('knows its bank by %s', (servicer, bankId) => {
    const account = `<Acct><Id><IBAN>X1</IBAN></Id><Svcr><FinInstnId>${servicer}</FinInstnId></Svcr></Acct>`;
    expect(read(statement('', account)).statements[0]?.head.bankId).toBe(bankId);
  });

  it('keeps each statement of a file with its own account, in the order of the file', () => {
    const one = (id: string, ccy: string) =>
      `<Stmt><Acct><Id><Othr><Id>${id}</Id></Othr></Id></Acct>${entry().replace('EUR', ccy)}</Stmt>`;
    const sink = read(document(one('1', 'EUR') + one('2', 'USD')));
    expect(sink.statements.map(({ head, rows }) => [head.accountId, head.currency, rows.length])).toEqual([
      ['1', 'EUR', 1],
      ['2', 'USD', 1],
    ]);
  });

  it.each([
    ['BkToCstmrAcctRpt', 'Rpt', 'camt.052.001.08'],
    ['BkToCstmrAcctRptV01', 'Rpt', 'camt.052.001.01'],
    ['BkToCstmrDbtCdtNtfctn', 'Ntfctn', 'camt.054.001.04'],
  ])('may be a %s', (message, part, namespace) => {
    const text = `<Document xmlns="urn:iso:std:iso:20022:tech:xsd:${namespace}"><${message}><${part}>${ACCOUNT}${entry()}</${part}></${message}></Document>`;
    expect(looksLikeCamt(text)).toBe(true);
    expect(onlyRow(text)).toMatchObject({ amount: '-12.50', date: '2024-03-05' });
    expect(read(text).statements[0]).toMatchObject({
      head: { accountId: IBAN, currency: 'EUR' },
      balances: { opening: null, closing: null, available: null },
    });
  });

  it('takes the currency of its booked balances, else of its first entry, where it names none', () => {
    const account = '<Acct><Id><IBAN>X1</IBAN></Id></Acct>';
    const currencyOf = (content: string) => read(statement(content, account)).statements[0]!.head.currency;
    const forecast = balance('FWAV', '1', '2024-03-01', { ccy: 'SEK' });
    expect(currencyOf(forecast + balance('ITBD', '1', '2024-03-01', { ccy: 'chf' }) + entry())).toBe('CHF');
    expect(currencyOf(forecast + entry())).toBe('EUR');
    expect(currencyOf(forecast)).toBe('SEK');
    expect(currencyOf('')).toBeNull();
  });

  it('is announced and flagged where the file does not say whose it is', () => {
    const sink = read(statement(entry(), ''));
    expect(sink.statements[0]).toMatchObject({ head: { accountId: null, currency: 'EUR' }, rows: [{}] });
    expect(sink.warnings).toEqual([
      'Statement 1 (no account number): the file does not say whose statement this is (line 2)',
    ]);
  });

  it('says so where entries or pages are missing', () => {
    const summary = '<TxsSummry><TtlNtries><NbOfNtries>3</NbOfNtries></TtlNtries></TxsSummry>';
    const pages = '<StmtPgntn><PgNb>1</PgNb><LastPgInd>false</LastPgInd></StmtPgntn>';
    expect(read(statement(pages + summary + entry())).warnings).toEqual([
      `Account ${IBAN}: the bank counts 3 entries and the file has 1: some may be missing`,
      `Account ${IBAN}: this is one page of a statement that goes on in another file; import that one, too`,
    ]);
    expect(read(statement(summary + entry().repeat(3))).warnings).toEqual([]);
  });

  it('is said to be missing where a message holds none', () => {
    expect(read(document('')).warnings).toEqual(['The file holds no statement']);
    expect(read('<Document/>').warnings).toEqual(['The file holds no statement']);
  });
});

describe('balances', () => {
  const balances = (...all: string[]) => {
    const { statements, warnings } = read(statement(all.join('')));
    return { ...statements[0]!.balances!, warnings };
  };

  it('are the first opening and the last closing, wherever they stand', () => {
    expect(
      balances(
        balance('CLBD', '30', '2024-03-31'),
        balance('CLBD', '20', '2024-03-15'),
        balance('OPBD', '15', '2024-03-15'),
        balance('PRCD', '9', '2024-02-29'),
        balance('OPBD', '10', '2024-03-01'),
        balance('ITBD', '99', '2024-03-20'),
        balance('XPCD', '98', '2024-04-20'),
        balance('INFO', '97', '2024-04-20'),
        entry({ amount: inflow.replace('12.50', '20') }),
      ),
    ).toMatchObject({
      opening: '10',
      openingOn: '2024-03-01',
      closing: '30',
      closingOn: '2024-03-31',
      available: null,
      warnings: [],
    });
  });

  it('open with the one before where that is all there is', () => {
    expect(balances(balance('PRCD', '9', '2024-02-29'))).toMatchObject({
      opening: '9',
      openingOn: '2024-02-29',
    });
  });

  it('of version 1 have their code right in the type', () => {
    const old = balance('CLBD', '30', '2024-03-31').replaceAll(/<\/?CdOrPrtry>/g, '');
    expect(balances(old)).toMatchObject({ closing: '30' });
  });

  it('have a day, even where it is written with a time', () => {
    const timed = balance('CLBD', '30', 'X').replace('<Dt>X</Dt>', '<DtTm>2024-03-31T23:59:59Z</DtTm>');
    expect(balances(timed)).toMatchObject({ closing: '30', closingOn: '2024-03-31' });
  });

  it('are left aside aloud where they can’t be read or are of other money', () => {
    expect(
      balances(
        balance('OPBD', '1o.00', '2024-03-01'),
        balance('CLBD', '30', '2024-03-31', { ccy: 'USD' }),
        balance('CLAV', '5', '2024-02-30'),
      ),
    ).toEqual({
      closing: null,
      closingOn: null,
      available: '5',
      availableOn: null,
      opening: null,
      openingOn: null,
      periodFrom: null,
      periodTo: null,
      warnings: [
        `Account ${IBAN}: the balance OPBD on line 2 was not taken: the amount “1o.00” is not a number`,
        `Account ${IBAN}: the date “2024-02-30” of the balance CLAV on line 2 is not a day that exists`,
        `Account ${IBAN}: the balance CLBD of 30 USD was not taken: the account holds EUR`,
      ],
    });
  });

  it('are held against the entries between them, as far as those are booked and can be read', () => {
    const closing = (amount: string, ...entries: string[]) =>
      balances(
        balance('OPBD', '10.00', '2024-03-01'),
        balance('CLBD', amount.replace('-', ''), '2024-03-31', {
          ind: amount.startsWith('-') ? 'DBIT' : 'CRDT',
        }),
        ...entries,
      ).warnings;
    expect(closing('-2.5', entry())).toEqual([]);
    expect(closing('-2.5', entry(), entry({ status: '<Sts>PDNG</Sts>' }))).toEqual([]);
    expect(closing('-2.50000', entry({ status: '<Sts>INFO</Sts>' }), entry())).toEqual([]);
    expect(closing('7', entry({ dates: '' }))).toEqual([]);
    expect(closing('7', entry({ amount: inflow.replace('EUR', 'USD') }))).toEqual([]);
    expect(closing('-2.49', entry())).toEqual([
      `Account ${IBAN}: the opening balance of 10.00 and the entries make -2.50, and the bank closes with -2.49: an entry may be missing from the file`,
    ]);
    expect(closing('7')).toHaveLength(1);
  });

  it('without a direction are not taken for money in the bank', () => {
    const vague = balance('CLBD', '30', '2024-03-31').replace('<CdtDbtInd>CRDT</CdtDbtInd>', '');
    expect(balances(vague)).toMatchObject({
      closing: null,
      warnings: [expect.stringContaining('does not say whether money came in or went out')],
    });
  });
});

describe('amounts', () => {
  const withAmount = (amount: string, direction = '<CdtDbtInd>DBIT</CdtDbtInd>') =>
    statement(entry({ amount: `<Amt Ccy="EUR">${amount}</Amt>${direction}` }));

  it.each([
    ['12.5', '-12.5'],
    ['12.34567', '-12.34567'],
    ['200000', '-200000'],
    ['.6', '-0.6'],
    ['5.', '-5'],
    ['+007.10', '-7.10'],
    ['0.00', '0.00'],
    ['12345678901234567890.12', '-12345678901234567890.12'],
    ['1<!-- x -->2<![CDATA[.5]]>', '-12.5'],
  ])('reads %s out as %s', (written, amount) => {
    expect(onlyRow(withAmount(written)).amount).toBe(amount);
  });

  it.each([
    ['', 'the amount is missing'],
    ['.', 'the amount “.” is not a number'],
    ['12..34', 'the amount “12..34” is not a number'],
    ['12,50', 'the amount “12,50” is not a number'],
    ['1 234.50', 'the amount “1 234.50” is not a number'],
    ['1e3', 'the amount “1e3” is not a number'],
    ['-12.50', 'the amount “-12.50” has a sign of its own, so its direction is not sure'],
    ['9'.repeat(39), `the amount “${'9'.repeat(39)}” is not a number`],
    ['1</Amt><Amt Ccy="EUR">2', 'the amount “1 2” is not a number; “EUR EUR” is not the code of a currency'],
  ])('never guesses at “%s”', (written, reason) => {
    expect(onlyProblem(withAmount(written))).toMatchObject({ reason, amount: null, line: 2 });
  });

  it.each([
    ['', 'it does not say whether money came in or went out'],
    ['<CdtDbtInd>D</CdtDbtInd>', '“D” does not say whether money came in (CRDT) or went out (DBIT)'],
  ])('never guesses at the direction %s', (direction, reason) => {
    expect(onlyProblem(withAmount('12.50', direction))).toMatchObject({ reason, amount: null });
  });

  it('keeps the direction of a reversal: it says already which way the money went', () => {
    const reversal = '<CdtDbtInd>DBIT</CdtDbtInd><RvslInd>true</RvslInd>';
    expect(onlyRow(withAmount('12.50', reversal)).amount).toBe('-12.50');
  });

  it('says in which currency an entry is that is not the account’s', () => {
    const abroad = '<Amt Ccy="usd">12.50</Amt><CdtDbtInd>DBIT</CdtDbtInd>';
    expect(onlyRow(statement(entry({ amount: abroad }))).currency).toBe('USD');
    expect(onlyRow(statement(entry({ amount: abroad.replace(' Ccy="usd"', '') }))).currency).toBeNull();
    expect(onlyProblem(statement(entry({ amount: abroad.replace('usd', 'dollars') })))).toMatchObject({
      reason: '“dollars” is not the code of a currency',
      currency: null,
    });
  });

  it('leaves an unreadable entry of other money out of the account’s sum', () => {
    const abroad = '<Amt Ccy="USD">12.50</Amt><CdtDbtInd>DBIT</CdtDbtInd>';
    expect(onlyProblem(statement(entry({ amount: abroad, dates: '' })))).toMatchObject({
      amount: null,
      currency: 'USD',
    });
  });

  it('is not taken out of half a value', () => {
    for (const written of ['1<b/>2', '<b>1</b>2', '1<b>2</b>'])
      expect(errorOf(withAmount(written))).toMatchObject({ code: 'UNREADABLE_FILE', facts: { line: 2 } });
  });
});

describe('dates', () => {
  const dated = (dates: string) => statement(entry({ dates }));

  it.each([
    ['<BookgDt><Dt>2024-02-29</Dt></BookgDt>', '2024-02-29'],
    ['<BookgDt><Dt>2024-02-29+14:00</Dt></BookgDt>', '2024-02-29'],
    ['<BookgDt><Dt>2024-02-29Z</Dt></BookgDt>', '2024-02-29'],
    ['<BookgDt><DtTm>2024-01-31T23:59:59.999-12:00</DtTm></BookgDt>', '2024-01-31'],
    ['<ValDt><Dt>2024-01-31</Dt></ValDt>', '2024-01-31'],
    ['<ValDt><Dt>2024-01-31</Dt></ValDt><BookgDt><Dt>2024-02-01</Dt></BookgDt>', '2024-02-01'],
  ])('takes the day written in %s', (dates, date) => {
    expect(onlyRow(dated(dates)).date).toBe(date);
  });

  it.each([['2023-02-29'], ['0000-00-00'], ['20240131'], ['31.01.2024'], ['2024-01-31</Dt><Dt>2024-02-01']])(
    'keeps the amount of an entry whose date is %s, and asks no other day instead',
    (written) => {
      const dates = `<BookgDt><Dt>${written}</Dt></BookgDt><ValDt><Dt>2024-03-07</Dt></ValDt>`;
      const problem = onlyProblem(dated(dates));
      expect(problem.amount).toBe('-12.50');
      expect(problem.reason).toMatch(/^the date “.*” is not a day that exists$/);
    },
  );

  it('says all that is wrong with an entry, and shows it', () => {
    expect(onlyProblem(statement('<Ntry><Sts>BOOK</Sts></Ntry>'))).toMatchObject({
      reason: 'the amount is missing; the date is missing',
      raw: '<Ntry><Sts>BOOK</Sts></Ntry>',
    });
  });
});

describe('the status of an entry', () => {
  const withStatus = (status: string, more: Parts = {}) => statement(entry({ status, ...more }));

  it.each([
    ['<Sts>BOOK</Sts>', false],
    ['<Sts><Cd>BOOK</Cd></Sts>', false],
    ['', false],
    ['<Sts>PDNG</Sts>', true],
    ['<Sts>\n<Cd> PDNG </Cd>\n</Sts>', true],
    ['<Sts>FUTR</Sts>', true],
  ])('%s: pending is %s', (status, pending) => {
    expect(onlyRow(withStatus(status)).pending).toBe(pending);
  });

  it('INFO is no booking, and its amount counts in no sum', () => {
    expect(onlyProblem(withStatus('<Sts>INFO</Sts>'))).toMatchObject({
      reason: 'the bank sends it for information only and has not booked it',
      amount: null,
    });
  });

  it('that nobody knows is not taken for booked', () => {
    expect(onlyProblem(withStatus('<Sts><Prtry>maybe</Prtry></Sts>'))).toMatchObject({
      reason: '“MAYBE” does not say whether it is booked (BOOK) or pending (PDNG)',
      amount: '-12.50',
    });
  });

  it('is said first of a pending entry that can’t be read', () => {
    expect(onlyProblem(withStatus('<Sts>PDNG</Sts>', { dates: '' })).reason).toBe(
      'pending, and the date is missing',
    );
  });
});

describe('what the bank calls an entry', () => {
  const referenceOf = (more: string, details?: string) =>
    onlyRow(statement(entry({ more, ...(details !== undefined && { details }) }))).reference;
  const refs = (content: string) => payment(`<Refs>${content}</Refs>`);

  it.each([
    ['<NtryRef>number-1</NtryRef><AcctSvcrRef>bank-1</AcctSvcrRef>', refs('<TxId>t</TxId>'), 'bank-1'],
    ['<AcctSvcrRef>NONREF</AcctSvcrRef>', refs('<AcctSvcrRef>bank-2</AcctSvcrRef>'), 'bank-2'],
    ['<NtryRef>number-1</NtryRef>', refs('<AcctSvcrRef>bank-2</AcctSvcrRef>'), 'bank-2'],
    ['<NtryRef>number-1</NtryRef>', refs('<TxId>t</TxId>'), 'number-1'],
    ['<NtryRef>17</NtryRef>', refs('<TxId>t-1</TxId>'), 't-1'],
    ['<NtryRef>17</NtryRef>', refs('<EndToEndId>standing order</EndToEndId><InstrId>i</InstrId>'), null],
    ['<AcctSvcrRef>NOTPROVIDED</AcctSvcrRef>', undefined, null],
    ['', refs('<AcctSvcrRef>a</AcctSvcrRef>') + refs('<AcctSvcrRef>b</AcctSvcrRef>'), null],
  ])('%s %s: %s', (more, details, reference) => {
    expect(referenceOf(more, details)).toBe(reference);
  });
});

describe('the other side', () => {
  const party = (role: string, name: string, iban?: string) =>
    `<${role}><Nm>${name}</Nm></${role}>${iban === undefined ? '' : `<${role}Acct><Id><IBAN>${iban}</IBAN></Id></${role}Acct>`}`;
  const told = (amount: string, parties: string, more = '') => {
    const details = payment(`<RltdPties>${parties}</RltdPties>`);
    const { payee, counterparty } = onlyRow(statement(entry({ amount: amount + more, details })));
    return [payee, counterparty];
  };
  const outflow = '<Amt Ccy="EUR">12.50</Amt><CdtDbtInd>DBIT</CdtDbtInd>';
  const both = party('Dbtr', 'Debtor', 'D1') + party('Cdtr', 'Creditor', 'C1');

  it('is who was paid where money went out, and who paid where it came in', () => {
    expect(told(outflow, both)).toEqual(['Creditor', 'C1']);
    expect(told(inflow, both)).toEqual(['Debtor', 'D1']);
    expect(told(inflow, party('Cdtr', 'Us'))).toEqual(['', null]);
  });

  it('may be told only by its ultimate party, by its account, or within a wrapper', () => {
    expect(told(outflow, party('UltmtCdtr', 'Last'))).toEqual(['Last', null]);
    expect(told(outflow, party('UltmtCdtr', 'Last') + party('Cdtr', 'Direct'))).toEqual(['Direct', null]);
    expect(told(outflow, '<CdtrAcct><Id><Othr><Id>77</Id></Othr></Id></CdtrAcct>')).toEqual(['', '77']);
    expect(told(outflow, '<Cdtr><Pty><Nm>Inside</Nm></Pty></Cdtr>')).toEqual(['Inside', null]);
    expect(told(outflow, '<Cdtr><Agt><FinInstnId><Nm>A Bank</Nm></FinInstnId></Agt></Cdtr>')).toEqual([
      'A Bank',
      null,
    ]);
  });

  it('is never the account itself, and in a reversal the one that is told', () => {
    const returned = '<RvslInd>true</RvslInd>';
    const original = party('Dbtr', 'Customer', 'D1') + party('Cdtr', 'Us', IBAN);
    expect(told(outflow, original, returned)).toEqual(['Customer', 'D1']);
    expect(told(outflow, original)).toEqual(['Customer', 'D1']);
    expect(told(outflow, party('Dbtr', 'Customer'), returned)).toEqual(['Customer', null]);
    expect(told(outflow, party('Dbtr', 'Us', IBAN), returned)).toEqual(['', null]);
    expect(told(outflow, party('Cdtr', 'Customer', 'C1'), returned)).toEqual(['Customer', 'C1']);
  });
});

describe('what an entry was for', () => {
  const memoOf = (content: string, more = '') =>
    onlyRow(statement(entry({ more, details: payment(content) }))).memo;
  const note = '<AddtlNtryInf>by the bank</AddtlNtryInf>';
  const structured = (content: string) => `<RmtInf><Strd>${content}</Strd></RmtInf>`;

  it.each([
    ['<RmtInf><Ustrd>one</Ustrd><Ustrd>two</Ustrd></RmtInf>', 'one two'],
    [structured('<CdtrRefInf><Tp/><Ref>RF18</Ref></CdtrRefInf>'), 'RF18'],
    [
      structured('<RfrdDocInf><Nb> 4711</Nb></RfrdDocInf><RfrdDocInf><Nb>4712</Nb></RfrdDocInf>'),
      '4711 4712',
    ],
    [
      `<RmtInf><Ustrd>Invoice 4711</Ustrd><Strd><CdtrRefInf><Ref>RF18</Ref></CdtrRefInf><RfrdDocInf><Nb>4711</Nb></RfrdDocInf></Strd></RmtInf>`,
      'Invoice 4711 RF18',
    ],
    [structured('<AddtlRmtInf>more</AddtlRmtInf>'), 'more'],
    ['<AddtlTxInf>of the payment</AddtlTxInf>', 'of the payment'],
    ['<Refs/>', 'by the bank'],
  ])('%s: %s', (content, memo) => {
    expect(memoOf(content, note)).toBe(memo);
  });

  it('is the bank’s note where there are no details', () => {
    expect(onlyRow(statement(entry({ more: note })))).toMatchObject({ memo: 'by the bank', payee: '' });
  });

  it('is of a kind that the bank names, or the standard', () => {
    const typeOf = (more: string, details = '') => onlyRow(statement(entry({ more, details }))).type;
    const own = '<BkTxCd><Domn><Cd>PMNT</Cd></Domn><Prtry><Cd>N051</Cd></Prtry></BkTxCd>';
    expect(typeOf(own)).toBe('N051');
    expect(typeOf('<BkTxCd/>', payment(own))).toBe('N051');
    expect(typeOf('')).toBe('');
  });
});

describe('a batch', () => {
  const paid = (amount: string, name: string, memo: string) =>
    payment(
      `${amount}<RltdPties><Cdtr><Nm>${name}</Nm></Cdtr></RltdPties><RmtInf><Ustrd>${memo}</Ustrd></RmtInf>`,
    );
  const own = (amount: string, direction = 'DBIT') =>
    `<Amt Ccy="EUR">${amount}</Amt><CdtDbtInd>${direction}</CdtDbtInd>`;
  const within = (kind: string, amount: string, ccy = 'EUR') =>
    `<AmtDtls><${kind}><Amt Ccy="${ccy}">${amount}</Amt></${kind}></AmtDtls>`;
  const batch = (...details: string[]) => read(statement(entry({ details: details.join('') })));

  it.each([
    ['their own amounts', own('10.00'), own('2.50')],
    ['amounts without direction', '<Amt Ccy="EUR">10.00</Amt>', '<Amt Ccy="EUR">2.5000</Amt>'],
    ['transaction amounts', within('TxAmt', '10.00'), within('TxAmt', '2.50')],
    [
      'amounts that were converted',
      within('CntrValAmt', '10.00'),
      own('3', 'DBIT').replace('EUR', 'USD') + within('CntrValAmt', '2.50'),
    ],
    ['amounts before the entry’s own', within('InstdAmt', '10.00'), within('InstdAmt', '2.50')],
  ])('is one row with the payments as parts, by %s', (_, first, second) => {
    const sink = batch(paid(first, 'Ann', 'May'), paid(second, 'Bob', 'June'));
    expect(sink.warnings).toEqual([]);
    expect(sink.statements[0]?.rows).toMatchObject([
      {
        amount: '-12.50',
        payee: '',
        memo: 'Ann, Bob',
        parts: [
          { amount: '-10.00', payee: 'Ann', memo: 'May', category: '' },
          { amount: expect.stringMatching(/^-2\.50*$/), payee: 'Bob', memo: 'June', category: '' },
        ],
      },
    ]);
  });

  it('may hold payments both ways', () => {
    const back = payment(`${own('2.50', 'CRDT')}<RltdPties><Dbtr><Nm>Bob</Nm></Dbtr></RltdPties>`);
    expect(batch(paid(own('15.00'), 'Ann', 'May'), back).statements[0]?.rows[0]?.parts).toEqual([
      { amount: '-15.00', payee: 'Ann', memo: 'May', category: '' },
      { amount: '2.50', payee: 'Bob', memo: '', category: '' },
    ]);
  });

  it.each([
    ['they make another sum', own('10.00'), own('2.49')],
    ['one is of other money', own('10.00'), own('2.50').replace('EUR', 'USD')],
    ['one has no amount', own('10.00'), ''],
    ['one can’t be read', own('10.00'), own('2,50')],
    ['one goes the other way', own('10.00'), own('2.50', 'CRDT')],
  ])('is one row without parts, and flagged, where %s', (_, first, second) => {
    const sink = batch(paid(first, 'Ann', 'May'), paid(second, 'Ann', 'June'));
    expect(sink.statements[0]?.rows).toMatchObject([{ amount: '-12.50', payee: 'Ann', memo: 'May, June' }]);
    expect(sink.statements[0]?.rows[0]).not.toHaveProperty('parts');
    expect(sink.warnings).toEqual([
      `Account ${IBAN}: 1 row (on line 2) whose payments do not add up to the amount booked; the amount was taken, and the payments were left out`,
    ]);
  });

  it('has no parts where it has one payment, whatever that one’s amount', () => {
    const sink = batch(paid(own('99'), 'Ann', 'May'));
    expect(sink.warnings).toEqual([]);
    expect(sink.statements[0]?.rows[0]).not.toHaveProperty('parts');
  });

  it('of version 1 has its payments right in the entry', () => {
    const details = paid(own('10.00'), 'Ann', 'May') + paid(own('2.50'), 'Bob', 'June');
    expect(onlyRow(statement(entry({ more: details }))).parts).toHaveLength(2);
  });

  it('keeps the bank’s words, and shows of the names what fits in a line', () => {
    const note = '<AddtlNtryInf>Salaries</AddtlNtryInf>';
    const details = paid(own('10.00'), 'Ann', 'May') + paid(own('2.50'), 'Bob', 'May');
    expect(onlyRow(statement(entry({ more: note, details }))).memo).toBe('Salaries');
    const many = Array.from({ length: 100 }, (_, i) => paid(own('0.125'), `Worker ${i}`, 'May'));
    const row = batch(...many).statements[0]!.rows[0]!;
    expect(row.parts).toHaveLength(100);
    expect(row.memo).toMatch(/^Worker 0, Worker 1, .*, …$/);
    expect(row.memo.length).toBeLessThan(210);
  });

  it('of any number of payments is not too long, if each is not', () => {
    const details = paid(own('0.125'), 'A'.repeat(500), 'May').repeat(100);
    expect(read(statement(entry({ details })), { rowLengthMax: 1000 }).statements[0]?.rows).toHaveLength(1);
  });
});

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
      'many statements',
      document('\n<Stmt></Stmt>'.repeat(4)),
      { statementsMax: 3 },
      'line 6: more than 3 statements in one file',
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
    expect(errorOf(text).code).toMatch(/^(UNREADABLE_FILE|LIMIT_EXCEEDED)$/);
    // A second or less here; anything quadratic takes many minutes.
    expect(performance.now() - start).toBeLessThan(10_000);
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

  it.each([
    ['<?xml version="1.0" encoding="ISO-8859-1"?>', 'iso-8859-1'],
    ["\ufeff<?xml version='1.0' encoding = 'utf-8' standalone='yes' ?>", 'utf-8'],
    ['<?xml version="1.0"?><Document encoding="x">', null],
    ['<Document>', null],
  ])('reads the declared encoding of %j', (head, encoding) => {
    expect(camtDeclaredEncoding(head)).toBe(encoding);
  });

  const open = (bytes: Uint8Array) => {
    const opened = openFile({
      name: 'any.txt',
      bytes,
      mapping: null,
      profiles: {},
      limits: DEFAULT_LIMITS,
      sampleRows: 0,
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
  ])('opens a file of %s', (encoding, bytes) => {
    const memo = encoding === 'iso-8859-15' ? 'Größe œ' : 'Größe ½';
    expect(open(new Uint8Array(bytes))).toEqual({ format: 'camt', encoding, memo });
  });
});

describe('an account named by its IBAN', () => {
  it('is one account, whether a file names its bank or not, and its entries come once', async () => {
    const books = await TestBooks.create();
    try {
      await books.call('entity.create', { kind: 'person', name: 'Ana' });
      const more = '<AcctSvcrRef>bank-1</AcctSvcrRef>';
      const servicer = '<Svcr><FinInstnId><BIC>BYLADEM1001</BIC></FinInstnId></Svcr></Acct>';
      const month = statement(
        balance('CLBD', '87.50', '2024-03-31') + entry({ more }),
        ACCOUNT.replace('</Acct>', servicer),
      );
      const day = `<Document><BkToCstmrDbtCdtNtfctn><Ntfctn>${ACCOUNT}${entry({ more })}</Ntfctn></BkToCstmrDbtCdtNtfctn></Document>`;
      const bytes = (content: string) => new TextEncoder().encode(content);
      const files = [statementFile('day.xml', bytes(day)), statementFile('month.xml', bytes(month))];
      const result = await books.call('imports.commit', { files, create_accounts: true });
      expect(result.files).toMatchObject([
        { format: 'camt', accounts: [{ account_id: IBAN, new: 1, duplicate: 0 }] },
        {
          accounts: [{ new: 0, duplicate: 1, difference: '0.00', deduced_opening: { amount: '100.00' } }],
        },
      ]);
      expect(result.files[0].accounts[0].account).toBe(result.files[1].accounts[0].account);
    } finally {
      books.close();
    }
  });
});
