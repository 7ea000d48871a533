/** The rows of one account as a preview has them: the incoming row, and under it its parts, or the entry that it meets. */
import { IconFileSearch } from '@tabler/icons-react';
import { useMemo } from 'react';
import type { ImportAccount, ImportRow } from '../../../shared/contract/import.ts';
import { useTold } from '../../app/use-told.ts';
import { text } from '../../text/index.ts';
import { Button, DataGrid, EmptyState, ErrorState, Segmented } from '../../ui/index.ts';
import { DoubtfulRows } from './DoubtfulRows.tsx';
import type { Said } from './doubts.ts';
import type { ListedFile } from './listed.ts';
import styles from './RowsPane.module.css';
import { useRowColumns } from './row-columns.tsx';
import { type Line, linesOf, ROW_STATES, type RowState, totalsOf } from './rows.ts';

export type RowFilter = RowState | 'all';

interface RowsPaneProps {
  listed: ListedFile;
  account: ImportAccount | null;
  filter: RowFilter;
  onFilter: (filter: RowFilter) => void;
  short: boolean;
  onShowAll: () => void;
  onColumns: () => void;
  /** To the page or the line that the row stands on; left out where there are no rows. */
  onPages: ((row: ImportRow | null) => void) | undefined;
  /** To a line that could not be booked. */
  onLine: (line: number, reason: string) => void;
  /** The row with the cursor. */
  onActive: (row: ImportRow) => void;
  /** What was chosen of rows that may be there already. */
  said: Said;
  /** Whether such a row is the same one. */
  onDecide: (keys: readonly string[], same: boolean) => void;
}

const lineId = (line: Line) => line.id;
const lineLook = (line: Line) =>
  line.kind === 'incoming' ? undefined : ({ tone: 'muted', 'data-kind': line.kind } as const);

/** The states that a filter can choose: those that are there. */
export function filtersFor(account: ImportAccount | null): RowFilter[] {
  if (account === null) return ['all'];
  const counts = totalsOf(account);
  return ['all', ...ROW_STATES.filter((state) => counts[state] > 0)];
}

export function RowsPane(props: RowsPaneProps) {
  const {
    listed,
    account,
    filter,
    onFilter,
    short,
    onShowAll,
    onColumns,
    onPages,
    onLine,
    onActive,
    said,
    onDecide,
  } = props;
  const words = text.imports.rows;
  const told = useTold(listed.seen);
  const columns = useRowColumns(told);
  const rows = account?.rows;
  const lines = useMemo(() => linesOf(rows ?? [], filter), [rows, filter]);
  if (account === null) return <NoRows listed={listed} onColumns={onColumns} onLine={onLine} />;
  const counts = totalsOf(account);
  return (
    <div className={styles.pane}>
      <div className={styles.tools}>
        <Segmented<RowFilter>
          label={words.filter}
          size="small"
          value={filter}
          onChange={onFilter}
          items={filtersFor(account).map((value) => ({
            value,
            label: `${value === 'all' ? words.all : words.states[value]} ${counts[value].toLocaleString()}`,
          }))}
        />
        {filter !== 'all' && <span className={styles.help}>{words.help[filter]}</span>}
        {onPages && (
          <span className={styles.pages}>
            <Button
              size="small"
              variant="quiet"
              icon={<IconFileSearch size={14} stroke={1.5} />}
              onClick={() => onPages(null)}
            >
              {listed.seen?.format === 'pdf' ? text.evidence.show : text.evidence.showLine}
            </Button>
          </span>
        )}
      </div>
      <DoubtfulRows rows={account.rows} said={said} onDecide={onDecide} />
      <div className={styles.grid}>
        <DataGrid<Line>
          label={words.title(account.target.name)}
          columns={columns}
          rows={lines}
          rowId={lineId}
          look={lineLook}
          select="none"
          storageKey="import-rows"
          onActive={({ row }) => onActive(row.row)}
          {...(onPages && { onOpen: ({ row }) => onPages(row.row) })}
          empty={
            <EmptyState
              compact
              title={account.rows.length === 0 ? words.empty.title : words.none.title}
              drawing="search"
            >
              {account.rows.length === 0 ? words.empty.text : words.none.text}
            </EmptyState>
          }
        />
      </div>
      {account.row_count > account.rows.length && (
        <p className={styles.more}>
          {words.first(account.rows.length, account.row_count)}
          {short && (
            <Button size="small" variant="link" onClick={onShowAll}>
              {words.showAll}
            </Button>
          )}
        </p>
      )}
    </div>
  );
}

function NoRows({ listed, onColumns, onLine }: Pick<RowsPaneProps, 'listed' | 'onColumns' | 'onLine'>) {
  const { seen, name } = listed;
  const told = useTold(seen);
  const words = text.imports;
  if (seen === null) return <p className={styles.quiet}>{words.files.reading}</p>;
  const hasColumns = seen.sample !== null || seen.mapping !== null;
  return (
    <div className={styles.quiet}>
      <ErrorState
        title={seen.error === null ? words.rows.empty.text : told(seen.error)}
        where={name}
        remedy={hasColumns ? words.refused.columns : undefined}
        tone={hasColumns ? 'warn' : 'bad'}
        action={
          hasColumns && (
            <Button size="small" onClick={onColumns}>
              {words.refused.showColumns}
            </Button>
          )
        }
      />
      <Unread listed={listed} onLine={onLine} />
    </div>
  );
}

/** What of a file could not be read, line by line. */
function Unread({ listed, onLine }: Pick<RowsPaneProps, 'listed' | 'onLine'>) {
  const told = useTold(listed.seen);
  const unreadable = listed.seen?.unreadable ?? [];
  if (unreadable.length === 0) return null;
  return (
    <ul className={styles.unread}>
      {unreadable.slice(0, UNREAD_SHOWN_MAX).map(({ line, reason, raw }) => (
        <li key={`${line} ${raw}`}>
          <span>
            <Button
              size="small"
              variant="link"
              aria-label={text.evidence.showLineOf(listed.name, line)}
              onClick={() => onLine(line, reason)}
            >
              {text.imports.files.line(line)}
            </Button>
            : {told(reason)}
          </span>
          <code className={styles.raw}>{raw}</code>
        </li>
      ))}
    </ul>
  );
}

/** More lines than this in a row are one fault, not many. */
const UNREAD_SHOWN_MAX = 100;
