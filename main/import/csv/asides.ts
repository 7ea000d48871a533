/** What a file has beside its transactions: headings, notes, rows left out, fees. Each is told of, with a bound on the words. */
import { counted } from '../../../shared/counted.ts';

/** Asides that are named one by one; of more than these only the number is told. */
const NAMED_MAX = 10;
const NAMED_LENGTH_MAX = 120;

export class Asides {
  headingLines = 0;
  repeatedHeaders = 0;
  /** Rows with a fee in a column of its own. */
  fees = 0;
  readonly #named: { line: number; text: string }[] = [];
  #count = 0;
  /** How many rows each word leaves out, and the lines of the first ones, by what is said of them. */
  readonly #leftOut = new Map<string, { count: number; lines: number[] }>();

  add(line: number, text: string): void {
    this.#count++;
    if (this.#named.length < NAMED_MAX)
      this.#named.push({ line, text: text.replace(/\s+/g, ' ').trim().slice(0, NAMED_LENGTH_MAX) });
  }

  leaveOut(
    line: number,
    { column, word, why }: { column: number; word: string; why: string | null },
    header: readonly string[],
  ): void {
    const name = (header[column] ?? '').trim().slice(0, NAMED_LENGTH_MAX);
    const place = name === '' ? `column ${column + 1}` : `“${name}”`;
    const what = word === '' ? `nothing in ${place}` : `“${word}” in ${place}`;
    const said = why === null ? `${what} moves nothing on this account.` : `${what}: ${why}.`;
    // Words that no two rows share are told together.
    const key = this.#leftOut.has(said) || this.#leftOut.size < NAMED_MAX ? said : 'for other words.';
    const rows = this.#leftOut.get(key) ?? { count: 0, lines: [] };
    rows.count++;
    if (rows.lines.length < NAMED_MAX) rows.lines.push(line);
    this.#leftOut.set(key, rows);
  }

  *warnings(): Iterable<string> {
    if (this.headingLines > 0)
      yield `${counted(this.headingLines, 'line')} above the rows taken as the file's heading.`;
    if (this.repeatedHeaders > 0)
      yield `The column names are repeated ${counted(this.repeatedHeaders, 'time')}.`;
    for (const { line, text } of this.#named) yield `Line ${line} is not a transaction: ${text}`;
    const more = this.#count - this.#named.length;
    if (more > 0) yield `${counted(more, 'more line')} that are not transactions.`;
    for (const [said, { count, lines }] of this.#leftOut) {
      const rest = count > lines.length ? ` and ${count - lines.length} more` : '';
      const where = `on line${count === 1 ? '' : 's'} ${lines.join(', ')}${rest}`;
      yield `${counted(count, 'row')} left out, ${where}: ${said}`;
    }
    if (this.fees > 0)
      yield `${counted(this.fees, 'row')} with a fee in its own column, which is not added to the amount.`;
  }
}
