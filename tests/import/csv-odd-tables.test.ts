/** Tables that leave more to be told than most: few rows, numbers for names, amounts in cents, a card's turned signs. */
import { afterEach, describe, expect, it } from 'vitest';
import { guessMapping, TRUSTED_CONFIDENCE } from '../../main/import/csv/index.ts';
import { readCsv } from '../../main/import/csv/read.ts';
import { DEFAULT_LIMITS, MemorySink } from '../../main/import/reader.ts';
import { csvMapping } from '../../shared/contract/mapping.ts';
import { statementFile, TestBooks } from '../support/books.ts';

function guess(...lines: string[]) {
  const text = `${lines.join('\n')}\n`;
  const { mapping, confidence, doubts } = guessMapping(text, DEFAULT_LIMITS);
  const sink = new MemorySink();
  readCsv(text, csvMapping.parse(mapping), sink, DEFAULT_LIMITS);
  const rows = sink.statements.flatMap((statement) => statement.rows);
  return {
    sink,
    amounts: rows.map(({ amount }) => amount),
    texts: rows.map(({ payee, memo }) => [payee, memo]),
    isTrusted: confidence >= TRUSTED_CONFIDENCE,
    doubts,
  };
}

describe('what a row says of itself is kept', () => {
  it.each([
    ['a number under a name for it', 'Date,Payee,Amount', ['1001', '1002'], ''],
    ['a word with a running number', 'Date,Description,Amount', ['CHQ 1001', 'CHQ 1002'], ''],
    ['the same word in every row', 'Date,Details,Amount', ['Transfer', 'Transfer'], ''],
  ])('be it %s', (_, header, said, memo) => {
    const { texts, amounts } = guess(header, `2025-02-01,${said[0]},-100.00`, `2025-02-13,${said[1]},-25.00`);
    expect(texts).toEqual(said.map((one) => [one, memo]));
    expect(amounts).toEqual(['-100.00', '-25.00']);
  });

  it('be it a number beside a name, or one in a table without names of columns', () => {
    const beside = guess('Date,Payee,Memo,Amount', '2025-02-01,1001,Rent,-9.00', '2025-02-13,1002,Ink,-8.00');
    expect(beside.texts).toEqual([
      ['Rent', '1001'],
      ['Ink', '1002'],
    ]);
    expect(guess('2025-02-01,1001,-100.00', '2025-02-13,1002,-25.50').texts).toEqual([
      ['', '1001'],
      ['', '1002'],
    ]);
    expect(guess('2025-02-01,CHQ 1001,-9.00', '2025-02-13,CHQ 1002,-8.00').texts[0]).toEqual([
      'CHQ 1001',
      '',
    ]);
  });

  it('be it in columns whose names say little, or only in the one for its kind', () => {
    const unnamed = guess(
      'Date,Reference,Debit Amount,Credit Amount,Transaction Ref1,Transaction Ref2',
      '2025-02-01,MST,34.65,,COLD STORE,4628',
      '2025-02-13,ITR,,7.50,TOP-UP,Wallet',
    );
    expect(unnamed.texts).toEqual([
      ['COLD STORE', '4628'],
      ['TOP-UP', 'Wallet'],
    ]);
    const kinds = guess(
      'Buchungstag;Buchungstext;Umsatz in EUR',
      '01.10.2025;Markt;-5,00',
      '13.10.2025;Gehalt;9,00',
    );
    expect(kinds.texts).toEqual([
      ['Markt', ''],
      ['Gehalt', ''],
    ]);
  });
});

describe('a column of currencies', () => {
  const currencies = ({ sink }: ReturnType<typeof guess>) => sink.statements.map(({ head }) => head.currency);

  it('is not the amounts’ where a foreign amount beside it is filled in rows of other currencies alone', () => {
    const table = [
      'Date;Text;Ccy;Abroad;Amount',
      '2025-03-10;OIL;SEK;;-650,00',
      '2025-03-22;BOOKS;GBP;12,34;-150,00',
    ];
    const read = guess(...table);
    expect([currencies(read), read.amounts]).toEqual([['SEK'], ['-650.00', '-150.00']]);
    // Two accounts, and a fee here and there.
    expect(currencies(guess(...table.map((line) => line.replace('Abroad', 'Fee'))))).toEqual(['SEK', 'GBP']);
  });

  it('is not where one series of balances goes on through all of them', () => {
    const rows = [
      ['EUR', '-500.00', '500.00'],
      ['USD', '-460.00', '40.00'],
      ['EUR', '10.00', '50.00'],
      ['EUR', '220.00', '270.00'],
    ].map(([ccy, amount, balance], n) => `2025-01-1${n},Fund,${ccy},${amount},${balance}`);
    const { sink, amounts } = guess(
      'Date,Name,Currency,Price in CHF,Amount,Balance',
      ...rows.map((row) => row.replace(/,(-?\d+\.\d\d),/, ',1.00,$1,')),
    );
    expect(sink.statements.map(({ head, balances }) => [head.currency, balances!.closing])).toEqual([
      ['CHF', '270.00'],
    ]);
    expect(amounts).toHaveLength(4);
  });

  it('is that of the names where it is empty', () => {
    expect(
      currencies(
        guess(
          'Date;Booking text;Curr;Debit CHF;Credit CHF',
          '01.01.2025;Pay;;;5.00',
          '15.01.2025;Rent;;4.00;',
        ),
      ),
    ).toEqual(['CHF']);
    expect(
      currencies(
        guess('Data;Histórico;Crédito (R$);Débito (R$)', '01/03/2025;COMPRA;;1,50', '15/03/2025;PIX;9,00;'),
      ),
    ).toEqual(['BRL']);
  });
});

it('an account’s number lacks the quotation mark whose other was forgotten', () => {
  const { sink } = guess(
    '"Account Number","Date","Name","Amount"',
    '"NL02ABNA0123456789","2025-03-01","Rent","-5.00"',
    'NL02ABNA0123456789","2025-03-14","Prize","9.00"',
  );
  expect(sink.statements.map(({ head, rows }) => [head.accountId, rows.length])).toEqual([
    ['NL02ABNA0123456789', 2],
  ]);
});

describe('amounts in cents', () => {
  it('are told by the name of their column, and the balances beside them by theirs', () => {
    const { amounts, sink, doubts, isTrusted } = guess(
      'date,payee,amount_cents,Balance (cents)',
      '2025-01-01,Tea,-1250,8750',
      '2025-01-02,Pay,990,9740',
      '2025-01-13,Interest,5,9745',
    );
    expect([amounts, isTrusted]).toEqual([['-12.50', '9.90', '0.05'], true]);
    expect(sink.statements[0]!.balances).toMatchObject({ opening: '100.00', closing: '97.45' });
    expect(doubts).toEqual(['“amount_cents” is in cents, so the amounts were read as such.']);
  });

  it('are as small as the row’s currency has them, where the name says no more', () => {
    const { amounts } = guess(
      'date,payee,currency,amount_minor',
      '2025-01-01,A,JPY,-1250',
      '2025-01-22,B,EUR,990',
    );
    expect(amounts).toEqual(['-1250', '9.90']);
  });

  it('are not believed where they have cents of their own', () => {
    const { amounts, isTrusted } = guess(
      'date,payee,amount_cents',
      '2025-01-01,A,-12.50',
      '2025-01-22,B,9.90',
    );
    expect([amounts, isTrusted]).toEqual([['-12.50', '9.90'], false]);
  });
});

it('two movements between an opening and a closing balance are enough where both columns hold zeros', () => {
  const { amounts, isTrusted, sink } = guess(
    'Date,Description,Withdrawals,Deposits,Balance',
    '2025-02-01,Opening balance,,,100.00',
    '2025-02-02,ATM,20.00,0.00,80.00',
    '2025-02-13,Salary,0.00,500.00,580.00',
    '2025-02-14,Closing balance,,,580.00',
  );
  expect([amounts, isTrusted]).toEqual([['-20.00', '500.00'], true]);
  expect(sink.statements[0]!.balances).toMatchObject({ opening: '100.00', closing: '580.00' });
});

describe('a card’s statement', () => {
  let books: TestBooks | undefined;
  afterEach(() => books?.close());

  async function preview(role: 'card' | 'bank', ...rows: string[]) {
    books = await TestBooks.create();
    await books.call('entity.create', { kind: 'person', name: 'Ana' });
    const type = role === 'card' ? 'liability' : 'asset';
    await books.call('account.create', { entity: 'Ana', name: 'Plastic', type, role });
    const text = ['Transaction Date,Description,Amount', ...rows].join('\n');
    const files = [statementFile('card.csv', text)];
    const file = (await books.call('imports.preview', { files, account: 'Plastic', rows: 10 })).files[0];
    const [account] = file.accounts;
    return { file, amounts: account.rows.map(({ amount }: { amount: string }) => amount) };
  }
  const TURNED = [
    '2025-02-01,AMAZON MKTPL,25.00',
    '2025-02-02,PAYMENT RECEIVED,-100.00',
    '2025-02-03,REFUND AMAZON,-5.00',
    '2025-02-15,UBER,12.00',
  ];

  it('has its signs turned where payments and refunds are negative, and says so', async () => {
    const { file, amounts } = await preview('card', ...TURNED);
    expect([file.status, amounts]).toEqual(['imported', ['-25.00', '100.00', '5.00', '-12.00']]);
    expect(file.warnings.join()).toContain('the signs were turned round');
  });

  it('is asked about where nobody knows that it is a card’s', async () => {
    expect((await preview('bank', ...TURNED)).file).toMatchObject({
      trouble: 'columns-doubtful',
      mapping: { sign: { rule: 'inverted' } },
    });
  });

  it('is asked about where no words tell what is spent, and not where most is negative', async () => {
    const doubtful = await preview('card', '2025-02-01,AMAZON,25.00', '2025-02-13,ACME,-9.00');
    expect(doubtful.file.trouble).toBe('columns-doubtful');
    await books!.close();
    const usual = await preview('card', '2025-02-01,A,-25.00', '2025-02-13,B,-9.00', '2025-02-14,C,34.00');
    expect([usual.file.status, usual.amounts]).toEqual(['imported', ['-25.00', '-9.00', '34.00']]);
  });
});
