/** Income or expense by who it was with, what it was for, or how it was tagged; years that were closed included. */
import { BUCKET, sumEarnings } from '../ledger/index.ts';
import type { Eliminated } from '../tax/index.ts';
import { prepared, type VaultDatabase } from '../vault/index.ts';
import type { Reading } from './columns.ts';
import type { CommonBooks } from './common-books.ts';
import type { Days } from './periods.ts';

export type By = 'category' | 'payee' | 'tag';
export type Side = 'income' | 'expense';

interface Row {
  name: string;
  currency: string;
  minor: number;
}

/** Nobody's name, and no tag: an empty one, which no payee and no tag has. */
export const UNNAMED = '';

const WITHIN = `p.account_id IN (SELECT id FROM account WHERE entity_id = :entity AND type = :side)
  AND p.date BETWEEN :from AND :to AND e.source <> 'closing'`;
const QUERIES = {
  payee: prepared<Row>(
    `SELECT e.payee AS name, p.currency, sum(p.amount_minor) AS minor
     FROM posting p JOIN entry e ON e.id = p.entry_id WHERE ${WITHIN} GROUP BY 1, 2`,
  ),
  tag: prepared<Row>(
    `SELECT ifnull(t.name, '${UNNAMED}') AS name, p.currency, sum(p.amount_minor) AS minor
     FROM posting p JOIN entry e ON e.id = p.entry_id
       LEFT JOIN entry_tag et ON et.entry_id = e.id LEFT JOIN tag t ON t.id = et.tag_id
     WHERE ${WITHIN} GROUP BY 1, 2`,
  ),
};
const payeeOf = prepared<{ name: string }>('SELECT payee AS name FROM entry WHERE id = ?');
const tagsOf = prepared<{ name: string }>(
  'SELECT t.name FROM entry_tag et JOIN tag t ON t.id = et.tag_id WHERE et.entry_id = ?',
);

/** Debits positive; a line of the common chart by category, else the name itself. */
export function breakdown(
  db: VaultDatabase,
  books: CommonBooks,
  gone: readonly Eliminated[],
  side: Side,
  by: By,
): Reading {
  const lineOf = (name: string) => (by === 'category' ? books.lineOf(name) : name);
  const namesOf = ({ entryId, accountId }: Eliminated): string[] => {
    if (by === 'category') return [accountId!];
    if (by === 'payee') return [payeeOf(db).get(entryId)!.name];
    const tags = tagsOf(db).all(entryId);
    return tags.length === 0 ? [UNNAMED] : tags.map(({ name }) => name);
  };
  return {
    of: ({ id }, days) =>
      (by === 'category' ? byCategory(db, books, id, days, side) : byName(db, id, days, side, by)).map(
        ({ name, currency, minor }) => ({ line: lineOf(name), currency, minor }),
      ),
    eliminated: ({ from, to }) =>
      gone
        .filter(({ date, accountId }) => date >= from && date <= to && accountId !== null)
        .filter(({ accountId }) => books.typeOf(accountId!) === side)
        .flatMap((one) =>
          namesOf(one).map((name) => ({ line: lineOf(name), currency: one.currency, minor: -one.minor })),
        ),
  };
}

/** Sums of accounts are kept already. */
function byCategory(
  db: VaultDatabase,
  books: CommonBooks,
  entityId: string,
  { from, to }: Days,
  side: Side,
): Row[] {
  return sumEarnings(db, { entityId, from, to, bucket: BUCKET.whole })
    .filter(({ account_id }) => books.typeOf(account_id) === side)
    .map(({ account_id, currency, minor }) => ({ name: account_id, currency, minor }));
}

function byName(
  db: VaultDatabase,
  entity: string,
  { from, to }: Days,
  side: Side,
  by: Exclude<By, 'category'>,
): Row[] {
  return QUERIES[by](db).all({ entity, side, from, to });
}
