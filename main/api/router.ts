/**
 * The contract as an oRPC router: every procedure becomes one call of the desk, under its own name. The HTTP shells and
 * any other transport of oRPC's are built on it.
 *
 * A BulkheadError leaves as the typed error of the contract with its status and `data: {remedy, facts}`; a call that its
 * caller gave up leaves as CANCELLED; anything else is a bug, is told to `report` and leaves as a 500 that says nothing
 * of the inside.
 */
import type { AnyContractProcedure } from '@orpc/contract';
import { type AnyProcedure, type AnyRouter, ORPCError, Procedure } from '@orpc/server';
import { ResponseHeadersPlugin } from '@orpc/server/plugins';
import { COMMAND_HEADER } from '../../shared/contract/base.ts';
import { contract } from '../../shared/contract/index.ts';
import { BulkheadError, ERROR_STATUS } from '../../shared/errors.ts';
import type { Actor } from '../ledger/index.ts';
import type { Desk } from './desk.ts';

/** What a transport knows of one call. */
export interface CallContext {
  desk: Pick<Desk, 'call'>;
  actor: Actor;
  /** The caller's key for this very call: a second call of the same procedure with it gets the first one's answer. */
  idempotencyKey?: string;
  /** Headers of the answer, where the transport has them: `answerHeaders`. */
  resHeaders?: Headers;
  /** Told of every error that is a bug. */
  report: (procedure: string, error: unknown) => void;
}

interface HandlerOptions {
  context: CallContext;
  input: unknown;
  signal?: AbortSignal | undefined;
}

/** For a transport's handler: gives each call the headers of its answer, in which a command's number travels. */
export function answerHeaders(): ResponseHeadersPlugin<CallContext> {
  return new ResponseHeadersPlugin();
}

/** The router of the whole contract, in the contract's own shape. */
export function createRouter(): AnyRouter {
  return Object.fromEntries(
    Object.entries(contract).map(([group, procedures]) => [
      group,
      Object.fromEntries(
        Object.entries(procedures as Record<string, AnyContractProcedure>).map(([name, procedure]) => [
          name,
          implementProcedure(`${group}.${name}`, procedure),
        ]),
      ),
    ]),
  );
}

/** Without the schemas: the core validates, so that every shell refuses the same input with the same words. */
function implementProcedure(name: string, procedure: AnyContractProcedure): AnyProcedure {
  const { route, errorMap, meta } = procedure['~orpc'];
  return new Procedure({
    route,
    errorMap,
    meta,
    middlewares: [],
    inputValidationIndex: 0,
    outputValidationIndex: 0,
    handler: (options: HandlerOptions) => callDesk(name, options),
  });
}

async function callDesk(name: string, { context, input, signal }: HandlerOptions): Promise<unknown> {
  const { desk, actor, idempotencyKey, resHeaders, report } = context;
  try {
    return await desk.call(name, input, {
      actor,
      made: (seq) => resHeaders?.set(COMMAND_HEADER, String(seq)),
      ...(signal ? { signal } : {}),
      ...(idempotencyKey === undefined ? {} : { idempotencyKey: `${name}:${idempotencyKey}` }),
    });
  } catch (error) {
    const known = expected(name, error, signal);
    if (!known) report(name, error);
    throw known ? toTypedError(known) : unexpectedError();
  }
}

function expected(name: string, error: unknown, signal: AbortSignal | undefined): BulkheadError | null {
  if (error instanceof BulkheadError) return error;
  const gaveUp = signal?.aborted && (error === signal.reason || (error as Error)?.name === 'AbortError');
  return gaveUp ? new BulkheadError('CANCELLED', `${name} was cancelled; nothing was changed.`) : null;
}

/** The error of the contract that a BulkheadError travels as. */
export function toTypedError(error: BulkheadError): ORPCError<string, unknown> {
  return new ORPCError(error.code, {
    status: ERROR_STATUS[error.code],
    message: error.message,
    data: { ...(error.remedy === undefined ? {} : { remedy: error.remedy }), facts: error.facts },
    cause: error,
  });
}

function unexpectedError(): ORPCError<string, unknown> {
  return new ORPCError('INTERNAL_SERVER_ERROR', {
    message: 'Something went wrong inside the program.',
    data: {
      remedy: 'The program’s own log has the details. Verify the vault before going on.',
      facts: {},
    },
  });
}
