/** How an entity looks wherever it appears: one hue of eight, and always a monogram beside the colour. */

export type EntityKind = 'llc' | 'person';

export const HUES = 8;

export interface EntityLook {
  name: string;
  kind: EntityKind;
  /** 0…7, an index into `--hue-0` … `--hue-7`. */
  hue: number;
  /** One or two letters; made from the name where it is left out. */
  monogram?: string;
}

/** "Northlight LLC" → "N", "Harbor & Pine Studio" → "HP". Legal forms say nothing and are left out. */
export function monogramOf(name: string): string {
  const words = name
    .replace(/[.,]/g, '')
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '' && !/^(llc|inc|corp|ltd|co|the|and|of|lp|llp|pllc|gmbh)$/i.test(word));
  const letters = (words.length > 0 ? words : [name.trim() || '?'])
    .slice(0, 2)
    .map((word) => [...word][0] ?? '');
  return letters.join('').toUpperCase();
}

/**
 * The hue of each entity by its place: the first LLC steel blue, the first person terracotta, the others the hues that
 * are left, in order; a ninth entity starts over. Entities must come in a lasting order (the contract's).
 */
export function hueOf(entities: readonly { id: string; kind: EntityKind }[]): Map<string, number> {
  const hues = new Map<string, number>();
  const company = entities.find((entity) => entity.kind === 'llc');
  const person = entities.find((entity) => entity.kind === 'person');
  if (company) hues.set(company.id, 0);
  if (person) hues.set(person.id, 1);
  let next = 2;
  for (const { id } of entities) {
    if (hues.has(id)) continue;
    hues.set(id, next % HUES);
    next += 1;
  }
  return hues;
}
