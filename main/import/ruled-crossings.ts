/**
 * Crossings that rules make of rows: each as somebody would make it of the entry, with the same bounds. Where the other bank
 * told of the money before, its row is the other side, if nobody has worked on it; else the other side waits for it. Of
 * several those meet that would have met the other way round (`meeting.ts`). What can't be stays as it was, with the reason.
 */
import { FEE_KINDS } from '../../shared/contract/crossing.ts';
import { addDays } from '../../shared/dates.ts';
import { BulkheadError } from '../../shared/errors.ts';
import { canBePaid, directionOfKind } from '../crossing/index.ts';
import { crossingsOf, findEntity, listedRoles, type Scope, STATEMENT_ROLES } from '../ledger/index.ts';
import type { RuledCrossings, Wish } from '../rules/index.ts';
import { prepared, preparedValue, type VaultDatabase } from '../vault/index.ts';
import { bookMovement } from '../veil/index.ts';
import { meetTransfers, TRANSFER_DAYS_MAX } from './meeting.ts';
import { daysAround, sideOfStored } from './other-sides.ts';
import { OwnersBooks } from './owner-books.ts';
import type { Side } from './score.ts';
import { type UntouchedRow, UntouchedRows } from './untouched-rows.ts';

/** What a wish's entry moves: the leg of money that the bank told of, of an entry with one other. */
interface Moved {
  account_id: string;
  date: string;
  amount_minor: number;
  currency: string;
  memo: string;
  /** Who the other bank calls by its name. */
  owner: string;
}

const movedBy = prepared<Moved>(
  `SELECT p.account_id, p.date, p.amount_minor, p.currency, e.memo, n.name AS owner
   FROM posting p JOIN account a ON a.id = p.account_id JOIN entry e ON e.id = p.entry_id
   JOIN entity n ON n.id = e.entity_id
   WHERE p.entry_id = ? AND a.role IN (${listedRoles(STATEMENT_ROLES)}) ORDER BY p.line LIMIT 1`,
);

/** Legs that a row of that account and amount may be, the nearest first. */
const waitingFor = prepared<{ entry_id: string; date: string }>(
  `SELECT p.entry_id, p.date FROM posting p INDEXED BY posting_pending
   WHERE p.status = 'pending' AND p.account_id = :account_id AND p.amount_minor = :amount_minor
     AND p.date BETWEEN :from AND :to ORDER BY abs(julianday(p.date) - julianday(:date)), p.date, p.entry_id`,
);

const accountsWithRows = preparedValue<string>(
  `SELECT a.id FROM account a JOIN entity n ON n.id = a.entity_id
   WHERE a.entity_id = ? AND ifnull(a.currency, n.base_currency) = ? AND a.role IN (${listedRoles(STATEMENT_ROLES)})
     AND EXISTS (SELECT 1 FROM statement_line l WHERE l.account_id = a.id) ORDER BY a.id`,
);

export const ruledCrossings: RuledCrossings = {
  directionFor({ db, today }, own, { kind, with_id: id, direction }) {
    return directionOfKind(db, kind, { own, other: findEntity(db, id), direction, day: today });
  },

  make(scope, wishes) {
    const counters = countersOf(scope, wishes);
    return new Map(
      wishes.map((wish) => [wish.entryId, whyNot(scope, wish, counters.get(wish)?.entry_id ?? null)]),
    );
  },
};

function whyNot(scope: Scope, { entryId, crossing }: Wish, counterId: string | null): string | null {
  const { unit } = scope;
  const second = counterId === null ? whySecond(scope.db, { entryId, crossing }) : null;
  if (second !== null) return second;
  const mark = unit.mark();
  try {
    bookMovement(scope, {
      ...{ kind: crossing.kind, entry: entryId, with: crossing.with_id },
      ...(counterId === null ? otherAccount(scope.db, { entryId, crossing }) : { counter_entry: counterId }),
    });
    return null;
  } catch (error) {
    if (!(error instanceof BulkheadError)) throw error;
    unit.rollbackTo(mark);
    return error.message;
  }
}

/** The other books may have told of it first: then their side waits for this very row. */
function whySecond(db: VaultDatabase, { entryId, crossing }: Wish): string | null {
  const moved = movedBy(db).get(entryId);
  if (!moved) return null;
  const { account_id, amount_minor, date } = moved;
  const [from, to] = [addDays(date, -TRANSFER_DAYS_MAX), addDays(date, TRANSFER_DAYS_MAX)];
  const legs = waitingFor(db).all({ account_id, amount_minor, date, from, to });
  const pairs = crossingsOf(
    db,
    legs.map((leg) => leg.entry_id),
  );
  const at = pairs.findIndex((pair) => pair?.with_id === crossing.with_id);
  if (at < 0) return null;
  const { kind, with: other } = pairs[at]!;
  return `A ${kind.replaceAll('-', ' ')} with ${other} of ${legs[at]!.date} waits for a row of this amount already: match the row with it.`;
}

/** The account that the rule names for where the other side will wait: of a fee money goes the other way than value. */
function otherAccount(
  db: VaultDatabase,
  { entryId, crossing: { kind, account_id: account } }: Wish,
): { from_account?: string; to_account?: string } {
  const moved = movedBy(db).get(entryId);
  if (account === null || !moved) return {};
  const isFee = FEE_KINDS.some((one) => one === kind);
  return moved.amount_minor < 0 !== isFee ? { to_account: account } : { from_account: account };
}

/** The rows of other books that are the other sides. */
function countersOf({ db, unit }: Scope, wishes: readonly Wish[]): Map<Wish, UntouchedRow> {
  const found = new Map<Wish, UntouchedRow>();
  const owners = new OwnersBooks(db);
  const paid = wishes.filter(({ crossing }) => canBePaid(crossing.kind));
  for (const [otherId, some] of Map.groupBy(paid, ({ crossing }) => crossing.with_id)) {
    const { closed_through: closed } = findEntity(db, otherId);
    const untouched = new UntouchedRows(unit, owners.of(otherId), closed);
    const taken = new Set<string>();
    for (const group of alikeOf(db, some)) {
      const rows = rowsBeside(db, untouched, otherId, group).filter(({ id }) => !taken.has(id));
      const sideOf = ([, moved]: Wished): Side => sideOfMoved(moved);
      for (const [row, [wish]] of meetTransfers(rows, group, sideOfStored, sideOf)) {
        found.set(wish, row);
        taken.add(row.id);
      }
    }
  }
  return found;
}

type Wished = readonly [Wish, Moved];

/** Those of one amount and currency, and whose rule names the same account; first those that name one. */
function alikeOf(db: VaultDatabase, wishes: readonly Wish[]): Wished[][] {
  const all = wishes.flatMap((wish): Wished[] => {
    const moved = movedBy(db).get(wish.entryId);
    return moved ? [[wish, moved]] : [];
  });
  const keyOf = ([{ crossing }, { amount_minor, currency }]: Wished) =>
    `${amount_minor} ${currency} ${crossing.account_id ?? ''}`;
  const isOpen = (group: readonly Wished[]) => Number(group[0]![0].crossing.account_id === null);
  return [...Map.groupBy(all, keyOf).values()].sort((a, b) => isOpen(a) - isOpen(b));
}

function rowsBeside(
  db: VaultDatabase,
  untouched: UntouchedRows,
  otherId: string,
  group: readonly Wished[],
): UntouchedRow[] {
  const [{ crossing }, { amount_minor: minor, currency }] = group[0]!;
  const days = [...new Set(group.flatMap(([, { date }]) => daysAround(date)))].sort();
  return accountsWithRows(db)
    .all(otherId, currency)
    .filter((account) => crossing.account_id === null || crossing.account_id === account)
    .flatMap((account) => days.flatMap((day) => untouched.on(account, day, -minor)));
}

/** As the other side would say it, if it waited. */
function sideOfMoved({ date, owner, memo }: Moved): Side {
  return { ...{ date, payee: owner, memo }, checkNumber: null, accountId: '' };
}
