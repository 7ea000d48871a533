/** Where the contract's procedures are found over HTTP, and how large a body each takes. */
import { type AnyContractProcedure, isContractProcedure } from '@orpc/contract';
import { z } from 'zod';
import { contract } from '../../shared/contract/index.ts';
import { BODY_BYTES_MAX, ENTRIES_BYTES_MAX, FILES_BYTES_MAX } from './limits.ts';
import { Refusal } from './refusal.ts';

export const REST_PREFIX = '/api/v1';
export const RPC_PREFIX = '/rpc';

export interface Route {
  /** The procedure's name: `entry.create`. */
  name: string;
  method: string;
  /** As the contract writes it: `/entries/{id}`. */
  path: string;
  /** Fields that hold lists: a form with one value for such a field still means a list. */
  lists: readonly string[];
  bodyBytesMax: number;
  pattern: RegExp;
  params: number;
}

export const ROUTES: readonly Route[] = Object.entries(contract).flatMap(([group, procedures]) =>
  Object.entries(procedures as Record<string, AnyContractProcedure>)
    .filter(([, procedure]) => isContractProcedure(procedure))
    .map(([name, procedure]) => describe(`${group}.${name}`, procedure)),
);

/** The route of a REST request. NOT_FOUND for a path that no procedure has, METHOD_NOT_ALLOWED for another's method. */
export function findRestRoute(method: string, pathname: string): Route {
  const path = `/${pathname.slice(REST_PREFIX.length).replace(/^\/|\/$/g, '')}`;
  // `/audit/verify` is itself before it is an `/audit/{seq}`.
  const found = ROUTES.filter((route) => route.pattern.test(path)).sort((a, b) => a.params - b.params);
  const route = found.find((candidate) => candidate.method === method);
  if (route) return route;
  if (found.length > 0) throw methodNotAllowed(found.map((candidate) => candidate.method));
  throw new Refusal('NOT_FOUND', 'There is nothing under this path.', {
    remedy: 'See /docs for every path.',
  });
}

/** The route of an RPC request: `/rpc/entry/create`. */
export function findRpcRoute(method: string, pathname: string): Route {
  const name = pathname.slice(RPC_PREFIX.length + 1).replace('/', '.');
  const route = ROUTES.find((candidate) => candidate.name === name);
  if (!route) throw new Refusal('NOT_FOUND', 'There is no such procedure.');
  if (method === 'POST' || method === route.method) return route;
  throw methodNotAllowed(['POST']);
}

export function methodNotAllowed(allowed: readonly string[]): Refusal {
  return new Refusal('METHOD_NOT_ALLOWED', `Only ${allowed.join(', ')} can be used here.`, {
    headers: { Allow: allowed.join(', ') },
  });
}

function describe(name: string, procedure: AnyContractProcedure): Route {
  const { method = 'POST', path = '/' } = procedure['~orpc'].route;
  const fields = fieldsOf(procedure);
  return {
    name,
    method,
    path,
    lists: fields.filter(([, schema]) => schema instanceof z.ZodArray).map(([field]) => field),
    bodyBytesMax: bodyBytesMax(
      name,
      fields.some(([, schema]) => isFile(schema)),
    ),
    pattern: new RegExp(`^${path.replace(/\{[^}]+\}/g, '[^/]+')}$`),
    params: path.split('{').length - 1,
  };
}

function fieldsOf(procedure: AnyContractProcedure): [string, unknown][] {
  const schema = procedure['~orpc'].inputSchema;
  return schema instanceof z.ZodObject ? Object.entries(schema.shape) : [];
}

function isFile(schema: unknown): boolean {
  return schema instanceof z.ZodFile || (schema instanceof z.ZodArray && schema.element instanceof z.ZodFile);
}

function bodyBytesMax(name: string, takesFiles: boolean): number {
  if (takesFiles) return FILES_BYTES_MAX;
  return name === 'entry.create' ? ENTRIES_BYTES_MAX : BODY_BYTES_MAX;
}
