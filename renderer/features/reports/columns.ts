/**
 * What the columns of a statement stand for. The contract names them: `2026-03`, `2026-Q1`, `2026`, a day, two days with
 * `to` between them, `Total`, or a word of its own (`Debits`). From the name come the days behind each figure, so that each is a door to its entries.
 */
import { endOfMonth } from '../../../shared/dates.ts';
import { dayBefore, type Span } from './span.ts';

export interface Column {
  /** As the contract names it; unique within a report. */
  name: string;
  kind: 'month' | 'quarter' | 'year' | 'day' | 'range' | 'total' | 'word';
  /** The days behind its figures; `from` is open for a balance, which is made of all that went before. */
  days: Span | undefined;
  /** The period of the frame that it stands for, if it is one. */
  period: string | undefined;
}

const MONTH = /^\d{4}-(0[1-9]|1[0-2])$/;
const QUARTER = /^(\d{4})-?Q([1-4])$/;
const YEAR = /^\d{4}$/;
const RANGE = /^(\d{4}-\d{2}-\d{2}) to (\d{4}-\d{2}-\d{2})$/;
const DAY = /^\d{4}-\d{2}-\d{2}$/;

function later(a: string | undefined, b: string): string {
  return a === undefined || a < b ? b : a;
}

function earlier(a: string, b: string): string {
  return a < b ? a : b;
}

export function columnOf(name: string, span: Span, balances: boolean): Column {
  const within = (first: string, last: string): Span => ({
    from: balances ? undefined : later(span.from, first),
    to: earlier(span.to, last),
  });
  if (MONTH.test(name))
    return { name, kind: 'month', days: within(`${name}-01`, endOfMonth(`${name}-01`)), period: name };
  const [, year, quarter] = QUARTER.exec(name) ?? [];
  if (year !== undefined && quarter !== undefined) {
    const month = (place: number) =>
      `${year}-${String((Number(quarter) - 1) * 3 + place).padStart(2, '0')}-01`;
    const days = within(month(1), endOfMonth(month(3)));
    return { name, kind: 'quarter', days, period: `${year}-Q${quarter}` };
  }
  if (YEAR.test(name))
    return { name, kind: 'year', days: within(`${name}-01-01`, `${name}-12-31`), period: name };
  const [, from, to] = RANGE.exec(name) ?? [];
  if (from !== undefined && to !== undefined)
    return { name, kind: 'range', days: { from, to }, period: undefined };
  if (DAY.test(name)) return { name, kind: 'day', days: { from: undefined, to: name }, period: undefined };
  return { ...wordColumn(name, span, balances), name, period: undefined };
}

function wordColumn(name: string, span: Span, balances: boolean): Pick<Column, 'kind' | 'days'> {
  switch (name) {
    case 'Total':
      return { kind: 'total', days: balances ? { from: undefined, to: span.to } : span };
    case 'Opening':
      return {
        kind: 'word',
        days: span.from === undefined ? undefined : { from: undefined, to: dayBefore(span.from) },
      };
    case 'Debits':
    case 'Credits':
      return { kind: 'word', days: span };
    case 'Closing':
      return { kind: 'word', days: { from: undefined, to: span.to } };
    default:
      return { kind: 'word', days: undefined };
  }
}
