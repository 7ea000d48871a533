/** The toasts themselves: a live region at the foot; the clock stands still while one is pointed at or holds the focus. */
import { IconCheck, IconExclamationCircle, IconX } from '@tabler/icons-react';
import { useEffect, useState, useSyncExternalStore } from 'react';
import { Button, IconButton } from '../action/Button.tsx';
import { text } from '../text.ts';
import styles from './Toasts.module.css';
import { dismiss, type Toast, timeoutOf, toast, toastStore } from './toast.ts';

export function Toasts() {
  const shown = useSyncExternalStore(toastStore.subscribe, toastStore.get);
  return (
    <section aria-label={text.messages} className={styles.region}>
      <div role="status" aria-live="polite" className={styles.stack} data-toasts>
        {shown.map((item) => (
          <ToastCard key={item.id} item={item} />
        ))}
      </div>
    </section>
  );
}

function ToastCard({ item }: { item: Toast }) {
  const [held, setHeld] = useState(false);
  const timeout = timeoutOf(item);
  useEffect(() => {
    if (held || timeout === 0) return;
    const timer = setTimeout(() => dismiss(item.id), timeout);
    return () => clearTimeout(timer);
  }, [held, timeout, item.id]);

  async function undo() {
    dismiss(item.id);
    try {
      await item.undo?.();
    } catch {
      toast({ message: text.undoFailed, tone: 'bad' });
    }
  }

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the pointer only stops the clock
    <div
      className={styles.toast}
      data-tone={item.tone ?? 'plain'}
      role={item.tone === 'bad' ? 'alert' : undefined}
      onPointerEnter={() => setHeld(true)}
      onPointerLeave={() => setHeld(false)}
      onFocus={() => setHeld(true)}
      onBlur={() => setHeld(false)}
    >
      {item.tone === 'good' && (
        <IconCheck size={16} stroke={1.75} aria-hidden="true" className={styles.icon} />
      )}
      {item.tone === 'bad' && (
        <IconExclamationCircle size={16} stroke={1.75} aria-hidden="true" className={styles.icon} />
      )}
      <div className={styles.words}>
        <div>{item.message}</div>
        {item.detail && <div className={styles.detail}>{item.detail}</div>}
      </div>
      {item.undo && (
        <Button size="small" variant="quiet" onClick={undo}>
          {text.undo}
        </Button>
      )}
      {item.action && (
        <Button
          size="small"
          variant="quiet"
          onClick={() => {
            dismiss(item.id);
            item.action?.onAct();
          }}
        >
          {item.action.label}
        </Button>
      )}
      <IconButton
        size="small"
        label={text.dismiss}
        icon={<IconX size={14} stroke={1.75} />}
        onClick={() => dismiss(item.id)}
      />
    </div>
  );
}
