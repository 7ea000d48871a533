/** What goes to the accountant, for one entity and year: open questions, the packet, closing the year, changes since. */
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { type Entity, useBooks } from '../../app/books.ts';
import { api } from '../../app/client.ts';
import { ScreenBar } from '../../app/frame/ScreenBar.tsx';
import type { PacketSearch } from '../../app/search.ts';
import { today } from '../../app/use-period.ts';
import { text } from '../../text/index.ts';
import { EmptyState, Segmented, Select, Skeleton, Tabs } from '../../ui/index.ts';
import { BuildView } from './BuildView.tsx';
import { ChangesView } from './ChangesView.tsx';
import { CloseView } from './CloseView.tsx';
import styles from './PacketScreen.module.css';
import { QuestionsView } from './QuestionsView.tsx';
import { useBuild } from './use-build.ts';
import { usePacketActions, type View } from './use-packet-actions.ts';

const words = text.packet;
/** Returns are asked about that far back. */
const YEARS_SHOWN = 8;

export function PacketScreen() {
  const { entities, loading } = useBooks();
  const search = useSearch({ from: '/packet' });
  const entity =
    entities.find(({ id, name }) => id === search.entity || name === search.entity) ?? entities[0];
  if (entity) return <PacketOf key={entity.id} entity={entity} entities={entities} search={search} />;
  return (
    <>
      <ScreenBar title={words.title} />
      {loading ? (
        <Skeleton lines={8} />
      ) : (
        <EmptyState title={words.noBooks.title} action={<Link to="/accounts">{words.noBooks.action}</Link>}>
          {words.noBooks.text}
        </EmptyState>
      )}
    </>
  );
}

interface PacketOfProps {
  entity: Entity;
  entities: readonly Entity[];
  search: PacketSearch;
}

function PacketOf({ entity, entities, search }: PacketOfProps) {
  const navigate = useNavigate();
  const thisYear = Number(today().slice(0, 4));
  // What goes to an accountant is a year that is over.
  const year = search.year ?? thisYear - 1;
  const view: View = search.view ?? 'questions';
  const go = (to: Partial<PacketSearch>) =>
    void navigate({ to: '/packet', search: { entity: entity.id, year, view, ...to }, replace: true });
  const questions = useQuery(api.packet.preflight.queryOptions({ input: { entity: entity.id, year } }));
  const build = useBuild(entity, year);
  usePacketActions({
    show: (next) => go({ view: next }),
    make: () => {
      go({ view: 'build' });
      void build.make();
    },
    step: (by) => go({ year: Math.min(year + by, thisYear) }),
    next: () => {
      const at = entities.findIndex(({ id }) => id === entity.id);
      go({ entity: entities[(at + 1) % entities.length]!.id });
    },
  });
  const years = Array.from({ length: YEARS_SHOWN }, (_, at) => thisYear - at);
  return (
    <div className={styles.screen} data-hue={entity.hue}>
      <ScreenBar title={words.title} entity={entity} />
      <div className={styles.tools}>
        {entities.length > 1 && (
          <Segmented<string>
            label={words.whose}
            value={entity.id}
            onChange={(id) => go({ entity: id })}
            items={entities.map(({ id, name }) => ({ value: id, label: name }))}
          />
        )}
        <Select<string>
          label={words.year}
          labelHidden
          size="small"
          value={String(year)}
          onCommit={(next) => go({ year: Number(next) })}
          options={(years.includes(year) ? years : [...years, year]).map((one) => ({
            ...{ value: String(one), label: String(one) },
          }))}
        />
      </div>
      <div className={styles.body}>
        <Tabs<View>
          label={words.views.label}
          value={view}
          onChange={(next) => go({ view: next })}
          items={[
            { value: 'questions', label: words.views.questions, count: questions.data?.counts.open ?? 0 },
            { value: 'build', label: words.views.build },
            { value: 'close', label: words.views.close },
            { value: 'changes', label: words.views.changes },
          ]}
        >
          <div className={styles.view}>
            {view === 'questions' && <QuestionsView entity={entity} questions={questions} />}
            {view === 'build' && (
              <BuildView entity={entity} year={year} build={build} questions={questions.data} />
            )}
            {view === 'close' && <CloseView entity={entity} year={year} />}
            {view === 'changes' && <ChangesView entity={entity} year={year} />}
          </div>
        </Tabs>
      </div>
    </div>
  );
}
