import { lazy, Suspense } from 'react';
import { Panel, Skeleton, toast } from '../ui/index.ts';
import styles from './kit.module.css';

const Chart = lazy(() => import('../ui/chart/index.ts').then((module) => ({ default: module.Chart })));

const MONTHS = ['Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec', 'Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun'];
const CASH = [31, 34, 29, null, 38, 41, 46, 44, 52, 49, 58, 61].map((v) => v && v * 100_000 + 1234);
const HOME = [22, 23, 24, 23, 21, 19, 24, 25, 26, 24, 25, 25].map((v) => v * 100_000);
const pick = ({ series, index }: { series: string; index: number }) =>
  toast({ message: `${series} ${MONTHS[index]}` });

export function Charts() {
  return (
    <Suspense fallback={<Skeleton height={400} />}>
      <div className={styles.two}>
        <Panel>
          <Chart
            title="Cash"
            type="line"
            labels={MONTHS}
            currency="USD"
            onPick={pick}
            series={[
              { id: 'llc', label: 'Northlight', values: CASH, hue: 0 },
              { id: 'dana', label: 'Dana', values: HOME, hue: 1 },
              {
                id: 'plan',
                label: 'Plan',
                values: HOME.map((v) => v + 400_000),
                tone: 'muted',
                dashed: true,
              },
            ]}
          />
        </Panel>
        <Panel>
          <Chart
            title="In and out"
            type="bar"
            labels={MONTHS}
            currency="USD"
            onPick={pick}
            series={[
              { id: 'in', label: 'In', values: HOME, tone: 'action' },
              {
                id: 'out',
                label: 'Out',
                values: HOME.map((v, i) => -(v - (i % 4) * 300_000)),
                tone: 'muted',
              },
            ]}
          />
        </Panel>
        <Panel>
          <Chart
            title="Expenses"
            type="stacked"
            labels={MONTHS}
            currency="USD"
            series={[
              { id: 'a', label: 'Travel', values: HOME.map((v) => Math.round(v / 4)), hue: 0 },
              { id: 'b', label: 'Software', values: HOME.map((v) => Math.round(v / 6)), hue: 4 },
              { id: 'c', label: 'Fees', values: HOME.map((v) => Math.round(v / 9)), hue: 3 },
            ]}
          />
        </Panel>
        <Panel>
          <Chart
            title="Net"
            type="bar"
            labels={MONTHS}
            currency="USD"
            series={[
              { id: 'net', label: 'Net', values: HOME.map((v, i) => v - 2_300_000 - i * 4000), hue: 0 },
            ]}
          />
        </Panel>
        <Panel>
          <Chart
            title="From income to profit"
            type="steps"
            labels={['Income', 'Cost of goods sold', 'Travel', 'Software', 'Other costs', 'Profit']}
            currency="USD"
            sums={[0, 5]}
            onPick={pick}
            series={[
              {
                id: 'profit',
                label: 'Amount',
                values: [9_240_000, -2_110_050, -1_400_000, -640_000, -300_000, 4_789_950],
                hue: 0,
              },
            ]}
          />
        </Panel>
        <Panel>
          <Chart
            title="Largest costs"
            type="ranks"
            labels={['Cost of goods sold', 'Travel', 'Software', 'Postage and whatever else goes by mail']}
            currency="USD"
            onPick={pick}
            series={[
              { id: 'costs', label: 'Amount', values: [2_110_050, 1_400_000, 640_000, 120_000], hue: 1 },
            ]}
          />
        </Panel>
      </div>
    </Suspense>
  );
}
