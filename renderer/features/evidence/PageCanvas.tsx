/** One page, drawn as large as it is shown. A page that takes too long is given up. */
import { useEffect, useRef, useState } from 'react';
import { text } from '../../text/index.ts';
import { ErrorState } from '../../ui/index.ts';
import styles from './Pages.module.css';
import type { OpenPdf } from './pdf.ts';

interface PageCanvasProps {
  pdf: OpenPdf;
  /** From 1. */
  page: number;
  /** Pixels of the screen to a point. */
  scale: number;
  name: string;
}

const DRAWING_MS_MAX = 20_000;
/** Dots of one canvas: what a screen of the largest size can show. */
const DOTS_MAX = 16 * 1024 * 1024;

const words = text.evidence;

export function PageCanvas({ pdf, page, scale, name }: PageCanvasProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const [drawn, setDrawn] = useState<string | null>(null);
  const [trouble, setTrouble] = useState<string | null>(null);
  const wanted = `${page} ${scale}`;
  useEffect(() => {
    const target = canvas.current;
    if (!target) return;
    const drawing = draw(pdf, page, scale, target);
    setTrouble(null);
    let gone = false;
    const timer = setTimeout(() => {
      gone = true;
      drawing.cancel();
      setTrouble(words.trouble.slow);
    }, DRAWING_MS_MAX);
    drawing.done
      .then(
        () => !gone && setDrawn(`${page} ${scale}`),
        () => !gone && setTrouble(words.trouble.page),
      )
      .finally(() => clearTimeout(timer));
    return () => {
      gone = true;
      clearTimeout(timer);
      drawing.cancel();
    };
  }, [pdf, page, scale]);
  return (
    <>
      <canvas
        ref={canvas}
        role="img"
        aria-label={words.picture(page, name)}
        className={styles.canvas}
        aria-busy={drawn !== wanted && trouble === null}
        data-drawn={drawn === wanted || undefined}
      />
      {trouble !== null && (
        <div className={styles.trouble}>
          <ErrorState title={trouble} />
        </div>
      )}
    </>
  );
}

function draw({ document }: OpenPdf, number: number, scale: number, target: HTMLCanvasElement) {
  let cancelled = false;
  let cancel: () => void = () => undefined;
  const done = (async () => {
    const page = await document.getPage(number);
    const plain = page.getViewport({ scale: 1 });
    const most = Math.sqrt(DOTS_MAX / (plain.width * plain.height));
    const viewport = page.getViewport({ scale: Math.min(scale * window.devicePixelRatio, most) });
    if (cancelled) return;
    // Drawn apart, so that the page that is seen stays until the next one is whole.
    const sheet = window.document.createElement('canvas');
    sheet.width = Math.max(1, Math.round(viewport.width));
    sheet.height = Math.max(1, Math.round(viewport.height));
    // 0: no links, no forms.
    const task = page.render({ canvas: sheet, viewport, annotationMode: 0 });
    cancel = () => task.cancel();
    await task.promise;
    if (cancelled) return;
    target.width = sheet.width;
    target.height = sheet.height;
    target.getContext('2d')?.drawImage(sheet, 0, 0);
    page.cleanup();
  })();
  return {
    done,
    cancel: () => {
      cancelled = true;
      cancel();
    },
  };
}
