/**
 * Importing for good: one command, with how far it is and a way to stop it that leaves nothing behind. It goes on while another
 * screen is looked at.
 */
import type { ImportResult } from '../../../shared/contract/import.ts';
import { client } from '../../app/client.ts';
import { type Command, useCommand } from '../../app/command.ts';
import { type CommitProgress, setImporting, useImporting } from '../../app/importing.ts';
import { troubleOf } from '../../app/trouble.ts';
import { text } from '../../text/index.ts';
import { toast } from '../../ui/index.ts';
import { planOf } from './plan.ts';
import type { ImportUnderWay } from './use-import.ts';

type Committed = Pick<ImportUnderWay, 'input' | 'leaveChanged'>;

export interface Commit extends Command<Committed, ImportResult> {
  progress: CommitProgress | null;
  cancel: () => void;
}

const PROCEDURE = 'imports.commit';

/** Tells how far the import is until the returned function is called. That it can’t be told is no trouble. */
function watchProgress(tell: (progress: CommitProgress) => void): () => void {
  const stop = new AbortController();
  const watch = async () => {
    for await (const report of await client.app.progress(undefined, { signal: stop.signal })) {
      if (report.procedure !== PROCEDURE || report.ended) continue;
      tell({ file: report.what, rows: report.done });
    }
  };
  watch().catch(() => undefined);
  return () => stop.abort();
}

export function useCommit(): Commit {
  const { progress, stop } = useImporting();
  const command = useCommand<Committed, ImportResult>(
    async ({ input, leaveChanged }) => {
      // What is left is another import, to be looked at before it is kept.
      if (await leaveChanged()) throw new DOMException(text.app.cancelled, 'AbortError');
      const controller = new AbortController();
      setImporting({
        progress: { file: input.files[0]?.name ?? '', rows: 0 },
        stop: () => controller.abort(),
      });
      const unwatch = watchProgress((now) => setImporting({ progress: now }));
      try {
        return await client.imports.commit(input, { signal: controller.signal });
      } catch (error) {
        if (troubleOf(error).code === 'CANCELLED') toast({ message: text.app.cancelled });
        throw error;
      } finally {
        unwatch();
        setImporting({ progress: null, stop: null });
      }
    },
    {
      done: ({ batch, files }) =>
        batch === null ? undefined : text.imports.commit.done(planOf(files, batch).added),
    },
  );
  return { ...command, busy: command.busy || progress !== null, progress, cancel: () => stop?.() };
}
