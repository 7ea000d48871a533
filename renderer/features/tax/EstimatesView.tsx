/** Estimated tax: what to set aside now, what is due when, and which safe harbour asks for the least. */
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { api } from '../../app/client.ts';
import { today } from '../../app/use-period.ts';
import { text } from '../../text/index.ts';
import { DateText, dateText, useLocale } from '../../ui/index.ts';
import { Answer } from '../member/Answer.tsx';
import { type FigureRow, FigureTable } from '../member/FigureTable.tsx';
import { Notes } from '../member/Notes.tsx';
import { EstimateFigures } from './EstimateFigures.tsx';
import { EstimatesChart } from './EstimatesChart.tsx';
import { FactsFields } from './FactsFields.tsx';
import { AMOUNTS } from './facts.ts';
import styles from './Tax.module.css';
import type { Estimates } from './types.ts';
import { useFacts } from './use-facts.ts';
import type { Shown } from './use-shown.ts';

const words = text.tax.estimates;

export function EstimatesView({ shown }: { shown: Shown }) {
  const { entity, year } = shown;
  const locale = useLocale();
  const kept = useFacts(shown);
  const answer = useQuery({
    ...api.tax.estimates.queryOptions({
      input: { entity: entity.id, year, as_of: today() },
    }),
    placeholderData: keepPreviousData,
  });
  return (
    <div className={styles.sides}>
      <div className={styles.page}>
        <Answer query={answer}>
          {(estimates) => (
            <>
              <div className={styles.head}>
                <h2>{words.title(estimates.taxpayer, year)}</h2>
                <span className={styles.quiet}>{words.asOf(dateText(estimates.as_of, locale))}</span>
              </div>
              <EstimateFigures estimates={estimates} />
              <EstimatesChart estimates={estimates} hue={entity.hue} />
              <Instalments estimates={estimates} />
              <div className={styles.halves}>
                <Harbours estimates={estimates} />
                <OfYear estimates={estimates} />
              </div>
              <Payments estimates={estimates} />
              <Notes notes={estimates.notes} />
            </>
          )}
        </Answer>
      </div>
      <FactsFields kept={kept} year={year} wanted={AMOUNTS} hasMethod />
    </div>
  );
}

function Instalments({ estimates: { instalments, currency } }: { estimates: Estimates }) {
  return (
    <FigureTable
      label={words.instalments}
      what={words.due}
      columns={(['regular', 'annualised', 'required', 'paid', 'left'] as const).map((key) => ({
        key,
        title: words.columns[key],
      }))}
      rows={instalments.map((one) => ({
        key: one.due,
        label: <DateText value={one.due} />,
        figures: [one.regular, one.annualised, one.required_so_far, one.paid_so_far, one.left],
      }))}
      currency={currency}
    />
  );
}

function Harbours({ estimates: { required, currency } }: { estimates: Estimates }) {
  const { of_current, of_prior, prior_percent, annual } = required;
  return (
    <FigureTable
      label={words.harbours}
      what={words.harbour}
      columns={[{ key: 'amount', title: words.amount }]}
      rows={[
        { key: 'current', label: words.current, figures: [of_current] },
        {
          ...{ key: 'prior', figures: [of_prior] },
          label: prior_percent === null ? words.noPrior : words.prior(prior_percent),
        },
        { key: 'annual', label: words.smaller, figures: [annual], kind: 'sum' },
      ]}
      currency={currency}
    />
  );
}

function OfYear({ estimates: { profit, tax, currency } }: { estimates: Estimates }) {
  const lines = Object.keys(words.lines) as (keyof typeof words.lines)[];
  return (
    <FigureTable
      label={words.ofYear}
      what={words.ofYear}
      columns={[{ key: 'amount', title: words.amount }]}
      rows={[
        { key: 'so_far', label: words.soFar, figures: [profit.so_far], kind: 'aside' },
        { key: 'expected', label: words.expected, figures: [profit.expected] },
        ...lines.map(
          (key): FigureRow => ({
            ...{ key, label: words.lines[key], figures: [tax[key]] },
            ...(key === 'total' ? { kind: 'sum' } : {}),
          }),
        ),
      ]}
      currency={currency}
    />
  );
}

function Payments({ estimates: { payments, currency } }: { estimates: Estimates }) {
  if (payments.length === 0) return <p className={styles.quiet}>{words.noPayments}</p>;
  return (
    <FigureTable
      label={words.payments}
      what={words.paidOn}
      columns={[{ key: 'amount', title: words.payments }]}
      rows={payments.map(({ date, amount, entry_id }) => ({
        key: entry_id,
        label: (
          <Link to="/register" search={{ entry: entry_id, from: date, to: date }}>
            <DateText value={date} />
          </Link>
        ),
        figures: [amount],
      }))}
      currency={currency}
    />
  );
}
