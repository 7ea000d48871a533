/** How often long work would let others in, if it took long: counted, so that no test depends on how fast a machine is. */
import { vi } from 'vitest';

/** Turns that others get during `work` when every look at the clock is a long time after the one before. */
export async function turnsDuring(work: () => Promise<unknown>): Promise<number> {
  const clock = vi.spyOn(performance, 'now');
  let now = performance.now();
  clock.mockImplementation(() => {
    now += 1_000;
    return now;
  });
  const aside = vi.spyOn(globalThis, 'setImmediate');
  try {
    await work();
    return aside.mock.calls.length;
  } finally {
    clock.mockRestore();
    aside.mockRestore();
  }
}
