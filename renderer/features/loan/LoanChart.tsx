/** Principal over time: as agreed, and as it is in the books. */
import { lazy, Suspense } from 'react';
import { useBooks } from '../../app/books.ts';
import { text } from '../../text/index.ts';
import { dateText, useLocale } from '../../ui/index.ts';
import { balances } from './rows.ts';
import type { LoanDetail } from './types.ts';

const Chart = lazy(() => import('../../ui/chart/index.ts').then((module) => ({ default: module.Chart })));

const HEIGHT = 180;
const words = text.loan.one;

export function LoanChart({ loan }: { loan: LoanDetail }) {
  const locale = useLocale();
  const { entity } = useBooks();
  const { months, agreed, real } = balances(loan);
  // Two points say no more than the figures above.
  if (months.length < 3) return null;
  const hue = entity(loan.borrower.id)?.hue;
  return (
    <div style={{ minHeight: HEIGHT + 36 }}>
      <Suspense fallback={null}>
        <Chart
          title={words.chart}
          type="line"
          labels={months.map((month) => dateText(month, locale, 'monthShort'))}
          series={[
            ...(agreed
              ? [
                  {
                    id: 'agreed',
                    label: words.chartAgreed,
                    values: agreed,
                    tone: 'muted' as const,
                    dashed: true,
                  },
                ]
              : []),
            { id: 'real', label: words.chartReal, values: real, ...(hue === undefined ? {} : { hue }) },
          ]}
          currency={loan.currency}
          height={HEIGHT}
          fromZero
          storageKey="loan"
        />
      </Suspense>
    </div>
  );
}
