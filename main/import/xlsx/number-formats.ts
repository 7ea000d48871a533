/**
 * What a number format makes of a number: a plain number, a day, a time, or both (ECMA-376, 18.8.30 and 18.8.31). Pure;
 * nothing fails. A duration ([h]:mm) is a number.
 */

export type NumberKind = 'number' | 'day' | 'time' | 'moment';

/** Formats that every workbook has without defining them; 27 to 36 and 50 to 58 are days in East Asian ones. */
const BUILT_IN: readonly [from: number, to: number, kind: NumberKind][] = [
  [14, 17, 'day'],
  [18, 21, 'time'],
  [22, 22, 'moment'],
  [27, 31, 'day'],
  [32, 33, 'time'],
  [34, 36, 'day'],
  [45, 45, 'time'],
  [47, 47, 'time'],
  [50, 58, 'day'],
];

export function builtInKind(id: number): NumberKind {
  return BUILT_IN.find(([from, to]) => id >= from && id <= to)?.[2] ?? 'number';
}

const QUOTED = /"[^"]*"|\\.|_.|\*./gs;
const DURATION = /\[(?:h+|m+|s+)\]/i;
const BRACKETS = /\[[^\]]*\]/g;

/** By the format’s own code, such as `dd/mm/yyyy;@` or `[$-409]d-mmm-yy h:mm`. */
export function kindOfCode(code: string): NumberKind {
  const plain = code.replace(QUOTED, '');
  // The first section is the one for positive numbers, as days are.
  const [section = ''] = plain.split(';');
  if (DURATION.test(section)) return 'number';
  const letters = section.replace(BRACKETS, '').toLowerCase();
  const hasTime = /[hs]/.test(letters);
  // “m” is a month, or minutes beside hours or seconds.
  const hasDay = /[yd]/.test(letters) || (/m/.test(letters) && !hasTime);
  if (hasDay) return hasTime ? 'moment' : 'day';
  return hasTime ? 'time' : 'number';
}
