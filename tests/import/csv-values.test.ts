import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decimalVotes, isMarkedIn, isNothing, negateText, readAmount } from '../../main/import/amounts.ts';
import { dateReader, formatsOf, isDateLike } from '../../main/import/csv/dates.ts';
import { isDateFormat } from '../../shared/contract/mapping.ts';

describe('readAmount', () => {
  it.each([
    ['1234.5', '1234.5'],
    ['1,234.56', '1234.56'],
    ["1'234.56", '1234.56'],
    ['12,34,567.80', '1234567.80'],
    ['1 234 567.00', '1234567.00'],
    ['(12.34)', '-12.34'],
    ['($1,234.50)', '-1234.50'],
    ['$(12.34)', '-12.34'],
    ['12.34-', '-12.34'],
    ['+12', '12'],
    ['-$1,234.50', '-1234.50'],
    ['- $12.01', '-12.01'],
    ['$-5.00', '-5.00'],
    ['€ 5', '5'],
    ['USD 5.00', '5.00'],
    ['5.00 kr', '5.00'],
    ['R$ 7.10', '7.10'],
    ['\u221212.00', '-12.00'],
    ['12.34 CR', '12.34'],
    ['12.34 DR', '-12.34'],
    ['$.23', '0.23'],
    ['000.00', '0.00'],
    ['-0.00', '0.00'],
  ])('reads %s with a decimal point', (cell, amount) => {
    expect(readAmount(cell, '.')).toBe(amount);
  });

  it.each([
    ['1.234,56', '1234.56'],
    ['1 234,56', '1234.56'],
    ['1\u00A0234,56', '1234.56'],
    ['1\u202F234,56 €', '1234.56'],
    ['-39,2', '-39.2'],
    ['+120,00', '120.00'],
    ['-1.001,00', '-1001.00'],
  ])('reads %s with a decimal comma', (cell, amount) => {
    expect(readAmount(cell, ',')).toBe(amount);
  });

  it.each([
    '',
    '-',
    'abc',
    '1.2.3',
    '12,34',
    '1,23.45',
    '--5',
    '-5-',
    '(5',
    '(-5)',
    '5 %',
    '12:30',
    '1 2',
    'EUR 5 USD',
    '(5) CR',
  ])('does not guess at “%s”', (cell) => {
    expect(readAmount(cell, '.')).toBeNull();
  });

  it('takes a dash for nothing, and knows explicit pluses', () => {
    expect(['', ' ', '-', '—', 'n/a'].every(isNothing)).toBe(true);
    expect(isNothing('0')).toBe(false);
    expect(['+ £5', '5.00CR', '5+'].map(isMarkedIn)).toEqual([true, true, true]);
    expect(isMarkedIn('£5')).toBe(false);
    expect(['5', '-5', '0.00'].map(negateText)).toEqual(['-5', '5', '0.00']);
  });

  it('reads back any amount in any style', () => {
    const style = fc.record({
      decimal: fc.constantFrom('.' as const, ',' as const),
      group: fc.constantFrom('', "'", ' ', '\u00A0', 'other'),
      negative: fc.constantFrom(
        (t: string) => `-${t}`,
        (t: string) => `${t}-`,
        (t: string) => `(${t})`,
      ),
      currency: fc.constantFrom('', '$', '€', 'USD '),
    });
    fc.assert(
      fc.property(
        fc.bigInt({ min: -(10n ** 14n), max: 10n ** 14n }),
        style,
        (cents, { decimal, group, negative, currency }) => {
          const size = cents < 0n ? -cents : cents;
          const mark = group === 'other' ? (decimal === '.' ? ',' : '.') : group;
          const whole = String(size / 100n).replace(/\B(?=(\d{3})+$)/g, mark);
          const fraction = String(size % 100n).padStart(2, '0');
          const text = `${currency}${whole}${decimal}${fraction}`;
          const plain = `${cents < 0n ? '-' : ''}${size / 100n}.${fraction}`;
          expect(readAmount(cents < 0n ? negative(text) : text, decimal)).toBe(plain);
        },
      ),
    );
  });

  it('leaves a lone group of three undecided', () => {
    expect(decimalVotes(['1,234', '50'])).toEqual({ dot: 0, comma: 0, open: 1 });
    expect(decimalVotes(['1.234,5', '1.234.567'])).toEqual({ dot: 0, comma: 2, open: 0 });
    expect(decimalVotes(['0,125'])).toEqual({ dot: 0, comma: 1, open: 0 });
  });
});

describe('dates', () => {
  it.each([
    ['YYYY-MM-DD', '2024-02-29T13:00:00Z', '2024-02-29'],
    ['DD/MM/YYYY', '1/2/2024', '2024-02-01'],
    ['MM/DD/YY', '6/13/15', '2015-06-13'],
    ['DD-MMM-YYYY', '12-Dec-2019', '2019-12-12'],
    ['DD MMM YYYY', '04 août 2009', '2009-08-04'],
    ['YYYYMMDD', '20091224120000[0:GMT]', '2009-12-24'],
    ['YYYY.MM.DD.', '2019.04.19.', '2019-04-19'],
    ['MM/DD/YYYY', '09/16/2020 as of 09/15/2020', '2020-09-16'],
    ['DD.MM.YY', '09.01.00 00:58', '2000-01-09'],
    ['DD.MM.YYYY', '1. 2. 2024', '2024-02-01'],
    ['MMM DD, YYYY', 'Nov 4, 2023', '2023-11-04'],
    ['YYYY-MM-DD', '2013-07-03-08.21.36.47192', '2013-07-03'],
  ])('%s reads %s', (format, cell, date) => {
    expect(dateReader(format)(cell)).toBe(date);
    expect(isDateFormat(format)).toBe(true);
  });

  it.each([
    ['DD/MM/YYYY', '31/02/2024'],
    ['YYYY-MM-DD', '2024-01-02 and more'],
    ['YYYYMMDD', '51392971'],
    ['YYYYMMDD', '2013011702'],
    ['MM/DD/YYYY', 'Pending'],
    ['DD.MM.YYYY', '01.02.20245'],
  ])('%s does not read %s', (format, cell) => {
    expect(dateReader(format)(cell)).toBeNull();
  });

  it('offers both orders only where both are possible', () => {
    const best = (cells: string[]) => {
      const found = formatsOf(cells);
      return found.filter(({ share }) => share === found[0]!.share).map(({ format }) => format);
    };
    expect(best(['06/04/2016', '01/02/2016'])).toEqual(['DD/MM/YYYY', 'MM/DD/YYYY']);
    expect(best(['06/04/2016', '13/02/2016'])).toEqual(['DD/MM/YYYY']);
    expect(best(['06/04/2016', '02/13/2016'])).toEqual(['MM/DD/YYYY']);
    expect(isDateLike('12.34')).toBe(false);
    expect(isDateFormat('DD/MM')).toBe(false);
  });
});
