/** Schedule L of a company: its own balance sheet at the beginning and at the end of the year, each account on its line. */
import type { TaxForm } from '../../shared/contract/tax.ts';
import { addDays } from '../../shared/dates.ts';
import { formatMoney } from '../../shared/money.ts';
import {
  BEGINNING,
  BUCKET,
  type ChartAccount,
  type EntityRow,
  loadChart,
  type Sum,
  sumAll,
  taxYearOf,
} from '../ledger/index.ts';
import { eliminatedOf, lineAmounts } from '../reports/index.ts';
import { requireForm } from '../tax/index.ts';
import { prepared, type VaultDatabase } from '../vault/index.ts';
import { type Against, DEBITS, LINES, type Place, placesOf } from './balance-lines.ts';
import type { Filer } from './filer.ts';
import { taxYearNotes } from './given.ts';

type Form = '1065-l' | '1120-s-l';

const counterparts = prepared<{ account_id: string; sort: string; member: string | null }>(
  `SELECT c.account_id, c.sort, m.id AS member FROM counter_account c JOIN account a ON a.id = c.account_id
   LEFT JOIN member m ON m.entity_id = a.entity_id AND m.holder_id = c.other_id WHERE a.entity_id = ?`,
);

/** An account of the balance sheet, or what was earned by one of the books and not closed to equity. */
interface Holding {
  entity: string;
  account: ChartAccount | null;
  place: Place;
}

/** Every account of all books on the return; earnings of each under its own id. */
function holdingsOf(db: VaultDatabase, books: readonly EntityRow[]): Map<string, Holding> {
  const holdings = new Map<string, Holding>();
  for (const { id, name } of books) {
    const chart = loadChart(db, id);
    const against = new Map<string, Against>(
      counterparts(db)
        .all(id)
        .map(({ account_id, sort, member }) => [account_id, { sort, isMember: member !== null }]),
    );
    const places = placesOf(chart, against);
    holdings.set(id, { entity: name, account: null, place: 'capital' });
    for (const account of chart) {
      const place = places.get(account.id);
      if (place !== undefined) holdings.set(account.id, { entity: name, account, place });
    }
  }
  return holdings;
}

/** Debits positive, by holding, without what stands between the books of one taxpayer; and what is in another currency. */
function balancesOn(
  db: VaultDatabase,
  { company, books }: Filer,
  holdings: ReadonlyMap<string, Holding>,
  day: string,
): { balances: Map<string, number>; foreign: Sum[] } {
  const balances = new Map<string, number>();
  const foreign: Sum[] = [];
  const add = (id: string, minor: number) => balances.set(id, (balances.get(id) ?? 0) + minor);
  for (const { id } of books)
    for (const sum of sumAll(db, { entityId: id, from: BEGINNING, to: day, bucket: BUCKET.whole })) {
      const isHeld = holdings.has(sum.account_id);
      if (sum.currency === company.base_currency) add(isHeld ? sum.account_id : id, sum.minor);
      else if (isHeld) foreign.push(sum);
    }
  if (books.length > 1)
    for (const { entityId, accountId, currency, minor } of eliminatedOf(db, { entity: company, to: day }))
      if (currency === company.base_currency)
        add(accountId !== null && holdings.has(accountId) ? accountId : entityId, -minor);
  return { balances, foreign: foreign.filter(({ minor }) => minor !== 0) };
}

export function scheduleL(db: VaultDatabase, filer: Filer, form: Form): TaxForm {
  const { company, year } = filer;
  const edition = requireForm(form, year);
  const holdings = holdingsOf(db, filer.books);
  const { from, to } = taxYearOf(company, year);
  const [before, after] = [addDays(from, -1), to].map((day) => balancesOn(db, filer, holdings, day)) as [
    ReturnType<typeof balancesOn>,
    ReturnType<typeof balancesOn>,
  ];
  const money = (amount: number) => formatMoney(amount, company.base_currency);
  const shown = ({ place }: Holding, minor: number) => (DEBITS.has(place) ? minor : -minor);
  const filled = (balances: ReadonlyMap<string, number>) => {
    const sums = new Map<string, number>();
    for (const [id, minor] of balances) {
      const holding = holdings.get(id)!;
      const line = LINES[form][holding.place];
      sums.set(line, (sums.get(line) ?? 0) + shown(holding, minor));
    }
    return lineAmounts(edition, new Map(), ({ line, from }) =>
      from === 'hand' ? (sums.get(line) ?? 0) : undefined,
    );
  };
  const [beginning, ending] = [filled(before.balances), filled(after.balances)];
  const accountsOn = (line: string) =>
    [...holdings].flatMap(([id, holding]) => {
      const { account, entity, place } = holding;
      const minor = after.balances.get(id) ?? 0;
      if (account === null || minor === 0 || LINES[form][place] !== line) return [];
      const amount = money(shown(holding, minor));
      return [{ entity, account: account.path, account_id: id, books: amount, whole: amount, amount }];
    });
  return {
    ...{ form, title: edition.title, year, source: edition.source, checked: edition.checked },
    ...{ entity: company.name, basis: 'accrual', currency: company.base_currency },
    lines: edition.lines.map(({ line, label, from }) => ({
      ...{ line, label, from, amount: money(ending.get(line)!), beginning: money(beginning.get(line)!) },
      ...{ percent: null, accounts: accountsOn(line) },
    })),
    unmapped: [],
    notes: [
      ...(edition.checked
        ? []
        : [`The lines are those of ${edition.source}; check them against the form of ${year}.`]),
      ...taxYearNotes(company, year),
      ...(filer.basis === 'cash'
        ? [
            'The balance sheet is that of the books, with what is owed; the return is on the cash basis, and Schedule M-1 leads to it.',
          ]
        : []),
      ...notesOf(form, ending),
      ...foreignNotes(holdings, after.foreign, company.base_currency),
    ],
  };
}

function notesOf(form: Form, ending: ReadonlyMap<string, number>): string[] {
  const [long, short] = form === '1065-l' ? ['19b', '16'] : ['20', '17'];
  return [
    ...(ending.get(long!) === 0
      ? []
      : [`Loans stand whole on line ${long}: what is due within a year belongs on line ${short}.`]),
    ...(form === '1120-s-l' && ending.get('23') !== 0
      ? [
          'What was contributed stands on line 23: what was paid for shares at their par value belongs on line 22.',
        ]
      : []),
  ];
}

/** Nothing is converted, and nothing in another currency is added up. */
function foreignNotes(
  holdings: ReadonlyMap<string, Holding>,
  foreign: readonly Sum[],
  currency: string,
): string[] {
  return foreign.map((one) => {
    const { account, place } = holdings.get(one.account_id)!;
    const amount = formatMoney(DEBITS.has(place) ? one.minor : -one.minor, one.currency);
    return `${account!.path}: ${amount} ${one.currency} is not included; the balance sheet is drawn up in ${currency}. Add it at the rate of the last day.`;
  });
}
