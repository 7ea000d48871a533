/** Applying rules to entries that are there already: all of an entity's rules, or one that was just saved. */
import type { z } from 'zod';
import type { contract } from '../../shared/contract/index.ts';
import { formatMoney } from '../../shared/money.ts';
import { Pace, type Scope } from '../ledger/index.ts';
import { entry, posting } from '../ledger/tables.ts';
import { bankWords, type CandidateFilter, candidates, moneyLeg, searchableWord } from './candidates.ts';
import { applyToRow, compileRules } from './match.ts';

type Output = z.infer<NonNullable<(typeof contract.rules.apply)['~orpc']['outputSchema']>>;

/** Changes shown of an application; the count tells how many there are. */
const CHANGES_SHOWN_MAX = 1000;

interface Applying {
  entityId: string;
  filter: Omit<CandidateFilter, 'word'>;
  /** Only what this rule takes, among all of them in their order. */
  only?: string;
  preview: boolean;
  /** The path of an account. */
  pathOf: (accountId: string) => string;
}

export async function applyRules({ db, unit }: Scope, how: Applying): Promise<Output> {
  const rules = compileRules(db, how.entityId);
  const values = new Map(rules.map(({ row }) => [row.id, row.value]));
  const output: Output = { changed: 0, changes: [] };
  const pace = new Pace();
  const word = how.only === undefined ? null : searchableWord(values.get(how.only) ?? '');
  for (const row of candidates(db, how.entityId, { ...how.filter, word })) {
    await pace.breathe();
    if (row.changeable === 0) continue;
    const hit = applyToRow(rules, ...bankWords(row), row.money_minor, moneyLeg(row));
    if (!hit || (hit.accountId === row.account_id && (hit.payee ?? row.payee) === row.payee)) continue;
    if (how.only !== undefined && hit.ruleId !== how.only) continue;
    output.changed += 1;
    if (output.changes.length < CHANGES_SHOWN_MAX) {
      output.changes.push({
        entry_id: row.entry_id,
        date: row.date,
        payee: row.payee,
        amount: formatMoney(row.money_minor, row.currency),
        currency: row.currency,
        from: how.pathOf(row.account_id),
        to: how.pathOf(hit.accountId),
        rule: values.get(hit.ruleId)!,
      });
    }
    if (how.preview) continue;
    const status = hit.waits ? 'pending' : 'cleared';
    unit.update(posting, { entryId: row.entry_id, line: row.line }, { accountId: hit.accountId, status });
    if (hit.payee !== null) unit.update(entry, { id: row.entry_id }, { payee: hit.payee });
  }
  return output;
}
