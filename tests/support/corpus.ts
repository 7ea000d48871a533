/** Real statement files beside the checkout, what they truly hold, and how an import of one is judged. */
import { existsSync, readFileSync } from 'node:fs';
import type { ImportAccount, ImportFile } from '../../shared/contract/import.ts';
import { addDecimals, formatDecimal, parseDecimal, ZERO } from '../../shared/money.ts';
import { statementFile, type TestBooks } from './books.ts';

const CORPUS = new URL('../../../shared/corpus/', import.meta.url);
export const hasCorpus = existsSync(CORPUS);
if (!hasCorpus) console.warn('The corpus is not beside the checkout: its tests are skipped.');

interface StatedPart {
  account_id?: string | null;
  /** QIF. */
  account?: string | null;
  transactions?: number;
  /** CAMT: pending ones included. */
  entries?: number;
  sum: string;
  /** QIF: its sum is of amounts without signs, which is not what they do to the account. */
  investment?: boolean;
  /** OFX: those of a broker, beside the bank's; and what they state as their totals. */
  investment_transactions?: number;
  investment_total_sum?: string;
  /** OFX: how many securities are held. */
  positions?: number;
  available_cash?: string;
  ledger_balance?: string | null;
  closing_balance?: string | null;
  currency?: string | null;
  balances?: { type: string; currency: string }[];
}

export interface Stated {
  format: string;
  statements?: StatedPart[];
  groups?: StatedPart[];
  transactions?: number;
  rows?: number;
  sum?: string;
  booked_sum?: string;
  rows_without_amount?: number;
  closing_balance?: string;
  stated_balances?: { closing?: string };
  must_flag?: boolean | string[];
  must_flag_or_handle?: string[];
}

/**
 * `right`: every account, count, sum and stated balance is what the file holds. `flagged`: the file is damaged, and the
 * import says so. `asked`: nothing was taken in; the import asks what it could not tell. `wrong`: anything else.
 */
export type Verdict = 'right' | 'flagged' | 'asked' | 'wrong';

export const stated: [name: string, truth: Stated][] = hasCorpus
  ? Object.entries(
      JSON.parse(readFileSync(new URL('expected.json', CORPUS), 'utf8')) as Record<string, Stated>,
    )
  : [];

export const read = (name: string): File =>
  statementFile(name, new Uint8Array(readFileSync(new URL(name, CORPUS))));

/** A preview is the import itself, rolled back: each file meets the books as they are. */
export async function preview(books: TestBooks, name: string, more: object = {}): Promise<ImportFile> {
  const input = { files: [read(name)], create_accounts: true, rows: 10_000, ...more };
  return (await books.call('imports.preview', input)).files[0];
}

/** A decimal without trailing zeros, so that "1.50" and "1.5000" are the same. */
export const plain = (text: string): string => formatDecimal(parseDecimal(text)!, 0);

export const total = (texts: readonly string[]): string =>
  formatDecimal(texts.map((text) => parseDecimal(text)!).reduce(addDecimals, ZERO), 0);

export const isFlagged = (file: ImportFile): boolean =>
  file.warnings.length + file.unreadable.length > 0 || file.error !== null;

/** Account, rows and sum; several statements of one account count as one. */
function partsOf(
  all: readonly { id: string | null; rows: number; sum: string }[],
  withoutSum: ReadonlySet<string | null>,
): string[] {
  const ids = [...new Set(all.map(({ id }) => id))];
  return ids
    .map((id) => {
      const own = all.filter((part) => part.id === id);
      const sum = withoutSum.has(id) ? 'no sum' : total(own.map((part) => part.sum));
      return `${id}: ${own.reduce((n, { rows }) => n + rows, 0)} rows, ${sum}`;
    })
    .sort();
}

const pendingAmounts = ({ rows }: ImportAccount): string[] =>
  rows.filter(({ state }) => state === 'pending').map(({ amount }) => amount!);

/** What reinvestments state as their totals: they move no cash, and spend what they brought. */
export const reinvestedAmounts = ({ rows }: ImportAccount): string[] =>
  rows.flatMap(({ parts }) => {
    const bought = parts.find(({ kind }) => kind === 'security');
    return bought && parts.length === 2 ? [bought.amount] : [];
  });

/** Whether as many securities are told as the file lists, of each account in turn. */
function holdsAsStated(parts: readonly StatedPart[], { accounts }: ImportFile): boolean {
  const told = parts.map(({ positions = 0 }) => positions);
  return JSON.stringify(told) === JSON.stringify(accounts.map(({ positions }) => positions ?? 0));
}

/** CAMT: a balance in a currency that the account does not hold is told of and not taken. */
function isInOtherCurrency({ balances = [], currency }: StatedPart): boolean {
  const of = (wanted: string) => balances.find(({ type }) => type === wanted)?.currency;
  const own = currency ?? of('OPBD');
  return own !== undefined && of('CLBD') !== undefined && of('CLBD') !== own;
}

/** Whether each account closes with a balance that the file states of it, where it states any. */
function closesAsStated(
  told: readonly { id: string | null; closing: string | null }[],
  file: ImportFile,
): boolean {
  return file.accounts.every(({ account_id, stated_balance }) => {
    const own = told.flatMap(({ id, closing }) =>
      id === account_id && closing !== null ? [plain(closing)] : [],
    );
    return own.length === 0 || (stated_balance !== null && own.includes(plain(stated_balance)));
  });
}

export function judge(truth: Stated, file: ImportFile): { verdict: Verdict; stated: unknown; seen: unknown } {
  const { accounts } = file;
  const parts = truth.statements ?? truth.groups;
  const rows = accounts.reduce((sum, account) => sum + account.read + account.pending, 0);
  const sum = total(accounts.map((account) => account.sum));
  const withPending = total([sum, ...accounts.flatMap(pendingAmounts)]);
  if (parts === undefined) {
    const without = truth.rows_without_amount ?? 0;
    const count = truth.rows ?? truth.transactions!;
    const told = { rows: count, sum: plain(truth.booked_sum ?? truth.sum ?? '0') };
    const seen = { rows, sum };
    if (file.status === 'refused') {
      const asks = file.error !== null && (file.confidence ?? 1) < 0.7;
      return { verdict: asks ? 'asked' : 'wrong', stated: told, seen: file.error };
    }
    const closing = truth.closing_balance ?? truth.stated_balances?.closing ?? null;
    const closings = accounts.map(({ account_id }) => ({ id: account_id, closing }));
    const right =
      closesAsStated(closings, file) &&
      (rows === count || rows + without === count) &&
      (sum === told.sum || withPending === told.sum);
    return { verdict: right ? 'right' : 'wrong', stated: told, seen };
  }
  const idOf = ({ account_id, account }: StatedPart) => account_id ?? account ?? null;
  const unsigned = new Set(parts.filter(({ investment }) => investment).map(idOf));
  const told = partsOf(
    parts.map((part) => ({
      id: idOf(part),
      rows: (part.transactions ?? part.entries!) + (part.investment_transactions ?? 0),
      sum: total([part.sum, part.investment_total_sum ?? '0']),
    })),
    unsigned,
  );
  const seenWith = (pendingOf: (account: ImportAccount) => string[]) =>
    partsOf(
      accounts.map((account) => ({
        id: account.account_id,
        rows: account.read + account.pending,
        sum: total([account.sum, ...pendingOf(account), ...reinvestedAmounts(account)]),
      })),
      unsigned,
    );
  const seen = seenWith(pendingAmounts);
  const isTold = (one: readonly string[]) => JSON.stringify(told) === JSON.stringify(one);
  // What is pending is kept out of our sum; some files are summed up with it.
  const same = isTold(seen) || isTold(seenWith(() => []));
  const damaged = truth.must_flag_or_handle !== undefined || truth.must_flag !== undefined;
  if (damaged || parts.length === 0)
    return { verdict: isFlagged(file) ? 'flagged' : same && damaged ? 'right' : 'wrong', stated: told, seen };
  const closings = parts.map((part) => ({
    id: idOf(part),
    closing: isInOtherCurrency(part)
      ? null
      : (part.closing_balance ?? part.ledger_balance ?? part.available_cash ?? null),
  }));
  const isHeld = truth.format !== 'ofx' || holdsAsStated(parts, file);
  const fits = same && isHeld && closesAsStated(closings, file);
  return { verdict: fits ? 'right' : 'wrong', stated: told, seen };
}
