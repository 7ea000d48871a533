import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { amountInWords } from '../../main/document/words.ts';
import { AMOUNT_MINOR_MAX, exponentOf } from '../../shared/money.ts';

/**
 * Reads an amount in words back, as a reader does: what stands before "hundred" counts a hundred times, before "thousand" a
 * thousand times, the fraction in hundredths. Knows nothing of how they were written.
 */
function readBack(words: string): { units: bigint; part: bigint; of: bigint } {
  const values: Record<string, bigint> = {
    ...{
      zero: 0n,
      one: 1n,
      two: 2n,
      three: 3n,
      four: 4n,
      five: 5n,
      six: 6n,
      seven: 7n,
      eight: 8n,
      nine: 9n,
      ten: 10n,
    },
    ...{
      eleven: 11n,
      twelve: 12n,
      thirteen: 13n,
      fourteen: 14n,
      fifteen: 15n,
      sixteen: 16n,
      seventeen: 17n,
      eighteen: 18n,
    },
    ...{
      nineteen: 19n,
      twenty: 20n,
      thirty: 30n,
      forty: 40n,
      fifty: 50n,
      sixty: 60n,
      seventy: 70n,
      eighty: 80n,
      ninety: 90n,
    },
  };
  const scales: Record<string, bigint> = {
    thousand: 10n ** 3n,
    million: 10n ** 6n,
    billion: 10n ** 9n,
    trillion: 10n ** 12n,
  };
  let units = 0n;
  let group = 0n;
  let fraction: RegExpExecArray | null = null;
  for (const word of words.toLowerCase().split(/[\s-]+/)) {
    fraction ??= /^(\d+)\/(10+)$/.exec(word);
    if (word in values) group += values[word]!;
    else if (word === 'hundred') group *= 100n;
    else if (word in scales) {
      units += group * scales[word]!;
      group = 0n;
    }
  }
  return { units: units + group, part: BigInt(fraction?.[1] ?? 0), of: BigInt(fraction?.[2] ?? 1) };
}

describe('an amount in words', () => {
  it.each([
    [2_000_000, 'USD', 'Twenty thousand and 00/100 dollars'],
    [1, 'USD', 'Zero and 01/100 dollars'],
    [0, 'USD', 'Zero and 00/100 dollars'],
    [100, 'USD', 'One and 00/100 dollars'],
    [12_345_678, 'USD', 'One hundred twenty-three thousand four hundred fifty-six and 78/100 dollars'],
    [100_000_005, 'EUR', 'One million and 05/100 euros'],
    [AMOUNT_MINOR_MAX, 'USD', 'Ninety billion and 00/100 dollars'],
    [AMOUNT_MINOR_MAX, 'JPY', 'Nine trillion yen'],
    [1_500, 'JPY', 'One thousand five hundred yen'],
    [1_234_567, 'KWD', 'One thousand two hundred thirty-four and 567/1000 Kuwaiti dinars'],
    [4_100, 'THB', 'Forty-one and 00/100 THB'],
    [-31_000, 'USD', 'Minus three hundred ten and 00/100 dollars'],
  ])('%d in %s is “%s”', (minor, currency, words) => {
    expect(amountInWords(minor, currency)).toBe(words);
  });

  it('reads back as the amount, whatever it is', () => {
    const amounts = fc.oneof(
      fc.integer({ min: 0, max: AMOUNT_MINOR_MAX }),
      fc.integer({ min: 0, max: 3_000_000 }),
    );
    fc.assert(
      fc.property(amounts, fc.constantFrom('USD', 'EUR', 'JPY', 'KWD', 'CLF', 'THB'), (minor, currency) => {
        const { units, part, of } = readBack(amountInWords(minor, currency));
        expect(of).toBe(10n ** BigInt(exponentOf(currency)));
        expect(units * of + part).toBe(BigInt(minor));
      }),
      { numRuns: 2000 },
    );
  });
});
