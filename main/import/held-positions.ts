/**
 * What investment accounts hold, as their statements list it. A list is kept with its statement, so that it leaves with it;
 * the latest is what the account holds. Fails with NOT_FOUND for an unknown account.
 */
import type { z } from 'zod';
import type { contract } from '../../shared/contract/index.ts';
import { addDecimals, exponentOf, formatDecimal, parseDecimal, ZERO } from '../../shared/money.ts';
import { findAccount, findEntity } from '../ledger/index.ts';
import { prepared, preparedValue, type VaultDatabase } from '../vault/index.ts';
import type { Position } from './reader.ts';

type Query = (typeof contract.imports.positions)['~orpc'];

/** All that a statement lists as held. */
export interface ListedPositions {
  on: string | null;
  held: readonly Position[];
}

/** As the columns of a statement. */
export function writtenPositions(listed: ListedPositions | null) {
  return { positionsOn: listed?.on ?? null, positions: listed && JSON.stringify(listed.held) };
}

const samePositions = preparedValue<1>(
  'SELECT 1 FROM statement WHERE account_id = ? AND id <> ? AND positions_on IS ? AND positions = ?',
);

/** Whether no other statement of the account has this very list. */
export function areNewPositions(
  db: VaultDatabase,
  statement: { id: string; accountId: string },
  listed: ListedPositions,
): boolean {
  const { positionsOn, positions } = writtenPositions(listed);
  return samePositions(db).get(statement.accountId, statement.id, positionsOn, positions) === undefined;
}

interface ListRow {
  day: string | null;
  positions: string;
  file_id: string;
  file: string;
}

/** Where the list itself has no day, that of its statement. */
const latestList = prepared<ListRow>(
  `SELECT coalesce(s.positions_on, s.closing_on, s.period_to, s.last_date) AS day, s.positions, f.id AS file_id, f.name AS file
   FROM statement s JOIN source_file f ON f.id = s.source_file_id
   WHERE s.account_id = ? AND s.positions IS NOT NULL ORDER BY day DESC, s.id DESC LIMIT 1`,
);

export function positionsOf(
  db: VaultDatabase,
  input: z.output<NonNullable<Query['inputSchema']>>,
): z.input<NonNullable<Query['outputSchema']>> {
  const account = findAccount(db, input.account, input.entity);
  const currency = account.currency ?? findEntity(db, account.entity_id).base_currency;
  const list = latestList(db).get(account.id);
  const positions = list ? (JSON.parse(list.positions) as Position[]) : [];
  return {
    account: account.path,
    account_id: account.id,
    currency,
    stated_on: list?.day ?? null,
    file: list?.file ?? null,
    file_id: list?.file_id ?? null,
    value: list ? worthOf(positions, currency) : null,
    positions,
  };
}

function worthOf(positions: readonly Position[], own: string): string | null {
  let total = ZERO;
  for (const { value, currency } of positions) {
    const decimal = value === null || (currency ?? own) !== own ? null : parseDecimal(value);
    if (decimal === null) return null;
    total = addDecimals(total, decimal);
  }
  return formatDecimal(total, exponentOf(own));
}
