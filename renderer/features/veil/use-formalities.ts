/** What can be done to the calendar; each is undone like anything else. */
import type { Entity } from '../../app/books.ts';
import { client } from '../../app/client.ts';
import { type Command, useCommand } from '../../app/command.ts';
import { saveFile } from '../../app/save-file.ts';
import { text } from '../../text/index.ts';
import { dateText, useLocale } from '../../ui/index.ts';
import type { Formality, Wanted } from './types.ts';

const words = text.veil.calendar;

export type NewFormality = Pick<Wanted, 'kind' | 'title' | 'due_on' | 'every_months'> & { note: string };
export type AddFormality = Command<NewFormality, Formality>;

export function useAddFormality({ id }: Entity): AddFormality {
  return useCommand(
    ({ kind, title, due_on, every_months, note }: NewFormality) =>
      client.veil.add_formality({ entity: id, kind, title, due_on, every_months, note }),
    { done: ({ title }) => words.added(title) },
  );
}

export interface DoneFormality {
  id: string;
  on: string;
  file: File | null;
}

export function useDoFormality() {
  const locale = useLocale();
  return useCommand(
    ({ id, on, file }: DoneFormality) =>
      client.veil.do_formality({ id, on, ...(file === null ? {} : { file }) }),
    {
      done: ({ formality, next }) =>
        next?.due_on
          ? words.doneNext(formality.title, dateText(next.due_on, locale))
          : words.done(formality.title),
    },
  );
}

export function useReopenFormality() {
  return useCommand(({ id }: Formality) => client.veil.change_formality({ id, done_on: null }), {
    done: ({ title }) => words.reverted(title),
  });
}

export function useRemoveFormality() {
  return useCommand(({ id }: Formality) => client.veil.remove_formality({ id }), {
    done: (_, { title }) => words.removed(title),
  });
}

export function useEvidence() {
  return useCommand(async ({ id }: Formality) => {
    const file = await client.veil.evidence({ id });
    saveFile(file.name, file);
    return file;
  });
}
