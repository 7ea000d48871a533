/** Serving until somebody stops it: says where, keeps the token where only its owner can read it, closes cleanly. */
import type { Role } from '../../shared/contract/base.ts';
import { BulkheadError } from '../../shared/errors.ts';
import type { Desk } from '../api/desk.ts';
import { WORLD } from '../api/open.ts';
import { type RunningServer, type ServerOptions, startServer } from '../server/index.ts';
import { print, printJson, say } from './output.ts';

export interface ServeOptions {
  /** The first of these that is free; 0 takes any. */
  ports: readonly number[];
  role: Role;
  /** A new folder of the user's own by default. */
  tokenFile?: string;
  /** Where to write pages to start a browser with. */
  handOverDir?: string;
  json: boolean;
  /** Told once the server answers, before anybody else is. */
  ready?: (server: RunningServer) => void;
  /** Told once it no longer does. */
  ended?: (server: RunningServer) => void;
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
    ...(options.tokenFile === undefined ? {} : { tokenFile: options.tokenFile }),
    ...(options.handOverDir === undefined ? {} : { handOverDir: options.handOverDir }),
  });
  try {
    await untilStopped(server, options);
  } finally {
    options.ended?.(server);
    await server.close();
  }
}

async function untilStopped(server: RunningServer, options: ServeOptions): Promise<void> {
  const stopped = new Promise<void>((resolve) => {
    process.once('SIGINT', resolve);
    process.once('SIGTERM', resolve);
  });
  options.ready?.(server);
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
    if ((error as NodeJS.ErrnoException).code !== 'EADDRINUSE') throw error;
    if (others.length === 0) throw taken(port, error);
    say(`Port ${port} is taken; using another.`);
    return startOnFirstFree(others, options);
  }
}

function taken(port: number, cause: unknown): BulkheadError {
  return new BulkheadError('REFUSED', `Port ${port} is taken by another program.`, {
    remedy: 'Choose another one, or none to take any that is free; or end that program.',
    cause,
  });
}
