/**
 * Categories that a file itself gives its rows, as accounts of the books they come to. “Auto:Fuel” is the account Fuel
 * below Auto, or the only Fuel there is; “[Savings]” is the account that holds money of that name. What somebody said that
 * a category is goes before its name. Nothing is made up: a name that fits no account, or several, is not taken, and is told.
 */
import type { PostingKind } from '../../shared/contract/mapping.ts';
import { tryParseMoney } from '../../shared/money.ts';
import { accountById, type EntityRow, findEntity, MONEY_ROLES } from '../ledger/index.ts';
import type { VaultDatabase } from '../vault/index.ts';
import { linkedCategories, normalised } from './category-links.ts';
import { isTransfer, type LackingCategories } from './lacking-categories.ts';
import type { RowPart, StatementRow } from './reader.ts';

/** One of an entry’s other legs. */
export interface OtherLeg {
  accountId: string;
  amountMinor: number;
  memo: string | null;
  /** An account that holds money: its own bank has to confirm it. */
  waits: boolean;
  /** What a processor says that it is. */
  kind?: PostingKind;
}

/** The leg on the account that the file is of. */
export interface MoneyLeg {
  accountId: string;
  amountMinor: number;
  currency: string;
}

type OwnMoney = Pick<MoneyLeg, 'accountId' | 'currency'>;

/** What a file tells of where the money of a row went. */
export type ToldRow = Pick<StatementRow, 'parts' | 'category' | 'categoryIsWhole' | 'opens'>;

interface NamedAccount {
  id: string;
  parent_id: string | null;
  name: string;
  role: string;
  currency: string | null;
}

/** A category as it is written, and its name alone. */
interface Category {
  written: string;
  name: string;
}

const whole = (written: string): Category => ({ written, name: written });

/** QIF puts a class behind a slash. */
function withoutClass(written: string): Category {
  const name = written.startsWith('[')
    ? written.slice(0, written.indexOf(']') + 1)
    : written.split('/', 1)[0]!;
  return { written, name };
}

export class ToldCategories {
  readonly #uncategorisedId: string;
  /** Where opening balances stand. */
  readonly #openingId: string | null;
  readonly #byId: Map<string, NamedAccount>;
  readonly #byName = new Map<string, NamedAccount[]>();
  readonly #found = new Map<string, NamedAccount | null>();

  /** What somebody said for files before, by the names of categories. */
  readonly #linked: ReadonlyMap<string, string>;
  readonly #owner: EntityRow;

  readonly #db: VaultDatabase;
  /** `null` where nothing is told or made of what the chart lacks. */
  readonly #lacking: LackingCategories | null;

  constructor(
    db: VaultDatabase,
    entityId: string,
    uncategorisedId: string,
    lacking: LackingCategories | null = null,
  ) {
    this.#db = db;
    this.#owner = findEntity(db, entityId);
    this.#linked = linkedCategories(db, entityId);
    this.#lacking = lacking;
    this.#uncategorisedId = uncategorisedId;
    const accounts = db
      .prepare('SELECT id, parent_id, name, role, currency FROM account WHERE entity_id = ? AND archived = 0')
      .all(entityId) as NamedAccount[];
    this.#byId = new Map(accounts.map((account) => [account.id, account]));
    this.#openingId = accounts.find(({ role }) => role === 'opening')?.id ?? null;
    for (const account of accounts) this.#nameIt(account);
  }

  #nameIt(account: NamedAccount): void {
    const name = normalised(account.name);
    this.#byName.set(name, [...(this.#byName.get(name) ?? []), account]);
  }

  /**
   * The legs that the file tells; `null` where it tells none that are known. Its parts know more than any rule, a rule knows
   * better than its word for the whole.
   */
  legsOf(row: ToldRow, money: MoneyLeg, isRuled: boolean): OtherLeg[] | null {
    const parts = this.#partsOf(row, money);
    if (parts || isRuled) return parts;
    const leg = this.#categoryOf(row, money);
    return leg && [leg];
  }

  /** `null` where the file tells no parts, or gives none of them a category. */
  #partsOf({ parts }: ToldRow, money: MoneyLeg): OtherLeg[] | null {
    if (!parts?.some(({ category }) => category !== '')) return null;
    const legs = parts.map((part) => this.#partOf(part, money));
    if (legs.some((leg) => leg === null)) return null;
    const whole = legs as OtherLeg[];
    const sum = whole.reduce((total, leg) => total + leg.amountMinor, 0);
    return sum === -money.amountMinor ? whole : null;
  }

  /** The leg that the row's own category makes; `null` where it has none that is known. */
  #categoryOf(row: ToldRow, money: MoneyLeg): OtherLeg | null {
    if (row.opens && this.#openingId !== null)
      return { accountId: this.#openingId, amountMinor: -money.amountMinor, memo: null, waits: false };
    const category = (row.categoryIsWhole ? whole : withoutClass)(row.category ?? '');
    const account = this.#account(category, money, money.amountMinor);
    if (!account) return null;
    return this.#leg(account, money.amountMinor, null);
  }

  /** The leg on the account that a part’s category names; `null` where it names none that is known. */
  legOf({ category, memo, payee }: Omit<RowPart, 'amount'>, minor: number, money: OwnMoney): OtherLeg | null {
    const account = this.#account(withoutClass(category), money, minor);
    return account && this.#leg(account, minor, memo || payee || null);
  }

  #partOf(part: RowPart, money: MoneyLeg): OtherLeg | null {
    const minor = tryParseMoney(part.amount, money.currency);
    if (typeof minor !== 'number') return null;
    const told = this.legOf(part, minor, money);
    if (told) return told;
    const memo = part.memo || part.payee || null;
    return { accountId: this.#uncategorisedId, amountMinor: minor === 0 ? 0 : -minor, memo, waits: false };
  }

  #leg(account: NamedAccount, minor: number, memo: string | null): OtherLeg {
    return {
      accountId: account.id,
      amountMinor: minor === 0 ? 0 : -minor,
      memo,
      waits: MONEY_ROLES.has(account.role),
    };
  }

  /** By its name as it stands, then without the class behind a slash. `minor`: what came in by it, or went out. */
  #account(category: Category, { accountId, currency }: OwnMoney, minor: number): NamedAccount | null {
    const { written, name } = category;
    if (written === '') return null;
    const said = this.#said(name);
    if (said !== undefined)
      return said && said.id !== accountId && (said.currency ?? currency) === currency ? said : null;
    let account = this.#found.get(written);
    if (account === undefined) {
      account = this.#named(written) ?? (name === written ? null : this.#named(name));
      this.#found.set(written, account);
    }
    if (account && account.id !== accountId && (account.currency ?? currency) === currency) {
      this.#lacking?.again(name, this.#owner);
      return account;
    }
    if (account?.id === accountId) return null;
    const made = this.#lacks(category, minor);
    return made && (made.currency ?? currency) === currency ? made : null;
  }

  /** What somebody said that it is, now or before; `null` where it is left open, `undefined` where nobody said. */
  #said(name: string): NamedAccount | null | undefined {
    if (this.#linked.size === 0 && !this.#lacking?.hasAnswers) return undefined;
    const chosen = this.#lacking?.chosen(name, this.#owner, this.#uncategorisedId);
    if (chosen !== undefined) return this.#meant(chosen);
    const linked = this.#linked.get(normalised(name));
    const known = linked === undefined ? undefined : this.#byId.get(linked);
    if (!known || this.#lacking?.isForgotten(name, this.#owner)) return undefined;
    this.#lacking?.remembered(name, this.#owner, known.id, this.#uncategorisedId);
    return this.#meant(known.id);
  }

  #meant(id: string | null): NamedAccount | null {
    return id === null || id === this.#uncategorisedId ? null : (this.#byId.get(id) ?? null);
  }

  #lacks({ written, name }: Category, minor: number): NamedAccount | null {
    if (this.#lacking === null) return null;
    if (isTransfer(name)) {
      this.#lacking.takeTransfer(name, this.#owner);
      return null;
    }
    const parent = this.#named(name.split(':').slice(0, -1).join(':'));
    const id = this.#lacking.take(name, this.#owner, parent?.id ?? null, minor > 0);
    const made = id === null ? undefined : accountById(this.#db, id);
    if (!made) return null;
    this.#byId.set(made.id, made);
    this.#nameIt(made);
    this.#found.set(written, made);
    return made;
  }

  #named(category: string): NamedAccount | null {
    const transfer = isTransfer(category);
    const names = (transfer ? category.slice(1, -1) : category).split(':').map(normalised);
    const fitting = (this.#byName.get(names.at(-1)!) ?? []).filter(
      (account) => MONEY_ROLES.has(account.role) === transfer,
    );
    const below = fitting.filter((account) => this.#liesBelow(account, names.slice(0, -1)));
    const chosen = below.length > 0 ? below : fitting;
    return chosen.length === 1 ? chosen[0]! : null;
  }

  #liesBelow({ parent_id }: NamedAccount, names: readonly string[]): boolean {
    if (names.length === 0) return true;
    const parent = parent_id === null ? undefined : this.#byId.get(parent_id);
    if (!parent || normalised(parent.name) !== names.at(-1)) return false;
    return this.#liesBelow(parent, names.slice(0, -1));
  }
}
