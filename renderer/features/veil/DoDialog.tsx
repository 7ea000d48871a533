/** Saying that something was done: on which day, and with the file that bears it out. */
import { useState } from 'react';
import { today } from '../../app/use-period.ts';
import { text } from '../../text/index.ts';
import { DateInput, FormDialog, Stack } from '../../ui/index.ts';
import { EvidenceField } from './EvidenceField.tsx';
import type { Formality } from './types.ts';
import { useDoFormality } from './use-formalities.ts';

const words = text.veil.doDialog;

export function DoDialog({ formality, onClose }: { formality: Formality | null; onClose: () => void }) {
  const [on, setOn] = useState<string | null>(formality?.done_on ?? today());
  const [file, setFile] = useState<File | null>(null);
  const done = useDoFormality();
  const submit = async () => {
    if (formality === null || on === null) return;
    if ((await done.run({ id: formality.id, on, file })) !== null) onClose();
  };
  return (
    <FormDialog
      open={formality !== null}
      onClose={onClose}
      title={words.title(formality?.title ?? '')}
      size="small"
      sticky
      onSubmit={() => void submit()}
      submit={words.save}
      busy={done.busy}
    >
      <Stack>
        <DateInput label={words.on} value={on} onCommit={setOn} max={today()} required autoFocus />
        <EvidenceField file={file} onFile={setFile} />
      </Stack>
    </FormDialog>
  );
}
