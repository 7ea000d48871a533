/** A trend in a thin line, without axes: the zero line where it is crossed, a dot on the last figure, gaps as gaps. */
import { useId } from 'react';
import { useLocale } from '../locale.tsx';
import { moneyText } from '../money/format.ts';
import { text } from '../text.ts';
import styles from './Sparkline.module.css';

export interface SparklineProps {
  /** Minor units, oldest first; `null` is a gap. */
  values: readonly (number | null)[];
  currency: string;
  /** What it is the trend of. */
  label: string;
  width?: number;
  height?: number;
}

const PAD = 3;

export function Sparkline({ values, currency, label, width = 96, height = 24 }: SparklineProps) {
  const locale = useLocale();
  const title = useId();
  const known = values.filter((value): value is number => value !== null);
  const [first, last] = [known[0], known.at(-1)];
  const write = (value: number) => moneyText(value, currency, locale, 'symbol');
  const summary =
    first === undefined || last === undefined
      ? text.trend.empty(label)
      : text.trend.summary(
          label,
          write(first),
          write(last),
          write(Math.min(...known)),
          write(Math.max(...known)),
        );
  const low = Math.min(...known);
  const high = Math.max(...known);
  const x = (place: number) => PAD + (place * (width - 2 * PAD)) / Math.max(1, values.length - 1);
  const y = (value: number) =>
    high === low ? height / 2 : PAD + ((high - value) * (height - 2 * PAD)) / (high - low);
  const lastPlace = values.findLastIndex((value) => value !== null);
  return (
    <svg width={width} height={height} role="img" aria-labelledby={title} className={styles.spark}>
      <title id={title}>{summary}</title>
      {low < 0 && high > 0 && <line x1={PAD} x2={width - PAD} y1={y(0)} y2={y(0)} className={styles.zero} />}
      <path d={pathOf(values, x, y)} className={styles.line} />
      {last !== undefined && <circle cx={x(lastPlace)} cy={y(last)} r={2} className={styles.dot} />}
    </svg>
  );
}

function pathOf(
  values: readonly (number | null)[],
  x: (place: number) => number,
  y: (value: number) => number,
): string {
  let pen = 'M';
  let path = '';
  values.forEach((value, place) => {
    if (value === null) pen = 'M';
    else {
      path += `${pen}${x(place).toFixed(1)} ${y(value).toFixed(1)}`;
      pen = 'L';
    }
  });
  return path;
}
