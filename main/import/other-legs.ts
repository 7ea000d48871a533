/**
 * Where the money of a bank's row went, or came from: the legs of its entry besides the row's own. Parts that the file
 * tells know more than any rule; a rule knows better than the file's own word for the whole. Nothing fails; what found no
 * account stays to be categorised, and is told once for all rows.
 */
import type { PostingKind } from '../../shared/contract/mapping.ts';
import { tryParseMoney } from '../../shared/money.ts';
import type { Unit } from '../ledger/index.ts';
import type { RuleHit } from '../rules/index.ts';
import type { OwnerBooks } from './owner-books.ts';
import { PartAccounts } from './part-accounts.ts';
import type { StatementRow } from './reader.ts';
import type { Route } from './route.ts';
import { type OtherLeg, ToldCategories } from './told-categories.ts';

export class OtherLegs {
  readonly #unit: Unit;
  readonly #route: Route;
  readonly #books: OwnerBooks;
  #categories: ToldCategories | null = null;
  #partAccounts: PartAccounts | null = null;
  /** Kinds of a processor's parts that the books have no account for. */
  readonly #homeless = new Set<PostingKind>();

  constructor(unit: Unit, route: Route, books: OwnerBooks) {
    this.#unit = unit;
    this.#route = route;
    this.#books = books;
  }

  of(row: StatementRow, minor: number, hit: RuleHit | null): OtherLeg[] {
    if (isPosting(row)) return this.#postings(row, hit);
    const { account, currency } = this.#route;
    const { entityId, uncategorisedId } = this.#books;
    const money = { accountId: account.id, amountMinor: minor, currency };
    if (row.parts || row.category)
      this.#categories ??= new ToldCategories(this.#unit.db, entityId, uncategorisedId);
    const parts = this.#categories?.partsOf(row, money);
    if (parts) return parts;
    const other = { amountMinor: minor === 0 ? 0 : -minor, memo: null };
    if (hit) return [{ ...other, accountId: hit.accountId, waits: hit.waits }];
    const told = this.#categories?.categoryOf(row, money);
    return [told ?? { ...other, accountId: uncategorisedId, waits: false }];
  }

  warnings(): string[] {
    const unknown = this.#categories?.warning() ?? null;
    const { owner } = this.#route;
    const homeless = [...this.#homeless].join(', ');
    return [
      ...(unknown === null ? [] : [unknown]),
      ...(homeless === ''
        ? []
        : [
            `The books of ${owner.name} have no account for: ${homeless}. Such rows stay to be categorised: make a rule for them, or choose an account once (bulkhead part choose).`,
          ]),
    ];
  }

  /** What a processor tells of the row, part by part; a rule decides where the first goes, which the row is about. */
  #postings(row: StatementRow, hit: RuleHit | null): OtherLeg[] {
    const { currency } = this.#route;
    const parts = row.parts ?? [{ amount: row.amount, ...(row.kind !== undefined && { kind: row.kind }) }];
    return parts.map(({ amount, kind }, place) => {
      const minor = tryParseMoney(amount, currency) as number;
      const leg = { amountMinor: minor === 0 ? 0 : -minor, memo: null, ...(kind !== undefined && { kind }) };
      if (hit && place === 0 && kind === row.kind)
        return { ...leg, accountId: hit.accountId, waits: hit.waits };
      const accountId = kind === undefined ? null : this.#accountOf(kind);
      return {
        ...leg,
        accountId: accountId ?? this.#books.uncategorisedId,
        waits: kind === 'payout' && accountId !== null,
      };
    });
  }

  #accountOf(kind: PostingKind): string | null {
    this.#partAccounts ??= new PartAccounts(this.#unit, this.#route);
    const accountId = this.#partAccounts.of(kind, this.#route.currency);
    if (accountId === null) this.#homeless.add(kind);
    return accountId;
  }
}

/** Whether a processor tells what the row is, or what is in it. */
export function isPosting({ kind, parts }: StatementRow): boolean {
  return kind !== undefined || parts?.some((part) => part.kind !== undefined) === true;
}
