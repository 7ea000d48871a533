/**
 * What customers owe, or what is owed to vendors, by how long it is past due on a day: item by item under each name, and in all what
 * the accounts of the balance sheet hold. No entry names a due date, so that each falls due after the entity's usual days.
 */
import type { TableRow } from '../../../shared/contract/report-table.ts';
import { counted } from '../../../shared/counted.ts';
import { type CalendarDate, daysBetween } from '../../../shared/dates.ts';
import { formatMoney, formatMoneyForPeople } from '../../../shared/money.ts';
import { BEGINNING, BUCKET, type EntityRow, type Scope, sumAll } from '../../ledger/index.ts';
import { type OwedSide, owedOn, OWED_SIGNS as SIGNS, type StandingItem } from '../../solvency/index.ts';
import { currencyNotes } from '../figures.ts';
import { column, plus, plusColumns, tableRow, textColumn } from './build.ts';
import type { Made } from './made.ts';

const AGES = [
  { title: 'Current', until: 0 },
  { title: '1–30 days', until: 30 },
  { title: '31–60 days', until: 60 },
  { title: '61–90 days', until: 90 },
  { title: 'Over 90 days', until: Number.POSITIVE_INFINITY },
] as const;

const WORDS = {
  receivable: { who: 'Customer', nobody: 'Without a customer', item: 'Invoice' },
  payable: { who: 'Vendor', nobody: 'Without a vendor', item: 'Bill' },
};
/** What stands the other way: it does not age. */
const AHEAD = 'Paid ahead or owed back';

/** What stands before the amounts of an item: whose or what, its day, its due day. */
const BEFORE = 3;

export function agingTable({ db }: Scope, entity: EntityRow, side: OwedSide, to: CalendarDate): Made {
  const { accounts, termsDays, itemsIn } = owedOn(db, entity, { side, asOf: to });
  const sums = sumAll(db, { entityId: entity.id, from: BEGINNING, to, bucket: BUCKET.whole });
  const held = sums.filter(({ account_id: id, minor }) => accounts.has(id) && minor !== 0);
  const currencies = [...new Set([entity.base_currency, ...held.map(({ currency }) => currency)])];
  const rows: TableRow[] = [];
  for (const currency of currencies) addRows(rows, itemsIn(currency), { side, to, currency });
  return {
    ...{ from: null, to, rows },
    columns: [
      textColumn('who', WORDS[side].who),
      column('date', 'Date', 'date'),
      column('due', 'Due', 'date'),
      ...AGES.map(({ title }, at) => column(`age-${at}`, title, 'money', { to })),
      column('total', 'Total', 'money', { to, adds: plusColumns(...AGES.map((_, at) => BEFORE + at)) }),
      textColumn('currency', 'Currency'),
    ],
    notes: [
      `No entry names a due date: each is taken to fall due ${counted(termsDays, 'day')} after its own. A payment settles the oldest that is open under its name.`,
      ...held.map(
        ({ account_id: id, currency, minor }) =>
          `The balance sheet has ${formatMoneyForPeople(SIGNS[side] * minor, currency)} ${currency} on ${accounts.get(id)!}.`,
      ),
      ...currencyNotes(currencies),
    ],
  };
}

interface Place {
  side: OwedSide;
  to: CalendarDate;
  currency: string;
}

function addRows(rows: TableRow[], items: readonly StandingItem[], place: Place): void {
  const { side, currency } = place;
  const parties = [...Map.groupBy(items, ({ who }) => who).values()]
    .map((own) => ({ name: own.at(-1)!.payee.trim() || WORDS[side].nobody, own }))
    .sort((a, b) => (a.name < b.name ? -1 : Number(a.name > b.name)));
  const heads = parties.map(({ name, own }) => {
    const at = rows.length;
    const lines = own.toSorted((a, b) => (a.date < b.date ? -1 : Number(a.date > b.date)));
    rows.push(
      tableRow({
        ...{ kind: 'account', currency, adds: plus(...lines.map((_, i) => at + 1 + i)) },
        account_ids: [...new Set(own.map(({ accountId }) => accountId))],
        cells: [name, null, null, ...amounts(own, place), currency],
      }),
      ...lines.map((item) => itemRow(item, place)),
    );
    return at;
  });
  rows.push(
    tableRow({
      ...{ kind: 'total', currency, adds: plus(...heads) },
      cells: ['Total', null, null, ...amounts(items, place), currency],
    }),
  );
}

function itemRow(item: StandingItem, place: Place): TableRow {
  const { date, dueOn, entryId, accountId } = item;
  const { side, currency } = place;
  const cells = amounts([item], place).map((amount, at) =>
    at === ageOf(item, place) || at === AGES.length ? amount : null,
  );
  return tableRow({
    ...{ kind: 'line', depth: 1, currency, account_ids: [accountId], entry_id: entryId },
    cells: [dueOn === null ? AHEAD : WORDS[side].item, date, dueOn, ...cells, currency],
  });
}

/** By age, and together. */
function amounts(items: readonly StandingItem[], place: Place): string[] {
  const sum = (holds: (item: StandingItem) => boolean) =>
    items.reduce((total, item) => (holds(item) ? total + item.openMinor : total), 0);
  return [...AGES.map((_, at) => sum((item) => ageOf(item, place) === at)), sum(() => true)].map((minor) =>
    formatMoney(minor, place.currency),
  );
}

function ageOf({ dueOn }: StandingItem, { to }: Pick<Place, 'to'>): number {
  const past = dueOn === null ? 0 : daysBetween(dueOn, to);
  return AGES.findIndex(({ until }) => past <= until);
}
