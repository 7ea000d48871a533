/**
 * Inputs of PDF: those of the corpus, which has but two, and statements in the layouts of the tests. Files are changed as
 * bytes, and in what they are made of: objects, and the unpacked commands that set a page's text. `pages` are what was
 * taken out of them, as JSON. Pure but for reading the corpus: the same dice give the same input.
 */
import { inflateSync } from 'node:zlib';
import { type PDFDict, PDFDocument, PDFName, PDFRawStream } from 'pdf-lib';
import { pagesOf } from '../../main/import/pdf/document.ts';
import type { Dice } from '../support/dice.ts';
import { drawPdf } from '../support/pdf.ts';
import { LAYOUTS } from '../support/pdf-layouts.ts';
import { bytesOf, filesIn, latin1 } from './corpus.ts';
import type { Maker } from './inputs.ts';
import { type Manner, mutate } from './mutate.ts';
import { mutatePages, type Pages } from './pages.ts';

/** Longer ones say nothing more and take their time. */
const PAGES_MAX = 6;

async function statements(): Promise<Uint8Array<ArrayBuffer>[]> {
  const layouts = Object.values(LAYOUTS).map((make) => make('whole'));
  const short = layouts.filter(({ pages }) => pages.length <= PAGES_MAX);
  const drawn = await Promise.all(short.map(({ pages, look }) => drawPdf(pages, look)));
  return [...filesIn('pdf'), ...drawn.map((bytes) => new Uint8Array(bytes))];
}

export async function pdfPages(): Promise<Maker> {
  const files: Pages[] = [];
  for (const bytes of await statements()) files.push((await pagesOf(bytes)).map(({ items }) => items));
  return (next) =>
    new TextEncoder().encode(JSON.stringify(mutatePages(files[next(files.length)]!, files, next)));
}

// --- Files ----------------------------------------------------------------------------------------------------------

const LINES = /(?<=[\r\n])/;
const WHOLE: Manner = { cuts: [/(?=\n\d+ \d+ obj)/, LINES], isStrict: false };
const OBJECT: Manner = { cuts: [LINES, /(?=\/)/, /(?=<<)|(?<=>>)/], isStrict: false };
/** Commands, what they take, pieces of text. */
const TEXT: Manner = {
  cuts: [LINES, /(?<=\b(?:T[cdDfjJmrw*z]|BT|ET|cm|[qQ])\s)/, /(?=[(<[])|(?<=[)>\]])/, /(?<=\s)(?=[-\d])/],
  isStrict: false,
};

interface Part {
  number: number;
  /** What stands in it; of one with bytes what it says of itself. */
  text: string;
  stream: string | null;
  /** Its bytes are unpacked and set a page's text. */
  isText: boolean;
}

interface Taken {
  root: string;
  parts: readonly Part[];
}

export async function pdfFiles(): Promise<Maker> {
  const files = await statements();
  const wholes = files.map(latin1);
  const taken = await Promise.all(files.map(takeApart));
  const all = taken.flatMap(({ parts }) => parts);
  const objects = all.map(({ text }) => text);
  const commands = all.flatMap(({ stream, isText }) => (stream !== null && isText ? [stream] : []));
  const changed = (part: Part, next: Dice): Part => {
    const { text, stream, isText } = part;
    if (stream === null || next(4) === 0) return { ...part, text: mutate(text, objects, OBJECT, next) };
    return { ...part, stream: mutate(stream, commands, isText ? TEXT : OBJECT, next) };
  };
  return (next) => {
    const at = next(files.length);
    if (next(4) === 0) return bytesOf(mutate(wholes[at]!, wholes, WHOLE, next));
    const { root, parts } = taken[at]!;
    const among = next(4) === 0 ? parts : parts.filter(({ isText }) => isText);
    const hit = among[next(among.length)]!;
    return bytesOf(put({ root, parts: parts.map((part) => (part === hit ? changed(part, next) : part)) }));
  };
}

/** Without pictures, which nobody reads and which are most of a file. */
async function takeApart(bytes: Uint8Array): Promise<Taken> {
  const { context } = await PDFDocument.load(bytes, { updateMetadata: false });
  const parts = context.enumerateIndirectObjects().flatMap(([{ objectNumber }, object]): Part[] => {
    if (!(object instanceof PDFRawStream))
      return [{ number: objectNumber, text: object.toString(), stream: null, isText: false }];
    const { dict, contents } = object;
    if (dict.has(PDFName.of('Width'))) return [];
    const unpacked = unpackedText(dict, contents);
    for (const name of unpacked === null ? ['Length'] : ['Length', 'Filter']) dict.delete(PDFName.of(name));
    const stream = unpacked ?? latin1(contents);
    return [{ number: objectNumber, text: dict.toString(), stream, isText: unpacked !== null }];
  });
  return { root: String(context.trailerInfo.Root), parts };
}

/** The commands that set a page's text; `null` of what holds none. */
function unpackedText(dict: PDFDict, contents: Uint8Array): string | null {
  const filter = String(dict.get(PDFName.of('Filter')));
  if (filter !== '/FlateDecode' && filter !== '[ /FlateDecode ]') return null;
  const unpacked = latin1(inflateSync(contents));
  return /[\s)>\]]T[jJ]\s/.test(unpacked) ? unpacked : null;
}

/** A file of these objects, with a true table of where each of them begins. */
function put({ root, parts }: Taken): string {
  let file = '%PDF-1.7\n';
  const table: string[] = [];
  for (const { number, text, stream } of parts) {
    table.push(`${number} 1\n${String(file.length).padStart(10, '0')} 00000 n \n`);
    const rest =
      stream === null
        ? text
        : `${text.replace('<<', `<< /Length ${stream.length}`)}\nstream\n${stream}\nendstream`;
    file += `${number} 0 obj\n${rest}\nendobj\n`;
  }
  const size = Math.max(...parts.map(({ number }) => number)) + 1;
  const end = `trailer\n<< /Size ${size} /Root ${root} >>\nstartxref\n${file.length}\n%%EOF\n`;
  return `${file}xref\n0 1\n0000000000 65535 f \n${table.join('')}${end}`;
}
