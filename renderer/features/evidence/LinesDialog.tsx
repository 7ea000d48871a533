/**
 * The lines of a bank's file as they stand in it: the row that was asked for is marked, and each line leads to the
 * transaction that it became. However long the file is, only what is in view is here.
 */
import { IconDownload } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { api, client } from '../../app/client.ts';
import { TroubleState } from '../../app/TroubleState.tsx';
import { text } from '../../text/index.ts';
import {
  Button,
  DataGrid,
  Dialog,
  EmptyState,
  type GridHandle,
  type GridPlace,
  type RowLook,
  Skeleton,
  usePagedSource,
} from '../../ui/index.ts';
import { useMending } from '../import/mend/use-mending.tsx';
import type { EvidenceDialogProps } from './EvidenceDialog.tsx';
import { LinePane } from './LinePane.tsx';
import styles from './Lines.module.css';
import { lineColumns } from './line-columns.tsx';
import { saveCopy } from './save-copy.ts';
import type { FileLine, FileLines, PlacedLine } from './types.ts';

const words = text.evidence;
/** Those that a first look needs. */
const FIRST = 1;
const LINES_BEHIND = 5;

type LinesDialogProps = EvidenceDialogProps & { unbooked: string | null };

export function LinesDialog(props: LinesDialogProps) {
  const { file, row, unbooked, onClose } = props;
  const first = useQuery({
    ...api.evidence.lines.queryOptions({
      input: {
        ...{ file: file.id, count: FIRST },
        ...(row === null ? {} : { row }),
        ...(unbooked === null ? {} : { unbooked }),
      },
    }),
    staleTime: 0,
  });
  return (
    <Dialog open onClose={onClose} title={file.name} size="full">
      {/* Until the lines are there, nothing within has the focus. */}
      <div className={styles.whole} tabIndex={-1} data-autofocus>
        {first.isError && <TroubleState error={first.error} onRetry={() => void first.refetch()} />}
        {first.isPending && <Skeleton lines={8} />}
        {first.data && <Shown {...props} first={first.data} />}
      </div>
    </Dialog>
  );
}

const lineId = ({ place }: PlacedLine) => String(place);

function Shown({ file, row, unbooked, first, onEntry }: LinesDialogProps & { first: FileLines }) {
  // What a line became is told anew once a row of the file was mended.
  const [round, setRound] = useState(0);
  const mending = useMending(() => setRound(round + 1));
  const grid = useRef<GridHandle>(null);
  const [chosen, setChosen] = useState<PlacedLine | null>(null);
  const lines = usePagedSource<PlacedLine>({
    key: file.id,
    refreshKey: round,
    fetch: async (from, count, signal) => {
      const page = await client.evidence.lines({ file: file.id, from, count }, { signal });
      return {
        total: page.total,
        rows: page.lines.map((line, index) => ({ ...line, place: page.from + index })),
      };
    },
  });
  const { at, columns: cells } = first;
  useEffect(() => {
    let done = false;
    const arrive = () => {
      if (done || lines.total === undefined) return;
      done = true;
      const last = lines.total - 1;
      requestAnimationFrame(() => {
        // Those behind it are in sight, too.
        if (at !== null) grid.current?.goTo(Math.min(at + LINES_BEHIND, last), { focus: false });
        grid.current?.goTo(at ?? 0);
      });
    };
    arrive();
    return lines.subscribe(arrive);
  }, [lines, at]);
  useEffect(() => {
    // The line that was gone to may come after the cursor; what is known of the chosen one, once it is told anew.
    const look = () => setChosen((before) => lines.getRow(before?.place ?? at ?? 0) ?? before);
    look();
    return lines.subscribe(look);
  }, [lines, at]);
  const columns = useMemo(() => lineColumns(cells), [cells]);
  const look = useCallback((line: PlacedLine) => lookOf(line, row), [row]);
  const open = ({ row: line }: GridPlace<PlacedLine>) => {
    const entry = line.rows.find(({ entry_id }) => entry_id !== null)?.entry_id;
    if (entry != null) onEntry(entry);
  };
  return (
    <>
      <div className={styles.tools}>
        <span className={styles.count}>{words.lineCount(first.total)}</span>
        <SaveCopy file={file} />
      </div>
      <div className={styles.panes}>
        <div className={styles.lines}>
          <DataGrid<PlacedLine>
            ref={grid}
            label={words.linesOf(file.name)}
            columns={columns}
            rows={lines}
            rowId={lineId}
            look={look}
            select="none"
            onActive={({ row: line }) => setChosen(line)}
            onOpen={open}
            empty={<EmptyState compact title={words.noLines} drawing="search" />}
          />
        </div>
        <LinePane
          line={chosen}
          sought={row}
          isLost={(row ?? unbooked) !== null && at === null}
          onEntry={onEntry}
          onMend={mending.start}
        />
        {mending.dialog}
      </div>
    </>
  );
}

function lookOf(line: FileLine, sought: string | null): RowLook {
  if (line.rows.some(({ statement_line_id }) => statement_line_id === sought))
    return { 'data-kind': 'sought', title: words.thisEntry };
  if (line.problem !== null) return { tone: 'warn', title: line.problem };
  return line.rows.length === 0 ? { tone: 'muted' } : {};
}

function SaveCopy({ file }: Pick<EvidenceDialogProps, 'file'>) {
  const copy = useQuery({
    ...api.evidence.file.queryOptions({ input: { file: file.id } }),
    enabled: false,
    gcTime: 0,
  });
  const save = async () => {
    const { data } = await copy.refetch();
    if (data) saveCopy(file.name, data);
  };
  return (
    <>
      {copy.isError && <TroubleState error={copy.error} onRetry={() => void save()} />}
      <Button
        size="small"
        variant="quiet"
        icon={<IconDownload size={14} stroke={1.5} />}
        disabled={copy.isFetching}
        onClick={() => void save()}
      >
        {words.save}
      </Button>
    </>
  );
}
