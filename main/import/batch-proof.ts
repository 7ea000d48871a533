/**
 * What the statements of a batch come to now, against what the bank states: rows are entered by hand, matched and taken back
 * once an import is done, and what it said of them then holds no more. NOT_FOUND for a batch that is not there.
 */
import type { z } from 'zod';
import type { contract } from '../../shared/contract/index.ts';
import { addDecimals, exponentOf, formatDecimal, formatMoney, parseDecimal } from '../../shared/money.ts';
import { accountById, accountPath, bankBalance, findEntity, problemsIn } from '../ledger/index.ts';
import { prepared, type VaultDatabase } from '../vault/index.ts';
import { requireBatch } from './batches.ts';
import { booksAtClosing, FOREVER } from './proof.ts';

type Proofs = z.input<NonNullable<(typeof contract.imports.proof)['~orpc']['outputSchema']>>;

interface StatementRow {
  id: string;
  file: string;
  account_id: string;
  row_count: number;
  last_date: string | null;
  closing_minor: number | null;
  closing_on: string | null;
  unbooked_minor: number;
  problems: string;
}

const statementsOf = prepared<StatementRow>(
  `SELECT s.id, f.name AS file, s.account_id, s.row_count, s.last_date, s.closing_minor, s.closing_on, s.unbooked_minor,
     f.problems FROM source_file f JOIN statement s ON s.source_file_id = f.id WHERE f.batch_id = ? ORDER BY f.id, s.id`,
);

interface Booked {
  count: number;
  minor: number;
  /** Of those through the day. */
  through: number;
}

/** The rows that it brought; and once each that it tells and another file brought, or that one settled which it had as unreadable. */
const bookedIn = prepared<Booked>(
  `SELECT count(*) AS count, ifnull(sum(minor), 0) AS minor, ifnull(sum(iif(day <= :day, minor, 0)), 0) AS through FROM (
     SELECT amount_minor AS minor, date AS day FROM statement_line WHERE statement_id = :id
     UNION ALL
     SELECT max(l.amount_minor), min(ifnull(t.day, l.date)) FROM (
       SELECT json_extract(j.value, '$[0]') AS line, json_extract(j.value, '$[4].date') AS day
       FROM retold_rows r CROSS JOIN json_each(r.rows) j WHERE r.statement_id = :id
       UNION ALL
       SELECT json_extract(j.value, '$.row'), NULL
       FROM statement s JOIN source_file f ON f.id = s.source_file_id CROSS JOIN json_each(f.problems) j
       WHERE s.id = :id AND json_extract(j.value, '$.statement') = :id) t
     CROSS JOIN statement_line l ON l.id = t.line WHERE l.statement_id <> :id GROUP BY l.id)`,
);

export function proofsOf(db: VaultDatabase, batchId: string): Proofs {
  requireBatch(db, batchId);
  return statementsOf(db)
    .all(batchId)
    .map((statement) => proofOf(db, statement));
}

function proofOf(db: VaultDatabase, statement: StatementRow): Proofs[number] {
  const { id, file, account_id: accountId, closing_minor: minor, closing_on: on } = statement;
  const account = accountById(db, accountId)!;
  const owner = findEntity(db, account.entity_id);
  const currency = account.currency ?? owner.base_currency;
  const money = (amount: number) => formatMoney(amount, currency);
  const day = (minor === null ? null : on) ?? statement.last_date ?? FOREVER;
  const booked = bookedIn(db).get({ id, day })!;
  const books = bankBalance(db, accountId, day);
  const computed = minor === null ? books : booksAtClosing({ db }, { account }, id, { minor, on }, books);
  const difference = minor === null ? null : minor - computed;
  const isUnread = statement.row_count > 0 && booked.count === 0;
  return {
    statement_id: id,
    file,
    ...{ account: accountPath(db, accountId), account_id: accountId, entity: owner.name, currency },
    rows: booked.count,
    opening_balance: money(computed - booked.through),
    computed_balance: money(computed),
    stated_balance: minor === null ? null : money(minor),
    stated_on: minor === null ? null : on,
    difference: difference === null || (isUnread && difference === 0) ? null : money(difference),
    uncounted: uncounted(statement, booked.minor - booked.through + statement.unbooked_minor, currency),
  };
}

/** With amounts that are none of the currency, exactly as the file has them. */
function uncounted({ id, problems }: StatementRow, minor: number, currency: string): string {
  const places = exponentOf(currency);
  const others = problemsIn({ problems })
    .filter((one) => one.statement === id && one.row === undefined && one.minor === undefined)
    .flatMap(({ amount }) => parseDecimal(amount ?? '') ?? []);
  return formatDecimal(others.reduce(addDecimals, { units: BigInt(minor), scale: places }), places);
}
