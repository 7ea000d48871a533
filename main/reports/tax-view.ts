/**
 * Two readings of the same entries: the books of a taxpayer and of each of their disregarded LLCs, and beside them what is
 * left for income tax, where these are one. For every account the tax view is the books and what was eliminated together, and
 * what was eliminated comes to zero; where it does not by itself, the owner's capital in the tax view has the rest.
 */
import type { z } from 'zod';
import type { contract } from '../../shared/contract/index.ts';
import { formatMoney } from '../../shared/money.ts';
import {
  accountPath,
  BEGINNING,
  BUCKET,
  type ChartAccount,
  type EntityRow,
  findEntity,
  loadChart,
  requireOrder,
  type Scope,
  type Sum,
  sumAll,
  sumEarnings,
} from '../ledger/index.ts';
import { type Eliminated, eliminations, type Families, findForm, loadFamilies } from '../tax/index.ts';
import type { VaultDatabase } from '../vault/index.ts';
import { currencyNotes } from './figures.ts';
import { belowRoot } from './rows.ts';
import type { SpanInput } from './span.ts';
import { bridgeOf } from './tax-bridge.ts';

type Report = z.infer<NonNullable<(typeof contract.reports.tax_view)['~orpc']['outputSchema']>>;
type Row = Report['rows'][number];
type List = z.infer<NonNullable<(typeof contract.reports.eliminations)['~orpc']['outputSchema']>>;

/** The books of one taxpayer, and the days that are asked for. */
interface View {
  families: Families;
  taxpayer: EntityRow;
  family: EntityRow[];
  from: string;
  to: string;
}

function viewOf(scope: Scope, input: SpanInput): View {
  const { db, today } = scope;
  const asked = findEntity(db, input.entity);
  const to = input.to ?? today;
  const from = input.from ?? `${to.slice(0, 4)}-01-01`;
  requireOrder(from, to);
  const families = loadFamilies(db);
  const taxpayer = findEntity(db, families.taxpayerOf(asked.id, to));
  return { families, taxpayer, family: families.familyOf(taxpayer.id, to), from, to };
}

/** Both sides lie in books that are shown. */
function goneFrom(db: VaultDatabase, { families, taxpayer, family, to }: View): Eliminated[] {
  const shown = new Set(family.map(({ id }) => id));
  const all = eliminations(db, families, taxpayer.id, to);
  const outside = new Set(
    all.filter(({ entityId }) => !shown.has(entityId)).map(({ crossingId }) => crossingId),
  );
  return all.filter(({ crossingId }) => !outside.has(crossingId));
}

/** An amount of the books, debits positive, and what of it goes. */
interface Figure {
  legal: number;
  gone: number;
  crossings: Set<string>;
}

class Figures {
  readonly #all = new Map<string, Figure>();

  of(currency: string, id: string): Figure {
    const key = `${currency} ${id}`;
    const figure = this.#all.get(key) ?? { legal: 0, gone: 0, crossings: new Set<string>() };
    this.#all.set(key, figure);
    return figure;
  }

  add(sums: readonly Sum[], idOf: (accountId: string) => string): void {
    for (const { account_id, currency, minor } of sums) this.of(currency, idOf(account_id)).legal += minor;
  }

  take({ currency, minor, crossingId }: Eliminated, id: string): void {
    const figure = this.of(currency, id);
    figure.gone += minor;
    figure.crossings.add(crossingId);
  }

  currencies(): string[] {
    return [...new Set([...this.#all.keys()].map((key) => key.slice(0, 3)))];
  }
}

/** Computed lines; no account has such an id. */
const EARNED_BEFORE = 'earned-before';
const EARNED = 'earned';
const CAPITAL = 'capital-of-the-tax-view';

type Type = ChartAccount['type'];
const COMPUTED: Record<string, { label: string; type: Type }> = {
  [EARNED_BEFORE]: { label: 'Net income before the period', type: 'equity' },
  [EARNED]: { label: 'Net income of the period', type: 'equity' },
  [CAPITAL]: { label: 'Owner’s capital in the tax view', type: 'equity' },
};

const isEarning = (type: Type) => type === 'income' || type === 'expense';
const signOf = (type: Type) => (type === 'asset' || type === 'expense' ? 1 : -1);

export function taxView(scope: Scope, input: SpanInput): Report {
  const { db } = scope;
  const view = viewOf(scope, input);
  const { taxpayer, family, from, to } = view;
  const gone = goneFrom(db, view);
  const rows = family.flatMap((entity) =>
    rowsOf(
      db,
      entity,
      view,
      gone.filter(({ entityId }) => entityId === entity.id),
    ),
  );
  const isOnScheduleC = taxpayer.tax_class === null || taxpayer.tax_class === 'disregarded';
  const companies = isOnScheduleC ? family.filter(({ tax_class }) => tax_class === 'disregarded') : [];
  const hasForm = findForm('schedule-c', Number(to.slice(0, 4))) !== undefined;
  const currency = taxpayer.base_currency;
  const own = rows.filter((row) => row.currency === currency);
  return {
    report: 'tax_view',
    ...{ taxpayer: taxpayer.name, taxpayer_id: taxpayer.id, from, to, currency },
    entities: family.map(({ id, name }) => ({ id, name })),
    rows: rows.map(({ amounts, ...row }) => ({ ...row, ...written(amounts, row.currency) })),
    totals: {
      net_income: totalOf(own, currency, ({ type }) => (type === 'income' ? 1 : type === 'expense' ? -1 : 0)),
      assets: totalOf(own, currency, ({ type }) => (type === 'asset' ? 1 : 0)),
      liabilities: totalOf(own, currency, ({ type }) => (type === 'liability' ? 1 : 0)),
      equity: totalOf(own, currency, ({ type }) => (type === 'equity' ? 1 : 0)),
    },
    bridges: hasForm ? companies.map((entity) => bridgeOf(scope, entity, { from, to }, gone)) : [],
    notes: [
      ...(family.length === 1
        ? [`${taxpayer.name} has no disregarded LLC here: the tax view is the books as they are.`]
        : []),
      ...(hasForm || companies.length === 0
        ? []
        : [
            `The lines of Schedule C for ${to.slice(0, 4)} are not known here: nothing leads to its line 31.`,
          ]),
      ...currencyNotes([...new Set(rows.map((row) => row.currency))]),
    ],
  };
}

interface Amounts {
  legal: number;
  tax: number;
}

type Computed = Omit<Row, 'legal' | 'eliminated' | 'tax'> & { amounts: Amounts };

function rowsOf(db: VaultDatabase, entity: EntityRow, view: View, gone: readonly Eliminated[]): Computed[] {
  const { from, to } = view;
  const chart = loadChart(db, entity.id);
  const types = new Map(chart.map(({ id, type }) => [id, type]));
  const period = { entityId: entity.id, from, to, bucket: BUCKET.whole };
  const income = new Figures();
  income.add(sumEarnings(db, period), (id) => id);
  const balance = new Figures();
  const whole = sumAll(db, { ...period, from: BEGINNING });
  balance.add(whole, (id) => (isEarning(types.get(id)!) ? EARNED_BEFORE : id));
  const within = sumAll(db, period).filter(({ account_id }) => isEarning(types.get(account_id)!));
  balance.add(within, () => EARNED);
  balance.add(
    within.map((sum) => ({ ...sum, minor: -sum.minor })),
    () => EARNED_BEFORE,
  );
  for (const one of gone) {
    const type = one.accountId === null ? 'equity' : types.get(one.accountId)!;
    if (!isEarning(type)) balance.take(one, one.accountId ?? CAPITAL);
    else {
      balance.take(one, one.date < from ? EARNED_BEFORE : EARNED);
      if (one.date >= from) income.take(one, one.accountId!);
    }
  }
  const lines = [
    ...chart.filter(({ type }) => isEarning(type)).map((account) => ['income', account] as const),
    ...chart.filter(({ type }) => !isEarning(type)).map((account) => ['balance', account] as const),
  ];
  const computed = Object.entries(COMPUTED).map(([id, { label, type }]) => ({ id, label, type, code: null }));
  const currencies = [...new Set([...income.currencies(), ...balance.currencies()])].sort();
  return currencies.flatMap((currency) => [
    ...lines.flatMap(([part, { id, path, type, code }]) =>
      rowFor(
        entity,
        part,
        { id, label: belowRoot(path), type, code },
        id,
        currency,
        part === 'income' ? income : balance,
      ),
    ),
    ...computed.flatMap((line) => rowFor(entity, 'balance', line, null, currency, balance)),
  ]);
}

function rowFor(
  entity: EntityRow,
  part: Row['part'],
  line: { id: string; label: string; type: Type; code: string | null },
  accountId: string | null,
  currency: string,
  figures: Figures,
): Computed[] {
  const { legal, gone, crossings } = figures.of(currency, line.id);
  if (legal === 0 && gone === 0 && crossings.size === 0) return [];
  const sign = signOf(line.type);
  return [
    {
      ...{ part, entity_id: entity.id, entity: entity.name, account_id: accountId },
      ...{ label: line.label, code: line.code, type: line.type, currency },
      amounts: { legal: sign * legal, tax: sign * (legal - gone) },
      crossings: crossings.size,
    },
  ];
}

function written({ legal, tax }: Amounts, currency: string) {
  return {
    legal: formatMoney(legal, currency),
    eliminated: formatMoney(tax - legal, currency),
    tax: formatMoney(tax, currency),
  };
}

function totalOf(rows: readonly Computed[], currency: string, sign: (row: Computed) => number) {
  const total = { legal: 0, tax: 0 };
  for (const row of rows) {
    total.legal += sign(row) * row.amounts.legal;
    total.tax += sign(row) * row.amounts.tax;
  }
  return written(total, currency);
}

/** What the tax view leaves out in the period, the latest first. */
export function listEliminations(
  scope: Scope,
  input: SpanInput & { account?: string | undefined; limit: number },
): List {
  const { db } = scope;
  const view = viewOf(scope, input);
  const found = goneFrom(db, view)
    .filter(({ date, accountId }) => date >= view.from && (input.account ?? accountId) === accountId)
    .reverse();
  const names = new Map(view.family.map(({ id, name }) => [id, name]));
  return {
    total: found.length,
    eliminations: found.slice(0, input.limit).map((one) => ({
      ...{ crossing_id: one.crossingId, kind: one.kind, date: one.date, entry_id: one.entryId },
      ...{ entity: names.get(one.entityId)!, account_id: one.accountId, currency: one.currency },
      account: one.accountId === null ? COMPUTED[CAPITAL]!.label : accountPath(db, one.accountId),
      amount: formatMoney(one.minor, one.currency),
    })),
  };
}
