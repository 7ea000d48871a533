/**
 * Rows that have just come in and stand in another account already, day and amount alike: then the file may be of that
 * one, and its rows would be in the books twice. Told, and never decided. Nothing fails.
 */
import { accountById, findEntity, type Unit } from '../ledger/index.ts';
import { prepared } from '../vault/index.ts';

/** Fewer rows are alike by chance. */
const ROWS_MIN = 3;
/** So many of them are looked for. */
const ROWS_MAX = 50;

interface Elsewhere {
  account_id: string;
  rows: number;
}

/** The bound on identities keeps each look within one day of one account. */
const alikeElsewhere = prepared<Elsewhere>(
  `WITH own AS (SELECT id, account_id, date, amount_minor FROM statement_line WHERE statement_id = :statement ORDER BY id
     LIMIT ${ROWS_MAX})
   SELECT a.id AS account_id, count(*) AS rows FROM account a CROSS JOIN own
   WHERE a.id <> own.account_id AND EXISTS (
     SELECT 1 FROM statement_line l WHERE l.account_id = a.id AND l.identity >= own.date AND l.identity < own.date || '~'
       AND l.amount_minor = own.amount_minor)
   GROUP BY a.id HAVING count(*) >= :least ORDER BY a.id LIMIT 3`,
);

/** `added`: rows that the statement brought. */
export function wordsOfElsewhere(unit: Unit, statementId: string, added: number): string[] {
  if (added < ROWS_MIN) return [];
  const least = Math.min(added, ROWS_MAX);
  return alikeElsewhere(unit.db)
    .all({ statement: statementId, least })
    .map(({ account_id: id, rows }) => {
      const { path, entity_id: owner } = accountById(unit.db, id)!;
      const which = added > rows ? `The first ${rows} new rows` : `All ${rows} new rows`;
      return `${which} stand in “${path}” of ${findEntity(unit.db, owner).name} already, on the same days with the same amounts: if the file is of that account, choose it.`;
    });
}
