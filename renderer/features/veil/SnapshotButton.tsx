/** Records the solvency of the day of a distribution that is in the books; where a test fails, it asks for the reason. */
import { useState } from 'react';
import type { Entity } from '../../app/books.ts';
import { client } from '../../app/client.ts';
import { useCommand } from '../../app/command.ts';
import { text } from '../../text/index.ts';
import { Button, Dialog, Stack, TextInput } from '../../ui/index.ts';

const words = text.veil.reasonDialog;
const REASON_MIN = 3;

export function SnapshotButton({ company, crossing }: { company: Entity; crossing: string }) {
  const [asking, setAsking] = useState(false);
  const snapshot = useCommand(
    (reason: string | null) =>
      client.veil.snapshot({ entity: company.id, crossing, ...(reason === null ? {} : { reason }) }),
    { done: text.veil.findings.snapshotDone, quiet: true },
  );
  const take = async () => {
    if ((await snapshot.run(null)) === null) setAsking(true);
  };
  return (
    <>
      <Button size="small" busy={snapshot.busy && !asking} onClick={() => void take()}>
        {text.veil.findings.snapshot}
      </Button>
      <ReasonDialog
        open={asking}
        said={snapshot.trouble?.message ?? ''}
        busy={snapshot.busy}
        onClose={() => setAsking(false)}
        onReason={async (reason) => {
          if ((await snapshot.run(reason)) !== null) setAsking(false);
        }}
      />
    </>
  );
}

interface ReasonProps {
  open: boolean;
  /** Why it was not recorded at once. */
  said: string;
  busy: boolean;
  onClose: () => void;
  onReason: (reason: string) => Promise<void>;
}

function ReasonDialog({ open, said, busy, onClose, onReason }: ReasonProps) {
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const missing = reason.trim().length < REASON_MIN;
  const submit = () => {
    setTried(true);
    if (!missing) void onReason(reason.trim());
  };
  return (
    <Dialog
      open={open}
      onClose={onClose}
      title={words.title}
      size="small"
      sticky
      onSubmit={submit}
      footer={
        <>
          <Button variant="quiet" onClick={onClose}>
            {words.cancel}
          </Button>
          <Button type="submit" variant="primary" busy={busy}>
            {words.save}
          </Button>
        </>
      }
    >
      <Stack>
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
    </Dialog>
  );
}
