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
  type EntityRow,
  findEntity,
  type HandlersOf,
  listEntities,
  loadChart,
  Pace,
  type Transfers,
} from '../ledger/index.ts';
import { type Candidate, candidates, cleanName } from '../rules/index.ts';
import { preparedValue, type VaultDatabase } from '../vault/index.ts';
import { accept } from './accept.ts';
import { type History, isSettled } from './history.ts';
import { Owed, type Settled } from './owed.ts';
import { type Besides, type Said, Saying } from './saying.ts';
import { asRow, historyOf } from './taught.ts';

type Input = z.infer<NonNullable<(typeof contract.learner.proposals)['~orpc']['inputSchema']>>;

/** As often a merchant must have gone to one category, and never to another, for a rule to be offered. */
const RULE_TIMES = 4;

/** What a row pays by its name and amount, and what it may pay by its amount alone. */
const PAYS = { named: 0.97, unnamed: 0.7 };

/** Of the entries that want a category, the latest are gone through; the others follow as these get theirs. */
const OPEN_MAX = 2_000;

const openSince = preparedValue<string>(
  `SELECT p.date FROM account a JOIN posting p ON p.account_id = a.id
   WHERE a.entity_id = :entity AND a.role = 'uncategorised' ORDER BY p.date DESC LIMIT 1 OFFSET :rows`,
);

/** `transfers` is the import's, which stands above. */
export const learnerHandlers = (transfers: Transfers): HandlersOf<typeof contract.learner> => ({
  async proposals({ db }, input) {
    const owners = input.entity === undefined ? listEntities(db) : [findEntity(db, input.entity)];
    const found: Proposal[] = [];
    for (const owner of owners) found.push(...(await proposalsOf(db, owner, input)));
    found.sort((a, b) => (a.date === b.date ? (a.entry_id < b.entry_id ? 1 : -1) : a.date < b.date ? 1 : -1));
    return { proposals: found.slice(0, input.limit) };
  },

  accept: (scope, input) => accept(scope, transfers, input),
});

async function proposalsOf(db: VaultDatabase, owner: EntityRow, input: Input): Promise<Proposal[]> {
  const among = input.entries
    ? { entries: input.entries }
    : { from: openSince(db).get({ entity: owner.id, rows: OPEN_MAX }) };
  // The latest come first where there are more than are asked for.
  const open = candidates(db, owner.id, { everything: false, latestFirst: true, ...among })
    .filter(({ changeable, reviewed }) => changeable === 1 && (input.entries !== undefined || reviewed === 0))
    .toArray();
  if (open.length === 0) return [];
  const proposer = new Proposer(db, owner, await historyOf(db, owner.id));
  const pace = new Pace();
  const found: Proposal[] = [];
  for (const row of open) {
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
  readonly #saying: Saying;
  readonly #owed: Owed;
  readonly #accounts: ReadonlyMap<string, ChartAccount>;

  constructor(db: VaultDatabase, owner: EntityRow, history: History) {
    this.#owner = owner;
    this.#history = history;
    this.#saying = new Saying(db, owner.id);
    this.#owed = new Owed(db, owner);
    this.#accounts = new Map(loadChart(db, owner.id).map((account) => [account.id, account]));
  }

  /** A split or a crossing that a rule makes is for `rules.apply`: it is no category, and nothing is proposed over it. */
  of(row: Candidate): Proposal | null {
    const said = this.#saying.of(row);
    if (!said) return null;
    const { besides, hit, label } = said;
    if (hit && hit.parts.length > 0) {
      if (hit.parts.length > 1) return null;
      return this.#describe(row, hit.parts[0]!.accountId, {
        ...{ ...besides, confidence: 1, sure: true, example: null },
        reason: { kind: 'rule', name: label!, times: 0, of: 0, since: null },
      });
    }
    const settled = this.#owed.settledBy(row);
    if (settled?.named) return this.#pays(row, settled, besides);
    return this.#learnt(row, said) ?? (settled && this.#pays(row, settled, besides));
  }

  /** What stands in the books since a bill or an invoice: the row pays it, and is no cost or income again. */
  #pays(row: Candidate, { accountId, name, items, since, named }: Settled, besides: Besides): Proposal {
    const confidence = named ? PAYS.named : PAYS.unnamed;
    return this.#describe(row, accountId, {
      ...{ ...besides, confidence, sure: named, example: null },
      reason: { kind: 'owed', name, times: items, of: items, since },
    });
  }

  #learnt(row: Candidate, { besides, subject }: Said): Proposal | null {
    const { merchant, ...plain } = asRow(row);
    const found = this.#history.propose(plain, merchant, (id) => this.#mayBe(id, row));
    if (!found) return null;
    const { category, confidence, times, of, latest } = found;
    const settled = isSettled(found);
    const sure = settled && confidence >= SURE;
    const name = cleanName(subject.payee || subject.memo);
    return this.#describe(row, category, {
      ...{ ...besides, confidence: Math.floor(confidence * 100) / 100, sure },
      reason: { kind: times > 0 ? 'merchant' : 'likeness', name, times, of, since: null },
      example: settled && times >= RULE_TIMES && row.bank_payee !== null ? latest : null,
    });
  }

  #mayBe(accountId: string, row: Candidate): boolean {
    const account = this.#accounts.get(accountId);
    if (!account || account.archived === 1 || account.id === row.money_account_id) return false;
    if (this.#owed.holds(accountId)) return false;
    return account.currency === null || account.currency === row.currency;
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
