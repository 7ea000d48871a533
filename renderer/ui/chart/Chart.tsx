/** A chart with its title, and the table of the same figures behind it: for the keyboard, for reading, for copying. */
import { useReducedMotion } from '@mantine/hooks';
import { IconChartLine, IconTable } from '@tabler/icons-react';
import {
  BarController,
  BarElement,
  CategoryScale,
  Chart as ChartJs,
  LinearScale,
  LineController,
  LineElement,
  PointElement,
  Tooltip,
} from 'chart.js';
import { useEffect, useId, useMemo, useRef } from 'react';
import { IconButton } from '../action/Button.tsx';
import { useScheme } from '../KitProvider.tsx';
import { useLocale } from '../locale.tsx';
import { asText, usePref } from '../prefs.ts';
import { VisuallyHidden } from '../show/VisuallyHidden.tsx';
import { text } from '../text.ts';
import styles from './Chart.module.css';
import { ChartTable } from './ChartTable.tsx';
import { configOf } from './draw.ts';
import { readInk } from './ink.ts';
import type { ChartProps } from './types.ts';

ChartJs.register(
  BarController,
  BarElement,
  CategoryScale,
  LinearScale,
  LineController,
  LineElement,
  PointElement,
  Tooltip,
);

const HEIGHT = 220;

export function Chart(props: ChartProps) {
  const { title, titleHidden, storageKey, description, series, labels, height = HEIGHT } = props;
  const [view, setView] = usePref<string>(storageKey && `chart.${storageKey}`, 'chart', asText);
  const id = useId();
  return (
    <figure className={styles.chart} aria-labelledby={id}>
      <figcaption className={styles.head}>
        <span id={id} className={styles.title}>
          {titleHidden ? <VisuallyHidden>{title}</VisuallyHidden> : title}
        </span>
        <IconButton
          label={view === 'table' ? text.chart.showChart : text.chart.showTable}
          size="small"
          icon={
            view === 'table' ? <IconChartLine size={15} stroke={1.5} /> : <IconTable size={15} stroke={1.5} />
          }
          onClick={() => setView(view === 'table' ? 'chart' : 'table')}
        />
      </figcaption>
      {view === 'table' ? (
        <ChartTable {...props} height={height} />
      ) : (
        <Canvas
          {...props}
          height={height}
          description={description ?? text.chart.describe(title, series.length, labels.length)}
        />
      )}
    </figure>
  );
}

function Canvas(props: ChartProps & { height: number; description: string }) {
  const locale = useLocale();
  const { drawn } = useScheme();
  const still = useReducedMotion();
  const canvas = useRef<HTMLCanvasElement>(null);
  const pick = useRef(props.onPick);
  pick.current = props.onPick;
  const { type, labels, series, currency, height, description, sums } = props;
  const pickable = props.onPick !== undefined;
  // Arrays made anew with the same figures must not draw anew.
  const figures = JSON.stringify([type, labels, series, currency, sums]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: the figures stand for the props; the theme for the colours
  const draw = useMemo(() => props, [figures]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: the scheme is read from the page
  useEffect(() => {
    const element = canvas.current;
    if (!element) return;
    const make = (isStill: boolean) =>
      new ChartJs(
        element,
        configOf({
          props: draw,
          ink: readInk(element),
          locale,
          still: isStill,
          onPick: pickable ? (picked) => pick.current?.(picked) : undefined,
        }),
      );
    let chart = make(still);
    // Paper has the colours of paper, and does not wait for a drawing to move into place.
    const anew = () => {
      chart.destroy();
      chart = make(true);
    };
    window.addEventListener('beforeprint', anew);
    window.addEventListener('afterprint', anew);
    return () => {
      window.removeEventListener('beforeprint', anew);
      window.removeEventListener('afterprint', anew);
      chart.destroy();
    };
  }, [draw, locale, still, drawn, pickable]);

  return (
    <div className={styles.canvas} style={{ height }}>
      <canvas ref={canvas} role="img" aria-label={description} />
    </div>
  );
}
