/**
 * pdf.js leaves rejected promises behind that nobody can wait for, in damaged files that it reads all the same. Left
 * alone, one would end the thread that reads.
 */
import { setImmediate } from 'node:timers/promises';

/** Does `work`; whether promises were left behind by it that failed is told beside what it came to. */
export async function notingStrays<T>(work: () => Promise<T>): Promise<{ done: T; isStray: boolean }> {
  let isStray = false;
  const note = () => {
    isStray = true;
  };
  process.on('unhandledRejection', note);
  try {
    const done = await work();
    // They are told of once all that waits has had its turn.
    await setImmediate();
    return { done, isStray };
  } finally {
    process.off('unhandledRejection', note);
  }
}
