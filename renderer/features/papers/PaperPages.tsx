/** The pages of a paper, one after the other; keys turn them. */
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react';
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { text } from '../../text/index.ts';
import { announce, ErrorState, IconButton, Skeleton } from '../../ui/index.ts';
import { PageCanvas } from '../evidence/PageCanvas.tsx';
import type { OpenPdf } from '../evidence/pdf.ts';
import { useBoxRoom } from '../evidence/use-box-room.ts';
import { usePdf } from '../evidence/use-pdf.ts';
import styles from './Papers.module.css';

const words = text.papers.detail;
const ICON = { size: 16, stroke: 1.75 };
/** What is left free around the page. */
const ROOM = 28;

export function PaperPages({ file }: { file: File }) {
  const isPdf = file.type === 'application/pdf';
  const { pdf, trouble } = usePdf(isPdf ? file : undefined);
  if (!isPdf) return <p className={styles.quiet}>{words.noPages}</p>;
  if (trouble !== null) return <ErrorState title={trouble} />;
  return pdf ? <Pages pdf={pdf} name={file.name} /> : <Skeleton lines={8} />;
}

function Pages({ pdf, name }: { pdf: OpenPdf; name: string }) {
  const box = useRef<HTMLElement>(null);
  const room = useBoxRoom(box);
  const [page, setPage] = useState(1);
  const size = usePageSize(pdf, page);
  const pages = pdf.document.numPages;
  const go = (to: number) => {
    const next = Math.min(Math.max(to, 1), pages);
    if (next === page) return;
    setPage(next);
    box.current?.scrollTo({ top: 0 });
    announce(words.page(next, pages));
  };
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    const by = { PageDown: 1, ArrowRight: 1, PageUp: -1, ArrowLeft: -1 }[event.key];
    if (by === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    go(page + by);
  };
  const scale = size ? (room.width - ROOM) / size.width : 0;
  return (
    <>
      <section
        ref={box}
        className={styles.view}
        aria-label={words.pages}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is reached by the keyboard
        tabIndex={0}
        onKeyDown={onKeyDown}
      >
        {size && scale > 0 && (
          <div
            className={styles.sheet}
            // A page is paper in either theme.
            data-mantine-color-scheme="light"
            ref={(sheet) => {
              sheet?.style.setProperty('width', `${size.width * scale}px`);
              sheet?.style.setProperty('height', `${size.height * scale}px`);
            }}
          >
            <PageCanvas pdf={pdf} page={page} scale={scale} name={name} />
          </div>
        )}
      </section>
      <div className={styles.turn}>
        <IconButton
          label={words.previous}
          icon={<IconChevronLeft {...ICON} />}
          aria-disabled={page === 1 || undefined}
          onClick={() => go(page - 1)}
        />
        <span className={styles.number}>{words.page(page, pages)}</span>
        <IconButton
          label={words.next}
          icon={<IconChevronRight {...ICON} />}
          aria-disabled={page === pages || undefined}
          onClick={() => go(page + 1)}
        />
      </div>
    </>
  );
}

interface Size {
  width: number;
  height: number;
}

/** In points; the page before it stays until it is known. */
function usePageSize({ document }: OpenPdf, page: number): Size | null {
  const [size, setSize] = useState<Size | null>(null);
  useEffect(() => {
    let gone = false;
    void document.getPage(page).then((one) => {
      const { width, height } = one.getViewport({ scale: 1 });
      if (!gone) setSize({ width, height });
    });
    return () => {
      gone = true;
    };
  }, [document, page]);
  return size;
}
