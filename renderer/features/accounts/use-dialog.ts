/** Which dialog is open; when it closes the focus goes back to where it was, or into the list. */
import { useCallback, useMemo, useRef, useState } from 'react';
import type { ChartDialog } from './ChartDialogs.tsx';

export interface DialogState {
  dialog: ChartDialog | null;
  open: (dialog: ChartDialog) => void;
  close: () => void;
}

export function useDialog(focusList: () => void): DialogState {
  const [dialog, setDialog] = useState<ChartDialog | null>(null);
  const from = useRef<Element | null>(null);
  const list = useRef(focusList);
  list.current = focusList;
  const open = useCallback((next: ChartDialog) => {
    from.current = document.activeElement;
    setDialog(next);
  }, []);
  const close = useCallback(() => {
    setDialog(null);
    // Once the dialog is gone; a menu it was opened from is gone already.
    setTimeout(() => {
      if (document.activeElement !== document.body) return;
      const back = from.current;
      if (back instanceof HTMLElement && back.isConnected && back !== document.body) back.focus();
      else list.current();
    });
  }, []);
  return useMemo(() => ({ dialog, open, close }), [dialog, open, close]);
}
