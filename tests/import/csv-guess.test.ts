import { describe, expect, it } from 'vitest';
import {
  guessMapping,
  looksLikeCsv,
  parseMapping,
  placeMapping,
  TRUSTED_CONFIDENCE,
} from '../../main/import/csv/index.ts';
import { readCsv } from '../../main/import/csv/read.ts';
import { DEFAULT_LIMITS, MemorySink } from '../../main/import/reader.ts';
import { csvMapping } from '../../shared/contract/mapping.ts';

function guess(lines: readonly string[]) {
  const text = `${lines.join('\n')}\n`;
  const { mapping, ...rest } = guessMapping(text, DEFAULT_LIMITS);
  if (mapping === null) throw new Error(rest.doubts.join(' '));
  const sink = new MemorySink();
  readCsv(text, csvMapping.parse(JSON.parse(JSON.stringify(mapping))), sink, DEFAULT_LIMITS);
  const rows = sink.statements.flatMap((statement) => statement.rows);
  return {
    mapping,
    ...rest,
    sink,
    rows,
    amounts: rows.map((row) => row.amount),
    dates: rows.map((row) => row.date),
  };
}

describe('guessMapping: where the money is', () => {
  it('knows money out and in by their names, in several languages', () => {
    for (const [date, text, out, into] of [
      ['Date', 'Details', 'Money Out', 'Money In'],
      ['Buchungstag', 'Verwendungszweck', 'Soll', 'Haben'],
      ['Fecha', 'Concepto', 'Cargos', 'Abonos'],
      ['Tarih', 'Açıklama', 'Borç', 'Alacak'],
      ['Дата операции', 'Описание', 'Расход', 'Приход'],
    ]) {
      const { amounts, confidence } = guess([
        `${date};${text};${into};${out}`,
        '2024-03-01;Rent;;900.00',
        '2024-03-02;Pay;2500.00;',
        '2024-03-05;Food;;12.50',
      ]);
      expect(amounts).toEqual(['-900.00', '2500.00', '-12.50']);
      expect(confidence).toBeGreaterThanOrEqual(TRUSTED_CONFIDENCE);
    }
  });

  it('lets the running balance tell out from in where nothing is named', () => {
    const { amounts, sink } = guess([
      '2024-03-01,Pay,,2500.00,3000.00',
      '2024-03-02,Rent,900.00,,2100.00',
      '2024-03-05,Food,12.50,,2087.50',
      '2024-03-06,Shoes,87.50,,2000.00',
    ]);
    expect(amounts).toEqual(['2500.00', '-900.00', '-12.50', '-87.50']);
    expect(sink.statements[0]!.balances).toMatchObject({ opening: '500.00', closing: '2000.00' });
  });

  it('lets the running balance turn unsigned amounts round', () => {
    const { mapping, amounts, confidence, sink } = guess([
      'Date,Text,Amount,Balance',
      '2024-03-05,Food,12.50,2087.50',
      '2024-03-02,Rent,900.00,2100.00',
      '2024-03-01,Fee,10.00,3000.00',
      '2024-02-27,Fuel,45.00,3010.00',
    ]);
    expect(mapping.sign).toEqual({ rule: 'inverted' });
    expect(amounts).toEqual(['-12.50', '-900.00', '-10.00', '-45.00']);
    expect(confidence).toBeGreaterThanOrEqual(TRUSTED_CONFIDENCE);
    expect(sink.statements[0]!.balances).toMatchObject({
      opening: '3055.00',
      openingOn: '2024-02-27',
      closing: '2087.50',
      closingOn: '2024-03-05',
    });
  });

  it('takes the direction from a column of words', () => {
    const { mapping, amounts, confidence } = guess([
      'Datum;Naam;Af Bij;Bedrag (EUR)',
      '20240301;Winkel;Af;12,50',
      '20240302;Salaris;Bij;2.500,00',
    ]);
    expect(mapping).toMatchObject({
      currency: 'EUR',
      sign: { rule: 'flag', debit: ['af'], credit: ['bij'] },
    });
    expect(amounts).toEqual(['-12.50', '2500.00']);
    expect(confidence).toBeGreaterThanOrEqual(TRUSTED_CONFIDENCE);
  });

  it('says so when words and signs contradict each other', () => {
    const { confidence, doubts } = guess([
      'Date,Name,D/C,Amount',
      '2024-03-01,Shop,D,-12.50',
      '2024-03-02,Pay,C,-2500.00',
      '2024-03-03,Shop,D,7.00',
    ]);
    expect(confidence).toBeLessThan(TRUSTED_CONFIDENCE);
    expect(doubts.join()).toContain('contradict');
  });

  it('says so when all amounts are positive and nothing gives the direction', () => {
    const { confidence, doubts } = guess([
      'Date,Name,Amount',
      '2024-03-01,Shop,12.50',
      '2024-03-02,Pub,8.00',
    ]);
    expect(confidence).toBeLessThan(TRUSTED_CONFIDENCE);
    expect(doubts.join()).toContain('positive');
  });

  it('takes marked amounts for money in where the others carry no mark', () => {
    const { amounts } = guess([
      'Date,Name,Amount',
      '2024-03-01,Shop,£12.50',
      '2024-03-02,Paid,"+ £1,000.00"',
    ]);
    expect(amounts).toEqual(['-12.50', '1000.00']);
  });

  it('does not take a price or a fee for the amount', () => {
    const { amounts, sink } = guess([
      'Date,Action,Symbol,Quantity,Price,Fee,Amount',
      '2024-03-01,Buy,ABC,10,5.00,1.00,-51.00',
      '2024-03-02,Sell,ABC,5,6.00,1.00,29.00',
    ]);
    expect(amounts).toEqual(['-51.00', '29.00']);
    expect(sink.warnings.join()).toContain('fee');
  });

  it('says so when a thousand may be one', () => {
    const { doubts, confidence } = guess([
      'Date,Name,Amount',
      '2024-03-01,Shop,"-1,234"',
      '2024-03-02,Pay,"2,500"',
    ]);
    expect(doubts.join()).toContain('thousands');
    expect(confidence).toBeLessThan(TRUSTED_CONFIDENCE);
  });
});

describe('guessMapping: when', () => {
  const file = (...days: string[]) => [
    'Date,Name,Amount',
    ...days.map((day, n) => `${day},Shop ${n},-${n + 1}.50`),
  ];

  it('reads day and month from a day over 12', () => {
    expect(guess(file('03/04/2024', '13/04/2024')).dates).toEqual(['2024-04-03', '2024-04-13']);
    expect(guess(file('04/03/2024', '04/13/2024')).dates).toEqual(['2024-04-03', '2024-04-13']);
  });

  it('reads them from the order of the rows', () => {
    const { dates, doubts } = guess(file('05/01/2024', '03/02/2024', '04/03/2024', '01/04/2024'));
    expect(dates).toEqual(['2024-01-05', '2024-02-03', '2024-03-04', '2024-04-01']);
    expect(doubts).toEqual([]);
  });

  it('says what was assumed where nothing decides', () => {
    const { doubts, confidence } = guess(file('06/04/2016', '06/04/2016'));
    expect(doubts).toEqual(['Dates are ambiguous: 06/04/2016 may be 6 April or 4 June; assumed MM/DD/YYYY.']);
    expect(confidence).toBeLessThan(TRUSTED_CONFIDENCE);
  });

  it('tells a year that stands first by how few days the rows then span, or asks', () => {
    const days = (...all: string[]) => guess(['Date,What,Amount', ...all.map((day) => `${day},Shop,-1.50`)]);
    expect(days('25-01-13', '25-01-14', '25-02-02').mapping.dateFormat).toBe('YY-MM-DD');
    expect(days('13-01-25', '14-01-25', '02-02-25').mapping.dateFormat).toBe('DD-MM-YY');
    expect(days('13/01/25', '14/01/25').doubts).toEqual([]);
    const open = days('25-01-13');
    expect(open.mapping.dateFormat).toBe('DD-MM-YY');
    expect(open.doubts).toEqual([
      'Dates are ambiguous: 25-01-13 may be 2013-01-25 or 2025-01-13; assumed DD-MM-YY.',
    ]);
  });

  it.each([
    ['Débit euros,Crédit euros', ['-5.00,', ',7.00'], 'EUR'],
    ['Amount', ['-5.00 CHF', '7.00 CHF'], 'CHF'],
    ['Amount', ['€-5.00', '$7.00'], 'USD'],
    ['Amount', ['$-5.00', '$7.00'], null],
  ])('takes the currency from %s, %j', (names, amounts, currency) => {
    const rows = amounts.map((amount, n) => `2024-03-0${n + 1},Shop,${amount}`);
    expect(guess([`Date,What,${names}`, ...rows]).mapping.currency).toBe(currency);
  });

  it('keeps both columns that are named beyond doubt, although a row fills both', () => {
    const rows = ['10.00,0.00,90.00', '0.00,20.00,110.00', '5.00,7.00,112.00', '1.00,,111.00'];
    const { mapping } = guess([
      'Date,What,Withdrawals,Deposits,Balance',
      ...rows.map((row, n) => `2024-03-0${n + 1},Shop,${row}`),
    ]);
    expect(mapping.columns).toMatchObject({ out: 2, in: 3, balance: 4 });
  });

  it('prefers the day of booking', () => {
    const { dates, mapping } = guess([
      'Transaction Date,Posted Date,Name,Amount',
      '2024-03-01,2024-03-03,Shop,-1.50',
      '2024-03-02,2024-03-04,Shop,-2.50',
    ]);
    expect(dates).toEqual(['2024-03-03', '2024-03-04']);
    expect(mapping.columns).toMatchObject({ date: 1, transactionDate: 0 });
  });
});

describe('guessMapping: the rest', () => {
  it('parts accounts and currencies, and finds who and what for', () => {
    const { sink, mapping } = guess([
      'Account number,Date,Payee,Memo,Currency,Amount',
      '11112222,2024-03-01,Shop,Shoes,EUR,-12.50',
      '11112222,2024-03-02,Anna,Rent,USD,800.00',
      '33334444,2024-03-02,Shop,Socks,EUR,-3.00',
    ]);
    expect(sink.statements.map(({ head, rows }) => [head.accountId, head.currency, rows.length])).toEqual([
      ['11112222', 'EUR', 1],
      ['11112222', 'USD', 1],
      ['33334444', 'EUR', 1],
    ]);
    expect(mapping.columns).toMatchObject({ account: 0, payee: [2], memo: [3], currency: 4 });
  });

  it('knows the same layout again, and another one apart', () => {
    const january = ['Datum;Text;Betrag', '2024-01-03;Miete;-900,00', '2024-01-04;Lohn;2500,00'];
    const may = ['Datum;Text;Betrag', '2024-05-03;Brot;-3,10'];
    const other = ['Datum;Betrag;Text', '2024-05-03;-3,10;Brot'];
    expect(guess(january).shape).toBe(guess(may).shape);
    expect(guess(january).shape).not.toBe(guess(other).shape);
  });

  it('puts a learnt mapping where the rows of the next file begin', () => {
    const lines = ['Datum;Text;Betrag', '2024-01-03;Miete;-900,00', '2024-01-04;Lohn;2500,00'];
    const learnt = { ...guess(lines).mapping, sign: { rule: 'inverted' } as const };
    const next = guessMapping(['Konto 12345678', '', ...lines].join('\n'), DEFAULT_LIMITS);
    expect(placeMapping(learnt, next)).toMatchObject({
      headerRow: 2,
      firstRow: 3,
      sign: { rule: 'inverted' },
    });
  });

  it('refuses a mapping that is none, and says why', () => {
    const { mapping } = guess(['Date,Text,Amount', '2024-01-03,Rent,-900.00', '2024-01-04,Pay,2500.00']);
    expect(parseMapping(mapping)).toEqual(mapping);
    expect(() => parseMapping({ ...mapping, columns: { date: 0, payee: [], memo: [] } })).toThrow(
      'column of amounts',
    );
    expect(() => parseMapping({ ...mapping, dateFormat: 'day' })).toThrow('dateFormat');
  });

  it('is not misled by a delimiter that fits the rows before a quote that it cannot close', () => {
    const { mapping, amounts } = guess([
      '2024-01-10 13:45:00|Shop ,Ax|1,000.00',
      '2024-01-10 13:45:00|"Shop ,""Ax"|-0.01',
      '2024-01-11 09:00:00|Shop Ax|-0.02',
    ]);
    expect(mapping.delimiter).toBe('|');
    expect(amounts).toEqual(['1000.00', '-0.01', '-0.02']);
  });

  it('is not misled by a row with a quote that is never closed', () => {
    const { mapping, amounts } = guess([
      '2024-01-10,Shop,-5.00',
      '2024-01-12,"Shop,-6.00',
      '2024-01-13,Shop,1.00',
      '2024-01-15,Shop,-2.00',
    ]);
    expect(mapping.delimiter).toBe(',');
    expect(amounts).toEqual(['-5.00', '1.00', '-2.00']);
  });

  it('gives no mapping for what is no statement', () => {
    expect(guessMapping('Dear Sir,\nplease find attached.\n', DEFAULT_LIMITS)).toMatchObject({
      mapping: null,
      confidence: 0,
    });
    expect(guessMapping('', DEFAULT_LIMITS).mapping).toBeNull();
  });

  it('can tell a statement from other text', () => {
    expect(looksLikeCsv('Date,Amount\n2024-03-01,12.50\n')).toBe(true);
    expect(looksLikeCsv('sep=;\n2024-03-01;x;12,50\n')).toBe(true);
    expect(looksLikeCsv('<OFX><BANKMSGSRSV1></OFX>')).toBe(false);
    expect(looksLikeCsv('!Type:Bank\nD01/03/2024\nT-12.50\n^\n')).toBe(false);
  });
});
