/** What to type against what keeps a file out: the import says what the matter is, and knows nothing of options. */
import type { ImportFile, ImportTrouble } from '../../shared/contract/import.ts';

const HINTS: Record<ImportTrouble, string | null> = {
  'account-unnamed': '--account NAME',
  'account-unknown': '--account NAME, or --create-accounts',
  'account-alike': '--account NAME, or --choices FILE.json with a name for a new one',
  'account-another': 'without --account',
  'account-archived': 'bulkhead account update --unarchive',
  'accounts-several': '--create-accounts',
  'entity-missing': 'bulkhead entity add',
  'entity-open': '--entity NAME',
  'columns-doubtful': '--mapping FILE.json',
  'mapping-unreadable': 'bulkhead import --dry-run --json',
  unproven: '--accept-unproven',
  'year-missing': '--last-day YYYY-MM-DD',
  other: null,
};

/** The file's report with the hint in its error. */
export function hinted<File extends Pick<ImportFile, 'error' | 'trouble'>>(file: File): File {
  const hint = HINTS[file.trouble ?? 'other'];
  return file.error === null || hint === null ? file : { ...file, error: `${file.error} (${hint})` };
}
