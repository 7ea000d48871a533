/** Applies an entity’s rules to what is in the books: first what would change, then all of it in one step. */
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import type { Entity } from '../../app/books.ts';
import { client } from '../../app/client.ts';
import { useCommand } from '../../app/command.ts';
import { TroubleState } from '../../app/TroubleState.tsx';
import { text } from '../../text/index.ts';
import {
  AccountName,
  Checkbox,
  DateInput,
  dayColumn,
  type GridColumn,
  ListDialog,
  Money,
} from '../../ui/index.ts';
import styles from './ApplyDialog.module.css';
import { alsoText, partsText, type RuleChange } from './words.ts';

interface ApplyDialogProps {
  open: boolean;
  onClose: () => void;
  entity: Entity;
}

export function ApplyDialog({ open, onClose, entity }: ApplyDialogProps) {
  if (!open) return null;
  return <ApplyForm key={entity.id} entity={entity} onClose={onClose} />;
}

const changeId = ({ entry_id }: RuleChange) => entry_id;

function ApplyForm({ entity, onClose }: Omit<ApplyDialogProps, 'open'>) {
  const words = text.rules.past;
  const [everything, setEverything] = useState(false);
  const [from, setFrom] = useState<string | null>(null);
  const [to, setTo] = useState<string | null>(null);
  const input = {
    entity: entity.id,
    everything,
    ...(from === null ? {} : { from }),
    ...(to === null ? {} : { to }),
  };
  const preview = useQuery({
    queryKey: ['rules-apply', input],
    queryFn: ({ signal }) => client.rules.apply({ ...input, preview: true }, { signal }),
    placeholderData: keepPreviousData,
  });
  const apply = useCommand((as_seen: string) => client.rules.apply({ ...input, preview: false, as_seen }), {
    done: ({ changed }) => words.done(changed),
  });
  // What is refused, as it is something else by now, is to be looked at again.
  const run = async (seen: string) => {
    if (await apply.run(seen)) onClose();
    else void preview.refetch();
  };
  const changed = preview.data?.changed ?? 0;
  const columns = useColumns();
  const shown = preview.data?.changes.length ?? 0;
  const left = preview.data?.left ?? [];
  return (
    <ListDialog<RuleChange>
      title={words.title(entity.name)}
      size="full"
      onClose={onClose}
      intro={words.text}
      list={{
        label: words.list,
        columns,
        rows: preview.data?.changes ?? null,
        rowId: changeId,
        empty: { title: words.nothing, text: words.nothingText },
      }}
      notes={[
        changed > shown ? words.first(shown, changed) : null,
        left.length > 0 ? words.left(left.length, left[0]!.reason) : null,
      ]}
      confirm={changed === 0 ? words.nothing : words.run(changed)}
      onConfirm={() => preview.data && void run(preview.data.seen)}
      busy={apply.busy}
      disabled={preview.isPending || preview.isPlaceholderData}
      why={preview.data && changed === 0 ? words.nothingText : null}
    >
      <div className={styles.options}>
        <DateInput label={words.from} value={from} onCommit={setFrom} allowEmpty />
        <DateInput label={words.to} value={to} onCommit={setTo} allowEmpty />
        <Checkbox
          label={words.everything}
          help={words.everythingHelp}
          checked={everything}
          onChange={setEverything}
        />
      </div>
      {preview.isError && (
        <TroubleState inline error={preview.error} onRetry={() => void preview.refetch()} />
      )}
    </ListDialog>
  );
}

function useColumns(): readonly GridColumn<RuleChange>[] {
  return useMemo(() => {
    const { columns } = text.rules.past;
    return [
      dayColumn(columns.date),
      {
        id: 'payee',
        header: columns.payee,
        width: 150,
        grow: 2,
        cell: ({ payee }) => payee,
        text: ({ payee }) => payee,
      },
      {
        id: 'from',
        header: columns.from,
        width: 120,
        grow: 1,
        cell: ({ from }) => <AccountName path={from} leafOnly />,
        text: ({ from }) => from,
      },
      {
        id: 'to',
        header: columns.to,
        width: 150,
        grow: 2,
        cell: ({ to, parts }) =>
          parts.length === 0 ? (
            <AccountName path={to} leafOnly strong />
          ) : (
            <strong title={to}>{partsText(parts)}</strong>
          ),
        text: ({ to }) => to,
      },
      {
        id: 'also',
        header: columns.also,
        width: 170,
        grow: 3,
        cell: (change) => (
          <span className={styles.also} title={alsoText(change)}>
            {alsoText(change)}
          </span>
        ),
        text: alsoText,
      },
      { id: 'rule', header: columns.rule, width: 110, cell: ({ rule }) => rule, text: ({ rule }) => rule },
      {
        id: 'amount',
        header: columns.amount,
        width: 100,
        align: 'right',
        cell: ({ amount, currency }) => <Money value={amount} currency={currency} />,
        text: ({ amount }) => amount,
      },
    ] satisfies GridColumn<RuleChange>[];
  }, []);
}
