import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cleanName } from '../../main/rules/payee/clean.ts';
import '../support/seed.ts';
import { NAMES } from './payee-names.ts';

describe('the name in a bank’s text', () => {
  it.each(NAMES)('%s is %s', (bank, name) => {
    expect(cleanName(bank)).toBe(name);
  });

  it('is its own name, so that cleaning twice does nothing more', () => {
    for (const [, name] of NAMES) expect([name, cleanName(name)]).toEqual([name, name]);
  });

  it('is never empty where the bank wrote something, and never longer, whatever it wrote', () => {
    const words = fc.constantFrom(
      ...NAMES.flatMap(([bank]) => bank.split(' ')),
      '*',
      '#',
      '  ',
      '    ',
      '//',
    );
    const texts = fc.oneof(
      fc.array(words, { maxLength: 12 }).map((list) => list.join(' ')),
      fc.string({ unit: 'grapheme', maxLength: 400 }),
    );
    fc.assert(
      fc.property(texts, (text) => {
        const name = cleanName(text);
        expect(name === '').toBe(text.trim() === '');
        expect(name).toBe(name.trim());
        expect(cleanName(text)).toBe(name);
      }),
      { numRuns: 2_000 },
    );
  });

  it('takes no more than a moment of the longest text', () => {
    const start = performance.now();
    for (const part of ['A-', '1/', '* ', 'POS ', 'x', 'a.', "'", '#', ' ']) cleanName(part.repeat(50_000));
    expect(performance.now() - start).toBeLessThan(20_000);
  });
});
