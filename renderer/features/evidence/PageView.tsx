/** The page with what is marked on it: each mark a button over its words. */
import { useEffect, useLayoutEffect, useRef } from 'react';
import { text } from '../../text/index.ts';
import { cx, Skeleton, VisuallyHidden } from '../../ui/index.ts';
import { PageCanvas } from './PageCanvas.tsx';
import styles from './Pages.module.css';
import type { OpenPdf } from './pdf.ts';
import { isSought, type Mark, type Pages, type Sought } from './types.ts';
import { useBoxRoom } from './use-box-room.ts';
import type { Place } from './use-place.ts';

interface PageViewProps {
  place: Place;
  pages: Pages;
  pdf: OpenPdf | null;
  sought: Sought;
  onOpen: (mark: Mark) => void;
}

const words = text.evidence;
/** What is left free around the page. */
const ROOM = 24;

export function PageView({ place, pages, pdf, sought, onOpen }: PageViewProps) {
  const box = useRef<HTMLElement>(null);
  const room = useBoxRoom(box);
  const { page, chosen, marks, zoom, setScale } = place;
  const size = pages.pages[page - 1]!;
  const fits = { width: (room.width - ROOM) / size.width, page: (room.height - ROOM) / size.height };
  const scale =
    typeof zoom === 'number' ? zoom : zoom === 'width' ? fits.width : Math.min(fits.width, fits.page);
  useEffect(() => setScale(scale), [scale, setScale]);
  const line = chosen?.line;
  // biome-ignore lint/correctness/useExhaustiveDependencies: again when another row, page or size is shown
  useLayoutEffect(() => {
    const target = box.current?.querySelector<HTMLElement>('[data-chosen]');
    if (!target) {
      box.current?.scrollTo({ top: 0 });
      // The row that had the focus went with its page.
      if (document.activeElement === document.body) box.current?.focus();
      return;
    }
    target.scrollIntoView({ block: 'center' });
    const active = document.activeElement;
    // The focus goes along from row to row; it never leaves what somebody works with.
    const free = active === null || active.contains(box.current) || active.hasAttribute('data-mark');
    if (free) target.focus({ preventScroll: true });
  }, [line, page, scale > 0]);
  const isStop = (mark: Mark, index: number) =>
    chosen && marks.includes(chosen) ? mark === chosen : index === 0;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is reached by the keyboard
    <section ref={box} className={styles.view} aria-label={words.region} tabIndex={0}>
      <div
        className={styles.page}
        // A page is paper in either theme.
        data-mantine-color-scheme="light"
        ref={(sheet) => {
          sheet?.style.setProperty('width', `${size.width * scale}px`);
          sheet?.style.setProperty('height', `${size.height * scale}px`);
        }}
      >
        {pdf && room.width > 0 ? (
          <PageCanvas pdf={pdf} page={page} scale={scale} name={pages.file} />
        ) : (
          <Skeleton lines={8} />
        )}
        {marks.map((mark, index) => (
          <MarkButtons
            key={`${mark.line} ${mark.kind}`}
            mark={mark}
            page={page}
            scale={scale}
            chosen={mark === chosen}
            sought={isSought(mark, sought)}
            stop={isStop(mark, index)}
            onOpen={onOpen}
          />
        ))}
      </div>
      <VisuallyHidden>{size.text}</VisuallyHidden>
    </section>
  );
}

interface MarkButtonsProps {
  mark: Mark;
  page: number;
  scale: number;
  chosen: boolean;
  sought: boolean;
  /** Whether the Tab key stops at it. */
  stop: boolean;
  onOpen: (mark: Mark) => void;
}

function MarkButtons({ mark, page, scale, chosen, sought, stop, onOpen }: MarkButtonsProps) {
  const { spots, kind, doubt, text: printed } = mark;
  const label = words.mark(words.kinds[kind], printed.replace(/\s+/g, ' '), doubt);
  return spots
    .filter((spot) => spot.page === page)
    .map(({ x, y, width, height }) => (
      <button
        key={`${x} ${y}`}
        type="button"
        className={cx(styles.mark, doubt !== null && styles.doubt, sought && styles.sought)}
        aria-label={label}
        aria-current={chosen || undefined}
        title={doubt ?? undefined}
        tabIndex={stop ? 0 : -1}
        data-mark={mark.line}
        data-chosen={chosen || undefined}
        onClick={() => onOpen(mark)}
        ref={(button) => {
          const at = { left: x, top: y, width, height };
          for (const [side, points] of Object.entries(at))
            button?.style.setProperty(side, `${points * scale}px`);
        }}
      />
    ));
}
