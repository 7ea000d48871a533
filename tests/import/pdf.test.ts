/** Statements as PDF, in the layouts of many banks: each is read to the cent, and says when it does not add up. */
import { createHash } from 'node:crypto';
import { describe, expect, it, onTestFinished } from 'vitest';
import { pagesOf } from '../../main/import/pdf/document.ts';
import { openPdf } from '../../main/import/pdf/index.ts';
import { layOut } from '../../main/import/pdf/lines.ts';
import { readStatements } from '../../main/import/pdf/read.ts';
import { DEFAULT_LIMITS, MemorySink } from '../../main/import/reader.ts';
import { statementFile, TestBooks } from '../support/books.ts';
import { at, drawPdf, type PageLine, to } from '../support/pdf.ts';
import { LAYOUTS, type Layout, type Wanted } from '../support/pdf-layouts.ts';

async function read(layout: Layout): Promise<MemorySink> {
  const sink = new MemorySink();
  (await openPdf(await drawPdf(layout.pages, layout.look))).read(sink, DEFAULT_LIMITS);
  return sink;
}

const seen = (sink: MemorySink): Wanted[] =>
  sink.statements.map(({ head, balances, rows }) => ({
    account: head.accountId,
    kind: head.kind,
    currency: head.currency,
    opening: balances!.opening,
    closing: balances!.closing,
    closingOn: balances!.closingOn,
    rows: rows.map(({ date, amount, payee }) => [date, amount, payee]),
  }));

describe.each(Object.entries(LAYOUTS))('%s', (_, make) => {
  it('is read to the cent, without a doubt', async () => {
    const layout = make('whole');
    const sink = await read(layout);
    expect([sink.problems, sink.warnings]).toEqual([[], []]);
    expect(seen(sink)).toEqual(layout.wanted);
  });

  it.each([
    ['a row is missing', 'row-missing'],
    ['a digit is another', 'digit-changed'],
  ] as const)('says by how much it is off when %s', async (_name, damage) => {
    const layout = make(damage);
    const sink = await read(layout);
    const told = sink.warnings.join('\n');
    expect(told).toContain(`differ by ${layout.off}`);
  });
});

const PERIOD: PageLine = [at(50, 'Statement period 09/01/2025 - 09/30/2025')];
const HEADING: PageLine = [at(50, 'Date'), at(120, 'Description'), to(500, 'Amount'), to(570, 'Balance')];
const page = (...lines: PageLine[]): Layout => ({ pages: [lines], wanted: [], off: '' });
const amounts = (sink: MemorySink) => sink.statements.flatMap(({ rows }) => rows.map(({ amount }) => amount));

describe('a statement that does not prove itself', () => {
  it('is read where no balance is printed, and says so', async () => {
    const sink = await read(
      page(
        PERIOD,
        [at(50, '09/02'), at(120, 'Shop'), to(500, '-5.00')],
        [at(50, '09/03'), at(120, 'Salary'), to(500, '1,000.00')],
      ),
    );
    expect(amounts(sink)).toEqual(['-5.00', '1000.00']);
    expect(sink.warnings).toEqual([expect.stringContaining('no balance before its rows and none after')]);
    expect(sink.statements[0]!.balances).toMatchObject({
      opening: null,
      closing: null,
      periodTo: '2025-09-30',
    });
  });

  it('gives no amount a sign that nothing tells', async () => {
    const sink = await read(
      page(
        PERIOD,
        [at(50, 'Opening balance'), to(570, '$100.00')],
        [at(50, '09/02'), at(120, 'Shop'), to(500, '5.00')],
        [at(50, '09/03'), at(120, 'Shop'), to(500, '7.00')],
        [at(50, 'Closing balance'), to(570, '$98.00')],
      ),
    );
    expect(amounts(sink)).toEqual([]);
    expect(sink.problems.map(({ problem }) => [problem.line, problem.amount])).toEqual([
      [3, null],
      [4, null],
    ]);
    expect(sink.problems[0]!.problem.reason).toMatch(/money in or money out/);
  });

  it('gives no row a year that nothing tells', async () => {
    const sink = await read(
      page(
        [at(50, 'Opening balance'), to(570, '$100.00')],
        [at(50, '09/22'), at(120, 'Shop'), to(500, '-5.00')],
        [at(50, 'Closing balance'), to(570, '$95.00')],
      ),
    );
    expect(amounts(sink)).toEqual([]);
    expect(sink.problems[0]!.problem).toMatchObject({
      reason: expect.stringContaining('year'),
      amount: '-5.00',
    });
  });

  describe('of a year that only the day in its heading has', () => {
    const headed = (heading: string, day: string) =>
      page(
        [at(50, heading)],
        [at(50, 'Beginning balance on 9/1'), to(570, '$100.00')],
        [at(50, day), at(120, 'Shop'), to(500, '-5.00')],
        [at(50, '9/29'), at(120, 'Deposit 09/29/26 02:11 pm'), to(500, '7.00')],
        [at(50, 'Ending balance on 9/30'), to(570, '$102.00')],
      );

    it.each(['September 30, 2026', 'September 30, 2026 - Page 1 of 1'])('%s', async (heading) => {
      const sink = await read(headed(heading, '9/22'));
      expect([sink.problems, sink.warnings]).toEqual([[], []]);
      expect(sink.statements[0]!.rows.map(({ date }) => date)).toEqual(['2026-09-22', '2026-09-29']);
      expect(sink.statements[0]!.balances).toMatchObject({
        closingOn: '2026-09-30',
        openingOn: '2026-09-01',
      });
    });

    it('is not told by a day that has nothing to do with its rows', async () => {
      const sink = await read(headed('March 4, 2019', '9/22'));
      expect(amounts(sink)).toEqual([]);
    });
  });

  it('names the row whose balance does not follow', async () => {
    const sink = await read(
      page(
        PERIOD,
        HEADING,
        [at(120, 'Opening balance'), to(570, '$100.00')],
        [at(50, '09/02'), at(120, 'Shop'), to(500, '-5.00'), to(570, '95.00')],
        [at(50, '09/03'), at(120, 'Shop'), to(500, '-7.00'), to(570, '89.00')],
        [at(50, '09/22'), at(120, 'Shop'), to(500, '-1.00'), to(570, '88.00')],
        [at(120, 'Closing balance'), to(570, '$88.00')],
      ),
    );
    expect(sink.warnings.join('\n')).toMatch(/differ by 1\.00[\s\S]*On line 5 of its text/);
  });

  it('lists a row whose amount cannot be read, and a statement that lacks it', async () => {
    const sink = await read(
      page(
        PERIOD,
        [at(50, 'Opening balance'), to(570, '$100.00')],
        [at(50, '09/02'), at(120, 'Shop'), to(500, '-5.00')],
        [at(50, '09/03'), at(120, 'Smudge'), to(500, '-7.O0')],
        [at(50, '09/04'), at(120, 'Shop'), to(500, '-1.00')],
        [at(50, 'Closing balance'), to(570, '$87.00')],
      ),
    );
    expect(sink.problems.map(({ problem }) => [problem.line, problem.raw])).toEqual([
      [4, '09/03  Smudge  -7.O0'],
    ]);
    expect(sink.warnings.join()).toContain('differ by -7.00');
  });

  it('without a row is fine where its balances are one', async () => {
    const sink = await read(
      page(
        PERIOD,
        [at(50, 'Opening balance $100.00')],
        [at(50, 'Closing balance on September 30, 2025 $100.00')],
      ),
    );
    expect([sink.problems, sink.warnings]).toEqual([[], []]);
    expect(sink.statements[0]!.balances).toMatchObject({
      opening: '100.00',
      closing: '100.00',
      closingOn: '2025-09-30',
    });
  });
});

describe('what is not read', () => {
  const rows = [
    [at(50, 'Opening balance'), to(500, '€10.00')],
    [at(50, '2025-01-02'), at(120, 'Shop'), to(500, '-1.00')],
    [at(50, 'Closing balance'), to(500, '9.00')],
  ];

  it('is told, where a page is a picture among others that are text', async () => {
    const sink = new MemorySink();
    (await openPdf(await drawPdf([rows, [], rows.slice(1), []]))).read(sink, DEFAULT_LIMITS);
    expect(sink.warnings).toContain(
      'Pages 2, 4: no text that can be read, only a picture or nothing. If rows stand there, they are missing; compare the rows with the PDF.',
    );
  });

  it('is told, where a line is longer than any of a statement', async () => {
    const texts = [
      'Opening balance  €10.00',
      '2025-01-02  Shop  -1.00',
      `2025-01-03  ${'x'.repeat(2000)}  -1.00`,
    ];
    const items = [...texts, 'Closing balance  9.00'].flatMap((text, line) =>
      [...text.matchAll(/\S+/g)].map(({ 0: word, index }) => ({
        text: word,
        x: index * 6,
        y: line * 12,
        width: word.length * 6,
        height: 9,
      })),
    );
    const sink = new MemorySink();
    readStatements(layOut([{ items }]), sink, DEFAULT_LIMITS);
    expect(sink.warnings).toEqual([
      'Line 3 of its text: longer than 2000 characters and passed over. If rows stand there, they are missing; compare the rows with the PDF.',
    ]);
  });

  it('is nothing behind the last of rows beside each other', async () => {
    const sink = await read(
      page(
        rows[0]!,
        [
          at(50, '2025-01-02'),
          at(120, 'One'),
          to(250, '-0.40'),
          at(300, '2025-01-03'),
          at(370, 'Two'),
          to(500, '-0.60'),
          at(520, 'at noon'),
        ],
        rows[2]!,
      ),
    );
    expect(sink.statements[0]!.rows.map(({ payee, length }) => [payee, length])).toEqual([
      ['One', '2025-01-02  One  -0.40'.length],
      ['Two at noon', '2025-01-03  Two  -0.60  at noon'.length],
    ]);
  });
});

describe('what looks like something else', () => {
  it('is text of a row where descriptions stand: accounts, parts, balances', async () => {
    const sink = await read(
      page(
        [at(50, 'Account number 12345678')],
        PERIOD,
        HEADING,
        [at(50, 'Opening balance'), to(570, '$100.00')],
        [at(50, '09/02'), at(120, 'Transfer out'), to(500, '-5.00')],
        [at(120, 'To account ...9876')],
        [at(50, '09/03'), at(120, 'Mobile'), to(500, '7.00')],
        [at(120, 'Deposit')],
        HEADING,
        [at(50, '09/24'), at(120, 'Payment of new balance'), to(500, '-1.00')],
        [at(50, 'Closing balance'), to(570, '$101.00')],
      ),
    );
    expect([sink.problems, sink.warnings, sink.statements.length]).toEqual([[], [], 1]);
    expect(sink.statements[0]!.rows.map(({ payee, amount }) => [payee, amount])).toEqual([
      ['Transfer out To account ...9876', '-5.00'],
      ['Mobile Deposit', '7.00'],
      ['Payment of new balance', '-1.00'],
    ]);
  });

  it('is not booked: what is pending, balances by day, what a card asks for', async () => {
    const sink = await read(
      page(
        PERIOD,
        [at(50, 'Opening balance'), to(570, '$100.00')],
        [at(50, '09/22'), at(120, 'Shop'), to(500, '-5.00')],
        [at(50, 'Closing balance'), to(570, '$95.00')],
        [at(50, 'Daily ending balances')],
        [at(50, '09/22'), to(150, '95.00'), at(300, '09/30'), to(420, '95.00')],
        [at(50, 'Pending transactions')],
        [at(50, '09/30'), at(120, 'Fuel'), to(500, '-60.00')],
      ),
    );
    expect([amounts(sink), sink.warnings]).toEqual([['-5.00'], []]);
    expect(sink.problems.map(({ problem }) => [problem.line, problem.pending])).toEqual([[8, true]]);
  });
});

describe('what money is counted in', () => {
  const currencyOfAmounts = async (amount: string) => {
    const lines = [
      [at(50, 'Opening balance'), to(500, amount)],
      [at(50, '2025-01-02'), at(120, 'Shop'), to(500, '-1.00')],
    ];
    const sink = new MemorySink();
    readStatements(layOut(await pagesOf(await drawPdf([lines]))), sink, DEFAULT_LIMITS);
    return sink.statements[0]!.head.currency;
  };

  it.each([
    ['$10.00', null],
    ['US$10.00', 'USD'],
    ['USD $10.00', 'USD'],
    ['CAD $10.00', 'CAD'],
    ['CA$ 10.00', 'CAD'],
    ['A$10.00', 'AUD'],
    ['S$10.00', 'SGD'],
    ['€10.00', 'EUR'],
    ['10.00 €', 'EUR'],
    ['£10.00', 'GBP'],
  ])('is told by %s: %s', async (amount, currency) => {
    expect(await currencyOfAmounts(amount)).toBe(currency);
  });
});

describe('evidence', () => {
  it.each(Object.entries(LAYOUTS))('%s: every row lies in the text where it says', async (_, make) => {
    const layout = layOut(await pagesOf(await drawPdf(make('whole').pages)));
    const sink = new MemorySink();
    readStatements(layout, sink, DEFAULT_LIMITS);
    for (const { line, offset, length, payee, amount } of sink.statements.flatMap(({ rows }) => rows)) {
      const raw = layout.text.slice(offset, offset + length);
      expect(layout.text.slice(0, offset).split('\n').length).toBe(line);
      expect(raw.replace(/\D/g, '')).toContain(amount.replace(/\D/g, ''));
      for (const word of payee.replace('Check ', '').split(' ')) expect(raw).toContain(word);
    }
  });
});

describe('imported', () => {
  it('knows the account of a file that names none by its bytes, not by the text made of them', async () => {
    const books = await TestBooks.create();
    onTestFinished(() => books.close());
    await books.call('entity.create', { kind: 'person', name: 'Ana' });
    const lines = [
      [at(50, 'Opening balance'), to(500, '10.00')],
      [at(50, '2025-01-02'), at(120, 'Shop'), to(500, '-1.00')],
      [at(50, 'Closing balance'), to(500, '9.00')],
    ];
    const bytes = await drawPdf([lines]);
    const input = { files: [statementFile('x.pdf', bytes)], create_accounts: true };
    await books.call('imports.commit', input);
    const [key] = books.core.vault.db.prepare<[], string>('SELECT key FROM bank_link').pluck().all();
    expect(JSON.parse(key!)[2]).toBe(`file:${createHash('sha256').update(bytes).digest('hex')}`);
  });

  it('goes through the thread that reads files into the books, and again adds nothing', async () => {
    const books = await TestBooks.create();
    try {
      await books.call('entity.create', { kind: 'person', name: 'Ana' });
      const bytes = await drawPdf(LAYOUTS['a card']!('whole').pages);
      const input = () => ({ files: [statementFile('march.pdf', bytes.slice())], create_accounts: true });
      const first = await books.call('imports.commit', input());
      expect(first.files[0]).toMatchObject({
        format: 'pdf',
        status: 'imported',
        warnings: ['The file names no currency; taken for USD.'],
        unreadable: [],
      });
      expect(first.files[0].accounts[0]).toMatchObject({
        new: 4,
        stated_balance: '-2288.49',
        difference: '0.00',
      });
      expect((await books.call('imports.commit', input())).files[0].accounts[0]).toMatchObject({
        new: 0,
        duplicate: 4,
      });
      expect((await books.call('vault.verify')).findings).toEqual([]);
      const { entries } = await books.call('entry.list', {});
      const { id } = entries.find(({ payee }: { payee: string }) => payee === 'Airline Ticket');
      const detail = await books.call('entry.get', { id });
      expect(JSON.stringify(detail)).toContain('march.pdf');
    } finally {
      await books.close();
    }
  });
});
