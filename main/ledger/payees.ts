/** Payees as they were used before: for completing what somebody types, with the category that came with each last. */
import type { z } from 'zod';
import type { contract } from '../../shared/contract/index.ts';
import { prepared, type VaultDatabase } from '../vault/index.ts';
import { accountPath, findEntity } from './lookup.ts';
import { statementOf } from './register/statements.ts';
import { holds, patternOf } from './register/words.ts';
import { MONEY_ROLES } from './roles.ts';

type Input = z.infer<NonNullable<(typeof contract.entry.payees)['~orpc']['inputSchema']>>;

interface Used {
  payee: string;
  uses: number;
  /** Day and id of the last entry, joined, so that the latest is the largest. */
  last: string;
}

/** Characters of a date and the space after it. */
const DAY_LENGTH = 11;

/** Names that begin with the text come first; among those, what is used most, then latest. */
export function listPayees(db: VaultDatabase, input: Input) {
  const text = input.text?.trim() ?? '';
  const { operator, pattern } = patternOf(text);
  const rows = statementOf<Used>(
    db,
    `SELECT payee, count(*) AS uses, max(date || ' ' || id) AS last FROM entry
     WHERE source IN ('manual', 'import') AND payee <> '' AND (:entity IS NULL OR entity_id = :entity)
       AND (:text = '' OR ${holds('payee', operator, ':pattern')})
     GROUP BY payee ORDER BY ${holds('payee', operator, ':start')} DESC, uses DESC, last DESC LIMIT :limit`,
  ).all({
    entity: input.entity === undefined ? null : findEntity(db, input.entity).id,
    text,
    pattern,
    // Without the sign for “anything” before it.
    start: pattern.slice(1),
    limit: input.limit,
  });
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

const legsOf = prepared<{ account_id: string; role: string }>(
  `SELECT p.account_id, a.role FROM posting p JOIN account a ON a.id = p.account_id
   WHERE p.entry_id = ? ORDER BY p.line LIMIT 3`,
);

/** The account that is not the money's own; of money that moved, the one it went to. `null` where there is no one such. */
function categoryOf(db: VaultDatabase, entryId: string): string | null {
  const legs = legsOf(db).all(entryId);
  if (legs.length !== 2) return null;
  const category = legs.find((leg) => !MONEY_ROLES.has(leg.role)) ?? legs[1]!;
  return category.role === 'uncategorised' ? null : category.account_id;
}
