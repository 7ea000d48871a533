/** What can be done to rows beside editing them: marking, deleting, duplicating. */
import { client } from '../../app/client.ts';
import { useCommand } from '../../app/command.ts';
import { booksChanged } from '../../app/queries.ts';
import { troubleOf } from '../../app/trouble.ts';
import { text } from '../../text/index.ts';
import { toast } from '../../ui/index.ts';
import type { RegisterRows } from './register-rows.ts';
import { byAccount, entriesOf, type Ticked } from './selection.ts';
import type { RegisterRow } from './types.ts';

const words = text.register;
type Mark = 'pending' | 'cleared';

export function useMark(rows: RegisterRows) {
  const command = useCommand(async ({ ticked, status }: { ticked: readonly Ticked[]; status: Mark }) => {
    const drawn = entriesOf(ticked).map((entry) =>
      rows.change(entry, (row) =>
        row.status === 'reconciled' || !ticked.some((one) => one.account_id === row.account_id)
          ? row
          : { ...row, status },
      ),
    );
    try {
      let changed = 0;
      let commands = 0;
      for (const [account, entries] of byAccount(ticked)) {
        const answer = await client.reconcile.mark({ account, entries, status });
        changed += answer.changed;
        // What changes nothing leaves nothing to undo.
        if (answer.changed > 0) commands += 1;
      }
      for (const one of drawn) one.keep();
      return { changed, commands };
    } catch (error) {
      for (const one of drawn) one.drop();
      throw error;
    }
  });
  return async (ticked: readonly Ticked[], status: Mark) => {
    const answer = await command.run({ ticked, status });
    // One row shows it by itself.
    if (answer && ticked.length > 1)
      toast({
        message: words.marked[status](answer.changed),
        undo: () => undoSeveral(answer.commands),
      });
  };
}

/** Several commands that were one to whoever gave them. */
async function undoSeveral(count: number): Promise<void> {
  try {
    for (let n = 0; n < count; n += 1) await client.history.undo({});
  } catch (error) {
    const { message } = troubleOf(error);
    toast({ message, tone: 'bad' });
  }
  await booksChanged();
}

/** Deletes what was entered by hand; rows of the bank stay and are counted. */
export function useRemove() {
  const command = useCommand(async (entries: readonly string[]) => {
    let removed = 0;
    let kept = 0;
    for (const id of entries) {
      try {
        await client.entry.remove({ id });
        removed += 1;
      } catch (error) {
        if (entries.length === 1 || troubleOf(error).code !== 'REFUSED') throw error;
        kept += 1;
      }
    }
    return { removed, kept };
  });
  return async (entries: readonly string[]): Promise<boolean> => {
    const answer = await command.run(entries);
    if (!answer) return false;
    const { removed, kept } = answer;
    const parts = [
      ...(removed > 0 ? [words.remove.done(removed)] : []),
      ...(kept > 0 ? [words.remove.skipped(kept)] : []),
    ];
    toast({ message: parts.join(' '), ...(removed > 0 ? { undo: () => undoSeveral(removed) } : {}) });
    return removed > 0;
  };
}

/** The other state of a row; `null` where it is reconciled. */
export function otherMark({ status }: Pick<RegisterRow, 'status'>): Mark | null {
  if (status === 'reconciled') return null;
  return status === 'pending' ? 'cleared' : 'pending';
}
