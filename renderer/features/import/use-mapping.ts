/** A CSV mapping under edit, and how the core reads the file by it: anew with every change. */
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import type { ImportFile } from '../../../shared/contract/import.ts';
import type { CsvMapping } from '../../../shared/contract/mapping.ts';
import { client } from '../../app/client.ts';
import { useDraft } from '../../app/drafts.ts';
import { blankDraft, finished, likelyDelimiter, type MappingDraft } from './mapping.ts';
import type { ListedFile } from './use-import.ts';

const ROWS_READ = 100;
/** How much of a file is looked at for its delimiter. */
const HEAD_BYTES = 8192;

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
  const { file, seen, key } = listed;
  const [edited, setEdited, drop, ready] = useDraft<MappingDraft | null>(`import-columns:${key}`, null);
  const [blank, setBlank] = useState<MappingDraft | null>(null);
  const known = chosen ?? seen?.mapping ?? null;
  useEffect(() => {
    if (known !== null) return;
    let gone = false;
    void file
      .slice(0, HEAD_BYTES)
      .text()
      .then((head) => {
        const first = seen?.sample?.row_numbers[0] ?? 0;
        const headerRow = seen?.sample?.header && first > 0 ? first - 1 : null;
        if (!gone) setBlank({ ...blankDraft(headerRow), delimiter: likelyDelimiter(head) });
      });
    return () => {
      gone = true;
    };
  }, [known, file, seen]);
  const draft = ready ? (edited ?? known ?? blank) : null;
  const mapping = draft && finished(draft);
  const choices = mapping && JSON.stringify([{ file: 0, account_id: null, mapping }]);
  const read = useQuery({
    queryKey: ['import-columns', key, choices],
    queryFn: async ({ signal }) => {
      const input = { files: [file], create_accounts: true, choices: choices ?? '[]', rows: ROWS_READ };
      return (await client.imports.preview(input, { signal })).files[0] ?? null;
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
