/**
 * Files dropped on a row are attached to its entry. Statements are not, nor is a folder: wherever they are dropped they
 * are imported, so the frame gets those.
 */
import { type DragEvent, useMemo, useRef, useState } from 'react';
import { isNamedLikeStatement } from '../../../shared/statement-files.ts';
import { carriedBy } from '../../ui/index.ts';
import type { RegisterRow } from './types.ts';

/** By its name. A PDF that is dropped on a row is its receipt more often than a statement. */
export function isStatement(name: string): boolean {
  return isNamedLikeStatement(name) && !name.toLowerCase().endsWith('.pdf');
}

export interface RowDrop {
  /** The row that files hang over. */
  over: RegisterRow | null;
  handlers: Pick<React.HTMLAttributes<HTMLElement>, 'onDragEnter' | 'onDragLeave' | 'onDragOver' | 'onDrop'>;
}

export function useRowDrop(
  rowAt: (index: number) => RegisterRow | undefined,
  onFiles: (row: RegisterRow, files: File[]) => void,
): RowDrop {
  const [over, setOver] = useState<RegisterRow | null>(null);
  const marked = useRef<HTMLElement | null>(null);
  const latest = useRef({ rowAt, onFiles });
  latest.current = { rowAt, onFiles };
  const handlers = useMemo(() => {
    const mark = (item: HTMLElement | null) => {
      if (marked.current === item) return;
      delete marked.current?.dataset.drop;
      if (item) item.dataset.drop = '';
      marked.current = item;
      setOver((item && latest.current.rowAt(Number(item.dataset.item))) ?? null);
    };
    const carries = (event: DragEvent) => event.dataTransfer.types.includes('Files');
    const itemOf = (event: DragEvent) =>
      event.target instanceof Element ? event.target.closest<HTMLElement>('[data-item]') : null;
    // What happens above rows is kept from the frame, whose veil would hide them.
    const own = (event: DragEvent) => {
      if (carries(event) && itemOf(event)) event.stopPropagation();
    };
    return {
      onDragEnter: (event: DragEvent) => {
        own(event);
        if (carries(event) && itemOf(event)) event.preventDefault();
      },
      onDragLeave: (event: DragEvent) => {
        own(event);
        const to = event.relatedTarget;
        if (!(to instanceof Node && event.currentTarget.contains(to))) mark(null);
      },
      onDragOver: (event: DragEvent) => {
        if (!carries(event)) return;
        mark(itemOf(event));
        if (itemOf(event)) event.preventDefault();
      },
      onDrop: (event: DragEvent) => {
        const item = itemOf(event);
        const row = item && latest.current.rowAt(Number(item.dataset.item));
        mark(null);
        const { files, folders } = carriedBy(event.dataTransfer);
        const isAttached = folders.length === 0 && !files.some(({ name }) => isStatement(name));
        if (!row || !isAttached || files.length === 0) return;
        event.preventDefault();
        latest.current.onFiles(row, files);
      },
    };
  }, []);
  return { over, handlers };
}
