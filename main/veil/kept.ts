/**
 * Veil health that is kept until something that it was read from is written: a change in the books of one company leaves what is
 * known of the others, and one in the books of an owner asks anew only which charges look like the company's. The audit log
 * tells what was written; what was written past it lets go of everything. Whoever writes is answered from what they see
 * themselves, and keeps nothing.
 */
import type { CalendarDate } from '../../shared/dates.ts';
import type { EntityRow, Scope } from '../ledger/index.ts';
import { profileOf } from '../solvency/index.ts';
import { perConnection, type VaultDatabase } from '../vault/index.ts';
import { assess, type Health } from './assess.ts';
import { Changes } from './changes.ts';
import type { Facts } from './facts.ts';
import { healthOf } from './health.ts';
import { loadFacts, ownersAmong, suspicionsFor } from './load/facts.ts';
import { thresholdsOf } from './settings.ts';

/** So many companies and days: every company of today, which each screen asks for, and a few other days. */
const KEPT_MAX = 32;

interface Kept {
  companyId: string;
  ownerIds: readonly string[];
  facts: Facts;
  health: Health;
  /** Something was written in the books of an owner. */
  isSuspect: boolean;
}

type Looking = Pick<Scope, 'db' | 'dayOf'>;

class KeptHealth {
  readonly #changes = new Changes();
  /** What was asked for last comes last. */
  readonly #kept = new Map<string, Kept>();

  of(scope: Looking, company: EntityRow, asOf: CalendarDate): Health {
    this.#letGo(scope.db);
    const key = `${company.id} ${asOf}`;
    const known = this.#kept.get(key);
    const kept = known && !known.isSuspect ? known : read(scope, company, asOf, known?.facts);
    this.#kept.delete(key);
    this.#kept.set(key, kept);
    if (this.#kept.size > KEPT_MAX) this.#kept.delete(this.#kept.keys().next().value!);
    return kept.health;
  }

  #letGo(db: VaultDatabase): void {
    const touched = this.#changes.since(db);
    for (const [key, kept] of this.#kept) {
      if (touched === 'all' || touched.has(kept.companyId)) this.#kept.delete(key);
      else if (kept.ownerIds.some((id) => touched.has(id))) kept.isSuspect = true;
    }
  }
}

/** `before`: facts of which only the charges that look like another's have to be read again. */
function read(
  { db, dayOf }: Looking,
  company: EntityRow,
  asOf: CalendarDate,
  before: Facts | undefined,
): Kept {
  const thresholds = thresholdsOf(db, company);
  const facts = before
    ? { ...before, suspicions: suspicionsFor(db, company, before.parties, asOf) }
    : loadFacts(db, company, asOf, thresholds, dayOf);
  const health = assess(facts, asOf, thresholds, profileOf(company.state));
  const ownerIds = ownersAmong(db, facts.parties).map(({ id }) => id);
  return { companyId: company.id, ownerIds, facts, health, isSuspect: false };
}

const keptOf = perConnection(() => new KeptHealth());

export function keptHealth(scope: Looking, company: EntityRow, asOf: CalendarDate): Health {
  return scope.db.readonly ? keptOf(scope.db).of(scope, company, asOf) : healthOf(scope, company, asOf);
}
