/** The legs that a built report counts, added up by row, column and currency in one query. */
import type { BuildDefinition } from '../../../shared/contract/report-build.ts';
import {
  amountBetween,
  type ChartAccount,
  type EntityRow,
  eachWordIn,
  findAccount,
  loadChart,
  Params,
} from '../../ledger/index.ts';
import type { VaultDatabase } from '../../vault/index.ts';
import type { Days } from '../periods.ts';

export interface LegSum {
  /** An account’s or entity’s id, a payee, or the name of a tag. */
  row: string;
  /** The month (`YYYY-MM`), an entity’s id, or nothing. */
  column: string;
  currency: string;
  minor: number;
}

/** What the report is about, looked up. */
export interface Chosen {
  entities: readonly EntityRow[];
  /** Accounts whose legs are counted. */
  counted: readonly ChartAccount[];
  /** Accounts that another leg of the entry must be in; `null`: any. */
  beside: readonly string[] | null;
}

const MONEY: ReadonlySet<string> = new Set(['bank', 'cash', 'card']);

function isCounted({ type, role }: ChartAccount, counts: BuildDefinition['counts']): boolean {
  switch (counts) {
    case 'expenses':
      return type === 'expense';
    case 'income':
      return type === 'income';
    case 'both':
      return type === 'income' || type === 'expense';
    case 'money':
      return MONEY.has(role);
  }
}

/** Fails as looking up an account does: NOT_FOUND, or INVALID_INPUT where several have the name. */
export function choose(
  db: VaultDatabase,
  definition: BuildDefinition,
  entities: readonly EntityRow[],
): Chosen {
  const chart = entities.flatMap(({ id }) => loadChart(db, id));
  const counted = chart.filter((account) => isCounted(account, definition.counts));
  const { accounts } = definition;
  if (accounts === undefined || accounts.length === 0) return { entities, counted, beside: null };
  const only = entities.length === 1 ? entities[0]!.id : undefined;
  const wanted = new Set(accounts.flatMap((ref) => withThoseBelow(chart, findAccount(db, ref, only))));
  const own = counted.filter(({ id }) => wanted.has(id));
  const others = [...wanted].filter((id) => !counted.some((account) => account.id === id));
  return {
    entities,
    counted: own.length > 0 ? own : counted,
    beside: others.length > 0 ? others : null,
  };
}

function withThoseBelow(chart: readonly ChartAccount[], top: ChartAccount): string[] {
  const below = chart.filter(
    ({ entity_id, path }) => entity_id === top.entity_id && path.startsWith(`${top.path}:`),
  );
  return [top.id, ...below.map(({ id }) => id)];
}

const ROW: Record<BuildDefinition['rows'], string> = {
  category: 'p.account_id',
  account: 'p.account_id',
  entity: 'a.entity_id',
  payee: 'e.payee',
  tag: "coalesce(t.name, '')",
};

/** An entry with several tags is in the row of each; `rows` of `null` adds up everything once. */
export function sumLegs(
  db: VaultDatabase,
  definition: BuildDefinition,
  { counted, beside }: Chosen,
  { from, to }: Days,
  rows: BuildDefinition['rows'] | null,
): LegSum[] {
  const { columns, counts, payee, text, tag, amount_min, amount_max } = definition;
  const params = new Params();
  const where = [
    `a.id IN ${params.addList(counted.map(({ id }) => id))}`,
    `p.date BETWEEN ${params.add(from)} AND ${params.add(to)}`,
    // What closes the year to equity was neither earned nor spent.
    "p.entry_id NOT IN (SELECT id FROM entry WHERE source = 'closing')",
  ];
  if (beside)
    where.push(
      `EXISTS (SELECT 1 FROM posting o WHERE o.entry_id = p.entry_id AND o.account_id IN ${params.addList(beside)})`,
    );
  if (payee) where.push(eachWordIn(payee, ['e.payee'], params));
  if (text) where.push(eachWordIn(text, ['e.payee', 'e.memo', "coalesce(p.memo, '')"], params));
  if (tag)
    where.push(
      `p.entry_id IN (SELECT x.entry_id FROM entry_tag x JOIN tag y ON y.id = x.tag_id WHERE y.name = ${params.add(tag)})`,
    );
  if (amount_min !== undefined || amount_max !== undefined)
    where.push(amountBetween(amount_min, amount_max, params));
  const joins = [
    ...(rows === 'payee' || payee || text ? ['JOIN entry e ON e.id = p.entry_id'] : []),
    ...(rows === 'tag'
      ? ['LEFT JOIN entry_tag g ON g.entry_id = p.entry_id LEFT JOIN tag t ON t.id = g.tag_id']
      : []),
  ];
  // Debits are positive in the books: income is the other way round, and so are costs where they come off income.
  const sign = counts === 'expenses' || counts === 'money' ? '' : '-';
  const bucket = columns === 'none' ? "''" : columns === 'entity' ? 'a.entity_id' : 'substr(p.date, 1, 7)';
  return db
    .prepare(
      `SELECT ${rows === null ? "''" : ROW[rows]} AS "row", ${bucket} AS "column", p.currency, ${sign}sum(p.amount_minor) AS minor
       FROM account a CROSS JOIN posting p ON p.account_id = a.id ${joins.join(' ')}
       WHERE ${where.join(' AND ')} GROUP BY 1, 2, 3`,
    )
    .all(params.values) as LegSum[];
}
