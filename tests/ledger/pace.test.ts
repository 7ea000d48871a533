/** Long work steps aside, and ends early where nobody waits for it any more. */
import { expect, it } from 'vitest';
import { Pace } from '../../main/ledger/index.ts';
import { turnsDuring } from '../support/turns.ts';

it('ends a command that is cancelled while others have their turn', async () => {
  const leaving = new AbortController();
  const pace = new Pace(leaving.signal);
  let done = 0;
  const work = async () => {
    for (; done < 10; done += 1) {
      if (done === 3) leaving.abort();
      await pace.breathe();
    }
  };
  const turns = await turnsDuring(() => expect(work()).rejects.toMatchObject({ code: 'CANCELLED' }));
  expect([turns, done]).toEqual([4, 3]);
});
