/**
 * Matching from a screen: one command for whatever a candidate is, with what it did and an Undo. What a movement between two
 * entities is has to be said, so that it opens the dialog that asks.
 */
import type { ReactNode } from 'react';
import { client } from '../../app/client.ts';
import { useCommand } from '../../app/command.ts';
import { text } from '../../text/index.ts';
import { useMovement } from '../crossing/use-movement.tsx';
import type { Candidate } from './match-words.ts';

const words = text.matching.done;

/** What was shown to go. */
type Seen = Candidate['losses'][number]['kind'][];

interface Taking {
  candidate: Candidate;
  discard: Seen;
}

export interface Matching {
  /**
   * The entry that stands for the rows from now on; `null` where it was refused, as it is where something would be lost
   * unless that was shown, and where it is asked what crossed. `from`: the entry that it was looked at from.
   */
  take: (
    candidate: Candidate,
    from: string,
    seen: readonly Candidate['losses'][number][],
  ) => Promise<string | null>;
  unmatch: (line: string) => Promise<boolean>;
  busy: boolean;
  dialog: ReactNode;
}

export function useMatching(): Matching {
  const match = useCommand(
    ({ candidate: { rows, legs }, discard }: Taking) =>
      client.matching.match({
        lines: rows.map(({ id }) => id),
        legs: legs.map(({ entry_id, line }) => ({ entry: entry_id, line })),
        discard,
      }),
    { done: ({ removed: [gone] }) => (gone ? words.matchGone(gone.payee) : words.match) },
  );
  const transfer = useCommand(
    ({ candidate: { rows }, discard }: Taking) => {
      const [one, other] = rows as [Candidate['rows'][number], Candidate['rows'][number]];
      return client.matching.transfer({ lines: [one.id, other.id], discard });
    },
    { done: words.transfer },
  );
  const unmatch = useCommand((line: string) => client.matching.unmatch({ line }), { done: words.unmatch });
  const movement = useMovement();
  return {
    dialog: movement.dialog,
    async take(candidate, from, seen) {
      if (candidate.kind === 'crossing') {
        const other = candidate.rows.find(({ own_entry }) => own_entry !== from)?.own_entry ?? null;
        movement.open({ entry: from, begun: { counter: other } });
        return null;
      }
      const taking = { candidate, discard: [...new Set(seen.map(({ kind }) => kind))] };
      if (candidate.kind === 'transfer' || candidate.kind === 'doubled')
        return (await transfer.run(taking))?.entry_id ?? null;
      return (await match.run(taking))?.legs[0]?.entry_id ?? null;
    },
    unmatch: async (line) => (await unmatch.run(line)) !== null,
    busy: match.busy || transfer.busy || unmatch.busy,
  };
}
