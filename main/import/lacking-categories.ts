/**
 * Categories that a file gives its rows and the chart has no account for: told once for all of the file, or made. One of
 * money that came in is income, others are expenses; “Auto:Fuel” lies below Auto. Transfers name accounts, which are
 * never made here. Nothing fails: what can't be made stays to be told.
 */
import { accountById, addAccount, defaultParent, type EntityRow, type Unit } from '../ledger/index.ts';
import { prepared } from '../vault/index.ts';

type Known = NonNullable<ReturnType<typeof accountById>>;

const SHOWN_MAX = 8;

const below = prepared<{ id: string }>(
  `SELECT id FROM account WHERE entity_id = :entity AND ifnull(parent_id, '') = :parent AND lower(name) = lower(:name)`,
);

export class LackingCategories {
  readonly #unit: Unit;
  readonly #makes: boolean;
  /** With how many rows have each. */
  readonly #categories = new Map<string, number>();
  readonly #transfers = new Map<string, number>();

  constructor(unit: Unit, makes: boolean) {
    this.#unit = unit;
    this.#makes = makes;
  }

  /** `name`: without its class. Answers with the account that was made for it; `null` where none is. */
  take(name: string, entity: EntityRow, parentId: string | null, isIncome: boolean): string | null {
    count(this.#categories, name);
    if (!this.#makes) return null;
    const type = isIncome ? 'income' : 'expense';
    const names = name.split(':').map((part) => part.trim());
    let account = parentId === null ? null : this.#usable(parentId);
    const missing = account === null ? names : names.slice(-1);
    for (const own of missing) {
      account = this.#foundOrMade(own, entity, account, account?.type === 'income' ? 'income' : type);
      if (account === null) return null;
    }
    return account?.id ?? null;
  }

  takeTransfer(name: string): void {
    count(this.#transfers, name);
  }

  list(): { name: string; rows: number }[] {
    return [...this.#categories].map(([name, rows]) => ({ name, rows }));
  }

  warnings(): string[] {
    const told: string[] = [];
    const { size } = this.#categories;
    if (size > 0 && !this.#makes)
      told.push(
        `The file gives ${size} ${size === 1 ? 'category' : 'categories'} that the chart has no account for (${named(this.#categories)}). Such rows stay to be categorised, unless the accounts are made with the import.`,
      );
    if (this.#transfers.size > 0)
      told.push(
        `It tells of transfers with accounts that these books lack or hold in another currency (${named(this.#transfers)}). Such rows stay to be categorised; make or import these accounts first to book them as transfers.`,
      );
    return told;
  }

  #foundOrMade(
    name: string,
    entity: EntityRow,
    parent: Known | null,
    type: 'income' | 'expense',
  ): Known | null {
    if (name === '') return null;
    const { db } = this.#unit;
    const parentId = parent?.id ?? defaultParent(db, entity.id, type);
    const [known] = below(db).all({ entity: entity.id, parent: parentId ?? '', name });
    if (known) return this.#usable(known.id);
    const id = addAccount(this.#unit, { entity, name, type, role: 'other', currency: null, parentId });
    return accountById(db, id) ?? null;
  }

  /** Something that is bought or earned. */
  #usable(id: string): Known | null {
    const account = accountById(this.#unit.db, id);
    if (account?.archived !== 0) return null;
    return account.type === 'income' || account.type === 'expense' ? account : null;
  }
}

function count(all: Map<string, number>, name: string): void {
  all.set(name, (all.get(name) ?? 0) + 1);
}

function named(all: ReadonlyMap<string, number>): string {
  const names = [...all.keys()].slice(0, SHOWN_MAX).map((name) => `“${name}”`);
  const more = all.size - names.length;
  return `${names.join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
}
