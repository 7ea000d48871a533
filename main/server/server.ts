/**
 * The loopback server: node:http on 127.0.0.1 and nowhere else. It lets a request pass the gate (our name, no foreign
 * page), then admission (token or session) and only then reads its body and asks the core.
 *
 *     /, /assets/...     the app; takes the hand-over code out of its own fragment
 *     /docs              documentation, without anything from elsewhere
 *     /session           GET: signed in or not; POST {code}: exchange a hand-over code; DELETE: sign out
 *     /session/hand-over POST: another way in, for a program that proves that it knows the token (ask-running.ts)
 *     /api/openapi.json  the OpenAPI document
 *     /api/v1/...        REST
 *     /rpc/...           oRPC's own protocol
 *
 * Logged are refusals by code and bugs by procedure; never a URL, a body or a header.
 */
import http, { type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { z } from 'zod';
import type { Role } from '../../shared/contract/base.ts';
import type { Desk } from '../api/desk.ts';
import { validate } from '../ledger/index.ts';
import { Admission, HAND_OVER_MS } from './admission.ts';
import { Api } from './api.ts';
import { handOverRequest } from './ask-running.ts';
import { readBody } from './body.ts';
import { isSafe, passGate } from './gate.ts';
import { type HandOverPage, HandOverPages } from './hand-over-page.ts';
import { contentSecurityPolicy, rawRefusal, setSecurityHeaders } from './headers.ts';
import * as limits from './limits.ts';
import { generateOpenApi } from './openapi.ts';
import { Refusal } from './refusal.ts';
import { asRefusal, sendJson, sendNothing, sendRefusal } from './respond.ts';
import { methodNotAllowed, REST_PREFIX, RPC_PREFIX } from './routes.ts';
import { Screens } from './screens.ts';
import { findStatic, type StaticFile, sendStatic, withEtag } from './static.ts';
import { removeTokenFile, writeTokenFile } from './token-file.ts';

/** Loopback only, and IPv4 only: one address to bind, one to allow. */
const HOST = '127.0.0.1';

export interface ServerOptions {
  /** The caller closes it, after the server. */
  desk: Pick<Desk, 'call'>;
  /** 0 takes any that is free. */
  port: number;
  /** What everyone who is let in may do; `owner` by default. */
  role?: Role;
  /** Milliseconds since 1970, UTC. */
  clock: () => number;
  /** Fills the buffer with cryptographic randomness. */
  random: (buffer: Uint8Array) => void;
  /** Gets one line at a time. */
  log: (line: string) => void;
  /** Where the built app lies; `dist/renderer` by default. */
  screens?: string;
  /** Where to write the token (0600); a new folder of the user's own by default. */
  tokenFile?: string;
  /** Where to write the pages that a browser is started with; without it there are none. */
  handOverDir?: string;
}

/** A way in for one browser, once, within two minutes. */
export interface HandOver {
  url: string;
  /**
   * A page on the disk that leads there, which goes by itself; `null` where none could be written. Start the browser
   * with it and not with the address: other users of the computer can read what a program is started with.
   */
  page: string | null;
}

export interface RunningServer {
  /** `http://127.0.0.1:<port>/`. */
  readonly url: string;
  readonly port: number;
  /** For programs, as `Authorization: Bearer <token>`. Print it only on a terminal; else print `tokenFile`. */
  readonly token: string;
  readonly tokenFile: string;
  /** A link that signs one browser in, once, within two minutes. Each call makes a new one. Don't log it. */
  handOverUrl(): string;
  /** The same, with a page. */
  handOver(): HandOver;
  /** Lets calls end for a few seconds, cancels the rest and removes the token file. */
  close(): Promise<void>;
}

/** Throws what listening throws (EADDRINUSE) and what writing the token file throws. */
export async function startServer(options: ServerOptions): Promise<RunningServer> {
  const server = http.createServer({
    maxHeaderSize: limits.HEADER_BYTES_MAX,
    headersTimeout: limits.HEADERS_MS_MAX,
    requestTimeout: limits.REQUEST_MS_MAX,
    keepAliveTimeout: limits.KEEP_ALIVE_MS,
    connectionsCheckingInterval: limits.CONNECTIONS_CHECK_MS,
    requireHostHeader: false,
  });
  server.maxHeadersCount = limits.HEADERS_COUNT_MAX;
  server.maxConnections = limits.CONNECTIONS_MAX;
  await listen(server, options.port);
  try {
    return serve(server, options);
  } catch (error) {
    server.close();
    throw error;
  }
}

function listen(server: http.Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen({ host: HOST, port, exclusive: true }, () => {
      server.off('error', reject);
      resolve();
    });
  });
}

function serve(server: http.Server, options: ServerOptions): RunningServer {
  const { port } = server.address() as AddressInfo;
  const { clock, random, log } = options;
  const admission = new Admission({ port, clock, random });
  const tokenFile = writeTokenFile(admission.token, options.tokenFile);
  const pages = new HandOverPages(HAND_OVER_MS);
  const url = `http://${HOST}:${port}/`;
  const handOver = () => {
    let page: HandOverPage | null = null;
    const link = `${url}#open=${admission.issueHandOver(() => page?.remove())}`;
    page = options.handOverDir === undefined ? null : writePage(pages, options.handOverDir, link, log);
    return { url: link, page: page?.file ?? null };
  };
  const site = new Site({ port, admission, handOver, expecting: () => pages.expecting }, options);
  const running = new Set<Promise<void>>();
  const answer = (request: IncomingMessage, response: ServerResponse) => {
    const call = site.answer(request, response).finally(() => running.delete(call));
    running.add(call);
  };
  server.on('request', answer);
  // The body is asked for only once the request is let in.
  server.on('checkContinue', answer);
  server.on('clientError', (error: NodeJS.ErrnoException, socket) => {
    if (socket.writable) socket.end(badRequest(error));
    else socket.destroy();
  });
  server.on('error', (error) => log(`the server reports: ${error.message}`));
  return {
    url,
    port,
    token: admission.token,
    tokenFile,
    handOverUrl: () => `${url}#open=${admission.issueHandOver()}`,
    handOver,
    close: async () => {
      pages.close();
      await stop(server, running);
      removeTokenFile(tokenFile, admission.token);
    },
  };
}

function writePage(
  pages: HandOverPages,
  dir: string,
  link: string,
  log: ServerOptions['log'],
): HandOverPage | null {
  try {
    return pages.write(dir, link);
  } catch (error) {
    log(`no page for the browser could be written: ${(error as Error).message}`);
    return null;
  }
}

function badRequest(error: NodeJS.ErrnoException): string {
  if (error.code === 'HPE_HEADER_OVERFLOW') return rawRefusal(431, 'Request Header Fields Too Large');
  if (error.code === 'ERR_HTTP_REQUEST_TIMEOUT') return rawRefusal(408, 'Request Timeout');
  return rawRefusal(400, 'Bad Request');
}

async function stop(server: http.Server, running: Set<Promise<void>>): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  const cut = setTimeout(() => server.closeAllConnections(), limits.CLOSE_MS_MAX);
  await Promise.all(running);
  clearTimeout(cut);
  server.closeAllConnections();
  await closed;
}

const codeInput = z.object({ code: z.string() });

interface Entrance {
  port: number;
  admission: Admission;
  handOver: () => HandOver;
  /** Whether a browser may be on its way from a page on the disk. */
  expecting: () => boolean;
}

/** What is found under each path. */
class Site {
  readonly #entrance: Entrance;
  readonly #api: Api;
  readonly #screens: Screens;
  readonly #log: (line: string) => void;
  #openApi: Promise<StaticFile> | null = null;

  constructor(entrance: Entrance, options: ServerOptions) {
    this.#entrance = entrance;
    this.#log = options.log;
    this.#screens = new Screens(options.screens);
    this.#api = new Api({
      desk: options.desk,
      role: options.role ?? 'owner',
      report: (procedure, error) => this.#logBug(procedure, error),
    });
  }

  /** Answers the request, whatever happens. */
  async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    try {
      request.socket.setTimeout(limits.STRANGER_MS_MAX);
      setSecurityHeaders(response);
      await this.#route(
        request,
        response,
        passGate(request, this.#entrance.port, this.#entrance.expecting()),
      );
    } catch (error) {
      this.#fail(request, response, error);
    }
  }

  async #route(request: IncomingMessage, response: ServerResponse, url: URL): Promise<void> {
    const { pathname } = url;
    if (pathname === '/session/hand-over') return this.#handOver(request, response);
    if (pathname === '/session') return this.#session(request, response);
    if (pathname.startsWith(`${REST_PREFIX}/`)) {
      this.#letIn(request);
      return this.#api.answerRest(request, response, url);
    }
    if (pathname.startsWith(`${RPC_PREFIX}/`)) {
      this.#letIn(request);
      return this.#api.answerRpc(request, response, url);
    }
    if (pathname === '/') {
      if (!isSafe(request.method)) throw methodNotAllowed(['GET', 'HEAD']);
      return this.#page(request, response);
    }
    const file =
      pathname === '/api/openapi.json'
        ? await this.#document()
        : (findStatic(pathname) ?? this.#screens.find(pathname));
    if (!file) throw new Refusal('NOT_FOUND', 'There is nothing under this path.');
    if (!isSafe(request.method)) throw methodNotAllowed(['GET', 'HEAD']);
    sendStatic(request, response, file);
  }

  /** From here on a call may take its time, and a watch may be silent. */
  #letIn(request: IncomingMessage): void {
    this.#entrance.admission.require(request);
    request.socket.setTimeout(0);
  }

  async #session(request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (request.method === 'GET') {
      return sendJson(response, 200, { signed_in: this.#entrance.admission.hasSession(request) });
    }
    if (request.method === 'POST') {
      const body = await readBody(request, response, limits.SESSION_BYTES_MAX);
      response.setHeader('Set-Cookie', this.#entrance.admission.exchange(validate(codeInput, body).code));
      return sendNothing(response);
    }
    if (request.method !== 'DELETE') throw methodNotAllowed(['GET', 'POST', 'DELETE']);
    this.#entrance.admission.require(request);
    response.setHeader('Set-Cookie', this.#entrance.admission.signOut(request));
    return sendNothing(response);
  }

  async #handOver(request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (request.method !== 'POST') throw methodNotAllowed(['POST']);
    const asked = validate(handOverRequest, await readBody(request, response, limits.SESSION_BYTES_MAX));
    this.#entrance.admission.requireProof(asked);
    const handOver = this.#entrance.handOver();
    sendJson(response, 200, { ...handOver, proof: this.#entrance.admission.prove(asked.nonce, handOver) });
  }

  #page(request: IncomingMessage, response: ServerResponse): void {
    const { html, nonce } = this.#screens.page();
    const bytes = Buffer.from(html);
    response.setHeader('Content-Security-Policy', contentSecurityPolicy(nonce));
    response.writeHead(200, { 'Content-Type': 'text/html; charset=utf-8', 'Content-Length': bytes.length });
    response.end(request.method === 'HEAD' ? undefined : bytes);
  }

  #document(): Promise<StaticFile> {
    this.#openApi ??= generateOpenApi(this.#entrance.admission.cookieName).then((document) =>
      withEtag('application/json', Buffer.from(JSON.stringify(document))),
    );
    return this.#openApi;
  }

  #fail(request: IncomingMessage, response: ServerResponse, error: unknown): void {
    const refusal = asRefusal(error);
    if (refusal) this.#log(`refused: ${refusal.status} ${refusal.code}`);
    else this.#logBug('a request', error);
    sendRefusal(
      request,
      response,
      refusal ?? new Refusal('INTERNAL_SERVER_ERROR', 'Something went wrong inside the program.'),
    );
  }

  #logBug(what: string, error: unknown): void {
    this.#log(`${what} failed: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
  }
}
