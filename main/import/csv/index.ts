/**
 * Statements as CSV: guess how a bank writes them, read them. What the rest of the program may use of this folder.
 */

import { type CsvMapping, csvMapping } from '../../../shared/contract/mapping.ts';
import { BulkheadError } from '../../../shared/errors.ts';

export { TRUSTED_CONFIDENCE } from './confidence.ts';
export {
  type CsvGuess,
  type GuessHints,
  guessMapping,
  holdsTable,
  looksLikeCsv,
  placeMapping,
} from './guess.ts';
export { type Hints, type KnownExport, knownBank } from './known-bank.ts';
export { type OpenOrder, openOrder, orderOfFormat, readBothWays, turnedFormat } from './open-order.ts';
export { type RawSample, rawSample } from './raw-sample.ts';
export { type Counting, readCsv } from './read.ts';
export type { TroubleKind } from './rows.ts';
export type { Dialect } from './tokens.ts';

/** What people call an export: "Chase, credit card". */
export function sourceName({ institution, product }: NonNullable<CsvMapping['source']>): string {
  return product === '' ? institution : `${institution}, ${product}`;
}

/** Takes a mapping that comes from outside. Throws INVALID_INPUT, naming what is wrong with it. */
export function parseMapping(value: unknown): CsvMapping {
  const result = csvMapping.safeParse(value);
  if (result.success) return result.data;
  const [issue] = result.error.issues;
  const where = issue?.path.join('.') ?? '';
  throw new BulkheadError(
    'INVALID_INPUT',
    `The CSV mapping is wrong: ${where} ${issue?.message ?? ''}`.trim(),
    {
      remedy: 'Guess it again from the file, or correct the named part.',
      facts: { issues: result.error.issues.map(({ path, message }) => ({ path: path.join('.'), message })) },
    },
  );
}
