/** What CAMT tells of an entry beyond its amount: its reference, the other side, what it was for, its payments. */
import { describe, expect, it } from 'vitest';
import { entry, IBAN, inflow, onlyRow, payment, read, statement } from '../support/camt.ts';

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
        memo: '-10.00 Ann May; -2.50 Bob June',
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

  it('keeps the bank’s words, and tells of the payments what there is room for', () => {
    const note = '<AddtlNtryInf>Salaries</AddtlNtryInf>';
    const details = paid(own('10.00'), 'Ann', 'May') + paid(own('2.50'), 'Bob', 'May');
    expect(onlyRow(statement(entry({ more: note, details }))).memo).toBe(
      'Salaries: -10.00 Ann May; -2.50 Bob May',
    );
    const many = Array.from({ length: 100 }, (_, i) => paid(own('0.125'), `Worker ${i}`, 'May'));
    const row = batch(...many).statements[0]!.rows[0]!;
    expect(row.parts).toHaveLength(100);
    expect(row.memo).toMatch(/^-0\.125 Worker 0 May; -0\.125 Worker 1 May; .*; …$/);
    expect(row.memo.length).toBeLessThan(2_010);
  });

  it('of any number of payments is not too long, if each is not', () => {
    const details = paid(own('0.125'), 'A'.repeat(500), 'May').repeat(100);
    expect(read(statement(entry({ details })), { rowLengthMax: 1000 }).statements[0]?.rows).toHaveLength(1);
  });
});
