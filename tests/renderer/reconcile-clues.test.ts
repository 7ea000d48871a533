/** What the screen says of a clue. */
import { expect, it } from 'vitest';
import { sayClue } from '../../renderer/features/reconcile/clue-words.ts';
import type { Clue, ClueRow } from '../../renderer/features/reconcile/session.ts';

function grocer(entry_id: string): ClueRow {
  return {
    ...{ entry_id, line: 0, statement_line_id: null, file: null, file_line: null },
    ...{ date: '2026-10-20', payee: 'Grocer', amount: '-63.20', amount_minor: -6320, ticked: true },
  };
}

function clue(kind: Clue['kind'], effect_minor: number, more: Partial<Clue> = {}): Clue {
  return {
    ...{ kind, settles: true, effect: null, effect_minor, rows: [], unbooked: [], from: null, to: null },
    ...{ right: null, right_minor: null, fits: 1, sentence: '', remedy: '', act: 'untick' },
    ...more,
  };
}

it('says how often a row stands there, and whether that is all of the difference', () => {
  const two = [grocer('a'), grocer('b')];
  const said =
    'Grocer of Oct 20, 2026, −$63.20, stands there twice, each time ticked. Is it on the statement twice?';
  expect(sayClue(clue('twice', 6320, { rows: two }), 'USD', 'en-US')).toBe(said);
  expect(sayClue(clue('twice', 6320, { rows: two, settles: false }), 'USD', 'en-US')).toBe(
    `${said} Not all of the difference.`,
  );
  expect(sayClue(clue('twice', 6320, { rows: [...two, grocer('c')] }), 'USD', 'en-US')).toContain(
    'stands there 3 times, each time ticked. Is it on the statement 3 times?',
  );
});

it('names the amount of a row that may be missing', () => {
  expect(sayClue(clue('missing', -4500), 'USD', 'en-US')).toContain('a row of −$45.00 may be missing here');
});
