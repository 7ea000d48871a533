/** Two panes with a hairline between that can be moved: by pointer, or by arrows when it has the focus. */
import { type KeyboardEvent, type PointerEvent, type ReactNode, useRef } from 'react';
import { asNumber, usePref } from '../prefs.ts';
import { text } from '../text.ts';
import styles from './SplitPane.module.css';

export interface SplitPaneProps {
  /** Two panes; the first keeps its width, the second takes the rest. */
  first: ReactNode;
  second: ReactNode;
  /** Width of the first pane in pixels, to begin with. */
  initial?: number;
  min?: number;
  max?: number;
  /** Remembers the width. */
  storageKey?: string;
  label?: string;
}

const STEP = 16;

export function SplitPane(props: SplitPaneProps) {
  const { first, second, initial = 320, min = 200, max = 640, storageKey, label = text.split.resize } = props;
  const [width, setWidth] = usePref(storageKey && `split.${storageKey}`, initial, asNumber);
  const start = useRef<{ x: number; width: number } | null>(null);
  const clamp = (next: number) => Math.round(Math.min(max, Math.max(min, next)));

  function onPointerDown(event: PointerEvent<HTMLElement>) {
    event.currentTarget.setPointerCapture(event.pointerId);
    start.current = { x: event.clientX, width };
  }
  function onPointerMove(event: PointerEvent) {
    if (start.current) setWidth(clamp(start.current.width + event.clientX - start.current.x));
  }
  function onKeyDown(event: KeyboardEvent) {
    const targets: Readonly<Record<string, number>> = {
      ArrowLeft: width - STEP,
      ArrowRight: width + STEP,
      Home: min,
      End: max,
    };
    const next = targets[event.key];
    if (next === undefined) return;
    event.preventDefault();
    setWidth(clamp(next));
  }

  return (
    <div className={styles.split}>
      <div className={styles.first} style={{ width: clamp(width) }}>
        {first}
      </div>
      {/* biome-ignore lint/a11y/useSemanticElements: a separator that moves is no rule */}
      <div
        role="separator"
        tabIndex={0}
        aria-label={label}
        aria-orientation="vertical"
        aria-valuenow={clamp(width)}
        aria-valuemin={min}
        aria-valuemax={max}
        className={styles.handle}
        onPointerDown={onPointerDown}
        onPointerMove={onPointerMove}
        onPointerUp={() => {
          start.current = null;
        }}
        onDoubleClick={() => setWidth(initial)}
        onKeyDown={onKeyDown}
      />
      <div className={styles.second}>{second}</div>
    </div>
  );
}
