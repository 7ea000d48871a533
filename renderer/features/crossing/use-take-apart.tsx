/** Taking a pair apart; where something settles what it left owed, it is shown first, and goes with it once somebody agrees. */
import { useState } from 'react';
import { client } from '../../app/client.ts';
import { useCommand } from '../../app/command.ts';
import { type Trouble, troubleOf } from '../../app/trouble.ts';
import { text } from '../../text/index.ts';
import { ConfirmDialog } from '../../ui/index.ts';

const words = text.crossing.takeApart;

type Which = { id: string } | { entry: string };
interface Asked {
  which: Which;
  onGone: (() => void) | undefined;
}
interface Asking extends Asked {
  said: string;
}
interface Taking extends Asked {
  whole: boolean;
}

const isSettled = ({ facts }: Trouble) => 'settlements' in facts;

export function useTakeApart() {
  const [asking, setAsking] = useState<Asking | null>(null);
  const take = useCommand(
    async ({ which, onGone, whole }: Taking) => {
      try {
        return await client.crossing.remove({ ...which, ...(whole ? { with_settlements: true } : {}) });
      } catch (error) {
        const trouble = troubleOf(error);
        if (isSettled(trouble)) setAsking({ which, onGone, said: trouble.message });
        throw error;
      }
    },
    { done: text.crossing.removed, quiet: isSettled },
  );
  const run = async (taking: Taking) => {
    if ((await take.run(taking)) === null) return;
    setAsking(null);
    taking.onGone?.();
  };
  return {
    busy: take.busy,
    /** Settles when it is done, refused, or asked about. */
    run: (which: Which, onGone?: () => void) => run({ which, onGone, whole: false }),
    dialog: asking && (
      <ConfirmDialog
        open
        title={words.title}
        onClose={() => setAsking(null)}
        confirm={words.take}
        onConfirm={() => void run({ ...asking, whole: true })}
        busy={take.busy}
      >
        <p>{asking.said}</p>
        <p>{words.why}</p>
      </ConfirmDialog>
    ),
  };
}
