/**
 * Rows that are fetched page by page as they come into view. Pages asked for and no longer wanted are aborted before
 * they are sent on; a page that failed is asked for again by `retry`. Rows stay on screen while they are fetched anew, and
 * give way to the new ones all at once: where a row left the list, two readings of it side by side would show one twice.
 */

export interface PagedSource<Row> {
  /** How many rows there are; `undefined` until the first answer. */
  readonly total: number | undefined;
  /** The row, or `undefined` while it is not there. */
  getRow: (index: number) => Row | undefined;
  /** Says which rows are in view; `to` is the first beyond. */
  ensure: (range: RowRange) => void;
  /** The place of the first loaded row that is meant, or -1. A list that has this keeps the cursor on its row. */
  indexOf?: (meant: (row: Row) => boolean) => number;
  /** Every row of a range, fetched where need be: for copying and for selecting ranges. */
  load?: (range: RowRange) => Promise<readonly Row[]>;
  /** What went wrong with the last page that failed. */
  readonly failure?: { error: unknown; retry: () => void } | null;
  subscribe?: (listener: () => void) => () => void;
  /** Changes whenever anything above changed. */
  readonly version?: number;
  /** Changes when it became another list altogether: the grid goes back to its top. */
  readonly epoch?: number;
}

export interface RowRange {
  from: number;
  to: number;
}

export interface Page<Row> {
  total: number;
  rows: readonly Row[];
}

export type FetchPage<Row> = (offset: number, limit: number, signal: AbortSignal) => Promise<Page<Row>>;

export interface PagesOptions {
  pageSize?: number;
  /** Pages kept beyond those in view; the ones seen longest ago are forgotten. */
  keep?: number;
}

interface Loaded<Row> {
  rows: readonly Row[];
  /** Of which generation: older ones are shown and fetched again. */
  generation: number;
  seen: number;
}

const PAGE_SIZE = 100;
const KEEP = 60;
/** As many as the contract's lists give at once. */
const LOAD_AT_ONCE = 1000;

export class Pages<Row> implements PagedSource<Row> {
  total: number | undefined;
  version = 0;
  epoch = 0;
  failure: { error: unknown; retry: () => void } | null = null;
  private readonly loaded = new Map<number, Loaded<Row>>();
  /** Read anew, and not shown before the rest of the view is. */
  private readonly arrived = new Map<number, Loaded<Row>>();
  private readonly asked = new Map<number, AbortController>();
  /** Pages that `failure` is about. */
  private readonly failed = new Set<number>();
  private readonly listeners = new Set<() => void>();
  private readonly pageSize: number;
  private readonly keep: number;
  private fetchPage: FetchPage<Row>;
  private generation = 0;
  private arrivedTotal = 0;
  /** Pages of a generation before this one belong to another list, and go as soon as the new one has answered. */
  private listSince = 0;
  private clock = 0;
  private view: RowRange = { from: 0, to: 0 };

  constructor(fetchPage: FetchPage<Row>, { pageSize = PAGE_SIZE, keep = KEEP }: PagesOptions = {}) {
    this.fetchPage = fetchPage;
    this.pageSize = pageSize;
    this.keep = keep;
  }

  getRow = (index: number): Row | undefined =>
    this.loaded.get(Math.floor(index / this.pageSize))?.rows[index % this.pageSize];

  ensure = (range: RowRange): void => {
    this.view = range;
    const wanted = this.pagesOf(range);
    for (const [page, controller] of this.asked) {
      if (!wanted.includes(page)) {
        this.asked.delete(page);
        controller.abort();
      }
    }
    for (const page of wanted) void this.ask(page);
    const turned = this.arrived.size > 0 && this.turn();
    if ((this.failure && this.forgive()) || turned) this.changed();
  };

  /** The places of the loaded rows that are meant, ascending. */
  placesOf(meant: (row: Row) => boolean): number[] {
    return [...this.loaded]
      .flatMap(([page, { rows }]) =>
        rows.flatMap((row, at) => (meant(row) ? [page * this.pageSize + at] : [])),
      )
      .sort((a, b) => a - b);
  }

  indexOf = (meant: (row: Row) => boolean): number => this.placesOf(meant)[0] ?? -1;

  load = async (range: RowRange): Promise<readonly Row[]> => {
    const rows: Row[] = [];
    const to = this.total === undefined ? range.to : Math.min(range.to, this.total);
    while (range.from + rows.length < to) {
      const index = range.from + rows.length;
      const page = Math.floor(index / this.pageSize);
      const known = this.loaded.get(page);
      if (known?.generation === this.generation && known.rows.length > index % this.pageSize) {
        rows.push(...known.rows.slice(index % this.pageSize, (index % this.pageSize) + to - index));
        continue;
      }
      const answer = await this.fetchPage(
        index,
        Math.min(LOAD_AT_ONCE, to - index),
        new AbortController().signal,
      );
      if (answer.rows.length === 0) break;
      rows.push(...answer.rows);
    }
    return rows;
  };

  subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  getVersion = (): number => this.version;

  /** The same list may have changed: what is shown stays and is fetched again. */
  refresh(fetchPage: FetchPage<Row> = this.fetchPage): void {
    this.fetchPage = fetchPage;
    this.generation += 1;
    this.arrived.clear();
    this.abortAll();
    this.ensure(this.view);
  }

  /** Another list altogether (other filter or order). What is shown stays until its first page is there, or failed. */
  reset(fetchPage: FetchPage<Row> = this.fetchPage): void {
    this.failed.clear();
    this.failure = null;
    this.view = { from: 0, to: this.pageSize };
    this.listSince = this.generation + 1;
    this.epoch += 1;
    this.refresh(fetchPage);
    this.changed();
  }

  /** Puts another row in the place of a loaded one, ahead of the answer of the server. */
  patch(matches: (row: Row) => boolean, change: (row: Row) => Row): void {
    for (const [page, { rows, ...rest }] of this.loaded) {
      if (rows.some(matches))
        this.loaded.set(page, { ...rest, rows: rows.map((row) => (matches(row) ? change(row) : row)) });
    }
    this.changed();
  }

  dispose(): void {
    this.abortAll();
    this.listeners.clear();
  }

  private pagesOf({ from, to }: RowRange): number[] {
    const first = Math.floor(Math.max(0, from) / this.pageSize);
    const end = this.total === undefined ? Math.max(to, 1) : Math.min(to, this.total);
    const last = Math.floor((Math.max(1, end) - 1) / this.pageSize);
    return Array.from({ length: Math.max(0, last - first + 1) }, (_, place) => first + place);
  }

  private async ask(page: number): Promise<void> {
    this.clock += 1;
    const known = this.arrived.get(page) ?? this.loaded.get(page);
    if (known) known.seen = this.clock;
    if (known?.generation === this.generation || this.asked.has(page)) return;
    const controller = new AbortController();
    const generation = this.generation;
    this.asked.set(page, controller);
    try {
      const { total, rows } = await this.fetchPage(page * this.pageSize, this.pageSize, controller.signal);
      if (controller.signal.aborted) return;
      this.asked.delete(page);
      this.dropOtherLists();
      this.arrived.set(page, { rows, generation, seen: this.clock });
      this.arrivedTotal = total;
      this.failed.delete(page);
      this.forgive();
      this.turn();
      this.changed();
    } catch (error) {
      if (controller.signal.aborted) return;
      this.asked.delete(page);
      if (this.dropOtherLists()) this.total = undefined;
      this.failed.add(page);
      this.failure = { error, retry: () => this.retry() };
      this.changed();
    }
  }

  /** Shows what has arrived, once nothing in view is of an earlier reading; whether it did. */
  private turn(): boolean {
    const late = (page: number) => {
      const shown = this.loaded.get(page);
      return shown !== undefined && shown.generation < this.generation && !this.arrived.has(page);
    };
    if (this.pagesOf(this.view).some(late)) return false;
    for (const [page, { generation }] of this.loaded)
      if (generation < this.generation) this.loaded.delete(page);
    for (const [page, rows] of this.arrived) this.loaded.set(page, rows);
    this.arrived.clear();
    this.total = this.arrivedTotal;
    this.forget();
    return true;
  }

  /** Forgets the failure once no page in view is missing for it; whether it did. */
  private forgive(): boolean {
    if (this.pagesOf(this.view).some((page) => this.failed.has(page))) return false;
    this.failed.clear();
    this.failure = null;
    return true;
  }

  private retry(): void {
    this.failed.clear();
    this.failure = null;
    this.changed();
    this.ensure(this.view);
  }

  private dropOtherLists(): boolean {
    const others = [...this.loaded].filter(([, { generation }]) => generation < this.listSince);
    for (const [page] of others) this.loaded.delete(page);
    return others.length > 0;
  }

  private forget(): void {
    const inView = this.pagesOf(this.view);
    const spare = [...this.loaded]
      .filter(([page]) => !inView.includes(page))
      .sort((a, b) => a[1].seen - b[1].seen);
    for (const [page] of spare.slice(0, Math.max(0, spare.length - this.keep))) this.loaded.delete(page);
  }

  private abortAll(): void {
    for (const controller of this.asked.values()) controller.abort();
    this.asked.clear();
  }

  private changed(): void {
    this.version += 1;
    for (const listener of this.listeners) listener();
  }
}
