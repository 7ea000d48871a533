/** What the reading worker and the importer say to each other. Rows travel as JSON text: cheaper than cloning objects. */
import type { DateOrder } from '../../shared/contract/import.ts';
import type { CsvMapping } from '../../shared/contract/mapping.ts';
import type { ErrorCode } from '../../shared/errors.ts';
import type { UnpackedFile, UnpackRequest } from './archive/unpack.ts';
import type { RawSample } from './csv/index.ts';
import type { StatementPages } from './pdf/index.ts';
import type {
  OpenDates,
  Position,
  ProblemRow,
  ReaderLimits,
  StatementBalances,
  StatementHead,
  StatementRow,
} from './reader.ts';

export interface ReadRequest {
  name: string;
  /** None where `sheet` is to be read: those of its workbook are packed already. */
  bytes: Uint8Array;
  /** The text made from a table of a workbook; `null` for any other file. */
  sheet: string | null;
  /** CSV: a mapping as JSON that was given with the file. */
  mapping: string | null;
  /** CSV: learnt mappings, by `mappingKey`. */
  profiles: Record<string, string>;
  /** The account that was chosen for the file: its id, 'new' for one that is made, null where none was. */
  account: string | null;
  /** CSV: that account is a card. */
  isCard?: boolean;
  /** What is known of the order of its dates. */
  dates: DatesKnown | null;
  limits: ReaderLimits;
  /** CSV: how many rows to show as they stand. */
  sampleRows: number;
  /** Files of the vault that this one may begin with. */
  beginnings?: readonly StoredFile[];
}

/** Files of two banks may have one shape, so that what was learnt holds for an account where the file was of one. */
export function mappingKey(shape: string, account: string | null): string {
  return account === null ? shape : `${shape}@${account}`;
}

/** A file that is in the vault. */
export interface StoredFile {
  sha256: string;
  size: number;
  /** It is called as the one that is read. */
  isNamed: boolean;
}

/** The order of the dates of a file as somebody chose it: for this file, or for its account before. */
export interface KnownDates {
  order: DateOrder;
  isChosen: boolean;
}

/** Formats whose files may not tell the order of their dates; a workbook's tables are as CSV. */
export const DATED_FORMATS = ['qif', 'pdf', 'csv'] as const;
export type DatedFormat = (typeof DATED_FORMATS)[number];

/** All that was chosen of the order of dates, as far as it can be told before the file is read. */
export interface DatesKnown {
  /** For this file. */
  chosen: DateOrder | null;
  /** Of a PDF that tells no year: the last day of its statement, as somebody said. */
  lastDay: string | null;
  /** For files of each format of the account that was named. */
  before: Partial<Record<DatedFormat, DateOrder>>;
  /** For tables of processors, whose balance their name alone tells. */
  processors: Record<string, DateOrder>;
}

/** `processor`: whose table it is. */
export function knownDatesOf(
  dates: DatesKnown | null,
  format: DatedFormat,
  processor: string | null = null,
): KnownDates | null {
  if (dates === null) return null;
  if (dates.chosen !== null) return { order: dates.chosen, isChosen: true };
  const order = dates.before[format] ?? (processor === null ? undefined : dates.processors[processor]);
  return order === undefined ? null : { order, isChosen: false };
}

/** A processor's balance that the table is of; `null` for any other table. */
export function processorOf(mapping: CsvMapping | null): string | null {
  return mapping?.source?.balance === undefined ? null : mapping.source.institution;
}

/** Bytes on their way into the vault. */
export interface PackedBytes {
  sha256: string;
  size: number;
  /** The original bytes packed with zstd. */
  packed: Uint8Array;
}

/** What is known of the file before its first row. */
export interface FileFacts extends PackedBytes, ReadFacts {}

/** What reading tells of it. */
export interface ReadFacts {
  format: string;
  /** Of the text that rows lie in. */
  encoding: string;
  /** The text that rows lie in, in UTF-8, where the file itself is none. */
  text: PackedBytes | null;
  /** CSV: the mapping in use, its shape, and how sure the guess was; `null` otherwise. */
  csv: CsvFacts | null;
  /** SHA-256 of those files of the vault that it begins with, and goes on. */
  begins: readonly string[];
}

export interface CsvFacts {
  /** In use, or guessed; `null` where no column could be told. */
  mapping: CsvMapping | null;
  shape: string;
  /** How sure the guess was, 0 to 1; 1 where the mapping was given or learnt. */
  confidence: number;
  guessed: boolean;
  /** The built-in profile that gave the mapping, as people call it; `null` where none did. */
  profile: string | null;
  doubts: string[];
  header: readonly string[] | null;
  /** Only where it was asked for. */
  sample: RawSample | null;
}

/** Whether somebody said what the columns mean, now or for a file before. */
export function isConfirmed({ guessed, profile }: CsvFacts): boolean {
  return !guessed && profile === null;
}

export type FileEvent =
  | { type: 'facts'; facts: FileFacts }
  | { type: 'statement'; index: number; head: StatementHead }
  | { type: 'rows'; statement: number; rows: StatementRow[] }
  | { type: 'problem'; statement: number | null; problem: ProblemRow }
  | { type: 'balances'; statement: number; balances: StatementBalances }
  | { type: 'positions'; statement: number; on: string | null; positions: readonly Position[] }
  | { type: 'warning'; text: string }
  | { type: 'dates'; open: OpenDates }
  | { type: 'undated' }
  | { type: 'unproven'; statement: number };

/** A file as it was unpacked; of a workbook, only the text of each table. */
export interface HandedFile extends Omit<UnpackedFile, 'content'> {
  content:
    | { bytes: Uint8Array; sheet: null; tab: null }
    | {
        bytes: null;
        sheet: string;
        tab: number | null;
        /** `null`: that of the table before. */
        workbook: PackedBytes | null;
      }
    | null;
}

/** A PDF whose pages are looked at. */
export type PagesRequest = Pick<ReadRequest, 'name' | 'bytes' | 'limits'>;

export type WorkerRequest =
  | { type: 'read'; request: ReadRequest }
  | { type: 'pages'; request: PagesRequest }
  | { type: 'unpack'; request: UnpackRequest };

export type WorkerMessage =
  | { type: 'facts'; facts: ReadFacts; file: PackedBytes }
  /** JSON of FileEvent[]. */
  | { type: 'events'; json: string }
  | { type: 'unpacked'; file: HandedFile }
  | { type: 'pages'; pages: StatementPages }
  | { type: 'end' }
  | {
      type: 'failed';
      code: ErrorCode | null;
      message: string;
      remedy: string | undefined;
      facts: Record<string, unknown>;
    };

/** Batches of events under way at once. The worker waits when the importer falls behind, so memory stays bounded. */
export const BATCHES_IN_FLIGHT_MAX = 6;
export const ROWS_PER_BATCH = 200;
/** The same for files of an archive, each of which may be large. */
export const FILES_IN_FLIGHT_MAX = 1;
