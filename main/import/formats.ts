/**
 * Which format a file is, by its content, and the reader for it. Extensions and names are never asked: banks lie.
 */
import { BulkheadError } from '../../shared/errors.ts';
import { CAMT } from './camt/index.ts';
import { looksLikeCsv } from './csv/index.ts';
import { decodeText, xmlEncoding } from './encoding.ts';
import { type CsvFacts, knownDatesOf, type ReadRequest } from './messages.ts';
import { MT940 } from './mt940/index.ts';
import { OFX } from './ofx/index.ts';
import { openTable, SHEET, UNTOLD } from './open-table.ts';
import { openPdf } from './pdf/index.ts';
import { looksLikePdf } from './pdf/looks.ts';
import { QIF } from './qif/index.ts';
import type { ReaderLimits, Sink } from './reader.ts';
import type { TextFormat } from './text-format.ts';
import { refuseOldWorkbook } from './xlsx/index.ts';

export interface OpenedFile {
  format: TextFormat['name'] | 'csv' | 'xlsx' | 'pdf';
  /** What was made of bytes that are no text: rows lie in it. */
  text: string | null;
  encoding: string;
  /** Of the text that rows lie in, in UTF-16 units. */
  length: number;
  warnings: string[];
  csv: CsvFacts | null;
  read(sink: Sink): void;
}

/** In the order in which they are asked. CSV comes after them: any text could be one. */
const TEXT_FORMATS: readonly TextFormat[] = [OFX, QIF, CAMT, MT940];

/** As people are told. */
const READ = 'OFX, QFX, QBO, QIF, CAMT, MT940, CSV, XLSX or PDF';

/** How much of a file is looked at to tell what it is. */
const HEAD_BYTES = 4096;

const WEB_PAGE = /^\s*<!doctype html|^\s*<html/i;

/** Opens a file of any kind. Throws what `openFile` throws. */
export async function openAnyFile(request: ReadRequest): Promise<OpenedFile> {
  const { bytes, limits, sheet } = request;
  if (sheet !== null || !looksLikePdf(latin1(bytes.subarray(0, HEAD_BYTES)))) return openFile(request);
  requireSize(bytes, limits);
  const { text, read } = await openPdf(bytes);
  return {
    format: 'pdf',
    text,
    encoding: 'utf-8',
    length: text.length,
    warnings: [],
    csv: null,
    read: (sink) => read(sink, limits, knownDatesOf(request.dates, 'pdf'), request.dates?.lastDay ?? null),
  };
}

/**
 * Opens a file that is text, or the text of a sheet. Throws UNREADABLE_FILE for what is no statement, LIMIT_EXCEEDED for
 * what is too large. Reading may throw the same later on.
 */
export async function openFile(request: ReadRequest): Promise<OpenedFile> {
  const { bytes, limits, sheet } = request;
  if (sheet !== null)
    return {
      format: 'xlsx',
      text: sheet,
      encoding: 'utf-8',
      length: sheet.length,
      warnings: [],
      ...(await openTable(sheet, request, SHEET)),
    };
  requireSize(bytes, limits);
  refuseOldWorkbook(bytes, request.name);
  const head = latin1(bytes.subarray(0, HEAD_BYTES));
  refuseWebPage(head, request.name);
  const { text, encoding, warnings } = decodeText(bytes, declaredEncoding(head));
  const base = { text: null, encoding, length: text.length, warnings };
  const format = TEXT_FORMATS.find(({ looksLike }) => looksLike(text));
  if (format)
    return {
      ...base,
      format: format.name,
      csv: null,
      read: (sink) => format.read(text, sink, limits, knownDatesOf(request.dates, 'qif')),
    };
  if (request.mapping !== null || looksLikeCsv(text))
    return { ...base, format: 'csv', ...(await openTable(text, request, UNTOLD)) };
  throw new BulkheadError('UNREADABLE_FILE', `“${request.name}” is no statement file that Bulkhead reads.`, {
    remedy: `Download it from the bank as ${READ}.`,
  });
}

function declaredEncoding(head: string): string | null {
  const inXml = xmlEncoding(head);
  if (inXml !== null) return inXml;
  for (const format of TEXT_FORMATS) {
    const declared = format.declaredEncoding?.(head) ?? null;
    if (declared !== null) return declared;
  }
  return null;
}

function requireSize(bytes: Uint8Array, limits: ReaderLimits): void {
  if (bytes.byteLength === 0)
    throw new BulkheadError('UNREADABLE_FILE', 'The file is empty.', { remedy: 'Download it again.' });
  if (bytes.byteLength <= limits.bytesMax) return;
  throw new BulkheadError(
    'LIMIT_EXCEEDED',
    `The file has ${bytes.byteLength} bytes; at most ${limits.bytesMax} are read.`,
    {
      remedy: 'Download a shorter period.',
    },
  );
}

/** What a bank's log-in page is, saved instead of the file. */
function refuseWebPage(head: string, name: string): void {
  if (!WEB_PAGE.test(head)) return;
  throw new BulkheadError(
    'UNREADABLE_FILE',
    `“${name}” is a web page (often the bank’s log-in page saved by mistake); Bulkhead reads ${READ}.`,
    { remedy: 'Download the same period in one of those formats.' },
  );
}

function latin1(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
}
