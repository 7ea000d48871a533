/**
 * The statement of one account: what it opened with, every posting with what it was for and the running balance, what it closed
 * with. Paged as the general ledger; the last page has the totals and the closing balance of each currency.
 */
import type { TableRow } from '../../../shared/contract/report-table.ts';
import { addDays } from '../../../shared/dates.ts';
import { BulkheadError } from '../../../shared/errors.ts';
import { formatMoney } from '../../../shared/money.ts';
import { type ChartAccount, loadChart, type Scope } from '../../ledger/index.ts';
import { prepared, type VaultDatabase } from '../../vault/index.ts';
import { balancesUpTo, LAST_ID, LAST_LINE, type Place } from '../general-ledger.ts';
import type { Days } from '../periods.ts';
import { column, plus, plusColumns, tableRow, textColumn } from './build.ts';
import type { Made } from './made.ts';

interface Posting {
  date: string;
  entry_id: string;
  line: number;
  amount_minor: number;
  currency: string;
  status: string;
  payee: string;
  memo: string;
  /** The account on the other side; empty where there are several. */
  other: string | null;
}

const postings = prepared<Posting>(
  `SELECT p.date, p.entry_id, p.line, p.amount_minor, p.currency, p.status, e.payee, coalesce(p.memo, e.memo) AS memo,
     (SELECT iif(count(DISTINCT o.account_id) = 1, max(o.account_id), NULL) FROM posting o
      WHERE o.entry_id = p.entry_id AND o.line <> p.line) AS other
   FROM posting p JOIN entry e ON e.id = p.entry_id
   WHERE p.account_id = :account AND (p.date, p.entry_id, p.line) > (:date, :entryId, :line) AND p.date <= :to
   ORDER BY p.date, p.entry_id, p.line LIMIT :limit`,
);
const totals = prepared<{ currency: string; debits: number; credits: number }>(
  `SELECT currency, sum(max(amount_minor, 0)) AS debits, -sum(min(amount_minor, 0)) AS credits FROM posting
   WHERE account_id = :account AND date BETWEEN :from AND :to GROUP BY currency`,
);

const [DEBIT, CREDIT] = [5, 6];
const SPLIT = 'Split';

interface Page {
  after: string | undefined;
  limit: number;
}

export function accountStatement(
  { db }: Scope,
  account: ChartAccount,
  days: Days,
  { after, limit }: Page,
): Made {
  const { from, to } = days;
  const beginning: Place = { date: addDays(from, -1), entryId: LAST_ID, line: LAST_LINE };
  const start = after === undefined ? beginning : placeOf(after);
  const found = postings(db).all({ account: account.id, ...start, to, limit: limit + 1 });
  const shown = found.slice(0, limit);
  const lines = new Lines(account, balanceOn(db, account, start));
  const moved = new Map(
    totals(db)
      .all({ account: account.id, from, to })
      .map((one) => [one.currency, one]),
  );
  const used = [...new Set([...balanceOn(db, account, beginning).keys(), ...moved.keys()])].sort();
  if (after === undefined) for (const currency of used) lines.open(currency);
  const paths = new Map(loadChart(db, account.entity_id).map(({ id, path }) => [id, path]));
  for (const posting of shown) lines.add(posting, posting.other === null ? SPLIT : paths.get(posting.other)!);
  const last = shown.at(-1);
  const hasNext = found.length > limit;
  if (!hasNext)
    for (const currency of used)
      lines.close(moved.get(currency) ?? { currency, debits: 0, credits: 0 }, after === undefined);
  return {
    ...{ ...days, rows: lines.rows, notes: [] },
    columns: [
      column('date', 'Date', 'date'),
      textColumn('payee', 'Payee'),
      textColumn('memo', 'Memo'),
      textColumn('other', 'For'),
      textColumn('status', 'Status'),
      column('debit', 'Debit', 'money', days),
      column('credit', 'Credit', 'money', days),
      column('balance', 'Balance', 'money', {
        running: true,
        adds: [...plusColumns(DEBIT), { column: CREDIT, times: -1 }],
      }),
      textColumn('currency', 'Currency'),
    ],
    next: hasNext ? `${last!.date}|${last!.entry_id}|${last!.line}` : null,
  };
}

function balanceOn(db: VaultDatabase, { id: account }: ChartAccount, place: Place): Map<string, number> {
  const rows = balancesUpTo(db).all({ account, ...place });
  return new Map(rows.filter(({ minor }) => minor !== 0).map(({ currency, minor }) => [currency, minor]));
}

/** Rows of one account, each currency with a balance of its own. */
class Lines {
  readonly rows: TableRow[] = [];
  readonly #account: ChartAccount;
  readonly #balances: Map<string, number>;
  /** The latest row of each currency. */
  readonly #latest = new Map<string, number>();

  constructor(account: ChartAccount, balances: Map<string, number>) {
    this.#account = account;
    this.#balances = balances;
  }

  open(currency: string): void {
    const balance = this.#text(this.#balances.get(currency) ?? 0, currency);
    this.#push('opening', currency, [
      null,
      'Opening balance',
      null,
      null,
      null,
      null,
      null,
      balance,
      currency,
    ]);
  }

  add({ date, payee, memo, status, amount_minor: minor, currency, entry_id }: Posting, other: string): void {
    const balance = (this.#balances.get(currency) ?? 0) + minor;
    this.#balances.set(currency, balance);
    const [debit, credit] =
      minor >= 0 ? [this.#text(minor, currency), null] : [null, this.#text(-minor, currency)];
    const cells = [date, payee, memo, other, status, debit, credit, this.#text(balance, currency), currency];
    this.#push('line', currency, cells, entry_id);
  }

  /** `isWhole`: every line of the days is on this page. */
  close(
    { currency, debits, credits }: { currency: string; debits: number; credits: number },
    isWhole: boolean,
  ): void {
    const balance = this.#text(this.#balances.get(currency) ?? 0, currency);
    const amounts = [this.#text(debits, currency), this.#text(credits, currency)];
    const all = this.rows.flatMap((row, at) =>
      row.kind === 'line' && row.currency === currency ? [at] : [],
    );
    this.rows.push(
      tableRow({
        ...{ kind: 'total', currency, adds: isWhole ? plus(...all) : [] },
        cells: [null, 'Total', null, null, null, ...amounts, null, currency],
      }),
    );
    this.#push('total', currency, [null, 'Closing balance', null, null, null, null, null, balance, currency]);
  }

  #push(
    kind: TableRow['kind'],
    currency: string,
    cells: TableRow['cells'],
    entryId: string | null = null,
  ): void {
    const follows = kind === 'opening' ? null : (this.#latest.get(currency) ?? null);
    this.#latest.set(currency, this.rows.length);
    const account_ids = [this.#account.id];
    this.rows.push(tableRow({ kind, currency, cells, account_ids, entry_id: entryId, follows }));
  }

  #text(minor: number, currency: string): string {
    return formatMoney(minor, currency);
  }
}

function placeOf(after: string): Place {
  const [date = '', entryId = '', line = ''] = after.split('|');
  if (date !== '' && entryId !== '' && /^\d{1,16}$/.test(line)) return { date, entryId, line: Number(line) };
  throw new BulkheadError('INVALID_INPUT', '“after” is not a place in this account.', {
    remedy: 'Pass on “next” of the page before, as it is, with the same account and days.',
  });
}
