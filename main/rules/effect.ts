/** What a hit would change of an entry that is there, with one category. */
import { tagsOf } from '../ledger/index.ts';
import type { VaultDatabase } from '../vault/index.ts';
import type { Candidate } from './candidates.ts';
import type { RuleSubject } from './conditions.ts';
import { legsOf, type RuleHit } from './match.ts';
import type { CategoryLeg } from './split.ts';
import type { RuledCrossing } from './store.ts';

/** Each is `null` where it stays as it is. */
export interface Effect {
  legs: CategoryLeg[] | null;
  crossing: RuledCrossing | null;
  payee: string | null;
  memo: string | null;
  tags: { added: string[]; all: string[] } | null;
  /** To be marked. */
  reviewed: true | null;
}

/** `null` where all is as the rule would have it. */
export function effectOf(
  db: VaultDatabase,
  hit: RuleHit,
  row: Candidate,
  subject: RuleSubject,
): Effect | null {
  const effect = {
    legs: newLegs(hit, row, subject),
    crossing: hit.crossing,
    payee: hit.payee === row.payee ? null : hit.payee,
    memo: hit.memo === row.memo ? null : hit.memo,
    tags: hit.tags.length === 0 ? null : newTags(db, hit, row),
    reviewed: hit.reviewed && row.reviewed === 0 ? (true as const) : null,
  };
  return Object.values(effect).every((change) => change === null) ? null : effect;
}

function newLegs(hit: RuleHit, row: Candidate, subject: RuleSubject): CategoryLeg[] | null {
  const legs = legsOf(hit, subject);
  return legs?.length === 1 && legs[0]!.accountId === row.account_id ? null : legs;
}

function newTags(db: VaultDatabase, hit: RuleHit, row: Candidate): Effect['tags'] {
  const tags = tagsOf(db, row.entry_id);
  const added = hit.tags.filter((name) => !tags.includes(name));
  return added.length === 0 ? null : { added, all: [...tags, ...added] };
}
