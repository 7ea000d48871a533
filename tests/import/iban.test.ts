/** IBANs by their form alone: as banks write them whole, and as people set them off. */
import { describe, expect, it } from 'vitest';
import { currencyByIban, ibanIn, isIban } from '../../main/import/iban.ts';

describe('an IBAN', () => {
  it.each([
    'NO9386011117947',
    'NO93 8601 1117 947',
    'DE89370400440532013000',
    'DE89 3704 0044 0532 0130 00',
    'MT84MALT011000012345MTLCAST001S',
  ])('is %s, alone or in a text', (iban) => {
    expect(isIban(iban)).toBe(true);
    expect(ibanIn(`Account ${iban}, Everyday`)).toBe(iban);
  });

  it('tells what money its country has, where that is known', () => {
    const numbers = [
      'DE89 3704 0044 0532 0130 00',
      'NO9386011117947',
      'QA58DOHB00001234567890ABCDEFG',
      '12345',
      null,
    ];
    expect(numbers.map(currencyByIban)).toEqual(['EUR', 'NOK', null, null, null]);
  });

  it.each([
    '',
    'NO938601111794',
    'DE8937040044053201300012345678901234',
    'DE89-3704-0044-0532',
    'Rent 2025 March',
    'de89370400440532013000',
  ])('is not “%s”', (text) => {
    expect(isIban(text)).toBe(false);
  });
});
