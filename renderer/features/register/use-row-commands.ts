/** What can be done to rows beside editing them: marking, deleting, duplicating. */
import { client } from '../../app/client.ts';
import { useCommand } from '../../app/command.ts';
import { text } from '../../text/index.ts';
import type { RegisterRows } from './register-rows.ts';
import { entriesOf, rowIdOf, type Ticked } from './selection.ts';
import type { RegisterRow } from './types.ts';

const words = text.register;
type Mark = 'pending' | 'cleared';

interface Marking {
  ticked: readonly Ticked[];
  status: Mark;
}

export function useMark(rows: RegisterRows) {
  const command = useCommand(
    async ({ ticked, status }: Marking) => {
      const legs = new Set(ticked.map(rowIdOf));
      const drawn = entriesOf(ticked).map((entry) =>
        rows.change(entry, (row) =>
          row.status === 'reconciled' || !legs.has(rowIdOf(row)) ? row : { ...row, status },
        ),
      );
      try {
        const answer = await client.reconcile.mark({
          legs: ticked.map(({ entry_id, line }) => ({ entry_id, line })),
          status,
        });
        // What was left as it was is read again and not kept as it was drawn.
        for (const one of drawn) answer.refused.length === 0 ? one.keep() : one.drop();
        return answer;
      } catch (error) {
        for (const one of drawn) one.drop();
        throw error;
      }
    },
    {
      // One row shows it by itself.
      done: ({ changed, refused }, { ticked, status }) =>
        ticked.length === 1 && refused.length === 0
          ? undefined
          : sayBoth(changed > 0 ? words.marked[status](changed) : null, refused),
    },
  );
  return async (ticked: readonly Ticked[], status: Mark) => {
    await command.run({ ticked, status });
  };
}

/** Deletes what was entered by hand; what can’t go stays, and is counted. */
export function useRemove() {
  const command = useCommand(
    (entries: readonly string[]) => client.entry.remove_many({ entries: [...entries] }),
    {
      done: ({ removed, refused }) => sayBoth(removed > 0 ? words.remove.done(removed) : null, refused),
    },
  );
  return async (entries: readonly string[]): Promise<boolean> => {
    const answer = await command.run(entries);
    return answer !== null && answer.removed > 0;
  };
}

/** What was done, and what was left with the reason; each reason once. */
function sayBoth(done: string | null, refused: readonly { reason: string }[]): string {
  const reasons = [...new Set(refused.map(({ reason }) => reason))];
  const left = refused.length === 0 ? null : words.left(refused.length, reasons);
  return [done, left].filter((part) => part !== null).join(' ');
}

/** The other state of a row; `null` where it is reconciled. */
export function otherMark({ status }: Pick<RegisterRow, 'status'>): Mark | null {
  if (status === 'reconciled') return null;
  return status === 'pending' ? 'cleared' : 'pending';
}
