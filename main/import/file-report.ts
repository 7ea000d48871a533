/** What is reported of a file apart from its accounts: all there is where it could not be read. */
import { IMPORT_TROUBLES, type ImportFile, type ImportTrouble } from '../../shared/contract/import.ts';
import type { BulkheadError } from '../../shared/errors.ts';
import { TRUSTED_CONFIDENCE } from './csv/confidence.ts';
import type { CsvFacts, FileFacts } from './messages.ts';
import { asSentence } from './text/words.ts';

/** Why a file stays out. */
export interface FileError {
  words: string;
  trouble: ImportTrouble;
}

export function fileError({ message, remedy, facts }: BulkheadError): FileError {
  const trouble = IMPORT_TROUBLES.find((known) => known === facts.trouble) ?? 'other';
  return { words: [asSentence(message), remedy].filter(Boolean).join(' '), trouble };
}

/** Which file is reported of. */
export type FilePlace = Pick<ImportFile, 'file' | 'at' | 'part'>;

/** What is reported of a file before anything of its accounts. */
export function fileReport(
  { file, at, part }: FilePlace,
  facts: FileFacts | null,
  error: FileError | null,
): ImportFile {
  const csv = facts?.csv ?? null;
  const sample = csv?.sample ?? null;
  return {
    file,
    at,
    part,
    format: facts?.format ?? 'unknown',
    status: error === null ? 'imported' : 'refused',
    accounts: [],
    unreadable: [],
    warnings: [],
    error: error?.words ?? null,
    trouble: error?.trouble ?? null,
    mapping: csv?.mapping ?? null,
    dates: null,
    categories: [],
    undated: false,
    unproven: false,
    confidence: csv?.confidence ?? null,
    profile: csv?.profile ?? null,
    wants_mapping: csv !== null && isDoubtful(csv),
    sample: sample && {
      header: sample.header,
      rows: sample.rows,
      row_numbers: sample.numbers,
      delimiter: sample.delimiter,
    },
  };
}

/** Whether the columns were guessed, and not surely enough to act upon. */
export function isDoubtful({ guessed, mapping, confidence }: CsvFacts): boolean {
  return guessed && (mapping === null || confidence < TRUSTED_CONFIDENCE);
}
