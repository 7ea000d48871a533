/** Brings the payees of an entity that read as the bank wrote them into their names: first seen, then done in one step. */
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { z } from 'zod';
import type { payees } from '../../../shared/contract/payees.ts';
import type { Entity } from '../../app/books.ts';
import { client } from '../../app/client.ts';
import { useCommand } from '../../app/command.ts';
import { TroubleState } from '../../app/TroubleState.tsx';
import { text } from '../../text/index.ts';
import { Button, DataGrid, DateText, Dialog, EmptyState, type GridColumn } from '../../ui/index.ts';
import styles from './ApplyDialog.module.css';

type Change = z.output<NonNullable<(typeof payees.clean)['~orpc']['outputSchema']>>['changes'][number];

const words = text.rules.payees;
const changeId = ({ entry_id }: Change) => entry_id;

export function PayeesDialog({ entity, onClose }: { entity: Entity; onClose: () => void }) {
  const input = { entity: entity.id };
  const preview = useQuery({
    queryKey: ['payees-clean', input],
    queryFn: ({ signal }) => client.payees.clean({ ...input, preview: true }, { signal }),
  });
  const clean = useCommand(() => client.payees.clean(input), { done: ({ changed }) => words.done(changed) });
  const columns = useColumns();
  const { changed = 0, closed = 0, changes = [] } = preview.data ?? {};
  return (
    <Dialog
      open
      size="wide"
      title={words.title(entity.name)}
      onClose={onClose}
      onSubmit={() => {
        if (changed > 0) void clean.run(undefined).then((done) => done && onClose());
      }}
      footer={
        <>
          <Button variant="quiet" onClick={onClose}>
            {text.rules.dialog.cancel}
          </Button>
          <Button
            type="submit"
            variant="primary"
            disabled={preview.isPending}
            why={preview.data && changed === 0 ? words.nothingText : null}
            busy={clean.busy}
          >
            {changed === 0 ? text.rules.past.nothing : words.run(changed)}
          </Button>
        </>
      }
    >
      <div className={styles.apply}>
        <p className={styles.text}>{words.text}</p>
        {preview.isError && (
          <TroubleState inline error={preview.error} onRetry={() => void preview.refetch()} />
        )}
        <div className={styles.list}>
          <DataGrid<Change>
            label={text.rules.past.list}
            columns={columns}
            rows={changes}
            rowId={changeId}
            select="none"
            empty={
              preview.data ? (
                <EmptyState compact title={text.rules.past.nothing} drawing="done">
                  {words.nothingText}
                </EmptyState>
              ) : (
                <span />
              )
            }
          />
        </div>
        {changed > changes.length && (
          <p className={styles.text}>{text.rules.past.first(changes.length, changed)}</p>
        )}
        {closed > 0 && <p className={styles.text}>{words.closed(closed)}</p>}
      </div>
    </Dialog>
  );
}

function useColumns(): readonly GridColumn<Change>[] {
  return useMemo(() => {
    const { columns } = words;
    return [
      {
        id: 'date',
        header: columns.date,
        width: 106,
        cell: ({ date }) => <DateText value={date} />,
        text: ({ date }) => date,
      },
      {
        id: 'from',
        header: columns.from,
        width: 220,
        grow: 2,
        cell: ({ from }) => from,
        text: ({ from }) => from,
      },
      { id: 'to', header: columns.to, width: 160, grow: 1, cell: ({ to }) => to, text: ({ to }) => to },
    ] satisfies GridColumn<Change>[];
  }, []);
}
