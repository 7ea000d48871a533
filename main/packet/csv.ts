/** A table as CSV: RFC 4180 with the mark by which spreadsheets know UTF-8; what looks like a formula is made text. */
import Papa from 'papaparse';
import { FORMULA } from '../../shared/formula.ts';
import { CURRENCY, type Table, wantsCurrency } from './table.ts';

const MARK = '\uFEFF';
const OPTIONS = { newline: '\r\n', escapeFormulae: FORMULA };

/** With the currency of each row where it has amounts. */
export function* csvOf(table: Table): Generator<Uint8Array> {
  const isNamed = wantsCurrency(table);
  const write = (rows: string[][]) => Buffer.from(`${Papa.unparse(rows, OPTIONS)}\r\n`, 'utf8');
  const head = [...table.columns.map(({ title }) => title), ...(isNamed ? [CURRENCY] : [])];
  yield Buffer.concat([Buffer.from(MARK), write([head])]);
  for (const page of table.pages()) {
    if (page.length === 0) continue;
    yield write(
      page.map(({ cells, currency }) => [...cells.map((cell) => cell ?? ''), ...(isNamed ? [currency] : [])]),
    );
  }
}
