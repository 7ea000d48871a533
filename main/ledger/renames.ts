/**
 * What people called the payees of entries, oldest first: read from the audit log, since an entry does not tell whether its
 * payee was written by a person, a rule or an import. What was undone is not among them. Fails with VAULT_DAMAGED where the
 * log can't be read.
 */
import { perConnection, prepared, preparedValue, type VaultDatabase } from '../vault/index.ts';
import { chunksOf } from './door/audit.ts';
import { unpackChunk } from './door/changes.ts';

export interface Rename {
  entry_id: string;
  payee: string;
}

interface Event {
  seq: number;
  mode: 'do' | 'undo' | 'redo';
  target_seq: number | null;
}

const lastSeq = preparedValue<number>('SELECT ifnull(max(seq), 0) FROM audit_event');
/** Few events are such, and only their rows are taken apart. An input that was too long for the log may name a payee. */
const eventsBetween = prepared<Event>(
  `SELECT seq, mode, target_seq FROM audit_event
   WHERE seq > ? AND seq <= ? AND (mode <> 'do' OR (command IN ('entry.update', 'entry.bulk')
     AND (instr(input, '"payee":') > 0 OR instr(input, '{"cut":true,') = 1)))
   ORDER BY seq`,
);

interface Kept {
  seq: number;
  byEvent: Map<number, { renames: readonly Rename[]; undone: boolean }>;
  all: readonly Rename[];
}

const keptOf = perConnection((): Kept => ({ seq: 0, byEvent: new Map(), all: [] }));

export function renames(db: VaultDatabase): readonly Rename[] {
  const kept = keptOf(db);
  const last = lastSeq(db).get()!;
  if (last === kept.seq) return kept.all;
  const events = eventsBetween(db).all(kept.seq, last);
  for (const event of events) {
    if (event.mode === 'do')
      kept.byEvent.set(event.seq, { renames: renamesIn(db, event.seq), undone: false });
    else {
      const target = kept.byEvent.get(event.target_seq!);
      if (target) target.undone = event.mode === 'undo';
    }
  }
  kept.seq = last;
  if (events.length > 0) kept.all = allOf(kept);
  return kept.all;
}

function allOf({ byEvent }: Kept): Rename[] {
  return [...byEvent.values()].flatMap((event) => (event.undone ? [] : event.renames));
}

/** By what it changed: an entry that it refused has no new name. */
function renamesIn(db: VaultDatabase, seq: number): Rename[] {
  const found: Rename[] = [];
  for (const bytes of chunksOf(db, seq)) {
    const { columns, changes } = unpackChunk(bytes);
    const idAt = columns.entry?.indexOf('id') ?? -1;
    const payeeAt = columns.entry?.indexOf('payee') ?? -1;
    for (const { table, before, after } of changes) {
      if (table !== 'entry' || !before || !after || before[payeeAt] === after[payeeAt]) continue;
      const payee = String(after[payeeAt]).trim();
      if (payee !== '') found.push({ entry_id: String(after[idAt]), payee });
    }
  }
  return found;
}
