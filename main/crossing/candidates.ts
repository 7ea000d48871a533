/**
 * Entries of other books that may be the other side of an entry: of the same amount the other way, within days, with nothing
 * said of them yet or nothing that stands against it. The nearest day first; those without a category before the others.
 */
import type { z } from 'zod';
import type { contract } from '../../shared/contract/index.ts';
import { addDays, daysBetween } from '../../shared/dates.ts';
import { BulkheadError } from '../../shared/errors.ts';
import { formatMoney, formatMoneyForPeople } from '../../shared/money.ts';
import {
  accountPath,
  type EntityRow,
  findEntity,
  listEntities,
  type Scope,
  STATEMENT_ROLES,
} from '../ledger/index.ts';
import { prepared, type VaultDatabase } from '../vault/index.ts';
import { canBePaid } from './kinds.ts';
import { type Origin, requireOrigin } from './origin.ts';
import { possibleKinds } from './possible.ts';

type Candidates = (typeof contract.crossing.candidates)['~orpc'];
type Output = z.input<NonNullable<Candidates['outputSchema']>>;

/** How far the two rows of one movement may lie apart: a transfer begun before a long weekend. */
const DAYS_MAX = 7;
const SHOWN_MAX = 20;

interface Row {
  entry_id: string;
  entity_id: string;
  account_id: string;
  date: string;
  payee: string;
  amount_minor: number;
  currency: string;
  is_open: number;
}

const MONEY = [...STATEMENT_ROLES].map((role) => `'${role}'`).join(', ');
const opposite = prepared<Row>(
  `SELECT p.entry_id, e.entity_id, p.account_id, p.date, e.payee, p.amount_minor, p.currency, o.role = 'uncategorised' AS is_open
   FROM account a CROSS JOIN posting p ON p.account_id = a.id JOIN entry e ON e.id = p.entry_id
   JOIN posting q ON q.entry_id = p.entry_id AND q.line <> p.line JOIN account o ON o.id = q.account_id
   WHERE a.entity_id = :of AND a.role IN (${MONEY}) AND p.date BETWEEN :from AND :to
     AND p.amount_minor = :minor AND p.currency = :currency
     AND o.role NOT IN (${MONEY}, 'opening', 'exchange') AND q.status <> 'reconciled'
     AND (SELECT count(*) FROM posting c WHERE c.entry_id = p.entry_id) = 2
     AND NOT EXISTS (SELECT 1 FROM crossing x WHERE e.id IN (x.origin_entry_id, x.mirror_entry_id))`,
);

/** The rows of `other`'s books that could be the other side of an entry. */
function rowsAgainst(
  db: VaultDatabase,
  { money, date }: Pick<Origin, 'money' | 'date'>,
  other: EntityRow,
): Row[] {
  return opposite(db).all({
    ...{ of: other.id, from: addDays(date, -DAYS_MAX), to: addDays(date, DAYS_MAX) },
    ...{ minor: -money.amount_minor, currency: money.currency },
  });
}

/**
 * REFUSED where what is to be booked as a cost of `other` waits in its books as money that moved: booked as a cost, it would
 * count there twice.
 */
export function requireNoOtherSide(db: VaultDatabase, entry: Origin, other: EntityRow): void {
  const [row] = rowsAgainst(db, entry, other).filter(({ is_open }) => is_open === 1);
  if (!row) return;
  const amount = formatMoneyForPeople(Math.abs(row.amount_minor), row.currency);
  throw new BulkheadError(
    'REFUSED',
    `${amount} ${row.amount_minor > 0 ? 'came to' : 'left'} “${other.name}” on ${row.date} (“${row.payee}”), and nothing is said of it yet: that may be the other side.`,
    {
      remedy: 'Pair the two as what moved. Where it is another payment, say `alone`.',
      facts: { other_entry: row.entry_id, other_entity: other.name },
    },
  );
}

export function listCandidates({ db }: Scope, input: { entry: string }): Output {
  const origin = requireOrigin(db, input.entry);
  const { owner, money, date } = origin;
  const days = (row: Row) => Math.abs(daysBetween(row.date, date));
  return listEntities(db)
    .filter((one) => one.id !== owner.id)
    .flatMap((one) => rowsAgainst(db, origin, one))
    .sort((a, b) => b.is_open - a.is_open || days(a) - days(b) || (a.entry_id < b.entry_id ? -1 : 1))
    .slice(0, SHOWN_MAX)
    .map((row) => {
      const other = findEntity(db, row.entity_id);
      const [from, to] = money.amount_minor < 0 ? [owner, other] : [other, owner];
      return {
        ...{ entry_id: row.entry_id, entity_id: row.entity_id, entity: other.name },
        account: accountPath(db, row.account_id),
        ...{ date: row.date, payee: row.payee, days: days(row) },
        amount: formatMoney(row.amount_minor, row.currency),
        kinds: possibleKinds(db, from, to, row.date < date ? row.date : date).filter(canBePaid),
      };
    })
    .filter(({ kinds }) => kinds.length > 0);
}
