/** Taking an import back; where crossings rest on its rows, they are shown first. Undo does it again. */
import { useCallback, useState } from 'react';
import { client } from '../../app/client.ts';
import { useCommand } from '../../app/command.ts';
import { text } from '../../text/index.ts';
import { type Resting, TakeBackDialog } from './TakeBackDialog.tsx';

interface Asking {
  batch: string;
  resting: Resting;
}

export function useTakeBack() {
  const [asking, setAsking] = useState<Asking | null>(null);
  const look = useCommand((batch: string) => client.imports.resting({ batch }));
  const take = useCommand((input: { batch: string; with_crossings: boolean }) => client.imports.undo(input), {
    done: (gone) => text.imports.earlier.tookBack(gone),
  });
  const { run: runLook } = look;
  const { run: runTake } = take;
  const run = useCallback(
    async (batch: string) => {
      const resting = await runLook(batch);
      if (resting === null) return;
      if (resting.crossings.length > 0) setAsking({ batch, resting });
      else await runTake({ batch, with_crossings: false });
    },
    [runLook, runTake],
  );
  return {
    run,
    busy: look.busy || take.busy,
    dialog: asking && (
      <TakeBackDialog
        resting={asking.resting}
        busy={take.busy}
        onClose={() => setAsking(null)}
        onTake={() =>
          void take.run({ batch: asking.batch, with_crossings: true }).then((gone) => gone && setAsking(null))
        }
      />
    ),
  };
}
