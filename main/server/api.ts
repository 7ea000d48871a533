/**
 * The contract over HTTP: REST under /api/v1 and oRPC's own protocol under /rpc. Both read the body first, within the
 * limits of the procedure, and hand the call to the router.
 */
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { ORPCError } from '@orpc/contract';
import { OpenAPIHandler } from '@orpc/openapi/node';
import { RPCHandler } from '@orpc/server/node';
import type { StandardHandlerOptions } from '@orpc/server/standard';
import type { Role } from '../../shared/contract/base.ts';
import type { Desk } from '../api/desk.ts';
import { answerHeaders, type CallContext, createRouter } from '../api/router.ts';
import { parseJson, readBody } from './body.ts';
import { IDEMPOTENCY_KEY_LENGTH_MAX } from './limits.ts';
import { Refusal } from './refusal.ts';
import { downloadDisposition } from './respond.ts';
import { findRestRoute, findRpcRoute, REST_PREFIX, type Route, RPC_PREFIX } from './routes.ts';

/** Who is named in the audit log: the screens speak RPC, programs REST. */
const BROWSER = 'browser';
const PROGRAM = 'rest';

export interface ApiOptions {
  desk: Pick<Desk, 'call'>;
  role: Role;
  report: CallContext['report'];
}

/** `body` is where oRPC's adapter looks for a body that was read already. */
type ReadRequest = IncomingMessage & { body?: unknown };
type Handler = OpenAPIHandler<CallContext> | RPCHandler<CallContext>;
type RootInterceptor = NonNullable<StandardHandlerOptions<CallContext>['rootInterceptors']>[number];

/** Files leave as downloads: what was attached may be a web page, and must not become one of ours. */
const sendFilesAsDownloads: RootInterceptor = async (options) => {
  const result = await options.next();
  const body = result.response?.body;
  if (body instanceof Blob) {
    const name = body instanceof File ? body.name : 'download';
    result.response!.headers['content-disposition'] = downloadDisposition(name);
  }
  return result;
};

export class Api {
  readonly #options: ApiOptions;
  readonly #rest: Handler;
  readonly #rpc: Handler;

  constructor(options: ApiOptions) {
    this.#options = options;
    const router = createRouter();
    this.#rest = new OpenAPIHandler<CallContext>(router, {
      plugins: [answerHeaders()],
      rootInterceptors: [sendFilesAsDownloads],
      customErrorResponseBodyEncoder: restError,
    });
    this.#rpc = new RPCHandler<CallContext>(router, {
      plugins: [answerHeaders()],
      rootInterceptors: [sendFilesAsDownloads],
    });
  }

  async answerRest(request: IncomingMessage, response: ServerResponse, url: URL): Promise<void> {
    const route = findRestRoute(request.method ?? '', url.pathname);
    await this.#answer(this.#rest, REST_PREFIX, route, request, response);
  }

  async answerRpc(request: IncomingMessage, response: ServerResponse, url: URL): Promise<void> {
    const route = findRpcRoute(request.method ?? '', url.pathname);
    for (const data of url.searchParams.getAll('data')) parseJson(Buffer.from(data));
    await this.#answer(this.#rpc, RPC_PREFIX, route, request, response);
  }

  async #answer(
    handler: Handler,
    prefix: typeof REST_PREFIX | typeof RPC_PREFIX,
    route: Route,
    request: ReadRequest,
    response: ServerResponse,
  ): Promise<void> {
    const { desk, role, report } = this.#options;
    const key = idempotencyKey(request);
    request.body = listsInForm(await readBody(request, response, route.bodyBytesMax), route);
    const context: CallContext = {
      desk,
      actor: { name: prefix === RPC_PREFIX ? BROWSER : PROGRAM, role },
      ...(key === undefined ? {} : { idempotencyKey: key }),
      report,
    };
    const { matched } = await handler.handle(request, response, { prefix, context });
    if (!matched) throw new Error(`${route.name} has a route that the router does not know`);
  }
}

function idempotencyKey(request: IncomingMessage): string | undefined {
  const key = request.headersDistinct['idempotency-key']?.[0];
  if (key === undefined || (key.length > 0 && key.length <= IDEMPOTENCY_KEY_LENGTH_MAX)) return key;
  throw new Refusal('BAD_REQUEST', `An Idempotency-Key has 1 to ${IDEMPOTENCY_KEY_LENGTH_MAX} characters.`);
}

/** One file in the field `files` of a form is a list of one: forms can't say it otherwise. */
function listsInForm(body: unknown, route: Route): unknown {
  if (!(body instanceof FormData)) return body;
  const form = new FormData();
  for (const [name, value] of body) {
    const field = route.lists.includes(name) ? `${name}[]` : name;
    if (typeof value === 'string') form.append(field, value);
    else form.append(field, value, value.name);
  }
  return form;
}

/** Every error has `data`, also those of oRPC's own. */
function restError(error: ORPCError<string, unknown>): unknown {
  return { ...error.toJSON(), data: error.data ?? { facts: {} } };
}
