/**
 * What rests on a movement that leaves the books: settlements, waivers and repayments by which its claim was paid, so that without
 * it they would settle what nobody owes. What is paid on a loan with terms, that loan looks after.
 */
import { prepared, type VaultDatabase } from '../vault/index.ts';

interface Leg {
  crossing_id: string;
  account_id: string;
  currency: string;
}
/** Claims that the crossings gave rise to, in the creditors' books. */
const claimsOf = prepared<Leg>(
  `SELECT DISTINCT c.id AS crossing_id, p.account_id, p.currency FROM json_each(:ids) j JOIN crossing c ON c.id = j.value
   JOIN posting p ON p.entry_id IN (c.origin_entry_id, c.mirror_entry_id) AND p.amount_minor > 0
   JOIN counter_account k ON k.account_id = p.account_id AND k.sort IN ('due-from', 'loan-receivable')
   WHERE c.loan_id IS NULL`,
);

interface Move {
  id: string | null;
  kind: string | null;
  date: string;
  amount_minor: number;
}
/** What moved on a claim, but for loans with terms; with the crossing that it belongs to. */
const movesOn = prepared<Move>(
  `SELECT c.id, c.kind, p.date, p.amount_minor FROM posting p
   LEFT JOIN crossing c ON c.id = coalesce((SELECT o.id FROM crossing o WHERE o.origin_entry_id = p.entry_id),
     (SELECT m.id FROM crossing m WHERE m.mirror_entry_id = p.entry_id))
   WHERE p.account_id = :account AND p.currency = :currency AND c.loan_id IS NULL ORDER BY p.date, c.id`,
);

const SETTLING: ReadonlySet<string> = new Set(['settlement', 'waiver', 'repayment']);

/** Their ids, in the order of their days. */
export function restingOn(db: VaultDatabase, ids: readonly string[]): string[] {
  const leaving = new Set(ids);
  const accounts = new Map(
    claimsOf(db)
      .all({ ids: JSON.stringify(ids) })
      .map(({ account_id: account, currency }) => [`${account} ${currency}`, { account, currency }]),
  );
  const found = [...accounts.values()].flatMap((claim) => restingOnClaim(movesOn(db).all(claim), leaving));
  return [...new Set(found)];
}

/** Day by day: where the claim would fall below nothing, what settled it goes; what has the very amount first, then the latest. */
function restingOnClaim(moves: readonly Move[], leaving: ReadonlySet<string>): string[] {
  const rests: Move[] = [];
  const settled: Move[] = [];
  let all = 0;
  let left = 0;
  for (const [, day] of Map.groupBy(moves, ({ date }) => date)) {
    for (const move of day) {
      all += move.amount_minor;
      if (move.id !== null && leaving.has(move.id)) continue;
      left += move.amount_minor;
      if (move.kind !== null && SETTLING.has(move.kind) && move.amount_minor < 0) settled.push(move);
    }
    for (let short = Math.min(0, all) - left; short > 0 && settled.length > 0; ) {
      const exact = settled.findLastIndex(({ amount_minor: minor }) => minor === -short);
      const [one] = settled.splice(exact < 0 ? settled.length - 1 : exact, 1);
      rests.push(one!);
      left -= one!.amount_minor;
      short += one!.amount_minor;
    }
  }
  return rests.sort((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0)).map(({ id }) => id!);
}
