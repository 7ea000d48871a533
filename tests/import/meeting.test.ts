/** Which rows of a bank stand for which entries that wait for them: words decide, and what could be either is nobody's. */
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { meet } from '../../main/import/meeting.ts';
import type { Side } from '../../main/import/score.ts';
import { addDays, daysBetween } from '../../shared/dates.ts';
import { statementFile } from '../support/books.ts';
import { books, bring, closeBooks, enter, OWNER, openBooks, register } from '../support/matching-books.ts';
import '../support/seed.ts';

describe('an entry that waits', () => {
  beforeEach(openBooks);
  afterEach(closeBooks);

  const row = (date: string, payee: string, fitid: string, amount = '-20.00') => ({
    date,
    payee,
    fitid,
    amount,
  });
  const shell = row('2025-02-02', 'SHELL GAS STATION', 'a');
  const dentist = row('2025-02-03', 'DENTIST MILLER', 'b');

  it.each([
    ['before', [shell, dentist]],
    ['after', [dentist, shell]],
  ])('is met by the row that shares its words, with a nearer one %s it in the file', async (_, rows) => {
    await enter('2025-01-30', '-20.00', { payee: 'Dentist Dr Miller' });
    const { result } = await bring(rows);
    expect(result.files[0].accounts).toMatchObject([{ new: 1, matched: 1 }]);
    expect(await register()).toEqual([
      '2025-01-30 Dentist Dr Miller -20.00 cleared bank',
      '2025-02-02 Shell Gas Station -20.00 cleared bank',
    ]);
  });

  it('is met by a row that could mean nothing else, whatever it says', async () => {
    await enter('2025-01-30', '-20.00', { payee: 'Dentist Dr Miller' });
    const { result } = await bring([row('2025-02-02', 'ACH 4711', 'a'), row('2025-02-09', 'ACH 4712', 'b')]);
    expect(result.files[0].accounts).toMatchObject([{ new: 1, matched: 1 }]);
  });

  it('is left alone, and offered, where two rows could mean it', async () => {
    await enter('2025-01-30', '-20.00', { payee: 'Dentist Dr Miller' });
    const { result } = await bring([shell, row('2025-02-03', 'CORNER DELI', 'b')]);
    expect(result.files[0].accounts).toMatchObject([{ new: 2, matched: 0 }]);
    expect(await register()).toContain('2025-01-30 Dentist Dr Miller -20.00 pending');
    expect((await books.call('matching.pairs')).pairs).toMatchObject([{ kind: 'legs', legs: [{}] }]);
  });

  it('meets one of two rows for each of two alike', async () => {
    for (const day of ['2025-01-30', '2025-02-02']) await enter(day, '-20.00', { payee: 'Dentist' });
    const { result } = await bring([row('2025-02-01', 'ACH 1', 'a'), row('2025-02-03', 'ACH 2', 'b')]);
    expect(result.files[0].accounts).toMatchObject([{ new: 0, matched: 2 }]);
  });

  it('is not met by another cheque', async () => {
    await enter('2025-01-30', '-20.00', { payee: 'Check 101' });
    const text =
      'Date,Description,Check Number,Amount\n2025-02-01,CHECK,102,-20.00\n2025-02-02,DELI,,-1.00\n';
    const { files } = await books.call('imports.commit', {
      files: [statementFile('a.csv', text)],
      account: 'Checking',
    });
    expect(files[0].accounts).toMatchObject([{ new: 2, matched: 0 }]);
  });

  it('is shown in its place in the file', async () => {
    await enter('2025-01-30', '-20.00', { payee: 'Dentist Dr Miller' });
    const text =
      'Date,Description,Amount\n2025-02-02,SHELL GAS,-20.00\n2025-02-03,DENTIST,-20.00\n2025-02-04,DELI,-1.00\n';
    const { files } = await books.call('imports.preview', {
      files: [statementFile('a.csv', text)],
      ...{ account: 'Checking', rows: 10 },
    });
    expect(files[0].accounts[0].rows).toMatchObject([
      { payee: 'SHELL GAS', state: 'new' },
      { payee: 'DENTIST', state: 'matched' },
      { payee: 'DELI', state: 'new' },
    ]);
  });

  it('may have begun in the same file', async () => {
    await books.call('rules.create', {
      entity: OWNER,
      value: 'transfer to savings',
      account: 'Savings 4821',
    });
    const text = `Account,Date,Description,Amount
Savings,2025-01-02,INTEREST,1.00
Checking,2025-01-03,TRANSFER TO SAVINGS,-100.00
Savings,2025-01-04,FROM CHECKING,100.00
Checking,2025-01-05,COFFEE,-4.00
`;
    const choices = [
      ['Checking', 'Checking'],
      ['Savings', 'Savings 4821'],
    ].map(([account_id, account]) => ({ file: 0, account_id, account, entity: OWNER }));
    const { files } = await books.call('imports.commit', {
      files: [statementFile('both.csv', text)],
      choices: JSON.stringify(choices),
    });
    expect(files[0]).toMatchObject({ status: 'imported', accounts: [{ new: 1, matched: 1 }, { new: 2 }] });
    expect(await register('Savings 4821')).toEqual([
      '2025-01-02 Interest 1.00 cleared bank',
      '2025-01-03 Transfer to Savings 100.00 cleared bank',
    ]);
  });
});

describe('rows and legs of one amount', () => {
  const side = fc.record({
    day: fc.integer({ min: 0, max: 20 }),
    payee: fc.constantFrom('Dentist', 'Shell', 'Dentist Miller', 'Rent', 'ACH'),
  });
  const sideOf = ({ day, payee }: { day: number; payee: string }): Side => ({
    ...{ date: addDays('2025-01-01', day), payee },
    ...{ memo: '', checkNumber: null, accountId: '' },
  });

  it('meet once at most, near each other, and as they would in any order of the file', () => {
    fc.assert(
      fc.property(
        fc.array(side, { maxLength: 12 }),
        fc.array(side, { maxLength: 12 }),
        fc.nat(),
        (rows, legs, turn) => {
          const met = meet(rows, legs, sideOf, sideOf);
          expect(new Set(met.values()).size).toBe(met.size);
          for (const [row, leg] of met)
            expect(Math.abs(daysBetween(sideOf(row).date, sideOf(leg).date))).toBeLessThanOrEqual(5);
          const at = rows.length === 0 ? 0 : turn % rows.length;
          const turned = meet([...rows.slice(at), ...rows.slice(0, at)], legs, sideOf, sideOf);
          const told = (one: typeof met) =>
            [...one].map(([row, leg]) => `${row.day} ${row.payee}: ${leg.day} ${leg.payee}`).sort();
          expect(told(turned)).toEqual(told(met));
        },
      ),
    );
  });

  it('are held against each other quickly, however many there are', () => {
    const many = (payee: string) =>
      Array.from({ length: 4_000 }, (_, n) => ({ day: n % 3, payee: `${payee} ${'abcdefghij'[n % 10]}` }));
    const start = performance.now();
    expect(meet(many('Vend'), many('Vend'), sideOf, sideOf).size).toBe(4_000);
    expect(performance.now() - start).toBeLessThan(1_000);
  });
});

describe('a transfer that a rule knows on one side alone', () => {
  beforeEach(openBooks);
  afterEach(closeBooks);

  const out = [{ date: '2025-01-10', amount: '-100.00', payee: 'Card payment', fitid: '1' }];
  const into = [{ date: '2025-01-12', amount: '100.00', payee: 'DEPOSIT', fitid: '1' }];
  const rule = () =>
    books.call('rules.create', { entity: OWNER, value: 'card payment', account: 'Savings 4821' });
  const both = async () => [await register(), await register('Savings 4821')];

  it('ends in the same books, whichever bank tells of it first', async () => {
    await rule();
    const first = await bring(out);
    await bring(into, 'Savings 4821');
    const expected = await both();
    expect(expected[1]).toEqual(['2025-01-10 Card payment 100.00 cleared bank']);
    await books.call('imports.undo', { batch: first.batch });
    expect((await both())[1]).toEqual(['2025-01-12 Deposit 100.00 cleared bank']);
    const told = await books.call('imports.preview', { files: [first.file], account: 'Checking', rows: 9 });
    expect(told.files[0].accounts[0].rows).toMatchObject([{ reason: 'Reached Savings 4821 on 2025-01-12' }]);
    await bring(out);
    expect(await both()).toEqual(expected);
    expect(await books.call('matching.transit')).toEqual([]);
  });

  it('takes no row that somebody worked on', async () => {
    await rule();
    const { ids } = await bring(into, 'Savings 4821');
    const { rows } = await books.call('matching.candidates', { line: ids[0] });
    await books.call('entry.update', { id: rows[0].row.own_entry, tags: ['gift'] });
    await bring(out);
    expect(await books.call('matching.transit')).toHaveLength(1);
  });

  it('takes no row of closed books', async () => {
    await rule();
    await bring(into, 'Savings 4821');
    await books.call('period.close', { entity: OWNER, through: '2025-01-12' });
    await bring(out.map((one) => ({ ...one, date: '2025-01-13' })));
    expect(await books.call('matching.transit')).toHaveLength(1);
  });

  it('takes none of two that could be its other side', async () => {
    await rule();
    await bring(
      [...into, { date: '2025-01-11', amount: '100.00', payee: 'CASH', fitid: '2' }],
      'Savings 4821',
    );
    await bring(out);
    expect(await books.call('matching.transit')).toHaveLength(1);
  });

  it('finds a row of the same file that came before it', async () => {
    await rule();
    const text = `Account,Date,Description,Amount
Savings,2025-01-09,FROM CHECKING,100.00
Checking,2025-01-10,CARD PAYMENT,-100.00
Savings,2025-01-11,INTEREST,1.00
`;
    const choices = [
      ['Checking', 'Checking'],
      ['Savings', 'Savings 4821'],
    ].map(([account_id, account]) => ({ file: 0, account_id, account, entity: OWNER }));
    await books.call('imports.commit', {
      files: [statementFile('both.csv', text)],
      choices: JSON.stringify(choices),
    });
    expect(await register('Savings 4821')).toEqual([
      '2025-01-10 Card Payment 100.00 cleared bank',
      '2025-01-11 Interest 1.00 cleared bank',
    ]);
  });
});
