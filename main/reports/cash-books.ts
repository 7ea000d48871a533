/**
 * What the cash basis changes of several books, for any days: of income and expense, of what stands on a balance sheet, and step by
 * step from one profit to the other. What was eliminated between the books is left out before anything is settled.
 */
import { addDays } from '../../shared/dates.ts';
import { BEGINNING, type EntityRow, loadChart, Pace, type Scope, versionOf } from '../ledger/index.ts';
import type { Eliminated } from '../tax/index.ts';
import type { VaultDatabase } from '../vault/index.ts';
import { EARLIER_YEARS, THIS_YEAR } from './balance-sheet.ts';
import { type CashBasis, CashWalk, type Gone } from './cash-basis.ts';
import type { Figure, Reading } from './columns.ts';
import type { CommonBooks } from './common-books.ts';
import { goneOf } from './gone.ts';
import { waitingOnOthers } from './owed-to-owners.ts';
import { type Days, fiscalYear } from './periods.ts';

/** What of a basis a reading takes: its amounts on lines of the common chart. */
type Take = (entity: EntityRow, days: Days, isWithout: boolean) => Figure[];

/** After so many changes of the books while they were read, nobody else gets a turn. */
const TRIES_MAX = 3;

export class CashBooks {
  readonly #books: CommonBooks;
  readonly #walks: ReadonlyMap<string, CashWalk>;

  private constructor(books: CommonBooks, walks: ReadonlyMap<string, CashWalk>) {
    this.#books = books;
    this.#walks = walks;
  }

  /** `spans` are all that will be asked for. Others are answered meanwhile; where they change the books, it begins anew. */
  static async load(
    scope: Scope,
    books: CommonBooks,
    gone: () => readonly Eliminated[],
    spans: readonly Days[],
  ): Promise<CashBooks> {
    const { db } = scope;
    for (let tries = 1; ; tries++) {
      const version = versionOf(db);
      const walks = walksOf(db, books, gone(), spans);
      const pace = tries < TRIES_MAX ? new Pace() : null;
      for (const walk of walks.values())
        for (const { done, total } of walk.months()) {
          scope.signal?.throwIfAborted();
          scope.progress({ done, total, what: 'months' });
          await pace?.breathe();
        }
      if (versionOf(db) === version) return new CashBooks(books, walks);
    }
  }

  /** To add to income and expense of the days, and to what was received before it was earned. */
  shift(): Reading {
    return this.#reading((entity, days, isWithout) =>
      this.#figures(entity, this.#basis(entity, days, isWithout).shift, 1),
    );
  }

  /** The same sum by the account that something was owed on. */
  steps(): Reading {
    return this.#reading((entity, days, isWithout) =>
      this.#figures(entity, this.#basis(entity, days, isWithout).steps, 1),
    );
  }

  /** To add to balances: what was not paid is not there, and was not earned. */
  balances(): Reading {
    return this.#reading((entity, { to }, isWithout) => {
      const ever = this.#basis(entity, { from: BEGINNING, to }, isWithout).steps;
      const { from } = fiscalYear(to, entity.fiscal_month);
      const thisYear = sum(this.#basis(entity, { from, to }, isWithout).steps);
      const currency = entity.base_currency;
      return [
        ...this.#figures(entity, ever, -1),
        { line: THIS_YEAR, currency, minor: thisYear },
        { line: EARLIER_YEARS, currency, minor: sum(ever) - thisYear },
      ];
    });
  }

  notes(entities: readonly EntityRow[], days: Days): string[] {
    return entities.flatMap((entity) => this.#basis(entity, days, false).notes);
  }

  #reading(take: Take): Reading {
    return {
      of: (entity, days) => take(entity, days, false),
      eliminated: (days) =>
        this.#books.entities.flatMap((entity) => [
          ...take(entity, days, true),
          ...take(entity, days, false).map((figure) => ({ ...figure, minor: -figure.minor })),
        ]),
    };
  }

  #figures(
    { base_currency: currency }: EntityRow,
    amounts: ReadonlyMap<string, number>,
    sign: 1 | -1,
  ): Figure[] {
    return [...amounts].map(([id, minor]) => ({
      line: this.#books.lineOf(id),
      currency,
      minor: sign * minor,
    }));
  }

  /** `isWithout`: what crossed between the books never happened. */
  #basis(entity: EntityRow, days: Days, isWithout: boolean): CashBasis {
    return this.#walks.get(keyOf(entity, isWithout))!.between(days);
  }
}

function keyOf({ id }: EntityRow, isWithout: boolean): string {
  return `${id} ${isWithout}`;
}

function walksOf(
  db: VaultDatabase,
  { entities }: CommonBooks,
  gone: readonly Eliminated[],
  spans: readonly Days[],
): Map<string, CashWalk> {
  const last = spans
    .map(({ to }) => to)
    .toSorted()
    .at(-1)!;
  const walks = new Map<string, CashWalk>();
  for (const entity of entities) {
    const days = spans.flatMap((span) => daysOf(span, entity));
    const span = { entity, from: BEGINNING, to: last };
    const chart = loadChart(db, entity.id);
    const walkWithout = (left: Gone) => {
      const waiting = waitingOnOthers(db, chart, span, left);
      return new CashWalk(db, waiting.chart, entity, days, waiting.gone);
    };
    walks.set(keyOf(entity, false), walkWithout(NOTHING));
    if (entities.length > 1) walks.set(keyOf(entity, true), walkWithout(goneOf(db, span, gone).byEntry));
  }
  return walks;
}

const NOTHING: Gone = new Map();

/** The days on which the books are looked at for a span, as what happened in it and as what there is at its end. */
function daysOf({ from, to }: Days, { fiscal_month: first }: EntityRow): string[] {
  return [BEGINNING, addDays(from, -1), addDays(fiscalYear(to, first).from, -1), to];
}

function sum(amounts: ReadonlyMap<string, number>): number {
  let total = 0;
  for (const amount of amounts.values()) total += amount;
  return total;
}

/** Two readings as one. */
export function together(...readings: readonly Reading[]): Reading {
  return {
    of: (entity, days) => readings.flatMap((reading) => reading.of(entity, days)),
    eliminated: (days) => readings.flatMap((reading) => reading.eliminated(days)),
  };
}
