/** What the checks say of the worked year, held against what the reference says of it. */
import { describe, expect, it } from 'vitest';
import { profileOf } from '../../main/solvency/profiles.ts';
import { assess } from '../../main/veil/assess.ts';
import type { Finding } from '../../main/veil/finding.ts';
import { standardIn } from '../../main/veil/thresholds.ts';
import { DRAWS, GROCER, HOSTING, usd, workedYear, YEAR_END } from './worked-year.ts';

const on = (asOf: string) => assess(workedYear(), asOf, standardIn('USD'), profileOf('WY'));
const health = on(YEAR_END);
const of = (check: string, from = health) => from.findings.filter((one) => one.check === check);
const short = ({ subject, severity, days, cured }: Finding) => [subject.id, severity, days, cured];
const fact = (finding: Finding, name: string) => finding.facts.find((one) => one.name === name);

describe('on 31 December 2025', () => {
  it('finds the loan to the owner without a note', () => {
    expect(of('V05').map(short)).toEqual([['advances', 'high', 244, null]]);
  });

  it('finds its terms, and on how many days it was above the limit of section 7872', () => {
    const [finding, ...others] = of('V06');
    expect(others).toEqual([]);
    expect(short(finding!)).toEqual(['advances', 'medium', 244, null]);
    expect(fact(finding!, 'Rate')).toMatchObject({ text: '0 %' });
    expect(fact(finding!, 'Days of 2025 above the limit')).toMatchObject({ count: 62 });
    expect(fact(finding!, 'Above it from')).toMatchObject({ date: '2025-07-01' });
    expect(fact(finding!, 'Above it until')).toMatchObject({ date: '2025-08-31' });
    expect(fact(finding!, 'Limit')).toMatchObject({ minor: usd(10_000) });
    expect(fact(finding!, 'Section 7872')).toMatchObject({ text: 'does not apply: disregarded' });
  });

  it('finds three draws without their paper, by age', () => {
    expect(of('V03').map(short)).toEqual([
      [DRAWS.tax.id, 'high', 198, null],
      [DRAWS.pharmacy.id, 'medium', 51, null],
      [DRAWS.december.id, 'info', 16, null],
    ]);
    expect(fact(of('V03').at(-1)!, 'Wanted by')).toMatchObject({ date: '2026-01-14' });
  });

  it('finds personal costs on the company’s account: one is paid back, two are draws without paper', () => {
    expect(of('V02').map(short)).toEqual([
      [DRAWS.tax.id, 'high', 198, null],
      [DRAWS.pharmacy.id, 'high', 51, null],
      [GROCER.id, 'low', 14, '2025-09-03'],
    ]);
  });

  it('finds a cost that was reported too late, and given up since', () => {
    const [finding, ...others] = of('V13');
    expect(others).toEqual([]);
    expect(short(finding!)).toEqual([HOSTING.id, 'medium', 263, '2025-12-31']);
    expect(fact(finding!, 'Report due')).toMatchObject({ date: '2025-06-11' });
    expect(fact(finding!, 'Amount')).toMatchObject({ minor: usd(480) });
  });

  it('finds three draws without a record of solvency; that of June has one, and passes', () => {
    expect(of('V04').map(short)).toEqual([
      [DRAWS.tax.id, 'medium', 198, null],
      [DRAWS.pharmacy.id, 'medium', 51, null],
      [DRAWS.december.id, 'medium', 16, null],
    ]);
  });

  it('is clear of the rest', () => {
    const states = Object.fromEntries(health.checks.map(({ check, state }) => [check, state]));
    expect(states).toMatchObject({ V01: 'clear', V07: 'clear', V08: 'clear', V10: 'clear', V16: 'clear' });
    expect(new Set(health.findings.map(({ check }) => check))).toEqual(
      new Set(['V02', 'V03', 'V04', 'V05', 'V06', 'V13']),
    );
  });

  it('says it in five dimensions, the worst finding and counts', () => {
    expect(health.dimensions.map(({ id, state, open }) => [id, state, open])).toEqual([
      ['separateness', 'action', 2],
      ['capital', 'watch', 3],
      ['paper', 'action', 4],
      ['arms-length', 'watch', 1],
      ['formalities', 'clear', 0],
    ]);
    expect(health.worst).toMatchObject({ check: 'V05', severity: 'high' });
    expect(health.counts).toEqual({ block: 0, critical: 0, high: 4, medium: 5, low: 0, info: 1 });
  });
});

describe('on other days', () => {
  it('the December draw weighs more once its paper is overdue', () => {
    const december = (asOf: string) =>
      of('V03', on(asOf)).find(({ subject }) => subject.id === DRAWS.december.id)?.severity;
    expect([december('2026-01-14'), december('2026-01-15')]).toEqual(['info', 'medium']);
    expect([december('2026-03-15'), december('2026-03-16')]).toEqual(['medium', 'high']);
  });

  it('knows nothing of what comes later', () => {
    const august = on('2025-08-25');
    expect(of('V02', august).map(short)).toEqual([
      [DRAWS.tax.id, 'high', 70, null],
      [GROCER.id, 'high', 5, null],
    ]);
    expect(of('V13', august).map(short)).toEqual([[HOSTING.id, 'medium', 135, null]]);
    expect(of('V13', on('2025-06-11'))).toEqual([]);
    expect(of('V13', on('2025-06-12')).map(short)).toEqual([[HOSTING.id, 'low', 61, null]]);
  });
});
