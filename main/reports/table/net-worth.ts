/** Net worth on a day, or at the end of each month, quarter or year: what there is, less what is owed. */
import type { Scope } from '../../ledger/index.ts';
import { figureColumns, fillColumns, moneyColumns } from '../columns.ts';
import { eliminatedAmong, notEliminated } from '../combined.ts';
import { currencyNotes } from '../figures.ts';
import { section, totalRow } from '../rows.ts';
import type { Asked } from './asked.ts';
import { BEFORE } from './figure-rows.ts';
import type { Made } from './made.ts';
import { standing } from './standing.ts';
import { type LastLine, statementTable } from './statement.ts';

const ASSETS_LESS_LIABILITIES: LastLine = {
  at: 2,
  adds: ([assets, liabilities]) => [
    { row: assets!, times: 1 },
    { row: liabilities!, times: -1 },
  ],
};

export function netWorthTable(scope: Scope, asked: Asked): Made {
  const { db } = scope;
  const { books, entities, span, interval, layout } = asked;
  const gone = eliminatedAmong(db, entities, span.to);
  const columns = figureColumns(books, { ...asked, kind: 'balance' });
  const figures = fillColumns(columns, standing(db, books, gone));
  const currencies = figures.currencies(entities[0]!.base_currency);
  const width = columns.length;
  const rows = currencies.flatMap((currency) => {
    const of = figures.of(currency);
    const options = { currency, width } as const;
    const assets = section(books.chart, of, { ...options, label: 'Assets', type: 'asset', sign: 1 });
    const owed = section(books.chart, of, { ...options, label: 'Liabilities', type: 'liability', sign: -1 });
    const worth = assets.total.map((amount, at) => amount - owed.total[at]!);
    return [...assets.rows, ...owed.rows, totalRow('Net worth', currency, worth)];
  });
  const isAlone = entities.length === 1 && entities[0]!.kind === 'person';
  return {
    ...span,
    ...(interval === 'none' ? { from: null } : {}),
    ...statementTable(
      rows,
      moneyColumns(columns, 'balance', BEFORE),
      ASSETS_LESS_LIABILITIES,
      books.accountsOf,
    ),
    not_eliminated:
      entities.length > 1 && layout === 'consolidated' ? notEliminated(db, entities, gone, span.to) : [],
    notes: [
      ...currencyNotes(currencies),
      ...(isAlone
        ? [
            'An interest in a company stands at what was put in less what was taken out. Ask for all entities together to see what the companies hold.',
          ]
        : []),
    ],
  };
}
