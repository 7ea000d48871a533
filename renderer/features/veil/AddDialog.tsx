/** Something new for the calendar. */
import { useState } from 'react';
import { text } from '../../text/index.ts';
import { DateInput, FormDialog, Select, Stack, TextArea, TextInput } from '../../ui/index.ts';
import type { Wanted } from './types.ts';
import type { AddFormality } from './use-formalities.ts';

const words = text.veil.addDialog;
const { kinds } = text.veil.calendar;
type Kind = Wanted['kind'];
type Every = keyof typeof words.everies;

const EVERIES = ['none', '1', '3', '12', '24'] as const;

interface AddProps {
  open: boolean;
  onClose: () => void;
  add: AddFormality;
}

export function AddDialog({ open, onClose, add }: AddProps) {
  const [kind, setKind] = useState<Kind>('annual-report');
  const [title, setTitle] = useState('');
  const [due, setDue] = useState<string | null>(null);
  const [every, setEvery] = useState<(typeof EVERIES)[number]>('12');
  const [note, setNote] = useState('');
  const [tried, setTried] = useState(false);
  const missing = title.trim() === '';
  const close = () => {
    setTitle('');
    setDue(null);
    setNote('');
    setTried(false);
    onClose();
  };
  const submit = async () => {
    setTried(true);
    if (missing) return;
    const every_months = every === 'none' ? null : Number(every);
    const added = await add.run({ kind, title: title.trim(), due_on: due, every_months, note });
    if (added !== null) close();
  };
  return (
    <FormDialog
      open={open}
      onClose={close}
      title={words.title}
      size="small"
      sticky
      onSubmit={() => void submit()}
      submit={words.save}
      busy={add.busy}
    >
      <Stack>
        <Select<Kind>
          label={words.kind}
          value={kind}
          onCommit={setKind}
          options={(Object.keys(kinds) as Kind[]).map((one) => ({ value: one, label: kinds[one] }))}
        />
        <TextInput
          label={words.what}
          value={title}
          onChange={setTitle}
          autoFocus
          required
          error={tried && missing ? words.whatMissing : null}
        />
        <DateInput label={words.due} help={words.dueHelp} value={due} onCommit={setDue} allowEmpty />
        <Select
          label={words.every}
          value={every}
          onCommit={setEvery}
          options={EVERIES.map((one) => ({ value: one, label: words.everies[one as Every] }))}
        />
        <TextArea label={words.note} value={note} onChange={setNote} rows={2} />
      </Stack>
    </FormDialog>
  );
}
