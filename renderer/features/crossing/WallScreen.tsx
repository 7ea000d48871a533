/**
 * The wall: everything that crossed between companies and their owner, as a picture along the time and as a list. Both show the
 * same crossings, and what has the focus in one stands out in the other.
 */
import { IconPlus } from '@tabler/icons-react';
import { useCallback, useMemo, useRef, useState } from 'react';
import { type Action, useActions } from '../../app/actions.ts';
import { ScreenBar } from '../../app/frame/ScreenBar.tsx';
import { TroubleState } from '../../app/TroubleState.tsx';
import { text } from '../../text/index.ts';
import {
  Button,
  DataGrid,
  EmptyState,
  type GridHandle,
  Skeleton,
  Tabs,
  VisuallyHidden,
} from '../../ui/index.ts';
import { CrossingDrawer } from './CrossingDrawer.tsx';
import type { Line } from './kinds.ts';
import { Timeline, type TimelineHandle } from './Timeline.tsx';
import { Unpaired } from './Unpaired.tsx';
import { useMovement } from './use-movement.tsx';
import { useWall } from './use-wall.ts';
import styles from './WallScreen.module.css';
import { WallFilters, WallFoot } from './WallTools.tsx';
import { wallColumns } from './wall-columns.tsx';

const words = text.crossing;
const rowId = ({ id }: Line) => id;

type Tab = 'crossings' | 'unpaired';

export function WallScreen() {
  const wall = useWall();
  const { search, narrow, query, all, lines, books, isEmpty } = wall;
  const timeline = useRef<TimelineHandle>(null);
  const grid = useRef<GridHandle>(null);
  const searchBox = useRef<HTMLInputElement>(null);
  const movement = useMovement();
  const { open } = movement;
  useWallActions({ timeline, searchBox, open });
  const kinds = useMemo(() => [...new Set(all.map(({ kind }) => kind))], [all]);
  return (
    <div className={styles.screen}>
      <ScreenBar
        title={words.wall.title}
        note={all.length > 0 && <span aria-live="polite">{words.wall.note(lines.length, all.length)}</span>}
        period
        actions={
          !isEmpty && (
            <Button
              size="small"
              variant="primary"
              icon={<IconPlus size={14} stroke={1.75} />}
              onClick={() => open()}
            >
              {words.wall.new}
            </Button>
          )
        }
      />
      {query.isError && (
        <div className={styles.pad}>
          <TroubleState error={query.error} onRetry={() => void query.refetch()} />
        </div>
      )}
      {query.isPending && (
        <div className={styles.pad}>
          <Skeleton lines={8} />
        </div>
      )}
      {isEmpty && <NothingCrossed onNew={() => open()} />}
      {query.data && !isEmpty && (
        <>
          <WallFilters
            search={search}
            entities={books.entities}
            kinds={kinds}
            onNarrow={narrow}
            searchRef={searchBox}
            onLeave={() => grid.current?.focus()}
          />
          <Wall wall={wall} timeline={timeline} grid={grid} onPair={(entry) => open({ entry })} />
        </>
      )}
      <CrossingDrawer id={search.crossing} onClose={() => narrow({ crossing: undefined })} />
      {movement.dialog}
    </div>
  );
}

interface WallProps {
  wall: ReturnType<typeof useWall>;
  timeline: React.RefObject<TimelineHandle | null>;
  grid: React.RefObject<GridHandle | null>;
  onPair: (entry: string) => void;
}

function Wall({ wall, timeline, grid, onPair }: WallProps) {
  const { all, lines, unpaired, findings, books, domain, narrow, isNarrowed } = wall;
  const [active, setActive] = useState<string | null>(null);
  const [days, setDays] = useState(domain.days);
  const [tab, setTab] = useState<Tab>('crossings');
  const { entity: entityOf } = books;
  const columns = useMemo(() => wallColumns(entityOf), [entityOf]);
  // The latest first, as in any list of what happened; the picture goes the way of the time.
  const rows = useMemo(() => lines.toReversed(), [lines]);
  const open = useCallback(({ id }: Line) => narrow({ crossing: id }, 'push'), [narrow]);
  const band = useCallback((line: Line) => entityOf(line.from_id)?.hue, [entityOf]);
  return (
    <>
      <Timeline
        key={`${domain.first} ${domain.days}`}
        ref={timeline}
        lines={lines}
        entities={books.entities}
        domain={domain}
        open={findings.length}
        active={active}
        onActive={({ id }) => {
          setActive(id);
          grid.current?.goTo(grid.current.indexOf(id), { focus: false });
        }}
        onOpen={open}
        onSpan={setDays}
      />
      <WallFoot days={days} onZoom={(by) => timeline.current?.zoom(by)} />
      <div className={styles.lists}>
        <Tabs<Tab>
          label={words.wall.lists}
          value={tab}
          onChange={setTab}
          items={[
            { value: 'crossings', label: words.wall.tabs.crossings, count: lines.length },
            { value: 'unpaired', label: words.wall.tabs.unpaired, count: unpaired.length },
          ]}
        >
          <div className={styles.list}>
            {tab === 'crossings' ? (
              <DataGrid
                ref={grid}
                label={words.wall.list}
                storageKey="wall"
                columns={columns}
                rows={rows}
                rowId={rowId}
                select="none"
                band={band}
                onActive={({ row }) => {
                  setActive(row.id);
                  timeline.current?.reveal(row.id);
                }}
                onOpen={({ row }) => open(row)}
                empty={
                  all.length === 0 ? (
                    <EmptyState
                      compact
                      drawing="wall"
                      title={words.wall.nothingPaired}
                      action={<Button onClick={() => setTab('unpaired')}>{words.wall.showUnpaired}</Button>}
                    >
                      {words.wall.unpairedWait}
                    </EmptyState>
                  ) : (
                    <EmptyState
                      compact
                      drawing="search"
                      title={isNarrowed ? words.wall.nothingShown : words.wall.nothingThen}
                    />
                  )
                }
              />
            ) : (
              <Unpaired legs={unpaired} entityOf={entityOf} onPair={onPair} />
            )}
          </div>
        </Tabs>
      </div>
    </>
  );
}

/** Teaches what a crossing is, by an example. */
function NothingCrossed({ onNew }: { onNew: () => void }) {
  const said = words.wall.empty;
  return (
    <>
      <VisuallyHidden>
        <h2>{words.wall.title}</h2>
      </VisuallyHidden>
      <EmptyState
        drawing="wall"
        title={said.title}
        action={<Button onClick={onNew}>{words.wall.new}</Button>}
      >
        <div className={styles.teaches}>
          <p>{said.text}</p>
          <p className={styles.example}>{said.example}</p>
          <p>{said.begin}</p>
        </div>
      </EmptyState>
    </>
  );
}

interface Reached {
  timeline: React.RefObject<TimelineHandle | null>;
  searchBox: React.RefObject<HTMLInputElement | null>;
  open: () => void;
}

function useWallActions({ timeline, searchBox, open }: Reached): void {
  const actions = useMemo<Action[]>(() => {
    const act = (id: string, title: string, keys: string[], run: () => void): Action => ({
      ...{ id: `wall.${id}`, title, group: text.app.groups.here, keys, run },
    });
    return [
      act('new', words.wall.new, ['n'], open),
      act('search', words.wall.search, ['/', 'mod+f'], () => searchBox.current?.focus()),
      act('in', words.wall.zoomIn, ['+', '='], () => timeline.current?.zoom(-1)),
      act('out', words.wall.zoomOut, ['-'], () => timeline.current?.zoom(1)),
    ];
  }, [timeline, searchBox, open]);
  useActions(actions);
}
