/** Which rows are open, by key. */
import { useState } from 'react';

export function useOpenRows() {
  const [open, setOpen] = useState<ReadonlySet<string>>(new Set());
  const toggle = (key: string) => {
    const next = new Set(open);
    if (!next.delete(key)) next.add(key);
    setOpen(next);
  };
  return { isOpen: (key: string) => open.has(key), toggle };
}
