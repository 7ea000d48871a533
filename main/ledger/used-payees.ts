/**
 * Which payees each entity used, how often and when last. Counted once, in turns that others are answered between, and then
 * kept in memory as the audit log tells what was written since: somebody who types asks at each key.
 *
 * Fails with VAULT_LOCKED when the vault is closed meanwhile.
 */
import { setImmediate as nextTurn } from 'node:timers/promises';
import { BulkheadError } from '../../shared/errors.ts';
import { perConnection, prepared, preparedValue, type VaultDatabase } from '../vault/index.ts';
import { chunksOf } from './door/audit.ts';
import { type RowImage, unpackChunk } from './door/changes.ts';
import { versionOf } from './register/version.ts';

export interface UsedPayee {
  payee: string;
  /** For comparing in any case. */
  folded: string;
  uses: number;
  /** Day and id of the last entry, joined, so that the latest is the largest. */
  last: string;
}

/** The payees of one entity, or of all; what is used most comes first, then what was used last. */
export async function usedPayees(db: VaultDatabase, entityId: string | null): Promise<readonly UsedPayee[]> {
  const { sorted, byEntity } = await currentTally(db);
  const name = entityId ?? '';
  let list = sorted.get(name);
  if (!list) {
    const all = entityId === null ? inAll(byEntity) : (byEntity.get(entityId)?.values() ?? []);
    list = [...all].map(describe).sort(byUse);
    sorted.set(name, list);
  }
  return list;
}

function describe({ payee, folded, entries }: Uses): UsedPayee {
  return { payee, folded, uses: entries.length, last: entries.reduce((a, b) => (a > b ? a : b)) };
}

function byUse(a: UsedPayee, b: UsedPayee): number {
  if (a.uses !== b.uses) return b.uses - a.uses;
  return a.last < b.last ? 1 : -1;
}

function inAll(byEntity: Tally['byEntity']): Iterable<Uses> {
  const all = new Map<string, Uses>();
  for (const own of byEntity.values()) {
    for (const uses of own.values()) {
      const entries = all.get(uses.payee)?.entries ?? [];
      all.set(uses.payee, { ...uses, entries: [...entries, ...uses.entries] });
    }
  }
  return all.values();
}

// --- Counting ------------------------------------------------------------------------------------------------------

interface Uses {
  payee: string;
  folded: string;
  /** Day and id of each, joined. */
  entries: string[];
}

interface Tally {
  version: string;
  /** The last event that is surely in it. */
  seq: number;
  byEntity: Map<string, Map<string, Uses>>;
  /** By entity; '' stands for all of them. Made when it is asked for. */
  sorted: Map<string, readonly UsedPayee[]>;
}

interface Used {
  id: string;
  entity_id: string;
  date: string;
  payee: string;
  source: string;
}

/** Entries read in one turn, some 2 ms: a request passes through several turns, and nobody waits for this count alone. */
const SLICE = 1_000;
/** Of more changes than that, the log is no shorter than the entries. */
const FOLLOWED_MAX = 2_000;

const entriesFrom = prepared<Used>(
  `SELECT id, entity_id, date, payee, source FROM entry WHERE id > ? ORDER BY id LIMIT ${SLICE}`,
);
const lastSeq = preparedValue<number>('SELECT ifnull(max(seq), 0) FROM audit_event');
const eventsAfter = prepared<{ seq: number; change_count: number }>(
  'SELECT seq, change_count FROM audit_event WHERE seq > ? ORDER BY seq',
);

const keptOf = perConnection((): { tally: Tally | null; counting: Promise<Tally> | null } => ({
  tally: null,
  counting: null,
}));

async function currentTally(db: VaultDatabase): Promise<Tally> {
  const kept = keptOf(db);
  while (!kept.tally || !follow(db, kept.tally)) {
    kept.counting ??= count(db).finally(() => {
      kept.counting = null;
    });
    kept.tally = await kept.counting;
    requireOpen(db);
  }
  return kept.tally;
}

/** What is written meanwhile may be in it or not: whoever follows the log from `seq` on gets it right. */
async function count(db: VaultDatabase): Promise<Tally> {
  const tally: Tally = {
    version: versionOf(db),
    seq: lastSeq(db).get()!,
    byEntity: new Map(),
    sorted: new Map(),
  };
  let slice: Used[];
  let last = '';
  do {
    slice = entriesFrom(db).all(last);
    for (const entry of slice) if (isUse(entry)) usesOf(tally, entry).entries.push(keyOf(entry));
    last = slice.at(-1)?.id ?? last;
    await nextTurn();
    requireOpen(db);
  } while (slice.length === SLICE);
  return tally;
}

function requireOpen(db: VaultDatabase): void {
  if (!db.open)
    throw new BulkheadError('VAULT_LOCKED', 'The vault was locked meanwhile.', {
      remedy: 'Unlock it with the passphrase.',
    });
}

const isUse = ({ source, payee }: Used) => (source === 'manual' || source === 'import') && payee !== '';
const keyOf = ({ date, id }: Used) => `${date} ${id}`;

function usesOf({ byEntity }: Tally, { entity_id, payee }: Used): Uses {
  const own = byEntity.get(entity_id) ?? new Map<string, Uses>();
  byEntity.set(entity_id, own);
  const uses = own.get(payee) ?? { payee, folded: payee.toLowerCase(), entries: [] };
  own.set(payee, uses);
  return uses;
}

// --- Following the log -----------------------------------------------------------------------------------------------

/** Brings the tally to what the books say now; `false` where it had better be counted anew. */
function follow(db: VaultDatabase, tally: Tally): boolean {
  const version = versionOf(db);
  if (version === tally.version) return true;
  const events = eventsAfter(db).all(tally.seq);
  const changes = events.reduce((sum, event) => sum + event.change_count, 0);
  if (events.length === 0 || changes > FOLLOWED_MAX) return false;
  for (const { seq } of events) {
    for (const bytes of chunksOf(db, seq)) {
      const { columns, changes: rows } = unpackChunk(bytes);
      for (const { table, before, after } of rows) {
        if (table !== 'entry') continue;
        if (before) forget(tally, asEntry(columns.entry!, before));
        if (after) note(tally, asEntry(columns.entry!, after));
      }
    }
  }
  tally.version = version;
  tally.seq = events.at(-1)!.seq;
  return true;
}

function asEntry(columns: readonly string[], image: RowImage): Used {
  return Object.fromEntries(columns.map((name, index) => [name, image[index]])) as unknown as Used;
}

function note(tally: Tally, entry: Used): void {
  if (!isUse(entry)) return;
  const { entries } = usesOf(tally, entry);
  if (!entries.includes(keyOf(entry))) entries.push(keyOf(entry));
  tally.sorted.clear();
}

function forget(tally: Tally, entry: Used): void {
  if (!isUse(entry)) return;
  const uses = usesOf(tally, entry);
  uses.entries = uses.entries.filter((key) => key !== keyOf(entry));
  if (uses.entries.length === 0) tally.byEntity.get(entry.entity_id)!.delete(entry.payee);
  tally.sorted.clear();
}
