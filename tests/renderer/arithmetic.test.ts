/** What may be typed into an amount field, and what becomes of it: exact, rounded once. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type ArithmeticOptions, evaluate, round } from '../../renderer/ui/money/arithmetic.ts';
import { formatMoney } from '../../shared/money.ts';

const USD: ArithmeticOptions = { currency: 'USD' };
const minorOf = (text: string, options = USD) => {
  const result = evaluate(text, options);
  return result.ok ? result.minor : result.problem;
};

describe('amounts as people type them', () => {
  test.each([
    ['45', 4500],
    ['45+12.50*2', 7000],
    ['1,234.56', 123456],
    ['$1,234.56', 123456],
    ['1 234.56', 123456],
    ["1'234.56", 123456],
    ['(20)', -2000],
    ['( 20.5 )', -2050],
    ['(5+3)*2', 1600],
    ['2*(20)', 4000],
    ['-12.5', -1250],
    ['−12.5', -1250],
    ['--5', 500],
    ['.5', 50],
    ['5.', 500],
    ['100/3', 3333],
    ['200/3', 6667],
    ['1/3*3', 100],
    ['0.1+0.2', 30],
    ['3x4', 1200],
    ['10-2-3', 500],
    ['100/10/5', 200],
    ['2+3*4', 1400],
    ['0.005', 1],
    ['-0.005', -1],
  ])('%s', (text, minor) => expect(minorOf(text)).toBe(minor));

  test.each([
    ['', 'empty'],
    ['   ', 'empty'],
    ['12x', 'syntax'],
    ['abc', 'syntax'],
    ['1,23', 'syntax'],
    ['1,2345', 'syntax'],
    ['1.2.3', 'syntax'],
    ['(5', 'syntax'],
    ['5)', 'syntax'],
    ['()', 'syntax'],
    ['5 5', 'syntax'],
    ['*5', 'syntax'],
    ['1e5', 'syntax'],
    ['.', 'syntax'],
    ['5/0', 'zero'],
    ['5/(1-1)', 'zero'],
    ['99999999999999', 'large'],
    ['1'.repeat(300), 'syntax'],
  ])('%s is refused as %s', (text, problem) => expect(minorOf(text)).toBe(problem));

  test('the comma is the decimal mark where the locale has it so', () => {
    expect(minorOf('1.234,56', { currency: 'EUR', decimal: ',' })).toBe(123456);
    expect(minorOf('12,5+1', { currency: 'EUR', decimal: ',' })).toBe(1350);
  });

  test('currencies without cents, and with three decimals', () => {
    expect(minorOf('1234', { currency: 'JPY' })).toBe(1234);
    expect(minorOf('0.5', { currency: 'JPY' })).toBe(1);
    expect(minorOf('1.2345', { currency: 'KWD' })).toBe(1235);
  });

  test('half to even on request', () => {
    expect(minorOf('0.125', { currency: 'USD', rounding: 'half-even' })).toBe(12);
    expect(minorOf('0.135', { currency: 'USD', rounding: 'half-even' })).toBe(14);
  });

  test('a sum says that it was worked out, a number does not', () => {
    expect(evaluate('1+1', USD)).toMatchObject({ worked: true });
    expect(evaluate('-5', USD)).toMatchObject({ worked: false });
    expect(evaluate('(5)', USD)).toMatchObject({ worked: false });
  });
});

describe('for all inputs', () => {
  const cents = fc.integer({ min: -1_000_000_000, max: 1_000_000_000 });

  test('what formatMoney writes is read back as it was', () => {
    fc.assert(fc.property(cents, (amount) => minorOf(formatMoney(amount, 'USD')) === amount));
  });

  test('sums are exact', () => {
    fc.assert(
      fc.property(fc.array(cents, { minLength: 1, maxLength: 10 }), (amounts) => {
        const text = amounts.map(
          (amount) => `(0${amount < 0 ? '-' : '+'}${formatMoney(Math.abs(amount), 'USD')})`,
        );
        expect(minorOf(text.join('+'))).toBe(amounts.reduce((a, b) => a + b, 0));
      }),
    );
  });

  test('dividing and multiplying again gives it back, however many thirds lie between', () => {
    fc.assert(
      fc.property(cents, fc.integer({ min: 1, max: 9999 }), (amount, by) => {
        expect(minorOf(`(0+${formatMoney(Math.abs(amount), 'USD')})/${by}*${by}`)).toBe(Math.abs(amount));
      }),
    );
  });

  test('a result is off by half a cent at most', () => {
    fc.assert(
      fc.property(fc.bigInt(-(10n ** 12n), 10n ** 12n), fc.bigInt(1n, 10n ** 6n), (n, d) => {
        for (const rounding of ['half-up', 'half-even'] as const) {
          const off = 2n * (round({ n, d }, rounding) * d - n);
          expect(off <= d && off >= -d).toBe(true);
        }
      }),
    );
  });

  test('nothing typed can throw', () => {
    const piece = fc.constantFrom(
      '1',
      '2.5',
      ',',
      '.',
      '(',
      ')',
      '+',
      '-',
      '*',
      '/',
      ' ',
      'x',
      '$',
      'a',
      '000',
    );
    fc.assert(fc.property(fc.array(piece, { maxLength: 30 }), (parts) => void evaluate(parts.join(''), USD)));
    fc.assert(fc.property(fc.string({ maxLength: 60 }), (text) => void evaluate(text, USD)));
  });
});
