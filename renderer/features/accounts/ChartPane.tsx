/** The chart with what narrows it above and its keys below. */
import type { Entity } from '../../app/books.ts';
import { text } from '../../text/index.ts';
import { Button, EmptyState, Kbd } from '../../ui/index.ts';
import styles from './AccountsScreen.module.css';
import { ChartList } from './ChartList.tsx';
import { ChartTools } from './ChartTools.tsx';
import type { Chart } from './use-chart.ts';
import type { ChartView } from './use-chart-view.ts';

const words = text.accounts;

interface ChartPaneProps {
  entity: Entity;
  chart: Chart;
  view: ChartView;
}

export function ChartPane({ entity, chart, view }: ChartPaneProps) {
  return (
    <div className={styles.chart}>
      <ChartTools
        find={view.find}
        onFind={view.setFind}
        onLeave={view.reach.focusList}
        findRef={view.findRef}
        archived={view.archived}
        onArchived={view.setArchived}
        folded={view.folded}
        onFoldAll={view.foldAll}
      />
      <ChartList
        ref={view.list}
        entity={entity}
        chart={chart}
        rows={view.rows}
        deeds={view.deeds}
        fold={view.fold}
        onActive={view.setActive}
        empty={
          <EmptyState
            title={words.none.title}
            drawing="search"
            action={<Button onClick={() => view.setFind('')}>{words.none.clear}</Button>}
          >
            {words.none.text}
          </EmptyState>
        }
      />
      <footer className={styles.foot}>
        <span>{words.signs}</span>
        <span className={styles.keys} aria-hidden="true">
          {words.grid.keys.map(([keys, does]) => (
            <span key={keys} className={styles.key}>
              <Kbd keys={keys} quiet />
              {does}
            </span>
          ))}
        </span>
      </footer>
    </div>
  );
}
