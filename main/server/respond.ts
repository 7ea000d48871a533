/** Writes the server's own answers: JSON, refusals, files for download. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { BulkheadError } from '../../shared/errors.ts';
import { LINGER_MS_MAX } from './limits.ts';
import { Refusal } from './refusal.ts';
import { RPC_PREFIX } from './routes.ts';

export function sendJson(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'Content-Type': 'application/json' }).end(JSON.stringify(body));
}

export function sendNothing(response: ServerResponse): void {
  response.writeHead(204).end();
}

/** Answers with the refusal; the rest of a body that nobody wants is swallowed for a moment, then cut off. */
export function sendRefusal(request: IncomingMessage, response: ServerResponse, refusal: Refusal): void {
  if (response.headersSent) {
    response.destroy();
    return;
  }
  for (const [name, value] of Object.entries(refusal.headers)) response.setHeader(name, value);
  if (!request.complete) swallowRest(request);
  const body = refusal.body();
  // RPC clients look for the error inside their own envelope.
  sendJson(response, refusal.status, request.url?.startsWith(`${RPC_PREFIX}/`) ? { json: body } : body);
}

/**
 * Without `Connection: close`, which would have the socket closed over unread bytes: the sender's system would then
 * throw away the refusal along with the connection.
 */
function swallowRest(request: IncomingMessage): void {
  request.resume();
  const cut = setTimeout(() => request.destroy(), LINGER_MS_MAX);
  request.once('close', () => clearTimeout(cut));
}

/** What a thrown error is to the client; `null` if it is a bug. */
export function asRefusal(error: unknown): Refusal | null {
  if (error instanceof Refusal) return error;
  if (!(error instanceof BulkheadError)) return null;
  const { code, message, remedy, facts } = error;
  return new Refusal(code, message, { ...(remedy === undefined ? {} : { remedy }), facts });
}

/** RFC 6266: saved under its own name, never shown as a page of ours. */
export function downloadDisposition(name: string): string {
  const plain = name.replace(/[^\w .()-]/g, '_');
  const escaped = encodeURIComponent(name.toWellFormed()).replace(
    /['()*]/g,
    (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `attachment; filename="${plain}"; filename*=UTF-8''${escaped}`;
}
