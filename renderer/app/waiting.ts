/**
 * Statement files that wait in the watched folder. They are asked for again while somebody is here, since nobody tells
 * when one comes; taking them puts them on the import’s list as if they had been dropped.
 */
import { useQuery } from '@tanstack/react-query';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { Waiting } from '../../shared/contract/app.ts';
import type { ImportResult } from '../../shared/contract/import.ts';
import { STILL_WAITING, TAKEN_BYTES_MAX } from '../../shared/statement-files.ts';
import { text } from '../text/index.ts';
import { announce, toast } from '../ui/index.ts';
import { api, client } from './client.ts';
import { addDroppedFiles, droppedFiles, fileKey, useDroppedFiles } from './dropped-files.ts';
import { queries } from './queries.ts';
import { sentenceOf, troubleOf } from './trouble.ts';

export type WaitingFile = Waiting['files'][number];

/** A look costs a millisecond. */
const EVERY_MS = 3_000;

export interface WaitingFiles {
  /** The last part of the folder’s path; `null` where none is watched. */
  folder: string | null;
  problem: string | null;
  /** Those that wait and are not on the import’s list yet. */
  files: readonly WaitingFile[];
  left: Waiting['left'];
  busy: boolean;
  take: () => Promise<void>;
  putAside: (files: readonly WaitingFile[]) => Promise<void>;
}

/** The same for a file in the folder and the one that was taken, or dropped, from there. */
function keyOf({ name, size, modified_at }: WaitingFile): string {
  return fileKey({ name, size, lastModified: Date.parse(modified_at) });
}

export function useWaiting(): Waiting | undefined {
  return useQuery(
    api.app.waiting.queryOptions({
      refetchInterval: ({ state }) => (state.data?.folder ? EVERY_MS : false),
      // A window may tell of new files while it is behind others.
      refetchIntervalInBackground: globalThis.bulkhead !== undefined,
    }),
  ).data;
}

export function nameOfFolder(path: string): string {
  return path.split(/[/\\]/).findLast((part) => part !== '') ?? path;
}

function show(answer: Waiting): void {
  queries.setQueryData(api.app.waiting.queryKey(), answer);
}

async function mark(
  files: readonly WaitingFile[],
  as: WaitingFile['state'],
  batch: string | null = null,
): Promise<void> {
  const ids = files.map(({ id }) => id);
  if (ids.length > 0) show(await client.app.mark_waiting({ ids, as, batch }));
}

function say(error: unknown): void {
  toast({ message: sentenceOf(troubleOf(error)), tone: 'bad' });
}

/** Puts files aside, with an Undo. */
async function putAside(files: readonly WaitingFile[]): Promise<void> {
  const words = text.imports.waiting;
  try {
    await mark(files, 'aside');
    const undo = () => mark(files, 'waiting').catch(say);
    toast({ message: words.putAside(files.length), undo, key: 'undo' });
  } catch (error) {
    say(error);
  }
}

/** Has files that were put aside wait again. */
export async function offerAgain(files: readonly WaitingFile[]): Promise<void> {
  await mark(files, 'waiting').catch(say);
}

export function useWaitingFiles(): WaitingFiles {
  const data = useWaiting();
  const dropped = useDroppedFiles();
  const [busy, setBusy] = useState(false);
  const files = useMemo(() => {
    const listed = new Set(dropped.map(fileKey));
    return (data?.files ?? []).filter((file) => file.state === 'waiting' && !listed.has(keyOf(file)));
  }, [data, dropped]);
  const latest = useRef({ files, busy });
  latest.current = { files, busy };
  const take = useCallback(async () => {
    const { files: wanted, busy: taking } = latest.current;
    if (taking || wanted.length === 0) return;
    setBusy(true);
    try {
      await takeAll(wanted);
    } catch (error) {
      say(error);
    } finally {
      setBusy(false);
      await queries.invalidateQueries({ queryKey: api.app.waiting.queryKey() });
    }
  }, []);
  return {
    folder: data?.folder ? nameOfFolder(data.folder) : null,
    problem: data?.problem ?? null,
    files,
    left: data?.left ?? [],
    busy,
    take,
    putAside,
  };
}

async function takeAll(wanted: Waiting['given']): Promise<void> {
  let room = TAKEN_BYTES_MAX - droppedFiles().reduce((sum, { size }) => sum + size, 0);
  const taken: File[] = [];
  try {
    for (const { id, name, size, modified_at } of wanted) {
      if (size > room) continue;
      const bytes = await client.app.waiting_file({ id });
      taken.push(new File([bytes], name, { lastModified: Date.parse(modified_at) }));
      room -= size;
    }
  } finally {
    // What could be had is worth having, whatever became of the one after it.
    addDroppedFiles(taken);
    if (taken.length > 0) announce(text.imports.said.added(taken.length));
  }
  if (taken.length < wanted.length)
    toast({ message: text.imports.waiting.tooMuch(wanted.length - taken.length) });
}

/** After an import: those of its files that came from the folder no longer wait, unless something of one was refused. */
export async function markImported(
  files: readonly File[],
  { batch, files: reports }: ImportResult,
): Promise<void> {
  const done = files.filter((_, at) =>
    reports.every((one) => one.at !== at || !STILL_WAITING.includes(one.status)),
  );
  await markThese(done, batch);
}

/** Files of which every row is known already. */
export function markKnown(files: readonly File[]): Promise<void> {
  return markThese(files, null);
}

async function markThese(files: readonly File[], batch: string | null): Promise<void> {
  const keys = new Set(files.map(fileKey));
  const data = queries.getQueryData<Waiting>(api.app.waiting.queryKey());
  const waiting = data?.files.filter((file) => file.state === 'waiting' && keys.has(keyOf(file)));
  // The import itself is done: that a file is offered once more is no trouble.
  await mark(waiting ?? [], 'imported', batch).catch(() => undefined);
}

/** Fetched, or said, by this page: it asks again before the program has heard. */
const fetched = new Set<string>();

/** Files that the program was told to open go to the import, as those that are dropped do. */
export function useGivenFiles(onFiles: () => void): void {
  const data = useWaiting();
  useEffect(() => {
    const there = new Set([...(data?.given ?? []).map(({ id }) => id), ...(data?.refused ?? [])]);
    // What is there no more may come again.
    for (const one of fetched) if (!there.has(one)) fetched.delete(one);
    for (const message of data?.refused ?? []) {
      if (!fetched.has(message)) toast({ message, tone: 'bad' });
      fetched.add(message);
    }
    const given = (data?.given ?? []).filter(({ id }) => !fetched.has(id));
    if (given.length === 0) return;
    for (const { id } of given) fetched.add(id);
    onFiles();
    takeAll(given).catch(say);
  }, [data, onFiles]);
}

/** In the window: a word of the system’s when files have come. The shell leaves it out where the window is in front. */
export function useWaitingNotice(): void {
  const data = useWaiting();
  const known = useRef<ReadonlySet<string> | null>(null);
  useEffect(() => {
    if (!data) return;
    const ids = new Set(data.files.filter(({ state }) => state === 'waiting').map(({ id }) => id));
    const before = known.current;
    known.current = ids;
    const came = before === null ? 0 : [...ids].filter((id) => !before.has(id)).length;
    if (came === 0 || data.folder === null) return;
    const words = text.imports.waiting;
    void globalThis.bulkhead?.notify(words.title(ids.size, nameOfFolder(data.folder)), words.notice);
  }, [data]);
}
