/**
 * “This was personal”, “this was business”: one key books what was paid for the other in both books, and the same key takes
 * the pair apart again. Where several could be meant, it is asked which; where the company can't afford it, why.
 */
import { useRef, useState } from 'react';
import type { CrossingOut } from '../../../shared/contract/crossing.ts';
import type { RegisterRow } from '../../../shared/contract/ledger.ts';
import { client } from '../../app/client.ts';
import { useCommand } from '../../app/command.ts';
import { sentenceOf, troubleOf } from '../../app/trouble.ts';
import { UnderWay } from '../../app/under-way.ts';
import { text } from '../../text/index.ts';
import { toast } from '../../ui/index.ts';
import { ReasonDialog } from '../veil/ReasonDialog.tsx';
import { AboutEntry } from './AboutEntry.tsx';
import { useMovement } from './use-movement.tsx';
import { useTakeApart } from './use-take-apart.tsx';
import { WhoDialog } from './WhoDialog.tsx';

/** What one key says of an entry. */
export type Kind = Extract<CrossingOut['kind'], 'personal' | 'business'>;

export interface Choice {
  id: string;
  name: string;
}

/** The entry, for the eye. */
export type About = Pick<RegisterRow, 'payee' | 'date' | 'amount_minor' | 'currency'>;

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
type Row = Pick<RegisterRow, 'entry_id' | 'crossing' | keyof About>;

/** What has to be said before it is booked: whose it was, or why although a test does not pass. */
interface Asked {
  making: Making;
  about: About;
  choices?: readonly Choice[];
  said: string;
}

export function useCrossing() {
  // The keys of the next row may be pressed before the last one has asked: one is asked about after the other.
  const [waiting, setWaiting] = useState<readonly Asked[]>([]);
  const underWay = useRef(new UnderWay());
  const make = useCommand(
    async ({ making, about }: Pick<Asked, 'making' | 'about'>) => {
      try {
        return await client.crossing.make(making);
      } catch (error) {
        const trouble = troubleOf(error);
        const { choices, field, ...waits } = trouble.facts as Facts;
        if (choices) ask({ making, about, choices, said: trouble.message });
        else if (waits.other_entry) pairInstead(making.entry, waits.other_entry, waits.other_entity);
        else if (field === 'despite') ask({ making, about, said: trouble.message });
        else toast({ message: sentenceOf(trouble), tone: 'bad' });
        throw error;
      }
    },
    { quiet: true, done: ({ kind, from, to }) => words.why(kind, from.entity, to.entity) },
  );
  const apart = useTakeApart();
  const movement = useMovement();

  /** What is asked of the same entry again stays at its place. */
  function ask(asked: Asked): void {
    const isSame = ({ making }: Asked) => making.entry === asked.making.entry;
    setWaiting((before) =>
      before.some(isSame) ? before.map((one) => (isSame(one) ? asked : one)) : [...before, asked],
    );
  }

  function answered({ making }: Asked): void {
    setWaiting((before) => before.filter((one) => one.making !== making));
  }

  /** Its other side is there already: what the two are is asked for, and nothing is booked as a cost. */
  function pairInstead(entry: string, counter: string, whose = ''): void {
    movement.open({ entry, begun: { counter } });
    toast({ key: 'other-side', message: words.otherSideWaits(whose) });
  }

  const [asked] = waiting;
  return {
    busy: make.busy || apart.busy,
    /** Pairs the row’s entry, or takes its pair apart. The pair that was made; `null` where none was, or it is asked about. */
    async toggle(row: Row | undefined, kind: Kind): Promise<CrossingOut | null> {
      if (!row) return null;
      const { entry_id: entry, crossing, ...about } = row;
      return underWay.current.run([entry], async () => {
        if (!crossing) return make.run({ making: { entry, kind }, about });
        await apart.run({ entry });
        return null;
      });
    },
    remove: (entry: string) => apart.run({ entry }),
    dialog: (
      <>
        {apart.dialog}
        {movement.dialog}
        {asked?.choices && (
          <WhoDialog
            key={asked.making.entry}
            kind={asked.making.kind}
            about={asked.about}
            choices={asked.choices}
            onClose={() => answered(asked)}
            onChoose={(id) => {
              answered(asked);
              void make.run({ ...asked, making: { ...asked.making, with: id } });
            }}
          />
        )}
        {asked && !asked.choices && (
          <ReasonDialog
            key={asked.making.entry}
            open
            about={<AboutEntry about={asked.about} />}
            said={asked.said}
            busy={make.busy}
            onClose={() => answered(asked)}
            onReason={async (despite) => {
              const done = await make.run({ ...asked, making: { ...asked.making, despite } });
              if (done !== null) answered(asked);
            }}
          />
        )}
      </>
    ),
  };
}
