/**
 * What somebody had matched a row with before its import was taken back, where the row is there again and could not simply stand
 * for the same: something of it has changed. Whatever of it still waits is proposed, with what is then left over.
 */
import { type Marks, weigh } from '../import/index.ts';
import { accountById, type HandMatch, matchedByHand } from '../ledger/index.ts';
import { preparedValue, type VaultDatabase } from '../vault/index.ts';
import type { Candidate } from './describe.ts';
import { canWait, type Leg, legAt } from './legs.ts';
import { type BankRow, requireRow } from './rows.ts';
import { sideOfLegs, sideOfRow } from './sides.ts';

const rowAgain = preparedValue<string>(
  `SELECT l.id FROM statement_line l JOIN line_match m ON m.statement_line_id = l.id AND m.kind = 'created'
   WHERE l.account_id = :accountId AND l.identity = :identity AND l.occurrence = :occurrence`,
);

/** All of them; few rows are such. */
export function matchedBefore(db: VaultDatabase, marks: Marks): Candidate[] {
  return [...matchedByHand(db).values()].flatMap((before) => {
    const { accountId, identity, occurrence } = before.row;
    const id = rowAgain(db).get({ accountId, identity, occurrence });
    return id === undefined ? [] : (candidateOf(db, marks, requireRow(db, id), before) ?? []);
  });
}

function candidateOf(db: VaultDatabase, marks: Marks, row: BankRow, before: HandMatch): Candidate | null {
  const legs = before.legs.flatMap(({ entryId, line }) => legAt(db, entryId, line) ?? []);
  const waiting = legs.filter((leg) => isFree(db, leg, row));
  if (waiting.length === 0) return null;
  const minor = row.amount_minor - waiting.reduce((sum, { amount_minor }) => sum + amount_minor, 0);
  const certainty = weigh(sideOfRow(row), sideOfLegs(waiting), marks, {
    before: true,
    count: waiting.length,
  });
  const found: Candidate = { kind: 'legs', ...certainty, rows: [row], legs: waiting };
  return minor === 0 ? found : { ...found, rest: { minor, accountId: placeOfRest(db, before) } };
}

function isFree(db: VaultDatabase, leg: Leg, row: BankRow): boolean {
  return leg.account_id === row.account_id && leg.currency === row.currency && canWait(db, leg);
}

/** What is missing of it now may be anything, unless there was a rest before. */
function placeOfRest(db: VaultDatabase, { rest }: HandMatch): string | null {
  return rest && accountById(db, rest.accountId)?.archived === 0 ? rest.accountId : null;
}
