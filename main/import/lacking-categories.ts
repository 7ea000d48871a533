/**
 * Categories that a file gives its rows and the chart has no account for, and what becomes of each: it is an account that
 * somebody named, now or for a file before; it is made; it stays open, and is told once for all of the file. A category of
 * money that came in is made as income, others as expenses; “Auto:Fuel” lies below Auto. Transfers (“[Rainy day]”) name accounts of
 * the program that wrote the file, which somebody can name here, and which are never made. Nothing fails: what can't be made stays to be told, and a choice that can't be is `refusal`.
 */
import type { CategoryAnswer, FileCategory } from '../../shared/contract/import.ts';
import { BulkheadError } from '../../shared/errors.ts';
import {
  accountById,
  accountPath,
  addAccount,
  defaultParent,
  type EntityRow,
  findAccount,
  findEntity,
  type Unit,
} from '../ledger/index.ts';
import { prepared } from '../vault/index.ts';
import { linkCategory, normalised } from './category-links.ts';

type Known = NonNullable<ReturnType<typeof accountById>>;
type Told = Pick<FileCategory, 'is' | 'remembered'> & { accountId: string | null };

const SHOWN_MAX = 8;
const OPEN: Told = { is: 'open', accountId: null, remembered: false };

const below = prepared<{ id: string }>(
  `SELECT id FROM account WHERE entity_id = :entity AND ifnull(parent_id, '') = :parent AND lower(name) = lower(:name)`,
);

export class LackingCategories {
  readonly #unit: Unit;
  readonly #makes: boolean;
  /** By their normalised names. */
  readonly #answers: ReadonlyMap<string, readonly CategoryAnswer[]>;
  readonly #used = new Set<CategoryAnswer>();
  /** What was answered, by entity and name: looked up and kept once, however many rows have it. */
  readonly #settled = new Map<string, string | null | undefined>();
  /** By entity and name. */
  readonly #categories = new Map<string, Told & { name: string; entity: string; rows: number }>();
  /** Why an account that was chosen can't be it. */
  refusal: string | null = null;

  /** `makes`: all that nobody has said otherwise of. */
  constructor(unit: Unit, makes: boolean, answers: readonly CategoryAnswer[] = []) {
    this.#unit = unit;
    this.#makes = makes;
    this.#answers = Map.groupBy(answers, ({ name }) => normalised(name));
  }

  get hasAnswers(): boolean {
    return this.#answers.size > 0;
  }

  /** The account that was chosen for it in these books, and is from now on; `undefined` where none was. */
  chosen(name: string, entity: EntityRow, uncategorisedId: string): string | null | undefined {
    const key = keyOf(name, entity);
    if (!this.#settled.has(key)) this.#settled.set(key, this.#settle(name, entity, uncategorisedId));
    const id = this.#settled.get(key);
    if (id != null) this.#countAs(name, entity, id, uncategorisedId, false);
    return id;
  }

  #settle(name: string, entity: EntityRow, uncategorisedId: string): string | null | undefined {
    const answer = this.#answerFor(name, entity);
    if (answer) this.#used.add(answer);
    if (!answer || answer.make) return undefined;
    const id = answer.account == null ? uncategorisedId : this.#named(answer.account, entity);
    if (id !== null) linkCategory(this.#unit, entity.id, name, id);
    return id;
  }

  /** Whether what was said of it before holds. */
  isForgotten(name: string, entity: EntityRow): boolean {
    return this.#answerFor(name, entity)?.make === true;
  }

  /** It is that account since somebody said so for a file before. */
  remembered(name: string, entity: EntityRow, id: string, uncategorisedId: string): void {
    this.#countAs(name, entity, id, uncategorisedId, true);
  }

  /** `name`: without its class. Answers with the account that was made for it; `null` where none is. */
  take(name: string, entity: EntityRow, parentId: string | null, isIncome: boolean): string | null {
    const isAsked = this.isForgotten(name, entity);
    const account = this.#makes || isAsked ? this.#made(name, entity, parentId, isIncome) : null;
    if (isAsked) linkCategory(this.#unit, entity.id, name, null);
    const made: Told = { is: 'made', accountId: account?.id ?? null, remembered: false };
    this.#count(name, entity, account === null ? OPEN : made);
    return account?.id ?? null;
  }

  /** Another row of a category that was made for one before. */
  again(name: string, entity: EntityRow): void {
    const known = this.#categories.get(keyOf(name, entity));
    if (known) known.rows += 1;
  }

  /** `name`: in its brackets. */
  takeTransfer(name: string, entity: EntityRow): void {
    if (this.isForgotten(name, entity)) linkCategory(this.#unit, entity.id, name, null);
    this.#count(name, entity, OPEN);
  }

  list(): FileCategory[] {
    return [...this.#categories.values()].map(({ accountId, ...told }) => ({
      ...told,
      transfer: isTransfer(told.name),
      account_id: accountId,
      account: accountId === null ? null : accountPath(this.#unit.db, accountId),
    }));
  }

  warnings(): string[] {
    const told: string[] = [];
    const all = [...this.#categories.values()].filter(({ is }) => is === 'open').map(({ name }) => name);
    const [open, transfers] = [all.filter((name) => !isTransfer(name)), all.filter(isTransfer)];
    if (open.length > 0)
      told.push(
        `The file gives ${open.length} ${open.length === 1 ? 'category' : 'categories'} that the chart has no account for (${named(open)}). Such rows stay to be categorised, unless the accounts are made with the import, or somebody says which they are.`,
      );
    if (transfers.length > 0)
      told.push(
        `It tells of transfers with accounts that these books lack or hold in another currency (${named(transfers.map((name) => name.slice(1, -1)))}). Such rows stay to be categorised, unless somebody says which accounts they are; or make or import these accounts first.`,
      );
    const unmet = [...this.#answers.values()].flat().filter((answer) => !this.#used.has(answer));
    if (unmet.length > 0)
      told.push(
        `Something was chosen for categories that no row of it has which is new, or waits for one: ${named(unmet.map(({ name }) => name))}.`,
      );
    return told;
  }

  #answerFor(name: string, entity: EntityRow): CategoryAnswer | undefined {
    const isHere = (ref: string | undefined) =>
      ref === undefined || findEntity(this.#unit.db, ref).id === entity.id;
    return this.#answers.get(normalised(name))?.find((one) => isHere(one.entity));
  }

  #named(ref: string, entity: EntityRow): string | null {
    try {
      const account = findAccount(this.#unit.db, ref, entity.id);
      if (account.archived === 0) return account.id;
      this.refusal ??= `“${account.path}” was chosen for a category, and is archived. Choose another account, or bring it back first.`;
    } catch (error) {
      if (!(error instanceof BulkheadError)) throw error;
      this.refusal ??= [error.message, error.remedy].filter(Boolean).join(' ');
    }
    return null;
  }

  #countAs(name: string, entity: EntityRow, id: string, uncategorisedId: string, remembered: boolean): void {
    const isLeft = id === uncategorisedId;
    const told: Told = { is: isLeft ? 'left' : 'account', accountId: isLeft ? null : id, remembered };
    this.#count(name, entity, told);
  }

  #count(name: string, entity: EntityRow, told: Told): void {
    const key = keyOf(name, entity);
    const rows = (this.#categories.get(key)?.rows ?? 0) + 1;
    this.#categories.set(key, { name, entity: entity.name, rows, ...told });
  }

  #made(name: string, entity: EntityRow, parentId: string | null, isIncome: boolean): Known | null {
    const type = isIncome ? 'income' : 'expense';
    const names = name.split(':').map((part) => part.trim());
    let account = parentId === null ? null : this.#usable(parentId);
    for (const own of account === null ? names : names.slice(-1)) {
      account = this.#foundOrMade(own, entity, account, account?.type === 'income' ? 'income' : type);
      if (account === null) return null;
    }
    return account;
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

/** Whether a category names an account that holds money. */
export function isTransfer(category: string): boolean {
  return category.startsWith('[') && category.endsWith(']');
}

function keyOf(name: string, entity: EntityRow): string {
  return `${entity.id} ${normalised(name)}`;
}

function named(all: readonly string[]): string {
  const names = all.slice(0, SHOWN_MAX).map((name) => `“${name}”`);
  const more = all.length - names.length;
  return `${names.join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
}
