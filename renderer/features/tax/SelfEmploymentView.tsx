/** The worksheets of a person's return: self-employment tax, the deduction for business income, state taxes and their limit. */
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { api } from '../../app/client.ts';
import { text } from '../../text/index.ts';
import { EmptyState, Money } from '../../ui/index.ts';
import { Answer } from '../member/Answer.tsx';
import { FigureTable } from '../member/FigureTable.tsx';
import { Notes } from '../member/Notes.tsx';
import { FactsFields } from './FactsFields.tsx';
import { Numbered } from './Numbered.tsx';
import { Qbi } from './Qbi.tsx';
import { StateTaxes } from './StateTaxes.tsx';
import styles from './Tax.module.css';
import { useFacts } from './use-facts.ts';
import type { Shown } from './use-shown.ts';

const words = text.tax.selfEmployment;
/** What all lines come to, and what of it income is lowered by. */
const SUMS: ReadonlySet<string> = new Set(['12', '13']);

export function SelfEmploymentView({ shown }: { shown: Shown }) {
  const { entity, year } = shown;
  const kept = useFacts(shown);
  const answer = useQuery({
    ...api.tax.self_employment.queryOptions({ input: { entity: entity.id, year } }),
    placeholderData: keepPreviousData,
  });
  return (
    <div className={styles.sides}>
      <div className={styles.page}>
        <Answer query={answer}>
          {({ taxpayer, tax, deductible, additional_medicare, businesses, lines, currency, notes }) => (
            <>
              <div className={styles.head}>
                <h2>{words.title(taxpayer, year)}</h2>
              </div>
              <dl className={styles.figures}>
                {(
                  [
                    [words.tax, tax],
                    [words.half, deductible],
                    [words.medicare, additional_medicare],
                  ] as const
                ).map(([name, amount]) => (
                  <div key={name}>
                    <dt>{name}</dt>
                    <dd>
                      <Money value={amount} currency={currency} size="figure" />
                    </dd>
                  </div>
                ))}
              </dl>
              {businesses.length === 0 ? (
                <EmptyState compact title={words.none} drawing="scales" />
              ) : (
                <FigureTable
                  label={words.businesses}
                  what={words.business}
                  columns={[{ key: 'profit', title: words.profit }]}
                  rows={businesses.map(({ entity: name, profit }) => ({
                    ...{ key: name, label: name, figures: [profit] },
                  }))}
                  currency={currency}
                />
              )}
              <FigureTable
                label={words.worksheet}
                what={words.what}
                columns={[{ key: 'amount', title: words.amount }]}
                rows={lines.map(({ line, label, amount }) => ({
                  ...{ key: line, figures: [amount] },
                  ...(SUMS.has(line) ? { kind: 'sum' as const } : {}),
                  label: <Numbered line={line}>{label}</Numbered>,
                }))}
                currency={currency}
              />
              <Notes notes={notes} />
            </>
          )}
        </Answer>
        <Qbi shown={shown} kept={kept} />
        <StateTaxes shown={shown} />
      </div>
      <FactsFields kept={kept} year={year} wanted={['wages']} />
    </div>
  );
}
