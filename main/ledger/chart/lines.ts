/**
 * Lines of the income tax form that each tax class files, for the categories of a small company. Keyed by the line of
 * Schedule C (Form 1040, 2025), with the lines of Form 1065 page 1, Form 1120-S page 1 and Form 1120 page 1 that take
 * the same cost. Source: the IRS forms of tax year 2025.
 */
export type TaxClass = 'disregarded' | 'partnership' | 's-corp' | 'c-corp';

interface Lines {
  f1065: string;
  f1120s: string;
  f1120: string;
}

const FROM_SCHEDULE_C: Readonly<Record<string, Lines>> = {
  '1': { f1065: '1a', f1120s: '1a', f1120: '1a' },
  '2': { f1065: '1b', f1120s: '1b', f1120: '1b' },
  '6': { f1065: '7', f1120s: '5', f1120: '10' },
  '8': { f1065: '21', f1120s: '16', f1120: '22' },
  '9': { f1065: '21', f1120s: '20', f1120: '26' },
  '10': { f1065: '21', f1120s: '20', f1120: '26' },
  '11': { f1065: '21', f1120s: '20', f1120: '26' },
  '12': { f1065: '17', f1120s: '15', f1120: '21' },
  '13': { f1065: '16a', f1120s: '14', f1120: '20' },
  '14': { f1065: '19', f1120s: '18', f1120: '24' },
  '15': { f1065: '21', f1120s: '20', f1120: '26' },
  '16a': { f1065: '15', f1120s: '13', f1120: '18' },
  '16b': { f1065: '15', f1120s: '13', f1120: '18' },
  '17': { f1065: '21', f1120s: '20', f1120: '26' },
  '18': { f1065: '21', f1120s: '20', f1120: '26' },
  '19': { f1065: '18', f1120s: '17', f1120: '23' },
  '20a': { f1065: '13', f1120s: '11', f1120: '16' },
  '20b': { f1065: '13', f1120s: '11', f1120: '16' },
  '21': { f1065: '11', f1120s: '9', f1120: '14' },
  '22': { f1065: '21', f1120s: '20', f1120: '26' },
  '23': { f1065: '14', f1120s: '12', f1120: '17' },
  '24a': { f1065: '21', f1120s: '20', f1120: '26' },
  '24b': { f1065: '21', f1120s: '20', f1120: '26' },
  '25': { f1065: '21', f1120s: '20', f1120: '26' },
  '26': { f1065: '9', f1120s: '8', f1120: '13' },
  '27a': { f1065: '20', f1120s: '19', f1120: '25' },
  '27b': { f1065: '21', f1120s: '20', f1120: '26' },
  '36': { f1065: '2', f1120s: '2', f1120: '2' },
  '37': { f1065: '2', f1120s: '2', f1120: '2' },
  '38': { f1065: '2', f1120s: '2', f1120: '2' },
  '39': { f1065: '2', f1120s: '2', f1120: '2' },
};

/** The line of the class's own form for a Schedule C line; `null` where the form has none. */
export function taxLineFor(taxClass: TaxClass, scheduleC: string): string | null {
  if (taxClass === 'disregarded') return scheduleC;
  const lines = FROM_SCHEDULE_C[scheduleC];
  if (!lines) return null;
  return { partnership: lines.f1065, 's-corp': lines.f1120s, 'c-corp': lines.f1120 }[taxClass];
}
