/**
 * Applying rules to entries that are there already: all of an entity's rules, or one that was just saved. Where a preview was
 * looked at before, exactly that is done; REFUSED where anything else would change by now.
 */
import { createHash } from 'node:crypto';
import type { z } from 'zod';
import type { contract } from '../../shared/contract/index.ts';
import { BulkheadError } from '../../shared/errors.ts';
import { formatMoney } from '../../shared/money.ts';
import {
  accountPath,
  listEntities,
  Pace,
  type Scope,
  setTags,
  type Transfers,
  type Unit,
} from '../ledger/index.ts';
import { entry, posting } from '../ledger/tables.ts';
import { preparedValue, type VaultDatabase } from '../vault/index.ts';
import {
  type Candidate,
  type CandidateFilter,
  candidates,
  searchableWord,
  subjectsFor,
} from './candidates.ts';
import type { RuledCrossings } from './crossings.ts';
import { type Effect, effectOf } from './effect.ts';
import { applyToRow, compileRules, shareOf, withoutLast } from './match.ts';
import type { CategoryLeg } from './split.ts';

type Output = z.infer<NonNullable<(typeof contract.rules.apply)['~orpc']['outputSchema']>>;

/** Changes shown of an application; the count tells how many there are. */
const CHANGES_SHOWN_MAX = 1000;

const accountAt = preparedValue<string>('SELECT account_id FROM posting WHERE entry_id = ? AND line = ?');

interface Applying {
  entityId: string;
  filter: Omit<CandidateFilter, 'word'>;
  /** Only what this rule does, among all of them in their order. */
  only?: string;
  preview: boolean;
  /** What a preview was told by, which has to be the same. */
  asSeen?: string | undefined;
  /** The path of an account. */
  pathOf: (accountId: string) => string;
}

/** Who answers for what other books and other banks tell. */
export interface Above {
  crossings: RuledCrossings;
  transfers: Transfers;
}

/** A preview makes crossings and transfers, too, and takes them back: only that tells whether each can be, and what it leaves. */
export async function applyRules(scope: Scope, above: Above, how: Applying): Promise<Output> {
  const { db, unit } = scope;
  const { only, pathOf } = how;
  const rules = compileRules(db, how.entityId);
  const early = withoutLast(rules);
  const labels = new Map(rules.map(({ row, label }) => [row.id, label]));
  const output: Output = { changed: 0, seen: '', changes: [], left: [] };
  const seen = createHash('sha256');
  const nameOf = namesOf(db);
  const before = how.preview ? unit.mark() : null;
  const pace = new Pace();
  const alone = rules.find(({ row }) => row.id === only);
  const word = alone ? searchableWord(alone.row) : null;
  const subjectFor = subjectsFor(db, rules);
  const found: Found[] = [];
  for (const row of candidates(db, how.entityId, { ...how.filter, word })) {
    await pace.breathe();
    if (row.changeable === 0) continue;
    const subject = subjectFor(row);
    const asked = row.uncategorised === 1 ? rules : early;
    const hit = only === undefined ? applyToRow(asked, subject) : hitOf(shareOf(asked, only, subject));
    const effect = hit && effectOf(db, hit, row, subject);
    if (!hit || !effect) continue;
    found.push({ row, effect, rule: labels.get(hit.ruleId)! });
    if (begins(effect)) continue;
    // Words come before the pair, since its other side has them, too; what can't cross waits on, and is not marked.
    if (!how.preview) carryOut(unit, row, effect.crossing ? { ...effect, reviewed: null } : effect);
  }
  const second = transfer(unit, above.transfers, found);
  const rest = found.filter(({ row }) => !second.has(row.entry_id));
  const refusals = above.crossings.make(
    scope,
    rest.flatMap(({ row, effect }) =>
      effect.crossing ? [{ entryId: row.entry_id, crossing: effect.crossing }] : [],
    ),
  );
  for (const { row, effect, rule } of rest) {
    const why = refusals.get(row.entry_id) ?? null;
    const told = {
      ...{ entry_id: row.entry_id, date: row.date, payee: row.payee },
      ...{ amount: formatMoney(row.money_minor, row.currency), currency: row.currency, rule },
    };
    if (why !== null && output.left.length < CHANGES_SHOWN_MAX) {
      const { kind, with_id: id } = effect.crossing!;
      output.left.push({ ...told, kind, with: nameOf(id), reason: why });
    }
    const done = why === null ? effect : withoutCrossing(effect);
    // What stands there now is told, too: it is what would be lost.
    const now = [row.entry_id, row.account_id, row.payee, row.memo, row.money_minor];
    seen.update(JSON.stringify([now, done, rule, why]));
    if (done === null) continue;
    output.changed += 1;
    if (!how.preview && done.crossing && done.reviewed)
      unit.update(entry, { id: row.entry_id }, { reviewed: true });
    if (output.changes.length >= CHANGES_SHOWN_MAX) continue;
    const categories = done.legs?.map((leg) => pathOf(leg.accountId)) ?? [
      accountPath(db, accountAt(db).get(row.entry_id, row.line)!),
    ];
    output.changes.push({
      ...told,
      from: pathOf(row.account_id),
      to: categories.join(', '),
      parts: categories.length > 1 ? categories : [],
      crossing: done.crossing && { kind: done.crossing.kind, with: nameOf(done.crossing.with_id) },
      to_payee: done.payee,
      to_memo: done.memo,
      add_tags: done.tags?.added ?? [],
      reviewed: done.reviewed !== null,
    });
  }
  for (const id of [...second].sort()) seen.update(id);
  output.seen = seen.digest('hex');
  if (before) unit.rollbackTo(before);
  if (how.asSeen !== undefined && how.asSeen !== output.seen)
    throw new BulkheadError('REFUSED', 'What the rules would change is something else by now.', {
      remedy: 'The books, or the rules, were changed meanwhile. Look at the changes again.',
    });
  return output;
}

interface Found {
  row: Candidate;
  effect: Effect;
  /** In a few words. */
  rule: string;
}

/** Whether it puts a leg where another bank has to tell of it. */
function begins({ legs }: Effect): boolean {
  return legs?.some(({ waits }) => waits) ?? false;
}

/**
 * Makes the transfers, and answers with the entries whose row is the other side of one instead: gone, or left for somebody to
 * match. Of two rows of one transfer the first makes it; the other is asked again once that has met its row, since that may
 * have been a third one.
 */
function transfer(unit: Unit, transfers: Transfers, found: readonly Found[]): Set<string> {
  const second = new Set<string>();
  let open = found.filter(({ effect }) => begins(effect));
  for (let begun = open; begun.length > 0; ) {
    begun = open.filter(({ row, effect }) => {
      const [only, ...more] = effect.legs!;
      if (more.length === 0 && transfers.whyNot(unit.db, row.entry_id, only!.accountId) !== null)
        return false;
      carryOut(unit, row, effect);
      return true;
    });
    const done = new Set(begun.map(({ row }) => row.entry_id));
    for (const id of transfers.meet(unit, [...done])) second.add(id);
    open = open.filter(({ row: { entry_id: id } }) => !done.has(id) && !second.has(id));
  }
  for (const { row } of open) second.add(row.entry_id);
  return second;
}

/** What is left of it where the crossing can't be: the entry waits on, so that it is not marked. `null` for nothing. */
function withoutCrossing(effect: Effect): Effect | null {
  const { payee, memo, tags } = effect;
  if (payee === null && memo === null && tags === null) return null;
  return { ...effect, crossing: null, reviewed: null };
}

function namesOf(db: VaultDatabase): (entityId: string) => string {
  const names = new Map(listEntities(db).map(({ id, name }) => [id, name]));
  return (id) => names.get(id)!;
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
