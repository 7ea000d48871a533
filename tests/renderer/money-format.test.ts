/** Amounts as a reader sees them: exact, in the locale, with a true minus sign. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  add,
  decimalMark,
  moneyParts,
  moneyShort,
  moneyText,
  signOf,
  subtract,
} from '../../renderer/ui/money/format.ts';

describe('amounts as text', () => {
  test('minor units and the contract’s decimals are written alike', () => {
    expect(moneyText(-123456, 'USD', 'en-US')).toBe('−1,234.56');
    expect(moneyText('-1234.56', 'USD', 'en-US')).toBe('−1,234.56');
    expect(moneyText('+7', 'USD', 'en-US')).toBe('7');
  });

  test('the currency as symbol or code, and in other locales', () => {
    expect(moneyText(-120455, 'USD', 'en-US', 'symbol')).toBe('−$1,204.55');
    expect(moneyText(-120455, 'EUR', 'en-US', 'code')).toBe('−1,204.55\u00a0EUR');
    expect(moneyText(120455, 'EUR', 'de-DE', 'symbol').replace(/\s/g, ' ')).toBe('1.204,55 €');
  });

  test('digits as many as the currency has, or as many as the contract sent', () => {
    expect(moneyText(123456, 'JPY', 'en-US')).toBe('123,456');
    expect(moneyText(123456, 'KWD', 'en-US')).toBe('123.456');
    expect(moneyText('12.3456', 'USD', 'en-US')).toBe('12.3456');
  });

  test('beyond what a float can hold', () => {
    expect(moneyText('90071992547409931234.07', 'USD', 'en-US')).toBe('90,071,992,547,409,931,234.07');
    expect(moneyText(9_000_000_000_000, 'USD', 'en-US')).toBe('90,000,000,000.00');
  });

  test('cents apart from whole units', () => {
    expect(moneyParts(-4649013, 'USD', 'en-US', 'symbol')).toEqual({
      negative: true,
      zero: false,
      before: '$',
      whole: '46,490',
      cents: '.13',
      after: '',
    });
  });

  test('zero has no sign', () => {
    expect(signOf('-0.00')).toBe(0);
    expect(moneyText('-0.00', 'USD', 'en-US')).toBe('0.00');
  });

  test('short for axes', () => {
    expect(moneyShort(1_250_000, 'USD', 'en-US')).toBe('$12.5K');
    expect(moneyShort(-4_000_000, 'USD', 'en-US')).toBe('−$40K');
  });

  test('the decimal mark of a locale', () => {
    expect(decimalMark('en-US')).toBe('.');
    expect(decimalMark('de-DE')).toBe(',');
  });

  test('every amount can be read back from what is shown', () => {
    fc.assert(
      fc.property(fc.maxSafeInteger(), (amount) => {
        const shown = moneyText(amount, 'USD', 'en-US').replace('−', '-').replace(/[,.]/g, '');
        expect(BigInt(shown)).toBe(BigInt(amount));
      }),
    );
  });
});

describe('sums of decimals', () => {
  test('exact, with all their decimals', () => {
    expect(add('0.1', '0.20')).toBe('0.30');
    expect(subtract('12840.67', '12845.67')).toBe('-5.00');
    expect(subtract('1', 'x')).toBeNull();
  });
});
