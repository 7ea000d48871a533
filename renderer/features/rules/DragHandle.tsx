/** Takes a rule by its handle to another place: the list shows the new order while it is held, and keeps it when let go. */
import { IconGripVertical } from '@tabler/icons-react';
import { useRef } from 'react';
import { text } from '../../text/index.ts';
import type { Rule } from './draft.ts';
import styles from './RulesScreen.module.css';

interface DragHandleProps {
  rule: Rule;
  /** The row under a point of the window; -1 beside the list. */
  rowAt: (x: number, y: number) => number;
  onGrab: () => void;
  onOver: (to: number) => void;
  onDrop: () => void;
}

export function DragHandle({ rule, rowAt, onGrab, onOver, onDrop }: DragHandleProps) {
  const held = useRef(false);
  const last = useRef(-1);
  const end = () => {
    if (!held.current) return;
    held.current = false;
    onDrop();
  };
  return (
    <span className={styles.order}>
      <span
        className={styles.handle}
        title={text.rules.dragHelp}
        aria-hidden="true"
        data-drag-handle=""
        onPointerDown={(event) => {
          if (event.button !== 0) return;
          event.preventDefault();
          event.currentTarget.setPointerCapture(event.pointerId);
          held.current = true;
          last.current = -1;
          onGrab();
        }}
        onPointerMove={(event) => {
          if (!held.current) return;
          const to = rowAt(event.clientX, event.clientY);
          if (to === -1 || to === last.current) return;
          last.current = to;
          onOver(to);
        }}
        onPointerUp={end}
        onPointerCancel={end}
      >
        <IconGripVertical size={14} stroke={1.5} />
      </span>
      {rule.position}
    </span>
  );
}
