/** Reopening what was finished: the reason is asked, and kept. */
import { useState } from 'react';
import { client } from '../../app/client.ts';
import { useCommand } from '../../app/command.ts';
import { useDraft } from '../../app/drafts.ts';
import { text } from '../../text/index.ts';
import { dateText, FormDialog, Stack, TextInput, useLocale } from '../../ui/index.ts';
import type { Finished } from './session.ts';

const words = text.reconcile.history;
const REASON_MIN = 3;

interface ReopenDialogProps {
  finished: Finished;
  open: boolean;
  onClose: () => void;
}

/** It stays when it is closed, so that the focus goes back to where it came from. */
export function ReopenDialog({ finished, open, onClose }: ReopenDialogProps) {
  const locale = useLocale();
  const [reason, setReason, dropReason] = useDraft(`reconcile.reopen.${finished.id}`, '');
  const [tried, setTried] = useState(false);
  const day = dateText(finished.statement_date, locale);
  const reopen = useCommand(() => client.reconcile.reopen({ id: finished.id, reason: reason.trim() }), {
    done: words.reopened(day),
  });
  const missing = reason.trim().length < REASON_MIN;
  const submit = async () => {
    setTried(true);
    if (missing || (await reopen.run(undefined)) === null) return;
    dropReason();
    setTried(false);
    onClose();
  };
  return (
    <FormDialog
      open={open}
      onClose={onClose}
      title={words.title(day)}
      size="small"
      sticky
      onSubmit={() => void submit()}
      submit={words.confirm}
      busy={reopen.busy}
    >
      <Stack>
        <p>{words.text(finished.postings)}</p>
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
