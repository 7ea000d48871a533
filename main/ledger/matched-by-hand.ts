/**
 * What people said that rows of a bank stand for which left with their import: read from the audit log, which alone still has it,
 * and told by what the bank calls a row, so that the very same row is known when it comes again. What was unmatched by hand
 * since, or undone, is not among it. Fails with VAULT_DAMAGED where the log can't be read.
 */
import { perConnection, prepared, preparedValue, type VaultDatabase } from '../vault/index.ts';
import { chunksOf } from './door/audit.ts';
import { type Change, unpackChunk } from './door/changes.ts';

/** A row as its bank tells it. */
export interface RowName {
  accountId: string;
  identity: string;
  occurrence: number;
  date: string;
  amountMinor: number;
}

/** An entry that was made with a match for what was left over, and went with it. */
export interface LeftOver {
  entryId: string;
  accountId: string;
  amountMinor: number;
  payee: string;
}

export interface HandMatch {
  row: RowName;
  legs: readonly { entryId: string; line: number }[];
  rest: LeftOver | null;
  /** The account of the other bank, where both rows were one transfer and this one’s entry had stood for it. */
  transferTo: string | null;
}

interface Event {
  seq: number;
  command: string;
  mode: 'do' | 'undo' | 'redo';
  target_seq: number | null;
}

const lastSeq = preparedValue<number>('SELECT ifnull(max(seq), 0) FROM audit_event');
/** Few events are such. */
const eventsSince = prepared<Event>(
  `SELECT seq, command, mode, target_seq FROM audit_event WHERE seq > ? AND change_count > 0 AND (mode <> 'do'
     OR command IN ('matching.match', 'matching.unmatch', 'matching.transfer', 'imports.undo')) ORDER BY seq`,
);
const isThere = prepared<RowName>(
  `SELECT account_id AS accountId, identity, occurrence, date, amount_minor AS amountMinor
   FROM statement_line WHERE id = ?`,
);
const madeFrom = preparedValue<string>(
  "SELECT statement_line_id FROM line_match WHERE entry_id = ? AND kind = 'created'",
);

/** What one command said of one row, or of the row that an entry was made from. */
interface Said {
  row: string | null;
  madeInto: string | null;
  isMatched: boolean;
}

interface Left {
  name: RowName;
  legs: { entryId: string; line: number }[];
  rest: LeftOver | null;
}

interface TakenBack {
  rows: Map<string, Left>;
  /** By the entry that had been made from it, the row; and where the other leg of that was. */
  made: Map<string, { row: string; others: string[] }>;
}

interface Kept {
  seq: number;
  /** In their order; what was undone may be done again. */
  events: Map<number, { command: string; isDone: boolean }>;
  said: Map<number, readonly Said[]>;
  takenBack: Map<number, TakenBack>;
  all: ReadonlyMap<string, HandMatch>;
}

const keptOf = perConnection(
  (): Kept => ({ seq: 0, events: new Map(), said: new Map(), takenBack: new Map(), all: new Map() }),
);

export function nameKey({ accountId, identity, occurrence }: Omit<RowName, 'date' | 'amountMinor'>): string {
  return `${accountId} ${occurrence} ${identity}`;
}

/** By `nameKey`. */
export function matchedByHand(db: VaultDatabase): ReadonlyMap<string, HandMatch> {
  const kept = keptOf(db);
  const seq = lastSeq(db).get()!;
  if (seq === kept.seq) return kept.all;
  const news = eventsSince(db).all(kept.seq);
  kept.seq = seq;
  for (const { seq: own, command, mode, target_seq: target } of news) {
    if (mode === 'do') kept.events.set(own, { command, isDone: true });
    const meant = kept.events.get(target ?? 0);
    if (meant) meant.isDone = mode === 'redo';
  }
  if (news.length > 0) kept.all = new Log(db, kept).read();
  return kept.all;
}

class Log {
  readonly #db: VaultDatabase;
  readonly #kept: Kept;
  readonly #rows = new Set<string>();
  readonly #entries = new Set<string>();
  readonly #takenBack: TakenBack[] = [];

  constructor(db: VaultDatabase, kept: Kept) {
    this.#db = db;
    this.#kept = kept;
  }

  read(): Map<string, HandMatch> {
    const done = [...this.#kept.events].filter(([, { isDone }]) => isDone);
    const undone = done.filter(([, { command }]) => command === 'imports.undo').map(([seq]) => seq);
    // Of most books no import was ever taken back.
    if (undone.length === 0) return new Map();
    const all = done
      .filter(([, { command }]) => command !== 'imports.undo')
      .flatMap(([seq, { command }]) => this.#said(seq, command === 'matching.transfer'));
    // Imports taken back may be large: they are read only where a row is gone that somebody had matched.
    const gone = all.filter((one) => this.#isGone(one));
    if (!gone.some(({ isMatched }) => isMatched)) return new Map();
    for (const { row, madeInto } of gone) {
      if (row !== null) this.#rows.add(row);
      else this.#entries.add(madeInto!);
    }
    for (const seq of undone) this.#takenBack.push(this.#left(seq));
    return this.#matched(all);
  }

  #isGone({ row, madeInto }: Said): boolean {
    if (row !== null) return isThere(this.#db).get(row) === undefined;
    return madeFrom(this.#db).get(madeInto!) === undefined;
  }

  #matched(all: readonly Said[]): Map<string, HandMatch> {
    const found = new Map<string, HandMatch>();
    for (const { row, madeInto, isMatched } of all) {
      const [id, transferTo] = row === null ? this.#madeFrom(madeInto!) : [row, null];
      const left = id === null ? undefined : this.#find(({ rows }) => rows.get(id));
      const name = left?.name ?? (id === null ? undefined : isThere(this.#db).get(id));
      if (!name) continue;
      const key = nameKey(name);
      if (!isMatched) found.delete(key);
      else if (left && (left.legs.length > 0 || transferTo !== null))
        found.set(key, {
          row: name,
          ...(transferTo === null
            ? { legs: left.legs, rest: left.rest, transferTo }
            : { legs: [], rest: null, transferTo }),
        });
    }
    return found;
  }

  #madeFrom(entryId: string): [id: string | null, other: string | null] {
    const left = this.#find(({ made }) => made.get(entryId));
    if (left) return [left.row, left.others.length === 1 ? left.others[0]! : null];
    return [madeFrom(this.#db).get(entryId) ?? null, null];
  }

  #find<T>(look: (one: TakenBack) => T | undefined): T | undefined {
    for (const one of this.#takenBack.toReversed()) {
      const found = look(one);
      if (found !== undefined) return found;
    }
    return undefined;
  }

  #said(seq: number, isTransfer: boolean): readonly Said[] {
    const known = this.#kept.said.get(seq);
    if (known) return known;
    const rows = new Map<string, Said>();
    const entries = new Map<string, Said>();
    for (const { table, before, after } of changesOf(this.#db, seq)) {
      if (table !== 'line_match' || (before ?? after)!.kind === 'created') continue;
      const { statement_line_id: row, entry_id: madeInto } = (before ?? after)! as Record<string, string>;
      const isMatched = after !== null;
      rows.set(row!, { row: row!, madeInto: null, isMatched });
      if (isTransfer || !isMatched) entries.set(madeInto!, { row: null, madeInto: madeInto!, isMatched });
      else entries.delete(madeInto!);
    }
    const said = [...rows.values(), ...entries.values()];
    this.#kept.said.set(seq, said);
    return said;
  }

  /** What left with the import that was taken back there. */
  #left(seq: number): TakenBack {
    const known = this.#kept.takenBack.get(seq);
    if (known) return known;
    const rows = new Map<string, Left>();
    const made: TakenBack['made'] = new Map();
    const legs: { row: string; entryId: string; line: number; isRest: boolean }[] = [];
    const wanted = new Set(this.#rows);
    const rests = new Map<string, LeftOver>();
    for (const { table, before, after } of changesOf(this.#db, seq)) {
      if (!before || after) continue;
      const entryId = String(before.entry_id);
      if (table === 'line_match') {
        const row = String(before.statement_line_id);
        if (before.kind === 'created' && this.#entries.has(entryId)) {
          made.set(entryId, { row, others: [] });
          wanted.add(row);
        } else if (before.kind === 'matched' && wanted.has(row)) {
          const isRest = before.is_rest === 1;
          legs.push({ row, entryId, line: Number(before.line), isRest });
          if (isRest) rests.set(entryId, { entryId, accountId: '', amountMinor: 0, payee: '' });
        }
      } else if (table === 'posting') {
        const rest = rests.get(entryId);
        const line = Number(before.line);
        if (rest && !legs.some((leg) => leg.isRest && leg.entryId === entryId && leg.line === line))
          Object.assign(rest, {
            accountId: String(before.account_id),
            amountMinor: -Number(before.amount_minor),
          });
        if (line > 0) made.get(entryId)?.others.push(String(before.account_id));
      } else if (table === 'entry') {
        const rest = rests.get(String(before.id));
        if (rest) rest.payee = String(before.payee);
      } else if (table === 'statement_line' && wanted.has(String(before.id))) {
        const name: RowName = {
          ...{ accountId: String(before.account_id), identity: String(before.identity) },
          ...{ occurrence: Number(before.occurrence), date: String(before.date) },
          amountMinor: Number(before.amount_minor),
        };
        rows.set(String(before.id), { name, legs: [], rest: null });
      }
    }
    for (const { row, entryId, line, isRest } of legs) {
      const left = rows.get(row);
      const rest = isRest ? rests.get(entryId) : undefined;
      // One that somebody worked on stayed, and is a leg like the others.
      if (left && rest && rest.accountId !== '') left.rest = rest;
      else left?.legs.push({ entryId, line });
    }
    const left = { rows, made };
    this.#kept.takenBack.set(seq, left);
    return left;
  }
}

interface NamedChange {
  table: string;
  before: Readonly<Record<string, unknown>> | null;
  after: Readonly<Record<string, unknown>> | null;
}

const TABLES = new Set(['line_match', 'entry', 'posting', 'statement_line']);

function* changesOf(db: VaultDatabase, seq: number): Generator<NamedChange> {
  for (const bytes of chunksOf(db, seq)) {
    const { columns, changes } = unpackChunk(bytes);
    const named = (names: readonly string[], image: Change['before']) =>
      image && Object.fromEntries(names.map((name, at) => [name, image[at]]));
    for (const { table, before, after } of changes) {
      const names = columns[table];
      if (names && TABLES.has(table))
        yield { table, before: named(names, before), after: named(names, after) };
    }
  }
}
