/**
 * What books say of a charge that stands in others, by what the learner made of their history. Learnt only where somebody asks,
 * and kept until those books are written; whoever writes is answered from what they see themselves, and keeps nothing.
 */
import type { CalendarDate } from '../../../shared/dates.ts';
import { ownWords } from '../../learner/index.ts';
import { perConnection, type VaultDatabase } from '../../vault/index.ts';
import { Changes } from '../changes.ts';

type Words = ReturnType<typeof ownWords>;

/** So many books and days. */
const KEPT_MAX = 12;

class Kept {
  readonly #changes = new Changes();
  readonly #kept = new Map<string, { entityId: string; words: Words }>();

  of(db: VaultDatabase, entityId: string, to: CalendarDate): Words {
    const touched = this.#changes.since(db);
    for (const [key, kept] of this.#kept)
      if (touched === 'all' || touched.has(kept.entityId)) this.#kept.delete(key);
    const key = `${entityId} ${to}`;
    const words = this.#kept.get(key)?.words ?? ownWords(db, entityId, to);
    this.#kept.delete(key);
    this.#kept.set(key, { entityId, words });
    if (this.#kept.size > KEPT_MAX) this.#kept.delete(this.#kept.keys().next().value!);
    return words;
  }
}

const keptOf = perConnection(() => new Kept());

/** Asks nothing of the books before somebody asks of a charge. */
export function wordsOf(db: VaultDatabase, entityId: string, to: CalendarDate): Words {
  let words: Words | null = null;
  return (charge) => {
    words ??= db.readonly ? keptOf(db).of(db, entityId, to) : ownWords(db, entityId, to);
    return words(charge);
  };
}
