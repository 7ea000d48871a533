/**
 * The import under way: its files, what was chosen for them, and what the core says would become of it. Files live in
 * memory and outlive a lock; names and choices are a draft and outlive a reload, after which the files are asked for
 * again.
 */
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useEffect, useMemo, useRef, useState } from 'react';
import type { CategoryAnswer, DateOrder, ImportResult } from '../../../shared/contract/import.ts';
import type { CsvMapping } from '../../../shared/contract/mapping.ts';
import { client } from '../../app/client.ts';
import { useDraft } from '../../app/drafts.ts';
import {
  addDroppedFiles,
  clearDroppedFiles,
  fileKey,
  removeDroppedFiles,
  useDroppedFiles,
} from '../../app/dropped-files.ts';
import { text } from '../../text/index.ts';
import { announce, toast } from '../../ui/index.ts';
import {
  type Choices,
  choiceFor,
  type PlaceChoice,
  toContract,
  withCategories,
  withCategory,
  withDates,
  withEntityForAll,
  withLastDay,
  withMapping,
  withoutFile,
  withPlace,
  withUnproven,
} from './choices.ts';
import { alikeOnly, filesGone, uniqueFiles } from './files.ts';
import { type ListedFile, listedFiles } from './listed.ts';
import { type Plan, planOf } from './plan.ts';

/** Rows of each account that are shown at first; and all that are ever shown. */
export const ROWS_SHOWN = 500;
const ROWS_SHOWN_MAX = 10_000;

interface ImportDraft {
  files: { key: string; name: string }[];
  choices: Choices;
  /** The entity that was chosen for all that want one. */
  entity: string | null;
}

const NOTHING: ImportDraft = { files: [], choices: {}, entity: null };

/** What a commit takes, and the files by their keys. */
export interface ImportInput {
  files: File[];
  create_accounts: true;
  choices: string;
}

export interface ImportUnderWay {
  files: readonly ListedFile[];
  /** Files that were in the list before the page was loaded again. */
  lost: readonly { key: string; name: string }[];
  choices: Choices;
  plan: Plan | null;
  /** The preview is of these files and choices. */
  settled: boolean;
  /** Every row of these files is in the books already. */
  isKnown: boolean;
  error: unknown;
  retry: () => void;
  input: ImportInput;
  /** Whether only the first rows of each account are there. */
  short: boolean;
  showAll: () => void;
  add: (files: readonly File[]) => void;
  /** Files that changed on the disk since they were chosen go off the list, so that the others go on; whether any did. */
  leaveChanged: () => Promise<boolean>;
  /** By the key of the file that was given. */
  remove: (given: string) => void;
  /** What was said of accounts holds for the next files, also where these bring nothing. */
  keepAnswers: () => void;
  clear: () => void;
  /**
   * Takes its files off the list, where others may have come meanwhile; what it gives puts them back on it (all, or those that
   * fit) with what was chosen.
   */
  take: () => (fits?: (at: number) => boolean) => void;
  forgetLost: () => void;
  choose: (file: string, place: string, choice: PlaceChoice) => void;
  chooseEntityForAll: (entity: string) => void;
  chooseMapping: (file: string, mapping: CsvMapping | null) => void;
  chooseDates: (file: string, order: DateOrder) => void;
  chooseLastDay: (file: string, day: string) => void;
  makeCategories: (file: string, made: boolean) => void;
  sayCategory: (file: string, key: string, answer: CategoryAnswer | null) => void;
  acceptUnproven: (file: string, accepted: boolean) => void;
}

interface Seen {
  keys: readonly string[];
  result: ImportResult;
}

function addFiles(more: readonly File[]): void {
  if (more.length === 0) return;
  addDroppedFiles(more);
  announce(text.imports.said.added(more.length));
}

/** `paused`: what is shown stays as it is, as while it is being imported. */
export function useImport(paused: boolean): ImportUnderWay {
  const dropped = useDroppedFiles();
  const { files, again } = useMemo(() => uniqueFiles(dropped), [dropped]);
  const keys = useMemo(() => files.map(fileKey), [files]);
  const [draft, setDraft, , ready] = useDraft<ImportDraft>('import', NOTHING);
  const [rows, setRows] = useState(ROWS_SHOWN);
  const latest = useRef(draft);
  latest.current = draft;
  /** An entity was chosen for all accounts while files were still being read. */
  const forAllRead = useRef(false);
  const change = (part: Partial<ImportDraft>) => {
    latest.current = { ...latest.current, ...part };
    setDraft(latest.current);
  };

  const remove = (gone: readonly File[]) => {
    removeDroppedFiles(gone);
    const without = gone.map(fileKey);
    change({
      files: latest.current.files.filter(({ key }) => !without.includes(key)),
      choices: without.reduce(withoutFile, latest.current.choices),
    });
  };
  const leaveChanged = async () => {
    const gone = await filesGone(files);
    if (gone.length === 0) return false;
    remove(gone);
    toast({ key: 'changed', tone: 'bad', message: text.imports.said.changed(gone.map(({ name }) => name)) });
    return true;
  };

  // biome-ignore lint/correctness/useExhaustiveDependencies: only when files came or went
  useEffect(() => {
    removeDroppedFiles(again);
    void alikeOnly(again, files).then(({ same, others }) => {
      addDroppedFiles(others);
      if (same.length > 0)
        toast({ key: 'again', message: text.imports.said.again(same.map(({ name }) => name)) });
    });
    if (!ready) return;
    const known = new Set(latest.current.files.map(({ key }) => key));
    const added = files.filter((file) => !known.has(fileKey(file)));
    if (added.length === 0) return;
    const more = added.map((file) => ({ key: fileKey(file), name: file.name }));
    change({ files: [...latest.current.files, ...more] });
  }, [files, again, ready]);

  const choices = JSON.stringify(toContract(draft.choices, keys));
  const preview = useQuery({
    queryKey: ['import-preview', keys, choices, rows],
    queryFn: async ({ signal }): Promise<Seen> => {
      try {
        const result = await client.imports.preview(
          { files, create_accounts: true, choices, rows },
          { signal },
        );
        return { keys, result };
      } catch (error) {
        // A file that changed keeps all from being sent; without it the others are asked about anew.
        await leaveChanged();
        throw error;
      }
    },
    enabled: ready && files.length > 0 && !paused,
    placeholderData: keepPreviousData,
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 10_000,
    refetchOnWindowFocus: false,
  });
  const seen = files.length > 0 ? preview.data : undefined;
  const settled = seen !== undefined && !preview.isPlaceholderData && !preview.isFetching;

  const { entity } = draft;
  // biome-ignore lint/correctness/useExhaustiveDependencies: files that come later want the entity chosen before
  useEffect(() => {
    if (!settled || entity === null) return;
    const all = forAllRead.current;
    forAllRead.current = false;
    const next = withEntityForAll(latest.current.choices, seen.keys, seen.result.files, entity, all);
    if (next) change({ choices: next });
  }, [settled, seen, entity]);

  const plan = useMemo(() => (seen ? planOf(seen.result.files, seen.result.batch) : null), [seen]);
  return {
    files: useMemo(() => listedFiles(files, seen?.keys ?? [], seen?.result.files ?? []), [files, seen]),
    lost: useMemo(
      () => (ready ? draft.files.filter(({ key }) => !keys.includes(key)) : []),
      [ready, draft.files, keys],
    ),
    choices: draft.choices,
    plan,
    settled,
    isKnown: settled && !plan?.news && seen.result.files.every(({ status }) => status === 'imported'),
    error: preview.isError ? preview.error : null,
    retry: () => void preview.refetch(),
    input: { files, create_accounts: true, choices },
    short: rows === ROWS_SHOWN,
    showAll: () => setRows(ROWS_SHOWN_MAX),
    add: addFiles,
    leaveChanged,
    remove: (key) => remove(files.filter((_, at) => keys[at] === key)),
    keepAnswers() {
      if (Object.keys(draft.choices).length === 0) return;
      // That a file is asked about once more is no trouble.
      client.imports.commit({ files, create_accounts: true, choices }).catch(() => undefined);
    },
    clear() {
      clearDroppedFiles();
      setRows(ROWS_SHOWN);
      change(NOTHING);
    },
    take() {
      const { choices: chosen, entity: forAll } = latest.current;
      remove(files);
      if (latest.current.files.length === 0) change(NOTHING);
      return (fits = () => true) => {
        change({ choices: { ...chosen, ...latest.current.choices }, entity: forAll });
        addDroppedFiles(files.filter((_, at) => fits(at)));
      };
    },
    forgetLost: () => change({ files: latest.current.files.filter(({ key }) => keys.includes(key)) }),
    choose: (file, place, choice) =>
      change({
        choices: withPlace(latest.current.choices, file, place, {
          ...choiceFor(latest.current.choices, file, place),
          ...choice,
        }),
      }),
    chooseEntityForAll(chosen) {
      // What is being read meanwhile is meant, too.
      forAllRead.current = !settled;
      const { choices: before } = latest.current;
      const next = seen && withEntityForAll(before, seen.keys, seen.result.files, chosen, true);
      change({ entity: chosen, ...(next ? { choices: next } : {}) });
    },
    chooseDates: (file, order) => change({ choices: withDates(latest.current.choices, file, order) }),
    chooseLastDay: (file, day) => change({ choices: withLastDay(latest.current.choices, file, day) }),
    makeCategories: (file, made) => change({ choices: withCategories(latest.current.choices, file, made) }),
    sayCategory: (file, key, answer) =>
      change({ choices: withCategory(latest.current.choices, file, key, answer) }),
    acceptUnproven: (file, accepted) =>
      change({ choices: withUnproven(latest.current.choices, file, accepted) }),
    chooseMapping: (file, mapping) => change({ choices: withMapping(latest.current.choices, file, mapping) }),
  };
}
