/** What matters now, for each entity: the companies above, the person below, the wall between them. */
import { useQuery } from '@tanstack/react-query';
import { useBooks } from '../../app/books.ts';
import { api } from '../../app/client.ts';
import { ScreenBar } from '../../app/frame/ScreenBar.tsx';
import { Wall } from '../../app/frame/Wall.tsx';
import { TroubleState } from '../../app/TroubleState.tsx';
import { today } from '../../app/use-period.ts';
import { text } from '../../text/index.ts';
import { DateText, Skeleton } from '../../ui/index.ts';
import { EntityPanel } from './EntityPanel.tsx';
import styles from './HomeScreen.module.css';

export function HomeScreen() {
  const { entities } = useBooks();
  const overview = useQuery(api.reports.overview.queryOptions({ input: { as_of: today() } }));
  const figuresOf = (id: string) => overview.data?.entities.find(({ entity_id }) => entity_id === id);
  const panel = (kind: 'llc' | 'person') =>
    entities
      .filter((entity) => entity.kind === kind)
      .map((entity) => {
        const figures = figuresOf(entity.id);
        return figures && <EntityPanel key={entity.id} entity={entity} figures={figures} />;
      });
  const both = new Set(entities.map(({ kind }) => kind)).size === 2;
  return (
    <>
      <ScreenBar title={text.home.title} note={<DateText value={today()} />} />
      <div className={styles.home}>
        {overview.isPending && <Skeleton lines={8} />}
        {overview.isError && <TroubleState error={overview.error} onRetry={() => void overview.refetch()} />}
        {panel('llc')}
        {both && <Wall />}
        {panel('person')}
      </div>
    </>
  );
}
