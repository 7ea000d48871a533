/** Rows that can't be booked: as many as a file may hold, and what is told of them stays small. */
import fc from 'fast-check';
import { expect, it, onTestFinished } from 'vitest';
import { RAW_LENGTH_MAX } from '../../main/import/reader.ts';
import { countUnbooked, readingOf, UnbookedRows } from '../../main/import/unbooked.ts';
import { statementFile, TestBooks } from '../support/books.ts';

it('of more rows than are listed the rest is counted, whichever way they come together', () => {
  const rows = fc.array(fc.integer({ min: 0, max: 9_000 }), { minLength: 1, maxLength: 4 });
  fc.assert(
    fc.property(rows, (parts) => {
      const all = new UnbookedRows();
      let line = 0;
      for (const count of parts) {
        const part = new UnbookedRows();
        for (let n = 1; n <= count; n++)
          part.add({ line: line + n, reason: 'closed', raw: `row ${line + n}` });
        line += count;
        all.addAll(part);
      }
      const list = all.list();
      expect(countUnbooked(list)).toBe(line);
      expect(list.length).toBe(Math.min(line, 10_001));
      expect(all.isEmpty).toBe(line === 0);
      if (line > 10_000)
        expect(list.at(-1)!.reason).toBe(
          `and ${(line - 10_000).toLocaleString('en-US')} more rows like these, between the lines 10001 and ${line}`,
        );
    }),
    { numRuns: 20 },
  );
});

it('the end of a file, which was listed like a row once, is none', () => {
  const end = { line: 9, reason: 'the file ends before its closing </OFX>', raw: '' };
  const row = { line: 3, reason: 'closed', raw: 'row 3' };
  expect(countUnbooked([row, end])).toBe(1);
  expect(readingOf([row, end])).toBe(readingOf([row]));
});

it('130,000 rows in closed books stop no other file', async () => {
  const books = await TestBooks.create();
  onTestFinished(() => books.close());
  await books.call('entity.create', { kind: 'person', name: 'Ana' });
  await books.call('period.close', { entity: 'Ana', through: '2024-12-31' });
  const many = Array.from({ length: 130_000 }, (_, n) => `2024-03-13,SHOP ${n},-${(n % 500) + 1}.00`);
  const files = [
    statementFile('good.csv', 'Date,Description,Amount\n2025-01-13,COFFEE,-5.00\n2025-01-14,PAY,6.00\n'),
    statementFile('closed.csv', `Date,Description,Amount\n${many.join('\n')}\n`),
  ];
  const result = await books.call('imports.commit', { files, account: 'Checking' });
  const [good, closed] = result.files;
  expect(good).toMatchObject({ status: 'imported', accounts: [{ new: 2 }] });
  expect(closed).toMatchObject({ status: 'partly', accounts: [{ read: 130_000, new: 0 }] });
  expect(closed.unreadable).toHaveLength(10_001);
  expect(countUnbooked(closed.unreadable)).toBe(130_000);
});

it('what is kept of such a row is cut, however long its words are', async () => {
  const books = await TestBooks.create();
  onTestFinished(() => books.close());
  await books.call('entity.create', { kind: 'person', name: 'Ana' });
  await books.call('period.close', { entity: 'Ana', through: '2024-12-31' });
  const text = `Date,Description,Amount\n2024-03-13,${'SHOP '.repeat(10_000)},-1.00\n2025-01-14,PAY,6.00\n`;
  const input = { files: [statementFile('a.csv', text)], account: 'Checking' };
  const [file] = (await books.call('imports.commit', input)).files;
  expect(file.unreadable).toMatchObject([{ line: 2, raw: expect.stringMatching(/^2024-03-13 -1.00 SHOP/) }]);
  expect(file.unreadable[0].raw).toHaveLength(RAW_LENGTH_MAX);
});
