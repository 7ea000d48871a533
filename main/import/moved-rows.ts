/**
 * Rows that came in anew although the bank had told them before on another day, under the same reference: where its balance says
 * so, they are taken back, and the file tells the ones of before. Nothing fails.
 */
import type { Unit } from '../ledger/index.ts';
import { overruled } from './doubts.ts';
import type { Occurrences } from './identity.ts';
import type { Closing } from './proof.ts';
import { placeOf, type RetoldRows, storedTelling } from './retold-rows.ts';
import {
  type ReusedReference,
  reusedReferences,
  warningsOfMoved,
  warningsOfReuse,
  wordsOfMoved,
  wordsOfReuse,
} from './reused-references.ts';
import type { Route } from './route.ts';
import type { RowBooker } from './row-booker.ts';
import type { ToldRows } from './told-rows.ts';

interface Around {
  route: Route;
  statementId: string;
  /** Which export of a processor it is, `null` of any other bank. */
  product: string | null;
  closing: Closing | null;
  /** That the rows of the part span. */
  days: { first: string; last: string };
  /** That the account's rows spanned before. */
  span: { from: string; to: string };
  occurrences: Occurrences;
  rows: RowBooker;
  retold: RetoldRows;
  told: ToldRows | null;
}

/** Answers with what to warn of. */
export function takeMovedBack(unit: Unit, around: Around): string[] {
  const { route, statementId, closing, days, span, rows, retold, told } = around;
  const looked = { accountId: route.account.id, statementId, product: around.product };
  const reused = reusedReferences(unit.db, looked, days, span);
  const moved = reused.filter((one) => isMoved(one, around.occurrences));
  const doubts = moved.map((one) => ({ ...one, date: one.now.date, minor: one.now.minor, isSame: false }));
  const gone = new Set<string>();
  for (const { now, before } of overruled(unit, route, { id: statementId, closing }, doubts, true)) {
    const [place, telling] = [placeOf(unit.db, now.id), storedTelling(unit.db, now.id)];
    if (!rows.takeBack(now.id)) continue;
    retold.add(before.id, place, telling);
    gone.add(now.id);
    told?.turned(now.offset, wordsOfMoved(before.date));
  }
  const left = reused.filter(({ now }) => !gone.has(now.id));
  for (const one of left) told?.remark(one.now.offset, wordsOfReuse(one, route.currency));
  const { path } = route.account;
  return [...warningsOfMoved(gone.size, path), ...warningsOfReuse(left, path, route.currency)];
}

/** The file has the amount on another day, and not on the one from before any more. */
function isMoved({ now, before }: ReusedReference, occurrences: Occurrences): boolean {
  const seen = occurrences.of(before.date).get(before.identity) ?? 0;
  return now.minor === before.minor && seen < before.occurrence;
}
