/** What the rules of some books would make of a charge that stands in others. */
import type { CalendarDate } from '../../../shared/dates.ts';
import { accountById, accountOfRole, type EntityRow } from '../../ledger/index.ts';
import { applyToRow, compileRules, legsOf } from '../../rules/index.ts';
import type { VaultDatabase } from '../../vault/index.ts';

interface Row {
  payee: string;
  memo: string;
  date: CalendarDate;
  amountMinor: number;
}

export interface RulesOf {
  name: string;
  /** The name of the category that they give; `null` where none takes it, or it would be no cost. */
  categoryOf(row: Row): string | null;
}

export function rulesOf(db: VaultDatabase, books: EntityRow): RulesOf {
  const rules = compileRules(db, books.id);
  if (rules.length === 0) return { name: books.name, categoryOf: () => null };
  // The row lies in no account of these books, so a rule that asks for one of them takes it not.
  const money = { accountId: accountOfRole(db, books.id, 'opening').id, currency: books.base_currency };
  return {
    name: books.name,
    categoryOf(row) {
      const subject = { ...row, money };
      const hit = applyToRow(rules, subject);
      const [leg] = (hit && legsOf(hit, subject)) ?? [];
      const account = leg === undefined || leg.waits ? undefined : accountById(db, leg.accountId);
      return account?.type === 'expense' && account.role !== 'uncategorised' ? account.name : null;
    },
  };
}
