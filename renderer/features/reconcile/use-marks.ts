/**
 * Ticking: shown in the same frame, stored one command after the other. What is ticked while a command is under way goes
 * with the next one. What the core refuses is put back, and said.
 */
import { useRef, useState } from 'react';
import { client } from '../../app/client.ts';
import { useCommand } from '../../app/command.ts';
import { text } from '../../text/index.ts';
import { toast } from '../../ui/index.ts';
import type { Mark, Marks, RowPlace } from './session.ts';

export interface Marking {
  marks: Marks;
  mark(rows: readonly RowPlace[], status: Mark): void;
  /** Resolves when everything ticked is stored. */
  settled(): Promise<void>;
}

/** As many as the contract takes at once. */
const LEGS_MAX = 5000;

interface Batch {
  rows: RowPlace[];
  status: Mark;
}

export function useMarks(): Marking {
  const [marks, setMarks] = useState<Marks>(new Map());
  const waiting = useRef(new Map<string, { row: RowPlace; status: Mark }>());
  const running = useRef<Promise<void> | null>(null);
  const command = useCommand(({ rows, status }: Batch) =>
    client.reconcile.mark({ legs: rows.map(({ entry_id, line }) => ({ entry_id, line })), status }),
  );

  /** All that wait for the same status as the first, taken off the queue. */
  function takeBatch(): Batch | null {
    const [first] = waiting.current.values();
    if (!first) return null;
    const { status } = first;
    const rows = [...waiting.current.values()]
      .filter((wanted) => wanted.status === status)
      .map(({ row }) => row)
      .slice(0, LEGS_MAX);
    for (const { key } of rows) waiting.current.delete(key);
    return { rows, status };
  }

  async function drain(): Promise<void> {
    for (let batch = takeBatch(); batch !== null; batch = takeBatch()) {
      const answer = await command.run(batch);
      const [refused] = answer?.refused ?? [];
      if (refused) toast({ message: text.reconcile.rows.left(refused.payee, refused.reason), tone: 'bad' });
      // Stored and read again, or refused: the snapshot tells, unless it was ticked once more meanwhile.
      const settled = batch.rows.filter(({ key }) => !waiting.current.has(key));
      setMarks((now) => {
        const left = new Map(now);
        for (const { key } of settled) left.delete(key);
        return left;
      });
    }
    running.current = null;
  }

  return {
    marks,
    mark(rows, status) {
      for (const row of rows) waiting.current.set(row.key, { row, status });
      setMarks((now) => new Map([...now, ...rows.map(({ key }) => [key, status] as const)]));
      running.current ??= drain();
    },
    settled: async () => {
      await running.current;
    },
  };
}
