/** The deduction for business income (QBI): business by business, with what limits it. */
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useBooks } from '../../app/books.ts';
import { api } from '../../app/client.ts';
import { text } from '../../text/index.ts';
import { Checkbox } from '../../ui/index.ts';
import { Answer } from '../member/Answer.tsx';
import { type FigureRow, FigureTable } from '../member/FigureTable.tsx';
import { Notes } from '../member/Notes.tsx';
import styles from './Tax.module.css';
import type { Qbi as QbiSheet } from './types.ts';
import type { KeptFacts } from './use-facts.ts';
import type { Shown } from './use-shown.ts';

const words = text.tax.qbi;

interface QbiProps {
  shown: Shown;
  kept: KeptFacts;
}

export function Qbi({ shown: { entity, year }, kept: { facts, set } }: QbiProps) {
  const services = facts?.services ?? [];
  const answer = useQuery({
    ...api.tax.qbi.queryOptions({ input: { entity: entity.id, year } }),
    placeholderData: keepPreviousData,
  });
  return (
    <section className={styles.part} aria-label={words.title(year)}>
      <div className={styles.head}>
        <h2>{words.title(year)}</h2>
      </div>
      <Answer query={answer}>
        {(sheet) => (
          <>
            {sheet.businesses.length > 0 && (
              <>
                <FigureTable
                  label={words.businesses}
                  what={words.business}
                  columns={(['profit', 'less', 'income', 'limit', 'deduction'] as const).map((key) => ({
                    ...{ key, title: words.columns[key] },
                  }))}
                  rows={sheet.businesses.map(({ entity: name, profit, less, income, limit, deduction }) => ({
                    ...{ key: name, label: name, figures: [profit, less, income, limit, deduction] },
                  }))}
                  currency={sheet.currency}
                />
                <Services sheet={sheet} services={services} onChange={(next) => set({ services: next })} />
              </>
            )}
            <FigureTable
              label={words.sums}
              what={words.sums}
              columns={[{ key: 'amount', title: words.amount }]}
              rows={sumsOf(sheet)}
              currency={sheet.currency}
            />
            <Notes notes={sheet.notes} of={words.title(year)} />
          </>
        )}
      </Answer>
    </section>
  );
}

function sumsOf({ taxable_income, threshold, income_limit, deduction }: QbiSheet): FigureRow[] {
  return [
    { key: 'income', label: words.taxable, figures: [taxable_income] },
    { key: 'threshold', label: words.threshold, figures: [threshold], kind: 'aside' },
    { key: 'limit', label: words.incomeLimit, figures: [income_limit] },
    { key: 'deduction', label: words.deduction, figures: [deduction], kind: 'sum' },
  ];
}

interface ServicesProps {
  sheet: QbiSheet;
  services: readonly string[];
  onChange: (services: string[]) => void;
}

/** The law treats some businesses otherwise where income is high: only their owner knows which. */
function Services({ sheet, services, onChange }: ServicesProps) {
  const { entities } = useBooks();
  const own = entities.filter(({ name }) => sheet.businesses.some(({ entity }) => entity === name));
  return (
    <fieldset className={styles.group}>
      <legend>{words.services}</legend>
      {own.map(({ id, name }) => (
        <Checkbox
          key={id}
          label={name}
          checked={services.includes(id)}
          onChange={(on) => onChange(on ? [...services, id] : services.filter((one) => one !== id))}
        />
      ))}
      <p className={styles.quiet}>{words.servicesHelp}</p>
    </fieldset>
  );
}
