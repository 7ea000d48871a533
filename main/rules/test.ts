/** What a rule that is not saved yet would hit among the entries there are, and which earlier rule is in its way. */
import type { z } from 'zod';
import type { contract } from '../../shared/contract/index.ts';
import { formatMoney } from '../../shared/money.ts';
import { Pace } from '../ledger/index.ts';
import type { VaultDatabase } from '../vault/index.ts';
import { candidates, searchableWord, subjectsFor } from './candidates.ts';
import { asksNothing } from './conditions.ts';
import { effectOf } from './effect.ts';
import { type Category, type CompiledRule, compileRule, compileRules, ruleTakes, shareOf } from './match.ts';
import { compareByKind, type RuleRow, type RuleText } from './store.ts';

type Output = z.infer<NonNullable<(typeof contract.rules.test)['~orpc']['outputSchema']>>;

interface Testing {
  entityId: string;
  rule: RuleText;
  categories: ReadonlyMap<string, Category>;
  /** A saved rule that it is to replace. */
  except: string | undefined;
  limit: number;
  /** The path of an account. */
  pathOf: (accountId: string) => string;
}

/** Of no rule that is saved. */
const TESTED = 'tested';

/** Hits are shown latest first. */
export async function testRule(db: VaultDatabase, how: Testing): Promise<Output> {
  const { entityId, limit, pathOf } = how;
  const row: RuleRow = { ...how.rule, id: TESTED, entity_id: entityId, position: 0 };
  const tested = compileRule(row, how.categories);
  const rules = withTested(compileRules(db, entityId), tested, how.except);
  const counts = { hits: 0, would_change: 0, uncategorised: 0, shadowed: 0 };
  const output: Output = { ...counts, any_text: asksNothing(how.rule), entries: [] };
  const pace = new Pace();
  const subjectFor = subjectsFor(db, rules);
  for (const row of candidates(db, entityId, {
    everything: true,
    latestFirst: true,
    word: searchableWord(how.rule),
  })) {
    await pace.breathe();
    const subject = subjectFor(row);
    // A tag that it asks for may be what a rule before it gives: then only all of them together can tell.
    if (how.rule.tags.length === 0 && !ruleTakes(tested, subject)) continue;
    const { hit, taker } = shareOf(rules, TESTED, subject);
    if (!hit) continue;
    const isMeant = row.changeable === 1 && (row.uncategorised === 1 || how.rule.stage !== 'last');
    const change = isMeant && taker === null && effectOf(db, hit, row, subject) !== null;
    output.hits += 1;
    if (taker) output.shadowed += 1;
    if (change) output.would_change += 1;
    if (change && row.uncategorised === 1) output.uncategorised += 1;
    if (output.entries.length >= limit) continue;
    output.entries.push({
      entry_id: row.entry_id,
      date: row.date,
      payee: row.payee,
      memo: row.memo,
      amount: formatMoney(row.money_minor, row.currency),
      amount_minor: row.money_minor,
      currency: row.currency,
      account: pathOf(row.account_id),
      would_change: change,
      rule: taker?.label ?? null,
    });
  }
  return output;
}

/** A rule that takes another's place has that one's place among its like; a new one comes last among them. */
function withTested(
  rules: readonly CompiledRule[],
  tested: CompiledRule,
  except: string | undefined,
): CompiledRule[] {
  const place = rules.findIndex(({ row }) => row.id === except);
  const all = place < 0 ? [...rules, tested] : rules.with(place, tested);
  return all.toSorted((a, b) => compareByKind(a.row, b.row));
}
