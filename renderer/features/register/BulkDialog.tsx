/** Changing many entries alike: what to change above, what becomes of each below, before anything is done. */
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useBooks } from '../../app/books.ts';
import { client } from '../../app/client.ts';
import { useCommand } from '../../app/command.ts';
import { text } from '../../text/index.ts';
import {
  AccountPicker,
  Button,
  DateInput,
  Dialog,
  PayeeInput,
  TagsInput,
  TextInput,
} from '../../ui/index.ts';
import styles from './BulkDialog.module.css';
import { BulkPreview } from './BulkPreview.tsx';
import { useCategories, usePayees } from './CellEditors.tsx';
import type { BulkAnswer, BulkInput } from './types.ts';

export type BulkField = 'category' | 'payee' | 'memo' | 'date';

export interface BulkDialogProps {
  entries: readonly string[];
  /** Whose categories are offered; entries of others take theirs of the same name. */
  entity: string | undefined;
  /** The field that takes the focus. */
  first: BulkField;
  onClose: () => void;
  onDone: () => void;
}

type Fields = Omit<BulkInput, 'entries' | 'preview'>;
const words = text.register.bulk;

export function BulkDialog({ entries, entity, first, onClose, onDone }: BulkDialogProps) {
  const [fields, setFields] = useState<Fields>({});
  const input: BulkInput = { ...fields, entries: [...entries] };
  const asked = Object.values(fields).some(
    (value) => value !== undefined && !(Array.isArray(value) && value.length === 0),
  );
  const preview = useQuery({
    queryKey: ['register', 'bulk', input],
    queryFn: () => client.entry.bulk({ ...input, preview: true }),
    enabled: asked,
    placeholderData: keepPreviousData,
    staleTime: 0,
  });
  const change = useCommand(() => client.entry.bulk(input), {
    done: (answer: BulkAnswer) => words.done(answer.changed),
  });
  const changed = asked ? (preview.data?.changed ?? 0) : 0;
  const act = async () => {
    if (changed === 0 || !(await change.run(undefined))) return;
    onDone();
    onClose();
  };
  return (
    <Dialog
      open
      sticky
      size="wide"
      title={words.title(entries.length)}
      onClose={onClose}
      onSubmit={() => void act()}
      footer={
        <Button variant="primary" type="submit" disabled={changed === 0} busy={change.busy}>
          {words.confirm(changed)}
        </Button>
      }
    >
      <p className={styles.intro}>{words.intro}</p>
      <BulkFields
        fields={fields}
        first={first}
        entity={entity}
        onFields={(more) => setFields({ ...fields, ...more })}
      />
      <BulkPreview asked={asked} preview={preview} />
    </Dialog>
  );
}

interface BulkFieldsProps {
  fields: Fields;
  first: BulkField;
  entity: string | undefined;
  onFields: (change: Fields) => void;
}

function BulkFields({ fields, first, entity, onFields }: BulkFieldsProps) {
  const books = useBooks();
  const [typed, setTyped] = useState('');
  const payees = usePayees(entity, typed);
  const categories = useCategories(entity ?? books.entities[0]?.id, null);
  return (
    <div className={styles.fields}>
      <AccountPicker
        label={words.category}
        accounts={categories}
        value={fields.category ?? null}
        allowEmpty
        autoFocus={first === 'category'}
        onCommit={(id) => onFields({ category: id ?? undefined })}
      />
      <PayeeInput
        label={words.payee}
        value={fields.payee ?? ''}
        suggestions={payees}
        onQuery={setTyped}
        autoFocus={first === 'payee'}
        onCommit={(payee) => onFields({ payee: payee === '' ? undefined : payee })}
      />
      <TextInput
        label={words.memo}
        value={fields.memo ?? ''}
        autoFocus={first === 'memo'}
        maxLength={4000}
        onCommit={(memo) => onFields({ memo: memo === '' ? undefined : memo })}
      />
      <DateInput
        label={words.date}
        value={fields.date ?? null}
        allowEmpty
        autoFocus={first === 'date'}
        onCommit={(date) => onFields({ date: date ?? undefined })}
      />
      <TagsInput
        label={words.add}
        value={fields.add_tags ?? []}
        onCommit={(tags) => onFields({ add_tags: tags })}
      />
      <TagsInput
        label={words.remove}
        value={fields.remove_tags ?? []}
        onCommit={(tags) => onFields({ remove_tags: tags })}
      />
    </div>
  );
}
