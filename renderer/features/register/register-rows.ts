/**
 * The rows of a register as the grid asks for them: fetched by pages around what is in view, kept, and dropped when far.
 * Another question keeps the old rows on screen until the first of the new ones are there, so typing in the search does
 * not flicker. What somebody changed is drawn before it is stored, and taken back if it is refused.
 */
import { type PagedSource, Pages, type RowRange } from '../../ui/index.ts';
import type { RegisterRow, Sum } from './types.ts';

export interface RegisterPage {
  total: number;
  sums: readonly Sum[];
  rows: readonly RegisterRow[];
}

export type FetchRegister = (offset: number, limit: number, signal: AbortSignal) => Promise<RegisterPage>;
export type RowChange = (row: RegisterRow) => RegisterRow;

export const PAGE_SIZE = 100;
/** Changes of one entry that are not stored yet, and its rows as they look with them. */
interface Changes {
  list: readonly RowChange[];
  drawn: WeakMap<RegisterRow, RegisterRow>;
}

/** Rows fetched beyond those in view, so that scrolling finds them there. */
const AHEAD = 60;

export class RegisterRows implements PagedSource<RegisterRow> {
  version = 0;
  /** Changes when another list is shown. */
  lists = 0;
  sums: readonly Sum[] = [];
  #shown: Pages<RegisterRow> | null = null;
  #next: Pages<RegisterRow> | null = null;
  #view: RowRange = { from: 0, to: PAGE_SIZE };
  #name: string | null = null;
  readonly #changes = new Map<string, Changes>();
  readonly #listeners = new Set<() => void>();

  get total(): number | undefined {
    return this.#shown?.total;
  }

  get failure() {
    return this.#next?.failure ?? this.#shown?.failure ?? null;
  }

  getRow = (index: number): RegisterRow | undefined => {
    const row = this.#shown?.getRow(index);
    return row && this.#draw(row);
  };

  ensure = (view: RowRange): void => {
    this.#view = view;
    const { from, to } = view;
    this.#shown?.ensure({ from: Math.max(0, from - AHEAD), to: to + AHEAD });
  };

  load = async (range: RowRange): Promise<readonly RegisterRow[]> =>
    ((await this.#shown?.load(range)) ?? []).map((row) => this.#draw(row));

  /** The places of the loaded rows that are meant, ascending. */
  placesOf(meant: (row: RegisterRow) => boolean): number[] {
    return this.#shown?.placesOf(meant) ?? [];
  }

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** Resolves once there are rows, or none. */
  async loaded(): Promise<void> {
    if (this.total !== undefined) return;
    const { promise, resolve } = Promise.withResolvers<void>();
    const leave = this.subscribe(() => {
      if (this.total === undefined) return;
      leave();
      resolve();
    });
    return promise;
  }

  /** Another list; `name` is the same for the same question. */
  show(name: string, fetch: FetchRegister): void {
    if (name === this.#name) return;
    this.#name = name;
    this.#next?.dispose();
    const pages: Pages<RegisterRow> = new Pages<RegisterRow>(
      async (offset, limit, signal) => {
        const page = await fetch(offset, limit, signal);
        if (pages === this.#shown || pages === this.#next) this.sums = page.sums;
        return page;
      },
      { pageSize: PAGE_SIZE },
    );
    this.#next = pages;
    pages.subscribe(() => this.#heard(pages));
    pages.ensure({ from: 0, to: PAGE_SIZE });
  }

  /** The books changed: what is shown stays and is read again. */
  refresh(): void {
    this.#shown?.refresh();
    this.#next?.refresh();
  }

  /** Draws a change at once. `keep` it when it was stored, `drop` it when it was refused. */
  change(entryId: string, change: RowChange): { keep: () => void; drop: () => void } {
    this.#put(entryId, [...(this.#changes.get(entryId)?.list ?? []), change]);
    this.#tell();
    const forget = () => {
      const list = this.#changes.get(entryId)?.list ?? [];
      this.#put(
        entryId,
        list.filter((other) => other !== change),
      );
    };
    return {
      // Into the rows themselves, which hold it until they are read again.
      keep: () => {
        forget();
        this.#shown?.patch((row) => row.entry_id === entryId, change);
        this.#tell();
      },
      drop: () => {
        forget();
        this.#tell();
      },
    };
  }

  #put(entryId: string, list: readonly RowChange[]): void {
    if (list.length === 0) this.#changes.delete(entryId);
    else this.#changes.set(entryId, { list, drawn: new WeakMap() });
  }

  #draw(row: RegisterRow): RegisterRow {
    const changes = this.#changes.get(row.entry_id);
    if (!changes) return row;
    let drawn = changes.drawn.get(row);
    if (!drawn) {
      drawn = changes.list.reduce((before, change) => change(before), row);
      changes.drawn.set(row, drawn);
    }
    return drawn;
  }

  #heard(pages: Pages<RegisterRow>): void {
    if (pages === this.#next && pages.total !== undefined) {
      this.#shown?.dispose();
      this.#shown = pages;
      this.#next = null;
      this.lists += 1;
      this.ensure(this.#view);
    }
    if (pages === this.#shown || pages === this.#next) this.#tell();
  }

  #tell(): void {
    this.version += 1;
    for (const listener of this.#listeners) listener();
  }
}
