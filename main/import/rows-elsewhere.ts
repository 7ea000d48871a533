/**
 * Rows that stand in another account already, day and amount alike: then the file may be of that one, and its rows would be in
 * the books twice. Told of rows that have just come in, proposed for those that have no account yet, and never decided. Nothing fails.
 */
import { tryParseMoney } from '../../shared/money.ts';
import { accountById, type EntityRow, findEntity, listEntities, type Unit } from '../ledger/index.ts';
import { prepared, type VaultDatabase } from '../vault/index.ts';
import type { StatementHead, StatementRow } from './reader.ts';
import type { Target } from './target.ts';

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

const alikeIn = prepared<{ account_id: string; name: string; entity_id: string }>(
  `WITH own AS (SELECT value ->> 0 AS date, value ->> 1 AS minor FROM json_each(:rows))
   SELECT a.id AS account_id, a.name, a.entity_id FROM account a CROSS JOIN own
   WHERE a.archived = 0 AND (:entity IS NULL OR a.entity_id = :entity) AND EXISTS (
     SELECT 1 FROM statement_line l WHERE l.account_id = a.id AND l.identity >= own.date AND l.identity < own.date || '~'
       AND l.amount_minor = own.minor)
   GROUP BY a.id HAVING count(*) >= :least ORDER BY count(*) DESC, a.id LIMIT 3`,
);

/** The first rows of a part whose account is not settled. */
export class RowsWithoutAccount {
  readonly #db: VaultDatabase;
  readonly #entity: EntityRow | null;
  readonly #currency: string | null;
  readonly #rows: [date: string, minor: number][] = [];

  /** `entity`: the only one whose accounts it may be. */
  constructor(db: VaultDatabase, head: StatementHead, entity: EntityRow | null) {
    this.#db = db;
    this.#entity = entity;
    const [first = null] = entity ? [entity] : listEntities(db);
    this.#currency = head.currency ?? first?.base_currency ?? null;
  }

  take({ date, amount }: StatementRow): void {
    if (this.#currency === null || this.#rows.length === ROWS_MAX) return;
    const minor = tryParseMoney(amount, this.#currency);
    if (typeof minor === 'number') this.#rows.push([date, minor]);
  }

  /** The accounts that have most of these rows go before those that were found by name. */
  likely(known: Target['likely']): Target['likely'] {
    const least = Math.max(ROWS_MIN, Math.ceil(this.#rows.length / 2));
    if (this.#rows.length < least) return known;
    const rows = JSON.stringify(this.#rows);
    const found = alikeIn(this.#db)
      .all({ rows, entity: this.#entity?.id ?? null, least })
      .map(({ account_id, name, entity_id }) => ({
        ...{ account_id, name },
        entity: findEntity(this.#db, entity_id).name,
      }));
    const ids = new Set(found.map(({ account_id }) => account_id));
    return [...found, ...known.filter(({ account_id: id }) => id === null || !ids.has(id))];
  }
}

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
