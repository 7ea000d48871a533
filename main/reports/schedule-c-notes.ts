/** What Schedule C says beside its lines: what it left out or limited, and why. */
import { formatMoney, formatMoneyForPeople } from '../../shared/money.ts';
import type { ChartAccount } from '../ledger/index.ts';
import type { FormEdition } from '../tax/index.ts';
import type { Gone } from './gone.ts';
import type { Span } from './span.ts';
import { type Booked, type Contribution, natural } from './tax-amounts.ts';

export function yearNotes(form: FormEdition, { from, to }: Span): string[] {
  const year = to.slice(0, 4);
  const notes: string[] = [];
  if (!form.checked)
    notes.push(`The lines are those of ${form.source}; check them against the form of ${year}.`);
  if (from.slice(0, 4) !== year)
    notes.push(`The period ${from} to ${to} covers more than one tax year; a return covers one.`);
  return notes;
}

export function percentNotes(form: FormEdition, byLine: ReadonlyMap<string, Contribution[]>): string[] {
  return form.lines
    .filter((line) => line.percent !== undefined && byLine.has(line.line))
    .map((line) => `Line ${line.line} takes ${line.percent} % of the amount on the books (IRC §274(n)).`);
}

export function elsewhereNotes(elsewhere: readonly Contribution[], { entity }: Span): string[] {
  return elsewhere.map(({ account, amount }) => {
    const text = formatMoney(natural(account, amount), entity.base_currency);
    return `${account.path}: ${text} is reported elsewhere (${account.tax_line}).`;
  });
}

export function goneNotes(chart: readonly ChartAccount[], gone: Gone, { entity }: Span): string[] {
  return [...gone.earnings].flatMap(([id, amount]) => {
    if (amount === 0) return [];
    const account = chart.find((a) => a.id === id)!;
    const text = `${formatMoneyForPeople(natural(account, amount), entity.base_currency)} ${entity.base_currency}`;
    return [
      `${account.path}: ${text} is left out. It is between books of one taxpayer, and does not exist for income tax.`,
    ];
  });
}

export function foreignNotes(
  chart: readonly ChartAccount[],
  foreign: Booked['foreign'],
  { entity }: Span,
  title = 'Schedule C',
): string[] {
  return foreign.map((f) => {
    const account = chart.find((a) => a.id === f.account_id)!;
    const text = `${formatMoneyForPeople(natural(account, f.minor), f.currency)} ${f.currency}`;
    return `${account.path}: ${text} is not included; ${title} is drawn up in ${entity.base_currency}.`;
  });
}
