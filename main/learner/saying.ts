/** What goes with a category that is given: a rule's own words and tags, or else the owner's name for the payee. */
import type { Proposal } from '../../shared/contract/learner.ts';
import {
  applyToRow,
  type Candidate,
  type CompiledRules,
  cleanName,
  compileRules,
  PayeeNames,
  type RuleHit,
  type RuleSubject,
  subjectsFor,
} from '../rules/index.ts';
import type { VaultDatabase } from '../vault/index.ts';

export type Besides = Pick<Proposal, 'called' | 'memo' | 'add_tags'>;

export interface Said {
  subject: RuleSubject;
  hit: RuleHit | null;
  /** Of the rule that hits. */
  label: string | null;
  besides: Besides;
}

export class Saying {
  readonly #rules: CompiledRules;
  readonly #subjectFor: (row: Candidate) => RuleSubject;
  readonly #names: PayeeNames;

  constructor(db: VaultDatabase, entityId: string) {
    this.#rules = compileRules(db, entityId);
    this.#subjectFor = subjectsFor(db, this.#rules);
    this.#names = new PayeeNames(db, entityId);
  }

  /** `null` where a rule makes a crossing of it: that is no category. */
  of(row: Candidate): Said | null {
    const subject = this.#subjectFor(row);
    const hit = applyToRow(this.#rules, subject);
    if (hit?.crossing) return null;
    const label = hit && this.#rules.find((rule) => rule.row.id === hit.ruleId)!.label;
    return { subject, hit, label, besides: this.#besides(row, hit) };
  }

  #besides(row: Candidate, hit: RuleHit | null): Besides {
    const { payee = null, memo = null, tags = [] } = hit ?? {};
    const called = payee ?? this.#called(row);
    return {
      called: called === row.payee ? null : called,
      memo: memo === row.memo ? null : memo,
      add_tags: [...tags],
    };
  }

  /** The owner's own name, where the entry has another that nobody chose. */
  #called(row: Candidate): string | null {
    if (row.bank_payee === null) return null;
    const text = row.bank_payee || row.bank_memo!;
    const own = this.#names.of(row.bank_payee, row.bank_memo!);
    return own !== row.payee && (row.payee === text || row.payee === cleanName(text)) ? own : null;
  }
}
