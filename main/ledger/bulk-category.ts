/** Which leg of an entry is its category, and which account it goes to: one account by name, in each entity its own. */
import { BulkheadError } from '../../shared/errors.ts';
import { isId } from '../../shared/ids.ts';
import type { VaultDatabase } from '../vault/index.ts';
import { AccountFinder, accountById, type ChartAccount, listEntities } from './lookup.ts';
import { MONEY_ROLES } from './roles.ts';

export interface BulkLeg {
  line: number;
  account_id: string;
  currency: string;
  status: string;
  type: string;
  role: string;
  /** Stands for a row of the bank. */
  matched: number;
  /** Stands against another entity. */
  crossed: number;
}

export class BulkCategories {
  /** By entity; a text says why there is none. */
  readonly #accounts: ReadonlyMap<string, ChartAccount | string>;

  /** Fails as finding it fails if no entity has it. */
  constructor(db: VaultDatabase, ref: string) {
    const finder = new AccountFinder(db);
    const named = isId(ref) ? accountById(db, ref) : null;
    const accounts = new Map<string, ChartAccount | string>();
    let failure: BulkheadError | null = null;
    for (const { id } of listEntities(db)) {
      try {
        const account = named?.entity_id === id ? named : finder.find(named?.path ?? ref, id);
        accounts.set(id, account.archived === 1 ? `“${account.path}” is archived.` : account);
      } catch (error) {
        if (!(error instanceof BulkheadError)) throw error;
        failure ??= error;
        accounts.set(id, error.message);
      }
    }
    if (failure && [...accounts.values()].every((account) => typeof account === 'string')) throw failure;
    this.#accounts = accounts;
  }

  /** The leg to change and its new account, or why it can't be. */
  choose(entityId: string, legs: readonly BulkLeg[]): { leg: BulkLeg; account: ChartAccount } | string {
    const account = this.#accounts.get(entityId)!;
    if (typeof account === 'string') return account;
    const leg = categoryLeg(legs);
    if (typeof leg === 'string') return leg;
    if (leg.account_id === account.id) return { leg, account };
    if (leg.crossed === 1) return 'It is paired with an entry in other books; its category is there.';
    if (leg.status === 'reconciled') return 'The leg of its category is reconciled.';
    if (leg.matched === 1) return 'The leg of its category stands for a row of the bank.';
    if (account.currency !== null && account.currency !== leg.currency)
      return `“${account.path}” holds ${account.currency}, and the entry is in ${leg.currency}.`;
    if (legs.some((other) => other.account_id === account.id))
      return `It has a leg in “${account.path}” already.`;
    return { leg, account };
  }
}

/** The one leg that is in no money account; where the money is elsewhere (petty cash), the one that is earned or spent. */
function categoryLeg(legs: readonly BulkLeg[]): BulkLeg | string {
  const others = legs.filter((leg) => !MONEY_ROLES.has(leg.role));
  if (others.length === 1) return others[0]!;
  if (others.length === 0) return 'It moves money between accounts of the owner’s own and has no category.';
  const spent = others.filter(
    (leg) => leg.type === 'income' || leg.type === 'expense' || leg.role === 'uncategorised',
  );
  if (legs.length === 2 && spent.length === 1) return spent[0]!;
  return 'It is split; change its legs one by one.';
}
