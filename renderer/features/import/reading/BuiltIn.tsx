/** Exports whose columns need no explaining. */
import { useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { api } from '../../../app/client.ts';
import { TroubleState } from '../../../app/TroubleState.tsx';
import { text } from '../../../text/index.ts';
import { DataGrid, type GridColumn, Section, TextInput } from '../../../ui/index.ts';
import styles from './Reading.module.css';

interface Profile {
  id: string;
  institution: string;
  product: string;
  kind: 'bank' | 'card' | 'investment' | 'processor' | null;
  headers: string[][];
}

const words = text.imports.reading.builtIn;
const profileId = ({ id }: Profile) => id;
const kindOf = ({ kind }: Profile) => (kind === null ? words.anyKind : words.kinds[kind]);
const namesOf = ({ headers }: Profile) => headers[0]?.join(', ') ?? words.noNames;
const COLUMNS: readonly GridColumn<Profile>[] = [
  {
    id: 'institution',
    header: words.institution,
    width: 180,
    cell: ({ institution }) => institution,
    text: ({ institution }) => institution,
    sortable: true,
  },
  {
    id: 'product',
    header: words.product,
    width: 180,
    cell: ({ product }) => product,
    text: ({ product }) => product,
    sortable: true,
  },
  { id: 'kind', header: words.kind, width: 110, cell: kindOf, text: kindOf, sortable: true },
  { id: 'names', header: words.names, width: 240, grow: 1, cell: namesOf, text: namesOf },
];

export function BuiltIn() {
  const profiles = useQuery(api.imports.profiles.queryOptions());
  const [sought, setSought] = useState('');
  const found = useMemo(() => {
    const parts = sought.toLowerCase().split(/\s+/);
    return (profiles.data ?? []).filter((one) => {
      const said = `${one.institution} ${one.product} ${kindOf(one)}`.toLowerCase();
      return parts.every((part) => said.includes(part));
    });
  }, [profiles.data, sought]);
  return (
    <Section title={words.title(profiles.data?.length ?? 0)} detail={words.text}>
      {profiles.isError && <TroubleState error={profiles.error} onRetry={() => void profiles.refetch()} />}
      <div className={styles.search}>
        <TextInput type="search" label={words.search} value={sought} maxLength={80} onChange={setSought} />
      </div>
      <DataGrid<Profile>
        label={words.list}
        columns={COLUMNS}
        rows={found}
        rowId={profileId}
        select="none"
        height="content"
      />
    </Section>
  );
}
