/**
 * Reads the body of a request that was let in: JSON or a multipart form, within limits.
 *
 * Throws LIMIT_EXCEEDED (bytes, depth, parts), UNSUPPORTED_MEDIA_TYPE, BAD_REQUEST. Nothing is read before the caller
 * asks for it, so a refused request costs its headers only.
 */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { parseForm } from './form.ts';
import { JSON_DEPTH_MAX } from './limits.ts';
import { Refusal } from './refusal.ts';

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const OPENING = new Set([0x5b, 0x7b]);
const CLOSING = new Set([0x5d, 0x7d]);

/** The body as JSON's values, as FormData, or `{}` if there is none. */
export async function readBody(
  request: IncomingMessage,
  response: ServerResponse,
  bytesMax: number,
): Promise<unknown> {
  const type = request.headers['content-type'] ?? '';
  const media = type.split(';')[0]!.trim().toLowerCase();
  if (hasBody(request) && media !== 'application/json' && media !== 'multipart/form-data') {
    throw new Refusal('UNSUPPORTED_MEDIA_TYPE', `A body of type “${media}” is not taken.`, {
      remedy: 'Send application/json, or multipart/form-data for files.',
    });
  }
  const bytes = await readBytes(request, response, bytesMax);
  if (bytes.length === 0) return {};
  return media === 'application/json' ? parseJson(bytes) : parseForm(bytes, type);
}

/** Values of JSON that is nested no deeper than anything the contract takes. */
export function parseJson(bytes: Buffer): unknown {
  requireShallow(bytes);
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    throw new Refusal('BAD_REQUEST', 'The body is not JSON.', { remedy: 'Send JSON in UTF-8.' });
  }
}

function hasBody(request: IncomingMessage): boolean {
  const { 'content-length': length, 'transfer-encoding': encoding } = request.headers;
  return encoding !== undefined || (length !== undefined && length !== '0');
}

async function readBytes(
  request: IncomingMessage,
  response: ServerResponse,
  bytesMax: number,
): Promise<Buffer> {
  const length = Number(request.headers['content-length'] ?? 0);
  if (length > bytesMax) throw tooLarge(bytesMax);
  if (request.headers.expect !== undefined) response.writeContinue();
  return new Promise((resolve, reject) => {
    // In its place at once, where the length is known: chunks that wait to be joined lie there twice.
    let bytes = Buffer.allocUnsafeSlow(length);
    let size = 0;
    request.on('data', (chunk: Buffer) => {
      if (size + chunk.length > bytesMax) return reject(tooLarge(bytesMax));
      if (size + chunk.length > bytes.length) bytes = enlarged(bytes, size + chunk.length);
      size += chunk.copy(bytes, size);
    });
    request.once('end', () => resolve(bytes.subarray(0, size)));
    request.once('error', reject);
    request.once('close', () => reject(new Refusal('CANCELLED', 'The request ended before its body did.')));
  });
}

/** Room for `size` bytes, and for as many again. */
function enlarged(bytes: Buffer, size: number): Buffer<ArrayBuffer> {
  const larger = Buffer.allocUnsafeSlow(2 * size);
  bytes.copy(larger);
  return larger;
}

function tooLarge(bytesMax: number): Refusal {
  return new Refusal('LIMIT_EXCEEDED', `The body is larger than ${bytesMax} bytes.`, {
    remedy: 'Send less at a time.',
    facts: { bytesMax },
  });
}

/** A scan without recursion, ahead of the parser: brackets outside strings. */
function requireShallow(bytes: Buffer): void {
  let depth = 0;
  let inString = false;
  for (let at = 0; at < bytes.length; at++) {
    const byte = bytes[at]!;
    if (inString) {
      if (byte === BACKSLASH) at += 1;
      else if (byte === QUOTE) inString = false;
    } else if (byte === QUOTE) inString = true;
    else if (OPENING.has(byte)) depth += 1;
    else if (CLOSING.has(byte)) depth -= 1;
    if (depth > JSON_DEPTH_MAX) {
      throw new Refusal('LIMIT_EXCEEDED', `The JSON is nested deeper than ${JSON_DEPTH_MAX} levels.`, {
        facts: { depthMax: JSON_DEPTH_MAX },
      });
    }
  }
}
