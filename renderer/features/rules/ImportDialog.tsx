/**
 * Adds the rules of a file to an entity: first what would become of each, with another account for those that are not here,
 * then all of it in one step.
 */
import { useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import type { z } from 'zod';
import type { rules } from '../../../shared/contract/rules.ts';
import { type Entity, useBooks } from '../../app/books.ts';
import { client } from '../../app/client.ts';
import { useCommand } from '../../app/command.ts';
import { troubleOf } from '../../app/trouble.ts';
import { text } from '../../text/index.ts';
import { AccountPicker, ErrorState, FileButton, type GridColumn, ListDialog } from '../../ui/index.ts';
import styles from './ImportDialog.module.css';
import { type RuleFile, readRuleFile } from './use-rule-files.ts';

type Preview = z.output<NonNullable<(typeof rules.import)['~orpc']['outputSchema']>>;
type Row = Preview['rules'][number] & { id: string };

interface ImportDialogProps {
  open: boolean;
  onClose: () => void;
  entity: Entity;
}

export function ImportDialog({ open, ...rest }: ImportDialogProps) {
  return open ? <ImportForm key={rest.entity.id} {...rest} /> : null;
}

interface Chosen {
  name: string;
  /** `null` is no JSON. */
  file: RuleFile | null;
}

const rowId = ({ id }: Row) => id;

function ImportForm({ entity, onClose }: Omit<ImportDialogProps, 'open'>) {
  const words = text.rules.files;
  const [chosen, setChosen] = useState<Chosen | null>(null);
  const { accountsOf } = useBooks();
  /** The account to use instead, by the name in the file; `null` while none is chosen. */
  const [instead, setInstead] = useState<Readonly<Record<string, string | null>>>({});
  const file = chosen?.file ?? null;
  const accounts = useMemo(
    () =>
      Object.fromEntries(Object.entries(instead).filter(([, id]) => id !== null)) as Record<string, string>,
    [instead],
  );
  const preview = useQuery({
    queryKey: ['rules-import', entity.id, file, accounts],
    queryFn: ({ signal }) =>
      client.rules.import({ entity: entity.id, file: file!, accounts, preview: true }, { signal }),
    enabled: file !== null,
    placeholderData: (before, query) => (query?.queryKey[2] === file ? before : undefined),
    retry: false,
  });
  const add = useCommand(
    () => client.rules.import({ entity: entity.id, file: file!, accounts, preview: false }),
    {
      done: ({ added }) => words.done(added),
    },
  );
  const added = preview.data?.added ?? 0;
  const unknown = preview.data?.unknown_accounts ?? [];
  const missing = [...new Set([...Object.keys(instead), ...unknown])];
  const strangers = preview.data?.unknown_entities ?? [];
  const isReady = added > 0 && unknown.length === 0 && strangers.length === 0 && !preview.isFetching;
  const rows = useMemo(
    () => preview.data?.rules.map((rule, at) => ({ ...rule, id: String(at) })) ?? null,
    [preview.data],
  );
  const columns = useColumns();
  return (
    <ListDialog<Row>
      title={words.title(entity.name)}
      onClose={onClose}
      intro={words.text}
      list={rows && { label: words.list, columns, rows, rowId }}
      confirm={
        added > 0 ? words.run(added) : preview.data && unknown.length === 0 ? words.nothing : words.add
      }
      onConfirm={() => void add.run(undefined).then((done) => done && onClose())}
      busy={add.busy}
      why={isReady ? null : whyNot(preview.data)}
    >
      <div>
        <FileButton
          accept="application/json,.json"
          onFiles={([first]) =>
            first &&
            void readRuleFile(first).then((read) => {
              setInstead({});
              setChosen({ name: first.name, file: read });
            })
          }
        >
          {chosen?.name ?? words.choose}
        </FileButton>
      </div>
      {chosen && (file === null || preview.isError) && (
        <ErrorState
          inline
          title={words.unreadable(chosen.name)}
          where={preview.isError ? troubleOf(preview.error).message : undefined}
          remedy={words.unreadableHelp}
        />
      )}
      {strangers.length > 0 && <p role="alert">{words.strangers(strangers)}</p>}
      {missing.length > 0 && (
        <div className={styles.instead}>
          {unknown.length > 0 && <p role="alert">{words.unknown(unknown)}</p>}
          {missing.map((name) => (
            <AccountPicker
              key={name}
              label={words.insteadOf(name)}
              accounts={accountsOf(entity.id)}
              value={instead[name] ?? null}
              onCommit={(id) => setInstead((before) => ({ ...before, [name]: id }))}
            />
          ))}
        </div>
      )}
    </ListDialog>
  );
}

function whyNot(preview: Preview | undefined): string {
  const words = text.rules.files;
  if (!preview) return words.text;
  if (preview.unknown_entities.length > 0) return words.strangers(preview.unknown_entities);
  return preview.unknown_accounts.length > 0 ? words.unknown(preview.unknown_accounts) : words.nothingText;
}

function useColumns(): readonly GridColumn<Row>[] {
  return useMemo(() => {
    const words = text.rules.files;
    return [
      {
        id: 'rule',
        header: words.columns.rule,
        width: 260,
        grow: 1,
        cell: ({ label }) => label,
        text: ({ label }) => label,
      },
      {
        id: 'state',
        header: words.columns.state,
        width: 280,
        cell: ({ state }) => words.states[state],
        text: ({ state }) => words.states[state],
      },
    ] satisfies GridColumn<Row>[];
  }, []);
}
