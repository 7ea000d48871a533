/**
 * What all statements of one import need of an entity's books, looked up once for each entity. No import changes it:
 * it makes accounts and entries of its own, and neither rules nor entries by hand.
 */
import { accountOfRole } from '../ledger/index.ts';
import { type CompiledRules, compileRules, PayeeNames } from '../rules/index.ts';
import { preparedValue, type VaultDatabase } from '../vault/index.ts';
import type { LackingCategories } from './lacking-categories.ts';
import type { WaitingLeg } from './waiting-legs.ts';

export interface OwnerBooks {
  entityId: string;
  rules: CompiledRules;
  names: PayeeNames;
  uncategorisedId: string;
  hasManualEntries: boolean;
  /** By account: legs that wait in it since rows of this import began transfers. */
  begun: Map<string, WaitingLeg[]>;
}

/** The same, with what one file gives its rows. */
export interface FileBooks extends OwnerBooks {
  lacking: LackingCategories;
}

const anyManual = preparedValue<1>("SELECT 1 FROM entry WHERE source = 'manual' AND entity_id = ? LIMIT 1");

export class OwnersBooks {
  readonly #db: VaultDatabase;
  readonly #books = new Map<string, OwnerBooks>();

  constructor(db: VaultDatabase) {
    this.#db = db;
  }

  of(entityId: string): OwnerBooks {
    const known = this.#books.get(entityId);
    if (known) return known;
    const books = {
      entityId,
      rules: compileRules(this.#db, entityId),
      names: new PayeeNames(this.#db, entityId),
      uncategorisedId: accountOfRole(this.#db, entityId, 'uncategorised').id,
      hasManualEntries: anyManual(this.#db).get(entityId) !== undefined,
      begun: new Map(),
    };
    this.#books.set(entityId, books);
    return books;
  }
}
