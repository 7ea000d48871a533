/**
 * The history of each entity as it is learnt from, kept in memory. The audit log tells which entries were written since: what
 * they teach is learnt beside the rest, so that going through many rows does not read all of the history after each.
 */
import { chainTip, findEntity, Pace, versionOf, writtenSince } from '../ledger/index.ts';
import { type Candidate, candidates, readName, subjectOf } from '../rules/index.ts';
import { perConnection, preparedValue, type VaultDatabase } from '../vault/index.ts';
import type { Row } from './features.ts';
import { History, type Taught, taughtOf } from './history.ts';

/** What was long ago tells less of today, and everybody waits for more. */
const TAUGHT_MAX = 10_000;

/** By legs, which are quickly counted: what has none yet, however much it is, takes no place of what teaches. */
const taughtSince = preparedValue<string>(
  `SELECT p.date FROM account a JOIN posting p ON p.account_id = a.id
   WHERE a.entity_id = ? AND a.type IN ('income', 'expense') AND a.role <> 'uncategorised'
   ORDER BY p.date DESC LIMIT 1 OFFSET ?`,
);

/** So much of a history is learnt beside the rest as it comes; with more, everything is learnt anew. */
const BESIDE_SHARE = 0.05;
/** Of more changes than these nobody looks at each. */
const CHANGES_MAX = 2_000;

/** What was learnt of an entity's rows. */
interface Learnt {
  history: History;
  /** Of which day the first of them is. */
  from: string | undefined;
  /** What each entry taught, as a text. */
  rows: Map<string, string>;
  /** So many may still be learnt beside the others. */
  room: number;
}

interface Kept {
  version: string;
  /** The event of the audit log that was looked at last. */
  seq: number;
  learnt: Map<string, Promise<Learnt>>;
}

const keptOf = perConnection((): Kept => ({ version: '', seq: 0, learnt: new Map() }));

/** Learns in turns, between which others are answered; whoever asks meanwhile waits for the same. */
export async function historyOf(db: VaultDatabase, entityId: string): Promise<History> {
  const kept = keptOf(db);
  const version = versionOf(db);
  if (kept.version !== version) {
    const entries = entriesSince(db, kept);
    kept.version = version;
    if (entries === null) kept.learnt.clear();
    else if (entries.length > 0)
      for (const [id, learnt] of kept.learnt) keep(kept, id, follow(db, id, learnt, entries));
  }
  const learnt = kept.learnt.get(entityId) ?? keep(kept, entityId, learn(db, entityId));
  return (await learnt).history;
}

function keep({ learnt: all }: Kept, entityId: string, learnt: Promise<Learnt>): Promise<Learnt> {
  all.set(entityId, learnt);
  learnt.catch(() => {
    if (all.get(entityId) === learnt) all.delete(entityId);
  });
  return learnt;
}

/** What tells of every row, so that all of them have to be read again. */
const WHOLE: ReadonlySet<string> = new Set(['entity', 'account', 'crossing', 'crossing_leg']);
/** Where the entry stands in the rows of a table that tells of single ones. */
const ENTRY_IN: Readonly<Record<string, string>> = {
  entry: 'id',
  posting: 'entry_id',
  line_match: 'entry_id',
};

/** The entries that were written since somebody asked last; `null` where it can't be told, or may be all. */
function entriesSince(db: VaultDatabase, kept: Kept): string[] | null {
  const seq = chainTip(db)?.seq ?? 0;
  // What was written past the log is told by no event.
  const written = seq > kept.seq ? writtenSince(db, kept.seq, CHANGES_MAX) : null;
  kept.seq = seq;
  if (written === null || written.some(({ table }) => WHOLE.has(table))) return null;
  const entries = new Set<string>();
  for (const { table, row } of written) {
    const column = ENTRY_IN[table];
    if (column !== undefined) entries.add(String(row[column]));
  }
  return [...entries];
}

async function learn(db: VaultDatabase, entityId: string): Promise<Learnt> {
  const from = taughtSince(db).get(findEntity(db, entityId).id, TAUGHT_MAX);
  const pace = new Pace();
  const taught: Taught[] = [];
  const rows = new Map<string, string>();
  for (const row of candidates(db, entityId, { ...TAUGHT, latestFirst: true, from }).take(TAUGHT_MAX)) {
    await pace.breathe();
    taught.push(taughtBy(row));
    rows.set(row.entry_id, whatItTaught(row));
  }
  const history = new History(taught.reverse());
  while (history.learnSome()) await pace.breathe();
  return { history, from, rows, room: Math.floor(rows.size * BESIDE_SHARE) };
}

/** The same with what these entries teach now; what taught something else before takes learning everything anew. */
async function follow(
  db: VaultDatabase,
  entityId: string,
  before: Promise<Learnt>,
  entries: readonly string[],
): Promise<Learnt> {
  const learnt = await before;
  const now = new Map(
    candidates(db, entityId, { ...TAUGHT, entries, from: learnt.from }).map((row) => [row.entry_id, row]),
  );
  for (const id of entries) {
    const row = now.get(id);
    const taught = row && whatItTaught(row);
    if (learnt.rows.get(id) === taught) continue;
    const isMore = row !== undefined && taught !== undefined && !learnt.rows.has(id) && learnt.room > 0;
    if (!isMore || !learnt.history.learnMore(taughtBy(row))) return learn(db, entityId);
    learnt.rows.set(id, taught);
    learnt.room -= 1;
  }
  return learnt;
}

const TAUGHT = { everything: true, categorised: true };

function whatItTaught(row: Candidate): string {
  const { payee, memo } = subjectOf(row);
  return JSON.stringify([row.account_id, row.money_account_id, row.money_minor, row.date, payee, memo]);
}

export function taughtBy(row: Candidate): Taught {
  const { merchant, ...plain } = asRow(row);
  return taughtOf(plain, merchant, row.entry_id, row.account_id);
}

/** By the bank's own words, whatever the entry is called. */
export function asRow(candidate: Candidate): Row & { merchant: string | null } {
  const { payee, memo } = subjectOf(candidate);
  const { name, sure } = readName(payee === '' ? memo : payee);
  return {
    ...{ payee, memo, date: candidate.date },
    amount_minor: candidate.money_minor,
    account_id: candidate.money_account_id,
    merchant: sure ? name.toLowerCase() : null,
  };
}
