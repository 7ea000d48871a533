/**
 * `npm run fuzz -- --count N [--parser P] [--seed S]`: mutations of the real files beside the checkout through the
 * parsers. Prints a table; inputs that fail go into a folder of their own, and the run ends with 1.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { hasCorpus } from './corpus.ts';
import { PARSERS, type ParserName } from './parsers.ts';
import { type Failure, fuzz, shares } from './run.ts';

/** Not part of the project: what is kept of it becomes a test. */
const FOUND = new URL('./found/', import.meta.url).pathname;

const { values } = parseArgs({
  options: {
    count: { type: 'string', default: '20000' },
    parser: { type: 'string' },
    seed: { type: 'string', default: '1' },
  },
});
const seed = Number(values.seed);
const names = Object.keys(PARSERS).filter((name) => values.parser === undefined || name === values.parser);
if (!hasCorpus || names.length === 0) {
  console.error(
    hasCorpus ? `There is no parser ${values.parser}.` : 'The corpus is not beside the checkout.',
  );
  process.exit(1);
}

function keep({ parser, index, why, bytes }: Failure): void {
  const dir = join(FOUND, `${parser}-${seed}-${index}`);
  mkdirSync(dir, { recursive: true });
  writeFileSync(join(dir, 'input'), bytes);
  writeFileSync(join(dir, 'why.txt'), `${why}\n`);
}

const line = (cells: readonly (string | number)[]) =>
  console.log(cells.map((cell) => String(cell).padStart(11)).join(''));

line(['parser', 'inputs', 'refused', 'rows', 'slowest ms', 'mean ms', 'peak MB', 'failed']);
let failed = 0;
for (const [name, count] of shares(Number(values.count), names as ParserName[])) {
  const { inputs, refused, rows, slowest, seconds, memoryMb, failures } = await fuzz(name, count, seed);
  const mean = ((seconds * 1000) / inputs).toFixed(2);
  line([
    name,
    inputs,
    refused,
    rows,
    Math.round(slowest * 1000),
    mean,
    Math.round(memoryMb),
    failures.length,
  ]);
  for (const failure of failures) keep(failure);
  failed += failures.length;
}
console.log(failed === 0 ? '\nNothing failed.' : `\n${failed} failed; they are in ${FOUND}`);
process.exitCode = failed === 0 ? 0 : 1;
