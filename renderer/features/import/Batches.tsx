/** Imports so far, newest first: their files, the rows that could not be booked, and the way back. */
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useCallback, useMemo, useState } from 'react';
import type { z } from 'zod';
import type { batchOut } from '../../../shared/contract/import.ts';
import { api } from '../../app/client.ts';
import { TroubleState } from '../../app/TroubleState.tsx';
import { text } from '../../text/index.ts';
import {
  Button,
  DataGrid,
  DateText,
  EmptyState,
  type GridColumn,
  type GridPlace,
  Skeleton,
} from '../../ui/index.ts';
import { EvidenceDialog } from '../evidence/EvidenceDialog.tsx';
import styles from './Batches.module.css';
import { Problems } from './Problems.tsx';
import { useTakeBack } from './use-take-back.tsx';

export type Batch = z.output<typeof batchOut>;

const batchId = (batch: Batch) => batch.id;

function fileWords({ files }: Batch): string {
  return text.imports.earlier.fileList(files[0]?.name ?? '', files.length - 1);
}

function problemsIn({ files }: Batch): number {
  return files.reduce((sum, { unreadable }) => sum + unreadable, 0);
}

export function Batches() {
  const batches = useQuery(api.imports.batches.queryOptions());
  const takeBack = useTakeBack();
  const [open, setOpen] = useState<ReadonlySet<string>>(new Set());
  const words = text.imports.earlier;
  const { run } = takeBack;
  const undo = useCallback((batch: Batch) => void run(batch.id), [run]);
  const toggle = useCallback(({ id }: Batch, isOpen: boolean) => {
    setOpen((before) => {
      const next = new Set(before);
      if (isOpen) next.add(id);
      else next.delete(id);
      return next;
    });
  }, []);
  const columns = useColumns(undo);
  const detail = useCallback((batch: Batch) => <BatchDetail batch={batch} />, []);
  if (batches.isPending)
    return (
      <div className={styles.wait}>
        <Skeleton lines={6} />
      </div>
    );
  if (batches.isError)
    return (
      <div className={styles.wait}>
        <TroubleState error={batches.error} onRetry={() => void batches.refetch()} />
      </div>
    );
  return (
    <>
      {takeBack.dialog}
      <DataGrid<Batch>
        label={words.label}
        columns={columns}
        rows={batches.data}
        rowId={batchId}
        select="none"
        storageKey="import-batches"
        expanded={open}
        renderDetail={detail}
        onExpand={toggle}
        onOpen={({ row }) => toggle(row, !open.has(row.id))}
        onKey={(event, { row }: GridPlace<Batch>) => {
          if (event.key !== 'Delete') return undefined;
          undo(row);
          return true;
        }}
        menu={({ row }) => [{ label: words.takeBack, onSelect: () => undo(row), keys: 'Delete' }]}
        empty={
          <EmptyState title={words.none.title} drawing="ledger">
            {words.none.text}
          </EmptyState>
        }
      />
    </>
  );
}

function useColumns(onTakeBack: (batch: Batch) => void): readonly GridColumn<Batch>[] {
  return useMemo(() => {
    const words = text.imports.earlier;
    return [
      {
        id: 'at',
        header: words.at,
        width: 180,
        cell: ({ at }) => <DateText value={at} />,
        text: ({ at }) => at,
        sortable: true,
      },
      {
        id: 'files',
        header: words.files,
        width: 220,
        grow: 1,
        cell: fileWords,
        text: fileWords,
        sortable: true,
      },
      {
        id: 'rows',
        header: words.rows,
        width: 90,
        align: 'right',
        cell: ({ lines }) => lines.toLocaleString(),
        text: ({ lines }) => String(lines),
        sortable: true,
        sortValue: ({ lines }) => lines,
      },
      {
        id: 'problems',
        header: words.problems,
        width: 100,
        align: 'right',
        cell: (batch) => (problemsIn(batch) === 0 ? '' : problemsIn(batch).toLocaleString()),
        text: (batch) => String(problemsIn(batch)),
        sortable: true,
        sortValue: problemsIn,
      },
      {
        id: 'act',
        header: words.act,
        width: 110,
        align: 'right',
        hideable: false,
        cell: (batch) => (
          <Button
            size="small"
            variant="quiet"
            aria-label={words.takeBackOf(fileWords(batch))}
            onClick={() => onTakeBack(batch)}
          >
            {words.takeBack}
          </Button>
        ),
      },
    ] satisfies GridColumn<Batch>[];
  }, [onTakeBack]);
}

function BatchDetail({ batch }: { batch: Batch }) {
  const [shown, setShown] = useState<Batch['files'][number] | null>(null);
  const navigate = useNavigate();
  return (
    <div className={styles.detail}>
      <ul className={styles.files}>
        {batch.files.map((file) => (
          <li key={file.id}>
            <Button
              size="small"
              variant="link"
              aria-label={(file.format === 'pdf' ? text.evidence.showOf : text.evidence.showLinesOf)(
                file.name,
              )}
              onClick={() => setShown(file)}
            >
              {file.name}
            </Button>{' '}
            <span className={styles.quiet}>{text.imports.files.formats[file.format] ?? file.format}</span>
          </li>
        ))}
      </ul>
      {shown && (
        <EvidenceDialog
          file={shown}
          row={null}
          onClose={() => setShown(null)}
          onEntry={(entry) => void navigate({ to: '/register', search: { entry } })}
        />
      )}
      {batch.files.some(({ listed }) => listed > 0) && <Problems batch={batch.id} />}
    </div>
  );
}
