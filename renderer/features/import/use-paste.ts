/** Files, or the text of one, pasted anywhere on the screen but into a field. */
import { useEffect, useRef } from 'react';
import { text } from '../../text/index.ts';
import { announce } from '../../ui/index.ts';
import { pastedFiles } from './files.ts';

export function usePaste(onFiles: (files: readonly File[]) => void): void {
  const latest = useRef(onFiles);
  latest.current = onFiles;
  useEffect(() => {
    const paste = (event: ClipboardEvent) => {
      const into = event.target;
      if (into instanceof HTMLElement && into.closest('input, textarea, [contenteditable], [role="dialog"]'))
        return;
      if (!event.clipboardData) return;
      const files = pastedFiles(event.clipboardData, text.imports.pastedName, Date.now());
      if (files.length === 0) return announce(text.imports.said.pastedNothing);
      event.preventDefault();
      latest.current(files);
    };
    window.addEventListener('paste', paste);
    return () => window.removeEventListener('paste', paste);
  }, []);
}
