/** Payees as they were used before: for completing what somebody types, with the category that came with each last. */
import type { z } from 'zod';
import type { contract } from '../../shared/contract/index.ts';
import { prepared, type VaultDatabase } from '../vault/index.ts';
import { accountPath, findEntity } from './lookup.ts';
import { MONEY_ROLES, STATEMENT_ROLES } from './roles.ts';
import { type UsedPayee, usedPayees } from './used-payees.ts';

type Input = z.infer<NonNullable<(typeof contract.entry.payees)['~orpc']['inputSchema']>>;

/** Characters of a date and the space after it. */
const DAY_LENGTH = 11;

/** Names that begin with the text come first; among those, what is used most, then latest. Any case will do. */
export async function listPayees(db: VaultDatabase, input: Input) {
  const entityId = input.entity === undefined ? null : findEntity(db, input.entity).id;
  const text = input.text?.trim().toLowerCase() ?? '';
  const rows = firstOf(await usedPayees(db, entityId), text, input.limit);
  return rows.map(({ payee, uses, last }) => {
    const category = categoryOf(db, last.slice(DAY_LENGTH));
    return {
      payee,
      uses,
      last_date: last.slice(0, DAY_LENGTH - 1),
      account_id: category,
      account: category === null ? null : accountPath(db, category),
    };
  });
}

function firstOf(used: readonly UsedPayee[], text: string, limit: number): UsedPayee[] {
  const begin: UsedPayee[] = [];
  const hold: UsedPayee[] = [];
  for (const one of used) {
    if (begin.length === limit) break;
    if (one.folded.startsWith(text)) begin.push(one);
    else if (hold.length < limit && one.folded.includes(text)) hold.push(one);
  }
  return [...begin, ...hold].slice(0, limit);
}

const legsOf = prepared<{ account_id: string; role: string }>(
  `SELECT p.account_id, a.role FROM posting p JOIN account a ON a.id = p.account_id
   WHERE p.entry_id = ? ORDER BY p.line LIMIT 3`,
);

/**
 * The account that is not the money's own; of money that moved, the one it went to. `null` where there is no one such, or
 * the entry still wants it: cash or a loan stands beside that, but is no category.
 */
function categoryOf(db: VaultDatabase, entryId: string): string | null {
  const legs = legsOf(db).all(entryId);
  if (legs.length !== 2) return null;
  if (legs.some((leg) => leg.role === 'uncategorised')) return null;
  const category =
    legs.find((leg) => !STATEMENT_ROLES.has(leg.role)) ??
    legs.find((leg) => !MONEY_ROLES.has(leg.role)) ??
    legs[1]!;
  return category.account_id;
}
