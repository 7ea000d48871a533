/**
 * The rows that wait, page by page, without those that somebody has just dealt with: these go at once, come back where that
 * is refused, and are not among the rows once they are read again. Places are those on screen.
 */
import type { PagedSource, RowRange } from '../../ui/index.ts';
import type { RegisterRows } from './register-rows.ts';
import type { RegisterRow } from './types.ts';

export type Meant = (row: RegisterRow) => boolean;

/** What was hidden: `keep` it so when it was stored, but for entries that were left as they were; `show` what was refused. */
export interface Hidden {
  keep: (but?: ReadonlySet<string>) => void;
  show: () => void;
}

/** Rows are looked at in parts of so many. */
const PART = 50;

export class InboxRows implements PagedSource<RegisterRow> {
  version = 0;
  readonly #list: RegisterRows;
  readonly #hiding = new Set<Meant>();
  /** As they were read before they went: what is read later and is there still, or again, is shown. */
  #gone = new WeakSet<RegisterRow>();
  #anyGone = false;
  /** Places in the list that are left out, ascending. */
  #left: number[] = [];
  #view: RowRange = { from: 0, to: PART };
  readonly #listeners = new Set<() => void>();
  readonly #watching = new Set<() => void>();

  constructor(list: RegisterRows) {
    this.#list = list;
    list.subscribe(() => this.#changed());
  }

  get total(): number | undefined {
    const { total } = this.#list;
    return total === undefined ? undefined : total - this.#left.length;
  }

  /** Something is being done about rows, which may come back. */
  get isHiding(): boolean {
    return this.#hiding.size > 0;
  }

  get epoch(): number {
    return this.#list.lists;
  }

  get failure() {
    return this.#list.failure;
  }

  getRow = (index: number): RegisterRow | undefined => this.#list.getRow(this.#placeOf(index));

  ensure = ({ from, to }: RowRange): void => {
    this.#view = { from, to };
    this.#list.ensure({ from: this.#placeOf(from), to: this.#placeOf(to) });
    for (const listener of this.#watching) listener();
  };

  /** The entries in view and some around them, as far as they are there: the same until another part is looked at. */
  entriesInView(): string[] {
    const from = Math.floor(this.#view.from / PART) * PART;
    const to = Math.min(Math.ceil(this.#view.to / PART) * PART, this.total ?? 0);
    const entries = new Set<string>();
    for (let index = from; index < to; index += 1) {
      const row = this.getRow(index);
      if (row) entries.add(row.entry_id);
    }
    return [...entries];
  }

  load = async ({ from, to }: RowRange): Promise<readonly RegisterRow[]> => {
    const rows = await this.#list.load({ from: this.#placeOf(from), to: this.#placeOf(to) });
    return rows.filter((row) => !this.#isLeft(row));
  };

  indexOf = (meant: Meant): number => {
    const place = this.#list.placesOf((row) => meant(row) && !this.#isLeft(row))[0];
    return place === undefined ? -1 : place - this.#left.filter((left) => left < place).length;
  };

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** Told at each step of scrolling, too. */
  watch(listener: () => void): () => void {
    this.#watching.add(listener);
    return () => this.#watching.delete(listener);
  }

  hide(meant: Meant): Hidden {
    this.#hiding.add(meant);
    this.#changed();
    const forget = () => {
      this.#hiding.delete(meant);
      this.#changed();
    };
    return {
      keep: (but) => {
        const isKept: Meant = (row) => meant(row) && !but?.has(row.entry_id);
        for (const place of this.#list.placesOf(isKept)) this.#gone.add(this.#list.getRow(place)!);
        this.#anyGone = true;
        forget();
      },
      show: forget,
    };
  }

  #isLeft(row: RegisterRow): boolean {
    return this.#gone.has(row) || [...this.#hiding].some((meant) => meant(row));
  }

  #placeOf(index: number): number {
    let place = index;
    for (const left of this.#left) {
      if (left > place) break;
      place += 1;
    }
    return place;
  }

  #changed(): void {
    const asked = this.#anyGone || this.#hiding.size > 0;
    this.#left = asked ? this.#list.placesOf((row) => this.#isLeft(row)) : [];
    if (this.#left.length === 0) this.#anyGone = false;
    this.version += 1;
    for (const listener of [...this.#listeners, ...this.#watching]) listener();
  }
}
