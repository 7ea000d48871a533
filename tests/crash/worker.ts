/**
 * Opens a vault and plays the stream from where it stands until it is killed. Says what it begins and, once the call
 * has resolved, what is acknowledged: each line is written before anything else happens.
 */
import { writeSync } from 'node:fs';
import { lastPlayed, openReplay, play, stepAt } from './replay.ts';

const say = (line: string) => writeSync(1, `${line}\n`);

const { core, world } = await openReplay(process.argv[2]!);
say('open');
for (let n = lastPlayed(core.vault.db) + 1; ; n++) {
  say(`begin ${n} ${stepAt(core.vault.db, n).name}`);
  const event = await play(core, world, n);
  if (event) say(`ack ${n} ${event.seq} ${event.hash}`);
}
