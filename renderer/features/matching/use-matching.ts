/** Matching from a screen: one command for whatever a candidate is, with what it did and an Undo. */
import { client } from '../../app/client.ts';
import { useCommand } from '../../app/command.ts';
import { text } from '../../text/index.ts';
import type { Candidate } from './match-words.ts';

const words = text.matching.done;

export interface Matching {
  /** The entry that stands for the rows from now on; `null` where it was refused. */
  take: (candidate: Candidate) => Promise<string | null>;
  unmatch: (line: string) => Promise<boolean>;
  busy: boolean;
}

export function useMatching(): Matching {
  const match = useCommand(
    ({ rows, legs }: Candidate) =>
      client.matching.match({
        lines: rows.map(({ id }) => id),
        legs: legs.map(({ entry_id, line }) => ({ entry: entry_id, line })),
        discard: isLosing(rows),
      }),
    { done: ({ removed: [gone] }) => (gone ? words.matchGone(gone.payee) : words.match) },
  );
  const transfer = useCommand(
    ({ rows: [one, other] }: Candidate) =>
      client.matching.transfer({ lines: [one!.id, other!.id], discard: isLosing([one!, other!]) }),
    { done: words.transfer },
  );
  const unmatch = useCommand((line: string) => client.matching.unmatch({ line }), { done: words.unmatch });
  return {
    async take(candidate) {
      if (candidate.kind === 'transfer') return (await transfer.run(candidate))?.entry_id ?? null;
      return (await match.run(candidate))?.legs[0]?.entry_id ?? null;
    },
    unmatch: async (line) => (await unmatch.run(line)) !== null,
    busy: match.busy || transfer.busy || unmatch.busy,
  };
}

/** What goes is said beside the button. */
function isLosing(rows: Candidate['rows']): boolean {
  return rows.some(({ held }) => held !== null);
}
