/**
 * What changed in an entity's books since an event of the audit log, entry by entry: as it was then beside as it is now. Rows
 * that were not written since are today's; of those that were, the first image is how they were. Whether a row was seen at the
 * bank is no change of the books.
 */
import { changesSince, type WrittenChange } from '../ledger/index.ts';
import { prepared, type VaultDatabase } from '../vault/index.ts';

export interface Leg {
  accountId: string;
  minor: number;
  currency: string;
}

export interface EntryImage {
  date: string;
  payee: string;
  memo: string;
  legs: Leg[];
}

export interface EntryChange {
  entryId: string;
  kind: 'added' | 'changed' | 'removed';
  before: EntryImage | null;
  after: EntryImage | null;
  /** Who wrote it last. */
  at: string;
  by: string;
  command: string;
}

type Row = NonNullable<WrittenChange['after']>;

/** What was written of one entry, as it was before the first of it. */
interface Written {
  /** `undefined`: the entry itself was not written, only its legs. */
  entry: Row | null | undefined;
  legs: Map<number, Row | null>;
  last: WrittenChange;
}

const TABLES = new Set(['entry', 'posting']);
const entryNow = prepared<Row>('SELECT * FROM entry WHERE id = ?');
const legsNow = prepared<Row>('SELECT * FROM posting WHERE entry_id = ? ORDER BY line');

/** Those of a day until `to`, before or after; in the order in which they were first written. */
export function entryChanges(db: VaultDatabase, entityId: string, since: number, to: string): EntryChange[] {
  return [...writtenOf(db, since)].flatMap(([entryId, written]) => {
    const now = entryNow(db).get(entryId) ?? null;
    const then = written.entry === undefined ? now : written.entry;
    if ((now ?? then)?.entity_id !== entityId) return [];
    const legs = now === null ? [] : legsNow(db).all(entryId);
    const before = then && imageOf(then, legsThen(legs, written.legs));
    const after = now && imageOf(now, legs);
    if (isSame(before, after) || ((before?.date ?? '~') > to && (after?.date ?? '~') > to)) return [];
    const kind = before === null ? 'added' : after === null ? 'removed' : 'changed';
    const { at, actor: by, command } = written.last;
    return [{ entryId, kind, before, after, at, by, command }];
  });
}

function writtenOf(db: VaultDatabase, since: number): Map<string, Written> {
  const all = new Map<string, Written>();
  for (const change of changesSince(db, since, TABLES)) {
    const row = (change.before ?? change.after)!;
    const id = String(change.table === 'entry' ? row.id : row.entry_id);
    const known: Written = all.get(id) ?? { entry: undefined, legs: new Map(), last: change };
    known.last = change;
    if (change.table === 'entry') known.entry = known.entry === undefined ? change.before : known.entry;
    else if (!known.legs.has(row.line as number)) known.legs.set(row.line as number, change.before);
    all.set(id, known);
  }
  return all;
}

function legsThen(now: readonly Row[], written: ReadonlyMap<number, Row | null>): Row[] {
  const untouched = now.filter((row) => !written.has(row.line as number));
  return [...untouched, ...[...written.values()].filter((row) => row !== null)].sort(
    (a, b) => (a.line as number) - (b.line as number),
  );
}

function imageOf(entry: Row, legs: readonly Row[]): EntryImage {
  return {
    ...{ date: String(entry.date), payee: String(entry.payee), memo: String(entry.memo) },
    legs: legs.map((row) => ({
      ...{ accountId: String(row.account_id), minor: row.amount_minor as number },
      currency: String(row.currency),
    })),
  };
}

function isSame(before: EntryImage | null, after: EntryImage | null): boolean {
  return JSON.stringify(before) === JSON.stringify(after);
}
