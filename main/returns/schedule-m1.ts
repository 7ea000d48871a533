/**
 * Schedule M-1: from what the books earned to what Schedule K has, by what each account brings to both. It comes to Schedule K
 * exactly; what no account explains stands among the other items and is said.
 */
import type { FormName, TaxForm } from '../../shared/contract/tax.ts';
import { formatMoneyForPeople } from '../../shared/money.ts';
import { BUCKET, type EntityRow, loadChart, type Scope, sumEarnings, taxYearOf } from '../ledger/index.ts';
import { goneFromBooks } from '../reports/index.ts';
import { total } from '../tax/index.ts';
import type { Filer } from './filer.ts';
import { given } from './given.ts';
import { type ScheduleK, scheduleK } from './schedule-k.ts';

type Item =
  | 'books'
  | 'incomeOnReturn'
  | 'guaranteed'
  | 'depreciationInBooks'
  | 'meals'
  | 'costsInBooks'
  | 'exempt'
  | 'incomeInBooks'
  | 'depreciationOnReturn'
  | 'costsOnReturn';

const LINES: Readonly<Record<'1065-m1' | '1120-s-m1', Readonly<Partial<Record<Item, string>>>>> = {
  '1065-m1': {
    ...{ books: '1', incomeOnReturn: '2', guaranteed: '3', depreciationInBooks: '4a', meals: '4b' },
    ...{
      costsInBooks: '4',
      exempt: '6a',
      incomeInBooks: '6',
      depreciationOnReturn: '7a',
      costsOnReturn: '7',
    },
  },
  '1120-s-m1': {
    ...{ books: '1', incomeOnReturn: '2', depreciationInBooks: '3a', meals: '3b', costsInBooks: '3' },
    ...{ exempt: '5a', incomeInBooks: '5', depreciationOnReturn: '6a', costsOnReturn: '6' },
  },
};

/** Those that take off: the others add. */
const MINUS: ReadonlySet<Item> = new Set([
  'exempt',
  'incomeInBooks',
  'depreciationOnReturn',
  'costsOnReturn',
]);

export function scheduleM1(scope: Scope, filer: Filer, form: keyof typeof LINES): TaxForm {
  const k = scheduleK(scope, filer);
  const { amounts, rest } = reconcile(scope, filer, k);
  const { base_currency: currency } = filer.company;
  const lines = new Map(
    Object.entries(LINES[form]).map(([item, line]) => [line, amounts[item as Item]] as const),
  );
  return given(filer, form as FormName, lines, [
    ...(rest === 0
      ? []
      : [
          `${formatMoneyForPeople(Math.abs(rest), currency)} between the books and Schedule K is explained by no account; it stands among the other items.`,
        ]),
    ...k.page.notes.filter((note) => !note.startsWith('The lines are those of')),
  ]);
}

function reconcile(
  { db }: Scope,
  { company, books, year }: Filer,
  k: ScheduleK,
): { amounts: Record<Item, number>; rest: number } {
  const booked = new Map(
    books.flatMap((one) => [...bookedIn(db, one, taxYearOf(company, year), books.length > 1)]),
  );
  const amounts: Record<Item, number> = {
    ...{ books: -total(booked.values()), incomeOnReturn: 0, guaranteed: 0, depreciationInBooks: 0, meals: 0 },
    ...{ costsInBooks: 0, exempt: 0, incomeInBooks: 0, depreciationOnReturn: 0, costsOnReturn: 0 },
  };
  const add = (plus: Item, minus: Item, amount: number) => {
    amounts[amount > 0 ? plus : minus] += Math.abs(amount);
  };
  const { layout, page, form, read } = k;
  const onPage = new Set(page.lines.flatMap(({ accounts }) => accounts.map(({ account_id }) => account_id)));
  let depreciated = 0;
  for (const { form: of, line, account } of accountsOf(page, form)) {
    const [books, whole, taken] = [account.books, account.whole, account.amount].map(read) as [
      number,
      number,
      number,
    ];
    const isK = of === layout.k;
    if (isK ? line.line === layout.section179 : line.line === layout.depreciation) depreciated += books;
    else if (isK && layout.exempt.includes(line.line)) amounts.exempt += books;
    else if (isK && line.line === layout.nondeductible) {
      // The half of meals that Schedule K has here is what page 1 left of them.
      if (!onPage.has(account.account_id)) amounts.costsInBooks += books;
    } else if (line.from === 'credits') add('incomeOnReturn', 'incomeInBooks', whole - books);
    else {
      add('costsOnReturn', 'costsInBooks', whole - books);
      amounts.meals += whole - taken;
    }
  }
  const types = new Map(
    books.flatMap((one) => loadChart(db, one.id).map(({ id, type }) => [id, type] as const)),
  );
  for (const { account_id } of [...page.unmapped, ...form.unmapped]) {
    const debits = booked.get(account_id) ?? 0;
    if (types.get(account_id) === 'expense') amounts.costsInBooks += debits;
    else amounts.incomeInBooks -= debits;
  }
  const onReturn = read(page.lines.find(({ line }) => line === layout.depreciation)!.amount!);
  add('depreciationOnReturn', 'depreciationInBooks', onReturn + k.amount(layout.section179) - depreciated);
  if (layout.guaranteed !== null) amounts.guaranteed = k.amount(layout.guaranteed);
  const sum = (Object.keys(amounts) as Item[]).reduce(
    (all, item) => all + (MINUS.has(item) ? -amounts[item] : amounts[item]),
    0,
  );
  const rest = k.total - sum;
  add('incomeOnReturn', 'costsOnReturn', rest);
  return { amounts, rest };
}

function* accountsOf(...forms: readonly TaxForm[]) {
  for (const { form, lines } of forms)
    for (const line of lines)
      if (line.from === 'credits' || line.from === 'debits')
        for (const account of line.accounts) yield { form, line, account };
}

/** What income and expense accounts have of the year, debits positive, without what is between books of one taxpayer. */
function bookedIn(
  db: Scope['db'],
  entity: EntityRow,
  days: ReturnType<typeof taxYearOf>,
  isOneOfSeveral: boolean,
) {
  const { id, base_currency } = entity;
  const booked = new Map<string, number>();
  for (const one of sumEarnings(db, { entityId: id, ...days, bucket: BUCKET.whole }))
    if (one.currency === base_currency)
      booked.set(one.account_id, (booked.get(one.account_id) ?? 0) + one.minor);
  if (isOneOfSeveral)
    for (const [account, minor] of goneFromBooks(db, { entity, ...days }).earnings)
      booked.set(account, (booked.get(account) ?? 0) - minor);
  return booked;
}
