/**
 * “This was personal”, “this was business”: one key books what was paid for the other in both books, and the same key takes
 * the pair apart again. Where several could be meant, it is asked which; where the company can't afford it, why.
 */
import { useState } from 'react';
import type { CrossingOut } from '../../../shared/contract/crossing.ts';
import type { RegisterRow } from '../../../shared/contract/ledger.ts';
import { client } from '../../app/client.ts';
import { useCommand } from '../../app/command.ts';
import { sentenceOf, troubleOf } from '../../app/trouble.ts';
import { text } from '../../text/index.ts';
import { toast } from '../../ui/index.ts';
import { ReasonDialog } from '../veil/ReasonDialog.tsx';
import { useMovement } from './use-movement.tsx';
import { useTakeApart } from './use-take-apart.tsx';
import { WhoDialog } from './WhoDialog.tsx';

/** What one key says of an entry. */
export type Kind = Extract<CrossingOut['kind'], 'personal' | 'business'>;

export interface Choice {
  id: string;
  name: string;
}

interface Making {
  entry: string;
  kind: Kind;
  with?: string;
  despite?: string;
}

interface Facts {
  choices?: readonly Choice[];
  field?: string;
  other_entry?: string;
  other_entity?: string;
}

const words = text.crossing;
type Row = Pick<RegisterRow, 'entry_id' | 'crossing'>;

export function useCrossing() {
  const [asking, ask] = useState<{ making: Making; choices: readonly Choice[] } | null>(null);
  const [failing, setFailing] = useState<{ making: Making; said: string } | null>(null);
  const make = useCommand(
    async (making: Making) => {
      try {
        return await client.crossing.make(making);
      } catch (error) {
        const trouble = troubleOf(error);
        const { choices, field, ...waits } = trouble.facts as Facts;
        if (choices) ask({ making, choices });
        else if (waits.other_entry) pairInstead(making.entry, waits.other_entry, waits.other_entity);
        else if (field === 'despite') setFailing({ making, said: trouble.message });
        else toast({ message: sentenceOf(trouble), tone: 'bad' });
        throw error;
      }
    },
    { quiet: true, done: ({ kind, from, to }) => words.why(kind, from.entity, to.entity) },
  );
  const apart = useTakeApart();
  const movement = useMovement();

  /** Its other side is there already: what the two are is asked for, and nothing is booked as a cost. */
  function pairInstead(entry: string, counter: string, whose = ''): void {
    movement.open({ entry, begun: { counter } });
    toast({ key: 'other-side', message: words.otherSideWaits(whose) });
  }

  return {
    busy: make.busy || apart.busy,
    /** Pairs the row’s entry, or takes its pair apart. */
    toggle(row: Row | undefined, kind: Kind): void {
      if (!row || make.busy || apart.busy) return;
      if (row.crossing) apart.run({ entry: row.entry_id });
      else void make.run({ entry: row.entry_id, kind });
    },
    remove: (entry: string) => apart.run({ entry }),
    dialog: (
      <>
        {apart.dialog}
        {movement.dialog}
        {asking && (
          <WhoDialog
            kind={asking.making.kind}
            choices={asking.choices}
            onClose={() => ask(null)}
            onChoose={(id) => {
              ask(null);
              void make.run({ ...asking.making, with: id });
            }}
          />
        )}
        {failing && (
          <ReasonDialog
            open
            said={failing.said}
            busy={make.busy}
            onClose={() => setFailing(null)}
            onReason={async (despite) => {
              if ((await make.run({ ...failing.making, despite })) !== null) setFailing(null);
            }}
          />
        )}
      </>
    ),
  };
}
