/**
 * Where the money of a bank's row went, or came from: the legs of its entry besides the row's own. Parts that the file
 * tells know more than any rule; a rule knows better than the file's own word for the whole, unless it is of the last stage,
 * which is for rows without any. Nothing fails; what found no
 * account stays to be categorised, and is told once for all rows.
 */
import type { PostingKind } from '../../shared/contract/mapping.ts';
import type { Unit } from '../ledger/index.ts';
import {
  applyToRow,
  type RuledCrossing,
  type RuleHit,
  type RuleSubject,
  withoutLast,
} from '../rules/index.ts';
import { preparedValue } from '../vault/index.ts';
import type { FileBooks } from './owner-books.ts';
import { PartAccounts } from './part-accounts.ts';
import { isPosting, legsOfPostings, legsOfRule, overrules } from './posting-legs.ts';
import type { StatementRow } from './reader.ts';
import type { Route } from './route.ts';
import { type MoneyLeg, type OtherLeg, ToldCategories } from './told-categories.ts';
import { isUnderWay } from './under-way.ts';

interface Told {
  hit: RuleHit | null;
  legs: OtherLeg[];
}

/** Of the entry that stands for a row; money on its way has its own. */
const categoriesOf = preparedValue<string>(
  `SELECT p.account_id FROM line_match m JOIN posting p ON p.entry_id = m.entry_id AND p.line <> m.line
   JOIN account a ON a.id = p.account_id
   WHERE m.statement_line_id = ? AND a.type IN ('income', 'expense')
     AND (SELECT count(*) FROM posting q WHERE q.entry_id = m.entry_id) = 2 LIMIT 2`,
);

export class OtherLegs {
  readonly #unit: Unit;
  readonly #route: Route;
  readonly #books: FileBooks;
  #toldCategories: ToldCategories | null = null;
  #partAccounts: PartAccounts | null = null;
  /** Kinds of a processor's parts that the books have no account for. */
  readonly #homeless = new Set<PostingKind>();

  constructor(unit: Unit, route: Route, books: FileBooks) {
    this.#unit = unit;
    this.#route = route;
    this.#books = books;
  }

  /** The legs, the rule that has a say in the entry, and what it says that the row is between two entities. */
  of(row: StatementRow, minor: number, correctsId: string | null): Told & { crossing: RuledCrossing | null } {
    const { hit, legs } = this.#told(row, minor);
    const category = correctsId === null ? undefined : this.#categoryOf(correctsId);
    if (category !== undefined) {
      const leg = { accountId: category, amountMinor: minor === 0 ? 0 : -minor, memo: null, waits: false };
      return { hit, legs: [leg], crossing: null };
    }
    const isOpen = legs.length === 1 && legs[0]!.accountId === this.#books.uncategorisedId;
    return { hit, legs, crossing: isOpen && !isUnderWay(row.kind) ? (hit?.crossing ?? null) : null };
  }

  /** What the file itself says where the money of a row went, if no rule knows better; `null` where that is nothing known. */
  toldBy(row: StatementRow, minor: number): OtherLeg[] | null {
    if ((row.parts === undefined && !row.category) || isPosting(row)) return null;
    const subject = this.#subjectOf(row, minor);
    const isRuled = overrules(applyToRow(this.#books.rules, subject), subject);
    return this.#categories().legsOf(row, this.#moneyOf(minor), isRuled);
  }

  #subjectOf({ payee, memo, date }: StatementRow, minor: number): RuleSubject {
    return { payee, memo, amountMinor: minor, date, money: this.#moneyOf(minor) };
  }

  #moneyOf(minor: number): MoneyLeg {
    const { account, currency } = this.#route;
    return { accountId: account.id, amountMinor: minor, currency };
  }

  #categories(): ToldCategories {
    const { entityId, uncategorisedId, lacking } = this.#books;
    this.#toldCategories ??= new ToldCategories(this.#unit.db, entityId, uncategorisedId, lacking);
    return this.#toldCategories;
  }

  #told(row: StatementRow, minor: number): Told {
    const { uncategorisedId, rules } = this.#books;
    const subject = this.#subjectOf(row, minor);
    const money = this.#moneyOf(minor);
    const hit = applyToRow(rules, subject);
    const categories = () => this.#categories();
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

  /** What a row's entry is for, where that is one thing: what corrects the row is for the same. */
  #categoryOf(lineId: string): string | undefined {
    const [only, ...more] = categoriesOf(this.#unit.db).all(lineId);
    return more.length > 0 || only === this.#books.uncategorisedId ? undefined : only;
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
