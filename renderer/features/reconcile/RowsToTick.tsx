/** The rows up to the statement’s day. Space ticks; the difference follows at once. */
import { type Ref, useDeferredValue, useMemo, useState } from 'react';
import { text } from '../../text/index.ts';
import {
  announce,
  Button,
  DataGrid,
  EmptyState,
  type GridHandle,
  Kbd,
  moneyText,
  Segmented,
  TextInput,
  Toolbar,
  useLocale,
} from '../../ui/index.ts';
import { rowColumns } from './columns.tsx';
import { FILTERS, type Filter, fitsFilter } from './filter.ts';
import styles from './RowsToTick.module.css';
import { type Mark, markOf, type Row, type Snapshot } from './session.ts';
import type { Session } from './use-session.ts';

const words = text.reconcile.rows;
const empty = text.reconcile.empty;

interface RowsToTickProps {
  session: Session;
  snapshot: Snapshot;
  ref: Ref<GridHandle>;
  onMark: (rows: readonly Row[], status: Mark) => void;
  onOpen: (row: Row) => void;
}

export function RowsToTick({ session, snapshot, ref, onMark, onOpen }: RowsToTickProps) {
  const locale = useLocale();
  const { account, marking } = session;
  const [filter, setFilter] = useState<Filter>('all');
  const [find, setFind] = useState('');
  const asked = useDeferredValue(find);
  const { marks } = marking;
  const rows = useMemo(
    () => snapshot.rows.filter((row) => fitsFilter(row, markOf(row, marks), filter, asked)),
    [snapshot.rows, marks, filter, asked],
  );
  const open = rows.filter((row) => markOf(row, marks) === 'pending');
  const toggle = (row: Row) => {
    const next: Mark = markOf(row, marks) === 'pending' ? 'cleared' : 'pending';
    if (next === 'pending' && row.from_bank) return announce(words.locked(row.payee));
    onMark([row], next);
    const { difference } = session.sums ?? { difference: null };
    if (difference === null) return;
    const after = difference - (next === 'cleared' ? row.amount_minor : -row.amount_minor);
    const said = moneyText(after, account.currency, locale);
    announce(next === 'cleared' ? words.saidTicked(row.payee, said) : words.saidUnticked(row.payee, said));
  };
  const columns = rowColumns({ marks, onToggle: toggle });
  const clear = () => {
    setFilter('all');
    setFind('');
  };
  return (
    <>
      <Toolbar
        label={words.shown}
        end={
          open.length > 0 && (
            <Button size="small" onClick={() => onMark(open, 'cleared')} data-action-id="reconcile.tick-all">
              {words.tickAll(open.length)}
            </Button>
          )
        }
      >
        <Segmented
          label={words.shown}
          size="small"
          value={filter}
          items={FILTERS.map((value) => ({ value, label: words.filters[value] }))}
          onChange={setFilter}
        />
        <div className={styles.find} data-find="">
          <TextInput
            label={words.findLabel}
            labelHidden
            type="search"
            placeholder={words.find}
            value={find}
            onChange={setFind}
            onKeyDown={(event) => {
              if (event.key === 'Escape' && find !== '') {
                event.preventDefault();
                setFind('');
              }
            }}
          />
        </div>
      </Toolbar>
      {snapshot.total > snapshot.rows.length && (
        <p className={styles.limited}>{words.limited(snapshot.rows.length, snapshot.total)}</p>
      )}
      <DataGrid
        label={words.label(account.name)}
        ref={ref}
        columns={columns}
        rows={rows}
        rowId={keyOf}
        select="none"
        storageKey="reconcile"
        initialSort={OLDEST_FIRST}
        onOpen={({ row }) => onOpen(row)}
        onKey={(event, { row }) => {
          if ((event.key !== ' ' && event.key !== 'x') || event.ctrlKey || event.metaKey) return false;
          toggle(row);
          return true;
        }}
        empty={
          snapshot.rows.length === 0 ? (
            <EmptyState title={empty.title} drawing="scales">
              {empty.text}
            </EmptyState>
          ) : (
            <EmptyState
              title={empty.filtered}
              drawing="search"
              action={<Button onClick={clear}>{empty.clear}</Button>}
            >
              {empty.filteredText}
            </EmptyState>
          )
        }
      />
      <div className={styles.keys} aria-hidden="true">
        {words.keys.map(([keys, name]) => (
          <span key={keys}>
            <Kbd keys={keys} /> {name}
          </span>
        ))}
      </div>
    </>
  );
}

const OLDEST_FIRST = { column: 'date', descending: false };

function keyOf({ key }: Row): string {
  return key;
}
