/**
 * Mutations of real files through every parser: none of them ends but in rows, problems or a refusal, in a second, with
 * amounts that stand in it. `npm run fuzz` does more of them. The files are kept beside the checkout and are not part of
 * it; without them these tests are skipped.
 */
import { describe, expect, it } from 'vitest';
import { hasCorpus } from './corpus.ts';
import { PARSERS, type ParserName } from './parsers.ts';
import { fuzz, shares } from './run.ts';

const COUNT = 20_000;
const SEED = 20_260_115;

if (!hasCorpus) console.warn('The corpus is not beside the checkout: its tests are skipped.');

describe.skipIf(!hasCorpus)('files in bad hands', () => {
  it.each(shares(COUNT, Object.keys(PARSERS) as ParserName[]))(
    '%s: %i of them',
    async (name, count) => {
      const { inputs, rows, refused, failures } = await fuzz(name, count, SEED);
      expect(failures.map(({ index, why }) => `${index}: ${why}`)).toEqual([]);
      // What reads nothing finds nothing.
      expect([inputs, rows > inputs / 2, refused < inputs / 2]).toEqual([count, true, true]);
    },
    300_000,
  );
});
