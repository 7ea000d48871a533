/** A CSV mapping under edit, and how the core reads the file by it: anew with every change. */
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { ImportFile } from '../../../shared/contract/import.ts';
import type { CsvMapping } from '../../../shared/contract/mapping.ts';
import { client } from '../../app/client.ts';
import { useDraft } from '../../app/drafts.ts';
import type { ListedFile } from './listed.ts';
import { blankDraft, finished, type MappingDraft } from './mapping.ts';

const ROWS_READ = 100;

export interface MappingUnderEdit {
  draft: MappingDraft | null;
  change: (draft: MappingDraft) => void;
  drop: () => void;
  /** The finished draft; `null` while something is missing. */
  mapping: CsvMapping | null;
  /** How the file reads under the latest draft that was finished. */
  read: ImportFile | null;
  error: unknown;
}

/** `chosen` is what was said before; else what the core guessed; else a blank one. */
export function useMapping(listed: ListedFile, chosen: CsvMapping | null): MappingUnderEdit {
  const { file, seen, key, part } = listed;
  const [edited, setEdited, drop, ready] = useDraft<MappingDraft | null>(`import-columns:${key}`, null);
  const known = chosen ?? seen?.mapping ?? (seen?.sample ? blankFor(seen.sample) : null);
  const draft = ready ? (edited ?? known) : null;
  const mapping = draft && finished(draft);
  const choices =
    mapping && JSON.stringify([{ file: 0, part, account_id: null, mapping }, ...others(listed)]);
  const read = useQuery({
    queryKey: ['import-columns', key, choices],
    queryFn: async ({ signal }) => {
      const input = { files: [file], create_accounts: true, choices: choices ?? '[]', rows: ROWS_READ };
      const { files } = await client.imports.preview(input, { signal });
      return files.find((one) => one.part === part) ?? null;
    },
    enabled: choices !== null,
    placeholderData: keepPreviousData,
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 10_000,
    refetchOnWindowFocus: false,
  });
  return {
    draft,
    change: setEdited,
    drop,
    mapping,
    read: read.data ?? seen,
    error: read.isError ? read.error : null,
  };
}

/** Where to begin with a file of which nothing but its cells could be told. */
function blankFor({ header, row_numbers, delimiter }: NonNullable<ImportFile['sample']>): MappingDraft {
  const first = row_numbers[0] ?? 0;
  return { ...blankDraft(header !== null && first > 0 ? first - 1 : null), delimiter };
}

/** Leaves the files beside it unread. */
function others({ part, parts }: ListedFile): { file: number; part: number; skip: boolean }[] {
  return Array.from({ length: parts }, (_, at) => ({ file: 0, part: at, skip: true })).filter(
    (other) => other.part !== part,
  );
}
