/**
 * The statements of one file: one for each account and currency where the file has such columns, one for the whole file
 * otherwise; with the balances that it states of them. Throws LIMIT_EXCEEDED for too many accounts.
 */
import type { CsvMapping } from '../../../shared/contract/mapping.ts';
import { BulkheadError } from '../../../shared/errors.ts';
import type { ReaderLimits, Sink, StatementBalances, StatementHead } from '../reader.ts';
import { accountAt, type Cells, textAt } from './cells.ts';
import type { SummaryKind } from './labels.ts';
import { BalanceTracker } from './tracker.ts';

/** A statement that was begun. */
export interface Part {
  index: number;
  tracker: BalanceTracker | null;
  firstDate: string | null;
  lastDate: string | null;
}

export class Statements {
  /** The account that a section's title names. */
  sectionAccount: string | null = null;
  readonly #mapping: CsvMapping;
  readonly #sink: Sink;
  readonly #limits: ReaderLimits;
  readonly #cells: Cells;
  readonly #parts = new Map<string, Part>();
  readonly #stated = new Map<SummaryKind, { amount: string; on: string | null }>();

  constructor(mapping: CsvMapping, sink: Sink, limits: ReaderLimits, cells: Cells) {
    this.#mapping = mapping;
    this.#sink = sink;
    this.#limits = limits;
    this.#cells = cells;
  }

  /** A problem row may lack the very cells that say where it belongs; then it begins no statement of its own. */
  ofProblem(cells: readonly string[]): Part | null {
    const { account, currency } = this.#mapping.columns;
    const told = [account, currency].every(
      (column) => column === undefined || textAt(cells, column) !== null,
    );
    return told ? this.of(cells) : null;
  }

  of(cells: readonly string[]): Part {
    const { columns } = this.#mapping;
    const accountId = accountAt(cells, columns.account) ?? this.sectionAccount;
    const accountName = textAt(cells, columns.accountName);
    const currency = this.#cells.currencyOf(cells);
    const key = `${accountId ?? accountName ?? ''}\n${currency ?? ''}`;
    const known = this.#parts.get(key);
    if (known !== undefined) return known;
    if (this.#parts.size >= this.#limits.statementsMax) {
      throw new BulkheadError(
        'LIMIT_EXCEEDED',
        `The file names more than ${this.#limits.statementsMax} accounts.`,
        {
          remedy: 'Check which column holds the account.',
        },
      );
    }
    const tracker = columns.balance === undefined ? null : new BalanceTracker(this.#mapping.balanceWhen);
    const index = this.#sink.statement(this.#head(accountId, accountName, currency));
    const part = { index, tracker, firstDate: null, lastDate: null };
    this.#parts.set(key, part);
    return part;
  }

  /** Keeps the first opening and the last closing balance that the file states. */
  state(what: SummaryKind, amount: string | null, on: string | null): void {
    if (amount === null || (what === 'opening' && this.#stated.has('opening'))) return;
    this.#stated.set(what, { amount, on });
  }

  /** Hands on the balances of all statements; a file without rows is one. */
  finish(): void {
    if (this.#parts.size === 0) this.of([]);
    for (const part of this.#parts.values()) this.#sink.balances(part.index, this.#balancesOf(part));
  }

  /** Whether the file states balances, and has several accounts that they may be of. */
  get isUnclear(): boolean {
    return this.#parts.size > 1 && this.#stated.size > 0;
  }

  #head(accountId: string | null, accountName: string | null, currency: string | null): StatementHead {
    const { source } = this.#mapping;
    const isBalance = source?.balance !== undefined && accountId === null && accountName === null;
    return {
      accountId,
      bankId: null,
      kind: source?.kind ?? 'unknown',
      accountType: null,
      currency,
      accountName: isBalance ? source.balance! : accountName,
      bankName: source === undefined || source.shared ? null : source.institution,
      ...(isBalance && { processor: source.product }),
    };
  }

  #balancesOf(part: Part): StatementBalances {
    const proven = part.tracker?.result() ?? null;
    if (proven !== null && 'broken' in proven) this.#sink.warning(proven.broken);
    const running = proven !== null && 'opening' in proven ? proven : null;
    // What the file states outside the rows belongs to one account; with several it can't be told to which.
    const stated = this.#parts.size === 1 ? this.#stated : null;
    const opening = stated?.get('opening');
    const closing = stated?.get('closing');
    const available = stated?.get('available');
    if (running !== null) {
      this.#compare('opening', running.opening, opening?.amount);
      this.#compare('closing', running.closing, closing?.amount);
    }
    const from = dayOf(opening, running?.opening);
    const to = dayOf(closing, running?.closing);
    const isPeriod =
      from !== null && to !== null && from <= (part.firstDate ?? to) && to >= (part.lastDate ?? from);
    return {
      opening: running?.opening ?? opening?.amount ?? null,
      openingOn: running?.opening == null || isPeriod ? from : part.firstDate,
      closing: running?.closing ?? closing?.amount ?? null,
      closingOn: running?.closing == null || isPeriod ? to : part.lastDate,
      available: available?.amount ?? null,
      availableOn: available?.on ?? null,
      periodFrom: isPeriod ? from : null,
      periodTo: isPeriod ? to : null,
    };
  }

  #compare(what: string, running: string | null, stated: string | undefined): void {
    if (stated === undefined || running === null || Number(stated) === Number(running)) return;
    this.#sink.warning(
      `The file states ${stated} as its ${what} balance, but the balances beside the rows give ${running}.`,
    );
  }
}

/** The day of a balance that is stated, unless the balances beside the rows say another. */
function dayOf(
  stated: { amount: string; on: string | null } | undefined,
  running: string | null | undefined,
): string | null {
  if (stated === undefined) return null;
  return running == null || Number(stated.amount) === Number(running) ? stated.on : null;
}

/** The days that the rows of a statement span. */
export function stretch(part: Part, date: string): void {
  if (part.firstDate === null || date < part.firstDate) part.firstDate = date;
  if (part.lastDate === null || date > part.lastDate) part.lastDate = date;
}
