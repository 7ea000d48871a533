/** Whether a paper stands: now, or as it was on a past day, whatever became of it later. */
import type { PaperOut, PaperState } from '../../shared/contract/paper.ts';
import type { CalendarDate } from '../../shared/dates.ts';
import { becameAt, type DayOf } from '../ledger/index.ts';
import type { VaultDatabase } from '../vault/index.ts';

/** A day of the user’s clocks. */
export interface On {
  day: CalendarDate;
  dayOf: DayOf;
}

/** Of the paper `d`, the instant from which another one stands instead of it. */
export const SUPERSEDED_AT = '(SELECT min(s.made_at) FROM document s WHERE s.supersedes_id = d.id)';

export interface StandingRow {
  id: string;
  state: PaperState;
  signed_on: string | null;
  made_at: string;
  superseded_at: string | null;
}

/** How far it is; `null`: it does not stand. */
export function standingOf(db: VaultDatabase, row: StandingRow, on: On | null): 'made' | 'signed' | null {
  if (on === null) return row.superseded_at !== null || row.state === 'void' ? null : row.state;
  const { day, dayOf } = on;
  const then = stateThen(
    {
      ...{ state: row.state, signed_on: row.signed_on, made_on: dayOf(row.made_at) },
      voided_on: voidedOn(db, row, dayOf),
      superseded_on: row.superseded_at && dayOf(row.superseded_at),
    },
    day,
  );
  return then === 'made' || then === 'signed' ? then : null;
}

/** `null` while it is not void, and where nothing tells since when it is. */
export function voidedOn(
  db: VaultDatabase,
  { id, state }: Pick<StandingRow, 'id' | 'state'>,
  dayOf: DayOf,
): CalendarDate | null {
  if (state !== 'void') return null;
  const at = becameAt(db, { table: 'document', column: 'state', value: 'void' }, id);
  return at === undefined ? null : dayOf(at);
}

type Days = Pick<PaperOut, 'state' | 'signed_on' | 'voided_on' | 'superseded_on'> & { made_on: CalendarDate };

/**
 * What a paper was at the end of a day. One that was signed with a pen before it was filed here was there from that day on; one
 * that is void since nobody knows when never stood. Pure.
 */
export function stateThen(
  { state, signed_on, made_on, voided_on, superseded_on }: Days,
  day: CalendarDate,
): PaperState | 'absent' | 'superseded' {
  const isSigned = signed_on !== null && signed_on <= day;
  if (made_on > day && !isSigned) return 'absent';
  if (superseded_on !== null && superseded_on <= day) return 'superseded';
  if (state === 'void' && (voided_on === null || voided_on <= day)) return 'void';
  return isSigned ? 'signed' : 'made';
}
