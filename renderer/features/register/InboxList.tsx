/** The rows of the inbox. The focus stays in the list: a row that got its category goes, the next takes its place. */
import { type KeyboardEvent, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { type Action, useActions } from '../../app/actions.ts';
import { type Entity, useBooks } from '../../app/books.ts';
import { text } from '../../text/index.ts';
import {
  changeSelection,
  DataGrid,
  type GridHandle,
  type GridPlace,
  NOTHING,
  toast,
} from '../../ui/index.ts';
import { useCrossing } from '../crossing/use-crossing.tsx';
import { useMovement } from '../crossing/use-movement.tsx';
import { MatchStrip, type MatchStripHandle } from '../matching/MatchStrip.tsx';
import { useMatching } from '../matching/use-matching.ts';
import { BulkDialog } from './BulkDialog.tsx';
import { EntryDrawer } from './EntryDrawer.tsx';
import { KeyHints } from './Foot.tsx';
import styles from './Inbox.module.css';
import { InboxBar } from './InboxBar.tsx';
import { useInboxColumns } from './inbox-columns.tsx';
import { NothingFits } from './NothingHere.tsx';
import { SplitEditor } from './SplitEditor.tsx';
import { SureDialog } from './SureDialog.tsx';
import { rowIdOf } from './selection.ts';
import type { RegisterRow } from './types.ts';
import type { Inbox } from './use-inbox.ts';
import { useInboxTicks } from './use-inbox-ticks.ts';
import { useProposedRule } from './use-proposed-rule.ts';
import type { RegisterAddress } from './use-register-search.ts';

interface InboxListProps {
  inbox: Inbox;
  address: RegisterAddress;
  entity: Entity | undefined;
  /** How many there are, whatever is narrowed. */
  all: number;
  narrowed: boolean;
}

const words = text.register.inbox;

export function InboxList({ inbox, address, entity, all, narrowed }: InboxListProps) {
  const books = useBooks();
  const grid = useRef<GridHandle>(null);
  const { rows, matches } = inbox;
  const total = inbox.total ?? 0;
  const active = useRef<{ row: RegisterRow; index: number } | null>(null);
  const [lookingAtSure, lookAtSure] = useState(false);
  const makeRule = useProposedRule();
  const [splitting, setSplitting] = useState<ReadonlySet<string>>(new Set());
  const matching = useMatching();
  const crossing = useCrossing();
  const movement = useMovement();
  const strip = useRef<MatchStripHandle>(null);
  const latest = useRef({ inbox, address, matching, crossing, movement });
  latest.current = { inbox, address, matching, crossing, movement };

  useEffect(() => grid.current?.focus(), []);
  const isChoosing = useRef(false);
  useEffect(() => {
    let frame = 0;
    const look = () => {
      const wasChoosing = isChoosing.current;
      isChoosing.current = false;
      if (document.activeElement !== document.body) return;
      // The row that was to be edited next moved up by one, and took the focus with it.
      if (wasChoosing) grid.current?.edit(total - 1, 'category');
      else grid.current?.focus();
    };
    const soon = () => {
      cancelAnimationFrame(frame);
      frame = requestAnimationFrame(look);
    };
    soon();
    // As many rows may have come in the place of others.
    const leave = rows.subscribe(soon);
    return () => {
      cancelAnimationFrame(frame);
      leave();
    };
  }, [rows, total]);

  /** The row with the cursor; where it just went, the one in its place. */
  const current = useCallback(() => {
    if (active.current === null) return rows.getRow(0);
    const { row: known, index } = active.current;
    const now = rows.indexOf((row) => rowIdOf(row) === rowIdOf(known));
    return rows.getRow(now === -1 ? Math.min(index, (rows.total ?? 1) - 1) : now) ?? known;
  }, [rows]);
  const ticks = useInboxTicks(inbox, current);
  const { selection, setSelection, bulk, setBulk } = ticks;
  const accept = useCallback((row: RegisterRow | undefined, all = false) => {
    const { proposals, take, takeAll } = latest.current.inbox;
    const proposal = row && proposals.of(row);
    if (!row) return;
    if (!proposal) return void toast({ key: 'categorised', message: words.nothingProposed });
    (all ? takeAll : take)(row, proposal);
  }, []);
  const match = useCallback((row: RegisterRow | undefined) => {
    const pair = row && latest.current.inbox.matches.of(row.entry_id);
    if (pair) {
      const take = () => latest.current.matching.take(pair, row.entry_id, []);
      const entries = new Set([row.entry_id, ...pair.rows.flatMap(({ own_entry }) => own_entry ?? [])]);
      // What the two are is asked first: nothing goes for that.
      if (pair.kind === 'crossing') void take();
      else latest.current.inbox.deal([...entries], async () => ((await take()) === null ? null : {}));
    } else if (row) toast({ key: 'categorised', message: text.matching.inbox.nothing });
  }, []);
  const choose = useCallback((row: RegisterRow | undefined) => {
    if (row) grid.current?.edit(grid.current.indexOf(rowIdOf(row)), 'category');
  }, []);
  const give = useCallback<Inbox['give']>((...args) => {
    isChoosing.current = true;
    latest.current.inbox.give(...args);
  }, []);
  const split = useCallback((row: RegisterRow | undefined, open = true) => {
    if (!row) return;
    setSplitting((before) => {
      const next = new Set(before);
      if (open) next.add(rowIdOf(row));
      else next.delete(rowIdOf(row));
      return next;
    });
    if (!open) grid.current?.focus();
  }, []);
  const details = useCallback((row: RegisterRow | undefined) => {
    if (row) latest.current.address.narrow({ entry: row.entry_id }, 'push');
  }, []);
  const cross = useCallback((row: RegisterRow | undefined, kind: 'personal' | 'business') => {
    const toggle = () => latest.current.crossing.toggle(row, kind);
    // Its other side comes into the list: the key pressed again has to find the next row, not that.
    if (row && !row.crossing) latest.current.inbox.deal([row.entry_id], toggle);
    else void toggle();
  }, []);
  const { hasTicks, openBulk, review } = ticks;

  const actions = useMemo<Action[]>(() => {
    const act = (id: string, title: string, keys: readonly string[], run: () => void): Action => ({
      id: `inbox.${id}`,
      title,
      group: words.group,
      keys,
      run,
    });
    return [
      act('accept', words.actions.accept, ['a'], () => accept(current())),
      act('accept-all', words.actions.acceptAll, ['shift+a'], () => accept(current(), true)),
      act('match', text.matching.inbox.accept, ['m'], () => match(current())),
      act('accept-sure', words.actions.acceptSure, ['w'], () =>
        latest.current.inbox.proposals.sure.length > 0
          ? lookAtSure(true)
          : toast({ key: 'categorised', message: words.nothingSure }),
      ),
      act('rule', words.actions.rule, ['r'], () => {
        const row = current();
        if (row) void makeRule(latest.current.inbox.proposals.of(row));
      }),
      act('category', words.actions.category, ['c', 'e'], () =>
        hasTicks() ? void openBulk() : choose(current()),
      ),
      act('split', words.actions.split, ['s'], () => split(current())),
      act('reviewed', words.actions.reviewed, ['v'], () => void review()),
      act('personal', text.crossing.actions.personal, ['shift+p'], () => cross(current(), 'personal')),
      act('business', text.crossing.actions.business, ['shift+b'], () => cross(current(), 'business')),
      act('across', text.crossing.actions.across, ['shift+x'], () =>
        latest.current.movement.openFor(current()),
      ),
      act('details', words.actions.details, ['o'], () => details(current())),
      act('bulk', words.actions.bulk, ['b'], () => void openBulk()),
    ];
  }, [accept, choose, cross, current, details, hasTicks, makeRule, match, openBulk, review, split]);
  useActions(actions);

  const columns = useInboxColumns({ books, proposalOf: inbox.proposals.of, matches, give, accept, choose });
  const renderDetail = useCallback(
    (row: RegisterRow) => (
      <SplitEditor row={row} edits={latest.current.inbox.edits} onClose={() => split(row, false)} />
    ),
    [split],
  );
  const { entity: entityOf } = books;
  const band = useCallback((row: RegisterRow) => entityOf(row.entity_id)?.hue, [entityOf]);

  const tick = (row: RegisterRow) =>
    setSelection(changeSelection(selection, { kind: 'toggle', id: rowIdOf(row) }));

  /** The grid knows the row with the cursor, however the rows are sorted. */
  function onKey(event: KeyboardEvent, { row, index }: GridPlace<RegisterRow>): boolean {
    if (event.ctrlKey || event.metaKey || event.altKey) return false;
    active.current = { row, index };
    if (event.key === 'Enter' && !event.shiftKey) choose(row);
    else if (event.key === 'x') tick(row);
    else if (event.key === 'm') match(row);
    else if (event.key === 'a') accept(row);
    else if (event.key === 'A') accept(row, true);
    else return false;
    return true;
  }

  return (
    <div className={styles.inbox}>
      <InboxBar address={address} entity={entity?.id} onLeave={() => grid.current?.focus()} />
      <DataGrid
        ref={grid}
        label={words.label}
        storageKey="inbox"
        columns={columns}
        rows={rows}
        rowId={rowIdOf}
        sort={inbox.sort}
        onSort={inbox.onSort}
        select="ticks"
        selection={selection}
        onSelection={setSelection}
        onActive={({ row, index }) => {
          active.current = { row, index };
          strip.current?.show(row.entry_id);
        }}
        onOpen={({ row }) => details(row)}
        onKey={onKey}
        expanded={splitting}
        renderDetail={renderDetail}
        band={band}
        empty={narrowed && <NothingFits address={address} />}
      />
      <MatchStrip
        ref={strip}
        matches={matches}
        current={() => current()?.entry_id}
        onTake={() => match(current())}
      />
      <footer className={styles.foot}>
        <span>{total < all ? words.fitting(total, all) : words.left(total)}</span>
        <KeyHints keys={words.keys} />
      </footer>
      {bulk && (
        <BulkDialog
          entries={bulk}
          entity={entity?.id ?? current()?.entity_id}
          first="category"
          onClose={() => setBulk(null)}
          onDone={() => setSelection(NOTHING)}
        />
      )}
      {crossing.dialog}
      {movement.dialog}
      {matching.dialog}
      {lookingAtSure && <SureDialog inbox={inbox} onClose={() => lookAtSure(false)} />}
      <EntryDrawer
        id={address.search.entry}
        edits={inbox.edits}
        onClose={() => address.narrow({ entry: undefined })}
        onGo={(entry) => address.narrow({ entry })}
      />
    </div>
  );
}
