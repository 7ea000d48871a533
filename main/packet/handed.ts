/** Packets that were handed over, and what changed in their books since. NOT_FOUND for one that is not there. */
import type { z } from 'zod';
import type { contract } from '../../shared/contract/index.ts';
import { PACKET_NAME, type PacketOut } from '../../shared/contract/packet.ts';
import { BulkheadError } from '../../shared/errors.ts';
import { formatMoney } from '../../shared/money.ts';
import { accountPath, chainTip, type EntityRow, findEntity, type Scope } from '../ledger/index.ts';
import { fiscalYearOf } from '../reports/index.ts';
import type { VaultDatabase } from '../vault/index.ts';
import { type EntryChange, type EntryImage, entryChanges } from './entry-changes.ts';
import { type PacketRow, packetsOf } from './kept.ts';
import { describeStanding, standingAfter } from './standing.ts';
import { packet } from './tables.ts';

type Changes = z.infer<NonNullable<(typeof contract.packet.changes)['~orpc']['outputSchema']>>;
type ChangedEntry = Changes['entries'][number];

const lastDayOf = (entity: EntityRow, year: number) => fiscalYearOf(year, entity.fiscal_month).to;

const LISTED_MAX = 500;

interface Handed {
  entity: string;
  year: number;
  name: string;
  size: number;
  sha256: string;
}

/** The same file a second time is the one that is on record. */
export async function keepPacket(
  scope: Scope,
  { entity: ref, year, name, size, sha256 }: Handed,
): Promise<PacketOut> {
  const { db, unit } = scope;
  const entity = findEntity(db, ref);
  const known = packetsOf(db, entity.id, year).find((one) => one.sha256 === sha256);
  if (known) return describePacket(known, entity);
  const seq = Number(PACKET_NAME.exec(name)![1]);
  if (seq > (chainTip(db)?.seq ?? 0))
    throw new BulkheadError('INVALID_INPUT', `These books have no event ${seq} yet.`, {
      remedy: 'Name a packet that was made of this vault.',
    });
  const figures = JSON.stringify(await standingAfter(scope, entity, lastDayOf(entity, year), seq));
  const id = unit.newId();
  unit.insert(packet, { id, entityId: entity.id, year, madeAt: unit.now, seq, name, size, sha256, figures });
  return describePacket(packetsOf(db, entity.id, year).find((one) => one.id === id)!, entity);
}

export function listPackets(
  { db }: Scope,
  asked: { entity: string; year?: number | undefined },
): PacketOut[] {
  const entity = findEntity(db, asked.entity);
  return packetsOf(db, entity.id, asked.year ?? null).map((one) => describePacket(one, entity));
}

function describePacket(
  { figures, seq, entity_id, ...row }: PacketRow,
  { name: entity }: EntityRow,
): PacketOut {
  const { id, year, made_at, name, size, sha256 } = row;
  return {
    ...{ id, entity, entity_id, year, made_at, event: seq, name, size, sha256 },
    standing: describeStanding(figures),
  };
}

export function changesSinceHanded(
  { db }: Scope,
  asked: { entity: string; year: number; packet?: string | undefined },
): Changes {
  const entity = findEntity(db, asked.entity);
  const since = sinceOf(db, entity, asked);
  const changes = since === null ? [] : entryChanges(db, entity.id, since.seq, lastDayOf(entity, asked.year));
  const count = (kind: EntryChange['kind']) => changes.filter((one) => one.kind === kind).length;
  return {
    ...{ entity: entity.name, entity_id: entity.id, year: asked.year },
    since: since && describePacket(since, entity),
    ...{ added: count('added'), changed: count('changed'), removed: count('removed') },
    entries: changes.slice(0, LISTED_MAX).map((one) => describeChange(db, one)),
  };
}

function sinceOf(db: VaultDatabase, entity: EntityRow, asked: { year: number; packet?: string | undefined }) {
  const all = packetsOf(db, entity.id, asked.year);
  if (asked.packet === undefined) return all[0] ?? null;
  const found = all.find(({ id }) => id === asked.packet);
  if (found) return found;
  throw new BulkheadError('NOT_FOUND', `No packet ${asked.packet} of ${asked.year} is on record.`, {
    remedy: 'Look at the list of packets again.',
    facts: { next: 'packet.list' },
  });
}

function describeChange(db: VaultDatabase, change: EntryChange): ChangedEntry {
  const { entryId, kind, before, after, at, by } = change;
  const shown = (after ?? before)!;
  return {
    ...{ entry_id: entryId, change: kind, date: shown.date, payee: shown.payee, at, by },
    words: before && after ? wordsOf(before, after) : [],
    amounts: amountsOf(db, before, after),
  };
}

const FIELDS = ['date', 'payee', 'memo'] as const;

function wordsOf(before: EntryImage, after: EntryImage): ChangedEntry['words'] {
  return FIELDS.filter((field) => before[field] !== after[field]).map((field) => ({
    ...{ field, before: before[field], after: after[field] },
  }));
}

/** Account by account: legs of one account count together. */
function amountsOf(
  db: VaultDatabase,
  before: EntryImage | null,
  after: EntryImage | null,
): ChangedEntry['amounts'] {
  const [was, is] = [sums(before), sums(after)];
  return [...new Set([...was.keys(), ...is.keys()])].flatMap((key) => {
    const [from, to] = [was.get(key) ?? 0, is.get(key) ?? 0];
    if (from === to) return [];
    const [accountId = '', currency = ''] = key.split('|');
    const money = (minor: number) => formatMoney(minor, currency);
    return [
      {
        ...{ account_id: accountId, account: accountPath(db, accountId), currency },
        ...{ before: money(from), after: money(to), change: money(to - from) },
      },
    ];
  });
}

function sums(image: EntryImage | null): Map<string, number> {
  const all = new Map<string, number>();
  for (const { accountId, currency, minor } of image?.legs ?? []) {
    const key = `${accountId}|${currency}`;
    all.set(key, (all.get(key) ?? 0) + minor);
  }
  return all;
}
