/**
 * What cash flow statements are made of, read for any days: what every account moved, what of it moved with cash, and the cash
 * before. Entries that close the year are left out; they move nothing that was not there. Of what was brought in when books began,
 * only cash is told: nobody bought what was owned before.
 */
import { addDays } from '../../shared/dates.ts';
import { BEGINNING, BUCKET, type EntityRow, sumAll } from '../ledger/index.ts';
import type { Eliminated } from '../tax/index.ts';
import { prepared, preparedValue, type VaultDatabase } from '../vault/index.ts';
import type { Activity } from './activities.ts';
import { COMBINED_CAPITAL } from './balance-sheet.ts';
import type { Figure, Reading } from './columns.ts';
import type { CommonBooks } from './common-books.ts';
import type { Days } from './periods.ts';

interface Sum {
  account_id: string;
  currency: string;
  minor: number;
}

interface Leg extends Sum {
  entry_id: string;
}

const closing = prepared<Sum>(
  `SELECT p.account_id, p.currency, sum(p.amount_minor) AS minor FROM entry e CROSS JOIN posting p ON p.entry_id = e.id
   WHERE e.source = 'closing' AND e.entity_id = :entity AND e.date BETWEEN :from AND :to
   GROUP BY p.account_id, p.currency`,
);
/** The other legs of entries that move cash, in the currency in which they move it. */
const besideCash = prepared<Sum>(
  `SELECT p.account_id, p.currency, sum(p.amount_minor) AS minor
   FROM (SELECT DISTINCT entry_id, currency FROM posting
     WHERE account_id IN (SELECT value FROM json_each(:cash)) AND date BETWEEN :from AND :to) c
   CROSS JOIN posting p ON p.entry_id = c.entry_id AND p.currency = c.currency
   WHERE p.account_id NOT IN (SELECT value FROM json_each(:cash)) GROUP BY p.account_id, p.currency`,
);
const openingAccounts = preparedValue<string>(
  "SELECT id FROM account WHERE entity_id = ? AND role = 'opening'",
);
/** What opening entries bring in beside cash and what was earned, with the account that it stands against there. */
const broughtIn = prepared<Sum & { opening_id: string; is_with_cash: 0 | 1 }>(
  `WITH opened AS (
     SELECT entry_id, currency, min(account_id) AS account_id,
       EXISTS (SELECT 1 FROM posting c WHERE c.entry_id = o.entry_id AND c.currency = o.currency
         AND c.account_id IN (SELECT value FROM json_each(:cash))) AS is_with_cash
     FROM posting o WHERE account_id IN (SELECT value FROM json_each(:opening)) AND date BETWEEN :from AND :to
     GROUP BY entry_id, currency)
   SELECT p.account_id, p.currency, o.account_id AS opening_id, o.is_with_cash, sum(p.amount_minor) AS minor
   FROM opened o CROSS JOIN posting p ON p.entry_id = o.entry_id AND p.currency = o.currency
   JOIN account a ON a.id = p.account_id
   WHERE a.role NOT IN ('opening', 'exchange') AND a.type NOT IN ('income', 'expense')
     AND p.account_id NOT IN (SELECT value FROM json_each(:cash))
   GROUP BY p.account_id, p.currency, o.account_id, o.is_with_cash`,
);
const legsOf = prepared<Leg>(
  `SELECT p.entry_id, p.account_id, p.currency, p.amount_minor AS minor
   FROM json_each(:entries) AS j CROSS JOIN posting p ON p.entry_id = j.value`,
);

export class CashMovements {
  readonly #db: VaultDatabase;
  readonly #books: CommonBooks;
  readonly #isCash: (line: string) => boolean;
  readonly #gone: readonly Eliminated[];

  constructor(
    db: VaultDatabase,
    books: CommonBooks,
    activities: ReadonlyMap<string, Activity>,
    gone: readonly Eliminated[],
  ) {
    this.#db = db;
    this.#books = books;
    this.#isCash = (line) => activities.get(line) === 'cash';
    this.#gone = gone;
  }

  /** What every account moved. */
  all(): Reading {
    return {
      of: ({ id: entity }, { from, to }) => [
        ...this.#figures(sumAll(this.#db, { entityId: entity, from, to, bucket: BUCKET.whole }), 1),
        ...this.#figures(closing(this.#db).all({ entity, from, to }), -1),
        ...this.#withoutBroughtIn(entity, { from, to }, false),
      ],
      eliminated: (days) =>
        this.#within(days).map(({ accountId, currency, minor }) => ({
          ...{ line: this.#lineOf(accountId), currency, minor: -minor },
        })),
    };
  }

  /** What of it moved with cash: the other side of what came in and went out. */
  withCash(): Reading {
    return {
      of: ({ id }, { from, to }) => [
        ...this.#figures(besideCash(this.#db).all({ cash: JSON.stringify(this.#cashOf(id)), from, to }), 1),
        ...this.#withoutBroughtIn(id, { from, to }, true),
      ],
      eliminated: (days) => this.#crossed(days),
    };
  }

  /** Cash on the day before. */
  before(): Reading {
    return {
      of: ({ id }, { from }) => {
        const cash = new Set(this.#cashOf(id));
        const until = { entityId: id, from: BEGINNING, to: addDays(from, -1), bucket: BUCKET.whole };
        return this.#figures(
          sumAll(this.#db, until).filter(({ account_id }) => cash.has(account_id)),
          1,
        );
      },
      eliminated: () => [],
    };
  }

  /** Takes it off its own accounts and puts it onto the opening's. */
  #withoutBroughtIn(entityId: EntityRow['id'], { from, to }: Days, isWithCash: boolean): Figure[] {
    const cash = JSON.stringify(this.#cashOf(entityId));
    const opening = JSON.stringify(openingAccounts(this.#db).all(entityId));
    const found = broughtIn(this.#db)
      .all({ cash, opening, from, to })
      .filter((one) => !isWithCash || one.is_with_cash === 1);
    return [
      ...this.#figures(found, -1),
      ...this.#figures(
        found.map((one) => ({ ...one, account_id: one.opening_id })),
        1,
      ),
    ];
  }

  #cashOf(entityId: EntityRow['id']): string[] {
    return this.#books.accountsIn(entityId).filter((id) => this.#isCash(this.#books.lineOf(id)));
  }

  #figures(sums: readonly Sum[], sign: 1 | -1): Figure[] {
    return sums.map(({ account_id, currency, minor }) => ({
      ...{ line: this.#books.lineOf(account_id), currency, minor: sign * minor },
    }));
  }

  #lineOf(accountId: string | null): string {
    return accountId === null ? COMBINED_CAPITAL : this.#books.lineOf(accountId);
  }

  #within({ from, to }: Days): Eliminated[] {
    return this.#gone.filter(({ date }) => date >= from && date <= to);
  }

  /**
   * Entries that crossed are read as one: a cost that the owner paid for the company moved cash, though none of the company's.
   * So of what both books told before, the legs that moved with their own cash go, and those of the whole come.
   */
  #crossed(days: Days): Figure[] {
    const gone = this.#within(days);
    const figures: Figure[] = [];
    for (const { entries, gone: parts } of joined(gone)) {
      const legs = legsOf(this.#db).all({ entries: JSON.stringify(entries) });
      for (const [currency, own] of Map.groupBy(legs, (leg) => leg.currency)) {
        const moves = new Set(own.filter((leg) => this.#movesCash(leg)).map((leg) => leg.entry_id));
        if (moves.size === 0) continue;
        for (const leg of own) if (!moves.has(leg.entry_id)) figures.push(...this.#figures([leg], 1));
        for (const { accountId, currency: of, minor } of parts)
          if (of === currency) figures.push({ line: this.#lineOf(accountId), currency, minor: -minor });
      }
    }
    return figures;
  }

  #movesCash({ account_id }: Leg): boolean {
    return this.#isCash(this.#books.lineOf(account_id));
  }
}

interface Joined {
  entries: string[];
  gone: Eliminated[];
}

/** Entries that belong together: both of a crossing, and all those of the crossings that one entry is in. */
function joined(gone: readonly Eliminated[]): Joined[] {
  const groups = new Map<string, Joined>();
  for (const pair of Map.groupBy(gone, ({ crossingId }) => crossingId).values()) {
    const entries = new Set(pair.map(({ entryId }) => entryId));
    const known = new Set([...entries].flatMap((id) => groups.get(id) ?? []));
    const all: Joined = {
      entries: [...new Set([...entries, ...[...known].flatMap((group) => group.entries)])],
      gone: [...pair, ...[...known].flatMap((group) => group.gone)],
    };
    for (const id of all.entries) groups.set(id, all);
  }
  return [...new Set(groups.values())];
}
