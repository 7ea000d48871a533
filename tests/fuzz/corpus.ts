/** The real files beside the checkout, as texts of a letter for each byte. Nothing of them is known here but their folder. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';

const CORPUS = new URL('../../../shared/corpus/', import.meta.url);
export const hasCorpus = existsSync(CORPUS);

/** In the order of their names. */
export function filesIn(folder: string): Uint8Array<ArrayBuffer>[] {
  const at = new URL(`${folder}/`, CORPUS);
  return readdirSync(at)
    .sort()
    .map((file) => new Uint8Array(readFileSync(new URL(encodeURIComponent(file), at))));
}

export function latin1(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
}

export function bytesOf(text: string): Uint8Array<ArrayBuffer> {
  return new Uint8Array(Buffer.from(text, 'latin1'));
}
