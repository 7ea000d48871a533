/**
 * Inputs made of the corpus's files: texts as they are, and packages of them, as the corpus has none. Pure but for reading
 * the corpus: the same dice give the same input.
 */
import { unzipSync } from 'fflate';
import type { Dice } from '../support/dice.ts';
import { workbook, zip } from '../support/workbook.ts';
import { bytesOf, filesIn, latin1 } from './corpus.ts';
import { type Manner, mutate } from './mutate.ts';

/** Makes one input. */
export type Maker = (next: Dice) => Uint8Array<ArrayBuffer>;

export async function texts(folder: string, manner: Manner): Promise<Maker> {
  const files = filesIn(folder).map(latin1);
  return (next) => bytesOf(mutate(files[next(files.length)]!, files, manner, next));
}

/** Their parts are changed as often as the packages themselves. */
async function packages(files: readonly Uint8Array<ArrayBuffer>[], manner: Manner): Promise<Maker> {
  const wholes = files.map(latin1);
  const unpacked = files.map((file) =>
    Object.entries(unzipSync(file)).map(([name, bytes]) => [name, latin1(bytes)] as const),
  );
  return (next) => {
    const at = next(files.length);
    if (next(3) === 0) return bytesOf(mutate(wholes[at]!, wholes, manner, next));
    const parts = unpacked[at]!;
    const hit = next(parts.length);
    const own = parts.map(([, text]) => text);
    const changed = parts.map(([name, text], part) => [
      name,
      bytesOf(part === hit || next(4) === 0 ? mutate(text, own, manner, next) : text),
    ]);
    // Packing takes longer than reading, so few are.
    return zip(Object.fromEntries(changed), next(8) === 0 ? 6 : 0);
  };
}

export function archives(folder: string, manner: Manner): Promise<Maker> {
  const files = filesIn(folder);
  const pairs = files.map((bytes, at) => zip({ 'a.ofx': bytes, 'b/c.ofx': files[(at + 1) % files.length]! }));
  return packages(pairs, manner);
}

export function workbooks(folder: string, manner: Manner): Promise<Maker> {
  return packages(
    filesIn(folder).map((bytes) => workbook([{ name: 'Rows', rows: tableOf(bytes) }])),
    manner,
  );
}

/** Cells without regard to what quotes hold: good enough for a file that is to be broken. */
function tableOf(bytes: Uint8Array): (string | number)[][] {
  const lines = latin1(bytes).split(/\r?\n/).slice(0, 200);
  return lines.map((line) =>
    line
      .split(/[,;\t]/)
      .map((cell) => cell.replace(/^"|"$/g, ''))
      .map((cell) => (/^-?\d{1,9}(?:\.\d{1,2})?$/.test(cell) ? Number(cell) : cell)),
  );
}
