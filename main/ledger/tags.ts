/** Tags of an entry: words of the owner's own, made when they are first used. */
import { prepared, preparedValue, type VaultDatabase } from '../vault/index.ts';
import type { Unit } from './door/unit.ts';
import { entryTag, tag } from './tables.ts';

const tagIdsOf = preparedValue<string>('SELECT tag_id FROM entry_tag WHERE entry_id = ?');
const tagNamed = prepared<{ id: string }>('SELECT id FROM tag WHERE name = ?');
const tagNames = preparedValue<string>(
  'SELECT t.name FROM entry_tag g JOIN tag t ON t.id = g.tag_id WHERE g.entry_id = ? ORDER BY t.name',
);

export function tagsOf(db: VaultDatabase, entryId: string): string[] {
  return tagNames(db).all(entryId);
}

/** Gives the entry these tags and no others. */
export function setTags(unit: Unit, entryId: string, names: readonly string[]): void {
  for (const tagId of tagIdsOf(unit.db).all(entryId)) unit.remove(entryTag, { entryId, tagId });
  for (const name of new Set(names)) {
    const known = tagNamed(unit.db).get(name);
    const tagId = known?.id ?? unit.newId();
    if (!known) unit.insert(tag, { id: tagId, name });
    unit.insert(entryTag, { entryId, tagId });
  }
}
