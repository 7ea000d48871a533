/** What is reported of a file apart from its accounts: all there is where it could not be read. */
import type { ImportFile } from '../../shared/contract/import.ts';
import { TRUSTED_CONFIDENCE } from './csv/index.ts';
import type { CsvFacts, FileFacts } from './messages.ts';

/** What is reported of a file before anything of its accounts. */
export function fileReport(name: string, facts: FileFacts | null, error: string | null): ImportFile {
  const csv = facts?.csv ?? null;
  const sample = csv?.sample ?? null;
  return {
    file: name,
    format: facts?.format ?? 'unknown',
    status: error === null ? 'imported' : 'refused',
    accounts: [],
    unreadable: [],
    warnings: [],
    error,
    mapping: csv?.mapping ?? null,
    confidence: csv?.confidence ?? null,
    wants_mapping: csv !== null && isDoubtful(csv),
    sample: sample && { header: sample.header, rows: sample.rows, row_numbers: sample.numbers },
  };
}

/** Whether the columns were guessed, and not surely enough to act upon. */
export function isDoubtful({ guessed, mapping, confidence }: CsvFacts): boolean {
  return guessed && (mapping === null || confidence < TRUSTED_CONFIDENCE);
}
