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
import { dayColumn, type GridColumn, ListDialog } from '../../ui/index.ts';

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
  const { past } = text.rules;
  const { changed = 0, closed = 0, changes } = preview.data ?? {};
  const shown = changes?.length ?? 0;
  return (
    <ListDialog<Change>
      title={words.title(entity.name)}
      onClose={onClose}
      intro={words.text}
      list={{
        label: past.list,
        columns,
        rows: changes ?? null,
        rowId: changeId,
        empty: { title: past.nothing, text: words.nothingText },
      }}
      notes={[changed > shown ? past.first(shown, changed) : null, closed > 0 ? words.closed(closed) : null]}
      confirm={changed === 0 ? past.nothing : words.run(changed)}
      onConfirm={() => void clean.run(undefined).then((done) => done && onClose())}
      busy={clean.busy}
      disabled={!preview.data}
      why={preview.data && changed === 0 ? words.nothingText : null}
    >
      {preview.isError && (
        <TroubleState inline error={preview.error} onRetry={() => void preview.refetch()} />
      )}
    </ListDialog>
  );
}

function useColumns(): readonly GridColumn<Change>[] {
  return useMemo(() => {
    const { columns } = words;
    return [
      dayColumn(columns.date),
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
