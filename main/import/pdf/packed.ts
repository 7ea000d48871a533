/**
 * Looks at a PDF's packed parts before anything unpacks them whole. One that grows beyond all measure is refused: what it
 * grows to lies outside of the heap that the thread is held to. One whose check sum is wrong is told: text out of it
 * may be any text. Fails: LIMIT_EXCEEDED.
 */
import { inflateSync } from 'node:zlib';
import { BulkheadError } from '../../../shared/errors.ts';

/** A page's text is some kilobytes; the largest picture of a scanner, which nobody unpacks, some hundred megabytes. */
const UNPACKED_MB_MAX = 192;

/** Whether a packed part is damaged. */
export function isDamaged(bytes: Uint8Array): boolean {
  let damaged = false;
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (let at = file.indexOf('stream'); at !== -1; at = file.indexOf('stream', at + 6)) {
    // "endstream" has one, too.
    if (file[at - 1] === 0x64) continue;
    const start =
      at + 6 + (file[at + 6] === 0x0d ? 1 : 0) + (file[at + 6] === 0x0d || file[at + 6] === 0x0a ? 1 : 0);
    if (!isZlib(file, start)) continue;
    const trouble = troubleOf(file.subarray(start));
    if (trouble === 'ERR_BUFFER_TOO_LARGE') throw tooLarge();
    damaged ||= trouble === 'Z_DATA_ERROR';
  }
  return damaged;
}

/** The two bytes that packed data begins with: its method, and a check that makes both a multiple of 31. */
function isZlib(file: Buffer, at: number): boolean {
  const [first = 0, second = 0] = [file[at], file[at + 1]];
  return (first & 0x0f) === 8 && (first * 256 + second) % 31 === 0;
}

function troubleOf(packed: Buffer): string | null {
  try {
    inflateSync(packed, { maxOutputLength: UNPACKED_MB_MAX * 1024 * 1024 });
    return null;
  } catch (error) {
    return (error as { code?: string }).code ?? null;
  }
}

function tooLarge(): BulkheadError {
  return new BulkheadError(
    'LIMIT_EXCEEDED',
    `A part of the PDF unpacks to more than ${UNPACKED_MB_MAX} MB.`,
    {
      remedy: 'No statement needs that; download it again, or in another format.',
    },
  );
}
