/**
 * Every posting of the period, account by account in the chart's order, with the running balance in its currency. Each
 * account begins with a line for its opening balance (date `null`). Paged: `next` names the last line shown, and the
 * balances of the next page start from what lies before it, so that a page needs nothing of the one before.
 */
import type { z } from 'zod';
import type { contract } from '../../shared/contract/index.ts';
import { addDays } from '../../shared/dates.ts';
import { BulkheadError } from '../../shared/errors.ts';
import { formatMoney } from '../../shared/money.ts';
import { type ChartAccount, findAccount, loadChart, type Scope } from '../ledger/index.ts';
import { prepared, type VaultDatabase } from '../vault/index.ts';
import { resolveSpan, type Span, type SpanInput } from './span.ts';

type Report = z.infer<NonNullable<(typeof contract.reports.general_ledger)['~orpc']['outputSchema']>>;
type LedgerRow = Report['rows'][number];

interface Input extends SpanInput {
  account?: string | undefined;
  after?: string | undefined;
  limit: number;
}

/** A place within one account: everything up to and including it has been shown. */
export interface Place {
  date: string;
  entryId: string;
  line: number;
}

interface PostingRow {
  date: string;
  entry_id: string;
  line: number;
  amount_minor: number;
  currency: string;
  payee: string;
  memo: string;
}

/** After every entry and line that a day can hold. */
export const LAST_ID = '~';
export const LAST_LINE = Number.MAX_SAFE_INTEGER;

export const balancesUpTo = prepared<{ currency: string; minor: number }>(
  `SELECT currency, sum(amount_minor) AS minor FROM posting
   WHERE account_id = :account AND (date, entry_id, line) <= (:date, :entryId, :line) GROUP BY currency`,
);
const postingsAfter = prepared<PostingRow>(
  `SELECT p.date, p.entry_id, p.line, p.amount_minor, p.currency, e.payee, coalesce(p.memo, e.memo) AS memo
   FROM posting p JOIN entry e ON e.id = p.entry_id
   WHERE p.account_id = :account AND (p.date, p.entry_id, p.line) > (:date, :entryId, :line) AND p.date <= :to
   ORDER BY p.date, p.entry_id, p.line LIMIT :limit`,
);

export function generalLedger(scope: Scope, input: Input): Report {
  const span = resolveSpan(scope, input);
  const accounts = chosenAccounts(scope.db, span, input.account);
  const cursor = input.after === undefined ? null : parseCursor(input.after);
  const first = cursor === null ? 0 : accounts.findIndex((a) => a.id === cursor.accountId);
  if (first < 0) throw notAPlace();
  const page = new Page(scope.db, span, input.limit);
  for (const [index, account] of accounts.slice(first).entries()) {
    if (!page.take(account, index === 0 ? (cursor?.place ?? null) : null)) break;
  }
  return {
    report: 'general_ledger',
    entity: span.entity.name,
    from: span.from,
    to: span.to,
    rows: page.rows,
    next: page.next,
  };
}

/** The account that was asked for with those below it; else the whole chart. */
function chosenAccounts(db: VaultDatabase, { entity }: Span, ref: string | undefined): ChartAccount[] {
  const chart = loadChart(db, entity.id);
  if (ref === undefined) return chart;
  const top = findAccount(db, ref, entity.id);
  const within = new Set([top.id]);
  for (const a of chart) if (a.parent_id !== null && within.has(a.parent_id)) within.add(a.id);
  return chart.filter((a) => within.has(a.id));
}

class Page {
  readonly rows: LedgerRow[] = [];
  next: string | null = null;
  readonly #db: VaultDatabase;
  readonly #span: Span;
  readonly #limit: number;
  #shown: string | null = null;

  constructor(db: VaultDatabase, span: Span, limit: number) {
    this.#db = db;
    this.#span = span;
    this.#limit = limit;
  }

  /** Adds an account's lines after `place`; `false` when the page is full and something is left. */
  take(account: ChartAccount, place: Place | null): boolean {
    const opening: Place = { date: addDays(this.#span.from, -1), entryId: LAST_ID, line: LAST_LINE };
    const start = place ?? opening;
    const balances = this.#balancesUpTo(account, start);
    const room = this.#limit - this.rows.length;
    const postings = this.#postingsAfter(account, start, Math.max(room, 0) + 1);
    if (place === null && !this.#open(account, balances, postings)) return false;
    const fitting = postings.slice(0, Math.max(this.#limit - this.rows.length, 0));
    for (const posting of fitting) this.#add(account, balances, posting);
    if (fitting.length === postings.length) return true;
    this.next = this.#shown;
    return false;
  }

  /** The opening lines, one for each currency; `false` when they no longer fit. */
  #open(account: ChartAccount, balances: Map<string, number>, postings: readonly PostingRow[]): boolean {
    const used = new Set([...balances].filter(([, minor]) => minor !== 0).map(([currency]) => currency));
    for (const { currency } of postings) used.add(currency);
    if (used.size === 0) return true;
    if (this.rows.length > 0 && this.rows.length + used.size > this.#limit) {
      this.next = this.#shown;
      return false;
    }
    for (const currency of [...used].sort()) {
      this.rows.push({
        ...named(account),
        date: null,
        entry_id: null,
        payee: '',
        memo: 'Opening balance',
        debit: null,
        credit: null,
        balance: formatMoney(balances.get(currency) ?? 0, currency),
        currency,
      });
    }
    this.#shown = `${account.id}|${addDays(this.#span.from, -1)}|${LAST_ID}|${LAST_LINE}`;
    return true;
  }

  #add(account: ChartAccount, balances: Map<string, number>, posting: PostingRow): void {
    const { currency, amount_minor: minor } = posting;
    const balance = (balances.get(currency) ?? 0) + minor;
    balances.set(currency, balance);
    this.rows.push({
      ...named(account),
      date: posting.date,
      entry_id: posting.entry_id,
      payee: posting.payee,
      memo: posting.memo,
      debit: minor >= 0 ? formatMoney(minor, currency) : null,
      credit: minor < 0 ? formatMoney(-minor, currency) : null,
      balance: formatMoney(balance, currency),
      currency,
    });
    this.#shown = `${account.id}|${posting.date}|${posting.entry_id}|${posting.line}`;
  }

  #balancesUpTo(account: ChartAccount, place: Place): Map<string, number> {
    const rows = balancesUpTo(this.#db).all({ account: account.id, ...place });
    return new Map(rows.map((row) => [row.currency, row.minor]));
  }

  #postingsAfter(account: ChartAccount, place: Place, limit: number): PostingRow[] {
    return postingsAfter(this.#db).all({ account: account.id, ...place, to: this.#span.to, limit });
  }
}

function named(account: ChartAccount) {
  return { account: account.path, account_id: account.id, code: account.code };
}

function parseCursor(cursor: string): { accountId: string; place: Place } {
  const [accountId = '', date = '', entryId = '', line = ''] = cursor.split('|');
  if (accountId === '' || date === '' || entryId === '' || !/^\d{1,16}$/.test(line)) throw notAPlace();
  return { accountId, place: { date, entryId, line: Number(line) } };
}

function notAPlace(): BulkheadError {
  return new BulkheadError('INVALID_INPUT', '“after” is not a place in this ledger.', {
    remedy: 'Pass on “next” of the page before, as it is, with the same entity and account.',
  });
}
