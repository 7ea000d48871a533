/**
 * The trial balance as a table. Of one entity: opening balance, what moved, and the balance before and after adjusting entries,
 * which are those that carry the tag “adjusting”. Of several: the balance of each on the last day, and together.
 */
import { addDays } from '../../../shared/dates.ts';
import { BEGINNING, BUCKET, type EntityRow, type Scope, sumAll } from '../../ledger/index.ts';
import { prepared } from '../../vault/index.ts';
import { COMBINED_CAPITAL } from '../balance-sheet.ts';
import { figureColumns, fillColumns, moneyColumns, type Reading } from '../columns.ts';
import { combinedCapital, eliminatedAmong, notEliminated } from '../combined.ts';
import type { CommonBooks } from '../common-books.ts';
import { addTo, currencyNotes, FiguresByCurrency } from '../figures.ts';
import type { ReportRow } from '../rows.ts';
import { movements, part, unclosedNotes } from '../trial-balance.ts';
import type { Asked } from './asked.ts';
import { column, plus, plusColumns } from './build.ts';
import { BEFORE } from './figure-rows.ts';
import type { Made } from './made.ts';
import { statementTable } from './statement.ts';

export function trialBalanceTable(scope: Scope, asked: Asked): Made {
  const [only, ...more] = asked.entities;
  return more.length === 0 ? ofOne(scope, asked, only!) : ofSeveral(scope, asked);
}

/** Places of the columns of figures. */
const [OPENING, DEBITS, CREDITS, UNADJUSTED, ADJUSTMENTS] = [0, 1, 2, 3, 4];
const WIDTH = 6;

const adjusting = prepared<{
  account_id: string;
  currency: string;
  minor: number;
  debits: number;
  credits: number;
}>(
  `SELECT p.account_id, p.currency, sum(p.amount_minor) AS minor, sum(max(p.amount_minor, 0)) AS debits,
     sum(max(-p.amount_minor, 0)) AS credits
   FROM entry e CROSS JOIN posting p ON p.entry_id = e.id
   WHERE e.id IN (SELECT et.entry_id FROM tag t JOIN entry_tag et ON et.tag_id = t.id WHERE lower(t.name) = 'adjusting')
     AND e.entity_id = :entity AND e.date BETWEEN :from AND :to
   GROUP BY p.account_id, p.currency`,
);

function ofOne({ db }: Scope, { books, span }: Asked, entity: EntityRow): Made {
  const { from, to } = span;
  const figures = new FiguresByCurrency(WIDTH);
  for (const { account_id, currency, opening, debits, credits } of movements(db, { entity, ...span }))
    addTo(figures.columns(currency, account_id), [opening, debits, credits, 0, 0, 0]);
  for (const { account_id, currency, minor, debits, credits } of adjusting(db).all({
    entity: entity.id,
    from,
    to,
  }))
    addTo(figures.columns(currency, account_id), [0, -debits, -credits, 0, minor, 0]);
  figures.derive(UNADJUSTED, (all) => all[OPENING]! + all[DEBITS]! - all[CREDITS]!);
  figures.derive(WIDTH - 1, (all) => all[UNADJUSTED]! + all[ADJUSTMENTS]!);
  const currencies = figures.currencies(entity.base_currency);
  const at = (place: number) => BEFORE + place;
  return {
    ...span,
    ...added(
      books,
      currencies.flatMap((currency) => part(books.chart, figures.of(currency), currency, WIDTH).rows),
      [
        column('opening', 'Opening', 'money', { to: addDays(from, -1) }),
        column('debits', 'Debits', 'money', span),
        column('credits', 'Credits', 'money', span),
        column('unadjusted', 'Unadjusted', 'money', {
          adds: [...plusColumns(at(OPENING), at(DEBITS)), { column: at(CREDITS), times: -1 }],
        }),
        column('adjustments', 'Adjustments', 'money', span),
        column('closing', 'Adjusted', 'money', { to, adds: plusColumns(at(UNADJUSTED), at(ADJUSTMENTS)) }),
      ],
    ),
    notes: [...unclosedNotes(books.chart, figures, currencies, span), ...currencyNotes(currencies)],
  };
}

function ofSeveral({ db }: Scope, asked: Asked): Made {
  const { books, span, entities, layout } = asked;
  const gone = eliminatedAmong(db, entities, span.to);
  const reading: Reading = {
    of: ({ id: entityId }, { to }) =>
      sumAll(db, { entityId, from: BEGINNING, to, bucket: BUCKET.whole }).map((sum) => ({
        ...{ line: books.lineOf(sum.account_id), currency: sum.currency, minor: sum.minor },
      })),
    eliminated: () =>
      gone.map(({ accountId, currency, minor }) => ({
        ...{ line: accountId === null ? COMBINED_CAPITAL : books.lineOf(accountId), currency, minor: -minor },
      })),
  };
  const columns = figureColumns(books, { ...asked, kind: 'balance' });
  const figures = fillColumns(columns, reading);
  const currencies = figures.currencies(entities[0]!.base_currency);
  const chart = [...books.chart, combinedCapital(books.chart[0]!)];
  return {
    ...span,
    ...added(
      books,
      currencies.flatMap((currency) => part(chart, figures.of(currency), currency, columns.length).rows),
      moneyColumns(columns, 'balance', BEFORE),
    ),
    not_eliminated: layout === 'consolidated' ? notEliminated(db, entities, gone, span.to) : [],
    notes: currencyNotes(currencies),
  };
}

/** There are no headings: the total of each currency is all of its accounts. */
function added(
  books: CommonBooks,
  rows: readonly ReportRow[],
  columns: Parameters<typeof statementTable>[1],
) {
  const table = statementTable(rows, columns, null, (id) =>
    id === COMBINED_CAPITAL ? [] : books.accountsOf(id),
  );
  let accounts: number[] = [];
  for (const [at, row] of table.rows.entries()) {
    if (row.kind === 'account') accounts.push(at);
    else {
      row.adds = plus(...accounts);
      accounts = [];
    }
  }
  return table;
}
