/** Which of the files that wait the command line takes, and which it marks as imported. */
import { expect, it, onTestFinished, vi } from 'vitest';
import { markImported, takeWaiting } from '../../main/cli/commands/watch.ts';
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

it('no more are taken than one import can carry, and it is said that others wait on', async () => {
  const said = vi.spyOn(process.stderr, 'write').mockReturnValue(true);
  onTestFinished(() => said.mockRestore());
  const files = [90, 70, 60, 1].map((megabytes) => ({
    ...{ id: `${megabytes}`, name: `${megabytes}.csv`, size: megabytes * 1_000_000, state: 'waiting' },
  }));
  const call = async (name: string, input?: unknown) =>
    name === 'app.waiting'
      ? { folder: '/statements', problem: null, files, left: [] }
      : new File(['x'], `${(input as { id: string }).id}.csv`);
  expect((await takeWaiting(call)).map(({ id }) => id)).toEqual(['90', '60']);
  expect(said.mock.calls).toEqual([['bulkhead: 2 files are too much for one import: import again.\n']]);
});
