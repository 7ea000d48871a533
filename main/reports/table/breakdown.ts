/**
 * Spending, or income, by payee, category or tag: the largest first. An entry with several tags is in each of them, so that by tag
 * the total is not what the lines come to, and says so.
 */
import type { Scope } from '../../ledger/index.ts';
import { type By, breakdown, type Side, UNNAMED } from '../breakdown.ts';
import { figureColumns, fillColumns, moneyColumns } from '../columns.ts';
import { eliminatedAmong } from '../combined.ts';
import { addTo, anyAmount, currencyNotes } from '../figures.ts';
import { belowRoot } from '../rows.ts';
import type { Asked } from './asked.ts';
import { plus } from './build.ts';
import { BEFORE, FigureRows } from './figure-rows.ts';
import type { Made } from './made.ts';

const TITLES: Record<By, string> = { category: 'Category', payee: 'Payee', tag: 'Tag' };
const NONE: Record<By, string> = { category: '', payee: 'Without a payee', tag: 'Without a tag' };

export function breakdownTable({ db }: Scope, asked: Asked, side: Side, by: By): Made {
  const { books, entities, span } = asked;
  const gone = eliminatedAmong(db, entities, span.to);
  const columns = figureColumns(books, { ...asked, kind: 'flow' });
  const figures = fillColumns(columns, breakdown(db, books, gone, side, by));
  const whole = by === 'tag' ? fillColumns(columns, breakdown(db, books, gone, side, 'category')) : figures;
  const currencies = whole.currencies(entities[0]!.base_currency);
  const rows = new FigureRows(moneyColumns(columns, 'flow', BEFORE), TITLES[by]);
  const accounts = new Map(books.chart.map((account) => [account.id, account]));
  const sign = side === 'income' ? -1 : 1;
  // What the columns come to: the change of a comparison is no size.
  const size = columns.findLastIndex(({ key }) => key !== 'change' && key !== 'then');
  for (const currency of currencies) {
    const lines = [...figures.of(currency)]
      .map(([line, amounts]) => ({ line, amounts: amounts.map((amount) => sign * amount) }))
      .filter(({ amounts }) => anyAmount(amounts))
      .sort((one, other) => other.amounts[size]! - one.amounts[size]! || (one.line < other.line ? -1 : 1));
    const below = lines.map(({ line, amounts }) => {
      const account = accounts.get(line);
      return rows.add({
        ...{ kind: 'account', currency, amounts, code: account?.code ?? null },
        label: account ? belowRoot(account.path) : line === UNNAMED ? NONE[by] : line,
        accounts: account ? books.accountsOf(line) : [],
      });
    });
    const total = new Array<number>(columns.length).fill(0);
    for (const amounts of whole.of(currency).values())
      addTo(
        total,
        amounts.map((amount) => sign * amount),
      );
    const adds = by === 'tag' ? [] : plus(...below);
    rows.add({ kind: 'total', label: 'Total', currency, amounts: total, adds });
  }
  return {
    ...{ ...span, columns: rows.columns, rows: rows.rows },
    notes: [
      ...currencyNotes(currencies),
      ...(by === 'tag' ? ['An entry with several tags is in each of them; the total has it once.'] : []),
    ],
  };
}
