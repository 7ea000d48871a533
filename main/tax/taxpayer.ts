/**
 * Whose tax return an entity's books belong to on a day: its own, or, for a disregarded LLC, its only member's, however many
 * such LLCs lie between (Reg. 301.7701-3(a)). Where nobody says who owns it, the one person of the vault does; where that can't
 * be told either, it is a taxpayer of its own, so that nothing is left out that might exist.
 */
import { BulkheadError } from '../../shared/errors.ts';
import {
  type EntityRow,
  findEntity,
  listEntities,
  loadMembers,
  type Members,
  stakesOn,
} from '../ledger/index.ts';
import type { VaultDatabase } from '../vault/index.ts';

export interface Families {
  /** The entity whose return it is. */
  taxpayerOf(entityId: string, day: string): string;
  /** Whose return it was on the days of the year on which it had an owner: people and companies, each once. */
  ownersIn(entityId: string, year: number): string[];
  /** Everything on that return on the day, the taxpayer last, as everywhere in the program. */
  familyOf(taxpayer: string, day: string): EntityRow[];
}

export function loadFamilies(db: VaultDatabase): Families {
  const entities = listEntities(db);
  const members = new Map(entities.map(({ id }) => [id, loadMembers(db, id)]));
  return familiesOf(entities, members);
}

export function familiesOf(entities: readonly EntityRow[], members: ReadonlyMap<string, Members>): Families {
  const byId = new Map(entities.map((one) => [one.id, one]));
  const people = entities.filter(({ kind }) => kind === 'person');
  const ownerOf = (id: string, day: string): string | null => {
    if (byId.get(id)?.tax_class !== 'disregarded') return null;
    const known = members.get(id)!;
    const [only, ...more] = [...stakesOn(known.ownership, day).keys()];
    if (more.length > 0) return null;
    if (only !== undefined) return known.members.find((member) => member.id === only)!.holderId;
    return people.length === 1 ? people[0]!.id : null;
  };
  const taxpayerOf = (id: string, day: string): string => {
    const seen = new Set([id]);
    let at = id;
    for (let owner = ownerOf(at, day); owner !== null && !seen.has(owner); owner = ownerOf(at, day)) {
      seen.add(owner);
      at = owner;
    }
    return at;
  };
  const changes = [...members.values()].flatMap(({ ownership }) => ownership.map(({ since }) => since));
  return {
    taxpayerOf,
    ownersIn(id, year) {
      const [first, last] = [`${year}-01-01`, `${year}-12-31`];
      const days = [first, ...changes.filter((day) => day > first && day <= last), last];
      const isOwned = (day: string) => stakesOn(members.get(id)!.ownership, day).size > 0;
      return [...new Set(days.filter(isOwned).map((day) => taxpayerOf(id, day)))];
    },
    familyOf: (taxpayer, day) => entities.filter(({ id }) => taxpayerOf(id, day) === taxpayer),
  };
}

/** Schedule C is a person's: what a company owns is on the company's return. Fails with REFUSED for its LLC. */
export function requireOwnedByPerson(db: VaultDatabase, entity: EntityRow, day: string): void {
  const owner = findEntity(db, loadFamilies(db).taxpayerOf(entity.id, day));
  if (owner.tax_class === null || owner.tax_class === 'disregarded') return;
  throw new BulkheadError('REFUSED', `${entity.name} is ${owner.name}’s, on whose return its lines are.`, {
    remedy: `Ask for the form of ${owner.name}.`,
    facts: { entity: entity.name, owner: owner.name },
  });
}
