/**
 * Proposes categories by what the entity's owner did before, and says why. What a rule takes, the rule decides. Nothing is
 * written until somebody takes a proposal, and then as any change of theirs: only then it is learnt from.
 */
import type { z } from 'zod';
import type { contract } from '../../shared/contract/index.ts';
import { type Proposal, SURE } from '../../shared/contract/learner.ts';
import { formatMoney } from '../../shared/money.ts';
import {
  type ChartAccount,
  changeMany,
  type EntityRow,
  findEntity,
  type HandlersOf,
  listEntities,
  loadChart,
  Pace,
  type Scope,
} from '../ledger/index.ts';
import {
  applyToRow,
  type Candidate,
  type CompiledRules,
  candidates,
  cleanName,
  compileRules,
  PayeeNames,
  type RuleHit,
  type RuleSubject,
  subjectsFor,
} from '../rules/index.ts';
import { preparedValue, type VaultDatabase } from '../vault/index.ts';
import type { History } from './history.ts';
import { asRow, historyOf } from './taught.ts';

type Input = z.infer<NonNullable<(typeof contract.learner.proposals)['~orpc']['inputSchema']>>;
type Accept = z.infer<NonNullable<(typeof contract.learner.accept)['~orpc']['inputSchema']>>;
type Accepted = z.infer<NonNullable<(typeof contract.learner.accept)['~orpc']['outputSchema']>>;

/** As often a merchant must have gone to one category, and never to another, for a rule to be offered. */
const RULE_TIMES = 4;
/** A category that a merchant had less often than that is never sure, whatever the figures say. */
const SURE_TIMES = 2;
const CHANGES_SHOWN_MAX = 1000;

/** Of the entries that want a category, the latest are gone through; the others follow as these get theirs. */
const OPEN_MAX = 2_000;

const openSince = preparedValue<string>(
  `SELECT p.date FROM account a JOIN posting p ON p.account_id = a.id
   WHERE a.entity_id = :entity AND a.role = 'uncategorised' ORDER BY p.date DESC LIMIT 1 OFFSET :rows`,
);

export const learnerHandlers: HandlersOf<typeof contract.learner> = {
  async proposals({ db }, input) {
    const owners = input.entity === undefined ? listEntities(db) : [findEntity(db, input.entity)];
    const found: Proposal[] = [];
    for (const owner of owners) found.push(...(await proposalsOf(db, owner, input)));
    found.sort((a, b) => (a.date === b.date ? (a.entry_id < b.entry_id ? 1 : -1) : a.date < b.date ? 1 : -1));
    return { proposals: found.slice(0, input.limit) };
  },

  accept: (scope, input) => accept(scope, input),
};

async function proposalsOf(db: VaultDatabase, owner: EntityRow, input: Input): Promise<Proposal[]> {
  const wanted = input.entries && new Set(input.entries);
  const from = wanted ? undefined : openSince(db).get({ entity: owner.id, rows: OPEN_MAX });
  const open = candidates(db, owner.id, { everything: false, from }).filter(
    ({ entry_id, changeable, reviewed }) =>
      changeable === 1 && (wanted ? wanted.has(entry_id) : reviewed === 0),
  );
  if (open.length === 0) return [];
  const proposer = new Proposer(db, owner, await historyOf(db, owner.id));
  const pace = new Pace();
  const found: Proposal[] = [];
  // The latest come first where there are more than are asked for.
  for (const row of open.reverse()) {
    if (found.length === input.limit) break;
    await pace.breathe();
    const proposal = proposer.of(row);
    if (proposal && proposal.confidence >= input.min) found.push(proposal);
  }
  return found;
}

class Proposer {
  readonly #owner: EntityRow;
  readonly #history: History;
  readonly #rules: CompiledRules;
  readonly #subjectFor: (row: Candidate) => RuleSubject;
  readonly #names: PayeeNames;
  readonly #accounts: ReadonlyMap<string, ChartAccount>;

  constructor(db: VaultDatabase, owner: EntityRow, history: History) {
    this.#owner = owner;
    this.#history = history;
    this.#rules = compileRules(db, owner.id);
    this.#subjectFor = subjectsFor(db, this.#rules);
    this.#names = new PayeeNames(db, owner.id);
    this.#accounts = new Map(loadChart(db, owner.id).map((account) => [account.id, account]));
  }

  /** A split or a crossing that a rule makes is for `rules.apply`: it is no category, and nothing is proposed over it. */
  of(row: Candidate): Proposal | null {
    const subject = this.#subjectFor(row);
    const hit = applyToRow(this.#rules, subject);
    if (hit?.crossing) return null;
    const besides = this.#besides(row, hit);
    if (hit && hit.parts.length > 0) {
      if (hit.parts.length > 1) return null;
      const { label } = this.#rules.find((rule) => rule.row.id === hit.ruleId)!;
      return this.#describe(row, hit.parts[0]!.accountId, {
        ...{ ...besides, confidence: 1, sure: true, example: null },
        reason: { kind: 'rule', name: label, times: 0, of: 0 },
      });
    }
    const { merchant, ...plain } = asRow(row);
    const found = this.#history.propose(plain, merchant, (id) => this.#mayBe(id, row));
    if (!found) return null;
    const { category, confidence, times, of, latest } = found;
    const isSettled = times === of && times >= SURE_TIMES;
    const sure = isSettled && confidence >= SURE;
    const name = cleanName(subject.payee || subject.memo);
    return this.#describe(row, category, {
      ...{ ...besides, confidence: Math.floor(confidence * 100) / 100, sure },
      reason: { kind: times > 0 ? 'merchant' : 'likeness', name, times, of },
      example: isSettled && times >= RULE_TIMES && row.bank_payee !== null ? latest : null,
    });
  }

  /** What goes with the category: a rule's own words and tags, or else the owner's name for the payee. */
  #besides(row: Candidate, hit: RuleHit | null): Pick<Proposal, 'called' | 'memo' | 'add_tags'> {
    const { payee = null, memo = null, tags = [] } = hit ?? {};
    const called = payee ?? this.#called(row);
    return {
      called: called === row.payee ? null : called,
      memo: memo === row.memo ? null : memo,
      add_tags: [...tags],
    };
  }

  #mayBe(accountId: string, row: Candidate): boolean {
    const account = this.#accounts.get(accountId);
    if (!account || account.archived === 1 || account.id === row.money_account_id) return false;
    return account.currency === null || account.currency === row.currency;
  }

  /** The owner's own name, where the entry has another that nobody chose. */
  #called(row: Candidate): string | null {
    if (row.bank_payee === null) return null;
    const text = row.bank_payee || row.bank_memo!;
    const own = this.#names.of(row.bank_payee, row.bank_memo!);
    return own !== row.payee && (row.payee === text || row.payee === cleanName(text)) ? own : null;
  }

  #describe(
    row: Candidate,
    accountId: string,
    more: Pick<Proposal, 'called' | 'memo' | 'add_tags' | 'confidence' | 'sure' | 'reason' | 'example'>,
  ): Proposal {
    return {
      ...{ entry_id: row.entry_id, entity: this.#owner.name, date: row.date, payee: row.payee },
      amount: formatMoney(row.money_minor, row.currency),
      ...{ amount_minor: row.money_minor, currency: row.currency },
      ...{ account_id: accountId, account: this.#accounts.get(accountId)!.path },
      ...more,
    };
  }
}

/** What is to become the same is changed together. */
async function accept(scope: Scope, { choices, preview }: Accept): Promise<Accepted> {
  const groups = Map.groupBy(choices, ({ entry: _, ...same }) => JSON.stringify(same));
  const output: Accepted = { changed: 0, unchanged: 0, refused: [], changes: [] };
  for (const group of groups.values()) {
    const { entry: _, account: category, ...same } = group[0]!;
    const entries = group.map(({ entry }) => entry);
    const part = await changeMany(scope, {
      entries,
      category,
      add_tags: [],
      remove_tags: [],
      ...same,
      preview,
    });
    output.changed += part.changed;
    output.unchanged += part.unchanged;
    output.refused.push(...part.refused);
    output.changes.push(...part.changes.slice(0, CHANGES_SHOWN_MAX - output.changes.length));
  }
  return output;
}
