/** Papers: what was written down of what crossed, what waits for a signature, and what wants a paper yet. */
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useEffect, useMemo, useRef, useState } from 'react';
import { type Action, useActions } from '../../app/actions.ts';
import { ScreenBar } from '../../app/frame/ScreenBar.tsx';
import type { PapersSearch } from '../../app/search.ts';
import { TroubleState } from '../../app/TroubleState.tsx';
import { text } from '../../text/index.ts';
import { Button, DataGrid, EmptyState, type MenuEntry, Skeleton } from '../../ui/index.ts';
import { COLUMNS } from './columns.tsx';
import { Dialogs, type Open } from './Dialogs.tsx';
import { Filters } from './Filters.tsx';
import styles from './Papers.module.css';
import { deedsOf, type PaperRow, type RowDeed } from './rows.ts';
import { savePaper } from './save-paper.ts';
import { usePapers } from './use-papers.ts';

const words = text.papers;
const rowId = ({ id }: PaperRow) => id;

export function PapersScreen() {
  const search = useSearch({ from: '/papers' });
  const navigate = useNavigate();
  const { all, rows, left, isPending, error, refetch } = usePapers(search);
  const [open, setOpen] = useState<Open>(
    search.paper === undefined ? null : { what: 'paper', id: search.paper },
  );
  useAskedFor(search, all, isPending, setOpen);
  const [active, setActive] = useState<string | null>(null);
  const row = rows.find(({ id }) => id === active) ?? rows[0];
  usePaperActions(row, setOpen);
  const count = (stage: PaperRow['stage']) => all.filter((one) => one.stage === stage).length;
  const filter = (change: PapersSearch) =>
    void navigate({ to: '/papers', search: { ...search, ...change }, replace: true });
  const isFiltered = [search.stage, search.kind, search.entity, search.year].some(
    (said) => said !== undefined,
  );
  return (
    <div className={styles.screen}>
      <ScreenBar
        title={words.title}
        note={!isPending && !error && words.note(count('wanted'), count('made'))}
        actions={
          <Button size="small" variant="quiet" onClick={() => setOpen({ what: 'texts' })}>
            {words.texts.open}
          </Button>
        }
      />
      {(all.length > 0 || isFiltered) && <Filters search={search} all={all} onChange={filter} />}
      {left > 0 && <p className={styles.left}>{words.left(left)}</p>}
      <div className={styles.body}>
        {error && (
          <div className={styles.pad}>
            <TroubleState error={error} onRetry={() => void refetch()} />
          </div>
        )}
        {isPending && (
          <div className={styles.pad}>
            <Skeleton lines={8} />
          </div>
        )}
        {!isPending && !error && all.length === 0 && !isFiltered && (
          <EmptyState title={words.empty.title} drawing="wall">
            <p>{words.empty.text}</p>
            <p>{words.empty.more}</p>
          </EmptyState>
        )}
        {!isPending && (all.length > 0 || isFiltered) && (
          <DataGrid<PaperRow>
            label={words.label}
            columns={COLUMNS}
            rows={rows}
            rowId={rowId}
            select="none"
            storageKey="papers"
            onActive={({ row: one }) => setActive(one.id)}
            onOpen={({ row: one }) => setOpen(openingOf(one))}
            menu={({ row: one }) => menuOf(one, setOpen)}
            empty={<EmptyState title={words.empty.filtered} drawing="search" />}
          />
        )}
      </div>
      <Dialogs open={open} rows={all} onOpen={setOpen} />
    </div>
  );
}

/** What the address asks for opens once it is there: the paper of what crossed, or making or filing it. */
function useAskedFor(
  { crossing, deed = 'make' }: PapersSearch,
  all: readonly PaperRow[],
  isPending: boolean,
  open: (what: Open) => void,
): void {
  const done = useRef<string | null>(null);
  useEffect(() => {
    if (isPending || crossing === undefined || done.current === crossing) return;
    done.current = crossing;
    const row = all.find(({ id, paper }) => id === crossing || paper?.crossings.includes(crossing));
    if (row) open(row.wanted ? { what: deed, id: row.id } : openingOf(row));
  }, [crossing, deed, all, isPending, open]);
}

/** What Enter does: a paper is looked at, one that is wanted is made. */
function openingOf({ id, wanted }: PaperRow): Open {
  return { what: wanted ? 'make' : 'paper', id };
}

function menuOf({ id, paper }: PaperRow, open: (what: Open) => void): MenuEntry[] {
  const { menu } = words;
  if (!paper)
    return [
      { label: menu.make, keys: 'Enter', onSelect: () => open({ what: 'make', id }) },
      { label: menu.file, keys: 'A', onSelect: () => open({ what: 'attach', id }) },
    ];
  const can = deedsOf(paper);
  return [
    { label: menu.open, keys: 'Enter', onSelect: () => open({ what: 'paper', id }) },
    { label: menu.save, keys: 'P', onSelect: () => void savePaper(id) },
    'divider',
    { label: menu.sign, keys: 'S', disabled: !can.has('sign'), onSelect: () => open({ what: 'sign', id }) },
    {
      label: menu.attach,
      keys: 'A',
      disabled: !can.has('attach'),
      onSelect: () => open({ what: 'attach', id }),
    },
    { label: menu.remake, keys: 'M', disabled: !can.has('make'), onSelect: () => open({ what: 'make', id }) },
    'divider',
    {
      label: menu.void,
      keys: 'Delete',
      danger: true,
      disabled: !can.has('void'),
      onSelect: () => open({ what: 'void', id }),
    },
  ];
}

/** Keys do to the paper at the cursor what its menu does. */
function usePaperActions(row: PaperRow | undefined, open: (what: Open) => void): void {
  const latest = useRef(row);
  latest.current = row;
  const actions = useMemo<Action[]>(() => {
    const can = row === undefined ? null : deedsOf(row.paper);
    const act = (id: RowDeed, keys: string[]): Action[] =>
      can?.has(id)
        ? [
            {
              ...{ id: `papers.${id}`, title: words.actions[id], group: text.app.groups.here, keys },
              run: () => latest.current && open({ what: id, id: latest.current.id }),
            },
          ]
        : [];
    return [
      ...act('make', ['m']),
      ...act('sign', ['s']),
      ...act('attach', ['a']),
      ...act('void', ['delete']),
      ...(!row?.paper
        ? []
        : [
            {
              ...{ id: 'papers.save', title: words.actions.save, group: text.app.groups.here, keys: ['p'] },
              run: () => void (latest.current && savePaper(latest.current.id)),
            },
          ]),
      {
        ...{ id: 'papers.texts', title: words.actions.texts, group: text.app.groups.here },
        run: () => open({ what: 'texts' }),
      },
    ];
  }, [row, open]);
  useActions(actions);
}
