/**
 * What the columns of a report are called. The contract names them `2026-03`, `2026-Q1`, `2026`, a day, two days with `to`
 * between them, or a word; each is told to the reader in the reader’s own way.
 */
export interface ColumnName {
  /** As the contract names it. */
  name: string;
  named: 'month' | 'quarter' | 'year' | 'day' | 'range' | 'word';
  /** The period of the frame that it stands for, if it is one. */
  period: string | undefined;
}

const KINDS: readonly [ColumnName['named'], RegExp][] = [
  ['month', /^\d{4}-(0[1-9]|1[0-2])$/],
  ['quarter', /^\d{4}-Q[1-4]$/],
  ['year', /^\d{4}$/],
  ['range', /^\d{4}-\d{2}-\d{2} to \d{4}-\d{2}-\d{2}$/],
  ['day', /^\d{4}-\d{2}-\d{2}$/],
];

export function columnName(title: string): ColumnName {
  const named = KINDS.find(([, pattern]) => pattern.test(title))?.[0] ?? 'word';
  const isPeriod = named === 'month' || named === 'quarter' || named === 'year';
  return { name: title, named, period: isPeriod ? title : undefined };
}
