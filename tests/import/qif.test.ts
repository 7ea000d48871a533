import { describe, expect, it } from 'vitest';
import { looksLikeQif } from '../../main/import/qif/detect.ts';
import { readQif } from '../../main/import/qif/qif.ts';
import { DEFAULT_LIMITS, MemorySink, type ReaderLimits } from '../../main/import/reader.ts';
import { BulkheadError } from '../../shared/errors.ts';

function read(text: string, limits: Partial<ReaderLimits> = {}): MemorySink {
  const sink = new MemorySink();
  readQif(text, sink, { ...DEFAULT_LIMITS, ...limits });
  return sink;
}

function errorOf(text: string, limits: Partial<ReaderLimits>): BulkheadError {
  try {
    read(text, limits);
  } catch (error) {
    if (error instanceof BulkheadError) return error;
    throw error;
  }
  throw new Error('nothing was thrown');
}

/** A checking account with these records, each its lines. */
const bank = (...records: string[][]) =>
  `!Type:Bank\n${records.map((lines) => [...lines, '^'].join('\n')).join('\n')}\n`;
const invst = (...records: string[][]) => bank(...records).replace('Bank', 'Invst');
/** One row on a day that no other order reads. */
const row = (...more: string[]) => ['D12/31/2024', 'T-12.50', ...more];

const onlyRow = (text: string) => {
  const sink = read(text);
  expect(sink.problems).toEqual([]);
  expect(sink.statements.flatMap(({ rows }) => rows)).toHaveLength(1);
  return sink.statements[0]!.rows[0]!;
};
const daysOf = (sink: MemorySink) => sink.statements.flatMap(({ rows }) => rows.map(({ date }) => date));
const amountsOf = (sink: MemorySink) =>
  sink.statements.flatMap(({ rows }) => rows.map(({ amount }) => amount));
const negated = (amount: string) => (amount.startsWith('-') ? amount.slice(1) : `-${amount}`);
const reasonsOf = (sink: MemorySink) => sink.problems.map(({ problem }) => problem.reason);
/** The accounts with their kinds and how many rows each has. */
const accountsOf = (sink: MemorySink) =>
  sink.statements.map(({ head, rows }) => [head.accountName, head.accountType, head.kind, rows.length]);

describe('a statement', () => {
  it('is read with its account and its rows', () => {
    const text =
      '!Account\nNJoint Checking\nTBank\nDAt the corner\nL5,000.00\n^\n!Type:Bank\n' +
      "D12/31'24\nU-1,012.50\nT-1,012.50\nCX\nN1042\nPCorner  Shop\nMtwo\nMloaves\nA1 High St\nALeeds\nLFood:Bread/Home\n^\n";
    const sink = read(text);
    expect(sink.problems).toEqual([]);
    expect(sink.warnings).toEqual([]);
    expect(sink.statements).toEqual([
      {
        head: {
          accountId: null,
          bankId: null,
          kind: 'bank',
          accountType: 'Bank',
          currency: null,
          accountName: 'Joint Checking',
          bankName: null,
        },
        balances: null,
        rows: [
          {
            line: 8,
            offset: text.indexOf('D12/31'),
            length: text.length - 1 - text.indexOf('D12/31'),
            date: '2024-12-31',
            valueDate: null,
            amount: '-1012.50',
            currency: null,
            payee: 'Corner Shop',
            memo: 'two loaves',
            type: '',
            checkNumber: '1042',
            reference: null,
            counterparty: null,
            balanceAfter: null,
            pending: false,
            category: 'Food:Bread/Home',
          },
        ],
      },
    ]);
  });

  it.each([
    ['!Type:Bank', 'bank'],
    ['!Type:Bank ', 'bank'],
    ['!TYPE:BANK', 'bank'],
    ['!type bank', 'bank'],
    ['!Type: Bank', 'bank'],
    ['!Type:Banque', 'bank'],
    ['!Type:Cash', 'cash'],
    ['!Type:Espèces', 'cash'],
    ['!Type:CCard', 'card'],
    ['!Type:Oth A', 'unknown'],
    ['!Type:Oth S', 'unknown'],
    ['!Type:Oth L', 'loan'],
    ['!Type:OthL', 'loan'],
    ['!Type:Whatever', 'unknown'],
    ['!Vendor:Own', 'unknown'],
  ])('is of the kind that %s names', (heading, kind) => {
    const sink = read(bank(row()).replace('!Type:Bank', heading));
    expect(sink.statements).toMatchObject([
      { head: { kind, accountName: null }, rows: [{ amount: '-12.50' }] },
    ]);
    expect([sink.problems, sink.warnings]).toEqual([[], []]);
  });

  it('is there without rows, too', () => {
    expect(accountsOf(read('!Type:Bank\n\n'))).toEqual([[null, 'Bank', 'bank', 0]]);
  });

  it.each([
    ['DEP', { type: 'DEP', checkNumber: null }],
    ['101', { type: '', checkNumber: '101' }],
    ['CHQ101', { type: '', checkNumber: 'CHQ101' }],
    ['000', { type: '', checkNumber: null }],
    ['', { type: '', checkNumber: null }],
  ])('takes N%s for the check’s number or for the kind of row', (written, expected) => {
    expect(onlyRow(bank(row(`N${written}`)))).toMatchObject(expected);
  });

  it('leaves fields alone that it does not know', () => {
    expect(onlyRow(bank(row('F', 'Z9', 'XI1', 'V1/1/24', 'K', '1 note', '%50', 'Px')))).toMatchObject({
      payee: 'x',
      memo: '',
    });
  });
});

describe('transfers and splits', () => {
  it.each([
    ['[Savings]', 'Savings'],
    ['[Savings]/Rental', 'Savings'],
    ['[My [old] bank]', 'My [old] bank'],
    ['Interest|[Savings]', 'Savings'],
    ['Auto:Fuel', null],
    ['[', null],
    ['[]', null],
  ])('names the other account of L%s', (category, counterparty) => {
    expect(onlyRow(bank(row(`L${category}`)))).toMatchObject({ category, counterparty });
  });

  it('takes an opening balance for a row, and not for a transfer to itself', () => {
    const opening = ['D12/31/2024', 'T100.00', 'CX', 'POpening Balance', 'L[Own]'];
    expect(onlyRow(bank(opening))).toMatchObject({
      amount: '100.00',
      category: '[Own]',
      counterparty: null,
      opens: true,
    });
    expect(onlyRow(bank(opening.with(3, 'PAnfangsbestand')))).toMatchObject({ opens: true });
    expect(onlyRow(bank(opening.with(3, 'PShop')))).not.toHaveProperty('opens');
    const named = `!Account\nNOwn\nTBank\n^\n${bank(row('L[Own]'))}`;
    expect(onlyRow(named)).toMatchObject({ category: '[Own]', counterparty: null });
  });

  it('keeps splits as parts where they add up', () => {
    const splits = [
      'LFood',
      'SFood:Bread',
      'Emorning',
      '$-10.00',
      'S[Savings]',
      '$-3.00',
      'S',
      'Ecash back',
      '$.50',
    ];
    expect(onlyRow(bank(row(...splits)))).toMatchObject({
      category: 'Food',
      parts: [
        { amount: '-10.00', payee: '', memo: 'morning', category: 'Food:Bread' },
        { amount: '-3.00', payee: '', memo: '', category: '[Savings]' },
        { amount: '0.50', payee: '', memo: 'cash back', category: '' },
      ],
    });
  });

  it('takes splits before the fields of the transaction, and leaves theirs to them', () => {
    const text = bank([
      'D12/31/2024',
      'SFood',
      'N7',
      'D1/1/2024',
      'E50%',
      '$-12.50',
      'T-12.50',
      'PShop',
      'N8',
    ]);
    expect(onlyRow(text)).toMatchObject({
      date: '2024-12-31',
      payee: 'Shop',
      checkNumber: null,
      parts: [{ amount: '-12.50', category: 'Food', memo: '50%' }],
    });
  });

  it.each([
    [['SFood', '$-10.00'], 'they come to -10.00, and the transaction is -12.50'],
    [['SFood', '$-12.50', 'STax', '$=1'], 'the amount “=1” is not a number, as the file writes its amounts'],
    [['SFood', '$-12.50', 'STax', '%50'], 'the part “Tax” has no amount'],
    [['SFood', '$-12.50', 'S', 'Eodd'], 'the part without a category has no amount'],
  ])('keeps the transaction’s own amount where splits fail: %j', (splits, why) => {
    const sink = read(bank(row(), row('LAll', ...splits)));
    expect(amountsOf(sink)).toEqual(['-12.50', '-12.50']);
    expect(sink.statements[0]!.rows[1]).toMatchObject({ category: 'All' });
    expect(sink.statements[0]!.rows[1]).not.toHaveProperty('parts');
    expect(sink.warnings).toEqual([`Line 5: the splits were not taken: ${why}`]);
  });

  it('names twenty of such transactions and counts the rest', () => {
    const { warnings } = read(bank(...Array.from({ length: 23 }, () => row('SFood', '$1'))));
    expect(warnings).toHaveLength(21);
    expect(warnings.at(-1)).toBe('The splits of 3 more transactions were not taken');
  });
});

describe('accounts', () => {
  const account = (name: string, type: string) => `!Account\nN${name}\nT${type}\n^\n`;

  it('name the rows after them, and may come back', () => {
    const text =
      account('A', 'Bank') +
      bank(row()) +
      account('B', 'CCard') +
      bank(row()).replace('Bank', 'CCard') +
      account('A', 'Bank') +
      bank(row('Pback'));
    const sink = read(text);
    expect(accountsOf(sink)).toEqual([
      ['A', 'Bank', 'bank', 2],
      ['B', 'CCard', 'card', 1],
    ]);
    expect(sink.statements[0]!.rows[1]!.payee).toBe('back');
  });

  it('are parted by their type, with a name and without', () => {
    const text =
      bank(row()) +
      bank(row()).replace('Bank', 'Cash') +
      account('A', 'Bank') +
      bank(row()) +
      bank(row()).replace('Bank', 'Oth L');
    expect(accountsOf(read(text))).toEqual([
      [null, 'Bank', 'bank', 1],
      [null, 'Cash', 'cash', 1],
      ['A', 'Bank', 'bank', 1],
      ['A', 'Oth L', 'loan', 1],
    ]);
  });

  it('that are only listed hold no rows, and name none', () => {
    const list = '!Option:AutoSwitch\n!Account\nNA\nTBank\n^\nNB\nTCCard\nL0.00\n^\n!Clear:AutoSwitch\n';
    expect(accountsOf(read(`${list}${account('B', 'CCard')}!Type:CCard\n${row().join('\n')}\n^\n`))).toEqual([
      ['B', 'CCard', 'card', 1],
    ]);
    const unsaid = read(list + bank(row()));
    expect(accountsOf(unsaid)).toEqual([[null, 'Bank', 'bank', 1]]);
    expect(unsaid.warnings).toEqual([
      'The file lists 2 accounts and does not say which of them the rows from line 11 on belong to',
    ]);
  });

  it('name rows that have no heading of their own', () => {
    const text = `${account('A', 'Bank')}${row().join('\n')}\n^\nD12/30/2024\nN7\nPno amount\n^\n`;
    const sink = read(text);
    expect(accountsOf(sink)).toEqual([['A', 'Bank', 'bank', 1]]);
    expect(reasonsOf(sink)).toEqual(['the amount is missing']);
  });

  it('keep their type where the rows’ heading says none', () => {
    expect(accountsOf(read(`${account('A', 'CCard')}!Type:\n${row().join('\n')}\n^`))).toEqual([
      ['A', 'CCard', 'card', 1],
    ]);
  });
});

describe('lists', () => {
  const lists =
    '!Type:Class\nNHome\nDa class\n^\n!TYPE:Cat\nNFood\nDEating\nT\nR7360\nE\nB100.00\n^\n!Type:Security\nNIBM\nSIBM\nTStock\n^\n' +
    '!Type:Prices\n"IBM",129 7/8,"12/31/97"\n^\n!Type:Memorized\nT-200.00\nPRent\nLRent\n11/ 1/97\n25.0\nKP\n^\n!Type:Memorised\nKC\n^\n!Type:Tag\nNx\n^\n';

  it('hold no rows, wherever they stand', () => {
    for (const text of [lists + bank(row()), bank(row()) + lists, bank() + lists + bank(row())]) {
      const sink = read(text);
      expect(accountsOf(sink)).toEqual([[null, 'Bank', 'bank', 1]]);
      expect([sink.problems, sink.warnings]).toEqual([[], []]);
    }
  });

  it('give back a transaction that stands among them', () => {
    const sink = read(`${lists}${row('PLost').join('\n')}\n^\n`);
    expect(sink.problems).toMatchObject([
      {
        statement: null,
        problem: { line: lists.split('\n').length, reason: expect.stringContaining('stands in a list') },
      },
    ]);
  });

  it('of a kind that is not known are told', () => {
    expect(read(`!Type:Goals\nNCar\n^\nNBoat\n^\n${bank(row())}`).warnings).toEqual([
      '2 records (the first on line 2) in a section of a kind that is not read (“Goals”)',
    ]);
  });

  it('of a kind that is not known are an account’s rows if one of them is a transaction', () => {
    const sink = read(`!Type:Konto\nPno day\n^\n${row().join('\n')}\n^\n`);
    expect(accountsOf(sink)).toEqual([[null, 'Konto', 'unknown', 1]]);
    expect(reasonsOf(sink)).toEqual(['the amount is missing; the date is missing']);
  });

  it('alone are no statement', () => {
    expect(read(lists)).toMatchObject({ statements: [], warnings: ['The file holds no statement'] });
  });
});

describe('investments', () => {
  const trade = (action: string, ...more: string[]) => [
    'D12/31/2024',
    `N${action}  `,
    'YACME',
    'T1,000.00',
    ...more,
  ];

  it.each([
    ['Buy', '-1000.00'],
    ['Sell', '1000.00'],
    ['ShtSell', '1000.00'],
    ['CvrShrt', '-1000.00'],
    ['Div', '1000.00'],
    ['IntInc', '1000.00'],
    ['CGLong', '1000.00'],
    ['CGShort', '1000.00'],
    ['RtrnCap', '1000.00'],
    ['MiscInc', '1000.00'],
    ['MiscExp', '-1000.00'],
    ['MargInt', '-1000.00'],
    ['XIn', '1000.00'],
    ['XOut', '-1000.00'],
    ['ContribX', '1000.00'],
    ['WithdrwX', '-1000.00'],
    ['Cash', '1000.00'],
    ['Kauf', '-1000.00'],
    ['VERKAUF', '1000.00'],
  ])('%s does to the cash what it does', (action, amount) => {
    expect(onlyRow(invst(trade(action, 'L[Checking]')))).toMatchObject({
      amount,
      type: action,
      payee: 'ACME',
      checkNumber: null,
      counterparty: 'Checking',
    });
  });

  it.each([
    ['Barter', 'the action “Barter” is not known, so that it can’t be told whether money came or went'],
    ['', 'it names no action, so that it can’t be told whether money came or went'],
  ])('lists %s, which can’t be booked as cash', (action, reason) => {
    const sink = read(invst(trade(action, 'L[Checking]', '$1,000.00')));
    expect(sink.problems).toMatchObject([{ statement: 0, problem: { reason, amount: '1000.00' } }]);
    expect(amountsOf(sink)).toEqual([]);
  });

  it.each([
    ['Buy', 'security'],
    ['RtrnCap', 'security'],
    ['Div', 'dividend'],
    ['CGMid', 'gain'],
    ['IntInc', 'interest'],
    ['MargInt', 'margin'],
    ['MiscExp', 'fee'],
    ['MiscInc', undefined],
  ])('tells what the money of %s is, unless the file has a category for it', (action, kind) => {
    expect(onlyRow(invst(trade(action))).kind).toBe(kind);
    expect(onlyRow(invst(trade(action, 'LHobby'))).kind).toBeUndefined();
  });

  it('keeps what moves shares alone as a row of nothing that says what it does', () => {
    const moved = ['D12/31/2024', 'NShrsIn', 'YACME', 'Q5', 'I32.00', 'Mfrom work'];
    expect(onlyRow(invst(moved))).toMatchObject({
      ...{ amount: '0', kind: 'security', type: 'ShrsIn', payee: 'ACME' },
      memo: 'ShrsIn 5 at 32.00. from work',
    });
    expect(onlyRow(invst(trade('StkSplit')))).toMatchObject({ amount: '0', memo: 'StkSplit' });
  });

  it('makes a reinvestment of what it brought and what that was spent on', () => {
    expect(onlyRow(invst(trade('ReinvLg', 'Q4', 'LHobby')))).toMatchObject({
      amount: '0',
      memo: 'ReinvLg 4',
      parts: [
        { kind: 'gain', amount: '1000.00' },
        { kind: 'security', amount: '-1000.00' },
      ],
    });
  });

  it('takes a trade that the account itself pays for what it is', () => {
    const own = '!Account\nNDepot\nTInvst\n^\n';
    const sink = read(own + invst(trade('BuyX', 'L[Depot]'), trade('SellX', 'L[Depot]', '$1,000.00')));
    expect(amountsOf(sink)).toEqual(['-1000.00', '1000.00']);
    expect(sink.statements[0]!.rows[0]!.counterparty).toBeNull();
  });

  it('takes the category alone where the account behind it is its own', () => {
    const text = invst(trade('MiscIncX', 'LHobby|[Broker]', '$1,000.00'));
    expect(onlyRow(`!Account\nNBroker\nTInvst\n^\n${text}`)).toMatchObject({
      amount: '1000.00',
      category: 'Hobby',
      counterparty: null,
    });
  });

  it.each([
    ['BuyX', 'L[Checking]', '-1000.00', { kind: 'security', category: '' }],
    ['SellX', 'L[Checking]/Home', '1000.00', { kind: 'security', category: '' }],
    ['DivX', 'L[Checking]', '1000.00', { kind: 'dividend', category: '' }],
    ['MargIntX', 'L[Checking]', '-1000.00', { kind: 'margin', category: '' }],
    ['DivX', 'LHobby|[Checking]', '1000.00', { category: 'Hobby' }],
    ['MiscIncX', 'L[Checking]', '1000.00', { category: '' }],
  ])('lets another account pay or get what %s %s brings or costs', (action, category, amount, what) => {
    const { kind, ...read } = onlyRow(invst(trade(action, 'Q10', category, '$1,000.00')));
    const words = { payee: '', memo: '' };
    expect(read).toMatchObject({ amount: '0', memo: `${action} 10`, counterparty: 'Checking' });
    expect([kind, read.parts]).toEqual([
      'kind' in what ? what.kind : undefined,
      [
        { ...words, amount, ...what },
        { ...words, amount: negated(amount), category: '[Checking]', elsewhere: true },
      ],
    ]);
  });

  it('guesses neither at what is left of a part that was transferred, nor at a minus', () => {
    const minus = ['D12/31/2024', 'NBuy', 'YACME', 'T-5.00'];
    const unread = trade('BuyX', 'L[Checking]', '$1e3');
    const sink = read(invst(trade('BuyX', 'L[Checking]', '$400.00'), trade('BuyX'), unread, minus));
    expect(reasonsOf(sink)).toEqual([
      'BuyX moves 400.00 of 1000.00 to or from the account “Checking”; what is left can’t be told',
      'the money of BuyX comes from or goes to another account, which it does not name',
      'the amount “1e3” is not a number, as the file writes its amounts',
      'the amount of Buy has a minus, so that it can’t be told whether money came or went',
    ]);
  });

  it('lists what states no amount, and keeps one of nothing', () => {
    const nothing = ['D12/31/2024', 'NShrsOut', 'YACME', 'Q5', 'T0.00'];
    const sink = read(invst(['D12/31/2024', 'NBuy', 'YACME', 'I32.00', 'Q3', '$100.00'], nothing));
    expect(reasonsOf(sink)).toEqual(['the amount is missing']);
    expect(sink.statements[0]!.rows).toMatchObject([{ amount: '0', type: 'ShrsOut' }]);
  });

  it('keeps payments among them with their own sign', () => {
    const sink = read(invst(row('Pfee'), row('N101', 'Pcheck'), ['D12/31/2024', 'NCash', 'T-7.00']));
    expect(sink.statements[0]!.rows).toMatchObject([
      { amount: '-12.50', type: '', checkNumber: null },
      { amount: '-12.50', type: '', checkNumber: '101' },
      { amount: '-7.00', type: 'Cash', checkNumber: null },
    ]);
  });

  it('are told by their security where no heading says so', () => {
    expect(amountsOf(read(`${trade('Buy').join('\n')}\n^\n`))).toEqual(['-1000.00']);
    expect(amountsOf(read(bank(trade('Buy'))))).toEqual(['1000.00']);
  });
});

describe('dates', () => {
  const dated = (...dates: string[]) => read(bank(...dates.map((date) => [`D${date}`, 'T1.00'])));

  it.each([
    ["12/31' 7", '2007-12-31'],
    ["12/31'24", '2024-12-31'],
    ["12/31'2024", '2024-12-31'],
    ["31/12'2024", '2024-12-31'],
    ['12/31/97', '1997-12-31'],
    ['12-31-2024', '2024-12-31'],
    [' 1/31/97', '1997-01-31'],
    ['31. 1.97', '1997-01-31'],
    ['31.12.2024.', '2024-12-31'],
    ['2024-12-31', '2024-12-31'],
    ['2024/1/31', '2024-01-31'],
    ['20241231', '2024-12-31'],
    ['99/12/31', '1999-12-31'],
    ['12/31/2024 23:59:59', '2024-12-31'],
    ['2024-12-31T23:59:59Z', '2024-12-31'],
    ['12/31/099', '1999-12-31'],
    ['12/31/100', '2000-12-31'],
    ['12/31/19100', '2000-12-31'],
    ['2/29/2024', '2024-02-29'],
    ['1/1/2024', '2024-01-01'],
    ['1.2.2024', '2024-02-01'],
  ])('reads %s as %s, in no doubt', (written, day) => {
    const sink = dated(written);
    expect([daysOf(sink), sink.warnings, sink.problems]).toEqual([[day], [], []]);
  });

  it.each([
    '2/30/2024',
    '2/29/2023',
    '13/13/2024',
    '0/1/2024',
    '2024-13-01',
    'soon',
    '1/2',
    '1/2/3/4',
    '12/31/012',
  ])('does not read %s as a day', (written) => {
    const sink = dated('12/31/2024', written);
    expect(daysOf(sink)).toEqual(['2024-12-31']);
    expect(sink.problems).toMatchObject([
      {
        problem: {
          line: 5,
          amount: '1.00',
          reason: expect.stringMatching(/^the date “.*” (can’t be|is not a day)/),
        },
      },
    ]);
  });

  it('have one order for the whole file, which any of them may decide', () => {
    expect(daysOf(dated('1/2/24', '3/4/24', '5/13/24'))).toEqual(['2024-01-02', '2024-03-04', '2024-05-13']);
    expect(daysOf(dated('1/2/24', '3/4/24', '13/5/24'))).toEqual(['2024-02-01', '2024-04-03', '2024-05-13']);
  });

  it('have one order for all accounts of the file', () => {
    const text = `${bank(['D1/2/24', 'T1.00'])}!Account\nNB\nTCash\n^\n${bank(['D31/1/24', 'T2.00']).replace('Bank', 'Cash')}`;
    expect(daysOf(read(text))).toEqual(['2024-02-01', '2024-01-31']);
  });

  it('are not decided by lists, nor by what is no date', () => {
    const text = `!Type:Prices\n"A",1,"31/12/97"\n^\n!Account\nNA\nTBank\nD31/12/97\n^\n${bank(['D1/13/24', 'T1.00'], ['D44/55/66', 'T1.00'])}`;
    const sink = read(text);
    expect(daysOf(sink)).toEqual(['2024-01-13']);
    expect(sink.warnings).toEqual([]);
  });

  it.each([
    [
      'the days in a row',
      ['1/2/24', '1/3/24', '2/1/24', '3/1/24'],
      '2024-01-02',
      '1/2/24',
      '2 January 2024',
      '1 February 2024',
    ],
    [
      'the days in a row, backwards',
      ['1/3/24', '1/2/24', '12/1/24'],
      '2024-03-01',
      '1/3/24',
      '1 March 2024',
      '3 January 2024',
    ],
    [
      'days that lie close to one another',
      ['6/1/94', '6/2/94'],
      '1994-06-01',
      '6/1/94',
      '1 June 1994',
      '6 January 1994',
    ],
    [
      'days that lie close, the other way',
      ['1/6/94', '2/6/94'],
      '1994-06-01',
      '1/6/94',
      '1 June 1994',
      '6 January 1994',
    ],
    ['nothing but what is usual', ['6/1/94'], '1994-06-01', '6/1/94', '1 June 1994', '6 January 1994'],
    [
      'the year first, if days lie close',
      ['24/12/05', '24/12/31'],
      '2024-12-05',
      '24/12/05',
      '5 December 2024',
      '24 December 2005',
    ],
  ])('that fit several orders go by %s, and it says so', (_, dates, first, example, taken, other) => {
    const sink = dated(...dates);
    expect(daysOf(sink)[0]).toBe(first);
    expect(sink.warnings).toEqual([
      expect.stringMatching(/^The file does not say in which order its dates are written; /),
    ]);
    expect(sink.warnings[0]).toContain(
      `so “${example}” is taken for ${taken}, not ${other}. If that is wrong, `,
    );
  });

  it('begin with the day where amounts have a decimal comma', () => {
    const sink = read(bank(['D6/1/94', 'T1,50']));
    expect(daysOf(sink)).toEqual(['1994-01-06']);
    expect(sink.warnings[0]).toContain('day/month/year was assumed');
  });

  it.each(['!Option:MDY', '!option:dmy'])('go by what the file says itself: %s', (option) => {
    const sink = read(`${option}\n${bank(['D3.4.2024', 'T1.00'])}`);
    expect([daysOf(sink), sink.warnings]).toEqual([
      [option.endsWith('MDY') ? '2024-03-04' : '2024-04-03'],
      [],
    ]);
  });

  it('do not go by what the file says where none of them does', () => {
    const sink = read(`!Option:MDY\n${bank(['D31/1/24', 'T1.00'])}`);
    expect([daysOf(sink), sink.warnings]).toEqual([['2024-01-31'], []]);
  });

  it('that contradict one another are told, and never swapped one by one', () => {
    const sink = dated('1/13/24', '2/13/24', '13/1/24', '4/5/24');
    expect(daysOf(sink)).toEqual(['2024-01-13', '2024-02-13', '2024-04-05']);
    expect(reasonsOf(sink)).toEqual([
      'the date “13/1/24” is not a day that exists, as the file writes its dates',
    ]);
    expect(sink.warnings).toEqual([
      'The dates of the file are not all in one order: 3 of 4 were read as month/day/year, the others are listed. Check the days of those that were read.',
    ]);
  });

  it("keep the century of programs that write 1/1'05 for 2005", () => {
    const sink = dated("12/31' 5", '12/31/65', '12/31/05', '12/31/2005');
    expect(sink.warnings).toEqual([
      'Years after 1999 stand behind a ’ in this file, so “12/31/65” is taken for 31 December 1965. Check the days of such rows.',
    ]);
    expect(daysOf(sink)).toEqual(['2005-12-31', '1965-12-31', '1905-12-31', '2005-12-31']);
    expect(daysOf(dated("12/31'97", '12/31/05'))).toEqual(['1997-12-31', '2005-12-31']);
  });

  it('that have other text glued to them are read and told', () => {
    const sink = dated('12/31/099Point of Sale', '12/30/099Deposit');
    expect(daysOf(sink)).toEqual(['1999-12-31', '1999-12-30']);
    expect(sink.warnings).toEqual([
      '2 dates (the first on line 2) with other text behind, which was left out (“Point of Sale”)',
    ]);
  });
});

describe('amounts', () => {
  const paid = (...amounts: string[]) =>
    read(bank(...amounts.map((amount) => ['D12/31/2024', `T${amount}`])));

  it.each([
    ['-12.50', '-12.50'],
    ['+5.00', '5.00'],
    ['1,234.56', '1234.56'],
    ['-10,000,000.00', '-10000000.00'],
    ['1.234,56', '1234.56'],
    ['-1 234,56', '-1234.56'],
    ["1'234.50", '1234.50'],
    ['12.50-', '-12.50'],
    ['(12.50)', '-12.50'],
    ['$12.50', '12.50'],
    ['-$1,012.50', '-1012.50'],
    ['12,50 €', '12.50'],
    ['.50', '0.50'],
    ['007', '7'],
    ['-0.00', '0.00'],
    ['100', '100'],
    ['  9.90  ', '9.90'],
  ])('reads %s as %s', (written, amount) => {
    const sink = paid(written);
    expect([amountsOf(sink), sink.problems, sink.warnings]).toEqual([[amount], [], []]);
  });

  it('go by the decimal mark of the whole file', () => {
    expect(amountsOf(paid('-1,234', '1.00', '2.00'))).toEqual(['-1234', '1.00', '2.00']);
    expect(amountsOf(paid('-1,234', '1,00', '2,00'))).toEqual(['-1.234', '1.00', '2.00']);
    expect(amountsOf(read(bank(row('SA', '$-12.50'), ['D12/31/2024', 'T1,234'])))).toEqual([
      '-12.50',
      '1234',
    ]);
  });

  it('are not guessed where nothing in the file decides', () => {
    const sink = paid('-1,234', '7');
    expect(amountsOf(sink)).toEqual(['7']);
    expect(sink.problems).toMatchObject([
      {
        problem: {
          amount: null,
          reason: 'the mark in the amount “-1,234” may set off thousands or decimals',
        },
      },
    ]);
  });

  it('that go against the rest of the file are not bent', () => {
    const sink = paid('1.00', '2.00', '3,50');
    expect(amountsOf(sink)).toEqual(['1.00', '2.00']);
    expect(reasonsOf(sink)).toEqual(['the amount “3,50” is not a number, as the file writes its amounts']);
    expect(amountsOf(paid('1.25', '3,50'))).toEqual(['1.25', '3.50']);
  });

  it.each([
    ['', 'the amount is missing'],
    ['-', 'the amount is missing'],
    ['1e3', 'the amount “1e3” is not a number, as the file writes its amounts'],
    ['12.50.1', 'the amount “12.50.1” is not a number, as the file writes its amounts'],
    ['1,23,4.00', 'the amount “1,23,4.00” is not a number, as the file writes its amounts'],
    ['9'.repeat(60), `the amount “${'9'.repeat(40)}…” is not a number, as the file writes its amounts`],
  ])('never guesses at “%s”', (written, reason) => {
    const sink = paid('1.00', written);
    expect(sink.problems).toMatchObject([{ statement: 0, problem: { amount: null, reason, line: 5 } }]);
  });

  it('may stand in U, alone or once more', () => {
    const dated = (...lines: string[]) => read(bank(['D12/31/2024', ...lines]));
    expect(amountsOf(dated('U-5.00'))).toEqual(['-5.00']);
    expect(amountsOf(dated('U-5', 'T-5.00'))).toEqual(['-5.00']);
    expect(amountsOf(dated('T*****', 'U12,000,000.00'))).toEqual(['12000000.00']);
    expect(reasonsOf(dated('T1.00', 'U2.00'))).toEqual(['it states two amounts, 1.00 and 2.00']);
  });
});

describe('records', () => {
  it('end with ^ or more of them, with a heading, or with the file', () => {
    const text =
      'D12/31/2024\nT1.00\n^^\nD12/31/2024\nT2.00\n!Type:Bank\nD12/31/2024\nT3.00\n^\n\n\nD12/31/2024\nT4.00\nPend';
    expect(amountsOf(read(`!Type:Bank\n${text}`))).toEqual(['1.00', '2.00', '3.00', '4.00']);
  });

  it('point at their own text, whatever ends the lines', () => {
    for (const end of ['\n', '\r\n', '\r']) {
      const text = [
        '# made by hand',
        '',
        '!Type:Bank',
        ' D12/31/2024 ',
        'T1.00',
        '^^ ',
        '',
        'D12/31/2024',
        'T2.00',
        'Px ',
      ].join(end);
      const { rows } = read(text).statements[0]!;
      expect(rows.map(({ line }) => line)).toEqual([4, 8]);
      expect(rows.map(({ offset, length }) => text.slice(offset, offset + length))).toEqual([
        ['D12/31/2024 ', 'T1.00', '^^'].join(end),
        ['D12/31/2024', 'T2.00', 'Px'].join(end),
      ]);
    }
  });

  it('are read behind a byte order mark, and in a file of an old Mac that has a LF somewhere', () => {
    expect(amountsOf(read(`\ufeff${bank(row())}`))).toEqual(['-12.50']);
    expect(amountsOf(read(`${bank(row(), row()).replaceAll('\n', '\r')}\n`))).toEqual(['-12.50', '-12.50']);
  });

  it('are none where nothing stands between two ^, nor where a remark does', () => {
    const sink = read(`# one\n!Type:Bank\n^\n\n^\n# two\n${row().join('\n')}\n^\n`);
    expect([amountsOf(sink), sink.problems]).toEqual([['-12.50'], []]);
  });

  it('need no heading', () => {
    expect(accountsOf(read(`${row().join('\n')}\n^\n`))).toEqual([[null, null, 'unknown', 1]]);
  });

  it('do not begin before the first heading', () => {
    const sink = read(`Export of my bank\nof today\n${bank(row())}`);
    expect([amountsOf(sink), sink.problems]).toEqual([['-12.50'], []]);
    expect(sink.warnings).toEqual(['The lines from 1 on, before the first section, are not read']);
  });

  it('that ran into one are listed whole', () => {
    const sink = read(bank(row('Pone'), [...row('Ptwo'), ...row('Pthree')], [...row(), 'T-3.00']));
    expect(amountsOf(sink)).toEqual(['-12.50']);
    expect(sink.problems.map(({ problem }) => [problem.amount, problem.reason])).toEqual([
      [null, 'there are two dates in it: the line with ^ between two transactions may be missing'],
      [null, 'there are two amounts in it: the line with ^ between two transactions may be missing'],
    ]);
    expect(sink.problems[0]!.problem.raw).toContain('Pthree');
  });

  it('may have notes of several lines that begin like a field', () => {
    const text = bank(row('MTea and', 'Tacos', 'Dinner', 'Unpaid'), [
      'D12/31/2024',
      'MTwo',
      'Toasts',
      'T-3.00',
    ]);
    expect(amountsOf(read(text))).toEqual(['-12.50', '-3.00']);
  });

  it('say all that is wrong with them', () => {
    const sink = read(bank(['Psnipped']));
    expect(sink.problems).toMatchObject([
      {
        problem: {
          reason: 'the amount is missing; the date is missing',
          raw: 'Psnipped\n^',
          amount: null,
          line: 2,
        },
      },
    ]);
  });

  it('are told where the last one may have been cut off, and not taken where it shows', () => {
    const cut = '!Type:Bank\nD12/31/2024\nPShop\nT-12.50\nMlunch';
    expect(amountsOf(read(cut))).toEqual(['-12.50']);
    expect(read(cut).warnings).toEqual([
      'The last transaction, on line 2, has no ^ behind it: the file may have been cut off, rows may be missing',
    ]);
    const inAmount = read(cut.slice(0, cut.indexOf('.50')));
    expect(inAmount.problems).toMatchObject([
      { problem: { reason: 'the file ends in the middle of this row', amount: null } },
    ]);
  });
});

describe('detection', () => {
  it.each([
    [bank(row())],
    ['\ufeff\r\n!Account\r\nNA\r\n^\r\n'],
    ['!Option:AutoSwitch\n!Account\n'],
    ['!Clear:AutoSwitch\n'],
    ['!type bank\n'],
    ['### remark ###\n# more\n\n!Type:Class\n'],
    ['Export of my bank\n!Type:Bank\n'],
    ['D12/31/2024\nT-12.50\nPShop\n^\n'],
    ['PShop\rU5\rD1/ 1/89\r^^\r'],
  ])('recognises %j', (text) => expect(looksLikeQif(text)).toBe(true));

  it.each([
    [''],
    ['!TRNS\tTRNSID\tTRNSTYPE\tDATE\n!ENDTRNS\n'],
    ['!HDR\tPROD\n'],
    ['Date,Payee,Amount\n1/1/2024,!Type:Bank,5\n'],
    ['D\nT\n^\n'],
    ['D12/31/2024\nT-12.50\nPShop\n'],
    ['Dear all\nTomorrow 5\n^\n'],
    ['OFXHEADER:100\n<OFX>'],
    [':20:START\n:25:1/2\n'],
    ['12/31/2024,5\n^\n'],
  ])('does not take %j for QIF', (text) => expect(looksLikeQif(text)).toBe(false));
});

describe('hostile text', () => {
  it.each([
    [
      'a long line',
      bank(row(`P${'x'.repeat(99)}`)),
      { fieldLengthMax: 50 },
      'line 4: a line is longer than 50 characters',
    ],
    [
      'a long record',
      bank(row(...Array(99).fill('Mx'))),
      { rowLengthMax: 50 },
      'line 2: a record is longer than 50 characters',
    ],
    ['many rows', bank(row(), row(), row()), { rowsMax: 2 }, 'line 8: more than 2 rows in one file'],
    [
      'many accounts',
      ['A', 'B', 'C'].map((name) => `!Account\nN${name}\n^\n!Type:Bank\n`).join(''),
      { statementsMax: 2 },
      'line 12: more than 2 accounts in one file',
    ],
  ])('ends at the limit: %s', (_, text, limits, message) => {
    const error = errorOf(text, limits);
    expect(error).toMatchObject({ code: 'LIMIT_EXCEEDED', message });
    expect(error.remedy).toBeTruthy();
  });

  const LENGTH = 4_000_000;
  /** What is refused early is not measured. */
  const NO_LIMIT = { fieldLengthMax: LENGTH * 2, rowLengthMax: LENGTH * 2, rowsMax: LENGTH };
  /** Through a buffer, because a repeated string is not flat in memory and would be measured instead. */
  const repeated = (head: string, unit: string) =>
    Buffer.from(head + unit.repeat(LENGTH / unit.length)).toString('utf8');

  it.each([
    ['^', '!Type:Bank\n', '^'],
    ['^ and blanks', '!Type:Bank\n', '^ '],
    ['lines of ^', '!Type:Bank\n', '^\n'],
    ['empty lines', '', '\n'],
    ['blanks', '', ' '],
    ['headings', '', '!Type:Bank\n'],
    ['headings that are none', '!Type:Bank\n', '!\n'],
    ['one heading', '!type', ' '],
    ['a heading of lines', '!type', ' \u2028'],
    ['lists', '!Type:Cat\n', 'Nx\n^\n'],
    ['remarks', '', '#\n'],
    ['dates', '!Type:Bank\n', 'D1/ 1/\n'],
    ['blanks in a date', '!Type:Bank\nD1', ' '],
    ['splits', '!Type:Bank\nD12/31/2024\nT1\n', 'Sx\n$1\n'],
    ['memos', '!Type:Bank\nD12/31/2024\nT1\n', 'Mx\n'],
    ['amounts', '!Type:Bank\n', 'D1/1/24\nT1,1,1,1,1,1,1,1,1,1\n^\n'],
    ['accounts', '', '!Account\nNA\n^\n'],
    ['letters', '!Type:Bank\n', 'D'],
  ])('takes time in proportion to its length: %s', (_, head, unit) => {
    const text = repeated(head, unit);
    const start = performance.now();
    read(text, NO_LIMIT);
    looksLikeQif(text);
    // A second or two here; anything quadratic takes many minutes.
    expect(performance.now() - start).toBeLessThan(20_000);
  });
});
