/**
 * What is being typed into a cell survives a lock, a reload and a crash: it is kept at each key, and when the register
 * opens again the same cell is being edited with the same text in it.
 */
import { type FormEvent, type KeyboardEvent, type RefObject, useEffect, useRef } from 'react';
import { dropDraft, readDraft, saveDraft } from '../../app/drafts.ts';
import type { GridHandle } from '../../ui/index.ts';
import type { RegisterRows } from './register-rows.ts';
import type { RegisterQuery } from './types.ts';
import { editsAnswered } from './use-edits.ts';
import { placeOf } from './use-register-rows.ts';

interface CellDraft {
  entry: string;
  line: number;
  column: string;
  typed: string;
}

interface CellDraftOptions {
  name: string;
  rows: RegisterRows;
  asked: RegisterQuery;
  grid: RefObject<GridHandle | null>;
  box: RefObject<HTMLElement | null>;
}

export function useCellDraft({ name, rows, asked, grid, box }: CellDraftOptions) {
  const latest = useRef<CellDraft>(undefined);
  const key = `cell:${name}`;
  const question = useRef(asked);
  question.current = asked;
  useEffect(() => {
    let gone = false;
    void restore();
    return () => {
      gone = true;
    };
    async function restore() {
      const draft = await readDraft<CellDraft>(key);
      if (!draft) return;
      await rows.loaded();
      const place = await placeOf(draft.entry, question.current, draft.line);
      if (gone || place === null) return;
      grid.current?.edit(place, draft.column);
      await typeInto(box, draft.typed);
    }
  }, [key, rows, grid, box]);

  const cellOf = (target: EventTarget) =>
    target instanceof Element ? target.closest<HTMLElement>('[data-editing]') : null;

  return {
    onInput: (event: FormEvent) => {
      const cell = cellOf(event.target);
      const item = cell?.closest<HTMLElement>('[data-item]')?.dataset.item;
      const row = item === undefined ? undefined : rows.getRow(Number(item));
      if (!cell || !row || !(event.target instanceof HTMLInputElement)) return;
      latest.current = {
        entry: row.entry_id,
        line: row.line,
        column: cell.dataset.column ?? '',
        typed: event.target.value,
      };
      saveDraft(key, latest.current);
    },
    onKeyDownCapture: (event: KeyboardEvent) => {
      if (event.key === 'Escape' && cellOf(event.target)) dropDraft(key);
    },
    onBlur: (event: { target: EventTarget }) => {
      if (!cellOf(event.target)) return;
      const left = latest.current;
      // Leaving the cell commits it, after this. Once that is stored or refused, nothing of it needs to be kept.
      setTimeout(async () => {
        if ((await editsAnswered()) && latest.current === left) dropDraft(key);
      });
    },
  };
}

/** Once the cell’s input is there: types into it as a person would, so that the input sees it. */
async function typeInto(box: RefObject<HTMLElement | null>, typed: string): Promise<void> {
  for (let frames = 0; frames < 60; frames += 1) {
    const input = box.current?.querySelector<HTMLInputElement>('[data-editing] input');
    if (input) {
      const { set } = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value') ?? {};
      set?.call(input, typed);
      input.dispatchEvent(new Event('input', { bubbles: true }));
      return;
    }
    await new Promise((resolve) => requestAnimationFrame(resolve));
  }
}
