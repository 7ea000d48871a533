/** Statements, balances, amounts, days and states of CAMT. */
import { describe, expect, it } from 'vitest';
import { looksLikeCamt } from '../../main/import/camt/detect.ts';
import { statementFile, TestBooks } from '../support/books.ts';
import {
  ACCOUNT,
  balance,
  entry,
  errorOf,
  IBAN,
  inflow,
  message,
  onlyProblem,
  onlyRow,
  type Parts,
  payment,
  read,
  statement,
} from '../support/camt.ts';

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
    const sink = read(message(one('1', 'EUR') + one('2', 'USD')));
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

  it('says of which account a currency is that can’t be read', () => {
    expect(read(statement(entry(), ACCOUNT.replace('EUR', 'Euros'))).warnings).toEqual([
      `Account ${IBAN}: “Euros” is not the code of a currency`,
    ]);
  });

  it('goes on from the page before it', () => {
    const page = (number: number, isLast: boolean | 0 | 1, content: string, account = ACCOUNT) =>
      `<Stmt><Id>s</Id><StmtPgntn><PgNb>${number}</PgNb><LastPgInd>${isLast}</LastPgInd></StmtPgntn>${account}${content}</Stmt>`;
    const other = ACCOUNT.replace(IBAN, 'X1');
    const sink = read(
      message(page(1, false, entry()) + page(1, true, entry(), other) + page(2, true, entry())),
    );
    expect(sink.statements.map(({ head }) => head.continues ?? false)).toEqual([false, false, true]);
    expect(sink.warnings).toEqual([]);
    const gap = read(message(page(1, false, entry()) + page(3, false, entry())));
    expect(gap.statements.map(({ head }) => head.continues ?? false)).toEqual([false, false]);
    expect(gap.warnings).toEqual([
      `Account ${IBAN}: the statement goes on in another file; import that one, too`,
    ]);
    const inNumbers = read(message(page(1, 0, entry()) + page(2, 1, entry()) + page(1, 0, entry(), other)));
    expect(inNumbers.statements.map(({ head }) => head.continues ?? false)).toEqual([false, true, false]);
    expect(inNumbers.warnings).toEqual([
      'Account X1: the statement goes on in another file; import that one, too',
    ]);
  });

  it.each([
    ['begins where the other ended, on one day', '20', '2024-03-05', 's2', true],
    ['begins elsewhere', '21', '2024-03-05', 's2', false],
    ['is of another day', '20', '2024-03-06', 's2', false],
    ['is the other one again, which came to nothing', '20', '2024-03-05', 's1', false],
  ])('goes on from an earlier one of its account where it %s', (_, opening, day, id, continues) => {
    const one = (own: string, from: string, to: string, on: string) =>
      `<Stmt><Id>${own}</Id>${ACCOUNT}${balance('OPBD', from, on)}${balance('CLBD', to, on)}</Stmt>`;
    const sink = read(message(one('s1', '20', '20', '2024-03-05') + one(id, opening, opening, day)));
    expect(sink.statements[1]!.head.continues ?? false).toBe(continues);
  });

  it('says so where entries are missing', () => {
    const summary = '<TxsSummry><TtlNtries><NbOfNtries>3</NbOfNtries></TtlNtries></TxsSummry>';
    expect(read(statement(summary + entry())).warnings).toEqual([
      `Account ${IBAN}: the bank counts 3 entries and the file has 1: some may be missing`,
    ]);
    expect(read(statement(summary + entry().repeat(3))).warnings).toEqual([]);
  });

  it('is said to be missing where a message holds none', () => {
    expect(read(message('')).warnings).toEqual(['The file holds no statement']);
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

  it('says of which rows a value date is none, and takes them without it', () => {
    const more = '<ValDt><Dt>2024-02-30</Dt></ValDt>';
    const sink = read(statement(`${entry({ more })}\n${entry()}\n${entry({ more })}`));
    expect(sink.statements[0]!.rows.map(({ valueDate }) => valueDate)).toEqual([null, null, null]);
    expect(sink.warnings).toEqual([
      `Account ${IBAN}: 2 rows (the first on line 2) with a value date that does not exist (“2024-02-30”), which was left out`,
    ]);
  });

  it('says of a period’s days that they are none', () => {
    const period = '<FrToDt><FrDt>2024-02-30</FrDt><ToDt>March</ToDt></FrToDt>';
    expect(read(statement(period + entry())).warnings).toEqual([
      `Account ${IBAN}: the date “2024-02-30” with which its period begins is not a day that exists`,
      `Account ${IBAN}: the date “March” with which its period ends is not a day that exists`,
    ]);
  });

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

  it('is said of a pending entry that can’t be read', () => {
    expect(onlyProblem(withStatus('<Sts>PDNG</Sts>', { dates: '' }))).toMatchObject({
      reason: 'the date is missing',
      pending: true,
    });
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

describe('the import', () => {
  it('proves a day of several statements once, and takes equal entries of two for two', async () => {
    const books = await TestBooks.create();
    try {
      await books.call('entity.create', { kind: 'person', name: 'Ana' });
      const one = (id: string, from: string, to: string) =>
        `<Stmt><Id>${id}</Id>${ACCOUNT}${balance('OPBD', from, '2024-03-05')}${balance('CLBD', to, '2024-03-05')}${entry()}</Stmt>`;
      const bytes = new TextEncoder().encode(
        message(one('a', '100.00', '87.50') + one('b', '87.50', '75.00')),
      );
      const input = () => ({ files: [statementFile('day.xml', bytes.slice())], create_accounts: true });
      const proven = { read: 2, stated_balance: '75.00', difference: '0.00' };
      const first = await books.call('imports.commit', input());
      expect(first.files).toMatchObject([{ warnings: [], accounts: [{ ...proven, new: 2 }] }]);
      const again = await books.call('imports.commit', input());
      expect(again.files).toMatchObject([{ warnings: [], accounts: [{ ...proven, duplicate: 2 }] }]);
    } finally {
      books.close();
    }
  });
});
