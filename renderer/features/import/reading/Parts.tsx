/** Where the parts of processors' and brokers' rows go, and another account for one of them from the next import on. */
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { POSTING_KINDS, type PostingKind } from '../../../../shared/contract/mapping.ts';
import { useBooks } from '../../../app/books.ts';
import { api, client } from '../../../app/client.ts';
import { useCommand } from '../../../app/command.ts';
import { TroubleState } from '../../../app/TroubleState.tsx';
import { text } from '../../../text/index.ts';
import {
  AccountName,
  AccountPicker,
  Button,
  DataGrid,
  type GridColumn,
  Section,
  Select,
} from '../../../ui/index.ts';
import styles from './Reading.module.css';

interface Part {
  entity: string;
  kind: PostingKind;
  currency: string | null;
  account: string;
  account_id: string;
}

const words = text.imports.reading.parts;
const { kinds } = text.imports.rows;
const partId = ({ entity, kind, currency }: Part) => `${entity} ${kind} ${currency}`;

const COLUMNS: readonly GridColumn<Part>[] = [
  {
    id: 'entity',
    header: words.entity,
    width: 180,
    cell: ({ entity }) => entity,
    text: ({ entity }) => entity,
    sortable: true,
  },
  {
    id: 'kind',
    header: words.kind,
    width: 160,
    cell: ({ kind }) => kinds[kind],
    text: ({ kind }) => kinds[kind],
    sortable: true,
  },
  {
    id: 'currency',
    header: words.currency,
    width: 90,
    cell: ({ currency }) => currency ?? words.any,
    text: ({ currency }) => currency ?? words.any,
  },
  {
    id: 'account',
    header: words.account,
    width: 240,
    grow: 1,
    cell: ({ account }) => <AccountName path={account} />,
    text: ({ account }) => account,
    sortable: true,
  },
];

export function Parts() {
  const parts = useQuery(api.imports.parts.queryOptions({ input: {} }));
  return (
    <Section title={words.title} detail={words.text}>
      {parts.isError && <TroubleState error={parts.error} onRetry={() => void parts.refetch()} />}
      {parts.data !== undefined && parts.data.length === 0 && <p className={styles.quiet}>{words.none}</p>}
      {parts.data !== undefined && parts.data.length > 0 && (
        <DataGrid<Part>
          label={words.title}
          columns={COLUMNS}
          rows={parts.data}
          rowId={partId}
          select="none"
          height="content"
        />
      )}
      <ChoosePart />
    </Section>
  );
}

function ChoosePart() {
  const books = useBooks();
  const [chosen, setChosen] = useState<string>();
  const [kind, setKind] = useState<PostingKind>('fee');
  const [account, setAccount] = useState<string | null>(null);
  const entity = chosen ?? books.entities[0]?.id;
  const choose = useCommand(client.imports.choose_part, {
    done: (_, { kind: of }) => words.done(kinds[of]),
  });
  if (entity === undefined) return null;
  const run = async () => {
    if (account !== null && (await choose.run({ entity, kind, account }))) setAccount(null);
  };
  return (
    <div className={styles.form}>
      <Select
        label={words.entity}
        value={entity}
        options={books.entities.map(({ id, name }) => ({ value: id, label: name }))}
        onCommit={(id) => {
          setChosen(id);
          setAccount(null);
        }}
      />
      <Select<PostingKind>
        label={words.kind}
        value={kind}
        options={POSTING_KINDS.filter((one) => one !== 'exchange').map((value) => ({
          value,
          label: kinds[value],
        }))}
        onCommit={setKind}
      />
      <AccountPicker
        label={words.account}
        accounts={books.accountsOf(entity)}
        value={account}
        onCommit={(id) => setAccount(id)}
      />
      <Button disabled={account === null} busy={choose.busy} onClick={() => void run()}>
        {words.choose}
      </Button>
    </div>
  );
}
