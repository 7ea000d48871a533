/**
 * What an entity calls whom the bank writes of: the name that its owner wrote last for the same merchant, or the one that
 * stands in the bank's text. It depends on what people did, and never on which file came first.
 */
import { type Rename, renames, versionOf } from '../../ledger/index.ts';
import { perConnection, prepared, type VaultDatabase } from '../../vault/index.ts';
import { readName } from './clean.ts';

interface Behind {
  entity_id: string;
  payee: string;
  memo: string;
}

const behindOf = prepared<Behind>(
  `SELECT e.entity_id, l.payee, l.memo FROM line_match m JOIN statement_line l ON l.id = m.statement_line_id
   JOIN entry e ON e.id = m.entry_id WHERE m.entry_id = ? ORDER BY m.line LIMIT 1`,
);

/** The part of a row that says who was paid: some banks leave the payee empty and write it into the memo. */
export function textOf(payee: string, memo: string): string {
  return payee === '' ? memo : payee;
}

/** By entity, then by the name in the bank's text, in lower case. */
type Names = ReadonlyMap<string, ReadonlyMap<string, string>>;

const keptOf = perConnection((): { version: string; names: Names } => ({ version: '', names: new Map() }));

export class PayeeNames {
  readonly #own: ReadonlyMap<string, string>;

  constructor(db: VaultDatabase, entityId: string) {
    this.#own = ownNames(db).get(entityId) ?? new Map();
  }

  /** By the bank's own words. */
  of(payee: string, memo: string): string {
    const { name, sure } = readName(textOf(payee, memo));
    return (sure && this.#own.get(name.toLowerCase())) || name;
  }
}

/** What a command has written so far may be rolled back: only what a reader sees is kept, until the books change. */
function ownNames(db: VaultDatabase): Names {
  if (!db.readonly) return namesFrom(db, renames(db));
  const kept = keptOf(db);
  const version = versionOf(db);
  if (kept.version !== version) {
    kept.names = namesFrom(db, renames(db));
    kept.version = version;
  }
  return kept.names;
}

/** An entry that went with its import tells nothing any more; nor does a text that names nobody, such as "DEPOSIT". */
function namesFrom(db: VaultDatabase, list: readonly Rename[]): Names {
  const names = new Map<string, Map<string, string>>();
  for (const { entry_id, payee } of list) {
    const behind = behindOf(db).get(entry_id);
    if (!behind) continue;
    const { name, sure } = readName(textOf(behind.payee, behind.memo));
    if (!sure) continue;
    const own = names.get(behind.entity_id) ?? new Map<string, string>();
    names.set(behind.entity_id, own);
    // Given back the bank's words, it has no name of its own any more.
    if (readName(payee).name === name) own.delete(name.toLowerCase());
    else own.set(name.toLowerCase(), payee);
  }
  return names;
}
