/**
 * Income statement and balance sheet over any of the columns that there are, of one entity or of several, on the accrual or the
 * cash basis. On the cash basis the income statement ends with every step from the one profit to the other.
 */
import { BUCKET, type Scope, sumEarnings } from '../../ledger/index.ts';
import type { Eliminated } from '../../tax/index.ts';
import { sheet } from '../balance-sheet.ts';
import { CashBooks, together } from '../cash-books.ts';
import { type FigureColumn, figureColumns, fillColumns, moneyColumns, type Reading } from '../columns.ts';
import { eliminatedAmong, notEliminated } from '../combined.ts';
import { isEarning } from '../common-books.ts';
import { addTo, anyAmount, currencyNotes } from '../figures.ts';
import { statement } from '../income-statement.ts';
import { computedRow, type ReportRow, totalRow } from '../rows.ts';
import type { Asked } from './asked.ts';
import { BEFORE } from './figure-rows.ts';
import type { Made } from './made.ts';
import { standing } from './standing.ts';
import { BOTH_SIDES, type LastLine, NET_INCOME, statementTable } from './statement.ts';

export function incomeTable(scope: Scope, asked: Asked): Made | Promise<Made> {
  const columns = figureColumns(asked.books, { ...asked, kind: 'flow' });
  if (asked.basis === 'accrual') return incomeMade(scope, asked, columns, null);
  return cashOf(scope, asked, columns).then((cash) => incomeMade(scope, asked, columns, cash));
}

function goneOf({ db }: Scope, { entities, span }: Asked): Eliminated[] {
  return eliminatedAmong(db, entities, span.to);
}

/** Everything else is read right after it, in the same turn: of the same books. */
function cashOf(scope: Scope, asked: Asked, columns: readonly FigureColumn[]): Promise<CashBooks> {
  const spans = [asked.span, ...columns.flatMap(({ days }) => days ?? [])];
  return CashBooks.load(scope, asked.books, () => goneOf(scope, asked), spans);
}

function incomeMade(
  scope: Scope,
  asked: Asked,
  columns: readonly FigureColumn[],
  cash: CashBooks | null,
): Made {
  const { books, entities, span } = asked;
  const gone = goneOf(scope, asked);
  const accrual = earned(scope, asked, gone);
  const figures = fillColumns(columns, cash ? together(accrual, cash.shift()) : accrual);
  const currencies = figures.currencies(entities[0]!.base_currency);
  const bridge = cash ? bridgeRows(asked, columns, accrual, cash) : () => [];
  const rows = currencies.flatMap((currency) => [
    ...statement(books.chart, figures, currency).rows,
    ...bridge(currency),
  ]);
  const made = tableOf(scope, asked, { rows, columns, gone, last: NET_INCOME, kind: 'flow' });
  const notes = [
    ...currencyNotes(currencies),
    ...(cash ? [...cash.notes(entities, span), ...foreignNotes(asked, currencies)] : []),
  ];
  return { ...made, notes };
}

/** What was earned and spent, as the books have it. */
function earned({ db }: Scope, asked: Asked, gone: readonly Eliminated[]): Reading {
  const { books } = asked;
  return {
    of: ({ id: entityId }, { from, to }) =>
      sumEarnings(db, { entityId, from, to, bucket: BUCKET.whole }).map((sum) => ({
        ...{ line: books.lineOf(sum.account_id), currency: sum.currency, minor: sum.minor },
      })),
    eliminated: (days) =>
      gone
        .filter(({ date, accountId }) => date >= days.from && date <= days.to && isEarning(books, accountId))
        .map(({ accountId, currency, minor }) => ({
          ...{ line: books.lineOf(accountId!), currency, minor: -minor },
        })),
  };
}

/** From the profit of the books to what came in and went out, by the accounts on which things were owed. */
function bridgeRows({ books }: Asked, columns: readonly FigureColumn[], accrual: Reading, cash: CashBooks) {
  const profit = fillColumns(columns, accrual);
  const steps = fillColumns(columns, cash.steps());
  const own = new Set(books.entities.map(({ base_currency }) => base_currency));
  return (currency: string): ReportRow[] => {
    if (!own.has(currency)) return [];
    const width = columns.length;
    const before = new Array<number>(width).fill(0);
    for (const amounts of profit.of(currency).values()) addTo(before, amounts.map(negated));
    const lines = books.chart
      .map((account) => ({ account, amounts: (steps.of(currency).get(account.id) ?? []).map(negated) }))
      .filter(({ amounts }) => anyAmount(amounts));
    const after = [...before];
    for (const { amounts } of lines) addTo(after, amounts);
    return [
      computedRow('heading', 'From accrual to cash', 0, currency, []),
      computedRow('account', 'Net income, accrual basis', 1, currency, before),
      ...lines.map(({ account, amounts }) => ({
        ...computedRow('account', `Change of ${account.name}`, 1, currency, amounts),
        ...{ account_id: account.id, code: account.code },
      })),
      totalRow('Net income, cash basis', currency, after),
    ];
  };
}

const negated = (amount: number) => -amount;

function foreignNotes({ entities }: Asked, currencies: readonly string[]): string[] {
  const own = new Set(entities.map(({ base_currency }) => base_currency));
  const others = currencies.filter((currency) => !own.has(currency));
  if (others.length === 0) return [];
  return [
    `Amounts in ${others.join(', ')} are on the accrual basis: what is owed is followed in the books’ own currency alone.`,
  ];
}

export function balanceTable(scope: Scope, asked: Asked): Made | Promise<Made> {
  const columns = figureColumns(asked.books, { ...asked, kind: 'balance' });
  if (asked.basis === 'accrual') return balanceMade(scope, asked, columns, null);
  return cashOf(scope, asked, columns).then((cash) => balanceMade(scope, asked, columns, cash));
}

function balanceMade(
  scope: Scope,
  asked: Asked,
  columns: readonly FigureColumn[],
  cash: CashBooks | null,
): Made {
  const { books, entities, span, interval } = asked;
  const gone = goneOf(scope, asked);
  const accrual = standing(scope.db, books, gone);
  const figures = fillColumns(columns, cash ? together(accrual, cash.balances()) : accrual);
  const currencies = figures.currencies(entities[0]!.base_currency);
  const rows = currencies.flatMap((currency) => sheet(books.chart, figures, currency).rows);
  const made = tableOf(scope, asked, { rows, columns, gone, last: BOTH_SIDES, kind: 'balance' });
  const notes = [...currencyNotes(currencies), ...(cash ? foreignNotes(asked, currencies) : [])];
  return { ...made, notes, from: interval === 'none' ? null : span.from };
}

interface Parts {
  rows: readonly ReportRow[];
  columns: readonly FigureColumn[];
  gone: readonly Eliminated[];
  last: LastLine;
  kind: 'flow' | 'balance';
}

function tableOf(
  { db }: Scope,
  asked: Asked,
  { rows, columns, gone, last, kind }: Parts,
): Omit<Made, 'notes'> {
  const { books, span, entities, layout, basis } = asked;
  const isCombined = entities.length > 1 && layout === 'consolidated';
  return {
    ...{ ...span, basis },
    ...statementTable(rows, moneyColumns(columns, kind, BEFORE), last, books.accountsOf),
    not_eliminated: isCombined ? notEliminated(db, entities, gone, span.to) : [],
  };
}
