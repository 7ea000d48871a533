/** What is on record of a year: how often its books were closed, and which packets were made of it. */
import { prepared, type VaultDatabase } from '../vault/index.ts';

export interface PacketRow {
  id: string;
  entity_id: string;
  year: number;
  made_at: string;
  seq: number;
  name: string;
  size: number;
  sha256: string;
  figures: string;
}

export interface CloseRow {
  id: string;
  entity_id: string;
  year: number;
  closed_at: string;
  closed_before: string | null;
  figures: string;
  reopened_at: string | null;
  reason: string | null;
}

/** The latest first: ids sort by time. */
const packets = prepared<PacketRow>(
  'SELECT * FROM packet WHERE entity_id = :entity AND (:year IS NULL OR year = :year) ORDER BY id DESC',
);
const closes = prepared<CloseRow>(
  'SELECT * FROM year_close WHERE entity_id = :entity AND (:year IS NULL OR year = :year) ORDER BY id DESC',
);

export function packetsOf(db: VaultDatabase, entity: string, year: number | null): PacketRow[] {
  return packets(db).all({ entity, year });
}

export function closesOf(db: VaultDatabase, entity: string, year: number | null): CloseRow[] {
  return closes(db).all({ entity, year });
}
