/**
 * Which format a file is, by its content, and the reader for it. Extensions and names are never asked: banks lie.
 */
import type { CsvMapping } from '../../shared/contract/mapping.ts';
import { BulkheadError } from '../../shared/errors.ts';
import { CAMT } from './camt/index.ts';
import {
  type Counting,
  type CsvGuess,
  type Dialect,
  guessMapping,
  knownBank,
  looksLikeCsv,
  parseMapping,
  placeMapping,
  type RawSample,
  rawSample,
  readCsv,
  sourceName,
  TRUSTED_CONFIDENCE,
  type TroubleKind,
} from './csv/index.ts';
import { decodeText, xmlEncoding } from './encoding.ts';
import { type CsvFacts, mappingKey, type ReadRequest } from './messages.ts';
import { MT940 } from './mt940/index.ts';
import { OFX } from './ofx/index.ts';
import { openPdf } from './pdf/index.ts';
import { looksLikePdf } from './pdf/looks.ts';
import { QIF } from './qif/index.ts';
import { MemorySink, type ReaderLimits, type Sink } from './reader.ts';
import type { TextFormat } from './text-format.ts';
import { refuseOldWorkbook, SHEET_DIALECT } from './xlsx/index.ts';

export interface OpenedFile {
  format: TextFormat['name'] | 'csv' | 'xlsx' | 'pdf';
  /** What was made of bytes that are no text: rows lie in it. */
  text: string | null;
  encoding: string;
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
    warnings: [],
    csv: null,
    read: (sink) => read(sink, limits, request.dates),
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
      warnings: [],
      ...(await openTable(sheet, request, SHEET)),
    };
  requireSize(bytes, limits);
  refuseOldWorkbook(bytes, request.name);
  const head = latin1(bytes.subarray(0, HEAD_BYTES));
  refuseWebPage(head, request.name);
  const { text, encoding, warnings } = decodeText(bytes, declaredEncoding(head));
  const base = { text: null, encoding, warnings };
  const format = TEXT_FORMATS.find(({ looksLike }) => looksLike(text));
  if (format)
    return {
      ...base,
      format: format.name,
      csv: null,
      read: (sink) => format.read(text, sink, limits, request.dates),
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

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new BulkheadError('INVALID_INPUT', 'The CSV mapping is not JSON.', {
      remedy: 'Begin from the mapping that a preview shows with the file.',
      facts: { trouble: 'mapping-unreadable' },
      cause,
    });
  }
}

/** How many rows of a file a learnt mapping is tried on. */
const TRIAL_ROWS = 1_000;

/**
 * The mappings learnt for files of this shape that read this one. Files of two banks can have the same shape, down to the names
 * of the columns: a mapping is that of the account chosen for the file, or the only one there is; one of another account is
 * only proposed. One that misreads a date, or can't read most of the first rows, is another bank's.
 */
function learntMappings(text: string, guess: CsvGuess, request: ReadRequest): Learnt {
  const { profiles, account } = request;
  const reads = (learnt: string): CsvMapping[] => {
    const mapping = placeMapping(parseMapping(JSON.parse(learnt)), guess);
    return readsWell(text, mapping, request.limits) ? [mapping] : [];
  };
  const own = account === null ? undefined : profiles[mappingKey(guess.shape, account)];
  if (own !== undefined) return { own: reads(own)[0] ?? null, others: [] };
  const all = Object.entries(profiles).filter(
    ([key]) => key === guess.shape || key.startsWith(mappingKey(guess.shape, '')),
  );
  const others = [...new Set(all.map(([, mapping]) => mapping))].flatMap(reads);
  const isGeneral = all.some(([key]) => key === guess.shape);
  return others.length === 1 && (account === null || isGeneral)
    ? { own: others[0]!, others: [] }
    : { own: null, others };
}

const NOTHING_LEARNT: Learnt = { own: null, others: [] };

interface Learnt {
  own: CsvMapping | null;
  /** Learnt from files of other accounts. */
  others: CsvMapping[];
}

function readsWell(text: string, mapping: CsvMapping, limits: ReaderLimits): boolean {
  const trial = new MemorySink();
  let misdated = 0;
  const onTrouble = (what: TroubleKind) => {
    if (what === 'misdated') misdated += 1;
  };
  readCsv(text, mapping, trial, limits, { rowsEnd: mapping.firstRow + TRIAL_ROWS, onTrouble });
  const read = trial.statements.reduce((sum, s) => sum + s.rows.length, 0);
  return misdated === 0 && read > trial.problems.length;
}

const OF_OTHERS = 'Its columns are taken as in files like it of another account; check what comes of them.';
/** Below what is acted upon. */
const PROPOSED_CONFIDENCE = 0.6;

function sampleOf(
  text: string,
  mapping: CsvMapping | null,
  guess: CsvGuess,
  request: ReadRequest,
): RawSample | null {
  const place = mapping ?? (guess.dialect && { ...guess.dialect, headerRow: null, firstRow: 0 });
  return place && rawSample(text, place, request.sampleRows, request.limits);
}

/** What is known of a table before it is looked at. */
interface Table {
  /** How it is cut into cells; `undefined` where that is to be told from it. */
  dialect: Dialect | undefined;
  counting: Counting;
}

const UNTOLD: Table = { dialect: undefined, counting: 'lines' };
/** A text made from a sheet is cut in one way only, whatever a mapping says that was made for the bank's CSV. */
const SHEET: Table = { dialect: SHEET_DIALECT, counting: 'rows' };

/** The built-in profile's mapping; what the guess is sure of decides where the file reads in two ways. */
async function builtInMapping(
  text: string,
  guess: CsvGuess,
  request: ReadRequest,
): Promise<CsvMapping | null> {
  const sure = guess.confidence >= TRUSTED_CONFIDENCE ? guess.mapping : null;
  return guess.dialect && knownBank(text, guess.dialect, sure, request.limits);
}

async function openTable(
  text: string,
  request: ReadRequest,
  { dialect, counting }: Table,
): Promise<Pick<OpenedFile, 'csv' | 'read'>> {
  const guess = guessMapping(text, request.limits, dialect);
  const learnt = request.mapping === null ? learntMappings(text, guess, request) : NOTHING_LEARNT;
  const given = request.mapping === null ? learnt.own : parseMapping(parseJson(request.mapping));
  const proposed = given === null ? (learnt.others[0] ?? null) : null;
  const builtIn = given === null && proposed === null ? await builtInMapping(text, guess, request) : null;
  const known = given ?? builtIn;
  const chosen = known ?? proposed ?? guess.mapping;
  const mapping = chosen && { ...chosen, ...dialect };
  const facts: CsvFacts = {
    mapping,
    shape: guess.shape,
    confidence: known ? 1 : proposed ? PROPOSED_CONFIDENCE : guess.confidence,
    guessed: known === null,
    profile: builtIn?.source ? sourceName(builtIn.source) : null,
    doubts: known ? [] : proposed ? [OF_OTHERS] : guess.doubts,
    header: guess.header,
    sample: request.sampleRows === 0 ? null : sampleOf(text, mapping, guess, request),
  };
  return {
    csv: facts,
    read: (sink) => {
      if (mapping) readCsv(text, mapping, sink, request.limits, { counting });
    },
  };
}
