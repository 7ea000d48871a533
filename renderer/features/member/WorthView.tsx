/** What a person is worth: what is theirs, what they owe, and their part of each company's equity. */
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { api } from '../../app/client.ts';
import { text } from '../../text/index.ts';
import { EmptyState, Hint, moneyText, pathText, useLocale } from '../../ui/index.ts';
import { Answer } from './Answer.tsx';
import { FigureTable } from './FigureTable.tsx';
import styles from './Member.module.css';
import { Notes } from './Notes.tsx';
import type { Worth } from './types.ts';
import type { Shown } from './use-shown.ts';

const words = text.member.worth;

export function WorthView({ shown }: { shown: Shown }) {
  const { entity, days } = shown;
  const answer = useQuery({
    ...api.member.net_worth.queryOptions({ input: { entity: entity.id, ...days } }),
    placeholderData: keepPreviousData,
  });
  return <Answer query={answer}>{(worth) => <WorthTable worth={worth} name={entity.name} />}</Answer>;
}

function WorthTable({ worth, name }: { worth: Worth; name: string }) {
  const locale = useLocale();
  const { lines, currency } = worth;
  if (lines.length === 0) return <EmptyState title={words.none(name)} drawing="ledger" />;
  const columns = (['opening', 'cost', 'undistributed', 'amount'] as const).map((key) => ({
    key,
    title: words[key],
  }));
  return (
    <div className={styles.part}>
      <div className={styles.head}>
        <h2>{words.title}</h2>
        <div className={styles.end}>
          <Hint term={words.term}>{words.explained}</Hint>
        </div>
      </div>
      <FigureTable
        label={words.title}
        what={words.what}
        columns={columns}
        rows={[
          ...lines.map((line) => ({
            key: line.account_id ?? line.company_id ?? line.label,
            label: line.kind === 'interest' ? words.interest(line.label) : pathText(line.label, 1),
            figures: [line.opening, line.cost, line.undistributed, line.amount],
          })),
          {
            ...{ key: 'total', label: words.total, kind: 'sum' as const },
            figures: [worth.opening, null, null, worth.net_worth],
          },
        ]}
        currency={currency}
      />
      <p className={styles.quiet}>{words.change(moneyText(worth.change, currency, locale, 'symbol'))}</p>
      <Notes notes={worth.notes} />
    </div>
  );
}
