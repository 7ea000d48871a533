/** Whether the database still ends where the head file says the last acknowledged command was. */
import type { VaultDatabase } from './cipher.ts';
import type { ChainHead, HeadFile } from './head.ts';

/** How the vault sees the audit chain, which the ledger owns. Both must cope with a database without its table. */
export interface ChainView {
  /** The last event, `null` when there is none. */
  tip(db: VaultDatabase): ChainHead | null;
  /** Hash of event `seq`, `null` when there is no such event. */
  at(db: VaultDatabase, seq: number): string | null;
}

export interface ChainVerdict {
  code: 'HEAD_MISSING' | 'HEAD_RECORD_DAMAGED' | 'HEAD_BEHIND' | 'CHAIN_BROKEN';
  message: string;
  facts: { acknowledged: number | null; endsAt: number };
}

/** Stands for “no event yet”, so that a head file that is missing is always worth a word. */
export const CHAIN_START: ChainHead = { seq: 0, hash: '' };

/** A command is committed first and acknowledged after, and none begins before: so many a power cut can leave between. */
const AHEAD_MAX = 1;

/**
 * Compares head file and database; `null` when they agree. A database that is ahead has lost nothing, but a head that
 * lags behind by more than a power cut explains would not notice the loss of what lies between.
 */
export function judgeChain(db: VaultDatabase, head: HeadFile, chain: ChainView): ChainVerdict | null {
  const tip = chain.tip(db) ?? CHAIN_START;
  const last = head.read();
  const facts = { acknowledged: last?.seq ?? null, endsAt: tip.seq };
  if (head.status === 'missing')
    return {
      code: 'HEAD_MISSING',
      message: `the head file is missing: whether the books end at #${tip.seq} as they should cannot be checked`,
      facts,
    };
  if (last === null)
    return {
      code: 'CHAIN_BROKEN',
      message: 'the head file is damaged: neither of its records can be read',
      facts,
    };
  if (last.seq > tip.seq)
    return {
      code: 'CHAIN_BROKEN',
      message: `the last acknowledged command was #${last.seq}, the file ends at #${tip.seq}: its WAL was truncated or an older file was put back`,
      facts,
    };
  if (last.seq > 0 && chain.at(db, last.seq) !== last.hash)
    return {
      code: 'CHAIN_BROKEN',
      message: `command #${last.seq} in the file is not the one that was acknowledged (the file ends at #${tip.seq}): another file was put in its place`,
      facts,
    };
  if (head.status === 'damaged record')
    return {
      code: 'HEAD_RECORD_DAMAGED',
      message: `one of the two records of the head file is damaged; the other, #${last.seq}, agrees with the file`,
      facts,
    };
  if (tip.seq - last.seq > AHEAD_MAX)
    return {
      code: 'HEAD_BEHIND',
      message: `the head file ends at command #${last.seq}, the books at #${tip.seq}: nothing is lost, but an older head file was put back, or the newer marks could not be written`,
      facts,
    };
  return null;
}
