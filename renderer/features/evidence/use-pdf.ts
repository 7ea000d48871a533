/** A PDF that is open while its pages are looked at. */
import { useEffect, useState } from 'react';
import type { OpenPdf } from './pdf.ts';

type Opened = { pdf: OpenPdf; trouble: null } | { pdf: null; trouble: string | null };

const WAITING: Opened = { pdf: null, trouble: null };

/** `file`: undefined until it is there. */
export function usePdf(file: Blob | undefined): Opened {
  const [opened, setOpened] = useState<Opened>(WAITING);
  useEffect(() => {
    if (!file) return;
    let gone = false;
    let pdf: OpenPdf | null = null;
    void (async () => {
      try {
        const { openPdf } = await import('./pdf.ts');
        pdf = await openPdf(await file.arrayBuffer());
        if (gone) pdf.close();
        else setOpened({ pdf, trouble: null });
      } catch (error) {
        if (!gone) setOpened({ pdf: null, trouble: error instanceof Error ? error.message : String(error) });
      }
    })();
    return () => {
      gone = true;
      pdf?.close();
      setOpened(WAITING);
    };
  }, [file]);
  return opened;
}
