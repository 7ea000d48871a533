/** The chart of accounts of an entity, what is known of the entity, and how far its books are closed. */
import { IconPlus } from '@tabler/icons-react';
import { type ToOptions, useNavigate, useSearch } from '@tanstack/react-router';
import { type Entity, useBooks } from '../../app/books.ts';
import { EntityTabs } from '../../app/frame/EntityTabs.tsx';
import { ScreenBar } from '../../app/frame/ScreenBar.tsx';
import { TroubleState } from '../../app/TroubleState.tsx';
import { text } from '../../text/index.ts';
import { Button, dateText, EmptyState, Skeleton, useLocale } from '../../ui/index.ts';
import styles from './AccountsScreen.module.css';
import { ChartDialogs } from './ChartDialogs.tsx';
import { ChartPane } from './ChartPane.tsx';
import { EntityFacts } from './EntityFacts.tsx';
import { useChart } from './use-chart.ts';
import { useChartActions } from './use-chart-actions.ts';
import { useChartView } from './use-chart-view.ts';

const words = text.accounts;

function placeOf({ id }: Entity): ToOptions {
  return { to: '/accounts', search: { entity: id } };
}

export function AccountsScreen() {
  const { entities, account, loading } = useBooks();
  const search = useSearch({ from: '/accounts' });
  const navigate = useNavigate();
  const locale = useLocale();
  const entity =
    entities.find(({ id, name }) => id === search.entity || name === search.entity) ??
    entities.find(({ id }) => id === account(search.account)?.entity_id) ??
    entities[0];
  const chart = useChart(entity?.id);
  const view = useChartView(chart, search.account);
  const { dialog, open, close } = view.dialogs;
  const { query, accounts } = chart;
  useChartActions({ entity, account: view.active, deeds: view.deeds, open, ...view.reach });
  const closed = entity?.closed_through;
  const alive = accounts.filter(({ archived }) => !archived).length;
  const notes = [
    query.data && words.note(alive),
    closed && words.entity.closedThrough(dateText(closed, locale)),
  ].filter(Boolean);
  return (
    <>
      <ScreenBar
        title={words.title}
        entity={entity}
        note={notes.join(' · ')}
        actions={
          entity && (
            <>
              <Button size="small" onClick={() => open({ what: 'add-entity' })}>
                {words.actions.addEntity}
              </Button>
              <Button
                size="small"
                variant="primary"
                icon={<IconPlus size={14} stroke={1.75} />}
                onClick={() => open({ what: 'add' })}
              >
                {words.actions.add}
              </Button>
            </>
          )
        }
      />
      {entity && <EntityTabs current={entity} place={placeOf} />}
      {!loading && !entity && (
        <EmptyState
          title={words.noEntity.title}
          drawing="hull"
          action={
            <Button variant="primary" onClick={() => open({ what: 'add-entity' })}>
              {words.actions.addEntity}
            </Button>
          }
        >
          {words.noEntity.text}
        </EmptyState>
      )}
      {query.isError && (
        <div className={styles.pad}>
          <TroubleState error={query.error} onRetry={() => void query.refetch()} />
        </div>
      )}
      {(loading || (entity && query.isPending)) && (
        <div className={styles.pad}>
          <Skeleton lines={10} />
        </div>
      )}
      {entity && query.data && (
        <div className={styles.body} data-hue={entity.hue}>
          <ChartPane key={entity.id} entity={entity} chart={chart} view={view} />
          <div className={styles.side}>
            <EntityFacts entity={entity} onOpen={open} />
          </div>
        </div>
      )}
      <ChartDialogs
        open={dialog}
        entity={entity}
        chart={chart}
        deeds={view.deeds}
        at={view.active}
        onClose={close}
        onAdded={view.show}
        onMerged={view.show}
        onEntity={(id) => void navigate({ to: '/accounts', search: { entity: id } })}
      />
    </>
  );
}
