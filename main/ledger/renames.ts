/**
 * What people called the payees of entries, oldest first: read from the audit log, since an entry does not tell whether its
 * payee was written by a person, a rule or an import. What was undone is not among them.
 */
import { perConnection, prepared, preparedValue, type VaultDatabase } from '../vault/index.ts';

export interface Rename {
  entry_id: string;
  payee: string;
}

interface Event {
  seq: number;
  mode: 'do' | 'undo' | 'redo';
  target_seq: number | null;
  input: string;
}

const lastSeq = preparedValue<number>('SELECT ifnull(max(seq), 0) FROM audit_event');
/** Few events are such; the text of all of them is looked through without being taken apart. */
const eventsBetween = prepared<Event>(
  `SELECT seq, mode, target_seq, input FROM audit_event
   WHERE seq > ? AND seq <= ? AND (mode <> 'do' OR (command IN ('entry.update', 'entry.bulk') AND instr(input, '"payee":') > 0))
   ORDER BY seq`,
);

interface Kept {
  seq: number;
  byEvent: Map<number, { renames: readonly Rename[]; undone: boolean }>;
  all: readonly Rename[];
}

const keptOf = perConnection((): Kept => ({ seq: 0, byEvent: new Map(), all: [] }));

/** The same list as long as nothing was renamed. */
export function renames(db: VaultDatabase): readonly Rename[] {
  const kept = keptOf(db);
  const last = lastSeq(db).get()!;
  if (last === kept.seq) return kept.all;
  const events = eventsBetween(db).all(kept.seq, last);
  kept.seq = last;
  if (events.length === 0) return kept.all;
  for (const event of events) {
    if (event.mode === 'do') kept.byEvent.set(event.seq, { renames: renamesIn(event.input), undone: false });
    else {
      const target = kept.byEvent.get(event.target_seq!);
      if (target) target.undone = event.mode === 'undo';
    }
  }
  kept.all = [...kept.byEvent.values()].flatMap((event) => (event.undone ? [] : event.renames));
  return kept.all;
}

/** The input of `entry.update` or `entry.bulk`. */
function renamesIn(text: string): Rename[] {
  const { id, entries = [], payee } = JSON.parse(text) as { id?: string; entries?: string[]; payee?: string };
  if (payee === undefined || payee.trim() === '') return [];
  return (id === undefined ? entries : [id]).map((entry_id) => ({ entry_id, payee: payee.trim() }));
}
