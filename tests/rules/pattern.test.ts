/** What a pattern of a rule is asked about, and how far. */
import { expect, it } from 'vitest';
import { ASKED_LENGTH_MAX, compilePattern } from '../../main/rules/pattern.ts';

it('looks at the first letters of a text only, and finds what is within them', () => {
  const finds = compilePattern('Shop [0-9]+$');
  const before = ' '.repeat(ASKED_LENGTH_MAX - 'shop 12'.length);
  expect(finds(`${before}SHOP 12`)).toBe(true);
  expect(finds(`${before}     SHOP 12`)).toBe(false);
});

it('takes the patterns that people write, and refuses what would be looked at for long', () => {
  expect(() => compilePattern('^(amazon|amzn) (mktp|marketplace).*[0-9]{3}-[0-9]{7}')).not.toThrow();
  expect(() => compilePattern('[a-z]{1,100}[0-9]')).not.toThrow();
  for (const pattern of ['a.{300}b$', '[ab].{900}c'])
    expect(() => compilePattern(pattern)).toThrow('its repetitions unfold to too much');
});
