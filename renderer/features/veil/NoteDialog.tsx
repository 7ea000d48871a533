/** A note on a finding: it goes into the record, with who wrote it and when. */
import { useState } from 'react';
import type { Entity } from '../../app/books.ts';
import { client } from '../../app/client.ts';
import { useCommand } from '../../app/command.ts';
import { useDraft } from '../../app/drafts.ts';
import { today } from '../../app/use-period.ts';
import { text } from '../../text/index.ts';
import { Checkbox, FormDialog, Stack, TextArea } from '../../ui/index.ts';
import type { Finding } from './types.ts';

const words = text.veil.noteDialog;

interface NoteProps {
  finding: Finding | null;
  company: Entity;
  onClose: () => void;
}

export function NoteDialog({ finding, company, onClose }: NoteProps) {
  const [said, setSaid, dropSaid] = useDraft(`veil.note.${finding?.key ?? ''}`, '');
  const [seen, setSeen] = useState(false);
  const [tried, setTried] = useState(false);
  const note = useCommand(
    (key: string) =>
      client.veil.note({ entity: company.id, key, text: said.trim(), acknowledge: seen, as_of: today() }),
    { done: words.done },
  );
  const missing = said.trim() === '';
  const close = () => {
    setTried(false);
    setSeen(false);
    onClose();
  };
  const submit = async () => {
    setTried(true);
    if (missing || finding === null || (await note.run(finding.key)) === null) return;
    dropSaid();
    close();
  };
  return (
    <FormDialog
      open={finding !== null}
      onClose={close}
      title={words.title}
      size="small"
      sticky
      onSubmit={() => void submit()}
      submit={words.save}
      busy={note.busy}
    >
      <Stack>
        <p>{finding?.text}</p>
        <TextArea
          label={words.text}
          help={words.help}
          value={said}
          onChange={setSaid}
          required
          error={tried && missing ? words.missing : null}
        />
        <Checkbox label={words.seen} checked={seen} onChange={setSeen} />
      </Stack>
    </FormDialog>
  );
}
