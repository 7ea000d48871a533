/** Asks for the reason of something that is kept with it. What was typed survives a lock. */
import { useState } from 'react';
import { useDraft } from '../../app/drafts.ts';
import { text } from '../../text/index.ts';
import { FormDialog, Stack, TextInput } from '../../ui/index.ts';

const words = text.reconcile.reason;
const REASON_MIN = 3;

interface ReasonDialogProps {
  draft: string;
  title: string;
  /** What happens, and that the reason is kept. */
  explained: string;
  confirm: string;
  open: boolean;
  busy: boolean;
  onClose: () => void;
  /** Whether it was done. */
  onReason: (reason: string) => Promise<boolean>;
}

/** It stays when it is closed, so that the focus goes back to where it came from. */
export function ReasonDialog(props: ReasonDialogProps) {
  const { draft, title, explained, confirm, open, busy, onClose, onReason } = props;
  const [reason, setReason, dropReason] = useDraft(draft, '');
  const [tried, setTried] = useState(false);
  const missing = reason.trim().length < REASON_MIN;
  const submit = async () => {
    setTried(true);
    if (missing || !(await onReason(reason.trim()))) return;
    dropReason();
    setTried(false);
    onClose();
  };
  return (
    <FormDialog
      open={open}
      onClose={onClose}
      title={title}
      size="small"
      sticky
      onSubmit={() => void submit()}
      submit={confirm}
      busy={busy}
    >
      <Stack>
        <p>{explained}</p>
        <TextInput
          label={words.label}
          value={reason}
          onChange={setReason}
          autoFocus
          required
          error={tried && missing ? words.missing : null}
        />
      </Stack>
    </FormDialog>
  );
}
