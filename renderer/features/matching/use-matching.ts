/**
 * Matching from a screen: one command for whatever a candidate is, with what it did and an Undo. What a movement between two
 * entities is has to be said, so that it opens the dialog that asks.
 */
import type { ReactNode } from 'react';
import { client } from '../../app/client.ts';
import { useCommand } from '../../app/command.ts';
import { text } from '../../text/index.ts';
import { useMovement } from '../crossing/use-movement.tsx';
import type { Candidate, Leg } from './match-words.ts';

const words = text.matching.done;

/** What was shown to go. */
type Seen = Candidate['losses'][number]['kind'][];

interface Taking {
  candidate: Candidate;
  discard: Seen;
}

/** What somebody chose for a row. */
export interface Choice {
  row: string;
  legs: readonly Leg[];
  /** What is left over, and its account. */
  rest: { account: string; amount: string } | null;
}

type MatchInput = Parameters<typeof client.matching.match>[0];

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
  /** As `take`, of what somebody chose. */
  choose: (choice: Choice, seen: readonly Candidate['losses'][number][]) => Promise<string | null>;
  unmatch: (line: string) => Promise<boolean>;
  busy: boolean;
  dialog: ReactNode;
}

export function useMatching(): Matching {
  const match = useCommand((input: MatchInput) => client.matching.match(input), {
    done: ({ removed: [gone] }) => (gone ? words.matchGone(gone.payee) : words.match),
  });
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
      const discard = kindsOf(seen);
      if (candidate.kind === 'transfer' || candidate.kind === 'doubled')
        return (await transfer.run({ candidate, discard }))?.entry_id ?? null;
      const lines = candidate.rows.map(({ id }) => id);
      const { account_id: account, amount = '' } = candidate.rest ?? {};
      const rest = account ? { rest: { account, amount } } : {};
      const done = await match.run({ lines, legs: candidate.legs.map(refOf), discard, ...rest });
      return done?.legs[0]?.entry_id ?? null;
    },
    async choose({ row, legs, rest }, seen) {
      const more = rest === null ? {} : { rest };
      const done = await match.run({
        ...{ line: row, legs: legs.map(refOf), discard: kindsOf(seen) },
        ...more,
      });
      return done?.legs[0]?.entry_id ?? null;
    },
    unmatch: async (line) => (await unmatch.run(line)) !== null,
    busy: match.busy || transfer.busy || unmatch.busy,
  };
}

const refOf = ({ entry_id: entry, line }: Leg) => ({ entry, line });
const kindsOf = (seen: readonly Candidate['losses'][number][]): Seen => [
  ...new Set(seen.map(({ kind }) => kind)),
];
