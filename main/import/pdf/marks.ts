/**
 * What of a statement's pages is marked for whoever looks at them: its rows, and the lines in doubt with the reason in a
 * sentence. Pure functions; nothing fails.
 */
import type { Doubt } from './doubts.ts';
import type { Line } from './lines.ts';
import type { Reading } from './prove.ts';
import type { PrintedRow } from './segments.ts';
import { tellDoubt, tellOff } from './tell.ts';

export interface Mark {
  kind: 'row' | 'unread' | 'pending' | 'total' | 'balance';
  lines: Line[];
  /** Why to look at it again, in a sentence; `null` where nothing is wrong with it. */
  doubt: string | null;
}

const BROKEN = 'The balance beside this row does not follow from the one before.';

/** Where lines lie in the text of the file, from the first to the last of them. */
export function placeOf({ lines }: Pick<Mark, 'lines'>): { line: number; offset: number; length: number } {
  const [{ number, offset }, last] = [lines[0]!, lines.at(-1)!];
  return { line: number, offset, length: last.offset + last.text.length - offset };
}

/** Of a row that could be read. */
export function markRow({ lines }: PrintedRow, isBroken: boolean): Mark {
  return { kind: 'row', lines, doubt: isBroken ? BROKEN : null };
}

/** The lines in doubt that are no rows: where the difference shows. */
export function markDoubts({ opening, closing, off, broken, rows }: Reading, doubt: Doubt | null): Mark[] {
  if (doubt !== null) return [{ kind: doubt.kind, lines: [doubt.line], doubt: tellDoubt(doubt) }];
  if (off === null || off === 0n || broken.length > 0) return [];
  const lines = rows.map(({ row }) => row.line).toSorted((a, b) => a.number - b.number);
  const said = tellOff(off, lines);
  return [opening, closing].flatMap((balance) =>
    balance === null ? [] : [{ kind: 'balance' as const, lines: [balance.line], doubt: said }],
  );
}
