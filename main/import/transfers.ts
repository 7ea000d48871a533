/**
 * Transfers that begin after their row came in: somebody, or a rule, gives it another account for a category. The other
 * bank's row is looked for as an import does (`other-sides.ts`), and a second half is none. Nothing fails.
 */
import { listedRoles, MONEY_ROLES, type Transfers, type Unit } from '../ledger/index.ts';
import { posting } from '../ledger/tables.ts';
import { prepared, preparedValue } from '../vault/index.ts';
import { OtherSides } from './other-sides.ts';
import { OwnersBooks } from './owner-books.ts';
import { type OwnRow, whySecond } from './second-halves.ts';
import type { WaitingLeg } from './waiting-legs.ts';

interface Begun extends WaitingLeg {
  account_id: string;
  /** Of the row that the entry was made of. */
  own_id: string;
  entity_id: string;
  closed_through: string | null;
}

const begunIn = prepared<Begun>(
  `SELECT p.entry_id, p.line, p.date, p.amount_minor, e.payee, ifnull(p.memo, e.memo) AS memo, NULL AS was_cleared,
     1 AS is_other_side, p.account_id, l.account_id AS own_id, e.entity_id, n.closed_through
   FROM json_each(?) j CROSS JOIN line_match m ON m.entry_id = j.value AND m.kind = 'created'
   CROSS JOIN statement_line l ON l.id = m.statement_line_id
   CROSS JOIN posting p ON p.entry_id = m.entry_id AND p.line <> m.line AND p.account_id <> l.account_id
   CROSS JOIN account a ON a.id = p.account_id CROSS JOIN entry e ON e.id = p.entry_id
   CROSS JOIN entity n ON n.id = e.entity_id
   WHERE p.status = 'pending' AND a.role IN (${listedRoles(MONEY_ROLES)})
     AND NOT EXISTS (SELECT 1 FROM line_match o WHERE o.entry_id = p.entry_id AND o.line = p.line)
   ORDER BY p.date, p.entry_id, p.line`,
);

/** The row of an entry of two legs. */
const rowOf = prepared<OwnRow>(
  `SELECT l.account_id, a.name AS account, l.amount_minor, l.date
   FROM line_match m JOIN statement_line l ON l.id = m.statement_line_id JOIN account a ON a.id = l.account_id
   WHERE m.entry_id = ? AND m.kind = 'created' AND (SELECT count(*) FROM posting p WHERE p.entry_id = m.entry_id) = 2`,
);

const isPending = preparedValue<1>(
  "SELECT 1 FROM posting WHERE entry_id = ? AND line = ? AND status = 'pending'",
);

export const transfers: Transfers = {
  whyNot(db, entryId, accountId) {
    const row = rowOf(db).get(entryId);
    return row ? whySecond(db, row, entryId, accountId) : null;
  },

  meet(unit, entryIds) {
    const gone = new Set<string>();
    const owners = new OwnersBooks(unit.db);
    const all = begunIn(unit.db).all(JSON.stringify(entryIds));
    for (const [entityId, some] of Map.groupBy(all, (leg) => leg.entity_id)) {
      const sides = new OtherSides(unit, owners.of(entityId), some[0]!.closed_through);
      for (const entry of metOf(sides, some)) gone.add(entry);
    }
    return gone;
  },
};

/**
 * What waits for a row, and was not surely it, is offered for it: the row's entry is not booked as the same transfer again,
 * and wants a category. Answers with the reason, where it is so.
 */
export function leaveSecond(
  unit: Unit,
  { entry_id: entryId, line }: WaitingLeg,
  accountId: string,
  uncategorisedId: string,
): string | null {
  if (isPending(unit.db).get(entryId, line) === undefined) return null;
  const why = transfers.whyNot(unit.db, entryId, accountId);
  if (why !== null)
    unit.update(posting, { entryId, line }, { accountId: uncategorisedId, status: 'cleared' });
  return why;
}

function metOf(sides: OtherSides, begun: readonly Begun[]): string[] {
  const gone: string[] = [];
  for (const [accountId, there] of Map.groupBy(begun, (leg) => leg.account_id)) {
    const done = new Set<string>();
    for (const [ownId, legs] of Map.groupBy(there, (leg) => leg.own_id))
      for (const { leg, row } of sides.findTold(accountId, legs, ownId)) {
        done.add(leg.entry_id);
        gone.push(row.entry_id);
      }
    const open = there.filter((leg) => !done.has(leg.entry_id));
    gone.push(...sides.find(accountId, open).map(({ row }) => row.entry_id));
  }
  return gone;
}
