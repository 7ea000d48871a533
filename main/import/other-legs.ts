/**
 * Where the money of a bank's row went, or came from: the legs of its entry besides the row's own. Parts that the file
 * tells know more than any rule; a rule knows better than the file's own word for the whole, unless it is of the last stage,
 * which is for rows without any. Nothing fails; what found no
 * account stays to be categorised, and is told once for all rows.
 */
import type { PostingKind } from '../../shared/contract/mapping.ts';
import type { Unit } from '../ledger/index.ts';
import { applyToRow, type RuledCrossing, type RuleHit, withoutLast } from '../rules/index.ts';
import type { FileBooks } from './owner-books.ts';
import { PartAccounts } from './part-accounts.ts';
import { isPosting, legsOfPostings, legsOfRule, overrules } from './posting-legs.ts';
import type { StatementRow } from './reader.ts';
import type { Route } from './route.ts';
import { type OtherLeg, ToldCategories } from './told-categories.ts';
import { isUnderWay } from './under-way.ts';

interface Told {
  hit: RuleHit | null;
  legs: OtherLeg[];
}

export class OtherLegs {
  readonly #unit: Unit;
  readonly #route: Route;
  readonly #books: FileBooks;
  #categories: ToldCategories | null = null;
  #partAccounts: PartAccounts | null = null;
  /** Kinds of a processor's parts that the books have no account for. */
  readonly #homeless = new Set<PostingKind>();

  constructor(unit: Unit, route: Route, books: FileBooks) {
    this.#unit = unit;
    this.#route = route;
    this.#books = books;
  }

  /** The legs, the rule that has a say in the entry, and what it says that the row is between two entities. */
  of(row: StatementRow, minor: number): Told & { crossing: RuledCrossing | null } {
    const { hit, legs } = this.#told(row, minor);
    const isOpen = legs.length === 1 && legs[0]!.accountId === this.#books.uncategorisedId;
    return { hit, legs, crossing: isOpen && !isUnderWay(row.kind) ? (hit?.crossing ?? null) : null };
  }

  #told(row: StatementRow, minor: number): Told {
    const { account, currency } = this.#route;
    const { entityId, uncategorisedId, rules, lacking } = this.#books;
    const money = { accountId: account.id, amountMinor: minor, currency };
    const subject = { payee: row.payee, memo: row.memo, amountMinor: minor, date: row.date, money };
    const hit = applyToRow(rules, subject);
    const categories = () =>
      (this.#categories ??= new ToldCategories(this.#unit.db, entityId, uncategorisedId, lacking));
    const besideTold = () => (hit?.isFallback ? applyToRow(withoutLast(rules), subject) : hit);
    if (isPosting(row)) {
      const beside = besideTold();
      const accountOf = (kind: PostingKind) => this.#accountOf(kind);
      const places = { accountOf, categories, uncategorisedId };
      return { hit: beside, legs: legsOfPostings(row, beside, subject, places) };
    }
    const ruled = legsOfRule(hit, subject);
    const isTold = row.parts !== undefined || row.category;
    const told = isTold ? categories().legsOf(row, money, overrules(hit, subject)) : null;
    if (told) return { hit: besideTold(), legs: told };
    const amountMinor = minor === 0 ? 0 : -minor;
    return { hit, legs: ruled ?? [{ accountId: uncategorisedId, amountMinor, memo: null, waits: false }] };
  }

  warnings(): string[] {
    const { owner } = this.#route;
    const homeless = [...this.#homeless].join(', ');
    return [
      ...(homeless === ''
        ? []
        : [
            `The books of ${owner.name} have no account for: ${homeless}. Such rows stay to be categorised: make a rule for them, or choose an account once (Import, How files are read; or bulkhead part choose).`,
          ]),
    ];
  }

  #accountOf(kind: PostingKind): string | null {
    this.#partAccounts ??= new PartAccounts(this.#unit, this.#route);
    const accountId = this.#partAccounts.of(kind, this.#route.currency);
    if (accountId === null) this.#homeless.add(kind);
    return accountId;
  }
}
