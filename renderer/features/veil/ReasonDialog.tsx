/** Why a distribution is made although a test of solvency does not pass: it goes into the record with the figures. */
import { type ReactNode, useState } from 'react';
import { text } from '../../text/index.ts';
import { FormDialog, Stack, TextInput } from '../../ui/index.ts';

const words = text.veil.reasonDialog;
/** As the contract has it. */
export const REASON_MIN = 3;

interface ReasonProps {
  open: boolean;
  /** What it is asked about, where that is not on screen already. */
  about?: ReactNode;
  /** Why it was not recorded at once. */
  said: string;
  busy: boolean;
  onClose: () => void;
  onReason: (reason: string) => Promise<void>;
}

export function ReasonDialog({ open, about, said, busy, onClose, onReason }: ReasonProps) {
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const missing = reason.trim().length < REASON_MIN;
  const submit = () => {
    setTried(true);
    if (!missing) void onReason(reason.trim());
  };
  return (
    <FormDialog
      open={open}
      onClose={onClose}
      title={words.title}
      size="small"
      sticky
      onSubmit={submit}
      submit={words.save}
      busy={busy}
    >
      <Stack>
        {about}
        <p>{said}</p>
        <p>{words.text}</p>
        <TextInput
          label={words.reason}
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
