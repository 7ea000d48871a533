/** The lines of a file that is not imported yet, around the one that was asked for, as they stand in it. */
import { useQuery } from '@tanstack/react-query';
import { useEffect, useMemo, useRef, useState } from 'react';
import { client } from '../../app/client.ts';
import { TroubleState } from '../../app/TroubleState.tsx';
import { text } from '../../text/index.ts';
import {
  DataGrid,
  Dialog,
  EmptyState,
  type GridHandle,
  type RowLook,
  Skeleton,
  Verbatim,
} from '../../ui/index.ts';
import styles from './Lines.module.css';
import { lineColumns } from './line-columns.tsx';
import side from './Side.module.css';
import type { FileLines, PlacedLine } from './types.ts';

const words = text.evidence;
/** Enough to see where it stands; whoever wants all of it opens the file. */
const AROUND = 400;

export interface GivenLinesDialogProps {
  /** `part`: its place in the archive that `file` is; null for the file itself. */
  source: { file: File; part: number | null; name: string; format: string };
  line: number;
  /** Why the line could not be booked; null where nothing is wrong with it. */
  reason: string | null;
  onClose: () => void;
}

export function GivenLinesDialog({ source, line, reason, onClose }: GivenLinesDialogProps) {
  const { file, part, name, format } = source;
  const lines = useQuery({
    queryKey: ['evidence-given-lines', name, part, file.size, file.lastModified, line],
    queryFn: ({ signal }) =>
      client.evidence.preview_lines(
        { file, format, line, count: AROUND, ...(part === null ? {} : { part }) },
        { signal },
      ),
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
  });
  return (
    <Dialog open onClose={onClose} title={name} size="full">
      {/* Until the lines are there, nothing within has the focus. */}
      <div className={styles.whole} tabIndex={-1} data-autofocus>
        {lines.isError && <TroubleState error={lines.error} onRetry={() => void lines.refetch()} />}
        {lines.isPending && <Skeleton lines={8} />}
        {lines.data && <Shown found={lines.data} name={name} reason={reason} />}
      </div>
    </Dialog>
  );
}

const lineId = ({ place }: PlacedLine) => String(place);

function Shown({ found, name, reason }: { found: FileLines; name: string; reason: string | null }) {
  const grid = useRef<GridHandle>(null);
  const [chosen, setChosen] = useState<PlacedLine | null>(null);
  const { at, from, columns: cells, total } = found;
  const rows = useMemo(
    () =>
      found.lines.map((line, index): PlacedLine => {
        const place = from + index;
        return { ...line, place, problem: place === at ? reason : null };
      }),
    [found, from, at, reason],
  );
  useEffect(() => {
    requestAnimationFrame(() => grid.current?.goTo((at ?? 0) - from));
  }, [at, from]);
  const columns = useMemo(() => lineColumns(cells).filter(({ id }) => id !== 'became'), [cells]);
  const look = ({ place, problem }: PlacedLine): RowLook =>
    place === at ? { 'data-kind': 'sought', ...(problem === null ? {} : { tone: 'warn' }) } : {};
  return (
    <>
      <div className={styles.tools}>
        <span className={styles.count}>{words.linesShown(rows.length, total)}</span>
      </div>
      <div className={styles.panes}>
        <div className={styles.lines}>
          <DataGrid<PlacedLine>
            ref={grid}
            label={words.linesOf(name)}
            columns={columns}
            rows={rows}
            rowId={lineId}
            look={look}
            select="none"
            onActive={({ row }) => setChosen(row)}
            empty={<EmptyState compact title={words.noLines} drawing="search" />}
          />
        </div>
        <Side line={chosen ?? rows[(at ?? 0) - from]} />
      </div>
    </>
  );
}

function Side({ line }: { line: PlacedLine | undefined }) {
  if (!line) return null;
  return (
    <aside className={side.side} aria-label={words.lineSide}>
      <h3 className={side.heading}>{words.chosen}</h3>
      <Verbatim>{line.text === '' ? words.emptyLine : line.text}</Verbatim>
      {line.problem !== null && <p className={side.why}>{line.problem}</p>}
      <p className={side.quiet}>{words.notYet}</p>
    </aside>
  );
}
