/** Applying rules to entries that are there already: all of an entity's rules, or one that was just saved. */
import type { z } from 'zod';
import type { contract } from '../../shared/contract/index.ts';
import { formatMoney } from '../../shared/money.ts';
import { Pace, type Scope, setTags, type Unit } from '../ledger/index.ts';
import { entry, posting } from '../ledger/tables.ts';
import { type CandidateFilter, candidates, searchableWord, subjectsFor } from './candidates.ts';
import { type Effect, effectOf } from './effect.ts';
import { applyToRow, compileRules, shareOf, withoutLast } from './match.ts';
import type { CategoryLeg } from './split.ts';

type Output = z.infer<NonNullable<(typeof contract.rules.apply)['~orpc']['outputSchema']>>;

/** Changes shown of an application; the count tells how many there are. */
const CHANGES_SHOWN_MAX = 1000;

interface Applying {
  entityId: string;
  filter: Omit<CandidateFilter, 'word'>;
  /** Only what this rule does, among all of them in their order. */
  only?: string;
  preview: boolean;
  /** The path of an account. */
  pathOf: (accountId: string) => string;
}

export async function applyRules({ db, unit }: Scope, how: Applying): Promise<Output> {
  const { only, pathOf } = how;
  const rules = compileRules(db, how.entityId);
  const early = withoutLast(rules);
  const labels = new Map(rules.map(({ row, label }) => [row.id, label]));
  const output: Output = { changed: 0, changes: [] };
  const pace = new Pace();
  const alone = rules.find(({ row }) => row.id === only);
  const word = alone ? searchableWord(alone.row) : null;
  const subjectFor = subjectsFor(db, rules);
  for (const row of candidates(db, how.entityId, { ...how.filter, word })) {
    await pace.breathe();
    if (row.changeable === 0) continue;
    const subject = subjectFor(row);
    const asked = row.uncategorised === 1 ? rules : early;
    const hit = only === undefined ? applyToRow(asked, subject) : hitOf(shareOf(asked, only, subject));
    const effect = hit && effectOf(db, hit, row, subject);
    if (!hit || !effect) continue;
    output.changed += 1;
    if (output.changes.length < CHANGES_SHOWN_MAX) {
      const categories = effect.legs?.map((leg) => pathOf(leg.accountId)) ?? [pathOf(row.account_id)];
      output.changes.push({
        entry_id: row.entry_id,
        date: row.date,
        payee: row.payee,
        amount: formatMoney(row.money_minor, row.currency),
        currency: row.currency,
        from: pathOf(row.account_id),
        to: categories.join(', '),
        parts: categories.length > 1 ? categories : [],
        to_payee: effect.payee,
        to_memo: effect.memo,
        add_tags: effect.tags?.added ?? [],
        reviewed: effect.reviewed !== null,
        rule: labels.get(hit.ruleId)!,
      });
    }
    if (!how.preview) carryOut(unit, row, effect);
  }
  return output;
}

/** What a rule does to the rows that no rule before it decides. */
function hitOf({ hit, taker }: ReturnType<typeof shareOf>) {
  return taker === null ? hit : null;
}

interface Place {
  entry_id: string;
  line: number;
  date: string;
  currency: string;
}

function carryOut(unit: Unit, row: Place, { legs, payee, memo, tags, reviewed }: Effect): void {
  if (legs) putLegs(unit, row, legs);
  const said = Object.entries({ payee, memo, reviewed }).filter(([, value]) => value !== null);
  if (said.length > 0) unit.update(entry, { id: row.entry_id }, Object.fromEntries(said));
  if (tags) setTags(unit, row.entry_id, tags.all);
}

/** The first takes the place of the category's leg; the entry has two legs before. */
function putLegs(unit: Unit, row: Place, [first, ...others]: readonly CategoryLeg[]): void {
  const { entry_id: entryId, line, date, currency } = row;
  const change = (leg: CategoryLeg) => ({
    accountId: leg.accountId,
    amountMinor: leg.amountMinor,
    status: leg.waits ? ('pending' as const) : ('cleared' as const),
  });
  unit.update(posting, { entryId, line }, change(first!));
  const last = unit.db.prepare('SELECT max(line) FROM posting WHERE entry_id = ?').pluck().get(entryId);
  for (const [index, leg] of others.entries())
    unit.insert(posting, { entryId, line: (last as number) + 1 + index, currency, date, ...change(leg) });
}
