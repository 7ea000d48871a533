/** Schedule L of a company: its own balance sheet at the beginning and at the end of the year, each account on its line. */
import type { TaxForm } from '../../shared/contract/tax.ts';
import { formatMoney } from '../../shared/money.ts';
import { BEGINNING, BUCKET, type ChartAccount, loadChart, sumAll } from '../ledger/index.ts';
import { lineAmounts } from '../reports/index.ts';
import { requireForm } from '../tax/index.ts';
import { prepared, type VaultDatabase } from '../vault/index.ts';
import { type Against, DEBITS, LINES, type Place, placesOf } from './balance-lines.ts';
import type { Filer } from './filer.ts';

type Form = '1065-l' | '1120-s-l';

const counterparts = prepared<{ account_id: string; sort: string; member: string | null }>(
  `SELECT c.account_id, c.sort, m.id AS member FROM counter_account c JOIN account a ON a.id = c.account_id
   LEFT JOIN member m ON m.entity_id = a.entity_id AND m.holder_id = c.other_id WHERE a.entity_id = ?`,
);

/** Debits positive, by account; `null` stands for what was earned and not closed to equity. */
function balancesOn(
  db: VaultDatabase,
  { company }: Filer,
  chart: readonly ChartAccount[],
  day: string,
): Map<string | null, number> {
  const earning = new Set(
    chart.filter(({ type }) => type === 'income' || type === 'expense').map(({ id }) => id),
  );
  const balances = new Map<string | null, number>();
  for (const { account_id, currency, minor } of sumAll(db, {
    ...{ entityId: company.id, from: BEGINNING, to: day, bucket: BUCKET.whole },
  })) {
    if (currency !== company.base_currency) continue;
    const key = earning.has(account_id) ? null : account_id;
    balances.set(key, (balances.get(key) ?? 0) + minor);
  }
  return balances;
}

export function scheduleL(db: VaultDatabase, filer: Filer, form: Form): TaxForm {
  const { company, year } = filer;
  const edition = requireForm(form, year);
  const chart = loadChart(db, company.id);
  const against = new Map<string, Against>(
    counterparts(db)
      .all(company.id)
      .map(({ account_id, sort, member }) => [account_id, { sort, isMember: member !== null }]),
  );
  const places = placesOf(chart, against);
  const [before, after] = [`${year - 1}-12-31`, `${year}-12-31`].map((day) =>
    balancesOn(db, filer, chart, day),
  ) as [Map<string | null, number>, Map<string | null, number>];
  const money = (amount: number) => formatMoney(amount, company.base_currency);
  const placeOf = (id: string | null): Place => (id === null ? 'capital' : places.get(id)!);
  const shown = (id: string | null, minor: number) => (DEBITS.has(placeOf(id)) ? minor : -minor);
  const filled = (balances: ReadonlyMap<string | null, number>) => {
    const sums = new Map<string, number>();
    for (const [id, minor] of balances) {
      const line = LINES[form][placeOf(id)];
      sums.set(line, (sums.get(line) ?? 0) + shown(id, minor));
    }
    return lineAmounts(edition, new Map(), ({ line, from }) =>
      from === 'hand' ? (sums.get(line) ?? 0) : undefined,
    );
  };
  const [beginning, ending] = [filled(before), filled(after)];
  const accountsOn = (line: string) =>
    chart
      .filter(({ id }) => after.has(id) && after.get(id) !== 0 && LINES[form][placeOf(id)] === line)
      .map(({ id, path }) => {
        const amount = money(shown(id, after.get(id)!));
        return { entity: company.name, account: path, account_id: id, books: amount, whole: amount, amount };
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
      'The balance sheet is that of the books, whatever basis the return is on.',
      ...notesOf(form, ending),
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
