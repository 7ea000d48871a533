/**
 * `npm run test:corpus`: every real statement file beside the checkout through the whole import, each by itself into
 * empty books, as a table by format. Ends with 1 if one of them is wrong.
 */
import { TestBooks } from './support/books.ts';
import { judge, preview, stated, type Verdict } from './support/corpus.ts';

const VERDICTS: readonly Verdict[] = ['right', 'flagged', 'asked', 'wrong'];

const books = await TestBooks.create();
await books.call('entity.create', { kind: 'person', name: 'Ana' });
const counts = new Map<string, Record<Verdict, number>>();
const wrong: string[] = [];
for (const [name, truth] of stated) {
  // Text that another program took out of a PDF is no file that anybody has.
  if (truth.format === 'pdf-text') continue;
  const { verdict } = judge(truth, await preview(books, name));
  const row = counts.get(truth.format) ?? { right: 0, flagged: 0, asked: 0, wrong: 0 };
  row[verdict] += 1;
  counts.set(truth.format, row);
  if (verdict === 'wrong') wrong.push(name);
}
await books.close();

const line = (cells: readonly (string | number)[]) =>
  console.log(cells.map((cell) => String(cell).padStart(8)).join(''));
line(['format', 'files', ...VERDICTS]);
for (const [format, row] of counts)
  line([format, Object.values(row).reduce((a, b) => a + b, 0), ...VERDICTS.map((verdict) => row[verdict])]);
for (const name of wrong) console.log(`wrong: ${name}`);
process.exitCode = wrong.length === 0 ? 0 : 1;
