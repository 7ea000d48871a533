/** Which of the files that wait the command line takes, and which it marks as imported. */
import { expect, it } from 'vitest';
import { markImported } from '../../main/cli/commands/watch.ts';
import type { ImportResult } from '../../shared/contract/import.ts';

it('a file of which something was refused or skipped waits on', async () => {
  const calls: unknown[][] = [];
  const call = async (...said: unknown[]) => void calls.push(said);
  const taken = ['a', 'b', 'c', 'd'].map((id) => ({ id, file: new File(['x'], id) }));
  const files = [
    { at: 0, status: 'imported' },
    { at: 1, status: 'skipped' },
    { at: 2, status: 'imported' },
    { at: 2, status: 'refused' },
    { at: 3, status: 'partly' },
  ];
  await markImported(call, taken, { batch: 'x', files } as unknown as ImportResult);
  expect(calls).toEqual([['app.mark_waiting', { ids: ['a', 'd'], as: 'imported', batch: 'x' }]]);
});
