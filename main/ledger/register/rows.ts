/** What a register shows of each posting: everything that is read for the rows of one page, and only for those. */
import type { RegisterRow } from '../../../shared/contract/ledger.ts';
import { formatMoney } from '../../../shared/money.ts';
import { perConnection, prepared, type VaultDatabase } from '../../vault/index.ts';
import { crossingsOf } from '../crossed.ts';
import { accountPath, listEntities } from '../lookup.ts';
import type { Place } from './places.ts';
import { versionOf } from './version.ts';

/** Legs shown of a split. */
const OTHERS_MAX = 50;

/** What an entry tells of itself. */
interface EntryPart {
  entity_id: string;
  payee: string;
  memo: string;
  source: RegisterRow['source'];
  reviewed: 1 | null;
  attachments: number;
  /** Numbers of the legs that a bank's row stands behind, between commas; `null` if there are none. */
  banked: string | null;
}

interface Leg {
  /** Number of the row on the page. */
  at: number;
  line: number;
  account_id: string;
  date: string;
  amount_minor: number;
  currency: string;
  status: RegisterRow['status'];
  memo: string | null;
}

export type Detail = Place &
  Omit<EntryPart, 'banked' | 'reviewed'> &
  Omit<Leg, 'at' | 'memo'> & {
    from_bank: boolean;
    closed: boolean;
    reviewed: boolean;
    others: readonly Leg[];
  };

// Each takes the page as the ids of its entries: one statement for all rows costs half of one for each.
const entriesOn = prepared<EntryPart>(
  `SELECT e.entity_id, e.payee, e.memo, e.source, e.reviewed,
     (SELECT count(*) FROM attachment t WHERE t.entry_id = e.id) AS attachments,
     (SELECT group_concat(m.line) FROM line_match m WHERE m.entry_id = e.id) AS banked
   FROM json_each(?) AS j CROSS JOIN entry e ON e.id = j.value ORDER BY j.key`,
);
const LEG = 'o.line, o.account_id, o.date, o.amount_minor, o.currency, o.status, o.memo';
/** Lines are numbered from 0 on, so that a long split shown many times is not read as often. */
const legsOn = prepared<Leg>(
  `SELECT j.key AS at, ${LEG} FROM json_each(?) AS j CROSS JOIN posting o ON o.entry_id = j.value
   WHERE o.line <= ${OTHERS_MAX} ORDER BY j.key, o.line`,
);
const legAt = prepared<Leg>(`SELECT ? AS at, ${LEG} FROM posting o WHERE o.entry_id = ? AND o.line = ?`);
const tagsOn = prepared<{ at: number; name: string }>(
  `SELECT j.key AS at, t.name FROM json_each(?) AS j CROSS JOIN entry_tag g ON g.entry_id = j.value
   CROSS JOIN tag t ON t.id = g.tag_id ORDER BY j.key, t.name`,
);

const idsOf = (places: readonly Place[]) => JSON.stringify(places.map((place) => place.entry_id));

export function readDetails(db: VaultDatabase, places: readonly Place[]): Detail[] {
  const ids = idsOf(places);
  const entries = entriesOn(db).all(ids);
  const legs = readLegs(db, places, ids);
  const closedThrough = new Map(listEntities(db).map((entity) => [entity.id, entity.closed_through ?? '']));
  return places.map(({ entry_id, line }, at) => {
    const { entity_id, payee, memo, source, reviewed, attachments, banked } = entries[at]!;
    const own = legs.own[at]!;
    return {
      entry_id,
      line,
      entity_id,
      account_id: own.account_id,
      date: own.date,
      payee,
      memo: own.memo ?? memo,
      amount_minor: own.amount_minor,
      currency: own.currency,
      status: own.status,
      source,
      from_bank: banked !== null && (banked === String(line) || banked.split(',').includes(String(line))),
      closed: own.date <= closedThrough.get(entity_id)!,
      reviewed: reviewed === 1,
      attachments,
      others: legs.others[at]!,
    };
  });
}

/** Of each row the leg itself, and those beside it. */
function readLegs(db: VaultDatabase, places: readonly Place[], ids: string) {
  const own = new Array<Leg | undefined>(places.length);
  const others = places.map((): Leg[] => []);
  for (const leg of legsOn(db).all(ids)) {
    const { at, line } = leg;
    if (line === places[at]!.line) own[at] = leg;
    else if (others[at]!.length < OTHERS_MAX) others[at]!.push(leg);
  }
  for (const [at, { entry_id, line }] of places.entries()) own[at] ??= legAt(db).get(at, entry_id, line);
  return { own, others };
}

/** The rows as the contract shows them; `balances` in minor units, one for each row, or `null` where none is shown. */
export function describeRows(
  db: VaultDatabase,
  details: readonly Detail[],
  balances: readonly number[] | null,
): RegisterRow[] {
  const pathOf = pathsOf(db);
  const rows = details.map((detail, index) => describe(detail, balances?.[index] ?? null, pathOf));
  const ids = details.map((detail) => detail.entry_id);
  for (const [at, crossing] of crossingsOf(db, ids).entries()) rows[at]!.crossing = crossing;
  for (const { at, name } of tagsOn(db).all(idsOf(details))) rows[at]!.tags.push(name);
  return rows;
}

function describe(detail: Detail, balance: number | null, pathOf: (id: string) => string): RegisterRow {
  const { others, ...row } = detail;
  return {
    ...row,
    tags: [],
    crossing: null,
    others: others.map((other) => ({
      account_id: other.account_id,
      account: pathOf(other.account_id),
      amount: formatMoney(other.amount_minor, other.currency),
      amount_minor: other.amount_minor,
      currency: other.currency,
      memo: other.memo,
    })),
    amount: formatMoney(row.amount_minor, row.currency),
    balance: balance === null ? null : formatMoney(balance, row.currency),
    balance_minor: balance,
  };
}

const keptPaths = perConnection(() => ({ version: '', paths: new Map<string, string>() }));

/** Paths of accounts, kept until the books change. */
function pathsOf(db: VaultDatabase): (accountId: string) => string {
  const kept = keptPaths(db);
  const version = versionOf(db);
  if (kept.version !== version) {
    kept.version = version;
    kept.paths.clear();
  }
  return (id) => {
    let path = kept.paths.get(id);
    if (path === undefined) {
      path = accountPath(db, id);
      kept.paths.set(id, path);
    }
    return path;
  };
}
