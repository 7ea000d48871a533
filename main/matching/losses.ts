/**
 * What a match or a transfer would take with it, and what stands in its way: told to who chooses, and asked again when it
 * is done. Only of entries that go; of the entry that stays as a transfer its category alone goes.
 */
import type { z } from 'zod';
import type { contract } from '../../shared/contract/index.ts';
import type { VaultDatabase } from '../vault/index.ts';
import { type Leg, legsBehind, otherAccount } from './legs.ts';
import { type Held, isLocked, type OwnEntries } from './own-entry.ts';
import { sayHeld } from './refusals.ts';
import type { BankRow } from './rows.ts';

type Match = (typeof contract.matching.match)['~orpc'];
/** Everything that somebody did, or just what was seen. */
export type Discard = z.output<NonNullable<Match['inputSchema']>>['discard'];

export interface Loss {
  row: BankRow;
  held: Held;
  /** No word helps. */
  locked: boolean;
}

/** Of rows that stand for these legs from now on. */
export function lostByMatch(
  db: VaultDatabase,
  own: OwnEntries,
  rows: readonly BankRow[],
  legs: readonly Leg[],
): Loss[] {
  const kept = legs.map((leg) => otherAccount(db, leg));
  return rows.flatMap((row) => {
    const all = own.allHeld(row, kept);
    const isReconciled = legsBehind(db, row.id).some(({ status }) => status === 'reconciled');
    if (isReconciled && !all.some(({ kind }) => kind === 'reconciled'))
      all.push({ kind: 'reconciled', text: null });
    return all.map((held) => lossOf(row, held));
  });
}

/** The entry that the money left by stays, unless only the other has something to lose. */
export function lostByTransfer(
  own: OwnEntries,
  one: BankRow,
  other: BankRow,
): { kept: BankRow; gone: BankRow; losses: Loss[] } {
  const [first, second] = one.amount_minor < 0 ? [one, other] : [other, one];
  const isChanged = (row: BankRow, to: BankRow) => own.held(row, [to.account_id]) !== null;
  const isSecond = isChanged(second, first) && !isChanged(first, second);
  const [kept, gone] = isSecond ? [second, first] : [first, second];
  const losses = own.allHeld(gone, [kept.account_id]).map((held) => lossOf(gone, held));
  return { kept, gone, losses: [...losses, ...lostByStaying(own, kept, gone)] };
}

function lostByStaying(own: OwnEntries, kept: BankRow, gone: BankRow): Loss[] {
  const all = own.allHeld(kept, [gone.account_id]);
  const losesCategory = all.some(({ kind }) => kind === 'category');
  return all.flatMap((held): Loss[] => {
    const { kind } = held;
    if (kind === 'words' || kind === 'tags' || kind === 'files') return [];
    // The bank’s own leg may be reconciled; the other is not touched by that.
    if (kind === 'reconciled' && !losesCategory) return [];
    return [kind === 'split' ? { row: kept, held, locked: true } : lossOf(kept, held)];
  });
}

function lossOf(row: BankRow, held: Held): Loss {
  return { row, held, locked: isLocked(held) };
}

/** REFUSED where something is locked, or would be lost that `discard` does not name. */
export function requireLosable(losses: readonly Loss[], discard: Discard): void {
  const isNamed = ({ held }: Loss) => (typeof discard === 'boolean' ? discard : discard.includes(held.kind));
  const kept = losses.find(({ locked }) => locked) ?? losses.find((loss) => !isNamed(loss));
  if (kept) throw sayHeld(kept.row, kept.held);
}
