/** Which line of a file something is on: the same for whoever counts. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { readQif } from '../../main/import/qif/qif.ts';
import { DEFAULT_LIMITS, MemorySink } from '../../main/import/reader.ts';
import { LineCounter, lineEndOf } from '../../main/import/text/lines.ts';

it.each([
  ['a\nb\rc\nd', '\n'],
  ['a\r\nb\rc', '\n'],
  ['a\r\r\nb\r\r\nc', '\n'],
  ['a\rb\rc', '\r'],
  ['a\rb\nc\r', '\r'],
  ['\r\r', '\r'],
  ['a\u2028b\n', '\n'],
  ['', '\r'],
])('the lines of %j end in %j', (text, lineEnd) => {
  expect(lineEndOf(text)).toBe(lineEnd);
});

it('is the one that a reader of records says, however lines end', () => {
  const piece = fc.constantFrom('D1/2/24', 'T5', '^', 'Mx', '\n', '\r', '\r\n', '\r\r\n', '\u2028', ' ');
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
      const text = `!Type:Bank${pieces.join('')}`;
      const sink = new MemorySink();
      readQif(text, sink, DEFAULT_LIMITS);
      const lines = new LineCounter(text);
      const rows = [
        ...sink.statements.flatMap((statement) => statement.rows),
        ...sink.problems.map(({ problem }) => problem),
      ].sort((a, b) => a.offset - b.offset);
      expect(rows.map(({ line }) => line)).toEqual(rows.map(({ offset }) => lines.at(offset)));
    }),
    { numRuns: 500 },
  );
});
