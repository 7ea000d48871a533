/** Serving until somebody stops it: says where, keeps the token where only its owner can read it, closes cleanly. */
import type { Role } from '../../shared/contract/base.ts';
import type { Desk } from '../api/desk.ts';
import { WORLD } from '../api/open.ts';
import { type RunningServer, type ServerOptions, startServer } from '../server/index.ts';
import { print, printJson, say } from './output.ts';

export interface ServeOptions {
  /** The first of these that is free; 0 takes any. */
  ports: readonly number[];
  role: Role;
  tokenFile: string;
  json: boolean;
  /** Told once the server answers. */
  ready?: (server: RunningServer) => void;
}

/** Serves until SIGINT or SIGTERM, then closes server, desk and vault. */
export async function serveUntilStopped(desk: Desk, options: ServeOptions): Promise<void> {
  try {
    await serve(desk, options);
  } finally {
    await desk.close();
  }
}

async function serve(desk: Desk, options: ServeOptions): Promise<void> {
  const server = await startOnFirstFree(options.ports, {
    desk,
    role: options.role,
    clock: () => WORLD.nowMs(),
    random: (buffer) => WORLD.randomBytes(buffer),
    log: say,
    tokenFile: options.tokenFile,
  });
  try {
    await untilStopped(server, options);
  } finally {
    await server.close();
  }
}

async function untilStopped(server: RunningServer, options: ServeOptions): Promise<void> {
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
    print(`Bulkhead is up for this computer at ${server.url}`);
    print(`In the browser (opens once, within two minutes): ${server.handOverUrl()}`);
    print(`For programs: the access token is in ${server.tokenFile}; documentation at ${server.url}docs`);
    print(`Ctrl-C ends it.${process.stdin.isTTY ? ' Enter gives a fresh link for the browser.' : ''}`);
  }
  options.ready?.(server);
  if (process.stdin.isTTY) process.stdin.on('data', () => print(server.handOverUrl()));
  await stopped;
  process.stdin.pause();
}

async function startOnFirstFree(
  ports: readonly number[],
  options: Omit<ServerOptions, 'port'>,
): Promise<RunningServer> {
  const [port = 0, ...others] = ports;
  try {
    return await startServer({ ...options, port });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EADDRINUSE' || others.length === 0) throw error;
    say(`Port ${port} is taken; using another.`);
    return startOnFirstFree(others, options);
  }
}
