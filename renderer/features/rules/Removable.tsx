/** A condition or an action that somebody has added, with the button that takes it away again. */
import { IconX } from '@tabler/icons-react';
import { type ReactNode, useEffect, useRef } from 'react';
import { IconButton } from '../../ui/index.ts';
import styles from './RuleForm.module.css';

interface RemovableProps {
  /** What the button says. */
  label: string;
  /** `null` while it is all there is. */
  onRemove: (() => void) | null;
  /** It was added just now: its first field takes the focus, or the button where it has none. */
  isFresh: boolean;
  children: ReactNode;
}

export function Removable({ label, onRemove, isFresh, children }: RemovableProps) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const find = (what: string) => box.current?.querySelector<HTMLElement>(what);
    if (isFresh) (find('input, select, textarea') ?? find('button'))?.focus();
  }, [isFresh]);
  return (
    <div ref={box} className={styles.removable}>
      <div className={styles.kept}>{children}</div>
      {onRemove && (
        <IconButton size="small" label={label} icon={<IconX size={14} stroke={1.75} />} onClick={onRemove} />
      )}
    </div>
  );
}
