/**
 * The server that `npm start` has running, so that a second start leads to it instead of standing beside it with a vault
 * that it can't open. Kept where only its owner can read it, with a token that ends with the server.
 */
import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { WORLD } from '../api/open.ts';
import { askRunning, type HandOver, type RunningServer } from '../server/index.ts';
import { configDir } from './place.ts';

const schema = z.object({
  url: z.string().regex(/^http:\/\/127\.0\.0\.1:\d+\/$/),
  token: z.string(),
  /** The vault that it was started for; `null`: whichever is chosen in it. */
  vault: z.string().nullable(),
});
type Running = z.infer<typeof schema>;

const file = () => join(configDir(), 'running.json');

function read(): Running | null {
  try {
    return schema.parse(JSON.parse(readFileSync(file(), 'utf8')));
  } catch {
    return null;
  }
}

/** The server that runs, with a way in; `null` if there is none. One that a crash left behind does not answer. */
export async function findRunning(): Promise<{ handOver: HandOver; vault: string | null } | null> {
  const running = read();
  if (!running) return null;
  const handOver = await askRunning(running, (buffer) => WORLD.randomBytes(buffer));
  return handOver && { handOver, vault: running.vault };
}

export function noteRunning({ url, token }: RunningServer, vault: string | null): void {
  mkdirSync(configDir(), { recursive: true, mode: 0o700 });
  const partial = `${file()}.new`;
  rmSync(partial, { force: true });
  const note: Running = { url, token, vault };
  writeFileSync(partial, JSON.stringify(note), { mode: 0o600, flag: 'wx' });
  renameSync(partial, file());
}

/** Unless another has been noted since. */
export function forgetRunning({ token }: RunningServer): void {
  if (read()?.token === token) rmSync(file(), { force: true });
}
