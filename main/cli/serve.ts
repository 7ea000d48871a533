/** Serving until somebody stops it: says where, keeps the token where only its owner can read it, closes cleanly. */
import type { Role } from '../../shared/contract/base.ts';
import type { Core } from '../api/core.ts';
import { startServer } from '../server/index.ts';
import { print, printJson, say } from './output.ts';
import { WORLD } from './session.ts';

export interface ServeOptions {
  port: number;
  role: Role;
  tokenFile?: string | undefined;
  json: boolean;
}

/** Serves `core` until SIGINT or SIGTERM, then closes server and vault. */
export async function serveUntilStopped(core: Core, options: ServeOptions): Promise<void> {
  try {
    await serve(core, options);
  } finally {
    await core.close();
  }
}

async function serve(core: Core, options: ServeOptions): Promise<void> {
  const tokenFile = options.tokenFile ?? `${core.vault.file}.token`;
  const server = await startServer({
    core,
    port: options.port,
    role: options.role,
    clock: () => WORLD.nowMs(),
    random: (buffer) => WORLD.randomBytes(buffer),
    log: say,
    tokenFile,
  });
  const stopped = new Promise<void>((resolve) => {
    process.once('SIGINT', resolve);
    process.once('SIGTERM', resolve);
  });
  if (options.json)
    printJson({
      url: server.url,
      token_file: server.tokenFile,
      docs: `${server.url}docs`,
      browser: server.handOverUrl(),
    });
  else {
    print(`Bulkhead serves ${core.vault.file} to this computer at ${server.url}`);
    print(`In the browser (opens once, within two minutes): ${server.handOverUrl()}`);
    print(`For programs: the access token is in ${server.tokenFile}; documentation at ${server.url}docs`);
    print(`Ctrl-C ends it.${process.stdin.isTTY ? ' Enter gives a fresh link for the browser.' : ''}`);
  }
  if (process.stdin.isTTY) process.stdin.on('data', () => print(server.handOverUrl()));
  await core.backupIfDue();
  await stopped;
  process.stdin.pause();
  await server.close();
}
