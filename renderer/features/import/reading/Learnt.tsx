/** Columns of tables that somebody explained: kept for the next file of that shape until they are forgotten. */
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { CsvMapping } from '../../../../shared/contract/mapping.ts';
import { api, client } from '../../../app/client.ts';
import { useCommand } from '../../../app/command.ts';
import { TroubleState } from '../../../app/TroubleState.tsx';
import { text } from '../../../text/index.ts';
import { AccountName, Button, DataGrid, DateText, type GridColumn, Section } from '../../../ui/index.ts';
import styles from './Reading.module.css';

interface LearntMapping {
  shape: string;
  account: string | null;
  mapping: CsvMapping;
  learnt_at: string;
}

const words = text.imports.reading.learnt;
const shapeOf = ({ shape }: LearntMapping) => shape;

/** The names of the columns; of a table without any, how many the mapping knows. */
function columnsOf({ mapping: { names, columns } }: LearntMapping): string {
  const named = (names ?? []).filter((name) => name.trim() !== '');
  return named.length > 0 ? named.join(', ') : words.unnamed(Object.values(columns).flat().length);
}

export function Learnt() {
  const learnt = useQuery(api.imports.mappings.queryOptions());
  const forget = useCommand((shape: string) => client.imports.forget({ shape }), { done: words.forgot });
  const { run } = forget;
  const columns = useColumns((shape) => void run(shape));
  return (
    <Section title={words.title} detail={words.text}>
      {learnt.isError && <TroubleState error={learnt.error} onRetry={() => void learnt.refetch()} />}
      {learnt.data !== undefined &&
        (learnt.data.length === 0 ? (
          <p className={styles.quiet}>{words.none}</p>
        ) : (
          <DataGrid<LearntMapping>
            label={words.title}
            columns={columns}
            rows={learnt.data}
            rowId={shapeOf}
            select="none"
            height="content"
            menu={({ row }) => [{ label: words.forget, onSelect: () => void run(row.shape) }]}
          />
        ))}
    </Section>
  );
}

function useColumns(onForget: (shape: string) => void): readonly GridColumn<LearntMapping>[] {
  return useMemo(
    () => [
      {
        id: 'at',
        header: words.at,
        width: 190,
        cell: ({ learnt_at }) => <DateText value={learnt_at} />,
        text: ({ learnt_at }) => learnt_at,
        sortable: true,
      },
      {
        id: 'account',
        header: words.account,
        width: 200,
        cell: ({ account }) => (account === null ? words.several : <AccountName path={account} />),
        text: ({ account }) => account ?? words.several,
        sortable: true,
      },
      { id: 'columns', header: words.columns, width: 240, grow: 1, cell: columnsOf, text: columnsOf },
      {
        id: 'act',
        header: words.act,
        width: 100,
        align: 'right',
        cell: (row) => (
          <Button
            size="small"
            variant="quiet"
            aria-label={words.forgetOf(columnsOf(row))}
            onClick={() => onForget(row.shape)}
          >
            {words.forget}
          </Button>
        ),
      },
    ],
    [onForget],
  );
}
