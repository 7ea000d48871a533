/** Files: dragged anywhere onto the window, or chosen with a button. */
import { IconFilePlus } from '@tabler/icons-react';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { announce } from '../overlay/announce.ts';
import { text } from '../text.ts';
import styles from './DropZone.module.css';
import { FileButton } from './FileButton.tsx';
import { type Carried, carriedBy, pickFiles } from './files.ts';

export interface DropZoneProps {
  onFiles: (files: File[]) => void;
  /** Endings taken, with the dot: [".ofx", ".csv"]. All by default. */
  accept?: readonly string[];
  multiple?: boolean;
  disabled?: boolean;
  /** Words above the button: what can be dropped and what becomes of it. */
  children?: ReactNode;
  /** The button alone; dropping still works anywhere. */
  bare?: boolean;
  /** The button's words. */
  label?: string;
}

export function DropZone(props: DropZoneProps) {
  const { onFiles, accept, multiple = true, disabled, children, bare, label = text.drop.button } = props;
  const over = useFileDrop(({ files, folders }) => take(files, folders), disabled ?? false);

  function take(files: readonly File[], folders: Carried['folders'] = []) {
    const { taken, refused } = pickFiles(files, accept, multiple);
    const left = [...refused, ...folders].map(({ name }) => name);
    if (left.length > 0) announce(text.drop.refused(left.join(', ')), 'assertive');
    if (taken.length > 0) onFiles(taken);
  }

  return (
    <>
      <div className={bare ? undefined : styles.zone}>
        {!bare && children && <div className={styles.words}>{children}</div>}
        <FileButton
          disabled={disabled}
          multiple={multiple}
          accept={accept?.join(',')}
          icon={<IconFilePlus size={16} stroke={1.5} />}
          onFiles={(files) => take(files)}
        >
          {label}
        </FileButton>
        {!bare && <div className={styles.or}>{text.drop.or}</div>}
      </div>
      {over && (
        <div className={styles.veil} aria-hidden="true">
          <div className={styles.frame}>{text.drop.here}</div>
        </div>
      )}
    </>
  );
}

/** Whether files hang over the window; calls `onDrop` when they are let go. */
export function useFileDrop(onDrop: (carried: Carried) => void, disabled = false): boolean {
  const [over, setOver] = useState(false);
  const latest = useRef(onDrop);
  latest.current = onDrop;
  useEffect(() => {
    if (disabled) return;
    // Enter and leave come once for every element crossed.
    let depth = 0;
    const carries = (event: DragEvent) => event.dataTransfer?.types.includes('Files') ?? false;
    const enter = (event: DragEvent) => {
      if (!carries(event)) return;
      depth += 1;
      setOver(true);
    };
    const leave = (event: DragEvent) => {
      if (!carries(event)) return;
      depth = Math.max(0, depth - 1);
      if (depth === 0) setOver(false);
    };
    const hover = (event: DragEvent) => carries(event) && event.preventDefault();
    const drop = (event: DragEvent) => {
      if (!carries(event)) return;
      event.preventDefault();
      depth = 0;
      setOver(false);
      if (event.dataTransfer) latest.current(carriedBy(event.dataTransfer));
    };
    window.addEventListener('dragenter', enter);
    window.addEventListener('dragleave', leave);
    window.addEventListener('dragover', hover);
    window.addEventListener('drop', drop);
    return () => {
      window.removeEventListener('dragenter', enter);
      window.removeEventListener('dragleave', leave);
      window.removeEventListener('dragover', hover);
      window.removeEventListener('drop', drop);
    };
  }, [disabled]);
  return over;
}
