/** How the rules of an entity fare on the entries there are: which never hit, and which are in each other's way. */
import type { z } from 'zod';
import type { contract } from '../../shared/contract/index.ts';
import { Pace } from '../ledger/index.ts';
import type { VaultDatabase } from '../vault/index.ts';
import { candidates, subjectsFor } from './candidates.ts';
import type { RuleSubject } from './conditions.ts';
import { labelOf } from './label.ts';
import { type CompiledRule, compileRules, legsOf, type RuleHit, takenBy } from './match.ts';
import { readRules } from './store.ts';

type Output = z.infer<NonNullable<(typeof contract.rules.check)['~orpc']['outputSchema']>>;

interface Tally {
  hits: number;
  shadowed: number;
  contradicted: number;
  /** How many rows each other rule takes. */
  takers: Map<CompiledRule, number>;
}

/** Each in the order in which they are tried; a rule that books to an archived account is passed over, and says so. */
export async function checkRules(db: VaultDatabase, entityId: string): Promise<Output> {
  const rules = compileRules(db, entityId);
  const tallies = new Map<string, Tally>(
    rules.map(({ row }) => [row.id, { hits: 0, shadowed: 0, contradicted: 0, takers: new Map() }]),
  );
  const pace = new Pace();
  const subjectFor = subjectsFor(db, rules);
  const all = { everything: true, splits: true };
  for (const row of rules.length === 0 ? [] : candidates(db, entityId, all)) {
    await pace.breathe();
    const subject = subjectFor(row);
    let taker: CompiledRule | null = null;
    for (const rule of takenBy(rules, subject)) {
      const tally = tallies.get(rule.row.id)!;
      tally.hits += 1;
      if (taker) {
        tally.shadowed += 1;
        tally.takers.set(taker, (tally.takers.get(taker) ?? 0) + 1);
        if (rule.decides && outcomeOf(rule.hit, subject) !== outcomeOf(taker.hit, subject))
          tally.contradicted += 1;
      } else if (rule.decides) taker = rule;
    }
  }
  return readRules(db, entityId).map((row) => {
    const tally = tallies.get(row.id);
    const by = tally && [...tally.takers].toSorted((a, b) => b[1] - a[1])[0]?.[0];
    const { hits = 0, shadowed = 0, contradicted = 0 } = tally ?? {};
    return {
      id: row.id,
      label: labelOf(row),
      ...{ hits, shadowed, contradicted },
      by: by ? { id: by.row.id, label: by.label } : null,
      // Without a tally it was not tried at all.
      warning: tally ? warningOf(tally) : 'archived',
    };
  });
}

/** Equal where two rules make the same of a row. */
function outcomeOf(hit: RuleHit, subject: RuleSubject): string {
  return JSON.stringify(hit.crossing ?? legsOf(hit, subject));
}

function warningOf({ hits, shadowed, contradicted }: Pick<Tally, 'hits' | 'shadowed' | 'contradicted'>) {
  if (hits === 0) return 'never';
  if (shadowed === hits) return 'shadowed';
  return contradicted > 0 ? 'contradicted' : null;
}
