/**
 * Changing rows of a register: drawn in the same frame, stored at once, put back with the reason if it is refused. One
 * after the other, since the legs of an entry are read before they are written.
 */
import { useMemo, useRef } from 'react';
import { client } from '../../app/client.ts';
import { undoOf, useCommand } from '../../app/command.ts';
import { troubleOf } from '../../app/trouble.ts';
import { text } from '../../text/index.ts';
import { toast } from '../../ui/index.ts';
import { applied, type Change, plainUpdate, updateOf, wantsLegs } from './changes.ts';
import type { RegisterRows } from './register-rows.ts';
import type { Changed, EntryUpdate, RegisterRow } from './types.ts';

export interface Edits {
  /** The entry as it is then; `null` where it was not taken. */
  change(row: RegisterRow, change: Change): Promise<Changed | null>;
  /** Stores an entry as it is given, such as a split; whether it was taken. */
  store(update: EntryUpdate): Promise<boolean>;
}

export interface EditsOptions {
  /** `null` where nothing is drawn ahead. */
  rows: Pick<RegisterRows, 'change'> | null;
  /** A category was given to a row: whether a rule could do it from now on. */
  onCategorised?: (row: RegisterRow, changed: Changed) => void;
}

/** What is asked of whoever has no vault open, or does not answer: the edit may still be wanted. */
const UNANSWERED = new Set(['VAULT_LOCKED', 'OFFLINE', 'UNAUTHORIZED']);

/** Of the latest edit: whether the books took it or refused it, and did not just fail to hear it. */
let turn: Promise<boolean> = Promise.resolve(true);

/** Runs after whatever was asked for before. */
function inTurn<A>(act: () => Promise<A>): Promise<A> {
  const mine = turn.then(act);
  turn = mine.then(
    () => true,
    (error: unknown) => !UNANSWERED.has(troubleOf(error).code),
  );
  return mine;
}

/** Once every edit so far is done with: `false` if the latest was not heard. */
export function editsAnswered(): Promise<boolean> {
  return turn;
}

export function useEdits({ rows, onCategorised }: EditsOptions): Edits {
  const command = useCommand(async ({ row, change }: { row: RegisterRow; change: Change }) => {
    const drawn = rows?.change(row.entry_id, (before) =>
      // Seen from its other leg, an entry has other legs: that row waits for the answer.
      before.line === row.line || !wantsLegs(change) ? applied(before, change) : before,
    );
    try {
      const answer = await inTurn(async () => {
        if (!wantsLegs(change)) return client.entry.update(plainUpdate(row, change));
        const entry = await client.entry.get({ id: row.entry_id });
        return client.entry.update(updateOf(entry, row, change));
      });
      drawn?.keep();
      return answer;
    } catch (error) {
      drawn?.drop();
      throw error;
    }
  });
  const storing = useCommand((update: EntryUpdate) => inTurn(() => client.entry.update(update)));
  const latest = useRef({ command, storing, onCategorised });
  latest.current = { command, storing, onCategorised };
  return useMemo<Edits>(
    () => ({
      async change(row, change) {
        const { command: run, onCategorised: tell } = latest.current;
        const answer = await run.run({ row, change });
        if (answer === null) return null;
        if (change.field === 'payee' && change.category) sayProposed(change.category.path, answer);
        if (change.field === 'category') tell?.(row, answer);
        return answer;
      },
      store: async (update) => (await latest.current.storing.run(update)) !== null,
    }),
    [],
  );
}

function sayProposed(path: string, changed: Changed): void {
  const words = text.register.proposed(path.split(':').at(-1) ?? path);
  toast({ key: 'categorised', message: words, ...undoOf(changed) });
}
