/** Voiding a paper: the reason is asked, and stays with it. */
import { useState } from 'react';
import type { PaperOut } from '../../../shared/contract/paper.ts';
import { client } from '../../app/client.ts';
import { useCommand } from '../../app/command.ts';
import { useDraft } from '../../app/drafts.ts';
import { text } from '../../text/index.ts';
import { FormDialog, Stack, TextInput } from '../../ui/index.ts';
import { Refusal } from '../accounts/Refusal.tsx';

const words = text.papers.void;
const REASON_MIN = 3;

export function VoidDialog({ paper, onClose }: { paper: PaperOut; onClose: () => void }) {
  const [reason, setReason, drop] = useDraft(`papers.void.${paper.id}`, '');
  const [tried, setTried] = useState(false);
  const annul = useCommand(() => client.paper.void({ id: paper.id, reason: reason.trim() }), {
    done: words.done,
    quiet: true,
  });
  const missing = reason.trim().length < REASON_MIN;
  const submit = async () => {
    setTried(true);
    if (missing || (await annul.run(undefined)) === null) return;
    drop();
    onClose();
  };
  return (
    <FormDialog
      sticky
      size="small"
      title={words.title}
      onClose={onClose}
      onSubmit={() => void submit()}
      submit={words.confirm}
      danger
      busy={annul.busy}
    >
      <Stack>
        <p>{words.text}</p>
        <Refusal trouble={annul.trouble} />
        <TextInput
          label={words.reason}
          value={reason}
          onChange={setReason}
          autoFocus
          required
          error={tried && missing ? words.reasonMissing : null}
        />
      </Stack>
    </FormDialog>
  );
}
