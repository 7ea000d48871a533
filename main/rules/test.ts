/** What a rule that is not saved yet would hit among the entries there are, and which earlier rule is in its way. */
import type { z } from 'zod';
import type { contract } from '../../shared/contract/index.ts';
import { formatMoney } from '../../shared/money.ts';
import { listEntities, Pace } from '../ledger/index.ts';
import type { VaultDatabase } from '../vault/index.ts';
import { type Candidate, candidates, categoriesOf, searchableWord, subjectsFor } from './candidates.ts';
import { asksNothing } from './conditions.ts';
import { type Effect, effectOf } from './effect.ts';
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
  const becomes = sayBecomes(db, pathOf);
  const pace = new Pace();
  const subjectFor = subjectsFor(db, rules);
  for (const row of candidates(db, entityId, {
    everything: true,
    splits: true,
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
    const effect = isMeant && taker === null ? effectOf(db, hit, row, subject) : null;
    const change = effect !== null;
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
      parts: row.split === 1 ? categoriesOf(db, row).map(pathOf) : [],
      would_change: change,
      becomes: effect && becomes(effect, row),
      rule: taker?.label ?? null,
    });
  }
  return output;
}

type Becomes = NonNullable<Output['entries'][number]['becomes']>;

/** What an entry would be. Parts are told as on the money account, so that they add up to the row. */
function sayBecomes(db: VaultDatabase, pathOf: (accountId: string) => string) {
  const names = new Map(listEntities(db).map(({ id, name }) => [id, name]));
  return ({ legs, crossing, payee, memo, tags, reviewed }: Effect, { currency }: Candidate): Becomes => ({
    categories: (legs ?? []).map(({ accountId, amountMinor }) => ({
      account: pathOf(accountId),
      amount: formatMoney(amountMinor === 0 ? 0 : -amountMinor, currency),
      amount_minor: amountMinor === 0 ? 0 : -amountMinor,
      currency,
    })),
    crossing: crossing && { kind: crossing.kind, with: names.get(crossing.with_id)! },
    to_payee: payee,
    to_memo: memo,
    add_tags: tags?.added ?? [],
    reviewed: reviewed !== null,
  });
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
