/**
 * Ticking: shown in the same frame, stored one command after the other. What is ticked while a command is under way goes
 * with the next one. What the core refuses is put back, and said.
 */
import { useRef, useState } from 'react';
import { client } from '../../app/client.ts';
import { useCommand } from '../../app/command.ts';
import type { Mark, Marks } from './session.ts';

export interface Marking {
  marks: Marks;
  mark(entries: readonly string[], status: Mark): void;
  /** Resolves when everything ticked is stored. */
  settled(): Promise<void>;
}

/** As many as the contract takes at once. */
const ENTRIES_MAX = 5000;

export function useMarks(account: string): Marking {
  const [marks, setMarks] = useState<Marks>(new Map());
  const waiting = useRef(new Map<string, Mark>());
  const running = useRef<Promise<void> | null>(null);
  const command = useCommand((input: { entries: string[]; status: Mark }) =>
    client.reconcile.mark({ account, ...input }),
  );

  /** All that wait for the same status as the first, taken off the queue. */
  function takeBatch(): { entries: string[]; status: Mark } | null {
    const [first] = waiting.current;
    if (!first) return null;
    const [, status] = first;
    const entries = [...waiting.current]
      .filter(([, wanted]) => wanted === status)
      .map(([entry]) => entry)
      .slice(0, ENTRIES_MAX);
    for (const entry of entries) waiting.current.delete(entry);
    return { entries, status };
  }

  async function drain(): Promise<void> {
    for (let batch = takeBatch(); batch !== null; batch = takeBatch()) {
      await command.run(batch);
      // Stored and read again, or refused: the snapshot tells, unless it was ticked once more meanwhile.
      const settled = batch.entries.filter((entry) => !waiting.current.has(entry));
      setMarks((now) => {
        const left = new Map(now);
        for (const entry of settled) left.delete(entry);
        return left;
      });
    }
    running.current = null;
  }

  return {
    marks,
    mark(entries, status) {
      for (const entry of entries) waiting.current.set(entry, status);
      setMarks((now) => new Map([...now, ...entries.map((entry) => [entry, status] as const)]));
      running.current ??= drain();
    },
    settled: async () => {
      await running.current;
    },
  };
}
