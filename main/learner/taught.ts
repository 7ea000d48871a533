/** The history of each entity as it is learnt from, kept in memory until the books change. */
import { findEntity, Pace, versionOf } from '../ledger/index.ts';
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

interface Kept {
  version: string;
  histories: Map<string, Promise<History>>;
}

const keptOf = perConnection((): Kept => ({ version: '', histories: new Map() }));

/** Learns in turns, between which others are answered; whoever asks meanwhile waits for the same. */
export function historyOf(db: VaultDatabase, entityId: string): Promise<History> {
  const kept = keptOf(db);
  const version = versionOf(db);
  if (kept.version !== version) {
    kept.version = version;
    kept.histories.clear();
  }
  let history = kept.histories.get(entityId);
  if (!history) {
    history = learn(db, entityId);
    kept.histories.set(entityId, history);
    history.catch(() => kept.histories.delete(entityId));
  }
  return history;
}

async function learn(db: VaultDatabase, entityId: string): Promise<History> {
  const from = taughtSince(db).get(findEntity(db, entityId).id, TAUGHT_MAX);
  const rows = candidates(db, entityId, { everything: true, categorised: true, latestFirst: true, from });
  const pace = new Pace();
  const taught: Taught[] = [];
  for (const row of rows.take(TAUGHT_MAX)) {
    await pace.breathe();
    taught.push(taughtBy(row));
  }
  const history = new History(taught.reverse());
  while (history.learnSome()) await pace.breathe();
  return history;
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
