/** State and local taxes of a person, as far as the limit of the year allows (Schedule A, line 5e). */
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { api } from '../../app/client.ts';
import { text } from '../../text/index.ts';
import { signOf } from '../../ui/index.ts';
import { Answer } from '../member/Answer.tsx';
import { type FigureRow, FigureTable } from '../member/FigureTable.tsx';
import { Notes } from '../member/Notes.tsx';
import { Numbered } from './Numbered.tsx';
import styles from './Tax.module.css';
import type { Shown } from './use-shown.ts';

const words = text.tax.stateTaxes;

export function StateTaxes({ shown: { entity, year } }: { shown: Shown }) {
  const answer = useQuery({
    ...api.tax.state_taxes.queryOptions({ input: { entity: entity.id, year } }),
    placeholderData: keepPreviousData,
  });
  return (
    <div className={styles.part}>
      <div className={styles.head}>
        <h2>{words.title(year)}</h2>
      </div>
      <Answer query={answer}>
        {({ lines, cap, lost, currency, notes }) => (
          <>
            <FigureTable
              label={words.title(year)}
              what={words.what}
              columns={[{ key: 'amount', title: words.amount }]}
              rows={[
                ...lines.map(
                  ({ line, label, amount }): FigureRow => ({
                    ...{ key: line, figures: [amount], label: <Numbered line={line}>{label}</Numbered> },
                    ...(line === ALLOWED ? { kind: 'sum' } : {}),
                  }),
                ),
                { key: 'cap', label: words.cap, figures: [cap], kind: 'aside' },
                ...(signOf(lost) === 0
                  ? []
                  : [{ key: 'lost', label: words.lost, figures: [lost], kind: 'aside' as const }]),
              ]}
              currency={currency}
            />
            <Notes notes={notes} of={words.title(year)} />
          </>
        )}
      </Answer>
    </div>
  );
}

const ALLOWED = '5e';
