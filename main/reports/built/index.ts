/**
 * A report that somebody put together, in the shape of every other: a row for each category, payee, tag, account or entity, in as
 * many columns as there are months, quarters, years or entities. Fails with NOT_FOUND for an unknown entity or account, and with
 * INVALID_INPUT for days in the wrong order.
 */

import type { BuildDefinition, BuildRequest, BuiltTable } from '../../../shared/contract/report-build.ts';
import type { TableColumn } from '../../../shared/contract/report-table.ts';
import { formatMoney } from '../../../shared/money.ts';
import { type EntityRow, findEntity, listEntities, requireOrder, type Scope } from '../../ledger/index.ts';
import { currencyNotes } from '../figures.ts';
import { type Days, daysOfPeriod, periodOf, periodsOf } from '../periods.ts';
import { column, plus, plusColumns, tableRow, textColumn } from '../table/build.ts';
import { type Chosen, choose, type LegSum, sumLegs } from './legs.ts';

const COUNTS = {
  expenses: 'Expenses',
  income: 'Income',
  both: 'Income less expenses',
  money: 'Money',
} as const;
const ROWS = {
  category: 'Category',
  payee: 'Payee',
  tag: 'Tag',
  account: 'Account',
  entity: 'Entity',
} as const;
const UNSAID = { payee: 'No payee', tag: 'No tag' } as const;

/** The name stands before the figures. */
const BEFORE = 1;

/** Rows are any legs at all, and what crossed is only told from the rest by its pair. */
const NOT_ELIMINATED =
  'What these entities earned from or paid to each other is counted on both sides; the income statement together leaves it out.';

export function builtReport(scope: Scope, request: BuildRequest): BuiltTable {
  const { db } = scope;
  const entities = request.entities?.length
    ? uniqueById(request.entities.map((ref) => findEntity(db, ref)))
    : listEntities(db);
  const span = daysOf(scope, request, entities);
  const chosen = choose(db, request, entities);
  const figures = columnsOf(request.columns, span, entities);
  const placed = new Placed(figures);
  const nameOf = namesOf(request, chosen);
  const sums = sumLegs(db, request, chosen, span, request.rows);
  for (const sum of sums) placed.add(sum, nameOf(sum.row));
  // What has several tags stands in several rows, and counts once.
  const whole = new Placed(figures);
  for (const sum of request.rows === 'tag' ? sumLegs(db, request, chosen, span, null) : sums)
    whole.add(sum, { name: '', accountIds: [] });
  const currencies = [...new Set(whole.lines.map(({ currency }) => currency))].sort(
    byBase(entities[0]?.base_currency),
  );
  const blocks = currencies.map((currency) => block(request, placed, whole, currency));
  let first = 0;
  const rows = blocks.flatMap(({ lines, total, isSum }) => {
    const at = first;
    first += lines.length + 1;
    const row = (kind: 'account' | 'total', { name, accountIds, currency, amounts }: Line) =>
      tableRow({
        ...{ kind, currency, account_ids: accountIds },
        cells: [name, ...amounts.map((amount) => formatMoney(amount, currency)), currency],
      });
    return [
      ...lines.map((line) => row('account', line)),
      {
        ...row('total', { ...total, name: 'Total' }),
        adds: isSum ? plus(...lines.map((_, i) => at + i)) : [],
      },
    ];
  });
  return {
    report: 'built',
    title: `${COUNTS[request.counts]} by ${ROWS[request.rows].toLowerCase()}`,
    entities: entities.map(({ id, name }) => ({ id, name })),
    ...span,
    basis: 'accrual',
    columns: [
      textColumn('name', ROWS[request.rows]),
      ...figures.map(({ head }) => head),
      textColumn('currency', 'Currency'),
    ],
    rows,
    not_eliminated: [],
    notes: [
      ...currencyNotes(currencies),
      ...(entities.length === 1 ? [] : [NOT_ELIMINATED]),
      ...(blocks.every(({ isSum }) => isSum)
        ? []
        : ['An entry with several tags stands in the row of each; the total counts it once.']),
    ],
    next: null,
  };
}

function uniqueById(entities: readonly EntityRow[]): EntityRow[] {
  return [...new Map(entities.map((entity) => [entity.id, entity])).values()];
}

function daysOf(
  { db, today }: Scope,
  { from, to = today }: BuildRequest,
  entities: readonly EntityRow[],
): Days {
  const first = db
    .prepare('SELECT min(date) FROM entry WHERE entity_id IN (SELECT value FROM json_each(?))')
    .pluck()
    .get(JSON.stringify(entities.map(({ id }) => id))) as string | null;
  const begin = from ?? (first !== null && first < to ? first : to);
  requireOrder(begin, to);
  return { from: begin, to };
}

/** The entity’s own currency first. */
function byBase(base: string | undefined) {
  return (a: string, b: string) => Number(b === base) - Number(a === base) || (a < b ? -1 : 1);
}

// --- Columns ---------------------------------------------------------------------------------------------------------

interface FigureColumn {
  head: TableColumn;
  /** Whether a sum of this month, or of this entity, belongs to it. */
  takes(bucket: string): boolean;
}

function columnsOf(
  columns: BuildDefinition['columns'],
  span: Days,
  entities: readonly EntityRow[],
): FigureColumn[] {
  const each = partsOf(columns, span, entities);
  const adds = plusColumns(...each.map((_, at) => BEFORE + at));
  return [...each, { head: column('total', 'Total', 'money', { ...span, adds }), takes: () => true }];
}

function partsOf(
  columns: BuildDefinition['columns'],
  span: Days,
  entities: readonly EntityRow[],
): FigureColumn[] {
  if (columns === 'none') return [];
  if (columns === 'entity')
    return entities.map(({ id, name }) => ({
      head: column(id, name, 'money', { ...span, entity_id: id }),
      takes: (bucket) => bucket === id,
    }));
  return periodsOf(span, columns).map(({ name }) => ({
    head: column(name, name, 'money', daysOfPeriod(name, span)),
    takes: (bucket) => periodOf(bucket, columns) === name,
  }));
}

// --- Rows ------------------------------------------------------------------------------------------------------------

interface Line {
  name: string;
  accountIds: string[];
  currency: string;
  /** In minor units, one for each column of figures. */
  amounts: number[];
}

/** Sums put into lines; what has the same name and currency is one line. */
class Placed {
  readonly #columns: readonly FigureColumn[];
  readonly #lines = new Map<string, Line>();
  /** Where the sums of a month or an entity go. */
  readonly #places = new Map<string, number[]>();

  constructor(columns: readonly FigureColumn[]) {
    this.#columns = columns;
  }

  get lines(): Line[] {
    return [...this.#lines.values()];
  }

  add({ column: bucket, currency, minor }: LegSum, { name, accountIds }: Pick<Line, 'name' | 'accountIds'>) {
    const key = `${currency} ${name}`;
    const line = this.#lines.get(key) ?? {
      ...{ name, accountIds: [], currency },
      amounts: new Array<number>(this.#columns.length).fill(0),
    };
    this.#lines.set(key, line);
    for (const id of accountIds) if (!line.accountIds.includes(id)) line.accountIds.push(id);
    for (const at of this.#placesOf(bucket)) line.amounts[at]! += minor;
  }

  #placesOf(bucket: string): number[] {
    const known = this.#places.get(bucket);
    if (known) return known;
    const places = this.#columns.flatMap(({ takes }, at) => (takes(bucket) ? [at] : []));
    this.#places.set(bucket, places);
    return places;
  }
}

const HEAD = /^(expenses|income):/i;

/** What a row is called, and the account behind it. */
function namesOf({ rows, counts }: BuildDefinition, { counted, entities }: Chosen) {
  const entityNames = new Map(entities.map(({ id, name }) => [id, name]));
  const accounts = new Map(counted.map((account) => [account.id, account]));
  return (row: string): Pick<Line, 'name' | 'accountIds'> => {
    if (rows === 'payee' || rows === 'tag') return { name: row === '' ? UNSAID[rows] : row, accountIds: [] };
    if (rows === 'entity') return { name: entityNames.get(row)!, accountIds: [] };
    const { id, path: whole, entity_id } = accounts.get(row)!;
    // Where all are of one kind, the head of the chart says nothing.
    const path = counts === 'expenses' || counts === 'income' ? whole.replace(HEAD, '') : whole;
    const isShared = rows === 'account' && entities.length > 1;
    return { name: isShared ? `${path} (${entityNames.get(entity_id)})` : path, accountIds: [id] };
  };
}

function block({ sort }: BuildDefinition, placed: Placed, whole: Placed, currency: string) {
  const lines = placed.lines.filter(
    (line) => line.currency === currency && line.amounts.some((n) => n !== 0),
  );
  const total = whole.lines.find((line) => line.currency === currency)!;
  const last = (line: Line) => line.amounts.at(-1)!;
  const byName = (a: Line, b: Line) => (a.name < b.name ? -1 : 1);
  lines.sort((a, b) => {
    if (sort === 'name') return byName(a, b);
    const by = last(b) - last(a);
    return (sort === 'largest' ? by : -by) || byName(a, b);
  });
  const sums = total.amounts.map((_, at) => lines.reduce((sum, line) => sum + line.amounts[at]!, 0));
  return { lines, total, isSum: sums.every((sum, at) => sum === total.amounts[at]) };
}
