/** The legal books beside what is left of them for income tax: the bridge of each LLC, and every account behind it. */
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { api } from '../../app/client.ts';
import { text } from '../../text/index.ts';
import { EmptyState, Switch, signOf } from '../../ui/index.ts';
import { Answer } from './Answer.tsx';
import { Bridge } from './Bridge.tsx';
import { CrossingsBehind, OpenLabel } from './CrossingsBehind.tsx';
import { type FigureRow, FigureTable } from './FigureTable.tsx';
import styles from './Member.module.css';
import { Notes } from './Notes.tsx';
import type { TaxView } from './types.ts';
import { useOpenRows } from './use-open-rows.ts';
import type { Shown } from './use-shown.ts';

const words = text.member.tax;
type Row = TaxView['rows'][number];

interface TaxViewPartProps {
  shown: Shown;
  all: boolean;
  onAll: (all: boolean) => void;
}

export function TaxViewPart({ shown, all, onAll }: TaxViewPartProps) {
  const { entity, days } = shown;
  const answer = useQuery({
    ...api.reports.tax_view.queryOptions({ input: { entity: entity.id, ...days } }),
    placeholderData: keepPreviousData,
  });
  return (
    <Answer query={answer}>
      {(view) => (
        <>
          <p className={styles.quiet}>
            {words.explained} {words.of(view.entities.map(({ name }) => name).join(', '))}.
          </p>
          {view.bridges
            .filter(({ entity_id }) => entity.kind === 'person' || entity_id === entity.id)
            .map((bridge) => (
              <Bridge key={bridge.entity_id} bridge={bridge} view={view} />
            ))}
          <Accounts view={view} all={all} onAll={onAll} />
          <Notes notes={view.notes} />
        </>
      )}
    </Answer>
  );
}

function Accounts({ view, all, onAll }: { view: TaxView; all: boolean; onAll: (all: boolean) => void }) {
  const { isOpen, toggle } = useOpenRows();
  const shown = view.rows.filter((row) => all || signOf(row.eliminated) !== 0 || row.crossings > 0);
  const rowOf = (row: Row): FigureRow => {
    const label = row.label.replaceAll(':', ' › ');
    const key = `${row.part} ${row.entity_id} ${row.account_id ?? row.label} ${row.currency}`;
    const openable = row.crossings > 0 && row.account_id !== null;
    return {
      key,
      indented: true,
      figures: [row.legal, row.eliminated, row.tax],
      label: openable ? (
        <OpenLabel label={label} count={row.crossings} open={isOpen(key)} onToggle={() => toggle(key)} />
      ) : (
        label
      ),
      detail: openable && isOpen(key) && (
        <CrossingsBehind
          view={row.part === 'balance' ? { ...view, from: '1990-01-01' } : view}
          entity={row.entity_id}
          account={row.account_id!}
          columns={3}
        />
      ),
    };
  };
  const groups = (['income', 'balance'] as const).flatMap((part) =>
    view.entities.flatMap(({ id, name }) => {
      const rows = shown.filter((row) => row.part === part && row.entity_id === id);
      if (rows.length === 0) return [];
      const heading: FigureRow = {
        ...{ key: `${part} ${id}`, label: `${name}: ${words.parts[part]}`, figures: [], kind: 'heading' },
      };
      return [heading, ...rows.map(rowOf)];
    }),
  );
  const sums = (Object.keys(words.totals) as (keyof typeof words.totals)[]).map(
    (key): FigureRow => ({
      key,
      label: words.totals[key],
      indented: true,
      figures: [view.totals[key].legal, view.totals[key].eliminated, view.totals[key].tax],
    }),
  );
  return (
    <div className={styles.part}>
      <div className={styles.head}>
        <h2>{words.accounts}</h2>
        <div className={styles.end}>
          <Switch label={words.all} checked={all} onChange={onAll} />
        </div>
      </div>
      {shown.length === 0 && view.rows.every(({ crossings }) => crossings === 0) ? (
        <EmptyState compact title={words.nothing} drawing="wall">
          {words.nothingText}
        </EmptyState>
      ) : (
        <FigureTable
          label={words.accounts}
          what={words.account}
          columns={(['legal', 'eliminated', 'tax'] as const).map((key) => ({ key, title: words[key] }))}
          rows={[...groups, { key: 'sums', label: words.sums, figures: [], kind: 'heading' }, ...sums]}
          currency={view.currency}
        />
      )}
    </div>
  );
}
