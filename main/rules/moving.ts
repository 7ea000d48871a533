/** Rules when one account takes another's place: whatever they say of the one, they say of the other from then on. */
import type { Unit } from '../ledger/index.ts';
import type { VaultDatabase } from '../vault/index.ts';
import { joinParts } from './split.ts';
import { requireRule, updateRule } from './store.ts';

/** Ids of the rules that name an account, in any way. */
export function rulesNaming(db: VaultDatabase, accountId: string): string[] {
  return db
    .prepare(
      `SELECT id FROM rule WHERE account_id = :id UNION SELECT rule_id FROM rule_part WHERE account_id = :id
       UNION SELECT rule_id FROM rule_source WHERE account_id = :id`,
    )
    .pluck()
    .all({ id: accountId }) as string[];
}

/** Parts of a split that meet in one account are one, where one part can say the same. */
export function moveRules(unit: Unit, from: string, into: string): void {
  const there = (id: string) => (id === from ? into : id);
  for (const id of rulesNaming(unit.db, from)) {
    const row = requireRule(unit.db, id);
    updateRule(unit, {
      ...row,
      account_id: row.account_id && there(row.account_id),
      crossing: row.crossing && {
        ...row.crossing,
        account_id: row.crossing.account_id && there(row.crossing.account_id),
      },
      accounts: [...new Set(row.accounts.map(there))],
      parts: joinParts(row.parts.map((part) => ({ ...part, account_id: there(part.account_id) }))),
    });
  }
}
