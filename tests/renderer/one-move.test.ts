/** Undo of something large: said while it is under way, and no second key takes back something else meanwhile. */
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { OneMove } from '../../renderer/app/one-move.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

const saying = () => {
  const gone = vi.fn();
  return { gone, slow: vi.fn(() => gone), busy: vi.fn() };
};

it('says that it takes its time, and what a second key does not do', async () => {
  const moves = new OneMove();
  const said = saying();
  let end = () => {};
  const first = vi.fn(
    () =>
      new Promise<void>((resolve) => {
        end = resolve;
      }),
  );
  const second = vi.fn(async () => {});
  const under = moves.run(first, said);
  await vi.advanceTimersByTimeAsync(10_000);
  expect(said.slow).toHaveBeenCalledOnce();
  await moves.run(second, said);
  expect([second.mock.calls.length, said.busy.mock.calls.length]).toEqual([0, 1]);
  end();
  await under;
  expect(said.gone).toHaveBeenCalledOnce();
  await moves.run(second, said);
  expect(second).toHaveBeenCalledOnce();
});

it('says nothing of what is done at once, and goes on after what failed', async () => {
  const moves = new OneMove();
  const said = saying();
  await expect(moves.run(() => Promise.reject(new Error('no')), said)).rejects.toThrow('no');
  await moves.run(async () => {}, said);
  await vi.advanceTimersByTimeAsync(10_000);
  expect([said.slow.mock.calls.length, said.busy.mock.calls.length]).toEqual([0, 0]);
});

it('does what was pressed quickly one after the other, each once and in its order, whatever became of the one before', async () => {
  const moves = new OneMove();
  const said = saying();
  const done: string[] = [];
  const step = (name: string, ms: number) => async () => {
    done.push(`${name} begins`);
    await new Promise((resolve) => setTimeout(resolve, ms));
    done.push(`${name} ends`);
    return name;
  };
  const all = Promise.allSettled([
    moves.run(step('undo', 200), said),
    moves.run(() => Promise.reject(new Error('no')), said),
    moves.run(step('redo', 400), said),
  ]);
  await vi.advanceTimersByTimeAsync(600);
  expect(done).toEqual(['undo begins', 'undo ends', 'redo begins', 'redo ends']);
  expect((await all).map((each) => each.status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
  expect([said.slow.mock.calls.length, said.busy.mock.calls.length]).toEqual([0, 0]);
});
