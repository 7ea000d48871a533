/**
 * Transfers that stand twice: both banks told of the money, and each row's entry has the other account where its category
 * would be, so that the money moved twice in both accounts. Books from before such second halves were refused may hold them.
 */

import { type Marks, TRANSFER_DAYS_MAX, weigh } from '../import/index.ts';
import { listedRoles, MONEY_ROLES, Pace } from '../ledger/index.ts';
import { prepared, preparedValue, type VaultDatabase } from '../vault/index.ts';
import type { Candidate } from './describe.ts';
import { Nearby } from './nearby.ts';
import { type BankRow, rowsBehind } from './rows.ts';
import { sideOfRow } from './sides.ts';

/** An entry of a row with its second leg in another bank's account, which no row stands behind. */
interface Half {
  entry_id: string;
  /** Of the row. */
  own_id: string;
  /** Of the other leg. */
  account_id: string;
  date: string;
  /** In the account of the row. */
  amount_minor: number;
  currency: string;
}

/** The second leg of a row's entry is its line 1, which the index of an account's postings tells: few are in a bank's account. */
const halves = prepared<Half>(
  `SELECT p.entry_id, o.account_id AS own_id, p.account_id, o.date, o.amount_minor, o.currency
   FROM account a CROSS JOIN posting p ON p.account_id = a.id AND p.line = 1
   CROSS JOIN posting o ON o.entry_id = p.entry_id AND o.line = 0 AND o.account_id <> p.account_id
     AND o.amount_minor = -p.amount_minor AND o.currency = p.currency
   CROSS JOIN line_match m ON m.entry_id = p.entry_id AND m.line = 0 AND m.kind = 'created'
   WHERE a.entity_id = ? AND a.role IN (${listedRoles(MONEY_ROLES)})
     AND NOT EXISTS (SELECT 1 FROM line_match n WHERE n.entry_id = p.entry_id AND n.line = 1)
     AND NOT EXISTS (SELECT 1 FROM posting q WHERE q.entry_id = p.entry_id AND q.line > 1)`,
);

const isHalfWith = preparedValue<1>(
  `SELECT 1 FROM posting p WHERE p.entry_id = ? AND p.account_id = ? AND p.line = 1
     AND NOT EXISTS (SELECT 1 FROM line_match n WHERE n.entry_id = p.entry_id AND n.line = 1)
     AND NOT EXISTS (SELECT 1 FROM posting q WHERE q.entry_id = p.entry_id AND q.line > 1)`,
);

/** Whether the entries of two rows are each a transfer with the other's account. */
export function areDoubled(db: VaultDatabase, one: BankRow, other: BankRow): boolean {
  const isHalf = (row: BankRow, to: BankRow) =>
    row.kind === 'created' && isHalfWith(db).get(row.entry_id, to.account_id) !== undefined;
  return one.entry_id !== other.entry_id && isHalf(one, other) && isHalf(other, one);
}

export function doubled(one: BankRow, other: BankRow, marks: Marks): Candidate {
  const [left, came] = one.amount_minor < 0 ? [one, other] : [other, one];
  const certainty = weigh(sideOfRow(left), sideOfRow(came), marks, { transfer: true, doubled: true });
  return { kind: 'doubled', ...certainty, rows: [left, came], legs: [] };
}

/** Of an entity, every two that may be one; an entry may be in several. */
export async function doubledOf(db: VaultDatabase, entityId: string, marks: Marks): Promise<Candidate[]> {
  const all = halves(db).all(entityId);
  const near = new Nearby(all);
  const pace = new Pace();
  // Others may have written between the turns, and taken an entry out.
  const rowOf = (half: Half) => rowsBehind(db, half.entry_id)[0];
  const found: Candidate[] = [];
  for (const half of all) {
    if (half.amount_minor >= 0) continue;
    await pace.breathe();
    const { own_id, account_id, currency, amount_minor: minor, date } = half;
    for (const other of near.near(own_id, currency, -minor, date, TRANSFER_DAYS_MAX)) {
      const [left, came] = other.own_id === account_id ? [rowOf(half), rowOf(other)] : [];
      if (left && came) found.push(doubled(left, came, marks));
    }
  }
  return found;
}
