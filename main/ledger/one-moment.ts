/**
 * What takes several turns to read, as of one moment of the books: others may write between two turns, so the end of the log is
 * looked at before and after. Should it have moved, all is read anew; REFUSED if it moves again.
 */
import { BulkheadError } from '../../shared/errors.ts';
import type { VaultDatabase } from '../vault/index.ts';
import { chainTip } from './door/audit.ts';

const TRIES = 2;

/** `what` is made: “the packet”. */
export async function atOneMoment<T>(
  db: VaultDatabase,
  what: string,
  read: (tip: ReturnType<typeof chainTip>) => Promise<T>,
): Promise<T> {
  for (let turn = 0; turn < TRIES; turn++) {
    const before = chainTip(db);
    const answer = await read(before);
    if (chainTip(db)?.seq === before?.seq) return answer;
  }
  throw new BulkheadError('REFUSED', `The books changed while ${what} was made.`, {
    remedy: 'Make it again once nobody else is writing.',
  });
}
