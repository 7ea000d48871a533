/**
 * Categories that a file itself gives its rows, as accounts of the books they come to. “Auto:Fuel” is the account Fuel
 * below Auto, or the only Fuel there is; “[Savings]” is the account that holds money of that name. Nothing is made up: a
 * name that fits no account, or several, is not taken, and is told.
 */
import type { PostingKind } from '../../shared/contract/mapping.ts';
import { tryParseMoney } from '../../shared/money.ts';
import { MONEY_ROLES } from '../ledger/index.ts';
import type { VaultDatabase } from '../vault/index.ts';
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
export type ToldRow = Pick<StatementRow, 'parts' | 'category' | 'opens'>;

interface NamedAccount {
  id: string;
  parent_id: string | null;
  name: string;
  role: string;
  currency: string | null;
}

const UNKNOWN_SHOWN_MAX = 8;

function normalise(text: string): string {
  return text.toLowerCase().replace(/\s+/g, ' ').trim();
}

export class ToldCategories {
  /** Names that fitted no account, in the order in which they came, with how many times each did. */
  readonly #unknown = new Map<string, number>();
  readonly #uncategorisedId: string;
  /** Where opening balances stand. */
  readonly #openingId: string | null;
  readonly #byId: ReadonlyMap<string, NamedAccount>;
  readonly #byName = new Map<string, NamedAccount[]>();
  readonly #found = new Map<string, NamedAccount | null>();

  constructor(db: VaultDatabase, entityId: string, uncategorisedId: string) {
    this.#uncategorisedId = uncategorisedId;
    const accounts = db
      .prepare('SELECT id, parent_id, name, role, currency FROM account WHERE entity_id = ? AND archived = 0')
      .all(entityId) as NamedAccount[];
    this.#byId = new Map(accounts.map((account) => [account.id, account]));
    this.#openingId = accounts.find(({ role }) => role === 'opening')?.id ?? null;
    for (const account of accounts) {
      const name = normalise(account.name);
      this.#byName.set(name, [...(this.#byName.get(name) ?? []), account]);
    }
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
    const account = this.#account(row.category ?? '', money);
    if (!account) return null;
    return this.#leg(account, money.amountMinor, null);
  }

  /** What to say of the names that fitted nothing; `null` if all did. */
  warning(): string | null {
    if (this.#unknown.size === 0) return null;
    const rows = [...this.#unknown.values()].reduce((sum, count) => sum + count, 0);
    const names = [...this.#unknown.keys()].slice(0, UNKNOWN_SHOWN_MAX).map((name) => `“${name}”`);
    const more = this.#unknown.size - names.length;
    const list = `${names.join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
    return `The file gives ${rows} ${rows === 1 ? 'category' : 'categories'} that the chart has no account for (${list}). To use them, take this import back, add accounts of these names and import again.`;
  }

  /** The leg on the account that a part’s category names; `null` where it names none that is known. */
  legOf({ category, memo, payee }: Omit<RowPart, 'amount'>, minor: number, money: OwnMoney): OtherLeg | null {
    const account = this.#account(category, money);
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

  #account(category: string, { accountId, currency }: OwnMoney): NamedAccount | null {
    if (category === '') return null;
    let account = this.#found.get(category);
    if (account === undefined) {
      account = this.#find(category);
      this.#found.set(category, account);
    }
    if (account && account.id !== accountId && (account.currency ?? currency) === currency) return account;
    this.#unknown.set(category, (this.#unknown.get(category) ?? 0) + 1);
    return null;
  }

  /** As it stands, then without the class behind a slash. */
  #find(category: string): NamedAccount | null {
    const withoutClass = category.startsWith('[')
      ? category.slice(0, category.indexOf(']') + 1)
      : category.split('/', 1)[0]!;
    return this.#named(category) ?? (withoutClass === category ? null : this.#named(withoutClass));
  }

  #named(category: string): NamedAccount | null {
    const transfer = category.startsWith('[') && category.endsWith(']');
    const names = (transfer ? category.slice(1, -1) : category).split(':').map(normalise);
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
    if (!parent || normalise(parent.name) !== names.at(-1)) return false;
    return this.#liesBelow(parent, names.slice(0, -1));
  }
}
