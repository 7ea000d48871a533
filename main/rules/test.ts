/** What a rule that is not saved yet would hit among the entries there are, and which earlier rule is in its way. */
import type { z } from 'zod';
import type { contract } from '../../shared/contract/index.ts';
import { formatMoney } from '../../shared/money.ts';
import { type EntityRow, Pace } from '../ledger/index.ts';
import type { VaultDatabase } from '../vault/index.ts';
import { bankWords, type Candidate, candidates, moneyLeg, searchableWord } from './candidates.ts';
import { applyToRow, type CompiledRule, compileRule, compileRules, ruleTakes } from './match.ts';

type Input = z.infer<NonNullable<(typeof contract.rules.test)['~orpc']['inputSchema']>>;
type Output = z.infer<NonNullable<(typeof contract.rules.test)['~orpc']['outputSchema']>>;

/** A category that no rule books to yet; `null` where the rule has none yet. */
interface Category {
  id: string;
  currency: string | null;
  role: string;
}

/** Hits are shown latest first. `pathOf` gives the path of an account. */
export async function testRule(
  db: VaultDatabase,
  owner: EntityRow,
  input: Input,
  account: Category | null,
  pathOf: (accountId: string) => string,
): Promise<Output> {
  const tested = compileTested(owner, input, account);
  const earlier = rulesBefore(compileRules(db, owner.id), input.except);
  const output: Output = { hits: 0, would_change: 0, uncategorised: 0, shadowed: 0, entries: [] };
  const pace = new Pace();
  const rows = candidates(db, owner.id, { everything: true, word: searchableWord(input.value) });
  for (const row of rows.reverse()) {
    await pace.breathe();
    const words = bankWords(row);
    if (!ruleTakes(tested, ...words, row.money_minor, moneyLeg(row))) continue;
    const first = applyToRow(earlier, ...words, row.money_minor, moneyLeg(row));
    const change = first === null && wouldChange(row, tested, account);
    output.hits += 1;
    if (first) output.shadowed += 1;
    if (change) output.would_change += 1;
    if (change && row.uncategorised === 1) output.uncategorised += 1;
    if (output.entries.length >= input.limit) continue;
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
      rule: first ? earlier.find((rule) => rule.hit === first)!.row.value : null,
    });
  }
  return output;
}

function compileTested(owner: EntityRow, input: Input, account: Category | null): CompiledRule {
  const { field, test, value, direction, payee } = input;
  const row = {
    ...{ id: '', entity_id: owner.id, position: 0 },
    ...{ field, test, value, direction, account_id: account?.id ?? '', payee },
  };
  return compileRule(row, account ?? { currency: null, role: 'other' });
}

/** A rule that takes another's place has that one's place; a new one comes last. */
function rulesBefore(rules: readonly CompiledRule[], except: string | undefined): readonly CompiledRule[] {
  const place = rules.findIndex((rule) => rule.row.id === except);
  return place < 0 ? rules : rules.slice(0, place);
}

function wouldChange(row: Candidate, { hit }: CompiledRule, account: Category | null): boolean {
  if (row.changeable === 0) return false;
  return (
    (account !== null && account.id !== row.account_id) || (hit.payee !== null && hit.payee !== row.payee)
  );
}
