/** Every parser of files from outside: what its files are made of, and how one is put through it. */
import { UNPACK_LIMITS } from '../../main/import/archive/limits.ts';
import { unpack } from '../../main/import/archive/unpack.ts';
import { CAMT } from '../../main/import/camt/index.ts';
import { decodeText, xmlEncoding } from '../../main/import/encoding.ts';
import { openFile } from '../../main/import/formats.ts';
import type { ReadRequest } from '../../main/import/messages.ts';
import { MT940 } from '../../main/import/mt940/index.ts';
import { OFX } from '../../main/import/ofx/index.ts';
import { openPdf } from '../../main/import/pdf/index.ts';
import { layOut, type TextItem } from '../../main/import/pdf/lines.ts';
import { readStatements } from '../../main/import/pdf/read.ts';
import { spotsOf } from '../../main/import/pdf/spots.ts';
import { QIF } from '../../main/import/qif/index.ts';
import { DEFAULT_LIMITS, MemorySink } from '../../main/import/reader.ts';
import type { TextFormat } from '../../main/import/text-format.ts';
import { archives, type Maker, texts, workbooks } from './inputs.ts';
import type { Manner } from './mutate.ts';
import { pdfFiles, pdfPages } from './pdf.ts';

/** A text that rows lie in, and what was read of it. */
export interface Reading {
  text: string;
  sink: MemorySink;
  /** Whether balances are as they are printed, and rows have no amount that is not: no fee is added to any. */
  isVerbatim: boolean;
}

export interface Parser {
  /** Of so many inputs in all: some parsers are slow. */
  share: number;
  inputs: () => Promise<Maker>;
  read: (bytes: Uint8Array<ArrayBuffer>) => Promise<Reading[]>;
}

const LINES = /(?<=\n)|(?<=\r)(?!\n)/;

/** Texts of XML apart from their tags, and elements apart from what stands around them. */
const VALUES = /(?<=>)(?=[^<\s])|(?=<\/)(?<=[^>\s])/;
const ENTRIES = /(?=<Ntry>)|(?<=<\/Ntry>)/;
const ROWS = /(?=<row)|(?<=<\/row>)/;
const CELLS = /(?=<c\b)|(?<=<\/c>)/;
const BALANCES = /(?=<(?:Bal|TxDtls)>)|(?<=<\/(?:Bal|TxDtls)>)/;

export const PARSERS = {
  ofx: text(OFX, { cuts: [/(?=<)/, /(?=<STMTTRN>)/i, LINES], isStrict: false }),
  qif: text(QIF, { cuts: [LINES, /(?<=\^\r?\n)/], isStrict: false }),
  camt: text(CAMT, { cuts: [VALUES, ENTRIES, BALANCES], isStrict: true }),
  mt940: text(MT940, { cuts: [LINES, /(?=\r?\n:)/, /(?=\?\d\d)/], isStrict: false }),
  csv: {
    share: 40,
    inputs: () => texts('csv', { cuts: [LINES, /(?=[,;\t])/, /(?=")/], isStrict: false }),
    read: async (bytes) => [await readTable(bytes, null)],
  },
  xlsx: {
    share: 40,
    inputs: () => workbooks('csv', { cuts: [VALUES, ROWS, CELLS], isStrict: true }),
    read: readPackage,
  },
  zip: {
    share: 60,
    inputs: () => archives('ofx', { cuts: [/(?=PK)/, LINES], isStrict: false }),
    read: readPackage,
  },
  pdf: { share: 8, inputs: pdfFiles, read: readPdf },
  /** What PDFs hold, past what takes it out of them. */
  pages: { share: 80, inputs: pdfPages, read: readPages },
} as const satisfies Record<string, Parser>;
export type ParserName = keyof typeof PARSERS;

function text(format: TextFormat, manner: Manner): Parser {
  return {
    share: 100,
    inputs: () => texts(format.name, manner),
    read: async (bytes) => [readText(format, bytes)],
  };
}

/** By the format's own reader, whatever the text looks like by now. */
function readText(format: TextFormat, bytes: Uint8Array): Reading {
  const head = Buffer.from(bytes.subarray(0, 4096)).toString('latin1');
  const declared = xmlEncoding(head) ?? format.declaredEncoding?.(head) ?? null;
  const { text } = decodeText(bytes, declared);
  format.looksLike(text);
  const sink = new MemorySink();
  format.read(text, sink, DEFAULT_LIMITS);
  return { text, sink, isVerbatim: true };
}

async function readTable(bytes: Uint8Array, sheet: string | null): Promise<Reading> {
  const sink = new MemorySink();
  const request: ReadRequest = {
    name: 'any',
    bytes,
    sheet,
    mapping: null,
    profiles: {},
    account: null,
    limits: DEFAULT_LIMITS,
    dates: null,
    sampleRows: 20,
  };
  const opened = await openFile(request);
  opened.read(sink);
  return { text: sheet ?? decodeText(bytes, null).text, sink, isVerbatim: false };
}

async function readPackage(bytes: Uint8Array<ArrayBuffer>): Promise<Reading[]> {
  const readings: Reading[] = [];
  for (const { content } of unpack({
    name: 'any',
    bytes,
    isMapped: false,
    skipped: [],
    limits: UNPACK_LIMITS,
  }))
    if (content !== null) readings.push(await readTable(content.bytes, content.sheet));
  return readings;
}

async function readPdf(bytes: Uint8Array<ArrayBuffer>): Promise<Reading[]> {
  const { text, read } = await openPdf(bytes);
  const sink = new MemorySink();
  read(sink, DEFAULT_LIMITS);
  return [{ text, sink, isVerbatim: true }];
}

async function readPages(bytes: Uint8Array<ArrayBuffer>): Promise<Reading[]> {
  const pages: TextItem[][] = JSON.parse(new TextDecoder().decode(bytes));
  const layout = layOut(pages.map((items) => ({ items })));
  const sink = new MemorySink();
  for (const { lines } of readStatements(layout, sink, DEFAULT_LIMITS)) spotsOf(lines);
  return [{ text: layout.text, sink, isVerbatim: true }];
}
