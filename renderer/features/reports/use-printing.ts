/**
 * Printing, however it was asked for: by the button, by the browser’s key or its menu. While it lasts, the page is drawn
 * in the light colours (paper is white), and what only paper shows is there.
 */
import { useEffect, useState } from 'react';
import { flushSync } from 'react-dom';

const SCHEME = 'data-mantine-color-scheme';

export function usePrinting(): boolean {
  const [printing, setPrinting] = useState(false);
  useEffect(() => {
    const root = document.documentElement;
    let scheme: string | null = null;
    const before = () => {
      scheme ??= root.getAttribute(SCHEME);
      root.setAttribute(SCHEME, 'light');
      flushSync(() => setPrinting(true));
    };
    const after = () => {
      if (scheme !== null) root.setAttribute(SCHEME, scheme);
      scheme = null;
      setPrinting(false);
    };
    // Before anything else hears of it: charts take their colours from the page when they do.
    window.addEventListener('beforeprint', before, true);
    window.addEventListener('afterprint', after, true);
    return () => {
      window.removeEventListener('beforeprint', before, true);
      window.removeEventListener('afterprint', after, true);
      after();
    };
  }, []);
  return printing;
}
