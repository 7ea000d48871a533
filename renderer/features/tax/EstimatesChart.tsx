/** By each due day: what was asked for until then, what was paid of it, and what is left. */
import { lazy, Suspense } from 'react';
import { tryParseMoney } from '../../../shared/money.ts';
import { text } from '../../text/index.ts';
import { dateText, signOf, useLocale } from '../../ui/index.ts';
import styles from './Tax.module.css';
import type { Estimates } from './types.ts';

const Chart = lazy(() => import('../../ui/chart/index.ts').then((module) => ({ default: module.Chart })));

const HEIGHT = 170;
const words = text.tax.estimates;

interface EstimatesChartProps {
  estimates: Estimates;
  hue: number;
}

export function EstimatesChart({ estimates: { instalments, currency }, hue }: EstimatesChartProps) {
  const locale = useLocale();
  const minor = (amount: string) => {
    const value = tryParseMoney(amount, currency);
    return typeof value === 'number' ? value : null;
  };
  // Four times nothing is no picture.
  const flat = instalments.every(
    ({ required_so_far, paid_so_far }) => signOf(required_so_far) === 0 && signOf(paid_so_far) === 0,
  );
  if (flat) return null;
  return (
    <div className={styles.chart} style={{ minHeight: HEIGHT + 36 }}>
      <Suspense fallback={null}>
        <Chart
          title={words.chart}
          type="bar"
          labels={instalments.map(({ due }) => dateText(due, locale))}
          series={[
            {
              ...{ id: 'required', label: words.chartNames.required, tone: 'muted' },
              values: instalments.map((one) => minor(one.required_so_far)),
            },
            {
              ...{ id: 'paid', label: words.chartNames.paid, hue },
              values: instalments.map((one) => minor(one.paid_so_far)),
            },
            {
              ...{ id: 'left', label: words.chartNames.left, tone: 'action' },
              values: instalments.map((one) => minor(one.left)),
            },
          ]}
          currency={currency}
          height={HEIGHT}
          fromZero
          storageKey="tax.estimates"
        />
      </Suspense>
    </div>
  );
}
