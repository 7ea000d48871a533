/**
 * The cash flow statement. Direct: what came in and went out, by what it was for. Indirect: from net income by everything that
 * was earned or spent without cash. Both have the same three parts and come to the change of cash.
 */
import type { ChartAccount, Scope } from '../../ledger/index.ts';
import { type Activity, activities } from '../activities.ts';
import { CashMovements } from '../cash-movements.ts';
import { figureColumns, fillColumns, moneyColumns } from '../columns.ts';
import { combinedCapital, eliminatedAmong, notEliminated } from '../combined.ts';
import { addTo, anyAmount, currencyNotes, type Figures } from '../figures.ts';
import { belowRoot } from '../rows.ts';
import type { Asked } from './asked.ts';
import { plus } from './build.ts';
import { BEFORE, FigureRows } from './figure-rows.ts';
import type { Made } from './made.ts';

export type Method = 'direct' | 'indirect';

const PARTS: readonly [Activity, string, string][] = [
  ['operating', 'Operating activities', 'Net cash from operating activities'],
  ['investing', 'Investing activities', 'Net cash from investing activities'],
  ['financing', 'Financing activities', 'Net cash from financing activities'],
  ['other', 'Opening balances and exchange', 'Net cash from opening balances and exchange'],
];

export function cashFlowTable({ db }: Scope, asked: Asked, method: Method): Made {
  const { books, entities, span, layout } = asked;
  const gone = eliminatedAmong(db, entities, span.to);
  const parts = activities(db, books);
  const chart = [...books.chart, combinedCapital(books.chart[0]!)];
  const columns = figureColumns(books, { ...asked, kind: 'flow', readsTotal: true });
  const read = new CashMovements(db, books, parts, gone);
  const moved = fillColumns(columns, read.all());
  const withCash = fillColumns(columns, read.withCash());
  const before = fillColumns(columns, read.before());
  const currencies = moved.currencies(entities[0]!.base_currency);
  const rows = new FigureRows(moneyColumns(columns, 'flow', BEFORE));
  for (const currency of new Set([...currencies, ...before.currencies(currencies[0]!)]))
    new Statement({
      ...{ rows, currency, chart, method, width: columns.length },
      activityOf: ({ id }) => parts.get(id) ?? 'financing',
      accountsOf: ({ id }) => (parts.has(id) ? books.accountsOf(id) : []),
      moved: moved.of(currency),
      withCash: withCash.of(currency),
      before: before.of(currency),
    }).write();
  return {
    ...span,
    ...{ columns: rows.columns, rows: rows.rows },
    not_eliminated:
      entities.length > 1 && layout === 'consolidated' ? notEliminated(db, entities, gone, span.to) : [],
    notes: currencyNotes(currencies),
  };
}

interface Facts {
  rows: FigureRows;
  currency: string;
  width: number;
  chart: readonly ChartAccount[];
  method: Method;
  activityOf(account: ChartAccount): Activity;
  accountsOf(account: ChartAccount): readonly string[];
  moved: Figures;
  withCash: Figures;
  before: Figures;
}

interface Line {
  label: string;
  account: ChartAccount | null;
  amounts: number[];
}

/** The statement in one currency. */
class Statement {
  readonly #facts: Facts;

  constructor(facts: Facts) {
    this.#facts = facts;
  }

  write(): void {
    const { rows, currency, width, before } = this.#facts;
    const change = this.#zero();
    const totals: number[] = [];
    for (const [activity, heading, name] of PARTS) {
      const lines = this.#lines(activity);
      if (lines.length === 0 && activity === 'other') continue;
      if (lines.length > 0) rows.add({ kind: 'heading', label: heading, currency, amounts: [] });
      const below = lines.map((line) => this.#add(line));
      const total = this.#zero();
      for (const { amounts } of lines) addTo(total, amounts);
      addTo(change, total);
      totals.push(rows.add({ kind: 'total', label: name, currency, amounts: total, adds: plus(...below) }));
    }
    const cash = new Array<number>(width).fill(0);
    for (const amounts of before.values()) addTo(cash, amounts);
    const changed = rows.add({
      kind: 'total',
      label: 'Change in cash',
      currency,
      amounts: change,
      adds: plus(...totals),
    });
    const began = rows.add({ kind: 'account', label: 'Cash at the beginning', currency, amounts: cash });
    const ended = cash.map((amount, at) => amount + change[at]!);
    rows.add({
      kind: 'total',
      label: 'Cash at the end',
      currency,
      amounts: ended,
      adds: plus(began, changed),
    });
  }

  #add({ label, account, amounts }: Line): number {
    const { rows, currency, accountsOf } = this.#facts;
    return rows.add({
      ...{ kind: 'account', depth: 1, label, currency, amounts },
      ...(account ? { code: account.code, accounts: accountsOf(account) } : {}),
    });
  }

  #lines(activity: Activity): Line[] {
    const { method } = this.#facts;
    const lines =
      method === 'indirect' && activity === 'operating' ? this.#fromIncome() : this.#paid(activity);
    return lines.filter(({ amounts }) => anyAmount(amounts));
  }

  /** What came in and went out. */
  #paid(activity: Activity): Line[] {
    const { chart, activityOf } = this.#facts;
    return chart
      .filter((account) => activityOf(account) === activity)
      .map((account) => ({ label: belowRoot(account.path), account, amounts: this.#cashOf(account) }));
  }

  /** Net income, and all that was booked on other accounts and moved no cash. */
  #fromIncome(): Line[] {
    const { chart, activityOf } = this.#facts;
    const income = this.#zero();
    const lines: Line[] = [];
    for (const account of chart) {
      const activity = activityOf(account);
      const moved = this.#movedOf(account);
      if (account.type === 'income' || account.type === 'expense') addTo(income, moved);
      else if (activity === 'operating')
        lines.push({ label: `Change of ${belowRoot(account.path)}`, account, amounts: moved });
      else if (activity !== 'cash') {
        const paid = this.#cashOf(account);
        const amounts = moved.map((amount, at) => amount - paid[at]!);
        lines.push({ label: `${belowRoot(account.path)}, without cash`, account, amounts });
      }
    }
    return [{ label: 'Net income', account: null, amounts: income }, ...lines];
  }

  /** Signs are those of cash: what it brought is positive. */
  #movedOf({ id }: ChartAccount): number[] {
    return (this.#facts.moved.get(id) ?? this.#zero()).map((amount) => -amount);
  }

  #cashOf({ id }: ChartAccount): number[] {
    return (this.#facts.withCash.get(id) ?? this.#zero()).map((amount) => -amount);
  }

  #zero(): number[] {
    return new Array<number>(this.#facts.width).fill(0);
  }
}
