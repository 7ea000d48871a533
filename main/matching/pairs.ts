/**
 * What the rows without a category look like, over all books at once: entries that were there and wait for them,
 * transfers between own accounts, movements between two entities; and, whatever their categories, transfers that stand twice. Each row and each leg is offered once, in the pair that is surest; a pair that another
 * is as sure as says so. Everything is held against everything in memory, by amount and then by day, in turns between
 * which others are answered, and kept until the books change. Fails with NOT_FOUND for an unknown entity.
 */
import type { z } from 'zod';
import type { contract } from '../../shared/contract/index.ts';
import { addDays } from '../../shared/dates.ts';
import { type Marks, type Side, StoredRows, TRANSFER_DAYS_MAX, weigh, withRivals } from '../import/index.ts';
import { findEntity, listEntities, Pace, type Scope, versionOf } from '../ledger/index.ts';
import { perConnection, preparedValue, type VaultDatabase } from '../vault/index.ts';
import { crossingsAmong, type Opened } from './across.ts';
import { type Candidate, type CandidateOut, Describer } from './describe.ts';
import { areDoubled, doubledOf } from './doubled.ts';
import { allWaiting, type Leg, legAt, paymentStations } from './legs.ts';
import { lessFees } from './less-fee.ts';
import { matchedBefore } from './matched-before.ts';
import { AmountDays, Nearby, PartsNearby } from './nearby.ts';
import { OwnEntries } from './own-entry.ts';
import { type OpenAmount, type OpenRow, openRowsOf, uncategorisedAmounts } from './rows.ts';
import { readMarks, sideOfLegs, sideOfRow } from './sides.ts';
import { marksOfSum, setsThatMake } from './sums.ts';

/** What is less sure is found by looking for it, and not offered by itself. */
const OFFERED_MIN = 60;
const LEG_DAYS_MAX = 10;

/** Taken at a time. */
const ROWS_A_TURN = 500;

type Input = z.output<NonNullable<(typeof contract.matching.pairs)['~orpc']['inputSchema']>>;

interface Kept {
  version: string;
  pairs: Promise<Candidate[]> | null;
}

const keptOf = perConnection((): Kept => ({ version: '', pairs: null }));

const isOpen = preparedValue<1>(
  "SELECT 1 FROM line_match WHERE statement_line_id = ? AND entry_id = ? AND kind = 'created'",
);

export async function readPairs(
  { db }: Pick<Scope, 'db'>,
  input: Input,
): Promise<{ total: number; doubled: number; pairs: CandidateOut[] }> {
  const entityId = input.entity === undefined ? null : findEntity(db, input.entity).id;
  const version = versionOf(db);
  const pace = new Pace();
  const all = (await pairsOf(db)).filter(
    ({ kind, rows }) =>
      (entityId === null || rows.some(({ entity_id }) => entity_id === entityId)) &&
      (!input.doubled || kind === 'doubled'),
  );
  const describer = new Describer(db, new OwnEntries(db, new StoredRows(db)));
  const pairs: CandidateOut[] = [];
  const gone = new Set<Candidate>();
  const wanted = input.entries && new Set([input.entries].flat());
  for (const one of all) {
    if (pairs.length === input.limit) break;
    if (wanted && !one.rows.some(({ entry_id }) => wanted.has(entry_id))) continue;
    await pace.breathe();
    // Others may have written between the turns; they will ask again.
    if (versionOf(db) === version || isStill(db, one)) pairs.push(describer.candidate(one));
    else gone.add(one);
  }
  const still = all.filter((one) => !gone.has(one));
  return { total: still.length, doubled: still.filter(({ kind }) => kind === 'doubled').length, pairs };
}

function isStill(db: VaultDatabase, { kind, rows, legs }: Candidate): boolean {
  return (
    (kind !== 'doubled' || areDoubled(db, rows[0]!, rows[1]!)) &&
    rows.every(({ id, entry_id }) => isOpen(db).get(id, entry_id) !== undefined) &&
    legs.every(({ entry_id, line }) => legAt(db, entry_id, line) !== null)
  );
}

/** Whoever asks meanwhile waits for the same. */
function pairsOf(db: VaultDatabase): Promise<Candidate[]> {
  const kept = keptOf(db);
  const version = versionOf(db);
  if (kept.version === version && kept.pairs) return kept.pairs;
  const pairs = allProposals(db).then(surest);
  Object.assign(kept, { version, pairs });
  pairs.catch(() => {
    if (kept.pairs === pairs) kept.pairs = null;
  });
  return pairs;
}

async function allProposals(db: VaultDatabase): Promise<Candidate[]> {
  const marks = readMarks(db);
  const open = new Map<string, Opened>();
  const offered: Candidate[] = matchedBefore(db, marks);
  const fees: Candidate[] = [];
  for (const { id } of listEntities(db)) {
    const amounts = uncategorisedAmounts(db, id);
    const own = { amounts, days: new AmountDays(amounts) };
    open.set(id, own);
    const found = await proposalsOf(db, id, own, marks);
    offered.push(...found.offered, ...(await doubledOf(db, id, marks)));
    fees.push(...found.fees);
  }
  offered.push(...(await crossingsAmong(db, open, marks)).filter(isOffered));
  // What is of the very amount goes before what is less a fee.
  const known = new Set(offered.flatMap(partsOf));
  const free = fees.filter((one) => isOffered(one) && !partsOf(one).some((part) => known.has(part)));
  return [...offered, ...free];
}

const isOffered = ({ score }: Candidate) => score >= OFFERED_MIN;

async function proposalsOf(
  db: VaultDatabase,
  entityId: string,
  opened: Opened,
  marks: Marks,
): Promise<{ offered: Candidate[]; fees: Candidate[] }> {
  const pace = new Pace();
  const { amounts: open } = opened;
  if (open.length === 0) return { offered: [], fees: [] };
  const days = { from: addDays(earliest(open), -LEG_DAYS_MAX), to: addDays(latest(open), LEG_DAYS_MAX) };
  const waiting = allWaiting(db, entityId, days);
  const parts = new PartsNearby(waiting);
  const wanted = await withCounterpart(opened, waiting, parts, pace);
  const rows: OpenRow[] = [];
  for (let at = 0; at < wanted.length; at += ROWS_A_TURN) {
    await pace.breathe();
    rows.push(...openRowsOf(db, wanted.slice(at, at + ROWS_A_TURN)));
  }
  const legs = new Nearby(waiting);
  const others = new Nearby<OpenRow>(rows);
  const accounts = new Set(rows.map(({ account_id }) => account_id));
  const stations = paymentStations(db, entityId);
  const offered: Candidate[] = [];
  const offer = (candidate: Candidate) => {
    if (isOffered(candidate)) offered.push(candidate);
  };
  const sideOf = remembered(sideOfRow);
  const sideOfLeg = remembered((leg: Leg) => sideOfLegs([leg]));
  for (const row of rows) {
    await pace.breathe();
    const { account_id: own, amount_minor: minor, currency } = row;
    const bank = sideOf(row);
    for (const account of new Set([own, ...stations])) {
      for (const leg of legs.near(account, currency, minor, row.date, LEG_DAYS_MAX)) {
        // The other side of its own entry is no entry that was there.
        if (leg.entry_id === row.entry_id) continue;
        offer({ kind: 'legs', ...weigh(bank, sideOfLeg(leg), marks), rows: [row], legs: [leg] });
      }
    }
    const near = parts.near(own, currency, minor, row.date, LEG_DAYS_MAX);
    for (const set of setsThatMake(near, minor)) {
      const certainty = weigh(bank, sideOfLegs(set), marks, marksOfSum(set, near, row.date));
      if (set.every(({ entry_id }) => entry_id !== row.entry_id))
        offer({ kind: 'legs', ...certainty, rows: [row], legs: set });
    }
    if (minor >= 0) continue;
    for (const account of accounts) {
      if (account === own) continue;
      for (const other of others.near(account, currency, -minor, row.date, TRANSFER_DAYS_MAX)) {
        const certainty = weigh(bank, sideOf(other), marks, { transfer: true });
        offer({ kind: 'transfer', ...certainty, rows: [row, other], legs: [] });
      }
    }
  }
  return { offered, fees: await lessFees(db, open, waiting, marks) };
}

/** What one thing says is read once, though it is held against several. */
function remembered<T extends object>(read: (one: T) => Side): (one: T) => Side {
  const known = new WeakMap<T, Side>();
  return (one) => {
    const side = known.get(one) ?? read(one);
    known.set(one, side);
    return side;
  };
}

/** Entries whose amount waits somewhere, whole or in parts, or went the other way, some days around; of most there is none. */
async function withCounterpart(
  { amounts, days }: Opened,
  waiting: readonly Leg[],
  parts: PartsNearby<Leg>,
  pace: Pace,
): Promise<string[]> {
  const legs = new AmountDays(waiting);
  const hasAny = ({ currency, amount_minor: minor, date }: OpenAmount) =>
    legs.any(currency, minor, date, LEG_DAYS_MAX) ||
    parts.any(currency, minor, date, LEG_DAYS_MAX) ||
    days.any(currency, -minor, date, TRANSFER_DAYS_MAX);
  const found: string[] = [];
  for (let at = 0; at < amounts.length; at += ROWS_A_TURN) {
    await pace.breathe();
    for (const one of amounts.slice(at, at + ROWS_A_TURN)) if (hasAny(one)) found.push(one.entry_id);
  }
  return found;
}

const earliest = (all: readonly OpenAmount[]) =>
  all.reduce((first, { date }) => (date < first ? date : first), all[0]!.date);
const latest = (all: readonly OpenAmount[]) =>
  all.reduce((last, { date }) => (date > last ? date : last), all[0]!.date);

const legKey = ({ entry_id, line }: Leg) => `${entry_id} ${line}`;

function partsOf({ rows, legs }: Candidate): string[] {
  return [...rows.map(({ id }) => id), ...legs.map(legKey)];
}

function bySurety(a: Candidate, b: Candidate): number {
  // As sure as that, what stays within one's own books comes first.
  const away = Number(a.kind === 'crossing') - Number(b.kind === 'crossing');
  return b.score - a.score || away || (keyOf(a) < keyOf(b) ? -1 : 1);
}

function keyOf(one: Candidate): string {
  return `${one.rows[0]!.date} ${partsOf(one).join(' ')}`;
}

/** Each part in one pair at most. */
function surest(all: Candidate[]): Candidate[] {
  const sure = new Map<string, number>();
  const scored = (part: string, score: number) => `${part} ${score}`;
  for (const one of all)
    for (const part of partsOf(one)) {
      const key = scored(part, one.score);
      sure.set(key, (sure.get(key) ?? 0) + 1);
    }
  const taken = new Set<string>();
  const kept: Candidate[] = [];
  for (const one of all.sort(bySurety)) {
    const parts = partsOf(one);
    if (parts.some((part) => taken.has(part))) continue;
    for (const part of parts) taken.add(part);
    const rivals = parts.reduce((sum, part) => sum + sure.get(scored(part, one.score))! - 1, 0);
    kept.push({ ...one, ...withRivals(one, rivals) });
  }
  return kept;
}
